"""What all screens share: how they reach the record, keep up with it, show a menu, and stay calm."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.message import Message
from textual.screen import Screen

from convenor.services.outside import Outside
from convenor.terminal.calm import Once, calmly
from convenor.terminal.commands import Command, Where, commands, with_keys
from convenor.terminal.keymap import key_of

if TYPE_CHECKING:
    from convenor.services.host import Host
    from convenor.session.problem import Problem
    from convenor.terminal.app import ConvenorApp

TICK = 0.25
"""Seconds between two looks at the clock and the record. Nothing is counted: each look computes anew."""


class Page(Screen[None]):
    """A screen of Convenor. Subclasses set WHERE and BINDINGS, and override the two hooks that they need."""

    WHERE: ClassVar[Where] = "first"
    SAYS_ONLY_READ: ClassVar[bool] = False
    """Whether the screen itself says at length why nothing can be kept, so that nothing need be laid over it."""
    AUTO_FOCUS = None

    def __init__(self, outside: Outside) -> None:
        super().__init__()
        self.outside = outside
        self._version: object = None
        self._once: Once | None = None
        self.why_only_read: Problem | None = None
        """Why nothing can be kept in this record, although it can be read; None while it can."""

    # What subclasses override.

    def refresh_clock(self) -> None:
        """Show what the clock says now. Called four times a second; repaint only what differs."""

    def record_changed(self) -> None:
        """Show the record anew: this process or another one has added to it. Also called once at the start."""

    def only_read_changed(self) -> None:
        """Show that nothing can be kept, or that it can be again: `why_only_read` says it."""
        from convenor.terminal.widgets.bar import TitleBar

        bar = self.query_one_optional(TitleBar)
        if bar is not None:
            bar.only_read = self.why_only_read is not None

    def shows(self, other: Page) -> bool:
        """Whether this is the screen that `other`, of the same class, would be."""
        return False

    # What subclasses use.

    @property
    def convenor(self) -> ConvenorApp:
        return cast("ConvenorApp", self.app)

    @property
    def host(self) -> Host:
        return self.outside.host

    def possible(self) -> tuple[Command, ...]:
        """The commands that make sense here and now, in the order of the menu."""
        here = (c for c in commands(self.WHERE) if hasattr(self, f"action_{c.action}") and self._allows(c))
        return with_keys(here, self.convenor.keys)

    def key_of(self, name: str) -> str:
        """What a sentence calls the key of a command: "Ctrl+N"."""
        return key_of(self.WHERE, name, self.convenor.keys)

    def look_again(self) -> None:
        """Read the record and the clock at once, as after an act of one's own."""
        version = self.host.store.version()
        self._version = object()  # unlike any: should this look fail, the next tick tries again
        self.record_changed()
        self._version = version
        self.refresh_clock()
        self._look_whether_only_read()

    # The machinery. Handlers named after events run for every class, so subclasses may have their own.

    def on_mount(self) -> None:
        self.set_interval(TICK, self._tick)
        # Reading takes longer than painting: let there be something to see before it.
        self.call_after_refresh(self._first_look if self.app.is_headless else self._look_once_painted)

    def on_screen_resume(self) -> None:
        if self.is_mounted and self._version is not None:
            self._calmly_look()

    def _look_once_painted(self) -> None:
        if self.app._batch_count:  # the app is still putting itself together, and paints nothing meanwhile
            self.set_timer(0.005, self._look_once_painted)
        else:
            self.call_after_refresh(self._first_look)

    def _first_look(self) -> None:
        self._calmly_look()
        with calmly(self.convenor):
            self.convenor.look_over(self.outside)

    def _look_at_least_once(self) -> None:
        """Before the first look nobody knows what can be done; keys may be quicker than it."""
        if self._version is None:
            self._calmly_look()

    def _calmly_look(self) -> None:
        with calmly(self.convenor):
            self.look_again()

    def _tick(self) -> None:
        if not self.is_current or self._version is None:
            return
        self._once = self._once or Once(self.convenor)
        with calmly(self._once):
            version = self.host.store.version()
            if version != self._version:
                self.record_changed()
                self._version = version
            self.refresh_clock()
            self._once.well()
            self._look_whether_only_read()

    def _look_whether_only_read(self) -> None:
        why = self.host.store.read_only
        if str(why) != str(self.why_only_read):
            self.why_only_read = why
            self.only_read_changed()
            if not self.SAYS_ONLY_READ:
                self.convenor.tell_only_read(self.outside, why)

    async def _dispatch_message(self, message: Message) -> None:
        with calmly(self.convenor):
            await super()._dispatch_message(message)

    def _allows(self, command: Command) -> bool:
        return self.check_action(command.action, ()) is True

    # What every screen can do.

    def action_menu(self) -> None:
        from convenor.terminal.menu import Menu

        self._look_at_least_once()
        self.app.push_screen(Menu(self.possible()), self._chosen)

    def _chosen(self, command: Command | None) -> None:
        if command is not None:
            self.call_later(self.run_action, command.action)

    def action_help(self) -> None:
        from convenor.terminal.menu import Help

        self._look_at_least_once()
        self.app.push_screen(Help(self.possible()))

    def action_look(self) -> None:
        self.convenor.next_look()

    def action_motion(self) -> None:
        self.convenor.other_motion()

    def action_back(self) -> None:
        """Esc: one screen back. Ends nothing."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()

    def action_close(self) -> None:
        self.app.exit()
