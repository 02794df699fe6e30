"""`convenor serve`: says who can reach it, refuses in words, and stops by Ctrl+C without ending anything."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Commands
from tests.support.records import a_python
from tests.support.waiting import LONGEST


def test_what_cannot_be_served_is_said_in_words(convenor: Commands, tmp_path: Path) -> None:
    assert "no session to serve" in convenor("serve").err
    convenor.done("new", "--title", "One", "--question", "Q?")
    convenor.done("new", "--title", "Two", "--question", "Q?")
    both = convenor("serve")
    assert both.code == 1
    assert "more than one session" in both.err
    no_certificate = tmp_path / "no.pem"
    no_certificate.write_text("nothing of the kind", encoding="utf-8")
    assert "cannot be used" in convenor("serve", "One", "--port", "0", "--certificate", str(no_certificate)).err
    assert "cannot be served at 203.0.113.9" in convenor("serve", "One", "--host", "203.0.113.9", "--port", "0").err
    assert convenor("serve", "One", "--key", str(no_certificate)).code == 2
    for address in ("notes.example.org", "https://", "http://[x", "https://example.org?notes"):
        assert convenor("serve", "One", "--address", address).code == 2
    assert "nothing after its name" in convenor("serve", "One", "--address", "https://example.org/notes").err


def as_on_a_terminal() -> None:
    """What a shell starts in the background inherits a deaf ear for Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT to send")
def test_it_serves_this_computer_only_until_ctrl_c(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks", "--question", "Q?").line
    line, environment = a_python("convenor.cli", "serve", "--port", "0")
    environment["CONVENOR_HOME"] = str(convenor.home)
    with subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=as_on_a_terminal
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        while not (said and said[-1].startswith("Ctrl+C")):
            said.append(process.stdout.readline())
            assert said[-1], process.stderr and process.stderr.read()
        assert "Only this computer can reach these pages.\n" in said
        where = next(s for s in said if s.startswith("Pages")).split("http://")[1].strip()
        ask = http.client.HTTPConnection(where, timeout=LONGEST)
        ask.request("GET", "/")
        assert ask.getresponse().status == 200
        ask.close()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=LONGEST)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert convenor.done("sessions", "--json").json[0]["state"] == "planned"
    assert "link, shown when it was made" in convenor.done("codes", session).out
