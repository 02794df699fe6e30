"""Asks where a note goes, in three small questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convenor.session.text import shown
from convenor.terminal.note.file_form import FileForm
from convenor.terminal.note.places import FORMS, Place, file_name, free_path
from convenor.terminal.widgets.few import Few
from convenor.terminal.widgets.line import Field


class SaveForm(FileForm[str]):
    """Name, form and folder. Answers with what was saved and where, in words; None when nothing was."""

    DOES = "Save"
    HINT = "Tab goes on · ← → change · Ctrl+O saves · Esc goes back"

    def __init__(
        self,
        title: str,
        folders: tuple[Place, ...],
        save: Callable[[Path], None],
        *,
        heading: str = "Save the note as a file",
        forms: Mapping[str, str] = FORMS,
    ) -> None:
        """`save` writes the file, and raises Problem when that cannot be. The first of `forms` is the usual one."""
        super().__init__(folders)
        self._heading = heading
        self._forms = forms
        self._title = title
        self._save = save

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._heading, classes="sheet-title", markup=False)
            yield Field("name", "Name", file_name(self._title))
            yield from self.row("As", tuple(self._forms.items()), "form-of-file")
            yield from self.foot()

    def path(self) -> Path:
        ending = self.query_one("#form-of-file", Few).chosen
        return free_path(self.folder.folder, file_name(self.query_one(Field).value), ending)

    def done(self) -> str:
        path = self.path()
        self._save(path)
        return f"Saved as “{shown(path.name)}” in {self.folder.name}."
