"""When raw words go, so do replies and whatever nobody agreed to; the note, its yeses and what was published stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import comparing, publishing, purging, signoff, weighing
from convenor.services.recording import Line
from convenor.session.fold import fold
from convenor.session.format import RecordPolicy, SignOff
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of
from convenor.writeup.kept import flat, published_document
from convenor.writeup.returned import Came
from convenor.writeup.signing import signing
from tests.support.hosts import ADA, SERIES_EVENT, Room, a_room_that_is_over
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


def test_a_yes_to_the_whole_note_stays_and_so_does_one_that_was_taken_over_round_other_peoples_sentences() -> None:
    teller = SignOff("the teller", "the whole note", 14, "it is not published")
    room = a_room_that_is_over(Line("Salt is dear", segment="rooms", room=1),
                               of=replace(SERIES_EVENT, record=RecordPolicy(sign_off=(teller,))))
    host, session = room.host, room.session_id
    line = "Ada Pell spoke first. Sunil Marsh sang of salt. Ada Pell agreed on bread."
    sent = [Came(one.text, one.kind, one.depth) for one in flat(note(room.session()))]
    comparing.accept(host, session, note, [*sent, Came(line)], None, own=True)
    every = signing(room.session(), note(room.session()))
    (mine,) = (r for r in every if r.name == "Ada Pell" and "first" in r.piece.text)
    theirs = mine.piece.text.replace("first", "last")
    signoff.answer(host, session, note, "Ada", "changed", (mine.n,), theirs)
    weighing.take(host, session, note, "Ada")
    signoff.answer(host, session, note, "teller", "yes")

    def states() -> list[tuple[str, str]]:
        return [(r.name, r.state) for r in signing(room.session(), note(room.session()))]

    before = states()
    assert ("the teller", "yes") in before
    assert ("Ada Pell", "yes") in before
    room.clock.forward(minutes=61 * 24 * 60)
    purging.purge(host, session)
    assert states() == before
