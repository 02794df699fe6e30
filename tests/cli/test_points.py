"""From notes to the note by plain commands."""

from __future__ import annotations

import pytest

from tests.support.cli import Commands


@pytest.fixture
def session(convenor: Commands) -> str:
    return convenor.done("new", "--title", "Who cooks", "--rooms", "3").line


@pytest.fixture
def notes(convenor: Commands, session: str) -> list[str]:
    said = ("nobody asked the drivers when they eat", "Nobody has asked the drivers when they eat.", "A pot")
    return [convenor.done("note", session, text, "--room", str(n)).line for n, text in enumerate(said, 1)]


def texts(convenor: Commands, session: str) -> list[str]:
    return [line for line in convenor.done("writeup", session).out.splitlines() if line]


def test_the_list_says_where_each_came_from(convenor: Commands, session: str, notes: list[str]) -> None:
    lines = convenor.done("points", session).out.splitlines()
    assert lines[0].startswith(f"{notes[0]}      Nobody asked the drivers when they eat.  [")
    assert "Room 1" in lines[0]
    (row, *_) = convenor.done("points", session, "--json").json
    assert row["notes"][0]["text"] == "nobody asked the drivers when they eat"
    assert row["perhaps_the_same"][0]["id"] == notes[1]
    assert [c["why"] for c in row["changes"]] == ["a capital", "a full stop"]


def test_choose_order_merge_reword_and_undo_reach_the_note(convenor: Commands, session: str, notes: list[str]) -> None:
    a, b, c = notes
    convenor.done("points", session, "merge", a, b, "--text", "Nobody has ever asked the drivers.")
    convenor.done("points", session, "order", c, "--before", a)
    assert texts(convenor, session)[-2:] == ["A pot.", "Nobody has ever asked the drivers."]
    convenor.done("points", session, "leave-out", c)
    assert texts(convenor, session)[-1:] == ["Nobody has ever asked the drivers."]
    assert convenor.done("points", session, "--unused").out.startswith(c)
    assert convenor.done("points", session, "undo").line == "Undone: leaving out."
    assert convenor.done("points", session, "undo").line == "Undone: moving a point."
    convenor.done("points", session, "split", a)
    assert len(convenor.done("points", session, "--json").json) == 3


def test_group_add_nest_and_lift(convenor: Commands, session: str, notes: list[str]) -> None:
    a, b, c = notes
    label = convenor.done("points", session, "group", "On drivers", a, b).line
    convenor.done("points", session, "add", "So much for that.", "--after", label)
    convenor.done("points", session, "nest", c, "--under", a)
    rows = convenor.done("points", session, "--json").json
    assert [(r["text"], r["depth"]) for r in rows] == [
        ("On drivers", 0), ("Nobody asked the drivers when they eat.", 1), ("A pot.", 2),
        ("Nobody has asked the drivers when they eat.", 1), ("So much for that.", 0)]
    convenor.done("points", session, "lift", c)
    assert [r["depth"] for r in convenor.done("points", session, "--json").json] == [0, 1, 1, 1, 0]


def test_corrections_are_listed_and_refused(convenor: Commands, session: str, notes: list[str]) -> None:
    said = convenor.done("points", session, "changes").out
    assert "“nobody” is now “Nobody”: a capital" in said
    convenor.done("points", session, "as-typed", notes[0])
    assert "nobody asked the drivers when they eat" in texts(convenor, session)
    convenor.done("points", session, "as-said", notes[0])
    assert "Nobody asked the drivers when they eat." in texts(convenor, session)


def test_what_may_be_the_same_is_explained(convenor: Commands, session: str, notes: list[str]) -> None:
    said = convenor.done("points", session, "same").out
    assert "Both say: asked, drivers, eat." in said


def test_pieces_of_one_note(convenor: Commands, session: str, notes: list[str]) -> None:
    convenor.done("points", session, "split", notes[2], "--into", "A pot.", "--into", "A lid.")
    assert texts(convenor, session)[-2:] == ["A pot.", "A lid."]


def test_themes_only_at_the_end(convenor: Commands, session: str, notes: list[str]) -> None:
    assert "never during" in convenor("points", session, "theme", "power", notes[0]).err
    convenor.done("go", session, "start")
    convenor.done("go", session, "end")
    convenor.done("points", session, "theme", "power", notes[0])
    assert "Sharing and building power" in convenor.done("points", session).out
    assert "There are: relationships, power" in convenor("points", session, "theme", "cake", notes[0]).err
    convenor.done("points", session, "theme", "none", notes[0])


@pytest.mark.parametrize("words", [
    ("choose",), ("order",), ("nest", "x"), ("reword", "x"), ("undo", "it"), ("list", "x"), ("leave-out", "--only"),
    ("reword", "x", "--text", "y"), ("merge",), ("theme",), ("group",), ("add", "two", "words"),
])  # fmt: skip
def test_what_cannot_be_meant_is_refused_as_usage(convenor: Commands, session: str, words: tuple[str, ...]) -> None:
    assert convenor("points", session, *words).code == 2


@pytest.mark.parametrize("words", [
    ("choose", "nobody"), ("merge", "nobody", "x"), ("reword", "nobody", "x"), ("undo",), ("order", "nobody"),
    ("nest", "x", "--under", "y"), ("split", "x"), ("group", "Label", "x"), ("group", "Label"), ("add", " "),
])  # fmt: skip
def test_what_is_not_there_is_said(convenor: Commands, session: str, words: tuple[str, ...]) -> None:
    ran = convenor("points", session, *words)
    assert ran.code == 1
    assert ran.err
