"""Around every page: what may be sent, how long it may take, and what a browser is told not to do."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from convenor.web.hall import Hall

MOST_BYTES = 256 * 1024
"""The largest thing that a page of ours sends."""
PATIENCE = 20.0
"""Seconds for a whole body to come. How long a client may take over what it is sent, the protocol says."""

RULES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", RULES.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # not no-referrer: browsers would then hide the origin of our own forms too
    (b"referrer-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex"),
]
TOO_MANY = "Too many are here at once for this computer. Your lines stay on your device; it tries again by itself."
TOO_LONG = "That is too long to be sent. Split it into several lines; nothing of it was kept here."
TOO_SLOW = "That took too long to arrive. Please send it again."


class _TooMuch(Exception):
    """The body is larger than anything that we take."""


class Guard:
    """Refuses in words; everything else goes on to the pages."""

    def __init__(self, app: ASGIApp, hall: Hall) -> None:
        self._app = app
        self._hall = hall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bounded = _Bounded(scope, receive, send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, bounded.send)
            return
        try:
            await self._app(scope, bounded.receive, bounded.send)
        except _TooMuch:
            await self._instead(PlainTextResponse(TOO_LONG, 413, {"connection": "close"}), scope, receive, bounded)
        except TimeoutError:
            await self._instead(PlainTextResponse(TOO_SLOW, 408, {"connection": "close"}), scope, receive, bounded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if self._hall.most and self._hall.connections() > self._hall.most:
            return PlainTextResponse(TOO_MANY, 503, {"retry-after": "5", "connection": "close"})
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length[:12]) > MOST_BYTES:
            return PlainTextResponse(TOO_LONG, 413, {"connection": "close"})
        return None

    async def _instead(self, response: PlainTextResponse, scope: Scope, receive: Receive, bounded: _Bounded) -> None:
        if not bounded.begun:
            await response(scope, receive, bounded.send)


class _Bounded:
    """One request: what comes in is counted and timed, what goes out has its headers."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._came = 0
        self._whole = scope["method"] in ("GET", "HEAD")
        self._ends = asyncio.get_running_loop().time() + PATIENCE
        self.begun = False

    async def receive(self) -> Message:
        if self._whole:  # what comes now is only that they went
            return await self._receive()
        async with asyncio.timeout_at(self._ends):
            message = await self._receive()
        self._came += len(message.get("body", b""))
        if self._came > MOST_BYTES:
            raise _TooMuch
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            message = _with_headers(message)
        await self._send(message)


def _with_headers(message: MutableMapping[str, Any]) -> Message:
    headers = list(message.get("headers", []))
    there = {name for name, _ in headers}
    extra = HEADERS if b"cache-control" in there else [*HEADERS, (b"cache-control", b"no-store")]
    return {**message, "headers": [*headers, *extra]}
