"""The fold's part about notes whose speakers are asked for them. Nothing of it is undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from convenor.session.event import Entry, Words
from convenor.session.event_lines import AskAnswered, AskAsked, AskEvent, AskMarked, ReachErased
from convenor.session.lines import Ask


class AsksState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._asks: dict[str, Ask] = {}
        self._rows: dict[str, str] = {}
        """From the words row that says how to reach somebody to the note."""

    def apply(self, entry: Entry, event: AskEvent, row: Words | None) -> None:
        match event:
            case AskMarked():
                old = self._asks.get(event.contribution, Ask(event.contribution, event.reach))
                self._asks[event.contribution] = replace(
                    old, reach_id=event.reach, reach=row.text if row else "", answer="", at=None)
                if row is not None:
                    self._rows[row.id] = event.contribution
            case AskAsked():
                if ask := self._asks.get(event.contribution):
                    self._asks[ask.contribution] = replace(ask, asked=(*ask.asked, entry.effective_at))
            case AskAnswered():
                if ask := self._asks.get(event.contribution):
                    self._asks[ask.contribution] = replace(ask, answer=event.answer, at=entry.effective_at)
            case ReachErased():
                for ask in tuple(self._asks.values()):
                    if ask.reach_id == event.reach:
                        self._asks[ask.contribution] = replace(ask, reach="")

    def forget(self, contribution: str) -> None:
        """The note is erased: how its speaker can be reached goes with it."""
        if ask := self._asks.get(contribution):
            self._asks[contribution] = replace(ask, reach="")

    def purge(self, rows: Iterable[str]) -> None:
        for row in rows:
            if row in self._rows:
                self.forget(self._rows[row])

    def freeze(self) -> tuple[Ask, ...]:
        return tuple(self._asks.values())
