"""Not noted from here: said on every screen, refused in words, and the typed line is never lost."""

from __future__ import annotations

from convenor.terminal.running.place import Place
from tests.terminal.running.desk import a_house, begun_ago, opened, without_rooms


async def test_a_room_alone_and_the_room_where_one_types_comes_first() -> None:
    house = a_house()
    begun_ago(house, 1)
    house.go_to("breakout")
    async with opened(house) as screen:
        screen.run.stand(Place(house.session.running or "", 3))
        await screen.press("escape")
        await screen.choose("Not noted from here")
        await screen.press("enter")
        assert house.session.unnoted == {3}
        assert "Not noted from here in Room 3" in screen.all_text()
        await screen.typed("she asked me not to")
        assert house.texts == []
        assert screen.line.value == "she asked me not to"
        screen.run.stand(Place(house.session.running or "", 2))
        await screen.press("enter")
        assert house.texts == ["she asked me not to"], "another room goes on"
        await screen.do("note_again")
        assert not house.session.unnoted
        assert "Not noted" not in screen.all_text()


async def test_without_rooms_nothing_is_asked() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.do("stop_noting")
        assert screen.on_top
        assert house.session.unnoted == {None}


async def test_several_can_be_turned_on_again_one_by_one() -> None:
    house = a_house()
    begun_ago(house, 1)
    house.go_to("breakout")
    async with opened(house) as screen:
        for room in ("Room 1", "Room 2"):
            await screen.do("stop_noting")
            await screen.choose(room)
        await screen.do("note_again")
        await screen.choose("Room 2")
        assert house.session.unnoted == {1}


async def test_the_other_screens_say_so_too_and_a_strip() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.do("stop_noting")
        for action in ("plan", "write_up"):
            await screen.do(action)
            assert "not noted" in screen.all_text().casefold(), action
            await screen.press("escape")
        await screen.do("leave")
        assert "not noted just now" in screen.all_text()
    async with opened(house, (60, 8)) as screen:
        assert "Not noted from here" in screen.all_text()
