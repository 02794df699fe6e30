"""A line between note-takers and the host that loses, delays, doubles and reorders what goes over it."""

from __future__ import annotations

import asyncio
import contextlib
import random
from dataclasses import dataclass, field

from tests.support.waiting import LONGEST


class Lost(Exception):
    """Nobody answered."""


async def ask(port: int, request: bytes) -> bytes:
    """One request on a connection of its own, and the whole answer. Raises Lost when there is none."""
    try:
        async with asyncio.timeout(LONGEST):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(request)
                await writer.drain()
                answer = await reader.read()
            finally:
                writer.close()
    except (OSError, TimeoutError) as trouble:
        raise Lost from trouble
    if not answer:
        raise Lost
    return answer


@dataclass
class BadLine:
    """A proxy that takes whole requests. `faults` turns its malice on and off."""

    to: int
    chance: random.Random
    faults: bool = True
    port: int = 0
    did: dict[str, int] = field(default_factory=dict)
    _late: set[asyncio.Task[None]] = field(default_factory=set)
    _server: asyncio.Server | None = None

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        await self.settled()
        assert self._server is not None
        self._server.close()

    async def settled(self) -> None:
        """Everything that was held back has arrived, or found nobody there."""
        await asyncio.gather(*self._late)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next((int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.startswith(b"content-length:")), 0)
            writer.write(await self._through(head + await reader.readexactly(length)))
            await writer.drain()
        except (Lost, OSError, asyncio.IncompleteReadError):
            pass  # whoever asked sees a line that went dead
        finally:
            writer.close()

    async def _through(self, request: bytes) -> bytes:
        fault = self.chance.choices(
            ("none", "drop", "lose the answer", "delay", "double", "hold back"), (4, 1, 1, 2, 1, 1)
        )[0] if self.faults else "none"
        self.did[fault] = self.did.get(fault, 0) + 1
        match fault:
            case "drop":
                raise Lost
            case "lose the answer":
                await ask(self.to, request)
                raise Lost
            case "delay":
                await self._wait(0.05)
            case "double":
                self._later(request, 0.0)
            case "hold back":  # it arrives after what is sent later
                self._later(request, 0.3)
                raise Lost
        return await ask(self.to, request)

    def _later(self, request: bytes, longest: float) -> None:
        async def arrive() -> None:
            await self._wait(longest)
            with contextlib.suppress(Lost):
                await ask(self.to, request)

        task = asyncio.create_task(arrive())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def _wait(self, longest: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, longest))
