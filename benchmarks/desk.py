"""From key to screen at the desk, with 5,000 notes: moving, leaving out, moving a point up, and undoing either.

python -m benchmarks.desk [NOTES]

The app is a process of its own on a pseudo-terminal of 120 by 40, over a record on disk; this process is the author.
A move is on the screen when the row that it leads to has the cursor. An act is on the screen when the tray shows
it, which is after it is on the disk. The note at the right may follow by a moment. Aim: a frame of a sixtieth of a
second. Timings are those of the clock on the wall, for that is what an author waits for: on a machine that does other
things too, give it a priority of its own (on Linux: chrt -f 10).
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.typist import Terminal, percentile, screen, today
from convenor.cli.wiring import RandomIds, SystemClock
from convenor.services import planning, running
from convenor.services.host import Host
from convenor.services.recording import Line, record
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import SERIES_EVENT

MENU, TO_DESK = "\x1b", "see the note\r"
TO_TRAY, DOWN, UP, HOME, UP_ONE, SPACE, UNDO = "\t", "\x1b[B", "\x1b[A", "\x1b[H", "\x15", " ", "\x19"
MOVES, ACTS = 200, 30
LONGEST = 10.0


def a_home(home: Path, notes: int) -> str:
    store = SqliteStore(home / "record.sqlite")
    host = Host(store, SystemClock(), RandomIds())
    session = planning.new_session(host, planning.Details(title="A benchmark", date=today()), of=SERIES_EVENT)
    running.start(host, session)
    lines = [Line(f"line {n} of them: nobody asked person {n * 7} who cooks", room=n % 6 + 1) for n in range(notes)]
    for at in range(0, notes, 500):
        record(host, session, lines[at:at + 500])
    running.end(host, session)
    store.close()
    return session


def timed(terminal: Terminal, keys: str, shows: str) -> float:
    """Seconds until what the keys lead to stands on the screen."""
    began = time.perf_counter()
    terminal.type(keys)
    seen = terminal.wait(LONGEST, shows)
    if seen is None:
        raise SystemExit(f"“{shows}” never came; there is: {terminal.painted[-600:]}")
    return seen - began


def numbers(terminal: Terminal) -> list[int]:
    """The lines that were painted last, in order."""
    return [int(n) for n in re.findall(r"Line (\d+) of them", terminal.painted)]


def told(name: str, taken: list[float]) -> None:
    print(f"{name:36} {statistics.median(taken) * 1000:6.1f} ms typically, 95 of 100 under "
          f"{percentile(taken, 95) * 1000:6.1f} ms")


def main(notes: str = "5000") -> None:
    if os.name != "posix":
        print("Pseudo-terminals are a thing of Linux and macOS; not measured here.")
        return
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir(mode=0o700)
        session = a_home(home, int(notes))
        order = sorted(range(int(notes)), key=lambda n: n % 6)  # as the agenda's rooms have them
        with screen(home, session) as terminal:
            terminal.resize(120, 40)
            if terminal.wait(30, f"{notes} kept") is None:  # before that it cannot go to the desk yet
                raise SystemExit("The running screen did not come.")
            timed(terminal, MENU, "What would you like to do?")
            opening = timed(terminal, TO_DESK, "Key points")
            print(f"{'opening the desk':36} {opening * 1000:6.0f} ms until the note stands")
            terminal.wait(2)
            timed(terminal, TO_TRAY + HOME, f"Line {order[0]} of them")
            terminal.wait(1)
            moves = []
            for n in range(1, MOVES):
                moves.append(timed(terminal, DOWN, f"›     Line {order[n]} of"))
                terminal.wait(0.02)
            told(f"moving, {notes} notes", moves)
            acts, back = [], []
            for _ in range(ACTS):
                acts.append(timed(terminal, SPACE, f"out Line {order[MOVES - 1]} of"))
                terminal.wait(0.6)
                back.append(timed(terminal, UNDO, f"›     Line {order[MOVES - 1]} of"))
                terminal.wait(0.6)
            told("leaving a point out", acts)
            told("undoing it", back)
            up, down = [], []
            for _ in range(ACTS):
                up.append(timed(terminal, UP_ONE, f"›     Line {order[MOVES - 1]} of"))
                terminal.wait(0.6)
                down.append(timed(terminal, UNDO, f"Line {order[MOVES - 1]} of"))
                terminal.wait(0.6)
                timed(terminal, DOWN + UP, f"›     Line {order[MOVES - 1]} of")
            told("moving a point up", up)
            told("undoing that", down)
            busy = []
            for n in range(ACTS):
                terminal.type(SPACE)
                busy.append(timed(terminal, DOWN, f"›     Line {order[MOVES + n]} of"))
                terminal.wait(0.6)
            told("leaving out, and the next key at once", busy)


if __name__ == "__main__":
    main(*sys.argv[1:])
