"""Behind a proxy that has the certificate and a public name, and by a certificate of our own: all of it works."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from convenor.cli.commands.serve import greeting
from convenor.services import doors, messages
from convenor.services.serving import EVERY, LOOPBACK, Asked
from convenor.session.doors import Role
from convenor.web.serving import WebServing, serve
from tests.support.certificates import Certified, certified
from tests.support.proxy import Proxy, proxy
from tests.support.served import NAME, PlainBrowser, Served, served
from tests.support.waiting import LONGEST
from tests.web.test_doors import PAGES, act, send


@dataclass
class Behind:
    """A session whose pages have a public address, and what stands in front of them."""

    at: Served
    proxy: Proxy
    trust: Certified
    public: str

    def browser(self) -> PlainBrowser:
        return PlainBrowser(self.proxy.port, trusts=self.trust.client)

    def path(self, role: Role) -> str:
        """Where a link leads that was given away, without the address, which has to be the public one."""
        link = self.at.serving.addresses()[0] + doors.path_of(role, self.at.serving.secret(role))
        assert link.startswith(f"{self.public}/")
        return link.removeprefix(self.public)


@contextmanager
def behind(folder: Path) -> Iterator[Behind]:
    trust = certified(folder, NAME, "127.0.0.1")
    with served(folder) as at, proxy(0, trust.server) as front:
        public = f"https://{NAME}:{front.port}"
        at.serving.stop()
        doors.renew(at.host, at.session_id, "note-taker")
        at.serving = serve(at.host, Asked(at.session_id, port=0, address=public))
        for role in ("note-taker", "facilitator"):
            at.serving.renew(role)
        front.to = at.serving.port
        yield Behind(at, front, trust, public)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Behind]:
    with behind(tmp_path) as found:
        yield found


def test_links_and_codes_are_given_away_with_the_public_address(hall: Behind) -> None:
    said = "\n".join(greeting(hall.at.session, hall.at.serving, qr=False))
    assert f"{hall.public}{hall.path('note-taker')}" in said
    assert f"at {hall.public}, or {hall.public}/j/" in said
    assert f"Whoever can reach {hall.public} can reach these pages." in said
    assert "127.0.0.1" not in said


@pytest.mark.parametrize("role", list(PAGES))
def test_every_role_comes_in_by_its_link_and_is_kept_in_by_secure_cookies(hall: Behind, role: Role) -> None:
    browser = hall.browser()
    got = browser.get(hall.path(role))
    assert got.headers["location"] == PAGES[role], "to the same place, whatever the host is called inside"
    assert "Secure" in got.headers["set-cookie"]
    page = browser.get(PAGES[role])
    assert page.status == 200
    assert f"127.0.0.1:{hall.at.serving.port}" not in page.body


def test_lines_forms_and_files_go_through(hall: Behind) -> None:
    taker, boss = hall.browser(), hall.browser()
    got = taker.follow(hall.path("note-taker"))
    taker.post("/sit", {"check": got.check, "name": "Mina"})
    assert send(taker, act(1, "Soup"), act(1, "Soup"))[1] == [{"id": f"{1:026}", "kept": True}] * 2
    assert hall.at.texts() == [(1, "Mina", "Soup")]
    assert "localStorage" in taker.get("/files/outbox.js").body
    page = boss.follow(hall.path("facilitator"))
    sent = boss.post("/desk", {"check": page.check, "nonce": page.hidden("nonce"), "do": "start"})
    assert (sent.status, sent.headers["location"]) == (303, "/desk?done=start")
    assert hall.at.session.state == "running"


def test_news_goes_through_at_once_although_answers_are_held_back_until_they_are_whole(hall: Behind) -> None:
    taker = hall.browser()
    taker.follow(hall.path("note-taker"))
    cookies = "; ".join(f"{k}={v}" for k, v in taker.cookies.items())
    with (
        socket.create_connection(("127.0.0.1", hall.proxy.port), timeout=LONGEST) as plain,
        hall.trust.client.wrap_socket(plain, server_hostname=NAME) as line,
    ):
        line.sendall(f"GET /live/notes HTTP/1.1\r\nhost: {NAME}\r\ncookie: {cookies}\r\n\r\n".encode())
        stream = line.makefile("rb", buffering=0)
        assert "Ten minutes left" not in heard(stream)
        messages.send(hall.at.host, hall.at.session_id, "Ten minutes left")
        assert "Ten minutes left" in heard(stream)


def heard(stream: socket.SocketIO) -> str:
    while not (line := stream.readline()).startswith(b"data: {"):
        assert line, "the host hung up"
    return str(json.loads(line[6:])["about"])


def test_wrong_codes_are_one_count_and_no_address_is_kept(hall: Behind) -> None:
    for n in range(20):
        assert hall.browser().get(f"/j/guess{n}").status == 403
    assert "20 wrong tries" in hall.at.serving.alert()
    assert "203.0.113.9" not in repr(hall.at.host.store.read(hall.at.session_id))


def test_who_can_reach_it_also_without_the_proxy_is_said() -> None:
    def said(host: str) -> str:
        asked = Asked("s", host, address="https://notes.example.org")
        return WebServing(asked, *(None,) * 3, 1).who_can_reach()  # type: ignore[arg-type]  # nothing is served

    assert "same network" not in said(LOOPBACK)
    assert "So can everybody on the same network" in said(EVERY)


def test_a_certificate_of_one_s_own_serves_by_https(tmp_path: Path) -> None:
    trust = certified(tmp_path, "127.0.0.1")
    with served(tmp_path) as at:
        asked = Asked(at.session_id, port=0, certificate=trust.certificate, key=trust.key)
        safe = serve(at.host, asked)
        safe.renew("note-taker")
        (address,) = safe.addresses()
        assert address == f"https://127.0.0.1:{safe.port}"
        browser = PlainBrowser(safe.port, trusts=trust.client)
        assert browser.follow(doors.path_of("note-taker", safe.secret("note-taker"))).status == 200
        assert "Secure" in browser.get(doors.path_of("note-taker", safe.secret("note-taker"))).headers["set-cookie"]
        safe.stop()
