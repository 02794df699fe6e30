"""Whoever sees the whole note: asked for all of it, and a final note waits for their answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from convenor.services import finality, handing_in, point_words, publishing, recording, signoff, weighing
from convenor.services.recording import Line
from convenor.services.replying import reply
from convenor.services.sign_letters import sign_letter
from convenor.services.stages import stage
from convenor.session.format import RecordPolicy, SignOff
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, lines_of
from convenor.writeup.signing import SignRow, signing
from convenor.writeup.wholes import whole_signers
from tests.support.faces import BundledStationery
from tests.support.hosts import SERIES_EVENT, Room, a_room_that_is_over
from tests.support.styles import house

TELLER = SignOff("the teller", "the whole note", 14, "it is not published")
URL = "https://example.org/who-cooks"


def note(session: Session) -> Document:
    return compose(session, house())


@pytest.fixture
def make() -> Callable[..., Room]:
    def a_room(*agreed: SignOff, **more: object) -> Room:
        of = replace(SERIES_EVENT, record=RecordPolicy(sign_off=agreed or (TELLER,)))
        return a_room_that_is_over(
            Line("One man held the keys", segment="rooms", room=1),
            Line("Nobody asked who sweeps", segment="rooms", room=2),
            **{"of": of, "speakers": (), **more},
        )

    return a_room


@pytest.fixture
def room(make: Callable[..., Room]) -> Room:
    return make()


def row(room: Room) -> SignRow:
    (found,) = (r for r in signing(room.session(), note(room.session())) if r.why == "whole")
    return found


def test_the_letter_has_all_of_the_note_and_a_final_note_waits_for_the_answer(room: Room) -> None:
    letter = sign_letter(room.session(), room.host.now(), BundledStationery(), [row(room)])
    assert all(line in letter.text for line in lines_of(note(room.session())))
    assert "Dear [name]," in letter.text
    assert "If we hear nothing: it is not published." in letter.text
    assert finality.still_missing(room.session(), note(room.session()))[0] == "The teller: has not been asked."
    signoff.ask(room.host, room.session_id, note, "teller")
    assert (row(room).state, stage(room.session())) == ("asked", "with speakers")
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    finality.call_final(room.host, room.session_id, note)
    assert stage(room.session()) == "final"


def test_a_yes_to_the_whole_ends_with_any_other_word_in_it(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    finality.call_final(room.host, room.session_id, note)
    point_words.reword(room.host, room.session_id, room.session().notes()[0].id, "One man had the keys.")
    assert (row(room).state, stage(room.session())) == ("unasked", "with speakers")


def test_silence_means_what_was_agreed_and_the_convenor_does_not_decide_over_it(room: Room) -> None:
    for _ in range(3):
        signoff.ask(room.host, room.session_id, note, "teller")
        room.clock.forward(minutes=15 * 24 * 60)
    with pytest.raises(Problem, match="it is not published"):
        signoff.answer(room.host, room.session_id, note, "teller", "decided")
    letter = sign_letter(room.session(), room.host.now(), BundledStationery(), [row(room)]).text
    assert "I decide" not in letter


@pytest.mark.parametrize("broken", ["\n\n", "\n"])
def test_a_reply_to_the_whole_is_weighed_by_phrase_line_by_line(room: Room, broken: str) -> None:
    lines = [line for line in lines_of(note(room.session())) if line.strip()]
    theirs = [line.replace("One man", "The caretaker").replace("sweeps", "sweeps the hall") for line in lines]
    banner = "Draft. Not checked, not for sharing."
    came = reply(room.host, room.session_id, note, "teller", broken.join([banner, *theirs]))
    assert came.also == ()
    assert [len(one.phrases) for one in weighing.weighed([row(room)])] == [1, 1]
    weighing.take(room.host, room.session_id, note, "teller", {2})
    text = "\n".join(lines_of(note(room.session())))
    assert "sweeps the hall" in text
    assert "One man" in text
    assert row(room).state == "part"
    weighing.take(room.host, room.session_id, note, "teller", None)
    assert row(room).state == "yes"
    weighing.take(room.host, room.session_id, note, "teller", (), leave=None)
    assert row(room).state == "changed"
    assert [line for line in lines_of(note(room.session())) if line.strip()] == lines


def test_the_thought_leader_is_asked_by_name_and_once(make: Callable[..., Room]) -> None:
    leader = SignOff("thought leader", "the whole note", 3)
    room = make(leader, thought_leaders=(Person("Cleo Day"),))
    assert row(room).name == "Cleo Day"
    assert signoff.convenor_decides(room.session(), row(room))
    assert "Dear Cleo," in sign_letter(room.session(), room.host.now(), BundledStationery(), [row(room)]).text


@pytest.mark.parametrize(("who", "sees"), [
    ("convenor", "the whole note"), ("each speaker", "their own paragraph"), ("everybody who came", "the decision"),
])
def test_the_convenor_and_whoever_sees_a_part_are_not_asked_for_the_whole(
    make: Callable[..., Room], who: str, sees: str
) -> None:
    assert whole_signers(make(SignOff(who, sees, 3)).session().plan) == {}


def test_a_yes_to_the_whole_that_is_taken_back_is_said_of_the_whole_published_note(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    publishing.publish(room.host, room.session_id, note, URL)
    assert publishing.standing(room.session()) == ()
    signoff.answer(room.host, room.session_id, note, "teller", "no")
    told = publishing.out_there_words(room.session())
    assert told[0] == "All of it: the teller has taken back their yes to the whole of it."
    assert len(told) == 2
    assert all(s.whole for s in publishing.standing(room.session()))


def test_erasing_any_note_takes_the_whole_text_that_was_kept(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    recording.erase(room.host, room.session_id, room.session().notes()[0].id)
    assert not any("keys" in words.text for words in room.host.store.read(room.session_id).words)
    assert row(room).state == "unasked"


def test_final_ends_with_whatever_could_change_the_note_and_not_with_what_cannot(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    finality.call_final(room.host, room.session_id, note)
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    assert stage(room.session()) == "final"
    signoff.answer(room.host, room.session_id, note, "teller", "changed", text="Otherwise.")
    assert stage(room.session()) == "with speakers"
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    finality.call_final(room.host, room.session_id, note)
    recording.record(room.host, room.session_id, [Line("And one more", segment="rooms", room=1)])
    assert stage(room.session()) == "with speakers"


def test_a_page_that_comes_or_goes_ends_final_though_no_event_tells_of_it(room: Room) -> None:
    signoff.answer(room.host, room.session_id, note, "teller", "yes")
    finality.call_final(room.host, room.session_id, note)
    assert stage(room.session()) == "final"
    words = handing_in.hand_in(room.host, room.session_id, "I never planned it.", "before")
    assert stage(room.session()) == "with speakers"
    handing_in.take_back(room.host, room.session_id, words)
    assert stage(room.session()) == "final", "it reads again as it did"
