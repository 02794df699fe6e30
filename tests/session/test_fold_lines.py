"""Lines of the note that were kept and answered: what counts, and gone where its words are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from convenor.session import event as events
from convenor.session.event import Entry, Event, Words
from convenor.session.event_lines import (
    AnswerTaken,
    LineEdited,
    LineKept,
    NoteCalledFinal,
    SignOffAnswered,
    SignOffAsked,
)
from convenor.session.fold import Folding, fold
from tests.support.sessions import NOON, a_plan, a_segment

ROWS = [Words("w1", "the cooks", "", ("n1",)), Words("wl", "Ada cooks.", "Ada Pell", ("n1",)),
        Words("wr", "Ada bakes.", "Ada Pell", ("n1",)), Words("we", "Ada boils.", "", ("n1",)),
        Words("wf", "Ada fries.", "", ("n1",))]


def logged(*happened: Event) -> list[Entry]:
    start: list[Event] = [events.SessionPlanned(a_plan(), (a_segment(),)),
                          events.ContributionRecorded("n1", "talk", "w1", "during")]
    return [Entry("s", n, f"e{n}", NOON, NOON + timedelta(days=n), "Mina", f"c{n}", e)
            for n, e in enumerate([*start, *happened], 1)]


def test_a_line_knows_when_it_was_asked_and_what_was_said_last() -> None:
    log = logged(LineKept("l1", "wl"), SignOffAsked("l1"), SignOffAsked("l1"), SignOffAnswered("l1", "yes"),
                 SignOffAnswered("l1", "changed", "wr"))
    (line,) = fold(log, ROWS).lines
    assert (line.text, line.about, line.made_of) == ("Ada cooks.", "Ada Pell", ("n1",))
    assert line.asked == (NOON + timedelta(days=4), NOON + timedelta(days=5))
    assert line.answer is not None
    assert (line.answer.answer, line.answer.text) == ("changed", "Ada bakes.")


def test_an_answer_that_is_taken_back_counts_no_more() -> None:
    (line,) = fold(logged(LineKept("l1", "wl"), SignOffAnswered("l1", "yes"), SignOffAnswered("l1", "")), ROWS).lines
    assert line.answer is None


def test_what_names_no_known_line_changes_nothing() -> None:
    assert fold(logged(SignOffAsked("x"), SignOffAnswered("x", "yes")), ROWS).lines == ()


def test_erasing_a_note_takes_every_word_of_its_lines_out_of_a_folding_that_had_them() -> None:
    folding = Folding()
    log = logged(LineKept("l1", "wl"), SignOffAnswered("l1", "changed", "wr"), events.ContributionErased("n1"))
    folding.add(log[:4], ROWS)
    assert folding.freeze().lines[0].text == "Ada cooks."
    folding.add(log[4:], ())
    (line,) = folding.freeze().lines
    assert (line.text, line.about, line.answers[0].text) == ("", "", "")


EDITS: dict[str, tuple[Event, ...]] = {
    "as composed": (),
    "written over": (LineEdited("l1", "we"),),
    "written over twice": (LineEdited("l1", "we"), LineEdited("l1", "wf")),
    "written over and back": (LineEdited("l1", "we"), LineEdited("l1")),
    "written over and left out": (LineEdited("l1", "we"), LineEdited("l1", gone=True)),
}


@pytest.mark.parametrize("gone", [("wl",), ("we",), ("wr",), ("wl", "we", "wr")], ids="-".join)
@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_a_folding_that_had_the_words_forgets_those_that_go_and_no_others(
    edits: tuple[Event, ...], gone: tuple[str, ...]
) -> None:
    """It reads as the record does when it is opened again without them."""
    log = logged(LineKept("l1", "wl"), SignOffAnswered("l1", "changed", "wr"), *edits, events.RawWordsPurged(gone))
    folding = Folding()
    folding.add(log[:-1], ROWS)
    folding.add(log[-1:], ())
    assert folding.freeze().lines == fold(log, [row for row in ROWS if row.id not in gone]).lines


def test_what_was_made_of_an_answer_knows_the_line_that_was_answered() -> None:
    rows = [*ROWS, Words("wm", "Ada cooks and bakes.", "Ada Pell", ("n1",))]
    log = logged(LineKept("l1", "wl"), SignOffAnswered("l1", "changed", "wr"), LineKept("l2", "wm"),
                 AnswerTaken("l2", "l1"), AnswerTaken("l1", "l1"), AnswerTaken("nowhere", "l1"))
    assert [line.of for line in fold(log, rows).lines] == ["", "l1"]


@pytest.mark.parametrize(("after", "final"), [
    ([SignOffAsked("l1")], True), ([SignOffAnswered("l1", "yes")], True), ([SignOffAnswered("l1", "no")], False),
    ([SignOffAnswered("l1", "")], False), ([LineEdited("l1", gone=True)], False),
    ([events.ContributionTakenBack("n1")], False), ([events.ContributionErased("n1")], False),
])
def test_final_is_what_nothing_can_have_changed_since(after: list[Event], final: bool) -> None:
    log = logged(LineKept("l1", "wl"), NoteCalledFinal(NOON.date()), *after)
    assert (fold(log, ROWS).final is not None) is final
