from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands


@pytest.fixture
def convenor(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)
