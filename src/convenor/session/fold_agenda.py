"""The agenda's half of the fold: the plan, its parts, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import singledispatchmethod

from convenor.session import event as events
from convenor.session.agenda import Plan, PlannedTime
from convenor.session.doors import Entrance
from convenor.session.event import Entry
from convenor.session.fold_parts import Part, Parts
from convenor.session.fold_rooms import followed
from convenor.session.fold_steps import stepped
from convenor.session.holds import Hold
from convenor.session.lines import Ask, CalledFinal, Line, Pen, Published
from convenor.session.messages import CalledBack, Message
from convenor.session.points import PointAct
from convenor.session.roster import Deal, Present
from convenor.session.session import Contribution, Progress, Session, Turn

_LONGEST_GRACE = 24 * 60 * 60
"""Seconds; a record from elsewhere may say anything."""
_END_A_HOLD = (
    events.SessionStarted | events.MovedOn | events.WentBack | events.FoundToBe | events.SessionEnded
    | events.Paused | events.Resumed | events.StepBegan | events.LineBegan | events.BreakoutBegan
)  # fmt: skip
"""Whoever does one of these goes on. It may be back-dated, and the hold was on until it was done."""


class AgendaState(Parts):
    """A private builder, changed in place; `freeze` makes the value that others see."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: Plan | None = None
        self._started_at: datetime | None = None
        self._ended_at: datetime | None = None
        self._promised_end: datetime | None = None
        self._planned: tuple[PlannedTime, ...] = ()
        self._acts: list[str] = []
        self._deals: dict[int, Deal] = {}
        self._called_back: CalledBack | None = None

    def apply(self, entry: Entry) -> None:
        if self.plan is None and not isinstance(entry.event, events.SessionPlanned):
            return
        if not isinstance(entry.event, events.SessionPlanned):
            self._acts.append(entry.id)
        if isinstance(entry.event, _END_A_HOLD):
            self._go_on(entry.recorded_at)
        self._on(entry.event, entry.effective_at)

    def freeze(
        self,
        *,
        session_id: str,
        seq: int,
        contributions: tuple[Contribution, ...],
        roster: tuple[Present, ...],
        messages: tuple[Message, ...],
        entrance: Entrance,
        point_acts: tuple[PointAct, ...],
        lines: tuple[Line, ...],
        published: tuple[Published, ...],
        pen: Pen | None,
        final: CalledFinal | None,
        asks: tuple[Ask, ...],
        unnoted: frozenset[int | None],
        consent_read_at: datetime | None,
        purged_seq: int,
        pages_closed: bool,
        passed: frozenset[tuple[str, str]],
        last_at: datetime,
    ) -> Session:
        assert self.plan is not None
        called = self._called_back
        return Session(
            id=session_id,
            seq=seq,
            plan=self.plan,
            segments=tuple(p.segment for p in self._parts),
            progress=tuple(p.progress for p in self._parts),
            state=self._state,
            running=self._running,
            started_at=self._started_at,
            ended_at=self._ended_at,
            paused_at=self._paused_at,
            promised_end=self._promised_end,
            planned=self._planned,
            contributions=followed(contributions, self.plan),
            roster=roster,
            messages=messages,
            entrance=entrance,
            called_back=called if called and called.segment == self._running else None,
            point_acts=point_acts,
            lines=lines,
            published=published,
            pen=pen,
            final=final,
            asks=asks,
            deals=tuple(self._deals[n] for n in sorted(self._deals)),
            unnoted=unnoted,
            consent_read_at=consent_read_at,
            purged_seq=purged_seq,
            pages_closed=pages_closed,
            passed=passed,
            holds=tuple(self._holds),
            agenda_acts=tuple(self._acts),
            last_at=last_at,
        )

    # What each event does. `at` is when it took effect.

    @singledispatchmethod
    def _on(self, event: object, at: datetime) -> None:
        """An event that this story does not know changes nothing."""

    @_on.register
    def _(self, event: events.SessionPlanned, at: datetime) -> None:
        if self.plan is None:
            self.plan = event.plan
            self._parts = [Part(segment, Progress()) for segment in event.segments]

    @_on.register
    def _(self, event: events.PlanChanged, at: datetime) -> None:
        self.plan = event.plan
        self._change(event.segments)

    @_on.register
    def _(self, event: events.SegmentInserted, at: datetime) -> None:
        if self._find(event.segment.id) is None:
            self._put(Part(event.segment, Progress()), event.after)

    @_on.register
    def _(self, event: events.SegmentMoved, at: datetime) -> None:
        part = self._find(event.segment)
        if part is None or event.after == event.segment:
            return
        if event.after is not None and self._find(event.after) is None:
            return
        self._parts.remove(part)
        self._put(part, event.after)

    @_on.register
    def _(self, event: events.SegmentChanged, at: datetime) -> None:
        self._change((event.segment,))

    @_on.register
    def _(self, event: events.SegmentDropped, at: datetime) -> None:
        part = self._find(event.segment)
        if part is not None and part.progress.state == "coming":
            part.progress = replace(part.progress, state="dropped")

    @_on.register
    def _(self, event: events.SessionStarted, at: datetime) -> None:
        if self._state != "planned":
            return
        self._state = "running"
        self._started_at = at
        self._planned = event.planned
        self._promised_end = event.promised_end
        self._enter(event.segment, at)

    @_on.register
    def _(self, event: events.MovedOn, at: datetime) -> None:
        if self._state not in ("running", "paused") or self._find(event.to) is None:
            return
        self._resume(at)
        self._leave(at, "skipped" if event.skipped else "done")
        self._enter(event.to, at)

    @_on.register
    def _(self, event: events.WentBack, at: datetime) -> None:
        before, left = self._find(event.to), self._running_part()
        if before is None or left is None:
            return
        self._resume(at)
        left.progress = Progress()
        before.progress = replace(before.progress, state="running", actual_end=None)
        if before.progress.actual_start is None:
            before.progress = replace(before.progress, actual_start=at)
        self._running = event.to

    @_on.register
    def _(self, event: events.FoundToBe, at: datetime) -> None:
        to = self._find(event.to)
        if to is None or self._state not in ("running", "paused"):
            return
        self._resume(at)
        closed = {time.segment: time for time in event.closed}
        for part in self._parts:
            time = closed.get(part.segment.id)
            if time is not None:
                part.progress = replace(
                    part.progress, state="done", actual_start=time.start, actual_end=max(time.start, time.end)
                )
            elif part is not to and part.progress.state == "running":
                part.progress = Progress()  # it turns out not to have begun
        self._enter(event.to, at)

    @_on.register
    def _(self, event: events.Paused, at: datetime) -> None:
        if self._state == "running":
            self._state = "paused"
            self._paused_at = at

    @_on.register
    def _(self, event: events.Resumed, at: datetime) -> None:
        self._resume(at)

    @_on.register(events.StepBegan)
    @_on.register(events.StepLengthened)
    @_on.register(events.LineBegan)
    @_on.register(events.StepsEnded)
    @_on.register(events.CareSaid)
    def _(self, event: events.StepEvent, at: datetime) -> None:
        if isinstance(event, events.StepBegan | events.LineBegan) and event.segment == self._running:
            self._resume(at)  # whoever reads on goes on
        part = self._find(event.segment)
        if part is not None and part.progress.state == "running":
            steps = stepped(part.progress.steps, event, at, part.progress.paused_seconds)
            part.progress = replace(part.progress, steps=steps)

    @_on.register
    def _(self, event: events.HoldBegan, at: datetime) -> None:
        if self._holds and self._holds[-1].ended is None:
            return
        self._resume(at)  # what stood still stands still for another reason now
        before = self._holds[-1].ended if self._holds else None
        self._holds.append(Hold(max(at, before) if before else at))

    @_on.register
    def _(self, event: events.HoldEnded, at: datetime) -> None:
        self._go_on(at)

    @_on.register
    def _(self, event: events.MinutesAdded, at: datetime) -> None:
        part = self._find(event.segment)
        if part is not None:
            part.segment = part.segment.lasting(max(0, part.segment.seconds + event.seconds))

    @_on.register
    def _(self, event: events.SpeakerBegan, at: datetime) -> None:
        part = self._find(event.segment)
        if part is not None:
            turns = (*part.progress.turns, Turn(event.person, at, part.progress.paused_seconds))
            part.progress = replace(part.progress, turns=turns)

    @_on.register
    def _(self, event: events.PromisedEndMoved, at: datetime) -> None:
        self._promised_end = event.end

    @_on.register
    def _(self, event: events.Refitted, at: datetime) -> None:
        self._change(event.segments)
        for segment_id in event.dropped:
            self._on(events.SegmentDropped(segment_id), at)
        self._promised_end = event.promised_end or self._promised_end
        self.plan = event.plan or self.plan

    @_on.register
    def _(self, event: events.RoomsDealt, at: datetime) -> None:
        self._deals[event.deal.round] = event.deal
        self.plan = event.plan or self.plan
        self._change(event.segments)

    @_on.register
    def _(self, event: events.BreakoutBegan, at: datetime) -> None:
        if self._state not in ("running", "paused") or self._find(event.part.id) is not None:
            return
        self.plan = event.plan or self.plan
        self._change(event.segments)
        self._put(Part(event.part, Progress()), self._running)
        self._on(events.MovedOn(event.left, event.part.id), at)

    @_on.register
    def _(self, event: events.RoomsCalledBack, at: datetime) -> None:
        grace = timedelta(seconds=min(max(0, event.seconds), _LONGEST_GRACE))
        self._called_back = CalledBack(event.segment, at, at + grace)

    @_on.register
    def _(self, event: events.SessionEnded, at: datetime) -> None:
        if self._state not in ("running", "paused"):
            return
        self._resume(at)
        self._leave(at, "done")
        for part in self._parts:
            if part.progress.state == "coming":  # never reached
                part.progress = replace(part.progress, state="skipped")
        self._state = "ended"
        self._ended_at = at
