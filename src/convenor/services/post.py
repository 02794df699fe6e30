"""The note as a post on a site: what goes into the boxes beside its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from convenor.session.session import Session
from convenor.writeup.document import Document, Paragraph, words_of
from convenor.writeup.shape import shape

_LONGEST = 300
"""Characters of an excerpt."""
_STOP = re.compile(r"[.?!]['’”)]*(?=\s)")


@dataclass(frozen=True, slots=True)
class Post:
    """What a site asks for apart from the text."""

    title: str
    address: str
    """The end of its address, or the whole of it once it is published."""
    excerpt: str
    tags: tuple[str, ...] = ()
    draft: bool = True
    """Whether the text is to say that it is a draft."""


def post_of(session: Session, document: Document, themes: Mapping[str, str]) -> Post:
    """What is known of it: the title, an address made of it, its first sentences, series and themes.

    `themes` gives the house's themes: words by names.
    """
    series = session.plan.series.label if session.plan.series else ""
    used = dict.fromkeys(p.theme for p in shape(session).points if p.theme and p.printed)
    tags = [t for t in (series.strip(), *(themes.get(name, name) for name in used)) if t]
    published = session.published[-1].address if session.published else ""
    changed = session.published and "draft" in document.banner.casefold()
    draft = bool(document.banner) and bool(not session.published or changed)
    return Post(document.title, published or ending_of(document.title), excerpt_of(document), tuple(tags), draft)


def ending_of(title: str) -> str:
    """The end of an address: "who-cooks-and-who-is-cooked-for"."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:12])


def excerpt_of(document: Document) -> str:
    """The first paragraph's first sentences, whole and as they stand; all of it where no sentence is short enough."""
    first = next((b for b in document.blocks if isinstance(b, Paragraph) and words_of(b.text).strip()), None)
    text = words_of(first.text).strip() if first else ""
    if len(text) <= _LONGEST:
        return text
    ends = [found.end() for found in _STOP.finditer(text) if found.end() <= _LONGEST]
    return text[:ends[-1]] if ends else text
