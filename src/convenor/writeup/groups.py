"""What a group of a what-if exercise came to, as one paragraph: whole sentences, and its fragments joined to some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from convenor.writeup.fragments import Form, form_of, going_on, may_be_small
from convenor.writeup.points import said_line
from convenor.writeup.prose import folded, joined, unstopped
from convenor.writeup.said import Said
from convenor.writeup.voice import Voice

_LISTS: dict[tuple[str, Form], str] = {
    ("idea", "phrase"): "whatif.ideas", ("idea", "to"): "whatif.ideas-to",
    ("point", "phrase"): "whatif.spoke-of", ("example", "phrase"): "whatif.spoke-of",
}
"""By kind and form: the phrase under which such notes stand in one sentence."""


def told_group(question: str, notes: Sequence[Said], at: int, voice: Voice) -> str:
    """The paragraph of the group in place `at`: its question, then its notes in their order."""
    return joined(*_sentences(question, notes, at, voice))


def _sentences(question: str, notes: Sequence[Said], at: int, voice: Voice) -> Iterator[str]:
    subject = voice.say_if_any(f"whatif.subject.{voice.choice('what_if.groups[].subject', at)}")
    first, *rest = notes
    if _follows(first, at, voice):
        stem = voice.say("whatif.group", question=question, subject=subject,
                         verb=voice.say(f"whatif.verb.{voice.choice('what_if.groups[].verb', at)}"))
        yield stem.strip()
        yield _going_on(first, voice)
        named = True
    else:
        yield question
        rest, named = list(notes), False
    for phrase, run in groupby(rest, key=lambda one: _list_of(one, voice)):
        said = list(run)
        if phrase:
            items = [unstopped(_going_on(one, voice)) for one in said]
            listed = voice.series_of(items)
            yield voice.stop(voice.say(phrase, subject=subject, first=not named, several=len(said) > 1, list=listed))
            named = True
        else:
            yield from (voice.stop(said_line(one, voice, None)) for one in said)


def _follows(said: Said, at: int, voice: Voice) -> bool:
    """Whether the note goes on from "thought that". Where an author chose those words for a group, any that may."""
    if said.kind == "quote" or not voice.has("whatif.group"):
        return False
    form = _form(said)
    chosen = voice.was_chosen("what_if.groups[].verb", at)
    return form == "clause" or (chosen and form != "whole") or (chosen and folded(said.text)[:1].islower())


def _list_of(said: Said, voice: Voice) -> str:
    """The phrase under which it stands in a list; empty where it stands by itself."""
    phrase = _LISTS.get((said.kind, _form(said)), "")
    return phrase if voice.has(phrase) else ""


def _form(said: Said) -> Form:
    # What the author worded stays so: with a capital or a stop, it is a sentence.
    worded_whole = said.worded and (not folded(said.text)[:1].islower() or folded(said.text).endswith("."))
    return "whole" if worded_whole else form_of(folded(said.text))


def _going_on(said: Said, voice: Voice) -> str:
    """The note as it stands in the middle of a sentence, with its own end."""
    text = going_on(voice.as_printed(said.text, said.kind, worded=said.worded))
    return text[:1].lower() + text[1:] if may_be_small(folded(said.text)) or text[:1].islower() else text
