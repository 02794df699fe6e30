"""Putting the icon where a person finds it, and saying where that is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from convenor.cli.files import make_folder, write_text
from convenor.cli.home import VARIABLE
from convenor.cli.icons import linux, mac, windows
from convenor.cli.icons.opening import MARK, POINTS, Opening
from convenor.session.problem import Problem

NOT_OURS = "Something else of that name is there already: {path}."
CURE = "Move it away, or choose another folder with --to."


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and what else is worth knowing."""

    paths: tuple[Path, ...]
    says: tuple[str, ...] = ()


def opening(environ: Mapping[str, str]) -> Opening:
    """This Convenor, run by this Python, on the home that is named now."""
    named = environ.get(VARIABLE, "").strip()
    home = str(Path(named).expanduser().absolute()) if named else ""
    return Opening((sys.executable, "-m", "convenor.cli"), home)


def make(what: Opening, to: Path | None, platform: str = sys.platform) -> Made:
    """Make the icon for that platform, in a folder or in the places where people look.

    Raises Problem when a file that is not ours is in the way, a folder cannot be written, or nothing can make one.
    """
    if platform == "win32":
        return _on_windows(what, to or _desktop())
    if platform == "darwin":
        return Made((put((to or _desktop()) / mac.FILE_NAME, mac.command_file(what)),))
    terminal = linux.first_terminal(shutil.which)
    text = linux.desktop_file(what, terminal)
    paths = tuple(put(folder / linux.FILE_NAME, text) for folder in ((to,) if to else linux_places()))
    return Made(paths, (_letters(terminal), "If the desktop asks, right-click it and choose Allow Launching."))


def linux_places() -> tuple[Path, ...]:
    """The menu of programs, and the desktop where there is one."""
    menu = Path(platformdirs.user_data_dir()) / "applications"
    desktop = _desktop()
    return (menu, desktop) if desktop.is_dir() else (menu,)


def put(path: Path, text: str) -> Path:
    """Write an icon that can be opened by a double click, over nothing but one of ours."""
    path = path.expanduser().absolute()
    make_folder(path.parent)
    try:
        if path.exists() and MARK.encode() not in path.read_bytes():
            raise Problem(NOT_OURS.format(path=path), cure=CURE)
        write_text(path, text)
        path.chmod(0o755)
    except OSError as trouble:
        raise Problem(f"{path} could not be made: {(trouble.strerror or 'refused').lower()}.", cure=CURE) from trouble
    return path


def _letters(terminal: str) -> str:
    if terminal:
        return f"It opens {terminal} with letters of {POINTS} points."
    return "None of the terminals that we can enlarge is here; it opens the desktop's own, with the letters set there."


def _desktop() -> Path:
    return Path(platformdirs.user_desktop_dir())


def _on_windows(what: Opening, folder: Path) -> Made:
    path = folder.expanduser().absolute() / windows.FILE_NAME
    shell = shutil.which("powershell") or shutil.which("pwsh")
    if shell is None:
        raise Problem(
            "There is no PowerShell here, which makes such icons.",
            cure="Right-click the desktop, choose New and Shortcut, and type: convenor",
        )
    make_folder(path.parent)
    run: Sequence[str] = (shell, "-NoProfile", "-NonInteractive", "-EncodedCommand")
    try:
        done = subprocess.run(
            [*run, windows.encoded(windows.script(what, str(path)))], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise Problem("PowerShell did not answer, so no icon was made.", cure="Try again.") from trouble
    if done.returncode == windows.NOT_OURS:
        raise Problem(NOT_OURS.format(path=path), cure=CURE)
    if done.returncode != 0:
        raise Problem(f"PowerShell could not make {path}.", cure="Choose another folder with --to.")
    hint = (f"Set {VARIABLE} for your whole account, or the icon opens the usual place.",) if what.home else ()
    return Made((path,), hint)
