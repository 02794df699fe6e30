"""Sign-off: the letter holds their words and nobody else's, and nothing counts that was not said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import point_words, recording, running, signoff
from convenor.services.finality import check_final, still_missing
from convenor.services.recording import Line
from convenor.services.sign_letters import sign_letter
from convenor.services.sign_words import missing_words, reminders_words, state_words, whole_words
from convenor.session.format import SignOff
from convenor.session.people import Person
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from convenor.writeup.signing import SignRow, signing
from tests.support.faces import BundledStationery
from tests.support.hosts import Room, a_planned_room, a_room_that_is_over
from tests.support.styles import house


def note(session: Session) -> Document:
    return compose(session, house())


def rows(room: Room, name: str = "") -> list[SignRow]:
    session = room.session()
    return [r for r in signing(session, note(session)) if name in r.name]


@pytest.fixture
def room() -> Room:
    return a_room_that_is_over(
        Line("Cooking comes before eating", said_by="Ada Pell", segment="speakers"),
        Line("Salt is what we run out of", said_by="Bea Stone", segment="rooms", room=1, consent="named"),
        Line("Nobody asked the drivers", segment="rooms", room=2),
        convenor=Person("Idris Vane"),
    )


def letter(room: Room, name: str) -> str:
    return sign_letter(room.session(), room.host.now(), BundledStationery(), rows(room, name)).text


def test_the_letter_has_every_sentence_of_theirs_and_none_of_anybody_elses(room: Room) -> None:
    text = letter(room, "Ada")
    for row in rows(room, "Ada"):
        assert row.piece.text in text
    assert "Bea Stone" not in text
    assert "drivers" not in text
    assert "Dear Ada," in text


def test_without_messages_in_the_house_style_the_letter_is_the_words_alone(room: Room) -> None:
    found = sign_letter(room.session(), room.host.now(), None, rows(room, "Ada"))
    assert found.text == "\n\n".join(r.piece.text for r in rows(room, "Ada"))


def ask(room: Room, name: str) -> None:
    signoff.ask(room.host, room.session_id, note, name)


def answer(room: Room, name: str, said: str, **more: object) -> None:
    signoff.answer(room.host, room.session_id, note, name, said, **more)  # type: ignore[arg-type]


def test_asked_reminded_and_then_the_convenor_decides_and_not_before(room: Room) -> None:
    for sent in range(3):
        with pytest.raises(Problem, match="second reminder"):
            answer(room, "Ada", "decided")
        assert ("This is the last reminder" in letter(room, "Ada")) is (sent == 2)
        ask(room, "Ada")
        with pytest.raises(Problem, match="second reminder"):
            answer(room, "Ada", "decided")
        room.clock.forward(minutes=7 * 24 * 60)
    assert "the convenor may decide now" in state_words(room.session(), rows(room, "Ada")[0], room.host.now())
    answer(room, "Ada", "decided")
    assert {r.state for r in rows(room, "Ada")} == {"decided"}


def test_a_letter_is_the_last_only_when_everything_in_it_was_asked_about_twice(room: Room) -> None:
    for _ in range(2):
        signoff.ask(room.host, room.session_id, note, "Ada", (1,))
    assert "I wrote to you about this before" not in letter(room, "Ada")
    assert "last reminder" not in letter(room, "Ada")
    answer(room, "Ada", "yes", only=(2,))
    assert "This is the last reminder" in letter(room, "Ada")


def test_nobody_is_written_to_about_what_they_said_no_to(room: Room) -> None:
    ask(room, "Ada")
    answer(room, "Ada", "no", only=(1,))
    first, second = (r.piece.text for r in rows(room, "Ada"))
    assert first not in letter(room, "Ada")
    assert second in letter(room, "Ada")
    answer(room, "Ada", "no", only=(2,))
    with pytest.raises(Problem, match="nothing to ask"):
        ask(room, "Ada")


def test_whoever_is_asked_again_after_an_answer_has_a_date_and_a_reminder_and_is_not_decided_over(room: Room) -> None:
    ask(room, "Ada")
    answer(room, "Ada", "changed", text="Ada Pell sang.", only=(2,))
    row = rows(room, "Ada")[1]
    assert (row.asked, signoff.next_reminder(room.session(), row)) == (0, None)
    for _ in range(3):
        signoff.ask(room.host, room.session_id, note, "Ada", (2,))
        room.clock.forward(minutes=8 * 24 * 60)
    row = rows(room, "Ada")[1]
    assert "asked again on" in state_words(room.session(), row, room.host.now())
    with pytest.raises(Problem, match="over their head"):
        answer(room, "Ada", "decided", only=(2,))


def test_what_silence_means_as_it_was_agreed_is_kept_to(room: Room) -> None:
    plan = room.session().plan
    agreed = SignOff("each speaker", "their own paragraph", 3, "their part is left out")
    silent = replace(room.session(), plan=replace(plan, record=replace(plan.record, sign_off=(agreed,))))
    row = signing(silent, note(silent))[0]
    assert not signoff.convenor_decides(silent, row)
    assert "their part is left out" in sign_letter(silent, room.host.now(), BundledStationery(), [row]).text


def test_reminders_that_are_due_are_said(room: Room) -> None:
    ask(room, "Ada")
    assert reminders_words(room.session(), rows(room), room.host.now()) == ""
    room.clock.forward(minutes=7 * 24 * 60)
    assert reminders_words(room.session(), rows(room), room.host.now()) == "A reminder is due: Ada Pell."


def test_nobody_decides_over_an_answer_or_over_somebody_who_came_to_take_part(room: Room) -> None:
    ask(room, "Ada")
    answer(room, "Ada", "no")
    with pytest.raises(Problem, match="over their head"):
        answer(room, "Ada", "decided")
    answer(room, "Bea", "")
    (bea,) = (r for r in room.session().notes() if r.said_by == "Bea Stone")
    point_words.reword(room.host, room.session_id, bea.id, "Salt runs out")
    with pytest.raises(Problem, match="no answer means no"):
        answer(room, "Bea", "decided")


def test_a_reworded_line_that_keeps_its_name_is_caught(room: Room) -> None:
    assert [r.state for r in rows(room, "Bea")] == ["as-noted"]
    (bea,) = (c for c in room.session().notes() if c.said_by == "Bea Stone")
    point_words.reword(room.host, room.session_id, bea.id, "Salt is what we never run out of.")
    (row,) = rows(room, "Bea")
    assert (row.state, row.was) == ("unasked", "Salt is what we run out of")
    assert any("changed since they said yes" in words for words in missing_words([row]))
    answer(room, "Bea", "yes")
    assert rows(room, "Bea")[0].state == "yes"
    point_words.reword(room.host, room.session_id, bea.id, "Salt is what we always run out of.")
    assert rows(room, "Bea")[0].state == "unasked"


def test_final_says_all_that_is_missing_and_passes_when_nothing_is(room: Room) -> None:
    missing = still_missing(room.session(), note(room.session()))
    assert missing == ("Ada Pell: has not been asked.", "Sunil Marsh: has not been asked.")
    with pytest.raises(Problem) as refused:
        check_final(room.session(), note(room.session()))
    assert all(words in refused.value.what for words in missing)
    assert "convenor signoff" in refused.value.cure
    answer(room, "Ada", "yes")
    answer(room, "Sunil", "yes")
    check_final(room.session(), note(room.session()))
    assert whole_words(rows(room)).startswith("Everybody")


def test_a_session_that_runs_has_no_final_note() -> None:
    made = a_planned_room(speakers=())
    running.start(made.host, made.session_id)
    assert still_missing(made.session(), note(made.session()))[0] == "The session has not ended."


def test_words_that_are_erased_keep_the_note_from_being_final(room: Room) -> None:
    answer(room, "Ada", "yes")
    answer(room, "Sunil", "yes")
    (other,) = (c for c in room.session().notes() if "drivers" in c.text)
    point_words.reword(room.host, room.session_id, other.id, "Nobody asks drivers.")
    recording.erase(room.host, room.session_id, other.id)
    assert "gap" in still_missing(room.session(), note(room.session()))[0]


def test_erasing_what_a_piece_came_from_takes_the_kept_words_and_their_answer(room: Room) -> None:
    (bea,) = (c for c in room.session().notes() if c.said_by == "Bea Stone")
    answer(room, "Bea", "changed", text="Salt runs out, Bea Stone said.")
    recording.erase(room.host, room.session_id, bea.id)
    held = room.host.store.read(room.session_id).words
    assert not any("Salt" in row.text or row.said_by == "Bea Stone" for row in held)


def test_one_piece_alone_can_be_asked_and_answered(room: Room) -> None:
    signoff.ask(room.host, room.session_id, note, "Ada", (2,))
    assert [r.state for r in rows(room, "Ada")] == ["unasked", "asked"]
    answer(room, "Ada", "yes", only=(1,))
    assert [r.state for r in rows(room, "Ada")] == ["yes", "asked"]
    with pytest.raises(NotFound, match="no piece 9"):
        signoff.ask(room.host, room.session_id, note, "Ada", (9,))


@pytest.mark.parametrize("name", ["", "Nobody", "S"])
def test_a_name_that_is_nobodys_or_more_than_ones_is_said_with_those_who_are(room: Room, name: str) -> None:
    with pytest.raises(NotFound) as refused:
        ask(room, name)
    assert name != "Nobody" or "Sunil Marsh" in refused.value.cure


def test_nothing_is_asked_twice_when_all_is_settled(room: Room) -> None:
    answer(room, "Ada", "yes")
    with pytest.raises(Problem, match="nothing to ask"):
        ask(room, "Ada")
