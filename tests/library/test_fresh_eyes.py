"""What a reader with fresh eyes asks of every exercise, as far as it can be counted.

Whether a file is kind and clear only people can tell; this holds what they found once, so that it stays mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from convenor.library.shelf import Shelf
from convenor.session.exercise import Exercise, Step

SHELF = Shelf(None)
EXERCISES = SHELF.exercises()

SLOW, QUICK = 110, 150
"""How many words a minute people read aloud: slowly, as a script asks for, and quickly, as nerves do."""

A_SILENCE = 20
"""The fewest seconds that a question read to people with closed eyes is left alone."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}

JARGON = (
    "safe space", "hold space", "holding space", "inner child", "trauma-informed", "triggered", "triggering", "unpack",
    "vulnerability", "healing", "empower", "stakeholder", "deliverable", "leverage", "learnings", "breakthrough",
    "segment", "yaml",
)
AMERICAN = re.compile(
    r"\b(?:color|honor|favor|neighbor|behavior|labor|center|theater|traveling|canceled|gotten|fall semester)\w*\b"
    r"|\b(?!size|prize|seize|capsize)\w+iz(?:e|es|ed|ing|ation)\b", re.IGNORECASE)


def by_id(exercise: Exercise) -> str:
    return exercise.id


def spoken(step: Step) -> int:
    """How many words are said in a step."""
    return len(step.say.split()) + sum(len(line.read.split()) for line in step.script)


def silent(step: Step) -> int:
    return sum(line.pause_seconds for line in step.script)


def words_of(exercise: Exercise) -> Iterator[str]:
    care, access = exercise.care, exercise.access
    yield from (exercise.title, exercise.summary, exercise.use_when, exercise.avoid_when, exercise.if_short)
    yield from (*exercise.purpose, *exercise.pitfalls, *(how for _, how in exercise.variants))
    yield from (care.say_before, care.opt_out, care.if_distressed, care.close_with, *care.may_bring_up, *care.watch_for)
    yield from (access.quiet_voices, access.not_on_screen, access.screen_reader, access.no_mind_pictures)
    yield from (access.deaf_or_captions, access.low_literacy, access.first_language, access.neurodivergent)
    for step in exercise.steps:
        yield from (step.title, step.say, step.do)
        yield from (prompt.text for prompt in step.prompts)
        yield from (line.read for line in step.script)


def promised(step: Step) -> Iterator[int]:
    """The minutes that are promised to people in the words of a step."""
    for word in re.findall(r"(?<!within )\b(\w+) (?:whole |more )?minutes?\b", step.say):
        if word.isdigit() or word.casefold() in NUMBERS:
            yield int(word) if word.isdigit() else NUMBERS[word.casefold()]


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_what_is_said_can_be_said_slowly_in_the_least_time(exercise: Exercise) -> None:
    for step in exercise.steps:
        if step.minutes.min:
            assert spoken(step) * 60 / SLOW + silent(step) <= step.minutes.min * 60, step.id


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_no_words_promise_people_more_minutes_than_the_step_may_have(exercise: Exercise) -> None:
    for step in exercise.steps:
        assert all(minutes <= step.minutes.min for minutes in promised(step)), step.id


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.kind == "visualisation"], ids=by_id)
def test_a_journey_that_is_read_too_fast_still_lasts(exercise: Exercise) -> None:
    for step in exercise.steps:
        assert step.script, step.id
        assert spoken(step) * 60 / QUICK + silent(step) >= step.minutes.min * 60 * 2 / 3, step.id


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_a_question_that_is_read_aloud_is_left_alone_for_a_while(exercise: Exercise) -> None:
    for step in exercise.steps:
        for n, line in enumerate(step.script):
            if "?" in line.read:
                assert step.script[n + 1].pause_seconds >= A_SILENCE, (step.id, line.read)


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if any(s.mode == "pairs" for s in e.steps)], ids=by_id)
def test_where_people_go_in_twos_it_says_what_becomes_of_one_left_over(exercise: Exercise) -> None:
    told = " ".join((*(step.do for step in exercise.steps), *exercise.care.watch_for))
    assert re.search(r"left over|a three\b|group of three|without a partner", told)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_where_people_are_told_to_go_in_twos_it_says_so_too(exercise: Exercise) -> None:
    if re.search(r"\b[Ii]n twos\b", " ".join(step.say for step in exercise.steps)):
        told = " ".join((*(step.do for step in exercise.steps), *(step.say for step in exercise.steps)))
        assert re.search(r"left over|a three\b|threes\b", told + " ".join(exercise.care.watch_for))


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_what_is_said_aloud_is_true_in_a_hall_too(exercise: Exercise) -> None:
    """The words for a call only, such as cameras, stand in what is to be done there or in the variants."""
    for step in exercise.steps:
        aloud = " ".join((step.say, *(line.read for line in step.script)))
        assert not re.search(r"\b(?:cameras|muted?|your microphones?|captions)\b", aloud), step.id


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_a_line_that_says_nothing_of_itself_becomes_nothing_that_it_is_not(exercise: Exercise) -> None:
    """The first kind of a step that asks for no points is what a plain line there is taken for.

    Something to read stands at the end of the note, a quotation in quotation marks: only where just that is wanted.
    """
    for step in exercise.steps:
        kinds = step.capture.kinds if step.capture else ()
        if kinds and "point" not in kinds and kinds[0] in ("resource", "quote"):
            aim = step.capture.aim if step.capture else ""
            assert kinds[0] == "resource" or re.search(r"word|line|said|words", aim), (step.id, aim)
            assert kinds[0] == "quote" or kinds == ("resource",), (step.id, aim)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_every_blank_that_is_asked_for_is_read_by_somebody(exercise: Exercise) -> None:
    told = " ".join((*words_of(exercise), exercise.note_heading, exercise.task, *exercise.frame))
    for slot in exercise.slots:
        assert f"{{{slot.name}}}" in told


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_it_is_plain_british_english(exercise: Exercise) -> None:
    told = " ".join(words_of(exercise))
    assert [word for word in JARGON if word in told.casefold()] == []
    assert AMERICAN.findall(told) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_the_way_out_is_told_before_anybody_needs_it(exercise: Exercise) -> None:
    """Each has a way out of its own and words that are said beforehand; none is left to "use your judgement"."""
    care = exercise.care
    assert len(care.opt_out.split()) >= 3
    assert len(care.say_before.split()) >= 5
    assert len(care.if_distressed.split()) >= 8
    assert len(care.may_bring_up) >= 1
    assert "judgement" not in care.if_distressed


def test_no_two_exercises_have_the_same_words_for_somebody_who_is_upset() -> None:
    said = [exercise.care.if_distressed for exercise in EXERCISES]
    assert len(said) == len(set(said))


def test_blanks_of_one_format_do_not_share_a_name_and_mean_two_things() -> None:
    for form in SHELF.formats():
        asked: dict[str, str] = {}
        for part in form.parts:
            for slot in part.exercise.slots:
                assert asked.setdefault(slot.name, slot.ask) == slot.ask, (form.id, slot.name)
