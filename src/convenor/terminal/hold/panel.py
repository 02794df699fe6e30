"""What to say and do while the room is held, in the place of the clock."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from convenor.services.holding import STOP_TYPING, Held
from convenor.terminal.running.said import Pressable, Said


class HoldPanel(VerticalScroll, can_focus=False):
    """The note-takers' sentence first, then what to say, what to do and who keeps company."""

    DEFAULT_CSS = """
    HoldPanel { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    HoldPanel Said { max-width: 92; }
    HoldPanel #hold-typing { text-style: bold; color: $accent; }
    HoldPanel .hold-words { margin-top: 1; }
    HoldPanel #hold-noted, HoldPanel #hold-on { width: auto; color: $primary; }
    HoldPanel #hold-noted { margin-top: 1; }
    RunScreen.-strip HoldPanel .hold-words, RunScreen.-low HoldPanel .hold-words { margin-top: 0; }
    RunScreen.-strip HoldPanel #hold-noted, RunScreen.-low HoldPanel #hold-noted { margin-top: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Said(id="hold-typing")
        yield Pressable("go_on", id="hold-on")
        yield Said(id="hold-say", classes="hold-words")
        yield Said(id="hold-do", classes="hold-words")
        yield Said(id="hold-company", classes="hold-words")
        yield Pressable("not_noted", id="hold-noted")

    def show(self, held: Held | None, key: str) -> None:
        """Say what is so now. `key` is what goes on."""
        if held is None:
            return
        self.query_one("#hold-typing", Said).say(STOP_TYPING)
        self.query_one("#hold-on", Said).say(f"{key} goes on. The clock is quiet; nothing is counted.")
        for name, words in (("say", held.say), ("do", held.do), ("company", held.companion)):
            style = "bold" if name == "say" else ""
            about = (f"{name.capitalize()}: ", "$quiet")
            self.query_one(f"#hold-{name}", Said).say(Content.assemble(about, (words, style)))
        noted = f"{held.noted} Click here, or the menu, to erase them." if held.noted else ""
        self.query_one("#hold-noted", Said).say(noted)
