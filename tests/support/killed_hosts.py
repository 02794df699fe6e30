"""A host in a process of its own that a test really kills and starts again, and what its record then holds."""

from __future__ import annotations

import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from convenor.session import event as events
from convenor.store.sqlite import SqliteStore
from tests.support.records import a_python


@dataclass
class HostProcess:
    """Always at the same port and over the same record."""

    record: Path
    port: int
    note_taker: str = ""
    _process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Returns when its pages are served."""
        line, environment = a_python("tests.support.host_process", str(self.record), str(self.port))
        self._process = subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        said = self._process.stdout.readline().split(" ")
        assert said[0] == "ready", said
        self.note_taker = said[2] or self.note_taker

    def freeze(self) -> None:
        """From now on it takes what comes and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """Returns when it is dead."""
        assert self._process is not None
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        assert self._process.returncode == -signal.SIGKILL


def in_the_record(record: Path) -> list[str]:
    """The words of the notes in order, read from the file while no host has it."""
    store = SqliteStore(record)
    (session,) = store.sessions()
    content = store.read(session)  # raises when a row is missing or damaged
    store.close()
    texts = {row.id: row.text for row in content.words}
    return [texts[e.event.words] for e in content.entries if isinstance(e.event, events.ContributionRecorded)]
