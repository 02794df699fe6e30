"""What can be done with one note: change it, say who and on what terms, move it, take it back, erase it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from convenor.services.breaking import breaks
from convenor.services.recording import Edit
from convenor.services.shortline import KINDS
from convenor.session.exercise import Consent, NoteKind
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.terminal.running import place
from convenor.terminal.running.entry import AsShown, one_for_one
from convenor.terminal.running.place import Place
from convenor.terminal.running.sheets import Choice, Choose, LineAndList, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Line, Lines

Act = Literal["words", "kind", "us", "note", "named", "move", "take-back", "erase"]

ALL_SHOWN = 2_000


def whole_text(note: Contribution) -> str:
    """A note's words, line by line as they were typed, safe to show."""
    text = note.text if len(note.text) <= ALL_SHOWN else note.text[:ALL_SHOWN] + " …"
    return "\n".join(shown(line) for line in text.splitlines()) or " "


def ask_act(note: Contribution) -> Choose[Act]:
    """What to do with this note."""
    consent: dict[Consent, Choice[Act]] = {
        "us": Choice("us", "Keep it for us only", "never in the note"),
        "note": Choice("note", "It may be in the note, without a name"),
        "named": Choice("named", "It may be in the note, with the name", "they said yes"),
    }
    choices: list[Choice[Act]] = [
        Choice("words", "Change the words, or who said it"),
        Choice("kind", "Say what kind of note it is", "" if note.kind == "point" else f"now: {note.kind}"),
        *(choice for name, choice in consent.items() if name != note.consent),
        Choice("move", "Move it to another part or room"),
        Choice("take-back", "Take it back", "it can be restored"),
        Choice("erase", "Erase it for good", "asks first"),
    ]
    return Choose("This note", choices, about=whole_text(note))


def ask_kind(note: Contribution) -> Choose[NoteKind]:
    """What kind of note it is."""
    return Choose("What kind of note is it?", [Choice(k, k, "now" if k == note.kind else "") for k in KINDS])


def ask_place(session: Session, title: str, now: Place) -> Choose[Place]:
    """A part, or a room of a part where people are in rooms."""
    choices: list[Choice[Place]] = []
    numbers = place.rooms(session)
    for segment, progress in session.parts():
        if progress.state == "dropped":
            continue
        state = {"running": "on now", "done": "done", "skipped": "skipped"}.get(progress.state, "")
        choices.append(_choice(Place(segment.id), shown(segment.title), state, now))
        if segment.mode == "breakout":
            choices += [
                _choice(Place(segment.id, n), f"   {place.room_words(session, n)}", "", now) for n in numbers
            ]
    return Choose(title, choices)


def _choice(to: Place, words: str, state: str, now: Place) -> Choice[Place]:
    return Choice(to, words, "here" if to == now else state)


def ask_erase(session: Session | None, note: Contribution) -> Choose[bool]:
    """Whether to erase a note for good, and what else that breaks."""
    broken = breaks(session, note.id) if session is not None else ()
    return Choose(
        "Erase this note for good?",
        [Choice(False, "No, keep it"), Choice(True, "Yes, erase it", "cannot be undone")],
        about="\n".join([whole_text(note), *broken]),
    )


def ask_restore(session: Session) -> Choose[str]:
    """Which of the notes that were taken back to bring back; the newest first."""
    gone = [n for n in reversed(session.contributions) if n.taken_back and not n.erased]
    return Choose("Bring back a note", [Choice(n.id, shown(n.text)[:50]) for n in gone])


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What a note says, and who said it."""

    text: str
    said_by: str

    def change_of(self, note: Contribution) -> Edit:
        """Only what differs from the note."""
        return Edit(
            text=self.text if self.text != note.text else None,
            said_by=self.said_by if self.said_by != note.said_by else None,
        )


class WordsAsShown(Lines):
    """Shows control characters as pictures, each one column of text; what is edited is what was typed."""

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        plain = "\t".join(map(one_for_one, line.plain.split("\t")))  # the widget lays tabs out itself
        return Text(plain, end="", no_wrap=True)


class EditWords(Sheet[NoteWords]):
    """The words of a note and who said them. Nothing changes before one says so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "keep", "Keep the change", priority=True)]
    DEFAULT_CSS = """
    EditWords TextArea { height: 6; margin-bottom: 1; background: $panel; }
    """

    def __init__(self, note: Contribution) -> None:
        super().__init__()
        self._note = note
        self._begun = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Change this note", classes="sheet-title", markup=False)
            yield WordsAsShown(self._note.text, soft_wrap=True, compact=True, id="words")
            yield Static("Who said it? Empty for nobody in particular.", markup=False)
            yield Line(self._note.said_by, id="said-by", select_on_focus=False, compact=True, highlighter=AsShown())
            with Horizontal(classes="buttons"):
                yield Button("Keep the change", id="keep", compact=True)
                yield Button("Leave it", id="leave", compact=True)
            yield Hint("Ctrl+O keeps the change · Esc leaves it as it was")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        self._begun = area.text
        area.focus()
        area.move_cursor(area.document.end)

    @on(Input.Submitted)
    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        text = self.query_one(TextArea).text
        # The widget knows fewer kinds of new line than people type: words that nobody touched stay as they are.
        words = self._note.text if text == self._begun else text
        self.dismiss(NoteWords(words, self.query_one(Input).value))

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class PutIn:
    """A part to put in: an exercise of the shelf by its id, or a plain part of a title."""

    title: str
    minutes: int | None
    exercise: str = ""


class AskPart(LineAndList[PutIn]):
    """What to put in after the part that is on: a title of one's own, or something from the shelf."""

    def __init__(self, exercises: tuple[tuple[str, str, int], ...], after: str) -> None:
        super().__init__()
        self._exercises = exercises
        self._after = after

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(f"Put in a part after {self._after}", classes="sheet-title", markup=False)
            yield Line(placeholder="title, and minutes if you like: A short break 5", compact=True)
            yield OptionList(
                *[Option(f"{shown(title)}, {minutes} minutes") for _, title, minutes in self._exercises],
                markup=False, compact=True,
            )
            hint = "Type a title and Enter, or choose with the arrows · Esc goes back"
            yield Hint(hint)

    def on_mount(self) -> None:
        self.begin()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(part_typed(event.value))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        exercise, title, _ = self._exercises[event.option_index]
        self.dismiss(PutIn(title, None, exercise))


def part_typed(text: str) -> PutIn:
    """ "A short break 5" is a part of that title with five minutes; without a number it takes the usual ones."""
    words = text.split()
    if len(words) > 1 and words[-1].isascii() and words[-1].isdigit() and 0 < int(words[-1]) <= 600:
        return PutIn(" ".join(words[:-1]), int(words[-1]))
    return PutIn(text.strip(), None)
