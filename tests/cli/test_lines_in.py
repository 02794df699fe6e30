"""`convenor note SESSION -`: every line is kept as soon as it is there, and whoever sent it is told."""

from __future__ import annotations

import io
import subprocess
import threading

import pytest

from convenor.cli.incoming import lines
from tests.support.cli import Commands
from tests.support.records import a_python


@pytest.fixture
def session(convenor: Commands) -> str:
    return convenor.done("new", "small-meeting-hour", "--title", "Who cooks").line


def texts(convenor: Commands, session: str) -> list[str]:
    return [note["text"] for note in convenor.done("notes", session, "--json").json]


def test_a_line_is_kept_and_named_before_the_next_one_is_typed(convenor: Commands, session: str) -> None:
    command, environment = a_python("convenor.cli", "note", session, "-")
    environment["CONVENOR_HOME"] = str(convenor.home)
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as typing:
        assert typing.stdin is not None
        assert typing.stdout is not None
        impatient = threading.Timer(60, typing.kill)  # what waits for the end of all would wait for ever
        impatient.start()
        for said in ("a first line", "a second"):
            typing.stdin.write(f"{said}\n".encode())
            typing.stdin.flush()
            name = typing.stdout.readline().decode().strip()
            kept = convenor.done("notes", session, "--json").json[-1]
            assert (kept["id"], kept["text"]) == (name, said)
        impatient.cancel()
        typing.kill()
    assert texts(convenor, session) == ["a first line", "a second"]


class Dribble(io.RawIOBase):
    """Bytes that come in as small pieces."""

    def __init__(self, whole: bytes, size: int) -> None:
        self._pieces = [whole[n : n + size] for n in range(0, len(whole), size)]

    def read1(self, size: int = -1) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_pieces_make_the_lines_that_the_whole_makes(size: int) -> None:
    whole = "one\r\ntwo\rthree\n\nfünf \u2028 same\x85line\n\U0001f469\u200d\U0001f467\xff".encode() + b"\xff\xc3"
    found = [line for some in lines(Dribble(whole, size)) for line in some if line.strip()]  # type: ignore[arg-type]
    assert found == ["one", "two", "three", "fünf \u2028 same\x85line", "\U0001f469\u200d\U0001f467\xff\ufffd\ufffd"]


def test_a_line_that_is_too_long_stops_there_and_says_what_was_kept(convenor: Commands, session: str) -> None:
    ran = convenor("note", session, "-", stdin=b"one\ntwo\n" + b"x" * 1_048_577 + b"\nlast\n")
    assert ran.code == 1
    assert "too long" in ran.err
    assert "2 lines before it were kept" in ran.err
    assert len(ran.out.split()) == 2
    assert texts(convenor, session) == ["one", "two"]


def test_lines_under_one_name_are_kept_together_or_not_at_all(convenor: Commands, session: str) -> None:
    ran = convenor("note", session, "-", "--command-id", "a", stdin=b"one\n" + b"x" * 1_048_577 + b"\n")
    assert ran.code == 1
    assert texts(convenor, session) == []
    first = convenor.done("note", session, "-", "--command-id", "b", stdin=b"one\ntwo\n").out
    assert convenor.done("note", session, "-", "--command-id", "b", stdin=b"one\ntwo\n").out == first
    assert texts(convenor, session) == ["one", "two"]


def test_bytes_that_are_not_text_do_not_end_the_plain_lines(convenor: Commands, session: str) -> None:
    command, environment = a_python("convenor.cli", "run", session, "--plain")
    environment |= {"CONVENOR_HOME": str(convenor.home), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    said = "caf\xe9\n".encode() + b"bad \xff one\n"
    ran = subprocess.run(command, env=environment, input=said, capture_output=True, timeout=60, check=True)
    assert b"Traceback" not in ran.stderr
    assert texts(convenor, session) == ["caf\xe9", "bad \ufffd one"]


def test_erasing_needs_somebody_who_agrees(convenor: Commands, session: str) -> None:
    note = convenor.done("note", session, "to stay").line
    for answer in (b"", b"n\n", b"\n"):
        assert convenor("erase", session, note, stdin=answer).code == 1
    assert texts(convenor, session) == ["to stay"]
    convenor.done("erase", session, note, stdin=b"y\n")
    assert texts(convenor, session) == []


@pytest.mark.parametrize(
    "more",
    [("--take-back", "x"), ("--restore", "x"), ("--strike", "x"), ("--undo", "x"), ("--edit", "--room", "2", "x")],
)
def test_what_would_be_passed_over_is_refused(convenor: Commands, session: str, more: tuple[str, ...]) -> None:
    note = convenor.done("note", session, "as it was").line
    words = [more[0], note, *more[1:]] if more[0] not in {"--strike", "--undo"} else list(more)
    assert convenor("note", session, *words).code == 2
    assert texts(convenor, session) == ["as it was"]


def test_the_mark_before_a_text_that_some_editors_write_is_no_part_of_the_first_line() -> None:
    source = io.BytesIO(b"\xef\xbb\xbfa first line\n\xef\xbb\xbfa second\n")
    assert [line for some in lines(source) for line in some] == ["a first line", "\ufeffa second", ""]
