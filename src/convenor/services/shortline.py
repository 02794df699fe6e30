"""The short syntax of a line: never needed, shown as one types, and easy on UK and Mac keyboards.

Labels before a colon say more about the line: `story: …`, `Ada: …`, `r3: …`, `us: …`, or several together,
`r3 story Ada: …`. They count only when every word before the colon is a known label, so that ordinary
sentences with a colon stay as they are. A leading quotation mark begins a quote, a leading `?` a question, a
leading `>` a note that belongs under the one above. A leading `:` means: just as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from convenor.services.recording import Line
from convenor.session.agenda import Plan
from convenor.session.exercise import Consent, NoteKind

KINDS: tuple[NoteKind, ...] = tuple(k for k in get_args(NoteKind) if k != "journal")
CONSENTS: tuple[Consent, ...] = get_args(Consent)
HINT = "“ quote · ? question · > under the last · story: · Ada: · r3: · us: · named:"

_KIND_OF: dict[str, NoteKind] = {kind: kind for kind in KINDS}
_CONSENT_OF: dict[str, Consent] = {consent: consent for consent in CONSENTS}
_LONGEST_HEAD = 80
_ROOM = re.compile(r"(?:r|room)([0-9]{1,2})", re.IGNORECASE | re.ASCII)
_QUOTES = '"“'
_CLOSING = '"”'


@dataclass(frozen=True, slots=True)
class _Head:
    kind: NoteKind | None = None
    said_by: str = ""
    room: int | None = None
    consent: Consent | None = None


def parse(typed: str, plan: Plan, usual: NoteKind = "point") -> Line:
    """The note that a typed line means. Never raises; what is not understood is text.

    `usual`: what it is when the line does not say.
    """
    text = typed.strip()
    if text.startswith(":"):
        return Line(text[1:].strip(), usual)
    line = Line("", usual)
    if text.startswith(">"):
        line, text = replace(line, under="above"), text[1:].lstrip()
    head, text = _head(text, plan)
    if head:
        line = replace(line, kind=head.kind or usual, said_by=head.said_by, room=head.room, consent=head.consent)
    if text.startswith("?") and text[1:].strip():
        line, text = replace(line, kind="question"), text[1:].lstrip()
    elif text[:1] in _QUOTES and text[1:].strip(_CLOSING + " "):
        line, text = replace(line, kind="quote"), _unquoted(text)
    return replace(line, text=text)


def _unquoted(text: str) -> str:
    """The very words, without the marks around them; marks inside, or text after them, stay."""
    body = text[1:]
    if body[-1:] in _CLOSING and not any(mark in body[:-1] for mark in _CLOSING):
        return body[:-1].strip()
    if any(mark in body for mark in _CLOSING):
        return text  # "like this" and more after it: keep the whole
    return body.strip()


def _head(text: str, plan: Plan) -> tuple[_Head | None, str]:
    before, colon, after = text.partition(":")
    if not colon or len(before) > _LONGEST_HEAD or not after.strip():
        return None, text
    head = _labels(before.split(), plan)
    return (head, after.strip()) if head else (None, text)


def _labels(words: list[str], plan: Plan) -> _Head | None:
    """What the words before a colon say, if all of them are labels; else None."""
    head = _Head()
    i = 0
    while i < len(words):
        word = words[i].casefold()
        room = _ROOM.fullmatch(word)
        if room and head.room is None:
            head, i = replace(head, room=int(room[1])), i + 1
        elif word == "room" and i + 1 < len(words) and words[i + 1].isascii() and words[i + 1].isdigit():
            head, i = replace(head, room=int(words[i + 1])), i + 2
        elif word in _KIND_OF and head.kind is None:
            head, i = replace(head, kind=_KIND_OF[word]), i + 1
        elif word in _CONSENT_OF and head.consent is None:
            head, i = replace(head, consent=_CONSENT_OF[word]), i + 1
        else:
            name, used = _name(words[i:], plan)
            if not name or head.said_by:
                return None
            head, i = replace(head, said_by=name), i + used
    return head if words else None


def _name(words: list[str], plan: Plan) -> tuple[str, int]:
    """The person that the words begin with, by the longest match, and how many words that took."""
    for used in range(len(words), 0, -1):
        person = plan.named(" ".join(words[:used]))
        if person:
            return person.name, used
    return "", 0


def completions(typed: str, names: Iterable[str]) -> list[str]:
    """Labels and names that the word being typed could become, while there is no colon yet."""
    if ":" in typed or len(typed) > _LONGEST_HEAD:
        return []
    word = typed.rsplit(" ", 1)[-1].casefold()
    if not word:
        return []
    labels = [*KINDS, *CONSENTS, *names]
    return [label for label in labels if label.casefold().startswith(word) and label.casefold() != word]
