"""Random agendas underway, for tests of what time does to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from convenor.session.agenda import Plan, Segment
from convenor.session.exercise import Overhead
from convenor.session.people import Invited, Person
from convenor.session.session import Progress, Session, Turn
from convenor.timing.timeline import start_baseline
from tests.support.sessions import NOON, a_plan, a_segment, a_session

START = NOON
"""11:00 in London, on the day of `DATED`."""
DATED = a_plan(date=date(2026, 11, 26), start=time(11), end=time(12, 30))
SPEAKERS = tuple(Invited(Person(name), seconds=agreed) for name, agreed in [("Ada Bell", 480), ("Ben Cole", None)])


def underway(
    *segments: Segment, on: int, since: datetime, plan: Plan = DATED, began: datetime = START, **more: Any
) -> Session:
    """A session whose part number `on` began at `since`; those before it shared the time until then."""
    before = a_session(*segments, plan=plan)
    planned, end = start_baseline(before, began)
    share = (since - began) / on if on else timedelta()
    progress = [Progress("done", min(began + share * n, since), min(began + share * (n + 1), since)) for n in range(on)]
    progress += [Progress("running", since), *(Progress() for _ in segments[on + 1 :])]
    values: dict[str, Any] = {
        "progress": tuple(progress),
        "state": "running",
        "running": segments[on].id,
        "started_at": began,
        "planned": planned,
        "promised_end": end,
    }
    return a_session(*segments, plan=plan, **(values | more))


@st.composite
def parts(draw: st.DrawFn, n: int) -> Segment:
    """A part with bounds around its length; now and then pinned, protected, droppable, or one for speakers."""
    low, usual, high = sorted(draw(st.lists(st.integers(0, 1500), min_size=3, max_size=3)))
    pin = None
    if draw(st.integers(0, 5)) == 0:
        pin = (START + timedelta(seconds=draw(st.integers(0, 6000)))).time()
    return a_segment(
        f"p{n}",
        seconds=usual,
        minimum=low,
        maximum=high,
        start_at=pin,
        rule=draw(st.sampled_from(["flexible", "flexible", "protected", "droppable"])),
        cut_order=draw(st.integers(0, 3)),
        mode=draw(st.sampled_from(["plenary", "plenary", "plenary", "speakers"])),
        overhead=Overhead(brief=draw(st.integers(0, 1))),
    )


@st.composite
def agendas(draw: st.DrawFn, *, pins: bool = True) -> tuple[Session, datetime]:
    """A session somewhere in the middle, early, on time or late; and an instant at which to look at it."""
    many = draw(st.integers(1, 8))
    segments = [draw(parts(n)) for n in range(many)]
    if not pins:
        segments = [replace(s, start_at=None) for s in segments]
    plan = replace(DATED, speakers=draw(st.sampled_from([(), SPEAKERS, SPEAKERS[:1]])))
    on = draw(st.integers(0, many - 1))
    started = START + timedelta(seconds=draw(st.sampled_from([0, 0, -120, 300])))
    since = started + timedelta(seconds=draw(st.integers(0, 4000)) if on else 0)
    promised = START + timedelta(seconds=draw(st.sampled_from([5400, 5400, 3600, 2000])))
    session = underway(*segments, on=on, since=since, plan=plan, began=started, promised_end=promised)
    if draw(st.booleans()) and plan.speakers:
        progress = list(session.progress)
        progress[on] = replace(progress[on], turns=(Turn("Ada Bell", since),))
        session = replace(session, progress=tuple(progress))
    return session, since + timedelta(seconds=draw(st.integers(0, 2500)))
