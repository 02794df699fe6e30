"""Letters: filled in from the plan, blank where nothing is known, and never invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.library.letters import load_letters
from convenor.services import planning, running
from convenor.services.letters import Letter, all_letters, find_form, forms_for, letter_lines, write
from convenor.session.exercise import Care, Overhead
from convenor.session.format import RecordPolicy, SignOff
from convenor.session.people import Invited, Person
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.introduction import introduction
from convenor.writeup.letters import REQUIRED, Blank, LetterForm, filled
from tests.support.agendas import agendas
from tests.support.hosts import ADA, SUNIL, a_planned_room
from tests.support.sessions import NOON, a_plan, a_segment, a_session
from tests.support.styles import PACK, house

SAY = "We write a short note. Say so if something should stay out."
FORMS = load_letters(PACK)


class House:
    """The bundled letters and introductions."""

    def forms(self) -> Sequence[LetterForm]:
        return FORMS

    def introduction(self, session: Session, name: str) -> str:
        return introduction(session, house(), name)


def written(session: Session, which: str, name: str = "", at: Any = NOON) -> tuple[Letter, ...]:
    return write(session, at, House(), find_form(FORMS, which), name)


def one(session: Session, which: str, name: str = "", at: Any = NOON) -> Letter:
    (letter,) = written(session, which, name, at)
    return letter


def full() -> Session:
    """Everything that a plan can know is known."""
    room = a_planned_room(convenor=Person("Idris Vane", email="idris@example.org"), series=None)
    session = room.session()
    record = RecordPolicy(say=SAY, sign_off=(SignOff("each speaker", "their own paragraph", 7),))
    return replace(session, plan=replace(session.plan, record=record))


NOTHING = a_session(a_segment(), plan=a_plan())


@pytest.mark.parametrize(
    ("state", "first"),
    [("planned", "invitation"), ("running", "over-time"), ("paused", "over-time"), ("ended", "thanks")],
)
def test_what_is_likely_to_be_wanted_now_comes_first_and_nothing_is_missing(state: Any, first: str) -> None:
    session = replace(full(), state=state)
    letters = all_letters(session, NOON, House())
    assert letters[0].id == first
    assert {letter.id for letter in letters} == {f.id for f in forms_for(session, NOON, House())}
    assert [letter.to for letter in letters if letter.id == "speaker-brief"] == ["Ada Pell", "Sunil Marsh"]


@pytest.mark.parametrize("which", REQUIRED)
def test_every_letter_can_be_written_whatever_is_known(which: str) -> None:
    for session in (full(), NOTHING):
        for letter in written(session, which):
            assert letter.text or letter.say
            whole = f"{letter.subject}\n{letter.text}\n{letter.say}"
            assert "{" not in whole
            assert "None" not in whole
            assert "\n\n\n" not in whole
            assert {b.strip("[]") for b in re.findall(r"\[[^]]+\]", whole)} == set(letter.missing)


def test_an_invitation_has_day_hours_question_consent_and_access() -> None:
    letter = one(full(), "invitation")
    for words in (
        "Thursday 26 November 2026, 11:00 to 12:30 (London time)", "Who cooks, and who is cooked for?", SAY,
        "captions, an interpreter", "idris@example.org", "Idris Vane", "11:05  Speakers", "we end at 12:30",
    ):  # fmt: skip
        assert words in letter.text
    assert letter.subject == "Who cooks, Thursday 26 November 2026"
    assert letter.missing == ("link or place",)
    assert letter.still_to_fill_in == "Still to fill in: [link or place]."


def test_what_nobody_knows_is_a_blank_and_told_at_the_end_in_order() -> None:
    letter = one(NOTHING, "invitation")
    assert "When: [date], [start] to [end]" in letter.text
    assert letter.missing == (
        "date", "start", "end", "link or place", "what is written down, and what becomes of it", "how to reach you",
        "your name",
    )  # fmt: skip
    assert list(letter_lines(letter))[-1].startswith("Still to fill in: [date], [start]")


def test_tender_parts_are_announced() -> None:
    tender = a_segment("imagining", care=Care("tender", ("grief", "fear"), opt_out="You can leave it out."))
    letter = one(a_session(tender, plan=a_plan()), "invitation")
    assert "“Imagining” may bring up grief or fear. You can leave it out." in letter.text


def test_each_speaker_has_their_own_minutes_and_introduction() -> None:
    ada, sunil = written(full(), "speaker-brief")
    assert (ada.to, sunil.to) == ("Ada Pell", "Sunil Marsh")
    assert "Dear Ada," in ada.text
    assert "10 minutes, from about 11:05 to 11:15. You are the first of two speakers, before Sunil Marsh." in ada.text
    assert "the second of two speakers, after Ada Pell." in sunil.text
    assert "your introduction will read:\n\n“Our opening speakers were Ada Pell, Director of Ladle" in ada.text
    assert "you see your own paragraph, and have 7 days to answer" in ada.text
    assert one(full(), "speaker-brief", "sunil").to == "Sunil Marsh"


def test_an_undated_note_introduces_each_by_themselves() -> None:
    session = full()
    session = replace(session, plan=replace(session.plan, profile="undated"))
    assert "“The second speaker was Sunil Marsh, from Corner Kitchens.”" in one(session, "speaker-brief", "Sunil").text


def test_nobody_else_is_in_an_introduction_that_is_one_persons() -> None:
    plan = replace(full().plan, profile="undated")
    session = replace(full(), plan=plan)
    assert introduction(session, house(), "Ada Pell") == (
        "The first speaker was Ada Pell, Director of Ladle, who drew on ten years."
    )
    assert introduction(session, house(), "Nobody") == ""


def test_an_introduction_is_agreed_beforehand_whatever_happens_later() -> None:
    room = a_planned_room()
    before = introduction(room.session(), house(), "Ada Pell")
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    running.skip(room.host, room.session_id)
    assert introduction(room.session(), house(), "Ada Pell") == before != ""


def test_whoever_may_not_be_named_is_told_that_they_are_not() -> None:
    quiet = Invited(replace(ADA, may_be_named=False))
    session = full()
    session = replace(session, plan=replace(session.plan, speakers=(quiet, Invited(SUNIL))))
    text = one(session, "speaker-brief", "Ada").text
    assert "does not name you" in text
    assert "will read" not in text


def test_a_respondent_has_a_brief_of_their_own() -> None:
    cleo = Invited(Person("Cleo Drum"), seconds=240)
    answers = a_segment("answers", 10, mode="respondents", kind="respondents")
    session = a_session(a_segment(), answers, plan=replace(full().plan, respondents=(cleo,)))
    letter = one(session, "respondent-brief")
    assert letter.to == "Cleo Drum"
    assert "4 minutes, from about 11:10 to 11:14. You are the only respondent." in letter.text
    assert "We then heard from Cleo Drum." in letter.text
    with pytest.raises(NotFound, match="not one of the speakers"):
        written(session, "speaker-brief", "Cleo")


def test_a_note_takers_brief_is_for_each_room() -> None:
    letters = written(full(), "note-taker-brief")
    assert [letter.to for letter in letters] == [f"the note-taker of Room {n}" for n in (1, 2, 3)]
    assert "It is open from about 11:25 to 11:50; everybody is back by 11:50." in letters[0].text
    assert "What is a table for?" in letters[0].text
    assert one(full(), "note-taker-brief", "Room 3").to == "the note-taker of Room 3"
    assert "Your room" not in one(NOTHING, "note-taker-brief").text


@pytest.mark.parametrize(
    ("overhead", "closes", "countdown"),
    [(Overhead(), "11:50", "[countdown]"), (Overhead(move_out=1), "11:49", "60 seconds"),
     (Overhead(call_countdown=120), "11:48", "120 seconds"),
     (Overhead(move_out=1, call_countdown=60), "11:48", "60 seconds")],
)  # fmt: skip
def test_rooms_are_closed_early_enough_for_the_call_to_count_down(
    overhead: Overhead, closes: str, countdown: str
) -> None:
    session = full()
    parts = tuple(replace(s, overhead=overhead) if s.mode == "breakout" else s for s in session.segments)
    text = one(replace(session, segments=parts), "video-call").text
    assert f"Close them at {closes}" in text
    assert f"Set the countdown before the rooms close to {countdown}" in text


def test_what_to_set_in_the_call() -> None:
    text = one(full(), "video-call").text
    for words in ("Make 3 rooms", "Close them at 11:50", "[countdown]", "Ada Pell, Director of Ladle", "Recording off"):
        assert words in text
    assert "Rooms" not in one(NOTHING, "video-call").text


def test_the_moment_knows_who_is_speaking_and_for_how_long() -> None:
    room = a_planned_room()
    assert one(room.session(), "over-time").missing == ("name", "minutes")
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    running.speaker(room.host, room.session_id, "Sunil")
    letter = one(room.session(), "over-time", at=room.host.now())
    assert letter.text.startswith("Thank you, Sunil. Your 10 minutes are up.")
    assert letter.say.startswith("Thank you, Sunil.")
    assert letter.to == "Sunil Marsh"
    assert not letter.missing
    assert one(room.session(), "over-time", "Ada", room.host.now()).to == "Ada Pell"


def test_running_over_says_by_how_much_only_when_it_does() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    assert one(room.session(), "running-over", at=room.host.now()).missing == ("minutes", "new end")
    later = room.host.now() + timedelta(minutes=27)  # in a part of five: the rest is 75
    letter = one(room.session(), "running-over", at=later)
    assert "We would need 12 minutes more, until 12:42." in letter.text
    assert "end at 12:30" in letter.say


def test_starting_late_says_how_late() -> None:
    room = a_planned_room()
    letter = one(room.session(), "starting-late", at=NOON + timedelta(minutes=4))
    assert "It is 4 minutes past our start. We still end at 12:30" in letter.say
    assert "past our start" not in one(room.session(), "starting-late").say


def test_two_minutes_left_names_what_comes_next() -> None:
    assert "you come back by yourselves, for “Report back”." in one(full(), "two-minutes").text


def test_the_list_leaves_out_what_a_session_cannot_use() -> None:
    ids = [f.id for f in forms_for(full(), NOON, House())]
    assert "respondent-brief" not in ids
    assert "two-minutes" in ids
    small = [f.id for f in forms_for(NOTHING, NOON, House())]
    assert {"two-minutes", "speaker-brief", "over-time"} & set(small) == set()


@pytest.mark.parametrize(("which", "name", "said"), [
    ("letter-to-the-king", "", "There are: invitation"),
    ("brief", "", "more than one"),
    ("", "", "There is no message"),
    ("invitation", "Ada", "same for everybody"),
    ("speaker-brief", "Nobody", "Ada Pell, Sunil Marsh"),
    ("note-taker-brief", "9", "Room 1, Room 2, Room 3"),
])  # fmt: skip
def test_what_is_not_there_is_refused_in_words(which: str, name: str, said: str) -> None:
    with pytest.raises(Problem) as refused:
        written(full(), which, name)
    assert said in str(refused.value)


def test_words_of_a_plan_are_never_taken_for_a_template_and_stay_on_one_line() -> None:
    room = a_planned_room(title="{{ consent }} {% if", questions=("One\r\nTo: all\x1b[31m?",))
    text = one(room.session(), "invitation").text
    assert "{{ consent }} {% if" in text
    assert "One To: all␛[31m?" in text


def test_a_form_that_asks_for_what_nobody_gives_is_an_error() -> None:
    with pytest.raises(Problem, match="cannot be used"):
        filled(LetterForm("x", "X", "a", "b", text="{{ nobody }}"), {})


def test_a_blank_is_nothing_in_a_condition_and_a_bracket_in_print() -> None:
    form = LetterForm("x", "X", "a", "b", text="{% if day %}on {{ day }}{% else %}some day{% endif %} {{ end }}")
    done = filled(form, {"day": Blank("date"), "end": Blank("end")})
    assert (done.text, done.missing) == ("some day [end]", ("end",))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agendas(), st.sampled_from(sorted(REQUIRED)))
def test_any_session_at_any_moment_has_all_its_letters(made: tuple[Any, Any], which: str) -> None:
    session, now = made
    assert written(session, which, at=now) == written(session, which, at=now)


def test_planning_again_changes_the_letter() -> None:
    room = a_planned_room()
    planning.change_details(room.host, room.session_id, planning.DetailsChange(title="Who eats"))
    assert "Who eats" in one(room.session(), "invitation").subject
