"""What happened to the notes, and to noting as such. The words themselves are rows of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from convenor.session.exercise import Consent, NoteKind

Phase = Literal["before", "during", "after"]
"""Whether a note was written before the start, while the session ran, or after its end."""


Mark = Literal["said", "not-said", "star", "no-star"]


@dataclass(frozen=True, slots=True)
class ConsentReadOut:
    """The words about what will be noted were read out to the people there."""


@dataclass(frozen=True, slots=True)
class UnnotedBegan:
    """From here on nothing is noted: in one room, or anywhere when `room` is None."""

    room: int | None = None


@dataclass(frozen=True, slots=True)
class UnnotedEnded:
    """Noting goes on: in one room, or (None) everywhere that the facilitator had stopped it."""

    room: int | None = None


@dataclass(frozen=True, slots=True)
class PersonPassed:
    """Somebody on the roster passed in a round of that part, or did not after all."""

    segment: str
    person: str
    passed: bool = True


@dataclass(frozen=True, slots=True)
class HandingInClosed:
    """No page can be handed in any more. The number is all that the log ever says of pages."""

    pages: int = 0


@dataclass(frozen=True, slots=True)
class HandingInOpened:
    """Pages can be handed in again."""


@dataclass(frozen=True, slots=True)
class ContributionRecorded:
    """Something was said. Its text and speaker are the words row `words`."""

    contribution: str
    segment: str
    words: str
    phase: Phase
    kind: NoteKind = "point"
    room: int | None = None
    prompt: str | None = None
    under: str | None = None
    """Id of the contribution that it belongs under."""
    consent: Consent = "note"


@dataclass(frozen=True, slots=True)
class ContributionEdited:
    """A field that is None stays as it was."""

    contribution: str
    words: str | None = None
    kind: NoteKind | None = None
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class ContributionMoved:
    contribution: str
    segment: str
    room: int | None = None


@dataclass(frozen=True, slots=True)
class ContributionMarked:
    """In the report-back it was said aloud, or its room chose it; or not after all."""

    contribution: str
    kind: Mark


@dataclass(frozen=True, slots=True)
class ContributionTakenBack:
    contribution: str


@dataclass(frozen=True, slots=True)
class ContributionRestored:
    contribution: str


@dataclass(frozen=True, slots=True)
class ContributionErased:
    """Its words are gone for good, every version of them. Stays as a tombstone; cannot be undone."""

    contribution: str


@dataclass(frozen=True, slots=True)
class Final:
    """What stays of a note when raw words go: the words row that says it as the final note does."""

    contribution: str
    words: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class RawWordsPurged:
    """Raw words went when their day had come: these words rows are gone for good. Cannot be undone."""

    gone: tuple[str, ...] = ()
    """Ids of words rows."""
    finals: tuple[Final, ...] = ()
    """Notes that the final note says; of others that lost their words nothing is left to read."""
