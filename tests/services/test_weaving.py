"""Weaving in the author's hands: a page is never changed but told; what is gone is passed over; undo gives it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.services import handing_in, pointing, receipts, recording, weaving
from convenor.services.host import Host, Wish
from convenor.services.recording import Line
from convenor.session.pages import STRANDS
from convenor.session.problem import Problem
from convenor.writeup.compose import compose
from convenor.writeup.document import Paragraph, words_of
from convenor.writeup.faithful import doubts
from convenor.writeup.recognise import telling
from convenor.writeup.weaving import journal_of, told
from tests.support.hosts import Room, a_planned_room
from tests.support.styles import house

PAGES = (("We ate in cars, each alone.", "before"), ("Nobody knew who had cooked", "before"),
         ("Somebody knocked. Then nobody could stop it!", "turn"), ("Now there is always soup.", "after"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


@pytest.fixture
def room() -> Room:
    room = a_planned_room(speakers=())
    for text, strand in PAGES:
        handing_in.hand_in(room.host, room.session_id, text, strand)
    return room


def named(room: Room, begins: str) -> str:
    return next(p.name for p in weaving.pieces_of(room.session()).values() if p.text.strip().startswith(begins))


def tells(room: Room, strand: str) -> list[list[str]]:
    row = next(s for s in weaving.weave_row(room.session())["strands"] if s["strand"] == strand)
    return [[piece["text"] for piece in p] for p in row["paragraphs"]]


def note(room: Room) -> list[str]:
    return [words_of(b.text) for b in compose(room.session(), house()).blocks if isinstance(b, Paragraph)]


def test_by_strand_to_begin_with_and_in_the_note(room: Room) -> None:
    assert sorted(t for p in tells(room, "before") for t in p) == sorted(t for t, s in PAGES if s == "before")
    assert tells(room, "turn") == [[PAGES[2][0]]]
    lines = note(room)
    assert "This is what participants wrote about what it was like before:" in lines
    assert lines[-1] == "Now there is always soup."


def test_order_and_paragraphs(room: Room) -> None:
    cars, nobody = named(room, "We ate"), named(room, "Nobody knew")
    weaving.place(room.host, room.session_id, cars, after=nobody)
    assert tells(room, "before") == [["Nobody knew who had cooked", "We ate in cars, each alone."]]
    assert "Nobody knew who had cooked…We ate in cars, each alone." in note(room)
    weaving.new_paragraph(room.host, room.session_id, cars)
    assert tells(room, "before") == [["Nobody knew who had cooked"], ["We ate in cars, each alone."]]
    weaving.place(room.host, room.session_id, cars, before=nobody)
    assert "We ate in cars, each alone….Nobody knew who had cooked" in note(room)
    weaving.new_paragraph(room.host, room.session_id, nobody)
    weaving.run_on(room.host, room.session_id, nobody)
    assert tells(room, "before") == [["We ate in cars, each alone.", "Nobody knew who had cooked"]]
    weaving.place(room.host, room.session_id, cars, strand="after")
    assert tells(room, "after") == [["We ate in cars, each alone."], ["Now there is always soup."]]
    for _ in range(6):
        pointing.undo(room.host, room.session_id)
    with pytest.raises(Problem, match="nothing of yours"):
        pointing.undo(room.host, room.session_id)
    assert len([t for p in tells(room, "before") for t in p]) == 2


def test_cuts_keep_split_and_whole(room: Room) -> None:
    knocked = named(room, "Somebody")
    weaving.cut_to(room.host, room.session_id, knocked, "Then nobody could stop it")
    assert tells(room, "turn") == [["Then nobody could stop it"]]
    weaving.whole(room.host, room.session_id, named(room, "Then"))
    weaving.cut_out(room.host, room.session_id, knocked, "could ")
    assert tells(room, "turn") == [["Somebody knocked. Then nobody ", "stop it!"]]
    assert "Somebody knocked. Then nobody…stop it!" in note(room)
    weaving.whole(room.host, room.session_id, named(room, "stop"))
    assert tells(room, "turn") == [[PAGES[2][0]]]
    weaving.split(room.host, room.session_id, knocked, "Then")
    weaving.place(room.host, room.session_id, named(room, "Then"), strand="after")
    assert tells(room, "turn") == [["Somebody knocked. "]]
    assert tells(room, "after")[0] == ["Then nobody could stop it!"]


def test_left_out_and_used_again(room: Room) -> None:
    cars = named(room, "We ate")
    weaving.leave_out(room.host, room.session_id, cars)
    assert not any("We ate" in line for line in note(room))
    with pytest.raises(Problem, match="left out"):
        weaving.new_paragraph(room.host, room.session_id, cars)
    weaving.use(room.host, room.session_id, cars)
    assert any("We ate" in line for line in note(room))
    with pytest.raises(Problem, match="told already"):
        weaving.use(room.host, room.session_id, cars)


def test_a_headline_is_out_of_the_pages_and_well_quoted(room: Room) -> None:
    weaving.headline(room.host, room.session_id, "before", ("we ate in cars", "Nobody knew"))
    weaving.about(room.host, room.session_id, "before", "how we ate")
    lines = note(room)
    assert "‘we ate in cars’, it was ‘Nobody knew’" in lines
    assert "This is what participants wrote about how we ate:" in lines
    assert doubts(compose(room.session(), house()), room.session(), ()) == ()
    for wrong in ("we ate in a car", "We Ate", "cars, each alone. Nobody", "Now there is", " "):
        with pytest.raises(Problem, match="does not stand"):
            weaving.headline(room.host, room.session_id, "before", (wrong,))
    with pytest.raises(Problem, match="one phrase or two"):
        weaving.headline(room.host, room.session_id, "before", ("We", "ate", "in"))
    weaving.about(room.host, room.session_id, "before", "")
    weaving.headline(room.host, room.session_id, "before", ())
    assert "This is what participants wrote about what it was like before:" in note(room)


def test_a_page_taken_back_weaves_the_rest_and_a_late_one_comes_last(room: Room) -> None:
    words = handing_in.hand_in(room.host, room.session_id, "We were quetzals.", "before")
    quetzal = named(room, "We were")
    weaving.place(room.host, room.session_id, quetzal, after=named(room, "We ate"))
    weaving.headline(room.host, room.session_id, "before", ("We were quetzals", "We ate in cars"))
    handing_in.hand_in(room.host, room.session_id, "Late but here.", "before")
    assert tells(room, "before")[-1] == ["Late but here."]
    handing_in.take_back(room.host, room.session_id, words)
    lines = note(room)
    assert not any("quetzal" in line for line in lines)
    assert "‘We ate in cars’" in lines
    assert sorted(t for p in tells(room, "before") for t in p) == [
        "Late but here.", "Nobody knew who had cooked", "We ate in cars, each alone."]
    log = repr(room.host.store.read(room.session_id))
    assert "quetzal" not in log, "no word of a page is in the log or its words"
    assert "We ate" not in log


@pytest.mark.parametrize(("act", "said"), [
    (lambda h, s, n: weaving.place(h, s, n, after=n), "beside itself"),
    (lambda h, s, n: weaving.place(h, s, n), "Give one of them|first in a strand"),
    (lambda h, s, n: weaving.place(h, s, n, strand="middle"), "no strand"),
    (lambda h, s, n: weaving.place(h, s, "zzzzzz", after=n), "no piece"),
    (lambda h, s, n: weaving.cut_to(h, s, n, "cooked well"), "do not stand"),
    (lambda h, s, n: weaving.cut_to(h, s, n, " "), "do not stand"),
    (lambda h, s, n: weaving.cut_to(h, s, n, "o"), "more than once"),
    (lambda h, s, n: weaving.cut_out(h, s, n, "Nobody knew who had cooked"), "would be left"),
    (lambda h, s, n: weaving.split(h, s, n, "Nobody"), "begins with"),
])
def test_what_cannot_be_done_is_said_and_nothing_changes(
    room: Room, act: Callable[[Host, str, str], object], said: str
) -> None:
    before = room.session()
    with pytest.raises(Problem, match=said):
        act(room.host, room.session_id, named(room, "Nobody knew"))
    assert room.session() == before


def test_undo_is_each_authors_own_and_shared_with_the_points(room: Room) -> None:
    recording.record(room.host, room.session_id, [Line("A point")])
    weaving.leave_out(room.host, room.session_id, named(room, "We ate"), Wish(actor="Ann"))
    weaving.new_paragraph(room.host, room.session_id, named(room, "Somebody"), Wish(actor="Bob"))
    assert pointing.undo(room.host, room.session_id, Wish(actor="Ann")) == "Undone: weaving the pages."
    assert any("We ate" in line for line in note(room))


# --- whoever might be recognised ------------------------------------------------------------------------------


def test_few_pages_and_telling_details_are_pointed_at() -> None:
    room = a_planned_room()
    assert telling(room.session()) == ()
    for text in ("As the only nurse in Kirkby I saw it.", "My late sister knew Ada Pell.",
                 "We claimed asylum in 2009; write to me@example.org.", "It was cold. Nothing worked."):
        handing_in.hand_in(room.host, room.session_id, text, "before")
    found = telling(room.session())
    assert (found[0].page, found[0].what.startswith("Only 4 pages")) == ("", True)
    texts = {p.id: p.text for p in room.session().pages}
    said = {(texts[t.page][:5], t.what) for t in found[1:]}
    assert said == {
        ("As th", "the only one of its kind"), ("As th", "what its writer is"), ("As th", "perhaps a name"),
        ("My la", "somebody of its writer’s own"), ("My la", "a name"), ("We cl", "a story of its writer’s own"),
        ("We cl", "an age or a year"), ("We cl", "an address or a number"),
    }
    assert all(t.words in texts[t.page] for t in found[1:])
    assert not any(text == "It wa" for text, _ in said)


def test_with_enough_pages_only_details_are_pointed_at(room: Room) -> None:
    handing_in.hand_in(room.host, room.session_id, "Bread for all.", "after")
    assert telling(room.session()) == ()


# --- never changed but told -----------------------------------------------------------------------------------

WORDS = st.text(st.characters(categories=("L", "P", "Zs")), min_size=1, max_size=30).filter(lambda t: t.strip())


@settings(deadline=None, max_examples=40)
@given(texts=st.lists(st.tuples(WORDS, st.sampled_from(STRANDS)), min_size=1, max_size=6), data=st.data())
def test_whatever_an_author_does_every_piece_is_letter_by_letter_of_its_page(
    texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    receipts_cost, receipts.COST = receipts.COST, 4
    try:
        room = a_planned_room()
        tickets = [handing_in.hand_in(room.host, room.session_id, text, strand) for text, strand in texts]
        for _ in range(data.draw(st.integers(0, 6))):
            pieces = weaving.pieces_of(room.session())
            if not pieces:
                break
            name, other = (data.draw(st.sampled_from(sorted(pieces))) for _ in range(2))
            text = pieces[name].text
            start = data.draw(st.integers(0, len(text) - 1))
            words = text[start:data.draw(st.integers(start + 1, len(text)))]
            act = data.draw(st.sampled_from(range(9)))
            try:
                match act:
                    case 0:
                        weaving.place(room.host, room.session_id, name, after=other)
                    case 1:
                        weaving.place(room.host, room.session_id, name, strand=data.draw(st.sampled_from(STRANDS)))
                    case 2:
                        weaving.new_paragraph(room.host, room.session_id, name)
                    case 3:
                        weaving.leave_out(room.host, room.session_id, name)
                    case 4:
                        weaving.cut_to(room.host, room.session_id, name, words)
                    case 5:
                        weaving.cut_out(room.host, room.session_id, name, words)
                    case 6:
                        weaving.split(room.host, room.session_id, name, words)
                    case 7:
                        weaving.headline(room.host, room.session_id, data.draw(st.sampled_from(STRANDS)), (words,))
                    case 8:
                        handing_in.take_back(room.host, room.session_id, data.draw(st.sampled_from(tickets)))
            except Problem:
                pass
        session = room.session()
        pages = {p.id: p.text for p in session.pages}
        journal = journal_of(session)
        assert (journal is None) == (not pages)
        if journal:
            assert all(piece.text in pages[piece.source] for piece in journal.pages)
        told_or_out = {c.page for s in told(session) for c in s.cuts} | {i for s in told(session) for i in s.left_out}
        assert told_or_out <= set(pages)
        compose(session, house())
    finally:
        receipts.COST = receipts_cost


def test_the_end_says_how_many_pages_there_are(room: Room) -> None:
    from convenor.services.views import closing_line

    recording.record(room.host, room.session_id, [Line("A point", room=1)])
    assert closing_line(room.session(), "12:32") == "Ended 12:32. 1 note from 1 room, 4 pages. All kept."
