"""From key to screen for a fast typist, while parts change, notes arrive from elsewhere and the window is resized.

python -m benchmarks.typist [LINES] [WORDS A MINUTE]       by default 40 lines at four times ninety words a minute

The running screen is a process of its own on a pseudo-terminal, over a record on disk. This process types into it
letter by letter, is the second note-taker on the same record, goes on to another part half-way, and resizes the
window. A letter is on the screen when the line that ends with it has been painted. The countdown's lateness is how
long after its second a time is painted. Aim: 95 of 100 keys under 30 ms. All lines must be kept, whole and in order.
"""

from __future__ import annotations

import os
import re
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from convenor.cli.wiring import RandomIds, SystemClock
from convenor.services import planning, running
from convenor.services.host import Host, Wish
from convenor.services.recording import Line, record
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import SERIES_EVENT

SOURCE = Path(__file__).parent.parent / "src"
SIZES = ((80, 16), (60, 8), (100, 20), (72, 14))
"""Windows in which the time left stands as text that can be read back."""
LONGEST = 2.0
"""Seconds after which a letter that has not come counts as lost."""
SAID = "nobody asked the people who cook and they would have known what a table is for"
CLOCK = re.compile(r"(\d\d):(\d\d) left")


@dataclass
class Terminal:
    """The other end of the screen: what is typed goes in, what is painted comes out."""

    handle: int
    painted: str = ""
    clocks: list[tuple[float, int]] = field(default_factory=list)
    """When a time left was painted, and how many seconds it said."""

    def wait(self, seconds: float, for_text: str = "") -> float | None:
        """Read for so long, or until that text has come; the moment at which it had."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if not select.select([self.handle], [], [], left)[0]:
                continue
            came = os.read(self.handle, 65536).decode(errors="replace")
            now = time.perf_counter()
            self.clocks += [(now, int(m) * 60 + int(s)) for m, s in CLOCK.findall(came)]
            self.painted = (self.painted + re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", came))[-4000:]
            if for_text and for_text in self.painted:
                return now
        return None

    def type(self, text: str) -> None:
        self.painted = ""
        os.write(self.handle, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def screen(home: Path, session: str) -> Iterator[Terminal]:
    """The running screen in a process of its own."""
    import pty

    environment = {**os.environ, "CONVENOR_HOME": str(home), "PYTHONPATH": str(SOURCE), "TERM": "xterm-256color"}
    process, handle = pty.fork()
    if process == 0:
        words = [sys.executable, "-m", "convenor.cli", "run", session]
        os.execvpe(words[0], words, environment)
    terminal = Terminal(handle)
    terminal.resize(*SIZES[0])
    try:
        yield terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def percentile(values: list[float], per_cent: int) -> float:
    return statistics.quantiles(values, n=100)[per_cent - 1]


def main(lines: str = "40", pace: str = "360") -> None:
    if os.name != "posix":
        print("Pseudo-terminals are a thing of Linux and macOS; not measured here.")
        return
    words = SAID.split()
    texts = [" ".join(words[(n + m) % len(words)] for m in range(3 + n % 4)) for n in range(int(lines))]
    gap = 60 / (5 * int(pace))
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        home.mkdir(mode=0o700)
        store = SqliteStore(home / "record.sqlite")
        host = Host(store, SystemClock(), RandomIds())
        session = planning.new_session(host, planning.Details(title="A benchmark", date=today()), of=SERIES_EVENT)
        running.start(host, session)
        with screen(home, session) as terminal:
            if terminal.wait(30, "Enter keeps it") is None:
                raise SystemExit("The running screen did not come.")
            terminal.clocks.clear()
            taken, lost = type_all(terminal, host, session, texts, gap)
            terminal.wait(2)
            late = lateness(terminal, host, session)
        mine = [n.text for n in host.session(session).notes() if n.by != "Mina"]
        store.close()
    print(f"{len(taken)} keys, one each {gap * 1000:.0f} ms; {lost} not seen")
    print(f"lines whole and in order: {'yes, all' if mine == texts else 'NO'}")
    print(
        f"key to screen: {statistics.median(taken) * 1000:.1f} ms typically, 95 of 100 under "
        f"{percentile(taken, 95) * 1000:.1f} ms (aim: 30), 99 under {percentile(taken, 99) * 1000:.1f} ms"
    )
    print(
        f"countdown: {statistics.median(late) * 1000:.0f} ms late typically, 95 of 100 under "
        f"{percentile(late, 95) * 1000:.0f} ms, at most {max(late) * 1000:.0f} ms ({len(late)} times read)"
    )


def type_all(
    terminal: Terminal, host: Host, session: str, texts: list[str], gap: float
) -> tuple[list[float], int]:
    """Type the lines; seconds from each key to its letter on the screen, and how many never came."""
    taken: list[float] = []
    lost = 0
    for n, text in enumerate(texts):
        for place, letter in enumerate(text):
            if place == 5:
                record(host, session, [Line(f"Mina heard {n}")], Wish(actor="Mina"))
            if place == 8 and n == len(texts) // 2:
                running.next_part(host, session)
            if place == 3 and n % 5 == 4:
                terminal.resize(*SIZES[(n // 5 + 1) % len(SIZES)])
            began = time.perf_counter()
            terminal.type(letter)
            seen = terminal.wait(LONGEST, text[max(0, place - 3) : place + 1].strip())
            if seen is None:
                lost += 1
            else:
                taken.append(seen - began)
            terminal.wait(gap - (time.perf_counter() - began))
        terminal.type("\r")
        terminal.wait(gap)
    return taken, lost


def lateness(terminal: Terminal, host: Host, session: str) -> list[float]:
    """Seconds between the moment at which a time left became true and its being painted, for those of the last part."""
    found = host.session(session)
    part = found.now_on
    progress = found.progress_of(part.id) if part else None
    assert part is not None  # it runs
    assert progress is not None
    assert progress.actual_start is not None
    to_wall = datetime.now(UTC).timestamp() - time.perf_counter()
    late: dict[int, float] = {}
    for at, left in terminal.clocks:
        true_from = progress.actual_start + timedelta(seconds=part.seconds - left)
        seconds = at + to_wall - true_from.timestamp()
        if 0 <= seconds < 1.5 and left not in late:  # the first time that it was painted, and not the part before
            late[left] = seconds
    return list(late.values())


def today() -> date:
    return datetime.now(UTC).date()


if __name__ == "__main__":
    main(*sys.argv[1:])
