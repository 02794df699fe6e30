"""The author's part of the fold: what was done with the notes at the desk, and not undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from convenor.session.event import Entry, Words, words_of
from convenor.session.event_points import PointEvent
from convenor.session.points import PointAct


class PointsState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._acts: dict[str, PointAct] = {}
        self._dead: set[str] = set()
        self._gone: set[str] = set()
        """Ids of erased notes, whose words no act may bring back."""
        self._purged: set[str] = set()
        """Ids of words rows that went when their day had come."""
        self._frozen: tuple[PointAct, ...] | None = None

    def apply(self, entry: Entry, event: PointEvent, words: Mapping[str, Words]) -> None:
        row = words.get(words_of(event) or "")
        if row is not None and (row.id in self._purged or not self._gone.isdisjoint(row.sources)):
            row = None
        self._acts[entry.id] = PointAct(
            entry.id, entry.seq, entry.command, entry.actor, event,
            text=row.text if row else None, made_of=row.sources if row else (),
        )
        self._frozen = None

    def count(self, act: str, *, dead: bool) -> None:
        """Count an act out, or in again."""
        (self._dead.add if dead else self._dead.discard)(act)
        self._frozen = None

    def forget(self, source: str) -> None:
        """Drop every wording that came from it: erased words must not linger in memory either."""
        self._gone.add(source)
        for act in tuple(self._acts.values()):
            if source in act.made_of:
                self._acts[act.id] = replace(act, text=None, made_of=())
        self._frozen = None

    def purge(self, rows: Iterable[str]) -> None:
        """Drop the wordings in these words rows."""
        self._purged |= set(rows)
        for act in tuple(self._acts.values()):
            if words_of(act.event) in self._purged:
                self._acts[act.id] = replace(act, text=None, made_of=())
        self._frozen = None

    def freeze(self) -> tuple[PointAct, ...]:
        if self._frozen is None:
            self._frozen = tuple(act for act in self._acts.values() if act.id not in self._dead)
        return self._frozen
