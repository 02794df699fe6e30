"""The two books are read, checked, and added to without disturbing a line that somebody wrote."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.library.books import Books, add_person, add_series
from convenor.library.shelf import Shelf
from convenor.session.people import Person, Post
from convenor.session.problem import Problem
from convenor.session.series import Series, StandingPreamble
from tests.support.shelves import a_library, put

PEOPLE = """\
# Ours.
schema: people/1
people:
  - name: Ada Oyelaran
    known_as: Ada
    role: Director
    preposition: of
    organisation: Ladle
    also:
      - {role: trustee, preposition: at, organisation: Hearth}
    formerly: {preposition: at, organisation: the Mill}
    about: a community kitchen
    pronoun: she
    email: ada@ladle.example
    may_be_named: no
  - name: Ben No   # a surname, not an answer
"""
SERIES = """\
schema: series/1
series:
  - id: who-cooks
    label: Who cooks
    joiner: " - "
    cell: kitchens
    standing_preamble:
      about: This event on {date} is one of a series looking at how we eat together.
      points: [Eat., Share.]
      bridge: But we have also heard otherwise.
    thought_leaders:
      - Ada Oyelaran
      - {name: Cy Ode, role: cook}
    profile: dated
    lead_in: {lead-in.verb: included}
    format: short
    start: 11:00
    timezone: Europe/London
"""
ADA = Person(
    "Ada Oyelaran", "Ada", Post("Director", "of", "Ladle"), (Post("trustee", "at", "Hearth"),),
    Post("", "at", "the Mill"), "a community kitchen", "", "she", "ada@ladle.example", may_be_named=False,
)


def home(tmp_path: Path, people: str = PEOPLE, series: str = SERIES) -> Path:
    folder = tmp_path / "home"
    put(folder / "people.yaml", people)
    put(folder / "series.yaml", series)
    return folder


def told(folder: Path, bundled: Path | None = None) -> list[tuple[str, str]]:
    found = Shelf(folder, bundled=bundled).book_problems() if bundled else Books(folder).problems()
    return [(f"{Path(p.where.file).stem}:{p.where.line}:{p.where.column}", p.what) for p in found if p.where]


def test_no_book_is_an_empty_book(tmp_path: Path) -> None:
    assert Books(tmp_path).people() == ()
    assert Books(tmp_path).series() == ()
    assert Books(None).people() == ()
    put(tmp_path / "people.yaml", "schema: people/1\npeople:\n")
    assert Books(tmp_path).people() == ()


def test_books_become_people_and_series(tmp_path: Path) -> None:
    books = Books(home(tmp_path))
    assert books.people() == (ADA, Person("Ben No"))
    (series,) = books.series()
    assert series == Series(
        "who-cooks", "Who cooks", " - ", "kitchens", "",
        StandingPreamble("how we eat together.", ("Eat.", "Share."), "But we have also heard otherwise."),
        (ADA, Person("Cy Ode", post=Post("cook"))), "dated", (("lead-in.verb", "included"),), "short", time(11),
        "Europe/London",
    )


@pytest.mark.parametrize(("old", "new", "where", "what"), [
    ("name: Ben No", "nmae: Ben No", "people:16:5", "`nmae` is not known here."),
    ("name: Ben No", "name: ada oyelaran", "people:16:11", "ada oyelaran stands in the book twice."),
    ("ada@ladle.example", "ada at ladle", "people:14:12", "“ada at ladle” is not an e-mail address."),
    ("preposition: of", "preposition: off", "people:7:18", "“off” is not known here."),
    ("may_be_named: no", "may_be_named: perhaps", "people:15:19", "Yes or no is expected here, not “perhaps”."),
])
def test_a_fault_of_the_people_book(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    assert PEOPLE.count(old) == 1
    folder = home(tmp_path, PEOPLE.replace(old, new))
    assert (where, what) in told(folder)
    with pytest.raises(Problem):
        Books(folder).people()


@pytest.mark.parametrize(("old", "new", "where", "what"), [
    ("- Ada Oyelaran", "- Eve", "series:12:9", "Eve is not in the people's book."),
    ("timezone: Europe/London", "timezone: Europe/Londn", "series:18:15", "“Europe/Londn” is not a time zone."),
    ("timezone: Europe/London", "timezone: ../../etc/passwd", "series:18:15", "“../../etc/passwd” is not a time zone."),
    ("start: 11:00", "start: noon", "series:17:12", "“noon” is not a time of day."),
    ("profile: dated", "profile: datd", "series:14:14", "“datd” is not known here."),
    ("bridge: But", "bridge: On {date}", "series:10:15",
     "The date's place {date} is only known in “This event on {date} is one of a series looking at …”."),
    ("This event on", "Today is", "series:8:14",
     "The date's place {date} is only known in “This event on {date} is one of a series looking at …”."),
    ("label: Who cooks", "label:", "series:4:5", "`label` has nothing after it."),
])
def test_a_fault_of_the_series_book(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    assert SERIES.count(old) == 1
    assert told(home(tmp_path, series=SERIES.replace(old, new))) == [(where, what)]


def test_a_series_takes_a_format_that_there_is(tmp_path: Path) -> None:
    bundled = a_library(tmp_path / "bundled")
    assert told(home(tmp_path), bundled) == []
    assert told(home(tmp_path, series=SERIES.replace("format: short", "format: shrt")), bundled) == [
        ("series:16:13", "There is no session format shrt."),
    ]


def test_two_series_alike(tmp_path: Path) -> None:
    assert told(home(tmp_path, series=SERIES + "  - {id: who-cooks, label: Other}\n")) == [
        ("series:19:10", "Two series have the short name who-cooks."),
    ]


# --- adding ------------------------------------------------------------------------------------------------------


def test_adding_leaves_every_line_as_it_was(tmp_path: Path) -> None:
    folder = home(tmp_path)
    dee = Person("Dee: “the cook” O'Hara", post=Post("Cook", "at", "No"), also=(Post("mother"),), pronoun="they")
    add_person(folder, dee)
    text = (folder / "people.yaml").read_text(encoding="utf-8")
    assert text.startswith(PEOPLE)
    assert Books(folder).people()[-1] == dee
    preamble = StandingPreamble("x", ("y",))
    series = Series("two", "Two", standing_preamble=preamble, thought_leaders=(ADA, dee), start=time(9, 5))
    add_series(folder, series)
    assert (folder / "series.yaml").read_text(encoding="utf-8").startswith(SERIES)
    assert Books(folder).series()[-1] == series
    assert "      - Ada Oyelaran" in (folder / "series.yaml").read_text(encoding="utf-8").splitlines()[-6:]
    assert sorted(p.name for p in folder.iterdir()) == ["people.yaml", "series.yaml"]


@pytest.mark.parametrize("begun", [
    None, "schema: people/1\n", "schema: people/1\npeople:\n", "schema: people/1\npeople: []\n",
    "schema: people/1\npeople: []   # nobody yet\n# later\n", "schema: people/1\r\npeople:\r\n- name: Ben\r\n",
    "\ufeffschema: people/1\npeople:\n      - name: Ben", "schema: people/1\npeople:\n  - name: Ben\n\n\n# the end\n",
])
def test_adding_to_any_beginning(tmp_path: Path, begun: str | None) -> None:
    if begun is not None:
        put(tmp_path / "people.yaml", begun)
    before = Books(tmp_path).people()
    add_person(tmp_path, ADA)
    assert Books(tmp_path).people() == (*before, ADA)


@pytest.mark.parametrize(("text", "what"), [
    ("people:\n  - name: Ben\nschema: people/1\n", "laid out in a way"),
    ("schema: people/1\npeople: [{name: Ben}]\n", "could not be added|laid out in a way"),
    ("schema: people/1\npeople: [\n", "bracket|stray"),
    ("schema: people/1\npeople:\n  - name: ada oyelaran\n", "stands in the book twice"),
])
def test_a_book_that_cannot_be_added_to_stays_as_it_was(tmp_path: Path, text: str, what: str) -> None:
    path = put(tmp_path / "people.yaml", text)
    with pytest.raises(Problem, match=what):
        add_person(tmp_path, ADA)
    assert path.read_text(encoding="utf-8") == text


def test_a_disk_that_refuses_leaves_the_old_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="could not be written"):
        add_person(folder, Person("Dee"))
    assert (folder / "people.yaml").read_text(encoding="utf-8") == PEOPLE
    assert sorted(p.name for p in folder.iterdir()) == ["people.yaml", "series.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_book_is_for_its_owner_alone(tmp_path: Path) -> None:
    add_person(tmp_path, ADA)
    assert (tmp_path / "people.yaml").stat().st_mode & 0o777 == 0o600


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
WORDS = st.text(alphabet=LETTERS, max_size=20).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(name=WORDS.filter(bool), role=WORDS, about=WORDS)
def test_whatever_a_person_is_called_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, role: str, about: str
) -> None:
    folder = tmp_path_factory.mktemp("home")
    person = Person(name, post=Post(role), about=about)
    add_person(folder, person)
    assert Books(folder).people() == (person,)
