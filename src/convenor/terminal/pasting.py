"""A paste arrives whole, whatever is in it.

Textual 8 takes an escape character inside a paste for the beginning of a key: it drops text after it, and takes
what follows for commands. Here such characters travel through its parser in disguise and are themselves again in
the Paste that comes out. To be taken out when the library does this itself (see 0032).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

ESC = "\x1b"
BEGINS, ENDS = f"{ESC}[200~", f"{ESC}[201~"
DISGUISE = "\U000f001b"
"""A private character that nobody types."""

_PARSERS = ("textual.drivers.linux_driver", "textual.drivers.linux_inline_driver", "textual.drivers.win32")


class Guard:
    """Reads what comes from the terminal, in whatever pieces, and disguises escapes that are inside a paste."""

    def __init__(self) -> None:
        self._inside = False
        self._held = ""
        """The end of the last piece, when it may be the beginning of the mark that ends the paste."""
        self._before = ""
        """The last few characters outside a paste, where the mark that begins one may be cut in two."""

    def guarded(self, piece: str) -> str:
        """The piece as the parser may have it; empty when all of it waits for what comes next."""
        waiting = self._held + piece
        out: list[str] = []
        self._held = ""
        while waiting:
            waiting = self._in_paste(waiting, out) if self._inside else self._outside(waiting, out)
        return "".join(out)

    def _outside(self, text: str, out: list[str]) -> str:
        seen = self._before + text
        at = seen.find(BEGINS)
        if at < 0:
            self._before = seen[-(len(BEGINS) - 1) :]
            out.append(text)
            return ""
        cut = at + len(BEGINS) - len(self._before)
        out.append(text[:cut])
        self._inside, self._before = True, ""
        return text[cut:]

    def _in_paste(self, text: str, out: list[str]) -> str:
        at = text.find(ENDS)
        if at >= 0:
            out.append(text[:at].replace(ESC, DISGUISE) + ENDS)
            self._inside = False
            return text[at + len(ENDS) :]
        for length in range(len(ENDS) - 1, 0, -1):
            if text.endswith(ENDS[:length]):
                self._held, text = text[-length:], text[:-length]
                break
        out.append(text.replace(ESC, DISGUISE))
        return ""


class WholePastes(XTermParser):
    """Textual's parser behind a guard."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._guard = Guard()

    def feed(self, data: str) -> Iterable[Message]:
        guarded = self._guard.guarded(data) if data else data
        if data and not guarded:
            return  # an empty piece would mean the end of all input
        for message in super().feed(guarded):
            if isinstance(message, events.Paste) and DISGUISE in message.text:
                yield events.Paste(message.text.replace(DISGUISE, ESC))
            else:
                yield message


def take_whole_pastes() -> None:
    """Have the drivers that are loaded use it."""
    for name in _PARSERS:
        module = sys.modules.get(name)
        if module is not None:
            module.__dict__["XTermParser"] = WholePastes
