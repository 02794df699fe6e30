"""What is done with the chosen room, or with the chosen person."""

from __future__ import annotations

from collections.abc import Callable

from convenor.services import dealing, roles, rooms, roster
from convenor.services.outside import Outside
from convenor.services.room_lists import RoomList
from convenor.services.roster import shown_names
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.rooms import asks
from convenor.terminal.rooms.asks import AskRoom, NewRoom
from convenor.terminal.rooms.rows import Chosen, Seen, chosen
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.pick_list import PickList


class ChosenActs(SessionPage):
    """The base of the rooms screen."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self.round: int | None = None
        """The round that is looked at; None for the one that is on or comes next."""
        self.marked: set[str] = set()
        """Ids of people who are to be dealt again."""
        self._session: Session | None = None
        self._seen: Seen | None = None

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """Say something in the screen's own place for it, until something else is to be said."""
        raise NotImplementedError

    def took_badly(self, error: Exception) -> None:
        self.convenor.took_badly(error)

    def say(self, words: str) -> None:
        """Say what was done, and show the rooms anew."""
        self.tell(words)
        self.look_again()

    def do(self, job: Callable[[], object], words: str = "") -> None:
        """Do something to the record and say these words; what is refused is said, and nothing has changed."""
        with calmly(self):
            job()
            self.say(words)

    @property
    def _here(self) -> Chosen:
        return chosen(self.query_one(PickList).chosen)

    def _room(self, n: int | None) -> RoomList | None:
        return next((r for r in self._seen.rooms.rooms if r.n == n), None) if self._seen else None

    def on_pick_list_opened(self) -> None:
        self.action_about_this()

    def action_about_this(self) -> None:
        """Ask what is to be done with the chosen line."""
        here = self._here
        if here.person:
            self._about_person(here.person)
        elif (room := self._room(here.room)) is not None:
            self._about_room(room)

    def action_mark_person(self) -> None:
        """Mark somebody, or take the mark away."""
        person = self._here.person
        if person:
            self.marked ^= {person}
            self.look_again()
            self.query_one(PickList).action_step(1)

    # A room.

    def _about_room(self, room: RoomList) -> None:
        others = self._seen is not None and len(self._seen.rooms.rooms) > 1

        def act(what: str | None) -> None:
            if what == "rename":
                self._rename(room)
            elif what == "merge" and self._seen is not None:
                title = f"{shown(room.label)} joins"
                self.app.push_screen(
                    asks.ask_other_room(title, self._seen.rooms, room.n), lambda into: self._merge(room, into)
                )
            elif what == "close":
                words = f"{shown(room.label)} is closed; its notes are kept. Undo opens it again."
                self.do(lambda: rooms.close(self.host, self.session_id, room.n, self.wish()), words)

        self.app.push_screen(asks.ask_about_room(room, others), act)

    def _rename(self, room: RoomList) -> None:
        def given(name: NewRoom | None) -> None:
            if name is not None:
                self.do(lambda: rooms.rename(self.host, self.session_id, room.n, name.name, self.wish()))

        own = "" if room.label == f"Room {room.n}" else room.label
        self.app.push_screen(AskRoom(f"What is {shown(room.label)} called?", own, question=False), given)

    def _merge(self, room: RoomList, into: int | None) -> None:
        other = self._room(into)
        if into is None or other is None:
            return
        with calmly(self):
            moved = rooms.merge(self.host, self.session_id, room.n, into, self.wish())
            what = "its people and its notes" if moved else "its people (its notes stay with their own question)"
            self.say(f"{shown(room.label)} joined {shown(other.label)}, with {what}.")

    # Somebody.

    def _about_person(self, person: str) -> None:
        seen, session = self._seen, self._session
        if seen is None or session is None:
            return
        name = shown_names(session.roster).get(person, "")
        room = next((r for r in seen.rooms.rooms if any(p.id == person for p in r.people)), None)

        def act(what: str | None) -> None:
            self._do(what, person, name, room)

        why = seen.why.get(f"person:{person}", "")
        self.app.push_screen(asks.ask_about_person(name, why, room, person in self.marked), act)

    def _do(self, what: str | None, person: str, name: str, room: RoomList | None) -> None:
        seen = self._seen
        if seen is None or what is None:
            return
        host, session_id, number = self.host, self.session_id, seen.rooms.round
        match what:
            case "move":
                sheet = asks.ask_other_room(f"Where does {shown(name)} go?", seen.rooms, room.n if room else None)
                self.app.push_screen(sheet, lambda n: self._put(person, name, n, number))
            case "swap" if room is not None:
                sheet_of_people = asks.ask_swap(name, seen.rooms, room.n)
                self.app.push_screen(sheet_of_people, lambda other: self._swap(person, other, number))
            case "host":
                self.do(lambda: roles.give_role(host, session_id, person, "host", number, self.wish()))
            case "note-taker":
                self.do(lambda: roles.give_role(host, session_id, person, "note-taker", number, self.wish()))
            case "mark":
                self.marked ^= {person}
                self.look_again()
            case "left":
                words = f"{shown(name)} is not dealt any more."
                self.do(lambda: roster.left(host, session_id, person, self.wish()), words)

    def _put(self, person: str, name: str, room: int | None, number: int) -> None:
        if room is not None:
            there = self._room(room)
            words = f"{shown(name)} is in {shown(there.label) if there else f'Room {room}'}."
            self.do(lambda: dealing.put(self.host, self.session_id, person, room, number, self.wish()), words)

    def _swap(self, person: str, other: str | None, number: int) -> None:
        if other is not None:
            host, wish = self.host, self.wish()
            words = "They have changed places."
            self.do(lambda: dealing.swap(host, self.session_id, person, other, number, wish), words)
