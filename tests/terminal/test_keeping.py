"""An agenda kept as a format from the plan screen: one question, and a refusal in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from convenor.library.format_file import keep
from convenor.library.shelf import Shelf
from convenor.services import planning
from convenor.services.planning import Details
from convenor.terminal.app import ConvenorApp
from convenor.terminal.plan.keeping import KeepForm
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.widgets.line import Complaint
from tests.support.faces import an_outside

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def an_app(home: Path | None) -> ConvenorApp:
    shelf = Shelf(home)
    outside = replace(an_outside(), library=shelf, keep_format=partial(keep, home, shelf) if home else None)
    session = planning.new_session(outside.host, Details("Who cooks?"), of=shelf.format("small-meeting-hour"))
    app = ConvenorApp(outside)
    app.animation_level = "none"
    app.call_later(app.open_plan, outside, session)
    return app


async def ask(pilot: Pilot[None]) -> KeepForm:
    await pilot.pause()
    await pilot.app.screen.run_action("save_format")
    await pilot.pause()
    assert isinstance(pilot.app.screen, KeepForm)
    return pilot.app.screen


@SIZES
async def test_it_is_kept_under_the_name_that_is_typed(size: tuple[int, int], tmp_path: Path) -> None:
    app = an_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await ask(pilot)
        await pilot.press(*"Our hour", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
    assert (tmp_path / "library" / "session_templates" / "our-hour.yaml").exists()


async def test_a_name_that_is_taken_is_told_and_the_form_stays(tmp_path: Path) -> None:
    app = an_app(tmp_path)
    async with app.run_test() as pilot:
        form = await ask(pilot)
        await pilot.press(*"Half an hour", "ctrl+o")
        await pilot.pause()
        assert app.screen is form
        assert "has a format Half an hour already" in str(form.query_one(Complaint).render())
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
    assert not list(tmp_path.rglob("*.yaml"))


async def test_where_nothing_stays_it_is_not_offered() -> None:
    app = an_app(None)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.check_action("save_format", ()) is False
