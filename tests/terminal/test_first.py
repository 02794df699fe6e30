"""The first screen: what one can do, the sessions, and one that somebody forgot to end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from textual.widgets import OptionList, Static

from convenor.services import recording, running
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.first.leftover import left_running, should_have_ended
from convenor.terminal.first.listing import sessions_listed
from convenor.terminal.first.screen import FirstScreen
from convenor.terminal.menu import Menu
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.running.screen import RunScreen
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.choice import Choice
from convenor.terminal.widgets.line import Line as Typing
from tests.support.faces import SmallShelf, an_outside, hold_one, plan_one
from tests.support.sessions import NOON, FakeClock
from tests.support.waiting import come_about

SIZE = (80, 24)


def listed(app: ConvenorApp) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in app.screen.query_one(OptionList).options]


def three(clock: FakeClock | None = None) -> tuple[Outside, str, str, str]:
    """An earlier, a running and a coming session."""
    outside = an_outside(clock)
    earlier = plan_one(outside, "Roads and neighbours")
    hold_one(outside, earlier)
    on = plan_one(outside, "Who cooks?")
    running.start(outside.host, on)
    coming = plan_one(outside, "Who washes up?", date=date(2026, 12, 3))
    return outside, earlier, on, coming


async def test_it_says_what_one_can_do_and_then_which_sessions_there_are() -> None:
    outside, *_ = three()
    app = ConvenorApp(replace(outside, example=an_outside))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = listed(app)
        assert [line.split(" ")[0] for line in lines[:4]] == ["Plan", "Like", "Practise", "See"]
        assert lines[4:] == [
            "Running", "Thu 26 Nov 11:00 Who cooks? since 11:00",
            "Coming", "Thu 3 Dec 11:00 Who washes up?",
            "Earlier", "Thu 26 Nov 11:00 Roads and neighbours no notes",
        ]  # fmt: skip
        assert app.screen.query_one(TitleBar).right == "Running: Who cooks?"


async def test_an_empty_home_offers_only_what_makes_sense() -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert listed(app) == ["Plan a session from a format, in about a minute"]


async def test_typing_finds_and_enter_opens_where_a_session_is_to_be_seen() -> None:
    outside, *_ = three()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        for typed, screen in (("washes", PlanScreen), ("cooks", RunScreen), ("roads", DeskScreen)):
            await pilot.press(*typed)
            assert len(listed(app)) == 2, "a heading and the one session"
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, screen)
            app.pop_screen()
            await pilot.press("escape")  # empties the search
        assert app.screen.query_one(Typing).value == ""
        await pilot.press(*"zebra")
        assert listed(app) == ["No session has “zebra” in its title."]
        await pilot.press("enter")  # nothing to open, nothing happens
        assert isinstance(app.screen, FirstScreen)


async def test_esc_ends_nothing() -> None:
    outside, *_ = three()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "escape", "escape")
        assert app.is_running
        assert isinstance(app.screen, FirstScreen)
    assert {s.state for s in outside.host.sessions()} == {"ended", "running", "planned"}


async def test_a_click_opens() -> None:
    outside = an_outside()
    plan_one(outside)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click(OptionList, offset=(10, 4))
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)


async def test_the_menu_does_what_its_line_says() -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=SIZE) as pilot:
        before = app.theme
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, Menu)
        await pilot.press("enter")
        assert isinstance(app.screen, Menu), "nothing is chosen at first"
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.theme != before, "the second line changes the colours"
        await pilot.press("ctrl+p", "end", "enter")
        await pilot.pause()
        assert not app.is_running


async def test_practice_is_a_home_of_its_own() -> None:
    outside, practice = an_outside(), an_outside()
    plan_one(practice, "An example")
    app = ConvenorApp(replace(outside, example=lambda: replace(practice, kept=False)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
        assert "nothing is kept" in app.screen.query_one(TitleBar).left
        assert any("An example" in line for line in listed(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "nothing is kept" not in app.screen.query_one(TitleBar).left
    assert outside.host.sessions() == ()


async def test_the_example_opens_in_full_swing() -> None:
    practice = an_outside()
    running.start(practice.host, plan_one(practice, "An example"))
    app = ConvenorApp(replace(an_outside(), example=lambda: replace(practice, kept=False)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)


async def test_a_broken_shelf_is_said_calmly_and_the_screen_lives_on() -> None:
    def broken() -> Outside:
        raise ZeroDivisionError

    outside = replace(an_outside(), example=broken, report=lambda _: "It is our fault; all is kept.")
    app = ConvenorApp(outside)
    app.raises = False
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
        assert [n.message for n in app._notifications] == ["It is our fault; all is kept."]
        await pilot.press("up", "enter")
        await pilot.pause()
        assert not isinstance(app.screen, FirstScreen), "and other things still work"


# --- left running ---------------------------------------------------------------------------------------------


def forgotten() -> tuple[Outside, str, FakeClock]:
    """Started at 11:00; one note at 11:10; now it is the next morning."""
    clock = FakeClock()
    outside = an_outside(clock)
    session = plan_one(outside)
    running.start(outside.host, session)
    clock.forward(minutes=10)
    recording.record(outside.host, session, [Line("A bench is an invitation to stop")])
    clock.forward(minutes=60 * 22)
    return outside, session, clock


@pytest.mark.parametrize(("hours", "left"), [(1, False), (12, False), (14, True), (30, True)])
def test_only_a_session_of_an_earlier_day_that_nobody_touched_was_left(hours: int, left: bool) -> None:
    clock = FakeClock()
    outside = an_outside(clock)
    session = plan_one(outside)
    running.start(outside.host, session)
    assert left_running(outside.host.session(session), NOON + timedelta(hours=hours)) is left


def test_it_should_have_ended_as_its_agenda_last_stood() -> None:
    outside, session, clock = forgotten()
    ended = should_have_ended(outside.host.session(session), clock.now())
    assert ended == NOON + timedelta(minutes=10 + 6 + 22 + 25 + 10 + 12 + 6), "Arrival had run over at the last note"


@pytest.mark.parametrize(("downs", "at"), [(1, timedelta(minutes=91)), (2, timedelta(minutes=10))])
async def test_what_was_left_running_is_ended_when_it_ended(downs: int, at: timedelta) -> None:
    outside, session, _ = forgotten()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        await pilot.press(*["down"] * downs, "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert outside.host.session(session).ended_at == NOON + at
        app.open_plan(outside, session)
        await pilot.pause()
        await pilot.press("ctrl+x")
        assert all(p.state != "dropped" for p in outside.host.session(session).progress), "its agenda is history"
        await pilot.press("ctrl+y")
    assert outside.host.session(session).state == "running", "and the end can be undone"


@pytest.mark.parametrize("keys", [["end", "enter"], ["escape"]])
async def test_what_was_left_running_can_be_left(keys: list[str]) -> None:
    outside, session, _ = forgotten()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "enter", *keys)
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
    assert outside.host.session(session).state == "running"


async def test_what_was_left_running_can_go_on() -> None:
    outside, session, _ = forgotten()
    app = ConvenorApp(outside, session=session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Choice), "asked about by the other door too"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)


def test_titles_are_shown_and_never_obeyed() -> None:
    outside = an_outside()
    plan_one(outside, "[b]bold[/b] \x1b[31mred")
    (_, entry) = sessions_listed(outside.host.sessions(), NOON)
    assert entry.words == "[b]bold[/b] ␛[31mred"


async def test_a_session_that_cannot_be_read_hides_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = an_outside()
    broken, _ = plan_one(outside, "Broken"), plan_one(outside, "Sound")
    whole = outside.host.session

    def read(session: str) -> Session:
        if session == broken:
            raise Problem("The record of a session is damaged.", cure="`convenor doctor` says more.")
        return whole(session)

    monkeypatch.setattr(outside.host, "session", read)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = listed(app)
        assert any("Sound" in line for line in lines)
        assert any("! The record of a session is damaged." in line for line in lines)


async def test_a_damaged_book_is_said_and_the_first_screen_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = an_outside()
    told: list[str] = []
    app = ConvenorApp(outside)
    monkeypatch.setattr(app, "tell", lambda words, trouble=False: told.append(words))

    def damaged(_: object) -> tuple[()]:
        raise Problem("people.yaml: line 3 is not a person.", cure="Mend it.")

    monkeypatch.setattr(SmallShelf, "people", damaged)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
    assert told == ["people.yaml: line 3 is not a person. Mend it."]


async def test_raw_words_past_their_day_are_offered_and_go_only_when_somebody_says_so() -> None:
    clock = FakeClock()
    outside, earlier, on, _ = three(clock)
    running.end(outside.host, on)
    recording.record(outside.host, earlier, [Line("a family was turned away", consent="us")])
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not any("raw words" in line for line in listed(app))
        clock.forward(minutes=61 * 24 * 60)
        app.screen.record_changed()  # type: ignore[attr-defined]  # the first screen
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Let raw words go of 1 session past its day; shows first" in listed(app)
        await pilot.press("ctrl+l")
        assert isinstance(app.screen, Choice)
        assert "Roads and neighbours" in str(app.screen.query_one(".sheet-more", Static).content)
        await pilot.press("enter")  # not now
        assert outside.host.session(earlier).notes()
        await pilot.press("ctrl+l", "down", "enter")
        await come_about(lambda: outside.host.session(earlier).notes() == (), "the words were not let go")
        await come_about(lambda: not any("raw words" in line for line in listed(app)), "it is still offered")
