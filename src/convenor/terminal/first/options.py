"""The first screen's entries as lines of its list."""

from __future__ import annotations

from textual.content import Content
from textual.widgets.option_list import Option

from convenor.session.text import shown
from convenor.terminal.first.deeds import Entry

DEED_WIDTH = 25
WHEN_WIDTH = 20


def whole(trouble: str, width: int) -> str:
    """A trouble in as many lines as it takes."""
    from convenor.terminal.widgets.wrapping import wrapped

    return "\n  ".join(wrapped(f"! {shown(trouble)}", max(20, width - 4)))


def option(entry: Entry, width: int) -> Option:
    """A line of the list: a heading, something to do, or a session with what is to be said of it at the right."""
    if not entry.key:
        return Option(Content.styled(f"\n{entry.words}", "bold $primary"), disabled=True)
    if entry.key.startswith("do:"):
        gap = " " * max(2, DEED_WIDTH - len(entry.words))
        return Option(Content.assemble("  ", (entry.words, "bold"), gap, (entry.more, "$quiet")), id=entry.key)
    head = Content.assemble("  ", (f"{entry.when:{WHEN_WIDTH}}", "$quiet"))
    tail = Content.styled(entry.more, "$quiet")
    room = max(10, width - head.cell_length - tail.cell_length - 3)
    words = Content(entry.words).truncate(room, ellipsis=True)
    gap = " " * max(2, width - head.cell_length - words.cell_length - tail.cell_length - 1)
    return Option(Content.assemble(head, words, gap, tail), id=entry.key)
