"""Many rooms at once on two cores: lines kept, how long a commit takes, when others see it, and the screen meanwhile.

python -m benchmarks.many_rooms [SECONDS]       by default the large hall lasts 60 seconds

The host is a process of its own: the terminal app without a window, and the pages beside it, over a record on disk.
This process is everybody else: each note-taker holds one connection, types a line a second (in the large hall one in
three) and waits for the answer; participants load their page and go on listening. Everything is over the loopback, and
clients and host share the machine. A commit is from sending a line to the answer that says Kept; the baseline is the
same number of bare synced SQLite rows in the same run. Aim: everything kept; 95 of 100 commits under 10, 20 and 40
milliseconds; under 150 MB; 500 big screens in under a second.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from convenor.store.sqlite import SqliteStore
from convenor.web.descriptors import most_connections

LATE_EVERY = 0.25
"""The app looks at the clock four times a second."""


# --- the host --------------------------------------------------------------------------------------------------


def be_the_host(record: str) -> None:
    """The app, headless, with the pages beside it; says how late its clock was whenever it is asked."""
    from convenor.cli.wiring import RandomIds, SystemClock
    from convenor.services import doors, running
    from convenor.services.host import Host
    from convenor.services.outside import Outside
    from convenor.services.serving import Asked
    from convenor.terminal.app import ConvenorApp
    from convenor.web.serving import serve
    from tests.support.faces import PlainWriter, SmallShelf
    from tests.support.served import plan

    host = Host(SqliteStore(Path(record)), SystemClock(), RandomIds())
    session = plan(host)
    running.start(host, session)
    secrets = {k.role: k.secret for k in doors.open_doors(host, session)}
    serving = serve(host, Asked(session, port=0))
    late: list[float] = []
    app = ConvenorApp(Outside(host, SmallShelf(), PlainWriter()), session=session)

    async def watch() -> None:
        while True:
            due = time.perf_counter() + LATE_EVERY
            await asyncio.sleep(LATE_EVERY)
            late.append(time.perf_counter() - due)

    def answer() -> None:
        for _ in sys.stdin:
            print(json.dumps({"late": late, "memory": _memory()}), flush=True)
            late.clear()

    async def main() -> None:
        watching = asyncio.ensure_future(watch())
        threading.Thread(target=answer, daemon=True).start()
        print("ready", serving.port, secrets["note-taker"], secrets["participant"], flush=True)
        await app.run_async(headless=True, size=(120, 40))
        watching.cancel()

    asyncio.run(main())


def _memory() -> float:
    """Megabytes that this process holds; 0 where that cannot be asked."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


@dataclass
class HostProcess:
    record: Path

    def __enter__(self) -> HostProcess:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.many_rooms", "--host", str(self.record)], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent,
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline().split()
        self.port, self.note_taker, self.participant = int(said[1]), said[2], said[3]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def tell(self) -> tuple[list[float], float]:
        """How late its screen's clock was since the last time, and its memory now."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        return said["late"], said["memory"]


# --- everybody else --------------------------------------------------------------------------------------------


@dataclass
class Line:
    """One kept-alive connection, as a browser has."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: bytes = b"", *extra: str) -> tuple[int, bytes]:
        await self.send(method, path, body, *extra)
        assert self._reader is not None
        status, headers = await self._head()
        return status, await self._reader.readexactly(int(headers.get("content-length", 0)))

    async def send(self, method: str, path: str, body: bytes = b"", *extra: str) -> None:
        if self._writer is None or self._writer.is_closing():
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        kind = ("content-type: application/x-www-form-urlencoded",) if method == "POST" and not extra else ()
        head = (f"{method} {path} HTTP/1.1", "host: x", f"cookie: {cookies}", f"content-length: {len(body)}", *kind,
                *extra, "", "")
        self._writer.write("\r\n".join(head).encode() + body)

    async def _head(self) -> tuple[int, dict[str, str]]:
        assert self._reader is not None
        top = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {}
        for line in top[1:]:
            name, _, value = line.partition(": ")
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
            elif name:
                headers[name] = value
        return int(top[0].split()[1]), headers

    async def listen(self, path: str) -> None:
        """Begin to hear what is new; returns once the first of it has come."""
        await self.send("GET", path)
        status, _ = await self._head()
        assert status == 200, status
        await self.hear()

    async def hear(self) -> bytes:
        """The next thing that is new, beats apart."""
        assert self._reader is not None
        while True:
            line = await self._reader.readline()
            if not line:
                raise ConnectionError("the host hung up")
            if line.startswith(b"data: {"):
                return line

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


@dataclass
class Taker:
    name: str
    room: int
    line: Line
    check: str = ""
    took: list[float] = field(default_factory=list)
    sent: dict[str, float] = field(default_factory=dict)

    async def come_in(self, secret: str) -> None:
        await self.line.ask("GET", f"/n/{secret}")
        _, page = await self.line.ask("GET", "/notes")
        self.check = page.decode().split('name="check" value="')[1].split('"')[0]
        form = urllib.parse.urlencode({"check": self.check, "name": self.name}).encode()
        await self.line.ask("POST", "/sit", form)

    async def note(self, n: int) -> None:
        text = f"{self.name} says for the {n}th time that nobody asked the people who cook"
        act = {"id": f"{self.name}{n:020}", "do": "note", "text": text, "room": self.room, "segment": ""}
        body = json.dumps({"acts": [act]}).encode()
        began = self.sent[text] = time.perf_counter()
        _, answer = await self.line.ask(
            "POST", "/notes/acts", body, "content-type: application/json", f"x-check: {self.check}"
        )
        self.took.append(time.perf_counter() - began)
        assert b'"kept":true' in answer, answer


async def takers_of(host: HostProcess, rooms: int, each: int, prefix: str) -> list[Taker]:
    found = [Taker(f"{prefix}{r}x{t}", r % 3 + 1, Line(host.port)) for r in range(rooms) for t in range(each)]
    for taker in found:
        await taker.come_in(host.note_taker)
    return found


async def observe(host: HostProcess, takers: list[Taker], seen: list[float], room: int) -> None:
    """One more note-taker in a room, and when each line of the others is on their page."""
    (watcher,) = await takers_of(host, 1, 1, f"w{room}{takers[0].name}")
    await watcher.line.listen(f"/live/notes?room={room}")
    known: set[str] = set()
    while True:
        state = json.loads((await watcher.line.hear())[6:])
        now = time.perf_counter()
        for line in state["lines"]:
            if line["text"] not in known:
                known.add(line["text"])
                seen += [now - t.sent[line["text"]] for t in takers if line["text"] in t.sent]


def figures(seconds: list[float]) -> str:
    ms = sorted(s * 1000 for s in seconds)
    if not ms:
        return "nothing"
    return f"p50 {ms[len(ms) // 2]:6.1f}  p95 {ms[int(len(ms) * 0.95)]:6.1f}  max {ms[-1]:6.1f} ms"


async def a_hall(host: HostProcess, name: str, rooms: int, each: int, lines: int, aim: str) -> None:
    takers = await takers_of(host, rooms, each, f"h{rooms}")
    seen: list[float] = []
    watching = asyncio.create_task(observe(host, takers, seen, 1))
    await asyncio.sleep(0.5)
    host.tell()

    async def types(taker: Taker) -> None:
        chance = random.Random(taker.name)
        for n in range(lines):
            await asyncio.sleep(chance.uniform(0, 2))
            await taker.note(n)

    await asyncio.gather(*(types(t) for t in takers))
    await asyncio.sleep(0.5)
    watching.cancel()
    late, memory = host.tell()
    took = [s for t in takers for s in t.took]
    print(f"{name:12} kept {len(took)} of {len(takers) * lines}; commit {figures(took)}   {aim}")
    print(f"{'':12} seen by an observer {figures(seen)}; the screen's clock late {figures(late)}; {memory:.0f} MB")
    for taker in takers:
        taker.line.close()


async def the_large_hall(host: HostProcess, seconds: float) -> None:
    takers = await takers_of(host, 40, 5, "large")
    pages: list[Line] = []
    loads: list[float] = []
    ends = time.perf_counter() + seconds
    seen: list[float] = []
    watching = asyncio.create_task(observe(host, takers, seen, 1))
    host.tell()

    async def types(taker: Taker) -> None:
        chance = random.Random(taker.name)
        n = 0
        while time.perf_counter() < ends:
            await asyncio.sleep(chance.uniform(0, 6))
            await taker.note(n)
            n += 1

    async def joins(n: int) -> None:
        await asyncio.sleep(seconds * n / 1000)
        line, began = Line(host.port), time.perf_counter()
        await line.ask("GET", f"/j/{host.participant}")
        status, _ = await line.ask("GET", "/answer")
        assert status == 200
        loads.append(time.perf_counter() - began)
        await line.listen("/live/everyone")
        pages.append(line)

        async def hears() -> None:
            while True:
                await line.hear()

        listening.append(asyncio.create_task(hears()))

    listening: list[asyncio.Task[None]] = []
    await asyncio.gather(*(types(t) for t in takers), *(joins(n) for n in range(1000)))
    watching.cancel()
    late, memory = host.tell()
    took = [s for t in takers for s in t.took]
    sent = sum(len(t.sent) for t in takers)
    print(f"{'200 + 1,000':12} kept {len(took)} of {sent} in {seconds:.0f} s; commit {figures(took)}")
    print(f"{'':12} seen by an observer {figures(seen)}; a participant's page loaded {figures(loads)}")
    print(f"{'':12} the screen's clock late {figures(late)}; {memory:.0f} MB   aim: under 150 MB")
    for task in listening:
        task.cancel()
    for line in [*pages, *(t.line for t in takers)]:
        line.close()
    await asyncio.sleep(1)


async def big_screens(host: HostProcess, many: int = 500) -> None:
    pass_ = Line(host.port)
    await pass_.ask("GET", f"/j/{host.participant}")
    screens = [Line(host.port, dict(pass_.cookies)) for _ in range(many)]
    began = time.perf_counter()
    await asyncio.gather(*(s.listen("/live/everyone") for s in screens))
    took = time.perf_counter() - began
    print(f"{many} big screens joined in {took:.2f} s   aim: under 1 s")
    for screen in screens:
        screen.close()


def bare_commits(folder: Path, many: int = 240) -> list[float]:
    """As many rows, each synced to disk, by SQLite alone."""
    db = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE line (text TEXT)")
    took = []
    for n in range(many):
        began = time.perf_counter()
        db.execute("INSERT INTO line VALUES (?)", (f"{n} nobody asked the people who cook",))
        took.append(time.perf_counter() - began)
    db.close()
    return took


def still_there(record: Path) -> int:
    store = SqliteStore(record)
    (session,) = store.sessions()
    count = len(store.read(session).words)
    store.close()
    return count


async def measure(folder: Path, seconds: float) -> None:
    record = folder / "record.sqlite"
    print(f"bare SQLite  one row, synced: {figures(bare_commits(folder))}")
    with HostProcess(record) as host:
        await a_hall(host, "20 x 5", 20, 1, 5, "aim: p95 under 10")
        await a_hall(host, "50 x 5", 50, 1, 5, "aim: p95 under 20")
        await a_hall(host, "8 x 3 x 10", 8, 3, 10, "aim: p95 under 40")
        await big_screens(host)
        await the_large_hall(host, seconds)
    print(f"{still_there(record)} lines are in the record after the host was killed")


def main() -> None:
    if sys.argv[1:2] == ["--host"]:
        be_the_host(sys.argv[2])
        return
    most_connections()  # this process holds as many lines as the host does
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
    print(f"{os.cpu_count()} cores, shared by the host and everybody else")


if __name__ == "__main__":
    main()
