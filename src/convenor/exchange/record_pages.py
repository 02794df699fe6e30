"""Pages in a record's file: beside the events, in the order of their random ids."""

from __future__ import annotations

from typing import Any

from convenor.exchange.yaml_in import Mapping
from convenor.session.pages import STRANDS, HandedIn, Pages
from convenor.session.problem import Problem

_UNDO_IT = "Undo what was changed by hand, or export the session again. Nothing was taken in."
_KEYS = ("text", "strand", "segment", "id", "receipt")


def from_pages(pages: Pages) -> dict[str, Any]:
    """What goes into the document; nothing for a session without pages."""
    rows = [{key: getattr(page, key) for key in _KEYS} for page in sorted(pages.pages, key=lambda page: page.id)]
    return ({"pages": rows} if rows else {}) | ({"pages_gone": sorted(pages.gone)} if pages.gone else {})


def to_pages(document: Mapping) -> Pages:
    """The pages of a document. Raises Problem, with the place, for what is no page."""
    rows, gone = document.get("pages", []), document.get("pages_gone", [])
    if not all(isinstance(name, str) for name in gone):
        raise Problem("“pages_gone” is not as it should be here.", where=document.place, cure=_UNDO_IT)
    found: dict[str, HandedIn] = {}
    for row in rows:
        page = _page(row, document)
        if page.id in found:
            raise Problem(f"The page “{page.id[:40]}” stands in this file twice.", where=row.place, cure=_UNDO_IT)
        found[page.id] = page
    return Pages(tuple(found[i] for i in sorted(found)), tuple(sorted(set(gone))))


def _page(row: object, document: Mapping) -> HandedIn:
    if not isinstance(row, Mapping):
        raise Problem("There is something else among the pages.", where=document.place, cure=_UNDO_IT)
    if set(row) != set(_KEYS) or not all(isinstance(row[key], str) for key in _KEYS) or not row["id"]:
        raise Problem("This page is not as it should be.", where=row.place, cure=_UNDO_IT)
    for strand in STRANDS:
        if row["strand"] == strand:
            return HandedIn(row["id"], row["text"], strand, row["segment"], row["receipt"])
    raise Problem(f"“{row['strand'][:40]}” is no strand.", where=row.place, cure=_UNDO_IT)
