"""How many connections this computer lets a program hold at once."""

from __future__ import annotations

import sys

RESERVE = 64
"""Descriptors for the record, the screen and the files beside it."""
WANTED = 8192
_WINDOWS = 8000


def most_connections() -> int:
    """Raises the limit as far as one may, and returns what is left for pages."""
    if sys.platform == "win32":
        return _WINDOWS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = WANTED if hard == resource.RLIM_INFINITY else min(hard, WANTED)
    if soft < allowed:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
            soft = allowed
        except (ValueError, OSError):
            pass  # macOS says infinite and means 10240; what there is has to do
    return max(8, min(soft, WANTED) - RESERVE)
