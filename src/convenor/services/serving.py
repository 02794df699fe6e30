"""The port by which a screen or a command lets others in by their browsers. `cli` fills it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from convenor.services.host import Host
from convenor.session.doors import Role

LOOPBACK = "127.0.0.1"
EVERY = "0.0.0.0"  # asked for by name, and said plainly


@dataclass(frozen=True, slots=True)
class Asked:
    """How the pages are to be served. Nobody but this computer reaches them unless `host` says otherwise."""

    session: str
    host: str = LOOPBACK
    port: int | None = None
    """None: the usual one, or the next that is free."""
    certificate: Path | None = None
    key: Path | None = None
    address: str = ""
    """How others call it, when something stands in front of it: "https://notes.example.org"."""


class Serving(Protocol):
    """The pages of one session while they are served. Its methods raise Problem, and may be called from any thread."""

    def addresses(self) -> tuple[str, ...]:
        """Where the pages are, the best one to give away first: "http://192.168.1.20:8642"."""
        ...

    def who_can_reach(self) -> str:
        """One plain sentence."""
        ...

    def secret(self, role: Role) -> str:
        """The code or link's secret; empty for a link that this serving did not make, or that was hidden."""
        ...

    def renew(self, role: Role) -> None: ...

    def shut(self, role: Role) -> None: ...

    def hide(self) -> None:
        """Forget the links, which open as before: from here on nobody can be shown them, until there are new ones."""
        ...

    def qr(self, text: str) -> tuple[str, ...]:
        """The text as a QR code for a terminal: black half blocks that want a white ground."""
        ...

    def alert(self) -> str:
        """What the facilitator is to know; empty while there is nothing."""
        ...

    def here(self) -> int:
        """How many pages are open just now."""
        ...

    def stop(self) -> None:
        """Returns when nobody is served any more. What was acknowledged is on disk already."""
        ...


class Server(Protocol):
    """What a screen asks to serve pages. One serving a session; it goes on until it is stopped or the app closes."""

    def serving(self, session: str) -> Serving | None:
        """The pages of that session, if they are served from here."""
        ...

    def serve(self, host: Host, asked: Asked) -> Serving: ...

    def stop(self, session: str) -> None: ...
