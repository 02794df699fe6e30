"""Making it fit: nothing before it is accepted, all of it by one act, and one undo brings the agenda back."""

from __future__ import annotations

import pytest

from convenor.services import editing, refitting, running
from convenor.services.rehearsing import copy_to_rehearse, fast_clock
from convenor.session.problem import Problem, Stale
from convenor.timing.timeline import timeline
from tests.support.hosts import Room, a_host, a_planned_room
from tests.support.sessions import NOON, FakeClock


@pytest.fixture
def late() -> Room:
    """Running, and its second part twenty-four minutes late: ten of spare time will not do."""
    room = a_planned_room()
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=29)
    running.next_part(room.host, room.session_id)
    return room


def test_proposing_changes_nothing(late: Room) -> None:
    before = late.session()
    refitting.propose(late.host, late.session_id)
    assert late.session() == before


def test_accepting_makes_it_end_when_promised_and_one_undo_brings_all_back(late: Room) -> None:
    before = late.session()
    offer = refitting.propose(late.host, late.session_id)
    assert offer.proposal.fits
    assert sum(line.before_seconds != line.after_seconds for line in offer.proposal.lines) > 1
    refitting.accept(late.host, late.session_id, offer)
    line = timeline(late.session(), late.clock.now())
    assert line.projected_end == line.promised_end
    assert refitting.propose(late.host, late.session_id).proposal.changes_anything is False
    assert editing.undo(late.host, late.session_id) == "Undone: making it fit."
    after = late.session()
    assert (after.segments, after.progress, after.promised_end) == (
        before.segments,
        before.progress,
        before.promised_end,
    )


def test_what_does_not_fit_needs_a_choice(late: Room) -> None:
    late.clock.forward(minutes=45)
    offer = refitting.propose(late.host, late.session_id)
    assert offer.proposal.short_seconds > 0
    with pytest.raises(Problem, match="cannot be found without a choice"):
        refitting.accept(late.host, late.session_id, offer)
    with pytest.raises(Problem, match="no choice 99"):
        refitting.accept(late.host, late.session_id, offer, 99)
    ask = next(c for c in offer.proposal.choices if c.kind == "ask")
    refitting.accept(late.host, late.session_id, offer, ask.n)
    line = timeline(late.session(), late.clock.now())
    assert line.projected_end == line.promised_end


def test_an_agenda_that_changed_meanwhile_is_looked_at_anew(late: Room) -> None:
    offer = refitting.propose(late.host, late.session_id)
    running.add(late.host, late.session_id, 2)
    with pytest.raises(Stale, match="has changed"):
        refitting.accept(late.host, late.session_id, offer)


def test_what_was_shown_is_what_is_done_however_long_one_thinks(late: Room) -> None:
    offer = refitting.propose(late.host, late.session_id)
    late.clock.forward(seconds=50)
    refitting.accept(late.host, late.session_id, offer)
    lengths = {s.id: s.seconds for s in late.session().segments}
    assert all(lengths[line.segment.id] == line.after_seconds for line in offer.proposal.lines)


def test_a_number_chosen_by_hand_stands_and_the_rest_follows(late: Room) -> None:
    offer = refitting.propose(late.host, late.session_id, {"rooms": 18 * 60})
    refitting.accept(late.host, late.session_id, offer)
    rooms = late.session().segment("rooms")
    assert rooms is not None
    assert rooms.seconds == 18 * 60
    line = timeline(late.session(), late.clock.now())
    assert line.projected_end == line.promised_end


def test_a_rehearsal_runs_fast_and_leaves_the_session_alone() -> None:
    room = a_planned_room()
    real = FakeClock()
    clock = fast_clock(room.session(), real, 60)
    assert clock.now() == NOON
    real.forward(seconds=10)
    assert (clock.now() - NOON).total_seconds() == 600
    elsewhere = a_host(real)
    copy = copy_to_rehearse(room.session(), elsewhere)
    running.start(elsewhere, copy)
    assert elsewhere.session(copy).plan.title == "Rehearsal: Who cooks"
    assert room.session().state == "planned"
    for speed in (0.0, -1.0, 601.0, float("nan")):
        with pytest.raises(Problem, match="not a speed"):
            fast_clock(room.session(), real, speed)
