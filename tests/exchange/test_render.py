"""The same words in text, Markdown and HTML, and nothing in them acts."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from convenor.exchange.addresses import safe_address
from convenor.exchange.copy_page import to_copy_page
from convenor.exchange.html import to_html, to_html_fragment
from convenor.exchange.markdown import to_markdown
from convenor.exchange.text import to_text
from convenor.services.post import Post
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import DRAFT, Block, Document, Heading, Item, ItemList, Link, Paragraph
from tests.support.any_session import TEXT, records
from tests.support.styles import house

SLOW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
INLINE = st.lists(TEXT | st.builds(Link, TEXT, TEXT | st.just("https://a.example/b (c)")), max_size=3).map(tuple)
ITEMS = st.recursive(
    st.builds(Item, INLINE), lambda below: st.builds(Item, INLINE, items=st.lists(below, max_size=3).map(tuple)),
    max_leaves=6)
BLOCKS: st.SearchStrategy[Block] = (
    st.builds(Paragraph, INLINE) | st.builds(Heading, INLINE)
    | st.builds(ItemList, st.lists(ITEMS, min_size=1, max_size=3).map(tuple)))
DOCUMENTS = st.builds(Document, TEXT, st.lists(BLOCKS, max_size=5).map(tuple), st.sampled_from(["", DRAFT]))


class Reader(HTMLParser):
    """The words of a page, a line for each block."""

    BLOCKS = ("p", "li", "h1", "h2", "ul", "title", "head", "body")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.hidden = 0
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.hidden += tag in ("title", "style")
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("title", "style")
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data


def squeezed(lines: list[str]) -> list[str]:
    found = [" ".join(line.split()) for line in lines]
    return [line for line in found if line]


def from_text(document: Document) -> list[str]:
    return squeezed(to_text(document).split("\n"))


def from_html(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    return squeezed(reader.lines)


def from_markdown(text: str) -> list[str]:
    lines = []
    for token in MarkdownIt("commonmark").parse(text):
        assert token.type not in ("fence", "code_block", "html_block", "hr", "blockquote_open", "ordered_list_open")
        if token.type == "inline":
            assert token.children is not None
            assert all(c.type in ("text", "text_special", "link_open", "link_close", "em_open", "em_close")
                       for c in token.children)
            lines.append("".join(c.content for c in token.children))
    return squeezed(lines)


@SLOW
@given(DOCUMENTS)
def test_the_same_words_in_every_format(document: Document) -> None:
    words = from_text(document)
    assert from_markdown(to_markdown(document)) == words
    assert from_html(to_html(document)) == words


@SLOW
@given(records(), st.sampled_from([None, "undated", "dated"]))
def test_the_same_words_of_any_note(session: Session, profile: Any) -> None:
    document = compose(session, house(), profile)
    words = from_text(document)
    assert from_markdown(to_markdown(document)) == words
    assert from_html(to_html(document)) == words


@SLOW
@given(DOCUMENTS)
def test_the_same_words_on_the_page_to_copy_from(document: Document) -> None:
    page = to_copy_page(document, Post(document.title, "", "", (), draft=False))
    above, _, rest = page.partition('<section class="tools"')
    note = rest.partition('aria-label="The note">')[2].partition("</article>")[0]
    assert from_html(above) + from_html(note) == from_text(document)


@SLOW
@given(DOCUMENTS)
def test_nothing_acts_in_any_format(document: Document) -> None:
    for text in (to_text(document), to_markdown(document), to_html(document)):
        text.encode("utf-8")
        assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" for c in text)
    reader = Reader()
    reader.feed(to_html(document))
    assert {tag for tag, _ in reader.tags} <= {
        "html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "ul", "li", "a"}
    assert all((attrs.get("href") or "").startswith(("http://", "https://", "mailto:"))
               for tag, attrs in reader.tags if tag == "a")


NESTED = Document("Tables & <chairs>", (
    Paragraph(("One paragraph.",)),
    Heading(("A heading",)),
    ItemList((Item(("Two kinds:",), items=(Item(("Soup.",)), Item(("Bread.",)))), Item(("After.",)))),
    Paragraph(("Read ", Link("this", "https://a.example/x?y=1&z=2"), ".")),
))


def test_text_is_a_paragraph_a_line_without_markers() -> None:
    assert to_text(NESTED) == (
        "Draft. Not checked, not for sharing.\nTables & <chairs>\nOne paragraph.\nA heading\nTwo kinds:\nSoup.\n"
        "Bread.\nAfter.\nRead this.\n")
    assert to_text(NESTED, banner=False).startswith("Tables")


def test_markdown_has_real_lists() -> None:
    assert to_markdown(NESTED) == (
        "*Draft. Not checked, not for sharing.*\n\n# Tables & \\<chairs\\>\n\nOne paragraph.\n\n## A heading\n\n"
        "- Two kinds:\n  - Soup.\n  - Bread.\n- After.\n\nRead [this](<https://a.example/x?y=1&z=2>).\n")


def test_html_is_a_whole_page_for_everybody() -> None:
    page = to_html(NESTED)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Tables &amp; &lt;chairs&gt;</title>" in page
    assert page.count("<h1") == 1
    assert "<ul>\n<li dir=\"auto\">Two kinds:\n<ul>\n<li dir=\"auto\">Soup.</li>" in page
    assert '<a href="https://a.example/x?y=1&amp;z=2">this</a>' in page
    assert 'role="note"' in page


def test_the_fragment_has_no_title_and_no_classes_but_says_that_it_is_a_draft() -> None:
    part = to_html_fragment(NESTED)
    assert "class" not in part
    assert "<h1" not in part
    assert "chairs" not in part
    assert part.startswith("<p>Draft. Not checked, not for sharing.</p>")


def test_a_note_that_may_be_shared_has_no_banner() -> None:
    shared = Document("T", banner="")
    assert "Draft" not in to_text(shared) + to_markdown(shared) + to_html(shared) + to_html_fragment(shared)


def test_two_lists_side_by_side_stay_two() -> None:
    both = Document("T", (ItemList((Item(("a",)),)), ItemList((Item(("b",)),))))
    tokens = [t.type for t in MarkdownIt("commonmark").parse(to_markdown(both))]
    assert tokens.count("bullet_list_open") == 2


@pytest.mark.parametrize("line", [
    "# no heading", "- no list", "1. no list", "12) no list", "> no quote", "---", "***", "===", "+ no", "`code`",
    "[a](b)", "![a](b)", "<b>bold</b>", "&amp;", "&#35;", "*a*", "_a_", "    code", "~~~", "a\\", "|a|b|", "a  ",
    "<!-- gone -->", "https://a.example/_b_", "[a]: http://b", "#", "-", "1.", "\\# a",
])
def test_markdown_is_shown_as_it_was_typed(line: str) -> None:
    for block in (Paragraph((line,)), Heading((line,)), ItemList((Item((line,)),))):
        assert from_markdown(to_markdown(Document("T", (block,), "")))[1:] == squeezed([line])


@pytest.mark.parametrize(("given", "safe"), [
    ("https://a.example/b c<d>", "https://a.example/b%20c%3Cd%3E"),
    ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("//a.example", ""), ("", ""), ("https://", ""),
    ("HTTP://a.example", "HTTP://a.example"), ("mailto:ada@ladle.example", "mailto:ada@ladle.example"),
    ("https://a.example/%20", "https://a.example/%20"), ("https://a.example/\ud800", "https://a.example/?"),
])
def test_only_web_and_mail_addresses_lead_anywhere(given: str, safe: str) -> None:
    assert safe_address(given) == safe
