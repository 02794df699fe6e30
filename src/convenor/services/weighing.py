"""Somebody's answer taken over phrase by phrase: each is accepted, or ours is left standing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from convenor.services.comparing import Writing
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.signoff import Composed, find_person
from convenor.session.event import Words
from convenor.session.event_lines import AnswerTaken, LineKept
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.kept import FlatLine, flat
from convenor.writeup.prose import folded
from convenor.writeup.returned import Change
from convenor.writeup.sentences import sentences
from convenor.writeup.signing import SignRow, signing
from convenor.writeup.weighing import Phrase, mixed, phrases, put_among, taken_in, words_of_line
from convenor.writeup.wholes import paragraphs, together


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph of ours and how they would have it, laid beside each other."""

    row: SignRow
    paragraph: int
    """Which paragraph of the piece, counted from 0: a whole note has many."""
    ours: str
    theirs: str
    phrases: tuple[Phrase, ...]
    taken: frozenset[int]
    """Places of the phrases that stand as they would have them."""
    first: int
    """Number of its first phrase, counted from 1 over everything of theirs."""

    @property
    def stands(self) -> str:
        """How it reads in the note as it is."""
        return mixed(self.ours, self.phrases, self.taken)

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + len(self.phrases))


def weighed(rows: Sequence[SignRow]) -> tuple[Beside, ...]:
    """Everything in these pieces that they would have otherwise, numbered from 1. A number stays, whatever is taken."""
    found: list[Beside] = []
    n = 1
    for row in rows:
        for paragraph, ours, theirs, now in _paragraphs(row):
            apart = phrases(ours, theirs)
            taken = taken_in(now, ours, apart)
            if taken is None:  # it reads like neither by now: what is left is what differs from how it reads
                ours, apart, taken = now, phrases(now, theirs), frozenset()
            if apart:
                found.append(Beside(row, paragraph, ours, theirs, apart, taken, n))
                n += len(apart)
    return tuple(found)


def _paragraphs(row: SignRow) -> list[tuple[int, str, str, str]]:
    """Each paragraph of the piece as it was when they answered, as they would have it, and as it is now."""
    if not row.weighable or row.answered is None:
        return []
    now, theirs, ours = paragraphs(row.piece.text), paragraphs(row.wanted), paragraphs(row.answered.text)
    if row.why != "whole":
        now, theirs, ours = [folded(row.piece.text)], [folded(row.wanted)], [folded(row.answered.text)]
    if not len(now) == len(theirs) == len(ours):
        return []  # lines of the note came or went since: it has to be asked about anew
    return [(n, mine, yours, there) for n, (mine, yours, there) in enumerate(zip(ours, theirs, now, strict=True))]


def take(
    host: Host, session_id: str, note: Composed, name: str, wanted: Collection[int] | None = None,
    *, leave: Collection[int] | None = (), pieces: Sequence[int] = (), wish: Wish | None = None,
) -> tuple[int, ...]:
    """Let these phrases stand as they would have them, by number, and those in `leave` as we have them.

    None means all of them, and `pieces` only those of these pieces. The line keeps what it came from. Returns the
    numbers of the pieces that now read otherwise. Raises Problem when there is nothing of theirs to take over.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        document = note(session)
        rows = [r for r in find_person(signing(session, document), name) if not pieces or r.n in pieces]
        beside = weighed(rows)
        if not beside:
            raise Problem(f"There is nothing of {name}’s to take over.", cure="--reply takes what they wrote.")
        every = {n for one in beside for n in one.numbers}
        unknown = sorted(({*(wanted or ())} | {*(leave or ())}) - every)
        if unknown:
            raise NotFound(f"There is no phrase {unknown[0]}.", cure=f"There are 1 to {max(every)}.")
        yes = every if wanted is None else set(wanted)
        no = every if leave is None else set(leave)
        return _Taking(host, wish, session, flat(document)).batch(beside, yes - no, no)

    key = (None if wanted is None else sorted(wanted), None if leave is None else sorted(leave))
    return tuple(int(n) for n in host.record(session_id, wish, ("weighed", name, key, tuple(pieces)), decide))


class _Taking:
    """What it takes for pieces of the note to read otherwise."""

    def __init__(self, host: Host, wish: Wish, session: Session, lines: Sequence[FlatLine]) -> None:
        self._host, self._wish, self._session = host, wish, session
        self._lines = lines
        self._shown = [n for n, line in enumerate(lines) if line.text.strip()]
        self._writing = Writing(host, wish, lines, session)

    def batch(self, beside: Sequence[Beside], yes: Collection[int], no: Collection[int]) -> Batch:
        changed: dict[int, SignRow] = {}
        reads: dict[int, list[str]] = {}
        texts: dict[int, str] = {}
        for one in beside:
            taken = frozenset(k for k, n in enumerate(one.numbers) if n in yes or (k in one.taken and n not in no))
            if taken == one.taken:
                continue
            row, now = one.row, mixed(one.ours, one.phrases, taken)
            changed[row.n] = row
            reads.setdefault(row.n, paragraphs(row.piece.text) if row.why == "whole" else [row.piece.text])
            reads[row.n][one.paragraph] = now
            at = self._shown[one.paragraph if row.why == "whole" else row.piece.line - 1]
            whole = texts.get(at, folded(self._lines[at].text))
            texts[at] = put_among(whole, one.stands, now, _places(whole, row))
        for at, text in texts.items():
            self._writing.take(Change(0, "changed", self._lines[at].text, text, at))
        for n, row in changed.items():
            self._keep(row, together(reads[n]))
        done = tuple(str(n) for n in changed)
        return Batch(tuple(self._writing.happenings), tuple(self._writing.words), result=done)

    def _keep(self, row: SignRow, reads: str) -> None:
        """Keep what was made of their answer, unless it is ours or theirs as it stands."""
        assert row.answered is not None
        if folded(reads) in (folded(row.answered.text), folded(row.wanted)):
            return
        known = next((line for line in reversed(self._session.lines) if line.about.casefold() == row.name.casefold()
                      and line.kind in ("piece", "whole") and folded(line.text) == folded(reads)), None)
        if known is not None:  # it has read so before: what they said to these very words, they have said
            if known.of != row.answered.id:
                self._happens(AnswerTaken(known.id, row.answered.id))
            return
        line, words = self._host.ids.new(), self._host.ids.new(16)
        self._writing.words.append(Words(words, reads, row.name, row.piece.made_of or (line,)))
        self._happens(LineKept(line, words, "whole" if row.why == "whole" else "piece"))
        self._happens(AnswerTaken(line, row.answered.id))

    def _happens(self, event: LineKept | AnswerTaken) -> None:
        self._writing.happenings.append(self._host.happening(event, self._wish))


def _places(whole: str, row: SignRow) -> tuple[int, ...]:
    """Which words of the line the piece is made of; none for all of them."""
    if not row.piece.parts:
        return ()
    found: list[int] = []
    at = 0
    for n, sentence in enumerate(sentences(whole)):
        count = len(words_of_line(sentence))
        if n in row.piece.parts:
            found += range(at, at + count)
        at += count
    return tuple(found)
