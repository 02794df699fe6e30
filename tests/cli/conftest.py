from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.support.cli import Commands


@pytest.fixture
def convenor(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # what others have left there is not ours
    return Commands(tmp_path / "home", capsys, monkeypatch)
