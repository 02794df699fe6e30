"""Publishing and amending by plain commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"
URL = "https://example.org/who-cooks"


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done("new", "--title", "Who cooks", "--rooms", "3").line
    convenor.done("go", made, "start", "--at", AT)
    convenor.done("note", made, "Salt is dear", "--room", "1")
    convenor.done("note", made, "A pot", "--room", "2")
    convenor.done("go", made, "end")
    return made


def test_published_amended_and_said_everywhere(convenor: Commands, session: str) -> None:
    assert convenor.done("publish", session).out.startswith("Draft.")
    assert f"{URL}." in convenor.done("publish", session, "--address", URL).out
    assert convenor.done("writeup", session).out.startswith("Published on")
    assert convenor.done("amend", session).out.startswith("It reads as it was published.")
    salt, _ = (r["id"] for r in convenor.done("points", session, "--json").json)
    convenor.done("points", session, "reword", salt, "Salt has become dear.")
    shown = convenor.done("amend", session)
    assert "was  Salt is dear." in shown.out
    assert "now  Salt has become dear." in shown.out
    assert f"The old words stand at {URL} (version 1)" in shown.out
    assert "Changed since" in convenor.done("publish", session).out, "showing changes nothing"
    accepted = convenor.done("amend", session, "--accept", "--at", "2026-12-03T10:00:00Z")
    assert "version 2" in accepted.out
    assert "amended on 3 December 2026" in convenor.done("writeup", session, "--final").out


def test_erasing_says_where_the_words_still_stand(convenor: Commands, session: str) -> None:
    convenor.done("publish", session, "--address", URL)
    salt, pot = (r["id"] for r in convenor.done("points", session, "--json").json)
    assert URL in convenor.done("erase", session, salt, "--yes").out
    taken = convenor.done("note", session, "--take-back", pot)
    assert taken.line == pot
    assert URL in taken.err


def test_what_is_published_goes_with_the_record(convenor: Commands, session: str, tmp_path: Path) -> None:
    convenor.done("publish", session, "--address", URL)
    file = tmp_path / "record.yaml"
    convenor.done("export", session, str(file))
    copied = convenor.done("import", str(file), "--as-copy").out.split(":")[0]
    assert convenor.done("amend", copied).out == convenor.done("amend", session).out


@pytest.mark.parametrize(("words", "said"), [
    (["publish", "SESSION", "--address", "nowhere"], "no address"),
    (["amend", "SESSION"], "not been published"),
    (["amend", "SESSION", "--accept"], "not been published"),
])
def test_what_cannot_be_done_is_said(convenor: Commands, session: str, words: list[str], said: str) -> None:
    ran = convenor(*[session if w == "SESSION" else w for w in words])
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
