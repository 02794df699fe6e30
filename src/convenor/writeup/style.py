"""A house style as a value, and how its phrases become words.

Phrases are Jinja2, and only the little of it that a phrase needs: slots, and `if`. Nothing else passes
the check, so that expanding one can neither fail, nor run long, nor reach anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from convenor.session.problem import Problem
from convenor.writeup.lint.house import Checks
from convenor.writeup.phrases import INSTEAD, SETTINGS

_ENGINE = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.And, nodes.Or,
    nodes.Not,
)
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class OpeningChoice:
    """An opening that a profile takes when its slots can be filled. `questions`: any, none, one, several."""

    use: str
    questions: str = "any"


@dataclass(frozen=True, slots=True)
class ProfileStyle:
    """One voice of the house."""

    shows_date: bool
    dash: str
    openings: tuple[OpeningChoice, ...]
    """Tried in order when the plan names none."""
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Style:
    """A house style, read and checked."""

    id: str
    title: str
    network: str
    phrases: Mapping[str, str]
    settings: Mapping[str, str]
    """Defaults of the free variants."""
    profiles: Mapping[str, ProfileStyle]
    open_quote: str
    close_quote: str
    apostrophe: str
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    """Small numbers in words, from one."""
    ordinals: tuple[str, ...]
    """From first."""
    themes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What points may be about: the house's own short list, by name."""
    checks: Checks = Checks()
    """What notes are checked for."""

    def expand(self, phrase: str, slots: Mapping[str, object]) -> str:
        """The phrase with its slots filled, or what stands instead of one that this style leaves out.

        Raises:
            Problem: there is no such phrase, or it asks for a slot that is not given.
        """
        while phrase not in self.phrases and phrase in INSTEAD:
            phrase = INSTEAD[phrase]
        source = self.phrases.get(phrase) if phrase else ""
        if source is None:
            raise Problem(
                f"The house style {self.id} has no phrase “{phrase}”.",
                cure="`convenor check` on its folder lists what is missing.",
            )
        try:
            return _filled(source, slots)
        except TemplateError as trouble:
            raise Problem(
                f"The phrase “{phrase}” of the house style {self.id} cannot be used: {trouble}.",
                cure="`convenor check` on its folder says where it stands.",
            ) from trouble


def _filled(source: str, slots: Mapping[str, object]) -> str:
    plain = _plain(source)
    if plain is not None and all(slot in slots for slot in plain.slots):
        return plain.words.format_map(slots)
    return compiled(source).render(slots)


@lru_cache(maxsize=1024)
def compiled(source: str) -> Template:
    """The phrase as the engine has it."""
    return _ENGINE.from_string(source)


@dataclass(frozen=True, slots=True)
class _Plain:
    """A phrase of words and slots alone, as most are: no engine is needed to fill it."""

    words: str
    slots: tuple[str, ...]


@lru_cache(maxsize=1024)
def _plain(source: str) -> _Plain | None:
    words, slots = "", []
    for part in _ENGINE.parse(source).body:
        for piece in part.nodes if isinstance(part, nodes.Output) else (part,):
            if isinstance(piece, nodes.TemplateData):
                words += piece.data.replace("{", "{{").replace("}", "}}")
            elif isinstance(piece, nodes.Name):
                words += f"{{{piece.name}}}"
                slots.append(piece.name)
            else:
                return None
    return _Plain(words, tuple(slots))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a phrase; `line` counts from 1 within it."""

    line: int
    what: str
    cure: str


_DEEPEST = 30
_TOO_DEEP = Fault(1, "brackets or conditions are nested too deep", "Undo the nesting: a phrase needs hardly any.")


def faults(source: str, slots: frozenset[str]) -> list[Fault]:
    """What is wrong with a phrase that may use these slots."""
    try:
        tree = _ENGINE.parse(source)
    except TemplateSyntaxError as trouble:
        return [Fault(trouble.lineno, f"the phrase cannot be read: {trouble.message}",
                      "Write slots as {{ name }}; close each {% if name %} with {% endif %}.")]
    except RecursionError:
        return [_TOO_DEEP]
    if _depth(tree) > _DEEPEST:
        return [_TOO_DEEP]
    known = ", ".join(sorted(slots)) or "none"
    found = []
    for node in _walk(tree):
        if not isinstance(node, _ALLOWED):
            found.append(Fault(node.lineno, "a phrase may hold words, slots and “if”, and nothing more",
                               "Use only {{ name }} and {% if name %}…{% else %}…{% endif %}."))
        elif isinstance(node, nodes.Name) and node.name not in slots:
            found.append(Fault(node.lineno, f"there is no slot “{node.name}” in this phrase",
                               f"Slots here: {known}."))
    return found


def needs(source: str) -> frozenset[str]:
    """The slots without which a phrase would have a hole: those it never asks about with `if`."""
    tree = _ENGINE.parse(source)
    used = {n.name for n in _walk(tree) if isinstance(n, nodes.Name)}
    asked = {
        n.name for i in _walk(tree) if isinstance(i, nodes.If) for n in _walk(i.test) if isinstance(n, nodes.Name)
    }
    return frozenset(used - asked)


def _walk(node: nodes.Node) -> list[nodes.Node]:
    found = [node]
    for child in node.iter_child_nodes():
        found.extend(_walk(child))
    return found


def _depth(tree: nodes.Node) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for node in level for child in node.iter_child_nodes()]
    return deepest


def setting_name(path: str) -> str:
    """The name under which a choice is known: `turns[2].intro` is `turns[].intro`."""
    name = _INDEX.sub("[]", path)
    return "journal.joins." if name.startswith("journal.joins.") else name


def choice_fault(phrases: Mapping[str, str], path: str, value: str) -> str:
    """Why a choice cannot be, in words; empty when it can."""
    name = setting_name(path)
    if name not in SETTINGS:
        return f"There is no choice called “{path}”."
    allowed = SETTINGS[name]
    if not allowed or value in allowed:
        return ""
    families = [a for a in allowed if a.endswith(".")]
    if value and any(f"{family}{value}" in phrases for family in families):
        return ""
    return f"“{path}” cannot be “{value}”: it is one of {', '.join(allowed_values(phrases, name))}."


def allowed_values(phrases: Mapping[str, str], name: str) -> list[str]:
    """What a choice can be, by its name in SETTINGS; none for one that takes any words."""
    allowed = SETTINGS[name]
    families = [a for a in allowed if a.endswith(".")]
    words = [a for a in allowed if a and a not in families]
    return words + sorted(p.removeprefix(f) for f in families for p in phrases if p.startswith(f))


def check_choices(style: Style, choices: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the choices that somebody made among the free variants."""
    found = ((path, choice_fault(style.phrases, path, value)) for path, value in choices.items())
    return [
        Problem(fault, cure=f"The house style “{style.title}” lists its choices in its settings.")
        for _, fault in found if fault
    ]
