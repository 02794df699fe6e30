"""What the house would write is taken over line by line, as an edit that is shown and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.cli.wiring import make_rulebook
from convenor.services import comparing, point_words
from convenor.services.checking import NoteRemark, checked
from convenor.services.house_fixes import safe_fixes, take_fixes
from convenor.services.recording import Line
from convenor.session.problem import Stale
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of
from tests.support.hosts import Room, a_room_that_is_over
from tests.support.styles import house

RULES = make_rulebook()


def note(session: Session) -> Document:
    return compose(session, house())


def remarks(room: Room) -> list[NoteRemark]:
    found = checked(room.session(), note(room.session()), RULES).remarks
    return [r for r in found if r.of == "house"]


def last(room: Room) -> str:
    return list(lines_of(note(room.session())))[-1]


def a_room(text: str, kind: str = "point") -> Room:
    return a_room_that_is_over(Line(text, kind, segment="rooms", room=1), speakers=())  # type: ignore[arg-type]


def test_safe_fixes_are_taken_together_and_the_line_keeps_its_source() -> None:
    room = a_room("we organize the coordination of 3000 meals on 23rd february")
    before = last(room)
    take_fixes(room.host, room.session_id, note, safe_fixes(remarks(room)))
    assert last(room) != before
    assert "organise" in last(room)
    assert "co-ordination" in last(room)
    (noted,) = room.session().notes()
    document = note(room.session())
    assert any(noted.id in block.sources for block in document.blocks)
    assert noted.text.startswith("we organize"), "what was noted stays as it was noted"
    assert not safe_fixes(remarks(room))


def test_it_is_an_edit_and_is_taken_back_as_one() -> None:
    room = a_room("we organize meals")
    take_fixes(room.host, room.session_id, note, safe_fixes(remarks(room)))
    (edit,) = comparing.edits(room.session())
    comparing.take_back(room.host, room.session_id, edit.id)
    assert last(room) == "We organize meals."


def test_one_that_is_not_safe_is_taken_when_it_is_chosen() -> None:
    room = a_room("we shuold ask")
    (slip,) = (r for r in remarks(room) if r.rule == "dictionary")
    take_fixes(room.host, room.session_id, note, safe_fixes([slip]))
    assert last(room) == "We shuold ask."
    take_fixes(room.host, room.session_id, note, [slip])
    assert last(room) == "We should ask."


def test_nobodys_very_words_are_mended() -> None:
    room = a_room("we organize meals", "quote")
    assert safe_fixes(remarks(room)) == ()
    take_fixes(room.host, room.session_id, note, remarks(room))
    assert last(room) == "‘we organize meals’."


def test_a_line_that_reads_otherwise_by_now_is_left_alone() -> None:
    room = a_room("we organize meals")
    found = remarks(room)
    (noted,) = room.session().notes()
    point_words.reword(room.host, room.session_id, noted.id, "We cook.")
    with pytest.raises(Stale):
        take_fixes(room.host, room.session_id, note, found)
    with pytest.raises(Stale):
        take_fixes(room.host, room.session_id, note, [replace(found[0], line=99)])
    assert last(room) == "We cook."
