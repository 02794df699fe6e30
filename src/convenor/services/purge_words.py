"""How it is said what would go with raw words past their day."""

from __future__ import annotations

from typing import Any

from convenor.services.purging import Due


def due_words(due: Due) -> list[str]:
    """What goes and what stays, a line each."""
    until = due.until
    lines = [f"Its raw words were to be kept until {until.day} {until:%B %Y}."]
    going = []
    if due.whole:
        going.append(f"{_notes(due.whole)} that {'is' if due.whole == 1 else 'are'} not in its note")
    if due.shortened:
        going.append(f"of {_notes(due.shortened)} more, what its note does not say")
    if due.people:
        going.append(f"{due.people} {'person' if due.people == 1 else 'people'} on the roster")
    if due.messages:
        going.append(f"{due.messages} message{'' if due.messages == 1 else 's'} to the rooms")
    if due.pages:
        going.append(f"{due.pages} page{'' if due.pages == 1 else 's'} that its note does not tell")
    lines.append(f"Would go: {'; '.join(going) or 'wordings that its note does not use'}.")
    stays = f"what it says of {_notes(due.kept)}" if due.kept else "what was planned"
    lines.append(f"Stays: its note, with {stays}.")
    return lines


def due_row(due: Due, *, gone: bool) -> dict[str, Any]:
    """The same for a program. `gone`: whether it has been done."""
    return {
        "session": due.session.id, "title": due.session.plan.title, "kept_until": due.until.isoformat(),
        "notes_gone": due.whole, "notes_shortened": due.shortened, "notes_kept": due.kept,
        "people_gone": due.people,
        "messages_gone": due.messages, "pages_gone": due.pages,
        "done": gone,
    }


def _notes(n: int) -> str:
    return f"{n} note{'' if n == 1 else 's'}"
