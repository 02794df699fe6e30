"""Where a screen says what is in the way; apart from the places to type in, which take a while to load."""

from __future__ import annotations

from textual.widgets import Static


class Complaint(Static):
    """What is in the way, in words and with a sign; not there while nothing is."""

    DEFAULT_CSS = """
    Complaint { height: auto; padding: 0 1; color: $text-error; text-style: bold; display: none; }
    Complaint.-shown { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", id="complaint", markup=False)

    def say(self, words: str) -> None:
        """Say it; nothing when empty."""
        self.update(f"! {words}" if words else "")
        self.set_class(bool(words), "-shown")
