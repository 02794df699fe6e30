"""The search: what was said in any session and what was published, found while one types."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from convenor.services.found_words import grouped, line_words
from convenor.services.outside import Outside
from convenor.services.searching import MOST, Found, Query, Searcher, parsed
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.page import Page
from convenor.terminal.search.reading import PublishedSheet
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.choice import Choice
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.one_line import Line
from convenor.terminal.widgets.pick_list import PickList, PickRow

PAUSE = 0.2
"""Seconds without a key before it looks."""
EXPLAINS = "Every line with all of the words, newest first. “Words in quotation marks” stand side by side."
EVERY = "-"


class SearchScreen(Page):
    """Typing looks, arrows choose, Enter opens where the line stands. Nothing is changed here."""

    WHERE: ClassVar[Where] = "search"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("search"),
        Binding("down", "go('step', 1)", show=False), Binding("up", "go('step', -1)", show=False),
        Binding("pagedown", "go('page', 1)", show=False), Binding("pageup", "go('page', -1)", show=False),
    ]
    DEFAULT_CSS = """
    SearchScreen #state { padding: 0 1; color: $quiet; height: auto; margin-bottom: 1; }
    SearchScreen #lines { padding: 0 1; }
    SearchScreen #find Line { width: 1fr; }
    """

    def __init__(self, outside: Outside, searcher: Searcher) -> None:
        super().__init__(outside)
        self._searcher = searcher
        self._at: dict[str, Found] = {}
        """What stands in each row."""
        self._theme = ""
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="find"):
            yield Static("Search ›", classes="label", markup=False)
            yield Line(placeholder="words, or the name of who said it", compact=True)
        yield Static(EXPLAINS, id="state", markup=False)
        yield PickList(id="lines", wrap=True)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(TitleBar).left = "Search: what was said, and what was published"
        self.query_one(PickList).can_focus = False  # what is typed always goes to the search
        self.query_one(Line).focus()

    def record_changed(self) -> None:
        self._look()

    @property
    def about_to_look(self) -> bool:
        """Whether it only waits for the next key, or for none to come."""
        return self._soon is not None

    @on(Line.Changed)
    def _typed(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self._look_now)

    def _look_now(self) -> None:
        self._soon = None
        self._look()

    @property
    def _query(self) -> Query:
        return parsed(self.query_one(Line).value, theme=self._theme, unfinished=True)

    def _look(self) -> None:
        query = self._query
        if query.empty:
            self.workers.cancel_group(self, "search")
            self._show(query, ())
            return
        self.run_worker(partial(self._find, query), thread=True, exclusive=True, group="search", exit_on_error=False)

    def _find(self, query: Query) -> None:
        """In a thread, for the first search after a long time has much to read."""
        worker = get_current_worker()

        def told(words: str) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._say, words)

        def progress(done: int, of: int) -> None:
            if of > MOST and done % 20 == 0:
                told(f"Reading {done} of {of} that are new …")

        try:
            found = self._searcher.find(query, progress)
        except Problem as problem:
            told(f"! {in_words(problem)}")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, query, found)

    def _show(self, query: Query, found: tuple[Found, ...]) -> None:
        if not self.is_mounted or query != self._query:
            return  # something else is looked for meanwhile
        self._at = {str(n): one for n, one in enumerate(found)}
        rows: list[PickRow] = []
        keys = iter(self._at)
        for heading, lines in grouped(found):
            rows.append(PickRow("", heading, look="heading"))
            rows += [PickRow(next(keys), line_words(one), indent=1, below=one is lines[-1]) for one in lines]
        self.query_one(PickList).show(rows)
        self._say(self._state(query, found))

    def _state(self, query: Query, found: tuple[Found, ...]) -> str:
        about = f" about “{shown(self._words_of(self._theme))}”" if self._theme else ""
        plain = "" if self._searcher.full_text else " (without full text: words as they are written)"
        if query.empty:
            return EXPLAINS
        if not found:
            return f"Nothing{about} has all of these words{plain}."
        if len(found) == query.most:
            return f"The newest {len(found)} lines{about}; one more word finds fewer{plain}."
        return f"{len(found)} line{'' if len(found) == 1 else 's'}{about}{plain}. Enter opens."

    def _say(self, words: str) -> None:
        if self.is_mounted:
            self.query_one("#state", Static).update(words)

    def action_go(self, how: str, by: int) -> None:
        """Arrows go through the list while the search keeps the typing."""
        getattr(self.query_one(PickList), f"action_{how}")(by)

    @on(Line.Submitted)
    async def _enter(self) -> None:
        await self.run_action("open")

    @on(PickList.Opened)
    async def _clicked(self) -> None:
        await self.run_action("open")

    def action_open(self) -> None:
        """Open the session, or read the published note."""
        chosen = self._at.get(self.query_one(PickList).chosen or "")
        if chosen is None:
            return
        if chosen.about.kind == "session":
            self.convenor.open_session(self.outside, chosen.about.id)
        else:
            self.app.push_screen(PublishedSheet(self._searcher.published(chosen.about.id), chosen.line.text))

    def action_search_theme(self) -> None:
        """Only what is about one of the house's themes."""
        themes = self.outside.writer.style().themes
        answers = {EVERY: "Whatever it is about", **{name: shown(words) for name, words in themes.items()}}

        def then(answer: str | None) -> None:
            if answer is not None:
                self._theme = "" if answer == EVERY else answer
                self._look()

        self.app.push_screen(Choice("About what?", answers, more="Themes are given at the desk, in the end."), then)

    def _words_of(self, theme: str) -> str:
        return self.outside.writer.style().themes.get(theme, theme)
