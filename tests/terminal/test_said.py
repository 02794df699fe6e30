"""Words on a screen take as much room as they need, and the screen is laid out anew only when that changes."""

from __future__ import annotations

from unittest.mock import patch

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from convenor.terminal.running.said import Said


class Saying(App[None]):
    CSS = "Said { height: auto; } #beside { width: auto; }"

    def compose(self) -> ComposeResult:
        yield Said(id="words")
        yield Static("under it", id="under")
        yield Said(id="beside")


async def test_room_is_made_for_more_lines_and_given_back() -> None:
    app = Saying()
    async with app.run_test(size=(20, 10)) as pilot:
        words, under = app.query_one("#words", Said), app.query_one("#under", Static)
        for said, height in (("one", 1), ("more words than one line of it can hold", 2), ("a\nb\nc", 3), ("one", 1)):
            words.say(said)
            await pilot.pause()
            assert (words.size.height, under.region.y) == (height, height)


async def test_words_that_take_the_same_room_lay_nothing_out_anew() -> None:
    app = Saying()
    async with app.run_test(size=(20, 10)) as pilot:
        words = app.query_one("#words", Said)
        words.say("one")
        await pilot.pause()
        with patch.object(Screen, "_refresh_layout", autospec=True, side_effect=Screen._refresh_layout) as laid_out:
            words.say("two")
            await pilot.pause()
            assert not laid_out.called
            words.say("two\nthree")
            await pilot.pause()
            assert laid_out.called


async def test_words_that_are_as_wide_as_they_are_get_their_width() -> None:
    app = Saying()
    async with app.run_test(size=(20, 10)) as pilot:
        beside = app.query_one("#beside", Said)
        for said in ("a", "a few words", "b"):
            beside.say(said)
            await pilot.pause()
            assert beside.size.width == len(said)
