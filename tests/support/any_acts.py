"""Any acts at the desk that a record could hold."""

from __future__ import annotations

from hypothesis import strategies as st

from convenor.session import event_points as events
from convenor.session.points import PointAct
from tests.support.any_session import TEXT

POINTS = st.sampled_from([f"n{n}" for n in range(9)] + ["m1", "m2"])
SOME = st.lists(POINTS, max_size=4).map(tuple)
PLACES = st.none() | POINTS
ROWS = st.sampled_from([f"r{n}" for n in range(4)])
POINT_EVENTS: st.SearchStrategy[events.PointEvent] = st.one_of(
    st.builds(events.PointsUsed, SOME, st.booleans()),
    st.builds(events.PointPlaced, POINTS, PLACES, PLACES),
    st.builds(events.PointsMerged, POINTS, SOME),
    st.builds(events.PointSplit, POINTS, SOME),
    st.builds(events.PointReworded, POINTS, st.none() | ROWS),
    st.builds(events.PointMade, POINTS, ROWS, SOME, PLACES, PLACES),
    st.builds(events.PointsThemed, SOME, st.none() | st.just("power")),
    st.builds(events.UnusedLookedAt),
    st.builds(events.DoubtLookedAt, ROWS),
)


def _act(n: int, event: events.PointEvent, text: str | None, made_of: tuple[str, ...]) -> PointAct:
    return PointAct(f"a{n}", n, f"c{n}", "facilitator", event, text, made_of)


ACTS = st.lists(st.tuples(POINT_EVENTS, st.none() | TEXT, SOME), max_size=25).map(
    lambda acts: tuple(_act(n, *one) for n, one in enumerate(acts)))
"""Acts over the notes of `any_session.records`."""
