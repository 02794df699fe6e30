"""`convenor remember`: by plain commands what the screen does."""

from __future__ import annotations

from tests.support.cli import Commands


def test_after_the_end_each_part_takes_what_is_remembered(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks?", "--speaker", "Ada Reyes; cook; Ladle").line
    early = convenor("remember", session, "arrival", "Early")
    assert early.code == 1
    assert "not ended" in early.err
    convenor.done("go", session, "start")
    convenor.done("go", session, "next")
    convenor.done("go", session, "end")
    listed = convenor.done("remember", session, "--json").json
    part = listed[0]["segment"]
    note = convenor.done("remember", session, part, "“It rained”", "--as", "Jo").line
    rows = convenor.done("notes", session, "--json").json
    assert [(r["id"], r["text"], r["kind"], r["phase"], r["by"]) for r in rows] == [
        (note, "It rained", "point", "after", "Jo")
    ]
    assert "(added afterwards)" in convenor.done("remember", session).out
    assert convenor.done("remember", session, "--json").json[0]["notes"][0]["text"] == "It rained"
