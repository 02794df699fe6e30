"""The published note is kept to the letter; what comes after it has a version and a date."""

from __future__ import annotations

import pytest

from convenor.services import finality, point_words, publishing, recording, signoff
from convenor.services.recording import Edit, Line
from convenor.session.people import Invited
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.writeup.compose import compose, voice_of
from convenor.writeup.document import DRAFT, Document, lines_of
from convenor.writeup.kept import digest_of, published_document
from tests.support.hosts import ADA, Room, a_room_that_is_over
from tests.support.styles import house

URL = "https://example.org/who-cooks"


def note(session: Session) -> Document:
    return compose(session, house())


@pytest.fixture
def room() -> Room:
    made = a_room_that_is_over(
        Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers"),
        Line("Nobody asked the drivers", segment="rooms", room=2),
        Line("Salt is dear", segment="rooms", room=1),
        speakers=(Invited(ADA, "who drew on ten years"),),
    )
    signoff.answer(made.host, made.session_id, note, "Ada", "yes")
    return made


@pytest.fixture
def published(room: Room) -> Room:
    publishing.publish(room.host, room.session_id, note, URL)
    return room


def amend(room: Room, address: str = "") -> None:
    session = room.session()
    publishing.amend(room.host, room.session_id, note, voice_of(session.plan, house()), address)


def of(room: Room, words: str) -> Contribution:
    return next(c for c in room.session().contributions if words in c.text)


def text(document: Document) -> list[str]:
    return list(lines_of(document))


def test_it_is_kept_to_the_letter_whatever_happens_to_the_note_after(published: Room) -> None:
    before = text(note(published.session()))
    (version,) = published.session().published
    point_words.reword(published.host, published.session_id, of(published, "drivers").id, "Drivers eat late.")
    again = published_document(published.session(), version)
    assert text(again) == before
    assert digest_of(again) == version.digest
    assert publishing.changed(published.session(), note(published.session()))


def test_nothing_is_published_while_a_yes_is_missing(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "Ada", "")
    with pytest.raises(Problem, match="not the final note"):
        publishing.publish(room.host, room.session_id, note, URL)
    assert room.session().published == ()


@pytest.mark.parametrize("address", ["", "example.org", "ftp://a.example/", "https://", "https://a b.example", "http://[x"])
def test_an_address_is_one_of_the_web(room: Room, address: str) -> None:
    with pytest.raises(Problem, match="no address"):
        publishing.publish(room.host, room.session_id, note, address)


def test_an_amendment_is_a_version_of_its_own_and_says_when(published: Room) -> None:
    published.clock.forward(minutes=7 * 24 * 60)
    point_words.reword(published.host, published.session_id, of(published, "drivers").id, "Drivers eat late.")
    (change,) = publishing.changes_since(published.session(), note(published.session()))
    assert (change.was, change.now) == ("Nobody asked the drivers.", "Drivers eat late.")
    amend(published)
    first, second = published.session().published
    assert (first.version, second.version, second.address) == (1, 2, URL)
    now = note(published.session())
    assert text(now)[-1] == "This note was amended on 3 December 2026."
    assert digest_of(now) == second.digest, "what is composed from now on is what was amended"
    assert not publishing.changed(published.session(), now)
    assert text(published_document(published.session(), first))[-1] != text(now)[-1]


def test_an_amendment_needs_the_yes_of_whoever_is_in_what_changed(published: Room) -> None:
    point_words.reword(published.host, published.session_id, of(published, "Cooking").id, "Eating comes first.")
    with pytest.raises(Problem, match="Ada Pell"):
        amend(published)
    assert len(published.session().published) == 1


def test_nothing_is_amended_when_nothing_changed_but_it_can_move(published: Room) -> None:
    with pytest.raises(Problem, match="Nothing of the note has changed"):
        amend(published)
    amend(published, "https://example.org/elsewhere")
    assert [(p.version, p.address) for p in published.session().published] == [
        (1, URL), (1, "https://example.org/elsewhere")]
    assert "amended" not in text(note(published.session()))[-1]


def test_publishing_twice_is_refused_with_where_it_is(published: Room) -> None:
    with pytest.raises(Problem, match=URL):
        publishing.publish(published.host, published.session_id, note, URL)


def test_what_is_taken_back_erased_or_not_agreed_to_any_more_is_said(published: Room) -> None:
    assert publishing.standing(published.session()) == ()
    host, session = published.host, published.session_id
    recording.take_back(host, session, of(published, "drivers").id)
    recording.edit(host, session, of(published, "Salt").id, Edit(consent="us"))
    signoff.answer(host, session, note, "Ada", "no")
    found = {s.why for s in publishing.standing(published.session())}
    assert found == {"comes from a note that was taken back", "comes from a note that is for us only now",
                     "Ada Pell has taken back their yes"}
    words = publishing.out_there_words(published.session())
    assert URL in words[-1]
    assert any("“Nobody asked the drivers.”" in w for w in words)


def test_an_erased_word_goes_out_of_what_was_kept_and_is_said_to_stand_out_there(published: Room) -> None:
    recording.erase(published.host, published.session_id, of(published, "drivers").id)
    rows = published.host.store.read(published.session_id).words
    assert not any("drivers" in row.text for row in rows)
    (one,) = publishing.standing(published.session())
    assert (one.text, one.why, one.address) == ("", "is erased here", URL)
    amend(published)
    assert publishing.standing(published.session()) == ()


def test_above_the_note_stands_what_it_is(room: Room) -> None:
    assert publishing.state_words(a_room_that_is_over().session(), Document("T")) == DRAFT
    since = "Draft, with speakers since 26 November 2026. Not for sharing."
    assert publishing.state_words(room.session(), note(room.session())) == since
    finality.call_final(room.host, room.session_id, note)
    assert publishing.state_words(room.session(), note(room.session())) == (
        "Final on 26 November 2026. Not published yet.")
    publishing.publish(room.host, room.session_id, note, URL)
    assert publishing.state_words(room.session(), note(room.session())) == f"Published on 26 November 2026: {URL}."
    recording.take_back(room.host, room.session_id, of(room, "drivers").id)
    assert "Changed since" in publishing.state_words(room.session(), note(room.session()))
