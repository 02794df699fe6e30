"""Telling the rooms something on the running screen, and calling everybody back."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from convenor.services import messages
from convenor.terminal.rooms.tell import TellRooms
from convenor.terminal.running.minutes import AskMinutes
from tests.terminal.running.desk import House, Screen, a_house, opened


def in_rooms() -> House:
    house = a_house()
    house.go_to("breakout")
    return house


def put(screen: Screen, text: str) -> None:
    sheet = screen.app.screen
    assert isinstance(sheet, TellRooms)
    sheet.query_one(Input).value = text


async def test_all_rooms_are_told_with_a_key_a_line_and_enter() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+b")
        put(screen, "Ten minutes left")
        await screen.press("enter")
        assert [m.text for m in house.session.messages] == ["Ten minutes left"]
        assert screen.says("told") == "Sent to all rooms."
        assert screen.says("sent") == "Told 11:00 to all rooms: Ten minutes left"
        assert "Told 11:00 to all rooms" in screen.all_text()


async def test_one_room_is_told_by_the_arrows_and_by_a_click() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+b")
        put(screen, "Ada is coming")
        await screen.press("down", "down", "down", "enter")
        assert [(m.text, m.room) for m in house.session.messages] == [("Ada is coming", 2)]
        await screen.press("ctrl+b")
        put(screen, "So is Sunil")
        options = screen.app.screen.query_one(OptionList)
        await screen.pilot.click(options, offset=(3, 3))
        await screen.settled()
        assert [m.room for m in house.session.messages] == [2, 3]


async def test_nothing_is_sent_before_there_is_something_to_say() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+b", "enter")
        assert "Type first" in screen.all_text()
        await screen.press("down", "down", "enter")
        assert "Type first" in screen.all_text()
        await screen.press("escape")
        assert screen.on_top
        assert house.session.messages == ()


async def test_what_stands_can_be_taken_back() -> None:
    house = in_rooms()
    messages.send(house.host, house.session_id, "Wrong room entirely")
    async with opened(house) as screen:
        await screen.press("ctrl+b")
        assert "Take back: “Wrong room entirely”" in screen.all_text()
        await screen.press("down", "up")
        options = screen.app.screen.query_one(OptionList)
        options.focus()
        await screen.press("end", "enter")
        assert [m.erased for m in house.session.messages] == [True]
        assert screen.says("sent") == ""
        assert "gone for good" in screen.says("told")


async def test_everybody_is_called_back_and_nothing_ends_by_itself() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.do("call_back")
        assert isinstance(screen.app.screen, AskMinutes)
        assert "2 minutes" in screen.all_text()
        await screen.press("down", "enter")
        assert "called back" in screen.says("told")
        assert "Called back: 2:00" in screen.says("caption")
        await screen.later(seconds=61)
        assert "Called back: 0:59" in screen.says("caption")
        await screen.later(minutes=3)
        assert "Called back: now" in screen.says("caption")
        on = house.session.now_on
        assert on is not None
        assert on.mode == "breakout"
        await screen.press("ctrl+n")
        assert "Called back" not in screen.says("caption")


async def test_the_call_back_is_found_beside_the_message_too_and_refuses_what_is_no_grace() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+b")
        sheet = screen.app.screen
        options = sheet.query_one(OptionList)
        options.focus()
        options.highlighted = 5
        await screen.press("enter")
        assert isinstance(screen.app.screen, AskMinutes)
        await screen.answer("99")
        assert "99 minutes is not a grace" in screen.all_text()
        assert house.session.called_back is None


async def test_outside_rooms_nobody_can_be_called_back() -> None:
    house = a_house()
    async with opened(house) as screen:
        assert "tell-rooms" not in {c.name for c in screen.run.possible()}
        await screen.press("ctrl+n")
        names = {c.name for c in screen.run.possible()}
        assert "tell-rooms" in names
        assert "call-back" not in names


async def test_words_from_elsewhere_do_nothing_to_the_terminal() -> None:
    house = in_rooms()
    messages.send(house.host, house.session_id, "\x1b[31mred\nand more [bold]x[/bold]")
    async with opened(house) as screen:
        assert "␛[31mred ⏎ and more [bold]x[/bold]" in screen.says("sent")
