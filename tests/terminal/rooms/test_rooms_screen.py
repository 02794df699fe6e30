"""The rooms screen: who is in which, what was sent, and everything that can be done with rooms and people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.services import dealing, recording, rooms, roster, running
from convenor.services.dealing import Asked
from convenor.services.recording import Line
from convenor.services.roster import Newcomer
from convenor.terminal.app import ConvenorApp
from convenor.terminal.note import places
from convenor.terminal.rooms.deal_form import DealForm
from tests.support.faces import SlipOfPaper
from tests.terminal.rooms.desk import opened, peopled
from tests.terminal.running.desk import House, a_house
from tests.terminal.running.desk import opened as running_screen


def deal(house: House, seed: int = 7, **asked: Any) -> None:
    dealing.deal(house.host, house.session_id, Asked(**asked), seed)


async def test_it_opens_by_key_from_the_running_screen_in_rooms_and_before_the_start() -> None:
    house = peopled()
    async with running_screen(house) as screen:
        await screen.press("ctrl+r")
        assert "Rooms: Who cooks" in screen.all_text()
        await screen.press("escape")
        assert screen.on_top
        running.start(house.host, house.session_id)
        house.go_to("breakout")
        await screen.later(seconds=1)
        await screen.press("ctrl+r")
        assert "Rooms: Who cooks" in screen.all_text()


async def test_who_is_in_which_and_which_rooms_have_sent_nothing_yet() -> None:
    house = peopled()
    deal(house, hosts=(("Cy Young", 2),))
    house.go_to("breakout")
    async with opened(house) as screen:
        assert screen.says("asked") == "What is a table for?"
        recording.record(house.host, house.session_id, [Line("A bench", room=2), Line("Two", room=2)])
        screen.page.look_again()
        heads = [line for line in screen.lines() if line.startswith("Room ")]
        assert heads == [
            f"Room {n}: {len(screen.seats()[f'Room {n}'])} people, {'2 notes' if n == 2 else 'nothing sent yet'}"
            for n in (1, 2, 3, 4)
        ]
        assert "Cy Young (hosts)" in screen.lines()
        await screen.on_line("Cy Young", "space")
        assert "× Cy Young (hosts)" in screen.lines()


async def test_rooms_are_opened_named_joined_and_closed_while_they_run_and_undo_brings_all_back() -> None:
    house = peopled()
    deal(house)
    house.go_to("breakout")
    before = rooms_in(house)
    async with opened(house) as screen:
        size = {room: len(names) for room, names in screen.seats().items()}
        await screen.press("ctrl+n")
        await screen.fill(name="The kitchen", question="Why?")
        await screen.press("enter")
        assert screen.says() == "Room 5 is open."
        assert "The kitchen" in screen.seats()
        await screen.on_line("Room 1")
        await screen.choose("Give it a name")
        await screen.fill(name="The hall")
        await screen.press("enter")
        assert "The hall" in screen.seats()
        await screen.on_line("Room 3")
        await screen.choose("Join it to another")
        await screen.choose("The hall")
        assert screen.says() == "Room 3 joined The hall, with its people and its notes."
        assert len(screen.seats()["The hall"]) == size["Room 1"] + size["Room 3"]
        await screen.on_line("Room 4")
        await screen.choose("Close it")
        assert "Room 4" not in screen.seats()
        assert f"No room yet: {size['Room 4']}" in screen.lines()
        for _ in range(4):
            await screen.press("ctrl+y")
        assert rooms_in(house) == before
        assert sorted(map(len, screen.seats().values())) == [2, 2, 2, 3]


def rooms_in(house: House) -> list[str]:
    return [r.label for r in house.session.plan.open_rooms]


async def test_a_name_that_is_taken_is_refused_in_words() -> None:
    house = peopled()
    async with opened(house) as screen:
        await screen.on_line("Room 1")
        await screen.choose("Give it a name")
        await screen.fill(name="room 2")
        await screen.press("enter")
        assert screen.says() == "! Another room is called Room 2 already. Give another name."
        assert rooms_in(house) == ["Room 1", "Room 2", "Room 3", "Room 4"]


async def test_people_are_dealt_as_asked_with_the_seed_shown_and_every_reason() -> None:
    house = peopled()
    async with opened(house) as screen:
        await screen.press("ctrl+o")
        await screen.fill(
            rooms="3", apart="Ana Lima, Ben Ode", together="Cy, Di", hosts="Flo:2", takers="Gus", pinned="Hal Bright:3",
            wishes="Ida:1", seed="7",
        )
        await screen.press("enter")
        assert screen.says() == "9 people are in 3 rooms. The seed was 7: the same deals the same."
        now = house.session.deal(1)
        assert now is not None
        where = {p.name: now.room_of(p.id) for p in house.session.roster}
        assert where["Ana Lima"] != where["Ben Ode"]
        assert where["Cy Young"] == where["Di Marsh"]
        assert (where["Flo Reed"], where["Hal Bright"], where["Ida Grey"]) == (2, 3, 1)
        assert {len(names) for names in screen.seats().values()} == {3}
        assert "seed 7" in screen.all_text()
        await screen.on_line("Cy Young", "up")
        await screen.press("down")
        assert screen.says("why").startswith("Cy Young: Room ")
        assert "together with Di Marsh" in screen.says("why")
        assert "Flo Reed (hosts)" in screen.lines()


async def test_what_was_asked_stands_in_the_form_again_and_without_a_seed_a_fresh_one_is_taken() -> None:
    house = peopled()
    deal(house, apart=(("Ana Lima", "Ben Ode"),), hosts=(("Flo Reed", 2),), pinned=(("Hal Bright", 3),))
    async with opened(house) as screen:
        await screen.press("ctrl+o")
        form = screen.pilot.app.screen
        assert isinstance(form, DealForm)
        asked = form.asked()
        assert (asked.apart, asked.hosts) == ((("Ana Lima", "Ben Ode"),), (("Flo Reed", 2),))
        assert asked.pinned == (("Hal Bright", 3),)
        await screen.press("ctrl+o")
        now = house.session.deal(1)
        assert now is not None
        assert now.seed not in (None, 7)


async def test_what_cannot_be_is_said_in_the_form_and_what_was_typed_stays() -> None:
    house = peopled()
    async with opened(house) as screen:
        await screen.press("ctrl+o")
        await screen.fill(rooms="2", apart="Ana, Ben, Cy")
        await screen.press("enter")
        assert isinstance(screen.pilot.app.screen, DealForm)
        assert "Ana Lima, Ben Ode and Cy Young are to be kept apart" in screen.all_text().replace("\n", " ")
        for field, typed, said in (
            ("rooms", "many", "not a number of rooms"), ("rooms", "200", "cannot be 200 rooms"),
            ("seed", "x", "not a seed"), ("apart", "Zoe, Ana", "called “Zoe”"), ("pinned", "Ana", "one room"),
        ):
            await screen.fill(rooms="2", apart="", seed="", pinned="")
            await screen.fill(**{field: typed})
            await screen.press("ctrl+o")
            assert said in screen.all_text(), said
        await screen.press("escape")
        assert house.session.deals == ()


async def test_only_those_who_are_marked_are_dealt_again_and_only_latecomers_too() -> None:
    house = peopled()
    deal(house)
    async with opened(house) as screen:
        before = screen.seats()
        await screen.on_line(before["Room 1"][0], "space")
        await screen.on_line(before["Room 2"][0], "space")
        await screen.press("ctrl+o")
        assert "Only those whom you marked" in screen.all_text()
        await screen.press("ctrl+o")
        after = screen.seats()
        moved = {before["Room 1"][0], before["Room 2"][0]}
        for room, names in before.items():
            assert set(names) - moved <= set(after[room])
        roster.take(house.host, house.session_id, [Newcomer("Zoe Late")])
        screen.page.look_again()
        assert "No room yet: 1" in screen.lines()
        await screen.on_line("Zoe Late")
        await screen.choose("Put them into a room")
        await screen.choose("Room 4")
        assert "Zoe Late" in screen.seats()["Room 4"]
        assert screen.says() == "Zoe Late is in Room 4."


async def test_somebody_is_moved_swapped_given_a_role_and_leaves() -> None:
    house = peopled()
    deal(house)
    async with opened(house) as screen:
        before = screen.seats()
        one, other = before["Room 1"][0], before["Room 2"][0]
        await screen.on_line(one)
        await screen.choose("change places")
        await screen.choose(other)
        assert other in screen.seats()["Room 1"]
        await screen.on_line(one)
        await screen.choose("They host this room")
        await screen.on_line(one)
        await screen.choose("They take notes here")
        assert f"{one} (hosts, takes notes)" in screen.lines()
        await screen.on_line(one)
        await screen.choose("They host no longer")
        assert f"{one} (takes notes)" in screen.lines()
        await screen.on_line(other)
        await screen.choose("They have left")
        assert other not in [name for names in screen.seats().values() for name in names]
        assert "not dealt any more" in screen.says()


async def test_undo_on_this_screen_never_moves_the_session() -> None:
    house = peopled()
    deal(house)
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.press("ctrl+y")
        assert screen.says().startswith("! The last thing that was done was not done to the rooms.")
        assert house.session.now_on is not None
        assert house.session.now_on.mode == "breakout"
        rooms.close(house.host, house.session_id, 4)
        await screen.press("ctrl+y")
        assert rooms_in(house)[-1] == "Room 4"


async def test_a_second_round_is_dealt_by_itself() -> None:
    house = peopled()
    deal(house)
    deal(house, seed=8, round=2)
    async with opened(house) as screen:
        assert "Round 1 of 2 · seed 7" in screen.all_text()
        await screen.press("ctrl+t")
        assert "Round 2 of 2 · seed 8" in screen.all_text()
        first = screen.seats(1)
        name = screen.seats(2)["Room 1"][0]
        await screen.on_line(name)
        await screen.choose("into another room")
        await screen.choose("Room 2")
        assert name in screen.seats(2)["Room 2"]
        assert screen.seats(1) == first
        await screen.press("ctrl+t")
        assert "Round 1 of 2" in screen.all_text()


async def test_the_lists_go_out_and_who_has_no_address_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convenor.terminal.rooms.screen.places", lambda: (places.Place("Documents", tmp_path),))
    house = peopled()
    deal(house)
    async with opened(house) as screen:
        await screen.press("ctrl+l", "enter")
        paper = house.outside.clipboard
        assert isinstance(paper, SlipOfPaper)
        assert paper.text.startswith("Room 1: ")
        assert screen.says().startswith("Copied")
        await screen.press("ctrl+l", "down", "enter", "ctrl+o")
        (file,) = tmp_path.iterdir()
        assert file.suffix == ".csv"
        assert b"ana@example.org" in file.read_bytes()
        assert "No e-mail, so move by hand: " in screen.says()
        assert "Ben Ode (Room" in screen.says()
        assert "Ana Lima (Room" not in screen.says()


async def test_without_rooms_or_people_it_says_what_to_do() -> None:
    house = a_house(rooms=())
    async with opened(house) as screen:
        assert "There are no rooms yet. Ctrl+N opens one" in screen.says("asked")
        await screen.press("ctrl+o", "enter", "space", "ctrl+l")
        assert "There are no rooms yet" in screen.all_text()


async def test_another_process_is_seen_and_a_room_that_has_gone_does_no_harm() -> None:
    house = peopled()
    deal(house)
    async with opened(house) as screen:
        await screen.on_line("Room 4")
        rooms.close(house.other(), house.session_id, 4)
        await screen.choose("Close it")
        assert screen.says() == "! Room 4 is closed. Open rooms: 1, 2, 3."
        assert rooms_in(house) == ["Room 1", "Room 2", "Room 3"]


async def test_a_name_from_elsewhere_does_nothing_to_the_terminal() -> None:
    house = peopled(people=("\x1b[31mRed\u202eevil", "[bold]Ben[/bold]"), rooms=("Why?",) * 2)
    deal(house)
    async with opened(house) as screen:
        assert any("␛[31mRedevil" in line for line in screen.lines())
        assert "[bold]Ben[/bold]" in screen.lines()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    house = peopled()
    deal(house, hosts=(("Cy Young", 2),), note_takers=(("Ed Pell", 1),))
    house.go_to("breakout")
    said = [Line("A bench", room=2), Line("Two", room=2), Line("Three", room=1)]
    recording.record(house.host, house.session_id, said)
    roster.take(house.host, house.session_id, [Newcomer("Zoe Late", access="captions")])
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"

    async def open_it(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("down", "down")

    assert snap_compare(app, terminal_size=size, run_before=open_it)


def test_how_the_deal_form_looks(snap_compare: Callable[..., bool]) -> None:
    house = peopled()
    deal(house, apart=(("Ana Lima", "Ben Ode"),))
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"

    async def open_it(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=open_it)
