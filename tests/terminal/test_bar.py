"""The line at the top: what is at its ends is never crowded out by who can see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.terminal.app import ConvenorApp
from convenor.terminal.widgets.bar import PRIVATE, TitleBar, between
from tests.support.faces import an_outside


@given(st.integers(0, 120), st.integers(0, 120), st.integers(20, 200))
def test_it_fills_the_space_and_no_more(left: int, right: int, columns: int) -> None:
    words = between(left, right, columns)
    assert len(words) == max(1, columns - left - right)
    if PRIVATE in words:
        assert words.startswith("  ")
        assert words.endswith("  ")


def test_it_stands_in_the_middle_where_it_can() -> None:
    assert between(8, 18, 80).index(PRIVATE) + 8 == (80 - len(PRIVATE)) // 2
    assert between(40, 10, 80).index(PRIVATE) == 2
    assert PRIVATE not in between(40, 30, 80)


@pytest.mark.parametrize(("columns", "said"), [(80, True), (60, True), (40, False)])
async def test_the_first_screen_says_who_can_see_it(columns: int, said: bool) -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        assert (PRIVATE in str(app.screen.query_one(TitleBar).render())) == said
