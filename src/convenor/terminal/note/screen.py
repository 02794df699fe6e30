"""The note as it would be read today."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from convenor.services.outside import Outside
from convenor.services.standing import unnoted_words
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.session.text import shown, split_lines
from convenor.terminal.calm import in_words
from convenor.terminal.commands import Where, bindings
from convenor.terminal.note.places import places
from convenor.terminal.note.save import SaveForm
from convenor.terminal.page import Page
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.writeup.document import DRAFT

PROFILES: dict[Profile, str] = {"dated": "with its date", "undated": "without a date"}


class NoteScreen(Page):
    """The draft, to read and to save. Nothing here changes the record."""

    WHERE: ClassVar[Where] = "note"
    BINDINGS: ClassVar[list[BindingType]] = bindings("note")

    def __init__(self, outside: Outside, session: str) -> None:
        super().__init__(outside)
        self.session_id = session
        self.profile: Profile | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="draft", markup=False)
        with VerticalScroll(id="page"):
            yield Static("", id="text", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    @property
    def session(self) -> Session:
        return self.host.session(self.session_id)

    def record_changed(self) -> None:
        session = self.session
        if self.profile is None:
            self.profile = usual_profile(session)
        bar = self.query_one(TitleBar)
        bar.left = shown(session.plan.title)
        bar.right = f"The note, {PROFILES[self.profile]}" if self.outside.kept else "Practice: nothing is kept"
        self.query_one("#draft", Static).update(f"! {DRAFT} {unnoted_words(session)}".rstrip())
        try:
            text = self.outside.writer.text(session, self.profile)
        except Problem as problem:
            self.query_one("#text", Static).update(f"! The note cannot be made. {in_words(problem)}")
            return
        text = text.removeprefix(DRAFT)  # it stands above, where no scrolling takes it away
        paragraphs = (shown(line) for line in split_lines(text) if line.strip())
        self.query_one("#text", Static).update("\n\n".join(paragraphs))

    def action_other_profile(self) -> None:
        """The same note in the other of the house style's two profiles."""
        self.profile = "undated" if self.profile == "dated" else "dated"
        self.look_again()

    def action_save(self) -> None:
        session, profile = self.session, self.profile
        form = SaveForm(
            session.plan.title, places(), lambda path: self.outside.writer.save(session, path, profile)
        )
        self.app.push_screen(form, self._saved)

    def _saved(self, words: str | None) -> None:
        if words:
            self.convenor.tell(words)

    def action_add_notes(self) -> None:
        self.convenor.open_running(self.outside, self.session_id)

    def action_plan(self) -> None:
        self.convenor.open_plan(self.outside, self.session_id)


def usual_profile(session: Session) -> Profile:
    """The one that its series uses; else with a date if the session has one."""
    plan = session.plan
    return plan.profile or (plan.series.profile if plan.series else None) or ("dated" if plan.date else "undated")
