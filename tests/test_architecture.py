"""The house rules that a graph of imports cannot hold by itself."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_args

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from convenor.session.event import ContributionEvent

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "convenor"
MODULES = sorted(SOURCE.rglob("*.py"))

BROAD_CATCHES: dict[str, str] = {
    # A module of src/convenor, and why it may catch whatever comes.
    "cli/main.py": "the commands' outermost edge: no traceback on a facilitator's screen",
    "terminal/calm.py": "the screens' outermost edge: they live on, and say so",
}

READS_A_CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns", "time.perf_counter",
    "time.perf_counter_ns", "time.localtime", "time.gmtime", "time.strftime", "time.ctime",
}
THROWS_DICE = {"random", "secrets"}
THROWS_DICE_BY_NAME = {"uuid.uuid1", "uuid.uuid4", "os.urandom"}


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def below_the_doors() -> list[Path]:
    return [m for m in MODULES if not name_of(m).startswith("cli/")]


# --- who may import whom -------------------------------------------------------------------------------------


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


# --- time and chance are handed in ---------------------------------------------------------------------------


def names_used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines and dotted names: what is imported, and what is looked up on what."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Attribute):
            inner = node.value
            if isinstance(inner, ast.Name):
                yield node.lineno, f"{inner.id}.{node.attr}"
            elif isinstance(inner, ast.Attribute):  # datetime.datetime.now
                yield node.lineno, f"{inner.attr}.{node.attr}"


def clocks_and_dice(source: str) -> list[tuple[int, str]]:
    return [
        (line, name)
        for line, name in names_used(ast.parse(source))
        if name in READS_A_CLOCK | THROWS_DICE | THROWS_DICE_BY_NAME
    ]


@pytest.mark.parametrize("module", below_the_doors(), ids=name_of)
def test_only_the_doors_read_a_clock_or_throw_dice(module: Path) -> None:
    assert clocks_and_dice(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", [
    "from datetime import datetime\ndatetime.now()",
    "import datetime\ndatetime.datetime.now(datetime.UTC)",
    "from datetime import date\ndate.today()",
    "import time\ntime.monotonic()",
    "from time import perf_counter",
    "import random",
    "from random import choice",
    "import secrets",
    "import uuid\nuuid.uuid4()",
    "from uuid import uuid4",
])
def test_the_search_for_clocks_and_dice_finds_them(source: str) -> None:
    assert clocks_and_dice(source)


@pytest.mark.parametrize("source", [
    "from datetime import time\ntime.fromisoformat('11:00')",
    "def f(clock): return clock.now()",
    "from datetime import datetime\ndatetime.fromisoformat(x)",
])
def test_the_search_for_clocks_and_dice_leaves_the_innocent_alone(source: str) -> None:
    assert clocks_and_dice(source) == []


# --- errors are foreseen, or fall through to the one place that is calm about them ---------------------------


def broad_catches(source: str) -> list[int]:
    """Lines that catch or suppress whatever comes."""
    broad = {"Exception", "BaseException"}
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            kinds = list(node.args)
        else:
            continue
        if any(kind is None or (isinstance(kind, ast.Name) and kind.id in broad) for kind in kinds):
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nobody_catches_whatever_comes(module: Path) -> None:
    found = broad_catches(module.read_text(encoding="utf-8"))
    if name_of(module) in BROAD_CATCHES:
        assert found, f"{name_of(module)} no longer needs its place in the list"
    else:
        assert found == []


@pytest.mark.parametrize(("source", "count"), [
    ("try: f()\nexcept: pass", 1),
    ("try: f()\nexcept Exception: pass", 1),
    ("try: f()\nexcept (OSError, BaseException): pass", 1),
    ("with contextlib.suppress(Exception): f()", 1),
    ("try: f()\nexcept (OSError, ValueError): pass", 0),
    ("with contextlib.suppress(OSError): f()", 0),
])
def test_the_search_for_broad_catches_finds_them(source: str, count: int) -> None:
    assert len(broad_catches(source)) == count


# --- events carry no words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", get_args(ContributionEvent), ids=lambda kind: kind.__name__)
def test_no_event_about_a_note_has_room_for_words(kind: type) -> None:
    names_and_choices = {"contribution", "segment", "words", "phase", "kind", "room", "prompt", "under", "consent"}
    assert {field.name for field in fields(kind)} <= names_and_choices, "words go into rows of their own"


# --- British English where people read -----------------------------------------------------------------------

AMERICAN = re.compile(
    r"\b(colou?rize|organiz\w+|recogniz\w+|summariz\w+|apologiz\w+|emphasiz\w+|color\w*|behavior\w*|favorite\w*"
    r"|honor\w*|neighbor\w*|center\w*|theater|catalog|canceled|canceling|labeled|labeling|analyze\w*|gray)\b",
    re.IGNORECASE,
)
CONTENT = ("session_templates", "exercises", "house_styles")


def pages_that_people_read() -> list[Path]:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for folder in CONTENT:
        pages += (p for p in (ROOT / folder).rglob("*") if p.suffix in {".yaml", ".md", ".j2"})
    return sorted(pages)


@pytest.mark.parametrize("page", pages_that_people_read(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_pages_are_in_british_english(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    assert [found.group() for found in AMERICAN.finditer(text)] == []


# --- plain commands stay light -------------------------------------------------------------------------------

PROBE = """
import atexit, json, runpy, sys
out = sys.argv.pop(1)
def tell():
    with open(out, "w", encoding="utf-8") as file:
        json.dump(sorted(sys.modules), file)
atexit.register(tell)
sys.argv[0] = "convenor"
runpy.run_module("convenor.cli", run_name="__main__", alter_sys=True)
"""

HEAVY = {"textual", "starlette", "uvicorn"}
HEAVY_FOR_A_VERSION = HEAVY | {"pydantic", "yaml", "sqlite3", "jinja2"}


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    modules: frozenset[str]
    """Top-level packages that it had loaded at its end."""


@dataclass(frozen=True)
class Doors:
    """Runs commands as a person does, each in a process of its own, and sees what it loaded."""

    home: Path

    def run(self, *arguments: str) -> Ran:
        listing = self.home.parent / "modules.json"
        listing.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(listing), *arguments],
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, cwd=self.home.parent,
            env={**os.environ, "CONVENOR_HOME": str(self.home), "PYTHONIOENCODING": "utf-8",
                 "PYTHONPATH": str(SOURCE.parent)},
        )
        loaded = json.loads(listing.read_text(encoding="utf-8"))
        return Ran(done.returncode, done.stdout, done.stderr, frozenset(m.split(".")[0] for m in loaded))

    def well(self, *arguments: str) -> Ran:
        ran = self.run(*arguments)
        assert ran.code == 0, f"convenor {' '.join(arguments)}: {ran.err or ran.out}"
        return ran


def test_a_version_is_told_at_once(tmp_path: Path) -> None:
    ran = Doors(tmp_path / "home").well("--version")
    assert "0." in ran.out
    assert ran.modules & HEAVY_FOR_A_VERSION == set()
    assert not (tmp_path / "home").exists(), "asking for the version makes nothing"


def test_the_journey_by_plain_commands_loads_no_screens(tmp_path: Path) -> None:
    doors = Doors(tmp_path / "home")
    new = doors.well("new", "--title", "Who cooks", "--question", "Who gets to cook?")
    session = new.out.strip()
    journey = [
        new,
        doors.well("go", session, "start", "--at", "2026-11-26T11:00:00+00:00"),
        doors.well("note", session, "The kettle is on", "--at", "2026-11-26T11:05:00+00:00"),
        doors.well("agenda", session, "--at", "2026-11-26T11:06:00+00:00"),
        doors.well("notes", session),
        doors.well("codes", session, "--renew", "participant"),
        doors.well("writeup", session),
        doors.well("sessions"),
        doors.well("formats"),
        doors.well("exercises"),
        doors.well("check"),
    ]
    assert [ran.modules & HEAVY for ran in journey] == [set()] * len(journey)


def test_the_probe_sees_what_a_process_loads(tmp_path: Path) -> None:
    listing = tmp_path / "modules.json"
    code = PROBE.replace('runpy.run_module("convenor.cli", run_name="__main__", alter_sys=True)', "import textual")
    subprocess.run([sys.executable, "-c", code, str(listing)], check=True, timeout=60)
    assert "textual" in json.loads(listing.read_text(encoding="utf-8"))


FIRST_FRAME = """
import sys
from textual.drivers.linux_driver import LinuxDriver
write = LinuxDriver.write
def watched(self, data):
    write(self, data)
    if "Plan a session" in data:
        loaded = sorted(sys.modules)
        LinuxDriver.write = write
        self._app.exit(message=" ".join(["LOADED", *loaded, "DEDAOL"]))
LinuxDriver.write = watched
from convenor.cli.main import main
main([])
"""


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a thing of Linux and macOS")
def test_the_first_frame_is_painted_before_the_record_or_the_library_is_loaded(tmp_path: Path) -> None:
    import pty

    ours, its = pty.openpty()
    environment = {**os.environ, "CONVENOR_HOME": str(tmp_path / "home"), "PYTHONPATH": str(SOURCE.parent),
                   "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    process = subprocess.Popen([sys.executable, "-c", FIRST_FRAME], stdin=its, stdout=its, stderr=its, env=environment)
    os.close(its)
    said = b""
    try:
        while b"DEDAOL" not in said and (came := _read(ours)):
            said += came
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    loaded = set(" ".join(said.decode(errors="replace").split()).split())
    assert "convenor.terminal.first.screen" in loaded, said[-2000:]
    early = {m for m in loaded if m.split(".")[0] in {"pydantic", "yaml", "jinja2", "sqlite3", "cattrs"}}
    early |= {m for m in loaded if re.match(r"convenor\.(library|store|exchange|writeup|session\.event)", m)}
    assert early == set()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says when the other side has closed
        return b""
