"""When raw words go, so do replies and whatever nobody agreed to; the note, its yeses and what was published stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import comparing, publishing, purging, signoff
from convenor.services.recording import Line
from convenor.session.fold import fold
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of
from convenor.writeup.kept import flat, published_document
from convenor.writeup.returned import Came
from convenor.writeup.signing import signing
from tests.support.hosts import ADA, Room, a_room_that_is_over
from tests.support.styles import house


def note(session: Session) -> Document:
    return compose(session, house())


def edit(room: Room, was: str, now: str) -> None:
    came = [Came(x.text.replace(was, now), x.kind, x.depth) for x in flat(note(room.session()))]
    comparing.accept(room.host, room.session_id, note, came, None, own=True)


@pytest.fixture
def room() -> Room:
    return a_room_that_is_over(
        Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers"),
        Line("Salt is dear", segment="rooms", room=1), Line("The minister snored", segment="rooms", consent="us"),
        speakers=(Invited(ADA, "who drew on ten years"),),
    )


def test_what_stays_and_what_goes(room: Room) -> None:
    host, session = room.host, room.session_id
    signoff.answer(host, session, note, "Ada", "no", (1,), "I never drew on anything")
    signoff.answer(host, session, note, "Ada", "yes")
    edit(room, "Salt is dear", "Salt is quite dear")
    edit(room, "Salt is quite dear", "Salt is very dear")
    publishing.publish(host, session, note, "https://example.org/a")
    before = list(lines_of(note(room.session())))
    states = [r.state for r in signing(room.session(), note(room.session()))]
    room.clock.forward(minutes=61 * 24 * 60)
    purging.purge(host, session)
    rows = " ".join(row.text for row in host.store.read(session).words)
    for gone in ("minister snored", "I never drew", "quite dear"):
        assert gone not in rows
    after = room.session()
    assert list(lines_of(note(after))) == before
    assert [r.state for r in signing(after, note(after))] == states
    assert list(lines_of(published_document(after, after.published[-1]))) == before
    assert publishing.standing(after) == ()
    log = host.store.read(session)
    again = fold(log.entries, log.words)
    assert again.lines == after.lines, "folded anew it is the same"
    assert replace(again, last_at=None) == replace(after, last_at=None)
