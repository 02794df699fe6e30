"""Everything that a face needs from outside, in one value that the doors fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from convenor.session.ids import FACILITATOR

if TYPE_CHECKING:  # a screen is there before any of them is loaded
    from convenor.services.as_format import KeepFormat
    from convenor.services.carrying import Carrier
    from convenor.services.checking import Rulebook
    from convenor.services.clipboard import Clipboard
    from convenor.services.drafts import Drafts
    from convenor.services.gathering import Arriving
    from convenor.services.host import Host
    from convenor.services.letters import Stationery
    from convenor.services.people_book import PeopleBook
    from convenor.services.ports import Library
    from convenor.services.preferences import Preferences
    from convenor.services.readiness import Machine
    from convenor.services.room_papers import RoomPapers
    from convenor.services.roster import Newcomer
    from convenor.services.searching import Searcher
    from convenor.services.serving import Server
    from convenor.services.writing import Writer


@dataclass(frozen=True, slots=True)
class Outside:
    """A record, a shelf and a writer that belong together: one home."""

    host: Host
    library: Library
    writer: Writer
    example: Callable[[], Outside] | None = None
    """Makes a home of its own with a session in full swing, gone when the app closes; None inside one."""
    rehearse: Callable[[str], tuple[Outside, str]] | None = None
    """Copies the session of that id, or the example for an empty one, into a home of its own on a clock that runs
    at many times the speed; returns that home and the copy's id. None inside one."""
    actor: str = FACILITATOR
    """Who sits before this face: the note-taker whose lines these are."""
    machine: Machine | None = None
    """What can be asked of the computer; None where there is nothing to ask."""
    drafts: Drafts | None = None
    """Where half-typed lines are put aside; None where nothing stays."""
    stationery: Stationery | None = None
    """The house style's messages; None where there are none to write."""
    clipboard: Clipboard | None = None
    """The computer's clipboard; None where only the terminal can be asked."""
    preferences: Preferences | None = None
    """What its user has chosen: the look, their own keys; None where nothing of it stays."""
    arriving: Arriving | None = None
    """Reads what was noted elsewhere; None where nothing arrives."""
    searcher: Searcher | None = None
    """Finds what was said and what was published; None where there is nothing to search."""
    papers: RoomPapers | None = None
    """Makes lists of who is in which room; None where none can be made."""
    keep_format: KeepFormat | None = None
    """Puts a format into the home's own library; None where nothing stays."""
    server: Server | None = None
    """Lets others in by their browsers; None where nobody can be: in an example or a practice."""
    rules: Rulebook | None = None
    """What notes are checked by; None where they cannot be."""
    book: PeopleBook | None = None
    """The people book, to write newcomers into; None where nothing stays."""
    people_in: Callable[[str], Sequence[Newcomer]] | None = None
    """Reads who is there out of a pasted table or list; None where nothing arrives."""
    carrier: Carrier | None = None
    """Carries records to a colleague and in again, as files; None where none can leave or arrive."""
    kept: bool = True
    """Whether what is done here stays: False in a demo or a practice."""
    report: Callable[[Exception], str] | None = None
    """Writes down what nobody foresaw, without anybody's words, and returns the calm sentence about it."""
