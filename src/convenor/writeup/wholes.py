"""Who is to say yes to the note as a whole, where the plan has agreed that somebody sees all of it beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.session.agenda import Plan
from convenor.session.format import SignOff
from convenor.writeup.document import Document, lines_of
from convenor.writeup.prose import folded

_BREAK = "\n\n"
"""Between the lines of a note that is kept as one text."""


def whole_signers(plan: Plan) -> dict[str, SignOff]:
    """What was agreed with each who sees the whole note, by name, or as the plan calls them where no name is known.

    The convenor is none of them: they publish it.
    """
    convenor = folded(plan.convenor.name) if plan.convenor else ""
    found: dict[str, SignOff] = {}
    for one in plan.record.sign_off:
        if "whole" in one.sees.casefold():
            for name in _names(plan, folded(one.who)):
                if name.casefold() not in ("", "convenor", "the convenor", convenor.casefold()):
                    found.setdefault(name, one)
    return found


def _names(plan: Plan, who: str) -> list[str]:
    """The people whom the plan means by it."""
    said = who.casefold()
    if "thought leader" in said:
        people = [p.name for p in plan.thought_leaders]
    elif "respondent" in said:
        people = [i.person.name for i in plan.respondents]
    elif "speaker" in said:
        people = [i.person.name for i in plan.speakers]
    else:
        people = []
    return [folded(name) for name in people] or [who]


def whole_text(document: Document) -> str:
    """All that the note says, as one text whose `paragraphs` are its lines."""
    return _BREAK.join(line for text in lines_of(document) if (line := folded(text)))


def paragraphs(text: str) -> list[str]:
    """The lines of a whole note, or the one paragraph that a piece is."""
    return [line for part in text.split(_BREAK) if (line := folded(part))]


def together(lines: Sequence[str]) -> str:
    """`paragraphs` put together again."""
    return _BREAK.join(lines)
