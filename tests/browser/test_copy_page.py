"""The page to copy a note from, in a real browser: what is pasted elsewhere is the note, and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from convenor.exchange.copy_page import to_copy_page
from convenor.services.post import Post
from convenor.writeup.document import DRAFT, Document, Heading, Item, ItemList, Link, Paragraph
from tests.support.browser import a_browser, faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NOTE = Document("Shared tables: who cooks, & who is <cooked> for?", (
    Paragraph(("This event on 26 November 2026 asked who cooks. We met online.",)),
    Heading(("Points from the breakouts",)),
    ItemList((
        Item(("Hygiene rules are read as a ban:",), (), (Item(("a certificate takes one afternoon.",)),
                                                        Item(("nobody says so.",)))),
        Item(("‘The queue is where people are made to feel poor’, Ada said.",)),
    )),
    Paragraph(("You can read more about rotas ", Link("here", "https://a.example/rotas?a=1&b=2"), ".")),
))
EXCERPT = "This event on 26 November 2026 asked who cooks."
POST = Post(NOTE.title, "who-cooks", EXCERPT, ("Shared tables", "Power"), False)
EDITOR = """<!DOCTYPE html><html lang="en"><title>Editor</title><label for="t">Title</label><input id="t">
<div id="e" contenteditable="true" role="textbox" aria-label="Text"></div></html>"""
STRUCTURE = """(root) => {
  const rows = [];
  const walk = (node, depth) => {
    for (const child of node.children) {
      const name = child.tagName.toLowerCase();
      if (["p", "h1", "h2", "h3", "li", "a"].includes(name)) {
        const own = [...child.childNodes].filter((n) => n.nodeType === 3 || ["A", "SPAN"].includes(n.tagName))
          .map((n) => n.textContent).join("").trim();
        rows.push([name, depth, own, child.getAttribute("href") || ""]);
      }
      walk(child, depth + (name === "ul" ? 1 : 0));
    }
  };
  walk(root, 0);
  return rows;
}"""
ROWS = [
    ["p", 0, "This event on 26 November 2026 asked who cooks. We met online.", ""],
    ["h2", 0, "Points from the breakouts", ""],
    ["li", 1, "Hygiene rules are read as a ban:", ""], ["li", 2, "a certificate takes one afternoon.", ""],
    ["li", 2, "nobody says so.", ""], ["li", 1, "‘The queue is where people are made to feel poor’, Ada said.", ""],
    ["p", 0, "You can read more about rotas here.", ""], ["a", 0, "here", "https://a.example/rotas?a=1&b=2"],
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def a_page(context: BrowserContext, folder: Path, document: Document = NOTE, post: Post = POST) -> Page:
    file = folder / "note.html"
    file.write_text(to_copy_page(document, post), encoding="utf-8", newline="\n")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(file.as_uri())
    return page


def an_editor(context: BrowserContext, folder: Path) -> Page:
    """A plain page with a place for rich text, as the editors of sites have one."""
    file = folder / "editor.html"
    file.write_text(EDITOR, encoding="utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def pasted(editor: Page) -> Any:
    editor.bring_to_front()
    editor.focus("#e")
    editor.keyboard.press("Control+V")
    editor.locator("#e > *").first.wait_for()
    return editor.eval_on_selector("#e", STRUCTURE)


def test_what_is_pasted_into_an_editor_is_the_note_with_its_lists_and_links_and_without_its_title(
    context: BrowserContext, tmp_path: Path
) -> None:
    page = a_page(context, tmp_path, replace(NOTE, banner=""))
    page.click("[data-copy=note]")
    assert page.inner_text("#said") == "Copied: the note. Paste it where it belongs."
    editor = an_editor(context, tmp_path)
    assert pasted(editor) == ROWS
    html = editor.inner_html("#e")
    assert "who is" not in html, "the title has a box of its own"
    assert "class=" not in html
    assert "id=" not in html


def test_a_draft_says_so_where_it_is_pasted(context: BrowserContext, tmp_path: Path) -> None:
    page = a_page(context, tmp_path, NOTE, replace(POST, draft=True))
    page.click("[data-copy=note]")
    assert pasted(an_editor(context, tmp_path)) == [["p", 0, DRAFT, ""], *ROWS]


@pytest.mark.parametrize(("name", "words"), [
    ("title", NOTE.title), ("address", "who-cooks"), ("excerpt", POST.excerpt), ("tags", "Shared tables, Power")])
def test_each_box_is_copied_by_itself(context: BrowserContext, tmp_path: Path, name: str, words: str) -> None:
    page = a_page(context, tmp_path)
    page.click(f"text=Copy the {name}")
    editor = an_editor(context, tmp_path)
    editor.bring_to_front()
    editor.focus("#t")
    editor.keyboard.press("Control+V")
    editor.wait_for_function("document.getElementById('t').value")
    assert editor.input_value("#t") == words


def test_by_keyboard_alone_and_when_the_browser_refuses_it_says_what_to_do(
    context: BrowserContext, tmp_path: Path
) -> None:
    page = a_page(context, tmp_path)
    page.evaluate("document.execCommand = () => false")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "press Ctrl+C" in page.inner_text("#said")
    assert "Points from the breakouts" in page.evaluate("getSelection().toString()"), "it is marked"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_read_and_use_it(browser: Browser, tmp_path: Path, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = a_page(context, tmp_path, NOTE, replace(POST, draft=True))
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("[data-copy=note]")
    assert faults(page) == []
    context.close()


def test_without_scripts_it_is_a_page_to_read_and_mark(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = a_page(context, tmp_path)
    assert page.locator("button:visible").count() == 0
    assert page.locator("article h2").inner_text() == "Points from the breakouts"
    assert page.locator("#title").is_visible()
    context.close()


def test_on_paper_it_is_the_note_alone(context: BrowserContext, tmp_path: Path) -> None:
    page = a_page(context, tmp_path)
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator("article").is_visible()
