"""From the bytes of a file to nodes. Every scalar stays text; whatever could surprise is refused with its place.

Built on the parser's events, so that nothing is ever expanded or constructed: an alias is refused where it
stands, and depth and size are counted as the file is read.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from convenor.library.nodes import Listing, Mapping, Mark, Node, Scalar
from convenor.library.syntax import in_words
from convenor.session.problem import Place, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 50_000
MAX_PROBLEMS = 200
"""Faults told of one file; a file with more is not worth a longer list."""

# The parser in C is ten times as fast, and comes with PyYAML's wheels; the one in Python says the same.
_Parser: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file. `node` is None when nothing in it could be used."""

    file: str
    node: Node | None = None
    problems: tuple[Problem, ...] = ()
    guesses: frozenset[Mark] = frozenset()
    """Places where something refused was replaced by a blank: faults found there later are echoes."""


def read(path: Path, shown: str | None = None) -> Reading:
    """Read a file. `shown` is how problems name it. Never raises: trouble with the disk is a problem too."""
    file = shown or str(path)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            return _refused(file, None, "This is a folder, not a file.", "Name a file in it.")
        if not stat.S_ISREG(about.st_mode):
            return _refused(file, None, "This is not an ordinary file.", "Name a text file.")
        if about.st_size > MAX_BYTES:
            return _too_big(file)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _refused(file, None, "There is no such file.", "Check the name.")
    except PermissionError:
        return _refused(file, None, "This file may not be read.", "Ask whoever owns it, or mend its permissions.")
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "its name is not one that this computer can use"
        return _refused(file, None, f"This file cannot be read: {reason}.", "Check the disk and the name.")
    return read_bytes(data, file)


def read_bytes(data: bytes, file: str) -> Reading:
    """Read what stands in a file. Never raises."""
    if len(data) > MAX_BYTES:
        return _too_big(file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(file, Mark(1, 1), "This file is saved as UTF-16.", "Save it again as UTF-8.")
    data = data.removeprefix(b"\xef\xbb\xbf")  # some editors on Windows begin a file with this mark
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        return _refused(
            file, _place_after(data[: trouble.start].decode("utf-8", errors="replace")),
            f"A byte here (hexadecimal {data[trouble.start]:02X}) is not UTF-8 text.",
            "Save the file again as UTF-8; accented letters and curly quotes are the usual cause.",
        )
    strange = [
        _problem(file, _place_after(text[: found.start()]),
                 f"An invisible control character (hexadecimal {ord(found.group()):02X}) stands here.", "Take it out.")
        for found, _ in zip(_NOT_TEXT.finditer(text), range(10), strict=False)
    ]
    if strange:
        return Reading(file, None, tuple(strange))
    return _Builder(file, text).read()


@dataclass(slots=True)
class _Open:
    """A list or a map that is being read."""

    at: Mark
    is_map: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Mark] = field(default_factory=dict)
    key: Scalar | None = None
    drop: bool = False
    """The value that comes next has no usable name."""


class _TooMuch(Exception):
    """The file goes beyond a limit; what has been read of it is not used."""


class _Builder:
    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._problems: list[Problem] = []
        self._guesses: set[Mark] = set()
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._nodes = 0

    def read(self) -> Reading:
        parser = _Parser(self._text)
        try:
            self._documents(parser)
        except yaml.MarkedYAMLError as trouble:
            self._tell(*in_words(trouble, _LINE_END.split(self._text.rstrip("\n"))))
            return Reading(self._file, None, tuple(self._problems))
        except yaml.YAMLError:
            self._tell(Mark(1, 1), "This cannot be read as text.", "Save the file again as UTF-8.")
            return Reading(self._file, None, tuple(self._problems))
        except _TooMuch:
            return Reading(self._file, None, tuple(self._problems))
        finally:
            parser.dispose()
        if self._root is None or (isinstance(self._root, Scalar) and self._root.is_nothing):
            if not self._problems:
                self._tell(Mark(1, 1), "This file is empty.", "Begin from a copy of a bundled file.")
            return Reading(self._file, None, tuple(self._problems))
        return Reading(self._file, self._root, tuple(self._problems), frozenset(self._guesses))

    def _documents(self, parser: yaml.SafeLoader) -> None:
        documents = 0
        while parser.check_event():
            if len(self._problems) >= MAX_PROBLEMS:
                raise _TooMuch
            event = parser.get_event()  # type: ignore[no-untyped-call]  # the stubs leave it open
            at = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._tell(at, "A second document begins here.", "Keep one a file: take out the line of ---.")
                    raise _TooMuch
            elif isinstance(event, yaml.AliasEvent):
                self._tell(at, f"*{_short(event.anchor or '')} points to another place of the file.",
                           "Write out what should stand here; if it is meant as text, put quotation marks round it.")
                self._guesses.add(at)
                self._add(Scalar("", at, plain=False))
            elif isinstance(event, yaml.ScalarEvent):
                self._label(event, at)
                self._add(self._scalar(event, at))
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                self._label(event, at)
                self._descend(at, isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                done = self._open.pop()
                self._add(Mapping(tuple(done.entries), done.at) if done.is_map
                          else Listing(tuple(done.items), done.at))

    def _descend(self, at: Mark, is_map: bool) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._tell(at, f"Lists and names are nested more than {MAX_DEPTH} deep here.",
                       "No file needs that: write it flat.")
            raise _TooMuch
        self._open.append(_Open(at, is_map))

    def _label(self, event: yaml.NodeEvent, at: Mark) -> None:
        if event.anchor is not None:
            self._tell(at, f"&{_short(event.anchor)} names this place so that others can point to it.",
                       "Take it out; if it is meant as text, put quotation marks round it.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._tell(at, f"A type ({_short(str(tag))}) is given here.",
                       "Take it out; if it is meant as text, put quotation marks round it.")

    def _scalar(self, event: yaml.ScalarEvent, at: Mark) -> Scalar:
        text = event.value
        strange = _NOT_TEXT.search(text)
        if strange:
            self._tell(at, f"This text holds a control character (hexadecimal {ord(strange.group()):02X}).",
                       "Take it out.")
            text = _NOT_TEXT.sub("", text)
        return Scalar(text, at, plain=not event.style)

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._tell(node.at, f"This file has more than {MAX_NODES:,} values.", "Split it into several files.")
            raise _TooMuch
        if not self._open:
            self._root = node
            return
        top = self._open[-1]
        if not top.is_map:
            top.items.append(node)
        elif top.key is None and not top.drop:
            self._name(top, node)
        else:
            if top.key is not None and not top.drop:
                top.entries.append((top.key, node))
            top.key, top.drop = None, False

    def _name(self, top: _Open, node: Node) -> None:
        """Take a node as the name of the value that follows."""
        top.drop = True
        if not isinstance(node, Scalar):
            self._tell(node.at, "A name is expected here, not a list or a group.", "Write it as `name: value`.")
        elif node.at in self._guesses:
            pass
        elif node.plain and node.text == "<<":
            self._tell(node.at, "<< takes in another part of the file.", "Write out what should stand here.")
        elif node.is_nothing:
            self._tell(node.at, "A colon stands here with no name before it.", "Write it as `name: value`.")
        elif node.text in top.seen:
            first = top.seen[node.text]
            self._tell(node.at, f"`{_short(node.text)}` stands here twice; the first is in line {first.line}.",
                       "Take one of them out.")
        else:
            top.seen[node.text] = node.at
            top.key, top.drop = node, False

    def _tell(self, at: Mark, what: str, cure: str) -> None:
        self._problems.append(_problem(self._file, at, what, cure))


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _place_after(before: str) -> Mark:
    lines = _LINE_END.split(before)
    return Mark(len(lines), len(lines[-1]) + 1)


def _problem(file: str, at: Mark | None, what: str, cure: str) -> Problem:
    place = Place(file, at.line, at.column) if at else Place(file)
    return Problem(what, cure=cure, where=place)


def _refused(file: str, at: Mark | None, what: str, cure: str) -> Reading:
    return Reading(file, None, (_problem(file, at, what, cure),))


def _too_big(file: str) -> Reading:
    return _refused(file, None, "This file is larger than 1 MB.", "No file of the library needs that: make it shorter.")
