"""The clock, the agenda and the words about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from convenor.services import running
from convenor.services.host import Wish
from convenor.services.ports import Batch
from convenor.session.event import PlanChanged
from convenor.terminal.running.countdown import Countdown, big, width
from convenor.terminal.running.sheets import Reading
from tests.terminal.running.desk import a_house, begun_ago, opened, without_rooms


async def test_the_countdown_stands_where_the_clock_says_and_is_padded() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        countdown = screen.run.query_one(Countdown)
        assert countdown.text == "25:00"
        await screen.later(minutes=16, seconds=59)
        assert countdown.text == "08:01"
        assert screen.says("caption").splitlines()[0] == "left of 25"


async def test_news_comes_in_words_and_not_by_colour_alone() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        assert screen.says("caption").splitlines() == ["left of 25"]
        await screen.later(minutes=13)
        assert "Least time reached" in screen.says("caption")
        await screen.later(minutes=10, seconds=5)
        assert "Two minutes left" in screen.says("caption")
        await screen.later(minutes=3)
        assert screen.run.query_one(Countdown).text == "01:05"
        assert screen.says("caption").splitlines() == ["over the 25", "Time is up"]
        await screen.later(minutes=1)
        assert screen.run.query_one(Countdown).text == "02:05", "overtime counts up"


async def test_nothing_goes_on_by_itself() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        before = house.session.seq
        for _ in range(20):
            await screen.later(minutes=10)
        assert house.session.seq == before
        assert house.session.now_on is not None
        assert house.session.now_on.mode == "breakout"


async def test_the_agenda_shows_plan_and_projection_with_states_in_words() -> None:
    house = a_house()
    house.clock.forward(minutes=4)  # people were late
    running.start(house.host, house.session_id)
    async with opened(house) as screen:
        painted = screen.all_text()
        assert "4 minutes behind the plan, ending 12:28" in painted
        row = next(line for line in painted.splitlines() if "Check-in" in line)
        assert "11:03 11:07" in row, "planned, then projected"
        await screen.press("ctrl+n")
        painted = screen.all_text()
        assert any("done" in line and "Arrival" in line for line in painted.splitlines())
        assert any("now" in line and "Check-in" in line for line in painted.splitlines())
        assert "Spare time" in painted
        assert "12:30" in next(line for line in painted.splitlines() if "Promised end" in line)
        await screen.do("skip")
        assert any("skipped" in line and "Check-in" in line for line in screen.all_text().splitlines())


async def test_too_long_is_said_without_a_sign() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.later(minutes=30)
        line = next(line for line in screen.all_text().splitlines() if "Too long by" in line)
        assert "-" not in line
        assert "min" in line


async def test_speakers_have_their_own_time() -> None:
    house = a_house()
    house.go_to("speakers")
    async with opened(house) as screen:
        assert "First to speak: Ada Pell, 11 minutes" in screen.says("speakers")
        await screen.press("ctrl+p")
        assert "Speaking: Ada Pell, 11:00 left of 11" in screen.says("speakers")
        assert "Next to speak: Sunil Marsh" in screen.says("speakers")
        await screen.later(minutes=12, seconds=30)
        assert "Ada Pell, 1:30 over the 11" in screen.says("speakers")
        await screen.press("ctrl+p")
        assert "Speaking: Sunil Marsh" in screen.says("speakers")
        assert "Nobody else is waiting" in screen.says("speakers")
        assert not screen.run.can("next_speaker", house.session)


async def test_a_part_without_speakers_shows_none() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        assert screen.says("speakers") == ""
        assert "Speaker" not in screen.all_text()


async def test_what_is_read_aloud_is_shown_whole() -> None:
    words = "We write a note of today. " * 12 + "Say so if something should not be written."
    house = a_house()
    plan = house.session.plan
    record = replace(plan.record, say=words, ask_when="check-in")
    happening = house.host.happening(PlanChanged(replace(plan, record=record)), Wish())
    house.host.record(house.session_id, Wish(), "test", lambda _: Batch((happening,)))
    begun_ago(house, 1)
    async with opened(house) as screen:
        assert screen.says("read-out") == ""
        await screen.press("ctrl+n")
        assert screen.says("read-out").startswith("To read out: We write a note")
        await screen.pilot.resize_terminal(60, 8)
        await screen.do("read_aloud")
        assert isinstance(screen.app.screen, Reading)
        await screen.press("end")
        assert "should not be written." in screen.all_text()
        await screen.press("escape", "ctrl+n")
        assert screen.says("read-out") == ""


async def test_the_rooms_own_question_follows_the_typist() -> None:
    house = a_house(rooms=("What is a table for?", "Who washes up?"))
    house.go_to("breakout")
    async with opened(house) as screen:
        assert "Each room has its own question" in screen.says("prompt")
        await screen.press("tab")
        assert screen.says("prompt") == "What is a table for?"
        await screen.press("tab")
        assert screen.says("prompt") == "Who washes up?"


async def test_rooms_are_counted_while_people_are_in_them() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house, (120, 40)) as screen:
        await screen.typed("r3: a bench is an invitation")
        painted = screen.all_text()
        assert "Room 3: 1 note" in painted
        assert "Room 4: nothing yet" in painted
        await screen.press("ctrl+n")
        assert "nothing yet" not in screen.all_text()


async def test_a_meeting_of_eight_sees_no_rooms() -> None:
    house = without_rooms()
    begun_ago(house, 2)
    async with opened(house) as screen:
        painted = screen.all_text()
        assert "Room" not in painted
        assert "Tab" not in painted
        assert not screen.run.can_note("next_room", house.session)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 8), (80, 16), (60, 24), (40, 8)])
async def test_whatever_the_size_there_is_time_left_and_a_line_to_type_in(size: tuple[int, int]) -> None:
    house = a_house()
    house.go_to("breakout")
    house.clock.forward(minutes=7, seconds=18)
    async with opened(house, size) as screen:
        assert screen.line.has_focus
        assert screen.line.region.height == 1
        assert screen.line.region.bottom <= size[1]
        painted = screen.all_text()
        assert "17:42" in painted or "███" in painted
        assert "left of 25" in painted


async def test_the_strip_has_now_left_next_ends_last_note_and_the_line() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house, (60, 8)) as screen:
        await screen.typed("r1: nobody asked the bus drivers")
        lines = screen.all_text().splitlines()
        assert "NOW Rooms" in lines[0]
        assert "25:00" in lines[0]
        assert any("Next: Report-back" in line for line in lines)
        assert any("KEPT nobody asked the bus drivers" in line and "Room 1" in line for line in lines)
        await screen.pilot.resize_terminal(120, 40)
        assert "███" in screen.all_text()
        await screen.pilot.resize_terminal(90, 8)
        assert "ends 11:" in screen.all_text()


async def test_after_sleep_a_line_says_so_and_the_room_went_on() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.later(minutes=9)
        assert "slept for 9 minutes" in screen.says("told")
        assert screen.run.query_one(Countdown).text == "16:00"


async def test_reading_another_screen_for_minutes_is_not_taken_for_a_machine_that_slept() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.later(seconds=1)
        screen.app.open_rooms(house.outside, house.session_id)
        await screen.pilot.pause()
        house.clock.forward(minutes=3)
        await screen.press("escape")
        assert screen.on_top
        assert "slept" not in screen.says("told")
        await screen.later(minutes=9)
        assert "slept for 9 minutes" in screen.says("told")


async def test_a_clock_put_back_is_said() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        house.clock._now -= timedelta(minutes=5)
        await screen.later(seconds=1)
        assert "put back" in screen.says("told")


async def test_only_what_changed_is_painted_anew() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        view = screen.run.view
        await screen.later(seconds=1)
        assert screen.run.view is not view  # 24:59
        view = screen.run.view
        screen.run.refresh_clock()
        assert screen.run.view is view


def test_big_figures_have_one_width_whatever_they_say() -> None:
    widths = {max(map(len, big(f"{n:02}:{n:02}").splitlines())) for n in range(60)}
    assert widths == {width("00:00")}
    assert len(big("12:34", 2).splitlines()) == 10
    assert len({big(str(n)) for n in range(10)}) == 10
