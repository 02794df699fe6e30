"""`convenor exercises new` gives a sound file to fill in, and never writes over one."""

from __future__ import annotations

import pytest

from tests.support.cli import Commands


def test_a_new_exercise_is_sound_as_it_stands_and_can_be_found(convenor: Commands) -> None:
    made = convenor.done("exercises", "new", "our-street")
    path = convenor.home / "library" / "exercises" / "our-street.yaml"
    assert str(path) in made.out
    assert "#" in path.read_text(encoding="utf-8")
    assert "no fault" in convenor.done("check").out
    assert convenor.done("exercises", "our-street").out.startswith("Our street")


def test_what_somebody_wrote_is_never_written_over(convenor: Commands) -> None:
    convenor.done("exercises", "new", "our-street")
    path = convenor.home / "library" / "exercises" / "our-street.yaml"
    path.write_text("mine", encoding="utf-8")
    again = convenor("exercises", "new", "our-street")
    assert again.code != 0
    assert "there already" in again.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_name_that_the_shelf_has_is_refused(convenor: Commands) -> None:
    again = convenor("exercises", "new", "quiet-minute")
    assert again.code != 0
    assert "another name" in again.err
    assert not (convenor.home / "library" / "exercises" / "quiet-minute.yaml").exists()


@pytest.mark.parametrize("name", ["Our Street", "../up", "a/b", "x" * 61, "é"])
def test_a_name_that_is_none_is_told_and_writes_nothing(convenor: Commands, name: str) -> None:
    refused = convenor("exercises", "new", name)
    assert refused.code != 0
    assert "short name" in refused.err
    assert not list(convenor.home.rglob("*.yaml"))


def test_the_word_new_alone_is_looked_for(convenor: Commands) -> None:
    assert convenor("exercises", "new").code in (0, 1)
    assert not list(convenor.home.rglob("*.yaml"))


def test_what_fits_into_a_session_is_found_for_its_people_and_says_what_it_has(convenor: Commands) -> None:
    convenor.done("new", "small-meeting-hour", "--title", "Who cooks?", "--people", "3")
    found = convenor.done("exercises", "--session", "Who cooks?").out.splitlines()
    fits = [line for line in found if line.startswith("fits")]
    last = [line for line in fits if "in this session already" in line]
    assert any("quiet-minute" in line for line in last)
    assert fits[-len(last):] == last
    assert any("there are 3" in line for line in found if line.startswith("no"))
