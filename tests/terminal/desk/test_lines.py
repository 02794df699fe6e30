"""Lines of the note that no single note stands behind: Enter words them otherwise, and it can be taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import TextArea

from convenor.services.comparing import edits
from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.plan.details import DetailsForm
from convenor.terminal.running.sheets import Choose
from tests.support.desks import a_desk, desk_of, rows

LEAD = "Key points made by participants include:"
OTHERWISE = "Some key points made by participants include:"


@asynccontextmanager
async def a_line(starts: str) -> AsyncIterator[tuple[DeskScreen, Pilot[None], Outside, str]]:
    """The desk, with that line of the note chosen."""
    outside, session = a_desk()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        desk = desk_of(app)
        desk.note_list.choose(next(r.key for r in desk.note_list.rows if r.text.startswith(starts)))
        yield desk, pilot, outside, session


async def word(pilot: Pilot[None], text: str) -> None:
    await pilot.press("enter", "enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, Wording)
    pilot.app.screen.query_one(TextArea).text = text
    await pilot.press("enter")
    await pilot.pause()


async def test_a_line_of_the_house_is_worded_otherwise_and_the_same_key_lets_it_read_as_composed() -> None:
    async with a_line("Key points") as (desk, pilot, outside, session):
        await word(pilot, OTHERWISE)
        assert OTHERWISE in rows(desk, "note")
        assert OTHERWISE in outside.writer.text(outside.host.session(session))
        await pilot.press("ctrl+e")
        assert LEAD in rows(desk, "note")
        await word(pilot, OTHERWISE)
        await pilot.press("enter", "down", "enter")  # the second of what is offered then
        await pilot.pause()
        assert LEAD in rows(desk, "note")
        assert edits(outside.host.session(session)) == ()


async def test_undo_takes_back_the_wording_of_a_line_before_what_was_done_earlier() -> None:
    async with a_line("Key points") as (desk, pilot, _, _):
        desk.go_to_tray()
        await pilot.press("down", "space")
        desk.go_to_note()
        left_out = rows(desk, "note")
        desk.note_list.choose(next(r.key for r in desk.note_list.rows if r.text.startswith("Key points")))
        await word(pilot, OTHERWISE)
        await word(pilot, "Some points made by participants include:")
        await pilot.press("ctrl+y")
        assert OTHERWISE in rows(desk, "note")
        await pilot.press("ctrl+y")
        assert len(rows(desk, "note")) > len(left_out)


async def test_what_nothing_bears_out_is_asked_and_only_the_author_s_word_lets_it_stand() -> None:
    async with a_line("This event") as (desk, pilot, outside, session):
        before = rows(desk, "note")
        text = next(r for r in before if r.startswith("This event")).replace("26 November", "27 November")
        await word(pilot, text)
        assert isinstance(pilot.app.screen, Choose)
        await pilot.press("enter")  # no is the first, and leads back to what was typed
        assert pilot.app.screen.query_one(TextArea).text == text
        await pilot.press("escape")
        assert rows(desk, "note") == before
        await word(pilot, text)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert text in rows(desk, "note")
        (edit,) = [e for e in edits(outside.host.session(session)) if e.edit]
        assert edit.edit is not None
        assert edit.edit.owned


async def test_from_such_a_line_one_gets_to_what_was_known_beforehand_and_back() -> None:
    async with a_line("This event") as (desk, pilot, _, _):
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DetailsForm)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.is_current


async def test_esc_and_the_same_words_change_nothing() -> None:
    async with a_line("Key points") as (_, pilot, outside, session):
        await word(pilot, LEAD)
        await pilot.press("enter", "escape")
        assert edits(outside.host.session(session)) == ()
