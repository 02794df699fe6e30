"""When Convenor is at fault: calm on the screen, the particulars in a file, nobody's words anywhere."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convenor.cli import main
from convenor.cli.trouble import LARGEST, LOG, OLD_LOG, particulars, report, write_down
from convenor.session.problem import Problem

NOW = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)
SECRET = "my brother lost his house"


def caught(*, text: str = SECRET) -> Exception:
    """A real error with a trace, a cause and words in its message."""
    spoken = text
    try:
        try:
            raise KeyError(spoken)
        except KeyError as inner:
            raise ValueError(f"cannot read {spoken!r}") from inner
    except ValueError as outer:
        return outer


def reported(trouble: BaseException, home: Path) -> str:
    return report(trouble, home=lambda: home, now=NOW)


def test_the_screen_gets_one_calm_line_and_no_trace(tmp_path: Path) -> None:
    said = reported(caught(), tmp_path)
    assert "\n" not in said
    assert str(tmp_path / LOG) in said
    for fright in ("Traceback", "ValueError", "test_trouble.py", SECRET):
        assert fright not in said


def test_by_itself_it_uses_the_usual_home_and_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENOR_HOME", str(tmp_path))
    assert str(tmp_path / LOG) in report(caught())
    written = (tmp_path / LOG).read_text(encoding="utf-8")
    assert datetime.fromisoformat(written.split(" ", 1)[0]).tzinfo is not None


def test_the_door_is_calm_and_says_that_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise caught()

    monkeypatch.setenv("CONVENOR_HOME", str(tmp_path))
    monkeypatch.setattr(main.cli, "main", fail)
    assert main.main(["sessions"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Something went wrong inside Convenor" in shown.err
    assert "Traceback" not in shown.err
    assert SECRET not in shown.err + (tmp_path / LOG).read_text(encoding="utf-8")


def test_the_file_says_where_and_what_kind_and_nobodys_words(tmp_path: Path) -> None:
    reported(caught(), tmp_path)
    written = (tmp_path / LOG).read_text(encoding="utf-8")
    assert "2026-11-26T11:00:00+00:00 convenor " in written
    assert "ValueError\n" in written
    assert "because of KeyError\n" in written
    assert "test_trouble.py:" in written
    assert " caught\n" in written
    assert SECRET not in written
    assert "brother" not in written
    assert str(Path(__file__).parent.parent) not in written, "a path may hold a person's name"


def test_words_in_a_group_of_errors_stay_out_too(tmp_path: Path) -> None:
    group = ExceptionGroup(SECRET, [caught(), RuntimeError(SECRET)])
    reported(group, tmp_path)
    written = (tmp_path / LOG).read_text(encoding="utf-8")
    assert "one of them RuntimeError" in written
    assert "brother" not in written


def test_code_made_while_running_does_not_smuggle_words_in() -> None:
    try:
        exec(compile("1 / 0", f"<{SECRET}>", "exec"))
    except ZeroDivisionError as trouble:
        lines = "\n".join(particulars(trouble, NOW))
    assert "ZeroDivisionError" in lines
    assert "(made while running)" in lines
    assert SECRET not in lines


def test_numbers_and_sqlites_names_are_told() -> None:
    assert "OSError 5" in list(particulars(OSError(5, SECRET), NOW))
    base = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError) as caught_one:
        base.execute("select nothing from nowhere")
    base.close()
    assert "sqlite3.OperationalError SQLITE_ERROR" in list(particulars(caught_one.value, NOW))


def test_an_endless_recursion_is_cut_short() -> None:
    def down(n: int) -> int:
        return down(n + 1)

    with pytest.raises(RecursionError) as deep:
        down(0)
    lines = list(particulars(deep.value, NOW))
    assert len(lines) < 60
    assert any(line.startswith("  … ") for line in lines)


def test_errors_that_cause_each_other_come_to_an_end() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert len(list(particulars(one, NOW))) == 3


def test_a_large_file_is_put_aside_and_only_one_old_one_kept(tmp_path: Path) -> None:
    log = tmp_path / LOG
    for filler in ("first", "second"):
        log.write_text(filler + " " * LARGEST, encoding="utf-8")
        write_down(caught(), lambda: tmp_path, NOW)
        assert (tmp_path / OLD_LOG).read_text(encoding="utf-8").startswith(filler)
        assert log.stat().st_size < 10_000
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([LOG, OLD_LOG])


def test_a_small_file_is_added_to(tmp_path: Path) -> None:
    write_down(caught(), lambda: tmp_path, NOW)
    write_down(caught(), lambda: tmp_path, NOW)
    assert (tmp_path / LOG).read_text(encoding="utf-8").count("ValueError") == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    write_down(caught(), lambda: tmp_path, NOW)
    assert stat.S_IMODE((tmp_path / LOG).stat().st_mode) == 0o600


def test_a_home_that_fails_costs_the_file_and_not_the_sentence(tmp_path: Path) -> None:
    def no_home() -> Path:
        raise Problem("there is a file in its place")

    assert "convenor doctor" in report(caught(), home=no_home, now=NOW)
    assert "convenor doctor" in reported(caught(), tmp_path / "not-there")
