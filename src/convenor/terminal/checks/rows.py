"""The rows of the checks: what the record does not bear out, what is not used, what the house does not write."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.services.checking import (
    COVERAGE_OF,
    REMARK_OF,
    Checked,
    NoteRemark,
    count_words,
    remark_words,
)
from convenor.session.text import shown
from convenor.terminal.running.said import cut
from convenor.writeup.coverage import CoverageRow

WIDTH = 70
WORDS = 30
"""Columns for the words in question, before what is said of them."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row: a heading (about nothing), a remark, or what of the session the note does not use."""

    words: str
    about: NoteRemark | CoverageRow | None = None

    @property
    def fixable(self) -> bool:
        """Whether it says what the house would write there instead."""
        return isinstance(self.about, NoteRemark) and self.about.of == "house" and self.about.fix is not None

    @property
    def place(self) -> int | str | None:
        """The line of the note that it is about, from 0, or the id of a note that is not used; None for neither."""
        if isinstance(self.about, NoteRemark):
            return self.about.line - 1
        return (self.about.first or None) if self.about else None


def check_rows(found: Checked, note: tuple[str, ...] = ()) -> tuple[CheckRow, ...]:
    """First what may be untrue, then what may be forgotten, then how it is written. `note`: the note's lines."""
    rows: list[CheckRow] = []
    for of in ("record", "care", "house"):
        remarks = [r for r in found.remarks if r.of == of]
        if remarks:
            seen = ", looked at" if all(r.looked for r in remarks) else ""
            rows.append(CheckRow(f"{REMARK_OF[of]} ({len(remarks)}{seen})"))
            rows += [CheckRow(cut(f"  “{_found(r, note)}”: {shown(r.what)}", WIDTH), r) for r in remarks]
        if of == "record" and found.unused:
            looked = ", looked at" if found.looked else ""
            rows.append(CheckRow(f"Not used ({len(found.unused)}{looked})"))
            rows += [CheckRow(cut(f"  {_name(r)}", WIDTH), r) for r in found.unused]
    return tuple(rows)


def _found(remark: NoteRemark, note: tuple[str, ...]) -> str:
    """The words in question; of a single sign the words up to it, by which one knows the line."""
    if len(remark.found.strip()) > 1 or remark.line > len(note):
        return cut(shown(remark.found), WORDS)
    text, end = note[remark.line - 1], remark.column - 1 + len(remark.found)
    if end <= WORDS:
        return cut(text, WORDS) if end < len(text) else text
    words = text[end - WORDS + 1:end]
    return f"…{words.partition(' ')[2] or words}"


def about_words(row: CheckRow, note: tuple[str, ...], fix_key: str = "") -> str:
    """All that is known of a row. `note`: the note's lines. `fix_key`: the key that puts it right, if one does."""
    about = row.about
    if isinstance(about, NoteRemark):
        text = note[about.line - 1] if about.line <= len(note) else about.found
        seen = " You have looked at it." if about.looked else ""
        does = f" {fix_key} puts it right." if fix_key else ""
        return f"{shown(remark_words(about))}{seen}{does}\n\n{text}"
    if isinstance(about, CoverageRow):
        return f"{_name(about)}\n\n{count_words(about)}. Nothing has to be used."
    return ""


def _name(row: CoverageRow) -> str:
    """What it is; a room is called what it is called."""
    return shown(row.what) if row.of == "room" else f"{COVERAGE_OF[row.of]}: {shown(row.what)}"
