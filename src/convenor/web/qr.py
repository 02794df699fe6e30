"""Addresses as QR codes in half blocks, two rows of a code to a line of text."""

from __future__ import annotations

import segno

_BLOCKS = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def qr_lines(text: str) -> tuple[str, ...]:
    """The code with its quiet border; black half blocks, for a white ground."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    return tuple(
        "".join(_BLOCKS[int(bool(upper)), int(bool(lower))] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )
