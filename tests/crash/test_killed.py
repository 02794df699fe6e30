"""A process that is killed in the midst of keeping notes: whatever it acknowledged is there afterwards."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from convenor.session import event as events
from convenor.store.sqlite import SqliteStore
from tests.support.note_writer import said
from tests.support.records import a_python

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")


@dataclass(frozen=True)
class Acknowledged:
    kept: set[str]
    struck: set[str]


def killed(file: Path, mine: str, least: int, seconds: float, strikes: int) -> Acknowledged:
    """Let a process keep notes until it said something so many times, and that much longer; kill it.

    Tells what it had acknowledged.
    """
    line, environment = a_python("tests.support.note_writer", str(file), "s", mine, "0", str(strikes))
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        lines = [process.stdout.readline() for _ in range(least)]  # so that a slow machine gets to something, too
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
        lines += process.stdout.read().splitlines(keepends=True)
        process.wait()
    assert process.returncode == -signal.SIGKILL, "it was to be killed, not to end"
    whole = {line.strip() for line in lines if line.endswith("\n")}
    doomed = {name[1:] for name in whole if name.startswith("?")}  # what happened to the last of them nobody knows
    struck = {name[1:] for name in whole if name.startswith("-")}
    return Acknowledged({name for name in whole if name[0] not in "?-"} - doomed, struck)


def check(file: Path, kept: set[str], struck: set[str]) -> int:
    """Everything acknowledged is as it was acknowledged; returns how many notes there are."""
    store = SqliteStore(file)
    record = store.read("s")  # raises when a row is missing or damaged
    recorded = [e.event.contribution for e in record.entries if isinstance(e.event, events.ContributionRecorded)]
    words = {row.sources[0]: row.text for row in record.words}
    store.close()
    assert len(recorded) == len(set(recorded))
    assert kept - words.keys() == set()
    assert all(words[name].startswith(said(name)) for name in kept)
    assert struck & words.keys() == set()
    gone = set(recorded) - words.keys()  # also those whose erasing nobody could acknowledge any more
    data = b"".join(found.read_bytes() for found in file.parent.iterdir())
    assert [name for name in gone if said(name).encode() in data] == []
    with contextlib.closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return len(recorded)


def kill_again_and_again(file: Path, times: int, longest: float, seed: int, strikes: int) -> tuple[set[str], set[str]]:
    chance = random.Random(seed)
    kept: set[str] = set()
    struck: set[str] = set()
    for time in range(times):
        told = killed(file, f"r{time}-", chance.randint(0, 12), chance.uniform(0.005, longest), strikes)
        kept |= told.kept
        struck |= told.struck
        there = check(file, kept, struck)
        assert there - len(kept) - len(struck) <= 2 * (time + 1), "what was not acknowledged is the note in hand"
    return kept, struck


def test_killed_ten_times_nothing_acknowledged_is_missing(tmp_path: Path) -> None:
    kept, _ = kill_again_and_again(tmp_path / "home" / "record.sqlite", 10, 0.5, seed=20, strikes=0)
    assert len(kept) > 20, "it hardly got to anything before it was killed"


def test_killed_while_striking_nothing_struck_is_left(tmp_path: Path) -> None:
    kept, struck = kill_again_and_again(tmp_path / "home" / "record.sqlite", 5, 0.4, seed=7, strikes=2)
    assert kept
    assert struck


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_killed_hundreds_of_times(tmp_path: Path, seed: int) -> None:
    kill_again_and_again(tmp_path / "home" / "record.sqlite", 60, 1.5, seed, strikes=5 * (seed % 2))
