"""A roundtable with a speaker who goes on, and rooms: what goes wrong, and what one key does about it."""

from __future__ import annotations

from datetime import timedelta

from convenor.services import running
from convenor.services.recording import Line, record
from tests.support.faces import SlipOfPaper
from tests.terminal.letters.test_letters_sheet import remark, with_letters, words
from tests.terminal.running.desk import a_house, begun_ago, opened


async def test_minute_fourteen_of_ten_a_private_line_to_paste_and_the_truth_about_the_cost() -> None:
    paper = SlipOfPaper()
    house = with_letters(paper)
    house.go_to("speakers")
    running.speaker(house.host, house.session_id)
    house.clock.forward(minutes=25)
    async with opened(house) as screen:
        assert "over" in screen.says("speakers")
        await screen.press("ctrl+o")
        assert "Thank you, Ada." in words(screen.app)
        await screen.press("enter")
        assert "Copied" in remark(screen.app)
        assert paper.text
        await screen.press("escape", "ctrl+l")
        assert "Sunil Marsh" in screen.all_text(), "who has not spoken yet is named, not cut"
        await screen.press("escape")
        assert screen.on_top


async def test_an_apology_at_ten_to_eleven_and_no_introduction_for_who_did_not_come() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.do("who_spoke")
        await screen.choose("Sunil")
        await screen.choose("did not come")
        assert [i.person.name for i in house.session.plan.speakers] == ["Ada Pell"]


async def test_please_do_not_write_that_down_after_it_was_written() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.typed("Something about her brother")
        await screen.do("strike")
        assert house.texts == []
        assert all(not note.text for note in house.session.contributions)
        assert "Something about her brother" not in screen.all_text()


async def test_next_was_forgotten_for_twelve_minutes() -> None:
    house = a_house()
    house.go_to("breakout")
    house.clock.forward(minutes=40)
    async with opened(house) as screen:
        await screen.do("really")
        await screen.choose("Together")
        await screen.answer("12")
        on = house.session.now_on
        assert on is not None
        assert on.title == "Together"
        start = house.session.progress_of(on.id)
        assert start is not None
        assert start.actual_start == house.clock.now() - timedelta(minutes=12)


async def test_two_rooms_without_a_note_taker_are_named_and_nobody_is_watched() -> None:
    house = a_house()
    house.go_to("breakout")
    record(house.host, house.session_id, [Line("A line", room=1), Line("Another", room=3)])
    async with opened(house, size=(120, 40)) as screen:
        text = screen.all_text()
        assert "Room 2" in text
        assert "nothing yet" in text


async def test_the_call_takes_the_screen_and_a_strip_is_left() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house, size=(120, 40)) as screen:
        await screen.typed("Half a thought", enter=False)
        await screen.pilot.resize_terminal(60, 8)
        await screen.settled()
        text = screen.all_text()
        assert "NOW" in text
        assert "left" in text
        assert screen.line.value == "Half a thought"
        await screen.press("enter")
        assert house.texts == ["Half a thought"]
