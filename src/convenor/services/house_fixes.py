"""What the house would write otherwise, taken over line by line as edits over the note, and taken back as such."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.services.checking import NoteRemark
from convenor.services.comparing import Writing
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.signoff import Composed
from convenor.session.problem import Stale
from convenor.session.session import Session
from convenor.writeup.kept import flat
from convenor.writeup.returned import reworded


def safe_fixes(remarks: Sequence[NoteRemark]) -> tuple[NoteRemark, ...]:
    """Those that change no meaning, so that they may be taken without a look at each."""
    return tuple(r for r in remarks if r.of == "house" and r.safe and r.fix is not None and r.weight == "slip")


def take_fixes(
    host: Host, session_id: str, note: Composed, remarks: Sequence[NoteRemark], wish: Wish | None = None
) -> None:
    """Let the note read as these remarks would have it, all of them or none. Nobody's very words are among them.

    Each changed line is an edit over the note: `convenor compare` lists them and takes them back. Raises Stale when a
    line reads otherwise than when it was checked.
    """
    wish = wish or Wish()
    of_line: dict[int, list[NoteRemark]] = {}
    for remark in remarks:
        if remark.fix is not None:
            of_line.setdefault(remark.line, []).append(remark)

    def decide(session: Session) -> Batch:
        document = note(session)
        lines = flat(document)
        shown = [at for at, line in enumerate(lines) if line.text.strip()]
        writing = Writing(host, wish, lines, session)
        for n, fixes in of_line.items():
            if n > len(shown):
                raise _otherwise()
            at = shown[n - 1]
            writing.take(reworded(session, document, at, _mended(lines[at].text, fixes)))
        return Batch(tuple(writing.happenings), tuple(writing.words))

    if of_line:
        key = tuple((r.line, r.column, r.rule, r.fix) for r in remarks)
        host.record(session_id, wish, ("fix", key), decide)


def _mended(text: str, fixes: Sequence[NoteRemark]) -> str:
    for remark in sorted(fixes, key=lambda r: r.column, reverse=True):
        start = remark.column - 1
        end = start + len(remark.found)
        if text[start:end] != remark.found:
            raise _otherwise()
        text = f"{text[:start]}{remark.fix}{text[end:]}"
    return text


def _otherwise() -> Stale:
    return Stale("The note reads otherwise now than when it was checked.", cure="Check it again.")
