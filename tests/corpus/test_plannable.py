"""Each published meeting can be planned from a shipped format: everybody and everything in it has a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.library.shelf import Shelf
from convenor.session.people import Invited, Person
from convenor.session.session import Session
from convenor.timing.speakers import Programme
from convenor.timing.timeline import timeline
from tests.corpus.facts import Facts, read_facts
from tests.corpus.judge import notes_folder
from tests.support.hosts import Room, a_planned_room

FOLDER = notes_folder()
pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="no notes at hand: set CONVENOR_NOTES to their folder, or put them beside the project")

SHELF = Shelf(None)
FORMAT_OF = {
    "imagination workshop": "imagination-workshop",
    "roundtable": "roundtable",
    "series event with openers, breakouts, plenary": "series-event",
    "series event, cut short": "series-event",
    "topic, short openers, discussion": "short-openers-discussion",
    "opener with a played recording": "recording-and-opener",
    "cell meeting: thought leader, guests, discussion": "cell-meeting",
    "single speaker, primer and discussion": "single-speaker-discussion",
}
"""What the facts call a meeting, and the format that it is planned from."""


def all_facts() -> list[Path]:
    return sorted((FOLDER / "facts").glob("*.yaml")) if FOLDER else []


def planned(facts: Facts) -> Room:
    turns = [turn for turn in facts.get("turns", ()) if turn["part"] != "introduces-session"]  # who leads it all
    speakers = tuple(dict.fromkeys(name for turn in turns for name in turn["who"]))
    respondents = tuple(dict.fromkeys(one["who"] for one in facts.get("respondents") or ()))
    return a_planned_room(
        SHELF.format(FORMAT_OF[facts["format"]]),
        speakers=tuple(Invited(Person(name)) for name in speakers),
        respondents=tuple(Invited(Person(name)) for name in respondents),
        people=24, end=None, title=facts["title"]["topic"],
    )


def needed(facts: Facts) -> set[str]:
    """The kinds of part that the meeting had."""
    took = facts["took_place"]
    has = {
        "discussion": bool(facts.get("points")), "plenary": bool(took["plenary"]),
        "report-back": bool(took["breakouts"]), "respondents": bool(facts.get("respondents")),
        "visualisation": bool(facts.get("exercise")), "journal": bool(facts.get("journal")),
        "what-if": bool(facts.get("what_if")), "close": True, "arrival": True,
    }
    return {kind for kind, there in has.items() if there}


def without_a_place(session: Session) -> set[str]:
    programme = Programme(session)
    placed = {one.person.name for part in session.segments for one in programme.invited_to(part)}
    return {one.person.name for one in session.plan.invited} - placed


@pytest.mark.parametrize("path", all_facts(), ids=lambda path: path.stem)
def test_nothing_of_the_meeting_is_left_over(path: Path) -> None:
    facts = read_facts(path)
    room = planned(facts)
    session = room.session()
    assert needed(facts) <= {part.kind for part in session.segments}
    assert without_a_place(session) == set()
    assert any(part.mode == "breakout" for part in session.segments) or not facts["took_place"]["breakouts"]
    assert timeline(session, room.clock.now()).spare_seconds >= 0, "it ends when promised"


def test_who_has_no_place_would_be_seen() -> None:
    room = a_planned_room(
        SHELF.format("imagination-workshop"), speakers=(Invited(Person("Ada Pell")),), people=24, end=None,
        title="Who cooks?",
    )
    assert without_a_place(room.session()) == {"Ada Pell"}
