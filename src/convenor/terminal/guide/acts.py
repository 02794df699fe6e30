"""What is done with the steps: by the guide screen, and what of it the running screen has too."""

from __future__ import annotations

from collections.abc import Callable

from convenor.services import editing, guiding
from convenor.services.guide_view import care_notes, care_to_say
from convenor.session.session import Session
from convenor.terminal.guide.companion import CompanionActs
from convenor.terminal.running.sheets import Reading

HELD_LONGER = 30
"""Seconds that one press gives."""


class CareActs(CompanionActs):
    """*I have said it*, the name of the companion, and the care notes."""

    def can_care(self, action: str, session: Session) -> bool:
        """Whether there is anything to be said, or to be read about care."""
        if action == "said_it":
            return bool(care_to_say(session))
        if action == "companion":
            return session.state != "ended"
        return bool(care_notes(session))

    async def action_said_it(self) -> None:
        wish = self.wish()
        if await self.act(lambda: guiding.care_said(self.host, self.session_id, wish)) is None:
            return
        care = self.session.now_on.care if self.session and self.session.now_on else None
        unnamed = care is not None and care.needs_second_person and not (self.session and self.session.plan.companion)
        self.tell("It is noted that it was said." + (" Nobody is named to keep company; the menu can." * unnamed))
        self.refresh_clock()

    def action_care(self) -> None:
        """All about care in this part."""
        if self.session is not None:
            self.app.push_screen(Reading("Care", [f"{head}: {words}" for head, words in care_notes(self.session)]))


class StepActs(CareActs):
    """Next, back, skip, longer, end, read on. Each names the step that was seen."""

    @property
    def step_seen(self) -> str | None:
        """Id of the step that stands on the screen."""
        raise NotImplementedError

    async def action_next_step(self) -> None:
        await self._step(guiding.next_step)

    async def action_step_back(self) -> None:
        await self._step(guiding.step_back)

    async def action_skip_step(self) -> None:
        await self._step(guiding.skip_step)

    async def action_end_steps(self) -> None:
        await self._step(guiding.end_steps)

    async def action_read_on(self) -> None:
        await self._step(guiding.read_on)

    async def action_hold_longer(self) -> None:
        seen, wish = self.step_seen, self.wish()
        done = await self.act(
            lambda: guiding.longer(self.host, self.session_id, HELD_LONGER, seen=seen, wish=wish)
        )
        if done is not None:
            self.tell(f"{HELD_LONGER} seconds longer.")

    async def action_undo(self) -> None:
        done = await self.act(lambda: editing.undo(self.host, self.session_id))
        if done is not None:
            self.tell(done[0])

    async def _step(self, act: Callable[..., None]) -> None:
        seen, wish = self.step_seen, self.wish()
        if await self.act(lambda: act(self.host, self.session_id, seen=seen, wish=wish)) is not None:
            self.tell("")
