"""Names: written as in the people book, one way within a note, and in full when first mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page

_WORD = re.compile(r"[^\W\d_][\w’']*(?:-[^\W\d_][\w’']*)*")
_SHORTEST = 9
"""Letters of a name, without spaces. Shorter ones are near to too much."""
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "at", "&"})


def as_in_the_book(page: Page, house: House) -> Iterator[Remark]:
    """A name that is almost, but not quite, one of the people book."""
    book = {_core(name): _article_off(name) for name in house.register.names if _is_long(name)}
    exact = {_article_off(name) for name in house.register.names}
    by_length: dict[int, list[str]] = {}
    for core, name in book.items():
        by_length.setdefault(len(_words(name)), []).append(core)
    for at, p in enumerate(page.paragraphs):
        for start, end in _runs(p.text, by_length):
            written = p.text[start:end]
            bare = re.sub(r"[’']s$", "", written)
            if written in exact or bare in exact or p.is_exempt(start, end):
                continue
            core = _core(bare)
            name = book.get(core) or next((n for c, n in book.items() if _near(core, c)), "")
            if not name or any(written in other or bare in other for other in exact) or _part_of(p.text, start, name):
                continue
            if core == _core(name) and bare.casefold() == name.casefold():
                continue
            yield Remark(at, start, start + len(bare), "name", f"In the book: “{name}”", name, inside="ask")


def one_way(page: Page, house: House) -> Iterator[Remark]:
    """A name of several words that this note writes in two ways."""
    seen: dict[str, str] = {}
    exact = {_article_off(name) for name in house.register.names}
    for at, p in enumerate(page.paragraphs):
        if p.kind in ("title", "heading"):
            continue
        for start, end in _capital_runs(p.text):
            written = re.sub(r"[’']s$", "", p.text[start:end])
            core = _core(written)
            if len(core) < _SHORTEST or written in exact:
                continue
            # "At Links" beside "Links" is a word more, not another spelling.
            other = next((c for c in seen if _near(core, c) and not core.endswith(c) and not c.endswith(core)), "")
            if core in seen and seen[core] != written and seen[core].casefold() != written.casefold():
                yield Remark(at, start, start + len(written), "name", f"Above it is “{seen[core]}”", seen[core],
                             weight="advice")
            elif other and core not in seen:
                yield Remark(at, start, start + len(written), "name", f"Above it is “{seen[other]}”. Is it the same?",
                             seen[other], inside="ask")
            seen.setdefault(core, written)


def full_first(page: Page, house: House) -> Iterator[Remark]:
    """Somebody of the book called by what they are known as before their full name has stood."""
    text = "\n".join(p.text for p in page.paragraphs)
    for short, full in house.register.shorts.items():
        if short not in text:
            continue
        pattern = re.compile(rf"(?<![\w’-]){re.escape(short)}(?![\w-])")
        for at, p in enumerate(page.paragraphs):
            whole = p.text.find(full)
            found = pattern.search(p.text, 0, whole if whole >= 0 else len(p.text))
            later = any(full in q.text for q in page.paragraphs[at:])
            if found and later and not _goes_on(p.text, found) and p.kind not in ("title", "heading"):
                yield Remark(at, *found.span(), "full-name", f"The first mention is in full: “{full}”", full)
                break
            if found or whole >= 0:
                break


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether another name stands beside it: another person's first name or surname."""
    after, before = text[found.end():], text[:found.start()]
    return bool(re.match(r"[ -][A-Z]", after)) or bool(re.search(r"[A-Z][\w’]*[ -]$", before)) or not before.strip() \
        or before.rstrip().endswith((".", "?", "!", ":"))


def _article_off(name: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        name = name.removeprefix(article)
    return name


def _core(name: str) -> str:
    """The letters of a name alone: what is the same however it is written."""
    return re.sub(r"[^\w]|_", "", _article_off(name)).casefold()


def _is_long(name: str) -> bool:
    return len(_core(name)) >= _SHORTEST and _article_off(name)[:1].isupper()


def _words(name: str) -> list[str]:
    return [m[0] for m in _WORD.finditer(_article_off(name))]


def _near(a: str, b: str) -> bool:
    """Whether one letter, or two of a long name, keeps them apart."""
    if abs(len(a) - len(b)) > 2 or a == b or min(len(a), len(b)) < _SHORTEST:
        return False
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    apart = max(len(a), len(b)) - sum(block.size for block in blocks)
    return apart <= (1 if max(len(a), len(b)) < 13 else 2)


def _runs(text: str, lengths: dict[int, list[str]]) -> Iterator[tuple[int, int]]:
    """Stretches that begin with a capital and have as many words as a name of the book, or one more or less."""
    words = list(_WORD.finditer(text))
    wanted = {n + d for n in lengths for d in (-1, 0, 1) if n + d > 0}
    for i, first in enumerate(words):
        if not first[0][0].isupper():
            continue
        for n in sorted(wanted, reverse=True):
            piece = words[i:i + n]
            if len(piece) == n and piece[-1][0][0].isupper() and _together(text, piece):
                yield first.start(), piece[-1].end()


def _together(text: str, words: list[re.Match[str]]) -> bool:
    between = (text[a.end():b.start()] for a, b in pairwise(words))
    return all(gap in (" ", " & ") for gap in between) and all(
        w[0][0].isupper() or w[0] in _LITTLE for w in words)


def _capital_runs(text: str) -> Iterator[tuple[int, int]]:
    """The longest stretches of two and more words in capitals."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and (not word[0][0].isupper() or text[run[-1].end():word.start()] != " "):
            if len(run) > 1:
                yield run[0].start(), run[-1].end()
            run = []
        if word[0][0].isupper():
            run.append(word)
    if len(run) > 1:
        yield run[0].start(), run[-1].end()


def _part_of(text: str, start: int, name: str) -> bool:
    """Whether the full name stands round it, and only our stretch was cut too short."""
    return any(m.start() <= start < m.end() for m in re.finditer(re.escape(name), text))


RULES = (as_in_the_book, one_way, full_first)
