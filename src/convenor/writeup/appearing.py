"""Who appears in a note, and in which words of it: exactly those, for that is what they are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.writeup.document import Document, Sources, numbered_lines
from convenor.writeup.edited import edit_of
from convenor.writeup.prose import folded
from convenor.writeup.sentences import sentences

Why = Literal["speaker", "respondent", "named", "whole"]
"""whole: the plan has agreed that they see all of the note."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person whom the note may name."""

    name: str
    short: str
    why: Why
    own: frozenset[str] = frozenset()
    """Sources that are theirs: their places in the plan, and notes of what they said under their name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the note in which somebody appears: a paragraph that is theirs, or the sentences of another."""

    name: str
    text: str
    line: int
    """Line of the note, counted from 1; 0 for all of them."""
    made_of: tuple[str, ...]
    """Ids of the notes that it came from."""
    edited: bool = False
    """Whether the author wrote over the line."""
    parts: tuple[int, ...] = ()
    """Which sentences of the line it is, counted from 0; none for all of them."""


def somebodies(session: Session) -> tuple[Somebody, ...]:
    """Speakers, respondents, and whoever else said yes to their name, in the order of plan and log.

    The convenor is none of them: they publish the note.
    """
    plan = session.plan
    convenor = plan.convenor.name.casefold() if plan.convenor else ""
    own: dict[str, set[str]] = {}
    found: dict[str, tuple[str, str, Why]] = {}
    places: tuple[tuple[Why, tuple[Invited, ...]], ...] = (
        ("speaker", plan.speakers), ("respondent", plan.respondents))
    for why, everybody in places:
        for i, invited in enumerate(everybody):
            person = invited.person
            key = folded(person.name).casefold()
            if key and key != convenor:
                found.setdefault(key, (folded(person.name), folded(person.short), why))
                own.setdefault(key, set()).add(f"plan:{why}s[{i}]")
    for note in session.notes():
        if note.consent != "named" or not note.said_by.strip():
            continue
        known = plan.named(note.said_by)
        name = folded(known.name if known else note.said_by)
        key = name.casefold()
        if key != convenor:
            found.setdefault(key, (name, known.short if known else name.split(" ", 1)[0], "named"))
            own.setdefault(key, set()).add(note.id)
    return tuple(Somebody(*value, frozenset(own[key])) for key, value in found.items())


def pieces(document: Document, session: Session) -> tuple[Piece, ...]:
    """Every piece of the note with somebody in it, person by person."""
    everybody = somebodies(session)
    notes = {c.id for c in session.contributions}
    lines = tuple(numbered_lines(document))
    return tuple(
        Piece(who.name, " ".join(said), n, tuple(s for s in sources if s in notes), bool(edit_of(sources)), parts)
        for who in everybody
        for n, whole, sources in lines
        for said, parts in (_theirs(who, everybody, whole, sources),)
        if said
    )


_Part = tuple[tuple[str, ...], tuple[int, ...]]
"""Sentences of a line and which of it they are; the line as one, and no numbers, when it is all of it."""
_NOTHING: _Part = ((), ())


def _theirs(who: Somebody, everybody: tuple[Somebody, ...], text: str, sources: Sources) -> _Part:
    mine = not who.own.isdisjoint(sources)
    if not mine and not _named(who.name, text):
        return _NOTHING
    others = [o for o in everybody if o is not who and (not o.own.isdisjoint(sources) or _named(o.name, text))]
    if mine and not others:
        # A point of theirs that is printed without their name tells nobody that it is theirs.
        in_plan = any(s.startswith("plan:") for s in who.own.intersection(sources))
        return ((text,), ()) if in_plan or _called(who, text) or who.why != "named" else _NOTHING
    kept: list[str] = []
    places: list[int] = []
    on = False
    for n, sentence in enumerate(sentences(text)):
        if _called(who, sentence):
            on = True
        elif any(_called(other, sentence) for other in others):
            on = False
        if on:
            kept.append(sentence)
            places.append(n)
    return tuple(kept), tuple(places)


def _named(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _called(who: Somebody, text: str) -> bool:
    return _named(who.name, text) or (bool(who.short) and _named(who.short, text))
