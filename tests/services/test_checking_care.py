"""The care checks of a session: asked beside the record and the house, and raw words past their day."""

from __future__ import annotations

from dataclasses import replace

from convenor.services import comparing, point_words
from convenor.services.checking import Checked, checked
from convenor.services.recording import Line
from convenor.session.people import Person
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from convenor.writeup.kept import flat
from convenor.writeup.lint.house import House
from convenor.writeup.returned import Came
from tests.support.hosts import Room, a_room_that_is_over
from tests.support.styles import house


class NoRules:
    """No rules of a house, and an empty people book."""

    def house(self, session: Session, profile: Profile | None = None) -> House:
        return House()

    def people(self) -> tuple[Person, ...]:
        return ()


def note(session: Session) -> Document:
    return compose(session, house())


def look(room: Room) -> Checked:
    session = room.session()
    return checked(session, note(session), NoRules(), now=room.host.now())


def a_room(*texts: str) -> Room:
    return a_room_that_is_over(*(Line(t, segment="rooms", room=n) for n, t in enumerate(texts, 1)), speakers=())


def test_what_may_touch_somebody_is_a_kind_of_its_own() -> None:
    found = look(a_room("My neighbour died before anybody came", "A pot is a promise"))
    (care,) = (r for r in found.remarks if r.of == "care")
    assert (care.rule, care.found) == ("third-party", "My neighbour")


def test_raw_words_past_their_day_are_told_and_not_before() -> None:
    room = a_room("A pot is a promise")
    assert not [r for r in look(room).remarks if r.rule == "raw-words"]
    room.clock.forward(minutes=61 * 24 * 60)
    (told,) = (r for r in look(room).remarks if r.rule == "raw-words")
    assert "convenor purge" in told.what


def test_an_edit_that_waits_is_told() -> None:
    room = a_room("A pot is a promise")
    came = [Came(line.text, line.kind, line.depth) for line in flat(note(room.session()))]
    came = [replace(c, text=c.text.replace("a promise", "a firm promise")) for c in came]
    comparing.accept(room.host, room.session_id, note, came, None, own=True)
    assert not [r for r in look(room).remarks if r.rule == "edit-waits"]
    (pot,) = room.session().notes()
    point_words.reword(room.host, room.session_id, pot.id, "Pots are promises.")
    (told,) = (r for r in look(room).remarks if r.rule == "edit-waits")
    assert told.found == "A pot is a promise."
