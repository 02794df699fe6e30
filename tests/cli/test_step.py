"""`convenor go SESSION step …`, and the same in plain lines."""

from __future__ import annotations

import io

from convenor.cli.plain import run_plain
from tests.services.test_guiding import FORM
from tests.support.cli import Commands
from tests.support.hosts import a_planned_room


def test_steps_by_commands(convenor: Commands) -> None:
    session = convenor.done("new", "imagination-workshop", "--title", "Nobody eats alone").out.split()[0]
    convenor.done("go", session, "start")
    while "Now: Looking back" not in convenor.done("go", session, "next").out.splitlines()[0]:
        pass
    assert "Step 1 of 3: Settle" in convenor.done("go", session, "step").out
    assert "Now: (Silence, 0:15 left of 15 seconds)" in convenor.done("go", session, "step", "line").out
    assert "left of 45 seconds" in convenor.done("go", session, "step", "longer", "30").out
    assert "The journey" in convenor.done("go", session, "step", "next").out
    assert "noted" in convenor.done("go", session, "said").out
    assert "Settle" in convenor.done("go", session, "step", "back").out
    assert "steps are over" in convenor.done("go", session, "step", "end").out
    wrong = convenor("go", session, "step", "dance")
    assert (wrong.code, "longer SECONDS" in wrong.err) == (2, True)
    assert convenor("go", session, "step", "longer", "much").code == 2
    over = convenor("go", session, "step", "next")
    assert (over.code, "are over" in over.err) == (1, True)


def test_what_an_exercise_really_took_is_told_beside_it(convenor: Commands) -> None:
    assert convenor.done("exercises", "arrival", "--json").json["usual"] == []
    session = convenor.done("new", "imagination-workshop", "--title", "Nobody eats alone").out.split()[0]
    convenor.done("go", session, "start", "--at", "2026-11-26T11:00:00Z")
    convenor.done("go", session, "next", "--at", "2026-11-26T11:07:00Z")
    assert "It ran once and took 7 minutes" in convenor.done("exercises", "arrival").out
    (whole,) = convenor.done("exercises", "arrival", "--json").json["usual"]
    assert (whole["runs"], whole["took"], whole["proposed"]) == (1, 7, None)


def test_line_by_line_a_screen_reader_hears_the_step_and_each_cue_once() -> None:
    room = a_planned_room(FORM)
    said: list[str] = []
    lines = io.StringIO("go start\ngo step\ngo step next\ngo said\n")
    run_plain(room.host, room.session_id, "Mina", lines, said.append)
    told = "\n".join(said)
    assert "Now: Read: Find a way to sit." in told
    assert "In 0:30: Look round." in told
