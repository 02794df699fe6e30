"""The commands as a person calls them, in this process, over a home of their own."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from convenor.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The only line that was printed."""
        (line,) = self.out.splitlines()
        return line


class Commands:
    """Call it with a command's words."""

    def __init__(self, home: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._capture = capture
        self._patch = patch
        patch.setenv("CONVENOR_HOME", str(home))

    def __call__(self, *words: str, stdin: bytes = b"") -> Ran:
        """Run it, whatever comes of it."""
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._capture.readouterr()
        code = main(words)
        said = self._capture.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(code, said.out, said.err)

    def done(self, *words: str, stdin: bytes = b"") -> Ran:
        """Run it, and insist that it did what was asked."""
        ran = self(*words, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran
