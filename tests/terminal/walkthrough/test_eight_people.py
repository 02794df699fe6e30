"""A small meeting without rooms, whose convenor speaks, listens and writes four words a point."""

from __future__ import annotations

from convenor.services import running
from convenor.services.recording import Line, record
from convenor.services.remembering import boxes
from convenor.session.people import Invited, Person
from convenor.terminal.memory.box import MemoryBox
from tests.terminal.running.desk import begun_ago, opened, without_rooms


async def test_nothing_about_rooms_is_in_the_way() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        assert "Room" not in screen.all_text()
        assert "next_room" not in {c.action for c in screen.run.possible()}


async def test_six_lines_in_ninety_minutes_are_enough_and_nobody_is_asked_who_sally_is() -> None:
    house = without_rooms()
    begun_ago(house, 20)
    async with opened(house) as screen:
        await screen.typed("Sally said that alliances need a table")
        assert house.session.notes()[-1].said_by == ""
        assert screen.on_top


async def test_ten_minutes_from_memory_a_box_each_and_never_in_quotation_marks() -> None:
    house = without_rooms(speakers=(Invited(Person("Idris Vane")),))
    begun_ago(house, 20)
    record(house.host, house.session_id, [Line("Sally: a table")])
    while house.session.now_on is not house.session.segments[-1]:
        running.next_part(house.host, house.session_id)
    running.end(house.host, house.session_id)
    async with opened(house) as screen:
        await screen.do("from_memory")
        places = list(screen.app.screen.query(MemoryBox))
        assert [p.box.title for p in places] == [b.title for b in boxes(house.session)]
        places[1].lines.text = "“We need each other’s enemies”, somebody said"
        await screen.press("ctrl+o")
        note = house.session.notes()[-1]
        assert (note.text, note.kind, note.phase) == ("We need each other’s enemies, somebody said", "point", "after")
