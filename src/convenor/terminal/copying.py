"""Copying words, and saying *Copied* only when they are there."""

from __future__ import annotations

import asyncio

from textual.app import App

from convenor.services.clipboard import Clipboard

COPIED = "Copied. Paste it where it is wanted."
SENT = "Sent to the terminal. If it is not there when you paste, mark the words with the mouse instead."


async def copy(app: App[None], clipboard: Clipboard | None, text: str) -> str:
    """Put the text on the computer's clipboard and say in words what became of it.

    Where the system has none (over a network, say), the terminal is asked to, which never answers.
    """
    if clipboard is not None and await asyncio.to_thread(clipboard.put, text):
        return COPIED
    app.copy_to_clipboard(text)
    return SENT
