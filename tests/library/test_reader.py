"""Whatever stands in a file is read as text with its place, or refused in words: never raised, never slow."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from convenor.library import reader
from convenor.library.nodes import Listing, Mapping, Mark, Scalar, plain
from convenor.library.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, read, read_bytes

PARSERS = sorted({yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)}, key=lambda p: p.__name__)


@pytest.fixture(params=PARSERS, ids=lambda p: p.__name__)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_Parser", request.param)


def told(text: str | bytes) -> list[tuple[str, str, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(str(p.where), p.what, p.cure) for p in read_bytes(data, "a.yaml").problems]


def test_everything_is_text(parser: None) -> None:
    reading = read_bytes(b"start_at: 10:30\nsurname: No\nversion: 1.0\nn: 0x1F\nday: 2022-11-18\nnull: x\n", "a")
    assert reading.node is not None
    assert plain(reading.node) == {
        "start_at": "10:30", "surname": "No", "version": "1.0", "n": "0x1F", "day": "2022-11-18",
    }
    assert [p.what for p in reading.problems] == ["A colon stands here with no name before it."]


def test_a_surname_may_be_null_but_an_open_value_is_left_out(parser: None) -> None:
    node = read_bytes(b"a: Null\nb: null\nc:\nd: ~\ne: 'null'\nf: ''\n", "a").node
    assert node is not None
    assert plain(node) == {"a": "Null", "e": "null", "f": ""}


def test_every_value_knows_its_place(parser: None) -> None:
    node = read_bytes("été: ü\nlist:\n  - a\n  - {b: c}\n".encode(), "a").node
    assert isinstance(node, Mapping)
    value = node.get("été")
    assert isinstance(value, Scalar)
    assert value.at == Mark(1, 6)
    items = node.get("list")
    assert isinstance(items, Listing)
    assert items.items[0].at == Mark(3, 5)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert inner.entries[0][1].at == Mark(4, 9)


REFUSED = [
    ("a: &here 1\n", "a.yaml:1:4", "&here names this place so that others can point to it.", "Take it out"),
    ("a: *here\n", "a.yaml:1:4", "*here points to another place of the file.", "Write out what should stand here"),
    ("a: !!int 3\n", "a.yaml:1:4", "A type (tag:yaml.org,2002:int) is given here.", "Take it out"),
    ("a: !!python/object:os.system x\n", "a.yaml:1:4",
     "A type (tag:yaml.org,2002:python/object:os.syst…) is given here.", "Take it out"),
    ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1", "`a` stands here twice; the first is in line 1.", "Take one of them out."),
    ("x: 1\n<<: {y: 2}\n", "a.yaml:2:1", "<< takes in another part of the file.", "Write out what should stand here."),
    ("? [a, b]\n: c\n", "a.yaml:1:3", "A name is expected here, not a list or a group.", "Write it as `name: value`."),
    ("~: c\n", "a.yaml:1:1", "A colon stands here with no name before it.", "Write it as `name: value`."),
    ("a: 1\n---\nb: 2\n", "a.yaml:2:1", "A second document begins here.", "Keep one a file: take out the line of ---."),
    ("", "a.yaml:1:1", "This file is empty.", "Begin from a copy of a bundled file."),
    ("# only a comment\n", "a.yaml:1:1", "This file is empty.", "Begin from a copy of a bundled file."),
    ('a: "x\\0y"\n', "a.yaml:1:4", "This text holds a control character (hexadecimal 00).", "Take it out."),
    ("say: I know: it is late\n", "a.yaml:1:12",
     "A colon followed by a space stands inside a text, or a line is indented wrongly.", 'Put "quotation marks"'),
    ("a: 'x\nb: c\n", "a.yaml:1:4", "A quotation mark is opened here and never closed.", "Close it."),
    ("a: b\n\tc: d\n", "a.yaml:2:1", "A tab is used to indent.", "Use spaces"),
    ("a: [x, y\nb: c\n", "a.yaml:2:2", "A bracket that was opened is not closed before this.", "Close it with ] or }"),
    ("a:\n  b: c\n d: e\n", "a.yaml:3:2", "This line does not fit under the one above it.", "Line it up"),
    ("a: @home\n", "a.yaml:1:4", "A text cannot begin with @: the sign is reserved.", "Put quotation marks"),
    ("a: 'it's late'\n", "a.yaml:1:8", "This line does not fit under the one above it.", "Line it up"),
]


@pytest.mark.parametrize(("text", "where", "what", "cure"), REFUSED, ids=[r[2][:30] for r in REFUSED])
def test_what_could_surprise_is_refused_with_its_place(
    parser: None, text: str, where: str, what: str, cure: str
) -> None:
    first = told(text)[0]
    assert first[:2] == (where, what)
    assert first[2].startswith(cure)


def test_a_backslash_is_refused_where_the_parser_saw_it() -> None:
    assert told('a: "C:\\users\\qux"')[0][1] == "A backslash stands inside double quotation marks."


def test_a_colon_within_brackets_is_said_to_be_one() -> None:
    problems = told("a: [x: y:{z, b]\n")
    assert problems[0][1] == "A colon stands inside a text within brackets."


def test_faults_of_structure_are_told_together(parser: None) -> None:
    assert [t[0] for t in told("a: &x 1\nb: *x\na: !!str 2\n")] == [
        "a.yaml:1:4", "a.yaml:2:4", "a.yaml:3:1", "a.yaml:3:4",
    ]


def test_bytes_that_are_not_utf8_say_where() -> None:
    assert told(b"a: 1\nname: caf\xe9\n") == [(
        "a.yaml:2:10", "A byte here (hexadecimal E9) is not UTF-8 text.",
        "Save the file again as UTF-8; accented letters and curly quotes are the usual cause.",
    )]
    assert told(b"\xef\xbb\xbfa: \xff")[0][0] == "a.yaml:1:4"
    assert told("ä: \xff".encode("latin-1"))[0][0] == "a.yaml:1:1"
    assert told("a: 1".encode("utf-16"))[0][1] == "This file is saved as UTF-16."


def test_a_mark_at_the_beginning_is_no_fault() -> None:
    node = read_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "a").node
    assert node is not None
    assert plain(node) == {"a": "b", "c": "d"}


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\ufffe"])
def test_control_characters_say_where(sign: str) -> None:
    assert told(f"a: 1\nb: x{sign}y\n")[0][0] == "a.yaml:2:5"


def test_a_file_over_one_megabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert [p.what for p in read(path).problems] == ["This file is empty."]
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert [p.what for p in read(path).problems] == ["This file is larger than 1 MB."]


def test_a_bomb_of_aliases_ends_at_once(parser: None) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    began = time.process_time()
    problems = told("\n".join(levels))
    assert time.process_time() - began < 2
    assert any("points to another place" in p[1] for p in problems)


@pytest.mark.parametrize("text", [
    "[" * 900_000, "{a: " * 200_000, "- " * 400_000, "? " * 400_000, "a: [" + "[],\n" * 200_000,
    "- [[[[\n" * 100_000, "*a " * 300_000, "a: *a\n" * 150_000, "\n".join(f"k{n}: v" for n in range(80_000)),
    "k: v\n" * 190_000, "'" * 900_001, "%TAG ! x\n" * 100_000, "&a " * 300_000, "!!x " * 200_000,
], ids=lambda t: repr(t[:12]))
def test_hostile_files_end_soon(text: str) -> None:
    began = time.process_time()
    reading = read_bytes(text.encode()[:MAX_BYTES], "a")
    assert time.process_time() - began < 5
    assert reading.problems


def test_nesting_has_a_limit_and_stays_below_it(parser: None) -> None:
    assert read_bytes(("[" * MAX_DEPTH + "]" * MAX_DEPTH).encode(), "a").problems == ()
    (problem,) = read_bytes(("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).encode(), "a.yaml").problems
    assert str(problem.where) == f"a.yaml:1:{MAX_DEPTH + 1}"


def test_the_number_of_values_has_a_limit() -> None:
    (problem,) = read_bytes(("[" + "x," * (MAX_NODES + 1) + "]").encode(), "a").problems
    assert "50,000 values" in problem.what


def test_trouble_with_the_disk_is_said_in_words(tmp_path: Path) -> None:
    assert [p.what for p in read(tmp_path / "no.yaml").problems] == ["There is no such file."]
    assert [p.what for p in read(tmp_path).problems] == ["This is a folder, not a file."]
    assert read(tmp_path / "a\0b").problems
    assert read(tmp_path / ("x" * 5000)).problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [p.what for p in read(tmp_path / "pipe.yaml").problems] == ["This is not an ordinary file."]


@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    reading = read_bytes(data, "a")
    assert reading.node is not None or reading.problems


@given(st.text(alphabet=" \n\t:-[]{}&*!|>'\"%@`?#,abé\x85\u2028\\~<.", max_size=60))
def test_arbitrary_yaml_never_raises_and_points_inside_the_file(text: str) -> None:
    lines = text.count("\n") + text.count("\x85") + text.count("\u2028") + 1
    for problem in read_bytes(text.encode(), "a").problems:
        where = problem.where
        assert where is not None
        assert where.line is not None
        assert where.column is not None
        assert 1 <= where.line <= lines
        assert where.column >= 1
        assert problem.what
        assert problem.cure
