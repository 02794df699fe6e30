"""The app: it joins the screens to what is outside, and nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from convenor.services.outside import Outside
from convenor.terminal.calm import WENT_WRONG, calmly
from convenor.terminal.commands import key_words
from convenor.terminal.theme.looks import LOOKS, first_look, look_after


class ConvenorApp(App[None], inherit_bindings=False):
    """The screens over one home. With `session`, that session's running screen is open."""

    TITLE = "Convenor"
    CSS_PATH = "theme/convenor.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]

    def __init__(self, outside: Outside, *, session: str | None = None) -> None:
        super().__init__()
        self.outside = outside
        self._session = session
        self.raises: bool | None = None
        """Whether what nobody foresaw is raised instead of said; as a rule only under test."""
        for look in LOOKS:
            self.register_theme(look)
        self.theme = first_look()

    def on_mount(self) -> None:
        from convenor.terminal.first.screen import FirstScreen

        self.push_screen(FirstScreen(self.outside))
        if self._session is not None:
            self.open_running(self.outside, self._session)

    # Ways from screen to screen. `outside` is a practice's own where one is being looked at.

    def open_running(self, outside: Outside, session: str) -> None:
        from convenor.terminal.running.screen import RunScreen

        self.push_screen(RunScreen(outside, session))

    def open_plan(self, outside: Outside, session: str) -> None:
        from convenor.terminal.plan.screen import PlanScreen

        self.push_screen(PlanScreen(outside, session))

    def open_note(self, outside: Outside, session: str) -> None:
        from convenor.terminal.note.screen import NoteScreen

        self.push_screen(NoteScreen(outside, session))

    # Saying things.

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """A line that the person sees and that goes by itself."""
        self.notify(words, severity="warning" if trouble else "information", timeout=8, markup=False)

    def took_badly(self, error: Exception) -> None:
        """Say calmly that something went wrong. Under test it is raised, so that the test fails."""
        if self.is_headless if self.raises is None else self.raises:
            raise error
        report = self.outside.report
        self.tell(report(error) if report else WENT_WRONG, trouble=True)

    async def run_action(self, *arguments: object, **named: object) -> bool:
        with calmly(self):
            return await super().run_action(*arguments, **named)  # type: ignore[arg-type]  # handed on as it came
        return False

    def get_key_display(self, binding: Binding) -> str:
        return key_words(binding.key)

    def action_how_to_leave(self) -> None:
        self.tell("Everything is kept as you go, so you may simply close the window. Or choose Close in the menu.")

    def next_look(self) -> None:
        """Dark, light, high contrast, and round again."""
        self.theme = look_after(self.theme)
