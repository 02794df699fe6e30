"""Rough company: what is huge, slow, half open, forged or full of signs gets words, and harms nobody else."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
from contextlib import ExitStack, suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.services import alerts, doors
from convenor.services.host import Host
from convenor.store.sqlite import SqliteStore
from convenor.web import guard, protocol
from tests.support.records import a_python
from tests.support.served import Got, PlainBrowser, Served, served
from tests.support.sessions import FakeClock, SeededIds
from tests.support.waiting import LONGEST, until
from tests.web.test_doors import PAGES, act, come_in, send

SIGNS = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><b>x", "\x1b[2J\x1b]0;owned\x07",
    "{{ 7 * 7 }}", "{% include 'door.html' %}", "=HYPERLINK(\"http://x\")", "\u202eabc", "&lt;b&gt;",
    "</script><script>alert(1)", "‘a’ “b”", "a\r\nset-cookie: x=y", "\x00\x07\x9b", "javascript:alert(1)",
)


def a_line(hall: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", hall.serving.port), timeout=LONGEST)


def raw(hall: Served, *pieces: bytes) -> bytes:
    """What comes back for exactly these bytes, until the host closes. Raises TimeoutError when it never does."""
    answer = b""
    with a_line(hall) as line:
        with suppress(ConnectionError):  # it does not wait for the rest
            for piece in pieces:
                line.sendall(piece)
        with suppress(ConnectionError):
            while came := line.recv(65536):
                answer += came
    return answer


def still_well(hall: Served) -> None:
    assert hall.browser().get("/").status == 200


def test_ten_megabytes_are_refused_in_words_and_not_read(hall: Served) -> None:
    browser = come_in(hall, "note-taker")
    got = browser.post("/notes", {"text": "x" * 300_000})
    assert got.status == 413
    assert "too long to be sent" in got.body
    head = b"POST /notes HTTP/1.1\r\nhost: x\r\ncontent-length: 10485760\r\n\r\n"
    assert b" 413 " in raw(hall, head, b"x" * 1000).splitlines()[0]
    chunked = b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n" \
              b"content-type: application/x-www-form-urlencoded\r\n\r\n"
    said = raw(hall, chunked, *[b"10000\r\n" + b"x" * 65536 + b"\r\n"] * 8)
    assert not said or b" 413 " in said.splitlines()[0]  # nothing, where what is still on its way cut it off
    assert hall.session.notes() == ()
    still_well(hall)


def test_a_head_that_never_ends_is_not_waited_for(hall: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    half = b"GET / HTTP/1.1\r\nx: "
    with ExitStack() as lines:
        for n in range(50):
            lines.enter_context(a_line(hall)).sendall(b"" if n % 2 else half)
        until(lambda: len(hall.serving.server.server_state.connections) >= 50, "they did not come in")
        still_well(hall)
    again = http.client.HTTPConnection("127.0.0.1", hall.serving.port, timeout=LONGEST)
    again.request("GET", "/")
    again.getresponse().read()
    monkeypatch.setattr(protocol, "HEAD_PATIENCE", 0.3)  # only now, so that on a slow machine too all were in time
    again.sock.sendall(b"GET /sc")
    hung_up(again.sock)  # nor is the second one on a line waited for
    with ExitStack() as lines:
        slow = [lines.enter_context(a_line(hall)) for _ in range(50)]
        for n, line in enumerate(slow):
            with suppress(ConnectionError):
                line.sendall(b"" if n % 2 else half)
        for line in slow:
            hung_up(line)


def hung_up(line: socket.socket) -> None:
    """The host closes that line, whatever it says before. Raises TimeoutError when it does not."""
    with suppress(ConnectionError), line:
        while line.recv(65536):
            pass


def test_a_body_that_does_not_come_is_not_waited_for(hall: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.3)
    kind = b"content-type: application/x-www-form-urlencoded\r\n"
    head = b"POST / HTTP/1.1\r\nhost: x\r\n" + kind + b"content-length: 9\r\n\r\nco"
    assert b" 408 " in raw(hall, head).splitlines()[0]
    still_well(hall)


def test_who_does_not_read_is_let_go(hall: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "TAKE_PATIENCE", 0.3)
    browser = come_in(hall, "note-taker")
    for n in range(0, 60, 4):
        send(browser, *(act(m, "x" * 50_000) for m in range(n, n + 4)))
    cookies = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", hall.serving.port))
        deaf.sendall(f"GET /live/notes?room=1 HTTP/1.1\r\nhost: x\r\ncookie: {cookies}\r\n\r\n".encode())
        until(hall.serving.here, "it did not come in")
        for n in range(100, 200):
            send(browser, act(n, "y" * 50_000))  # each is news, of three million bytes
            if not hall.serving.here():
                break
        until(lambda: not hall.serving.here(), "a page that listens is left of it")
        until(lambda: not hall.serving.server.server_state.connections, "a connection is left of it")
    still_well(hall)


@pytest.mark.parametrize("path", [
    "/files/../serving.py", "/files/..%2fserving.py", "/files/%2e%2e/%2e%2e/store/sqlite.py", "/files//etc/passwd",
    "/files/style.css%00.js", "/../../../../etc/passwd", "/notes/../desk", "//desk", "/files/", "/pages/base.html",
    "/j/",
    "/%c0%ae%c0%ae/", "/record.sqlite", "/.git/config", "/j/" + "a" * 5000, "/openapi.json", "/?" + "a=b&" * 500,
])
def test_no_path_leads_anywhere_but_to_a_page(hall: Served, path: str) -> None:
    for role in (None, "facilitator"):
        browser = come_in(hall, role) if role else hall.browser()
        got = browser.get(path)
        assert got.status in (200, 303, 307, 403, 404, 405), path
        assert "import" not in got.body
        assert "root:" not in got.body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "BREW"])
def test_other_methods_do_nothing(hall: Served, method: str) -> None:
    for page in ("/", *PAGES.values(), "/notes/acts", "/live/everyone"):
        assert hall.browser().ask(method, page).status in (200, 403, 405)
    still_well(hall)


class Tags(HTMLParser):
    """The elements of a page, and the text that is not in a field."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


OURS = {
    "html", "head", "meta", "link", "title", "body", "main", "h1", "h2", "p", "ul", "ol", "li", "a", "b", "strong",
    "div", "span", "section", "form", "label", "input", "button", "select", "option", "textarea", "fieldset",
    "legend", "datalist", "details", "summary", "noscript", "script",
}


def is_harmless(got: Got) -> None:
    """No sign of anybody's became part of the page, or of what a terminal would obey."""
    tags = Tags()
    tags.feed(got.body)
    for tag, attributes in tags.found:
        assert tag in OURS
        assert not any(name.startswith("on") for name in attributes)
        assert tag != "script" or attributes.get("type") == "application/json" or "src" in attributes
        assert (attributes.get("href") or "/").startswith(("/", "data:,"))
        assert tag != "b" or "Kept" in got.body
    assert "x</b" not in got.body
    assert len([t for t, _ in tags.found if t == "title"]) == 1
    # what stands in a field to be changed is what was typed, and a browser draws it
    assert "\x1b" not in re.sub(r"<textarea.*?</textarea>|value=\"[^\"]*\"", "", got.body, flags=re.DOTALL)
    assert got.headers.get("content-security-policy", "").startswith("default-src 'none'")
    assert got.headers.get("set-cookie", "convenor-").startswith("convenor-")


@pytest.mark.parametrize("signs", SIGNS)
def test_signs_in_any_field_stay_signs(tmp_path: Path, signs: str) -> None:
    with served(tmp_path, title=f"A {signs}") as hall:
        taker, one, boss = hall.browser(), come_in(hall, "participant"), come_in(hall, "facilitator")
        got = taker.follow(doors.path_of("note-taker", hall.serving.secret("note-taker")))
        taker.post("/sit", {"check": got.check, "name": signs[:50]})
        fields = {"text": f"t {signs}", "said_by": signs, "segment": "", "room": 1}
        _, (answer,) = send(taker, act(1, **fields))  # type: ignore[arg-type]  # as a page sends them
        assert answer.get("kept"), answer
        page = one.get("/answer")
        one.post("/answer", {"text": f"a {signs}", "check": page.check, "nonce": page.hidden("nonce")})
        page = boss.get("/desk")
        boss.post("/desk", {"do": "start", "check": page.check, "nonce": "n"})
        boss.post("/desk", {"do": "message", "text": f"m {signs}", "check": page.check, "nonce": "n"})
        hall.host.session(hall.session_id)
        for browser, path in (
            (taker, "/notes?room=1"), (taker, f"/notes/line/{1:026}"), (taker, "/"), (one, "/answer"), (one, "/screen"),
            (boss, "/desk"), (boss, f"/notes?done={signs.encode().hex()}"),
        ):
            is_harmless(browser.get(path))
        live = taker.get("/live/notes?room=1&once=1").body
        assert json.loads(live)["lines"][0]["text"].startswith("t ")


NAMES = [
    "do", "text", "check", "nonce", "seen", "room", "minutes", "line", "segment", "kind", "said_by", "consent", "code",
    "name", "acts", "id", "waited", "under", "lines",
]
VALUE = st.text(max_size=30) | st.sampled_from([
    "note", "edit", "strike", "start", "next", "add", "message", "hold", "go-on", "erase",
    "1", "99", "-1", "9" * 30, "null", "\x00", "\ud800",
    "٣", *SIGNS,
])
FIELDS = st.dictionaries(st.sampled_from(NAMES), VALUE, max_size=6)
ROUTES = [
    "/", "/j/{}", "/n/{}", "/f/{}", "/screen", "/answer", "/notes", "/notes/acts", "/notes/line/{}", "/sit", "/desk",
    "/live/everyone?once=1&{}", "/live/notes?once=1&room={}", "/live/desk?once=1{}", "/page", "/page/back",
    "/files/{}", "/{}",
]


def test_whatever_is_sent_to_any_address_is_answered_calmly(tmp_path: Path) -> None:
    with served(tmp_path) as hall:
        browsers = [hall.browser(), *(come_in(hall, role) for role in PAGES)]
        checks = [b.get(page).check for b, page in zip(browsers[1:], PAGES.values(), strict=True)]

        @settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
        @given(
            st.sampled_from(browsers), st.sampled_from(ROUTES), VALUE, st.sampled_from(["GET", "POST", "HEAD"]),
            FIELDS, st.sampled_from(["form", "json", "none", "bytes"]), st.sampled_from(["", *checks]),
            st.binary(max_size=60),
        )
        def whatever(browser, route, value, method, fields, kind, check, noise):  # type: ignore[no-untyped-def]
            path = route.format("".join(f"%{b:02x}" for b in value.encode("utf-8", "surrogatepass")))
            headers = {"x-check": check}
            if method != "POST":
                got = browser.ask(method, path, b"", headers)
            elif kind == "form":
                got = browser.post(path, {**fields, "check": check}, **headers)
            elif kind == "json":
                body = json.dumps({"acts": [{**fields, "id": fields.get("id", "a" * 20)}], "check": check}).encode()
                got = browser.ask(method, path, body, headers | {"content-type": "application/json"})
            else:
                sent = {"content-type": "multipart/form-data; boundary=x" if kind == "bytes" else ""}
                got = browser.ask(method, path, noise, headers | sent)
            assert got.status < 500, (path, got.status, got.body)
            assert "Traceback" not in got.body
            assert "\x1b" not in got.body
            assert "content-security-policy" in got.headers

        whatever()
        assert hall.serving.alert() in ("", hall.serving.hall.guesses.alert(hall.serving.hall.session.entrance))
        still_well(hall)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="descriptors are a thing of Linux and macOS")
def test_when_descriptors_run_out_it_is_said_in_words_and_heals(tmp_path: Path) -> None:
    line, environment = a_python("tests.support.host_process", str(tmp_path / "record.sqlite"), "0", "120")
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            port = int(process.stdout.readline().split()[1])
            with ExitStack() as crowd:
                for _ in range(200):
                    crowd.enter_context(socket.create_connection(("127.0.0.1", port), timeout=LONGEST))
                said = process.stdout.readline()
                assert "hold no more connections" in said, said
                watching = SqliteStore(tmp_path / "record.sqlite")  # as another process's screen does
                other = Host(watching, FakeClock(), SeededIds())
                session = watching.sessions()[0]
                until(lambda: "hold no more" in alerts.alert(other.session(session).entrance), "others did not hear")
                watching.close()
            until(lambda: PlainBrowser(port).get("/").status == 200, "it did not heal")
        finally:
            process.kill()
        assert "Traceback" not in process.stderr.read()
