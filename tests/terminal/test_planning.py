"""Planning on the screen: the form, and the agenda edited in place."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time

from textual.pilot import Pilot
from textual.widgets import Static

from convenor.services import editing
from convenor.services.outside import Outside
from convenor.session.session import Session
from convenor.terminal.app import ConvenorApp
from convenor.terminal.plan.details import DetailsForm
from convenor.terminal.plan.form import SessionForm
from convenor.terminal.plan.new import NewSession
from convenor.terminal.plan.part import PartForm, PutInForm
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.widgets.choice import Choice
from convenor.terminal.widgets.line import Field
from convenor.terminal.widgets.parts import PartsList
from tests.support.faces import an_outside, plan_one
from tests.support.waiting import come_about

SIZE = (80, 24)


def text(app: ConvenorApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def agenda(app: ConvenorApp) -> list[str]:
    """The lines of the agenda as they stand on the plan screen, without the marks at the right."""
    parts = app.screen.query_one(PartsList)
    return [" ".join(re.split(r"\s{5,}", str(option.prompt))[0].split()) for option in parts.options]


def fill(app: ConvenorApp, **values: str) -> None:
    for name, words in values.items():
        app.screen.query_one(f"#field-{name.replace('_', '-')}", Field).value = words


def only(outside: Outside) -> Session:
    (session,) = outside.host.sessions()
    return session


@asynccontextmanager
async def planning() -> AsyncIterator[tuple[Outside, str, ConvenorApp, Pilot[None]]]:
    """A planned session, its id, and the app with its agenda open."""
    outside = an_outside()
    session = plan_one(outside)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        app.open_plan(outside, session)
        await pilot.pause()
        yield outside, session, app, pilot


async def test_a_session_is_planned_through_the_form_and_its_agenda_seen() -> None:
    outside = an_outside()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")  # the first thing on the first screen
        await pilot.pause()
        assert isinstance(app.screen, NewSession)
        await pilot.press(*"Tables")
        fill(
            app, questions="Who cooks?\nWho eats?", date="26 November", start="11", end="12:30", rooms="4", people="24",
            speakers="Ada Pell\nSunil Marsh; cook; Corner Kitchens; who spoke of guests",
        )  # fmt: skip
        await pilot.pause()
        assert "11:03    6  Check-in" in text(app, "#agenda")
        assert text(app, "#sum").startswith("84 minutes in all, to end by 12:30; 6 minutes of spare time.")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        assert agenda(app)[:2] == ["11:00 3 Arrival", "11:03 6 Check-in"]
        await pilot.press("escape")
        assert len(app.screen_stack) == 2, "Esc leads back to the first screen, not into the form"
    plan = only(outside).plan
    assert (plan.title, plan.questions) == ("Tables", ("Who cooks?", "Who eats?"))
    assert (plan.date, plan.start, plan.end, plan.people) == (date(2026, 11, 26), time(11), time(12, 30), 24)
    assert [r.question for r in plan.rooms] == ["Who cooks?"] * 4
    assert [i.person.post.organisation for i in plan.speakers] == ["Ladle", "Corner Kitchens"], "the book knows Ada"
    assert plan.speakers[1].brings == "who spoke of guests"


async def test_the_form_says_what_is_too_long_as_one_types() -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        fill(app, start="11:00", end="12:10")
        await pilot.pause()
        assert "too long by 14 minutes" in text(app, "#sum")
        assert "! Too long by 14 minutes" in text(app, "#agenda")
        fill(app, end="12:30")
        await pilot.pause()
        assert "too long" not in text(app, "#sum")


async def test_what_cannot_be_read_is_said_where_it_stands_and_nothing_is_lost() -> None:
    outside = an_outside()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        fill(app, title="Tables", date="31 February", start="11")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, SessionForm), "nothing was made"
        assert "31 February" in text(app, "#field-date .remark")
        assert "31 February" in text(app, "#complaint")
        assert app.screen.query_one("#field-date", Field).has_focus_within
        assert app.screen.query_one("#field-title", Field).value == "Tables"
        fill(app, date="26/11/2026")
        await pilot.pause()
        assert text(app, "#field-date .remark") == "Thursday 26 November 2026"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
    assert only(outside).plan.date == date(2026, 11, 26)


async def test_a_session_needs_a_title_and_the_form_says_so() -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "ctrl+o")
        await pilot.pause()
        assert "needs a title" in text(app, "#complaint")


async def test_leaving_the_form_keeps_what_was_typed() -> None:
    app = ConvenorApp(an_outside())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        fill(app, title="Half a thought", date="next sometime")
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert app.screen.query_one("#field-title", Field).value == "Half a thought"
        assert app.screen.query_one("#field-date", Field).value == "next sometime"


async def test_like_last_time_takes_over_what_stays_the_same() -> None:
    outside = an_outside()
    plan_one(outside)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, NewSession)
        assert app.screen.query_one("#field-title", Field).value == ""
        fill(app, title="Who washes up?", date="3 December")
        await pilot.press("ctrl+o")
        await pilot.pause()
    earlier, new = outside.host.sessions()
    assert [s.title for s in new.segments] == [s.title for s in earlier.segments]
    assert (new.plan.series, new.plan.start, len(new.plan.rooms)) == (earlier.plan.series, time(11), 4)
    assert new.plan.speakers == ()


async def test_parts_move_and_the_times_with_them() -> None:
    async with planning() as (_, _, app, pilot):
        await pilot.press("down", "ctrl+u")
        assert agenda(app)[:3] == ["11:00 6 Check-in", "11:06 3 Arrival", "11:09 22 Opening speakers"]
        await pilot.press("ctrl+d", "ctrl+d")
        assert agenda(app)[:3] == ["11:00 3 Arrival", "11:03 22 Opening speakers", "11:25 6 Check-in"]
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert agenda(app)[:3] == ["11:00 3 Arrival", "11:03 6 Check-in", "11:09 22 Opening speakers"]


async def test_a_part_grows_and_shrinks_and_the_sum_stays_true() -> None:
    async with planning() as (_, _, app, pilot):
        await pilot.press("right", "right")
        assert agenda(app)[:2] == ["11:00 5 Arrival", "11:05 6 Check-in"]
        assert "86 minutes in all" in text(app, "#sum")
        await pilot.press(*["right"] * 8)
        assert "too long by 4 minutes" in text(app, "#sum")
        await pilot.press("left")
        assert "too long by 3 minutes" in text(app, "#sum")
        await pilot.press("down", "ctrl+x")
        assert "Check-in" not in " ".join(agenda(app))
        assert "3 minutes of spare time" in text(app, "#sum")
        await pilot.press("ctrl+y")
        assert "11:12 6 Check-in" in agenda(app)


async def test_an_exercise_or_a_title_is_put_in_after_the_chosen_part() -> None:
    async with planning() as (_, _, app, pilot):
        await pilot.press("ctrl+n")
        assert isinstance(app.screen, PutInForm)
        await pilot.press(*"quiet", "enter")
        await pilot.pause()
        assert agenda(app)[:3] == ["11:00 3 Arrival", "11:03 2 A quiet minute", "11:05 6 Check-in"]
        assert app.screen.query_one(PartsList).highlighted == 1, "what was put in is chosen"
        await pilot.press("ctrl+n", *"Soup [b]", "enter")
        await pilot.pause()
        assert agenda(app)[2] == "11:05 10 Soup [b]", "whatever a person types is shown as it is"


async def test_a_part_is_changed_in_a_little_form() -> None:
    async with planning() as (outside, session, app, pilot):
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PartForm)
        fill(app, title="Round of names", minutes="12", pin="11.05", lead="Mina")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        assert agenda(app)[1] == "11:05 12 Round of names"
        await pilot.press("enter")
        await pilot.pause()
        fill(app, minutes="a while")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "a while" in text(app, "#complaint")
        fill(app, minutes="12", pin="")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert agenda(app)[1] == "11:03 12 Round of names"
    part = outside.host.session(session).segments[1]
    assert (part.title, part.lead, part.start_at) == ("Round of names", "Mina", None)


async def test_details_are_changed_in_the_form_that_made_them() -> None:
    async with planning() as (outside, session, app, pilot):
        before = outside.host.session(session).plan
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(app.screen, DetailsForm)
        fill(app, start="10:30", people="30")
        await pilot.pause()
        assert "10:30    3  Arrival" in text(app, "#agenda")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert agenda(app)[0] == "10:30 3 Arrival"
    after = outside.host.session(session).plan
    assert (after.start, after.people) == (time(10, 30), 30)
    assert (after.speakers, after.rooms, after.questions) == (before.speakers, before.rooms, before.questions)


async def test_a_click_chooses_a_part_and_a_click_on_a_key_does_what_the_key_does() -> None:
    async with planning() as (_, _, app, pilot):
        await pilot.click(PartsList, offset=(12, 2))
        assert app.screen.query_one(PartsList).highlighted == 2
        assert isinstance(app.screen, PlanScreen), "one click only chooses"
        await pilot.click("Keys", offset=(3, 0))
        assert agenda(app)[2] == "11:09 23 Opening speakers"


async def test_another_process_changes_the_plan_and_the_screen_follows() -> None:
    async with planning() as (outside, session, app, _):
        editing.drop(outside.host, session, "check-in")
        await come_about(lambda: "Check-in" not in " ".join(agenda(app)), "the screen did not follow")


async def test_esc_does_not_throw_away_changed_details() -> None:
    async with planning() as (outside, session, app, pilot):
        await pilot.press("ctrl+t", "escape")
        assert isinstance(app.screen, PlanScreen), "nothing was typed, so nothing is asked"
        await pilot.press("ctrl+t")
        await pilot.pause()
        fill(app, title="Who washes up?")
        await pilot.press("escape")
        assert isinstance(app.screen, Choice)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
    assert outside.host.session(session).plan.title == "Who washes up?"


async def test_a_series_completes_itself_from_the_book() -> None:
    outside = an_outside()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        fill(app, title="Tables")
        app.screen.query_one("#field-series", Field).type_here()
        await pilot.press(*"sha", "right", "ctrl+o")
        await pilot.pause()
    series = only(outside).plan.series
    assert series is not None
    assert series.id == "shared-tables"
