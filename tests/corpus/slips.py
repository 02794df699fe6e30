"""How many of the known slips of the published notes the checks find, and what else they find there."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from convenor.library.dictionary import EnglishDictionary
from convenor.session.people import Person
from convenor.writeup.lint.check import check, profile_in
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.ours import house_of
from convenor.writeup.lint.plain_page import from_text
from convenor.writeup.style import Style
from tests.corpus.facts import Facts, people_in, read_facts

BY_CODE = ("rule", "dictionary", "people-register")
"""How a slip can be found without understanding the note."""


@dataclass(frozen=True)
class Row:
    """A slip that somebody found by reading."""

    line: int
    text: str
    findable_by: str


@dataclass(frozen=True)
class SlipScore:
    """`found` and `all_of_them` are of the slips that code could find; `others` are findings on no known slip."""

    found: int
    all_of_them: int
    others: tuple[str, ...]
    words: int
    missed: tuple[str, ...]
    advice: int
    """What is only worth a look, and is told when asked for."""


def slip_score(folder: Path, style: Style) -> SlipScore:
    """The checks over every published text in the folder, with a people book of all whom its facts name.

    A slip is found when a finding touches its words, in its line. Advice finds nothing.
    """
    facts = {path.stem: read_facts(path) for path in sorted((folder / "facts").glob("*.yaml"))}
    people = tuple({p.name: p for f in facts.values() for p in people_in(f)}.values())
    rows = _rows(folder / "slips.tsv")
    dictionary = EnglishDictionary()
    touched: set[Row] = set()
    others: list[str] = []
    words = advice = 0
    for path in sorted(folder.glob("[0-9]*.txt")):
        of = facts.get(path.stem.split("-")[0])
        if of is None:
            continue
        text = path.read_text(encoding="utf-8")
        words += len(text.split())
        for finding, line in _findings(text, of, people, style, dictionary):
            if finding.weight == "advice":
                advice += 1
                continue
            on = {row for row in rows if _touches(finding, line, row, of["first_line"])}
            touched |= on
            if not on:
                others.append(f"{path.stem[:2]}:{finding.line}:{finding.column} {finding.rule}: {finding.what}")
    wanted = [row for row in rows if row.findable_by in BY_CODE]
    missed = tuple(f"line {row.line}: {row.text}" for row in wanted if row not in touched)
    return SlipScore(len(wanted) - len(missed), len(wanted), tuple(others), words, missed, advice)


def _findings(
    text: str, of: Facts, people: tuple[Person, ...], style: Style, dictionary: EnglishDictionary
) -> list[tuple[Finding, str]]:
    page = from_text(text)
    house = house_of(style, profile_in(page), people, dictionary)
    return [(f, page.paragraphs[f.paragraph].text) for f in check(page, house)]


def _touches(finding: Finding, line: str, row: Row, first_line: int) -> bool:
    if row.line != first_line + finding.line - 1:
        return False
    at = line.find(row.text)
    return at >= 0 and finding.start <= at + len(row.text) and at <= finding.end


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(int(r["line"]), r["text"], r["findable_by"]) for r in csv.DictReader(file, delimiter="\t")]


__all__ = ["SlipScore", "slip_score"]
