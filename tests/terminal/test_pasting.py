"""A paste arrives whole, whatever is in it and however it is cut up on the way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from convenor.terminal.pasting import BEGINS, DISGUISE, ENDS, WholePastes

WHATEVER = st.text(alphabet=st.one_of(st.sampled_from("\x1b[201~\n\r ab"), st.characters(codec="utf-8"))).filter(
    lambda text: ENDS not in text and BEGINS not in text and "\x00" not in text and DISGUISE not in text
)


def pieces(text: str, cuts: Iterable[int]) -> list[str]:
    ends = sorted({cut % (len(text) + 1) for cut in cuts} | {0, len(text)})
    return [text[a:b] for a, b in pairwise(ends) if a != b]


def came(parts: list[str]) -> tuple[list[str], list[str]]:
    """What was pasted, and which keys were pressed."""
    parser = WholePastes()
    messages = [message for part in parts for message in parser.feed(part)]
    pasted = [m.text for m in messages if isinstance(m, events.Paste)]
    return pasted, [m.key for m in messages if isinstance(m, events.Key)]


@given(WHATEVER.filter(bool), st.lists(st.integers(0, 500), max_size=6))
def test_any_paste_arrives_whole_and_is_no_key(text: str, cuts: list[int]) -> None:
    typed = f"x{BEGINS}{text}{ENDS}y"
    pasted, keys = came(pieces(typed, cuts))
    assert pasted == [text]
    assert keys == ["x", "y"]


def test_two_pastes_and_what_is_typed_after_them() -> None:
    assert came([f"{BEGINS}one\x1b[31mred\x1b[0m{ENDS}a{BEGINS}two{ENDS}", "b"]) == (
        ["one\x1b[31mred\x1b[0m", "two"],
        ["a", "b"],
    )


def test_keys_outside_a_paste_are_as_ever() -> None:
    assert came(["\x1b[A", "\x1b[15~", "q"]) == ([], ["up", "f5", "q"])
