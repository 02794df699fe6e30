"""Free variants of the house style: listed, chosen for once, and refused in words."""

from __future__ import annotations

import pytest

from tests.support.cli import Commands


def a_session(convenor: Commands) -> str:
    session = convenor.done("new", "--title", "Who cooks?", "--question", "Who cooks?", "--date", "2026-11-26").line
    convenor.done("go", session, "start")
    convenor.done("note", session, "Nobody asked the bus drivers - not once")
    convenor.done("go", session, "end")
    return session


def test_every_choice_is_listed_with_what_it_is_and_what_it_can_be(convenor: Commands) -> None:
    rows = {row["name"]: row for row in convenor.done("writeup", a_session(convenor), "--choices", "--json").json}
    assert rows["prose.dashes"] == {"name": "prose.dashes", "now": "house", "values": ["house", "as-typed"]}
    assert len(rows) >= 20


def test_a_choice_holds_for_this_once_and_another_value_shows(convenor: Commands) -> None:
    session = a_session(convenor)
    usual = convenor.done("writeup", session).out
    assert "Key points made by" in usual
    other = convenor.done("writeup", session, "--set", "leadin.head=some").out
    assert "Some of the" in other
    assert convenor.done("writeup", session).out == usual
    assert "leadin.head: some" in convenor.done("writeup", session, "--set", "leadin.head=some", "--choices").out


@pytest.mark.parametrize(("words", "code", "says"), [
    (("--set", "colour=red"), 1, "no choice called “colour”"),
    (("--set", "prose.dashes=red"), 1, "it is one of"),
    (("--set", "prose.dashes"), 2, "is not a choice"), (("--json",), 2, "goes with --choices"),
])  # fmt: skip
def test_what_cannot_be_chosen_is_refused_with_what_can(
    convenor: Commands, words: tuple[str, ...], code: int, says: str
) -> None:
    ran = convenor("writeup", a_session(convenor), *words)
    assert ran.code == code
    assert says in ran.err
