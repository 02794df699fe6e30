"""Opens what is to be checked, as a page, and writes its safe fixes back."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from convenor.cli.files import read_bytes, read_text, write_bytes
from convenor.session.problem import Problem
from convenor.writeup.lint.check import mended
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.page import Page


class Checked(Protocol):
    """A file as a page, that can be mended."""

    page: Page

    def mend(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Make the safe fixes, write the file, and say which were made."""
        ...


def open_checked(path: Path) -> Checked:
    """The file by its ending. Raises Problem for one that is not there, or that is none of the three."""
    match path.suffix.lower():
        case ".docx":
            return _Word(path)
        case ".md" | ".markdown" | ".txt" | ".text" | "":
            return _Text(path)
        case ending:
            raise Problem(f"A file that ends in {ending} cannot be checked.",
                          cure="Save it as Markdown (.md), text (.txt) or Word (.docx).")


class _Text:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = read_text(path)
        self.page = self._page(self._text)

    def _page(self, text: str) -> Page:
        if self._path.suffix.lower() in (".md", ".markdown"):
            from convenor.writeup.lint.markdown_page import from_markdown

            return from_markdown(text)
        from convenor.writeup.lint.plain_page import from_text

        return from_text(text)

    def mend(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        start = "\ufeff" if self._text.startswith("\ufeff") else ""
        # Lines as the page counts them: at \n, \r\n and \r, and nowhere else.
        bare = self._text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        out, done = mended(bare, self.page, findings)
        newline = "\r\n" if "\r\n" in self._text else "\n"
        text = start + newline.join(out)
        if done:
            write_bytes(self._path, text.encode("utf-8"))
            self._text, self.page = text, self._page(text)
        return done


class _Word:
    def __init__(self, path: Path) -> None:
        from convenor.exchange.word_in import page_of, read_word

        self._path = path
        self._word = read_word(read_bytes(path), str(path))
        self.page = page_of(self._word)

    def mend(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        from convenor.exchange.word_in import mend_word, page_of

        content, done = mend_word(self._word, self.page, findings)
        if done:
            write_bytes(self._path, content)
            self.page = page_of(self._word)
        return done
