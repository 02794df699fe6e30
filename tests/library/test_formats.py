"""The formats that the notes show or speak of: each is there, whole, and true to what it says of its record."""

from __future__ import annotations

import re

import pytest

from convenor.library.shelf import Shelf
from convenor.session.format import Format

SHELF = Shelf(None)

SHOWN = {
    "short-openers-discussion": ("arrival check-in speakers think together questions close", "5 8 10 12"),
    "single-speaker-discussion": ("primer speakers together close", "14 19"),
    "recording-and-opener": ("recording speakers together close", "7"),
    "speakers-in-conversation": ("context speakers together questions close", "1"),
    "cell-meeting": ("context thread speakers together close", "9 11 13 15"),
    "series-event": ("speakers rooms report-back together close", "4 6"),
    "cell-meeting-at-length": ("thread speakers rooms report-back together close", "20"),
    "imagination-workshop": ("backdrop framing journey pages rooms report-back close", "2"),
    "roundtable": ("speakers rooms report-back together respondents close", "3"),
    "short-session": ("thread page close", "17"),
}
"""What its note shows, as parts in their order, and the notes."""

LENGTHS = {"imagination-taste": 45, "half-day-gathering": 210, "short-session": 30}

SPOKEN_OF = {
    "listening-room": "3", "listen-act-listen-meeting": "12", "peer-learning-meeting": "11",
    "strategy-test-meeting": "7", "recommitment-meeting": "14", "self-reliant-group": "20", "consent-meeting": "10",
    "assembly-meeting": "11",
}

EVERY = [SHELF.format(name) for name in (*SHOWN, *LENGTHS, *SPOKEN_OF, "small-meeting-hour")]


def by_id(form: Format) -> str:
    return form.id


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_note_shows_can_be_held_again_in_its_order(name: str) -> None:
    parts, notes = SHOWN[name]
    form = SHELF.format(name)
    order = [part.id for part in form.parts]
    assert [part for part in order if part in parts.split()] == parts.split()
    told = " ".join(form.provenance.drawn_from)
    for note in notes.split():
        assert re.search(rf"[Nn]otes? {note}\b", told), note


@pytest.mark.parametrize("name", LENGTHS)
def test_it_lasts_as_long_as_people_have(name: str) -> None:
    assert SHELF.format(name).length.typical == LENGTHS[name]


@pytest.mark.parametrize("name", SPOKEN_OF)
def test_what_the_notes_only_speak_of_says_that_the_meeting_is_ours(name: str) -> None:
    told = " ".join(SHELF.format(name).provenance.drawn_from)
    assert re.search(rf"Note {SPOKEN_OF[name]}, line", told)
    assert "ours" in told


@pytest.mark.parametrize("form", EVERY, ids=by_id)
def test_what_is_said_at_the_welcome_is_what_the_record_does(form: Format) -> None:
    """Named people are told so, unnamed ones too; nothing is recorded, and somebody signs off."""
    said = form.record.say.casefold()
    invited = any(part.exercise.mode in ("speakers", "respondents") or part.lead for part in form.parts)
    assert form.record.attribution == ("speakers-named" if invited else "unnamed")
    if form.record.attribution == "speakers-named":
        assert "named" in said
        assert "see their" in said or "sees their" in said
        assert any(one.who in ("each speaker", "each respondent") for one in form.record.sign_off)
    assert "record" in said
    assert re.search(r"without (?:names|saying whose)|not named|neither are we|never written", said)
    assert form.record.sign_off
    assert all(one.days >= 1 for one in form.record.sign_off)
    asked = [one for one in form.record.sign_off if one.who != "convenor" and one.who != "thought leader"]
    assert all(one.silence_means for one in asked)


@pytest.mark.parametrize("form", EVERY, ids=by_id)
def test_what_is_published_is_promised_by_a_task_and_what_is_not_by_none(form: Format) -> None:
    publishes = any("publish" in task.do.casefold() for task in form.after)
    says = "publish" in form.record.say.casefold()
    assert not publishes or says


@pytest.mark.parametrize("form", EVERY, ids=by_id)
def test_somebody_does_each_task(form: Format) -> None:
    people = {role.role for role in form.team} | {"convenor"}
    for task in (*form.before, *form.after):
        assert task.who in people, task.do


@pytest.mark.parametrize("form", EVERY, ids=by_id)
def test_people_are_asked_beforehand_what_they_need_to_take_part(form: Format) -> None:
    asked = " ".join(task.do for task in form.before).casefold()
    assert re.search(r"what (?:people|they) need|they need to take part|show the teller|without asking why", asked)
