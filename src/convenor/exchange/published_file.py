"""A published note as a file of its own: Markdown that anybody can read, with what is known of it at its head."""

from __future__ import annotations

from datetime import date
from typing import Any

from convenor.exchange.markdown import escaped
from convenor.exchange.yaml_in import loaded
from convenor.exchange.yaml_out import dumped
from convenor.services.archive import Passage, Published
from convenor.session.problem import Place, Problem
from convenor.writeup.lint.markdown_page import from_markdown

_RULE = "---\n"


def to_file(note: Published) -> str:
    """The note as a text. Raises ValueError for halves of characters, which are no text."""
    head: dict[str, Any] = {
        "title": note.title, "date": note.day.isoformat() if note.day else "", "address": note.address,
        "series": note.series, "themes": list(note.themes), "came_from": note.came_from,
    }
    lines = []
    before = ""
    for passage in note.passages:
        words = escaped(passage.text)
        if passage.kind == "item":
            lines.append(("" if before == "item" else "\n") + f"{'  ' * (max(1, passage.depth) - 1)}- {words}\n")
        else:
            lines.append(f"\n{'## ' if passage.kind in ('heading', 'title') else ''}{words}\n")
        before = passage.kind
    return f"{_RULE}{dumped(head)}{_RULE}\n# {escaped(note.title)}\n{''.join(lines)}"


def from_file(note_id: str, text: str, file: str) -> Published:
    """The note of that text, perhaps touched by an editor. Raises Problem, with its place, for what is none."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    begin, rule, rest = text.partition(_RULE)
    head, end, body = rest.partition(f"\n{_RULE}")
    if begin or not rule or not end:
        raise Problem("The head of this note is missing: lines between two lines of three dashes.", where=Place(file),
                      cure="Take the note in again with `convenor archive add`.")
    known = loaded(head + "\n", file)
    day = str(known.get("date") or "")
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        raise Problem(f"“{day}” is not a date.", where=known.place, cure="Write it like 2026-11-26.") from None
    passages = tuple(Passage(p.text, p.kind, p.depth) for p in from_markdown(body).paragraphs if p.kind != "title")
    themes = known.get("themes") or []
    return Published(
        note_id, str(known.get("title") or note_id), passages, on, str(known.get("address") or ""),
        str(known.get("series") or ""), tuple(str(t) for t in themes) if isinstance(themes, list) else (),
        str(known.get("came_from") or ""),
    )
