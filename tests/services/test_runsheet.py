"""Run sheets: the whole for the facilitator, and for others their part and nothing that is not theirs."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services import editing, running
from convenor.services.hours import Hours, zone_words
from convenor.services.runsheet_for import runsheet
from convenor.services.sheet import Line, Sheet
from convenor.session.agenda import Room as Place
from convenor.session.exercise import Access, Capture, Care, Cue, Overhead, Prompt, ScriptLine, Span, Step
from convenor.session.format import RecordPolicy, SignOff
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.session import Session
from tests.support.hosts import ADA, SUNIL, a_planned_room
from tests.support.sessions import NOON, a_plan, a_segment, a_session

SAY = "We write a short note. Say so if something should stay out."
WELCOME = a_segment(
    "welcome",
    6,
    minimum=180,
    rule="flexible",
    cut_order=2,
    steps=(
        Step(
            "open", "Open", "plenary", Span(2, 4, 5), say="Hello.", do="Smile.",
            cues=(Cue(60, "Look up."), Cue(-60, "Say what comes.")),
        ),
        Step("hush", "Hush", "silence", Span(1, 2, 3), script=(ScriptLine("Be still."), ScriptLine("", 40))),
    ),
)  # fmt: skip
TALKS = a_segment(
    "talks", 18, mode="speakers", kind="speakers", rule="protected", overhead=Overhead(1, 0, 1),
    care=Care("moderate", opt_out="Step out.", if_distressed="Stop and breathe."),
)  # fmt: skip
TENDER = a_segment(
    "letter", 10, mode="solo", lead="Mina Orr", rule="droppable",
    care=Care("tender", ("grief",), "It may be much.", "Leave.", ("tears",), "Sit with them.", "Thank you.", True),
)  # fmt: skip
ROOMS = a_segment(
    "rooms", 20, minimum=600, rule="flexible", cut_order=1, mode="breakout", overhead=Overhead(1, 1, 1),
    prompts=(Prompt("seen", "What did you see?"), Prompt("hidden", "For the host only", show=False)),
    capture=Capture(aim="six lines"), access=Access(send_ahead=("the question",)),
)  # fmt: skip
ASKED = (Place(1, "Who is missing?"), Place(2, "What would help?"))


def session(**more: Any) -> Session:
    values: dict[str, Any] = {
        "date": date(2026, 11, 26), "start": time(11), "end": time(12, 10), "length": 70 * 60,
        "questions": ("Who cooks?",), "convenor": Person("Idris Vane"), "rooms": ASKED,
        "speakers": (Invited(ADA, seconds=7 * 60), Invited(SUNIL, seconds=9 * 60)),
        "record": RecordPolicy(say=SAY, sign_off=(SignOff("each speaker", "their own paragraph", 7, "we ask again"),)),
    }  # fmt: skip
    return a_session(WELCOME, TALKS, TENDER, ROOMS, plan=a_plan(**(values | more)))


def everything(sheet: Sheet) -> str:
    lines = [*sheet.facts, *(line for s in sheet.sections for line in s.lines)]
    lines += [line for p in (*sheet.parts, *sheet.glance) for line in p.lines]
    heads = [s.heading for s in sheet.sections] + [p.title for p in (*sheet.parts, *sheet.glance)]
    return "\n".join([*heads, *(f"{line.label} {line.text}" for line in lines)])


def fact(sheet: Sheet, label: str) -> str:
    (found,) = [line.text for line in sheet.facts if line.label == label]
    return found


def part(sheet: Sheet, title: str) -> tuple[Line, ...]:
    return next(p.lines for p in sheet.parts if p.title == title)


def test_the_facilitator_has_the_clock_the_promise_and_the_spare_time() -> None:
    sheet = runsheet(session(), NOON, "facilitator", "")
    assert fact(sheet, "When") == "Thursday 26 November 2026, 11:00 to 12:10 (London time)"
    assert fact(sheet, "Promised end") == "12:10 (fixed)"
    assert fact(sheet, "Spare time") == "16 minutes before the promised end"
    assert [(p.start, p.end, p.minutes) for p in sheet.glance] == [
        ("11:00", "11:06", 6), ("11:06", "11:24", 18), ("11:24", "11:34", 10), ("11:34", "11:54", 20),
    ]  # fmt: skip
    assert [p.lead for p in sheet.glance] == ["Idris Vane", "Idris Vane", "Mina Orr", "Idris Vane"]


def test_a_part_has_what_to_say_do_and_read_with_its_cues_at_their_times() -> None:
    lines = part(runsheet(session(), NOON, "facilitator", ""), "Welcome")
    assert [(line.label, line.text) for line in lines] == [
        ("11:00", "Open, 4 minutes"),
        ("Do", "Smile."),
        ("Say", "Hello."),
        ("At 11:01", "Look up."),
        ("At 11:03", "Say what comes."),
        ("11:04", "Hush, 2 minutes"),
        ("Read aloud", "Be still."),
        ("Silence", "40 seconds"),
    ]


def test_speakers_stand_in_their_part_with_their_own_times() -> None:
    lines = part(runsheet(session(), NOON, "facilitator", ""), "Talks")
    assert Line("11:07", "Ada Pell, Director of Ladle: 7 minutes", "head") in lines
    assert Line("11:14", "Sunil Marsh, from Corner Kitchens: 9 minutes", "head") in lines


def test_care_is_short_and_a_tender_part_asks_for_a_companion() -> None:
    sheet = runsheet(session(), NOON, "facilitator", "")
    assert [line.label for line in part(sheet, "Talks") if line.kind == "care"] == [
        "Care, the way out", "Care, if somebody is distressed",
    ]  # fmt: skip
    labels = [line.label for line in part(sheet, "Letter") if line.kind == "care"]
    assert labels[0] == "Companion"
    assert "Care, say before" in labels
    assert not [line for line in part(sheet, "Welcome") if line.kind == "care"]


def test_what_gives_way_stands_in_the_order_of_a_refit() -> None:
    sheet = runsheet(session(), NOON, "facilitator", "")
    (late,) = [s for s in sheet.sections if "late" in s.heading]
    assert [(line.label, line.text) for line in late.lines] == [
        ("First", "the spare time, 16 minutes"),
        ("Then", "Rooms, from 20 minutes to no less than 10 minutes"),
        ("Then", "Welcome, from 6 minutes to no less than 3 minutes"),
        ("Only if you choose so", "leave out Letter (10 minutes)"),
        ("Kept whole", "Talks"),
        ("Never without asking them", "the minutes of Ada Pell, Sunil Marsh"),
        ("If that is not enough", "ask the group whether it wants to go on, and until when"),
    ]


def test_flexible_speakers_are_never_promised_less_than_was_agreed() -> None:
    flexible = replace(TALKS, rule="flexible", minimum=60)
    one = replace(session(), segments=(WELCOME, flexible, TENDER, ROOMS))
    (late,) = [s for s in runsheet(one, NOON, "facilitator", "").sections if "late" in s.heading]
    assert "Talks" in next(line.text for line in late.lines if line.label == "Kept whole")


def test_the_words_about_the_record_are_to_be_read_out() -> None:
    sheet = runsheet(session(), NOON, "facilitator", "")
    (aloud,) = [s for s in sheet.sections if s.aloud]
    assert [line.text for line in aloud.lines] == [SAY]


def test_a_session_without_a_date_counts_from_the_start() -> None:
    sheet = runsheet(session(date=None, start=None, end=None), NOON, "facilitator", "")
    assert sheet.column == "Minute"
    assert [p.start for p in sheet.glance] == ["minute 0", "minute 6", "minute 24", "minute 34"]
    assert fact(sheet, "When") == "no date yet, 70 minutes"
    assert fact(sheet, "Promised end") == "minute 70 (fixed)"


def test_a_session_with_an_hour_and_no_date_has_clock_times() -> None:
    pinned = replace(ROOMS, start_at=time(11, 40))
    one = replace(session(date=None), segments=(WELCOME, TALKS, TENDER, pinned))
    sheet = runsheet(one, NOON, "facilitator", "")
    assert sheet.column == "Time"
    assert [p.start for p in sheet.glance] == ["11:00", "11:06", "11:24", "11:40"]
    assert fact(sheet, "Promised end") == "12:10 (fixed)"


def test_a_speaker_has_their_part_and_nobody_elses() -> None:
    sheet = runsheet(session(), NOON, "speaker", "sunil", "The second speaker was Sunil Marsh.")
    assert fact(sheet, "You speak") == "11:14 to 11:23, in “Talks”"
    assert fact(sheet, "Your minutes") == "9 minutes"
    assert fact(sheet, "Your place") == "the second of two speakers, after Ada Pell"
    assert fact(sheet, "You are done") == "11:23; the part ends 11:24, and you are welcome to stay to the end, 12:10"
    told = everything(sheet)
    assert "The second speaker was Sunil Marsh." in told
    assert SAY in told
    assert "you see your own paragraph, and have 7 days" in told
    assert not sheet.glance
    assert not sheet.parts
    for others in ("Stop and breathe", "Companion", "Hello.", "gives way"):
        assert others not in told


def test_somebody_who_may_not_be_named_is_told_so() -> None:
    quiet = replace(ADA, may_be_named=False)
    sheet = runsheet(session(speakers=(Invited(quiet),)), NOON, "speaker", "Ada Pell")
    assert "You are not named in it." in everything(sheet)
    assert fact(sheet, "Your place") == "the only speaker"


def test_a_guest_who_leads_a_part_has_that_part_in_full() -> None:
    sheet = runsheet(session(), NOON, "speaker", "Mina Orr")
    assert fact(sheet, "You lead") == "Letter, 11:24 to 11:34"
    assert [p.title for p in sheet.parts] == ["Letter"]
    assert "Sit with them." in everything(sheet)


def test_a_speaker_whose_part_is_not_in_the_agenda_is_not_given_a_time() -> None:
    one = session(respondents=(Invited(Person("Cleo Drum")),))
    assert fact(runsheet(one, NOON, "speaker", "Cleo"), "You speak") == "when is not settled yet"


def test_a_note_taker_has_their_rooms_question_and_times() -> None:
    for room in ("2", "room 2", "Room 2"):
        sheet = runsheet(session(), NOON, "note-taker", room)
        assert fact(sheet, "Your room is asked") == "What would help?"
        assert fact(sheet, "In the room") == "11:36 to 11:53"
        assert fact(sheet, "Everybody is back") == "11:54"
        told = everything(sheet)
        assert "What did you see?" in told
        assert "For the host only" not in told
        assert "Who is missing?" not in told
        assert SAY in told
        assert "six lines" in told
        assert "Enter" in told


def test_a_note_taker_of_the_whole_has_the_agenda() -> None:
    sheet = runsheet(session(), NOON, "note-taker", "")
    assert len(sheet.glance) == 4


def test_rooms_made_on_the_day_may_have_any_number() -> None:
    sheet = runsheet(session(rooms=()), NOON, "note-taker", "5")
    assert sheet.under == "Run sheet for the note-taker of Room 5"
    assert fact(sheet, "Your room is asked") == "Who cooks?"


@pytest.mark.parametrize(("whom", "name", "said"), [
    ("speaker", "", "Invited are: Ada Pell, Sunil Marsh"),
    ("speaker", "Nobody", "Invited are: Ada Pell, Sunil Marsh"),
    ("note-taker", "9", "Room 1, Room 2"),
    ("note-taker", "kitchen", "Room 1, Room 2"),
    ("facilitator", "Ada", "whole session"),
    ("cat", "", "facilitator, speaker NAME, note-taker ROOM"),
])  # fmt: skip
def test_anybody_else_is_refused_in_words(whom: str, name: str, said: str) -> None:
    with pytest.raises(Problem) as refused:
        runsheet(session(), NOON, whom, name)
    assert said in str(refused.value)


def test_a_session_without_rooms_has_no_room_to_note() -> None:
    one = replace(session(), segments=(WELCOME,), progress=session().progress[:1])
    with pytest.raises(Problem, match="no part in rooms"):
        runsheet(one, NOON, "note-taker", "1")


def test_while_it_runs_the_sheet_shows_what_was_and_what_will_be() -> None:
    room = a_planned_room()
    room.clock.forward(minutes=4)
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=6)
    running.next_part(room.host, room.session_id)
    editing.drop(room.host, room.session_id, "report-back")
    sheet = runsheet(room.session(), room.host.now(), "facilitator", "")
    assert [(p.title, p.start, p.state) for p in sheet.glance] == [
        ("Arrival", "11:04", "done"), ("Speakers", "11:10", "now"), ("Rooms", "11:30", ""), ("Together", "11:55", ""),
        ("Close", "12:10", ""),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=8), st.booleans())
def test_shown_minutes_add_up_to_shown_times(lengths: list[int], dated: bool) -> None:
    segments = [a_segment(f"p{n}", seconds=s, minimum=s, maximum=s) for n, s in enumerate(lengths)]
    plan = session().plan if dated else a_plan()
    slots = Hours(a_session(*segments, plan=plan), NOON).slots()
    assert all(before.end == after.start for before, after in itertools.pairwise(slots))
    assert sum(s.minutes for s in slots) == (sum(lengths) + 30) // 60


@pytest.mark.parametrize(("zone", "words"), [
    ("Europe/London", "London time"), ("America/New_York", "New York time"), ("UTC", "UTC"),
    ("America/Argentina/Buenos_Aires", "Buenos Aires time"), ("Etc/GMT+5", "Etc/GMT+5"),
])  # fmt: skip
def test_zones_in_words(zone: str, words: str) -> None:
    assert zone_words(zone) == words


def test_a_role_is_somebody_once_people_are_known() -> None:
    first = replace(TENDER, lead="the first speaker")
    one = replace(session(), segments=(WELCOME, TALKS, first, ROOMS))
    assert runsheet(one, NOON, "facilitator", "").glance[2].lead == "Ada Pell"
    assert fact(runsheet(one, NOON, "speaker", "Ada"), "You lead") == "Letter, 11:24 to 11:34"
    guide = replace(one, segments=(WELCOME, TALKS, replace(TENDER, lead="the guide"), ROOMS))
    assert runsheet(guide, NOON, "facilitator", "").glance[2].lead == "the guide"
    assert [p.title for p in runsheet(guide, NOON, "speaker", "the guide").parts] == ["Letter"]


def test_what_an_exercise_leaves_open_is_a_bracket_and_told_once() -> None:
    step = Step("read", "Read", "silence", Span(1, 5, 9), script=(ScriptLine("It is {year}."),), say="In {year}.")
    one = replace(session(), segments=(WELCOME, TALKS, replace(TENDER, steps=(step,)), ROOMS))
    sheet = runsheet(one, NOON, "facilitator", "")
    assert "It is [year]." in everything(sheet)
    (open_section,) = [s for s in sheet.sections if "Still to fill in" in s.heading]
    assert [line.text for line in open_section.lines] == ["[year]"]


def test_each_sees_what_is_theirs_before_it_is_published() -> None:
    sees = (
        SignOff("each speaker", "their own paragraphs", 7),
        SignOff("each respondent", "their own points", 9),
        SignOff("convenor", "the whole note", 3),
    )
    cleo = (Invited(Person("Cleo Drum")),)
    answers = a_segment("answers", 10, mode="respondents", kind="respondents")
    one = session(respondents=cleo, record=RecordPolicy(sign_off=sees))
    one = replace(one, segments=(*one.segments, answers), progress=(*one.progress, one.progress[0]))
    ada = everything(runsheet(one, NOON, "speaker", "Ada"))
    told = everything(runsheet(one, NOON, "speaker", "Cleo"))
    assert ("your own paragraphs" in ada, "your own points" in ada) == (True, False)
    assert ("your own paragraphs" in told, "your own points" in told) == (False, True)
    assert "whole note" not in ada + told


def test_pages_are_nothing_for_a_note_taker() -> None:
    pages = a_segment("pages", capture=Capture(kinds=("journal",), aim="pages without names"))
    one = replace(session(), segments=(WELCOME, TALKS, pages, ROOMS))
    assert "pages without names" not in everything(runsheet(one, NOON, "note-taker", ""))
