"""The lead-in says who made the points and where, as far as that took place."""

from __future__ import annotations

from typing import Any

import pytest

from convenor.session.agenda import Segment
from convenor.session.session import SegmentState
from tests.support.sessions import a_note, a_plan
from tests.support.styles import ADA, BEN, ROOMS, SPEAKERS, TALK, held, invited, note_of

BOTH = invited(ADA, BEN)


def leadin(profile: str, *parts: Segment, spoke: bool = True, **choices: Any) -> str:
    plan = a_plan(speakers=BOTH if spoke else ())
    session = held(a_note("trust", parts[-1].id), plan=plan, parts=parts)
    return next(line for line in note_of(session, profile, **choices) if "points made" in line)


@pytest.mark.parametrize(("profile", "parts", "spoke", "line"), [
    ("undated", (SPEAKERS, TALK), True, "Here are some of the key points made by speakers and in discussion:"),
    ("undated", (SPEAKERS, ROOMS, TALK), True,
     "Here are some of the key points made by speakers and participants in the breakout groups and plenary "
     "discussion:"),
    ("undated", (TALK,), False, "Here are some of the key points made in discussion:"),
    ("undated", (ROOMS, TALK), False,
     "Here are some of the key points made in the breakout groups and plenary discussion:"),
    ("undated", (SPEAKERS,), True, "Here are some of the key points made by speakers:"),
    ("dated", (SPEAKERS, TALK), True, "Key points made by speakers and participants include:"),
    ("dated", (SPEAKERS, ROOMS, TALK), True,
     "Key points made by speakers and participants in the breakout groups and plenary discussion include:"),
    ("dated", (SPEAKERS, ROOMS), True,
     "Key points made by speakers and participants in discussion and breakout groups include:"),
    ("dated", (TALK,), False, "Key points made by participants include:"),
    ("dated", (ROOMS,), False, "Key points made by participants in discussion and breakout groups include:"),
])
def test_by_what_took_place(profile: str, parts: tuple[Segment, ...], spoke: bool, line: str) -> None:
    assert leadin(profile, *parts, spoke=spoke) == line


@pytest.mark.parametrize(("choices", "line"), [
    ({"leadin__head": "here-are", "leadin__the_speakers": "true"},
     "Here are some of the key points made by the speakers and participants in the breakout groups and plenary "
     "discussion:"),
    ({"leadin__head": "other", "leadin__verb": "included", "leadin__break_out": "break out"},
     "Other points made in the break out groups and plenary discussion included:"),
    ({"leadin__who": "named-speaker-and-others", "leadin__where": "nowhere"},
     "Key points made by Ada and by others in the discussion include:"),
    ({"leadin__where": "subsequent-discussion"},
     "Key points made by speakers and participants in the subsequent discussion include:"),
])
def test_by_choice(choices: dict[str, Any], line: str) -> None:
    assert leadin("dated", SPEAKERS, ROOMS, TALK, **choices) == line


def test_a_breakout_that_was_left_out_is_not_spoken_of() -> None:
    states: tuple[SegmentState, ...] = ("skipped", "dropped", "coming")
    for state in states:
        session = held(a_note("trust", "talk"), parts=(SPEAKERS, ROOMS, TALK), states={"rooms": state})
        assert not any("breakout" in line for line in note_of(session, "dated"))


def test_speakers_told_at_length_have_another_head() -> None:
    session = held(
        a_note("we began small", "speakers", 1, said_by="Ada Pell", consent="named", kind="reflection"),
        a_note("trust", "rooms", 2), plan=a_plan(speakers=BOTH), parts=(SPEAKERS, ROOMS),
    )
    lines = note_of(session, "dated", turns__at_length="true")
    assert "Some of the points made in discussion and breakout groups include:" in lines
    assert "We began small." in lines


def test_no_points_no_lead_in() -> None:
    session = held(a_note("who pays", "parking", kind="question"), plan=a_plan(speakers=BOTH))
    assert not any("points made" in line for line in note_of(session))


def test_the_lead_in_can_end_the_speakers_paragraph() -> None:
    session = held(a_note("trust", "talk"), plan=a_plan(speakers=BOTH), parts=(SPEAKERS, TALK))
    line = next(x for x in note_of(session, "dated", leadin__run_on="true") if "points made" in x)
    assert line.startswith("Our opening speakers were ")
    assert line.endswith("Key points made by speakers and participants include:")
