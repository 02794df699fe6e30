"""The line that one types in, and what becomes of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from convenor.services import recording, running
from convenor.services.host import Wish
from convenor.services.ports import Command, Decide
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.text import MAX_BYTES
from convenor.store.memory import MemoryStore
from tests.terminal.running.desk import Screen, a_house, a_house_on_disk, begun_ago, opened, without_rooms


class FullDisk(MemoryStore):
    """A store that will not have anything while `full`."""

    full = False

    def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
        if self.full:
            raise Problem("The disk is full.", cure="Make room, then press Enter again.")
        return super().commit(session, after, command, decide)


async def paste(screen: Screen, text: str) -> None:
    screen.line.post_message(events.Paste(text))
    await screen.pilot.pause()
    await screen.settled()


async def test_a_line_and_enter_is_a_note_in_the_part_that_is_on() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        assert screen.line.has_focus
        await screen.press(*"tea")
        await screen.press("enter")
        note = house.session.notes()[0]
        assert (note.text, note.kind, note.segment, note.room) == ("tea", "point", "arrival", None)
        assert (note.consent, note.phase) == ("note", "during")
        assert screen.line.value == ""
        assert screen.says("told") == "Kept in Arrival."
        assert screen.listed()[0].endswith("Kept")


async def test_kept_is_said_only_after_it_is_on_disk() -> None:
    class Watching(MemoryStore):
        seen: str | None = None

        def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
            if watched:
                line = watched[0].line
                Watching.seen = f"{watched[0].says('told')}|{line.value}|{len(watched[0].listed())}"
            return super().commit(session, after, command, decide)

    watched: list[Screen] = []
    house = a_house(Watching())
    begun_ago(house, 1)
    async with opened(house) as screen:
        watched.append(screen)
        await screen.typed("the kettle is on")
        assert Watching.seen == "|the kettle is on|0", "while it is being written the line still has it"
        assert screen.line.value == ""
        watched.clear()


async def test_a_line_that_cannot_be_kept_stays_and_the_trouble_is_said() -> None:
    store = FullDisk()
    house = a_house(store)
    begun_ago(house, 1)
    async with opened(house) as screen:
        store.full = True
        await screen.typed("do not lose me")
        assert screen.line.value == "do not lose me"
        assert screen.says("told") == "! The disk is full. Make room, then press Enter again."
        assert screen.listed() == []
        store.full = False
        await screen.press("enter")
        assert house.texts == ["do not lose me"]
        assert screen.line.value == ""


async def test_keys_typed_while_a_line_is_being_kept_are_the_next_line() -> None:
    """A fast typist does not wait for the disk, and neither line takes letters of the other."""
    class Slow(MemoryStore):
        def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
            if going:
                assert go.wait_for_it(), "the test lets it go"
            return super().commit(session, after, command, decide)

    class Gate:
        def __init__(self) -> None:
            import threading

            self.event = threading.Event()

        def wait_for_it(self) -> bool:
            return self.event.wait(20)

    go, going = Gate(), []
    house = a_house(Slow())
    begun_ago(house, 1)
    async with opened(house) as screen:
        going.append(True)
        screen.line.value = "first"
        screen.line.post_message(events.Key("enter", "\r"))
        for letter in "second":
            screen.line.post_message(events.Key(letter, letter))
        screen.line.post_message(events.Key("enter", "\r"))
        await asyncio.sleep(0)
        house.clock.forward(seconds=5)
        screen.run._tick()  # the clock does not wait for the disk
        assert screen.run.view is not None
        assert screen.run.view.clock == "01:55"
        go.event.set()
        await screen.settled()
        assert house.texts == ["first", "second"]


async def test_closing_the_app_finishes_what_was_being_kept(tmp_path: Path) -> None:
    house = a_house_on_disk(tmp_path)
    begun_ago(house, 1)
    async with opened(house) as screen:
        screen.line.value = "said as the window closed"
        screen.line.post_message(events.Key("enter", "\r"))
        screen.app.exit()
    assert house.texts == ["said as the window closed"]


async def test_short_syntax_is_shown_as_one_types() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.typed("“the queue is where people are made to feel poor", enter=False)
        assert screen.says("hint") == "quote"
        await screen.typed("r3 story Ada: we had one key between us", enter=False)
        assert screen.says("hint") == "story · Ada Pell · named · Room 3"
        await screen.typed("us: not for the note", enter=False)
        assert screen.says("hint") == "for us only"
        await screen.typed("an ordinary line: with a colon", enter=False)
        assert screen.says("hint").startswith("Enter keeps it")
        await screen.typed("r3 story Ada: we had one key between us")
        note = house.session.notes()[0]
        assert (note.kind, note.said_by, note.room, note.consent) == ("story", "Ada Pell", 3, "named")
        assert screen.says("told") == "Kept in Room 3."
        assert "story · Ada Pell · Room 3 · named · Kept" in screen.listed()[0]


async def test_a_name_completes_itself() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("S", "u")
        await screen.settled()
        await screen.press("right")
        assert screen.line.value == "Sunil: "


async def test_tab_goes_round_the_rooms_and_says_where() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        seen = []
        for _ in range(5):
            await screen.press("tab")
            seen.append(screen.says("place").strip(" ›"))
        assert seen == ["Room 1", "Room 2", "Room 3", "Room 4", "Rooms, all asking t…"]
        await screen.press("tab", "tab")
        await screen.typed("a bench")
        assert house.session.notes()[0].room == 2


async def test_tab_in_a_meeting_without_rooms_changes_no_place() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.typed("one")
        await screen.press("tab")
        assert screen.notes.has_focus
        assert screen.run.place.room is None
        await screen.press("escape")
        assert screen.line.has_focus


async def test_the_place_does_not_move_when_somebody_else_goes_on() -> None:
    house = a_house()
    house.go_to("breakout")
    other = house.other()
    async with opened(house) as screen:
        await screen.press("tab", "tab", "tab")
        running.next_part(other, house.session_id)
        screen.run.refresh_clock()
        await screen.pilot.pause()
        assert screen.says("place").startswith("Room 3")
        assert "Your lines go to Room 3" in screen.says("told")
        assert "Report-back is on now. Tab to go there." in screen.says("told")
        await screen.typed("the last of Room 3")
        note = house.session.notes()[-1]
        assert (note.segment, note.room) == ("breakout-discussion", 3)
        await screen.press("tab")
        assert screen.says("place").startswith("Report-back")
        assert "Tab to go there" not in screen.says("told")
        await screen.typed("the first of the report-back")
        note = house.session.notes()[-1]
        assert (note.segment, note.room) == ("report-back", None)


async def test_who_presses_next_moves_along_unless_a_line_is_half_typed() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("ctrl+n")
        assert screen.says("place").startswith("Check-in")
        await screen.typed("half a li", enter=False)
        await screen.press("ctrl+n")
        assert screen.says("place").startswith("Check-in")
        assert screen.line.value == "half a li"
        assert "Your lines go to Check-in. Opening speakers is on now." in screen.says("told")
        await screen.press("n", "e", "enter")
        note = house.session.notes()[-1]
        assert (note.text, note.segment) == ("half a line", "check-in")


async def test_the_line_never_moves_on_the_screen() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        row = screen.line.region.y
        await screen.typed("Ada: one", enter=False)
        assert screen.line.region.y == row
        for action in ("ctrl+n", "ctrl+n", "ctrl+p", "ctrl+n"):
            await screen.press(action)
            assert screen.line.region.y == row
        screen.run.tell("Trouble that takes a good deal of words to explain to whoever reads it. " * 3, trouble=True)
        await screen.pilot.pause()
        assert screen.line.region.y == row


async def test_a_paste_of_many_lines_is_many_notes_at_once() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.press("tab")
        await screen.typed("half typed", enter=False)
        before = house.session.seq
        await paste(screen, "one\r\ntwo\r\rthree\n\n  \nfour\x85still four\u2028and still")
        assert house.texts == ["one", "two", "three", "four\x85still four\u2028and still"]
        assert {n.room for n in house.session.notes()} == {1}
        assert screen.says("told") == "4 notes kept in Room 1."
        assert screen.line.value == "half typed"
        assert house.session.seq == before + 4


async def test_a_paste_of_one_line_goes_into_the_line() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.typed("Ada: ", enter=False)
        await paste(screen, "we peel\n")
        assert screen.line.value == "Ada: we peel"
        assert house.texts == []


async def test_labels_in_a_paste_that_would_be_refused_are_kept_as_words() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await paste(screen, "r9: no such room\nnamed: by nobody\nr2: a real one")
        notes = house.session.notes()
        assert [n.text for n in notes] == ["r9: no such room", "named: by nobody", "a real one"]
        assert [n.room for n in notes] == [None, None, 2]


async def test_a_paste_that_the_disk_refuses_waits_for_another_enter() -> None:
    store = FullDisk()
    house = a_house(store)
    begun_ago(house, 1)
    async with opened(house) as screen:
        store.full = True
        await paste(screen, "one\ntwo")
        assert "The disk is full" in screen.says("told")
        assert screen.says("hint") == "2 pasted lines are not kept yet: Enter tries again"
        store.full = False
        await screen.press("enter")
        assert house.texts == ["one", "two"]


async def test_a_note_of_a_megabyte_is_kept_and_a_longer_one_refused_in_words() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        whole = "é" * (MAX_BYTES // 2)
        await screen.typed(whole)
        assert house.texts == [whole]
        await paste(screen, whole + "x")
        assert "too long for one note" in screen.says("told")
        assert screen.line.value == ""
        await paste(screen, f"short\n{whole}x")
        assert house.texts == [whole], "all of a paste or none"
        screen.line.value = whole + "x"
        await screen.press("enter")
        assert "too long" in screen.says("told")
        assert len(screen.line.value) == len(whole) + 1


@pytest.mark.parametrize("text", [
    "[bold red]not markup[/]", "[/]", "[", "\x1b[31mred\x1b[0m\x07", "\u202eright to left\u202c",
    "e\u0301\u0327 combining", "👩‍👩‍👧 family", "a\tb", "שלום עולם", "\x9b31m eight-bit", "zero\u200bwidth", "\x00nul",
])
async def test_whatever_is_typed_is_kept_and_shown_as_text(text: str) -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.typed(text, enter=False)
        painted = screen.all_text()
        await screen.press("enter")
        assert house.texts == [text.strip().replace("\x00", "�")]
        painted += screen.all_text()
        assert not any(c in painted for c in "\x1b\x9b\x07\x00\u202e\u202c")
        assert "not markup" not in text or "[bold red]not markup[/]" in painted


async def test_another_process_shows_at_the_next_look(tmp_path: Path) -> None:
    house = a_house_on_disk(tmp_path)
    begun_ago(house, 1)
    async with opened(house) as screen:
        other = house.other()
        recording.record(other, house.session_id, [Line("from the other room")], Wish(actor="Mina"))
        screen.run.refresh_clock()
        await screen.pilot.pause()
        assert "from the other room" in screen.listed()[-1]
        assert "by Mina" in screen.listed()[-1]
        await screen.typed("and from this one")
        assert house.texts == ["from the other room", "and from this one"]


async def test_notes_before_the_start_and_after_the_end_say_so() -> None:
    house = a_house()
    async with opened(house) as screen:
        await screen.typed("the hall is cold")
        assert "before the start" in screen.listed()[0]
        await screen.press("ctrl+n")
        await screen.do("end")
        await screen.press("escape")
        await screen.typed("she thanked the cooks")
        assert "added afterwards" in screen.listed()[1]
        assert [n.phase for n in house.session.notes()] == ["before", "after"]


async def test_not_noted_from_here_is_said_until_it_is_turned_off() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.do("stop_noting")
        await screen.choose("Everywhere")
        assert "Not noted from here" in screen.says("told")
        await screen.typed("please do not write this down")
        assert house.texts == []
        assert screen.line.value == "please do not write this down"
        assert "Not noted from here" in screen.says("told")
        await screen.do("note_again")
        assert "Not noted" not in screen.says("told")
        screen.line.value = ""
        await screen.typed("back to the table")
        assert house.texts == ["back to the table"]


async def test_when_the_keys_would_go_elsewhere_it_says_where_to_click() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        screen.run.set_focus(None)
        await screen.pilot.pause()
        assert screen.says("hint") == "Click here to type"
        await screen.pilot.click("#hint")
        await screen.settled()
        assert screen.line.has_focus


async def test_an_empty_line_is_nothing_and_no_letter_is_a_command() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        before = house.session.seq
        await screen.press("enter")
        await screen.press(*"nbpsq ")
        assert screen.line.value == "nbpsq "
        assert house.session.seq == before


async def test_the_typist_stands_where_they_stood_when_they_come_back() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.typed("r3: a line")
        assert screen.says("place").startswith("Rooms"), "a label moves one line, not the typist"
    async with opened(house) as screen:
        assert screen.says("place").startswith("Room 3")


async def test_the_place_can_be_chosen_with_the_mouse() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.pilot.click("#place")
        await screen.settled()
        await screen.choose("Room 2")
        assert screen.says("place").startswith("Room 2")
        await screen.press("up")
        await screen.pilot.click("#hint")
        await screen.settled()
        assert screen.line.has_focus
