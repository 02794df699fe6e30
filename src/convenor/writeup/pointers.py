"""Where to read more, with the words that lead there."""

from __future__ import annotations

from convenor.session.people import Pointer
from convenor.writeup.document import Inline, Link, Text
from convenor.writeup.voice import Voice

# Two signs that Unicode keeps for use within a program, and that no text may hold (see `plain.inert`).
_BEGIN, _END = "\ufdd0", "\ufdd1"


def pointer(to: Pointer, voice: Voice) -> Text:
    """A sentence that says where; without an address its words lead nowhere."""
    slots = {"verb": voice.written(to.verb), "subject": voice.written(to.subject), "link": _BEGIN, "end": _END}
    if not to.resource.strip():
        return _linked(voice.say("pointer.here", **slots), to.target)
    return _linked(voice.say("pointer.resource", **slots, preposition=voice.written(to.preposition),
                             resource=voice.written(to.resource), by=voice.written(to.by)), to.target)


def further(to: Pointer, voice: Voice) -> Text:
    """The same at the end of the note, as further reading."""
    return _linked(voice.say("reading", resource=voice.written(to.resource), by=voice.written(to.by),
                             link=_BEGIN, end=_END), to.target)


def _linked(sentence: str, target: str) -> Text:
    before, begun, rest = sentence.partition(_BEGIN)
    words, ended, after = rest.partition(_END)
    if not (begun and ended and target.strip()):
        return (sentence.replace(_BEGIN, "").replace(_END, ""),)
    parts: list[Inline] = [before, Link(words, target), after]
    return tuple(p for p in parts if p)
