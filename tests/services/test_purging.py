"""Raw words past their day: what goes, what stays, and that the note says afterwards what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.record_file import as_copied, from_yaml, merge, to_yaml
from convenor.services import (
    handing_in,
    messages,
    point_words,
    pointing,
    purging,
    receipts,
    recording,
    roster,
    running,
    weaving,
)
from convenor.services.host import Host, Wish
from convenor.services.recording import Edit, Line
from convenor.services.roster import Newcomer
from convenor.session.event import RawWordsPurged
from convenor.session.fold import fold
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.store.memory import MemoryStore
from convenor.store.sqlite import SqliteStore
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from convenor.writeup.shape import shape
from tests.support.hosts import Room, a_planned_room
from tests.support.sessions import SeededIds
from tests.support.styles import house

DAY = 24 * 60
MINA = Wish(actor="Mina")


@pytest.fixture
def room() -> Room:
    return a_room_that_is_on()


def a_room_that_is_on() -> Room:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    return room


def noted(room: Room, *lines: Line) -> list[str]:
    return [note for line in lines for note in recording.record(room.host, room.session_id, [line], MINA)]


def over(room: Room, *, days: float = 61) -> None:
    """The session ends, and so many days go by."""
    running.end(room.host, room.session_id)
    room.clock.forward(minutes=days * DAY)


def note_of(session: Session) -> Document:
    return compose(session, house())


def every_word(room: Room) -> str:
    return "\n".join(f"{w.text} {w.said_by}" for w in room.host.store.read(room.session_id).words)


def test_what_is_not_in_the_note_goes_and_what_is_stays(room: Room) -> None:
    said, us, out, back = noted(
        room, Line("rotas fail when one person holds the list", said_by="Zed Quux"),
        Line("a family was turned away", consent="us"), Line("chairs"), Line("said too soon"))
    recording.take_back(room.host, room.session_id, back, MINA)
    over(room)
    pointing.choose(room.host, room.session_id, [out], used=False)
    before = note_of(room.session())
    (one,) = purging.due(room.host, [room.session()])
    assert (one.whole, one.shortened, one.kept) == (3, 1, 1)
    purging.purge(room.host, room.session_id)
    assert every_word(room) == "rotas fail when one person holds the list ", "and not who said it: the note does not"
    assert note_of(room.session()) == before
    assert [n.id for n in room.session().notes()] == [said]
    assert {us, out, back} == {c.id for c in room.session().contributions if c.purged and not c.stands}
    assert purging.due(room.host, [room.session()]) == ()


def test_who_said_it_stays_where_the_note_says_so(room: Room) -> None:
    noted(room, Line("We lost the list", said_by="Ada Pell", segment="rooms"))
    over(room)
    assert purging.due(room.host, [room.session()]) == (), "nothing is kept but what the note says"
    assert "We lost the list Ada Pell" in every_word(room)


def test_earlier_versions_and_wordings_go_and_the_wording_in_use_stays(room: Room) -> None:
    edited, worded = noted(room, Line("first draft of it"), Line("what was really said"))
    recording.edit(room.host, room.session_id, edited, Edit("second draft of it"), MINA)
    point_words.reword(room.host, room.session_id, worded, "A wording that was tried.")
    point_words.reword(room.host, room.session_id, worded, "The wording that stayed.")
    over(room)
    before = note_of(room.session())
    purging.purge(room.host, room.session_id)
    assert sorted(set(every_word(room).splitlines())) == ["The wording that stayed. ", "second draft of it "]
    assert note_of(room.session()) == before


def test_a_quotation_worded_anew_is_no_quotation_afterwards_either(room: Room) -> None:
    kept, turned = noted(room, Line("The queue is long, and cold", kind="quote"), Line("I was not asked", kind="quote"))
    point_words.reword(room.host, room.session_id, kept, "The queue … cold")
    point_words.reword(room.host, room.session_id, turned, "Some were asked")
    over(room)
    before = note_of(room.session())
    purging.purge(room.host, room.session_id)
    assert note_of(room.session()) == before
    assert "not asked" not in every_word(room)


def test_the_roster_and_messages_to_the_rooms_go_too(room: Room) -> None:
    noted(room, Line("chairs"))
    roster.take(room.host, room.session_id, [Newcomer("Maud Okoro", "maud@example.org")])
    messages.send(room.host, room.session_id, "Maud is looking for Room 2")
    over(room)
    (one,) = purging.due(room.host, [room.session()])
    assert (one.people, one.messages) == (1, 1)
    purging.purge(room.host, room.session_id)
    assert room.session().roster == ()
    assert "Maud" not in every_word(room)


def test_pages_that_the_note_does_not_tell_go_and_what_it_says_of_the_others_stays(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "COST", 4)
    for text in ("We ate in cars.", "Zugzwang again", "Nobody knew who had cooked"):
        handing_in.hand_in(room.host, room.session_id, text, "before")
    weaving.about(room.host, room.session_id, "before", "how it had been")
    weaving.about(room.host, room.session_id, "before", "how it was")
    out = next(p.name for p in weaving.pieces_of(room.session()).values() if p.text.startswith("Zugzwang"))
    weaving.leave_out(room.host, room.session_id, out)
    over(room)
    before = note_of(room.session())
    (one,) = purging.due(room.host, [room.session()])
    assert one.pages == 1
    purging.purge(room.host, room.session_id)
    assert note_of(room.session()) == before
    assert "how it was" in str(before)
    assert "how it had been" not in every_word(room)
    assert sorted(p.text for p in room.session().pages) == ["Nobody knew who had cooked", "We ate in cars."]
    assert purging.due(room.host, [room.session()]) == ()


def test_until_its_day_is_over_nothing_goes(room: Room) -> None:
    noted(room, Line("chairs", consent="us"))
    with pytest.raises(Problem, match="at least until it has ended"):
        purging.purge(room.host, room.session_id)
    over(room, days=60)
    assert purging.due(room.host, [room.session()]) == ()
    with pytest.raises(Problem, match="are kept until Monday 25 January 2027"):
        purging.purge(room.host, room.session_id)
    room.clock.forward(minutes=DAY)
    assert len(purging.due(room.host, [room.session()])) == 1


def test_what_is_added_afterwards_has_the_same_day(room: Room) -> None:
    noted(room, Line("chairs", consent="us"))
    over(room)
    purging.purge(room.host, room.session_id)
    noted(room, Line("remembered much later", consent="us"), Line("and this is in the note"))
    (one,) = purging.due(room.host, [room.session()])
    assert (one.whole, one.kept) == (1, 1)
    purging.purge(room.host, room.session_id)
    assert every_word(room).strip() == "and this is in the note"


def test_it_is_not_undone_and_gone_notes_are_not_brought_back(room: Room) -> None:
    back, out = noted(room, Line("said too soon"), Line("chairs"))
    recording.take_back(room.host, room.session_id, back, MINA)
    over(room)
    pointing.choose(room.host, room.session_id, [out], used=False)
    purging.purge(room.host, room.session_id)
    with pytest.raises(Problem, match="went when their day had come"):
        recording.restore(room.host, room.session_id, back, MINA)
    with pytest.raises(Problem, match="went when their day had come"):
        recording.edit(room.host, room.session_id, out, Edit("new"), MINA)
    pointing.choose(room.host, room.session_id, [out])
    assert "chairs" not in str(note_of(room.session()))


def test_an_undo_afterwards_does_not_take_what_the_note_says(room: Room) -> None:
    (note,) = noted(room, Line("first draft of it"))
    recording.edit(room.host, room.session_id, note, Edit("second draft of it"), MINA)
    over(room)
    purging.purge(room.host, room.session_id)
    recording.undo_own(room.host, room.session_id, MINA)
    assert [n.text for n in room.session().notes()] == ["second draft of it"]


# --- the note is the same, whatever was done -------------------------------------------------------------------

KINDS = st.sampled_from(["point", "quote", "question", "objection", "action", "resource", "word", "reflection"])
TEXTS = st.sampled_from([
    "the queue is where people are made to feel poor", "Rotas fail", "nobody was asked", "why not?", "hands",
    "Hygiene rules are read as a ban, but what they ask for is modest:", "see www.example.org", "nobody … asked"])
N = st.integers(0, 7)
ACTS = st.one_of(
    st.tuples(st.just("note"), TEXTS, KINDS, st.sampled_from(["", "Ada Pell", "Zed Quux"]),
              st.sampled_from(["us", "note", "named"]), st.sampled_from(["speakers", "rooms", "together", "close"])),
    st.tuples(st.just("under"), N, TEXTS),
    st.tuples(st.just("edit"), N, TEXTS), st.tuples(st.just("back"), N), st.tuples(st.just("undo")),
    st.tuples(st.just("erase"), N),
    st.tuples(st.just("out"), N), st.tuples(st.just("in"), N), st.tuples(st.just("word"), N, TEXTS),
    st.tuples(st.just("merge"), N, N, st.none() | TEXTS), st.tuples(st.just("split"), N),
    st.tuples(st.just("cut"), N, TEXTS, TEXTS), st.tuples(st.just("group"), N, N, TEXTS),
    st.tuples(st.just("add"), TEXTS), st.tuples(st.just("nest"), N, N), st.tuples(st.just("undo at the desk")),
)


def do(room: Room, act: tuple[object, ...]) -> None:
    """One act of somebody's, where it is possible."""
    host, session = room.host, room.session_id
    notes = [c.id for c in room.session().contributions]
    points = [p.id for p in shape(room.session()).points]

    def some(of: list[str], n: object) -> str:
        return of[int(str(n)) % len(of)] if of else "none"

    match act:
        case ("note", text, kind, who, consent, part):
            noted(room, Line(text, kind, who, segment=part, consent=consent))  # type: ignore[arg-type]  # drawn from the kinds
        case ("under", n, text):
            noted(room, Line(str(text), under=some(notes, n)))
        case ("edit", n, text):
            recording.edit(host, session, some(notes, n), Edit(str(text)), MINA)
        case ("back", n):
            recording.take_back(host, session, some(notes, n), MINA)
        case ("undo",):
            recording.undo_own(host, session, MINA)
        case ("erase", n):
            recording.erase(host, session, some(notes, n), MINA)
        case ("out" | "in" as which, n):
            pointing.choose(host, session, [some(points, n)], used=which == "in")
        case ("word", n, text):
            point_words.reword(host, session, some(points, n), str(text))
        case ("merge", n, m, text):
            pointing.merge(host, session, some(points, n), [some(points, m)], str(text) if text else None)
        case ("split", n):
            pointing.split(host, session, some(points, n))
        case ("cut", n, one, other):
            point_words.cut(host, session, some(points, n), [str(one), str(other)])
        case ("group", n, m, text):
            point_words.group(host, session, [some(points, n), some(points, m)], str(text))
        case ("add", text):
            point_words.add(host, session, str(text))
        case ("nest", n, m):
            pointing.nest(host, session, some(points, n), some(points, m))
        case _:
            pointing.undo(host, session)


@settings(deadline=None, max_examples=120)
@given(st.lists(ACTS, min_size=3, max_size=25), st.lists(ACTS, max_size=3))
def test_the_note_says_the_same_and_only_its_words_are_left(
    acts: list[tuple[object, ...]], later: list[tuple[object, ...]]
) -> None:
    room = a_room_that_is_on()
    for act in acts:
        try:
            do(room, act)
        except Problem:
            continue
    over(room)
    before = note_of(room.session())
    purging.purge(room.host, room.session_id)
    session = room.session()
    assert note_of(session) == before
    log = room.host.store.read(room.session_id)
    assert fold(log.entries, log.words) == session, "a record that is read anew says so too"
    gone = {row for e in log.entries if isinstance(e.event, RawWordsPurged) for row in e.event.gone}
    assert gone.isdisjoint(w.id for w in log.words)
    assert purging.due(room.host, [session]) == ()
    for act in later:
        try:
            do(room, act)
        except Problem:
            continue
    log = room.host.store.read(room.session_id)
    assert fold(log.entries, log.words) == room.session()


# --- on disk, and in copies ------------------------------------------------------------------------------------


@pytest.fixture
def on_disk(tmp_path: Path, room: Room) -> Iterator[tuple[Room, Path]]:
    """The session in a file: with words of every kind that are to go, and a line that stays."""
    stays, out, worded = noted(
        room, Line("rotas fail when one person holds the list"), Line("quetzalcoatlus"),
        Line("xylophonist's own words"))
    recording.edit(room.host, room.session_id, stays, Edit("rotas fail, said the list"), MINA)
    recording.edit(room.host, room.session_id, out, Edit("zugzwang"), MINA)
    point_words.reword(room.host, room.session_id, worded, "The wording that stayed.")
    pointing.choose(room.host, room.session_id, [out], used=False)
    roster.take(room.host, room.session_id, [Newcomer("Thaddeus Quill", "quill@example.org")])
    file = tmp_path / "home" / "record.sqlite"
    store = SqliteStore(file)
    store.append_copy(room.session_id, room.host.store.read(room.session_id))
    yield replace(room, host=Host(store, room.clock, SeededIds(7))), file
    store.close()


RAW = ("rotas fail when one person", "quetzalcoatlus", "zugzwang", "xylophonist", "Thaddeus", "quill@example")


def residue(file: Path) -> set[str]:
    return {text for found in file.parent.iterdir() for text in RAW if text.encode() in found.read_bytes()}


def test_raw_words_are_in_no_byte_of_any_file(on_disk: tuple[Room, Path]) -> None:
    room, file = on_disk
    over(room)
    before = note_of(room.session())
    assert residue(file) == set(RAW)
    purging.purge(room.host, room.session_id)
    assert residue(file) == set()
    assert note_of(room.session()) == before
    assert b"The wording that stayed." in b"".join(f.read_bytes() for f in file.parent.iterdir())


def test_a_copy_that_comes_home_takes_the_words_away_here_too(on_disk: tuple[Room, Path]) -> None:
    room, file = on_disk
    over(room)
    elsewhere = MemoryStore()
    elsewhere.append_copy(room.session_id, room.host.store.read(room.session_id))
    purging.purge(Host(elsewhere, room.clock, SeededIds(8)), room.session_id)
    _, theirs = from_yaml(to_yaml(room.session_id, elsewhere.read(room.session_id)))
    news = merge(room.host.store.read(room.session_id), theirs)
    assert news is not None
    room.host.store.append_copy(room.session_id, news)
    assert residue(file) == set()
    assert room.host.store.read(room.session_id) == elsewhere.read(room.session_id)


def test_a_copy_as_a_session_of_its_own_says_the_same(on_disk: tuple[Room, Path]) -> None:
    room, _ = on_disk
    over(room)
    purging.purge(room.host, room.session_id)
    _, content = from_yaml(to_yaml(room.session_id, room.host.store.read(room.session_id)))
    _, copy = as_copied(content, SeededIds(9))
    assert note_of(fold(copy.entries, copy.words)) == note_of(room.session())
