"""What was held is held: never overtime, never behind, nobody's minutes. Whatever else was done meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from convenor.session import event as events
from convenor.session.event import Entry, Event
from convenor.session.fold import fold
from convenor.session.people import Invited, Person
from convenor.session.session import Session
from convenor.timing.actuals import actuals
from convenor.timing.reading import reading, speaker_times
from convenor.timing.refit import refit
from convenor.timing.timeline import planned_times, timeline
from convenor.timing.words import behind_and_held, where_we_stand
from tests.support.agendas import DATED, START
from tests.support.sessions import a_segment

PARTS = tuple(a_segment(p, 10, minimum=300, maximum=1200, mode="speakers") for p in ("a", "b", "c"))
ADA = Invited(Person("Ada Pell"))
PLAN = replace(DATED, speakers=(ADA,))
HELD_FOR = 240


@dataclass
class Room:
    """A session made act by act, and its clock in seconds after the start."""

    log: list[Entry]
    clock: int = 0

    def now(self) -> Session:
        return fold(self.log, ())

    def do(self, event: Event, ago: int = 0) -> None:
        at, effective = START + timedelta(seconds=self.clock), START + timedelta(seconds=self.clock - ago)
        self.log.append(Entry("s", len(self.log) + 1, f"e{len(self.log)}", at, effective, "f", "c", event))


def begun() -> Room:
    room = Room([])
    room.do(events.SessionPlanned(PLAN, PARTS))
    times = planned_times(room.now(), START)
    room.do(events.SessionStarted("a", times, START + timedelta(minutes=90)))
    room.do(events.SpeakerBegan("a", "Ada Pell"))
    return room


ACTS = st.sampled_from(["next", "back", "pause", "resume", "found", "ago"])


def act(room: Room, what: str) -> None:
    session = room.now()
    ids = [p.id for p in PARTS]
    on = session.running or "a"
    place = ids.index(on)
    match what:
        case "next" | "ago" if place < 2:
            room.do(events.MovedOn(on, ids[place + 1]), ago=60 if what == "ago" else 0)
        case "back" if place > 0:
            room.do(events.WentBack(on, ids[place - 1]))
        case "pause" if session.state == "running":
            room.do(events.Paused(on))
        case "resume" if session.state == "paused":
            room.do(events.Resumed(on))
        case "found" if place < 2:
            room.do(events.FoundToBe(ids[place + 1], ()))


STEPS = st.lists(st.tuples(st.integers(0, 400), ACTS), max_size=8)


def run(steps: list[tuple[int, str]], holds: set[int], *, rest: int) -> Room:
    """The same acts at the same moments of the room's own time; before those in `holds` it was held for a while."""
    room = begun()
    for n, (seconds, what) in enumerate(steps):
        room.clock += seconds
        if n in holds:
            paused = room.now().state == "paused"
            room.do(events.HoldBegan(room.now().running))
            room.clock += HELD_FOR
            room.do(events.HoldEnded(room.now().running))
            if paused:
                room.do(events.Paused(room.now().running or "a"))
        act(room, what)
    room.clock += rest
    return room


@given(STEPS, st.sets(st.integers(0, 7)), st.integers(0, 1500))
def test_held_time_never_counts(steps: list[tuple[int, str]], holds: set[int], rest: int) -> None:
    """The clock of the part, everybody's minutes and what each part took are as if there had been no hold."""
    # what is back-dated past a hold says that the hold was in the next part: another story
    steps = [(60 + s, "next") if n in holds and w == "ago" else (60 + s, w) for n, (s, w) in enumerate(steps)]
    calm, held = run(steps, set(), rest=rest), run(steps, holds, rest=rest)
    a, b = calm.now(), held.now()
    then, now = START + timedelta(seconds=calm.clock), START + timedelta(seconds=held.clock)
    one, two = reading(a, then), reading(b, now)
    assert one is not None
    assert two is not None
    assert (one.elapsed, one.left_seconds, one.over_seconds) == (two.elapsed, two.left_seconds, two.over_seconds)
    for part in a.segments:
        spoken = [s.spoken for s in speaker_times(a, part, then)]
        assert spoken == [s.spoken for s in speaker_times(b, part, now)]
    before, after = actuals(a, (), then), actuals(b, (), now)
    assert before is not None
    assert after is not None
    assert [p.longer_seconds for p in before.parts] == [p.longer_seconds for p in after.parts]
    assert after.held_seconds == HELD_FOR * len([n for n in holds if n < len(steps)])
    line = timeline(b, now)
    assert line.behind_seconds <= max(0, timeline(a, then).behind_seconds)


def test_while_it_lasts_the_clock_stands_and_says_so() -> None:
    room = begun()
    room.clock = 500
    room.do(events.HoldBegan("a"))
    for minutes in (0, 5, 30):
        read = reading(room.now(), START + timedelta(seconds=500 + minutes * 60))
        assert read is not None
        assert (read.elapsed, read.left_seconds, read.held) == (500, 100, True)


def test_what_is_behind_and_what_was_held_are_told_apart_and_add_up() -> None:
    room = begun()
    room.clock = 700
    room.do(events.HoldBegan("a"))
    room.clock += 360
    room.do(events.HoldEnded("a"))
    now = START + timedelta(seconds=room.clock + 140)  # 14 minutes of a part of 10, and 6 held
    session = room.now()
    line = timeline(session, now)
    assert (line.behind_seconds, line.held_seconds) == (240, 360)
    assert behind_and_held(line) == (4, 6)
    assert where_we_stand(session, now) == "4 minutes behind the plan and 6 held, ending 11:40"


def test_only_held_is_on_time() -> None:
    room = begun()
    room.do(events.HoldBegan("a"))
    room.clock = 300
    room.do(events.HoldEnded("a"))
    now = START + timedelta(seconds=300)
    assert where_we_stand(room.now(), now) == "on time but for 5 minutes held, ending 11:35"


def test_what_spare_time_or_a_fixed_hour_took_up_is_not_told_of() -> None:
    room = begun()
    room.do(events.HoldBegan("a"))
    room.clock = 180
    room.do(events.HoldEnded("a"))
    room.do(events.MinutesAdded("a", -180))
    assert timeline(room.now(), START + timedelta(seconds=180)).held_seconds == 0


def test_a_refit_takes_nothing_from_who_was_speaking_when_it_was_held() -> None:
    room = begun()
    room.clock = 60
    room.do(events.HoldBegan("a"))
    room.clock += 600
    room.do(events.HoldEnded("a"))
    now = START + timedelta(seconds=room.clock)
    (ada,) = (s for s in speaker_times(room.now(), PARTS[0], now) if s.begun)
    assert (ada.spoken, ada.left) == (60, 540)
    assert refit(room.now(), now).fits


def test_a_pause_that_is_back_dated_into_a_hold_counts_no_moment_twice() -> None:
    room = begun()
    room.clock = 120
    room.do(events.HoldBegan("a"))
    room.clock = 300
    room.do(events.Paused("a"), ago=240)
    room.clock = 400
    read = reading(room.now(), START + timedelta(seconds=400))
    assert read is not None
    assert read.elapsed == 60
    room.do(events.Resumed("a"))
    read = reading(room.now(), START + timedelta(seconds=400))
    assert read is not None
    assert read.elapsed == 60
