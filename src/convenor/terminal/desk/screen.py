"""The write-up desk: what was said, the note as it will read, and between them where each sentence came from."""

from __future__ import annotations

import gc
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.worker import get_current_worker

from convenor.services.desk import BY, TrayBy, tray
from convenor.services.handing import pen_in_short
from convenor.services.outside import Outside
from convenor.services.stages import banner
from convenor.services.standing import unnoted_words
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.desk.rows import tray_rows
from convenor.terminal.desk.seen import Notes, Reading, notes_of, reading_of
from convenor.terminal.desk.source import about_line, about_point
from convenor.terminal.desk.whole import DeskWhole
from convenor.terminal.running.said import Said
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.pick_list import PickList
from convenor.writeup.compose import profile_of
from convenor.writeup.document import Document
from convenor.writeup.likeness import Alike, Likeness
from convenor.writeup.shape import Point

PROFILES: dict[Profile, str] = {"dated": "with its date", "undated": "without a date"}
AT_ONCE = 600
"""Points up to which the note is made while one waits; with more it follows the tray, after a pause."""
PAUSE = 0.3
"""Seconds without an act after which a long note is made, so that it does not slow the next key."""


class DeskScreen(DeskWhole):
    """Left the tray, right the note; in a narrow window one of them at a time."""

    WHERE: ClassVar[Where] = "note"
    BINDINGS: ClassVar[list[BindingType]] = bindings("note")

    def __init__(self, outside: Outside, session: str) -> None:
        super().__init__(outside, session)
        self.by: TrayBy = "place"
        self.unused = False
        self._likeness: Likeness | None = None
        self._compared: Notes | None = None
        """The notes that this likeness is of. It stays when they change: to let go of so much takes long."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Said(id="draft")
        with Horizontal(id="desk"):
            with Vertical(id="tray-side"):
                yield Said(id="tray-title")
                yield PickList(id="tray")
            with Vertical(id="note-side"):
                yield PickList(id="note", wrap=True)
        yield Said(id="source")
        yield Keys()

    def on_mount(self) -> None:
        self.set_class(False, "-at-tray")
        self.note_list.focus()

    @property
    def session(self) -> Session:
        return self.notes.session if self._notes else self.host.session(self.session_id)

    # What is shown.

    def record_changed(self) -> None:
        session = self.host.session(self.session_id)
        if self.profile is None:
            self.profile = profile_of(session.plan)
        note = f"The note, {PROFILES[self.profile]}"
        self.query_one(TitleBar).say(shown(session.plan.title), note, kept=self.outside.kept)
        if not session.published:
            said = [banner(session), pen_in_short(session), unnoted_words(session)]
            self.query_one("#draft", Said).say(f"! {' '.join(words for words in said if words)}")
        try:
            self._notes = notes_of(session, self.outside.writer.style(), self.profile, self._notes)
        except Problem as problem:
            self._cannot(problem)
            return
        self.marked &= self._notes.shape.places.keys()
        self.show_tray()
        if len(self._notes.shape.points) <= AT_ONCE:
            if self._reading is None:
                self._make_note(self._notes)
            else:
                self.call_after_refresh(self._make_note, self._notes)  # what was done is seen first
        elif self._reading is None:
            self._make_the_rest(self._notes)
        else:
            self.set_timer(PAUSE, partial(self._make_the_rest, self._notes))

    def _make_the_rest(self, notes: Notes) -> None:
        if notes is self._notes:
            aside = partial(self._make_note_aside, notes)
            # Without a description it would be described by all that is in the record, which takes long.
            self.run_worker(aside, "note", "note", "the note", thread=True, exclusive=True, exit_on_error=False)

    def show_tray(self, keep: str | None = None) -> None:
        """Show the left half anew. `keep`: the point to be chosen in it."""
        notes = self.notes
        lines = tray(notes.session, notes.shape, notes.style.themes, self.by, unused=self.unused)
        self.tray_list.show(tray_rows(lines, notes.rows, self.marked), keep=keep)
        points = notes.shape.points
        out = sum(not p.printed for p in points)
        gaps = len(notes.shape.gaps())
        said = [f"What was said: {len(points)}", f"{out} not in the note" if out else "", BY[self.by],
                f"! {gaps} erased" if gaps else "", f"{len(self.marked)} marked" if self.marked else "",
                "only what is not used" if self.unused else ""]
        self.query_one("#tray-title", Said).say(" · ".join(words for words in said if words))
        self.show_source()

    def _make_note(self, notes: Notes) -> None:
        if notes is not self._notes:
            return
        try:
            document = self.outside.writer.document(notes.session, self.profile)
        except Problem as problem:
            self._cannot(problem)
            return
        self._show_note(notes, document)

    def _make_note_aside(self, notes: Notes) -> None:
        worker = get_current_worker()
        try:
            document = self.outside.writer.document(notes.session, self.profile)
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._cannot, problem)
            return
        reading = reading_of(notes, document)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_reading, notes, reading)
        alike = notes.likeness()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found_alike, notes, alike)

    def on_unmount(self) -> None:
        gc.unfreeze()

    def _found_alike(self, notes: Notes, alike: Likeness) -> None:
        if notes is self._notes and self.is_mounted:
            self._likeness, self._compared = alike, notes
            self.show_source()
            # So large a heap takes a tenth of a second to search for garbage, in the middle of a key; none of it is.
            gc.freeze()

    def _show_note(self, notes: Notes, document: Document) -> None:
        self._show_reading(notes, reading_of(notes, document))

    def _show_reading(self, notes: Notes, reading: Reading) -> None:
        if notes is not self._notes or not self.is_mounted:
            return
        before = self.chosen_point()
        self._reading = reading
        if notes.session.published:
            said = f"! {shown(reading.banner)} {pen_in_short(notes.session)}"
            self.query_one("#draft", Said).say(said.rstrip())
        self.note_list.show(reading.rows)
        if before is not None and self.note_list.has_focus:
            line = reading.ways.line_of(before.id)
            if line is not None:
                self.note_list.choose(str(line))
        self.show_source()

    def _cannot(self, problem: Problem) -> None:
        self._notes = self._reading = None
        self.query_one("#source", Said).say(f"! The note cannot be made. {in_words(problem)}")

    @on(PickList.Moved)
    def _moved(self) -> None:
        self.show_source()

    @on(PickList.Opened)
    async def _opened(self) -> None:
        await self.run_action("reword")

    def on_descendant_focus(self) -> None:
        if self._notes is not None:
            self.show_source()

    def show_source(self) -> None:
        """The lines about what is chosen; what belongs to it in the other half is marked and brought to sight."""
        if self._notes is None:
            return
        point = self.chosen_point()
        if point is not None:
            lines = about_point(self._notes, point, self._alike(point))
        elif self._reading is not None and self.note_list.chosen and self.note_list.has_focus:
            lines = about_line(self._notes, self._reading.lines[int(self.note_list.chosen)].sources)
        else:
            lines = []
        self.query_one("#source", Said).say(Content("\n").join(lines))
        self._link(point.id if point else None)

    def _link(self, point_id: str | None) -> None:
        if self.note_list.has_focus:
            self.note_list.link(frozenset())
            self.tray_list.link(frozenset((point_id,)) if point_id else frozenset())
            if point_id:
                self.tray_list.seek(point_id)
        elif self._reading is not None:
            line = self._reading.ways.line_of(point_id) if point_id else None
            self.tray_list.link(frozenset())
            self.note_list.link(frozenset() if line is None else frozenset((str(line),)))
            if line is not None:
                self.note_list.seek(str(line))

    def _alike(self, point: Point) -> tuple[Alike, ...]:
        """What may be the same as this point; with very many, nothing until they have all been compared."""
        if self._compared is not self._notes and len(self.notes.shape.points) > AT_ONCE:
            return ()
        return self.likeness().of(point.id)

    def likeness(self) -> Likeness:
        if self._likeness is None or self._compared is not self._notes:
            self._likeness, self._compared = self.notes.likeness(), self._notes
        return self._likeness

    # What can be done with the note as a whole.

    def action_other_profile(self) -> None:
        """The same note in the other of the house style's two profiles."""
        self.profile = "undated" if self.profile == "dated" else "dated"
        self.look_again()

    def action_sort_tray(self) -> None:
        ways = list(BY)
        self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        self.go_to_tray()
        self.show_tray()

    def action_only_unused(self) -> None:
        self.unused = not self.unused
        self.go_to_tray()
        self.show_tray()
