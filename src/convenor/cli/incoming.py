"""What comes in on the standard input, as text, as soon as it is there."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from typing import BinaryIO

from convenor.session.text import split_lines

_PIECE = 1 << 16


def pieces(stream: BinaryIO | None = None) -> Iterator[str]:
    """Text as it comes, without waiting for more; bytes that are not UTF-8 become U+FFFD rather than being lost.

    The mark that some editors put before all text is none of it.
    """
    source = stream or sys.stdin.buffer
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    # read1 hands over what has arrived; where there is none of it (some replaced streams), read is as good
    read = getattr(source, "read1", source.read)
    while piece := read(_PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def lines(stream: BinaryIO | None = None) -> Iterator[list[str]]:
    """The lines that are complete, as many at a time as have come in; the last may lack its end.

    So a line that somebody typed is handed over at once, and a long file in large handfuls. A CR at the very end
    of what has come ends its line; should its LF come later, that makes an empty line, which means nothing.
    """
    begun: list[str] = []
    for piece in pieces(stream):
        head, *rest = split_lines(piece)
        begun.append(head)
        if rest:
            yield ["".join(begun), *rest[:-1]]
            begun = [rest[-1]]
    yield ["".join(begun)]
