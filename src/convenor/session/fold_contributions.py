"""The contributions' half of the fold: what was said, as it now stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from convenor.session import event as events
from convenor.session.event import ContributionEvent, Entry, Words
from convenor.session.session import Contribution


@dataclass(slots=True)
class _Story:
    """The events of one contribution, so that undoing one replays only these."""

    entries: list[Entry] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)


class ContributionsState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._purged: set[str] = set()
        self._now: dict[str, Contribution] = {}
        self._stories: dict[str, _Story] = {}
        self._of_event: dict[str, str] = {}
        self._frozen: tuple[Contribution, ...] | None = None

    def hear(self, words: Iterable[Words]) -> None:
        """Take words rows; the entries that point at them come after."""
        for row in words:
            if row.id not in self._purged:
                self._words[row.id] = row

    def apply(self, entry: Entry) -> None:
        event = entry.event
        assert isinstance(event, ContributionEvent)
        contribution_id = event.contribution
        known = contribution_id in self._now
        if not known and not isinstance(event, events.ContributionRecorded):
            return
        if known and isinstance(event, events.ContributionRecorded):
            return
        story = self._stories.setdefault(contribution_id, _Story())
        story.entries.append(entry)
        self._of_event[entry.id] = contribution_id
        self._now[contribution_id] = self._after(self._now.get(contribution_id), entry)
        self._frozen = None

    def purge(self, entry: Entry, event: events.RawWordsPurged) -> None:
        """Drop words whose day had come, and show the notes that had them as the final note has them."""
        self._purged |= set(event.gone)
        for row in event.gone:
            self._words.pop(row, None)
        finals = {f.contribution: f for f in event.finals}
        for contribution_id, story in self._stories.items():
            touched = any(events.words_of(e.event) in self._purged for e in story.entries)
            if touched or contribution_id in finals:
                story.entries.append(entry)
                self._now[contribution_id] = self._left_over(self._now[contribution_id], event)
        self._frozen = None

    def replay(self, event_id: str, *, dead: bool) -> None:
        """Tell one contribution's story again, with an event of it counted out (or in)."""
        contribution_id = self._of_event.get(event_id)
        if contribution_id is None:
            return
        story = self._stories[contribution_id]
        (story.dead.add if dead else story.dead.discard)(event_id)
        now: Contribution | None = None
        first, *rest = story.entries
        now = self._after(None, first)
        if first.id in story.dead:  # undoing the recording takes the note back; it can be restored
            now = replace(now, taken_back=True)
        for entry in rest:
            # erasure cannot be undone, whatever the log says
            if entry.id not in story.dead or isinstance(entry.event, events.ContributionErased):
                now = self._after(now, entry)
        self._now[contribution_id] = now
        self._frozen = None

    def freeze(self) -> tuple[Contribution, ...]:
        if self._frozen is None:
            self._frozen = tuple(self._now.values())
        return self._frozen

    def _after(self, now: Contribution | None, entry: Entry) -> Contribution:
        event = entry.event
        if now is not None and isinstance(event, events.RawWordsPurged):
            return self._left_over(now, event)
        if now is None:
            assert isinstance(event, events.ContributionRecorded)
            row = self._words.get(event.words)
            return Contribution(
                id=event.contribution,
                seq=entry.seq,
                text=row.text if row else "",
                kind=event.kind,
                segment=event.segment,
                room=event.room,
                prompt=event.prompt,
                said_by=row.said_by if row else "",
                under=event.under,
                consent=event.consent,
                at=entry.effective_at,
                by=entry.actor,
                phase=event.phase,
                words=event.words if row else "",
                purged=row is None,  # a record that was handed on without its raw words
            )
        if now.erased:
            return now
        match event:
            case events.ContributionEdited():
                return self._edited(now, event)
            case events.ContributionMoved():
                return replace(now, segment=event.segment, room=event.room)
            case events.ContributionMarked():
                if event.kind in ("star", "no-star"):
                    return replace(now, starred=event.kind == "star")
                return replace(now, said_aloud=event.kind == "said")
            case events.ContributionTakenBack():
                return replace(now, taken_back=True)
            case events.ContributionRestored():
                return replace(now, taken_back=False)
            case events.ContributionErased():
                self._forget(now.id)
                return replace(now, text="", said_by="", words="", edited=False, erased=True, purged=False)
            case _:
                return now

    def _edited(self, now: Contribution, event: events.ContributionEdited) -> Contribution:
        kind, consent = event.kind or now.kind, event.consent or now.consent
        row = self._words.get(event.words) if event.words else None
        if row is None:
            return replace(now, kind=kind, consent=consent)
        return replace(now, text=row.text, said_by=row.said_by, words=row.id, kind=kind, consent=consent, edited=True,
                       purged=False)

    def _left_over(self, now: Contribution, event: events.RawWordsPurged) -> Contribution:
        if now.erased:
            return now
        final = next((f for f in event.finals if f.contribution == now.id), None)
        row = self._words.get(final.words) if final else None
        if final is not None and row is not None:
            return replace(now, text=row.text, said_by=row.said_by, words=row.id, kind=final.kind, edited=False,
                           purged=True)
        if now.words in self._words:
            return now  # noted, or worded anew, since
        return replace(now, text="", said_by="", words="", edited=False, purged=True)

    def _forget(self, contribution_id: str) -> None:
        """Drop every row that came from it: erased words must not linger in memory either."""
        for key in [k for k, row in self._words.items() if contribution_id in row.sources]:
            del self._words[key]
