"""Nothing that goes wrong is a traceback, a dead screen, or said four times a second."""

from __future__ import annotations

import pytest

from convenor.session.problem import Place, Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.calm import WENT_WRONG, Once, calmly
from convenor.terminal.first.screen import FirstScreen
from tests.support.faces import an_outside
from tests.support.waiting import come_about


class Heard:
    """Remembers what it was to say."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def tell(self, words: str, *, trouble: bool = False) -> None:
        self.words.append(words)

    def took_badly(self, error: Exception) -> None:
        self.words.append(type(error).__name__)


def test_a_problem_is_said_with_its_cure_and_without_a_place() -> None:
    heard = Heard()
    with calmly(heard):
        raise Problem("The disk is full.", cure="Make room.", where=Place("record", 3))
    assert heard.words == ["The disk is full. Make room."]


def test_what_stays_wrong_is_said_once_and_again_when_it_comes_back() -> None:
    heard = Heard()
    once = Once(heard)
    for error in (Problem("Locked."), Problem("Locked."), KeyError("x"), KeyError("y"), Problem("Locked.")):
        with calmly(once):
            raise error
    assert heard.words == ["Locked.", "KeyError", "Locked."]
    once.well()
    with calmly(once):
        raise Problem("Locked.")
    assert heard.words[-2:] == ["Locked.", "Locked."]


def test_leaving_the_program_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt), calmly(Heard()):
        raise KeyboardInterrupt


@pytest.mark.parametrize("hook", ["refresh_clock", "record_changed"])
async def test_a_screen_that_cannot_look_says_so_and_lives(hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ConvenorApp(an_outside())
    app.raises = False
    told: list[str] = []
    monkeypatch.setattr(app, "tell", lambda words, trouble=False: told.append(words))

    looks: list[FirstScreen] = []

    def fail(screen: FirstScreen) -> None:
        looks.append(screen)
        raise ZeroDivisionError

    monkeypatch.setattr(FirstScreen, hook, fail)
    async with app.run_test(size=(80, 24)) as pilot:
        await come_about(lambda: len(looks) > 3, "it did not look again")
        await pilot.press("ctrl+p")
        assert not isinstance(app.screen, FirstScreen), "the menu opens all the same"
    assert set(told) == {WENT_WRONG}
    assert len(told) <= 2, "the first look, and one of all the ticks"
