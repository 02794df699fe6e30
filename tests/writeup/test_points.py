"""Points: everything that was said for the note, where it was said, and nobody named who did not say yes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from convenor.session.agenda import Room
from convenor.session.session import Contribution, Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Item, ItemList, walk, words_of
from tests.support.sessions import a_note, a_plan
from tests.support.styles import ADA, EVENING, held, house, invited, note_of


def points(*notes: Contribution, plan: Any = None, **choices: str) -> list[str]:
    lines = note_of(held(*notes, plan=plan), **choices)
    start = next(i for i, line in enumerate(lines) if "points made" in line)
    return lines[start + 1:]


def tree(session: Session) -> tuple[Item, ...]:
    return next(b.items for b in compose(session, house()).blocks if isinstance(b, ItemList))


def test_by_agenda_then_room_then_order() -> None:
    assert points(
        a_note("in plenary", "talk", 1), a_note("room two", "rooms", 2, room=2), a_note("room one", "rooms", 3, room=1),
        a_note("no room", "rooms", 4), a_note("room one again", "rooms", 5, room=1), a_note("early", "speakers", 6),
        a_note("elsewhere", "gone", 7),
    ) == ["Early.", "Room one.", "Room one again.", "Room two.", "No room.", "In plenary.", "Elsewhere."]


@pytest.mark.parametrize("rooms", [1, 2, 6, 20])
def test_every_room_with_notes_is_in_it(rooms: int) -> None:
    notes = [a_note(f"from room {n} of {rooms}", "rooms", n, room=n) for n in range(1, rooms + 1)]
    assert len(points(*reversed(notes))) == rooms


def test_rooms_with_a_question_each_stand_under_it() -> None:
    plan = a_plan(rooms=(Room(1, "What of soup?"), Room(2, "What of bread?"), Room(3)))
    notes = (a_note("hot", "rooms", 1, room=1), a_note("warm", "rooms", 2, room=2), a_note("any", "rooms", 3, room=3))
    items = tree(held(*notes, plan=plan))
    assert [(words_of(i.text), [words_of(j.text) for j in i.items]) for i in items] == [
        ("What of soup?", ["Hot."]), ("What of bread?", ["Warm."]), ("Any.", [])]
    assert items[0].sources == ("plan:rooms[0]",)
    assert points(*notes, plan=plan, points__rooms="merged") == ["Hot.", "Warm.", "Any."]


def test_rooms_that_share_a_question_are_one_list() -> None:
    plan = a_plan(rooms=(Room(1, "What of soup?"), Room(2, "What of soup?")))
    assert points(a_note("hot", "rooms", 1, room=1), a_note("warm", "rooms", 2, room=2), plan=plan) == ["Hot.", "Warm."]


def test_sub_points_stand_in_the_tree_and_end_there() -> None:
    items = tree(held(
        a_note("people want:", "talk", 1), a_note("after it", "talk", 2),
        a_note("bread", "talk", 3, under="n1"), a_note("salt", "talk", 4, under="n1"),
    ))
    assert [(words_of(i.text), [words_of(j.text) for j in i.items]) for i in items] == [
        ("People want:", ["Bread.", "Salt."]), ("After it.", [])]


def test_deep_nests_and_circles_lose_nothing() -> None:
    chain = [a_note(f"step {n}", "talk", n, under=f"n{n - 1}" if n > 1 else None) for n in range(1, 1200)]
    assert len(points(*chain)) == 1199
    circle = [a_note("one", "talk", 1, under="n2"), a_note("two", "talk", 2, under="n1"),
              a_note("self", "talk", 3, under="n3"), a_note("lost", "talk", 4, under="nowhere")]
    assert sorted(points(*circle)) == ["Lost.", "One.", "Self.", "Two."]


def test_what_stands_under_something_unprinted_still_stands() -> None:
    assert points(a_note("hidden", "talk", 1, consent="us"), a_note("seen", "talk", 2, under="n1")) == ["Seen."]


@pytest.mark.parametrize("gone", [
    {"taken_back": True}, {"erased": True, "text": ""}, {"consent": "us"}, {"text": "  "},
])
def test_what_does_not_stand_is_not_printed(gone: dict[str, Any]) -> None:
    note = {"text": "gone"} | gone
    session = held(a_note(str(note.pop("text")), "talk", 1, **note), a_note("kept", "talk", 2))
    document = compose(session, house())
    assert "gone" not in " ".join(note_of(session)).casefold()
    assert not any("n1" in b.sources for b in document.blocks)


def test_for_us_only_leaves_no_trace_of_its_id() -> None:
    session = held(a_note("secret", "talk", 1, consent="us"), a_note("a", "talk", 2, under="n1"))
    sources = {s for b in compose(session, house()).blocks for s in b.sources}
    assert "n1" not in sources
    assert "n2" in sources


@pytest.mark.parametrize(("more", "line"), [
    ({}, "We cook."),
    ({"said_by": "Zed Quux"}, "We cook."),
    ({"said_by": "Zed Quux", "consent": "note"}, "We cook."),
    ({"said_by": "Zed Quux", "consent": "named"}, "We cook, Zed Quux said."),
    ({"said_by": "", "consent": "named"}, "We cook."),
    ({"said_by": "Ada", "consent": "note"}, "We cook."),
    ({"said_by": "ada", "consent": "named"}, "We cook, Ada said."),
])
def test_named_only_with_consent(more: dict[str, Any], line: str) -> None:
    assert points(a_note("we cook", "talk", **more), plan=a_plan(speakers=invited(ADA))) == [line]


@pytest.mark.parametrize(("text", "kind", "line"), [
    ("do we cook?", "point", "Ada asked: Do we cook?"),
    ("do we cook", "question", "Ada asked: Do we cook?"),
    ("so much to cook…", "point", "Ada said: So much to cook…"),
    ("we cook", "story", "We cook, Ada said."),
    ("i cook, and my son eats", "point", "Ada said: I cook, and my son eats."),
    ("they told me 'I cook' - and we do", "point", "Ada said: They told me ‘I cook’ – and we do."),
    ("what a day", "point", "Ada said: What a day."),
    ("they say ‘I cook’", "point", "They say ‘I cook’, Ada said."),
    ("ada says we cook", "point", "Ada says we cook."),
    ("Adam says we cook", "point", "Adam says we cook, Ada said."),
    ('"we cook" she told us', "quote", "‘we cook’ she told us, Ada said."),
    ("We cook. - Always", "quote", "Ada said: ‘We cook. - Always’."),
    ("\"we  don't\"", "quote", "Ada said: ‘we don’t’."),
    ("Who?", "quote", "Ada said: ‘Who?’"),
    ("we cook", "word", "We cook, Ada said."),
])
def test_how_somebody_is_said_to_have_said_it(text: str, kind: Any, line: str) -> None:
    note = a_note(text, "talk", said_by="Ada", consent="named", kind=kind)
    assert points(note, plan=a_plan(speakers=invited(ADA))) == [line]


def test_a_named_point_that_opens_a_list() -> None:
    assert points(
        a_note("there are two kinds:", "talk", 1, said_by="Ada", consent="named"),
        a_note("soup", "talk", 2, under="n1"), plan=a_plan(speakers=invited(ADA)),
    ) == ["There are two kinds, Ada said:", "Soup."]


@pytest.mark.parametrize("kind", ["point", "story", "example", "idea", "objection", "reflection"])
def test_all_these_kinds_are_points(kind: Any) -> None:
    assert points(a_note("we cook", "talk", kind=kind)) == ["We cook."]


DECIDING = replace(EVENING[-1], id="deciding", kind="decision")


def test_an_objection_to_what_is_decided_reads_as_one_and_what_met_it_stands_under_it() -> None:
    noted = (
        a_note("we meet every other month", "deciding", 1),
        a_note("nobody would keep the rota", "deciding", 2, kind="objection"),
        a_note("three of us keep it", "deciding", 3, kind="idea", under="n2"),
    )
    items = tree(held(*noted, parts=(*EVENING, DECIDING)))
    assert [(words_of(i.text), [words_of(j.text) for j in i.items]) for i in items] == [
        ("We meet every other month.", []),
        ("An objection was raised: Nobody would keep the rota.", ["Three of us keep it."]),
    ]


def test_very_words_stand_in_quotation_marks_as_they_were_said() -> None:
    assert points(a_note("it's  \"ours\" - isn't it , i say", "talk", kind="quote")) == [
        "‘it’s “ours” - isn’t it , i say’."]


def test_words_offered_one_after_the_other_share_a_line() -> None:
    notes = [a_note(w, "talk", n, kind="word") for n, w in enumerate(("trust", "Time", "salt."), 1)]
    other = a_note("soup", "rooms", 9, room=1, kind="word")
    assert points(*notes, other) == ["Soup.", "Trust, Time, salt."]
    shared = tree(held(*notes))
    assert shared[0].sources == ("n1", "n2", "n3")


def test_journal_pages_are_not_points() -> None:
    assert not any("dream" in line for line in note_of(held(a_note("my dream", "talk", kind="journal"))))


def test_a_question_is_a_point_unless_it_was_parked() -> None:
    lines = note_of(held(
        a_note("who pays", "talk", 1, kind="question"), a_note("who eats", "parking", 2, kind="question"),
        a_note("a point parked", "parking", 3)))
    assert lines[-5:] == [
        "Here are some of the key points made in the breakout groups and plenary discussion:",
        "Who pays?", "A point parked.", "We also raised a question which could be explored further:", "Who eats?"]


def test_notes_of_a_part_that_was_dropped_are_used() -> None:
    session = held(a_note("said early", "rooms", room=1), states={"rooms": "dropped"})
    lines = note_of(session)
    assert "Said early." in lines
    assert not any("breakout" in line for line in lines)


def test_every_printed_note_can_be_followed_back() -> None:
    session = held(*(a_note(f"point {n}", "talk", n) for n in range(1, 9)))
    assert [i.sources for i in walk(tree(session))] == [(f"n{n}",) for n in range(1, 9)]
