"""The system's clipboard, by real programs that stand in for the desktop's own."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from convenor.cli.clipboard import SystemClipboard
from tests.support.waiting import LONGEST

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own clipboard would be changed")

HONEST = 'if [ "$3" = -o ] || [ "$4" = -o ]; then cat "{kept}"; else cat >"{kept}"; fi'
FORGETFUL = "cat >/dev/null"
FAILS = "exit 1"
HANGS = "exec sleep 100"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop's program would be; none is there yet."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "cat", "sleep"):
        (folder / tool).symlink_to(next(p for p in (Path("/bin", tool), Path("/usr/bin", tool)) if p.exists()))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return folder / "xclip"


def behaves(program: Path, script: str) -> Path:
    kept = program.parent / "kept"
    kept.touch()
    program.write_text(f"#!/bin/sh\n{script.format(kept=kept)}\n", encoding="utf-8")
    program.chmod(0o755)
    return kept


@pytest.mark.parametrize("text", ["Two minutes left.", "“Ça va?”\n\n- yes — naïve\n", ""])
def test_what_is_there_can_be_read_back(program: Path, text: str) -> None:
    kept = behaves(program, HONEST)
    assert SystemClipboard(patience=LONGEST).put(text) is True
    assert kept.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("script", [FORGETFUL, FAILS])
def test_nothing_is_said_to_be_there_that_is_not(program: Path, script: str) -> None:
    behaves(program, script)
    assert SystemClipboard().put("Two minutes left.") is False


def test_a_computer_without_a_clipboard(program: Path) -> None:
    assert not program.exists()
    assert SystemClipboard().put("Two minutes left.") is False


def test_a_program_that_hangs_holds_nobody_up(program: Path) -> None:
    behaves(program, HANGS)
    assert SystemClipboard(patience=0.2).put("Two minutes left.") is False
    assert any(hand.name == "clipboard" for hand in threading.enumerate()), "it hangs there still"
