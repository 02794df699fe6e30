"""A note kept line by line is the same note again, in every format; and what differs between two is told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.html import to_html
from convenor.exchange.markdown import to_markdown
from convenor.session.lines import Line
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.differences import differences
from convenor.writeup.document import Document, Item, ItemList, Link, Paragraph, lines_of
from convenor.writeup.kept import digest_of, document_of, flat
from convenor.writeup.plain import inert
from tests.support.any_session import records
from tests.support.styles import house


def kept(document: Document) -> Document:
    return document_of(
        Line(str(n), n, line.text, "", line.sources, line.kind, line.depth, line.links)
        for n, line in enumerate(flat(document)) if line.text.strip()
    )


@settings(max_examples=60)
@given(records())
def test_any_note_comes_back_as_it_was(session: Session) -> None:
    note = compose(session, house())
    back = kept(note)
    assert [x for x in lines_of(back) if x.strip()] == [inert(x) for x in lines_of(note) if x.strip()]
    assert digest_of(back) == digest_of(note)


def test_lists_in_lists_and_links_come_back_in_every_format() -> None:
    note = Document("T", (
        Paragraph(("Read ", Link("this", "https://a.example/b"), ", or ", Link("that", "https://a.example/c"), ".")),
        ItemList((Item(("One",), (), (Item(("Under one",)), Item((Link("here", "https://a.example/"),)))),
                  Item(("Two",)))),
        Paragraph(("End.",)),
    ), banner="")
    assert to_html(kept(note)) == to_html(note)
    assert to_markdown(kept(note)) == to_markdown(note)
    assert digest_of(kept(note)) == digest_of(note)


def test_a_digest_tells_one_letter() -> None:
    assert digest_of(Document("T", (Paragraph(("a",)),))) != digest_of(Document("T", (Paragraph(("b",)),)))


LINES = st.lists(st.sampled_from(["a b c d", "a b c e", "x y z", "one two three", "one two four"]), max_size=6)


@given(LINES, LINES)
def test_what_differs_is_told_and_nothing_else(was: list[str], now: list[str]) -> None:
    found = differences(was, now)
    assert (differences(was, was)) == ()
    assert all(d.was != d.now and (d.was in was or not d.was) and (d.now in now or not d.now) for d in found)
    if sorted(was) != sorted(now) and set(was) != set(now):
        assert found


def test_a_line_that_was_changed_is_told_as_one() -> None:
    (one,) = differences(["Salt is dear.", "End."], ["Salt is very dear.", "End."])
    assert (one.was, one.now, one.words) == ("Salt is dear.", "Salt is very dear.", "changed")
