"""What travels: a wheel holds the content, and works from anywhere without the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

import convenor

ROOT = Path(__file__).parent.parent
CONTENT = ("session_templates", "exercises", "house_styles", "check_cards", "schemas")


def run(*command: str | Path, cwd: Path) -> str:
    """What it printed, having run away from the checkout and from whatever Python the tests use."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    env |= {"CONVENOR_HOME": str(cwd / "home"), "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(c) for c in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Where the builder is at hand it is used as it is; else pip fetches it, as it does for anybody who installs.
    here = ["--no-build-isolation"] if find_spec("hatchling") else []
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *here, "--wheel-dir", folder, ROOT, cwd=folder)
    found = list(folder.glob("convenor-*.whl"))
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment: the wheel is its own, the dependencies are borrowed."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False)
    commands = place / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", place)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=place)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(run(commands / "python", "-c", ask, cwd=place).strip())
    borrowed = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    # Lines of a .pth come after the environment's own packages, and are not searched for further .pth files:
    # an editable Convenor out there cannot stand in for the one in the wheel.
    (own / "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return commands


def files_below(folder: Path) -> set[str]:
    return {
        p.relative_to(folder).as_posix()
        for p in folder.rglob("*")
        if p.is_file() and "__pycache__" not in p.parts and not p.name.startswith(".")
    }


@pytest.mark.parametrize("folder", CONTENT)
def test_the_wheel_holds_the_content(folder: str, wheel: Path) -> None:
    inside = f"convenor/_content/{folder}/"
    with zipfile.ZipFile(wheel) as archive:
        travelled = {name.removeprefix(inside) for name in archive.namelist() if name.startswith(inside)}
    stands = files_below(ROOT / folder)
    assert stands, f"{folder}/ is empty"
    assert travelled == stands


def test_the_wheel_holds_every_module_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"convenor/{name}" for name in files_below(ROOT / "src" / "convenor")} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_it_is_the_installed_one_that_runs(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import convenor; print(convenor.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_the_installed_command_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "convenor", "--version", cwd=tmp_path).split()[-1] == convenor.__version__


def test_the_installed_command_finds_its_formats_and_exercises_from_anywhere(installed: Path, tmp_path: Path) -> None:
    for what in ("formats", "exercises"):
        assert listed(run(installed / "convenor", what, "--json", cwd=tmp_path))


def test_the_whole_journey_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    """Plan, run, record, write up: from a folder that knows nothing of the checkout."""

    def convenor(*words: str) -> str:
        return run(installed / "convenor", *words, cwd=tmp_path)

    day = "2026-11-26"
    session = convenor(
        *("new", "series-event", "--title", "Who cooks", "--question", "Who cooks, and who is cooked for?"),
        *("--date", day, "--start", "11:00", "--end", "12:30", "--timezone", "Europe/London", "--rooms", "2"),
        *("--speaker", "Ada Pell; Director; Ladle; who drew on ten years of street kitchens"),
    ).strip()
    assert session == session.split()[0]
    parts = [s["id"] for s in json.loads(convenor("agenda", session, "--json"))["segments"]]
    convenor("go", session, "start", "--at", f"{day}T11:04:00+00:00")
    for room in ("1", "2"):
        convenor("note", session, f"A bench in room {room} is an invitation", "--segment", "rooms", "--room", room)
    convenor("note", session, "Cooking comes first", "--said-by", "Ada", "--segment", "speakers")
    convenor("note", session, "Not for print", "--consent", "us")
    for n, part in enumerate(parts[:-1], 1):
        convenor("go", session, "next", "--from", part, "--at", f"{day}T11:{4 + 5 * n:02}:00+00:00")
    assert "4 notes from 2 rooms. All kept." in convenor("go", session, "end", "--at", f"{day}T12:20:00+00:00")
    view = json.loads(convenor("agenda", session, "--json"))
    assert (view["state"], {s["state"] for s in view["segments"]}) == ("ended", {"done"})
    for ending in ("md", "html", "txt"):
        convenor("writeup", session, "--to", f"note.{ending}")
        note = (tmp_path / f"note.{ending}").read_text(encoding="utf-8")
        assert "26 November 2026" in note
        assert "Ada Pell, Director of Ladle" in note
        assert all(f"A bench in room {room} is an invitation." in note for room in "12")
        assert "Not for print" not in note
    convenor("export", session, "record.yaml")
    assert "nothing new" in convenor("import", "record.yaml")


def listed(printed: str) -> Sequence[str]:
    rows = json.loads(printed)
    assert all({"id", "title", "kind", "minutes"} <= set(row) for row in rows)
    return [row["id"] for row in rows]


def test_the_version_is_the_same_wherever_it_stands(wheel: Path) -> None:
    assert wheel.name.split("-")[1] == convenor.__version__


# --- the README's two commands, and the check of everything, are one and the same ----------------------------

INSTALL_AND_DEMO = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/convenor demo"
INSTALL_AND_TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


def test_the_readme_gives_its_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.count(INSTALL_AND_DEMO) == 1
    assert lines.count(INSTALL_AND_TEST) == 1


def test_the_check_of_everything_reads_its_tests_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", script)
    assert pattern
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(pattern[1], readme, re.MULTILINE) == [INSTALL_AND_TEST]
    assert script.rstrip().endswith('eval "$tests"'), "pytest's summary comes last"
    assert "://" not in script, "where packages come from is the machine's business"


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no executable bit")
def test_the_check_of_everything_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_makefile_stays_small() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert len(targets) <= 10
    assert all(re.search(rf"^{target}:  ## \S", makefile, re.MULTILINE) for target in targets), "each says what it does"
