"""The system's own clipboard. It says that something is there only when it was read back."""

from __future__ import annotations

import threading

PATIENCE = 3.0
"""Seconds that the system's own program may take; then it is left to itself."""


class SystemClipboard:
    """Windows, macOS and whatever program a Linux desktop has for it. Over a network there is often none."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience

    def put(self, text: str) -> bool:
        there = threading.Event()

        def job() -> None:
            if _put(text):
                there.set()

        # A program that hangs must hold up neither the screen nor the end of the app.
        hand = threading.Thread(target=job, daemon=True, name="clipboard")
        hand.start()
        hand.join(self._patience)
        return there.is_set()


def _put(text: str) -> bool:
    from pyperclip import PyperclipException, determine_clipboard

    try:
        copy, paste = determine_clipboard()
        copy(text)
        back = paste()
    except (PyperclipException, OSError, UnicodeError):
        return False
    return isinstance(back, str) and back.splitlines() == text.splitlines()
