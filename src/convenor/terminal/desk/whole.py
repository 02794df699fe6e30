"""What is done with the note as a whole: who has to say yes, what to look at, saving it, and the ways to elsewhere."""

from __future__ import annotations

from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.copying import copy
from convenor.terminal.desk.final import ALONE, DeskFinal
from convenor.terminal.note.places import places
from convenor.terminal.note.save import SaveForm
from convenor.terminal.running.sheets import Reading
from convenor.writeup.document import Document


class DeskWhole(DeskFinal):
    """The sheets over the desk, and the screens beside it."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self.profile: Profile | None = None
        """Which of the house style's two profiles is shown; None until the session is known."""

    def action_sign_off(self) -> None:
        from convenor.terminal.signoff.sheet import SignSheet

        writer, profile = self.outside.writer, self.profile
        sheet = SignSheet(self.outside, self.session_id, lambda session: writer.document(session, profile))
        self.app.push_screen(sheet, lambda _: self.look_again())

    def as_shown(self, session: Session) -> Document:
        return self.outside.writer.document(session, self.profile)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "hand_over" or self.outside.carrier is not None

    def action_hand_over(self) -> None:
        from convenor.terminal.handing.sheet import HandSheet

        writer, carrier = self.outside.writer, self.outside.carrier
        if carrier is not None:
            sheet = HandSheet(self.host, carrier, self.session_id, writer.document, places(), self.wish())
            self.app.push_screen(sheet, self._handed_over)

    def _handed_over(self, told: tuple[str, ...] | None) -> None:
        self.look_again()
        if told:
            self.app.push_screen(Reading("Handing over", told))

    def action_compare(self) -> None:
        from convenor.terminal.compare.asking import ask_for_file

        writer, profile = self.outside.writer, self.profile
        ask_for_file(self, self.session_id, lambda session: writer.document(session, profile), places())

    def action_checks(self) -> None:
        from convenor.terminal.checks.sheet import CheckSheet

        writer, profile, rules = self.outside.writer, self.profile, self.outside.rules
        if rules is None:
            raise Problem("There is nothing to check a note by here.")
        sheet = CheckSheet(
            self.host, self.session_id, rules, lambda session: writer.document(session, profile), profile, self.wish(),
            fix=self.put_right,
        )
        self.app.push_screen(sheet, self.go_to_place)

    async def action_digest(self) -> None:
        """The digest, as it can be sent this evening, on the clipboard."""
        text = self.outside.writer.digest(self.host.session(self.session_id))
        self.convenor.tell(f"The digest: {await copy(self.app, self.outside.clipboard, text)}")

    def action_save(self) -> None:
        session, profile = self.host.session(self.session_id), self.profile
        form = SaveForm(
            session.plan.title, places(), lambda path: self.outside.writer.save(session, path, profile)
        )
        self.app.push_screen(form, self._saved)

    def _saved(self, words: str | None) -> None:
        if words:
            self.convenor.tell(words if self.outside.kept else f"{words} {ALONE}")

    def action_add_notes(self) -> None:
        self.convenor.open_running(self.outside, self.session_id)

    def action_gather(self) -> None:
        self.convenor.open_gather(self.outside, self.session_id)

    def action_weave(self) -> None:
        self.convenor.open_weave(self.outside, self.session_id)

    def action_report_back(self) -> None:
        self.convenor.open_back(self.outside, self.session_id)

    def action_pages(self) -> None:
        self.convenor.open_pages(self.outside, self.session_id)

    def action_from_memory(self) -> None:
        self.convenor.open_memory(self.outside, self.session_id)

    def action_plan(self) -> None:
        self.convenor.open_plan(self.outside, self.session_id)
