"""Codes and links by plain commands."""

from __future__ import annotations

import pytest

from tests.support.cli import Commands


@pytest.fixture
def session(convenor: Commands) -> str:
    return convenor.done("new", "--title", "Who cooks", "--question", "Who gets to cook?").line


def test_a_code_can_be_said_again_and_a_link_cannot(convenor: Commands, session: str) -> None:
    assert convenor.done("codes", session).out.count("nobody can come in") == 3
    said = convenor.done("codes", session, "--renew", "participant").out
    code = said.split("code ")[1].split(":")[0]
    link = next(r["path"] for r in convenor.done("codes", session, "--renew", "note-taker", "--json").json if r["path"]
                and r["role"] == "note-taker")
    assert link.startswith("/n/")
    again = convenor.done("codes", session).out
    assert code in again
    assert link not in again
    assert "--renew makes a new one" in again
    assert code not in convenor.done("codes", session, "--renew", "participant").out
    assert "nobody can come in" in convenor.done("codes", session, "--shut", "note-taker").out


def test_a_role_that_there_is_not_is_refused(convenor: Commands, session: str) -> None:
    assert convenor("codes", session, "--renew", "king").code == 2
    assert convenor("codes", session, "--renew", "participant", "--shut", "participant").code == 2
    assert convenor("codes", "nothing like it").code == 1
