"""A house style and the people book, as checks go by them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from convenor.session.people import Person
from convenor.writeup.lint.check import own_line_patterns, phrase_pattern
from convenor.writeup.lint.house import Dictionary, House, Register
from convenor.writeup.style import Style


def house_of(style: Style, profile: str, people: Iterable[Person] = (), dictionary: Dictionary | None = None,
             organisations: Iterable[str] = ()) -> House:
    """Everything that a check goes by. `organisations`: names beside those that people of the book belong to."""
    people = tuple(people)
    aliases = {alias.strip(): person.name for person in people for alias in person.aliases if alias.strip()}
    checks = replace(style.checks, names={**aliases, **style.checks.names}) if aliases else style.checks
    return House(
        checks=checks, profile=profile, quotes=(style.open_quote, style.close_quote),
        apostrophe=style.apostrophe, dictionary=dictionary, register=register_of(people, organisations),
        between_speakers=style.phrases["list.semicolon-and"],
        narrative=_narrative(style), own_lines=own_line_patterns(style.phrases),
    )


def _narrative(style: Style) -> tuple[re.Pattern[str], ...]:
    return tuple(phrase_pattern(style.phrases[name]) for name in ("narrative.wrote", "narrative.described")
                 if name in style.phrases)


def register_of(people: Iterable[Person], organisations: Iterable[str] = ()) -> Register:
    """The names of people and of where they belong, with what people are known as if nobody else is known so."""
    names: dict[str, None] = {}
    shorts: dict[str, list[str]] = {}
    for person in people:
        names[person.name] = None
        shorts.setdefault(person.short, []).append(person.name)
        for post in (person.post, *person.also, *((person.formerly,) if person.formerly else ()),
                     *(e.post for e in person.earlier)):
            if post.organisation.strip():
                names[post.organisation.strip()] = None
    names.update(dict.fromkeys(o.strip() for o in organisations if o.strip()))
    known = {short: full[0] for short, full in shorts.items() if len(set(full)) == 1 and short != full[0]}
    return Register(tuple(names), MappingProxyType(known))
