"""What an exercise reads like before it is chosen: enough to run it from."""

from __future__ import annotations

import pytest

from convenor.library.shelf import Shelf
from convenor.services.catalogue import exercise_lines
from convenor.session.exercise import Exercise

SHELF = Shelf(None)


def test_it_says_for_how_many_how_they_are_together_and_what_is_noted() -> None:
    lines = exercise_lines(SHELF.exercise("where-does-it-stop"))
    assert lines[2] == "21 minutes (16 to 28). For 3 to 30 people, usually 12, in groups of 3 to 6."
    alone = lines.index("My own line, 4 minutes (3 to 5), alone")
    compare = lines.index("Where we differ, 10 minutes (8 to 14), in small rooms")
    assert "  Noted: nothing" in lines[alone:compare]
    assert "  Noted: where people stop and why, and where they differ" in lines[compare:]


def test_where_people_are_asked_each_time_it_says_so() -> None:
    lines = exercise_lines(SHELF.exercise("gift-of-time"))
    assert lines[2].endswith("For 2 or more people.")
    assert "  Noted: a word, from those who like to, each only if its owner says yes" in lines


@pytest.mark.parametrize("exercise", SHELF.exercises(), ids=lambda e: e.id)
def test_every_step_says_what_is_noted(exercise: Exercise) -> None:
    noted = [line for line in exercise_lines(exercise) if line.startswith("  Noted: ")]
    assert len(noted) == len(exercise.steps)
    assert all(line.strip() != "Noted:" for line in noted)
