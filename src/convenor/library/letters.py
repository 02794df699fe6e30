"""The messages of a house style pack, `letters.yaml`, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import cast, get_args

from convenor.library.nodes import Listing, Mapping, Mark, Node, Scalar
from convenor.library.reader import read
from convenor.session.problem import Place, Problem
from convenor.writeup.letters import OF_A_SIGN_OFF, REQUIRED, SLOTS, Each, LetterForm, Only
from convenor.writeup.style import faults

SCHEMA = "letters/1"
LETTERS_FILE = "letters.yaml"
_TOP = ("schema", "letters")
_FIELDS = ("id", "title", "to", "when", "each", "only", "subject", "text", "say")
_NEEDED = ("id", "title", "to", "when")
_LONGEST = 10_000
"""Characters that a message may have."""


def load_letters(folder: Path) -> tuple[LetterForm, ...]:
    """The messages of the pack in `folder`, in its order.

    Raises:
        Problem: the first of its faults; `check_letters` tells all of them.
    """
    forms, problems = _read(folder / LETTERS_FILE)
    if problems:
        raise problems[0]
    return forms


def check_letters(folder: Path) -> list[Problem]:
    """Every fault of the messages of the pack in `folder`, in the order of lines. Never raises."""
    return _read(folder / LETTERS_FILE)[1]


@dataclass(slots=True)
class _File:
    name: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, at: Mark, what: str, cure: str) -> None:
        self.problems.append(Problem(what, cure=cure, where=Place(self.name, at.line, at.column)))

    def text(self, node: Node, what: str) -> str:
        if isinstance(node, Scalar):
            return node.text
        self.tell(node.at, f"{what} is a text, but a list or a group stands here.", "Write it after a | sign.")
        return ""


def _read(path: Path) -> tuple[tuple[LetterForm, ...], list[Problem]]:
    file = _File(str(path))
    reading = read(path)
    file.problems.extend(reading.problems)
    top = reading.node
    if top is None:
        return (), file.problems
    if not isinstance(top, Mapping):
        file.tell(top.at, "This file has names with values.", "Begin with `schema: letters/1`.")
        return (), file.problems
    known = _known(file, top, "A file of messages", _TOP)
    if "schema" not in known or file.text(known["schema"], "The schema") != SCHEMA:
        file.tell(known["schema"].at if "schema" in known else top.at, "This is another kind of file.",
                  f"A file of messages begins with `schema: {SCHEMA}`.")
    listing = known.get("letters")
    if not isinstance(listing, Listing):
        file.tell(listing.at if listing else top.at, "“letters” is a list of messages.",
                  "Begin each of them with a hyphen and its `id`.")
        return (), file.problems
    found: dict[str, LetterForm] = {}
    for item in listing.items:
        form = _form(file, item)
        if form is None:
            continue
        if form.id in found:
            file.tell(item.at, f"There are two messages called “{form.id}”.", "Give one of them another `id`.")
        found[form.id] = form
    for name in REQUIRED:
        if name not in found:
            file.tell(top.at, f"The message “{name}” is missing.", "Add it; the bundled style shows how it may read.")
    file.problems.sort(key=lambda p: (p.where.line or 0, p.where.column or 0) if p.where else (0, 0))
    return tuple(found.values()), file.problems


def _form(file: _File, item: Node) -> LetterForm | None:
    if not isinstance(item, Mapping):
        file.tell(item.at, "A message has names with values.", "Begin it with `- id: …`.")
        return None
    nodes = _known(file, item, "A message", _FIELDS)
    words = {name: file.text(node, f"“{name}”") for name, node in nodes.items()}
    for name in _NEEDED:
        if not words.get(name, "").strip():
            file.tell(item.at, f"This message has no “{name}”.", "Add it; the bundled style shows how.")
    if not words.get("text", "").strip() and not words.get("say", "").strip():
        file.tell(item.at, "This message has neither a text nor anything to say.", "Give it `text` or `say`.")
    each = _one_of(file, nodes, words, "each", get_args(Each))
    only = _one_of(file, nodes, words, "only", get_args(Only))
    name = words.get("id", "").strip()
    wanted = REQUIRED.get(name)
    if wanted is not None and each != wanted:
        file.tell(nodes["each"].at if "each" in nodes else item.at,
                  f"The message “{name}” is written {_once(wanted)}.",
                  f"Write `each: {wanted}`." if wanted else "Take out `each`.")
    slots = SLOTS[cast(Each, each)] | (OF_A_SIGN_OFF if only == "sign-off" else frozenset())
    for part in ("subject", "text", "say"):
        if part in nodes:
            _blanks(file, nodes[part], words[part], f"the {part} of “{name}”", slots)
    return LetterForm(
        id=name, title=words.get("title", "").strip(), to=words.get("to", "").strip(),
        when=words.get("when", "").strip(), each=cast(Each, each), only=cast(Only, only),
        subject=words.get("subject", ""), text=words.get("text", ""), say=words.get("say", ""),
    )


def _once(each: str) -> str:
    return f"once for each {each}" if each else "once for everybody"


def _one_of(file: _File, nodes: dict[str, Node], words: dict[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = words.get(name, "").strip()
    if value in allowed:
        return value
    file.tell(nodes[name].at, f"“{name}” cannot be “{value}”.", f"Write one of: {', '.join(a for a in allowed if a)}.")
    return ""


def _blanks(file: _File, node: Node, text: str, what: str, slots: frozenset[str]) -> None:
    if len(text) > _LONGEST:
        file.tell(node.at, f"{what.capitalize()} is longer than {_LONGEST} characters.", "Shorten it.")
        return
    # A text of several lines stands under its | sign, and so begins a line further down.
    first = node.at.line + ("\n" in text)
    for fault in faults(text, slots):
        file.tell(Mark(first + fault.line - 1, node.at.column), f"In {what}: {fault.what}.", fault.cure)


def _known(file: _File, node: Mapping, what: str, known: tuple[str, ...]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in node.entries:
        if key.text in known:
            found[key.text] = value
        else:
            near = get_close_matches(key.text, known, n=1)
            cure = f"Is “{near[0]}” meant?" if near else f"It may have: {', '.join(known)}."
            file.tell(key.at, f"{what} has no “{key.text}”.", cure)
    return found
