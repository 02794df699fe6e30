"""Reality over plan: where we are, who came, what is not to be noted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from convenor.services import editing, reality, recording, running
from convenor.services.host import Wish
from convenor.services.recording import Line, Unnoted
from convenor.services.standing import standing
from convenor.session.people import Invited, Person
from convenor.session.problem import NotFound, Problem
from tests.support.hosts import Room, a_planned_room
from tests.support.sessions import NOON


@pytest.fixture
def room() -> Room:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    return room


def test_a_forgotten_next_is_put_right_and_the_parts_between_share_the_time(room: Room) -> None:
    room.clock.forward(minutes=60)
    reality.found_to_be(room.host, room.session_id, "report-back", Wish(at=NOON + timedelta(minutes=55)))
    session = room.session()
    assert [p.state for p in session.progress] == ["done", "done", "done", "running", "coming", "coming"]
    times = [(p.actual_start, p.actual_end) for p in session.progress[:4]]
    assert times[0][0] == NOON
    assert all(times[i][1] == times[i + 1][0] for i in range(3))
    assert times[3][0] == NOON + timedelta(minutes=55)
    assert [(e - s).total_seconds() // 60 for s, e in times[:3] if s and e] == [5, 22, 27]
    editing.undo(room.host, room.session_id)
    assert room.session().running == "arrival"


def test_a_next_too_many_is_put_right_too(room: Room) -> None:
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    reality.found_to_be(room.host, room.session_id, "arrival", Wish(at=NOON + timedelta(minutes=1)))
    assert [p.state for p in room.session().progress][:2] == ["running", "coming"]


@pytest.mark.parametrize(
    ("minutes", "part", "words"),
    [(61, "rooms", "still to come"), (-5, "rooms", "began at 11:00"), (5, "arrival", "on already")],
)
def test_a_moment_that_cannot_be_is_refused(room: Room, minutes: int, part: str, words: str) -> None:
    room.clock.forward(minutes=60)
    with pytest.raises(Problem, match=words):
        reality.found_to_be(room.host, room.session_id, part, Wish(at=NOON + timedelta(minutes=minutes)))


def test_who_did_not_come_is_not_in_the_programme(room: Room) -> None:
    reality.turnout(room.host, room.session_id, reality.Absent("Sunil"))
    assert [i.person.name for i in room.session().plan.speakers] == ["Ada Pell"]
    editing.undo(room.host, room.session_id)
    assert len(room.session().plan.speakers) == 2


def test_two_speakers_change_places_one_is_replaced_and_one_added(room: Room) -> None:
    reality.turnout(room.host, room.session_id, reality.Swapped("Ada", "Sunil"))
    reality.turnout(room.host, room.session_id, reality.Replaced("Ada", Invited(Person("Jo Field"))))
    reality.turnout(room.host, room.session_id, reality.Added(Invited(Person("Mo Lee")), "respondent"))
    plan = room.session().plan
    assert [i.person.name for i in plan.speakers] == ["Sunil Marsh", "Jo Field"]
    assert [i.person.name for i in plan.respondents] == ["Mo Lee"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (reality.Absent("Nobody"), "not among those invited"),
        (reality.Swapped("Ada", "Ada Pell"), "themselves"),
        (reality.Added(Invited(Person("ada pell"))), "already"),
        (reality.Replaced("Sunil", Invited(Person("Ada Pell"))), "already"),
    ],
)
def test_who_cannot_be_meant_is_refused(room: Room, change: reality.Turnout, words: str) -> None:
    with pytest.raises(Problem, match=words):
        reality.turnout(room.host, room.session_id, change)


def test_not_noted_from_here_keeps_nothing_until_it_is_off(room: Room) -> None:
    reality.unnoted(room.host, room.session_id, True)
    assert "Not noted from here" in standing(room.session(), room.clock.now())
    with pytest.raises(Unnoted, match="Nothing is being noted in this session"):
        recording.record(room.host, room.session_id, [Line("Off the record")])
    reality.unnoted(room.host, room.session_id, True)
    reality.unnoted(room.host, room.session_id, False)
    recording.record(room.host, room.session_id, [Line("On the record")])
    assert [n.text for n in room.session().contributions] == ["On the record"]


def test_a_note_taker_stops_noting_in_their_room_alone(room: Room) -> None:
    reality.unnoted(room.host, room.session_id, True, 2)
    with pytest.raises(Unnoted, match="Room 2"):
        recording.record(room.host, room.session_id, [Line("x", room=2)])
    recording.record(room.host, room.session_id, [Line("y", room=1), Line("z")])
    with pytest.raises(NotFound):
        reality.unnoted(room.host, room.session_id, True, 9)
