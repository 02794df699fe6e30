"""Forty lines by a fast typist while everything else changes around them."""

from __future__ import annotations

from pathlib import Path

from textual import events

from convenor.services import recording, running
from convenor.services.host import Wish
from convenor.services.recording import Line
from tests.terminal.running.desk import Screen, a_house_on_disk, opened

LINES = [f"line {n}: somebody said that {'it mattered ' * (n % 4)}to them" for n in range(40)]
SIZES = [(80, 24), (60, 8), (120, 40), (80, 16)]


def key(screen: Screen, letter: str) -> None:
    """As the terminal sends it: to the app, which hands it to whatever has the focus."""
    names = {" ": "space", "\r": "enter"}
    screen.app.post_message(events.Key(names.get(letter, letter), letter))


async def test_every_line_is_whole_in_its_place_and_in_order(tmp_path: Path) -> None:
    house = a_house_on_disk(tmp_path)
    house.go_to("breakout")
    other = house.other()
    async with opened(house) as screen:
        await screen.press("tab", "tab", "tab")
        for n, line in enumerate(LINES):
            for place, letter in enumerate(line):
                key(screen, letter)
                if place == 10 and n % 3 == 0:
                    recording.record(other, house.session_id, [Line(f"Mina {n}", room=1)], Wish(actor="Mina"))
                if place == 15 and n == 12:
                    running.next_part(other, house.session_id)
                if place == 20 and n % 10 == 5:
                    screen.app.post_message(events.Paste(""))
            key(screen, "\r")
            if n % 5 == 0:
                await screen.pilot.resize_terminal(*SIZES[n // 5 % len(SIZES)])
                house.clock.forward(seconds=3)
                screen.run.refresh_clock()
        await screen.settled()
        mine = [n for n in house.session.notes() if n.by == "facilitator"]
        assert [n.text for n in mine] == LINES
        assert {(n.segment, n.room) for n in mine} == {("breakout-discussion", 3)}, "nobody else moves the typist"
        assert [n.text for n in house.session.notes() if n.by == "Mina"] == [f"Mina {n}" for n in range(0, 40, 3)]
        assert screen.line.value == ""
        assert len(screen.listed()) == len(house.session.notes())
