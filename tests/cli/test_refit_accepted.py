"""Once a choice is made, `refit` says which, and asks no more."""

from __future__ import annotations

from tests.support.cli import Commands


def test_what_was_chosen_is_said_and_nothing_is_asked_again(convenor: Commands) -> None:
    made = ("new", "series-event", "--title", "Late", "--date", "2026-11-26", "--start", "10:00", "--end", "11:30")
    session = convenor.done(*made, "--rooms", "3", "--speaker", "Ada Reyes", "--speaker", "Bo Lind").line
    convenor.done("go", session, "start", "--at", "2026-11-26T10:00:00Z")
    for at in ("10:03", "10:09"):
        convenor.done("go", session, "next", "--at", f"2026-11-26T{at}:00Z")
    late = ("--at", "2026-11-26T10:50:00Z")
    offered = convenor.done("refit", session, *late, "--json").json["choices"]
    assert "without a choice" in convenor.done("refit", session, *late).out
    said = convenor.done("refit", session, *late, "--accept", "--choice", "2").out
    assert f"Chosen: {offered[1]['what']}" in said
    assert offered[0]["what"] not in said
    assert "without a choice" not in said
