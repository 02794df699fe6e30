"""An evening of imagining, with guides and four rooms, as its convenor lives it alone at the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import rooms, running
from convenor.services.host import Wish
from convenor.services.ports import Batch
from convenor.services.recording import Line, record
from convenor.session.event import PlanChanged
from convenor.session.format import RecordPolicy
from tests.terminal.running.desk import a_house, opened

SAY = "We write a note, without names."


async def test_people_come_late_and_it_is_started_as_of_when_it_really_began() -> None:
    house = a_house()
    async with opened(house) as screen:
        house.clock.forward(minutes=6)
        await screen.do("started_ago")
        await screen.answer("3")
        started = house.session.started_at
        assert started is not None
        assert (house.clock.now() - started).total_seconds() == 180
        assert "behind the plan" in screen.says("standing")
        assert screen.on_top, "nothing is asked before somebody asks for it"


async def test_the_words_about_the_record_stand_there_at_the_welcome_until_they_were_read() -> None:
    house = a_house()
    changed = PlanChanged(replace(house.session.plan, record=RecordPolicy(say=SAY)))
    happening = house.host.happening(changed, Wish())
    house.host.record(house.session_id, Wish(), "test", lambda _: Batch((happening,)))
    running.start(house.host, house.session_id)
    async with opened(house) as screen:
        assert SAY in screen.says("read-out")
        await screen.do("consent_read")
        assert house.session.consent_read_at == house.clock.now()


async def test_no_letter_is_next_while_she_types() -> None:
    house = a_house()
    house.go_to("speakers")
    async with opened(house) as screen:
        await screen.press("n", "b", "p", "space")
        assert screen.line.value == "nbp "
        assert house.session.now_on is not None
        assert house.session.now_on.mode == "speakers"


@pytest.mark.parametrize("minutes", [3, -2])
async def test_more_minutes_say_what_they_cost_in_the_same_line(minutes: int) -> None:
    house = a_house()
    house.go_to("breakout")
    before = house.session.now_on
    async with opened(house) as screen:
        await screen.press("ctrl+t")
        assert "ends" in screen.all_text()
        await screen.answer(str(minutes))
    after = house.session.now_on
    assert before is not None
    assert after is not None
    assert after.seconds - before.seconds == minutes * 60


async def test_a_fifth_room_while_they_are_in_four() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        rooms.add(house.other(), house.session_id, "What would help?")
        await screen.later(seconds=1)
        for _ in range(5):
            await screen.press("tab")
        await screen.typed("r5: A pot for the whole street")
        assert house.session.notes()[-1].room == 5


async def test_the_part_goes_on_while_a_line_is_half_typed_and_the_line_stays_in_its_room() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.press("tab")
        room = screen.run.place.room
        await screen.typed("Nobody asked the", enter=False)
        running.next_part(house.other(), house.session_id, wish=Wish(actor="Jo"))
        await screen.later(seconds=1)
        assert "Tab" in screen.says("told")
        await screen.typed("Nobody asked the bus drivers")
        note = house.session.notes()[-1]
        assert (note.room, note.segment) == (room, "breakout-discussion")


async def test_what_another_note_taker_sends_does_not_move_what_she_types() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.typed("Half a", enter=False)
        row = screen.top_of(screen.line)
        record(house.other(), house.session_id, [Line(f"Line {n}", room=2) for n in range(30)], Wish(actor="Tamsin"))
        await screen.later(seconds=1)
        assert screen.top_of(screen.line) == row
        assert screen.line.value == "Half a"
        assert len(screen.listed()) == 30


async def test_the_end_is_one_quiet_screen_and_what_she_said_herself_comes_from_memory() -> None:
    house = a_house()
    house.go_to("breakout")
    record(house.host, house.session_id, [Line("A bench is an invitation to stop", room=1)])
    running.end(house.host, house.session_id)
    async with opened(house) as screen:
        assert "from_memory" in {c.action for c in screen.run.possible()}
        assert "added afterwards" in screen.says("next")
        await screen.typed("I said that we meet again in May")
        assert house.session.notes()[-1].phase == "after"
