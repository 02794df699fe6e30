"""The messages of a session as a house style words them, and how their blanks are filled.

A fact that is not known stays a blank, [date], to be filled in by hand: nothing is ever invented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from convenor.session.problem import Problem

Each = Literal["", "speaker", "respondent", "room"]
"""Whom a message is written for: once for all, or once for each of these."""

Only = Literal["", "rooms", "speakers", "sign-off"]
"""What a session must have for a message to be of use; sign-off: written only when somebody is asked for a yes."""

_ENGINE = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
)
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile(r"[ \t]+\n")

_EVERYWHERE = (
    "title series day starts ends fixed zone length questions several agenda convenor contact link consent "
    "agreements recorded ahead tender way_out sees in_rooms rooms room_count opens closes back countdown chat names "
    "now begin_at late over new_end part next"
)
_OF_A_SPEAKER = "name first role minutes place speaks done before after part_ends introduction unnamed"
OF_A_SIGN_OFF = frozenset(["paragraphs", "answer_by", "silence", "reminder", "last", "whole", "answered"])
"""What else may stand in a message that asks somebody for a yes to their paragraphs."""
_OF_A_ROOM = "room room_question talks_about aim typing distress"

SLOTS: dict[Each, frozenset[str]] = {
    "": frozenset(f"{_EVERYWHERE} {_OF_A_SPEAKER}".split()),
    "speaker": frozenset(f"{_EVERYWHERE} {_OF_A_SPEAKER}".split()),
    "respondent": frozenset(f"{_EVERYWHERE} {_OF_A_SPEAKER}".split()),
    "room": frozenset(f"{_EVERYWHERE} {_OF_A_ROOM}".split()),
}
"""What may stand in a message, by whom it is written for."""

REQUIRED: dict[str, Each] = {
    "invitation": "",
    "speaker-brief": "speaker",
    "respondent-brief": "respondent",
    "note-taker-brief": "room",
    "video-call": "",
    "two-minutes": "",
    "over-time": "",
    "starting-late": "",
    "one-voice": "",
    "running-over": "",
    "thanks": "",
}
"""Messages that every house style has, because the screens offer them at their moment. It may have others."""


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A message with its blanks, as the house style has it. `text` is to send or paste, `say` to say aloud."""

    id: str
    title: str
    to: str
    """Who gets it, in words."""
    when: str
    """When it is sent, in words."""
    each: Each = ""
    only: Only = ""
    subject: str = ""
    text: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that is not known. In a condition it counts as nothing; printed, it is a blank to fill in."""

    words: str
    """What is missing, as it stands between the brackets: "date"."""

    def __str__(self) -> str:
        return f"[{self.words}]"

    def __bool__(self) -> bool:
        return False


Slots = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Filled:
    """A message that can be sent. `missing`: what is still to be filled in by hand, in the order of the text."""

    subject: str
    text: str
    say: str
    missing: tuple[str, ...]


def filled(form: LetterForm, slots: Slots) -> Filled:
    """The message with its blanks filled from `slots`.

    Raises Problem when the form asks for something that no slot gives.
    """
    try:
        subject, text, say = (
            _tidy(_ENGINE.from_string(source).render(slots)) for source in (form.subject, form.text, form.say)
        )
    except TemplateError as trouble:
        raise Problem(
            f"The message “{form.title}” of the house style cannot be used: {trouble}.",
            cure="`convenor check` on its folder says where it stands.",
        ) from trouble
    whole = f"{subject}\n{text}\n{say}"
    blanks = {v.words: whole.find(str(v)) for v in slots.values() if isinstance(v, Blank)}
    missing = sorted((at, words) for words, at in blanks.items() if at >= 0)
    return Filled(subject, text, say, tuple(words for _, words in missing))


def _tidy(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("\n", text)).strip()
