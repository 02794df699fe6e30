"""Places to type in, with a cursor that does not blink."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from convenor.terminal.widgets.complaint import Complaint as Complaint
from convenor.terminal.widgets.one_line import Line as Line


class Lines(TextArea):
    """Several lines, one thing a line. Tab goes on to the next field."""

    def on_mount(self) -> None:
        self.cursor_blink = False
        self.tab_behavior = "focus"
        self.show_line_numbers = False
        self.highlight_cursor_line = False


class Field(Vertical):
    """A label, a place to type in, and beneath it what is wrong with it or how it was understood."""

    DEFAULT_CSS = """
    Field { height: auto; layout: grid; grid-size: 2; grid-columns: 15 1fr; grid-rows: auto; margin-bottom: 0; }
    Field > .label { padding: 0 1 0 0; color: $quiet; height: auto; }
    Field.-here > .label { color: $primary; text-style: bold; }
    Field Input { background: $panel; }
    Field TextArea { background: $panel; height: auto; min-height: 1; max-height: 5; padding: 0; }
    Field > .remark { column-span: 2; padding: 0 0 0 15; color: $quiet; display: none; height: auto; }
    Field > .remark.-shown { display: block; }
    Field > .remark.-trouble { color: $text-error; text-style: bold; }
    """

    class Edited(Message):
        """What stands in a field has changed."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    class Entered(Message):
        """Enter was pressed in a field of one line."""

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        several: bool = False,
        known: Sequence[str] = (),
    ) -> None:
        """`known`: words that one line completes itself with; the right arrow takes them."""
        super().__init__(id=f"field-{name}")
        self.field_name = name
        self._label = label
        self._first = value
        self._hint = hint
        self._several = several
        self._suggester = SuggestFromList(known, case_sensitive=False) if known else None

    def compose(self) -> ComposeResult:
        yield Static(self._label, classes="label", markup=False)
        if self._several:
            yield Lines(self._first, placeholder=self._hint, compact=True, soft_wrap=True)
        else:
            yield Line(self._first, placeholder=self._hint, compact=True, suggester=self._suggester)
        yield Static("", classes="remark", markup=False)

    @property
    def value(self) -> str:
        """What stands in it now."""
        return self.query_one(Lines).text if self._several else self.query_one(Line).value

    @value.setter
    def value(self, words: str) -> None:
        if self._several:
            self.query_one(Lines).text = words
        else:
            self.query_one(Line).value = words

    def type_here(self) -> None:
        """Put the cursor into it."""
        (self.query_one(Lines) if self._several else self.query_one(Line)).focus()

    def remark(self, words: str, *, trouble: bool = False) -> None:
        """Say something beneath it; nothing when empty. Trouble is also said with a sign, not by colour alone."""
        below = self.query_one(".remark", Static)
        below.update(f"! {words}" if trouble and words else words)
        below.set_class(bool(words), "-shown")
        below.set_class(trouble, "-trouble")

    def on_descendant_focus(self) -> None:
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        self.remove_class("-here")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Edited(self))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Edited(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())
