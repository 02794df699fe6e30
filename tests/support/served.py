"""A session whose pages are really served, on the loopback, from a real record."""

from __future__ import annotations

import http.client
import ssl
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from convenor.services import doors, planning
from convenor.services.host import Host
from convenor.services.serving import Asked
from convenor.session.doors import Role
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.store.sqlite import SqliteStore
from convenor.web.serving import WebServing, serve
from tests.support.hosts import ADA, SERIES_EVENT, SUNIL
from tests.support.sessions import FakeClock, SeededIds
from tests.support.waiting import LONGEST

NAME = "notes.test"
"""A host name that a browser is told to find on the loopback, so that the page has no secure context."""
TITLE = "Who cooks, and who is cooked for?"


@dataclass
class Served:
    """The host's side of it."""

    host: Host
    clock: FakeClock
    session_id: str
    serving: WebServing

    @property
    def session(self) -> Session:
        return self.host.session(self.session_id)

    def link(self, role: Role, at: str = "127.0.0.1") -> str:
        return f"http://{at}:{self.serving.port}{doors.path_of(role, self.serving.secret(role))}"

    def browser(self) -> PlainBrowser:
        return PlainBrowser(self.serving.port)

    def texts(self) -> list[tuple[int | None, str, str]]:
        return [(n.room, n.by, n.text) for n in self.session.notes()]


def plan(host: Host, title: str = TITLE) -> str:
    return planning.new_session(host, planning.Details(
        title=title, questions=("Who cooks, and who is cooked for?",), rooms=("What is a table for?",) * 3,
        speakers=(Invited(ADA), Invited(SUNIL)),
    ), of=SERIES_EVENT)


@contextmanager
def served(folder: Path, title: str = TITLE, port: int = 0) -> Iterator[Served]:
    clock = FakeClock()
    store = SqliteStore(folder / "record.sqlite")
    host = Host(store, clock, SeededIds(7))
    session_id = plan(host, title)
    found = Served(host, clock, session_id, serve(host, Asked(session_id, port=port)))
    try:
        yield found
    finally:
        found.serving.stop()  # also where a test has it served anew
        store.close()


@dataclass
class Got:
    status: int
    body: str
    headers: dict[str, str]

    @property
    def check(self) -> str:
        return self.hidden("check")

    def hidden(self, name: str) -> str:
        """The value of the first field of that name in the page."""
        return self.body.split(f'name="{name}" value="')[1].split('"')[0]


@dataclass
class PlainBrowser:
    """A browser without scripts, as far as requests and cookies go."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    trusts: ssl.SSLContext | None = None
    """By https, if it is given."""

    def get(self, path: str) -> Got:
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Got:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urllib.parse.urlencode(fields, errors="surrogatepass").encode(), kind | headers)

    def follow(self, path: str) -> Got:
        """Get it, and go wherever it leads."""
        got = self.get(path)
        for _ in range(3):
            if got.status != 303:
                return got
            got = self.get(got.headers["location"])
        return got

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Got:
        line = (
            http.client.HTTPSConnection("127.0.0.1", self.port, timeout=LONGEST, context=self.trusts)
            if self.trusts else http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        )
        held = {"cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} if self.cookies else {}
        try:
            line.request(method, path, body, held | (headers or {}))
            answer = line.getresponse()
            for name, value in answer.getheaders():
                if name == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.partition(";")[0]
            text = answer.read().decode("utf-8", "replace")
            return Got(answer.status, text, {k.lower(): v for k, v in answer.getheaders()})
        finally:
            line.close()
