"""What else goes, or stands elsewhere, when words are erased or taken back: told before it is done."""

from __future__ import annotations

import pytest

from convenor.services import handing, point_words, publishing, recording, signoff
from convenor.services.breaking import breaks
from convenor.services.recording import Line
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from tests.support.hosts import ADA, Room, a_room_that_is_over
from tests.support.styles import house

SAID = "Cooking comes before eating in every house"
URL = "https://example.org/who-cooks"


def note(session: Session) -> Document:
    return compose(session, house())


@pytest.fixture
def room() -> Room:
    return a_room_that_is_over(
        Line(SAID, said_by="Ada Pell", segment="speakers"),
        Line(f"Ada put it so: {SAID.lower()}!", segment="rooms", room=2),
        Line("Salt is dear", segment="rooms", room=1),
        speakers=(Invited(ADA, "who drew on ten years"),),
    )


def told(room: Room, words: str = SAID) -> str:
    found = next(c for c in room.session().notes() if c.text == words)
    return "\n".join(breaks(room.session(), found.id))


def test_the_same_words_in_another_note_and_the_digest(room: Room) -> None:
    assert "The same words stand in another note (Rooms, Room 2), which stays: “Ada put it so" in told(room)
    assert "If the digest was sent, it stands there too." in told(room)
    assert "another note" not in told(room, "Salt is dear")


def test_what_was_worded_from_it_goes_too(room: Room) -> None:
    found = next(c for c in room.session().notes() if c.text == SAID)
    point_words.reword(room.host, room.session_id, found.id, "Whoever eats has been cooked for.")
    assert "What you worded from it goes too: “Whoever eats has been cooked for.”" in told(room)
    waits = "\n".join(breaks(room.session(), found.id, erased=False))
    assert "is not in the note while it is taken back" in waits


def test_letters_and_yeses(room: Room) -> None:
    signoff.ask(room.host, room.session_id, note, "Ada")
    assert "Ada Pell was sent it on 26 November 2026: their letter has it." in told(room)
    assert "that ends" not in told(room)
    signoff.answer(room.host, room.session_id, note, "Ada", "yes")
    assert "Ada Pell said yes to words with it; that ends." in told(room)


def test_the_published_note_and_round_ups_and_the_holder_of_the_pen(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "Ada", "yes")
    publishing.publish(room.host, room.session_id, note, URL)
    assert f"(version 1): {URL}." in told(room)
    assert "one that was saved before still has it" in told(room)
    handing.hand_over(room.host, room.session_id, "Mina Roe")
    assert "Mina Roe holds the pen, and has a record with it: tell them." in told(room)


def test_a_note_that_is_in_nothing_breaks_nothing(room: Room) -> None:
    (only,) = recording.record(room.host, room.session_id, [Line("An aside", segment="rooms", room=1, consent="us")])
    assert breaks(room.session(), only) == ()


def test_a_yes_taken_back_from_sentences_with_others_between_is_said_of_the_published_line() -> None:
    from convenor.services import comparing
    from convenor.writeup.kept import flat
    from convenor.writeup.returned import Came
    from convenor.writeup.signing import signing

    room = a_room_that_is_over(Line("Bread is dear", segment="rooms", room=1))
    line = "Ada Pell spoke first. Sunil Marsh sang of salt. Ada Pell agreed on bread."
    sent = [Came(one.text, one.kind, one.depth) for one in flat(note(room.session()))]
    comparing.accept(room.host, room.session_id, note, [*sent, Came(line)], None, own=True)
    for name in ("Ada", "Sunil"):
        signoff.answer(room.host, room.session_id, note, name, "yes")
    publishing.publish(room.host, room.session_id, note, URL)
    (row,) = (r for r in signing(room.session(), note(room.session())) if "spoke first" in r.piece.text)
    signoff.answer(room.host, room.session_id, note, "Ada", "no", (row.n,))
    (found,) = publishing.standing(room.session())
    assert (found.text, found.why) == (line, "Ada Pell has taken back their yes")
