"""A person's own keys and look: used everywhere at once, refused in words, and never a reason to stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.session.problem import Place, Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.commands import EVERYWHERE, with_keys
from convenor.terminal.keymap import FREEZING, OF_THE_LINE, SAME_KEY, TYPED_IN, checked, every, here
from convenor.terminal.theme.looks import LIGHT
from convenor.terminal.widgets.keys import Keys
from tests.terminal.running.desk import House, a_house


class Wishes:
    """What somebody has chosen."""

    def __init__(self, keys: Mapping[str, str] | Problem | None = None, look: str = "") -> None:
        self._keys = keys or {}
        self.chosen = look
        self.moves = True

    def motion(self) -> bool:
        return self.moves

    def keep_motion(self, moves: bool) -> None:
        self.moves = moves

    def look(self) -> str:
        return self.chosen

    def keep_look(self, name: str) -> None:
        self.chosen = name

    def keys(self) -> Mapping[str, tuple[str, Place | None]]:
        if isinstance(self._keys, Problem):
            raise self._keys
        return {name: (key, Place("keys.yaml", 2, 1)) for name, key in self._keys.items()}


def with_wishes(wishes: Wishes) -> House:
    house = a_house()
    return replace(house, outside=replace(house.outside, preferences=wishes))


def footer(app: ConvenorApp) -> str:
    return app.screen.query_one(Keys).render().plain


async def test_a_key_of_ones_own_works_and_is_what_footer_menu_and_sentences_say() -> None:
    house = with_wishes(Wishes({"start": "ctrl+o", "letters": "f6"}))
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_running(house.outside, house.session_id)
        await pilot.pause()
        assert "Ctrl+O Start" in footer(app)
        assert "Ctrl+O starts it" in str(app.screen.query_one("#next").render())
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert house.state == "planned"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert house.state == "running"


async def test_keys_that_cannot_be_had_are_said_and_the_usual_ones_stay() -> None:
    house = with_wishes(Wishes({"start": "n", "next-part": "ctrl+q"}))
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        said = " ".join(n.message for n in app._notifications)
        assert "keys.yaml:2:1: “n” cannot be a key" in said
        assert "Ctrl+Q closes or freezes" in said
        app.open_running(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert house.state == "running"


async def test_a_file_that_cannot_be_read_stops_nothing() -> None:
    house = with_wishes(Wishes(Problem("This file is not UTF-8 text.")))
    app = ConvenorApp(house.outside)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.keys == {}
        assert [n.message for n in app._notifications] == ["This file is not UTF-8 text."]


@pytest.mark.parametrize(("name", "key", "says"), [
    ("nexxt-part", "ctrl+o", "There is no command “nexxt-part”"),
    ("pause", "ctrl+o", "stands in the menu only"),
    ("next-part", "alt+n", "cannot be a key"), ("next-part", "x", "cannot be a key"),
    ("next-part", "ctrl+s", "freezes"), ("next-part", "ctrl+a", "types and edits with"),
    ("next-part", "ctrl+t", "is the key of “add-minutes”"),
])  # fmt: skip
def test_what_is_refused_and_why(name: str, key: str, says: str) -> None:
    good, (problem,) = checked({name: (key, Place("keys.yaml", 3, 5))})
    assert good == {}
    assert says in problem.what
    assert problem.cure
    assert str(problem.where) == "keys.yaml:3:5"


def test_two_commands_may_change_places_one_after_the_other() -> None:
    good, problems = checked({"add-minutes": ("f5", None), "next-part": ("Ctrl + T", None)})
    assert (good, problems) == ({"add-minutes": "f5", "next-part": "ctrl+t"}, ())


@given(st.dictionaries(
    st.sampled_from([*every(), "nonsense"]),
    st.sampled_from([f"ctrl+{c}" for c in "abcdefghijklmnopqrstuvwxyz"] + ["f2", "f9", "n", "alt+n", "", "\x1b"]),
    max_size=6,
))  # fmt: skip
def test_whatever_is_wished_no_screen_gets_a_key_twice_or_one_that_hurts(wished: dict[str, str]) -> None:
    good, _ = checked({name: (key, None) for name, key in wished.items()})
    for where in EVERYWHERE:
        taken: dict[str, str] = {}
        for command in with_keys(here(where), good):
            for key in filter(None, command.key.split(",")):
                other = taken.setdefault(key, command.name)
                assert other == command.name or frozenset({other, command.name}) in SAME_KEY
            if command.name in good and where in TYPED_IN:
                assert command.key not in OF_THE_LINE
    assert not set(good.values()) & FREEZING


async def test_the_look_that_was_chosen_is_there_at_the_next_start() -> None:
    wishes = Wishes()
    house = with_wishes(wishes)
    app = ConvenorApp(house.outside)
    async with app.run_test():
        app.next_look()
    assert wishes.chosen == LIGHT.name
    assert ConvenorApp(house.outside).theme == LIGHT.name


def test_a_look_that_there_is_not_is_passed_over() -> None:
    house = with_wishes(Wishes(look="stripes"))
    assert ConvenorApp(house.outside).theme in ConvenorApp(house.outside).available_themes
