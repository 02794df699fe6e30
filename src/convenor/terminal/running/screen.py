"""The running screen: what is on, how long it has, where we stand, and the line that keeps what is said."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from convenor.services.outside import Outside
from convenor.session.agenda import Room
from convenor.session.session import Contribution, Session
from convenor.terminal.commands import Command, Where, with_keys
from convenor.terminal.fit.acts import FitActs
from convenor.terminal.guide.running import GuideActs, yielding
from convenor.terminal.half_typed import AGAIN, HalfTyped
from convenor.terminal.hold.acts import HoldActs
from convenor.terminal.hold.panel import HoldPanel
from convenor.terminal.letters.acts import CopyActs
from convenor.terminal.reality.noting import NotingActs
from convenor.terminal.reality.turnout import TurnoutActs
from convenor.terminal.rooms.acts import RoomActs
from convenor.terminal.running import place as places
from convenor.terminal.running import wording
from convenor.terminal.running.agenda import AgendaStrip
from convenor.terminal.running.agenda_acts import AgendaActs
from convenor.terminal.running.countdown import ROWS, Countdown, width
from convenor.terminal.running.entry import EntryLine
from convenor.terminal.running.layout import HEIGHTS, LAYOUT, WIDTHS
from convenor.terminal.running.more import running_bindings, running_commands
from convenor.terminal.running.names import Names
from convenor.terminal.running.notes import NoteLine, NotesList, note_text, note_words
from convenor.terminal.running.said import Pressable, Said
from convenor.terminal.running.saying import Saying
from convenor.terminal.running.view import View, view
from convenor.terminal.serving.acts import ServeActs
from convenor.terminal.widgets.keys import Keys


class RunScreen(
    AgendaActs, Saying, FitActs, NotingActs, HoldActs, GuideActs, TurnoutActs, CopyActs, RoomActs, ServeActs
):
    """One session while it runs; also before its start and after its end, for what is then to be noted."""

    WHERE: ClassVar[Where] = "running"
    BINDINGS: ClassVar[list[BindingType]] = running_bindings()
    CSS = LAYOUT
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._bindings_for: tuple[object, ...] = ()
        self._known: dict[str, tuple[Contribution, bool, NoteLine]] = {}
        self._known_rooms: tuple[Room, ...] = ()
        self._known_names = Names(outside.library)
        self._half = HalfTyped(self, outside.drafts, session_id, outside.actor)

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Said(id="title")
            yield Pressable("make_it_fit", id="standing")
        with Horizontal(id="middle"):
            with Vertical(id="now"):
                yield Said(id="part")
                with Horizontal(id="clock"):
                    yield Countdown()
                    yield Said(id="caption")
                yield Said(id="short-clock")
                yield Said(id="speakers", gone_when_empty=True)
                yield Pressable("said_it", id="care", gone_when_empty=True)
                yield Pressable("guide", id="step", gone_when_empty=True)
                yield Said(id="prompt", gone_when_empty=True)
                yield Said(id="read-out", gone_when_empty=True)
                yield Said(id="sent", gone_when_empty=True)
                yield Said(id="next", gone_when_empty=True)
                yield HoldPanel()
                yield Said(id="last-kept")
                yield Said(id="notes-head")
                yield NotesList(id="notes")
            yield AgendaStrip(id="agenda")
        yield Said(id="told")
        with Horizontal(id="entry"):
            yield Pressable("choose_place", id="place")
            yield EntryLine(self.keep_lines, self._names, lambda: self, id="line")
        yield Pressable("type", id="hint")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(EntryLine).focus()
        self.run_worker(self._known_names.learn(), exit_on_error=False)
        if half := self._half.found():
            self.query_one(EntryLine).put(half)
            self.tell(AGAIN)

    def on_unmount(self) -> None:
        self._half.finish()

    # What is shown.

    @property
    def whole(self) -> bool:
        """Whether all of it is there: not while the app closes, when a last line may still be being kept."""
        parts = (NotesList, EntryLine, AgendaStrip, Countdown)
        return self.is_mounted and all(self.query_one_optional(part) is not None for part in parts)

    def record_changed(self) -> None:
        if not self.whole:
            return
        opening = self.session is None
        session = self.session = self.host.session(self.session_id)
        self.place = places.at_opening(session, self.actor) if opening else places.still_there(session, self.place)
        self._remember()  # noting may have been turned on or off
        notes = session.notes()
        self.query_one(NotesList).show(self._lines(session, notes))
        self._say("last-kept", self._kept_line(session))
        self._head_of_notes()

    def _lines(self, session: Session, notes: tuple[Contribution, ...]) -> list[NoteLine]:
        """The notes as lines; those that did not change are the same lines as before, however many there are."""
        known = self._known if self._known_rooms == session.plan.rooms else {}
        self._known_rooms, self._known = session.plan.rooms, {}
        hanging = session.hanging()
        for note in notes:
            before, hangs = known.get(note.id), note.id in hanging
            if before is None or before[0] is not note or before[1] != hangs:
                text = note_text(note, hangs=hangs)
                before = note, hangs, NoteLine(note.id, text, note_words(session, note, self.kept_word))
            self._known[note.id] = before
        return [line for _, _, line in self._known.values()]

    def refresh_clock(self) -> None:
        """Show what the clock says, and what other processes have recorded since the last look."""
        now = self.host.now()
        self.notice_jumps(now)
        if not self.keeper.busy and (version := self.host.store.version()) != self._version:
            self._version = version
            self.record_changed()
        if self.session is None or not self.whole:
            return
        seen = view(self.session, now, self.place.room, kept=self.outside.kept)
        if seen != self.view:
            self.warn(self.session, now)
            self._draw(seen)
        self.look_at_pages()
        self._say_place()
        self._refresh_commands()

    def _draw(self, seen: View) -> None:
        before, self.view = self.view, seen
        say = self._say
        self._say_title(seen)
        say("standing", seen.standing)
        now = " NOW  " if seen.clock else " "
        say("part", Content.assemble((now, "$quiet"), (seen.part, "bold"), f"  {seen.lead}".rstrip()))
        left, *news = seen.caption or ("",)
        say("caption", Content.assemble(left, "\n", ("\n".join(news), "bold $accent")))
        say("short-clock", self._clock_line(seen))
        say("speakers", "\n".join(seen.speakers))
        keys = {c.name: c.shown_key or "A click here" for c in self.possible()} if seen.care or seen.step else {}
        say("care", f"{seen.care} {keys.get('said-it')}: I have said it" if seen.care else "")
        say("step", f"{keys.get('guide')} guides · {seen.step}" if seen.step else "")
        say("prompt", seen.prompt)
        say("read-out", f"To read out: {seen.read_out}" if seen.read_out else "")
        say("sent", seen.sent)
        say("next", self._after(seen))
        countdown = self.query_one(Countdown)
        countdown.text = seen.clock
        countdown.set_class(seen.over, "-over")
        self.set_class(not seen.clock, "-idle")
        if before is None or (before.rows, before.closing, before.rooms) != (seen.rows, seen.closing, seen.rooms):
            self.query_one(AgendaStrip).show(seen)
        self.query_one(HoldPanel).show(seen.held, self.key_of("go-on"))
        self.set_class(seen.held is not None, "-held")
        self._fit()

    def _after(self, seen: View) -> str:
        keys = self.key_of("start"), self.key_of("to-the-note")
        return wording.after(seen, self.session.state, *keys) if self.session else ""

    def _fit(self) -> None:
        """The figures as large as the window and the notes allow."""
        if self.view is None:
            return
        space = self.query_one("#now").size.width - 13
        tall = self.size.height >= 36
        countdown = self.query_one(Countdown)
        countdown.scale = 2 if tall and width(self.view.clock, 2) <= space else 1
        self.query_one("#clock").styles.height = ROWS * countdown.scale

    def on_resize(self) -> None:
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.session is not None and self.view is not None:
            self._say_title(self.view)
            self._say("short-clock", self._clock_line(self.view))
            self._say("last-kept", self._kept_line(self.session))
        self._fit()

    # Keys, commands, and what the widgets ask for.

    @property
    def half_typed(self) -> bool:
        line = self.query_one_optional(EntryLine)
        return line is not None and line.half_typed

    def possible(self) -> tuple[Command, ...]:
        here = (c for c in running_commands() if self.check_action(c.action, ()))
        return tuple(yielding(with_keys(map(self.in_its_foot, here), self.convenor.keys)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.session is None:  # before the first look
            here = {c.action for c in running_commands()}
            return action not in here or action in {"menu", "help", "leave", "close"}
        if action == "letters":
            return self.outside.stationery is not None
        if action == "let_others_in":
            return self.outside.server is not None
        if action == "make_it_fit":
            return self.can_fit(self.session)
        if action in ("hold", "go_on", "not_noted"):
            return self.can_hold(action, self.session)
        if action in ("guide", "said_it", "companion", "care"):
            return self.can_guide(action, self.session)
        if action in ("stop_noting", "note_again"):
            return self.can_stop(action, self.session)
        return all(can(action, self.session) for can in (self.can, self.can_note, self.can_rooms))

    def _refresh_commands(self) -> None:
        """Footer and keys follow the state of the session."""
        if self.session is None:
            return
        now = tuple(self.check_action(c.action, ()) for c in running_commands())
        if now != self._bindings_for:
            self._bindings_for = now
            self.refresh_bindings()

    def _names(self) -> list[str]:
        return self._known_names.of(self.session) if self.session is not None else []

    def action_type(self) -> None:
        """Back to the line."""
        self.query_one(EntryLine).focus()

    def action_change_note(self) -> None:
        """Up to the notes, the newest first."""
        self.query_one(NotesList).focus()

    @on(Input.Changed, "#line")
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self._remember()
        self._say_place()  # trouble that was said stays in sight until something else is to be said

    def _remember(self) -> None:
        """Put the half-typed line aside; what is not noted here is not put aside either."""
        if self.session is not None:
            noted = not self.session.is_unnoted(self.place.room)
            self._half.now(self.query_one(EntryLine).value if noted else "")

    @on(EntryLine.MovePlace)
    def _move_place(self) -> None:
        if self.session and self.can_note("next_room", self.session):
            self.action_next_room()
        else:
            self.query_one(NotesList).focus()

    @on(EntryLine.ReadNotes)
    def _read_notes(self) -> None:
        if self.query_one(NotesList).option_count:
            self.action_change_note()

    @on(NotesList.Left)
    def _left_notes(self) -> None:
        self.action_type()
        self.query_one(NotesList).to_the_end()

    @on(NotesList.Scrolled)
    def _scrolled(self) -> None:
        self._head_of_notes()

    @on(OptionList.OptionSelected, "#notes")
    def _note_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.about_note(event.option_id)

    def on_descendant_focus(self) -> None:
        if self.session is not None:
            self._say_place()

    def on_descendant_blur(self) -> None:
        if self.session is not None:
            self._say_place()
