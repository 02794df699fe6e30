"""A paragraph in sentences, which joined again give the paragraph."""

from __future__ import annotations

import re

_END = re.compile(r"[.?!…]+[’”)\]]*\s+(?=[‘“(\[]*[A-Z0-9])")
_SHORT = frozenset({"dr", "mr", "mrs", "ms", "prof", "rev", "st", "sir", "hon", "no", "e.g", "i.e", "cf", "vs", "eg",
                    "ie"})


def sentences(text: str) -> list[str]:
    """Its sentences, each without the space after it. A title or an initial ends none."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before = text[start:end.start()].rsplit(" ", 1)[-1].lstrip("(‘“").casefold()
        if before in _SHORT or (len(before) == 1 and before != "i"):
            continue
        found.append(text[start:end.end()].rstrip())
        start = end.end()
    rest = text[start:].rstrip()
    return [*found, rest] if rest else found
