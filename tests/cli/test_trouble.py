"""When Convenor is at fault: calm on the screen, the particulars in a file, nobody's words anywhere."""

from __future__ import annotations

import io
import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convenor.cli.trouble import LARGEST, LOG, OLD_LOG, OUR_FAULT, CalmEnd, particulars, write_down
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


def run_into(trouble: BaseException, home: Path) -> tuple[str, SystemExit]:
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended, CalmEnd(lambda: home, lambda: NOW, out=out):
        raise trouble
    return out.getvalue(), ended.value


def test_the_screen_gets_one_calm_line_and_no_trace(tmp_path: Path) -> None:
    said, ended = run_into(caught(), tmp_path)
    assert ended.code == OUR_FAULT
    assert said.count("\n") == 1
    assert str(tmp_path / LOG) in said
    for fright in ("Traceback", "ValueError", "test_trouble.py", SECRET):
        assert fright not in said


def test_the_file_says_where_and_what_kind_and_nobodys_words(tmp_path: Path) -> None:
    run_into(caught(), tmp_path)
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
    run_into(group, tmp_path)
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


def test_what_was_expected_passes_through_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem), CalmEnd(lambda: tmp_path, lambda: NOW, expected=(Problem,)):
        raise Problem("The end is before the start.")
    assert not (tmp_path / LOG).exists()


@pytest.mark.parametrize("wish", [KeyboardInterrupt(), SystemExit(2)])
def test_a_wish_to_stop_is_no_trouble(wish: BaseException, tmp_path: Path) -> None:
    with pytest.raises(type(wish)), CalmEnd(lambda: tmp_path, lambda: NOW):
        raise wish
    assert not (tmp_path / LOG).exists()


def test_all_well_says_nothing(tmp_path: Path) -> None:
    out = io.StringIO()
    with CalmEnd(lambda: tmp_path, lambda: NOW, out=out):
        pass
    assert out.getvalue() == ""
    assert list(tmp_path.iterdir()) == []


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

    out = io.StringIO()
    with pytest.raises(SystemExit), CalmEnd(no_home, lambda: NOW, out=out):
        raise caught()
    assert "convenor doctor" in out.getvalue()
    said, _ = run_into(caught(), tmp_path / "not-there")
    assert "convenor doctor" in said
