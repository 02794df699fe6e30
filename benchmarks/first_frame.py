"""How long until there is something to see: the app against a bare Textual app, `--version` against bare Python.

python -m benchmarks.first_frame [ROUNDS]

Each is a process of its own on a pseudo-terminal of 80x24, timed from its start until the words of its first frame
have arrived (or, for a version, until it has ended). What the app has read by then comes a moment later, and is
timed too. All take turns, so that a busy machine is as busy for each.
The app opens a home with twenty sessions, half of them held. Aims: under 1.5 times, and under 5 times.
"""

from __future__ import annotations

import os
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Painted words")
Bare().run()
"""
SESSIONS = 20
LONGEST = 30.0
"""Seconds after which a frame that has not come will not come."""

Command = tuple[list[str], bytes]
"""A process, and the words that show that its first frame is there; none: until it has ended."""


def commands() -> dict[str, Command]:
    python = sys.executable
    return {
        "app": ([python, "-m", "convenor.cli"], b"Plan a session"),
        "app, sessions read": ([python, "-m", "convenor.cli"], b"Like last time"),
        "bare Textual app": ([python, "-c", BARE_APP], b"Painted words"),
        "--version": ([python, "-m", "convenor.cli", "--version"], b""),
        "bare Python": ([python, "-c", "pass"], b""),
    }


def seconds(command: Command, environment: Mapping[str, str]) -> float:
    """From the start of the process to its first frame, or to its end."""
    import fcntl
    import pty
    import struct
    import termios

    words, frame = command
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(words[0], words, dict(environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - began < LONGEST:
            if not select.select([terminal], [], [], 1.0)[0]:
                continue
            try:
                came = os.read(terminal, 65536)
            except OSError:  # what Linux says when the other side has closed
                came = b""
            seen += came
            if (frame and frame in seen) or (not frame and not came):
                return time.perf_counter() - began
            if not came:
                raise SystemExit(f"{words} ended without a frame: {seen[-400:].decode(errors='replace')}")
        raise SystemExit(f"{words} painted nothing in {LONGEST:.0f} seconds: {seen[-400:]!r}")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def fill(home: Path) -> None:
    """A home as it is after a year."""
    from convenor.services import planning, running
    from convenor.services.host import Host
    from convenor.services.recording import Line, record
    from convenor.store.sqlite import SqliteStore
    from tests.support.hosts import SERIES_EVENT
    from tests.support.sessions import FakeClock, SeededIds

    store = SqliteStore(home / "record.sqlite")
    host = Host(store, FakeClock(), SeededIds())
    for n in range(SESSIONS):
        session = planning.new_session(host, planning.Details(title=f"Session {n}"), of=SERIES_EVENT)
        if n % 2:
            running.start(host, session)
            record(host, session, [Line(f"Somebody said this, and then that: {m}") for m in range(60)])
            running.end(host, session)
    store.close()


def measure(rounds: int) -> dict[str, float]:
    """Medians in seconds."""
    taken: dict[str, list[float]] = {name: [] for name in commands()}
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir(mode=0o700)
        fill(home)
        environment = {
            **os.environ, "CONVENOR_HOME": str(home), "PYTHONPATH": str(SOURCE), "TERM": "xterm-256color",
            "PYTHONIOENCODING": "utf-8",
        }  # fmt: skip
        for n in range(rounds + 1):
            for name, command in commands().items():
                found = seconds(command, environment)
                if n:  # the first round warms the disk and writes what Python compiles
                    taken[name].append(found)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(rounds: str = "10") -> None:
    if os.name != "posix":
        print("Pseudo-terminals are a thing of Linux and macOS; not measured here.")
        return
    found = measure(int(rounds))
    for name, typical in found.items():
        print(f"{name:>18}: {typical * 1000:6.0f} ms typically")
    print(f"ratio app : bare Textual app    {found['app'] / found['bare Textual app']:.2f} (aim: under 1.5)")
    print(f"ratio --version : bare Python   {found['--version'] / found['bare Python']:.2f} (aim: under 5)")


if __name__ == "__main__":
    main(*sys.argv[1:])
