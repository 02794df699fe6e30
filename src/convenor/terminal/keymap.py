"""A person's own keys: which of them can be had, and why the others cannot."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from convenor.session.problem import Place, Problem
from convenor.terminal.commands import COMMANDS, EVERYWHERE, Command, Where, commands, key_words, with_keys
from convenor.terminal.running.more import running_commands

ALLOWED = re.compile(r"ctrl\+[a-z]|f([1-9]|1[0-2])")
FREEZING = {"ctrl+c", "ctrl+q", "ctrl+s", "ctrl+z"}
"""What closes, stops or freezes many a terminal."""
OF_THE_LINE = {f"ctrl+{letter}" for letter in "acdefhijkmuvwx"}
"""What a line that one types in does itself with Ctrl."""
TYPED_IN: tuple[Where, ...] = ("first", "form", "running", "memory", "gather", "pages", "search", "people")
SAME_KEY = {
    frozenset({"start", "next-part"}),
    frozenset({"start", "to-the-note"}),
    frozenset({"next-part", "to-the-note"}),
    frozenset({"hold", "go-on"}),
    frozenset({"guide", "said-it"}),
    frozenset({"guide", "next-speaker"}),
    frozenset({"guide", "report-back"}),
    frozenset({"said-it", "report-back"}),
    frozenset({"said-it", "next-speaker"}),
    frozenset({"next-step", "on-to-part"}),
    frozenset({"next-speaker", "report-back"}),
    frozenset({"ready", "tell-rooms"}),
    frozenset({"breakout-now", "from-memory"}),
    frozenset({"breakout-now", "rooms"}),
    frozenset({"from-memory", "rooms"}),
}
"""Commands of which only one can be done at a time."""


def here(where: Where) -> tuple[Command, ...]:
    """All commands of a screen."""
    return running_commands() if where == "running" else commands(where)


def every() -> dict[str, Command]:
    """All commands by name; of two that share a name, the first."""
    found: dict[str, Command] = {}
    for command in (*running_commands(), *COMMANDS):
        found.setdefault(command.name, command)
    return found


def checked(wanted: Mapping[str, tuple[str, Place | None]]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The keys that can be had, by name of command, and in words why the others cannot.

    All of them are looked at together, so that two commands may change places.
    """
    good: dict[str, str] = {}
    problems: list[Problem] = []

    def refuse(name: str, says: str, cure: str) -> None:
        good.pop(name, None)
        problems.append(Problem(says, cure=cure, where=wanted[name][1]))

    for name, (typed, _) in wanted.items():
        key = typed.replace(" ", "").casefold()
        if refused := _refused(name, key):
            refuse(name, *refused)
        else:
            good[name] = key
    while clash := next(filter(None, (_clash(name, good) for name in reversed(good))), None):
        refuse(*clash)  # its usual key comes back, and may clash with another wish
    return good, tuple(problems)


def key_of(where: Where, name: str, keys: Mapping[str, str]) -> str:
    """What a sentence on that screen calls the key of a command: "Ctrl+N". Empty when it has none there."""
    return next((c.shown_key for c in with_keys(here(where), keys) if c.name == name), "")


def binding_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """The same as the app's bindings want it: by the id of each binding."""
    return {f"{where}.{name}": key for name, key in keys.items() for where in EVERYWHERE}


def _refused(name: str, key: str) -> tuple[str, str] | None:
    """Why a command cannot have that key by itself, and what to do."""
    known = every()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        return f"There is no command “{name}”.", f"Did you mean {near[0]}?" if near else "`convenor keys` lists them."
    if not known[name].key:
        return f"“{name}” stands in the menu only and cannot have a key.", "Choose it in the menu."
    if not ALLOWED.fullmatch(key):
        return f"“{key}” cannot be a key of a command.", "Take Ctrl with a letter, such as ctrl+n, or F1 to F12."
    if key in FREEZING:
        return f"{key_words(key)} closes or freezes many terminals.", "Take another letter."
    if key in OF_THE_LINE and any(c.name == name for where in TYPED_IN for c in here(where)):
        return f"{key_words(key)} is what one types and edits with there.", "Take another letter."
    return None


def _clash(name: str, keys: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The command, why it cannot have its key beside the others' keys, and what to do."""
    for where in EVERYWHERE:
        on_screen = with_keys(here(where), keys)
        if all(c.name != name for c in on_screen):
            continue
        for other in on_screen:
            shares = keys[name] in other.key.split(",")
            if shares and other.name != name and frozenset({name, other.name}) not in SAME_KEY:
                says = f"{key_words(keys[name])} is the key of “{other.name}” on the same screen."
                return name, says, "Give one of the two another key."
    return None
