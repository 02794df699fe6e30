"""Asks where a note goes, in three small questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Select, Static

from convenor.session.text import shown
from convenor.terminal.note.places import FORMS, Place, file_name, free_path
from convenor.terminal.widgets.few import Few
from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Field


class SaveForm(Form[str]):
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
        super().__init__()
        self._heading = heading
        self._forms = forms
        self._title = title
        self._folders = folders
        self._save = save

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._heading, classes="sheet-title", markup=False)
            yield Field("name", "Name", file_name(self._title))
            with Horizontal(classes="choice-row"):
                yield Static("As", classes="label", markup=False)
                yield Few(tuple(self._forms.items()), id="form-of-file")
            with Horizontal(classes="choice-row"):
                yield Static("Folder", classes="label", markup=False)
                yield Few([(place.name, place.name) for place in self._folders], id="folder")
            yield Hint("", id="where")
            yield from self.foot()

    def on_mount(self) -> None:
        self._show_where()
        self.query_one(Field).type_here()

    @on(Field.Edited)
    @on(Select.Changed)
    def _show_where(self) -> None:
        path = self._path()
        self.query_one("#where", Static).update(f"{shown(path.name)}, in {self._folder().name}")

    def _folder(self) -> Place:
        chosen = self.query_one("#folder", Few).chosen
        return next(place for place in self._folders if place.name == chosen)

    def _path(self) -> Path:
        ending = self.query_one("#form-of-file", Few).chosen
        return free_path(self._folder().folder, file_name(self.query_one(Field).value), ending)

    def done(self) -> str:
        path = self._path()
        self._save(path)
        return f"Saved as “{shown(path.name)}” in {self._folder().name}."
