"""Compare a rendered note with the expected one, as the facts say which line is made how."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from convenor.exchange.text import to_text
from convenor.library.house_style import load_style
from convenor.writeup.compose import compose
from convenor.writeup.style import Style
from tests.corpus.facts import AS_WRITTEN, Record, at_length, read_facts, record_of

HERE = Path(__file__).parents[2]
STYLES = HERE / "house_styles"


def notes_folder(given: str | None = None) -> Path | None:
    """Where the notes are: as given, else as CONVENOR_NOTES says, else shared beside the project."""
    # A folder that was named and is not there is not quietly replaced by another.
    place = Path(given or os.environ.get("CONVENOR_NOTES") or HERE.parent / "shared" / "notes")
    return place if (place / "facts").is_dir() else None


@dataclass(frozen=True)
class Score:
    """What one note came to. Pairs are right and all."""

    name: str
    template: tuple[int, int]
    stems: tuple[int, int]
    prose: tuple[int, int]
    defaults: tuple[int, int]
    choices: int
    words: int
    misses: tuple[str, ...]


def judge(path: Path, style: Style) -> Score:
    facts = read_facts(path)
    expected = (path.parent.parent / "expected" / f"{path.stem}.txt").read_text(encoding="utf-8").splitlines()
    record = record_of(facts)
    base = AS_WRITTEN | at_length(facts)
    lines = _rendered(record, style, base | record.choices)
    plain = _rendered(record, style, base)
    place, place_plain = _aligned(expected, lines), _aligned(expected, plain)
    tally: dict[str, list[int]] = {"template": [0, 0], "prose": [0, 0], "mixed": [0, 0], "defaults": [0, 0]}
    misses = []
    for entry in facts["expect"]:
        at = entry["line"] - facts["first_line"]
        want = expected[at]
        stem = entry.get("stem") if entry["made"] == "mixed" else None
        right = _right(place.get(at), want, stem)
        tally[entry["made"]][1] += 1
        tally[entry["made"]][0] += right
        if entry["made"] != "prose":
            tally["defaults"][1] += 1
            tally["defaults"][0] += _right(place_plain.get(at), want, stem)
        # A stem that is right may still be followed by the wrong words.
        if place.get(at) != want:
            misses.append(f"{path.stem}: line {entry['line']} ({entry['made']}{'' if not right else ', stem right'})")
    return Score(path.stem, _pair(tally["template"]), _pair(tally["mixed"]), _pair(tally["prose"]),
                 _pair(tally["defaults"]), len(facts.get("settings", {})),
                 len(re.findall(r"\S+", " ".join(expected))), tuple(misses))


def _pair(pair: list[int]) -> tuple[int, int]:
    return pair[0], pair[1]


def _right(got: str | None, want: str, stem: str | None) -> bool:
    return got is not None and (got.startswith(stem) if stem else got == want)


def _rendered(record: Record, style: Style, choices: dict[str, str]) -> list[str]:
    document = compose(record.session, style, choices=choices, journal=record.journal)
    return to_text(document, banner=False).splitlines()


def _aligned(expected: list[str], got: list[str]) -> dict[int, str]:
    """Which rendered line stands in the place of which expected one: in order, those between by position."""
    found: dict[int, str] = {}
    for kind, a, b, c, d in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            for i, line in zip(range(a, b), got[c:d], strict=False):
                found[i] = line
    return found


def all_scores(folder: Path) -> list[Score]:
    """Every note of the folder, in the house style that its facts name, else in that of the network."""
    styles = cache(lambda name: load_style(STYLES / name))
    paths = sorted((folder / "facts").glob("*.yaml"))
    return [judge(path, styles(read_facts(path).get("style", "better-way"))) for path in paths]


__all__ = ["STYLES", "Score", "all_scores", "judge", "notes_folder"]
