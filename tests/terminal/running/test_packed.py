"""Rooms side by side where there is room for it."""

from __future__ import annotations

from convenor.services import recording
from convenor.services.recording import Line
from convenor.terminal.running.agenda import agenda_content, packed
from convenor.terminal.running.view import view
from tests.terminal.running.desk import a_house


def test_as_many_to_a_line_as_fit_and_none_is_lost() -> None:
    rooms = ("Room 1: 3 notes", "Room 2: 4 notes", "Room 3: nothing yet", "Room 4: 2 notes")
    assert packed(rooms, 34) == ["Room 1: 3 notes  Room 2: 4 notes", "Room 3: nothing yet", "Room 4: 2 notes"]
    assert packed(rooms, 10) == list(rooms)
    assert packed((), 34) == []


def test_where_there_is_little_room_parts_that_are_over_give_way_to_the_rooms() -> None:
    house = a_house(rooms=("Why?",) * 9)
    house.go_to("breakout")
    recording.record(house.host, house.session_id, [Line("A bench", room=4)])
    seen = view(house.session, house.clock.now())
    whole = agenda_content(seen, 34).plain.splitlines()
    assert "Room 4: 1 note  Room 5: nothing yet" not in whole
    assert any("Arrival" in line for line in whole)
    tight = agenda_content(seen, 34, 14).plain.splitlines()
    assert len(tight) == 14
    assert not any("Arrival" in line for line in tight)
    assert any(line.startswith("now") for line in tight), "what is on stays"
    said = " ".join(tight)
    assert "Room 4: 1" in said
    assert said.index("Nothing yet: Room 1") > said.index("Room 4: 1")
    assert all(f"Room {n}" in said for n in range(1, 10))
    assert agenda_content(seen, 34, 99).plain.splitlines() == whole
