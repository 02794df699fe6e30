"""Asks where a note goes, in three small questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Select, Static

from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.note.places import FORMS, Place, file_name, free_path
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Field


class SaveForm(ModalScreen[str | None]):
    """Name, form and folder. Answers with what was saved and where, in words; None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("ctrl+o", "save", "Save", show=False),
    ]

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
        forms = [(words, ending) for ending, words in self._forms.items()]
        folders = [(Content(place.name), place.name) for place in self._folders]
        with Vertical(classes="sheet"):
            yield Static(self._heading, classes="sheet-title", markup=False)
            yield Field("name", "Name", file_name(self._title))
            with Horizontal(classes="choice-row"):
                yield Static("As", classes="label", markup=False)
                yield Select(forms, id="form-of-file", allow_blank=False, value=forms[0][1], compact=True)
            with Horizontal(classes="choice-row"):
                yield Static("Folder", classes="label", markup=False)
                yield Select(folders, id="folder", allow_blank=False, value=self._folders[0].name, compact=True)
            yield Hint("", id="where")
            yield Complaint()
            with Horizontal(classes="buttons"):
                yield Button("Save", id="save", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint("Tab goes on · Enter or Ctrl+O saves · Esc goes back")

    def on_mount(self) -> None:
        self._show_where()
        self.query_one(Field).type_here()

    @on(Field.Edited)
    @on(Select.Changed)
    def _show_where(self) -> None:
        path = self._path()
        self.query_one("#where", Static).update(f"{shown(path.name)}, in {self._folder().name}")

    def _folder(self) -> Place:
        chosen = self.query_one("#folder", Select).value
        return next(place for place in self._folders if place.name == chosen)

    def _path(self) -> Path:
        ending = str(self.query_one("#form-of-file", Select).value)
        return free_path(self._folder().folder, file_name(self.query_one(Field).value), ending)

    @on(Field.Entered)
    @on(Button.Pressed, "#save")
    def _wanted(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)

    def action_save(self) -> None:
        """Write it, or say why not; the form stays until it is done."""
        path = self._path()
        try:
            self._save(path)
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))
            return
        self.dismiss(f"Saved as “{shown(path.name)}” in {self._folder().name}.")
