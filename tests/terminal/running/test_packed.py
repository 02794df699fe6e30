"""Rooms side by side where there is room for it."""

from __future__ import annotations

from convenor.terminal.running.agenda import packed


def test_as_many_to_a_line_as_fit_and_none_is_lost() -> None:
    rooms = ("Room 1: 3 notes", "Room 2: 4 notes", "Room 3: nothing yet", "Room 4: 2 notes")
    assert packed(rooms, 34) == ["Room 1: 3 notes  Room 2: 4 notes", "Room 3: nothing yet", "Room 4: 2 notes"]
    assert packed(rooms, 10) == list(rooms)
    assert packed((), 34) == []
