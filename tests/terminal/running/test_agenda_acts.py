"""Start, next, back, pause, minutes, skip, put in, end: each with its undo, none by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.widgets import Input, OptionList

from convenor.services import running
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.menu import Menu
from convenor.terminal.running.minutes import AskMinutes
from convenor.terminal.running.screen import RunScreen
from convenor.terminal.running.sheets import Choose
from tests.support.faces import SlipOfPaper
from tests.terminal.running.desk import House, a_house, a_house_on_disk, begun_ago, opened, practising


def on(house: House) -> str:
    part = house.session.now_on
    return part.title if part else house.session.state


async def test_start_and_next_and_undo_by_key() -> None:
    house = a_house()
    async with opened(house) as screen:
        assert "Not started" in screen.all_text()
        await screen.press("ctrl+n")
        assert on(house) == "Arrival"
        assert screen.says("told").startswith("Now: Arrival, 3 minutes")
        await screen.press("ctrl+n")
        assert on(house) == "Check-in"
        await screen.press("ctrl+y")
        assert on(house) == "Arrival"
        assert "Undone: going on to “Check-in”" in screen.says("told")
        await screen.press("ctrl+y")
        assert on(house) == "planned"


async def test_it_started_some_minutes_ago() -> None:
    house = a_house()
    house.clock.forward(minutes=4)
    async with opened(house) as screen:
        await screen.do("started_ago")
        sheet = screen.app.screen
        assert isinstance(sheet, AskMinutes)
        assert any("at 11:01" in str(o.prompt) for o in sheet.query_one(OptionList).options)
        await screen.answer("3")
        started = house.session.started_at
        assert started == house.clock.now() - timedelta(minutes=3)


async def test_the_next_part_started_some_minutes_ago_but_not_before_this_one() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.later(minutes=6)
        await screen.do("started_ago")
        await screen.answer("9")
        assert on(house) == "Arrival"
        assert "cannot have begun before" in screen.says("told")
        await screen.do("started_ago")
        await screen.answer("2")
        assert on(house) == "Check-in"
        began = house.session.progress[1].actual_start
        assert began == house.clock.now() - timedelta(minutes=2)


async def test_where_are_we_really() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.later(minutes=20)
        await screen.do("really")
        await screen.choose("Opening speakers")
        await screen.choose("10 minutes ago")
        assert on(house) == "Opening speakers"
        assert [house.state_of(n) for n in (0, 1, 2)] == ["done", "done", "running"]
        assert house.session.progress[2].actual_start == house.clock.now() - timedelta(minutes=10)
        assert screen.says("place").startswith("Opening speakers")
        await screen.press("ctrl+y")
        assert on(house) == "Arrival"


async def test_back_pause_resume_and_their_undo() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("ctrl+n")
        await screen.do("go_back")
        assert on(house) == "Arrival"
        await screen.do("pause")
        assert house.state == "paused"
        assert "Paused" in screen.says("caption")
        left = screen.says("short-clock")
        await screen.later(seconds=15)
        assert screen.says("short-clock") == left, "a paused clock stands still"
        await screen.do("resume")
        assert house.state == "running"
        await screen.press("ctrl+y")
        assert house.state == "paused"


async def test_minutes_say_what_they_cost_before_and_after() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.press("ctrl+t")
        sheet = screen.app.screen
        assert isinstance(sheet, AskMinutes)
        three = next(str(o.prompt) for o in sheet.query_one(OptionList).options if "3 more" in str(o.prompt))
        assert "ends 12:27 instead of 12:24" in three
        sheet.query_one(Input).value = "7"
        await screen.pilot.pause()
        assert "ends 12:31 instead of 12:24: 1 minute too long" in screen.all_text()
        await screen.answer("3")
        assert house.session.segments[0].seconds == 6 * 60
        assert screen.says("told") == "3 minutes more; ends 12:27 instead of 12:24."
        await screen.press("ctrl+t")
        await screen.choose("2 fewer")
        assert house.session.segments[0].seconds == 4 * 60
        await screen.press("ctrl+y")
        assert house.session.segments[0].seconds == 6 * 60


async def test_minutes_that_are_none_are_refused_in_the_sheet() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.press("ctrl+t")
        await screen.answer("soon")
        assert isinstance(screen.app.screen, AskMinutes)
        assert "Type a number of minutes" in screen.all_text()
        await screen.answer("-90")
        assert "cannot be taken from it" in screen.says("told")
        await screen.press("ctrl+t")
        await screen.press("escape")
        assert screen.on_top


async def test_skip_leaves_out_and_can_be_undone() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.do("skip")
        assert house.state_of(0) == "skipped"
        await screen.press("ctrl+y")
        assert house.state_of(0) == "running"


async def test_put_in_a_part_by_title_or_from_the_shelf() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.do("put_in_part")
        await screen.answer("A short break 5")
        after = house.session.segments[1]
        assert (after.title, after.seconds) == ("A short break", 5 * 60)
        await screen.do("put_in_part")
        await screen.choose("A quiet minute")
        assert house.session.segments[1].title == "A quiet minute"
        await screen.press("ctrl+y")
        assert house.session.segments[1].title == "A short break"


async def test_end_says_what_is_kept_and_asks_what_now() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        for room in (1, 2, 2):
            await screen.typed(f"r{room}: a line")
        await screen.later(minutes=10)
        await screen.do("end")
        assert isinstance(screen.app.screen, Choose)
        painted = screen.all_text()
        assert "Ended 11:10. 3 notes from 2 rooms. All kept." in painted
        assert "What would you like to do?" in painted
        await screen.press("escape")
        assert house.state == "ended"
        assert screen.on_top
        assert "All kept." in screen.says("standing")


async def test_the_end_can_be_taken_back_from_its_own_screen() -> None:
    house = a_house()
    begun_ago(house, 2)
    async with opened(house) as screen:
        await screen.do("end")
        await screen.choose("It has not ended")
        assert house.state == "running"
        assert screen.on_top


async def test_from_the_end_the_days_digest_goes_to_those_who_came() -> None:
    house = a_house()
    begun_ago(house, 2)
    slip = SlipOfPaper()
    house.outside = replace(house.outside, clipboard=slip)
    async with opened(house) as screen:
        await screen.typed("rotas fail")
        await screen.do("end")
        await screen.choose("Copy the day’s digest")
        assert "rotas fail" in slip.text


async def test_from_the_end_to_the_note() -> None:
    house = a_house()
    begun_ago(house, 2)
    async with opened(house) as screen:
        await screen.do("end")
        await screen.choose("See the note")
        assert isinstance(screen.app.screen, DeskScreen)


async def test_a_stale_act_is_refused_in_words_and_done_once() -> None:
    house = a_house()
    begun_ago(house, 1)
    other = house.other()
    async with opened(house) as screen:
        running.next_part(other, house.session_id)  # somebody else was quicker, and this screen has not seen it
        await screen.press("ctrl+n")
        assert on(house) == "Check-in"
        assert "is not on any more" in screen.says("told")
        assert "Somebody else may have gone on" in screen.says("told")
        await screen.press("ctrl+n")
        assert on(house) == "Opening speakers", "now it has been seen"


async def test_escape_opens_the_menu_and_ends_nothing() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        before = house.session.seq
        await screen.press("escape")
        assert isinstance(screen.app.screen, Menu)
        await screen.press("escape")
        assert isinstance(screen.app.screen, RunScreen)
        for _ in range(5):
            await screen.press("escape", "escape")
        assert house.session.seq == before
        assert isinstance(screen.app.screen, RunScreen)


async def test_the_clock_goes_on_behind_the_menu() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.press("escape")
        house.clock.forward(seconds=10)
        screen.run._tick()
        assert screen.run.view is not None
        assert screen.run.view.clock == "24:50"


async def test_every_command_in_the_menu_is_possible_and_back_again() -> None:
    house = a_house()
    async with opened(house) as screen:
        names = {c.name for c in screen.run.possible()}
        assert "start" in names
        assert names.isdisjoint({"next-part", "pause", "resume", "end", "add-minutes", "next-speaker", "skip"})
        await screen.press("ctrl+n")
        names = {c.name for c in screen.run.possible()}
        assert {"next-part", "pause", "end", "add-minutes", "skip", "put-in-part", "undo"} <= names
        assert names.isdisjoint({"start", "resume"})


async def test_the_menu_does_what_it_says() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("escape")
        await screen.choose("Let the clock stand still")
        assert house.state == "paused"


async def test_killed_and_back_everything_stands_where_it_must(tmp_path: Path) -> None:
    house = a_house_on_disk(tmp_path)
    async with opened(house) as screen:
        await screen.press("ctrl+n")
        await screen.press("ctrl+n")
        await screen.typed("the kettle is on")
        await screen.do("pause")
    house.clock.forward(minutes=2)
    async with opened(house) as screen:  # a new app on the same record
        assert on(house) == "Check-in"
        assert "Paused" in screen.says("caption")
        assert "the kettle is on" in screen.listed()[0]
        assert screen.run.view is not None
        assert screen.run.view.clock == "06:00"
        await screen.press("ctrl+y")
        assert house.state == "running"


async def test_where_nothing_stays_it_is_never_called_kept() -> None:
    house = practising(a_house())
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.typed("only trying")
        assert "nothing stays" in screen.says("title")
        assert "Kept" not in screen.says("told") + "".join(screen.listed())
