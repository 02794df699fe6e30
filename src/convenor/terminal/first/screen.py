"""The first screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.terminal.calm import in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.first.deeds import Entry, deeds
from convenor.terminal.first.options import option, whole
from convenor.terminal.page import Page
from convenor.terminal.widgets.bar import PRACTICE, TitleBar
from convenor.terminal.widgets.complaint import Complaint
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.one_line import Line

if TYPE_CHECKING:
    from convenor.session.session import Session
    from convenor.terminal.ready.looked import Readiness



class FirstScreen(Page):
    """What one can do, then the sessions: running, coming, earlier. Typing finds, Enter opens, Esc ends nothing."""

    WHERE: ClassVar[Where] = "first"
    SAYS_ONLY_READ: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("first"),
        Binding("down", "go('cursor_down')", show=False),
        Binding("up", "go('cursor_up')", show=False),
        Binding("pagedown", "go('page_down')", show=False),
        Binding("pageup", "go('page_up')", show=False),
    ]

    def __init__(self, outside: Outside) -> None:
        super().__init__(outside)
        self._sessions: tuple[Session, ...] = ()
        self._troubles: tuple[str, ...] = ()
        self._entries: list[Entry] = []
        self._last = ""
        self._looked: Readiness | None = None
        self._past = ""
        self._nothing_past: set[tuple[str, int]] = set()
        """Sessions, as far as they had come, of which nothing was to go."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Complaint()
        with Horizontal(id="find"):
            yield Static("Find ›", classes="label", markup=False)
            yield Line(placeholder="type a word of a title", compact=True)
        yield OptionList(*[option(entry, 0) for entry in self._offered()], id="sessions", compact=True)
        yield Static("Enter or a click opens. Everything is kept as you go; closing is safe.", classes="hint")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False  # what is typed always goes to the search
        self.query_one(TitleBar).left = "Convenor" if self.outside.kept else PRACTICE
        self.query_one(Line).focus()

    def look_again(self) -> None:
        try:
            super().look_again()
        except Problem as problem:  # of the record as a whole: it stays in sight, and so does what can be done
            self._troubles = (in_words(problem),)
            self._list()
            raise

    def record_changed(self) -> None:
        from convenor.terminal.first.listing import last_words, standing_words

        self._read()
        self._last = last_words(self._sessions)
        self._look_for_past()
        self.query_one(TitleBar).right = standing_words(self._sessions)
        self._list()

    def only_read_changed(self) -> None:
        from convenor.services.standing import only_read_words

        super().only_read_changed()
        self.query_one(Complaint).say(only_read_words(self.why_only_read) if self.why_only_read else "")

    def _offered(self) -> list[Entry]:
        return deeds(
            self._last, example=self.outside.example is not None, unfinished=self.convenor.unfinished is not None,
            past=self._past, takes=self.check_action("take_in", ()) is True,
        )

    def _read(self) -> None:
        """Every session that can be read; one that cannot hides none of the others."""
        found: list[Session] = []
        troubles: list[Problem] = []
        for session in self.host.store.sessions():
            try:
                found.append(self.host.session(session))
            except Problem as problem:
                troubles.append(problem)
        self._sessions, self._troubles = tuple(found), tuple(in_words(t) for t in troubles)

    @on(Line.Changed)
    def _list(self) -> None:
        typed = self.query_one(Line).value
        entries = [] if typed.strip() else self._offered()
        entries += self._listed(typed)
        width = self.query_one(OptionList).scrollable_content_region.width
        if self._troubles:
            entries += [Entry("Cannot be read"), *(Entry(whole(words, width)) for words in self._troubles)]
        options = self.query_one(OptionList)
        chosen = options.highlighted_option.id if options.highlighted_option else None
        self._entries = entries
        options.set_options([option(entry, width) for entry in entries])
        places = [n for n, entry in enumerate(entries) if entry.key]
        kept = next((n for n in places if entries[n].key == chosen), None)
        options.highlighted = kept if kept is not None else places[0] if places else None

    def _listed(self, typed: str) -> list[Entry]:
        if not self._sessions and not typed.strip():
            return []  # also before any has been read: nothing has been loaded that could
        from convenor.terminal.first.listing import sessions_listed

        return sessions_listed(self._sessions, self.host.now(), typed, self._readiness)

    def _look_for_past(self) -> None:
        """Of what raw words are past their day: in a thread, for years of sessions take a while to look through."""
        ended = tuple(s for s in self._sessions if s.state == "ended")
        if not self.outside.kept or not ended:
            self._show_past("")
            return
        # Without a description it would be described by all that is in these records, which takes long.
        find = partial(self._find_past, ended)
        self.run_worker(find, "past", "past", "what is past", thread=True, exclusive=True, exit_on_error=False)

    def _find_past(self, ended: tuple[Session, ...]) -> None:
        from convenor.terminal.first.past import past_words

        worker = get_current_worker()
        try:
            words = past_words(self.host, ended, self._nothing_past)
        except Problem:
            return  # what is amiss with the record is said where it is read
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_past, words)

    def _show_past(self, words: str) -> None:
        if words != self._past and self.is_mounted:
            self._past = words
            self._list()
            self.refresh_bindings()

    def _readiness(self, session: Session) -> str:
        """What is still missing for a session of today."""
        from convenor.terminal.ready.looked import Readiness

        self._looked = self._looked or Readiness(self.outside)
        return self._looked.words(session)

    def on_resize(self) -> None:
        self.call_after_refresh(self._list)

    def action_go(self, how: str) -> None:
        """Arrows go through the list while the search keeps the typing."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(Line.Submitted)
    async def _enter(self) -> None:
        await self.run_action("open")

    @on(OptionList.OptionSelected)
    async def _clicked(self) -> None:
        await self.run_action("open")

    def action_open(self) -> None:
        """Open what is chosen."""
        option = self.query_one(OptionList).highlighted_option
        key = option.id if option else None
        match key:
            case None:
                return
            case "do:plan":
                self._plan()
            case "do:like":
                self._plan_like()
            case "do:practise":
                self._practise()
            case "do:example":
                self._example(running=True)
            case "do:take-in":
                self.action_take_in()
            case "do:purge":
                self.action_purge()
            case _:
                self.convenor.open_session(self.outside, key)

    def _to_come(self) -> Session | None:
        """The chosen session, if it has not begun."""
        option = self.query_one(OptionList).highlighted_option
        return next((s for s in self._sessions if option and s.id == option.id and s.state == "planned"), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "search":
            return self.outside.searcher is not None
        if action == "take_in":
            return self.outside.carrier is not None and self.outside.kept
        if action == "purge":
            return bool(self._past)
        return action != "ready" or self._to_come() is not None

    def action_search(self) -> None:
        """Search every session and every published note."""
        self.convenor.open_search(self.outside)

    def action_take_in(self) -> None:
        """Open a session that a colleague handed over."""
        from convenor.terminal.handing.taking import ask_which
        from convenor.terminal.note.places import places

        if self.outside.carrier is not None:
            ask_which(self, self.outside.carrier, places())

    def action_purge(self) -> None:
        """Show which raw words are past their day, and let them go if that is chosen."""
        from convenor.terminal.first.past import ask_about

        ask_about(self.convenor, self.outside, self._sessions)

    def action_shelf(self) -> None:
        """Look around on the shelf, and read."""
        from convenor.services.suiting import Wanted
        from convenor.services.usual_words import told_of
        from convenor.terminal.shelf.sheet import ShelfSheet

        self.app.push_screen(ShelfSheet(self.outside.library, Wanted(), took=told_of(self.host.sessions)))

    def action_ready(self) -> None:
        """Whether the chosen session is ready."""
        chosen = self._to_come()
        if chosen is not None:
            self.convenor.open_ready(self.outside, chosen.id)

    def _plan(self) -> None:
        from convenor.terminal.plan.new import NewSession

        typed, like = self.convenor.unfinished or (None, None)
        self.app.push_screen(NewSession(self.outside, like=like, typed=typed))

    def _plan_like(self) -> None:
        from convenor.terminal.first.listing import last_planned
        from convenor.terminal.plan.new import NewSession

        last = last_planned(self._sessions)
        if last is None:
            raise Problem("There is no session yet that a new one could be like.", cure="Plan one from a format.")
        self.app.push_screen(NewSession(self.outside, like=last))

    def _practise(self) -> None:
        if self.outside.rehearse is None:
            self._example(running=False)
            return
        from convenor.terminal.practice.ask import ask_what

        self.app.push_screen(ask_what(self._sessions), self._practise_on)

    def _practise_on(self, what: str | None) -> None:
        from convenor.terminal.practice.ask import EXAMPLE, TRY

        if what == TRY:
            self._example(running=False)
        elif what is not None:
            self.convenor.open_rehearsal(self.outside, "" if what == EXAMPLE else what)

    def _example(self, *, running: bool) -> None:
        if self.outside.example is not None:
            self.convenor.open_example(self.outside.example(), running=running)

    def action_back(self) -> None:
        """Esc empties the search; on an empty one it leaves a practice, and otherwise does nothing but say so."""
        line = self.query_one(Line)
        if line.value:
            line.value = ""
        elif len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        else:
            self.convenor.tell("This is the first screen. To leave, close the window, or choose Close in the menu.")
