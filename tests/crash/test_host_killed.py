"""The host is killed again and again under eight rooms of note-takers on a bad line: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.bad_line import BadLine, Lost, ask
from tests.support.killed_hosts import HostProcess, in_the_record
from tests.support.ports import a_port
from tests.support.waiting import come_about

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")

ROOMS, IN_EACH = 8, 3
MOST_WAITING = 40
"""Lines on one device; a slow machine would otherwise collect more of them than it can deliver in the end."""
FAULTS = {"drop", "lose the answer", "delay", "double", "hold back"}


@dataclass
class Taker:
    """A note-taker's device: it does what outbox.js does, over a line that cannot be trusted."""

    name: str
    room: int
    port: int
    outbox: list[dict[str, object]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    check: str = ""
    typing: bool = True
    typed: int = 0
    refused: list[str] = field(default_factory=list)

    async def come_in(self, secret: str, to: int) -> None:
        """Over a good line: what is under test comes later."""
        await self._ask(to, "GET", f"/n/{secret}")
        page = await self._ask(to, "GET", "/notes")
        self.check = page.split('name="check" value="')[1].split('"')[0]
        await self._ask(to, "POST", "/sit", urllib.parse.urlencode({"check": self.check, "name": self.name}).encode())

    async def take_notes(self, chance: random.Random) -> None:
        while self.typing or self.outbox:
            if self.typing and len(self.outbox) < MOST_WAITING and chance.random() < 0.7:
                self.typed += 1
                self.outbox.append({
                    "id": f"{self.name.replace('-', '')}{self.typed:020}", "do": "note", "room": None, "segment": "",
                    "text": f"{self.name} line {self.typed}",
                })
            if not await self.send():
                await asyncio.sleep(chance.uniform(0.01, 0.05))

    async def send(self) -> bool:
        """Whether something of the outbox was acknowledged."""
        acts = self.outbox[:20]
        if not acts:
            await asyncio.sleep(0.01)
            return False
        try:
            body = await self._ask(self.port, "POST", "/notes/acts", json.dumps({"acts": acts}).encode(),
                                   ("content-type: application/json", f"x-check: {self.check}"))
            answers = json.loads(body)["answers"]
        except (Lost, ValueError, KeyError):
            return False
        for answer in answers:
            if answer.get("kept"):
                self.kept += [str(a["text"]) for a in self.outbox if a["id"] == answer["id"]]
                self.outbox = [a for a in self.outbox if a["id"] != answer["id"]]
            else:
                self.refused.append(answer["refused"])
        return True

    async def _ask(self, port: int, method: str, path: str, body: bytes = b"", extra: tuple[str, ...] = ()) -> str:
        kind = () if extra or method == "GET" else ("content-type: application/x-www-form-urlencoded",)
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        head = (f"{method} {path} HTTP/1.1", "host: x", "connection: close", f"cookie: {cookies}",
                f"content-length: {len(body)}", *kind, *extra, "", "")
        answer = await ask(port, "\r\n".join(head).encode() + body)
        top, _, text = answer.partition(b"\r\n\r\n")
        for line in top.decode().split("\r\n"):
            if line.lower().startswith("set-cookie:"):
                key, _, value = line.split(":", 1)[1].strip().partition("=")
                self.cookies[key] = value.partition(";")[0]
        return text.decode()


async def killed_under_load(record: Path, times: int, seed: int) -> list[Taker]:
    chance = random.Random(seed)
    host = HostProcess(record, a_port())
    await asyncio.to_thread(host.start)
    line = BadLine(host.port, chance)
    await line.open()
    takers = [Taker(f"r{r}-t{t}", r, line.port) for r in range(1, ROOMS + 1) for t in range(IN_EACH)]
    for taker in takers:
        await taker.come_in(host.note_taker, host.port)
    typing = [asyncio.create_task(t.take_notes(random.Random(f"{seed} {t.name}"))) for t in takers]
    for _ in range(times):
        await asyncio.sleep(chance.uniform(0.2, 0.9))
        host.kill()
        check(record, takers)
        await asyncio.to_thread(host.start)
    await come_about(
        lambda: sum(t.typed for t in takers) > 200 and set(line.did) >= FAULTS, "they hardly got to anything"
    )
    for taker in takers:
        taker.typing = False
    await asyncio.sleep(0.2)
    host.kill()
    check(record, takers)  # at the end, and while many a line still waits
    await asyncio.to_thread(host.start)
    line.faults = False
    async with asyncio.timeout(60):
        await asyncio.gather(*typing)
    await line.close()
    host.kill()
    return takers


def check(record: Path, takers: list[Taker]) -> None:
    """Every acknowledged line is there once, and every other one is in its outbox still."""
    recorded = in_the_record(record)
    assert len(recorded) == len(set(recorded)), "a line is there twice"
    for taker in takers:
        assert set(taker.kept) <= set(recorded), "an acknowledged line is missing"
        typed = {f"{taker.name} line {n}" for n in range(1, taker.typed + 1)}
        assert typed - set(taker.kept) == {a["text"] for a in taker.outbox}


def check_all_in_order(record: Path, takers: list[Taker]) -> None:
    recorded = in_the_record(record)
    for taker in takers:
        assert taker.refused == []
        assert taker.outbox == []
        mine = [text for text in recorded if text.startswith(f"{taker.name} ")]
        assert mine == [f"{taker.name} line {n}" for n in range(1, taker.typed + 1)]


async def test_killed_five_times_on_a_line_that_drops_delays_doubles_and_reorders(tmp_path: Path) -> None:
    record = tmp_path / "home" / "record.sqlite"
    check_all_in_order(record, await killed_under_load(record, 5, seed=5))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
async def test_killed_twenty_times(tmp_path: Path, seed: int) -> None:
    record = tmp_path / "home" / "record.sqlite"
    check_all_in_order(record, await killed_under_load(record, 20, seed))
