"""The bundled shelf has no fault, can be run from the files alone, and survives being damaged."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.library import places
from convenor.library.check import check
from convenor.library.document import Document, FileKind
from convenor.library.reader import read_bytes
from convenor.library.shelf import Shelf
from convenor.session.exercise import Access, Exercise
from convenor.session.format import Format
from convenor.timing.scripts import WORDS_A_MINUTE

ROOT = places.bundled()
FILES: list[tuple[Path, FileKind]] = [
    *((path, "exercise") for path in sorted((ROOT / places.EXERCISES).glob("*.yaml"))),
    *((path, "format") for path in sorted((ROOT / places.FORMATS).glob("*.yaml"))),
]
SHELF = Shelf(None)
EXERCISES = SHELF.exercises()
FORMATS = SHELF.formats()


def by_id(thing: Exercise | Format) -> str:
    return thing.id


def test_the_bundled_shelf_has_no_fault() -> None:
    report = check(SHELF, house_style=lambda _: [])
    assert [str(p) for p in report.problems] == []
    assert len(EXERCISES) + len(FORMATS) == len(FILES)
    assert {f.id for f in FORMATS} >= {"short-openers-discussion", "small-meeting-hour", "series-event"}


def test_files_are_called_what_they_hold() -> None:
    for path, kind in FILES:
        assert Document(path, kind).id == path.stem


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_an_exercise_can_be_run_from_its_file(exercise: Exercise) -> None:
    access = exercise.access
    for name in Access.__dataclass_fields__:
        assert getattr(access, name), f"access.{name}"
    care = exercise.care
    assert care.say_before
    assert care.opt_out
    assert care.watch_for
    assert care.if_distressed
    assert care.close_with
    assert exercise.purpose
    assert exercise.use_when
    assert exercise.avoid_when
    assert exercise.if_short
    assert exercise.pitfalls
    assert exercise.roles
    assert exercise.provenance.drawn_from
    assert {"online", "in-person"} <= dict(exercise.variants).keys()
    assert exercise.status in ("draft", "tested")
    for step in exercise.steps:
        assert step.do or step.say, step.id
        assert len(step.say.split()) <= WORDS_A_MINUTE * step.minutes.min or not step.minutes.min
        assert step.capture is not None


@pytest.mark.parametrize("form", FORMATS, ids=by_id)
def test_a_format_keeps_what_must_be_kept(form: Format) -> None:
    assert sum(p.minutes.typical for p in form.parts) + form.spare == form.length.typical
    assert 0.05 <= form.spare / form.length.typical <= 0.12
    parts = {p.id: p for p in form.parts}
    assert form.parts[0].id == "arrival"
    assert form.parts[-1].id == "close"
    for name in {"close", "speakers", "rooms"} & parts.keys():
        assert parts[name].rule == "protected", name
    assert "note" in form.record.say
    assert form.record.ask_when in parts
    assert form.provenance.drawn_from
    assert form.before
    assert form.after
    assert form.team


def test_the_lengths_are_those_of_the_network() -> None:
    assert {f.id: f.length.typical for f in FORMATS}.items() >= {
        "short-openers-discussion": 90, "series-event": 90, "small-meeting-hour": 60,
    }.items()
    assert not any(p.rooms for p in SHELF.format("small-meeting-hour").parts)
    rooms = next(p.rooms for p in SHELF.format("series-event").parts if p.rooms)
    assert rooms.count is None
    assert (SHELF.exercise("report-back").scales_with, SHELF.exercise("report-back").each_seconds) == ("rooms", 120)
    assert SHELF.exercise("opening-speakers").scales_with == "speakers"


def test_content_names_nobody_and_no_address() -> None:
    for path, _ in FILES:
        text = path.read_text(encoding="utf-8")
        assert "@" not in text
        assert "http" not in text


def damaged(data: bytes, seed: int) -> bytes:
    """The file with a few bytes, lines or pieces changed, taken out, doubled or put elsewhere."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) or 1)
        end = min(len(data), start + chance.choice((1, 1, 4, 30, 200)))
        piece = data[start:end]
        other = chance.choice((b"", piece * 2, bytes([chance.randrange(256)]), b": ", b"\n", b"&a ", b"*a", b"[", b"}",
                               b"- ", b"{x: y}", b"'", b"\t", b"null", b"-1", b"9" * 30, b"{nope}", piece[::-1]))
        data = data[:start] + other + data[end:]
    return data


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.integers(min_value=0))
def test_damaged_content_is_told_and_never_raised(file: tuple[Path, FileKind], seed: int) -> None:
    path, kind = file
    document = Document(path, kind, read_bytes(damaged(path.read_bytes(), seed), "it.yaml"))
    problems = SHELF.beside([document]).problems_of(document)
    for problem in problems:
        assert problem.where is not None
        assert problem.where.file == "it.yaml"
        assert problem.what
        assert problem.cure
        assert "does not fit here" not in problem.what
    value = document.exercise[0] if kind == "exercise" else None
    assert value is None or not problems


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_told_and_never_raised(data: bytes) -> None:
    document = Document(Path("it.yaml"), "exercise", read_bytes(data, "it.yaml"))
    assert document.exercise[1]


PROMPTS = (ROOT / places.EXERCISES / "discussion.yaml").read_text(encoding="utf-8") + "\nprompts:\n"
SERIES_EVENT = (ROOT / places.FORMATS / "series-event.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "text"), [
    ("exercise", PROMPTS + "  - {id: A B, text: []}\n" * 8000),
    ("exercise", PROMPTS + "  - {id: a, text: What}\n" * 8000),
    ("exercise", PROMPTS + '  - {id: a, text: "' + "{" * 900_000 + '"}\n'),
    ("exercise", PROMPTS + "k" * 900_000 + ": v\n"),
    ("exercise", PROMPTS + "".join(f"k{n}: v\n" for n in range(20_000))),
    ("format", SERIES_EVENT + "".join(f"  - {{id: q{n}, use: arrivel{n}}}\n" for n in range(8000))),
    ("format", SERIES_EVENT.replace("agenda:\n", "agenda:\n" + "".join(
        f"  - {{id: q{n}, use: arrivel{n}, carry_from: [z{n}]}}\n" for n in range(6000)))),
    ("format", SERIES_EVENT.replace("agenda:\n", "agenda:\n  - {id: q, use: arrival, with: {" + ",".join(
        f"a{n}: b" for n in range(20_000)) + "}}\n")),
], ids=["bad prompts", "same prompts", "braces", "long name", "unknown names", "loose parts", "lost parts", "blanks"])
def test_thousands_of_faults_are_told_soon(kind: FileKind, text: str) -> None:
    began = time.process_time()
    document = Document(Path("it.yaml"), kind, read_bytes(text.encode(), "it.yaml"))
    problems = SHELF.beside([document]).problems_of(document)
    assert 1 <= len(problems) <= 600
    assert time.process_time() - began < 8
