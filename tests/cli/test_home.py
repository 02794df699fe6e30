"""Where sessions are kept, and what is said when they cannot be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import platformdirs
import pytest

from convenor.cli.home import find_home
from convenor.session.problem import Problem

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's folders private")


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_makes_the_folder_that_was_asked_for_parents_included(tmp_path: Path) -> None:
    wanted = tmp_path / "deep" / "in" / "there"
    assert find_home({"CONVENOR_HOME": str(wanted)}) == wanted
    assert wanted.is_dir()


def test_the_second_time_finds_what_is_there(tmp_path: Path) -> None:
    home = find_home({"CONVENOR_HOME": str(tmp_path / "home")})
    (home / "kept.txt").write_text("kept", encoding="utf-8")
    assert find_home({"CONVENOR_HOME": str(home)}) == home
    assert (home / "kept.txt").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("empty", [{}, {"CONVENOR_HOME": ""}, {"CONVENOR_HOME": "  "}])
def test_without_a_wish_it_is_the_platforms_place(
    empty: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(name: str, appauthor: object) -> str:
        return str(tmp_path / name)

    monkeypatch.setattr(platformdirs, "user_data_dir", place)
    assert find_home(empty) == tmp_path / "convenor"


def test_a_path_from_here_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = find_home({"CONVENOR_HOME": "mine"})
    assert home.is_absolute()
    assert home == Path.cwd() / "mine"


def test_a_tilde_is_the_persons_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_home({"CONVENOR_HOME": "~/mine"}) == tmp_path / "mine"


@posix_only
def test_a_tilde_of_somebody_unknown_is_said() -> None:
    with pytest.raises(Problem, match="no such person"):
        find_home({"CONVENOR_HOME": "~nobody-of-that-name-here/x"})


@posix_only
def test_nobody_else_can_look_into_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        home = find_home({"CONVENOR_HOME": str(tmp_path / "home")})
    finally:
        os.umask(before)
    assert permissions(home) == 0o700


@posix_only
def test_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    find_home({"CONVENOR_HOME": str(tmp_path)})
    assert permissions(tmp_path) == 0o700


@posix_only
def test_a_folder_that_everybody_shares_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    with pytest.raises(Problem, match="shared with everybody"):
        find_home({"CONVENOR_HOME": str(tmp_path)})
    assert permissions(tmp_path) == 0o1777


def test_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    file = tmp_path / "home"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="is a file") as caught:
        find_home({"CONVENOR_HOME": str(file)})
    assert "CONVENOR_HOME" in caught.value.cure
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_file_on_the_way_to_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be used to keep sessions") as caught:
        find_home({"CONVENOR_HOME": str(tmp_path / "file" / "home")})
    assert caught.value.cure


def test_a_disk_that_will_not_have_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(Problem, match="no space left on device"):
        find_home({"CONVENOR_HOME": str(tmp_path / "home")})


def test_somebody_elses_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The administrator may open everything, and tests may run as one; so the answer is handed in.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Problem, match="belongs to somebody else"):
        find_home({"CONVENOR_HOME": str(tmp_path)})


@posix_only
def test_a_folder_that_can_only_be_read_is_still_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert find_home({"CONVENOR_HOME": str(tmp_path)}) == tmp_path
        assert permissions(tmp_path) == 0o500
    finally:
        tmp_path.chmod(0o700)
