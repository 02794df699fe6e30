"""Which addresses a note may lead to."""

from __future__ import annotations

import re
from urllib.parse import quote

_KINDS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_SAFE = "!#$%&'*+,-./:;=?@_~"


def safe_address(target: str) -> str:
    """The address with every sign that a format could mistake written as %XX; empty when it must not lead."""
    address = target.strip()
    if not _KINDS.match(address):
        return ""
    return quote(address.encode("utf-8", "replace").decode("utf-8"), safe=_SAFE)
