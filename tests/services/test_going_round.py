"""A round: whoever is named in a note was heard, whoever passes is not waited for, and nobody else is skipped."""

from __future__ import annotations

import pytest

from convenor.services import recording, roster, running
from convenor.services.going_round import passes, round_on, waiting_words, with_speaker
from convenor.services.host import Wish
from convenor.services.recording import Line
from convenor.session.problem import Problem
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise

PARTS = a_format(a_part(an_exercise("talk")), a_part(an_exercise("in-turn", mode="round", kind="check-in")))


@pytest.fixture
def room() -> Room:
    room = a_planned_room(PARTS)
    names = ("Ann Bee", "Bob Cee", "Cyd Dee", "Cyd Eff", "Dov Gee", "Eve Aitch")
    roster.take(room.host, room.session_id, [roster.Newcomer(name) for name in names])
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    return room


def words(room: Room) -> str:
    now = round_on(room.session())
    return waiting_words(now) if now else ""


def test_nobody_is_skipped_unless_they_pass(room: Room) -> None:
    assert words(room) == "Not heard yet: Ann Bee, Bob Cee, Cyd Dee, Cyd Eff and 2 more."
    recording.record(room.host, room.session_id, [
        Line("Mine", said_by="ann"), Line("Hers", said_by="Cyd Eff"), Line("Whose?", said_by="Cyd")])
    assert words(room) == "Not heard yet: Bob Cee, Cyd Dee, Dov Gee, Eve Aitch."
    assert passes(room.host, room.session_id, "bob") == "Bob Cee"
    passes(room.host, room.session_id, "Bob Cee")
    assert words(room) == "Not heard yet: Cyd Dee, Dov Gee, Eve Aitch."
    passes(room.host, room.session_id, "Bob", passed=False)
    assert "Bob Cee" in words(room)
    for name in ("Bob", "Cyd Dee", "Dov", "Eve"):
        passes(room.host, room.session_id, name)
    assert words(room) == "Everybody was heard or passed."


def test_what_is_kept_of_a_pass_names_nobody(room: Room) -> None:
    wish = Wish(command="k")
    assert passes(room.host, room.session_id, "bob", wish=wish) == "Bob Cee"
    assert passes(room.host, room.session_id, "bob", wish=wish) == "Bob Cee", "sent twice, it is told twice"
    kept = room.host.record(room.session_id, wish, ("passes", "bob", True), lambda _: pytest.fail("decided anew"))
    assert kept == tuple(one.id for one in room.session().roster if one.name == "Bob Cee")


def test_what_cannot_be_is_said(room: Room) -> None:
    for wrong in ("Cyd", "Zoe", ""):
        with pytest.raises(Problem, match="Nobody on the roster"):
            passes(room.host, room.session_id, wrong)
    running.back(room.host, room.session_id)
    assert round_on(room.session()) is None
    with pytest.raises(Problem, match="No round"):
        passes(room.host, room.session_id, "Ann")


def test_without_a_roster_nobody_is_waited_for() -> None:
    room = a_planned_room(PARTS)
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    assert round_on(room.session()) is None


def test_a_line_that_begins_with_a_name_is_theirs_and_unnamed(room: Room) -> None:
    line = with_speaker(room.session(), Line("dov : a pot: for all"))
    assert (line.text, line.said_by) == ("a pot: for all", "Dov Gee")
    for text in ("Cyd: whose?", "Zoe: not here", "no colon", "Dov:", "Dov: "):
        assert with_speaker(room.session(), Line(text)) == Line(text)
    assert with_speaker(room.session(), Line("Dov: x", segment="talk")).said_by == ""
    recording.record(room.host, room.session_id, [line])
    assert room.session().notes()[0].consent == "note"
