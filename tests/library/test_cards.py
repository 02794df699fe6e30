"""Check cards: one file, found by a search only, put in like an exercise, never said to be run by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.library.check import check
from convenor.library.shelf import Shelf
from convenor.services.suiting import Wanted, suited
from tests.support.cli import Commands
from tests.support.shelves import a_library

SHELF = Shelf(None)


@pytest.fixture
def convenor(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


def test_each_card_is_a_question_of_two_or_three_minutes_with_its_care_and_where_it_comes_from() -> None:
    assert len(SHELF.cards()) >= 60
    for card in SHELF.cards():
        (step,) = card.steps
        assert step.prompts[0].text.endswith("?"), card.id
        assert (card.minutes.min, card.minutes.typical) == (2, 3)
        assert card.rule == "droppable"
        assert card.care.opt_out
        assert card.care.if_distressed
        assert all(getattr(card.access, name) for name in type(card.access).__dataclass_fields__)
        assert card.provenance.drawn_from[0].startswith("Note")
        assert "nobody has said that they run it" in card.provenance.drawn_from[1]


def test_no_list_holds_a_card_and_no_exercise_has_its_name() -> None:
    ids = {e.id for e in SHELF.exercises()}
    assert not any(e.id.startswith("card-") for e in SHELF.exercises())
    assert not ids & {card.id for card in SHELF.cards()}


def test_words_find_a_card_and_it_can_be_shown_and_put_in(convenor: Commands) -> None:
    assert "card-unwritten-rules" in convenor.done("exercises", "unwritten").out
    assert "card-" not in convenor.done("exercises").out
    assert "card-" not in convenor.done("exercises", "--minutes", "5").out
    shown = convenor.done("exercises", "card-unwritten-rules").out
    assert "nobody has said that they run it" in shown
    session = convenor.done("new", "small-meeting-hour", "--title", "Ours").line
    convenor.done("plan", session, "insert", "card-unwritten-rules")
    titles = [part["title"] for part in convenor.done("agenda", session, "--json").json["segments"]]
    assert "Unwritten rules" in titles


def test_a_card_fits_where_three_minutes_are_left() -> None:
    (found,) = suited(SHELF.cards(), Wanted(("unwritten",), minutes=3))
    assert found.fits
    assert "check card" in found.why, "nobody takes it for an exercise that is run"


CARDS = (Path(__file__).parents[2] / "check_cards" / "cards.yaml").read_text(encoding="utf-8")


def own_cards(folder: Path, text: str) -> Shelf:
    library = a_library(folder)
    (library / "check_cards").mkdir()
    (library / "check_cards" / "cards.yaml").write_text(text, encoding="utf-8")
    return Shelf(None, bundled=library)


def test_a_fault_in_the_cards_is_told_with_its_place_and_stops_nothing_else(tmp_path: Path) -> None:
    shelf = own_cards(tmp_path, CARDS.replace("level: light", "level: gentle"))
    (problem,) = check(shelf, house_style=lambda _: []).problems
    assert "gentle" in problem.what
    assert problem.where is not None
    assert problem.where.line
    assert shelf.cards() == ()
    assert shelf.exercises()


def test_two_cards_of_one_name_are_told(tmp_path: Path) -> None:
    shelf = own_cards(tmp_path, CARDS.replace("id: conditions", "id: in-good-times"))
    (problem,) = check(shelf, house_style=lambda _: []).problems
    assert "card-in-good-times" in problem.what
