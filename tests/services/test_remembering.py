"""From memory: marked as added afterwards, never a quotation, and a speaker's outline as the source of their part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services import running
from convenor.services.recording import Line, record
from convenor.services.remembering import boxes, remember
from convenor.session.problem import NotFound, Problem
from convenor.writeup.compose import compose
from convenor.writeup.document import lines_of
from convenor.writeup.faithful import doubts
from tests.support.hosts import Room, a_planned_room
from tests.support.styles import house


def held() -> Room:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    record(room.host, room.session_id, [Line("Said at the door")])
    while room.session().running != "report-back":
        room.clock.forward(minutes=5)
        running.next_part(room.host, room.session_id)
    running.skip(room.host, room.session_id)
    room.clock.forward(minutes=5)
    running.end(room.host, room.session_id)
    return room


def test_a_box_for_each_part_that_took_place_and_for_each_speaker() -> None:
    found = [(b.segment, b.person, len(b.notes)) for b in boxes(held().session())]
    assert found[:3] == [("arrival", "", 1), ("speakers", "", 0), ("speakers", "Ada Pell", 0)]
    assert "report-back" not in {segment for segment, _, _ in found}


def test_each_line_is_a_note_of_that_part_added_afterwards() -> None:
    room = held()
    ids = remember(room.host, room.session_id, "rooms", "- Who buys the salt\n\n2. idea: A street table\n", actor="Jo")
    notes = [room.session().contribution(i) for i in ids]
    assert [(n.text, n.kind, n.segment, n.phase, n.by) for n in notes if n] == [
        ("Who buys the salt", "point", "rooms", "after", "Jo"), ("A street table", "idea", "rooms", "after", "Jo"),
    ]  # fmt: skip


@given(st.text(st.sampled_from("ab \"“”„«»:?>\n"), min_size=1, max_size=40))
def test_nothing_that_is_remembered_is_ever_a_quotation(text: str) -> None:
    room = held()
    try:
        ids = remember(room.host, room.session_id, "rooms", text)
    except Problem:
        return
    for note in (room.session().contribution(i) for i in ids):
        assert note is not None
        assert note.kind != "quote"
        assert not set(note.text) & set("\"“”„«»")


@pytest.mark.parametrize(("typed", "kept"), [
    ("‘We need it’, she said", "We need it, she said"), ("‘It’s slow’", "It’s slow"),
    ("« Oui », he said", "Oui, he said"),
    ("the cooks’ table", "the cooks’ table"), ("don't ask the cooks' bins", "don't ask the cooks' bins"),
])  # fmt: skip
def test_single_marks_go_in_pairs_and_apostrophes_stay(typed: str, kept: str) -> None:
    room = held()
    (note,) = remember(room.host, room.session_id, "rooms", typed)
    found = room.session().contribution(note)
    assert found is not None
    assert found.text == kept


def test_a_speakers_own_outline_is_the_source_of_their_paragraphs() -> None:
    room = held()
    outline = "The kitchen began\nwith one pot.\n\nThen the street came."
    ids = remember(room.host, room.session_id, "speakers", outline, person="Ada")
    first = room.session().contribution(ids[0])
    assert first is not None
    assert (first.text, first.said_by, first.by) == (
        "The kitchen began with one pot.", "Ada Pell", "Ada Pell’s own notes",
    )  # fmt: skip
    document = compose(room.session(), house())
    told = "\n".join(lines_of(document))
    assert "The kitchen began with one pot." in told
    assert told.index("Ada Pell") < told.index("The kitchen began with one pot.")
    assert not [d for d in doubts(document, room.session()) if d.rule == "quotation"]


def test_the_same_command_keeps_it_once() -> None:
    room = held()
    one = remember(room.host, room.session_id, "rooms", "Who buys the salt", command="c" * 20)
    assert remember(room.host, room.session_id, "rooms", "Who buys the salt", command="c" * 20) == one


def test_what_cannot_be_remembered_is_refused_in_words() -> None:
    room = a_planned_room()
    with pytest.raises(Problem, match="has not ended"):
        remember(room.host, room.session_id, "rooms", "Too early")
    room = held()
    with pytest.raises(NotFound, match="no part called “coffee”"):
        remember(room.host, room.session_id, "coffee", "Where was it?")
    with pytest.raises(NotFound):
        remember(room.host, room.session_id, "speakers", "Hm", person="Nobody")
    for nothing in ("", " \n ", '""', "-  \n"):
        with pytest.raises(Problem):
            remember(room.host, room.session_id, "rooms", nothing)
    assert len(room.session().notes()) == 1
