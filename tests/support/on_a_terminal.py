"""A command on a pseudo-terminal, as a person has it before them. POSIX only."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.waiting import LONGEST

ROOT = Path(__file__).parent.parent.parent


class OnATerminal:
    """What is typed goes in, what is painted comes out."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self._handle = handle
        self.painted = ""

    def until(self, text: str) -> None:
        """Wait until that text has been painted. Raises AssertionError when it does not come."""
        self.when(lambda: text in self.painted, f"{text!r} was not painted")

    def when(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait until that holds, and read what is painted meanwhile, so that the window never waits for us.

        Raises AssertionError, with what to say then, when it never does.
        """
        until = time.monotonic() + LONGEST
        while not holds():
            assert time.monotonic() < until, f"{otherwise}: {self.painted[-2000:]!r}"
            if select.select([self._handle], [], [], 0.05)[0]:
                came = os.read(self._handle, 65536).decode(errors="replace")
                self.painted += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", came)

    def type(self, text: str) -> None:
        self.painted = ""
        os.write(self._handle, text.encode())

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        assert self.process.wait() == -signal.SIGKILL


@contextmanager
def on_a_terminal(home: Path, *words: str) -> Iterator[OnATerminal]:
    """`convenor` with these words, in a window of 80x24."""
    import pty

    ours, its = pty.openpty()
    environment = {**os.environ, "CONVENOR_HOME": str(home), "PYTHONPATH": str(ROOT / "src"),
                   "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}  # fmt: skip
    line = [sys.executable, "-m", "convenor.cli", *words]
    process = subprocess.Popen(line, stdin=its, stdout=its, stderr=its, env=environment)
    os.close(its)
    try:
        yield OnATerminal(process, ours)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        os.close(ours)
