"""The foot of the screen never breaks a key from its word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from convenor.terminal.widgets.keys import in_rows

ITEMS = st.lists(st.text(alphabet="ab ", min_size=1, max_size=12), max_size=12)


@given(ITEMS, st.integers(min_value=12, max_value=120))
def test_rows_hold_every_item_whole_and_fit(items: list[str], width: int) -> None:
    rows = [row.plain for row in in_rows([Content(i) for i in items], width)]
    assert "  ".join(rows) == "  ".join(items)
    assert all(len(row) <= width for row in rows)
