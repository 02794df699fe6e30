"""Commands of the running screen beside those that it shares with the others: declared in the same way, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convenor.terminal.commands import Command, Where, commands

if TYPE_CHECKING:
    from textual.binding import BindingType

_HERE: tuple[Where, ...] = ("running",)

_AFTER: dict[str, tuple[Command, ...]] = {
    # The command of the common table that these follow in the menu.
    "started-ago": (
        Command("ready", "Ready? What is there and what is missing", _HERE, "ctrl+b", "Ready?"),
    ),
    "next-part": (
        Command(
            "report-back", "Report-back: tick what the rooms say aloud", _HERE, "ctrl+p", "Report",
            explains="While the rooms come back, and after the end. Only what is new is typed.",
        ),
        Command("passes", "Somebody passes in this round", _HERE,
                explains="Nobody else is skipped: the line says who has not been heard yet."),
    ),
    "next-speaker": (
        Command("consent-read", "The words about what is noted were read out", _HERE),
        Command(
            "who-spoke", "Who really spoke: did not come, changed places, somebody else", _HERE,
            explains="Only who really spoke is in the note.",
        ),
        Command("read-aloud", "What to read aloud in this part", _HERE),
        Command(
            "letters", "Messages for the moment: somebody over time, two minutes left, starting late", _HERE, "ctrl+o",
            explains="Filled in and ready to copy; the words to say aloud stand beside them.",
        ),
        Command("copy-prompt", "Copy the question that people have before them", _HERE),
        # After the others that have this key: the first that can be done has it.
        Command("said-it", "I have said it: the way out, and the company", _HERE, "ctrl+p"),
        Command(
            "guide", "Guide: this part, step by step", _HERE, "ctrl+p",
            explains="What to say and read, silences, cues and care. Where a guest leads, the words are theirs.",
        ),
    ),
    "add-minutes": (
        Command(
            "make-it-fit", "Make it fit: what to shorten so that it ends when promised", _HERE, "ctrl+l",
            explains="Shows each part before and after; nothing changes until you say so.",
        ),
    ),
    "go-back": (
        Command(
            "tell-rooms", "Tell the rooms something: all of them, or one", _HERE, "ctrl+b", "Tell",
            explains="Note-takers have it before them until the part ends or something newer comes.",
        ),
        Command(
            "breakout-now", "Breakout now: everybody into rooms with the group’s question", _HERE, "ctrl+r",
            explains="For ten minutes, in the rooms that there are; the part that is on ends. Undo takes it back.",
        ),
        Command("rooms", "Rooms: who is in which; deal, add, close, join", _HERE, "ctrl+r"),
        Command("people", "Who is there: take in, other names, the people book", _HERE),
        Command("see-rooms", "Rooms: who is in which; deal, add, close, join", _HERE),
        Command(
            "let-others-in", "Let others in by their browsers: addresses, codes, QR codes", _HERE, "f2",
            explains="Note-takers, participants, a big screen, a second facilitator. Nobody before you say so.",
        ),
        Command(
            "call-back", "Call everybody back: in two minutes, or as you say", _HERE,
            explains="The rooms are told. The part goes on until you go to the next one.",
        ),
    ),
    "skip": (
        Command("put-in-part", "Put in a part after this one", _HERE),
        Command("shelf", "The shelf: what fits the spare time and the people", _HERE),
        Command("really", "Where are we really? Another part is on, since a while", _HERE),
    ),
    "end": (
        # The key that went on from part to part goes on from the last one too, once the session has ended.
        Command("to-the-note", "See the note", _HERE, "ctrl+n", "See the note"),
    ),
    "change-note": (
        Command("undo-note", "Undo what you last did to the notes", _HERE),
        Command("restore-note", "Bring back a note that was taken back", _HERE),
    ),
    "strike": (
        Command("stop-noting", "Not noted from here: keep nothing until it is turned off", _HERE),
        Command("note-again", "Note again: lines are kept from here", _HERE),
        Command(
            "next-room", "Your lines go to the next room, or to what is on now", _HERE,
            explains="Tab does it while you type.",
        ),
        Command("choose-place", "Choose the part and room that your lines go to", _HERE),
    ),
}
_INSTEAD = {
    "started-ago": Command(
        "started-ago", "It started a few minutes ago", _HERE,
        explains="Before the start: the session. While it runs: the part that comes next.",
    ),
    "next-speaker": Command("next-speaker", "The next speaker begins", _HERE, "ctrl+p", "Speaker"),
}


def running_commands() -> tuple[Command, ...]:
    """Everything that can be done on the running screen, in the order of the menu."""
    listed: list[Command] = []
    for command in commands("running"):
        listed.append(_INSTEAD.get(command.name, command))
        listed += _AFTER.get(command.name, ())
    return tuple(listed)


def running_bindings() -> list[BindingType]:
    """Its keys, as its class wants them."""
    from textual.binding import Binding

    return [
        Binding(
            command.key, command.action, command.footer or command.words, show=bool(command.footer),
            tooltip=command.words, id=f"running.{command.name}",
        )
        for command in running_commands()
        if command.key
    ]
