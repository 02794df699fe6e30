"""Joins the house style on the shelf, the composer and the layouts into the port that the faces use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from convenor.cli.files import write_text
from convenor.library.house_style import load_style
from convenor.library.places import HOUSE_STYLES
from convenor.library.shelf import Shelf
from convenor.session.problem import NotFound, Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document


class StyledWriter:
    """Writes notes in one house style."""

    def __init__(self, shelf: Shelf, style: str) -> None:
        self._shelf = shelf
        self._style = style

    def document(self, session: Session, profile: Profile | None = None) -> Document:
        """The note as blocks with their sources. Raises Problem for a style that is missing or broken."""
        return compose(session, load_style(self._pack()), profile)

    def _pack(self) -> Path:
        """The pack's folder: a person's own before the bundled one of the same name."""
        known: set[str] = set()
        for source in self._shelf.sources:
            styles = source.folder / HOUSE_STYLES
            if (styles / self._style).is_dir():
                return styles / self._style
            if styles.is_dir():
                known |= {folder.name for folder in styles.iterdir() if folder.is_dir()}
        raise NotFound(
            f"There is no house style called “{self._style}”.", cure=f"There are: {', '.join(sorted(known))}."
        )

    def text(self, session: Session, profile: Profile | None = None) -> str:
        from convenor.exchange.text import to_text

        return to_text(self.document(session, profile))

    def save(self, session: Session, path: Path, profile: Profile | None = None) -> None:
        layout = _layout(path)
        write_text(path, layout(self.document(session, profile)))


def _layout(path: Path) -> Callable[[Document], str]:
    match path.suffix.lower():
        case ".md":
            from convenor.exchange.markdown import to_markdown

            return to_markdown
        case ".html" | ".htm":
            from convenor.exchange.html import to_html

            return to_html
        case ".txt":
            from convenor.exchange.text import to_text

            return to_text
        case ending:
            raise Problem(
                f"A note cannot be written as “{ending or path.name}”.", cure="End the name in .md, .html or .txt."
            )
