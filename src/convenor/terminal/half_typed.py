"""What stands half typed is put aside while one types, so that it is there again after the window was killed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from textual.timer import Timer
from textual.widget import Widget

from convenor.services.drafts import Drafts

PAUSE = 0.4
"""Seconds that a letter waits at most before it is put aside, with those that followed it."""
AGAIN = "What you had half typed is here again."


class HalfTyped:
    """Puts it aside in a thread of its own, in order, and never in the way of typing."""

    def __init__(self, widget: Widget, drafts: Drafts | None, session: str, actor: str, place: str = "") -> None:
        """`widget` has the timer that waits for a pause; `place` is as in `Drafts`."""
        self._widget = widget
        self._drafts = drafts
        self._session, self._actor, self._place = session, actor, place
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="half-typed")
        self._waiting: Timer | None = None
        self._text = ""
        self._aside = ""

    def found(self) -> str:
        """What was put aside before; empty when nothing was."""
        if self._drafts is not None:
            self._text = self._aside = self._drafts.found(self._session, self._actor, self._place)
        return self._text

    def now(self, text: str) -> None:
        """What stands there now. An empty line was kept, or may not be: it is forgotten at once."""
        self._text = text
        if not text:
            self._put_aside()
        elif self._waiting is None:
            self._waiting = self._widget.set_timer(PAUSE, self._put_aside)

    def finish(self) -> None:
        """Put aside what is there, then take no more. Returns when it is done."""
        self._put_aside()
        self._drafts = None
        self._hand.shutdown(wait=True)

    def _put_aside(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if self._drafts is not None and self._text != self._aside:
            self._aside = self._text
            self._hand.submit(self._drafts.keep, self._session, self._actor, self._text, self._place)
