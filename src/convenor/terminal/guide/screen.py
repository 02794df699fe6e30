"""The guide screen: one step, what it has left, what to say and do, the script with its silences."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from convenor.services import guiding, running
from convenor.services.guide_view import GuideView, guide_view
from convenor.services.outside import Outside
from convenor.services.standing import since_words
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.guide.acts import StepActs
from convenor.terminal.guide.words import StepWords
from convenor.terminal.hold.acts import HoldActs
from convenor.terminal.hold.panel import HoldPanel
from convenor.terminal.running.said import Pressable, Said
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys

NOTHING = "Nothing to guide here: no part is on, or it has no steps. Esc goes back."
NOT_SAID = "Not said yet: how to stay out of it."
OVER = "The steps are over."
HEIGHTS = [(0, "-strait"), (16, "-usual"), (34, "-roomy")]
LAYOUT = """
GuideScreen { layout: vertical; }
GuideScreen TitleBar { margin: 0; }
GuideScreen Said { height: auto; width: 1fr; }
GuideScreen #guide-head { height: 1; padding: 0 1; background: $surface; }
GuideScreen #guide-step { text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
GuideScreen #guide-clock { width: auto; text-style: bold; color: $primary; }
GuideScreen.-over #guide-clock { color: $warning; }
GuideScreen #guide-care { padding: 0 1; color: $accent; max-height: 7; }
GuideScreen #guide-guest { padding: 0 1; color: $quiet; }
GuideScreen #guide-cues { padding: 0 1; color: $accent; max-height: 4; }
GuideScreen #guide-next { padding: 0 1; }
GuideScreen #guide-told { padding: 0 1; color: $text-success; height: 1; }
GuideScreen #guide-told.-trouble { color: $text-error; text-style: bold; height: auto; }
GuideScreen HoldPanel { display: none; }
GuideScreen.-no-words StepWords { display: none; }
GuideScreen.-held HoldPanel { display: block; }
GuideScreen.-held StepWords, GuideScreen.-held #guide-care, GuideScreen.-held #guide-cues,
GuideScreen.-held #guide-next, GuideScreen.-held #guide-clock { display: none; }
GuideScreen.-strait #guide-next, GuideScreen.-strait Keys { display: none; }
GuideScreen.-strait #guide-care { max-height: 2; }
GuideScreen.-strait #guide-cues { max-height: 1; }
"""


class GuideScreen(StepActs, HoldActs):
    """Nothing moves on by itself. What is done here is in the record, so that a crash comes back to the same line."""

    WHERE: ClassVar[Where] = "guide"
    BINDINGS: ClassVar[list[BindingType]] = bindings("guide")
    CSS = LAYOUT
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._seen: GuideView | None = None
        self._drawn = False
        self._our_words = False
        self._begun: str | None = None
        """The part that this screen has begun to guide."""
        self._possible: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="guide-head"):
            yield Said(id="guide-step")
            yield Said(id="guide-clock")
        yield Pressable("said_it", id="guide-care", gone_when_empty=True)
        yield Said(id="guide-guest", gone_when_empty=True)
        yield StepWords()
        yield HoldPanel()
        yield Said(id="guide-cues", gone_when_empty=True)
        yield Said(id="guide-next")
        yield Said(id="guide-told")
        yield Keys()

    # What is shown.

    def record_changed(self) -> None:
        self.session = self.host.session(self.session_id)
        if self._begun is None and self.session.now_on is not None and self.session.now_on.steps:
            self._begun = self.session.running
            self.run_worker(self._begin(), exit_on_error=False)

    async def _begin(self) -> None:
        wish = self.wish()
        await self.act(lambda: guiding.begin(self.host, self.session_id, wish))

    def refresh_clock(self) -> None:
        """Paint what differs."""
        session = self.session
        if session is None or not self.query("#guide-told"):
            return
        seen = guide_view(session, self.host.now(), our_words=self._our_words)
        if seen != self._seen or not self._drawn:
            self._drawn = True
            self._seen = seen
            self._draw(session, seen)
        self._show_hold(session)
        self._refresh_keys()

    def _show_hold(self, session: Session) -> None:
        from convenor.services.holding import held

        self.set_class(session.hold is not None, "-held")
        self.query_one(HoldPanel).show(held(session), self.key_of("go-on"))
        bar = self.query_one(TitleBar)
        bar.left = shown(session.now_on.title) if session.now_on else shown(session.plan.title)
        bar.right = since_words(session) or (self._seen.part_words.rstrip(".") if self._seen else "")

    def _draw(self, session: Session, seen: GuideView | None) -> None:
        if seen is None:
            self._say("step", NOTHING)
            for place in ("clock", "care", "guest", "cues", "next"):
                self._say(place, "")
            self.add_class("-no-words")
            return
        self.set_class(seen.over, "-over")
        self.set_class(seen.over_all, "-no-words")
        self._say("step", OVER if seen.over_all else seen.step)
        self._say("clock", f"{seen.clock} {seen.caption}".strip())
        self._say("care", self._care(seen))
        theirs = f"{seen.guest} {self.key_of('our-words')} shows ours." if seen.guest else ""
        self._say("guest", theirs)
        self._say("cues", "\n".join(seen.cues))
        self._say("next", seen.next)
        if not seen.over_all:
            self.query_one(StepWords).show(seen)

    def _care(self, seen: GuideView) -> str | Content:
        """The words themselves, where the screen has room for them; else that there are some, and their key."""
        if not seen.care:
            return ""
        said = (f"  {self.key_of('said-it')}: I have said it", "$primary")
        if self.has_class("-strait"):
            words = (f"  {self.key_of('care')}: the words", "$primary")
            return Content.assemble(NOT_SAID, words, said)
        return Content.assemble("Before it, say: " if seen.first else "Not said yet: ", seen.care, said)

    def on_resize(self) -> None:
        """What is said of care depends on the room there is."""
        self._drawn = False

    def _say(self, where: str, words: str | Content) -> None:
        self.query_one(f"#guide-{where}", Said).say(words)

    def tell(self, words: str, *, trouble: bool = False) -> None:
        told = self.query_one_optional("#guide-told", Said)
        if told is not None:
            told.set_class(trouble, "-trouble")
            told.say(f"! {words}" if trouble else words)

    # What can be done.

    @property
    def half_typed(self) -> bool:
        return False

    @property
    def step_seen(self) -> str | None:
        return self._seen.step_id if self._seen else None

    def action_type(self) -> None:
        """There is no line here."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        session, seen = self.session, self._seen
        if action in ("hold", "go_on", "not_noted"):
            return session is not None and self.can_hold(action, session)
        if action in ("said_it", "companion", "care"):
            return session is not None and self.can_care(action, session)
        on = seen is not None and not seen.over_all and session is not None and session.hold is None
        match action:
            case "next_step" | "skip_step" | "hold_longer" | "end_steps":
                return on
            case "read_on":
                return on and seen is not None and bool(seen.script)
            case "step_back":
                return seen is not None and (seen.over_all or not seen.first)
            case "on_to_part":
                return seen is not None and seen.over_all and self._is_more()
            case "our_words":
                return seen is not None and (bool(seen.guest) or self._our_words)
            case "undo":
                return session is not None and bool(session.agenda_acts)
        return True

    def _is_more(self) -> bool:
        return self.session is not None and any(p.state == "coming" for p in self.session.progress)

    def _refresh_keys(self) -> None:
        now = tuple(c.name for c in self.possible())
        if now != self._possible:
            self._possible = now
            self.refresh_bindings()

    async def action_on_to_part(self) -> None:
        """The next part begins; it is guided here too if it has steps, else the running screen is back."""
        seen = self.seen
        if await self.act(lambda: running.next_part(self.host, self.session_id, seen=seen)) is None:
            return
        if self.session is not None and self.session.now_on is not None and self.session.now_on.steps:
            await self._begin()
        else:
            self.action_back()

    def action_our_words(self) -> None:
        """Our script although a guest leads, or theirs again."""
        self._our_words = not self._our_words
        self.refresh_clock()
