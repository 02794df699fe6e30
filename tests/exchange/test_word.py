"""A note as a Word file: the same words, real structure, British English, and nobody's name in the file."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.exchange.text import to_text
from convenor.exchange.word import BANNER_STYLE, to_word
from convenor.exchange.word_in import page_of, read_word
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from tests.exchange.test_render import DOCUMENTS, NESTED, from_text
from tests.support.any_session import records
from tests.support.styles import house

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(to_word(document)))


def lines_of(word: Any) -> list[str]:
    """The words of every paragraph, links too."""
    found = ["".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in word.paragraphs]
    return [line for line in (" ".join(text.split()) for text in found) if line]


def words_of(document: Document) -> list[str]:
    # XML cannot hold the last two places of the first plane; in Word they are the sign for what is lost.
    return [line.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for line in from_text(document)]


@FEW
@given(DOCUMENTS)
def test_the_same_words_in_word(document: Document) -> None:
    assert lines_of(opened(document)) == words_of(document)


@FEW
@given(records(), st.sampled_from([None, "undated", "dated"]))
def test_the_same_words_of_any_note_in_word(session: Session, profile: Any) -> None:
    document = compose(session, house(), profile)
    assert lines_of(opened(document)) == words_of(document)


def test_structure_is_real() -> None:
    word = opened(NESTED)
    assert [(p.style.name, p.text) for p in word.paragraphs] == [
        (BANNER_STYLE, "Draft. Not checked, not for sharing."), ("Title", "Tables & <chairs>"),
        ("Normal", "One paragraph."), ("Heading 1", "A heading"), ("List Bullet", "Two kinds:"),
        ("List Bullet 2", "Soup."), ("List Bullet 2", "Bread."), ("List Bullet", "After."), ("Normal", "Read this.")]


def test_points_stand_equally_far_apart_however_deep_they_are() -> None:
    word = opened(NESTED)
    points = [p for p in word.paragraphs if p.style.name.startswith("List")]
    assert len({p.style.name for p in points}) > 1
    assert len({p.style.paragraph_format.space_after for p in points}) == 1
    assert not [p for p in points if list(p.style.element.iter(qn("w:contextualSpacing")))]
    assert points[-1].paragraph_format.space_after == word.styles["Normal"].paragraph_format.space_after


def test_a_link_leads_where_it_says() -> None:
    word = opened(NESTED)
    (link,) = word.element.body.iter(qn("w:hyperlink"))
    assert word.part.rels[link.get(qn("r:id"))].target_ref == "https://a.example/x?y=1&z=2"
    assert "".join(t.text for t in link.iter(qn("w:t"))) == "this"


def test_it_is_british_english_without_anybody_s_name() -> None:
    word = opened(NESTED)
    core = word.core_properties
    assert (core.title, core.language) == ("Tables & <chairs>", "en-GB")
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created.year == core.modified.year == 2000
    normal = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert normal.get(qn("w:val")) == "en-GB"
    with zipfile.ZipFile(io.BytesIO(to_word(NESTED))) as packed:
        assert b"python-docx" not in packed.read("docProps/core.xml")


def test_a_shared_note_has_no_banner() -> None:
    assert opened(Document("Soup", banner="")).paragraphs[0].text == "Soup"


def test_what_goes_out_comes_back_as_a_page() -> None:
    page = page_of(read_word(to_word(Document(NESTED.title, NESTED.blocks, banner="")), "note.docx"))
    assert [(p.kind, p.text, p.depth) for p in page.paragraphs] == [
        ("title", "Tables & <chairs>", 0), ("paragraph", "One paragraph.", 0), ("heading", "A heading", 0),
        ("item", "Two kinds:", 1), ("item", "Soup.", 2), ("item", "Bread.", 2), ("item", "After.", 1),
        ("paragraph", "Read this.", 0)]
    assert page.paragraphs[-1].links == ((5, 9),)


@pytest.mark.parametrize("content", [b"", b"soup", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(Problem, match="no Word file"):
        read_word(content, "note.docx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not at hand")
def test_another_program_reads_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_bytes(to_word(NESTED))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(tmp_path), str(tmp_path / "note.docx")],
        check=True, capture_output=True, timeout=100)
    read = (tmp_path / "note.txt").read_text(encoding="utf-8-sig").splitlines()
    bare = [line.strip(" •\t\uf0b7") for line in read]
    assert [line for line in bare if line] == to_text(NESTED).splitlines()
