"""People change posts, and their names are written in several ways: the book knows both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.library.books import Books, add_person
from convenor.services.inviting import book_at, invited, person
from convenor.session.people import Earlier, Person, Post
from convenor.session.problem import Problem
from convenor.writeup.lint.check import check
from convenor.writeup.lint.ours import house_of
from convenor.writeup.lint.plain_page import from_text
from tests.support.styles import house

BOOK = """\
schema: people/1
people:
  - name: Clare Newby-Smith
    aliases: [Clare Newness-Smyth, C. Newby]
    role: Director
    preposition: of
    organisation: Ladle
    earlier:
      - {role: cook, preposition: at, organisation: the Mill, until: 2021-12-31}
      - {role: founder, preposition: of, organisation: Hearth, until: "2024-06-30"}
"""


@pytest.fixture
def book(tmp_path: Path) -> tuple[Person, ...]:
    (tmp_path / "people.yaml").write_text(BOOK, encoding="utf-8")
    return Books(tmp_path).people()


@pytest.mark.parametrize(("day", "organisation"), [
    (date(2020, 1, 1), "the Mill"), (date(2021, 12, 31), "the Mill"), (date(2022, 1, 1), "Hearth"),
    (date(2024, 6, 30), "Hearth"), (date(2024, 7, 1), "Ladle"), (None, "Ladle"),
])
def test_a_person_has_the_post_that_they_had_that_day(
    book: tuple[Person, ...], day: date | None, organisation: str
) -> None:
    (then,) = book_at(book, day)
    assert then.post.organisation == organisation
    assert then.earlier == ()
    assert invited("clare newness-smyth;;;who cooked", book_at(book, day)).person == then


def test_an_alias_finds_them_and_the_note_uses_their_name(book: tuple[Person, ...]) -> None:
    assert person("c. newby", book).name == "Clare Newby-Smith"
    assert book[0].answers_to("CLARE NEWNESS-SMYTH")


def test_a_note_that_uses_an_alias_is_told_the_name(book: tuple[Person, ...]) -> None:
    page = from_text("Title\nWe heard from Clare Newness-Smyth of Ladle.")
    assert [(f.found, f.fix) for f in check(page, house_of(house(), "undated", book)) if "Newness" in f.found] == [
        ("Clare Newness-Smyth", "Clare Newby-Smith")]


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(DAYS, unique=True, max_size=5), DAYS)
def test_whichever_day_it_is_the_post_is_the_first_that_had_not_ended(ends: list[date], day: date) -> None:
    one = Person("Ada", post=Post("now"), earlier=tuple(Earlier(Post(str(e)), e) for e in ends))
    still = [e for e in sorted(ends) if e >= day]
    assert one.at(day).post.role == (str(still[0]) if still else "now")


def test_what_the_book_is_given_comes_back(tmp_path: Path, book: tuple[Person, ...]) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    add_person(folder, book[0])
    assert Books(folder).people() == book


@pytest.mark.parametrize(("old", "new", "said"), [
    ("until: 2021-12-31", "until: the summer", "is not a day"),
    ("until: 2021-12-31", "until: 2021-13-31", "is not a day"),
    (", until: 2021-12-31", "", "until"),
    ("[Clare Newness-Smyth, C. Newby]", "Clare", "list"),
])
def test_each_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in BOOK
    (tmp_path / "people.yaml").write_text(BOOK.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as told:
        Books(tmp_path).people()
    assert said in told.value.what
    assert told.value.where is not None
    assert told.value.where.line
