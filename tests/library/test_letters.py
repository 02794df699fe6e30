"""The file of messages: the bundled one is sound, and each mistake is told with its line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convenor.library.check import check
from convenor.library.letters import LETTERS_FILE, check_letters, load_letters
from convenor.library.shelf import Shelf
from convenor.session.problem import Problem
from convenor.writeup.letters import REQUIRED
from tests.support.styles import PACK


def test_the_bundled_messages_are_sound_and_all_there() -> None:
    assert check_letters(PACK) == []
    assert {f.id for f in load_letters(PACK)} >= set(REQUIRED)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copy(PACK / LETTERS_FILE, tmp_path / LETTERS_FILE)
    return tmp_path


def broken(pack: Path, old: str, new: str) -> list[Problem]:
    """The faults after one change, which has to be possible."""
    file = pack / LETTERS_FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return check_letters(pack)


def line_of(pack: Path, words: str) -> int:
    lines = (pack / LETTERS_FILE).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words in line)


FAULTS = [
    ("schema: letters/1", "schema: house-style/1", "another kind of file", "schema: house-style"),
    ("Where: {{ link }}", "Where: {{ place_of_link }}", "no slot “place_of_link”", "place_of_link"),
    ("Where: {{ link }}", "Where: {{ link", "cannot be read", "Hello,"),
    ("Where: {{ link }}", "Where: {{ link.__class__ }}", "words, slots and “if”", "__class__"),
    ("Where: {{ link }}", "{% for l in link %}x{% endfor %}", "words, slots and “if”", "{% for"),
    ("    each: room", "    each: building", "cannot be “building”", "each: building"),
    ("    each: room", "    each: speaker", "is written once for each room", "each: speaker\n    subject: T"),
    ("    title: Thanks", "    titel: Thanks", "has no “titel”", "titel"),
    ("  - id: thanks", "  - id: thank-you", "“thanks” is missing", "schema: letters"),
    ("  - id: thanks", "  - id: invitation", "two messages called “invitation”", ""),
    ("    only: rooms", "    only: gardens", "cannot be “gardens”", "gardens"),
]


@pytest.mark.parametrize(("old", "new", "said", "at"), FAULTS, ids=[f[2] for f in FAULTS])
def test_each_mistake_is_told_with_its_place_and_cure(pack: Path, old: str, new: str, said: str, at: str) -> None:
    faults = broken(pack, old, new)
    found = [f for f in faults if said in f.what]
    assert found, [f.what for f in faults]
    assert found[0].cure
    assert found[0].where is not None
    assert found[0].where.line
    words = at.split("\n")[0]
    if words and "cannot be read" not in said and "once for each" not in said:
        assert found[0].where.line == line_of(pack, words)
    with pytest.raises(Problem):
        load_letters(pack)


@pytest.mark.parametrize("text", ["", "letters: 3\n", "- a\n", "schema: letters/1\nletters:\n  - text\n", "a: [\n"])
def test_a_file_that_is_something_else_is_a_problem_and_no_crash(tmp_path: Path, text: str) -> None:
    (tmp_path / LETTERS_FILE).write_text(text, encoding="utf-8")
    assert check_letters(tmp_path)


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such file"):
        load_letters(tmp_path)


def test_a_message_needs_words(pack: Path) -> None:
    (pack / LETTERS_FILE).write_text(
        "schema: letters/1\nletters:\n  - {id: x, title: X, to: a, when: b}\n", encoding="utf-8"
    )
    assert any("neither a text nor anything to say" in p.what for p in check_letters(pack))


def test_a_check_of_the_shelf_looks_at_the_messages_too(tmp_path: Path) -> None:
    pack = tmp_path / "house_styles" / "mine"
    shutil.copytree(PACK, pack)
    assert check(Shelf(None), [pack]).problems == []
    assert broken(pack, "Where: {{ link }}", "Where: {{ lnk }}")
    for named in (pack, pack / LETTERS_FILE):
        assert ["no slot “lnk”" in p.what for p in check(Shelf(None), [named]).problems] == [True]
    (pack / LETTERS_FILE).unlink()
    assert check(Shelf(None), [pack]).problems == []
