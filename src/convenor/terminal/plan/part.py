"""One part of an agenda: changed, or put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Select, Static
from textual.widgets.option_list import Option

from convenor.services.editing import Setting
from convenor.session.agenda import Segment
from convenor.session.exercise import Exercise
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.plan.reading import an_hour
from convenor.terminal.widgets.agenda import RULES
from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Field, Line

TYPED = "typed"


class PartForm(Form[None]):
    """A part's title, minutes, leader, fixed time, and what may happen to it when time is short."""

    DOES = "Keep"
    HINT = "Tab goes on · Enter or Ctrl+O keeps it · Esc goes back"

    def __init__(self, part: Segment, keep: Callable[[Setting], None]) -> None:
        """`keep` records it, and raises Problem when that cannot be."""
        super().__init__()
        self._part = part
        self._keep = keep

    def compose(self) -> ComposeResult:
        part = self._part
        with Vertical(classes="sheet"):
            yield Static("Change this part", classes="sheet-title", markup=False)
            yield Field("title", "Title", shown(part.title))
            yield Field("minutes", "Minutes", str((part.seconds + 30) // 60))
            yield Field("lead", "Led by", shown(part.lead), hint="the convenor")
            yield Field("pin", "Fixed at", f"{part.start_at:%H:%M}" if part.start_at else "", hint="no fixed time")
            with Horizontal(id="kind-row"):
                yield Static("If short", classes="label", markup=False)
                rules = [(words, rule) for rule, words in RULES.items()]
                yield Select(rules, id="kind", allow_blank=False, value=part.rule, compact=True)
            yield from self.foot()

    def on_mount(self) -> None:
        self.query_one("#field-minutes", Field).type_here()

    def done(self) -> None:
        """Only what differs is recorded."""
        setting = self._setting()
        if setting != Setting():
            self._keep(setting)

    def _setting(self) -> Setting:
        part = self._part
        values = {field.field_name: field.value.strip() for field in self.query(Field)}
        if not values["minutes"].isdecimal():
            raise Problem(f"“{values['minutes']}” is not a number of minutes.", cure="Write it in figures, such as 12.")
        minutes, pin = int(values["minutes"]), an_hour(values["pin"])
        rule = next(rule for rule in RULES if rule == self.query_one("#kind", Select).value)
        return Setting(
            minutes=minutes if minutes != (part.seconds + 30) // 60 else None,
            rule=rule if rule != part.rule else None,
            start_at=pin if pin != part.start_at else None,
            unpin=pin is None and part.start_at is not None,
            title=values["title"] if values["title"] != shown(part.title).strip() else None,
            lead=values["lead"] if values["lead"] != shown(part.lead).strip() else None,
        )


@dataclass(frozen=True, slots=True)
class PutIn:
    """What is to be put in: an exercise from the shelf, or a part that is only a title."""

    what: Exercise | str


class PutInForm(ModalScreen[PutIn | None]):
    """Type a title, or a few letters of an exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
    ]

    def __init__(self, exercises: Sequence[Exercise], after: str) -> None:
        """`after` is the title of the part that it will follow; empty for the very start."""
        super().__init__()
        self._exercises = exercises
        self._after = after
        self._found: list[Exercise] = []

    def compose(self) -> ComposeResult:
        where = f"It comes after “{shown(self._after)}”." if self._after else "It comes first."
        with Vertical(classes="sheet"):
            yield Static("Put in a part", classes="sheet-title", markup=False)
            yield Static(where, classes="sheet-more", markup=False)
            yield Line(placeholder="a title of your own, or letters of an exercise", compact=True)
            yield OptionList(compact=True, id="exercises")
            yield Hint("Arrows or mouse choose · Enter puts it in · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._show("")
        self.query_one(Line).focus()

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        self._found = [e for e in self._exercises if all(w in _haystack(e) for w in words)]
        options = [Option(_exercise_line(e), id=e.id) for e in self._found]
        if typed.strip():
            plain = Content.assemble("A part called “", (shown(typed.strip()), "bold"), "”")
            place = 0 if not options else len(options)
            options.insert(place, Option(plain, id=TYPED))
        choices = self.query_one(OptionList)
        choices.set_options(options)
        choices.highlighted = 0 if options else None

    def action_go(self, step: int) -> None:
        """Up and down go through the list while one types."""
        choices = self.query_one(OptionList)
        if step > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    @on(Line.Submitted)
    def _enter(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._take(option.id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self._take(event.option_id)

    def _take(self, chosen: str) -> None:
        if chosen == TYPED:
            self.dismiss(PutIn(self.query_one(Line).value.strip()))
        else:
            self.dismiss(PutIn(next(e for e in self._found if e.id == chosen)))


def _haystack(exercise: Exercise) -> str:
    return " ".join([exercise.title, *exercise.also_known_as, exercise.summary]).casefold()


def _exercise_line(exercise: Exercise) -> Content:
    return Content.assemble((f"{exercise.minutes.typical:>3}  ", "$quiet"), shown(exercise.title))


