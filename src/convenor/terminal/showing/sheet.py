"""Laying the shared window out: the question large, the time left larger, whatever the size of the window."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from convenor.services.shown_to_all import Shared
from convenor.terminal.running.countdown import ROWS, big, width
from convenor.terminal.running.said import cut
from convenor.terminal.showing.letters import large

HEAD = "Everyone can see this"
WIDEST = 76
"""Columns of a question in plain letters; longer lines are hard to read aloud from."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of the window. `style` is one of Textual's, empty for plain."""

    text: str
    style: str = ""


def lay_out(shown: Shared, columns: int, rows: int) -> list[Drawn]:
    """The whole window, row by row, as large as it can be. Never more rows, nor wider, than there are."""
    body = max(0, rows - 1)
    about = [line for words in shown.about for line in textwrap.wrap(words, max(1, min(columns - 2, WIDEST)))]
    block = _largest(shown, about, columns, body) or _smallest(shown, about, columns, body)
    above = (body - len(block)) // 2
    lines = [Drawn(_centred(HEAD, columns), "$quiet"), *[Drawn("")] * above, *block]
    return (lines + [Drawn("")] * rows)[:rows]


def _largest(shown: Shared, about: list[str], columns: int, body: int) -> list[Drawn] | None:
    """Large letters before larger figures, for figures are tall enough even at their smallest."""
    below = [Drawn(_centred(line, columns), "bold" if n == 0 else "$quiet") for n, line in enumerate(about)]
    most = max(1, (columns - 2) // max(1, width(shown.clock)), body // ROWS) if shown.clock else 0
    for prompts in (_in_large(shown.prompts, columns - 2), _in_plain(shown.prompts, columns - 2)):
        if prompts is None:
            continue
        question = [Drawn(_centred(line, columns), "bold") for line in prompts]
        for scale in range(most, -1 if not shown.clock else 0, -1):
            if width(shown.clock, scale) > columns - 2:
                continue
            figures = [Drawn(line, "$primary") for line in _figures(shown.clock, scale, columns)]
            for gap in ([Drawn("")], []):
                block = _joined([question, figures, below], gap)
                if len(block) <= body:
                    return block
    return None


def _smallest(shown: Shared, about: list[str], columns: int, body: int) -> list[Drawn]:
    """One line for the time, and as much of the question as there is room for."""
    time = [w for w in (shown.clock, *shown.about[:1]) if w]
    foot = [Drawn(_centred(cut("  ".join(time), columns), columns), "bold $primary")] if time else []
    room = max(1, body - len(foot))
    prompts = _in_plain(shown.prompts, columns - 2)
    if len(prompts) > room:
        prompts = [*prompts[: room - 1], cut(" ".join(prompts[room - 1 :]), max(1, columns - 2))]
    return ([Drawn(_centred(line, columns), "bold") for line in prompts] + foot)[: max(0, body)]


def _in_large(prompts: tuple[str, ...], columns: int) -> list[str] | None:
    lines: list[str] = []
    for prompt in prompts:
        drawn = large(prompt, columns)
        if drawn is None:
            return None
        lines += ([""] if lines else []) + drawn
    return lines


def _in_plain(prompts: tuple[str, ...], columns: int) -> list[str]:
    return [line for prompt in prompts for line in textwrap.wrap(prompt, max(1, min(columns, WIDEST)))]


def _figures(clock: str, scale: int, columns: int) -> list[str]:
    return [_centred(line, columns) for line in big(clock, scale).splitlines()] if clock else []


def _joined(blocks: list[list[Drawn]], gap: list[Drawn]) -> list[Drawn]:
    joined: list[Drawn] = []
    for block in blocks:
        if block:
            joined += (gap if joined else []) + block
    return joined


def _centred(line: str, columns: int) -> str:
    from rich.cells import cell_len

    return " " * max(0, (columns - cell_len(line)) // 2) + line
