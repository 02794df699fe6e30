"""What the note changes in somebody's words, word by word, so that it can be seen and refused."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from convenor.writeup.hurried import unlisted
from convenor.writeup.prose import said_words
from convenor.writeup.said import kind_of, still
from convenor.writeup.shape import Point, Shape
from convenor.writeup.voice import Voice


@dataclass(frozen=True, slots=True)
class Change:
    """Words as they were noted, and as they are in the note. Either may be empty."""

    was: str
    now: str
    why: str
    """In plain words: a capital, a full stop, the author's."""


def reading(point: Point, shaped: Shape, voice: Voice) -> str:
    """How a point reads, without whose words they are. A gap reads as what is left of it, or as nothing."""
    if point.wording is not None:
        return voice.as_printed(point.wording, worded=True)
    if not point.notes:
        return ""
    note = shaped.notes[point.notes[0]]
    kind = kind_of(note)
    return voice.very_words(note.text) if kind == "quote" else voice.finished(note.text, kind)


def changes_of(point: Point, shaped: Shape, voice: Voice) -> tuple[Change, ...]:
    """What differs between what was noted and how it reads; nothing for words that are the author's alone."""
    if not point.notes:
        return ()
    note = shaped.notes[point.notes[0]]
    kind = kind_of(note)
    said = said_words(note.text) if kind == "quote" else note.text
    found = changes(said, reading(point, shaped, voice), worded=point.wording is not None)
    if kind == "quote" and point.wording is not None and not still(kind, point.wording, note.text):
        found = (*found, Change("‘…’", "…", "not the very words any more, so without quotation marks"))
    return found


def changes(was: str, now: str, *, worded: bool = False) -> tuple[Change, ...]:
    """The words that differ, in order, with what was done to them."""
    if was == now:
        return ()
    before, after = was.split(), now.split()
    if len(before) * len(after) > _MOST:
        return (Change(was, now, _why(was, now, worded=worded)),)
    found = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            old, new = before[i:j], after[k:m]
            pairs = zip(old, new, strict=True) if len(old) == len(new) else [(" ".join(old), " ".join(new))]
            found += [Change(a, b, _why(a, b, worded=worded)) for a, b in pairs]
    return tuple(found) or (Change(was, now, "spaces and line ends"),)


_MOST = 250_000
"""Word pairs that are compared one by one; two longer texts are shown side by side as they are."""
_MARKS = str.maketrans({"'": "’", '"': "”", "‘": "’", "“": "”", "—": "–", "-": "–"})


def _why(was: str, now: str, *, worded: bool) -> str:
    if not worded and not now and unlisted(f"{was} x") == "x":
        return "what made it an entry of a list"
    a, b = was.translate(_MARKS).strip("’”"), now.translate(_MARKS).strip("’”")
    done = []
    if a[:1] != b[:1] and a[:1].casefold() == b[:1].casefold():
        done.append("a capital" if b[:1].isupper() else "a small letter")
        a = b[:1] + a[1:]
    for sign, name in ((".", "a full stop"), ("?", "a question mark")):
        if b.endswith(sign) and not a.endswith(sign):
            done.append(name)
            b = b.removesuffix(sign)
            a = a.removesuffix(".") if sign == "?" else a
    if not worded and a != b and a == b.replace("’", ""):
        done.append("an apostrophe")
        a = b
    if not worded and a != b and a.rstrip(",;") == b:
        done.append("what made it an entry of a list")
        a = b
    if a != b or (worded and not done):
        return "the author’s wording" if worded else "dashes and marks"
    marks = was.translate({ord(c): None for c in "‘’“”'\""}) == now.translate({ord(c): None for c in "‘’“”'\""})
    if not done or (("'" in was or '"' in was) and not marks):
        done.append("the house’s marks")
    return " and ".join(done)
