"""What goes into the boxes beside a note's text: its own words, and no others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from convenor.services import pointing, publishing, recording, running
from convenor.services.post import ending_of, excerpt_of, post_of
from convenor.services.recording import Line
from convenor.session.series import Series
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, Paragraph
from tests.support.hosts import Room, a_planned_room
from tests.support.styles import house


def note(session: Session) -> Document:
    return compose(session, house())


def a_session() -> Room:
    room = a_planned_room(speakers=(), series=Series("tables", "Shared tables"))
    running.start(room.host, room.session_id)
    (one,) = recording.record(room.host, room.session_id, [Line("keys are power", segment="rooms", room=1)])
    running.end(room.host, room.session_id)
    pointing.theme(room.host, room.session_id, [one], "power", house().themes)
    return room


def test_title_address_excerpt_and_tags_come_from_the_note() -> None:
    session = a_session().session()
    post = post_of(session, note(session), house().themes)
    assert post.title == "Shared tables: Who cooks"
    assert post.address == "shared-tables-who-cooks"
    assert post.excerpt.startswith("This event")
    assert post.tags == ("Shared tables", "Sharing and building power")
    assert post.draft


def test_once_published_it_has_its_address_and_is_no_draft_until_it_changes() -> None:
    room = a_session()
    publishing.publish(room.host, room.session_id, note, "https://a.example/who")
    session = room.session()
    stands = replace(note(session), banner=publishing.state_words(session, note(session)))
    post = post_of(session, stands, {})
    assert (post.address, post.draft) == ("https://a.example/who", False)
    recording.record(room.host, room.session_id, [Line("one more", segment="rooms")])
    session = room.session()
    changed = replace(note(session), banner=publishing.state_words(session, note(session)))
    assert post_of(session, changed, {}).draft


def test_endings_of_addresses() -> None:
    assert ending_of("Who’s cooking, and for whom? Café & Küche") == "whos-cooking-and-for-whom-cafe-kuche"
    assert ending_of("‘…’") == ""


@given(st.lists(st.text("ab. ?’", max_size=120), max_size=6))
def test_an_excerpt_is_the_beginning_of_the_first_paragraph(texts: list[str]) -> None:
    document = Document("T", tuple(Paragraph((t,)) for t in texts))
    first = next((t.strip() for t in texts if t.strip()), "")
    assert first.startswith(excerpt_of(document))
    assert excerpt_of(document) or not first
