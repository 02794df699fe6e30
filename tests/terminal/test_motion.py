"""Motion off: from the menu, on every screen at once, and still off at the next start."""

from __future__ import annotations

from convenor.terminal.app import ConvenorApp
from convenor.terminal.menu import Menu
from tests.terminal.test_own_keys import Wishes, with_wishes


def level(app: ConvenorApp) -> str:
    return app.animation_level


async def test_motion_off_is_chosen_in_the_menu_and_remembered() -> None:
    wishes = Wishes()
    house = with_wishes(wishes)
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, Menu)
        await pilot.press(*"motion", "enter")
        await pilot.pause()
        assert level(app) == "none"
        assert not wishes.moves
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert level(app) == "none", "as it was left"
        await pilot.press("ctrl+p", *"motion", "enter")
        await pilot.pause()
        assert level(app) == "full"
    assert wishes.moves


async def test_where_nothing_stays_it_can_be_off_for_this_once() -> None:
    app = ConvenorApp(with_wishes(Wishes()).outside)
    app.outside = app.outside.__class__(app.outside.host, app.outside.library, app.outside.writer)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p", *"motion", "enter")
        await pilot.pause()
        assert level(app) == "none"
