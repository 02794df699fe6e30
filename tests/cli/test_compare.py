"""A Word file goes out, is edited, and comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done(
        "new", "--title", "Who cooks", "--date", "2026-11-20", "--start", "11:00", "--rooms", "3",
        "--speaker", "Ada Pell; Director; Ladle; who drew on ten years",
    ).line
    convenor.done("go", made, "start", "--at", AT)
    for _ in range(8):
        convenor("go", made, "next", "--at", AT)
    convenor.done("go", made, "end", "--at", AT)
    for room, words in enumerate(("Salt is dear", "nobody asked the drivers when they eat", "A pot is a promise"), 1):
        convenor.done("note", made, words, "--room", str(room), "--segment", "rooms")
    return made


def by_python_docx(file: Path, edits: dict[str, str]) -> None:
    word = docx.Document(str(file))
    for paragraph in word.paragraphs:
        if paragraph.text in edits:
            paragraph.text = edits[paragraph.text]
    word.save(str(file))


def by_libreoffice(file: Path, edits: dict[str, str]) -> None:
    """Read by LibreOffice into its own form, edited there, and written as Word by LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    profile = (file.parent / "profile").as_uri()

    def convert(what: Path, to: str) -> None:
        subprocess.run([OFFICE or "", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to, "--outdir",
                        str(file.parent), str(what)], check=True, capture_output=True, timeout=120)

    convert(file, "fodt")
    flat = file.with_suffix(".fodt")
    text = flat.read_text(encoding="utf-8")
    for was, now in edits.items():
        assert was in text
        text = text.replace(was, now)
    flat.write_text(text, encoding="utf-8")
    file.unlink()
    convert(flat, "docx")


EDITORS = [by_python_docx, by_libreoffice] if OFFICE or not os.environ.get("CI") else [by_python_docx]


@pytest.mark.parametrize("edit", EDITORS, ids=lambda e: e.__name__)
def test_a_word_file_comes_back_and_its_changes_are_taken_one_by_one(
    convenor: Commands, session: str, tmp_path: Path, edit: Callable[[Path, dict[str, str]], None]
) -> None:
    file = tmp_path / "note.docx"
    convenor.done("writeup", session, "--to", str(file))
    edit(file, {"Salt is dear.": "Salt is very dear.", "A pot is a promise.": "In 1999 Zoe Quux gave us a pot."})
    found = convenor.done("compare", session, str(file), "--json").json
    assert [(c["n"], c["what"], c["was"], c["now"]) for c in found] == [
        (1, "changed", "Salt is dear.", "Salt is very dear."),
        (2, "changed", "A pot is a promise.", "In 1999 Zoe Quux gave us a pot."),
    ]
    assert [bool(c["doubts"]) for c in found] == [False, True]
    refused = convenor("compare", session, str(file), "--accept", "all")
    assert refused.code == 1
    assert "--own" in refused.err
    assert "Salt is dear." in convenor.done("writeup", session).out
    convenor.done("compare", session, str(file), "--accept", "1")
    convenor.done("compare", session, str(file), "--accept", "1", "--own")
    note = convenor.done("writeup", session).out
    assert "Salt is very dear." in note
    assert "Zoe Quux" in note
    assert convenor.done("compare", session, str(file)).out == "It reads as ours does.\n"


@pytest.mark.parametrize("ending", [".md", ".txt", ".docx"])
def test_whatever_goes_out_comes_back_the_same(
    convenor: Commands, session: str, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"note{ending}"
    convenor.done("writeup", session, "--to", str(file))
    assert convenor.done("compare", session, str(file)).out == "It reads as ours does.\n"


def test_what_was_taken_over_is_listed_taken_back_and_goes_with_the_record(
    convenor: Commands, session: str, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    convenor.done("writeup", session, "--to", str(file))
    before = convenor.done("writeup", session).out
    text = file.read_text(encoding="utf-8").replace("Salt is dear.", "Salt is very dear.")
    file.write_text(text + "A line of mine.\n", encoding="utf-8")
    convenor.done("compare", session, str(file), "--accept", "all", "--own")
    after = convenor.done("writeup", session).out
    convenor.done("export", session, str(tmp_path / "r.yaml"))
    copied = convenor.done("import", str(tmp_path / "r.yaml"), "--as-copy").out.split(":")[0]
    assert convenor.done("writeup", copied).out == after
    for edit in convenor.done("compare", session, "--json").json:
        convenor.done("compare", session, "--take-back", edit["id"])
    assert convenor.done("writeup", session).out == before


def test_the_note_reads_as_they_want_it(convenor: Commands, session: str) -> None:
    (row, *_) = convenor.done("signoff", session, "Ada", "--json").json
    theirs = row["text"].replace("ten years", "ten long years")
    convenor.done("signoff", session, "Ada", "--reply", "-", stdin=theirs.encode())
    assert "yes, on" in convenor.done("signoff", session, "Ada", "--take").out
    assert theirs in convenor.done("writeup", session).out


@pytest.mark.parametrize(("words", "code", "said"), [
    (["no-such.docx"], 1, "could not be read"),
    (["note.pdf"], 1, "cannot be checked"),
    (["--accept", "1"], 2, "go with a file"),
    (["x.txt", "--own"], 2, "--own goes with --accept"),
    (["--take-back", "nothing"], 1, "no edit"),
])
def test_what_cannot_be_done_is_said(convenor: Commands, session: str, words: list[str], code: int, said: str) -> None:
    ran = convenor("compare", session, *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_file_that_is_no_word_file_changes_nothing(convenor: Commands, session: str, tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    file.write_bytes(b"not a Word file")
    ran = convenor("compare", session, str(file), "--accept", "all")
    assert ran.code == 1
    assert "no Word file" in ran.err
