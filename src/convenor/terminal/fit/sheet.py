"""The sheet on which an agenda is made to fit. Nothing changes before its user says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList, Static

from convenor.services import refitting
from convenor.services.host import Host
from convenor.services.refitting import Offer
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session
from convenor.terminal.calm import Teller, calmly, in_words
from convenor.terminal.fit.options import choice_option, heading, is_cut, line, part_option
from convenor.terminal.fit.rows import choice_key, fit_view
from convenor.terminal.page import TICK
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList
from convenor.timing.proposal import Choice
from convenor.timing.words import where_we_stand

FRESH = timedelta(minutes=1)
"""After so long an open sheet is worked out anew: time has passed, and the end has moved with it."""
HEIGHTS = [(0, "-strip"), (16, "-tall"), (34, "-large")]
CHANGED = "The agenda has changed meanwhile, so this is worked out anew."
CHOOSE = "Choose one of those with a number; nothing has changed."

Accept = Callable[[Offer, int | None], Awaitable[None]]
"""Makes an offer so, with one of its choices or without. Raises Problem."""


class FitList(LookingList):
    """Parts and choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "screen.fewer", show=False),
        Binding("right,plus", "screen.more", show=False),
        Binding("backspace,delete", "screen.as_proposed", show=False),
    ]


class FitSheet(Sheet[str]):
    """Each part before and after, and the choices where shortening is not enough. Answers with what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"pick({n})", show=False) for n in range(1, 10)),
        Binding("ctrl+o", "do", show=False),
    ]
    CSS = """
    FitSheet .sheet { width: 78; padding: 0 2; }
    FitSheet .sheet-title { margin-bottom: 0; }
    FitSheet #columns { height: 1; color: $quiet; }
    FitSheet FitList { max-height: 11; text-wrap: nowrap; }
    FitSheet #verdict { margin-top: 1; text-style: bold; }
    FitSheet #verdict.-short { color: $text-warning; }
    FitSheet #remark { color: $quiet; }
    FitSheet .hint { margin-top: 0; }
    FitSheet .buttons { margin-top: 1; }
    FitSheet.-large .sheet { padding: 1 2; }
    FitSheet.-large .sheet-title { margin-bottom: 1; }
    FitSheet.-large FitList { max-height: 26; }
    FitSheet.-strip #verdict { margin-top: 0; }
    FitSheet.-strip .buttons, FitSheet.-strip #columns { display: none; }
    FitSheet.-strip FitList { max-height: 5; }
    """

    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, host: Host, session_id: str, accept: Accept) -> None:
        super().__init__()
        self._host = host
        self._session_id = session_id
        self._accept = accept
        self._fixed: dict[str, int] = {}
        self._offer: Offer = refitting.propose(host, session_id)
        self._session: Session = host.session(session_id)
        self._choices_first = not self._offer.proposal.fits
        self._view = fit_view(self._session, self._offer)
        self._drawn: tuple[object, ...] = ()
        self._under_way = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._view.title, classes="sheet-title", markup=False)
            yield Said(id="columns")
            yield FitList(id="fit", markup=False, compact=True)
            yield Said(id="verdict")
            yield Said(id="remark", gone_when_empty=True)
            with Horizontal(classes="buttons"):
                yield Button("Do it", id="do", compact=True)
                yield Button("Leave it", id="leave", compact=True)
                yield Button("− minute", id="fewer", compact=True)
                yield Button("+ minute", id="more", compact=True)
            yield Hint("Enter does it · ← → change one · a number chooses · Esc leaves it")

    def on_mount(self) -> None:
        self._draw()
        parts = self.query_one(FitList)
        parts.highlighted = None if self._choices_first else self._first_that_changes()
        parts.focus()
        self.set_interval(TICK, self._follow)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    # What is shown.

    def _first_that_changes(self) -> int | None:
        keys = [option.id for option in self.query_one(FitList).options]
        row = next((r for r in self._view.rows if r.key and not r.same), None) or next(
            (r for r in self._view.rows if r.key), None
        )
        return keys.index(row.key) if row else None

    @property
    def chosen(self) -> Choice | None:
        """The choice that is highlighted."""
        key = self._highlighted()
        return next((c for c in self._offer.proposal.choices if choice_key(c) == key), None)

    def _highlighted(self) -> str | None:
        option = self.query_one(FitList).highlighted_option
        return option.id if option else None

    def _draw(self) -> None:
        if not self.is_attached:
            return
        self._view = seen = fit_view(self._session, self._offer, self.chosen)
        self.query_one(".sheet-title", Static).update(seen.title)
        options = self.query_one(FitList)
        width = max(40, options.scrollable_content_region.width)
        self.query_one("#columns", Said).say(line("", "before", "after", "", width))
        parts = [part_option(row, width) for row in seen.rows]
        choices = [choice_option(choice, width) for choice in seen.choices]
        if choices and self._choices_first:
            entries = [*choices, heading("What would be shortened besides"), *parts]
        else:
            entries = [*parts, *([heading("Or")] if choices else []), *choices]
        drawn = (width, *((o.id, o.prompt) for o in entries))
        if drawn != self._drawn:
            self._drawn = drawn
            before = self._highlighted()
            with self.prevent(OptionList.OptionHighlighted):
                options.set_options(entries)
                options.highlighted = next((n for n, o in enumerate(entries) if o.id and o.id == before), None)
        verdict = self.query_one("#verdict", Said)
        verdict.say(seen.verdict if seen.fits else f"! {seen.verdict}")
        verdict.set_class(not seen.fits, "-short")

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._draw()
        row = next((r for r in self._view.rows if r.key and r.key == self._highlighted()), None)
        width = self.query_one(FitList).scrollable_content_region.width
        self._remark(f"{row.title}: {row.why}." if row and row.why and is_cut(row, width) else "")

    def _remark(self, words: str) -> None:
        self.query_one("#remark", Said).say(words)

    # Keeping up.

    def _follow(self) -> None:
        """Another agenda, or time that has passed: what is shown is never older than a minute."""
        if self._under_way or not self.is_current:
            return
        with calmly(self._teller):
            acts = self._host.session(self._session_id).agenda_acts
            if acts != self._offer.agenda_acts or abs(self._host.now() - self._offer.at) >= FRESH:
                self._anew()

    def _anew(self) -> None:
        """Work it out as things are now. Leaves the sheet when there is nothing left to fit."""
        before = self._offer.agenda_acts
        try:
            self._session = self._host.session(self._session_id)
            coming = {s.id for s, p in self._session.parts() if p.state == "coming"}
            self._fixed = {part: seconds for part, seconds in self._fixed.items() if part in coming}
            self._offer = refitting.propose(self._host, self._session_id, self._fixed)
        except Problem as problem:
            self.dismiss(in_words(problem))
            return
        self._draw()
        if self._offer.agenda_acts != before:
            self._remark(CHANGED)

    # What can be done.

    def action_more(self) -> None:
        self._change(1)

    def action_fewer(self) -> None:
        self._change(-1)

    def _change(self, minutes: int) -> None:
        """Another length for the part that is highlighted; the rest follows."""
        key = self._highlighted()
        part = next((n for n in self._offer.proposal.lines if n.segment.id == key), None)
        if part is None:
            self._remark("Choose a part with ↑ ↓ first; then ← → change its minutes.")
            return
        row = next(r for r in self._view.rows if r.key == key)
        self._fixed[part.segment.id] = max(0, int(row.after) + minutes) * 60
        self._anew()

    def action_as_proposed(self) -> None:
        """Take back what was set by hand for the part that is highlighted."""
        if self._fixed.pop(self._highlighted() or "", None) is not None:
            self._anew()

    def action_pick(self, n: int) -> None:
        """Highlight a choice, and show what it would come to."""
        choice = self._offer.proposal.choice(n)
        if choice is None:
            return
        options = self.query_one(FitList)
        options.focus()
        options.highlighted = next(i for i, o in enumerate(options.options) if o.id == choice_key(choice))

    @on(OptionList.OptionSelected)
    async def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_do()

    def on_key(self, event: events.Key) -> None:
        """Enter while nothing is highlighted still gets an answer."""
        if event.key == "enter" and self.query_one(FitList).has_focus and self._highlighted() is None:
            event.stop()
            self.call_later(self.action_do)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "do":
                await self.action_do()
            case "leave":
                self.dismiss(None)
            case "more":
                self.action_more()
            case "fewer":
                self.action_fewer()

    async def action_do(self) -> None:
        """Make it so. What does not fit needs a choice first; what is stale is shown anew first."""
        if self._under_way:
            return
        proposal, choice = self._offer.proposal, self.chosen
        if choice is None and not proposal.fits:
            self._remark(CHOOSE)
            return
        if choice is None and not proposal.changes_anything:
            self.dismiss(None)
            return
        self._under_way = True
        try:
            await self._accept(self._offer, choice.n if choice else None)
        except Stale:
            self._anew()  # which says so
        except Problem as problem:
            self._anew()
            self._remark(in_words(problem))
        else:
            self._made_so()
        finally:
            self._under_way = False

    def _made_so(self) -> None:
        self._fixed = {}
        self._session = self._host.session(self._session_id)
        offer = refitting.propose(self._host, self._session_id)
        if not offer.proposal.fits:
            self._offer = offer
            self._draw()
            self._remark("That is done, and undo takes it back. It is not enough yet.")
            return
        stands = where_we_stand(self._session, self._host.now()) if self._session.state != "planned" else ""
        self.dismiss(f"Done{f': {stands}' if stands else ''}. Undo brings the agenda back as it was.")

    @property
    def _teller(self) -> Teller:
        return cast(Teller, self.app)
