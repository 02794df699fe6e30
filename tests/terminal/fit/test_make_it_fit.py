"""Making it fit, as a person does it: shown before it is so, changed, accepted, refused, and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import Button, OptionList, Static

from convenor.services import editing, running
from convenor.services.host import Wish
from convenor.terminal.app import ConvenorApp
from convenor.terminal.fit.sheet import CHOOSE, FitSheet
from convenor.terminal.running.said import Said
from convenor.timing.timeline import timeline
from tests.terminal.running.desk import House, Screen, a_house, opened


def lengths(house: House) -> dict[str, int]:
    return {s.title: s.seconds for s in house.session.segments}


def late_by(minutes: int) -> House:
    """The rooms are on, and the parts before took so many minutes longer than planned."""
    house = a_house()
    house.clock.forward(minutes=house_early(house))
    running.start(house.host, house.session_id)
    house.go_to("speakers")
    house.clock.forward(minutes=31 + minutes)
    house.go_to("breakout")
    return house


def house_early(house: House) -> float:
    """Minutes until the session is to start."""
    start = timeline(house.session, house.clock.now()).rows[0].planned_start
    assert start is not None
    return (start - house.clock.now()).total_seconds() / 60


def sheet(screen: Screen) -> FitSheet:
    assert isinstance(screen.app.screen, FitSheet)
    return screen.app.screen


def says(screen: Screen, where: str) -> str:
    return sheet(screen).query_one(f"#{where}", Said).words


def rows(screen: Screen) -> list[str]:
    return [str(option.prompt) for option in sheet(screen).query_one(OptionList).options]


def ends_when_promised(house: House) -> bool:
    line = timeline(house.session, house.clock.now())
    return line.projected_end == line.promised_end


async def test_the_standing_line_asks_only_when_the_end_would_not_be_kept() -> None:
    house = late_by(4)  # six minutes are to spare
    async with opened(house) as screen:
        assert "4 minutes behind" in screen.says("standing")
        assert "fit" not in screen.says("standing")
        await screen.later(minutes=25 + 5)
        assert screen.says("standing").endswith("Make it fit?")


async def test_each_part_is_shown_before_and_after_and_enter_makes_it_so_and_undo_brings_it_back() -> None:
    house = late_by(12)
    before = lengths(house)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        title = str(sheet(screen).query_one(".sheet-title", Static).render())
        assert title.startswith("12 minutes behind the plan")
        assert "To end at 12:30" in title
        assert says(screen, "verdict").startswith("It fits: it ends at 12:30")
        assert any("Together" in row and "may shrink to" in row for row in rows(screen))
        assert any("Next steps" in row and "kept whole" in row for row in rows(screen))
        assert lengths(house) == before, "nothing changes until it is accepted"
        await screen.press("enter")
        assert screen.on_top
        assert ends_when_promised(house)
        assert "Undo brings the agenda back" in screen.says("told")
        await screen.press("ctrl+y")
    assert lengths(house) == before


async def test_esc_leaves_it_and_so_does_the_button() -> None:
    house = late_by(12)
    before = lengths(house)
    async with opened(house) as screen:
        await screen.press("ctrl+l", "escape")
        assert screen.on_top
        await screen.press("ctrl+l")
        await screen.pilot.click("#leave")
        await screen.settled()
        assert screen.on_top
    assert lengths(house) == before


async def test_an_arrow_changes_one_part_and_the_rest_follows() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        options = sheet(screen).query_one(OptionList)
        options.highlighted = next(n for n, o in enumerate(options.options) if "Report-back" in str(o.prompt))
        await screen.press("left", "left")
        row = next(r for r in rows(screen) if "Report-back" in r)
        assert "set by hand" in row
        assert " 8" in row
        together = next(r for r in rows(screen) if "Together" in r)
        await screen.press("left")
        assert next(r for r in rows(screen) if "Together" in r) != together, "the rest follows"
        await screen.press("backspace")
        assert "set by hand" not in "".join(rows(screen))
        await screen.press("left", "enter")
    assert lengths(house)["Report-back"] == 9 * 60
    assert ends_when_promised(house)


async def test_what_does_not_fit_waits_for_a_choice_and_says_so() -> None:
    house = late_by(60)
    before = lengths(house)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        assert "cannot be found without a choice" in says(screen, "verdict")
        await screen.press("enter")
        assert says(screen, "remark") == CHOOSE
        assert lengths(house) == before
        await screen.press("1")
        assert "With this choice it fits" in says(screen, "verdict")
        assert lengths(house) == before, "showing it is not doing it"
        await screen.press("enter")
        assert screen.on_top
    assert ends_when_promised(house)


async def test_a_choice_that_is_not_enough_leaves_the_sheet_open_for_another() -> None:
    house = late_by(60)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        number = next(r.strip()[0] for r in rows(screen) if "Leave out" in r and "Report-back" in r)
        await screen.press(number)
        assert any("left out" in row for row in rows(screen))
        assert "still be missing" in says(screen, "verdict")
        await screen.press("enter")
        assert "not enough yet" in says(screen, "remark")
        await screen.press("1", "enter")
        assert screen.on_top
    assert ends_when_promised(house)


async def test_a_click_only_chooses_and_the_button_does_it() -> None:
    house = late_by(60)
    before = lengths(house)
    async with opened(house, (120, 40)) as screen:
        await screen.press("ctrl+l")
        await screen.pilot.click("#fit", offset=(6, 0))
        await screen.settled()
        chosen = sheet(screen).chosen
        assert chosen is not None
        assert chosen.n == 1
        assert lengths(house) == before
        await screen.pilot.click("#do")
        await screen.settled()
        assert screen.on_top
    assert ends_when_promised(house)


async def test_an_agenda_changed_by_somebody_else_is_worked_out_anew_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FitSheet, "_follow", lambda _: None)  # on a busy machine it may see the change before Enter
    house = late_by(8)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        editing.insert(house.other(), house.session_id, "A song", minutes=2, after=house.session.segments[-2].id)
        await screen.press("enter")
        assert not screen.on_top
        assert "changed meanwhile" in says(screen, "remark")
        assert any("A song" in row for row in rows(screen))
        await screen.press("enter")
        assert screen.on_top
    assert ends_when_promised(house)


async def test_an_open_sheet_keeps_up_with_the_clock() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        house.clock.forward(minutes=28)
        sheet(screen)._follow()
        await screen.pilot.pause()
        title = str(sheet(screen).query_one(".sheet-title", Static).render())
        assert title.startswith("15 minutes behind")


async def test_thinking_over_a_sheet_is_not_taken_for_a_machine_that_slept() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        for _ in range(12):
            house.clock.forward(seconds=15)
            screen.run._tick()  # which goes on behind the sheet
        await screen.press("escape")
        await screen.later(seconds=1)
        assert "slept" not in screen.says("told")


async def test_a_session_that_ends_meanwhile_closes_the_sheet_with_words() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        running.end(house.other(), house.session_id)
        sheet(screen)._follow()
        await screen.settled()
        assert screen.on_top
        assert "has ended" in screen.says("told")


async def test_when_early_it_offers_to_lengthen_or_to_end_early() -> None:
    house = a_house()
    house.clock.forward(minutes=house_early(house))
    running.start(house.host, house.session_id)
    house.go_to("speakers")
    house.clock.forward(minutes=9)
    house.go_to("breakout")
    before = lengths(house)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        assert any("end early" in row for row in rows(screen)), rows(screen)
        number = next(r.strip()[0] for r in rows(screen) if "end early" in r)
        await screen.press(number, "enter")
        assert screen.on_top
        assert lengths(house) == before
        await screen.press("ctrl+l", "enter")
        assert sum(lengths(house).values()) > sum(before.values())


async def test_a_warning_comes_once_as_a_quiet_line() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.later(minutes=60)
        assert screen.on_top, "never a dialog"
        assert "cannot be kept without a choice" in screen.says("told")
        await screen.typed("A bench is an invitation")
        assert "Kept" in screen.says("told")
        await screen.later(minutes=2)
        assert "cannot be kept" not in screen.says("told")


async def test_a_warning_that_still_stands_there_keeps_up_and_goes_when_it_is_not_so_any_more() -> None:
    house = late_by(12)
    async with opened(house) as screen:
        await screen.later(minutes=60)
        first = screen.says("told")
        for _ in range(20):  # in steps too small to be taken for a machine that slept
            await screen.later(seconds=15)
        second = screen.says("told")
        assert "cannot be kept" in second
        assert second != first
        running.promise(house.host, house.session_id, house.clock.now() + timedelta(hours=2))
        screen.run.look_again()
        await screen.later(seconds=1)
        assert "cannot be kept" not in screen.says("told")


async def test_a_few_seconds_are_nothing_to_warn_of() -> None:
    house = a_house()
    house.clock.forward(minutes=house_early(house))
    house.go_to("speakers")
    async with opened(house) as screen:
        await screen.later(seconds=20)
        assert "too short" not in screen.says("told")


async def test_it_is_in_the_menu_and_a_click_on_the_standing_line_opens_it() -> None:
    house = late_by(40)
    async with opened(house) as screen:
        await screen.press("escape")
        await screen.choose("Make it fit")
        assert isinstance(screen.app.screen, FitSheet)
        await screen.press("escape")
        await screen.pilot.click("#standing")
        await screen.settled()
        assert isinstance(screen.app.screen, FitSheet)


@pytest.mark.parametrize("size", [(60, 8), (80, 24), (120, 40)], ids=str)
async def test_the_verdict_is_in_sight_in_every_window(size: tuple[int, int]) -> None:
    house = late_by(60)
    async with opened(house, size) as screen:
        await screen.press("ctrl+l")
        await screen.pilot.pause()
        assert "cannot be found without a choice" in screen.all_text()


async def test_a_plan_that_is_too_long_can_be_made_to_fit_before_the_day() -> None:
    house = a_house()
    longest = next(s for s in house.session.segments if s.title == "Together")
    editing.change(house.host, house.session_id, longest.id, editing.Setting(minutes=24))
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_plan(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(app.screen, FitSheet)
        app.screen.query_one("#do", Button).press()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not isinstance(app.screen, FitSheet)
    assert timeline(house.session, house.clock.now()).spare_seconds >= 0


async def test_an_arrow_after_somebody_else_has_acted_says_that_things_have_changed() -> None:
    house = a_house()
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        running.start(house.other(), house.session_id, wish=Wish(at=house.clock.now()))
        await screen.press("right")
        assert "changed meanwhile" in says(screen, "remark")


async def test_a_sheet_that_fits_says_whose_minutes_are_not_in_it() -> None:
    house = a_house()
    house.clock.forward(minutes=house_early(house))
    house.go_to("speakers")
    running.speaker(house.host, house.session_id)
    house.clock.forward(minutes=20)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        assert "too short for Sunil Marsh to have what was agreed" in says(screen, "verdict")
        await screen.press("escape")
    running.speaker(house.host, house.session_id)
    async with opened(house) as screen:
        await screen.press("ctrl+l")
        assert "too short for" not in says(screen, "verdict")
