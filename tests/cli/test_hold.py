"""`convenor hold`, and `go hold` in plain lines."""

from __future__ import annotations

import io

from convenor.cli.plain import run_plain
from tests.support.cli import Commands
from tests.support.hosts import a_planned_room


def a_running_one(convenor: Commands) -> str:
    session = convenor.done("new", "--title", "Who cooks", "--date", "2026-11-26", "--start", "11:00").out.split()[0]
    convenor.done("go", session, "start", "--at", "2026-11-26T11:00:00Z")
    return session


def test_hold_says_what_to_do_and_off_goes_on(convenor: Commands) -> None:
    session = a_running_one(convenor)
    assert "not held" in convenor.done("hold", session).out
    convenor.done("note", session, "she told us about her brother", "--at", "2026-11-26T11:01:00Z")
    said = convenor.done("hold", session, "on", "--at", "2026-11-26T11:02:00Z").out
    assert "Held since 11:02" in said
    assert "Please stop typing for a moment." in said
    assert "1 line was noted" in said
    told = convenor.done("hold", session, "--json").json
    assert (told["held"], told["note_takers"]) == (True, "Please stop typing for a moment.")
    kept = convenor.done("note", session, "still kept", "--at", "2026-11-26T11:03:00Z")
    assert "Please stop typing" in kept.err
    assert "We go on. 4 minutes held" in convenor.done("hold", session, "off", "--at", "2026-11-26T11:06:00Z").out
    assert convenor.done("hold", session, "--json").json["held"] is False


def test_not_noted_asks_first_and_erases_for_good(convenor: Commands) -> None:
    session = a_running_one(convenor)
    assert "Nothing was noted" in convenor.done("hold", session, "not-noted").out
    convenor.done("note", session, "about her brother", "--at", "2026-11-26T11:01:00Z")
    convenor.done("hold", session, "on", "--at", "2026-11-26T11:02:00Z")
    refused = convenor("hold", session, "not-noted")
    assert refused.code == 1
    assert "Nothing was erased" in refused.err
    assert "1 line erased" in convenor.done("hold", session, "not-noted", "--yes").out
    assert convenor.done("notes", session, "--json").json == []


def test_go_hold_wants_on_or_off(convenor: Commands) -> None:
    session = a_running_one(convenor)
    assert "Held since" in convenor.done("go", session, "hold", "on").out
    wrong = convenor("go", session, "hold")
    assert wrong.code == 2
    assert "on or off" in wrong.err


def test_line_by_line_the_hold_is_said_and_a_line_is_kept_with_the_request() -> None:
    room = a_planned_room()
    said: list[str] = []
    lines = io.StringIO("go start\ngo hold on\nstill kept\ngo hold off\n")
    run_plain(room.host, room.session_id, "Mina", lines, said.append)
    told = "\n".join(said)
    assert "Kept. Please stop typing for a moment." in told
    assert told.index("Held since 11:00") < told.index("Kept.") < told.index("We go on.")
