"""The published notes, where they are at hand: what the record holds of them comes out word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.library.house_style import load_style
from tests.corpus.facts import read_facts
from tests.corpus.judge import STYLES, Score, all_scores, notes_folder
from tests.corpus.slips import slip_score

OURS = Path(__file__).parent / "own"
FOLDER = notes_folder()
at_hand = pytest.mark.skipif(
    FOLDER is None, reason="no notes at hand: set CONVENOR_NOTES to their folder, or put them beside the project")


@pytest.mark.parametrize("score", all_scores(OURS), ids=lambda score: str(score.name))
def test_notes_of_our_own_come_out_word_for_word(score: Score) -> None:
    assert score.misses == ()
    assert score.template[1] + score.stems[1] + score.prose[1] > 0


def test_our_own_notes_are_in_both_profiles_and_in_the_second_house() -> None:
    facts = [read_facts(path) for path in (OURS / "facts").glob("*.yaml")]
    assert {f["voice"] for f in facts} == {"undated", "dated"}
    assert {f.get("style") for f in facts} == {None, "parish-minutes"}


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    assert FOLDER is not None
    return all_scores(FOLDER)


@at_hand
def test_there_are_notes(scores: list[Score]) -> None:
    assert scores


@at_hand
def test_what_the_house_makes_is_as_published(scores: list[Score]) -> None:
    # A floor, so that what once came right does not go wrong unseen; it rises with what the record holds.
    right, all_of_them = (sum(s.template[i] + s.stems[i] for s in scores) for i in (0, 1))
    assert right / all_of_them >= 0.9


@at_hand
def test_nobody_s_prose_is_changed(scores: list[Score]) -> None:
    right, all_of_them = (sum(s.prose[i] for s in scores) for i in (0, 1))
    assert right / all_of_them >= 0.95


@at_hand
def test_the_checks_find_the_slips_of_the_published_text_and_little_else() -> None:
    assert FOLDER is not None
    score = slip_score(FOLDER, load_style(STYLES / "better-way"))
    assert score.found >= 0.9 * score.all_of_them, score.missed
    assert len(score.others) <= score.words / 1000, score.others
