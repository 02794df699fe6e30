"""`run --plain`: one printed line an event, nothing redrawn, the same words in as `go` and `note`."""

from __future__ import annotations

import io
import queue
import re
import threading
from collections.abc import Callable
from typing import TextIO

import click

from convenor.cli.commands.go import VERBS, go
from convenor.services import alerts, holding, messages, recording
from convenor.services.capturing import usual_kind
from convenor.services.going_round import with_speaker
from convenor.services.guide_view import ScriptRow, guide_view
from convenor.services.host import Host, Wish
from convenor.services.shortline import HINT, parse
from convenor.services.standing import after_act, agenda_lines, only_read_words, since_words, standing
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.reading import reading

Say = Callable[[str], object]

LOOK_EVERY = 0.5
"""Seconds between two looks at the clock and at what others wrote."""


def run_plain(host: Host, session_id: str, actor: str, lines_in: TextIO, say: Say) -> None:
    """Take lines until there are no more. Ending the input ends nothing of the session."""
    face = Plain(host, session_id, actor, say)
    if why_not := host.store.read_only:
        say(only_read_words(why_not))
    face.greet()
    typed: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(lines_in, typed), daemon=True).start()
    while True:
        try:
            line = typed.get(timeout=LOOK_EVERY)
        except queue.Empty:
            face.look()
            continue
        if line is None:
            break
        face.take(line)
    say("Closed. Everything is kept, and the session goes on as it was.")


def _read(lines_in: TextIO, typed: queue.Queue[str | None]) -> None:
    if isinstance(lines_in, io.TextIOWrapper):
        # whatever the machine believes: a byte that does not fit must not end the listening
        lines_in.reconfigure(encoding="utf-8", errors="replace")
    for line in lines_in:
        typed.put(line.rstrip("\r\n"))
    typed.put(None)


class Plain:
    """What was said already, so that each thing is said once."""

    def __init__(self, host: Host, session_id: str, actor: str, say: Say) -> None:
        self._host = host
        self._id = session_id
        self._actor = actor
        self._say = say
        session = self._session()
        self._seen = {n.id for n in session.notes()}
        self._running = session.running
        self._held = session.hold
        self._told = {m.id for m in session.messages}
        self._called = session.called_back
        self._warned: set[tuple[str, str]] = set()
        self._alerted = ""

    def _session(self) -> Session:
        return self._host.session(self._id)

    def greet(self) -> None:
        session = self._session()
        self._say(shown(session.plan.title))
        for line in agenda_lines(session, self._host.now()):
            self._say(line)
        self._say(standing(session, self._host.now()))
        self._say(f"Type a line and Enter to keep it. Commands: go {', go '.join(VERBS[:8])}, go add 5, go where.")
        self._say("go step guides a part: go step next, back, skip, longer 30, line, end; go said when care was said.")
        self._say("go hold on stops the room for somebody’s sake; go hold off goes on.")
        self._say("go tell TEXT tells all rooms, go tell Room 2: TEXT one of them; go call-back calls everybody back.")
        self._say(f"In a line: {HINT}")

    def take(self, line: str) -> None:
        """One line that was typed: a command when it begins with "go ", else a note."""
        if not line.strip():
            return
        try:
            if line == "go" or line.startswith("go "):
                self._command(line)
            else:
                self._note(line)
        except Problem as problem:
            self._say(f"Not done. {problem}")
        except click.UsageError as usage:
            self._say(f"Not done. {usage.format_message()}")

    def _command(self, line: str) -> None:
        words = line.split()[1:]  # an apostrophe is an apostrophe here
        session = self._session()
        if not words or words[0] == "where":
            self._say(after_act(session, self._host.now()))
            return
        if words[0] == "tell":
            self._tell(line.split("tell", 1)[1].strip())
            return
        value = " ".join(words[1:3]) or None
        self._say(go(self._host, session, words[0], value, seen=None, wish=Wish(actor=self._actor)))
        after = self._session()
        self._running, self._held, self._called = after.running, after.hold, after.called_back

    def _tell(self, text: str) -> None:
        """ "go tell Ten minutes left", or "go tell Room 2: Ada is coming"."""
        one = re.fullmatch(r"(?:room\s*|r)([0-9]{1,2})\s*:\s*(.*)", text, re.IGNORECASE)
        room = int(one[1]) if one else None
        wish = Wish(actor=self._actor)
        self._told.add(messages.send(self._host, self._id, one[2] if one else text, room, wish))
        self._say(f"Sent to {messages.to_whom(self._session(), room)}.")

    def _of_the_rooms(self, session: Session) -> None:
        """What the rooms were told by others, and that people were called back."""
        for message in session.messages:
            if message.id not in self._told and not message.erased:
                self._told.add(message.id)
                self._say(f"Told {messages.sent_line(session, message)}")
        if session.called_back != self._called:
            self._called = session.called_back
            self._say(messages.called_back_words(session, self._host.now()) or "Nobody is called back any more.")

    def _of_the_pages(self, session: Session) -> None:
        """What whoever serves the pages has to say."""
        alert = alerts.alert(session.entrance)
        if alert and alert != self._alerted:
            self._say(alert)
        self._alerted = alert

    def _note(self, line: str) -> None:
        session = self._session()
        note = parse(line, session.plan, usual_kind(session, recording.place(session)))
        note = with_speaker(session, note)
        (note_id,) = recording.record(self._host, self._id, [note], Wish(actor=self._actor))
        self._seen.add(note_id)
        kept = self._session().contribution(note_id)
        kind = f" as a {kept.kind}" if kept and kept.kind != "point" else ""
        who = f", said by {kept.said_by}" if kept and kept.said_by else ""
        room = f", Room {kept.room}" if kept and kept.room else ""
        asked = holding.asked_of_note_takers(self._session())
        self._say(f"Kept{kind}{who}{room}. {asked}".rstrip())

    def look(self) -> None:
        """Say what others did since, and what the clock has come to."""
        session = self._session()
        for note in session.notes():
            if note.id not in self._seen:
                self._seen.add(note.id)
                room = f", Room {note.room}" if note.room else ""
                self._say(f"{shown(note.by)}{room}: {shown(note.text)}")
        if session.running != self._running:
            self._running = session.running
            self._say(after_act(session, self._host.now()))
        self._of_the_rooms(session)
        self._of_the_pages(session)
        if session.hold != self._held:
            self._held = session.hold
            words = f"{since_words(session)}. {holding.STOP_TYPING}" if session.hold else "We go on."
            self._say(words)
        now = reading(session, self._host.now())
        if now is None or session.running is None:
            return
        title = shown(session.now_on.title) if session.now_on else ""
        self._cues(session)
        if now.over_seconds:
            self._once(session.running, "over", f"Time is up for {title}. Nothing moves on by itself.")
        elif now.two_minutes_left:
            self._once(session.running, "two", f"Two minutes left of {title}.")

    def _cues(self, session: Session) -> None:
        """What falls due in a step that is guided, each once."""
        seen = guide_view(session, self._host.now())
        if seen is None or seen.over_all or session.hold is not None or session.running is None:
            return
        for cue in seen.cues:
            if cue.startswith("Now: "):
                self._once(session.running, f"{seen.step_id} {cue}", cue)
        row = seen.row_now
        if row is not None:
            self._once(session.running, f"{seen.step_id} line {row}", _aloud(seen.script[row]))

    def _once(self, part: str, what: str, words: str) -> None:
        if (part, what) not in self._warned:
            self._warned.add((part, what))
            self._say(words)


def _aloud(row: ScriptRow) -> str:
    return f"({row.words})" if row.silence else f"Read: {row.words}"
