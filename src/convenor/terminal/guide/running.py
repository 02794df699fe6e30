"""What the running screen has of the guide: a line that says the step, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from convenor.session.session import Session
from convenor.terminal.commands import Command
from convenor.terminal.guide.acts import CareActs

YIELDING = {"said-it", "guide"}
"""Commands that have their key only while no command before them can be done with it."""


class GuideActs(CareActs):
    """Opens the guide, and takes *I have said it* where one stands."""

    def can_guide(self, action: str, session: Session) -> bool:
        """Whether it makes sense now."""
        if action == "guide":
            return session.now_on is not None and bool(session.now_on.steps)
        return self.can_care(action, session)

    def action_guide(self) -> None:
        self.convenor.open_guide(self.outside, self.session_id)


def yielding(commands: Iterable[Command]) -> Iterator[Command]:
    """The commands, each key only once: the next speaker's or the rooms' that come back go before the guide's."""
    taken: set[str] = set()
    for command in commands:
        yield replace(command, key="") if command.name in YIELDING and command.key in taken else command
        taken.add(command.key)
