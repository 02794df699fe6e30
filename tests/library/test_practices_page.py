"""The page that says which practices stand on the shelf is true of the shelf."""

from __future__ import annotations

import re
from pathlib import Path

from convenor.library.shelf import Shelf

PAGE = (Path(__file__).parents[2] / "docs" / "practices-on-the-shelf.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
EXERCISES = {e.id: e for e in Shelf(None).exercises()}


def rows(section: str) -> list[list[str]]:
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def plain_parts() -> set[str]:
    return set(SECTIONS["Parts that any meeting has"].split(":")[1].strip().rstrip(".").split(", "))


def test_every_exercise_that_the_page_names_is_there_and_none_is_left_out() -> None:
    named = {row[2] for row in rows("Here")}
    assert named <= EXERCISES.keys()
    assert plain_parts() <= EXERCISES.keys()
    assert named | plain_parts() == set(EXERCISES)


def test_what_is_drawn_from_a_note_says_so_in_its_file() -> None:
    for title, place, exercise in rows("Here"):
        note = place.split(",")[0]
        told = " ".join(EXERCISES[exercise].provenance.drawn_from)
        assert re.search(rf"\b[Nn]otes? .*\b{note}\b|\b{note}\b.* line", told), (title, exercise, told)


def test_what_is_not_there_has_its_reason_and_no_practice_is_named_twice() -> None:
    assert all(len(reason.split()) >= 4 for _, _, reason in rows("Not inside one meeting"))
    titles = [row[0] for section in ("Here", "Not inside one meeting") for row in rows(section)]
    assert len(titles) == len(set(titles))
