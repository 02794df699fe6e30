"""The one declaration of the commands: keys that are safe, and screens that keep to it."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from convenor.terminal.commands import COMMANDS, Where, bindings, commands, key_words
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.first.screen import FirstScreen
from convenor.terminal.gather.screen import GatherScreen
from convenor.terminal.memory.screen import MemoryScreen
from convenor.terminal.page import Page
from convenor.terminal.people.screen import PeopleScreen
from convenor.terminal.plan.details import DetailsForm
from convenor.terminal.plan.new import NewSession
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.ready.screen import ReadyScreen
from convenor.terminal.rooms.screen import RoomsScreen
from convenor.terminal.running.screen import RunScreen

SCREENS = (
    FirstScreen, NewSession, DetailsForm, PlanScreen, DeskScreen, RunScreen, ReadyScreen, MemoryScreen, GatherScreen,
    RoomsScreen, PeopleScreen,
)  # fmt: skip
TYPED_IN: tuple[Where, ...] = ("first", "form", "running")
USED_BY_THE_LINE = set("acdefhijkmuvwx")


def keys_of(where: Where) -> list[str]:
    return [key for command in commands(where) for key in command.key.split(",") if key]


@pytest.mark.parametrize("where", get_args(Where))
def test_no_key_is_one_that_hurts(where: Where) -> None:
    for key in keys_of(where):
        assert not re.search(r"\balt\b", key)
        assert key not in {"ctrl+s", "ctrl+q", "ctrl+z", "ctrl+w", "ctrl+c"}
        assert not re.fullmatch(r"f\d+", key) or key == "f1", "the menu has the help too; no other F-key is used"


@pytest.mark.parametrize("where", TYPED_IN)
def test_while_a_line_can_be_typed_no_letter_is_a_command_and_no_editing_key_is_taken(where: Where) -> None:
    for key in keys_of(where):
        assert len(key) > 1, f"{key} would be typed"
        assert key not in {"plus", "minus", "left", "right", "delete", "backspace", "space"}
        assert not (key.startswith("ctrl+") and key[5:] in USED_BY_THE_LINE), f"{key} is the line's own"


@pytest.mark.parametrize("where", get_args(Where))
def test_a_key_means_one_thing_at_a_time(where: Where) -> None:
    shared = {key: n for key, n in Counter(keys_of(where)).items() if n > 1}
    if where == "running":  # Start gives way to Next part once the session runs
        shared.pop("ctrl+n", None)
        shared.pop("ctrl+g", None)  # Hold gives way to Go on
    if where == "guide":  # after the last step the same key goes on to the next part; Hold gives way to Go on
        shared.pop("ctrl+n", None)
        shared.pop("ctrl+g", None)
    assert shared == {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.__name__)
def test_every_command_of_a_screen_is_there_to_be_done(screen: type[Page]) -> None:
    missing = [c.name for c in commands(screen.WHERE) if not hasattr(screen, f"action_{c.action}")]
    assert missing == []


def test_every_command_is_in_the_menu_or_has_a_key_and_a_click() -> None:
    for command in COMMANDS:
        assert command.words
        assert command.listed or command.key or command.name == "open"


def test_ids_for_a_users_own_keys_are_unique() -> None:
    ids = [binding.id for where in get_args(Where) for binding in bindings(where)]  # type: ignore[union-attr]  # ours are Bindings
    assert len(ids) == len(set(ids))


def test_keys_are_called_as_people_call_them() -> None:
    assert key_words("ctrl+n") == "Ctrl+N"
    assert key_words("escape") == "Esc"
    assert key_words("shift+up") == "Shift+↑"
    assert key_words("") == ""
