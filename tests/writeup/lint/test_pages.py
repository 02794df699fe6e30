"""Whatever form a note has, every character of it keeps its place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.document import Document, Heading, Item, ItemList, Link, Paragraph
from convenor.writeup.lint.check import check, mended
from convenor.writeup.lint.document_page import from_document
from convenor.writeup.lint.markdown_page import from_markdown
from convenor.writeup.lint.page import Page
from convenor.writeup.lint.plain_page import from_text
from tests.support.linting import our_house

MARKDOWN = """---
title: nothing to check , here
---
# Who cooks\\!

*Draft. Not checked.*

The first *speaker* was [Ada](<https://a.example/x_y>), and you can
read more about it [here](https://b.example).

## Points from the hall

- They didn\\'t eat.
  - Soup,bread
1. `code , code`

```
not , this
```

You can read more about soup here.
"""


def parts(page: Page) -> list[tuple[str, str, int]]:
    return [(p.kind, p.text, p.depth) for p in page.paragraphs]


def test_markdown_is_read_without_its_signs() -> None:
    assert parts(from_markdown(MARKDOWN)) == [
        ("title", "Who cooks!", 0), ("paragraph", "Draft. Not checked.", 0),
        ("paragraph", "The first speaker was Ada, and you can read more about it here.", 0),
        ("heading", "Points from the hall", 0), ("item", "They didn't eat.", 1), ("item", "Soup,bread", 2),
        ("item", "code , code", 1), ("paragraph", "You can read more about soup here.", 0)]


def test_findings_of_markdown_stand_where_the_file_has_them() -> None:
    found = check(from_markdown(MARKDOWN), our_house())
    assert [(f.line, f.column, f.rule) for f in found if f.rule != "no-stop"] == [
        (4, 13, "sign"), (13, 13, "straight-mark"), (14, 9, "space-after"), (21, 30, "dead-end")]
    assert "dead-end" not in {f.rule for f in found if f.line < 21}


def test_markdown_is_mended_in_place() -> None:
    lines = MARKDOWN.split("\n")
    page = from_markdown(MARKDOWN)
    out, done = mended(lines, page, check(page, our_house()))
    changed = [(a, b) for a, b in zip(lines, out, strict=True) if a != b]
    assert ("  - Soup,bread", "  - Soup, bread") in changed or ("  - Soup,bread", "  - Soup, bread.") in changed
    assert len(done) >= 2
    assert out[7] == lines[7]


def test_text_that_an_editor_wrapped_is_joined() -> None:
    page = from_text("A title\n\nThe first line goes on\nin the second.\n\nAnother.\n")
    assert parts(page) == [("title", "A title", 0), ("paragraph", "The first line goes on in the second.", 0),
                           ("paragraph", "Another.", 0)]
    assert page.paragraphs[1].places[23] == (4, 1)


def test_a_composed_note_has_the_lines_of_its_text() -> None:
    document = Document("A title", (
        Heading(("Head",)), ItemList((Item(("One.",), items=(Item(("Two.",)),)),)),
        Paragraph(("Read more ", Link("here", "https://a.example"), "."))))
    page = from_document(document)
    assert parts(page) == [("title", "A title", 0), ("heading", "Head", 0), ("item", "One.", 1), ("item", "Two.", 2),
                           ("paragraph", "Read more here.", 0)]
    assert page.paragraphs[4].links == ((10, 14),)
    assert page.paragraphs[4].places[0] == (5, 1)
    assert check(page, our_house()) == ()


@given(st.text() | st.lists(
    st.sampled_from(["# a", "- b", "  c", "`", "[x](y)", "*", "\\", "```", "", "1. d", "> e", "---", "_f_", "[a][b]"])
).map("\n".join))
def test_any_markdown_keeps_its_places(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    for p in from_markdown(text).paragraphs:
        assert len(p.places) == len(p.text)
        for sign, (line, column) in zip(p.text, p.places, strict=True):
            at = lines[line - 1][column - 1:column]
            assert at == sign or (sign == " " and at == "")


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "---\n", "```\n"])
def test_nothing_is_a_page_with_nothing(text: str) -> None:
    assert check(from_markdown(text), our_house()) == ()
