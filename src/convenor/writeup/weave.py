"""Pages that participants wrote, woven into one narrative. A page is never changed but at its joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from convenor.writeup.flow import Flow
from convenor.writeup.plain import inert
from convenor.writeup.voice import Voice


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody wrote, or a cut of it. The id leads to nobody."""

    id: str
    text: str
    page: str = ""
    """Id of the page that this is a cut of; empty where it is a whole one."""

    @property
    def source(self) -> str:
        return self.page or self.id


@dataclass(frozen=True, slots=True)
class Strand:
    """One part of the narrative, in the order that its author chose."""

    kind: Literal["before", "turn", "after"]
    about: str
    headline: tuple[str, ...] = ()
    """One phrase or two, each out of the pages; only the case of its first letter may differ."""
    paragraphs: tuple[tuple[str, ...], ...] = ()
    """Ids of pages, a paragraph at a time. A page that was taken back is passed over."""


@dataclass(frozen=True, slots=True)
class Journal:
    pages: tuple[Page, ...]
    strands: tuple[Strand, ...]


def weave(journal: Journal, voice: Voice, flow: Flow) -> None:
    """Each strand: its headline, what it is about, and its paragraphs."""
    pages = {page.id: page for page in journal.pages}
    for k, strand in enumerate(journal.strands):
        paragraphs = [[pages[i] for i in ids if i in pages] for ids in strand.paragraphs]
        used = [page for paragraph in paragraphs for page in paragraph]
        if not used:
            continue
        sources = tuple(dict.fromkeys(page.source for page in used))
        flow.paragraph(_headline(strand, used, k, voice), sources)
        phrase = "narrative.described" if strand.kind == "after" else "narrative.wrote"
        flow.paragraph(voice.say(phrase, about=voice.written(strand.about)), sources)
        if not voice.has("join.other"):  # a house that weaves nothing: each page by itself
            paragraphs = [[page] for page in used]
        for paragraph in paragraphs:
            flow.paragraph(woven(paragraph, voice), tuple(dict.fromkeys(page.source for page in paragraph)))


def woven(pages: list[Page], voice: Voice) -> str:
    """Pages joined: a full stop gives way to the join, and the last page keeps its own end."""
    out = ""
    for at, page in enumerate(pages):
        text = inert(page.text).strip()
        if at == len(pages) - 1:
            return out + text
        ends = text.endswith(".") and not text.endswith("..")
        phrase = "join.after-stop" if ends else "join.other"
        join = voice.choice(f"journal.joins.{page.source}") or voice.say(phrase)
        if not join:  # a house that weaves nothing: pages stand side by side as they are
            out += f"{text} "
            continue
        out += (text[:-1] if ends else text) + join
    return out


def stands_in(phrase: str, pages: list[Page]) -> bool:
    """Whether the phrase is words of one of the pages, but for the case of its first letter."""
    rest = phrase[1:]
    firsts = {phrase[:1].lower(), phrase[:1].upper(), phrase[:1]}
    return bool(phrase) and any(f"{first}{rest}" in page.text for first in firsts for page in pages)


def _headline(strand: Strand, pages: list[Page], k: int, voice: Voice) -> str:
    """The headline, as far as its phrases still stand in pages that are still there."""
    phrases = [inert(p) for p in strand.headline if stands_in(p, pages)]
    join = voice.choice("journal.strands[].headline.join", k)
    if len(phrases) >= 2 and join:
        return voice.say(f"headline.{join}", a=phrases[0], b=phrases[1])
    return voice.say("headline.alone", a=phrases[0]) if phrases else ""
