"""A port that stays free while whoever serves there is away for a moment."""

from __future__ import annotations

import random
import socket

NOBODY_IS_GIVEN = range(20_000, 32_000)
"""Below those that a system hands out to whoever asks for any, as every other test does."""


def a_port() -> int:
    """One that nobody uses, by chance, so that two runs side by side do not meet."""
    for port in random.SystemRandom().sample(NOBODY_IS_GIVEN, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("a hundred ports were all in use")
