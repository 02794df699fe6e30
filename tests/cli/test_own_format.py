"""`convenor formats save` makes a format of an agenda, and sessions are planned from it like from any other."""

from __future__ import annotations

import json

from tests.support.cli import Commands


def planned(convenor: Commands) -> None:
    convenor.done("new", "small-meeting-hour", "--title", "Who cooks?", "--speaker", "Ada Pell", "--people", "8")
    convenor.done("plan", "Who cooks?", "insert", "Soup", "--after", "think", "--minutes", "5")


def test_an_agenda_becomes_a_format_and_a_session_is_planned_from_it(convenor: Commands) -> None:
    planned(convenor)
    told = convenor.done("formats", "save", "Who cooks?", "our-thursday", "--title", "Our Thursday").out
    path = convenor.home / "library" / "session_templates" / "our-thursday.yaml"
    assert "“Our Thursday” is a format now:" in told
    assert str(path) in told
    assert "no fault" in convenor.done("check").out
    assert "Soup" in convenor.done("formats", "our-thursday").out
    convenor.done("new", "our-thursday", "--title", "Who eats?", "--speaker", "Ada Pell", "--people", "8")
    was, now = (
        [(s["title"], s["minutes"]) for s in json.loads(convenor.done("agenda", name, "--json").out)["segments"]]
        for name in ("Who cooks?", "Who eats?")
    )
    assert was == now


def test_it_is_never_written_over_and_says_so(convenor: Commands) -> None:
    planned(convenor)
    convenor.done("formats", "save", "Who cooks?", "our-thursday")
    again = convenor("formats", "save", "Who cooks?", "our-thursday")
    assert again.code != 0
    assert "has a format our-thursday already" in again.err


def test_a_title_without_save_is_told_where_it_belongs(convenor: Commands) -> None:
    refused = convenor("formats", "--title", "Our Thursday")
    assert refused.code != 0
    assert "formats save SESSION ID" in refused.err
