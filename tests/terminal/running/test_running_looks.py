"""How the running screen looks: a few telling pictures, each of which somebody has looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.services import recording, running
from convenor.services.host import Wish
from convenor.services.recording import Line
from convenor.terminal.app import ConvenorApp
from convenor.terminal.running.entry import EntryLine
from tests.terminal.running.desk import House, a_house, begun_ago, without_rooms

Snap = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

SAID = (
    Line("A bench is an invitation to stop", room=3),
    Line("I only know my neighbours by their bins", kind="quote", room=3),
    Line("Nobody asked the bus drivers when they eat, and nobody wondered whether they do", room=1),
    Line("One family was turned away last winter", room=2, consent="us"),
)


def in_rooms() -> House:
    """Four minutes late, seven minutes and eighteen seconds into the rooms, four notes."""
    house = a_house()
    house.clock.forward(minutes=4)
    running.start(house.host, house.session_id)
    for minutes in (3, 6, 22):
        house.clock.forward(minutes=minutes)
        running.next_part(house.host, house.session_id)
    house.clock.forward(minutes=7, seconds=18)
    for line in SAID:
        recording.record(house.host, house.session_id, [line], Wish(actor="Mina" if line.room == 1 else "facilitator"))
    return house


def an_app(house: House) -> ConvenorApp:
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"
    return app


@SIZES
def test_running_with_rooms(snap_compare: Snap, size: tuple[int, int]) -> None:
    assert snap_compare(an_app(in_rooms()), terminal_size=size)


@SIZES
def test_recording_while_somebody_else_has_gone_on(snap_compare: Snap, size: tuple[int, int]) -> None:
    house = in_rooms()
    app = an_app(house)

    async def type_on(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press("tab")
        app.screen.query_one(EntryLine).value = "r3 story Ada: we had one key between us"
        running.next_part(house.other(), house.session_id)
        app.screen.refresh_clock()  # type: ignore[attr-defined]  # it is the running screen
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=type_on)


def test_speakers_and_overtime(snap_compare: Snap) -> None:
    house = a_house()
    house.go_to("speakers")
    running.speaker(house.host, house.session_id)
    house.clock.forward(minutes=23, seconds=4)
    assert snap_compare(an_app(house), terminal_size=(80, 24))


def test_a_small_meeting(snap_compare: Snap) -> None:
    house = without_rooms()
    begun_ago(house, 1)
    recording.record(house.host, house.session_id, [Line("Tea first")])
    assert snap_compare(an_app(house), terminal_size=(80, 24))


def test_a_strip_beside_a_call(snap_compare: Snap) -> None:
    assert snap_compare(an_app(in_rooms()), terminal_size=(60, 8))


def test_the_end(snap_compare: Snap) -> None:
    house = in_rooms()
    app = an_app(house)

    async def end(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await app.screen.run_action("end")
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=end)
