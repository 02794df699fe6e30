"""`convenor lint` and `convenor coverage`, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.cli.test_journey import at, planned
from tests.support.cli import Commands

SLIPS = "Who cooks\n· Soup came late , and it wasn't hot.\nShe called it ‘the accomodation of soup’.\n"


def test_a_clean_file_is_said_to_be_clean(convenor: Commands, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Who cooks\nSoup came late, and it was not hot.\n", encoding="utf-8")
    assert convenor.done("lint", str(file)).line == "Nothing found."
    assert convenor.done("lint", str(file), "--json").json == {"findings": [], "fixed": []}


def test_findings_have_their_place_and_the_command_says_no(convenor: Commands, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(SLIPS, encoding="utf-8")
    ran = convenor("lint", str(file))
    assert ran.code == 1
    assert f"{file}:2:1: · typed as a list marker." in ran.out
    assert f"{file}:3:20: " in ran.out
    assert "4 findings." in ran.out
    assert file.read_text(encoding="utf-8") == SLIPS
    rows = convenor("lint", str(file), "--json").json["findings"]
    assert [(r["line"], r["rule"], r["safe"]) for r in rows] == [
        (2, "marker", True), (2, "space-before", True), (2, "straight-mark", True), (3, "dictionary", False)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_safe_fixes_are_made_and_shown(convenor: Commands, tmp_path: Path, newline: str) -> None:
    file = tmp_path / "note.md"
    file.write_bytes(("# Who cooks\n\n- Soup came late , and it wasn't hot.\n- ‘It is the the pot.’\n"
                      .replace("\n", newline)).encode())
    ran = convenor("lint", str(file), "--fix")
    assert ran.code == 1  # what stands in quotation marks is for its author
    assert file.read_bytes() == ("# Who cooks\n\n- Soup came late, and it wasn’t hot.\n- ‘It is the the pot.’\n"
                                 .replace("\n", newline)).encode()
    assert "3:17: mended: “ ” is now “”." in ran.out
    assert "2 mended; 1 finding." in ran.out


def test_a_word_file_that_convenor_never_made(convenor: Commands, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Who cooks", 0)
    paragraph = word.add_paragraph("Soup came late , ")
    paragraph.add_run("and it wasn't").bold = True
    paragraph.add_run(" hot.")
    word.add_paragraph("They organize meals.", style="List Bullet")
    file = tmp_path / "note.docx"
    word.save(str(file))
    found = convenor("lint", str(file), "--json").json["findings"]
    assert [(r["line"], r["column"], r["rule"]) for r in found] == [
        (2, 15, "space-before"), (2, 29, "straight-mark"), (3, 6, "spelling")]
    assert convenor("lint", str(file), "--fix").code == 0
    mended = docx.Document(str(file))
    assert [p.text for p in mended.paragraphs] == [
        "Who cooks", "Soup came late, and it wasn’t hot.", "They organise meals."]
    assert mended.paragraphs[1].runs[1].bold


@pytest.mark.parametrize(("name", "content", "words"), [
    ("note.docx", b"no zip", "This is no Word file that can be read."),
    ("note.docx", b"PK\x05\x06" + bytes(18), "This is no Word file that can be read."),
    ("note.txt", b"\xff\xfe\x00", "This file is not UTF-8 text."),
    ("note.pdf", b"", "A file that ends in .pdf cannot be checked."),
    ("note.md", None, "could not be read: there is no such file or folder."),
])
def test_a_file_that_cannot_be_checked(
    convenor: Commands, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    ran = convenor("lint", str(file))
    assert ran.code == 1
    assert words in ran.err


def test_other_bad_input(convenor: Commands, tmp_path: Path) -> None:
    assert "is a folder" in convenor("lint", str(tmp_path)).err
    assert "There is no session called" in convenor("lint", "nothing").err
    assert "There is no house style called" in convenor("lint", "nothing", "--style", "none").err
    assert convenor("lint", "x", "--profile", "loud").code == 2
    assert convenor("coverage", "nothing").code == 1


def test_a_session_s_note_is_checked_and_covered(convenor: Commands) -> None:
    session = planned(convenor)
    convenor.done("go", session, "start", "--at", at(0))
    for line in ('"The queue makes people feel poor"', "The goverment has no kitchen"):
        convenor.done("note", session, line, "--at", at(1))
    found = convenor("lint", session, "--profile", "undated", "--json")
    assert found.code == 1
    assert [r["rule"] for r in found.json["findings"]] == ["dictionary"]
    assert "mended" not in convenor("lint", session, "--fix").out, "what may be meant otherwise is for its author"
    rows = convenor.done("coverage", session, "--json").json
    assert (rows[0]["of"], rows[0]["noted"], rows[0]["used"]) == ("part", 2, 2)
    assert "Everything that was noted has a place in the note." in convenor.done("coverage", session).out


def test_coverage_of_nothing(convenor: Commands) -> None:
    session = convenor.done("new", "series-event", "--title", "Soup").line
    assert "nothing to use" in convenor.done("coverage", session).out
