"""The icon: its text for each platform, and that it lands where it is said to, over nothing of anybody else's."""

from __future__ import annotations

import base64
import configparser
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.cli.icons import linux, mac, making, windows
from convenor.cli.icons.opening import MARK, Opening
from convenor.session.problem import Problem
from tests.support.cli import Commands

PLAIN = Opening(("/usr/bin/python3", "-m", "convenor.cli"))
AWKWARD = Opening(("/home/Zoë $HOME/50% `x`/py\"th'on\\3", "-m", "convenor.cli"), "/media/a stick/ho'me")


def read_exec(value: str) -> list[str]:
    """As a desktop reads Exec: unescape the string, then split and unquote, then the percent signs."""
    value = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "s": " "}.get(m[1], m[1]), value)
    words, word, quoted, begun = [], "", False, False
    characters = iter(value)
    for character in characters:
        if character == '"':
            quoted, begun = not quoted, True
        elif quoted and character == "\\":
            word += next(characters)
        elif character == " " and not quoted:
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + character, True
    return [w.replace("%%", "%") for w in (*words, *([word] if begun else []))]


def entry(text: str) -> dict[str, str]:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # its own way to keep capitals
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


@pytest.mark.parametrize("terminal", [*linux.TERMINALS, ""])
@pytest.mark.parametrize("what", [PLAIN, AWKWARD], ids=["plain", "awkward"])
def test_a_desktop_file_runs_the_very_command_in_a_large_window(terminal: str, what: Opening) -> None:
    found = entry(linux.desktop_file(what, terminal))
    words = read_exec(found["Exec"])
    assert words[-len(what.command) :] == list(what.command)
    assert (f"CONVENOR_HOME={what.home}" in words) == bool(what.home)
    assert found["Terminal"] == ("false" if terminal else "true")
    if terminal:
        assert words[0] == terminal
        assert "18" in " ".join(words) or "--zoom=1.5" in words
        assert "100" in " ".join(words)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_any_words_survive_the_exec_line(words: list[str]) -> None:
    assert read_exec(linux.exec_line(tuple(words))) == words


def test_the_first_terminal_that_is_there_is_taken() -> None:
    assert linux.first_terminal(lambda name: name if name in ("xterm", "kitty") else None) == "kitty"
    assert linux.first_terminal(lambda _: None) == ""


@pytest.mark.parametrize("what", [PLAIN, AWKWARD], ids=["plain", "awkward"])
def test_a_command_file_runs_the_very_command(what: Opening) -> None:
    text = mac.command_file(what)
    assert text.startswith("#!/bin/sh\n")
    assert shlex.split(text.splitlines()[-1]) == ["exec", *what.command]
    assert "font size" in text
    assert ("CONVENOR_HOME" in text) == bool(what.home)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_command_file_opens_even_where_the_letters_cannot_be_enlarged(tmp_path: Path) -> None:
    home = str(tmp_path / "a home")
    told = "import os; print(os.environ['CONVENOR_HOME'])"
    file = making.put(tmp_path / mac.FILE_NAME, mac.command_file(Opening((sys.executable, "-c", told), home)))
    done = subprocess.run([file], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.endswith(f"{home}\n")


def test_a_windows_shortcut_is_made_by_a_script_that_keeps_its_words() -> None:
    text = windows.script(Opening((r"C:\Users\O'Hara\python.exe", "-m", "convenor.cli")), r"C:\Users\O'Hara\C.lnk")
    assert r"'C:\Users\O''Hara\C.lnk'" in text
    assert r"conhost.exe C:\Users\O''Hara\python.exe -m convenor.cli" in text
    assert 'start "Convenor" conhost.exe' in text
    assert f"exit {windows.NOT_OURS}" in text
    assert text.index("exit") < text.index("Save()"), "it looks before it overwrites"
    assert r"HKCU:\Console\Convenor" in text
    assert base64.b64decode(windows.encoded(text)).decode("utf-16-le") == text
    assert windows.looks()["WindowSize"] == 32 * 65536 + 100


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the Linux kind")
def test_it_says_what_it_made_and_makes_it_again(convenor: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "my icons"
    for _ in range(2):
        ran = convenor.done("shortcut", "--to", str(folder))
        file = folder / linux.FILE_NAME
        assert f"Made: {file}" in ran.out
        assert MARK in file.read_text(encoding="utf-8")
        assert os.access(file, os.X_OK)
        assert f"CONVENOR_HOME={convenor.home}" in file.read_text(encoding="utf-8")


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / linux.FILE_NAME
    theirs.write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="Something else of that name"):
        making.put(theirs, "text")
    assert theirs.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file_is_refused_in_words(convenor: Commands, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = convenor("shortcut", "--to", str(tmp_path / "file"))
    assert ran.code == 1
    assert "not a folder" in ran.err


def test_without_powershell_windows_refuses_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(Problem, match="PowerShell"):
        making.make(PLAIN, tmp_path, "win32")


def test_a_mac_has_it_on_the_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_desktop_dir", lambda: str(tmp_path))
    assert making.make(PLAIN, None, "darwin").paths == (tmp_path / mac.FILE_NAME,)
