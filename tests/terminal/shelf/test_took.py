"""How long an exercise really took here stands where it is read, on the shelf of the plan and first screens."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Static

from convenor.library.shelf import Shelf
from convenor.services import planning, running
from convenor.services.planning import Details
from convenor.terminal.app import ConvenorApp
from convenor.terminal.shelf.reading import ReadingSheet
from tests.support.faces import an_outside
from tests.support.sessions import FakeClock


async def test_what_it_took_stands_at_the_end_of_what_is_read() -> None:
    clock = FakeClock()
    outside = replace(an_outside(clock), library=Shelf(None))
    form = outside.library.formats()
    small = next(f for f in form if f.id == "small-meeting-hour")
    session = planning.new_session(outside.host, Details("Who cooks?"), of=small)
    running.start(outside.host, session)
    clock.forward(minutes=7)
    running.next_part(outside.host, session, seen="arrival")
    app = ConvenorApp(outside)
    app.animation_level = "none"
    app.call_later(app.open_plan, outside, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+f")
        await pilot.pause()
        await pilot.press(*"arrival")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingSheet)
        told = str(app.screen.query_one("#whole Static", Static).render())
        assert "It ran once and took 7 minutes, where the file says 4." in told
