"""A line that is too good to lose waits for its speaker's yes; how to reach them goes when the note is final."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"
REACH = "01632 960 001, after six"


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done("new", "--title", "Who cooks", "--rooms", "3").line
    convenor.done("go", made, "start", "--at", AT)
    convenor.done("note", made, "A pot is a promise", "--room", "2")
    convenor.done("go", made, "end")
    return made


@pytest.fixture
def line(convenor: Commands, session: str) -> str:
    made = convenor.done("note", session, "As the only baker here I see them all", "--said-by", "Bea Stone").line
    told = convenor.done("ask", session, made, "--reach", REACH).out
    assert "to be asked; until then it is for us only" in told
    assert REACH in told
    return made


def in_note(convenor: Commands, session: str, words: str = "only baker") -> bool:
    return words in convenor.done("writeup", session).out


def test_until_they_say_yes_it_is_nowhere_and_no_answer_means_no(convenor: Commands, session: str, line: str) -> None:
    assert not in_note(convenor, session)
    assert "no answer means no" in convenor.done("ask", session, line, "--asked").out
    assert not in_note(convenor, session)
    convenor.done("ask", session, line, "--no")
    assert not in_note(convenor, session)


def test_yes_yes_with_the_name_and_yes_if_changed(convenor: Commands, session: str, line: str) -> None:
    convenor.done("ask", session, line, "--yes")
    assert in_note(convenor, session)
    assert not in_note(convenor, session, "Bea Stone")
    convenor.done("ask", session, line, "--yes", "--named")
    assert in_note(convenor, session, "Bea Stone")
    convenor.done("ask", session, line, "--changed", "Bakers see them all")
    assert in_note(convenor, session, "Bakers see them all")
    assert not in_note(convenor, session, "Bea Stone")
    assert "yes, as it reads now" in convenor.done("ask", session).out


def held(convenor: Commands, session: str, file: Path) -> str:
    convenor.done("export", session, str(file))
    return file.read_text(encoding="utf-8")


def test_how_to_reach_them_is_erased_when_the_note_is_final(
    convenor: Commands, session: str, line: str, tmp_path: Path
) -> None:
    assert REACH in held(convenor, session, tmp_path / "a.yaml")
    convenor.done("handover", session, str(tmp_path / "m.yaml"), "--to", "Mina", "--without-raw")
    assert REACH not in (tmp_path / "m.yaml").read_text(encoding="utf-8")
    convenor.done("writeup", session, "--final")
    assert REACH not in held(convenor, session, tmp_path / "b.yaml")
    assert (convenor.home / "record.sqlite").read_bytes().count(b"01632 960 001") == 0
    assert convenor.done("ask", session, "--json").json[0]["reach"] is None


def test_it_goes_with_the_line_and_when_another_way_is_given(
    convenor: Commands, session: str, line: str, tmp_path: Path
) -> None:
    convenor.done("ask", session, line, "--reach", "bea@example.org")
    text = held(convenor, session, tmp_path / "a.yaml")
    assert REACH not in text
    assert "bea@example.org" in text
    convenor.done("erase", session, line, "--yes")
    assert "bea@example.org" not in held(convenor, session, tmp_path / "b.yaml")


def test_it_goes_with_the_record(convenor: Commands, session: str, line: str, tmp_path: Path) -> None:
    convenor.done("ask", session, line, "--yes")
    held(convenor, session, tmp_path / "a.yaml")
    copied = convenor.done("import", str(tmp_path / "a.yaml"), "--as-copy").out.split(":")[0]
    assert convenor.done("ask", copied).out == convenor.done("ask", session).out


@pytest.mark.parametrize(("words", "code", "said"), [
    (["--yes"], 2, "Which note?"),
    (["LINE", "--yes", "--no"], 2, "one of them at a time"),
    (["LINE", "--no", "--named"], 2, "--named goes with"),
    (["nothing", "--yes"], 1, "no note"),
    (["LINE", "--changed", " "], 1, "nothing in that note"),
])
def test_what_cannot_be_done_is_said(
    convenor: Commands, session: str, line: str, words: list[str], code: int, said: str
) -> None:
    ran = convenor("ask", session, *[line if w == "LINE" else w for w in words])
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
