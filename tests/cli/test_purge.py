"""`convenor purge`: shows what would go, asks, and lets it go."""

from __future__ import annotations

from tests.support.cli import Commands

HELD, LATER = "2026-09-01T10:00:00+00:00", "2026-11-30T10:00:00+00:00"


def a_session(convenor: Commands, title: str = "Who cooks?") -> str:
    session = convenor.done("new", "--title", title, "--at", HELD).line
    convenor.done("go", session, "start", "--at", HELD)
    convenor.done("note", session, "rotas fail", "--at", HELD)
    convenor.done("note", session, "Zugzwang lost its lease", "--consent", "us", "--at", HELD)
    convenor.done("go", session, "end", "--at", HELD)
    return session


def test_without_a_yes_it_shows_and_changes_nothing(convenor: Commands) -> None:
    session = a_session(convenor)
    shown = convenor("purge", "--at", LATER)
    assert shown.code == 1
    assert "Who cooks?" in shown.out
    assert "kept until 31 October 2026" in shown.out
    assert "Would go: 1 note that is not in its note." in shown.out
    assert "Nothing was changed" in shown.err
    assert len(convenor.done("notes", session, "--json").json) == 2
    (row,) = convenor.done("purge", "--json", "--at", LATER).json
    assert (row["notes_gone"], row["notes_kept"], row["done"]) == (1, 1, False)
    assert len(convenor.done("notes", session, "--json").json) == 2


def test_with_a_yes_they_are_gone_and_the_note_says_the_same(convenor: Commands) -> None:
    session = a_session(convenor)
    other = a_session(convenor, "Who washes up?")
    note = convenor.done("writeup", session).out
    convenor.done("purge", session, "--at", LATER, stdin=b"y\n")
    assert convenor.done("writeup", session).out == note
    assert [r["text"] for r in convenor.done("notes", session, "--json").json] == ["rotas fail"]
    assert [r["session"] for r in convenor.done("purge", "--json", "--at", LATER).json] == [other]
    assert convenor.done("purge", "--json", "--yes", "--at", LATER).json[0]["done"] is True
    assert convenor.done("purge", "--at", LATER).line == "No raw words are past their day."
    held = b"".join(f.read_bytes() for f in convenor.home.iterdir() if f.is_file())
    assert b"Zugzwang" not in held
    assert b"rotas fail" in held


def test_where_copies_lie_is_said(convenor: Commands) -> None:
    session = a_session(convenor)
    folder = convenor.home.parent / "copies"
    convenor.done("copy", session, str(folder))
    assert f"look in {folder}" in convenor.done("purge", "--yes", "--at", LATER).out


def test_a_session_that_is_not_there_is_said(convenor: Commands) -> None:
    assert "no session called" in convenor("purge", "Nowhere").err
