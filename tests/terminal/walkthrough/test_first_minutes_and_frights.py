"""The first five minutes, the small frights of a terminal, and what the one at the keys must not be asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App
from textual.widgets import OptionList, Static

from convenor.services import running
from convenor.services.recording import Line, record
from convenor.services.shown_to_all import COMING_TO_A_CLOSE, shared
from convenor.terminal.app import ConvenorApp
from convenor.terminal.first.screen import FirstScreen
from convenor.terminal.widgets.bar import TitleBar
from tests.support.faces import an_outside, plan_one
from tests.terminal.running.desk import a_house, begun_ago, opened, without_rooms


def offered(app: ConvenorApp) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in app.screen.query_one(OptionList).options]


async def test_the_first_window_says_where_one_is_that_nothing_breaks_and_offers_last_time_and_an_example() -> None:
    outside = an_outside()
    plan_one(outside, "Who cooks?")
    app = ConvenorApp(replace(outside, example=an_outside))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(TitleBar).left == "Convenor"
        assert "closing is safe" in " ".join(str(s.render()) for s in app.screen.query(Static))
        assert [line.split(" ")[0] for line in offered(app)[:4]] == ["Plan", "Like", "Practise", "See"]
        assert "Who cooks?" in offered(app)[1], "which one it would be like is said"


async def test_esc_never_ends_anything() -> None:
    house = a_house()
    begun_ago(house, 2)
    async with opened(house) as screen:
        await screen.typed("half a li", enter=False)
        await screen.press(*["escape"] * 8)
        assert house.state == "running"
        assert screen.app.is_running
        await screen.do("leave")
        assert isinstance(screen.app.screen, FirstScreen)
        await screen.pilot.press(*["escape"] * 5)
        assert screen.app.is_running
        assert house.state == "running", "leaving the screen ends nothing of it"


async def test_ctrl_c_closes_nothing_and_says_that_closing_is_safe() -> None:
    house = a_house()
    begun_ago(house, 2)
    async with opened(house) as screen:
        await screen.press("ctrl+c")
        assert screen.app.is_running
        assert any("simply close the window" in note.message for note in screen.app._notifications)


@pytest.mark.parametrize("mode", ["check-in", "breakout", "plenary"])
async def test_in_silence_there_is_no_sound_and_nothing_opens_by_itself(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(App, "bell", lambda _: rung.append("rung"))
    house = a_house()
    house.go_to("round" if mode == "check-in" else mode)
    async with opened(house) as screen:
        for _ in range(8):
            await screen.later(minutes=5)
            assert screen.on_top, "nothing is laid over the screen, however late it is"
        assert "over" in screen.all_text()
    assert rung == []


async def test_a_format_that_wants_more_locks_nothing_in_front_of_forty_people() -> None:
    house = a_house()
    async with opened(house) as screen:
        await screen.press("ctrl+n")
        for _ in house.session.segments[1:]:
            await screen.press("ctrl+n")
            assert screen.on_top, "no question stands between two parts"
        assert house.session.now_on is not None
        assert house.session.now_on.id == house.session.segments[-1].id


def test_the_shared_clock_counts_nobodys_overtime_in_front_of_them() -> None:
    house = a_house()
    house.go_to("speakers")
    running.speaker(house.host, house.session_id)
    house.clock.forward(minutes=40)
    seen = shared(house.session, house.clock.now())
    assert seen.clock == ""
    assert not {"Ada", "over", "behind"} & set(" ".join((*seen.prompts, *seen.about)).split())
    running.next_part(house.host, house.session_id)
    house.clock.forward(minutes=40)
    seen = shared(house.session, house.clock.now())
    assert seen.clock == ""
    assert COMING_TO_A_CLOSE in seen.about, "time that is up is said of all, and not counted"


async def test_two_who_note_the_same_are_both_kept_and_neither_is_moved() -> None:
    house = a_house()
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.typed("Bread fir", enter=False)
        top = screen.top_of(screen.line)
        for n in range(30):
            record(house.other(), house.session_id, [Line(f"Bread first {n}", room=1)])
        screen.run.refresh_clock()
        await screen.settled()
        assert screen.line.value == "Bread fir"
        assert screen.line.cursor_position == len("Bread fir")
        assert screen.top_of(screen.line) == top
        await screen.typed("Bread first 3")
        assert house.texts.count("Bread first 3") == 2, "which of them are the same is somebody's to say, later"


async def test_a_name_that_is_nobodys_in_the_programme_is_taken_as_it_is() -> None:
    house = without_rooms()
    begun_ago(house, 35)
    async with opened(house) as screen:
        await screen.typed("Sally: the allotment was ours for a year")
        assert screen.on_top
        assert house.texts == ["Sally: the allotment was ours for a year"], "kept as it was typed, and nobody is asked"
        await screen.typed("Sally said that they had a key")
        assert screen.on_top
        assert len(house.texts) == 2


async def test_a_question_for_another_day_is_parked_with_one_key() -> None:
    house = without_rooms()
    begun_ago(house, 80)
    async with opened(house) as screen:
        await screen.typed("? who looks after the keys")
        assert [n.kind for n in house.session.notes()] == ["question"]
