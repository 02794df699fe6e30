"""Writing up: the port by which the faces ask for the note without knowing how it is laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.document import Document
from convenor.writeup.returned import Came
from convenor.writeup.style import Style


class Writer(Protocol):
    """Composes a session's note in a house style and lays it out. Filled at the doors."""

    def style(self) -> Style:
        """The house style itself. Raises Problem for one that is missing or broken."""
        ...

    def document(self, session: Session, profile: Profile | None = None) -> Document:
        """The note as blocks with what each came from. Raises Problem for a broken style."""
        ...

    def digest(self, session: Session) -> str:
        """The day's digest as plain text. Raises Problem when nothing was noted that may be in it."""
        ...

    def text(self, session: Session, profile: Profile | None = None, *, final: bool = False) -> str:
        """The note as plain text, with the line that says it is a draft. Raises Problem for a broken style.

        `final`: without that line. Whoever asks for it has looked that nothing is missing (`finality`).
        """
        ...

    def save(self, session: Session, path: Path, profile: Profile | None = None, *, final: bool = False) -> None:
        """Write the note to a file, in the form that its ending names: .md, .html, .txt or .docx.

        Raises Problem for another ending or a place that cannot be written to.
        """
        ...

    def read_back(self, path: Path) -> tuple[Came, ...]:
        """The paragraphs of a note that came back as a Word, Markdown or text file. Raises Problem for another."""
        ...

    def read_reply(self, path: Path) -> str:
        """What somebody wrote back, in a Word or text file or a saved e-mail. Raises Problem for another."""
        ...
