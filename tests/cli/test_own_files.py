"""A facilitator's own files come before the bundled ones, and whoever plans with them is told."""

from __future__ import annotations

from convenor.library import places
from tests.support.cli import Commands


def own(convenor: Commands, folder: str, name: str, title: str) -> None:
    bundled = (places.bundled() / folder / f"{name}.yaml").read_text(encoding="utf-8")
    theirs = convenor.home / "library" / folder
    theirs.mkdir(parents=True, exist_ok=True)
    head, _, rest = bundled.partition("\ntitle: ")
    (theirs / f"{name}.yaml").write_text(f"{head}\ntitle: {title}\n{rest.partition(chr(10))[2]}", encoding="utf-8")


def test_planning_says_when_a_file_of_ones_own_hides_a_bundled_one(convenor: Commands) -> None:
    own(convenor, "session_templates", "small-meeting-hour", "Our hour")
    own(convenor, "exercises", "quiet-minute", "Our minute")
    own(convenor, "exercises", "break", "Our break")
    made = convenor.done("new", "small-meeting-hour", "--title", "Ours")
    assert made.line, "the id stands alone where commands read it"
    assert "small-meeting-hour is taken from" in made.err
    assert "quiet-minute is taken from" in made.err
    assert "exercise break is taken" not in made.err, "it is not used here"
    titles = [part["title"] for part in convenor.done("agenda", made.line, "--json").json["segments"]]
    assert "Our minute" in titles


def test_a_fault_in_the_people_book_stops_only_who_needs_it(convenor: Commands) -> None:
    convenor.home.mkdir(parents=True)
    (convenor.home / "people.yaml").write_text("schema: people/1\npeople: [", encoding="utf-8")
    convenor.done("new", "--title", "Nobody yet")
    assert convenor("new", "--title", "Somebody", "--speaker", "Ada Reyes").code == 1


def test_people_are_listed_as_one_would_say_it(convenor: Commands) -> None:
    convenor.home.mkdir(parents=True)
    book = """schema: people/1
people:
  - {name: Ada Reyes, role: cook, organisation: Ladle}
  - {name: Bo Lind, role: director, preposition: of, organisation: The Org}
  - {name: Cy Moe, organisation: Body}
"""
    (convenor.home / "people.yaml").write_text(book, encoding="utf-8")
    assert convenor.done("people").out.splitlines() == [
        "Ada Reyes, cook, Ladle",
        "Bo Lind, director of The Org",
        "Cy Moe, Body",
    ]
