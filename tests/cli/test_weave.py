"""Weaving by plain commands, and a record with a woven story there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.services import receipts
from tests.support.cli import Commands


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


@pytest.fixture
def session(convenor: Commands) -> str:
    blanks = ("--blank", "year=2036", "--blank", "change=all eat together")
    session = convenor.done("new", "imagination-workshop", "--title", "Imagining", "--rooms", "2", *blanks).line
    for text, strand in (("We ate in cars.", "before"), ("Nobody knew who had cooked", "before"),
                         ("As the only cook there I knocked.", "turn")):
        convenor.done("page", session, text, "--strand", strand)
    return session


def name_of(convenor: Commands, session: str, begins: str) -> str:
    rows = convenor.done("weave", session, "--json").json["strands"]
    (name,) = [c["name"] for s in rows for c in [c for p in s["paragraphs"] for c in p] + s["left_out"]
               if c["text"].startswith(begins)]
    return str(name)


def test_order_cut_headline_and_undo_reach_the_note(convenor: Commands, session: str) -> None:
    cars, nobody = name_of(convenor, session, "We ate"), name_of(convenor, session, "Nobody")
    shown = convenor.done("weave", session, "order", cars, "--after", nobody).out
    assert shown.index(nobody) < shown.index(cars)
    assert "! Only 3 pages came in" in shown
    assert "the only one of its kind (“As the only cook there I knocked”)" in shown
    convenor.done("weave", session, "headline", "before", "nobody knew", "We ate in cars")
    convenor.done("weave", session, "cut", name_of(convenor, session, "As the only"), "As the only cook there ")
    convenor.done("weave", session, "about", "turn", "how it turned")
    note = convenor.done("writeup", session).out
    assert "‘nobody knew’, it was ‘We ate in cars’" in note
    assert "Nobody knew who had cooked…We ate in cars." in note
    assert "wrote about how it turned:\n\nI knocked." in note or "wrote about how it turned:\nI knocked." in note
    assert "only cook" not in note
    assert convenor.done("weave", session, "undo").line == "Undone: weaving the pages."
    assert "how it turned" not in convenor.done("writeup", session).out


def test_there_and_back_in_a_file(convenor: Commands, session: str, tmp_path: Path) -> None:
    convenor.done("weave", session, "leave-out", name_of(convenor, session, "We ate"))
    convenor.done("weave", session, "about", "before", "the cars")
    convenor.done("weave", session, "headline", "turn", "I knocked")
    file = tmp_path / "x.yaml"
    convenor.done("export", session, str(file))
    copy = convenor.done("import", str(file), "--as-copy").out.partition(":")[0]
    mine, theirs = (convenor.done("weave", s, "--json").json for s in (session, copy))
    assert mine == theirs
    assert mine["strands"][0]["about"] == "the cars"


def test_what_is_said_when_it_is_called_wrongly(convenor: Commands, session: str) -> None:
    for words, code in [
        (("order", "abcd"), 2), (("break",), 2), (("keep", "abcd"), 2), (("headline",), 2), (("list", "more"), 2),
        (("break", "abcd", "--after", "x"), 2), (("break", "abcd"), 1), (("headline", "middle", "x"), 1),
        (("undo",), 1),
    ]:
        assert convenor("weave", session, *words).code == code, words
    empty = convenor.done("new", "--title", "No pages").line
    assert "No page" in convenor.done("weave", empty).out
