"""Who is there: taken in by hand or by paste, with their other names; newcomers are offered to the people book."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from convenor.services import people_book, roster
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.roster import Newcomer, shown_names
from convenor.session.problem import Problem
from convenor.session.roster import Present
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly, in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.people.asks import AskOtherName, OfferToBook, ask_about, ask_forget
from convenor.terminal.people.rows import rows, there_words
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import PRACTICE, TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Lines
from convenor.terminal.widgets.pick_list import PickList

EXPLAINS = (
    "Type a name a line, “Ana Lima <ana@example.org>”, or paste a table or the call’s participants report. The same "
    "again adds nobody."
)


class PeopleScreen(SessionPage):
    """A place to type and paste into, and below it everybody who is or was there."""

    WHERE: ClassVar[Where] = "people"
    BINDINGS: ClassVar[list[BindingType]] = bindings("people")
    DEFAULT_CSS = """
    PeopleScreen #explains { padding: 0 1; color: $quiet; height: auto; }
    PeopleScreen #names, PeopleScreen #names:focus {
        height: 4; background: $panel; border: none; padding: 0 1; margin-bottom: 1;
    }
    PeopleScreen #people { padding: 0 1; }
    PeopleScreen #said { padding: 0 1; height: auto; max-height: 4; color: $text-success; display: none; }
    PeopleScreen.-strip #explains { display: none; }
    PeopleScreen.-strip #names, PeopleScreen.-strip #names:focus { height: 1; margin-bottom: 0; }
    PeopleScreen #said.-trouble { color: $text-error; text-style: bold; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._session: Session | None = None
        self._new: tuple[Present, ...] = ()
        """Those who are not in the people book."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(EXPLAINS, id="explains", markup=False)
        yield Lines(id="names")
        yield PickList(id="people", wrap=True)
        yield Static("", id="said", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def record_changed(self) -> None:
        session = self._session = self.host.session(self.session_id)
        self._new = self._unbooked(session)
        bar = self.query_one(TitleBar)
        bar.left = f"People: {shown(session.plan.title)}"
        words = there_words(session, len(self._new))
        bar.right = words if self.outside.kept else f"{PRACTICE}. {words}"
        self.query_one(PickList).show(rows(session, {p.id for p in self._new}))
        self.refresh_bindings()

    def _unbooked(self, session: Session) -> tuple[Present, ...]:
        return people_book.offered(session, self.outside.book) if self.outside.book is not None else ()

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """In the screen's own place for it, until something else is to be said."""
        said = self.query_one("#said", Static)
        said.update(f"! {words}" if trouble else words)
        said.set_class(trouble, "-trouble")
        said.display = bool(words)

    def took_badly(self, error: Exception) -> None:
        self.convenor.took_badly(error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "put_on":
                return self.outside.people_in is not None
            case "about_person":
                return self._session is not None and bool(self._session.roster)
            case "to_book":
                return self.outside.book is not None and bool(self._new)
        return True

    def _do(self, job: Callable[[Wish], object], words: str) -> None:
        """Do something to the roster and say so; what is refused is said, and nothing has changed."""
        with calmly(self):
            job(self.wish())
            self.look_again()
            self.tell(words)

    # Taking in.

    def action_put_on(self) -> None:
        """Put on the roster what stands in the box; the box is emptied only when that is kept."""
        box, read = self.query_one(Lines), self.outside.people_in
        if read is None:
            return
        with calmly(self):
            taken = roster.take(self.host, self.session_id, read(box.text), self.wish())
            box.clear()
            self.look_again()
            self.tell(self._taken(taken))

    def _taken(self, taken: roster.Taken) -> str:
        words = f"{len(taken.new)} new on the roster"
        words += f"; more is known now of {len(taken.fuller)}." if taken.fuller else "."
        session = self._session
        if taken.new and session is not None and session.deals:
            words += f" They have no room yet: {self.key_of('rooms')} shows the rooms."
        if any(p.id in taken.new for p in self._new):
            words += f" {self.key_of('to-book')} offers newcomers to your people book."
        return words

    # Somebody.

    def on_pick_list_opened(self) -> None:
        self.action_about_person()

    def action_about_person(self) -> None:
        """Ask what is to be done with whom is chosen."""
        session = self._session
        key = self.query_one(PickList).chosen
        person = next((p for p in session.roster if p.id == key), None) if session else None
        if session is None or person is None:
            return
        name = shown_names(session.roster)[person.id]
        bookable = person.id in {p.id for p in self._new}
        self.app.push_screen(ask_about(person, name, bookable=bookable), lambda what: self._about(what, person, name))

    def _about(self, what: str | None, person: Present, name: str) -> None:
        host, session_id = self.host, self.session_id
        match what:
            case "also":
                self.app.push_screen(AskOtherName(name), lambda other: self._also(person, name, other))
            case "book":
                self._put_in((person.id,))
            case "left":
                self._do(lambda w: roster.left(host, session_id, person.id, w), f"{shown(name)} is not dealt any more.")
            case "back":
                one = Newcomer(person.name, person.email)
                self._do(lambda w: roster.take(host, session_id, [one], w), f"{shown(name)} is back.")
            case "forget":
                self.app.push_screen(ask_forget(name), lambda sure: self._forget(person, sure=bool(sure)))

    def _also(self, person: Present, name: str, other: str | None) -> None:
        if other is not None:
            self._do(
                lambda w: roster.also_known(self.host, self.session_id, person.id, other, w),
                f"{shown(other)} is {shown(name)}.",
            )

    def _forget(self, person: Present, *, sure: bool) -> None:
        if sure:
            self._do(
                lambda w: roster.forget(self.host, self.session_id, person.id, w),
                "Forgotten: all that the roster held of them is gone.",
            )

    # The people book.

    def action_to_book(self) -> None:
        """Offer those who are new; only those who are chosen are put in."""
        self.app.push_screen(OfferToBook(self._new), self._put_in)

    def _put_in(self, chosen: tuple[str, ...] | None) -> None:
        book, session = self.outside.book, self._session
        if chosen is None or book is None or session is None:
            return
        if not chosen:
            self.tell("Nobody was chosen, so nobody was put in.")
            return
        try:
            added = people_book.put_in(session, book, chosen)
        except Problem as problem:
            self.look_again()
            self.tell(in_words(problem), trouble=True)
            return
        self.look_again()
        names = ", ".join(shown(p.name) for p in added)
        self.tell(f"In your people book now: {names}. Nobody has asked yet whether they may be named.")

    # Elsewhere.

    def action_rooms(self) -> None:
        self.convenor.open_rooms(self.outside, self.session_id)
