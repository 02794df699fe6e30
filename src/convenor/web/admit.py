"""Who somebody is, by what their browser holds. Least by default; nothing is known of an address."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from convenor.services import doors
from convenor.session.doors import ROLES, Role
from convenor.web.hall import Hall

DAYS = 2
"""How long a browser stays in, and a device keeps its seat: a session, and the day after it."""
_VISIT = "visit"
_SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody's browser."""

    roles: frozenset[Role]
    seat_key: str
    """What a note-taker's device is known by; empty before it sat down."""
    name: str
    """The name that its lines go under; empty before it sat down."""
    visit: str
    """Chance that this browser holds, for its forms alone; nothing is kept of it here."""

    def may(self, role: Role) -> bool:
        return role in self.roles

    @property
    def check(self) -> str:
        """What a form of this visitor's carries, so that no other site can send one in their name."""
        return hashlib.sha256(f"convenor form {self.visit}".encode()).hexdigest()[:32] if self.visit else ""


def visitor(request: Request, hall: Hall) -> Visitor:
    """Whose browser this is, as far as their keys still open."""
    roles = {role for role in ROLES if _is_in(hall, role, _held(request, hall, role))}
    key = _held(request, hall, _SEAT)
    seat = hall.session.entrance.seat(doors.digest_of(key)) if key else None
    return Visitor(frozenset(roles), key, seat.name if seat else "", _held(request, hall, _VISIT))


def _is_in(hall: Hall, role: Role, held: str) -> bool:
    if role == "participant":
        right = doors.pass_of(hall.session.entrance)
        return bool(right) and hmac.compare_digest(right, _plain(held))
    return doors.opens(hall.session, role, held)


async def try_code(hall: Hall, typed: str) -> bool:
    """Whether this is the spoken code. Wrong tries are counted, and when they are too many nothing is."""
    code, entrance = hall.code(), hall.session.entrance
    if not code or hall.guesses.spent(entrance):
        return False
    if doors.opens(hall.session, "participant", typed):
        return True
    if not doors.did_open(entrance, typed):
        hall.guesses.wrong(code)
        await hall.run(hall.keep_guesses)
    return False


def let_in(response: Response, hall: Hall, role: Role, secret: str) -> None:
    """Let this browser in as that, from here on."""
    _hold(response, hall, role, doors.pass_of(hall.session.entrance) if role == "participant" else secret)


def seat(response: Response, hall: Hall, key: str) -> None:
    """Let this browser know its lines again."""
    _hold(response, hall, _SEAT, key)


def visiting(response: Response, hall: Hall, visitor: Visitor) -> Visitor:
    """The visitor with a number for their forms, given to them now if they had none."""
    if visitor.visit:
        return visitor
    fresh = hall.host.ids.new(doors.TOKEN_LETTERS)
    _hold(response, hall, _VISIT, fresh)
    return Visitor(visitor.roles, visitor.seat_key, visitor.name, fresh)


def is_own_form(visitor: Visitor, check: object) -> bool:
    """Whether a form came from a page of ours in this very browser."""
    return isinstance(check, str) and bool(visitor.check) and hmac.compare_digest(visitor.check, _plain(check))


def _plain(text: str) -> str:
    return text if text.isascii() else ""


def _cookie(hall: Hall, name: str) -> str:
    # cookies know no ports: two sessions served from one computer must not take each other's
    return f"convenor-{name}-{hashlib.sha256(hall.session_id.encode()).hexdigest()[:8]}"


def _held(request: Request, hall: Hall, name: str) -> str:
    return request.cookies.get(_cookie(hall, name), "")[:100]


def _hold(response: Response, hall: Hall, name: str, value: str) -> None:
    # Lax, for a link in a chat must lead in at the first click
    response.set_cookie(
        _cookie(hall, name), value, max_age=DAYS * 24 * 3600, path="/", secure=hall.secure, httponly=True,
        samesite="lax",
    )
