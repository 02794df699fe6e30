"""What is said and read in a step, a widget a line, so that the one that is on can be brought into sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content

from convenor.services.guide_view import GuideView, ScriptRow
from convenor.terminal.running.said import Said

STATES = ("read", "now", "coming")


class StepWords(VerticalScroll):
    """Do, say, the question, what is carried forward, and the script, with a bar beside the line that is on.

    It never glides.
    """

    DEFAULT_CSS = """
    StepWords { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    StepWords Said { max-width: 92; padding-right: 1; }
    StepWords .guide-words { margin-bottom: 1; }
    StepWords .guide-prompt { color: $accent; text-style: bold; }
    StepWords .guide-carried { color: $quiet; }
    StepWords .script { padding: 0 1 0 2; border-left: blank; }
    StepWords .script.-silence { color: $quiet; }
    StepWords .script.-read { color: $quiet; }
    StepWords .script.-now { color: $foreground; text-style: bold; border-left: thick $accent; }
    GuideScreen.-roomy StepWords .script { margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="guide-words")
        self._shown: GuideView | None = None
        self._rows: list[Said] = []

    def show(self, seen: GuideView) -> None:
        """Show the step; only lines that differ are painted anew."""
        before, self._shown = self._shown, seen
        same = before is not None and _frame(before) == _frame(seen)
        if not same:
            self._build(seen)
        for widget, row in zip(self._rows, seen.script, strict=True):
            _dress(widget, row)
        if not same or before is None or before.row_now != seen.row_now:
            self.call_after_refresh(self._to_the_line)

    def _build(self, seen: GuideView) -> None:
        self.remove_children()
        heads = [("Do: ", seen.do, ""), ("Say: ", seen.say, "bold")]
        widgets = []
        for head, words, style in heads:
            if words:
                said = Said(classes="guide-words")
                said.say(Content.assemble((head, "$quiet"), (words, style)))
                widgets.append(said)
        for prompt in seen.prompts:
            said = Said(classes="guide-words guide-prompt")
            said.say(prompt)
            widgets.append(said)
        for words in seen.carried:
            said = Said(classes="guide-words guide-carried")
            said.say(words)
            widgets.append(said)
        self._rows = [Said(classes="script") for _ in seen.script]
        self.mount(*widgets, *self._rows)
        self.scroll_home(animate=False, immediate=True)

    def _to_the_line(self) -> None:
        n = self._shown.row_now if self._shown else None
        if n is not None and 0 < n < len(self._rows):  # at its beginning, what is to be done stands above it
            self.scroll_to_widget(self._rows[n], animate=False, center=True, force=True, immediate=True)


def _frame(seen: GuideView) -> tuple[object, ...]:
    return seen.part, seen.step, seen.do, seen.say, seen.prompts, seen.carried, len(seen.script)


def _dress(widget: Said, row: ScriptRow) -> None:
    for state in STATES:
        widget.set_class(row.state == state, f"-{state}")
    widget.set_class(row.silence, "-silence")
    widget.say(f"({row.words})" if row.silence else row.words)
