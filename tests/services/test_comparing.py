"""A note that came back: what was changed is found, taken over one by one, and keeps what it came from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.services import comparing, point_words, recording, signoff
from convenor.services.recording import Line
from convenor.session.lines import Edit
from convenor.session.lines import Line as KeptLine
from convenor.session.people import Invited
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, Item, ItemList, Link, Paragraph, lines_of, numbered_lines, words_of
from convenor.writeup.edited import stale, with_edits
from convenor.writeup.faithful import doubts
from convenor.writeup.kept import flat
from convenor.writeup.plain import inert
from convenor.writeup.returned import Came, compared
from convenor.writeup.signing import signing
from tests.support.any_session import records
from tests.support.hosts import ADA, Room, a_room_that_is_over
from tests.support.styles import house

DRIVERS = "Nobody asked the drivers when they eat."


def note(session: Session) -> Document:
    return compose(session, house())


def text(session: Session) -> list[str]:
    return list(lines_of(note(session)))


def sent(session: Session) -> list[Came]:
    return [Came(line.text, line.kind, line.depth) for line in flat(note(session))]


@pytest.fixture
def room() -> Room:
    return a_room_that_is_over(
        Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers"),
        Line("Salt is dear", segment="rooms", room=1),
        Line("Nobody asked the drivers when they eat", segment="rooms", room=2),
        speakers=(Invited(ADA, "who drew on ten years"),),
    )


def accept(room: Room, came: list[Came], *wanted: int, own: bool = False) -> None:
    comparing.accept(room.host, room.session_id, note, came, set(wanted) or None, own=own)


def changed(room: Room, was: str, now: str) -> list[Came]:
    return [replace(c, text=now) if c.text == was else c for c in sent(room.session())]


def test_what_comes_back_as_it_went_out_changes_nothing(room: Room) -> None:
    assert compared(room.session(), note(room.session()), sent(room.session())) == ()


def test_a_change_keeps_the_sources_of_its_line(room: Room) -> None:
    session = room.session()
    before = {t: s for _, t, s in numbered_lines(note(session))}
    accept(room, changed(room, DRIVERS, "Nobody ever asked the drivers when they eat."))
    after = {t: s for _, t, s in numbered_lines(note(room.session()))}
    assert set(before[DRIVERS]) < set(after["Nobody ever asked the drivers when they eat."])
    assert DRIVERS not in after
    assert not [d for d in doubts(note(room.session()), room.session()) if d.rule == "no-source"]


def test_what_nothing_bears_out_is_taken_over_only_on_the_authors_word(room: Room) -> None:
    came = changed(room, DRIVERS, f"{DRIVERS} The mayor was asked 40 times.")
    (change,) = compared(room.session(), note(room.session()), came)
    assert [d.sentence for d in change.doubts] == ["The mayor was asked 40 times."]
    seq = room.session().seq
    with pytest.raises(Problem, match="bears out"):
        accept(room, came)
    assert room.session().seq == seq
    accept(room, came, own=True)
    assert any("40 times" in line for line in text(room.session()))
    (edit,) = comparing.edits(room.session())
    assert edit.edit is not None
    assert edit.edit.owned


def test_one_by_one_and_what_is_not_taken_stays_as_it_is(room: Room) -> None:
    came = [replace(c, text=c.text.replace("Salt is dear", "Salt is very dear").replace("when they eat", "when to eat"))
            for c in sent(room.session())]
    assert [c.n for c in compared(room.session(), note(room.session()), came)] == [1, 2]
    accept(room, came, 2)
    lines = text(room.session())
    assert "Salt is dear." in lines
    assert "Nobody asked the drivers when to eat." in lines
    with pytest.raises(NotFound, match="no change 7"):
        accept(room, came, 7)


def test_lines_are_left_out_and_put_in_where_they_were(room: Room) -> None:
    came = sent(room.session())
    at = next(n for n, c in enumerate(came) if c.text == "Salt is dear.")
    came[at] = Came("Bread is what we have.", "item")
    came.insert(at + 1, Came("And butter, too.", "item"))
    came = [c for c in came if c.text != DRIVERS]
    accept(room, came, own=True)
    lines = text(room.session())
    assert lines[at:at + 2] == ["Bread is what we have.", "And butter, too."]
    assert DRIVERS not in lines
    assert compared(room.session(), note(room.session()), came) == ()


def test_an_edit_is_edited_again_and_taken_back(room: Room) -> None:
    accept(room, changed(room, DRIVERS, "Nobody ever asked the drivers when they eat."))
    accept(room, changed(room, "Nobody ever asked the drivers when they eat.", "Nobody asked the drivers."))
    (edit,) = comparing.edits(room.session())
    comparing.take_back(room.host, room.session_id, edit.id)
    assert DRIVERS in text(room.session())
    assert comparing.edits(room.session()) == ()
    with pytest.raises(NotFound):
        comparing.take_back(room.host, room.session_id, edit.id)


def test_when_the_line_is_composed_otherwise_the_edit_waits_and_is_told(room: Room) -> None:
    accept(room, changed(room, DRIVERS, "Nobody ever asked the drivers when they eat."))
    assert stale(note(room.session()), room.session().lines) == ()
    (drivers,) = (c for c in room.session().notes() if "drivers" in c.text)
    point_words.reword(room.host, room.session_id, drivers.id, "Drivers eat late.")
    assert "Drivers eat late." in text(room.session())
    assert [e.text for e in stale(note(room.session()), room.session().lines)] == [DRIVERS]


def test_erasing_what_a_line_came_from_takes_the_edit_and_how_it_read(room: Room) -> None:
    accept(room, changed(room, DRIVERS, "Nobody ever asked the drivers when they eat."))
    (drivers,) = (c for c in room.session().notes() if "drivers" in c.text)
    recording.erase(room.host, room.session_id, drivers.id)
    assert not any("drivers" in row.text for row in room.host.store.read(room.session_id).words)
    assert not any("drivers" in line for line in text(room.session()))


def test_a_line_with_a_name_that_was_edited_is_asked_for_again(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "Ada", "yes")
    theirs = next(r.piece.text for r in signing(room.session(), note(room.session())))
    accept(room, changed(room, theirs, theirs.replace("ten years", "ten long years")))
    assert [r.state for r in signing(room.session(), note(room.session()))].count("unasked") == 1


def test_links_stay_on_their_words() -> None:
    link = Link("this report", "https://a.example/")
    was = Document("T", (Paragraph(("Read ", link, ".")),))
    line = KeptLine("l", 1, "Read this report.", kind="paragraph", edit=Edit("Do read this report soon."))
    (block,) = with_edits(was, [line]).blocks
    assert isinstance(block, Paragraph)
    assert block.text == ("Do read ", link, " soon.")


def test_what_stood_under_a_line_that_goes_stays() -> None:
    was = Document("T", (ItemList((Item(("Above",), (), (Item(("Under",)),)),)),))
    (block,) = with_edits(was, [KeptLine("l", 1, "Above", kind="item", edit=Edit("", gone=True))]).blocks
    assert isinstance(block, ItemList)
    assert [words_of(i.text) for i in block.items] == ["Under"]


@settings(max_examples=60)
@given(records(), st.data())
def test_an_edit_changes_its_line_and_no_other(session: Session, data: st.DataObject) -> None:
    document = compose(session, house())
    lines = [inert(line) for line in lines_of(document)]
    at = data.draw(st.sampled_from(range(len(lines))))
    if not lines[at].strip() or lines.count(lines[at]) > 1:
        return
    kept = KeptLine("l", 1, lines[at], kind=flat(document)[at].kind, edit=Edit("Something else."))
    after = [inert(line) for line in lines_of(compose(replace(session, lines=(kept,)), house()))]
    if " ".join(lines[at].split()) not in [" ".join(x.split()) for n, x in enumerate(lines) if n != at]:
        assert after == [*lines[:at], "Something else.", *lines[at + 1:]]
