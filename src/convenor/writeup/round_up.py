"""A round-up of what was published in a time: its points and quotations by theme, each with a link back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from convenor.writeup.document import Block, Document, Heading, Item, ItemList, Link, Paragraph
from convenor.writeup.prose import capital, quoted_spans
from convenor.writeup.voice import Voice

FEWEST = 4
"""Words between quotation marks from which on they are somebody's words, and no mere name of a thing."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where something was published."""

    title: str
    day: date
    address: str
    """Of the web; or else where it is to be found, in words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A published line: a point with what stands under it, or a paragraph."""

    text: str
    stood: Stood
    theme: str = ""
    """Name of its theme; empty for none."""
    point: bool = True
    below: tuple[Told, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What was published about one theme, oldest first."""

    name: str
    """Empty for what has none."""
    points: tuple[Told, ...]
    quotes: tuple[Told, ...]


def by_theme(told: Iterable[Told], themes: Iterable[str], quotes: tuple[str, str]) -> tuple[Theme, ...]:
    """Sorted by theme, in the house's order, what has none at the end. Quotations are told once."""
    points: dict[str, list[Told]] = {}
    quoted: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda t: t.stood.day):
        spans = [s for s in quoted_spans(one.text, quotes) if len(one.text[s[0]:s[1]].split()) >= FEWEST]
        if not one.point:
            for a, b in spans:
                quoted.setdefault(one.theme, []).append(replace(one, text=one.text[a:b]))
        elif spans and not one.below:
            quoted.setdefault(one.theme, []).append(one)
        else:
            points.setdefault(one.theme, []).append(one)
    known = dict.fromkeys((*themes, *sorted(t for t in (points | quoted) if t), ""))
    return tuple(
        Theme(name, tuple(points.get(name, ())), tuple(quoted.get(name, ())))
        for name in known if name in points or name in quoted
    )


def round_up(
    themes: tuple[Theme, ...], voice: Voice, start: date, end: date, labels: Mapping[str, str], series: str = ""
) -> Document:
    """The round-up as a document. It holds published words and nothing else but its headings."""
    first, last = voice.day(start), voice.day(end)
    title = voice.say_if_any("roundup.title", start=first, end=last, series=series)
    return Document(capital(title or f"{first}, {last}"), tuple(_blocks(themes, voice, labels)))


def _blocks(themes: tuple[Theme, ...], voice: Voice, labels: Mapping[str, str]) -> Iterator[Block]:
    for theme in themes:
        heading = labels.get(theme.name, theme.name) or voice.say_if_any("roundup.other")
        if heading and (theme.name or len(themes) > 1):
            yield Heading((heading,))
        for phrase, told in (("roundup.points", theme.points), ("roundup.quotes", theme.quotes)):
            if told:
                lead = voice.say_if_any(phrase)
                if lead:
                    yield Paragraph((lead,))
                yield ItemList(tuple(_item(one, voice) for one in told))


def _item(told: Told, voice: Voice) -> Item:
    stood = told.stood
    web = stood.address.startswith(("https://", "http://"))
    where: tuple[str | Link, ...] = (Link(stood.title, stood.address),) if web else (
        f"{stood.title}; {stood.address}" if stood.address else stood.title,)
    text = (told.text, " (", *where, f", {voice.day(stood.day)})")
    return Item(text, (told.source,), tuple(Item((b.text,), (b.source,)) for b in told.below))
