"""How the desk looks: pictures that somebody has looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.terminal.app import ConvenorApp
from tests.support.desks import a_desk

Snap = Callable[..., bool]
SMALL, LARGE = (80, 24), (120, 40)
WAYS = {
    "the-note-80": (SMALL, ()),
    "the-tray-80": (SMALL, ("tab", "home", "down", "space", "down", "ctrl+x")),
    "both-120": (LARGE, ("tab", "home", "down", "space", "down", "right")),
    "rewording-80": (SMALL, ("tab", "home", "down", "enter")),
    "perhaps-the-same-120": (LARGE, ("tab", "home", "down", "ctrl+k")),
}


@pytest.mark.parametrize("way", list(WAYS))
def test_the_desk(snap_compare: Snap, way: str) -> None:
    size, keys = WAYS[way]
    outside, session = a_desk()
    app = ConvenorApp(outside)
    app.animation_level = "none"

    async def look(pilot: Pilot[Any]) -> None:
        app.open_note(outside, session)
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)
