"""At the desk: what is chosen, ordered, merged and worded, undone by its author, and gone when it is erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.services import planning, point_words, pointing, recording, running
from convenor.services.host import Host, Wish
from convenor.services.recording import Line
from convenor.session.problem import NotFound, Problem
from convenor.store.sqlite import SqliteStore
from convenor.writeup.shape import Shape, shape
from tests.support.hosts import SERIES_EVENT, Room, a_planned_room
from tests.support.sessions import FakeClock, SeededIds

MINA = Wish(actor="Mina")


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def noted(room: Room, *lines: str | Line) -> list[str]:
    some = [line if isinstance(line, Line) else Line(line) for line in lines]
    return list(recording.record(room.host, room.session_id, some))


def shaped(room: Room) -> Shape:
    return shape(room.session())


def tops(room: Room) -> list[str]:
    return [p.id for p in shaped(room).points if p.under is None]


def printed(room: Room) -> list[str]:
    return [p.id for p in shaped(room).points if p.printed]


def test_leaving_out_takes_what_stands_under_with_it(room: Room) -> None:
    (a,) = noted(room, "rules:")
    (b,) = noted(room, Line("a certificate", under=a))
    (c,) = noted(room, "chairs")
    pointing.choose(room.host, room.session_id, [a], used=False)
    assert printed(room) == [c]
    pointing.choose(room.host, room.session_id, [a])
    assert printed(room) == [a, b, c]


def test_choosing_only_some_leaves_out_all_others(room: Room) -> None:
    a, b, c = noted(room, "one", "two", "three")
    pointing.choose_only(room.host, room.session_id, [b])
    assert printed(room) == [b]
    pointing.undo(room.host, room.session_id)
    assert printed(room) == [a, b, c], "one act, one undo"


def test_before_after_first_and_under(room: Room) -> None:
    a, b, c = noted(room, "one", "two", "three")
    pointing.order(room.host, room.session_id, c, before=b)
    assert tops(room) == [a, c, b]
    pointing.order(room.host, room.session_id, a, after=b)
    assert tops(room) == [c, b, a]
    pointing.order(room.host, room.session_id, a)
    assert tops(room) == [a, c, b]
    pointing.nest(room.host, room.session_id, b, a)
    assert [(p.id, p.depth) for p in shaped(room).points] == [(a, 0), (b, 1), (c, 0)]
    pointing.lift(room.host, room.session_id, b)
    assert tops(room) == [a, b, c]


@pytest.mark.parametrize("act", [
    lambda r, a, b: pointing.nest(r.host, r.session_id, a, b),
    lambda r, a, b: pointing.place(r.host, r.session_id, a, under=a, after=None),
    lambda r, a, b: pointing.place(r.host, r.session_id, a, under=None, after=a),
    lambda r, a, b: pointing.place(r.host, r.session_id, a, under=None, after=b),
    lambda r, a, b: pointing.lift(r.host, r.session_id, a),
    lambda r, a, b: pointing.merge(r.host, r.session_id, a, [a]),
    lambda r, a, b: pointing.split(r.host, r.session_id, a),
    lambda r, a, b: point_words.reword(r.host, r.session_id, a, "  "),
    lambda r, a, b: point_words.cut(r.host, r.session_id, a, ["one piece"]),
    lambda r, a, b: pointing.choose(r.host, r.session_id, ["nobody"]),
    lambda r, a, b: pointing.undo(r.host, r.session_id),
])  # fmt: skip
def test_what_cannot_be_is_refused_in_words(room: Room, act: object) -> None:
    a, = noted(room, "one")
    b, = noted(room, Line("two", under=a))
    with pytest.raises(Problem):
        act(room, a, b)  # type: ignore[operator]  # one of the lambdas above
    assert room.session().point_acts == ()


def test_the_same_from_two_people_stays_two_until_they_are_merged(room: Room) -> None:
    a, b = noted(room, "nobody asked the drivers", "Nobody asked the drivers.")
    assert tops(room) == [a, b]
    pointing.merge(room.host, room.session_id, a, [b], "Nobody has asked the drivers.")
    (point,) = shaped(room).points
    assert (point.notes, point.wording, point.made_of) == ((a, b), "Nobody has asked the drivers.", (a, b))
    pointing.split(room.host, room.session_id, a)
    assert [(p.id, p.notes, p.wording) for p in shaped(room).points] == [(a, (a,), None), (b, (b,), None)]


def test_splitting_off_the_note_that_gives_the_name_splits_off_the_others(room: Room) -> None:
    a, b, c = noted(room, "one", "one!", "one?")
    pointing.merge(room.host, room.session_id, a, [b, c])
    pointing.split(room.host, room.session_id, a, [a])
    assert [(p.id, p.notes) for p in shaped(room).points] == [(a, (a,)), (b, (b, c))]
    pointing.split(room.host, room.session_id, b, [c])
    assert tops(room) == [a, b, c]
    with pytest.raises(NotFound):
        pointing.split(room.host, room.session_id, a, [b])


def test_one_note_is_cut_into_two_points(room: Room) -> None:
    (a,) = noted(room, "Cooking is care, and bins are not.")
    first, second = point_words.cut(room.host, room.session_id, a, ["Cooking is care.", "Bins are not."])
    assert [(p.id, p.notes, p.wording) for p in shaped(room).points] == [
        (first, (a,), "Cooking is care."), (second, (a,), "Bins are not.")]
    pointing.undo(room.host, room.session_id)
    assert [(p.id, p.wording) for p in shaped(room).points] == [(a, None)]


def test_words_over_a_group_come_from_its_notes(room: Room) -> None:
    a, b, c = noted(room, "one", "two", "three")
    label = point_words.group(room.host, room.session_id, [b, c], "Numbers")
    assert [(p.id, p.depth) for p in shaped(room).points] == [(a, 0), (label, 0), (b, 1), (c, 1)]
    assert shaped(room).points[1].made_of == (b, c)


def test_refusing_the_corrections_leaves_what_was_typed(room: Room) -> None:
    (a,) = noted(room, "we said - so")
    point_words.as_typed(room.host, room.session_id, a)
    assert shaped(room).points[0].wording == "we said - so"
    point_words.reword(room.host, room.session_id, a, None)
    assert shaped(room).points[0].wording is None


def test_each_author_undoes_only_what_is_theirs(room: Room) -> None:
    a, b = noted(room, "one", "two")
    pointing.choose(room.host, room.session_id, [a], used=False, wish=MINA)
    pointing.choose(room.host, room.session_id, [b], used=False)
    assert pointing.undo(room.host, room.session_id, MINA) == "Undone: leaving out."
    assert printed(room) == [a]
    with pytest.raises(Problem, match="nothing of yours"):
        pointing.undo(room.host, room.session_id, MINA)


def test_themes_come_at_the_end_and_from_the_list(room: Room) -> None:
    (a,) = noted(room, "one")
    with pytest.raises(Problem, match="never during"):
        pointing.theme(room.host, room.session_id, [a], "power", {"power": "Sharing power"})
    running.start(room.host, room.session_id)
    running.end(room.host, room.session_id)
    pointing.theme(room.host, room.session_id, [a], "power", {"power": "Sharing power"})
    assert shaped(room).points[0].theme == "power"
    with pytest.raises(NotFound, match="no theme"):
        pointing.theme(room.host, room.session_id, [a], "cake", {"power": "Sharing power"})


def test_what_is_for_us_only_is_no_point(room: Room) -> None:
    (a,) = noted(room, Line("hush", consent="us"))
    with pytest.raises(NotFound):
        point_words.reword(room.host, room.session_id, a, "louder")


def test_erasing_a_note_leaves_no_byte_of_what_was_made_of_it(tmp_path: Path) -> None:
    from tests.store.test_erasing import residue

    file = tmp_path / "home" / "record.sqlite"
    host = Host(SqliteStore(file), FakeClock(), SeededIds())
    session = planning.new_session(host, planning.Details(title="Who cooks"), of=SERIES_EVENT)
    a, b, c = recording.record(host, session, [Line("xylophone"), Line("two"), Line("three")])
    pointing.merge(host, session, a, [b], "zugzwang of the both")
    point_words.reword(host, session, b if shape(host.session(session)).point(b) else a, "quetzalcoatl again")
    point_words.group(host, session, [a, c], "zymurgy above")
    point_words.cut(host, session, a, ["aardwolf piece", "okapi piece"])
    made = ("xylophone", "zugzwang", "quetzalcoatl", "zymurgy", "aardwolf", "okapi")
    assert {text for _, text in residue(file, *made)} == set(made)
    recording.erase(host, session, a)
    assert residue(file, *made) == set()
    shaped = shape(host.session(session))
    assert {p.wording for p in shaped.points} == {None}
    assert shaped.gaps()
    assert Host(SqliteStore(file), FakeClock(), SeededIds()).session(session) == host.session(session)
