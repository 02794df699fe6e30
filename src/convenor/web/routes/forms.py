"""Forms as they arrive: text alone, no files, and few fields."""

from __future__ import annotations

import hashlib

from starlette.requests import Request

MOST_FIELDS = 40


async def fields(request: Request) -> dict[str, str]:
    """What was filled in. What is no text of a form of ours is left out."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return {}
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def once(nonce: str, *content: str) -> str:
    """The id of what a form wants: sent twice it is one, changed and sent again another."""
    return hashlib.sha256(repr((nonce, content)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def number(text: str) -> int | None:
    """A whole number from a form; None for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
