"""What everyone can see: the question and the time left, at any size, and nothing that is anybody's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from convenor.services import planning, reality, recording, running
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.services.shown_to_all import COMING_TO_A_CLOSE, EXPLAINS, Shared, shared
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.terminal.menu import Menu
from convenor.terminal.showing.app import NOT_UP_TO_DATE, ShowApp
from convenor.terminal.showing.letters import large, width
from convenor.terminal.showing.screen import Sheet, ShowScreen
from convenor.terminal.showing.sheet import HEAD, lay_out
from tests.support.faces import SMALL, an_outside, hold_one, plan_one
from tests.support.sessions import FakeClock

QUESTION = "What is a table for?"
SIZES = [(60, 8), (80, 24), (120, 40), (200, 60)]


def a_session(clock: FakeClock, **details: object) -> tuple[Outside, str]:
    outside = an_outside(clock)
    return outside, plan_one(outside, **details)  # type: ignore[arg-type]  # fields by name


def go_to(outside: Outside, session: str, part: str) -> Session:
    """Start it if it has not begun, and go on until that part is on."""
    if outside.host.session(session).state == "planned":
        running.start(outside.host, session)
    while outside.host.session(session).running != part:
        running.next_part(outside.host, session)
    return outside.host.session(session)


def seen(outside: Outside, session: str, *, speakers: bool = False) -> Shared:
    return shared(outside.host.session(session), outside.host.now(), speakers=speakers)


def test_in_rooms_it_is_the_shared_question_and_the_time_left() -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    go_to(outside, session, "breakout-discussion")
    clock.forward(minutes=7, seconds=18)
    assert seen(outside, session) == Shared((QUESTION,), "17:42", ("left of 25 minutes",))


def test_rooms_with_questions_of_their_own_have_them_all() -> None:
    outside, session = a_session(FakeClock(), rooms=("What if children ran it?", "What if nobody did?"))
    go_to(outside, session, "breakout-discussion")
    assert seen(outside, session).prompts == ("Room 1: What if children ran it?", "Room 2: What if nobody did?")


def test_outside_rooms_it_is_the_parts_own_prompt_or_else_its_title() -> None:
    outside, session = a_session(FakeClock())
    go_to(outside, session, "report-back")
    assert seen(outside, session).prompts == ("Report-back",)


def test_before_the_start_it_says_what_it_is() -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    clock.forward(minutes=-20)
    assert seen(outside, session) == Shared(
        ("Who cooks, and who is cooked for?",), "", ("We begin at 11:00", EXPLAINS)
    )
    clock.forward(minutes=25)
    assert seen(outside, session).about[0] == "We begin in a moment", "nobody is told that they are late"
    clock.forward(minutes=-60 * 24)
    assert seen(outside, session).about[0] == "Not begun yet"


def test_after_the_end_it_says_thank_you() -> None:
    outside, session = a_session(FakeClock())
    hold_one(outside, session)
    assert seen(outside, session).about == ("The session has ended. Thank you for coming.",)


def test_a_pause_is_said_and_the_time_stands() -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    running.start(outside.host, session)
    clock.forward(minutes=1)
    running.pause(outside.host, session)
    clock.forward(minutes=30)
    assert seen(outside, session).clock == "02:00"
    assert "Paused" in seen(outside, session).about


def test_nothing_counts_up_when_the_time_is_up() -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    go_to(outside, session, "breakout-discussion")
    for more in (timedelta(minutes=25), timedelta(minutes=14)):
        clock.forward(seconds=more.total_seconds())
        assert seen(outside, session) == Shared((QUESTION,), "", (COMING_TO_A_CLOSE,))


def test_the_speakers_clock_is_theirs_alone_unless_it_is_chosen() -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    go_to(outside, session, "opening-speakers")
    running.speaker(outside.host, session, "Ada Pell")
    clock.forward(minutes=1)
    assert (seen(outside, session).clock, seen(outside, session).about) == ("", ())
    chosen = seen(outside, session, speakers=True)
    assert chosen.about == ("Ada Pell",)
    assert chosen.clock
    clock.forward(minutes=40)
    over = seen(outside, session, speakers=True)
    assert (over.clock, over.about) == ("", ("Ada Pell · coming to a close",)), "nobody is counted against"


def test_what_is_not_noted_is_said_to_everyone_but_not_of_a_single_room() -> None:
    outside, session = a_session(FakeClock())
    go_to(outside, session, "breakout-discussion")
    reality.unnoted(outside.host, session, True, 3)
    assert "Room 3" not in " ".join(seen(outside, session).about)
    reality.unnoted(outside.host, session, True, None)
    assert "Not noted from here" in " ".join(seen(outside, session).about)


@pytest.mark.parametrize("columns", [1, 20, 60, 61, 80, 120, 200])
@pytest.mark.parametrize("rows", [1, 2, 4, 8, 9, 24, 40, 60])
@pytest.mark.parametrize(
    "what",
    [
        Shared((QUESTION,), "17:42", ("left of 25 minutes",)),
        Shared(("Why? " * 60,), "117:42", ("Ada Pell", "Paused")),
        Shared(("誰が料理をするのか", "Zoë’s table"), "", ("Not begun yet", EXPLAINS)),
        Shared(()),
    ],
    ids=["usual", "long", "other letters", "nothing"],
)
def test_it_fits_whatever_the_window(columns: int, rows: int, what: Shared) -> None:
    from rich.cells import cell_len

    drawn = lay_out(what, columns, rows)
    assert len(drawn) == rows
    if columns >= 60:
        assert max(cell_len(row.text) for row in drawn) <= columns
        assert drawn[0].text.strip() == HEAD
    if columns >= 60 and rows >= 8 and what.prompts == (QUESTION,):
        text = "\n".join(row.text for row in drawn)
        assert "█" in text, "the time is in figures"


def test_the_question_is_in_large_letters_where_they_fit_and_the_time_is_larger() -> None:
    drawn = [row.text for row in lay_out(Shared((QUESTION,), "17:42"), 120, 40)]
    assert not any(QUESTION in row for row in drawn)
    figures = [row.text for row in lay_out(Shared((QUESTION,), "17:42"), 120, 40) if row.style == "$primary"]
    assert len(figures) >= 15
    small = [row.text.strip() for row in lay_out(Shared((QUESTION,), "17:42"), 60, 8)]
    assert QUESTION in small


def test_letters_break_between_words_only() -> None:
    drawn = large("Who cooks?", width("cooks?"))
    assert drawn is not None
    assert len(drawn) == 9, "two lines and a gap"
    assert large("Who cooks?", width("cooks?") - 1) is None
    assert large("誰", 100) is None, "what has no letter here stays in the terminal's own"


@pytest.mark.parametrize("size", SIZES)
async def test_it_follows_the_record_and_keeps_what_is_private(size: tuple[int, int]) -> None:
    clock = FakeClock()
    outside, session = a_session(clock)
    go_to(outside, session, "breakout-discussion")
    recording.record(outside.host, session, [Line("My neighbour is ill", room=3)], Wish(actor="Mina"))
    app = ShowApp(outside, session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        sheet = app.screen.query_one(Sheet)
        assert sheet.shown.prompts == (QUESTION,)
        text = "\n".join(row.text for row in lay_out(sheet.shown, *size))
        assert not any(word in text for word in ("ill", "Mina", "Room 3"))
        running.next_part(outside.host, session)
        assert isinstance(app.screen, ShowScreen)
        app.screen._tick()  # what happens four times a second
        assert sheet.shown.prompts == ("Report-back",)
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert sheet.size == (60, 8)


async def test_no_key_ends_anything_and_the_menu_closes_the_window() -> None:
    outside, session = a_session(FakeClock())
    running.start(outside.host, session)
    app = ShowApp(outside, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "q", "Q", "enter", "space", "ctrl+q", "ctrl+c", "escape")
        assert app.is_running
        assert isinstance(app.screen, ShowScreen)
        assert len(app.screen_stack) == 2, "no list of other sessions beneath it"
        await pilot.click(Sheet)
        await pilot.pause()
        assert isinstance(app.screen, Menu)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert not app.is_running
    assert outside.host.session(session).state == "running"


async def test_a_trouble_is_not_told_to_everyone(monkeypatch: pytest.MonkeyPatch) -> None:
    outside, session = a_session(FakeClock())
    app = ShowApp(outside, session)
    told: list[str] = []
    monkeypatch.setattr(app, "notify", lambda words, **_: told.append(words))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        def fail() -> object:
            raise Problem("/home/mina/record.sqlite cannot be read.")

        monkeypatch.setattr(outside.host.store, "version", fail)
        assert isinstance(app.screen, ShowScreen)
        app.screen._tick()
        app.screen._tick()
    assert told == [NOT_UP_TO_DATE]


def test_an_undated_session_can_be_shown() -> None:
    outside = an_outside()
    details = planning.Details(title="Some day", date=None)
    session = planning.new_session(outside.host, details, of=SMALL)
    assert seen(outside, session).about[0] == "Not begun yet"


@pytest.mark.parametrize("size", [(60, 8), (80, 24), (120, 40)], ids=["60x8", "80x24", "120x40"])
def test_how_it_looks_in_rooms(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    clock = FakeClock()
    outside, session = a_session(clock, rooms=("What would a street be like if children ran it?",) * 4)
    go_to(outside, session, "breakout-discussion")
    clock.forward(minutes=7, seconds=18)
    assert snap_compare(ShowApp(outside, session), terminal_size=size)
