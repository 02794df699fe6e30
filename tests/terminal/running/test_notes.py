"""The list of notes, and what can be done from it."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, TextArea

from convenor.services import recording
from convenor.services.host import Wish
from convenor.services.recording import Line
from convenor.terminal.running.note_sheets import EditWords, part_typed
from convenor.terminal.running.sheets import Choose
from tests.terminal.running.desk import House, Screen, a_house, a_house_on_disk, begun_ago, opened


def with_notes(count: int) -> House:
    house = a_house()
    house.go_to("breakout")
    recording.record(house.host, house.session_id, [Line(f"line {n}") for n in range(count)])
    return house


def heard(house: House, text: str) -> None:
    """Another process records a line."""
    recording.record(house.other(), house.session_id, [Line(text)], Wish(actor="Mina"))


async def choose_last(screen: Screen) -> None:
    await screen.press("up")
    await screen.press("enter")
    assert isinstance(screen.app.screen, Choose)


async def test_the_newest_is_at_the_bottom_and_followed() -> None:
    house = with_notes(40)
    async with opened(house) as screen:
        assert "line 39" in screen.all_text()
        heard(house, "line 40")
        screen.run.refresh_clock()
        await screen.pilot.pause()
        assert "line 40" in screen.all_text()


async def test_a_line_is_set_in_only_while_the_one_above_it_is_there() -> None:
    house = with_notes(1)
    recording.record(house.host, house.session_id, [Line("a certificate", under="above")])
    async with opened(house) as screen:
        assert "└ a certificate" in screen.all_text()
        (above, _) = house.host.session(house.session_id).notes()
        recording.erase(house.other(), house.session_id, above.id)
        screen.run.refresh_clock()
        await screen.pilot.pause()
        assert "a certificate" in screen.all_text()
        assert "└" not in screen.all_text()


async def test_the_list_does_not_move_under_a_reader() -> None:
    house = with_notes(40)
    async with opened(house) as screen:
        await screen.press("up", "home")
        top = screen.notes.scroll_offset.y
        assert "line 0 " in screen.all_text()
        heard(house, "somebody else’s")
        screen.run.refresh_clock()
        await screen.pilot.pause()
        assert screen.notes.scroll_offset.y == top
        assert screen.notes.highlighted == 0
        assert "below" in screen.says("notes-head")
        await screen.press("escape")
        assert screen.line.has_focus
        assert "somebody else’s" in screen.all_text()


async def test_a_mouse_reader_is_left_alone_too() -> None:
    house = with_notes(40)
    async with opened(house) as screen:
        screen.notes.scroll_to(y=3, animate=False, immediate=True)
        await screen.pilot.pause()
        for n in range(3):
            heard(house, f"new {n}")
            screen.run.refresh_clock()
            await screen.pilot.pause()
        assert screen.notes.scroll_offset.y == 3


async def test_the_end_stays_in_sight_when_the_window_changes() -> None:
    house = with_notes(40)
    async with opened(house, (60, 8)) as screen:
        heard(house, "the newest")
        screen.run.refresh_clock()
        await screen.pilot.resize_terminal(80, 24)
        await screen.pilot.pause()
        assert any("the newest" in line and "by Mina" in line for line in screen.all_text().splitlines())
        await screen.pilot.resize_terminal(80, 22)
        await screen.pilot.pause()
        assert "the newest" in screen.all_text()
        await screen.pilot.resize_terminal(120, 40)
        await screen.pilot.pause()
        assert "the newest" in screen.all_text()
        screen.notes.scroll_to(y=0, animate=False, immediate=True)
        await screen.pilot.resize_terminal(100, 30)
        await screen.pilot.pause()
        assert "line 0 " in screen.all_text(), "a reader stays where they read"


async def test_down_from_the_newest_is_the_line() -> None:
    house = with_notes(3)
    async with opened(house) as screen:
        await screen.press("up")
        assert screen.notes.highlighted == 2
        await screen.press("up", "down", "down")
        assert screen.line.has_focus


async def test_many_notes_are_one_widget() -> None:
    house = with_notes(2_000)
    async with opened(house) as screen:
        assert len(screen.listed()) == 2_000
        assert len(list(screen.run.walk_children())) < 60


async def test_change_the_words_and_who_said_it() -> None:
    house = with_notes(1)
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Change the words")
        sheet = screen.app.screen
        assert isinstance(sheet, EditWords)
        sheet.query_one(TextArea).text = "a better line"
        sheet.query_one(Input).value = "Ada"
        await screen.press("ctrl+o")
        note = house.session.notes()[0]
        assert (note.text, note.said_by, note.edited) == ("a better line", "Ada Pell", True)
        assert "edited" in screen.listed()[0]
        await choose_last(screen)
        await screen.choose("Change the words")
        await screen.press("escape")
        assert house.texts == ["a better line"]


async def test_kind_and_consent_in_words() -> None:
    house = with_notes(1)
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Say what kind")
        await screen.choose("question")
        assert house.session.notes()[0].kind == "question"
        await choose_last(screen)
        await screen.choose("for us only")
        assert house.session.notes()[0].consent == "us"
        assert "for us only" in screen.listed()[0]
        await choose_last(screen)
        await screen.choose("with the name")
        assert house.session.notes()[0].consent == "us", "nobody is named when nobody said it"
        assert "only be named when it says whose words" in screen.says("told")


async def test_move_to_another_part_or_room() -> None:
    house = with_notes(1)
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Move it")
        await screen.choose("Room 2")
        note = house.session.notes()[0]
        assert (note.segment, note.room) == ("breakout-discussion", 2)
        assert "Room 2" in screen.listed()[0]
        await choose_last(screen)
        await screen.choose("Move it")
        await screen.choose("Together")
        note = house.session.notes()[0]
        assert (note.segment, note.room) == ("plenary", None)


async def test_taken_back_is_hidden_and_can_be_brought_back() -> None:
    house = with_notes(3)
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Take it back")
        assert len(screen.listed()) == 2
        assert "line 2" not in screen.all_text().replace("“line 2” is taken back", "")
        await screen.do("restore_note")
        await screen.choose("line 2")
        assert house.texts == ["line 0", "line 1", "line 2"]
        assert len(screen.listed()) == 3


async def test_undo_of_ones_own_notes_leaves_others_alone() -> None:
    house = with_notes(1)
    heard(house, "Mina’s")
    async with opened(house) as screen:
        await screen.do("undo_note")
        assert house.texts == ["Mina’s"]
        assert "is out of the record" in screen.says("told")


async def test_strike_erases_the_last_own_line_at_once(tmp_path: Path) -> None:
    house = a_house_on_disk(tmp_path)
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.typed("this stays")
        await screen.typed("please do not write that down")
        await screen.do("strike")
        assert house.texts == ["this stays"]
        assert screen.on_top, "it does not ask"
        assert "gone for good" in screen.says("told")
        assert len(screen.listed()) == 1
    for file in tmp_path.iterdir():
        assert b"please do not write" not in file.read_bytes()


async def test_erase_asks_and_no_is_the_first_answer() -> None:
    house = with_notes(2)
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Erase it")
        assert "Erase this note for good?" in screen.all_text()
        assert "line 1" in screen.all_text()
        await screen.press("enter")
        assert house.texts == ["line 0", "line 1"]
        await choose_last(screen)
        await screen.choose("Erase it")
        await screen.choose("Yes, erase it")
        assert house.texts == ["line 0"]
        assert house.session.contributions[1].erased


async def test_a_note_can_be_clicked() -> None:
    house = with_notes(2)
    async with opened(house) as screen:
        await screen.pilot.click("#notes", offset=(4, 0))
        await screen.settled()
        assert isinstance(screen.app.screen, Choose)
        assert "line 0" in screen.all_text()


async def test_a_note_of_many_lines_is_edited_whole() -> None:
    house = a_house()
    begun_ago(house, 1)
    recording.record(house.host, house.session_id, [Line("one\ntwo")])
    async with opened(house) as screen:
        assert "one ⏎ two" in screen.all_text()
        await choose_last(screen)
        await screen.choose("Change the words")
        assert screen.app.screen.query_one(TextArea).text == "one\ntwo"


async def test_a_long_note_does_not_fill_the_list() -> None:
    house = a_house()
    begun_ago(house, 1)
    recording.record(house.host, house.session_id, [Line("word " * 50_000), Line("the next one")])
    async with opened(house) as screen:
        assert "(longer)" in screen.listed()[0]
        assert "the next one" in screen.all_text()


def test_a_part_is_typed_with_or_without_minutes() -> None:
    assert (part_typed("A break 5").title, part_typed("A break 5").minutes) == ("A break", 5)
    assert part_typed("Horizon 2030").minutes is None
    assert part_typed("5").title == "5"


async def test_editing_shows_no_control_character_and_loses_none() -> None:
    house = a_house()
    begun_ago(house, 1)
    nasty = "a\x1b[31mred\x07\u202eturned\tb\r\u2028c\x85d\ne"
    recording.record(house.host, house.session_id, [Line(nasty)])
    async with opened(house) as screen:
        await choose_last(screen)
        await screen.choose("Change the words")
        assert not any(c in screen.all_text() for c in "\x1b\x07\u202e")
        screen.app.screen.query_one(Input).value = "Ada"
        await screen.press("ctrl+o")
        assert house.session.notes()[0].text == nasty
        assert house.session.notes()[0].said_by == "Ada Pell"
