"""A published note as a file comes back as it was, whatever its words."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convenor.exchange.html_in import from_html
from convenor.exchange.published_file import from_file, to_file
from convenor.services.archive import Passage, Published, day_in

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30).map(
    lambda t: " ".join(t.split())).filter(lambda t: bool(t) and not t.isspace())
TYPED = st.from_regex(r"[a-zA-Z’,.?! -]{1,40}", fullmatch=True).map(lambda t: " ".join(t.split()) or "x")
PLAIN = TYPED | st.sampled_from(["Who cooks?", "- no item", "# no heading", "1. first", "*stars* and _lines_",
                                 "a [b](c) `d`", "we said: ‘no’", "--- x", "+ plus", "> said", "| a | b |", "<b>",
                                 "&amp;", "a\\b"])
PASSAGES = st.builds(Passage, PLAIN, st.sampled_from(["paragraph", "heading"])) | st.builds(
    Passage, PLAIN, st.just("item"), st.integers(1, 3))


@given(st.lists(PASSAGES, max_size=6).map(tuple), WORDS, st.none() | st.dates(date(1990, 1, 1)), WORDS)
def test_a_note_comes_back_from_its_file(
    passages: tuple[Passage, ...], title: str, day: date | None, series: str
) -> None:
    note = Published("n", title, passages, day, "https://a.example/x", series, ("power",), "n.docx")
    assert from_file("n", to_file(note), "n.md") == note


def test_days_are_found_as_people_write_them() -> None:
    assert day_in(["no day", "held on 31st October 2022, we"]) == date(2022, 10, 31)
    assert day_in(["note-2024-03-01.docx"]) == date(2024, 3, 1)
    assert day_in(["31 February 2022", "99 May 2022"]) is None


def test_of_a_page_of_the_web_what_is_read_is_its_main_part() -> None:
    page = from_html("<body><div><ul><li>Menu</ul></div><article><h1>T</h1><div>a<br>b<p>c<h2>d</h2><ol><li>e<ul><li>f"
                     "</ul></ol><h1>g</h1></div></article></body>")
    assert [(p.kind, p.depth, p.text) for p in page.paragraphs] == [
        ("title", 0, "T"), ("paragraph", 0, "a b"), ("paragraph", 0, "c"), ("heading", 0, "d"), ("item", 1, "e"),
        ("item", 2, "f"), ("heading", 0, "g")]
