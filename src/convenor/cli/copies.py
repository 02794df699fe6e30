"""A readable copy of the record after each part, in a folder of the facilitator's choice.

Which folder that is concerns this computer only, so it stands in the home and not in the session's record.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from convenor.cli.files import make_folder, write_text
from convenor.services.segments import fresh_id
from convenor.session.problem import Place, Problem
from convenor.session.session import Session

CHOSEN = "copies.json"


class Copies:
    """Where each session's copies go, and writing them."""

    def __init__(self, home: Path, record: Callable[[str], str]) -> None:
        """`record` makes a session's whole record as text."""
        self._file = home / CHOSEN
        self._record = record

    def choose(self, session: Session, folder: Path) -> Path:
        """From now on the copies of this session go there; the first is written at once. Returns its path.

        Raises Problem when that folder cannot be made or written to; then nothing is chosen.
        """
        folder = folder.expanduser().absolute()
        make_folder(folder)
        written = self._write(session, folder)
        chosen = self._chosen()
        chosen[session.id] = str(folder)
        write_text(self._file, json.dumps(chosen, indent=2, ensure_ascii=False) + "\n")
        return written

    def after_part(self, session: Session) -> str:
        """Write the copy, if a folder was chosen. Answers with words when that failed; the record itself is safe."""
        try:
            folder = self._chosen().get(session.id)
            if folder is not None:
                self._write(session, Path(folder))
        except Problem as problem:
            return f"The copy was not written. {problem.what} The record itself is safe."
        return ""

    def folder_of(self, session_id: str) -> str:
        """Where this session's copies go; empty when no folder was chosen."""
        return self._chosen().get(session_id, "")

    def _write(self, session: Session, folder: Path) -> Path:
        name = fresh_id(session.plan.title, ())
        path = folder / f"{name}-{session.id}.yaml"
        write_text(path, self._record(session.id), private=True)
        return path

    def _chosen(self) -> dict[str, str]:
        return chosen_in(self._file.parent)


def chosen_in(home: Path) -> dict[str, str]:
    """The folders that were chosen in that home, by the sessions' ids.

    Raises Problem when their list cannot be read.
    """
    file = home / CHOSEN
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except OSError as trouble:
        raise Problem(f"{file} could not be read: {trouble.strerror}.") from trouble
    try:
        chosen = json.loads(text)
    except ValueError as trouble:
        raise Problem(
            "The list of folders for copies is damaged.",
            where=Place(str(file)),
            cure="Choose the folder again.",
        ) from trouble
    if not isinstance(chosen, dict):
        return {}
    return {str(session): str(folder) for session, folder in chosen.items()}
