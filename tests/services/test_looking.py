"""What a note may get wrong is looked at once before it is final, and again when its words change."""

from __future__ import annotations

import pytest

from convenor.services import handing_in, point_words, pointing, publishing, receipts, recording, signoff
from convenor.services.checking import Checked, checked
from convenor.services.finality import check_final, not_looked_at, not_settled, still_missing
from convenor.services.host import Wish
from convenor.services.looking import looked
from convenor.services.recording import Line
from convenor.session.event_points import DoubtLookedAt
from convenor.session.people import Invited
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of
from convenor.writeup.kept import published_document
from tests.services.test_checking_care import NoRules
from tests.support.hosts import ADA, Room, a_room_that_is_over
from tests.support.styles import house

RULES = NoRules()
STORY = "My neighbour died before anybody came"
QUOTED = "They call it ‘slow soup’ there"


def note(session: Session) -> Document:
    return compose(session, house())


def found(room: Room) -> Checked:
    return checked(room.session(), note(room.session()), RULES, now=room.host.now())


def look(room: Room, actor: str = "facilitator", *, unused: bool = False) -> int:
    return looked(room.host, room.session_id, found(room), Wish(actor=actor), unused=unused)


def missing(room: Room) -> tuple[str, ...]:
    return still_missing(room.session(), note(room.session()), RULES)


def of(room: Room, words: str) -> Contribution:
    return next(c for c in room.session().notes() if words in c.text)


@pytest.fixture
def room() -> Room:
    return a_room_that_is_over(
        Line(STORY, segment="rooms", room=1), Line("A pot is a promise", segment="rooms", room=2), speakers=())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


def test_a_doubt_keeps_the_note_from_being_final_until_somebody_has_looked(room: Room) -> None:
    (told,) = missing(room)
    assert told.startswith("Line 4, “My neighbour”: it tells of somebody who may not know of it")
    with pytest.raises(Problem, match="My neighbour") as refused:
        check_final(room.session(), note(room.session()), RULES)
    assert "--looked" in refused.value.cure
    assert "signoff" not in refused.value.cure, "nobody's yes is missing"
    assert look(room) == 1
    assert missing(room) == ()
    check_final(room.session(), note(room.session()), RULES)
    (still,) = (r for r in found(room).remarks if r.of == "care")
    assert still.looked, "it is still told, and that it was looked at"
    assert look(room) == 0, "there is nothing to look at twice"


def test_only_words_that_changed_are_looked_at_again(room: Room) -> None:
    look(room)
    point_words.reword(room.host, room.session_id, of(room, "pot").id, "Pots are promises.")
    assert missing(room) == (), "another line than the one in doubt"
    point_words.reword(room.host, room.session_id, of(room, "neighbour").id, "Our neighbour died of it.")
    assert len(missing(room)) == 1
    point_words.reword(room.host, room.session_id, of(room, "neighbour").id, None)
    assert missing(room) == (), "it reads again as it was looked at"


def test_how_the_house_writes_keeps_nothing_from_being_final() -> None:
    room = a_room_that_is_over(Line("we organize  suppers ; and soup !", segment="rooms", room=1), speakers=())
    assert missing(room) == ()


def test_undo_takes_the_whole_look_back_and_both_ticks_with_it(room: Room) -> None:
    pointing.choose(room.host, room.session_id, [of(room, "pot").id], used=False)
    assert len(missing(room)) == 2
    look(room, "Mina", unused=True)
    assert missing(room) == ()
    assert pointing.undo(room.host, room.session_id, Wish(actor="Mina")).startswith("Undone: having looked")
    assert len(missing(room)) == 2


def test_the_tick_for_what_is_not_used_is_one_of_its_own(room: Room) -> None:
    pointing.choose(room.host, room.session_id, [of(room, "pot").id], used=False)
    look(room)
    (left,) = missing(room)
    assert "nobody has said that they looked" in left


def test_the_record_holds_no_words_of_a_look_and_erasing_takes_what_it_holds(room: Room) -> None:
    look(room)
    (act,) = room.session().point_acts
    assert isinstance(act.event, DoubtLookedAt)
    assert act.text is not None
    assert "neighbour" not in act.text
    assert act.made_of == (of(room, "neighbour").id,)
    recording.erase(room.host, room.session_id, of(room, "neighbour").id)
    assert all(row.id != act.event.words for row in room.host.store.read(room.session_id).words)


def test_what_was_shown_is_what_was_looked_at(room: Room) -> None:
    seen = found(room)
    recording.record(room.host, room.session_id, [Line("Her daughter was evicted", segment="rooms", room=3)])
    looked(room.host, room.session_id, seen)
    (left,) = missing(room)
    assert "daughter" in left


def test_without_a_people_book_the_record_itself_is_still_asked() -> None:
    room = a_room_that_is_over(Line(QUOTED.replace("‘", "").replace("’", ""), segment="rooms", room=1), speakers=())
    (note_of,) = room.session().notes()
    point_words.reword(room.host, room.session_id, note_of.id, QUOTED)
    (told,) = not_looked_at(room.session(), note(room.session()))
    assert "slow soup" in told


def test_who_has_to_say_yes_is_told_before_what_is_to_be_looked_at(room: Room) -> None:
    other = a_room_that_is_over(Line(STORY, segment="rooms", room=1), speakers=(Invited(ADA),))
    told = missing(other)
    assert told[0] == "Ada Pell: has not been asked."
    assert "neighbour" in told[-1]
    assert not_settled(other.session(), note(other.session())) == told[:1]


def test_a_note_with_open_doubts_is_not_published(room: Room) -> None:
    def publish() -> None:
        publishing.publish(room.host, room.session_id, note, "https://example.org/x", RULES)

    with pytest.raises(Problem, match="not the final note yet"):
        publish()
    look(room)
    publish()
    assert room.session().published


def test_pages_that_may_tell_whose_they_are_ask_for_a_look_and_are_published() -> None:
    room = a_room_that_is_over(Line("A pot is a promise", segment="rooms", room=1), speakers=())
    told = "My husband lost his work in 2019."
    for n in range(5):
        handing_in.hand_in(room.host, room.session_id, told if n == 3 else f"We ate alone, {n} of us.", "before")
    left = missing(room)
    assert len(left) == 2, left
    assert all("may tell who wrote a page" in words for words in left)
    look(room)
    assert missing(room) == ()
    (page,) = (p for p in room.session().pages if p.text == told)
    rows = [row for row in room.host.store.read(room.session_id).words if page.id in row.sources]
    assert rows, "what is kept of the look goes with the page"
    publishing.publish(room.host, room.session_id, note, "https://example.org/x", RULES)
    lines = list(lines_of(published_document(room.session(), room.session().published[-1])))
    assert any(told.removesuffix(".") in line for line in lines), "the version that is kept has the pages too"


def test_a_look_is_no_yes(room: Room) -> None:
    other = a_room_that_is_over(Line(STORY, segment="rooms", room=1), speakers=(Invited(ADA),))
    looked(other.host, other.session_id, checked(other.session(), note(other.session()), RULES))
    assert missing(other) == ("Ada Pell: has not been asked.",)
    signoff.answer(other.host, other.session_id, note, "Ada", "yes")
    assert missing(other) == ()
