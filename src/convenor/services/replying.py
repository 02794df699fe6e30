"""What somebody wrote back, laid beside the words that they were shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.services.recording import check_text
from convenor.services.signoff import Composed, chosen, keep_line, put_answer
from convenor.session.event import Words
from convenor.session.event_lines import SignAnswer
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.document import is_banner
from convenor.writeup.matching import each_line_of, likeness, matched, paragraphs_of, unmarked, words_in
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow
from convenor.writeup.wholes import paragraphs, together

OUR_LETTER = 0.8
"""How alike a paragraph of theirs is to one of the letter that they answer when it is only quoted."""
_DAY = re.compile(r"\b\d{1,2} [^\W\d_]+ \d{4}\b")
"""By when to answer: the letter that they answer may have named another."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply, as it was understood."""

    changed: tuple[int, ...]
    """Numbers of the pieces that they would have otherwise."""
    same: tuple[int, ...]
    """Numbers of those that came back as they were sent."""
    agreed: bool
    """Whether that counted as a yes to those."""
    also: tuple[str, ...]
    """What else they wrote, a paragraph each. It is kept nowhere."""


@dataclass(frozen=True, slots=True)
class _Beside:
    row: SignRow
    theirs: str
    used: tuple[int, ...]
    """Which of their paragraphs it is in."""

    @property
    def same(self) -> bool:
        return folded(self.theirs) == folded(self.row.piece.text)


def reply(
    host: Host, session_id: str, note: Composed, name: str, text: str, *, letter: str = "", yes: bool = False,
    wish: Wish | None = None,
) -> Reply:
    """Keep what they would have otherwise, piece by piece; nothing of it is in the note before it is taken over.

    What came back as it was sent counts as a yes when they wrote nothing else, or when `yes` says that they agree:
    whoever quotes a letter and writes “please leave me out” above it has not said yes to it. `letter` is what they
    were sent: its own sentences, quoted, are nothing that they wrote. Raises Problem when nothing in the reply is
    like any of their pieces.
    """
    wish = wish or Wish()
    check_text(text)
    ways = [[p for p in read if not is_banner(p)] for read in (paragraphs_of(text), each_line_of(text))]
    sent = [folded(p) for p in paragraphs_of(letter)]

    def decide(session: Session) -> Batch:
        rows = chosen(session, note, name, ())
        way = _as_meant(rows, ways)
        theirs = ways[way]
        beside = _laid(rows, theirs)
        if not beside:
            raise Problem(
                f"Nothing in this reply is like the words that {rows[0].name} was shown.",
                cure="If they agree, say that they said yes; if not, that they said no. Nothing was recorded.",
            )
        used = {n for one in beside for n in one.used}
        also = [n for n, one in enumerate(theirs) if n not in used and not _quoted(one, sent)]
        agreed = yes or not also
        happenings: list[Happening] = []
        words: list[Words] = []
        for one in beside:
            if one.same and not agreed:
                continue
            line = keep_line(host, one.row, happenings, words, wish)
            said: SignAnswer = "yes" if one.same else "changed"
            put_answer(host, one.row, line, said, "" if one.same else one.theirs, happenings, words, wish)
        told = [f"{'same' if one.same else 'changed'} {one.row.n}" for one in beside]
        # Only numbers: a result outlives the erasing of words.
        result = (*told, *(f"also {n}" for n in also), f"agreed {int(agreed)}", f"way {way}")
        return Batch(tuple(happenings), tuple(words), result=result)

    found: dict[str, list[int]] = {"changed": [], "same": [], "also": [], "agreed": [], "way": []}
    for told in host.record(session_id, wish, ("replied", name, text, yes), decide):
        what, _, number = told.partition(" ")
        found[what].append(int(number))
    return Reply(tuple(found["changed"]), tuple(found["same"]), bool(found["agreed"][0]),
                 tuple(ways[found["way"][0]][n] for n in found["also"]))


def _as_meant(rows: Sequence[SignRow], ways: Sequence[Sequence[str]]) -> int:
    """Which way of reading their paragraphs is more like ours: broken lines put together, or each line for itself."""
    ours = [p for row in rows for p in paragraphs(row.piece.text)]
    scores = [sum(likeness(ours[at], way[n]) for at, n in matched(ours, way).items()) for way in ways]
    return scores.index(max(scores))


def _laid(rows: Sequence[SignRow], theirs: Sequence[str]) -> list[_Beside]:
    """Each piece of which something came back, with how it reads there."""
    pieces = [r for r in rows if r.why != "whole"]
    pairs = matched([r.piece.text for r in pieces], theirs)
    found = [_Beside(pieces[at], unmarked(theirs[n], pieces[at].piece.text), (n,)) for at, n in pairs.items()]
    for row in rows:
        if row.why == "whole":
            lines = paragraphs(row.piece.text)
            of = matched(lines, theirs)
            if of:
                reads = together([unmarked(theirs[of[n]], line) if n in of else line for n, line in enumerate(lines)])
                found.append(_Beside(row, reads, tuple(of.values())))
    return found


def _quoted(text: str, letter: Sequence[str]) -> bool:
    """Whether it is a paragraph of the letter, of another day perhaps, with no word of their own put to it."""
    bare = _DAY.sub("", text)
    said = Counter(words_in(bare))
    ours = (_DAY.sub("", one) for one in letter)
    return any(likeness(bare, one) >= OUR_LETTER and said <= Counter(words_in(one)) for one in ours)
