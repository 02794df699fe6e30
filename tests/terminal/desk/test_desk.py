"""The desk as somebody uses it: by keys and by the mouse, each act in the record before it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from convenor.services import point_words, recording
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.running.sheets import Choose
from convenor.writeup.shape import shape
from tests.support.desks import a_desk, desk_of, rows
from tests.support.waiting import come_about

SMALL, LARGE = (80, 24), (120, 40)
QUOTE = "“The queue is where people are made to feel poor”"
ROOMS = "Rooms, all asking the same"
ASKED = "Nobody asked the night-shift workers when they eat."
ROTAS = "Rotas fail when one person holds the list."
AGAIN = "Nobody has asked the night-shift workers when they eat."


@asynccontextmanager
async def at_the_desk(
    outside: Outside, session: str, size: tuple[int, int] = LARGE, *keys: str
) -> AsyncIterator[tuple[Pilot[Any], DeskScreen]]:
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        screen = desk_of(app)
        await press(pilot, *keys)
        yield pilot, screen


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def source(screen: DeskScreen) -> str:
    return str(screen.query_one("#source", Static).render())


async def test_both_halves_are_there_when_there_is_room() -> None:
    async with at_the_desk(*a_desk()) as (_, screen):
        assert rows(screen, "tray")[:3] == ["Opening speakers", QUOTE, f"{ROOMS}, Room 1"]
        assert any("‘The queue is where people are made to feel poor’" in row for row in rows(screen, "note"))
        assert screen.tray_list.region.width > 40
        assert screen.note_list.region.width > 40


async def test_in_a_small_window_one_key_leads_from_one_half_to_the_other() -> None:
    async with at_the_desk(*a_desk(), SMALL) as (pilot, screen):
        assert (screen.note_list.region.width > 0, screen.tray_list.region.width > 0) == (True, False)
        await press(pilot, "tab")
        assert (screen.note_list.region.width > 0, screen.tray_list.region.width > 0) == (False, True)
        assert screen.tray_list.has_focus


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_a_sentence_to_its_source_and_back_in_one_key(size: tuple[int, int]) -> None:
    async with at_the_desk(*a_desk(), size) as (pilot, screen):
        await press(pilot, "end")
        line = screen.note_list.chosen
        assert "Not everybody wants" in rows(screen, "note")[int(line or 0)]
        assert f"{ROOMS}, Room 3 · objection · noted by Mina" in source(screen)
        await press(pilot, "tab")
        assert screen.notes.texts[screen.tray_list.chosen or ""] == "Not everybody wants to be cooked for."
        await press(pilot, "tab")
        assert screen.note_list.chosen == line


async def test_what_comes_from_the_plan_says_so() -> None:
    async with at_the_desk(*a_desk()) as (pilot, screen):
        await press(pilot, "down")
        assert "From what was known beforehand" in source(screen)
        await press(pilot, "space", "enter")
        assert screen.session.point_acts == ()


async def test_what_was_changed_and_what_may_be_the_same_is_said() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down") as (_, screen):
        assert "Changed: a capital, a full stop." in source(screen)
        assert f"Perhaps the same: {AGAIN}" in source(screen)
        assert "Both say: asked, night, shift, workers, eat." in source(screen)


async def test_leaving_out_and_using_again() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down", "space") as (pilot, screen):
        assert f"out {ASKED}" in rows(screen, "tray")
        assert not any(ASKED in row for row in rows(screen, "note"))
        await press(pilot, "ctrl+f")
        assert rows(screen, "tray") == [f"{ROOMS}, Room 1", f"out {ASKED}"]
        await press(pilot, "space", "ctrl+f")
        assert any(ASKED in row for row in rows(screen, "note"))


async def test_moving_nesting_and_taking_out_again() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down", "down", "shift+up") as (pilot, screen):
        assert [r for r in rows(screen, "tray") if r in (ROTAS, ASKED)] == [ROTAS, ASKED]
        await press(pilot, "shift+down", "right")
        point = screen.chosen_point()
        assert point is not None
        assert (screen.notes.texts[point.id], point.depth) == (ROTAS, 1)
        await press(pilot, "left")
        assert [p.depth for p in screen.notes.shape.points if p.id == point.id] == [0]
        await press(pilot, "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        assert screen.session.point_acts == ()


async def test_making_one_of_what_two_people_noted() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down", "ctrl+k") as (pilot, screen):
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "enter")
        assert not any(AGAIN in row for row in rows(screen, "tray") + rows(screen, "note"))
        assert "2 notes" in source(screen)
        assert f"Also: {AGAIN}" in source(screen)


async def test_merging_and_grouping_what_is_marked() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down", "ctrl+x", "ctrl+x") as (pilot, screen):
        assert f"+ {ASKED}" in rows(screen, "tray")
        await press(pilot, "ctrl+g", *"On time", "enter")
        assert [r for r in rows(screen, "tray") if r.strip() in ("On time", ASKED, ROTAS)] == [
            "On time", ASKED, ROTAS]
        assert [p.depth for p in screen.notes.shape.points][1:4] == [0, 1, 1]
        await press(pilot, "ctrl+y")
        assert "On time" not in rows(screen, "tray")


@pytest.mark.parametrize("half", ["tray", "note"])
async def test_rewording_in_place_keeps_what_was_said_beside_it(half: str) -> None:
    keys = ("tab", "end") if half == "tray" else ("end",)
    async with at_the_desk(*a_desk(), LARGE, *keys, "enter") as (pilot, screen):
        sheet = pilot.app.screen
        assert isinstance(sheet, Wording)
        assert "Said: Not everybody wants to be cooked for" in str(sheet.query_one(".sheet-about", Static).render())
        await press(pilot, *["backspace"] * 5, *" at all", "enter")
        assert any("Not everybody wants to be cooked at all" in row for row in rows(screen, "note"))
        assert "Said: Not everybody wants to be cooked for" in source(screen)
        assert "the author’s wording" in source(screen)
        await press(pilot, "ctrl+e")
        assert screen.session.point_acts[-1].text is None


async def test_leaving_a_wording_changes_nothing_and_an_empty_one_is_refused() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "end", "enter", *"xyz", "escape") as (pilot, screen):
        assert screen.session.point_acts == ()
        await press(pilot, "enter")
        pilot.app.screen.query_one(TextArea).text = "  "
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Wording), "what was typed is not lost"
        assert "There is nothing in it." in str(pilot.app.screen.query_one("#complaint", Static).render())


async def test_words_that_cannot_be_kept_are_there_again_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = ["once"]

    def reword(*args: Any, **kwargs: Any) -> object:
        if refused:
            raise Problem(f"The disk is full ({refused.pop()}).", cure="Make room on it.")
        return kept(*args, **kwargs)

    kept = point_words.reword
    monkeypatch.setattr(point_words, "reword", reword)
    async with at_the_desk(*a_desk(), SMALL, "tab", "end", "enter") as (pilot, screen):
        pilot.app.screen.query_one(TextArea).text = "Asked in good time"
        await pilot.press("enter")
        again = pilot.app.screen
        assert isinstance(again, Wording)
        assert again.query_one(TextArea).text == "Asked in good time"
        assert "! The disk is full (once)." in str(again.query_one(".sheet-about", Static).render())
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert any("Asked in good time" in row for row in rows(screen, "tray"))


async def test_refusing_a_correction_with_one_key() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "home", "down", "ctrl+e") as (pilot, screen):
        assert any("nobody asked the night-shift workers when they eat" in row for row in rows(screen, "note"))
        await press(pilot, "ctrl+e")
        assert any(ASKED in row for row in rows(screen, "note"))


async def test_one_note_in_pieces() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "end") as (pilot, screen):
        screen.action_split()
        await pilot.pause()
        pilot.app.screen.query_one(TextArea).text = ""
        await press(pilot, *"One.", "enter", *"Two.", "ctrl+o")
        assert [t for t in screen.notes.texts.values() if t in ("One.", "Two.")] == ["One.", "Two."]


async def test_a_sentence_of_ones_own_says_that_nobody_said_it() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "end") as (pilot, screen):
        screen.action_add_own()
        await pilot.pause()
        await press(pilot, *"So it ended.", "enter")
        assert any("So it ended." in row for row in rows(screen, "note"))
        assert "nobody said them" in source(screen)


async def test_themes_from_the_houses_list_when_it_is_over() -> None:
    async with at_the_desk(*a_desk(), LARGE, "tab", "end") as (pilot, screen):
        screen.action_theme()
        await pilot.pause()
        await press(pilot, "down", "enter", "ctrl+l", "ctrl+l", "ctrl+l")
        assert "Sharing and building power (1)" in rows(screen, "tray")


async def test_the_tray_is_sorted_by_question_and_kind() -> None:
    async with at_the_desk(*a_desk(), LARGE, "ctrl+l") as (pilot, screen):
        assert "What is a table for? (6)" in rows(screen, "tray")
        await press(pilot, "ctrl+l")
        assert "Objection (1)" in rows(screen, "tray")


async def test_an_erased_note_leaves_a_gap_that_says_what_to_do() -> None:
    outside, session = a_desk()
    async with at_the_desk(outside, session, LARGE, "tab", "home", "down", "enter", *"!", "enter") as (pilot, screen):
        point = screen.chosen_point()
        assert point is not None
        recording.erase(outside.host, session, point.id)
        screen.look_again()
        await pilot.pause()
        assert screen.tray_list.choose(point.id)
        await pilot.pause()
        assert "! Words stood here that are erased" in source(screen)
        assert any(row.startswith("gap") for row in rows(screen, "tray"))
        assert not any("night-shift workers when they eat.!" in row for row in rows(screen, "note"))


async def test_each_author_undoes_only_their_own() -> None:
    outside, session = a_desk()
    async with at_the_desk(outside, session, LARGE, "tab", "home", "space"):
        pass
    async with at_the_desk(replace(outside, actor="Joel"), session, LARGE, "tab", "ctrl+y") as (_, screen):
        assert len(screen.session.point_acts) == 1, "the other's act still counts"


async def test_a_note_that_comes_in_while_one_writes_is_there_and_what_is_chosen_stays() -> None:
    outside, session = a_desk()
    async with at_the_desk(outside, session, LARGE, "tab", "end") as (pilot, screen):
        before = screen.tray_list.chosen
        late = Line("It came late", segment="speakers")
        recording.record(outside.host, session, [late], Wish(actor="Joel"))
        screen.look_again()
        await pilot.pause()
        assert "It came late." in rows(screen, "tray")
        assert screen.tray_list.chosen == before


async def test_a_click_chooses_and_a_second_one_rewords() -> None:
    async with at_the_desk(*a_desk()) as (pilot, screen):
        await pilot.click("#tray", offset=(10, 3))
        await pilot.pause()
        assert screen.notes.texts[screen.tray_list.chosen or ""] == ASKED
        await pilot.click("#tray", offset=(10, 3), times=2)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Wording)


async def test_thousands_of_notes_follow_in_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convenor.terminal.desk.screen.PAUSE", 0.001)
    outside, session = a_desk(*(Line(f"Line number {n} of many", segment="rooms", room=1) for n in range(3)))
    lines = [Line(f"Thing number {n}", segment="rooms", room=n % 4 + 1) for n in range(700)]
    recording.record(outside.host, session, lines)
    async with at_the_desk(outside, session, LARGE, "tab", "end", "space") as (pilot, screen):
        await come_about(
            lambda: screen._reading is not None and screen._reading.notes is screen._notes, "the note did not follow"
        )
        await pilot.pause()
        left_out = [p for p in shape(screen.session).points if not p.used]
        assert len(left_out) == 1
        assert len(rows(screen, "note")) == 703 - 1 + 3


async def test_what_was_painted_row_by_row_is_what_painting_all_of_it_shows() -> None:
    async with at_the_desk(*a_desk()) as (pilot, screen):
        for key in ("tab", "down", "down", "space", "down", "ctrl+u", "ctrl+y", "ctrl+y", "end", "tab", "up", "home"):
            await press(pilot, key)
            painted = pilot.app.export_screenshot()
            screen.tray_list.refresh()
            screen.note_list.refresh()
            await pilot.pause()
            assert pilot.app.export_screenshot() == painted, key
