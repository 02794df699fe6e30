"""What the keys of a sheet do, in a line at its foot; each can be clicked instead of pressed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

_NAMES: Mapping[str, str] = {"Esc": "escape", "Enter": "enter", "Tab": "tab", "Backspace": "backspace"}
_KEY = r"(?<![\w’])(?P<key>Esc|Enter|Tab|Backspace|Ctrl\+[A-Z])(?: or (?P<other>Ctrl\+[A-Z]))?"
_SAYS = re.compile(_KEY + r"(?:(?! · |[.;]).)*")


class Hint(Static):
    """Words such as "Enter does it · Esc goes back": a click on a part of them is as good as its key."""

    def __init__(self, words: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(_clickable(words), id=id, classes="hint", markup=False)
        self._words = words

    def say(self, words: str) -> None:
        """Say these words instead."""
        self._words = words
        self.update(_clickable(words))

    @property
    def keys(self) -> frozenset[str]:
        """Textual's names of the keys that can be clicked here."""
        return frozenset(_key(found) for found in _SAYS.finditer(self._words))

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)


def _clickable(words: str) -> Content:
    content = Content(words)
    for found in _SAYS.finditer(words):
        content = content.stylize(Style.from_meta({"key": _key(found)}), found.start(), found.end())
    return content


def _key(found: re.Match[str]) -> str:
    """Of two keys that do the same, the one that does it wherever the cursor is."""
    name = found["other"] or found["key"]
    return _NAMES.get(name, name.lower())
