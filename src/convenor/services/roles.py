"""Who hosts a room and who takes notes in it, said by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from convenor.services.dealing import round_of
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.roster import find_person
from convenor.session import event as events
from convenor.session.problem import Problem
from convenor.session.roster import Seat, Why
from convenor.session.session import Session

Role = Literal["host", "note-taker"]


def give_role(
    host: Host, session_id: str, name: str, role: Role, round_: int | None = None, wish: Wish | None = None
) -> None:
    """Somebody hosts, or takes notes, in the room in which they are. Asked again, they do no longer.

    Whoever did it there before does no longer. Raises Problem when they have no room yet.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        person = find_person(session, name)
        now = round_of(session, round_)
        room = now.room_of(person.id)
        if room is None:
            raise Problem(f"{person.name} has no room yet.", cure="Put them into one first.")
        held = now.hosts if role == "host" else now.note_takers
        had = any(s.person == person.id for s in held)
        kept = tuple(s for s in held if s.person != person.id and s.room != room)
        why: Why = "hosts" if role == "host" else "takes notes"
        held = tuple(s for s in held if s.person != person.id) if had else (*kept, Seat(person.id, room, why))
        deal = replace(now, hosts=held) if role == "host" else replace(now, note_takers=held)
        return Batch((host.happening(events.RoomsDealt(deal), wish),))

    host.record(session_id, wish, ("role", name, role, round_), decide)
