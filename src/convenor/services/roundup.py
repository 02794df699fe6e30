"""The round-up of a time: gathered from what was published, here or before, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from convenor.services.archive import Passage, Published
from convenor.services.publishing import standing
from convenor.session.session import Session
from convenor.timing.zones import local
from convenor.writeup.document import Document
from convenor.writeup.round_up import Stood, Theme, Told, by_theme, round_up
from convenor.writeup.shape import shape
from convenor.writeup.style import Style
from convenor.writeup.voice import Voice


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both of them in it; of one series, if one is named."""

    start: date
    end: date
    series: str = ""

    def holds(self, day: date | None, series: str) -> bool:
        return day is not None and self.start <= day <= self.end and (
            not self.series or self.series.casefold() in series.casefold())


@dataclass(frozen=True, slots=True)
class RoundUp:
    """What was published in a time, by theme."""

    themes: tuple[Theme, ...]
    document: Document
    sources: int
    """Published notes that it was made from."""
    unpublished: int
    """Sessions of that time that are not in it, for their notes are not published."""


def make_round_up(sessions: Iterable[Session], archive: Iterable[Published], style: Style, span: Span) -> RoundUp:
    """Gather the points and quotations that were published. What was withdrawn since is left out."""
    told: list[Told] = []
    sources = unpublished = 0
    addresses: set[str] = set()
    for session in sessions:
        if not span.holds(day_of(session), _series(session)):
            continue
        if not session.published:
            unpublished += session.state == "ended"
            continue
        sources += 1
        addresses.add(session.published[-1].address)
        told += _of_session(session)
    for note in archive:
        if span.holds(note.day, note.series) and not (note.address and note.address in addresses):
            sources += 1
            told += _of_archive(note)
    themes = by_theme(told, style.themes, (style.open_quote, style.close_quote))
    voice = Voice(style, "dated", {})
    return RoundUp(themes, round_up(themes, voice, span.start, span.end, style.themes, span.series), sources,
                   unpublished)


def day_of(session: Session) -> date | None:
    """The day of a session: when it was held, else when it is to be."""
    if session.started_at is not None:
        return local(session.started_at, session.plan.timezone).date()
    return session.plan.date


def rows(made: RoundUp) -> list[dict[str, Any]]:
    """The same for a program."""
    return [
        {"theme": theme.name or None, "points": [_row(t) for t in theme.points],
         "quotes": [_row(t) for t in theme.quotes]}
        for theme in made.themes
    ]


def _row(told: Told) -> dict[str, Any]:
    stood = told.stood
    return {"text": told.text, "under": [b.text for b in told.below], "title": stood.title,
            "date": stood.day.isoformat(), "address": stood.address}


def _series(session: Session) -> str:
    series = session.plan.series
    return f"{series.id} {series.label}" if series else ""


def _of_session(session: Session) -> Iterator[Told]:
    last = session.published[-1]
    kept = {line.id: line for line in session.lines}
    withdrawn = {s.text for s in standing(session)}
    lines = [kept[i] for i in last.lines if i in kept and kept[i].text and kept[i].text not in withdrawn]
    day = day_of(session)
    title = next((line.text for line in lines if line.kind == "title"), session.plan.title)
    stood = Stood(title, day or last.day, last.address)
    theme_of = {n: p.theme for p in shape(session).points if p.theme for n in p.notes}
    yield from _told(
        [(Passage(line.text, "item" if line.kind == "item" else "paragraph", line.depth), line.made_of)
         for line in lines if line.kind in ("item", "paragraph")],
        stood, f"published:{session.id}", lambda notes: next((theme_of[n] or "" for n in notes if n in theme_of), ""))


def _of_archive(note: Published) -> Iterator[Told]:
    assert note.day is not None
    stood = Stood(note.title, note.day, note.where)
    theme = note.themes[0] if note.themes else ""
    passages = [(replace(p, depth=max(0, p.depth - 1)), ()) for p in note.passages if p.kind in ("item", "paragraph")]
    yield from _told(passages, stood, f"published:{note.id}", lambda _: theme)


def _told(
    passages: Iterable[tuple[Passage, tuple[str, ...]]], stood: Stood, source: str,
    theme_of: Callable[[tuple[str, ...]], str],
) -> Iterator[Told]:
    """Each point with those that stand under it; of their themes, its own comes first."""
    top: Told | None = None
    for passage, notes in passages:
        one = Told(passage.text, stood, theme_of(notes), passage.kind == "item", (), source)
        if one.point and passage.depth and top is not None:
            top = replace(top, below=(*top.below, one), theme=top.theme or one.theme)
            continue
        if top is not None:
            yield top
        top = one if one.point else None
        if top is None:
            yield one
    if top is not None:
        yield top
