"""Screens look the same on every machine that tests them, however busy it is."""

from __future__ import annotations

import pytest
from textual.notifications import Notification

from tests.support import rest


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own terminal shows."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def patient_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told in passing is still there when a test comes to look, however slow the machine."""
    monkeypatch.setattr(Notification, "has_expired", False)


@pytest.fixture(autouse=True)
def patient_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot waits until the app has done what it had to do."""
    rest.use_it(monkeypatch)
