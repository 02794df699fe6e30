"""Planning: from a format, like last time, and the agenda edited in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.services import editing, planning, rooms, running
from convenor.services.editing import Setting
from convenor.services.planning import Details, DetailsChange
from convenor.services.views import agenda
from convenor.session.exercise import Overhead, Prompt, Span, Step
from convenor.session.format import Format, Part
from convenor.session.people import Invited, Person
from convenor.session.problem import NotFound, Problem
from tests.support.hosts import SERIES_EVENT, Room, a_format, a_host, a_part, a_planned_room, an_exercise


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def ids(room: Room) -> list[str]:
    return [s.id for s, p in room.session().parts() if p.state != "dropped"]


def test_a_session_copies_its_format_and_adds_up(room: Room) -> None:
    view = agenda(room.session(), room.clock.now())
    assert [s["id"] for s in view["segments"]] == ["arrival", "speakers", "rooms", "report-back", "together", "close"]
    assert sum(s["minutes"] for s in view["segments"]) * 60 + view["spare_seconds"] == 90 * 60
    assert view["segments"][1]["planned_start"] == "2026-11-26T11:05:00+00:00"
    assert view["promised_end"] == "2026-11-26T12:30:00+00:00"


def test_an_undated_session_has_no_instants_until_it_starts() -> None:
    room = a_planned_room(date=None)
    view = agenda(room.session(), room.clock.now())
    assert view["promised_end"] is None
    assert {s["planned_start"] for s in view["segments"]} == {None}
    assert view["spare_seconds"] == 600
    running.start(room.host, room.session_id)
    assert agenda(room.session(), room.clock.now())["segments"][0]["planned_start"] is not None


def test_like_last_time_takes_the_agenda_and_not_the_question(room: Room) -> None:
    editing.change(room.host, room.session_id, "rooms", Setting(minutes=30))
    editing.drop(room.host, room.session_id, "report-back")
    again = planning.new_session(room.host, Details(title="Who eats", date=date(2026, 12, 3)), like=room.session())
    session = room.host.session(again)
    assert [s.id for s in session.segments] == ["arrival", "speakers", "rooms", "together", "close"]
    assert session.segments[2].seconds == 30 * 60
    assert session.plan.start == time(11, 0)
    assert session.plan.end == time(12, 30)
    assert session.plan.questions == ()
    assert session.plan.speakers == ()


def test_what_is_inserted_comes_where_it_is_put(room: Room) -> None:
    editing.insert(room.host, room.session_id, an_exercise("quiet-minute", 2), after="speakers")
    editing.insert(room.host, room.session_id, "A word about the fire exits", minutes=3, after="start")
    assert ids(room)[:4] == ["a-word-about-the-fire", "arrival", "speakers", "quiet-minute"]
    editing.undo(room.host, room.session_id)
    editing.undo(room.host, room.session_id)
    assert ids(room)[:2] == ["arrival", "speakers"]


def test_a_format_fills_in_the_blanks_of_its_exercises_and_pins_its_parts() -> None:
    asks = an_exercise("imagine", prompts=(Prompt("after", "What is it like when {change} in {year}?"),))
    part = a_part(asks, fills=(("change", "nobody eats alone"),), lead="Ada Pell", start_at=time(11, 30))
    room = a_planned_room(a_format(part, length=10))
    (segment,) = room.session().segments
    assert segment.prompts[0].text == "What is it like when nobody eats alone in {year}?"
    assert (segment.lead, segment.start_at) == ("Ada Pell", time(11, 30))


def test_a_room_more_makes_a_longer_report_back_and_undo_makes_it_short_again() -> None:
    sharing = an_exercise("report-back", 10, "report-back", "report-back", scales_with="rooms", each_seconds=120)
    room = a_planned_room(a_format(a_part(an_exercise("rooms", 25, "breakout", "discussion")), a_part(sharing)))
    assert room.session().segments[1].seconds == 6 * 60
    planning.change_details(room.host, room.session_id, DetailsChange(rooms=("q",) * 7))
    assert room.session().segments[1].seconds == 14 * 60
    editing.undo(room.host, room.session_id)
    assert room.session().segments[1].seconds == 6 * 60
    rooms.add(room.host, room.session_id)
    assert room.session().segments[1].seconds == 8 * 60
    rooms.close(room.host, room.session_id, 2)
    assert room.session().segments[1].seconds == 6 * 60
    editing.undo(room.host, room.session_id)
    assert room.session().segments[1].seconds == 8 * 60


def test_the_same_exercise_twice_gets_a_name_of_its_own(room: Room) -> None:
    first = editing.insert(room.host, room.session_id, an_exercise("rooms", 5))
    assert first == "rooms-2"


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (Setting(minutes=-1), "not a length"),
        (Setting(minutes=601), "not a length"),
        (Setting(minimum=40), "not between"),
        (Setting(maximum=3), "not between"),
        (Setting(title="  "), "needs a title"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(room: Room, setting: Setting, words: str) -> None:
    before = room.session().segments
    with pytest.raises(Problem, match=words):
        editing.change(room.host, room.session_id, "rooms", setting)
    assert room.session().segments == before


def test_what_is_over_or_on_is_neither_moved_nor_dropped(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    for act in (editing.drop,):
        with pytest.raises(Problem, match="is over"):
            act(room.host, room.session_id, "arrival")
        with pytest.raises(Problem, match="is on now"):
            act(room.host, room.session_id, "speakers")
    with pytest.raises(Problem, match="is over"):
        editing.move(room.host, room.session_id, "close", "arrival")
    with pytest.raises(Problem, match="running"):
        editing.insert(room.host, room.session_id, "Late", after="start")
    editing.insert(room.host, room.session_id, "An extra question")
    assert ids(room)[2] == "an-extra-question"


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (Details(title=" "), "needs a title"),
        (Details(title="x", start=time(11), end=time(11)), "starts and ends at 11:00"),
        (Details(title="x", timezone="Mars/Olympus"), "Mars/Olympus"),
        (Details(title="x", people=0), "cannot meet"),
        (Details(title="x", date=date(206, 11, 26)), "too far away"),
        (Details(title="x", date=date(9999, 12, 31)), "too far away"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(details: Details, words: str) -> None:
    host = a_host()
    with pytest.raises(Problem, match=words):
        planning.new_session(host, details, of=SERIES_EVENT)
    assert host.sessions() == ()


def test_an_unknown_part_is_named_with_those_there_are(room: Room) -> None:
    with pytest.raises(NotFound, match="no part called “coffee”") as refused:
        editing.drop(room.host, room.session_id, "coffee")
    assert "report-back" in refused.value.cure


edits = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 9), st.integers(-1, 9)),
        st.tuples(st.just("set"), st.integers(0, 9), st.integers(0, 60)),
        st.tuples(st.just("drop"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("insert"), st.integers(1, 30), st.integers(-1, 9)),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(edits)
def test_no_part_is_lost_the_sum_is_the_span_and_undo_brings_all_back(happened: list[tuple[str, int, int]]) -> None:
    room = a_planned_room()
    before = room.session()
    done = 0
    for verb, a, b in happened:
        now = ids(room)
        try:
            place = "start" if b < 0 else now[b % len(now)] if now else "start"
            if verb == "move":
                editing.move(room.host, room.session_id, now[a % len(now)], place)
            elif verb == "set":
                editing.change(room.host, room.session_id, now[a % len(now)], Setting(minutes=b))
            elif verb == "drop" and len(now) > 1:
                editing.drop(room.host, room.session_id, now[a % len(now)])
            elif verb == "insert":
                editing.insert(room.host, room.session_id, f"Extra {a}", minutes=a, after=place)
            else:
                continue
        except Problem:
            continue
        done += 1
        view = agenda(room.session(), room.clock.now())
        rows = [s for s in view["segments"] if s["state"] != "dropped"]
        assert len({s["id"] for s in view["segments"]}) == len(view["segments"])
        assert all(a["planned_end"] == b["planned_start"] for a, b in pairwise(rows))
        assert sum(s["minutes"] for s in rows) * 60 == view["total_seconds"]
        assert view["total_seconds"] + view["spare_seconds"] == view["length_seconds"]
    for _ in range(done):
        editing.undo(room.host, room.session_id)
    after = room.session()
    assert (after.segments, after.progress, after.plan) == (before.segments, before.progress, before.plan)
    with pytest.raises(Problem, match="nothing to undo"):
        editing.undo(room.host, room.session_id)


def respondents_if_any() -> Format:
    """Ninety minutes with spare time for answers that nobody may come to give."""
    answers = an_exercise("respondents", 11, "respondents", "respondents", scales_with="respondents",
                          each_seconds=300, overhead=Overhead(brief=1))
    answers = replace(answers, steps=(Step("each", "Each", "respondents", Span(5, 10, 25)),))
    part = Part("respondents", answers, Span(0, 0, 21), "protected", optional=True, speakers=0)
    return a_format(
        a_part(an_exercise("together", 75)), part, a_part(an_exercise("close", 5, kind="close")), length=90, spare=10
    )


@pytest.mark.parametrize(("invited", "minutes"), [(0, None), (1, 6), (2, 11), (4, 21), (9, 21)])
def test_respondents_have_a_part_when_there_are_any(invited: int, minutes: int | None) -> None:
    people = tuple(Invited(Person(f"Jo Field {n}")) for n in range(invited))
    room = a_planned_room(respondents_if_any(), respondents=people, speakers=(), rooms=())
    view = agenda(room.session(), room.clock.now())
    found = {s["id"]: s["minutes"] for s in view["segments"]}
    assert found.get("respondents") == minutes
    assert sum(found.values()) * 60 + view["spare_seconds"] == 90 * 60
    assert [s.id for s in room.session().segments][-1] == "close"


def test_the_minutes_of_whoever_is_coming_cannot_shrink_to_nothing() -> None:
    room = a_planned_room(respondents_if_any(), respondents=(Invited(Person("Jo Field")),), speakers=(), rooms=())
    part = next(s for s in room.session().segments if s.id == "respondents")
    assert (part.minimum, part.seconds, part.rule) == (360, 360, "protected")
