"""How lines and sentences begin and end, questions, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page, Paragraph

_CLOSERS = "’”'\")]"
_ENDS = (".", "?", "!", "…", ":")
_ASKS = re.compile(
    r"(?:(?:How|Why|Where|When|What|Who|Which(?: \w+)?|Whose(?: \w+)?|What (?:kind|sort)s? of \w+|"
    r"How (?:much|many|long|far|often|well|best|soon|else)) )?"
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|might|must|have|has) "
    r"(?:we|you|they|it|people|i|he|she|there|this|that|these|those)\b", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"(?:And |But |So |Or )?(?:How|Why|Where|When|What|Who|Which|Whose|Is|Are|Do|Does|Can|"
                            r"Could|Should|Would|Will|Has|Have)\b")
_SENTENCE = re.compile(r"\S.*?(?:[.?!…]+(?=[’”)\]]*(?:\s|$))|$)[’”)\]]*", re.DOTALL)
_DOUBLED = re.compile(r"\b([^\W\d_]+)(\s+)(\1)\b(?!-)", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"had", "that", "very", "so", "no", "bye", "ha", "really", "many", "much", "long", "far"})
_SMALL_WORDS_TEXT = """
a an the and or but of to in on at by for from with as is are was were be been can could will would should may might
must has have it its we they you he she this their our not if so which who what
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_TEXT.split())
_AFTER_STOP = re.compile(r"(?<=[a-z]{3}[.?!] )[a-z]+")
_HANGING = re.compile(r"\b([^\W\d_]+-and) ([^\W\d_]{3,})\b(?!-)|\b[^\W\d_]{3,} (and-[^\W\d_]{3,})\b")
_SUSPENDED = re.compile(r"(?:pre|post|mid|non|semi|pro|anti|inter|intra|under|over|short|long|full|part)-and\b", re.I)


def small_start(page: Page, house: House) -> Iterator[Remark]:
    """A line that begins small, unless all of its list goes on from a sentence before it."""
    for at, p in enumerate(page.paragraphs):
        i = _first_letter(p.text)
        if p.kind == "fragment" or not _is_small(p.text, i) or p.is_exempt(i, i + 1):
            continue
        if _finishes_sentence(page.paragraphs, at):
            continue
        yield Remark(at, i, i + 1, "small-start", "It begins with a small letter", p.text[i].upper(), safe=True)


def _first_letter(text: str) -> int:
    found = re.match(r"\s*(?:[·•∙▪◦*–-]\s+)?[‘“(\[]*", text)
    return found.end() if found else 0


def _is_small(text: str, i: int) -> bool:
    word = re.match(r"[^\W_]+", text[i:])
    return bool(word) and word[0].islower() if word else False


def _finishes_sentence(paragraphs: tuple[Paragraph, ...], at: int) -> bool:
    """Whether it is one of several lines, all small, after a line that ends in a colon."""
    def small(k: int) -> bool:
        p = paragraphs[k]
        return p.kind not in ("title", "heading", "fragment") and _is_small(p.text, _first_letter(p.text))

    first = at
    while first > 0 and small(first - 1):
        first -= 1
    last = at
    while last + 1 < len(paragraphs) and small(last + 1):
        last += 1
    return last > first > 0 and paragraphs[first - 1].text.rstrip().endswith((":", ","))


def sentence_small(page: Page, house: House) -> Iterator[Remark]:
    """A sentence inside a line that begins small."""
    for at, p in enumerate(page.paragraphs):
        for found in _AFTER_STOP.finditer(p.text):
            before = p.text[:found.start()].rstrip(" .").rsplit(" ", 1)[-1].casefold()
            if before in ("etc", "inc", "ltd", "viz", "vol", "dept", "approx") or p.is_exempt(*found.span()):
                continue
            yield Remark(at, *found.span(), "small-sentence", "A sentence begins with a small letter",
                         found[0].capitalize(), inside="ask")


def no_stop(page: Page, house: House) -> Iterator[Remark]:
    """A line that ends in no stop, though it is a sentence; over points of its own, one that ends in no colon."""
    for at, p in enumerate(page.paragraphs):
        text = p.text.rstrip()
        if p.kind in ("title", "heading", "fragment") or not text or not _is_sentence_like(page, at):
            continue
        bare = text.rstrip(_CLOSERS)
        if not bare.endswith(_ENDS) and not p.is_exempt(len(text) - 1, len(text)):
            stop, what = (":", "a colon, over points of its own") if _has_points(page, at) else (".", "a stop")
            yield Remark(at, max(0, len(text) - 1), len(text), "no-stop", f"It ends without {what}",
                         f"{text[-1]}{stop}", safe=text[-1].isalnum(), inside="keep")


def _has_points(page: Page, at: int) -> bool:
    below = page.paragraphs[at + 1] if at + 1 < len(page.paragraphs) else None
    return below is not None and below.kind == "item" and below.depth > page.paragraphs[at].depth


def _is_sentence_like(page: Page, at: int) -> bool:
    """Not one of a list of mere phrases, nor a line that goes on in the next."""
    p = page.paragraphs[at]
    if _is_small(p.text, _first_letter(p.text)) or p.text.rstrip().endswith((",", ";")):
        return False
    if p.kind != "item":
        return True
    beside = [q for q in page.paragraphs[max(0, at - 1):at + 2] if q.kind == "item" and q is not p]
    return any(q.text.rstrip().rstrip(_CLOSERS).endswith(_ENDS) for q in beside) or not beside


def questions(page: Page, house: House) -> Iterator[Remark]:
    """A question that ends in a full stop."""
    asked = False
    for at, p in enumerate(page.paragraphs):
        if p.kind == "fragment":
            continue
        for start, end in p.quoted:
            inner = list(_SENTENCE.finditer(p.text, start + 1, end - 1))
            if any(m[0].rstrip(_CLOSERS).endswith("?") for m in inner):
                for m in inner:
                    yield from _stopped_question(at, m, _QUESTION_WORD, inside=True)
        for m in _SENTENCE.finditer(p.text):
            in_words = p.within_words(m.start(), m.end())
            if not in_words and not any(a <= m.start() < b for a, b in p.quoted):
                yield from _stopped_question(at, m, _QUESTION_WORD if asked else _ASKS, inside=False)
        # Only the lines straight under "We also raised some questions …:" are questions for certain.
        asked = (p.text.rstrip().endswith(":") and "question" in p.text.casefold()) or (
            asked and p.text.rstrip().rstrip(_CLOSERS).endswith("?"))


def _stopped_question(at: int, m: re.Match[str], asks: re.Pattern[str], *, inside: bool) -> Iterator[Remark]:
    text = m[0].rstrip(_CLOSERS)
    if asks.match(text) and text.endswith(".") and not text.endswith(("..", " said.", " asked.", " wondered.")):
        stop = m.start() + len(text) - 1
        yield Remark(at, stop, stop + 1, "question", "A question without its question mark", None if inside else "?",
                     weight="ask" if inside else "slip", inside="keep")


def doubled_words(page: Page, house: House) -> Iterator[Remark]:
    for at, p in enumerate(page.paragraphs):
        for found in _DOUBLED.finditer(p.text):
            word = found[1].casefold()
            if word in _MAY_DOUBLE or (found[1][0].isupper() and found[3][0].isupper()):
                continue
            if found[3][0].isupper() and found[1].islower():
                continue
            yield Remark(at, found.start(1), found.end(3), "doubled", f"“{found[1]}” twice", found[1],
                         safe=word in _SMALL_WORDS, inside="ask")


def hanging_hyphens(page: Page, house: House) -> Iterator[Remark]:
    """command-and control: a hyphen was lost."""
    for at, p in enumerate(page.paragraphs):
        for found in _HANGING.finditer(p.text):
            if _SUSPENDED.match(found[0]) or p.is_exempt(*found.span()):
                continue
            whole = found[0].replace(" ", "-", 1)
            yield Remark(at, *found.span(), "hyphen", "A hyphen is missing on one side", whole, inside="ask")


RULES = (small_start, sentence_small, no_stop, questions, doubled_words, hanging_hyphens)
