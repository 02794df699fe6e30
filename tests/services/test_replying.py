"""What somebody wrote back: laid beside our words, never taken for a yes that it is not, and kept nowhere else."""

from __future__ import annotations

import pytest

from convenor.services import finality, publishing, recording, signoff
from convenor.services.recording import Line, erase
from convenor.services.replying import Reply, reply
from convenor.services.sign_letters import any_letter, sign_letter
from convenor.services.stages import banner
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import DRAFT, Document, is_banner
from convenor.writeup.signing import SignRow, signing
from tests.support.faces import BundledStationery
from tests.support.hosts import Room, a_room_that_is_over
from tests.support.styles import house


def note(session: Session) -> Document:
    return compose(session, house())


def rows(room: Room) -> list[SignRow]:
    return [r for r in signing(room.session(), note(room.session())) if r.name == "Ada Pell"]


@pytest.fixture
def room() -> Room:
    made = a_room_that_is_over(Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers"))
    signoff.ask(made.host, made.session_id, note, "Ada")
    return made


def letter(room: Room) -> str:
    return sign_letter(room.session(), room.host.now(), BundledStationery(), rows(room)).text


def came(room: Room, text: str, *, yes: bool = False) -> Reply:
    sent = any_letter(room.session(), room.host.now(), BundledStationery(), rows(room))
    return reply(room.host, room.session_id, note, "Ada", text, letter=sent, yes=yes)


def test_what_is_changed_is_kept_beside_ours_and_what_is_left_alone_is_a_yes(room: Room) -> None:
    first, second = (r.piece.text for r in rows(room))
    changed = second.replace("comes before", "comes well before")
    assert came(room, f"> {first}\n\n{changed}") == Reply((2,), (1,), True, ())
    one, two = rows(room)
    assert (one.state, two.state, two.wanted) == ("yes", "changed", changed)


@pytest.mark.parametrize("written", [
    "Please leave me out.", "I never said the second of these.", "Final on this: please leave me out.",
    "Published on my own page long since, so not here.",
])
def test_words_above_a_quoted_letter_are_shown_and_no_yes_is_made_of_them(room: Room, written: str) -> None:
    quoted = "\n".join(f"> {line}" for line in letter(room).splitlines())
    found = came(room, f"{written}\n\n{quoted}")
    assert (found.also, found.agreed) == ((written,), False)
    assert [r.state for r in rows(room)] == ["asked", "asked"]


def test_a_no_put_to_a_sentence_of_the_letter_is_something_that_they_wrote(room: Room) -> None:
    quoted = "\n".join(f"> {line}" for line in letter(room).splitlines())
    asking = "that needs no reason."
    assert asking in quoted
    found = came(room, quoted.replace(asking, f"{asking} No."))
    assert found.also[0].endswith(f"{asking} No.")
    assert not found.agreed
    other_day = quoted.replace("3 December 2026", "28 November 2026")
    assert other_day != quoted
    assert came(room, other_day).agreed, "another day is no word of theirs"


def test_who_reads_what_else_they_wrote_may_say_that_it_is_a_yes(room: Room) -> None:
    quoted = "\n".join(f"> {line}" for line in letter(room).splitlines())
    assert came(room, f"Yes, both are fine. Ada\n\n{quoted}", yes=True).agreed
    assert [r.state for r in rows(room)] == ["yes", "yes"]


def test_a_quoted_first_letter_is_nothing_that_they_wrote_when_the_next_would_be_a_reminder(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "Ada", "")
    fresh = letter(a_room_that_is_over(Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers")))
    quoted = "\n".join(f"> {line}" for line in fresh.splitlines())
    signoff.ask(room.host, room.session_id, note, "Ada")
    assert came(room, f"Fine.\n\n{quoted}").also == ("Fine.",)


def test_an_answer_right_under_a_quoted_line_is_no_part_of_it(room: Room) -> None:
    _, second = (r.piece.text for r in rows(room))
    found = came(room, f"> {second}\nNo, leave that out.")
    assert (found.changed, found.same, found.also) == ((), (2,), ("No, leave that out.",))


def test_the_line_above_the_note_is_nothing_that_they_wrote(room: Room) -> None:
    first, second = (r.piece.text for r in rows(room))
    for above in (DRAFT, banner(room.session())):
        assert came(room, f"{above}\n\n{first}\n\n{second}").also == ()
    signoff.answer(room.host, room.session_id, note, "Sunil", "yes")
    finality.call_final(room.host, room.session_id, note)
    assert is_banner(banner(room.session()))
    publishing.publish(room.host, room.session_id, note, "https://example.org/who-cooks")
    recording.record(room.host, room.session_id, [Line("And one more", segment="rooms", room=1)])
    assert is_banner(publishing.state_words(room.session(), note(room.session())))


def test_a_reply_without_any_of_our_words_records_nothing(room: Room) -> None:
    before = room.session().seq
    with pytest.raises(Problem, match="like the words"):
        came(room, "Fine by me!")
    assert room.session().seq == before


def test_the_same_reply_sent_twice_is_one_and_answers_the_same(room: Room) -> None:
    from convenor.services.host import Wish

    first, second = (r.piece.text for r in rows(room))
    text = f"{first}\n\n{second.replace('before', 'well before')}\n\nThanks"
    wish = Wish(command="once")
    one = reply(room.host, room.session_id, note, "Ada", text, wish=wish)
    seq = room.session().seq
    assert reply(room.host, room.session_id, note, "Ada", text, wish=wish) == one
    assert room.session().seq == seq


def test_nothing_that_they_wrote_outlives_the_erasing_of_what_it_came_from(room: Room) -> None:
    kept: list[tuple[str, ...]] = []
    record = room.host.record
    room.host.record = lambda *asked: kept.append(record(*asked)) or kept[-1]  # type: ignore[method-assign,func-returns-value]
    _, second = (r.piece.text for r in rows(room))
    came(room, second.replace("comes before", "zebra before"))
    assert not any("zebra" in part for result in kept for part in result), "results of commands are never erased"
    (said,) = (c for c in room.session().notes() if c.said_by == "Ada Pell")
    erase(room.host, room.session_id, said.id)
    assert not any("zebra" in row.text for row in room.host.store.read(room.session_id).words)
