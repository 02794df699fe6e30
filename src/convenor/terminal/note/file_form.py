"""A form at whose end a file is written; below its fields stands where that will be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Select, Static

from convenor.session.text import shown
from convenor.terminal.note.places import Place
from convenor.terminal.widgets.few import Few
from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Field

T = TypeVar("T")


class FileForm(Form[T]):
    """Subclasses say what is asked, and how the file is called."""

    def __init__(self, folders: tuple[Place, ...]) -> None:
        """`folders`: where the file may go; the first is the usual one."""
        super().__init__()
        self._folders = folders

    def path(self) -> Path:
        """The file that would be written, by what stands in the form."""
        raise NotImplementedError

    def where(self) -> str:
        """What is said of that file."""
        return f"{shown(self.path().name)}, in {self.folder.name}"

    @property
    def folder(self) -> Place:
        chosen = self.query_one("#folder", Few).chosen
        return next(place for place in self._folders if place.name == chosen)

    def row(self, label: str, choices: Sequence[tuple[str, str]], name: str) -> ComposeResult:
        """A choice among a few, with its label."""
        with Horizontal(classes="choice-row"):
            yield Static(label, classes="label", markup=False)
            yield Few(choices, id=name)

    def foot(self) -> ComposeResult:
        yield from self.row("Folder", [(place.name, place.name) for place in self._folders], "folder")
        yield Hint("", id="where")
        yield from super().foot()

    def on_mount(self) -> None:
        self._show_where()
        self.query_one(Field).type_here()

    @on(Field.Edited)
    @on(Select.Changed)
    def _show_where(self) -> None:
        self.query_one("#where", Static).update(self.where())
