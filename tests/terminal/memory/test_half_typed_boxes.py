"""What stands half typed in a box outlives its window, and nothing of it is left once it is kept."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from convenor.cli.drafts import HomeDrafts
from convenor.services import reality, running
from convenor.terminal.app import ConvenorApp
from convenor.terminal.half_typed import AGAIN
from tests.support.on_a_terminal import on_a_terminal
from tests.support.waiting import come_about
from tests.terminal.memory.test_from_memory import boxes, held
from tests.terminal.running.desk import House, a_house_on_disk
from tests.terminal.screens import on_page

SAID = "Somebody had brought plums\nNobody asked the"


def held_with_drafts(home: Path) -> tuple[House, HomeDrafts]:
    house, drafts = held(), HomeDrafts(home)
    return replace(house, outside=replace(house.outside, drafts=drafts)), drafts


async def test_each_box_has_its_own_again_with_the_cursor_at_the_end(tmp_path: Path) -> None:
    house, _ = held_with_drafts(tmp_path)
    async with on_page(house, ConvenorApp.open_memory) as (app, pilot):
        boxes(app)[3].lines.text = SAID
        await pilot.pause()
    assert "Somebody had brought plums" not in house.texts, "closing the window keeps nothing half typed as a note"
    async with on_page(house, ConvenorApp.open_memory) as (app, pilot):
        assert [b.lines.text for b in boxes(app)] == ["", "", "", SAID, "", ""]
        # the boxes are there first, and the cursor once they are painted
        await come_about(lambda: boxes(app)[3].lines.has_focus, "the cursor did not come")
        assert AGAIN in [note.message for note in app._notifications]
        await pilot.press("!", "tab")
        await pilot.pause()
        assert house.texts[-1] == " ".join(SAID.split()) + "!", "an outline is one paragraph"
    assert list((tmp_path / "half-typed").iterdir()) == []


async def test_looking_at_another_window_keeps_nothing_half_typed(tmp_path: Path) -> None:
    house, _ = held_with_drafts(tmp_path)
    async with on_page(house, ConvenorApp.open_memory) as (app, pilot):
        boxes(app)[0].lines.focus()
        boxes(app)[0].lines.text = "It r"
        await pilot.pause()
        app.app_focus = False
        await pilot.pause()
        assert "It r" not in house.texts
        app.app_focus = True
        await pilot.pause()
        assert boxes(app)[0].lines.has_focus
        await pilot.press("tab")
        await pilot.pause()
        assert "It r" in house.texts


async def test_what_is_not_noted_is_not_put_aside(tmp_path: Path) -> None:
    house, _ = held_with_drafts(tmp_path)
    reality.unnoted(house.host, house.session_id, True)
    async with on_page(house, ConvenorApp.open_memory) as (app, pilot):
        boxes(app)[0].lines.text = "Said in confidence"
        await pilot.pause()
    assert list((tmp_path / "half-typed").glob("*")) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")
def test_it_survives_a_kill(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    house = a_house_on_disk(home)
    running.start(house.host, house.session_id)
    running.next_part(house.host, house.session_id)
    running.end(house.host, house.session_id)
    first = house.session.segments[0].id
    drafts = HomeDrafts(home)

    def aside() -> str:
        return drafts.found(house.session_id, "facilitator", f"memory/{first}/")

    with on_a_terminal(home, "run", house.session_id) as window:
        window.until("Ctrl+Y Undo")
        window.type("\x12")
        window.until("Nothing noted yet")
        window.type("Nobody asked the bus drivers")
        window.when(lambda: aside() == "Nobody asked the bus drivers", "it was not put aside")
        window.kill()
    assert house.texts == []
    with on_a_terminal(home, "run", house.session_id) as window:
        window.until("Ctrl+Y Undo")
        window.type("\x12")
        window.until(AGAIN)
        assert "Nobody asked the bus drivers" in window.painted
        window.type(" when\t")
        window.when(lambda: not aside(), "it was not taken away from what is put aside")
        window.kill()
    assert house.texts == ["Nobody asked the bus drivers when"]
