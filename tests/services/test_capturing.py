"""What a part asks for: its kind when nobody says, its terms, and nothing where nothing is to be noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import capturing, guiding, recording, running
from convenor.services.recording import Line, Unnoted
from convenor.services.shortline import parse
from convenor.session.exercise import Capture, Care, NoteKind, Span, Step
from convenor.writeup.compose import compose
from convenor.writeup.document import ItemList, walk, words_of
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise
from tests.support.styles import house


def with_capture(capture: Capture, care: Care | None = None, steps: tuple[Step, ...] = ()) -> Room:
    exercise = replace(an_exercise("talk", capture=capture), care=care or Care("light"), steps=steps)
    room = a_planned_room(a_format(a_part(exercise)))
    running.start(room.host, room.session_id)
    return room


def keep(room: Room, typed: str) -> None:
    session = room.session()
    line = parse(typed, session.plan, capturing.usual_kind(session, "talk"))
    recording.record(room.host, room.session_id, [line])


@pytest.mark.parametrize(("kinds", "usual"), [
    (("point",), "point"), (("idea", "point"), "point"), (("word", "reflection"), "word"), (("action",), "action"),
    (("journal",), "point"), (("journal", "quote", "word"), "quote"), ((), "point"),
])
def test_a_line_is_what_the_part_asks_for_unless_it_says(kinds: tuple[NoteKind, ...], usual: NoteKind) -> None:
    room = with_capture(Capture(kinds=kinds))
    for typed in ("bread", ": bread", "? bread", "story: bread"):
        keep(room, typed)
    assert [c.kind for c in room.session().notes()] == [usual, usual, "question", "story"]


def test_where_it_is_asked_each_time_a_line_starts_as_for_us_only() -> None:
    room = with_capture(Capture(kinds=("story",), consent="ask-each-time"))
    for typed in ("my own", "note: they said yes", "Ada: hers", "named Ada: her name too"):
        keep(room, typed)
    assert [c.consent for c in room.session().notes()] == ["us", "note", "us", "named"]
    assert capturing.asked_words(room.session(), "talk") == "Asked for: stories; for us only until they say yes"


def test_where_nothing_is_recorded_no_line_is_taken() -> None:
    room = with_capture(Capture(kinds=(), consent="not-recorded"), care=Care("tender"))
    with pytest.raises(Unnoted, match="Nothing is noted in “Talk”"):
        keep(room, "bread")
    assert room.session().notes() == ()
    assert capturing.asked_words(room.session(), "talk") == "Nothing is noted here"


def test_in_a_light_part_a_practical_line_is_kept() -> None:
    room = with_capture(Capture(kinds=(), consent="not-recorded"))
    keep(room, "Ann comes late")
    assert len(room.session().notes()) == 1


def test_the_step_that_somebody_guides_to_comes_before_the_part() -> None:
    steps = (
        Step("still", "Be still", "silence", Span(1, 2, 3), capture=Capture((), consent="not-recorded")),
        Step("words", "A word", "round", Span(1, 2, 3), capture=Capture(("word",), consent="ask-each-time")),
        Step("talk", "Talk", "plenary", Span(1, 2, 3)),
    )
    room = with_capture(Capture(), steps=steps)
    keep(room, "before anybody guides, the part decides")
    guiding.begin(room.host, room.session_id)
    with pytest.raises(Unnoted, match="“Be still”"):
        keep(room, "shh")
    guiding.next_step(room.host, room.session_id)
    keep(room, "bread")
    guiding.next_step(room.host, room.session_id)
    keep(room, "a point")
    assert [(c.kind, c.consent) for c in room.session().notes()] == [
        ("point", "note"), ("word", "us"), ("point", "note")]


def test_a_word_each_is_one_item_of_the_note() -> None:
    room = with_capture(Capture(kinds=("word",)))
    for word in ("bread", "salt", "steam"):
        keep(room, word)
    lists = [b for b in compose(room.session(), house()).blocks if isinstance(b, ItemList)]
    assert [words_of(i.text) for b in lists for i in walk(b.items)] == ["Bread, salt, steam."]


def test_an_unknown_part_asks_for_the_usual() -> None:
    room = with_capture(Capture(kinds=("word",)))
    assert capturing.usual_kind(room.session(), "nowhere") == "point"
    assert capturing.asked_words(room.session(), "nowhere") == ""
    recording.record(room.host, room.session_id, [Line("a point all the same")])
    assert room.session().notes()[0].kind == "point"


def test_when_the_session_is_over_no_part_asks_for_anything_any_more() -> None:
    """What comes to mind afterwards would else become a next step that nobody promised."""
    room = with_capture(Capture(kinds=("action",)))
    running.end(room.host, room.session_id)
    keep(room, "Salt is dear")
    assert [c.kind for c in room.session().notes()] == ["point"]
    assert capturing.asked_words(room.session(), "talk") == ""
