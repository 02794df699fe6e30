"""One's own files come first, a damaged one stops nothing else, and what is asked for is found or explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from convenor.library import places, schemas
from convenor.library.check import check
from convenor.library.reader import Reading, read
from convenor.library.schemas import shaped
from convenor.library.shelf import Shelf
from convenor.services.ports import Library
from convenor.session.problem import NotFound, Problem
from tests.support.shelves import a_format, a_library, an_exercise, put


def accepts(library: Library) -> Library:
    return library


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return a_library(tmp_path / "bundled")


def shelf(tmp_path: Path, bundled: Path, library: Path | None = None) -> Shelf:
    made = Shelf(tmp_path / "home", library, bundled=bundled)
    accepts(made)
    return made


def test_a_format_comes_with_its_exercises(tmp_path: Path, bundled: Path) -> None:
    made = shelf(tmp_path, bundled)
    (form,) = made.formats()
    assert [p.exercise.title for p in form.parts] == ["Talk", "Talk"]
    assert made.format("short") == form
    assert made.format("SHORT") == form
    assert made.exercise("talk").id == "talk"
    assert made.notices() == ()


def test_ones_own_comes_before_the_bundled_and_the_given_before_both(tmp_path: Path, bundled: Path) -> None:
    a_library(tmp_path / "home" / "library", exercises={"talk": an_exercise(title="Mine")})
    made = shelf(tmp_path, bundled)
    assert made.exercise("talk").title == "Mine"
    assert made.format("short").parts[0].exercise.title == "Mine"
    own = tmp_path / "home" / "library" / "exercises" / "talk.yaml"
    assert made.notices() == (f"The exercise talk is taken from {own}; it hides the one in the bundled library.",)

    given = put(tmp_path / "given" / "any.yaml", an_exercise(title="Given"))
    made = shelf(tmp_path, bundled, tmp_path / "given")
    assert made.exercise("talk").title == "Given"
    assert made.notices() == (
        f"The exercise talk is taken from {given}; it hides the one in your own library.",
        f"The exercise talk is taken from {given}; it hides the one in the bundled library.",
    )


def test_a_damaged_file_stops_only_what_needs_it(tmp_path: Path, bundled: Path) -> None:
    own = a_library(tmp_path / "home" / "library", exercises={
        "other": an_exercise("other").replace("mode: plenary", "mode: *x"),
        "broken": "a: [",
        "good": an_exercise("good"),
    })
    made = shelf(tmp_path, bundled)
    assert {e.id for e in made.exercises()} == {"talk", "good"}
    assert [f.id for f in made.formats()] == ["short"]
    with pytest.raises(Problem, match="points to another place") as caught:
        made.exercise("other")
    assert caught.value.where is not None
    assert caught.value.where.line == 12
    with pytest.raises(Problem, match="bracket"):
        made.exercise("broken")
    files = {p.where.file for p in made.problems() if p.where}
    assert files == {str(own / "exercises" / "other.yaml"), str(own / "exercises" / "broken.yaml")}


def test_a_format_with_a_damaged_exercise_says_where_the_damage_is(tmp_path: Path, bundled: Path) -> None:
    a_library(tmp_path / "home" / "library", exercises={"talk": an_exercise().replace("kind: discussion", "kind: x")})
    made = shelf(tmp_path, bundled)
    assert made.formats() == ()
    with pytest.raises(Problem) as caught:
        made.format("short")
    assert caught.value.where is not None
    assert caught.value.where.file.endswith("talk.yaml")
    # The format itself has no fault: only the exercise is told.
    assert {p.where.file for p in made.problems() if p.where} == {caught.value.where.file}


def test_many_faults_are_announced_with_the_first(tmp_path: Path, bundled: Path) -> None:
    a_library(tmp_path / "home" / "library", exercises={"talk": an_exercise() + "a: 1\nb: 2\n"})
    with pytest.raises(Problem, match="all 2 faults"):
        shelf(tmp_path, bundled).exercise("talk")


def test_two_with_one_name_in_one_folder(tmp_path: Path, bundled: Path) -> None:
    own = a_library(tmp_path / "home" / "library", exercises={"a": an_exercise("same"), "b": an_exercise("same")})
    made = shelf(tmp_path, bundled)
    (problem,) = made.problems()
    assert str(problem) == (
        f"{own / 'exercises' / 'b.yaml'}:2:5: The short name same is taken by a.yaml in the same folder. "
        "Give one of the two another `id`."
    )
    with pytest.raises(Problem, match="taken by"):
        made.exercise("same")
    assert made.exercise("talk").title == "Talk"
    assert made.notices() == ()


@pytest.mark.parametrize(("name", "cure"), [
    ("tlak", "Did you mean talk?"), ("Tallk", "Did you mean talk?"), ("xyzzy", "`convenor exercises` lists"),
    ("x" * 100_000, "`convenor exercises` lists"), ("", "`convenor exercises` lists"),
])
def test_names_that_are_like_it_are_offered(tmp_path: Path, bundled: Path, name: str, cure: str) -> None:
    with pytest.raises(NotFound) as caught:
        shelf(tmp_path, bundled).exercise(name)
    assert caught.value.cure.startswith(cure)
    assert len(caught.value.what) < 120


def test_a_folder_that_is_not_there(tmp_path: Path, bundled: Path) -> None:
    with pytest.raises(Problem, match="There is no folder"):
        shelf(tmp_path, bundled, tmp_path / "no").formats()


def test_nothing_is_read_before_it_is_asked_for_and_no_file_twice(
    tmp_path: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    held: list[str] = []

    def counted_read(path: Path) -> Reading:
        opened.append(path.name)
        return read(path)

    def counted_shaped(reading: Reading, kind: schemas.Kind) -> schemas.Shaped:
        held.append(Path(reading.file).name)
        return shaped(reading, kind)

    monkeypatch.setattr("convenor.library.document.read", counted_read)
    monkeypatch.setattr("convenor.library.schemas.shaped", counted_shaped)
    a_library(bundled, exercises={"talk": an_exercise(), "unused": an_exercise("unused")})
    made = shelf(tmp_path, bundled)
    assert opened == []
    made.format("short")
    made.format("short")
    assert sorted(opened) == ["short.yaml", "talk.yaml", "unused.yaml"]
    assert sorted(held) == ["short.yaml", "talk.yaml"]


def test_a_shelf_loads_no_pydantic_before_it_is_needed() -> None:
    code = "import sys; import convenor.library.shelf, convenor.library.check; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# --- check -----------------------------------------------------------------------------------------------------


def test_check_tells_all_files_in_order_and_hooks_in_house_styles(tmp_path: Path, bundled: Path) -> None:
    exercises, formats = {"b": "x: 1\n", "a": "y: 1\n"}, {"c": a_format("c") + "z: 1\n"}
    folder = a_library(tmp_path / "lib", exercises=exercises, formats=formats)
    put(folder / "house_styles" / "mine" / "style.yaml", "schema: house-style/1\n")
    looked: list[Path] = []

    def style(path: Path) -> list[Problem]:
        looked.append(path)
        return [Problem("A fault of style.")]

    report = check(shelf(tmp_path, bundled), [folder], house_style=style)
    assert looked == [folder / "house_styles" / "mine"]
    files = [Path(p.where.file).name for p in report.problems if p.where]
    assert files == sorted(files)
    assert set(files) == {"a.yaml", "b.yaml", "c.yaml"}
    assert report.problems[0].what == "A fault of style."
    assert len(report.files) == 4


@pytest.mark.parametrize(("name", "text", "what"), [
    ("no.yaml", None, "There is no such file."),
    ("a.yaml", "a: 1\n", "It does not say what it is."),
    ("a.yaml", "schema: recipe/1\n", "“recipe” is no kind of file that Convenor knows."),
    ("exercises/a.yaml", a_format(), "This file would not be found in the folder exercises."),
    ("people.yaml", "a: 1\n", "`schema` is missing."),
])
def test_check_of_a_file_that_is_not_what_it_should_be(
    tmp_path: Path, bundled: Path, name: str, text: str | None, what: str
) -> None:
    path = tmp_path / "x" / name
    if text is not None:
        put(path, text)
    report = check(shelf(tmp_path, bundled), [path], house_style=lambda _: [])
    assert what in [p.what for p in report.problems]
    assert all(p.where is not None and p.where.file == str(path) and p.cure for p in report.problems)


def test_check_of_a_file_anywhere_knows_the_shelf(tmp_path: Path, bundled: Path) -> None:
    path = put(tmp_path / "desk" / "draft.yaml", a_format("draft").replace("use: talk", "use: chat"))
    assert [p.what for p in check(shelf(tmp_path, bundled), [path]).problems] == [
        "There is no exercise with the short name chat."
    ] * 2
    other = put(tmp_path / "desk" / "chat.yaml", an_exercise("chat"))
    assert check(shelf(tmp_path, bundled), [path, other]).problems == []


def test_check_of_the_whole_shelf_includes_what_is_hidden(tmp_path: Path, bundled: Path) -> None:
    a_library(tmp_path / "home" / "library", exercises={"talk": an_exercise()})
    put(bundled / "exercises" / "talk.yaml", an_exercise() + "zzz: 1\n")
    report = check(shelf(tmp_path, bundled), house_style=lambda _: [])
    assert [p.what for p in report.problems] == ["`zzz` is not known here."]
    assert len(report.notices) == 1
    assert len(report.files) == 3


# --- where the bundled content is --------------------------------------------------------------------------------


def test_the_content_is_found_in_a_wheel_and_in_a_checkout(tmp_path: Path) -> None:
    wheel = tmp_path / "site-packages" / "convenor"
    a_library(wheel / "_content")
    assert places.bundled(wheel) == wheel / "_content"
    checkout = tmp_path / "checkout"
    a_library(checkout)
    (checkout / "src" / "convenor").mkdir(parents=True)
    assert places.bundled(checkout / "src" / "convenor") == checkout
    assert (places.bundled() / places.HOUSE_STYLES).is_dir()


def test_an_installation_that_is_not_whole_says_so(tmp_path: Path) -> None:
    a_library(tmp_path)  # beside the package, but this is no checkout
    with pytest.raises(Problem, match="not where they should be") as caught:
        places.bundled(tmp_path / "lib" / "convenor")
    assert "install Convenor again" in caught.value.cure
