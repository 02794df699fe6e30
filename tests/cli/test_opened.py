"""What the shell is told when an app has closed."""

from __future__ import annotations

from functools import partialmethod

import pytest

from convenor.terminal.app import ConvenorApp
from tests.support.cli import Commands


@pytest.mark.parametrize("words", [(), ("demo",)], ids=["first-screen", "demo"])
@pytest.mark.parametrize("code", [0, 1])
def test_an_app_that_came_down_fails_its_command(
    convenor: Commands, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    monkeypatch.setattr(ConvenorApp, "run", partialmethod(ConvenorApp.run, headless=True))
    monkeypatch.setattr(ConvenorApp, "begin", lambda app: app.exit(return_code=code))
    assert convenor(*words).code == code


def test_a_fault_in_drawing_is_one_calm_line_and_a_code(convenor: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(app: ConvenorApp) -> None:
        app.raises = False
        app._handle_exception(ValueError("nobody's words"))

    monkeypatch.setattr(ConvenorApp, "run", partialmethod(ConvenorApp.run, headless=True))
    monkeypatch.setattr(ConvenorApp, "begin", draw)
    ran = convenor("demo")
    assert ran.code == 1
    assert "nobody's words" not in ran.out + ran.err
