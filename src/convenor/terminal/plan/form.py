"""The form of a session. At its side the agenda grows as one types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from convenor.services.outside import Outside
from convenor.services.planning import Details
from convenor.session.agenda import Plan
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.page import Page
from convenor.terminal.plan.typed import Reading, understand
from convenor.terminal.widgets.agenda import agenda_lines, agenda_sum, as_content, last_lines
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Complaint, Field
from convenor.timing.zones import local

LEAST_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the form."""

    name: str
    label: str
    hint: str = ""
    several: bool = False
    """Whether it holds several lines, one thing a line."""


FIELDS: tuple[Asked, ...] = (
    Asked("title", "Title", "what it is called"),
    Asked("questions", "Question", "one a line", several=True),
    Asked("date", "Date", "26 November, or open"),
    Asked("start", "Starts", "11:00"),
    Asked("end", "Ends", "12:30"),
    Asked("series", "Series", "if it belongs to one"),
    Asked("convenor", "Convenor", "name"),
    Asked("speakers", "Speakers", "Name; role; organisation; what they bring", several=True),
    Asked("companion", "Companion", "who keeps company when something tender comes up"),
    Asked("people", "People", "how many you expect"),
    Asked("rooms", "Rooms", "how many"),
    Asked("room-questions", "Room asks", "a question each, one a line", several=True),
    Asked("respondents", "Respondents", "as for speakers", several=True),
    Asked("leaders", "Thought leader", "one a line", several=True),
    Asked("context", "Context", "what readers should know", several=True),
    Asked("timezone", "Time zone", "Europe/London"),
)
EXAMPLE_SPEAKER = "One a line: Ada Pell; Director; Ladle; who drew on ten years of street kitchens"


class SessionForm(Page):
    """Fields at the left, the agenda that they make at the right. Subclasses say what comes of it."""

    WHERE: ClassVar[Where] = "form"
    BINDINGS: ClassVar[list[BindingType]] = bindings("form")
    FIELDS: ClassVar[tuple[Asked, ...]] = FIELDS

    def __init__(self, outside: Outside, typed: dict[str, str]) -> None:
        super().__init__(outside)
        self.first_typed = typed
        # Read once, and before the screen is there: a damaged book is said on the screen that one comes from.
        self._people = tuple(outside.library.people())
        self._series = tuple(outside.library.series())
        self._left: set[str] = set()
        """Fields that were typed in and left: only then is anything wrong with them said."""

    # What subclasses say.

    heading = ""
    button = ""
    until = "Nothing is made until you say so"

    def above(self) -> Iterable[Widget]:
        """What stands above the fields."""
        return ()

    def drafted(self, details: Details) -> Session:
        """The session that these details would make."""
        raise NotImplementedError

    def make(self, reading: Reading) -> None:
        """Record it, and go where that leads."""
        raise NotImplementedError

    # The rest is shared.

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="form"):
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.above()
                for asked in self.FIELDS:
                    value = self.first_typed.get(asked.name, "")
                    known = self._known(asked.name)
                    yield Field(asked.name, asked.label, value, hint=asked.hint, several=asked.several, known=known)
                yield Button(self.button, id="make", compact=True)
            with Vertical(id="beside"):
                yield Static("THE AGENDA", classes="title", markup=False)
                with VerticalScroll(id="growing", can_focus=False):
                    yield Static("", id="agenda", markup=False)
                yield Static("", id="sum", markup=False)
        yield Complaint()
        yield Keys()

    def _known(self, name: str) -> list[str]:
        """What a field completes itself with, from the two books."""
        names = {"series": [s.label for s in self._series], "convenor": [p.name for p in self._people]}
        return [shown(words) for words in names.get(name, [])]

    def on_mount(self) -> None:
        self.query_one(TitleBar).say(self.heading, self.until, kept=self.outside.kept)
        self.query_one(Field).type_here()

    def record_changed(self) -> None:
        self.grow()

    def on_resize(self) -> None:
        self.call_after_refresh(self.grow)

    @on(Field.Edited)
    def _edited(self) -> None:
        self.grow()

    @on(Field.Entered)
    def _go_on(self) -> None:
        self.focus_next()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self._after_leaving)

    def _after_leaving(self) -> None:
        if self.is_mounted:
            self._left |= {f.field_name for f in self.query(Field) if f.value.strip() and not f.has_focus_within}
            self._remark(self.reading())

    def typed(self) -> dict[str, str]:
        """Everything that stands in the form, by field."""
        return {field.field_name: field.value for field in self.query(Field)}

    def reading(self) -> Reading:
        """What it means."""
        today = local(self.host.now(), Plan(title="").timezone).date()
        return understand(self.typed(), today, people=self._people, series=self._series)

    def grow(self) -> None:
        """The agenda as these details make it; what cannot be read yet is left aside."""
        if not self.is_mounted or not self.query("#agenda"):
            return
        reading = self.reading()
        self._remark(reading)
        details = reading.details
        if "end" in reading.complaints:
            details = replace(details, end=None)
        draft = self.drafted(replace(details, title=details.title or "Untitled"))
        width = max(LEAST_WIDTH, self.query_one("#growing").scrollable_content_region.width)
        now = self.host.now()
        total = agenda_sum(draft, now)
        lines = [as_content(line, width) for line in agenda_lines(draft, now)]
        self.query_one("#agenda", Static).update(Content("\n").join([*lines, *last_lines(total)]))
        summary = self.query_one("#sum", Static)
        summary.update(f"! {total.words}" if total.trouble else total.words)
        summary.set_class(bool(total.trouble), "trouble")

    def _remark(self, reading: Reading) -> None:
        for field in self.query(Field):
            name = field.field_name
            wrong = reading.complaints.get(name, "") if name in self._left else ""
            said = wrong or reading.understood.get(name, "")
            if not said and field.has_focus_within and name in ("speakers", "respondents"):
                said = EXAMPLE_SPEAKER
            field.remark(said, trouble=bool(wrong))
        if not self._left & reading.complaints.keys():
            self.complain("")

    def on_descendant_focus(self) -> None:
        if self._version is not None:
            self._remark(self.reading())

    @on(Button.Pressed, "#make")
    async def _pressed(self) -> None:
        await self.run_action("plan_it")

    def action_plan_it(self) -> None:
        """Make it so, or say what is in the way and go there."""
        reading = self.reading()
        complaints = dict(reading.complaints)
        if not reading.details.title:
            complaints["title"] = "A session needs a title. It can be changed later."
        if complaints:
            first = next(f for f in self.query(Field) if f.field_name in complaints)
            self._left |= complaints.keys()
            first.type_here()
            self._remark(replace_complaints(reading, complaints))
            self.complain(complaints[first.field_name])
            return
        try:
            self.make(reading)
        except Problem as problem:
            self.complain(in_words(problem))

    def complain(self, words: str) -> None:
        """What is in the way, at the foot of the form."""
        self.query_one(Complaint).say(words)


def replace_complaints(reading: Reading, complaints: dict[str, str]) -> Reading:
    """The same reading with these complaints."""
    return replace(reading, complaints=complaints)
