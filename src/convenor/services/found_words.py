"""How what a search found is said."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from convenor.services.searching import About, Found
from convenor.session.text import shown

_CONSENTS = {"us": "for us only", "named": "named"}


def grouped(found: Iterable[Found]) -> list[tuple[str, list[Found]]]:
    """The lines under a heading for each session or published note."""
    return [(heading_words(about), list(lines)) for about, lines in groupby(found, key=lambda f: f.about)]


def heading_words(about: About) -> str:
    """ "Who cooks?, 26 November 2026 (published: https://…)"."""
    day = f", {about.day.day} {about.day:%B %Y}" if about.day else ""
    where = f" (published: {shown(about.where)})" if about.kind == "published" else ""
    return f"{shown(about.title)}{day}{where}"


def line_words(found: Found) -> str:
    """The line, with who said it where and what may be done with it."""
    line = found.line
    parts = [line.place, line.kind, line.who if line.kind != "title" else "", _CONSENTS.get(line.consent, "")]
    more = "; ".join(shown(p) for p in parts if p)
    return shown(line.text) + (f"  [{more}]" if more else "")


def found_row(found: Found) -> dict[str, Any]:
    about, line = found.about, found.line
    return {
        "in": about.kind, "id": about.id, "title": about.title, "date": about.day.isoformat() if about.day else None,
        "series": about.series, "address": about.where, "text": line.text, "said_by": line.who or None,
        "theme": line.theme or None, "place": line.place or None, "kind": line.kind or None,
        "consent": line.consent or None, "note": line.note or None,
    }
