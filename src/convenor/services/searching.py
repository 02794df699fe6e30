"""Finding what was said and what was published, by words, phrase, theme or speaker.

The index lives beside the record and can be thrown away at any time: it is made again from the record and the
archive. Before every search what changed since is read into it, so what was erased is never found.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal, Protocol

from convenor.services.archive import Archive, Published
from convenor.services.host import Host
from convenor.services.searched_lines import lines_of
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import cleaned

MOST = 50
"""Lines that a search shows when nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that can be found."""

    text: str
    who: str = ""
    theme: str = ""
    """The theme's name and its words, to be found by either."""
    place: str = ""
    """Part and room, in words."""
    kind: str = ""
    """What it is, in words; empty for a plain point."""
    consent: str = ""
    note: str = ""
    """Id of the note that it is; empty when it is none."""


@dataclass(frozen=True, slots=True)
class About:
    """What lines come from: a session, or a published note."""

    kind: Literal["session", "published"]
    id: str
    title: str
    day: date | None = None
    series: str = ""
    where: str = ""
    """Address or file of a published note."""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Found:
    """A line that was found, and what it comes from."""

    about: About
    line: Line


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every word and every phrase, in any order; by theme and by speaker too if given."""

    words: tuple[str, ...] = ()
    """Each a word, or several that stand together."""
    theme: str = ""
    speaker: str = ""
    unfinished: bool = False
    """Whether the last word may go on: somebody is still typing."""
    most: int = MOST

    @property
    def empty(self) -> bool:
        return not (any(_sound(w) for w in self.words) or _sound(self.theme) or _sound(self.speaker))


News = tuple[About, str, Sequence[Line]]
"""What lines come from, its mark, and the lines."""


class Index(Protocol):
    """A store of lines with full text."""

    full_text: bool
    """False where the computer's SQLite has no full text: then plain words are looked for, one line after another."""

    def marks(self) -> Mapping[str, str]:
        """From the key of what was read in to its mark at that time."""
        ...

    def put(self, news: Iterable[News]) -> None:
        """Take these lines in place of those from the same."""
        ...

    def drop(self, keys: Sequence[str]) -> None: ...

    def find(self, query: Query) -> Sequence[Found]:
        """Newest first; what has no day comes last."""
        ...


def parsed(typed: str, *, theme: str = "", speaker: str = "", most: int = MOST, unfinished: bool = False) -> Query:
    """What somebody typed as a query: words, and phrases between quotation marks of any kind."""
    typed = cleaned(typed)
    words: list[str] = []
    last_open = True
    for found in re.finditer(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)', typed):
        words.append(found[1] if found[1] is not None else found[2])
        last_open = found[2] is not None and found.end() == len(typed)
    kept = tuple(w.strip() for w in words if _sound(w))
    return Query(kept, cleaned(theme).strip(), cleaned(speaker).strip(), unfinished and last_open, most)


def _sound(text: str) -> bool:
    return any(c.isalnum() for c in text)


class Searcher:
    """Searches one home. Safe to use from several threads: who asks meanwhile waits for what is being read."""

    def __init__(
        self, host: Host, archive: Archive, index: Callable[[], Index],
        themes: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """`index` opens the index, `themes` gives the house's themes: words by names."""
        self._host = host
        self._archive = archive
        self._open = index
        self._themes = themes
        self._one_at_a_time = threading.Lock()
        self._seen: object = None
        """What record and archive were like when all of them was in the index."""

    def find(self, query: Query, progress: Callable[[int, int], None] | None = None) -> tuple[Found, ...]:
        """What is there now. `progress` hears how many of how many changed sources have been read.

        Raises Problem for a query without a word.
        """
        if query.empty:
            raise Problem("There is nothing to look for.", cure="Give a word, a theme or a speaker.")
        index = self._open()
        with self._one_at_a_time:  # two that read the same into the index would hold each other up, or double it
            self._catch_up(index, progress)
        return tuple(index.find(query))

    @property
    def full_text(self) -> bool:
        return self._open().full_text

    def published(self, note_id: str) -> Published:
        """A published note. Raises NotFound."""
        return self._archive.note(note_id)

    def _catch_up(self, index: Index, progress: Callable[[int, int], None] | None) -> None:
        known = index.marks()
        notes = self._archive.marks()
        now = (self._host.store.version(), notes)
        if known and now == self._seen:
            return
        sessions = self._host.store.sessions()
        there = {f"session:{s}" for s in sessions} | {f"published:{n}" for n in notes}
        index.drop([key for key in known if key not in there])
        changed = [s for s in sessions if self._changed(s, known.get(f"session:{s}", ""))]
        new = [n for n, mark in notes.items() if known.get(f"published:{n}") != mark]
        steps = len(changed) + len(new)
        themes = self._themes() if changed else {}

        def news() -> Iterator[News]:
            for done, one in enumerate(chain(self._sessions(changed, themes), self._published(new, notes)), 1):
                yield one
                if progress:
                    progress(done, steps)

        if steps:
            index.put(news())
        self._seen = now

    def _changed(self, session: str, mark: str) -> bool:
        after = int(mark) if mark.isdecimal() else 0
        if not after:
            return True
        try:
            return bool(self._host.store.read(session, after).entries)
        except Problem:
            return True  # what cannot be read any more is not to be found either

    def _sessions(self, ids: Sequence[str], themes: Mapping[str, str]) -> Iterator[News]:
        for session_id in ids:
            try:
                session = self._host.session(session_id)
            except Problem:
                yield About("session", session_id, ""), "", ()
                continue
            yield about_session(session), str(session.seq), [Line(*parts) for parts in lines_of(session, themes)]

    def _published(self, ids: Sequence[str], marks: Mapping[str, str]) -> Iterator[News]:
        for note_id in ids:
            note = self._archive.note(note_id)
            theme = " ".join(note.themes)
            lines = [Line(note.title, theme=theme, kind="title")]
            lines += [Line(p.text, theme=theme, kind="" if p.kind in ("paragraph", "item") else p.kind)
                      for p in note.passages]
            yield about_published(note), marks[note_id], lines


def about_session(session: Session) -> About:
    plan = session.plan
    day = plan.date or (session.started_at.date() if session.started_at else None)
    return About("session", session.id, plan.title, day, plan.series.label if plan.series else "")


def about_published(note: Published) -> About:
    return About("published", note.id, note.title, note.day, note.series, note.where)
