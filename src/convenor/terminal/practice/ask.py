"""What to practise on."""

from __future__ import annotations

from collections.abc import Iterable

from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.widgets.choice import Choice

TRY = "try"
"""The answer for an example to try anything in, at the pace of the clock."""
EXAMPLE = "example"
"""The answer for the example at speed."""
MOST = 5
"""Sessions that are offered; any other can be practised from its agenda."""


def ask_what(sessions: Iterable[Session]) -> Choice:
    """Asks what to practise; the answer is one of the two above or the id of a session."""
    answers = {
        EXAMPLE: "An example session from its start, at 20 times the speed",
        TRY: "An example in full swing, to try anything in",
    }
    coming = [s for s in sessions if s.state == "planned"]
    for session in coming[-MOST:][::-1]:
        answers[session.id] = f"“{shown(session.plan.title)}” at 20 times the speed"
    return Choice("What would you like to practise?", answers, more="Nothing of it is kept, whatever you do in it.")
