"""An answer taken over by phrase: what stands, whose yes it has, and what the next letter is."""

from __future__ import annotations

import pytest

from convenor.services import comparing, recording, signoff, weighing
from convenor.services.finality import still_missing
from convenor.services.recording import Line
from convenor.services.replying import reply
from convenor.services.sign_letters import sign_letter
from convenor.services.sign_words import state_words
from convenor.services.weighing_words import next_letter, stands_words, upset, weighed_lines
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of, numbered_lines
from convenor.writeup.signing import SignRow, signing
from tests.support.faces import BundledStationery
from tests.support.hosts import Room, a_room_that_is_over
from tests.support.styles import house

SAID = "Cooking comes before eating in every house that we know of"
CHANGES = (("Cooking", "Good cooking"), ("every house", "each street"), ("we know of", "I have seen"))


def note(session: Session) -> Document:
    return compose(session, house())


def rows(room: Room, name: str = "Ada Pell") -> list[SignRow]:
    return [r for r in signing(room.session(), note(room.session())) if r.name == name]


def theirs(text: str) -> str:
    for was, now in CHANGES:
        text = text.replace(was, now)
    return text


@pytest.fixture
def room() -> Room:
    made = a_room_that_is_over(Line(SAID, said_by="Ada Pell", segment="speakers"))
    signoff.ask(made.host, made.session_id, note, "Ada")
    reply(made.host, made.session_id, note, "Ada", theirs(rows(made)[1].piece.text))
    return made


def take(room: Room, *numbers: int, leave: tuple[int, ...] = ()) -> tuple[int, ...]:
    return weighing.take(room.host, room.session_id, note, "Ada", set(numbers), leave=set(leave))


def letter(room: Room) -> str:
    return sign_letter(room.session(), room.host.now(), BundledStationery(), rows(room)).text


def test_nothing_is_in_the_note_before_it_is_taken_over(room: Room) -> None:
    (one,) = weighing.weighed(rows(room))
    assert [(p.ours.rstrip(".,"), p.theirs.rstrip(".,")) for p in one.phrases] == list(CHANGES)
    assert one.taken == frozenset()
    assert SAID in "\n".join(lines_of(note(room.session())))


def test_one_phrase_is_taken_over_and_keeps_what_its_line_came_from(room: Room) -> None:
    before = {t: s for _, t, s in numbered_lines(note(room.session()))}
    assert take(room, 2) == (2,)
    row = rows(room)[1]
    assert "Cooking comes before eating in each street that we know of" in row.piece.text
    after = {t: s for _, t, s in numbered_lines(note(room.session()))}
    (new,) = set(after) - set(before)
    assert set(before[next(t for t in before if SAID in t)]) < set(after[new])


def test_what_is_taken_in_part_is_nobodys_yes_and_the_next_letter_shows_it(room: Room) -> None:
    take(room, 2)
    row = rows(room)[1]
    assert (row.state, row.settled, row.asked) == ("part", False, 0)
    assert "have not seen it so" in state_words(room.session(), row, room.host.now())
    assert "has not said yes to it" in stands_words(row)
    missing = still_missing(room.session(), note(room.session()))
    assert any("what was made of their answer" in words for words in missing)
    assert "pieces 1, 2" in next_letter(rows(room))
    assert row.piece.text in letter(room)
    assert "Thank you for what you wrote" in letter(room)
    signoff.ask(room.host, room.session_id, note, "Ada", (2,))
    assert (rows(room)[1].state, rows(room)[1].asked) == ("asked", 1)
    assert weighing.weighed(rows(room))[0].taken == {1}, "what is left can still be taken over"
    signoff.answer(room.host, room.session_id, note, "Ada", "yes")
    assert [r.state for r in rows(room)] == ["yes", "yes"]


def test_all_of_theirs_is_their_own_yes(room: Room) -> None:
    weighing.take(room.host, room.session_id, note, "Ada", None)
    row = rows(room)[1]
    assert (row.state, row.piece.text) == ("yes", row.wanted)
    assert "own words" in stands_words(row)
    assert take(room, 1, 2, 3) == (), "again changes nothing"


def test_all_left_again_is_ours_as_it_was_composed(room: Room) -> None:
    before = list(lines_of(note(room.session())))
    take(room, 1, 3)
    take(room, leave=(1, 3))
    assert list(lines_of(note(room.session()))) == before
    assert comparing.edits(room.session()) == ()
    assert rows(room)[1].state == "changed"
    assert "would have it otherwise" in stands_words(rows(room)[1])


def test_a_number_stays_whatever_is_taken(room: Room) -> None:
    take(room, 1)
    take(room, 3)
    assert weighing.weighed(rows(room))[0].taken == {0, 2}
    told = "\n".join(weighed_lines(rows(room)))
    assert "2  “every house” → “each street”   ours stands" in told
    assert "theirs stands" in told


def test_a_mixture_that_was_asked_about_is_known_again_when_it_reads_so_again(room: Room) -> None:
    take(room, 1)
    signoff.ask(room.host, room.session_id, note, "Ada")
    asked = rows(room)[1]
    take(room, 2)
    assert rows(room)[1].state == "part"
    take(room, leave=(2,))
    assert rows(room)[1] == asked, "nobody is asked a second time for the same words"
    assert asked.state == "asked"


def test_a_new_reply_to_what_was_made_of_the_last_is_weighed_anew(room: Room) -> None:
    take(room, 2)
    mine = rows(room)[1].piece.text
    reply(room.host, room.session_id, note, "Ada", mine.replace("each street", "each lane"))
    (one,) = weighing.weighed(rows(room))
    assert [(p.ours, p.theirs) for p in one.phrases] == [("street", "lane")]


def test_what_there_is_not_cannot_be_taken(room: Room) -> None:
    with pytest.raises(NotFound, match="no phrase 9"):
        take(room, 9)
    with pytest.raises(Problem, match="nothing of Sunil’s to take over"):
        weighing.take(room.host, room.session_id, note, "Sunil")


def test_in_a_line_with_others_their_sentences_stay_and_their_yes_ends_only_where_it_reads_otherwise() -> None:
    room = a_room_that_is_over(Line("Bread is dear", segment="rooms", room=1))
    line = "Ada Pell spoke first. Sunil Marsh sang of salt. Ada Pell and Sunil Marsh agreed on bread. Sunil Marsh left."
    from convenor.writeup.kept import flat
    from convenor.writeup.returned import Came

    sent = [Came(one.text, one.kind, one.depth) for one in flat(note(room.session()))]
    comparing.accept(room.host, room.session_id, note, [*sent, Came(line)], None, own=True)
    signoff.answer(room.host, room.session_id, note, "Sunil", "yes")
    before = signing(room.session(), note(room.session()))
    (mine,) = (r for r in rows(room) if "spoke first" in r.piece.text)
    assert mine.piece.text == "Ada Pell spoke first. Ada Pell and Sunil Marsh agreed on bread."
    wanted = "Ada Pell spoke at last. Ada Pell and Sunil Marsh agreed on good bread."
    signoff.answer(room.host, room.session_id, note, "Ada", "changed", (mine.n,), wanted)
    take(room, 1)
    now = list(lines_of(note(room.session())))[-1]
    assert now == line.replace("spoke first", "spoke at last")
    assert upset(before, signing(room.session(), note(room.session())), "Ada Pell") == ""
    take(room, 2)
    assert list(lines_of(note(room.session())))[-1] == now.replace("on bread", "on good bread")
    assert "Sunil Marsh said yes" in upset(before, signing(room.session(), note(room.session())), "Ada Pell")


def test_erasing_the_note_takes_what_was_made_of_it(room: Room) -> None:
    take(room, 2)
    (said,) = (c for c in room.session().notes() if c.said_by == "Ada Pell")
    recording.erase(room.host, room.session_id, said.id)
    held = room.host.store.read(room.session_id).words
    assert not any("street" in row.text or "Cooking" in row.text for row in held)
    assert weighing.weighed(rows(room)) == ()
