"""Walks a session from its start to its end under a clock that only the walker moves, catching what each step asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from convenor.services import capturing, guiding, handing_in, recording, reporting_back, running
from convenor.services.guide_view import GuideView, care_to_say, guide_lines, guide_view
from convenor.services.shown_to_all import shared
from convenor.session.agenda import Segment
from convenor.session.exercise import Capture, NoteKind, Step
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.guiding import step_reading
from convenor.timing.reading import reading, speaker_times
from convenor.timing.scripts import line_seconds
from tests.support.hosts import Room

BLANK = re.compile(r"\{[a-z][a-z0-9_-]*\}")


@dataclass
class Walk:
    """What was met on the way."""

    room: Room
    texts: list[tuple[str, NoteKind]] = field(default_factory=list)
    """Each note that was kept, and its kind."""
    pages: int = 0
    steps: int = 0
    lines: int = 0
    cues: set[str] = field(default_factory=set)

    @property
    def session(self) -> Session:
        return self.room.session()

    def seen(self) -> GuideView:
        view = guide_view(self.session, self.room.clock.now())
        assert view is not None
        return view

    def to_the_end(self) -> None:
        """Start, every part and step of it, and the end."""
        host, session_id = self.room.host, self.room.session_id
        running.start(host, session_id)
        while True:
            part = self.session.now_on
            assert part is not None
            self._part(part)
            if not any(p.state == "coming" for p in self.session.progress):
                break
            running.next_part(host, session_id, seen=part.id)
        running.end(host, session_id)

    def _part(self, part: Segment) -> None:
        host, session_id = self.room.host, self.room.session_id
        began = self.room.clock.now()
        for _ in [t for t in speaker_times(self.session, part, began) if not t.begun]:
            running.speaker(host, session_id)
        if care_to_say(self.session):
            guiding.care_said(host, session_id)
            assert care_to_say(self.session) == ""
        self.room.clock.forward(seconds=part.overhead.before)
        if part.steps:
            guiding.begin(host, session_id)
        for n, step in enumerate(part.steps):
            assert self.seen().step == f"Step {n + 1} of {len(part.steps)}: {shown(step.title)}"
            self._step(part, step)
            guiding.next_step(host, session_id, seen=step.id)
        if not part.steps:
            self._catch(part, None, part.capture)
        else:
            assert self.seen().over_all
        if part.mode == "report-back":
            self._rooms_come_back()
        left = reading(self.session, self.room.clock.now())
        assert left is not None
        self.room.clock.forward(seconds=left.left_seconds)

    def _step(self, part: Segment, step: Step) -> None:
        host, session_id, clock = self.room.host, self.room.session_id, self.room.clock
        self.steps += 1
        text = "\n".join(guide_lines(self.session, clock.now()))
        assert not BLANK.search(text), text
        theirs = guiding.led_by_guest(self.session, part)
        ours = () if theirs else (step.say, *(line.read for line in step.script))
        for words in (step.do, *(p.text for p in step.prompts), *ours):
            assert shown(words) in text
        assert bool(self.seen().guest) == theirs
        asked = next((p for p in step.prompts if p.show), None)
        if asked is not None and part.mode != "breakout":
            assert shared(self.session, clock.now()).prompts == (shown(asked.text),)
        read = step_reading(self.session, clock.now())
        assert read is not None
        for index, line in enumerate(step.script):
            assert self.seen().row_now == (None if theirs else index), "each line is read in its turn"
            self.lines += 1
            self._cues()
            clock.forward(seconds=min(line_seconds(line), 1))
            if index + 1 < len(step.script):
                guiding.read_on(host, session_id, seen=step.id)
        self._catch(part, step, step.capture or part.capture)
        now = step_reading(self.session, clock.now())
        assert now is not None
        clock.forward(seconds=now.left)
        self._cues()
        assert len([c for c in self.seen().cues if c.startswith("Now: ")]) == len(step.cues), "every cue had its time"
        assert not self.seen().over, "nobody is told that they are late who is not"

    def _cues(self) -> None:
        self.cues |= {cue for cue in self.seen().cues if cue.startswith("Now: ")}

    def _catch(self, part: Segment, step: Step | None, capture: Capture) -> None:
        """One note of each kind that is asked for: in each room where there are rooms."""
        host, session_id = self.room.host, self.room.session_id
        if capture.consent == "not-recorded":
            if capturing.not_recorded(self.session, part.id):
                with pytest.raises(recording.Unnoted):
                    recording.record(host, session_id, [recording.Line("What must not be noted", segment=part.id)])
            return
        rooms = [r.n for r in self.session.plan.open_rooms] if part.mode == "breakout" else [None]
        for kind in capture.kinds:
            if kind == "journal":
                for strand in ("before", "turn", "after"):
                    handing_in.hand_in(host, session_id, f"Somebody wrote what was {strand}, in {part.id}.", strand)
                    self.pages += 1
                continue
            for room in rooms:
                where = f"{part.id} {step.id if step else ''} {room or ''}"
                text = f"What was caught as {kind} in {where}".replace("  ", " ").strip()
                # Where it is asked each time a line begins as for us only; here everybody says yes.
                asked = capture.consent == "ask-each-time"
                line = recording.Line(text, kind=kind, room=room, consent="note" if asked else None)
                recording.record(host, session_id, [line])
                self.texts.append((text, kind))

    def _rooms_come_back(self) -> None:
        """What the rooms noted is ticked, the first of each starred, and one thing that is new is typed."""
        host, session_id = self.room.host, self.room.session_id
        for back in reporting_back.rooms_back(self.session):
            ids = tuple(note.id for note in back.lines)
            reporting_back.mark(host, session_id, reporting_back.Marks(said=ids, star=ids[:1]))
        assert all(back.heard for back in reporting_back.rooms_back(self.session) if back.lines)
