"""The rooms: who is in which, which have sent nothing yet, and all that is done with them before and while they run."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from convenor.services import dealing, rooms
from convenor.services.dealing import Asked
from convenor.session.roster import Deal
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.commands import Where, bindings
from convenor.terminal.copying import copy
from convenor.terminal.note.places import places
from convenor.terminal.note.save import SaveForm
from convenor.terminal.rooms import rows
from convenor.terminal.rooms.asks import AskRoom, NewRoom
from convenor.terminal.rooms.chosen_acts import ChosenActs
from convenor.terminal.rooms.deal_form import DealForm
from convenor.terminal.running.sheets import Choice, Choose
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.pick_list import PickList

NOBODY = "There are no rooms yet."
FORMS = {
    ".csv": "For the video call to read (.csv)",
    ".html": "Door sheets to print (.html)",
    ".txt": "A list (.txt)",
}


class RoomsScreen(ChosenActs):
    """Each open room with its people; below, why the chosen one is where they are."""

    WHERE: ClassVar[Where] = "rooms"
    BINDINGS: ClassVar[list[BindingType]] = bindings("rooms")
    DEFAULT_CSS = """
    RoomsScreen #asked { padding: 0 1; height: auto; max-height: 2; color: $accent; text-style: bold; }
    RoomsScreen #rooms { padding: 0 1; }
    RoomsScreen #why { padding: 0 1; height: 2; color: $quiet; }
    RoomsScreen #said { padding: 0 1; height: auto; max-height: 6; color: $text-success; }
    RoomsScreen.-strip #asked, RoomsScreen.-strip #why { display: none; }
    RoomsScreen #said.-trouble { color: $text-error; text-style: bold; }
    """

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="asked", markup=False)
        yield PickList(id="rooms")
        yield Static("", id="why", markup=False)
        yield Static("", id="said", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(PickList).focus()
        self.query_one("#said").display = False

    # What is shown.

    def record_changed(self) -> None:
        session = self._session = self.host.session(self.session_id)
        there = {p.id for p in session.roster if not p.left}
        self.marked &= there
        seen = self._seen = rows.seen(session, self.round, self.marked)
        self.query_one(TitleBar).say(
            f"Rooms: {shown(session.plan.title)}", self._right(session), kept=self.outside.kept)
        self.query_one("#asked", Static).update(seen.asked or ("" if seen.rooms.rooms else self._nothing()))
        self.query_one(PickList).show(seen.rows)
        self._why()
        self.refresh_bindings()

    def _right(self, session: Session) -> str:
        many, seen = rooms.rounds(session), self._seen
        number = seen.rooms.round if seen else 1
        round_ = f"Round {number} of {many}" if many > 1 else ""
        seed = f"seed {seen.rooms.seed}" if seen and seen.rooms.seed is not None else "not dealt yet"
        return " · ".join(w for w in (round_, seed) if w)

    def _nothing(self) -> str:
        add, deal = self.key_of("add-room"), self.key_of("deal")
        return f"{NOBODY} {add} opens one; {deal} deals people into as many as you say."

    @on(PickList.Moved)
    def _why(self) -> None:
        seen = self._seen
        why = seen.why.get(self.query_one(PickList).chosen or "", "") if seen else ""
        self.query_one("#why", Static).update("" if seen and why == seen.asked else why)

    def tell(self, words: str, *, trouble: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(f"! {words}" if trouble else words)
        said.set_class(trouble, "-trouble")
        said.display = bool(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        session = self._session
        if session is None:
            return True
        match action:
            case "undo":
                return bool(session.agenda_acts)
            case "deal":
                return any(not p.left for p in session.roster)
            case "about_this" | "mark_person":
                return bool(self._seen and self._seen.rows)
            case "other_round":
                return rooms.rounds(session) > 1
            case "room_lists":
                return self.outside.papers is not None and bool(session.plan.open_rooms)
        return True

    # Acts on all of it; those on the chosen line are in ChosenActs.

    def action_add_room(self) -> None:
        def given(room: NewRoom | None) -> None:
            if room is None:
                return
            with calmly(self):
                n = rooms.add(self.host, self.session_id, room.question, room.name, self.wish())
                self.say(f"Room {n} is open.")
                self.query_one(PickList).choose(f"room:{n}")

        self.app.push_screen(AskRoom("Open one more room", question=True), given)

    def action_deal(self) -> None:
        session, seen = self._session, self._seen
        if session is None or seen is None:
            return
        now = session.deal(seen.rooms.round) or Deal(seen.rooms.round)
        self.app.push_screen(DealForm(session, now, tuple(self.marked), self._deal), self._dealt)

    def _deal(self, asked: Asked, seed: int | None) -> str:
        fresh = dealing.fresh_seed(self.host.ids) if seed is None else seed
        deal = dealing.deal(self.host, self.session_id, asked, fresh, self.wish())
        count = len({s.room for s in deal.seats})
        return (
            f"{len(deal.seats)} people are in {count} room{'' if count == 1 else 's'}. "
            f"The seed was {deal.seed}: the same deals the same."
        )

    def _dealt(self, done: str | None) -> None:
        if done is not None:
            self.marked = set()
            self.say(done)

    def action_other_round(self) -> None:
        """The next round, and after the last the first again."""
        if self._session is not None and self._seen is not None:
            self.round = self._seen.rooms.round % rooms.rounds(self._session) + 1
            self.look_again()

    def action_undo(self) -> None:
        with calmly(self):
            self.say(shown(rooms.undo(self.host, self.session_id, self.wish())))

    def action_people(self) -> None:
        self.convenor.open_people(self.outside, self.session_id)

    def action_room_lists(self) -> None:
        """Out of here: to paste, for the call, for the doors."""
        choices = [
            Choice("copy", "Copy the list", "to paste into the call’s chat"),
            Choice("save", "Save a file", "for the call, for the doors"),
        ]
        self.app.push_screen(Choose("Who is in which room", choices), self._out)

    async def _out(self, how: str | None) -> None:
        papers, seen = self.outside.papers, self._seen
        if papers is None or seen is None or how is None:
            return
        if how == "copy":
            self.say(await copy(self.app, self.outside.clipboard, papers.to_paste(seen.rooms)))
            return
        lacking: list[str] = []

        def save(path: Path) -> None:
            lacking[:] = papers.save(seen.rooms, path)

        def saved(words: str | None) -> None:
            if words is not None:
                by_hand = f" No e-mail, so move by hand: {shown(', '.join(lacking))}." if lacking else ""
                self.say(f"{words}{by_hand}")

        form = SaveForm(f"{seen.rooms.title} rooms", places(), save, heading="Save who is in which room", forms=FORMS)
        self.app.push_screen(form, saved)
