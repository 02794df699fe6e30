"""Every command of the screens, declared once: footer, menu, palette, help and key map all follow from here.

How to use it in a screen (see `page.Page`, the base of all of them, made with `outside`):

    class PlanScreen(Page):
        WHERE = "plan"
        BINDINGS = bindings("plan")          # keys and footer

        def action_leave_out(self) -> None:  # the command "leave-out"; dashes become underscores
            ...

        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            ...                              # False hides a command from footer and menu, None shows it greyed

The menu (`menu.Menu`, opened by `action_menu` of every Page) lists `commands(WHERE)` that `check_action` allows,
and runs the chosen one; `Page` gives `action_menu`, `action_help`, `action_back` and the looks.

To add a command: one line in the table below, one `action_…` method on the screen. Where a line can be typed
a key is Esc, Enter, Tab, an arrow, or Ctrl with a letter; never Alt, a bare letter, Ctrl+S, Ctrl+Q or Ctrl+Z, nor
one that the entry line uses itself (Ctrl+ A C D E F H I J K M U V W X). An F-key is never the only way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:  # the table is read by plain commands too
    from textual.binding import BindingType

Where = Literal[
    "first", "form", "plan", "running", "note", "ready", "showing", "memory", "gather", "pages", "search",
    "rooms", "people", "back", "guide", "weave",
]
"""The screens: the first one, the form of a new session, its agenda, the running one, the write-up, Ready?, the one
that is shared, the one for what is remembered, the one for what was noted elsewhere, the one for pages, the search,
the rooms, who is there, report-back, the guide, and weaving."""

EVERYWHERE: tuple[Where, ...] = get_args(Where)
_BACK: tuple[Where, ...] = tuple(w for w in EVERYWHERE if w not in ("first", "running", "showing"))
"""Where Esc goes one screen back."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can do on a screen."""

    name: str
    """Stable, in words with dashes; names the action, and the binding in a user's own key map."""
    words: str
    """What the menu, palette and help call it."""
    where: tuple[Where, ...]
    key: str = ""
    """Textual names of its keys, the shown one first, separated by commas; empty: only in the menu."""
    footer: str = ""
    """What the footer calls it; empty: not there."""
    explains: str = ""
    """A sentence for the help, when the words do not say it all."""
    listed: bool = True
    """Whether the menu has it."""

    @property
    def action(self) -> str:
        """Name of the action: the screen has a method `action_` and this."""
        return self.name.replace("-", "_")

    @property
    def shown_key(self) -> str:
        """Its key as people call it: "Ctrl+N"; empty when it has none."""
        return key_words(self.key.split(",")[0])


COMMANDS: tuple[Command, ...] = (
    # Arriving
    Command("open", "Open what is chosen", ("first",), explains="Enter, or a click on it.", listed=False),
    Command("purge", "Let raw words go that are past their day", ("first",), "ctrl+l",
            explains="Shows which, and asks first. What the notes say stays."),
    Command("take-in", "Open a colleague’s file: a session that was handed over", ("first",)),
    Command("search", "Search what was said, and what was published", ("first",), "ctrl+g", "Search"),
    # Searching
    Command("open", "Open where this line stands", ("search",), explains="Enter, or a click on it.", listed=False),
    Command("search-theme", "Only what is about one theme", ("search",), "ctrl+t", "Theme"),
    # Planning: the form
    Command("plan-it", "Done: make it so", ("form",), "ctrl+o", "Done"),
    # Planning: the agenda in place
    Command("longer", "One minute longer", ("plan",), "right,plus", "Longer"),
    Command("shorter", "One minute shorter", ("plan",), "left,minus", "Shorter"),
    Command("earlier", "Move this part up", ("plan",), "ctrl+u,shift+up"),
    Command("later", "Move this part down", ("plan",), "ctrl+d,shift+down"),
    Command("put-in", "Put in a part", ("plan",), "ctrl+n,insert", "Put in"),
    Command("shelf", "The shelf: find an exercise that fits, and read it", ("plan",), "ctrl+f", "Shelf"),
    Command("fill-in", "Fill in what is still blank: the year, the change", ("plan",), "ctrl+e"),
    Command("leave-out", "Leave this part out", ("plan",), "ctrl+x,delete,backspace", "Leave out"),
    Command("change-part", "Change this part", ("plan",), "enter", "Change",
            explains="Its title, minutes, who leads it, and a fixed time."),
    Command("undo", "Undo the last change", ("plan", "running", "rooms"), "ctrl+y", "Undo"),
    Command("details", "Details: title, date, people, rooms, speakers", ("plan",), "ctrl+t", "Details"),
    Command("make-it-fit", "Make it fit: what to shorten so that it ends when promised", ("plan",), "ctrl+l"),
    Command("ready", "Ready? What is there and what is missing", ("first", "plan"), "ctrl+b",
            explains="Of the chosen session. Nothing is locked, whatever it says."),
    Command("letters", "Messages, ready to copy: invitation, briefs, thanks", ("plan",), "ctrl+o"),
    Command("rooms", "Rooms: who is in which; deal, add, close, join", ("plan",)),
    Command("save-format", "Keep this agenda as a format of your own", ("plan",),
            explains="Sessions can be planned from it again."),
    Command("people", "Who is there: take in, other names, the people book", ("plan",)),
    Command("practise", "Practise: run it at 20 times the speed; nothing is kept", ("plan",)),
    Command("run", "Go to the running screen", ("plan", "ready"), "ctrl+r", "Run"),
    # Running
    Command("start", "Start the session", ("running",), "ctrl+n", "Start"),
    Command("started-ago", "It started a few minutes ago", ("running",)),
    Command("next-part", "Go on to the next part", ("running",), "ctrl+n", "Next"),
    Command("go-back", "Return to the part before, as if it had not ended", ("running",)),
    Command("pause", "Let the clock stand still", ("running",)),
    Command("resume", "Let the clock run on", ("running",)),
    Command("hold", "Hold: the room stops, the clock goes quiet", ("running",), "ctrl+g", "Hold",
            explains="For when something tender comes up. It says what to do and say; nothing is locked, and what was "
                     "held is never overtime."),
    Command("go-on", "Go on after the hold", ("running",), "ctrl+g", "Go on"),
    Command("not-noted", "Not noted: what stands from the minutes of the hold", ("running",)),
    Command("add-minutes", "Give this part more minutes, or take some", ("running",), "ctrl+t", "Time"),
    Command("skip", "Leave out the part that is on", ("running",)),
    Command("end", "End the session", ("running",)),
    Command("next-speaker", "The next speaker begins", ("running",)),
    Command("change-note", "Change, move or take back a note", ("running",)),
    Command("strike", "Strike the last line, at once and for good", ("running",)),
    Command("plan", "See and change the agenda", ("running", "note", "ready")),
    Command("write-up", "See the note", ("plan",), "ctrl+g", ""),
    Command("write-up", "See the note", ("running",)),
    # Writing up
    Command("other-pane", "Go to where this came from, or back to the note", ("note",), "tab", "Notes or note",
            explains="From a sentence of the note to what was said, and from there to the sentence."),
    Command("use", "Use this point, or leave it out", ("note",), "space", "Use"),
    Command("reword", "Say how this reads in the note", ("note",), "enter", "Reword",
            explains="What was said stays in the record, and can be seen beside it."),
    Command("point-up", "Move this point up", ("note",), "ctrl+u,shift+up"),
    Command("point-down", "Move this point down", ("note",), "ctrl+d,shift+down"),
    Command("nest", "Put this point under the one above", ("note",), "right"),
    Command("lift", "Take this point out from under another", ("note",), "left"),
    Command("mark", "Mark this point, to do something with several", ("note",), "ctrl+x", "Mark"),
    Command("merge", "Make one point of several", ("note",), "ctrl+k", "Make one",
            explains="Of those that are marked; else of this and one that may be the same."),
    Command("group", "Put the marked points under words of your own", ("note",), "ctrl+g", "Group"),
    Command("split", "Make several points of one", ("note",),
            explains="What was merged is taken apart; one note is cut into pieces."),
    Command("as-typed", "Take back what was changed in these words, or change it again", ("note",), "ctrl+e"),
    Command("add-own", "Add a sentence of your own", ("note",)),
    Command("theme", "Say what this is about, from the house’s list of themes", ("note",)),
    Command("take-back-act", "Undo what you did last here", ("note",), "ctrl+y", "Undo"),
    Command("sort-tray", "Sort what was said: as in the note, by question, kind or theme", ("note",), "ctrl+l"),
    Command("only-unused", "Show only what is not in the note, or everything", ("note",), "ctrl+f"),
    Command("sign-off", "Who has to say yes to what, and who has", ("note",), "ctrl+n",
            explains="The letter to each, with exactly the words in which they appear, and what they answered."),
    Command("compare", "Take in the note that was edited in Word", ("note",), "ctrl+a",
            explains="What was changed is shown, and taken over one by one."),
    Command("checks", "Check it: what is untrue, not used, or not in the house’s style", ("note",), "ctrl+b", "Checks"),
    Command("digest", "Copy the day’s digest: what was noted, for those who came", ("note",),
            explains="The note follows later. What is for us only is not in it."),
    Command("save", "Save the note as a file", ("note",), "ctrl+o", "Save"),
    Command("save-final", "Save the final note, which is no draft any more", ("note",),
            explains="Only when nobody’s yes is missing; until then it says what is."),
    Command("publish", "Say that it is published, and where; amend what is", ("note",)),
    Command("hand-over", "Hand the writing over to a colleague; who holds the pen", ("note",),
            explains="One file, with everything or only with what the note says; or take the pen back."),
    Command("other-profile", "The note with the date, or without", ("note",), "ctrl+t"),
    Command("from-memory", "Write down what you remember, part by part", ("note", "running"), "ctrl+r",
            explains="Once the session has ended. What is added is marked as added afterwards."),
    Command("add-notes", "Add to the notes line by line", ("note",), explains="Opens the running screen."),
    Command("gather", "Take in what was noted elsewhere: sheets, pasted lines, chat", ("running", "note"),
            explains="Shows what is new, room by room; nothing is kept before you say so, and nothing twice."),
    Command("report-back", "Report-back: tick what the rooms say aloud", ("note",),
            explains="Their lines stand there already; only what is new is typed."),
    Command("said-aloud", "This was said aloud, or was not after all", ("back",), "space", "Said"),
    Command("star", "The room chose this, or did not after all", ("back",), "enter", "The room’s choice",
            explains="It comes first of its room’s in the note."),
    Command("type-new", "Type what is new, or go back to the lines", ("back",), "tab", "Something new"),
    Command("pages", "Pages: hand one in that came by chat or on paper, or take one back", ("running", "note"),
            explains="A page carries no name, time or order; only three words take it back."),
    Command("weave", "Weave the pages into one story", ("note", "pages"),
            explains="Order, cut and join them; a page itself is never changed."),
    Command("weave-up", "Move this up", ("weave",), "ctrl+u,shift+up", "Up"),
    Command("weave-down", "Move this down", ("weave",), "ctrl+d,shift+down", "Down"),
    Command("paragraph", "Begin a paragraph here, or run on from the one before", ("weave",), "enter", "Paragraph"),
    Command("tell", "Leave this page out, or tell it again", ("weave",), "space", "Tell or not"),
    Command("cut-piece", "Cut: tell only some of its words", ("weave",), "ctrl+x", "Cut"),
    Command("whole-page", "Tell the whole page again", ("weave",)),
    Command("other-strand", "Put it into another part of the story", ("weave",), "ctrl+t"),
    Command("headline", "The headline of this strand, out of its pages", ("weave",), "ctrl+g", "Headline"),
    Command("about", "What the note says that this strand is about", ("weave",), "ctrl+l"),
    Command("undo-weave", "Undo what you last did at the desk", ("weave",), "ctrl+y", "Undo"),
    Command("hand-in", "Hand in this page", ("pages",), "ctrl+o", "Hand in"),
    Command("close-pages", "Close handing in; pages can still be taken back", ("pages",)),
    Command("open-pages", "Open handing in again", ("pages",)),
    Command("look-through", "See what is new in what was pasted", ("gather",), "ctrl+o", "What is new?"),
    Command("keep-new", "Keep what is new", ("gather",), "ctrl+n", "Keep it"),
    Command("keep-all", "Keep what stands in the boxes", ("memory",), "ctrl+o", "Keep"),
    # Rooms
    Command("about-this", "What to do with the chosen room or person", ("rooms",), "enter", "What to do"),
    Command("add-room", "Open one more room", ("rooms",), "ctrl+n", "Add a room"),
    Command("deal", "Deal people into rooms, all of them or some", ("rooms",), "ctrl+o", "Deal",
            explains="Even, by choice, apart, together, with few repeats; the seed and every reason are shown."),
    Command("mark-person", "Mark somebody, to deal only those who are marked again", ("rooms",), "space", "Mark"),
    Command("room-lists", "Lists: to paste, for the video call, for the doors", ("rooms",), "ctrl+l", "Lists"),
    Command("people", "Who is there: take in, other names, the people book", ("rooms",), "ctrl+r", "People"),
    Command("other-round", "The next round", ("rooms",), "ctrl+t", "Round"),
    # Who is there
    Command("put-on", "Put on the roster who stands in the box", ("people",), "ctrl+o", "Put on the roster"),
    Command("about-person", "What to do with whom is chosen", ("people",), "enter", "What to do",
            explains="In the list; Tab goes there from the box."),
    Command("to-book", "Offer newcomers to your people book; only whom you choose", ("people",), "ctrl+n",
            "People book"),
    Command("rooms", "Rooms: who is in which; deal, add, close, join", ("people",), "ctrl+r", "Rooms"),
    # Ready?
    Command("consent-read", "The words about what is noted were read out", ("ready",), "ctrl+o", "It was read out"),
    # The guide
    Command("read-on", "I have read it: the silence, or the next line", ("guide",), "enter,space", "Read it",
            explains="A silence that was counted while you still spoke begins anew; in a silence, it goes on."),
    Command("next-step", "The next step", ("guide",), "ctrl+n", "Next step"),
    Command("on-to-part", "Go on to the next part", ("guide",), "ctrl+n", "Next part"),
    Command("step-back", "The step before, from its beginning", ("guide",), "ctrl+b", "Back a step"),
    Command("hold-longer", "30 seconds longer: the silence, or the step", ("guide",), "ctrl+t,plus", "Longer"),
    Command("skip-step", "Leave out this step", ("guide",), "ctrl+x", ""),
    Command("end-steps", "End it early: leave out the steps to come", ("guide",), "ctrl+e", ""),
    Command("care", "Care: what may come up, and what to do then", ("guide",), "ctrl+k", "Care"),
    Command("care", "Care: what may come up, and what to do then", ("running",)),
    Command("said-it", "I have said it: the way out, and the company", ("guide",), "ctrl+o", "I have said it"),
    Command("companion", "Who keeps company?", ("guide", "running")),
    Command("companion", "Who keeps company?", ("ready",), "ctrl+k", "Companion"),
    Command("our-words", "Our script, although a guest leads; or not", ("guide",), "ctrl+u", ""),
    Command("undo", "Undo the last change", ("guide",), "ctrl+y", ""),
    Command("hold", "Hold: the room stops, the clock goes quiet", ("guide",), "ctrl+g", "Hold"),
    Command("go-on", "Go on after the hold", ("guide",), "ctrl+g", "Go on"),
    Command("not-noted", "Not noted: what stands from the minutes of the hold", ("guide",)),
    # Everywhere
    Command("menu", "Menu", ("running",), "escape", "Menu", listed=False),
    Command("menu", "Menu", tuple(w for w in EVERYWHERE if w != "running"), "ctrl+p", "Menu", listed=False),
    Command("help", "What the keys do", EVERYWHERE, "f1"),
    Command("look", "Colours: dark, light or high contrast", EVERYWHERE),
    Command("motion", "Motion: off, or on again", EVERYWHERE, explains="Off, lists and pages jump instead of gliding."),
    Command("shelf", "The shelf: find an exercise that fits, and read it", ("first",)),
    Command("back", "Go back", _BACK, "escape", "Back"),
    Command("back", "Empty the search; out of a practice, go back", ("first",), "escape"),
    Command("leave", "Go back to the first screen; nothing ends", ("running",)),
    Command("close", "Close Convenor; everything is kept", EVERYWHERE),
)


def commands(where: Where) -> tuple[Command, ...]:
    """What can be done on a screen, in the order of the menu."""
    return tuple(c for c in COMMANDS if where in c.where)


def with_keys(of: Iterable[Command], keys: Mapping[str, str]) -> tuple[Command, ...]:
    """The commands with a person's own keys, given by name. One that has no key gets none."""
    return tuple(replace(c, key=keys[c.name]) if c.key and c.name in keys else c for c in of)


def bindings(where: Where) -> list[BindingType]:
    """The keys of a screen, as its class wants them."""
    from textual.binding import Binding

    return [
        Binding(
            command.key,
            command.action,
            command.footer or command.words,
            show=bool(command.footer),
            tooltip=command.words,
            id=f"{where}.{command.name}",
        )
        for command in commands(where)
        if command.key
    ]


_KEYS = {
    "escape": "Esc", "enter": "Enter", "right": "→", "left": "←", "up": "↑", "down": "↓", "plus": "+", "minus": "−",
    "f1": "F1", "tab": "Tab", "delete": "Delete", "backspace": "Backspace", "insert": "Insert", "space": "Space",
}


def key_words(key: str) -> str:
    """A Textual key as people call it: "ctrl+n" is "Ctrl+N"."""
    *modifiers, last = key.split("+")
    return "+".join([m.capitalize() for m in modifiers] + ([_KEYS.get(last, last.upper())] if last else []))
