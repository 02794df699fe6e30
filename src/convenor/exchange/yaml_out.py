"""Plain values as YAML that always comes out the same, to the byte, and that any reader reads back.

Every text stands in double quotation marks on one line, so none is ever taken for a number or a date, and no
editor's line ends get into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_NAME = re.compile("[a-z][a-z0-9_]*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})

# JSON leaves these as they are; YAML may not hold them, takes them for line ends, or shows them as nothing at
# all: DEL and the C1 controls, line and paragraph separators, marks of direction and of byte order, and the
# places in Unicode that stand for no character.
_HIDDEN = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def dumped(value: dict[str, Any]) -> str:
    """The mapping as a document. Values: mappings, lists, texts, whole and other numbers, true, false, None.

    Raises ValueError for numbers without an end, and for halves of characters, which are no text.
    """
    text = "".join(f"{line}\n" for line in _mapping(value, ""))
    text.encode("utf-8")
    return text


def quoted(text: str) -> str:
    return _HIDDEN.sub(lambda found: _escape(found[0]), json.dumps(text, ensure_ascii=False))


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        name = key if _NAME.fullmatch(key) and key not in _WORDS_OF_YAML else quoted(key)
        if isinstance(item, dict | list) and item:
            yield f"{indent}{name}:"
            yield from _below(item, f"{indent}  ")
        else:
            yield f"{indent}{name}: {_flat(item)}"


def _below(item: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    if isinstance(item, dict):
        yield from _mapping(item, indent)
        return
    for inner in item:
        if isinstance(inner, dict | list) and inner:
            first, *rest = _below(inner, f"{indent}  ")
            yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
            yield from rest
        else:
            yield f"{indent}- {_flat(inner)}"


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value)
    return json.dumps(value, allow_nan=False)
