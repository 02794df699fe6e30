"""The writing is handed to a colleague, on another computer, with or without what was only noted, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done("new", "--title", "Who cooks", "--rooms", "3", "--speaker", "Ada Pell").line
    convenor.done("go", made, "start", "--at", AT)
    convenor.done("note", made, "One family was turned away", "--room", "1", "--consent", "us")
    salt = convenor.done("note", made, "salt is really quite dear", "--room", "1", "--said-by", "Bea Stone").line
    convenor.done("note", made, "A pot is a promise", "--room", "2")
    gone = convenor.done("note", made, "The minister snored", "--room", "3").line
    drop = convenor.done("note", made, "Not this one", "--room", "3").line
    convenor.done("go", made, "end")
    convenor.done("note", made, "--take-back", gone)
    convenor.done("points", made, "reword", salt, "Salt is dear.")
    convenor.done("points", made, "order", salt, "--after", drop)
    convenor.done("points", made, "leave-out", drop)
    return made


def elsewhere(convenor: Commands, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENOR_HOME", str(home))


RAW = ("turned away", "minister snored", "really quite dear", "Not this one", "Bea Stone")


@pytest.mark.parametrize("without", [True, False], ids=["without raw words", "whole"])
def test_there_and_back(
    convenor: Commands, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: bool
) -> None:
    note = convenor.done("writeup", session).out
    file, back = tmp_path / "to-mina.yaml", tmp_path / "back.yaml"
    told = convenor.done("handover", session, str(file), "--to", "Mina", *(["--without-raw"] if without else [])).out
    assert "Mina holds the pen since" in told
    text = file.read_text(encoding="utf-8")
    assert [words in text for words in RAW] == [not without] * len(RAW)
    elsewhere(convenor, tmp_path / "mina", monkeypatch)
    assert "Mina holds the pen since" in convenor.done("import", str(file)).out
    assert convenor.done("writeup", session).out == note
    pot = next(r["id"] for r in convenor.done("points", session, "--json").json if "pot" in r["text"])
    convenor.done("points", session, "reword", pot, "A pot is always a promise.")
    hers = convenor.done("writeup", session).out
    convenor.done("handover", session, str(back), "--to", "Idris")
    elsewhere(convenor, convenor.home, monkeypatch)
    assert "Idris holds the pen since" in convenor.done("import", str(back)).out
    assert convenor.done("writeup", session).out == hers
    assert "One family was turned away" in convenor.done("notes", session).out, "the raw words are where they were"


def test_the_file_says_what_it_is(convenor: Commands, session: str, tmp_path: Path) -> None:
    file = tmp_path / "to-mina.yaml"
    convenor.done("handover", session, str(file), "--to", "Mina", "--without-raw")
    assert "without its raw words" in file.read_text(encoding="utf-8").splitlines()[0]


def test_who_holds_the_pen_and_that_it_is_taken_back(convenor: Commands, session: str, tmp_path: Path) -> None:
    assert "never handed over" in convenor.done("handover", session).out
    convenor.done("handover", session, str(tmp_path / "to-mina.yaml"), "--to", "Mina")
    assert "Mina holds the pen since" in convenor.done("handover", session).out
    back = convenor.done("handover", session, "--take-back", "Idris").out
    assert "Tell Mina" in back
    assert "Idris holds the pen since" in back
    assert "Idris holds the pen since" in convenor.done("handover", session).out


def test_where_the_file_cannot_be_written_the_pen_stays(convenor: Commands, session: str, tmp_path: Path) -> None:
    ran = convenor("handover", session, str(tmp_path / "nowhere" / "x.yaml"), "--to", "Mina")
    assert ran.code == 1
    assert "could not be written" in ran.err
    assert "never handed over" in convenor.done("handover", session).out


@pytest.mark.parametrize(("words", "said"), [
    (["x.docx", "--to", "Mina"], "does not end in .yaml"),
    (["x.yaml", "--to", "  "], "To whom?"),
    (["x.yaml"], "To whom?"),
    (["--to", "Mina"], "Into which file?"),
    (["--take-back", "Idris"], "never handed over"),
    (["x.yaml", "--to", "Mina", "--take-back", "Idris"], "taken back without a file"),
])
def test_what_cannot_be_done_is_said_and_hands_nothing_over(
    convenor: Commands, session: str, words: list[str], said: str
) -> None:
    ran = convenor("handover", session, *words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
