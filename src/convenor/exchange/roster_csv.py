"""Lists of people in: a table of one's own, or the participants report of a video call."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from convenor.services.roster import Newcomer
from convenor.session.problem import Place, Problem
from convenor.session.text import split_lines

_COLUMNS: dict[str, str] = {
    "name": "name", "full name": "name", "name (original name)": "name", "user name (original name)": "name",
    "user name": "name", "participant": "name",
    "first name": "first", "given name": "first", "last name": "last", "surname": "last", "family name": "last",
    "email": "email", "e-mail": "email", "user email": "email", "email address": "email", "e-mail address": "email",
    "organisation": "organisation", "organization": "organisation", "company": "organisation",
    "role": "role", "job title": "role",
    "access needs": "access", "access": "access", "accessibility": "access",
    "also": "also", "alias": "also", "aliases": "also", "also known as": "also", "known as": "also",
    "attended": "attended",
}
"""Heads that are understood, whatever their case, and what stands under them."""

_RENAMED = re.compile(r"(?P<now>.+?)\s*\((?P<before>[^()]+)\)\s*")
_PRONOUNS = re.compile(r"\s*\((?:he|she|they|ze|xe)\b[^()]*\)", re.IGNORECASE)
_WITH_THE_NAME_BEFORE = ("name (original name)", "user name (original name)")
_EMPTY = {"", "--", "n/a"}


def from_csv(text: str, file: str = "") -> tuple[Newcomer, ...]:
    """The people of a table, each once, in its order.

    The heads are found wherever they stand, by name, whatever their case; what is above or beside them is left
    out. Rows of the same person (who left and came again) become one. Raises Problem when nothing in the table
    is a head, or nobody stands under it.
    """
    rows = _rows(text.removeprefix("﻿"), file)
    found: list[Newcomer] = []
    heads: dict[int, str] = {}
    for row in rows:
        here = _heads(row)
        if here:
            heads = here
        elif heads:
            person = _person(row, heads)
            if person:
                _add(found, person)
            elif not any(cell.strip() for cell in row):
                continue
    if not heads:
        raise Problem(
            "There is no head “name” in this table.", where=Place(file) if file else None,
            cure="Put one over the names: name, email, organisation, role, access needs. Nobody was added.",
        )
    if not found:
        raise Problem("There is nobody in this table.", where=Place(file) if file else None)
    return tuple(found)


def _rows(text: str, file: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)  # spreadsheets of some countries write semicolons
    if "," in first and re.search(r"\bname\b.*,", first, re.IGNORECASE):
        delimiter = ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as trouble:
        raise Problem(
            "This table cannot be read: a cell of it never ends, or is far too long.",
            where=Place(file) if file else None, cure="Save it again as CSV. Nobody was added.",
        ) from trouble


def _heads(row: Sequence[str]) -> dict[int, str]:
    """What stands under each column, if the row is one of heads: one that has names under it and is no meeting's."""
    normal = [" ".join(cell.split()).casefold() for cell in row]
    known = {i: _COLUMNS[cell] for i, cell in enumerate(normal) if cell in _COLUMNS}
    if not {"name", "first"} & set(known.values()):
        return {}
    if "topic" in normal or "meeting id" in normal or "webinar id" in normal:
        return {}
    return {i: "renamed" if normal[i] in _WITH_THE_NAME_BEFORE else column for i, column in known.items()}


def _person(row: Sequence[str], heads: dict[int, str]) -> Newcomer | None:
    cells: dict[str, str] = {}
    for i, column in heads.items():
        cell = " ".join(row[i].split()) if i < len(row) else ""
        if cell.casefold() not in _EMPTY:
            cells.setdefault(column, cell)
    if cells.get("attended", "yes").casefold() == "no":
        return None
    shown = _PRONOUNS.sub("", cells.get("renamed", ""))
    name = shown or cells.get("name") or " ".join(c for c in (cells.get("first"), cells.get("last")) if c)
    if not name:
        return None
    also: list[str] = [a.strip() for a in re.split("[;,]", cells.get("also", "")) if a.strip()]
    renamed = _RENAMED.fullmatch(shown)
    if renamed:
        name, before = renamed["now"], renamed["before"]
        also.insert(0, before)
    return Newcomer(
        name, cells.get("email", ""), cells.get("organisation", ""), cells.get("role", ""), cells.get("access", ""),
        tuple(also),
    )


def _add(found: list[Newcomer], person: Newcomer) -> None:
    """Add the person, or what is new of them to the row that they have already."""
    for i, known in enumerate(found):
        same_address = person.email and person.email.casefold() == known.email.casefold()
        same_name = _plain(person.name) in _names(known) and not (person.email and known.email)
        if same_address or same_name:
            others = [n for n in (person.name, *person.also) if _plain(n) not in _names(known)]
            found[i] = Newcomer(
                known.name, known.email or person.email, known.organisation or person.organisation,
                known.role or person.role, known.access or person.access, (*known.also, *others),
            )
            return
    found.append(person)


def _names(person: Newcomer) -> set[str]:
    return {_plain(n) for n in (person.name, *person.also)}


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def names_only(texts: Iterable[str]) -> tuple[Newcomer, ...]:
    """People given by hand: "Ada Pell", or "Ada Pell <ada@example.org>"."""
    people = []
    for text in texts:
        address = re.fullmatch(r"\s*(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*", text)
        people.append(Newcomer(address[1] or address[2], address[2]) if address else Newcomer(text))
    return tuple(people)


def people_in(text: str, file: str = "") -> tuple[Newcomer, ...]:
    """The people of a table with a head, or else of lines with a name each, "Ada Pell <ada@example.org>".

    Raises Problem as `from_csv` does, also for what looks like a table without a head: its cells are no names.
    """
    lines = [line.strip() for line in split_lines(text.removeprefix("﻿")) if line.strip()]
    tables = sum(1 for line in lines if re.search("[,;\t]", line))
    if not lines:
        raise Problem("There is nobody in it.", where=Place(file) if file else None)
    if tables * 2 > len(lines) or any(_heads(row) for row in _rows(text.removeprefix("﻿"), file)):
        return from_csv(text, file)
    return names_only(lines)
