"""What else goes, or stands elsewhere, when words are erased or taken back. Told before it is done."""

from __future__ import annotations

from collections.abc import Iterator

from convenor.services.whereabouts import room_words
from convenor.session.lines import Line
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.timing.words import day_words
from convenor.writeup.matching import words_in
from convenor.writeup.shape import shape

ENOUGH = 4
"""Words that a note must have for the same in another note to be no chance."""
_START = 60


def breaks(session: Session, source: str, *, erased: bool = True) -> tuple[str, ...]:
    """For a note, or a page that was handed in, what else its words stand in, a sentence each.

    `erased`: they go for good, and what was made of them goes too; else they are taken back, and it only waits.
    """
    lines = [line for line in session.lines if source in line.made_of and line.text]
    return (
        *_points(session, source, erased=erased), *_edits(lines, erased=erased), *_shown(session, lines),
        *_published(session, source), *_elsewhere(session, source), *_sent(session, source),
    )


def _points(session: Session, source: str, *, erased: bool) -> Iterator[str]:
    """What its author worded from it, and what stands under it."""
    goes = "goes too" if erased else "is not in the note while it is taken back"
    shaped = shape(session)
    for point in shaped.points:
        behind = (*point.notes, *point.made_of)
        if source in behind and point.wording is not None and not point.gap:
            yield (f"What you worded from it {goes}: “{_start(point.wording)}”. It leaves a gap, to word anew or to"
                   " leave out.")
        elif source in point.notes and len(point.notes) > 1 and point.notes[0] == source:
            yield f"It is one point with {_count(len(point.notes) - 1, 'other note')}."
    under = sum(c.under == source for c in session.notes())
    if under:
        yield f"{_count(under, 'note')} under it {'loses' if under == 1 else 'lose'} what {_it(under)} stood under."


def _edits(lines: list[Line], *, erased: bool) -> Iterator[str]:
    written = sum(line.edit is not None and not line.edit.gone for line in lines if line.kind not in ("piece", "whole"))
    if written and erased:
        yield f"What you wrote over {'its line' if written == 1 else f'{written} lines'} of the note goes too."


def _shown(session: Session, lines: list[Line]) -> Iterator[str]:
    """Who was sent it, and whose yes to it ends."""
    asked: dict[str, Line] = {}
    said: dict[str, None] = {}
    for line in lines:
        if line.kind in ("piece", "whole"):
            if line.asked:
                asked[line.about] = line
            if line.answer and line.answer.answer in ("yes", "decided"):
                said[line.about] = None
    for name, line in asked.items():
        day = day_words(line.asked[-1], session.plan.timezone)
        yield f"{_capital(name)} was sent it on {day}: their letter has it."
    for name in said:
        yield f"{_capital(name)} said yes to words with it; that ends."


def _published(session: Session, source: str) -> Iterator[str]:
    """Every version that has it, and the round-ups made from those."""
    of = {line.id for line in session.lines if source in line.made_of}
    found = {(v.version, v.address): v for v in session.published if not of.isdisjoint(v.lines)}
    for version in found.values():
        day = day_words(version.at, session.plan.timezone)
        yield f"It stands in the note that was published on {day} (version {version.version}): {version.address}."
    if found:
        yield "The next round-up leaves it out; one that was saved before still has it."


def _elsewhere(session: Session, source: str) -> Iterator[str]:
    """Other notes that say the same, as when a room's line was read out, or quote it."""
    mine = session.contribution(source)
    if mine is None or len(said := words_in(mine.text)) < ENOUGH:
        return
    for other in session.notes():
        if other.id != source and _within(said, words_in(other.text)):
            yield (f"The same words stand in another note ({_place(session, other)}), which stays:"
                   f" “{_start(other.text)}”.")


def _sent(session: Session, source: str) -> Iterator[str]:
    mine = session.contribution(source)
    if session.state == "ended" and mine is not None and mine.consent != "us" and mine.stands:
        yield "If the digest was sent, it stands there too."
    if session.pen is not None:
        yield f"{shown(session.pen.holder)} holds the pen, and has a record with it: tell them."


def _within(some: list[str], whole: list[str]) -> bool:
    return any(whole[at:at + len(some)] == some for at in range(len(whole) - len(some) + 1))


def _start(text: str) -> str:
    line = shown(text)
    return line if len(line) <= _START else f"{line[:_START - 1]}…"


def _capital(name: str) -> str:
    return shown(name[:1].upper() + name[1:])


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _it(n: int) -> str:
    return "it" if n == 1 else "they"


def _place(session: Session, note: Contribution) -> str:
    part = session.segment(note.segment)
    found = [shown(part.title)] if part else []
    return ", ".join([*found, *([room_words(session, note.room)] if note.room is not None else [])]) or "no part"
