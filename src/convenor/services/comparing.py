"""A note that was edited elsewhere and came back: changes are accepted one by one, and sources stay where they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.services.recording import check_text
from convenor.services.signoff import Composed
from convenor.session.event import Words
from convenor.session.event_lines import LineAdded, LineEdited, LineKept
from convenor.session.lines import Line
from convenor.session.problem import NotFound, Problem, Stale
from convenor.session.session import Session
from convenor.session.text import cleaned
from convenor.writeup.edited import edit_of
from convenor.writeup.kept import FlatLine, flat
from convenor.writeup.prose import folded
from convenor.writeup.returned import Came, Change, compared, reworded


def accept(
    host: Host, session_id: str, note: Composed, came: Sequence[Came], wanted: Collection[int] | None,
    *, own: bool = False, wish: Wish | None = None,
) -> tuple[int, ...]:
    """Take over these changes of what came back, by their numbers; None: all of them. Returns the numbers.

    Raises Problem when one of them says what nothing in the record bears out, unless the author answers for it
    (`own`); then nothing at all is taken over.
    """
    wish = wish or Wish()
    for one in came:
        if one.text.strip():
            check_text(one.text)

    def decide(session: Session) -> Batch:
        document = note(session)
        changes = compared(session, document, came)
        chosen = [c for c in changes if wanted is None or c.n in wanted]
        unknown = sorted(set(wanted or ()) - {c.n for c in changes})
        if unknown:
            some = f"There are 1 to {len(changes)}." if changes else "Nothing was changed."
            raise NotFound(f"There is no change {unknown[0]}.", cure=some)
        doubtful = [c for c in chosen if c.doubts]
        if doubtful and not own:
            first = doubtful[0]
            raise Problem(
                f"Change {first.n} says what nothing in the record bears out: “{first.doubts[0].sentence}”"
                f" ({first.doubts[0].why}). Nothing was taken over.",
                cure="Accept the others by their numbers, or give --own if you answer for it.",
            )
        writing = Writing(host, wish, flat(document), session)
        for change in chosen:
            writing.take(change)
        return Batch(tuple(writing.happenings), tuple(writing.words), result=tuple(str(c.n) for c in chosen))

    key = (tuple(came), None if wanted is None else tuple(sorted(wanted)), own)
    return tuple(int(n) for n in host.record(session_id, wish, ("accept", key), decide))


def write_over(
    host: Host, session_id: str, note: Composed, at: int, was: str, now: str, *, own: bool = False,
    wish: Wish | None = None,
) -> str:
    """Let one line of the note, counted from 0, read as its author says; returns the id of the edit.

    `was`: how it read when they looked. Raises Stale when it does not read so any more, and Problem when it would say
    what nothing in the record bears out, unless the author answers for it (`own`); then nothing has changed.
    """
    wish = wish or Wish()
    check_text(now)

    def decide(session: Session) -> Batch:
        document = note(session)
        lines = flat(document)
        if at >= len(lines) or folded(lines[at].text) != folded(was):
            raise Stale("This line has been changed meanwhile.", cure="Look at it once more.")
        change = reworded(session, document, at, now)
        if change.doubts and not own:
            doubt = change.doubts[0]
            raise Problem(f"Nothing in the record bears this out: “{doubt.sentence}” ({doubt.why}).",
                          cure="Answer for it yourself, or leave the line as it was.")
        writing = Writing(host, wish, lines, session)
        writing.take(change)
        edited = next(h.event.line for h in writing.happenings if isinstance(h.event, LineEdited))
        return Batch(tuple(writing.happenings), tuple(writing.words), result=(edited,))

    return host.record(session_id, wish, ("write over", at, was, now, own), decide)[0]


def take_back(host: Host, session_id: str, edit: str, wish: Wish | None = None) -> None:
    """Let a line read as it was composed again; one that was put in goes."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        line = next((e for e in edits(session) if e.id == edit), None)
        if line is None:
            raise NotFound(f"There is no edit “{edit}”.", cure="`convenor compare SESSION` lists them.")
        return Batch((host.happening(LineEdited(line.id, gone=line.after is not None), wish),))

    host.record(session_id, wish, ("take back", edit), decide)


def edits(session: Session) -> tuple[Line, ...]:
    """What the author wrote over, left out or put in, and did not take back."""
    return tuple(
        line for line in session.lines
        if line.text and (line.edit is not None if line.after is None else line.edit is None or not line.edit.gone)
    )


class Writing:
    """The events by which lines come to read otherwise."""

    def __init__(self, host: Host, wish: Wish, lines: Sequence[FlatLine], session: Session) -> None:
        self._host, self._wish, self._lines = host, wish, lines
        self._known = {line.id: line for line in session.lines}
        self._anchors: dict[int, str] = {}
        self._last: dict[int | None, str] = {}
        self.happenings: list[Happening] = []
        self.words: list[Words] = []

    def take(self, change: Change) -> None:
        if change.what == "put in":
            after = self._last.get(change.line) or ("" if change.line is None else self._kept(change.line))
            new = self._host.ids.new()
            row = self._row(change.now, (new,))
            self._do(LineAdded(new, row, after, change.kind if change.kind != "title" else "paragraph", change.depth))
            self._last[change.line] = new
            return
        assert change.line is not None
        line = self._kept(change.line)
        composed = self._known.get(line)
        if change.what == "taken out":
            self._do(LineEdited(line, gone=True))
        elif composed is not None and composed.after is None and folded(composed.text) == folded(change.now):
            self._do(LineEdited(line))
        else:
            row = self._row(change.now, self._lines[change.line].made_of or (line,))
            self._do(LineEdited(line, row, owned=bool(change.doubts)))

    def _kept(self, at: int) -> str:
        """Id of the line as it was composed: the edit's that is there already, or a new one."""
        if at not in self._anchors:
            line = self._lines[at]
            known = edit_of(line.sources)
            if known not in self._known:
                known = self._host.ids.new()
                row = self._row(line.text, line.made_of or (known,))
                self._do(LineKept(known, row, line.kind, line.depth, line.links))
            self._anchors[at] = known
        return self._anchors[at]

    def _row(self, text: str, sources: tuple[str, ...]) -> str:
        row = self._host.ids.new(16)
        self.words.append(Words(row, cleaned(text), "", sources))
        return row

    def _do(self, event: LineAdded | LineEdited | LineKept) -> None:
        self.happenings.append(self._host.happening(event, self._wish))
