"""A run sheet in its three forms: the same words in each, and nothing in them acts."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from convenor.exchange.sheet import WIDTH, to_html, to_markdown, to_text
from convenor.services.sheet import Line, Section, Sheet, SheetPart

PARTS = (
    SheetPart("11:00", "11:05", 5, "Welcome | all", "", "may be shortened", "", (
        Line("Do", "Smile."), Line("Say", "Hello <you> & *all*.", "say"), Line("Ask", "How are you?", "ask"),
        Line("Care, the way out", "Step out.", "care"), Line("11:02", "Open, 3 minutes", "head"),
    )),
    SheetPart("11:05", "11:06", 1, "Hush", "Mina Orr", "kept whole", "now"),
)  # fmt: skip
SHEET = Sheet(
    "Who cooks?",
    "Run sheet for the facilitator",
    (Line("When", "Thursday"), Line("Question", "Who?", "ask")),
    (
        Section("Read this out", (Line("", "We write a note.", "say"),), aloud=True),
        Section("Just before", (Line("☐", "Plug in."), Line("☐", "Breathe."))),
        Section("One thing", (Line("", "Alone."),)),
    ),
    PARTS,
    PARTS,
)
WORDS = (
    "Who cooks?", "Run sheet for the facilitator", "Thursday", "We write a note.", "Plug in.", "Alone.",
    "Welcome | all", "Hello <you> & *all*.", "How are you?", "Step out.", "Mina Orr", "may be shortened", "kept whole",
    "11:05",
)  # fmt: skip


class Page(HTMLParser):
    """The text of a page, its tags, and that each is closed."""

    VOID = ("meta", "br")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._open: list[str] = []
        self._quiet = False
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


def test_whoever_leads_a_part_is_not_taken_for_its_title() -> None:
    assert "Hush, led by Mina Orr (kept whole, now)" in to_text(SHEET)
    assert "Hush, led by Mina Orr" in to_html(SHEET)


def test_all_forms_say_the_same() -> None:
    text = " ".join(to_text(SHEET).split())
    page = " ".join(Page(to_html(SHEET)).text.split())
    markdown = " ".join(Page(MarkdownIt("commonmark").enable("table").render(to_markdown(SHEET))).text.split())
    for words in WORDS:
        assert words in text
        assert words in page
        assert words in markdown


def test_words_to_be_spoken_stand_in_quotation_marks_and_instructions_do_not() -> None:
    text = to_text(SHEET)
    assert "Say: “Hello" in text
    assert "Do: Smile." in text
    assert "“We write a note.”" in text


def test_the_page_prints_with_its_head_on_every_page_and_without_colour() -> None:
    html = to_html(SHEET)
    page = Page(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1
    assert re.search(r'<table class="parts">\s*<thead>\s*<tr><td[^>]*>Who cooks\?: Run sheet', html)
    assert "thead{display:table-header-group}" in html
    assert "@page{size:A4" in html
    style = html[html.index("<style>") : html.index("</style>")]
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", style)) <= {"#000", "#fff"}
    assert not re.search(r"\b(src|href|url)\b", html)
    scopes = [value for tag, name, value in page.attributes if tag == "th" and name == "scope"]
    assert scopes.count("col") == 7
    assert scopes.count("row") == 2
    assert "caption" in page.tags


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag in Page(to_html(SHEET)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_sheet_with_little_on_it_has_no_empty_frames() -> None:
    small = Sheet("T", "For Ada", (Line("When", "soon"),))
    for told in (to_text(small), to_html(small), to_markdown(small)):
        assert "glance" not in told.split("</style>")[-1]
        assert "Part by part" not in told


ANY = st.text(max_size=120)


@given(ANY, ANY, ANY, st.sampled_from(["do", "say", "ask", "head", "care"]))
def test_whatever_is_written_is_text_and_nothing_else(title: str, label: str, words: str, kind: str) -> None:
    line = Line(label, words, kind)  # type: ignore[arg-type]  # drawn from the kinds that there are
    part = SheetPart("11:00", "11:05", 5, title, words, "kept whole", "", (line,))
    sheet = Sheet(title, label, (line,), (Section(title, (line,)),), (part,), (part,))
    plain = Page(to_html(SHEET)).tags
    assert set(Page(to_html(sheet)).tags) <= set(plain)
    for told in (to_text(sheet), to_markdown(sheet)):
        assert "\x1b" not in told
        assert told.endswith("\n")
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").parse(to_markdown(sheet))
    inner = [t for token in rendered for t in (token, *(token.children or ()))]
    assert not [t.type for t in inner if t.type in ("html_inline", "html_block", "link_open", "image", "code_inline")]


@given(st.lists(st.text("abc é", min_size=1, max_size=12), min_size=1, max_size=60))
def test_lines_of_text_fit_on_the_paper(words: list[str]) -> None:
    sheet = Sheet("T", "U", (Line("When", " ".join(words)),))
    assert all(len(line) <= WIDTH for line in to_text(sheet).splitlines())
