"""A house style pack, read and checked: a folder with `style.yaml`, `phrases.yaml` and, if it likes, `checks.yaml`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from convenor.library.checks import read_checks
from convenor.library.nodes import Mapping, Mark, Node
from convenor.library.pack_file import PackFile, meant, open_pack_file
from convenor.session.problem import Problem
from convenor.writeup.phrases import FAMILIES, KNOWN, NEEDED, PROFILES, QUESTIONS, REQUIRED, slots_of
from convenor.writeup.style import OpeningChoice, ProfileStyle, Style, choice_fault, faults

SCHEMA = "house-style/1"
STYLE_FILE = "style.yaml"
PHRASES_FILE = "phrases.yaml"
_TOP = (
    "schema", "id", "title", "network", "typography", "months", "numbers", "ordinals", "settings", "profiles", "themes",
)
_OPTIONAL = ("network", "themes")
_PROFILE = ("shows_date", "dash", "openings", "settings")
_QUOTES = ("open_quote", "close_quote", "apostrophe")
_LONGEST = 2_000
"""Characters that a phrase may have."""


def load_style(path: Path) -> Style:
    """The house style in the folder `path`.

    Raises:
        Problem: the first of its faults; `check_house_style` tells all of them.
    """
    style, problems = _read(Path(path))
    if problems:
        raise problems[0]
    assert style is not None
    return style


def check_house_style(path: Path) -> list[Problem]:
    """Every fault of the pack in the folder `path`, in the order of its lines. Never raises."""
    return _read(Path(path))[1]


def _read(folder: Path) -> tuple[Style | None, list[Problem]]:
    about, words = open_pack_file(folder / STYLE_FILE), open_pack_file(folder / PHRASES_FILE)
    phrases = _phrases(words) if words.top else {}
    style = _style(about, phrases, check=words.top is not None) if about.top else None
    checks, checked = read_checks(folder)
    problems = [*about.problems, *words.problems, *(checked.problems if checked else ())]
    problems.sort(key=lambda p: (p.where.file, p.where.line or 0, p.where.column or 0) if p.where else ("", 0, 0))
    return (replace(style, checks=checks) if style and not problems else None), problems


def _phrases(file: PackFile) -> dict[str, str]:
    found: dict[str, str] = {}
    assert file.top is not None
    for key, value in file.top.entries:
        slots = slots_of(key.text)
        if slots is None:
            cure = meant(key.text, list(KNOWN))
            file.tell(key.at, f"There is no phrase called “{key.text}”.", f"{cure} Further phrases begin with one "
                      f"of: {', '.join(FAMILIES)}.")
            continue
        text = file.text(value, f"The phrase “{key.text}”")
        found[key.text] = text
        if len(text) > _LONGEST:
            file.tell(value.at, f"The phrase “{key.text}” is longer than {_LONGEST} characters.", "Shorten it.")
            continue
        for fault in faults(text, slots):
            place = Mark(value.at.line + fault.line - 1, value.at.column)
            file.tell(place, f"In the phrase “{key.text}”: {fault.what}.", fault.cure)
    for name in REQUIRED:
        if name not in found:
            file.tell(file.top.at, f"The phrase “{name}” is missing.",
                      "Add it; the bundled style shows how it may read.")
    return found


def _style(file: PackFile, phrases: dict[str, str], *, check: bool) -> Style:
    assert file.top is not None
    values = {key.text: value for key, value in file.named(file.top, "A house style", _TOP)}
    for name in _TOP:
        if name not in values and name not in _OPTIONAL:
            file.tell(file.top.at, f"“{name}” is missing.", "Add it; the bundled style shows how.")
    if "schema" in values and file.text(values["schema"], "The schema") != SCHEMA:
        file.tell(values["schema"].at, "This is another kind of file.",
                  f"A house style begins with `schema: {SCHEMA}`.")
    quotes = _typography(file, values.get("typography"))
    months = _list(file, values, "months")
    if "months" in values and len(months) != 12:
        file.tell(values["months"].at, f"There are {len(months)} months here.", "Name all twelve.")
    settings = _settings(file, values.get("settings"), phrases, check=check)
    profiles = _profiles(file, values.get("profiles"), phrases, check=check)

    for name, of in NEEDED.items():
        if of and of not in phrases:
            continue
        if name not in settings and not (profiles and all(name in p.settings for p in profiles.values())):
            file.tell(values["settings"].at if "settings" in values else file.top.at,
                      f"The settings give no default for “{name}”.", "Add it, here or in each profile.")

    def word(name: str) -> str:
        return file.text(values[name], f"“{name}”") if name in values else ""

    return Style(
        id=word("id"), title=word("title"), network=word("network"), phrases=MappingProxyType(phrases),
        settings=MappingProxyType(settings), profiles=MappingProxyType(profiles),
        open_quote=quotes.get("open_quote", ""), close_quote=quotes.get("close_quote", ""),
        apostrophe=quotes.get("apostrophe", ""), months=months, numbers=_list(file, values, "numbers"),
        ordinals=_list(file, values, "ordinals"), themes=MappingProxyType(_themes(file, values.get("themes"))),
    )


def _themes(file: PackFile, node: Node | None) -> dict[str, str]:
    """What the house's notes may be about: a name, and how people read it."""
    return {key.text: file.text(value, f"The theme “{key.text}”")
            for key, value in (file.named(node, "The themes") if node else [])}


def _list(file: PackFile, values: dict[str, Node], name: str) -> tuple[str, ...]:
    if name not in values:
        return ()
    return tuple(file.text(item, f"Each of the {name}") for item in file.listing(values[name], f"“{name}”"))


def _typography(file: PackFile, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    found = {k.text: file.text(v, f"“{k.text}”") for k, v in file.named(node, "The typography", _QUOTES)}
    for name in _QUOTES:
        if not found.get(name):
            file.tell(node.at, f"The typography has no “{name}”.", "Add it, in quotation marks.")
    return found


def _settings(file: PackFile, node: Node | None, phrases: dict[str, str], *, check: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in file.named(node, "The settings") if node else []:
        text = file.text(value, f"“{key.text}”")
        fault = choice_fault(phrases, key.text, text) if check else ""
        if fault:
            place = key.at if "no choice called" in fault else value.at
            file.tell(place, fault, "Choose another, or take the line out.")
        found[key.text] = text
    return found


def _profiles(file: PackFile, node: Node | None, phrases: dict[str, str], *, check: bool) -> dict[str, ProfileStyle]:
    found: dict[str, ProfileStyle] = {}
    if node is None:
        return found
    for key, value in file.named(node, "“profiles”", PROFILES):
        parts = {k.text: v for k, v in file.named(value, "A profile", _PROFILE)}
        for name in ("shows_date", "dash", "openings"):
            if name not in parts and isinstance(value, Mapping):
                file.tell(value.at, f"The profile “{key.text}” has no “{name}”.", "Add it.")
        shows = file.yes(parts["shows_date"], "“shows_date”") if "shows_date" in parts else False
        dash = file.text(parts["dash"], "The dash") if "dash" in parts else ""
        openings = _openings(file, parts["openings"], phrases, check=check) if "openings" in parts else ()
        found[key.text] = ProfileStyle(
            shows, dash, openings,
            MappingProxyType(_settings(file, parts.get("settings"), phrases, check=check)),
        )
    for name in PROFILES:
        if name not in found:
            file.tell(node.at, f"The profile “{name}” is missing.", "Add it; it may say the same as the other.")
    return found


def _openings(file: PackFile, node: Node, phrases: dict[str, str], *, check: bool) -> tuple[OpeningChoice, ...]:
    found = []
    for item in file.listing(node, "“openings”"):
        parts = {k.text: v for k, v in file.named(item, "An opening", ("use", "questions"))}
        if "use" not in parts:
            file.tell(item.at, "This opening does not say which phrase it uses.", "Write `use: topic-was`.")
            continue
        use = file.text(parts["use"], "“use”")
        if check and f"opening.{use}" not in phrases:
            file.tell(parts["use"].at, f"There is no phrase “opening.{use}”.", "Add it to phrases.yaml.")
        when = file.text(parts["questions"], "“questions”") if "questions" in parts else "any"
        if when not in QUESTIONS:
            file.tell(parts["questions"].at, f"“{when}” is no number of questions.",
                      f"Write one of: {', '.join(QUESTIONS)}.")
        found.append(OpeningChoice(use, when))
    return tuple(found)
