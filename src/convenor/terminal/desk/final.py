"""The last steps at the desk: the final note as a file, that it is published, and what is amended after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from convenor.services import publishing
from convenor.services.asking import forget_reaches
from convenor.services.checking import Rulebook, checked, house_words
from convenor.services.finality import call_final, not_looked_at, not_settled, still_missing
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.desk.lines import DeskLines
from convenor.terminal.note.places import places
from convenor.terminal.note.save import SaveForm
from convenor.terminal.running.sheets import Choice, Choose, Reading
from convenor.writeup.compose import voice_of
from convenor.writeup.document import Document

ALONE = "Of this practice it alone is kept."
"""What is said of a file that was saved while nothing else stays."""


class DeskFinal(DeskLines):
    """From a draft to a published note, in steps that each say what is missing."""

    def _own(self, session: Session) -> Document:
        """The note in the session's own profile, as it is published."""
        return self.outside.writer.document(session)

    def action_save_final(self) -> None:
        self._once_final(self._save_final)

    def _save_final(self) -> None:
        session = self.host.session(self.session_id)

        def save(path: Path) -> None:
            self.outside.writer.save(session, path, final=True)
            forget_reaches(self.host, session.id, self.wish())
            call_final(self.host, session.id, self._own, self.outside.rules, self.wish())

        form = SaveForm(session.plan.title, places(), save, heading="Save the final note as a file")
        self.app.push_screen(form, self._saved_final)

    def _saved_final(self, words: str | None) -> None:
        if words:
            self.look_again()
            session, rules = self.host.session(self.session_id), self.outside.rules
            otherwise = house_words(checked(session, self._own(session), rules)) if rules else ""
            alone = "" if self.outside.kept else ALONE
            self._told(" ".join(said for said in (words, alone, otherwise) if said))

    def _once_final(self, then: Callable[[], None]) -> None:
        """Do it if the note may be final; else say who has to do what, or show what is to be looked at first."""
        session = self.host.session(self.session_id)
        document = self._own(session)
        settle = not_settled(session, document)
        look = not_looked_at(session, document, self.outside.rules)
        if settle:
            first = ["And some things are only to be looked at, once: *Checks* shows them."] if look else []
            self.app.push_screen(Reading("Not the final note yet", [*(shown(m) for m in settle), *first]))
        elif look and self.outside.rules is not None:
            self._look_first(self.outside.rules, then)
        else:
            then()

    def _look_first(self, rules: Rulebook, then: Callable[[], None]) -> None:
        from convenor.terminal.checks.sheet import CheckSheet

        def seen(place: int | str | None) -> None:
            session = self.host.session(self.session_id)
            if place is not None:
                self.go_to_place(place)
            elif still_missing(session, self._own(session), rules):
                self.look_again()
            else:
                then()

        self.app.push_screen(
            CheckSheet(self.host, self.session_id, rules, self._own, None, self.wish(), before_final=True,
                       fix=self.put_right), seen)

    def go_to_place(self, place: int | str | None) -> None:
        """Look anew, and choose that line of the note, counted from 0; or in the tray what was said, by its id."""
        self.look_again()
        if isinstance(place, int):
            self.remove_class("-at-tray")
            self.note_list.focus()
            self.note_list.choose(str(place))
        elif place is not None:
            point = next((p for p in self.notes.shape.points if place in (*p.notes, *p.made_of)), None)
            self.go_to_tray()
            if point is not None:
                self.tray_list.choose(point.id)

    def action_publish(self) -> None:
        session = self.host.session(self.session_id)
        if not session.published:
            self._once_final(self._ask_where)
            return
        changes = publishing.changes_since(session, self._own(session))
        told = [f"{c.words}: {shown(c.now or c.was)}" for c in changes]
        told += [shown(words) for words in publishing.out_there_words(session)]
        choices = [Choice(False, "Leave it as it is")]
        if changes:
            choices.append(Choice(True, "Make this the next version, amended today"))
        asks = Choose(publishing.state_words(session, self._own(session)), choices,
                      about="\n".join(told) or "It reads as it was published.")
        self.app.push_screen(asks, lambda yes: self._amend() if yes else None)

    def _ask_where(self) -> None:
        self.ask_words("Published where? Its address in the browser", "https://", self._publish)

    def _publish(self, address: str) -> None:
        publishing.publish(self.host, self.session_id, self._own, address, self.outside.rules, self.wish())
        self._say_where_it_stands()

    def _amend(self) -> None:
        session = self.host.session(self.session_id)
        voice = voice_of(session.plan, self.outside.writer.style())
        self._try(lambda: publishing.amend(self.host, self.session_id, self._own, voice, "",
                                           self.outside.rules, self.wish()))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self.app.push_screen(Reading("That cannot be done yet", in_words(problem).splitlines()))
            return
        self._say_where_it_stands()

    def _say_where_it_stands(self) -> None:
        self.look_again()
        session = self.host.session(self.session_id)
        self._told(publishing.state_words(session, self._own(session)))

    def _told(self, words: str | None) -> None:
        if words:
            self.convenor.tell(words)
