"""Points: every note once, whatever the author did, and exactly what would be without it when it is undone."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.exchange.text import to_text
from convenor.session import event_points as events
from convenor.session.points import PointAct
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Item, ItemList, words_of
from convenor.writeup.shape import may_be_used, shape
from tests.support.any_acts import ACTS
from tests.support.any_session import records
from tests.support.sessions import a_note
from tests.support.styles import held, house

SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

COOKS = a_note("who cooks", n=1)
ALSO = a_note("the cooks matter", n=2)
BINS = a_note("I only know my neighbours by their bins", n=3, kind="quote")
RULES = a_note("rules help", n=4)


def after(session: Session, *happened: Any) -> Session:
    """With acts at the desk: events, or pairs of an event and (text, notes behind it)."""
    acts = []
    for n, one in enumerate(happened):
        event, (text, made_of) = one if isinstance(one, tuple) else (one, (None, ()))
        acts.append(PointAct(f"a{n}", 100 + n, f"c{n}", "facilitator", event, text, made_of))
    return replace(session, point_acts=tuple(acts))


def listed(session: Session) -> list[str]:
    """The points of the note, each with a dash for every level that it lies deeper."""
    found: list[str] = []

    def tell(items: tuple[Item, ...], depth: int) -> None:
        for item in items:
            found.append("- " * depth + words_of(item.text))
            tell(item.items, depth + 1)

    for block in compose(session, house()).blocks:
        if isinstance(block, ItemList):
            tell(block.items, 0)
    return found


def points(*happened: Any) -> list[str]:
    return listed(after(held(COOKS, ALSO, BINS, RULES), *happened))


def worded(point: str, text: str, *made_of: str) -> tuple[events.PointEvent, tuple[str, tuple[str, ...]]]:
    return events.PointReworded(point, "w"), (text, made_of or (point,))


def test_untouched_every_note_is_a_point() -> None:
    shaped = shape(held(COOKS, ALSO))
    assert [(p.id, p.notes, p.printed, p.shaped) for p in shaped.points] == [
        ("n1", ("n1",), True, False), ("n2", ("n2",), True, False)]


def test_what_is_left_out_is_not_in_the_note_and_can_be_put_back() -> None:
    out = events.PointsUsed(("n1",), used=False)
    assert not any("Who cooks" in line for line in points(out))
    assert points(out, events.PointsUsed(("n1",))) == points()


def test_the_authors_order_and_nesting_are_the_notes() -> None:
    lines = points(events.PointPlaced("n4", None, None), events.PointPlaced("n2", "n4", None))
    assert lines == ["Rules help.", "- The cooks matter.", "Who cooks.", "‘I only know my neighbours by their bins’."]


def test_a_merged_point_reads_as_the_first_and_has_all_sources() -> None:
    session = after(held(COOKS, ALSO, RULES), events.PointsMerged("n1", ("n2",)))
    document = compose(session, house())
    (item,) = [i for b in document.blocks for i in getattr(b, "items", ()) if "n1" in i.sources]
    assert item.text == ("Who cooks.",)
    assert item.sources == ("n1", "n2")
    assert [p.id for p in shape(session).points] == ["n1", "n4"]


def test_what_was_merged_can_be_taken_apart() -> None:
    session = after(held(COOKS, ALSO), events.PointsMerged("n1", ("n2",)), worded("n1", "Both.", "n1", "n2"),
                    events.PointSplit("n1", ("n2",)))
    assert [(p.id, p.notes, p.wording) for p in shape(session).points] == [
        ("n1", ("n1",), None), ("n2", ("n2",), None)]


def test_the_authors_words_are_printed_as_they_are() -> None:
    assert points(worded("n1", "cooking - as ever", "n1"))[0] == "cooking - as ever"


def test_a_reworded_quotation_keeps_its_marks_only_while_it_was_said() -> None:
    assert points(worded("n3", "I only know … by their bins"))[2] == "‘I only know … by their bins’."
    assert points(worded("n3", "People know the bins."))[2] == "People know the bins."


def test_an_erased_note_takes_the_words_that_came_from_it_and_leaves_a_gap() -> None:
    session = after(held(replace(COOKS, erased=True, text=""), ALSO), events.PointsMerged("n1", ("n2",)),
                    (events.PointReworded("n1", "w"), (None, ())))
    (point,) = shape(session).points
    assert point.gap
    assert point.notes == ("n2",)
    assert listed(session) == []


def test_a_wording_is_held_back_once_a_note_behind_it_is_for_us_only() -> None:
    session = after(held(COOKS, replace(ALSO, consent="us")), worded("n1", "Secretly both.", "n1", "n2"))
    assert shape(session).gaps()
    assert "Secretly" not in to_text(compose(session, house()))


def test_words_over_a_group_stand_above_it() -> None:
    label = (events.PointMade("m", "w", (), None, None), ("On cooking", ("n1", "n2")))
    lines = points(label, events.PointPlaced("n1", "m", None), events.PointPlaced("n2", "m", "n1"))
    assert lines[:3] == ["On cooking", "- Who cooks.", "- The cooks matter."]


def test_the_authors_own_sentence_says_whose_it_is() -> None:
    session = after(held(COOKS), (events.PointMade("m", "w", (), None, "n1"), ("I sum up.", ("m",))))
    items = [i for b in compose(session, house()).blocks for i in getattr(b, "items", ())]
    assert [(i.text, i.sources) for i in items] == [(("Who cooks.",), ("n1",)), (("I sum up.",), ("author:m",))]


def test_a_left_out_points_own_points_stand_in_its_place() -> None:
    session = after(held(COOKS, replace(ALSO, under="n1")), events.PointsUsed(("n1",), used=False))
    assert listed(session) == ["The cooks matter."]


@SLOW
@given(records(), ACTS)
def test_any_acts_over_any_record_make_a_note(session: Session, acts: Any) -> None:
    shaped = replace(session, point_acts=acts)
    assert compose(shaped, house()) == compose(shaped, house())


@SLOW
@given(records(), ACTS)
def test_going_on_from_act_to_act_comes_to_what_telling_all_anew_does(session: Session, acts: Any) -> None:
    sessions = [replace(session, point_acts=acts[:told]) for told in range(len(acts) + 1)]
    gone_on = [shape(here) for here in sessions]
    for here, before in zip(sessions, gone_on, strict=True):
        shape(held())  # of another session, so that the next telling is a new one
        anew = shape(here)
        assert (before.points, before.places, before.looked_at) == (anew.points, anew.places, anew.looked_at)


@SLOW
@given(records(), ACTS, st.data())
def test_undoing_any_acts_comes_to_what_telling_without_them_does(session: Session, acts: Any, data: Any) -> None:
    kept = [data.draw(st.lists(st.booleans(), min_size=len(acts), max_size=len(acts))) for _ in range(3)]
    sessions = [replace(session, point_acts=tuple(act for act, stays in zip(acts, some, strict=True) if stays))
                for some in kept]
    gone_on = [shape(here) for here in sessions]
    for here, before in zip(sessions, gone_on, strict=True):
        shape(held())  # of another session, so that the next telling is a new one
        anew = shape(here)
        assert (before.points, before.places, before.looked_at) == (anew.points, anew.places, anew.looked_at)


def test_undoing_one_thing_looks_at_no_other_point() -> None:
    session = held(COOKS, ALSO, BINS, RULES)
    before = shape(session)
    moved = events.PointPlaced("n1", None, "n4")
    two, one = after(session, moved, events.PointsUsed(("n2",), used=False)), after(session, moved)
    shape(two)
    undone = shape(one)
    assert undone.point("n3") is before.point("n3")
    assert undone.point("n2") == before.point("n2")


def test_what_was_told_is_let_go_with_its_session() -> None:
    session = held(COOKS)
    shape(session)
    assert tellings()
    del session
    gc.collect()
    assert not tellings()


def tellings() -> list[object]:
    return [one for one in gc.get_objects() if type(one).__name__ == "_Telling"]


@SLOW
@given(records(), ACTS)
def test_no_note_is_lost_and_no_point_comes_twice(session: Session, acts: Any) -> None:
    shaped = shape(replace(session, point_acts=acts))
    ids = [p.id for p in shaped.points]
    assert len(set(ids)) == len(ids)
    assert {n for p in shaped.points for n in p.notes} == {c.id for c in session.contributions if may_be_used(c)}
    depths = {None: -1} | {p.id: p.depth for p in shaped.points}
    assert all(depths[p.under] < p.depth for p in shaped.points if p.under in depths)


@SLOW
@given(records(), ACTS)
def test_what_is_printed_came_from_what_may_be_used(session: Session, acts: Any) -> None:
    document = compose(replace(session, point_acts=acts), house())
    may = {c.id for c in session.contributions if may_be_used(c)}
    notes = {c.id for c in session.contributions}
    for block in document.blocks:
        assert not {s for s in block.sources if s in notes} - may


def test_words_that_are_called_as_a_note_go_with_it() -> None:
    """No act of ours makes them; a record from elsewhere may."""
    note = replace(a_note("hush"), consent="us")
    assert listed(after(held(note), (events.PointMade("n1", "w"), ("leakword", ("n1",))))) == []


@SLOW
@given(records(), ACTS)
def test_erased_words_and_what_was_made_of_them_are_nowhere(session: Session, acts: Any) -> None:
    """As the fold leaves it: a wording that came from an erased note is gone with it."""
    gone = {c.id for c in session.contributions if not may_be_used(c)}
    marked = tuple(replace(a, text="leakword") if gone.intersection(a.made_of) else a for a in acts)
    assert "leakword" not in to_text(compose(replace(session, point_acts=marked), house()))
