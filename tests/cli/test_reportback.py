"""Report-back by plain commands."""

from __future__ import annotations

from tests.support.cli import Commands


def test_ticked_starred_and_shown_room_by_room(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks", "--rooms", "3").line
    one = convenor.done("note", session, "nobody asked", "--room", "1").line
    two = convenor.done("note", session, "a pot for all", "--room", "1").line
    assert "nothing noted" in convenor.done("reportback", session).out
    out = convenor.done("reportback", session, "--said", one, "--said", two, "--star", two).out
    assert f"  {one}  nobody asked  [said]" in out
    assert f"  {two}  a pot for all  [said; chosen]" in out
    assert out.splitlines()[-1] == "Not heard yet: Rooms 2 and 3."
    rows = convenor.done("reportback", session, "--no-star", two, "--json").json
    assert [(r["room"], r["name"], r["heard"], len(r["lines"])) for r in rows] == [
        (1, "Room 1", True, 2), (2, "Room 2", False, 0), (3, "Room 3", False, 0)]
    assert rows[0]["lines"][1] == {
        "id": two, "text": "a pot for all", "kind": "point", "said": True, "star": False, "consent": "note"}
    convenor.done("reportback", session, "--star", two)
    note = convenor.done("writeup", session).out
    assert note.index("A pot for all") < note.index("Nobody asked")


def test_what_is_said_of_a_wrong_one(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks").line
    ran = convenor("reportback", session, "--said", "nowhere")
    assert (ran.code, "nowhere" in ran.err) == (1, True)
    assert "no rooms that come back" in convenor.done("reportback", session).out
