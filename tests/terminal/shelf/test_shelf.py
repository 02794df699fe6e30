"""The shelf as a person uses it: type, see what fits and why not, read it whole, put it in with its blanks filled."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from convenor.library.shelf import Shelf
from convenor.services.suiting import Wanted, suited
from convenor.session.exercise import Exercise
from convenor.terminal.app import ConvenorApp
from convenor.terminal.shelf.blanks import BlanksForm
from convenor.terminal.shelf.reading import ReadingSheet
from convenor.terminal.shelf.sheet import ShelfSheet
from convenor.terminal.widgets.line import Complaint
from convenor.terminal.widgets.pick_list import PickList
from tests.support.faces import an_outside, plan_one
from tests.terminal.running.desk import a_house, opened

EXERCISES = Shelf(None).exercises()
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


HANDFUL = ("quiet-minute", "ask-twice", "one-test", "four-kinds-of-power", "peer-help", "looking-back-from-better",
           "what-if-rooms", "the-floor", "five-ways", "weigh-the-choices", "arrival", "clear-asks")
"""So that a new exercise changes no picture."""


class Handful(Shelf):
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(e for e in super().exercises() if e.id in HANDFUL)


def an_app() -> tuple[ConvenorApp, str]:
    outside = replace(an_outside(), library=Handful(None))
    session = plan_one(outside)
    app = ConvenorApp(outside)
    app.animation_level = "none"
    app.call_later(app.open_plan, outside, session)
    return app, session


def lines(app: ConvenorApp) -> list[str]:
    return [row.text for row in app.screen.query_one(PickList).rows]


async def open_shelf(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.press("ctrl+f")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ShelfSheet)


async def test_what_fits_comes_first_and_what_does_not_says_why() -> None:
    app, _ = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        app.screen.query_one("#minutes").focus()
        await pilot.press("1", "2")
        await pilot.pause()
        found = lines(app)
        headings = [n for n, row in enumerate(app.screen.query_one(PickList).rows) if not row.key]
        assert len(headings) == 2
        assert "fit" in found[0]
        assert "do not fit, and why" in found[headings[1]]
        assert any(", 12 left" in line for line in found[headings[1]:])
        assert not any(" left" in line for line in found[: headings[1]])


async def test_what_the_session_has_already_is_marked_and_comes_last_of_what_fits() -> None:
    app, _ = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        rows = app.screen.query_one(PickList).rows
        fit = rows[1 : next(n for n, row in enumerate(rows) if not row.key and n)]
        marked = [row.key for row in fit if "in this session already" in row.text]
        assert marked
        assert [row.key for row in fit[-len(marked):]] == marked
        await pilot.press(*"quiet")
        await pilot.pause()
        assert any(row.key == "quiet-minute" for row in app.screen.query_one(PickList).rows)


async def test_a_number_that_is_none_is_told_and_the_list_stays() -> None:
    app, _ = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        before = lines(app)
        app.screen.query_one("#people").focus()
        await pilot.press("end", *"x")
        await pilot.pause()
        assert "not a number of people" in str(app.screen.query_one(Complaint).render())
        assert lines(app) == before


async def test_it_is_read_whole_and_put_in_with_its_blanks() -> None:
    app, session = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        await pilot.press(*"four kinds", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingSheet)
        whole = str(app.screen.query_one(VerticalScroll).query_one(Static).render())
        for words in ("Care: light.", "Way out:", "Screen reader:", "From: Note 4"):
            assert words in whole
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BlanksForm)
        await pilot.press(*"the last bus", "enter")
        await pilot.pause()
        parts = app.outside.host.session(session).segments
        (part,) = [p for p in parts if p.exercise and p.exercise.id == "four-kinds-of-power"]
        assert parts.index(part) == 1, "after the part that was chosen"
        assert "the last bus" in part.steps[0].say
        assert not any("{issue}" in step.say for step in part.steps)


async def test_going_back_changes_nothing() -> None:
    app, session = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        before = app.outside.host.session(session)
        await pilot.press(*"four kinds", "enter", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ShelfSheet), "the list is there again"
        await pilot.press("escape")
        await pilot.pause()
        assert app.outside.host.session(session) == before


async def test_words_that_are_nowhere_are_told() -> None:
    app, _ = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_shelf(pilot)
        await pilot.press(*"zzzqx")
        await pilot.pause()
        assert lines(app) == ["Nothing on the shelf has all of these words."]
        await pilot.press("enter", "down", "pagedown")
        assert isinstance(app.screen, ShelfSheet), "there is nothing to read"


async def test_in_the_middle_of_a_session_it_is_kept_to_the_minutes_that_are_left() -> None:
    house = a_house()
    async with opened(house) as screen:
        await screen.do("start")
        await screen.do("shelf")
        assert isinstance(screen.app.screen, ShelfSheet)
        before = [s.id for s in house.session.segments]
        first = screen.app.screen.query_one(PickList).chosen
        assert first
        await screen.pilot.press("enter")
        await screen.pilot.pause()
        await screen.pilot.press("enter")
        await screen.settled()
        assert len(house.session.segments) == len(before) + 1


@SIZES
def test_the_shelf_in_a_picture(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    app, _ = an_app()

    async def before(pilot: Pilot[None]) -> None:
        await open_shelf(pilot)
        app.screen.query_one("#minutes").focus()
        await pilot.press("1", "4")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)


def test_a_thousand_are_looked_through_between_two_keys() -> None:
    many = [replace(e, id=f"{e.id}-{n}") for n in range(-(-1000 // len(EXERCISES))) for e in EXERCISES]
    wanted = Wanted(("lis",), minutes=20, people=24, care="moderate", companion=False)
    best = min(_seconds(lambda: suited(many, wanted)) for _ in range(3))
    assert len(many) >= 1000
    assert best < 1, "a key is followed by the list at once; generous for a slow machine"


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
