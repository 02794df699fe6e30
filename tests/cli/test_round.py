"""The round by a plain command."""

from __future__ import annotations

from tests.support.cli import Commands


def test_who_has_not_been_heard_and_who_passes(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks").line
    assert convenor("round", session).code == 1
    assert convenor.done("round", session, "--json").json is None
    assert "No round" in convenor("round", session, "--passes", "Ann").err
