"""What stands in front of the host on a server on the internet: a small reverse proxy, with HTTPS where it is given.

It behaves as the common ones do unless they are told otherwise: it speaks HTTP/1.0 to the host, under the host's own
address, and passes an answer on only when it has all of it, except where the host asks it not to.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.support.waiting import LONGEST


@dataclass
class Proxy:
    """Where the world finds the pages. While `cut`, nobody gets through, and those who are through are cut off."""

    to: int
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """The first line of each request that came."""
    cut: bool = False
    _loop: asyncio.AbstractEventLoop | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def cut_off(self, cut: bool) -> None:
        """Let nobody through from here on, or let them again."""
        self.cut = cut
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._hang_up)

    def _hang_up(self) -> None:
        for task in self._tasks if self.cut else ():
            task.cancel()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            if not self.cut:
                await self._pass_on(reader, writer)
        writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        self.asked.append(head[0])
        told = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        body = await reader.readexactly(int(told.get("content-length", "0")))
        kept = [line for line in head[1:] if line and not line.lower().startswith(("host:", "connection:"))]
        first = head[0].replace("HTTP/1.1", "HTTP/1.0")
        new = [first, f"Host: 127.0.0.1:{self.to}", "Connection: close", "X-Forwarded-For: 203.0.113.9",
               "X-Forwarded-Proto: https", *kept, "", ""]
        host, to_host = await asyncio.open_connection("127.0.0.1", self.to)
        try:
            to_host.write("\r\n".join(new).encode("latin-1") + body)
            await self._answer(host, writer)
        finally:
            to_host.close()

    async def _answer(self, host: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await host.readuntil(b"\r\n\r\n")
        if b"x-accel-buffering: no" not in head.lower():
            writer.write(head + await host.read())
        else:
            writer.write(head)
            while piece := await host.read(65536):
                writer.write(piece)
                await writer.drain()
        await writer.drain()


@contextmanager
def proxy(to: int, tls: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A proxy in front of that port of this computer, in a thread of its own."""
    found, ready, over = Proxy(to), threading.Event(), asyncio.Event()

    async def serve() -> None:
        found._loop = asyncio.get_running_loop()
        server = await asyncio.start_server(found.take, "127.0.0.1", 0, ssl=tls)
        found.port = server.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        server.close()
        found.cut = True
        found._hang_up()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(LONGEST)
    yield found
    assert found._loop is not None
    found._loop.call_soon_threadsafe(over.set)
    thread.join(LONGEST)
