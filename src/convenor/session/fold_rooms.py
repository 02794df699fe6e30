"""The people's part of the fold: the roster, and what follows when rooms are merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from convenor.session import event as events
from convenor.session.agenda import Plan
from convenor.session.event import RosterEvent, Words
from convenor.session.roster import Present
from convenor.session.roster_words import from_words
from convenor.session.session import Contribution


class RosterState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._now: dict[str, Present] = {}

    def apply(self, event: RosterEvent, words: Mapping[str, Words]) -> None:
        match event:
            case events.PersonListed():
                row = words.get(event.words)
                if row is None:
                    return  # their words are gone, or never came
                before = self._now.get(event.person)
                self._now[event.person] = from_words(
                    event.person, row, late=before.late if before else event.late
                )
            case events.PersonLeft():
                if event.person in self._now:
                    self._now[event.person] = replace(self._now[event.person], left=True)
            case events.PersonForgotten():
                self._now.pop(event.person, None)

    def freeze(self) -> tuple[Present, ...]:
        return tuple(self._now.values())


def followed(contributions: tuple[Contribution, ...], plan: Plan) -> tuple[Contribution, ...]:
    """The notes as they stand in the rooms that there are now.

    Notes of a room that was merged into another are that one's, if both were asked the same; else they stay with
    the question that they answer.
    """
    to = {r.n: into for r in plan.rooms if (into := plan.notes_of(r.n)) != r.n}
    if not to:
        return contributions
    return tuple(
        replace(c, room=to[c.room], noted_in=c.room) if c.room in to else c for c in contributions
    )

