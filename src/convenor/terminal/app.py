"""The app: it joins the screens to what is outside, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver

from convenor.services.outside import Outside
from convenor.terminal.calm import WENT_WRONG, calmly
from convenor.terminal.commands import key_words
from convenor.terminal.page import Page
from convenor.terminal.pasting import take_whole_pastes
from convenor.terminal.theme.looks import LOOKS, OTHERWISE, first_look, look_after

if TYPE_CHECKING:
    from convenor.session.problem import Problem
    from convenor.session.session import Session


class ConvenorApp(App[None], inherit_bindings=False):
    """The screens over one home. With `session`, that session's running screen is open."""

    TITLE = "Convenor"
    CSS_PATH = "theme/convenor.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]

    def __init__(self, outside: Outside, *, session: str | None = None) -> None:
        super().__init__()
        self.outside = outside
        self.HORIZONTAL_BREAKPOINTS = [(0, "-strait"), (72, "-narrow"), (100, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-strip"), (16, "-tall")]
        self._session = session
        self.unfinished: tuple[dict[str, str], Session | None] | None = None
        """What was typed into the form of a new session when it was left, and the session that it was to be like."""
        self.raises: bool | None = None
        """Whether what nobody foresaw is raised instead of said; as a rule only under test."""
        for look in LOOKS:
            self.register_theme(look)
        preferences = outside.preferences
        chosen = preferences.look() if preferences else ""
        self.theme = chosen if chosen in self.available_themes else first_look()
        if preferences and not preferences.motion():
            self.animation_level = "none"
        self._looked_over: set[int] = set()
        self._said_only_read: set[tuple[int, str]] = set()
        self.keys: dict[str, str] = {}
        """Keys of the person's own, by the names of the commands."""

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        take_whole_pastes()  # in the driver that has just been loaded
        return driver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return OTHERWISE

    def on_mount(self) -> None:
        self._take_own_keys()
        self.begin()

    def _take_own_keys(self) -> None:
        """Use the person's own keys; what cannot be had is said, and the usual key stays."""
        if self.outside.preferences is None:
            return
        with calmly(self):
            wanted = self.outside.preferences.keys()
            if wanted:
                from convenor.terminal.keymap import binding_keys, checked

                self.keys, problems = checked(wanted)
                self.set_keymap(binding_keys(self.keys))
                for problem in problems:
                    self.tell(str(problem), trouble=True)

    def begin(self) -> None:
        """Open what is to be seen first."""
        from convenor.terminal.first.screen import FirstScreen

        self.push_screen(FirstScreen(self.outside))
        if self._session is not None:
            self.open_running(self.outside, self._session)

    # Ways from screen to screen. `outside` is a practice's own where one is being looked at.

    def open_session(self, outside: Outside, session: str) -> None:
        """Where a session is to be seen: its plan before it, the running screen while it runs, then its note."""
        state = outside.host.session(session).state
        {"planned": self.open_plan, "ended": self.open_note}.get(state, self.open_running)(outside, session)

    def open_running(self, outside: Outside, session: str) -> None:
        """The running screen; asks first about a session that somebody forgot to end."""
        from convenor.terminal.first.leftover import ask_about

        if not ask_about(self, outside, session):
            self.show_running(outside, session)

    def show_running(self, outside: Outside, session: str) -> None:
        from convenor.terminal.running.screen import RunScreen

        self._show(RunScreen(outside, session))

    def open_plan(self, outside: Outside, session: str) -> None:
        from convenor.terminal.plan.screen import PlanScreen

        self._show(PlanScreen(outside, session))

    def open_ready(self, outside: Outside, session: str) -> None:
        from convenor.terminal.ready.screen import ReadyScreen

        self._show(ReadyScreen(outside, session))

    def open_guide(self, outside: Outside, session: str) -> None:
        from convenor.terminal.guide.screen import GuideScreen

        self._show(GuideScreen(outside, session))

    def open_note(self, outside: Outside, session: str) -> None:
        from convenor.terminal.desk.screen import DeskScreen

        self._show(DeskScreen(outside, session))

    def open_memory(self, outside: Outside, session: str) -> None:
        from convenor.terminal.memory.screen import MemoryScreen

        self._show(MemoryScreen(outside, session))

    def open_weave(self, outside: Outside, session: str) -> None:
        from convenor.terminal.weave.screen import WeaveScreen

        self._show(WeaveScreen(outside, session))

    def open_back(self, outside: Outside, session: str) -> None:
        from convenor.terminal.back.screen import BackScreen

        self._show(BackScreen(outside, session))

    def open_pages(self, outside: Outside, session: str) -> None:
        from convenor.terminal.pages.screen import PagesScreen

        self._show(PagesScreen(outside, session))

    def open_rooms(self, outside: Outside, session: str) -> None:
        from convenor.terminal.rooms.screen import RoomsScreen

        self._show(RoomsScreen(outside, session))

    def open_people(self, outside: Outside, session: str) -> None:
        from convenor.terminal.people.screen import PeopleScreen

        self._show(PeopleScreen(outside, session))

    def open_gather(self, outside: Outside, session: str) -> None:
        from convenor.terminal.gather.screen import GatherScreen

        self._show(GatherScreen(outside, session))

    def open_search(self, outside: Outside) -> None:
        """Search all sessions and published notes of that home."""
        from convenor.terminal.search.screen import SearchScreen

        if outside.searcher is not None:
            self._show(SearchScreen(outside, outside.searcher))

    def open_example(self, outside: Outside, *, running: bool) -> None:
        """A home whose session is in full swing: its running screen, or a first screen of its own to practise on."""
        from convenor.terminal.first.screen import FirstScreen

        self.push_screen(FirstScreen(outside))
        if running:
            self.show_running(outside, outside.host.store.sessions()[0])

    def open_rehearsal(self, outside: Outside, session: str) -> None:
        """The session at many times the speed, in a home that is gone when the app closes. Raises Problem."""
        if outside.rehearse is not None:
            self.show_running(*outside.rehearse(session))

    def _show(self, page: Page) -> None:
        """Go to a screen: back to it where it is open already, so that Esc never walks in circles."""
        for depth, screen in enumerate(reversed(self.screen_stack)):
            if type(screen) is type(page) and isinstance(screen, Page) and screen.shows(page):
                for _ in range(depth):
                    self.pop_screen()
                return
        self.push_screen(page)

    # Saying things.

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """A line that the person sees and that goes by itself."""
        self.notify(words, severity="warning" if trouble else "information", timeout=8, markup=False)

    def look_over(self, outside: Outside) -> None:
        """Look its record through for damage, once and meanwhile, so that nobody learns of it at the first note."""
        if id(outside) not in self._looked_over:
            self._looked_over.add(id(outside))
            self.run_worker(outside.host.store.look_over, thread=True, exit_on_error=False)

    def tell_only_read(self, outside: Outside, why: Problem | None) -> None:
        """Say of a record, once, that nothing can be kept in it; each screen goes on saying it in a word."""
        if why is not None and (said := (id(outside), str(why))) not in self._said_only_read:
            self._said_only_read.add(said)
            from convenor.services.standing import only_read_words

            self.notify(only_read_words(why), severity="error", timeout=30, markup=False)

    def took_badly(self, error: Exception) -> None:
        """Say calmly that something went wrong. Under test it is raised, so that the test fails."""
        if self.is_headless if self.raises is None else self.raises:
            raise error
        report = self.outside.report
        self.tell(report(error) if report else WENT_WRONG, trouble=True)

    def _handle_exception(self, error: Exception) -> None:
        """What the edge of a screen cannot catch, such as a fault in drawing: leave, with the same calm line."""
        if self.is_headless if self.raises is None else self.raises:
            super()._handle_exception(error)
            return
        report = self.outside.report
        self.exit(return_code=1, message=Text(report(error) if report else WENT_WRONG))

    async def run_action(self, *arguments: object, **named: object) -> bool:
        with calmly(self):
            return await super().run_action(*arguments, **named)  # type: ignore[arg-type]  # handed on as it came
        return False

    def get_key_display(self, binding: Binding) -> str:
        return key_words(binding.key)

    def action_how_to_leave(self) -> None:
        self.tell("Everything is kept as you go, so you may simply close the window. Or choose Close in the menu.")

    def other_motion(self) -> None:
        """Motion off, or on again."""
        moves = self.animation_level == "none"
        self.animation_level = "full" if moves else "none"
        if self.outside.preferences is not None:
            self.outside.preferences.keep_motion(moves)
        self.tell("Motion is on again." if moves else "Motion is off: lists and pages jump instead of gliding.")

    def next_look(self) -> None:
        """Dark, light, high contrast, and round again."""
        self.theme = look_after(self.theme)
        if self.outside.preferences is not None:
            self.outside.preferences.keep_look(self.theme)
