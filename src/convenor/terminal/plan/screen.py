"""A session's plan: its agenda, edited in place."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from convenor.services import editing, refitting
from convenor.services.blanks import blanks_left
from convenor.services.outside import Outside
from convenor.services.refitting import Offer
from convenor.services.segments import blank_words
from convenor.session.agenda import Segment
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.letters.acts import LettersActs
from convenor.terminal.plan.part import PartForm, PutIn, PutInForm
from convenor.terminal.plan.telling import particulars, state_words, when_words
from convenor.terminal.widgets.agenda import agenda_lines, agenda_sum, last_lines
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.parts import PartsList

CHANGES = {"change_part", "longer", "shorter", "earlier", "later", "put_in", "shelf", "leave_out", "make_it_fit"}
"""What cannot be done any more once a session has ended. Undoing the end can."""


class PlanScreen(LettersActs):
    """The agenda with its times, always true; each key does one thing, and undo takes it back."""

    WHERE: ClassVar[Where] = "plan"
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")
    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="when", markup=False)
        with Horizontal(id="plan"):
            with Vertical(id="agenda-side"):
                yield PartsList(id="parts")
                yield Static("", id="after", markup=False)
            with VerticalScroll(id="particulars", can_focus=False):
                yield Static("", id="part", markup=False)
        yield Static("", id="sum", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(PartsList).focus()

    @property
    def session(self) -> Session:
        """The session as this screen last read it."""
        if self._session is None:
            self._session = self.host.session(self.session_id)
        return self._session

    def record_changed(self) -> None:
        self._session = self.host.session(self.session_id)
        plan = self._session.plan
        self.query_one(TitleBar).say(shown(plan.title), state_words(self._session), kept=self.outside.kept)
        blank = ", ".join(map(blank_words, blanks_left(self._session)))
        self.query_one("#when", Static).update(
            when_words(self._session)
            + (f"\n! Still to fill in: {shown(blank)}. {self.key_of('fill-in')} does it." if blank else ""))
        self.refresh_clock()
        self.refresh_bindings()

    def refresh_clock(self) -> None:
        now = self.host.now()
        self.query_one(PartsList).show(agenda_lines(self.session, now))
        total = agenda_sum(self.session, now)
        self.query_one("#after", Static).update(Content("\n").join(last_lines(total)))
        summary = self.query_one("#sum", Static)
        summary.update(f"! {total.words}" if total.trouble else total.words)
        summary.set_class(bool(total.trouble), "trouble")
        self._show_particulars()

    @on(OptionList.OptionHighlighted)
    def _another_chosen(self) -> None:
        self._show_particulars()

    def _show_particulars(self) -> None:
        part = self._chosen_or_none()
        self.query_one("#part", Static).update(particulars(part, self.session) if part else "")

    def _chosen_or_none(self) -> Segment | None:
        chosen = self.query_one(PartsList).chosen
        return self.session.segment(chosen) if chosen else None

    def _chosen_part(self) -> Segment:
        part = self._chosen_or_none()
        if part is None:
            raise Problem("No part is chosen.", cure="Put one in first.")
        return part

    def _kept_parts(self) -> list[Segment]:
        return [s for s, p in self.session.parts() if p.state != "dropped"]

    # What can be done.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        over = self._session is not None and self._session.state == "ended"
        if action == "practise" and self.outside.rehearse is None:
            return False
        if action == "letters" and self.outside.stationery is None:
            return False
        if action == "save_format" and self.outside.keep_format is None:
            return False
        if action == "fill_in" and (self._session is None or not blanks_left(self._session)):
            return False
        return not (over and action in CHANGES | {"ready"})

    @on(OptionList.OptionSelected)
    async def _opened(self) -> None:
        await self.run_action("change_part")

    def action_change_part(self) -> None:
        part = self._chosen_part()

        def keep(setting: editing.Setting) -> None:
            editing.change(self.host, self.session_id, part.id, setting)

        self.app.push_screen(PartForm(part, keep), lambda _: self.look_again())

    def action_longer(self) -> None:
        self._lengthen(1)

    def action_shorter(self) -> None:
        self._lengthen(-1)

    def _lengthen(self, minutes: int) -> None:
        part = self._chosen_part()
        wanted = (part.seconds + 30) // 60 + minutes
        editing.change(self.host, self.session_id, part.id, editing.Setting(minutes=wanted))
        self.look_again()

    def action_earlier(self) -> None:
        self._move(-1)

    def action_later(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        part, parts = self._chosen_part(), self._kept_parts()
        place = parts.index(part) + step
        if not 0 <= place < len(parts):
            return
        rest = [p for p in parts if p.id != part.id]
        editing.move(self.host, self.session_id, part.id, rest[place - 1].id if place else "start")
        self.look_again()

    def action_put_in(self) -> None:
        part = self._chosen_or_none()
        form = PutInForm(self.outside.library.exercises(), part.title if part else "")
        self.app.push_screen(form, lambda wanted: self._put_in(wanted, part.id if part else "start"))

    def _put_in(self, wanted: PutIn | None, after: str) -> None:
        if wanted is None:
            return
        new = editing.insert(self.host, self.session_id, wanted.what, after=after)
        self.look_again()
        self.query_one(PartsList).choose(new)

    def action_shelf(self) -> None:
        from convenor.services.suiting import Wanted, used_in
        from convenor.services.usual_words import told_of
        from convenor.terminal.shelf.sheet import ShelfSheet, Taken

        part = self._chosen_or_none()

        def taken(what: Taken | None) -> None:
            if what is None:
                return
            new = editing.insert(
                self.host, self.session_id, what.exercise, minutes=what.minutes,
                after=part.id if part else "start", blanks=dict(what.blanks),
            )
            self.look_again()
            self.query_one(PartsList).choose(new)

        where = f"after “{shown(part.title)}”" if part else "as the first part"
        wanted = Wanted(people=self.session.plan.people, already=used_in(self.session))
        took = told_of(self.host.sessions)
        self.app.push_screen(ShelfSheet(self.outside.library, wanted, where, took), taken)

    def action_leave_out(self) -> None:
        part = self._chosen_part()
        editing.drop(self.host, self.session_id, part.id)
        self.look_again()
        self.convenor.tell(f"“{shown(part.title)}” is left out. Undo brings it back.")

    def action_undo(self) -> None:
        self.convenor.tell(shown(editing.undo(self.host, self.session_id)))
        self.look_again()

    def action_details(self) -> None:
        from convenor.terminal.plan.details import DetailsForm

        self.app.push_screen(DetailsForm(self.outside, self.host.session(self.session_id)))

    def action_make_it_fit(self) -> None:
        from convenor.terminal.fit.sheet import FitSheet

        async def accept(offer: Offer, choice: int | None) -> None:
            refitting.accept(self.host, self.session_id, offer, choice)

        self.app.push_screen(FitSheet(self.host, self.session_id, accept), self._made_to_fit)

    def _made_to_fit(self, words: str | None) -> None:
        self.look_again()
        if words:
            self.convenor.tell(words)

    def action_rooms(self) -> None:
        self.convenor.open_rooms(self.outside, self.session_id)

    def action_save_format(self) -> None:
        from convenor.services.as_format import save
        from convenor.terminal.plan.keeping import KeepForm

        def keep(title: str) -> str:
            assert self.outside.keep_format is not None
            session = self.host.session(self.session_id)
            return " ".join(save(session, self.outside.library, self.outside.keep_format, title=title))

        self.app.push_screen(KeepForm(keep), lambda words: self.convenor.tell(shown(words)) if words else None)

    def action_fill_in(self) -> None:
        from convenor.services.blanks import fill, slots_left
        from convenor.terminal.shelf.blanks import Blanks, BlanksForm

        def filled(blanks: Blanks | None) -> None:
            if blanks:
                fill(self.host, self.session_id, dict(blanks))
                self.look_again()

        slots = slots_left(self.session, self.outside.library)
        self.app.push_screen(BlanksForm("What is still blank", slots, keep="Fill it in"), filled)

    def action_people(self) -> None:
        self.convenor.open_people(self.outside, self.session_id)

    def action_ready(self) -> None:
        self.convenor.open_ready(self.outside, self.session_id)

    def action_practise(self) -> None:
        self.convenor.open_rehearsal(self.outside, self.session_id)

    def action_run(self) -> None:
        self.convenor.open_running(self.outside, self.session_id)

    def action_write_up(self) -> None:
        self.convenor.open_note(self.outside, self.session_id)
