"""What an author did with the notes: kept, undone, and gone where its words are."""

from __future__ import annotations

from convenor.session import event as events
from convenor.session import event_points as points
from convenor.session.event import Entry, Event, Words
from convenor.session.fold import Folding, fold
from tests.support.sessions import NOON, a_plan, a_segment

ROWS = [
    Words("w1", "the cooks", "", ("n1",)), Words("w2", "the bins", "", ("n2",)), Words("wx", "both", "", ("n1", "n2")),
]
NOTED: list[Event] = [
    events.ContributionRecorded("n1", "talk", "w1", "during"),
    events.ContributionRecorded("n2", "talk", "w2", "during"),
]


def logged(*happened: Event) -> list[Entry]:
    first = events.SessionPlanned(a_plan(), (a_segment(),))
    return [Entry("s", n, f"e{n}", NOON, NOON, "Mina", f"c{n}", e) for n, e in enumerate([first, *NOTED, *happened], 1)]


def test_an_act_knows_its_words_and_whose_it_is() -> None:
    (act,) = fold(logged(points.PointReworded("n1", "wx")), ROWS).point_acts
    assert (act.text, act.made_of, act.actor, act.command) == ("both", ("n1", "n2"), "Mina", "c4")


def test_undoing_counts_an_act_out_and_undoing_that_counts_it_in() -> None:
    act = points.PointsUsed(("n1",), used=False)
    assert fold(logged(act, events.Undone("e4")), ROWS).point_acts == ()
    assert [a.id for a in fold(logged(act, events.Undone("e4"), events.Undone("e5")), ROWS).point_acts] == ["e4"]


def test_erasing_takes_the_words_out_of_a_folding_that_had_them() -> None:
    folding = Folding()
    entries = logged(points.PointReworded("n1", "wx"), events.ContributionErased("n2"))
    folding.add(entries[:4], ROWS)
    assert folding.freeze().point_acts[0].text == "both"
    folding.add(entries[4:], ())
    assert [(a.text, a.made_of) for a in folding.freeze().point_acts] == [(None, ())]


def test_words_that_are_gone_from_the_record_leave_the_act() -> None:
    (act,) = fold(logged(points.PointReworded("n1", "wx")), ROWS[:2]).point_acts
    assert act.text is None
