"""The page itself, with outbox.js, while its host is really killed under it: nothing lost, nothing twice, in order."""

from __future__ import annotations

import json
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import until
from tests.support.browser import a_browser
from tests.support.killed_hosts import HostProcess, in_the_record
from tests.support.ports import a_port
from tests.support.served import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")

WAITS = "() => Object.keys(localStorage).filter((key) => key.includes('/out/')).map((key) => localStorage[key])"
TIMES, AT_ONCE = 3, 6


@pytest.fixture
def host(tmp_path: Path) -> Iterator[HostProcess]:
    host = HostProcess(tmp_path / "home" / "record.sqlite", a_port())
    host.start()
    yield host
    host.kill()


def typed(page: Page, *lines: str) -> list[str]:
    for line in lines:
        page.locator("#entry").press_sequentially(line)
        page.keyboard.press("Enter")
    return list(lines)


def waiting(page: Page) -> list[dict[str, object]]:
    """What is on the device and not acknowledged."""
    return [json.loads(act) for act in page.evaluate(WAITS)]


def test_what_is_typed_while_the_host_is_killed_is_kept_once_and_in_order(host: HostProcess) -> None:
    chance, done = random.Random(5), list[str]()
    with a_browser(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser:
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"http://{NAME}:{host.port}/n/{host.note_taker}")
        page.fill("#name", "Mina")
        page.click("text=Begin")
        page.locator("#entry").wait_for()
        page.wait_for_load_state()
        for n in range(1, TIMES + 1):
            if n == TIMES:  # this time something is under way for certain, however fast the machine
                host.freeze()
            done += typed(page, *(f"Time {n}, line {m}" for m in range(1, AT_ONCE + 1)))
            if n == TIMES:
                until(page, lambda: any(act.get("tried") for act in waiting(page)))
            else:
                threading.Event().wait(chance.uniform(0, 0.004))  # before, while and after the host has it on its disk
            host.kill()
            recorded = in_the_record(host.record)
            waits = waiting(page)
            assert recorded == done[: len(recorded)], "something is missing, twice, or out of order"
            assert set(done) - {act["text"] for act in waits} <= set(recorded), "an acknowledged line is missing"
            page.locator("[data-line]").wait_for(state="visible")
            starting = threading.Thread(target=host.start)
            starting.start()
            done += typed(page, *(f"Time {n}, line {m} while nobody is there" for m in range(1, 4)))
            starting.join()
        until(page, lambda: waiting(page) == [])
        for line in (done[0], done[-1]):
            page.locator("#lines > li", has_text=line).locator(".state", has_text="Kept").first.wait_for()
        assert page.locator("#lines > li").count() == len(done)
        assert faults == []
    host.kill()
    assert in_the_record(host.record) == done
    host.start()
