"""Publishing the note: kept to the letter, amended by versions with their dates, and what still stands out there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from convenor.services.checking import Rulebook
from convenor.services.finality import check_final
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.services.signoff import Composed
from convenor.services.stages import banner
from convenor.session.event import Words
from convenor.session.event_lines import LineKept, NotePublished
from convenor.session.lines import Published
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.words import day_words
from convenor.timing.zones import local
from convenor.writeup.compose import amended_line
from convenor.writeup.differences import Difference, differences
from convenor.writeup.document import BANNERS, Document, Paragraph, lines_of
from convenor.writeup.kept import digest_of, flat, published_document
from convenor.writeup.prose import folded
from convenor.writeup.sentences import sentences
from convenor.writeup.voice import Voice


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that are out there and should not be: what, why, and where."""

    text: str
    """Empty when the words are erased here."""
    why: str
    version: int
    address: str
    whole: bool = False
    """Whether all of the note should not stand there, and not these words in particular."""


def publish(
    host: Host, session_id: str, note: Composed, address: str, rules: Rulebook | None = None, wish: Wish | None = None
) -> Published:
    """Keep the note exactly as it is now, and that it stands at that address.

    Raises Problem when somebody's yes is missing, for an address that is none, and when it was published before.
    """
    wish = wish or Wish()
    where = checked_address(address)

    def decide(session: Session) -> Batch:
        document = note(session)
        if session.published:
            last = session.published[-1]
            raise Problem(
                f"It was published on {day_words(last.at, session.plan.timezone)} at {last.address}.",
                cure="What is changed after that is an amendment: `convenor amend`." if changed(session, document)
                else "It reads as it did. Should it stand elsewhere now: `convenor amend SESSION --address URL`.",
            )
        check_final(session, document, rules)
        return _version(host, wish, document, 1, where, _day(host, wish, session))

    host.record(session_id, wish, ("publish", where), decide)
    return host.session(session_id).published[-1]


def amend(
    host: Host, session_id: str, note: Composed, voice: Voice, address: str = "", rules: Rulebook | None = None,
    wish: Wish | None = None,
) -> Published:
    """Keep the next version, which says that it was amended and when. Without `address` it stands where it stood."""
    wish = wish or Wish()
    where = checked_address(address) if address else ""

    def decide(session: Session) -> Batch:
        last = _last(session)
        document = note(session)
        if not changed(session, document):
            if where in ("", last.address):
                raise Problem("Nothing of the note has changed since it was published.")
            return _version(host, wish, document, last.version, where, last.day)
        check_final(session, document, rules)
        day = _day(host, wish, session)
        return _version(host, wish, amended(document, voice, day), last.version + 1, where or last.address, day)

    host.record(session_id, wish, ("amend", where), decide)
    return host.session(session_id).published[-1]


def _last(session: Session) -> Published:
    if not session.published:
        raise Problem("It has not been published yet.", cure="`convenor publish SESSION --address URL` says it is.")
    return session.published[-1]


def changes_since(session: Session, document: Document) -> tuple[Difference, ...]:
    """What differs between the note as it was last published and as it is now."""
    was = published_document(session, _last(session))
    return differences(_said(was), _said(document))


def _said(document: Document) -> list[str]:
    return [line for line in lines_of(document) if line.strip()]


def changed(session: Session, document: Document) -> bool:
    """Whether the note reads otherwise than it was last published; False when it never was."""
    return bool(session.published) and digest_of(document) != session.published[-1].digest


def amended(document: Document, voice: Voice, day: date) -> Document:
    """The note with a line at its end that it was amended that day."""
    line = amended_line(voice, day)
    return replace(document, blocks=(*document.blocks, Paragraph((line,), ("plan:amended",)))) if line else document


def _day(host: Host, wish: Wish, session: Session) -> date:
    return local(wish.at or host.now(), session.plan.timezone).date()


def standing(session: Session) -> tuple[Standing, ...]:
    """Words that are taken back, erased, or not agreed to any more, and stand in what was last published."""
    if not session.published:
        return ()
    last = session.published[-1]
    lines = {line.id: line for line in session.lines}
    notes = {c.id: c for c in session.contributions}
    withdrawn = [
        line for line in session.lines
        if line.kind in ("piece", "whole") and line.text and line.answer and line.answer.answer == "no"
        and line.answer.seq > last.seq
    ]
    of_all = next((w for w in withdrawn if w.kind == "whole"), None)
    found: list[Standing] = []
    for line in (lines[i] for i in last.lines if i in lines):
        why = ""
        if not line.text:
            why = "is erased here"
        elif any((note := notes.get(i)) and note.taken_back for i in line.made_of):
            why = "comes from a note that was taken back"
        elif any((note := notes.get(i)) and note.consent == "us" for i in line.made_of):
            why = "comes from a note that is for us only now"
        else:
            of = next((w for w in withdrawn if w.kind == "piece" and _holds(line.text, w.text)), None)
            why = f"{of.about} has taken back their yes" if of else ""
        if why:
            found.append(Standing(line.text, why, last.version, last.address))
        elif of_all is not None:
            why = f"{of_all.about} has taken back their yes to the whole of it"
            found.append(Standing(line.text, why, last.version, last.address, whole=True))
    return tuple(found)


def _holds(line: str, piece: str) -> bool:
    """Whether the line has all sentences of the piece, which others' may stand between."""
    whole = folded(line)
    return all(sentence in whole for sentence in sentences(folded(piece)))


def state_words(session: Session, document: Document) -> str:
    """What the note is, as stands above it: how far it has come; once published, when, where and whether it changed."""
    if not session.published:
        return banner(session)
    last = session.published[-1]
    of = f", version {last.version}" if last.version > 1 else ""
    words = f"{BANNERS['published']}{day_words(last.at, session.plan.timezone)}{of}: {last.address}."
    return f"{words} Changed since; the changes are a draft." if changed(session, document) else words


def checked_address(address: str) -> str:
    """The address, if it is one of the web. Raises Problem."""
    bare = address.strip()
    try:
        parts = urlsplit(bare)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or any(c.isspace() for c in bare):
        raise Problem(f"“{bare}” is no address of the web.", cure="Copy it from the browser; it begins with https://.")
    return bare


def _version(host: Host, wish: Wish, document: Document, version: int, address: str, day: date) -> Batch:
    happenings: list[Happening] = []
    words: list[Words] = []
    ids: list[str] = []
    for line in flat(document):
        if not line.text.strip():
            continue
        new, row = host.ids.new(), host.ids.new(16)
        words.append(Words(row, line.text, "", line.made_of or (new,)))
        happenings.append(host.happening(LineKept(new, row, line.kind, line.depth, line.links), wish))
        ids.append(new)
    event = NotePublished(version, address, tuple(ids), digest_of(document), day)
    happenings.append(host.happening(event, wish))
    return Batch(tuple(happenings), tuple(words))


def out_there_words(session: Session) -> tuple[str, ...]:
    """For each place that the published note holds what it should not any more: what, why, where, and what to do."""
    found = standing(session)
    if not found:
        return ()
    told = [f"{f'“{shown(s.text)}”' if s.text else 'A line'}{_why(s)}" for s in found if not s.whole]
    told += list(dict.fromkeys(f"All of it: {s.why}." for s in found if s.whole))
    return (*told, f"It still stands at {found[0].address}. Take it out there; then `convenor amend {session.id}`.")


def _why(found: Standing) -> str:
    return f": {found.why}." if " has " in found.why else f" {found.why}, and is in the published note."
