"""Codes and links for those who have no terminal: made, renewed, recognised. A link is shown once and kept hashed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.doors import ROLES, Entrance, Role
from convenor.session.event import DoorKeyed
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import cleaned, shown

CODE_LETTERS = 7
"""Letters of a spoken code: seven of thirty-one are more than six of thirty-two."""
TOKEN_LETTERS = 26
"""Letters of a link: 128 bits."""
LONGEST_NAME = 60
_UNNAMED = "Note-taker"
_PATHS: dict[Role, str] = {"participant": "j", "note-taker": "n", "facilitator": "f"}


@dataclass(frozen=True, slots=True)
class Key:
    """What opens for a role. `secret` goes into a link or is said aloud; it is empty when it was shown before."""

    role: Role
    secret: str


def open_doors(host: Host, session_id: str, wish: Wish | None = None) -> tuple[Key, ...]:
    """See that each role has a way in, and return the keys: a spoken code always, a link only when it is new."""
    session = host.session(session_id)
    return tuple(_standing(session, role) or renew(host, session_id, role, wish) for role in ROLES)


def renew(host: Host, session_id: str, role: Role, wish: Wish | None = None) -> Key:
    """Make a new code or link for that role. The one before opens no more, also for those who are in by it."""
    wish = wish or Wish()
    secret = host.ids.new(CODE_LETTERS if role == "participant" else TOKEN_LETTERS)
    if role == "participant":
        event = DoorKeyed(role, code=secret, digest=host.ids.new(TOKEN_LETTERS))
    else:
        event = DoorKeyed(role, digest=digest_of(secret))
    host.record(session_id, wish, ("renew", role), lambda _: Batch((host.happening(event, wish),)))
    return Key(role, secret)


def shut(host: Host, session_id: str, role: Role, wish: Wish | None = None) -> None:
    """Let nobody in as that any more, and those out who are in, until a new code or link is made."""
    wish = wish or Wish()
    host.record(session_id, wish, ("shut", role), lambda _: Batch((host.happening(DoorKeyed(role), wish),)))


def opens(session: Session, role: Role, secret: str) -> bool:
    """Whether this code or link opens for that role now."""
    door = session.entrance.door(role)
    if door is None or not secret:
        return False
    if door.code:
        return _same(plain_code(secret), door.code)
    return _same(digest_of(secret), door.digest)


def pass_of(entrance: Entrance) -> str:
    """What the browser of somebody who came in by the code holds from then on: the same for all of them.

    It has 128 bits, so that it opens without a budget of tries, and goes when the code is renewed.
    """
    door = entrance.door("participant")
    return digest_of(f"pass {door.digest} {door.code}") if door and door.code and door.digest else ""


def did_open(entrance: Entrance, code: str) -> bool:
    """Whether this was a spoken code once: somebody held on to it, and guesses nothing."""
    return plain_code(code) in entrance.former_codes


def plain_code(typed: str) -> str:
    """A code as somebody typed it, without the hyphen, spaces and capitals that people add."""
    return "".join(c for c in typed.casefold() if c.isalnum())


def spoken(code: str) -> str:
    """A code in two halves, as one says it: "k7m-4pqx"."""
    return f"{code[:3]}-{code[3:]}" if len(code) > 4 else code


def path_of(role: Role, secret: str) -> str:
    """Where that code or link leads, after the address of whoever serves it."""
    return f"/{_PATHS[role]}/{secret}"


def digest_of(secret: str) -> str:
    """What is kept of a secret with 128 bits. No salt: nobody finds such a one by trying."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def sit_down(host: Host, session_id: str, key: str, name: str, wish: Wish | None = None) -> str:
    """Give the device that holds `key` a name of its own to note under, and return it; the same device keeps its name.

    Raises Problem when the name is too long.
    """
    wish = wish or Wish()
    wanted = " ".join(shown(cleaned(name)).split())
    if len(wanted) > LONGEST_NAME:
        raise Problem(f"That name has {len(wanted)} letters; {LONGEST_NAME} is the most.", cure="A first name will do.")
    digest = digest_of(key)
    while True:
        session = host.session(session_id)
        if seat := session.entrance.seat(digest):
            return seat.name
        free = _free(session, wanted)
        host.record(session_id, Wish(actor=free, at=wish.at), ("sit", digest), _seated(host, digest, free))


def _seated(host: Host, digest: str, name: str) -> Callable[[Session], Batch]:
    def decide(session: Session) -> Batch:
        if session.entrance.seat(digest) or name.casefold() in _taken(session):
            return Batch()  # somebody was quicker: look again
        return Batch((host.happening(events.SeatTaken(digest), Wish(actor=name)),))

    return decide


def _free(session: Session, wanted: str) -> str:
    """The name, or the name and a number, that nobody notes under yet."""
    taken = _taken(session)
    if wanted and wanted.casefold() not in taken:
        return wanted
    stem = wanted or _UNNAMED
    n = 2 if wanted else 1
    while f"{stem} {n}".casefold() in taken:
        n += 1
    return f"{stem} {n}"


def _taken(session: Session) -> set[str]:
    names = (FACILITATOR, *(s.name for s in session.entrance.seats), *(c.by for c in session.contributions))
    return {name.casefold() for name in names}


def _standing(session: Session, role: Role) -> Key | None:
    door = session.entrance.door(role)
    return Key(role, door.code) if door else None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())
