"""A person or a series as lines of its book, as somebody would have typed them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from convenor.session.people import Person, Post
from convenor.session.series import Series

_RESERVED = {"null", "~"}


def text(words: str) -> str:
    """A text as YAML, without quotation marks where it can do without."""
    if re.fullmatch(r"[^\W\d_](?:[\w’.()&/]|[ ,-](?=[\w’(&/]))*", words) and words not in _RESERVED:
        return words
    # JSON's strings are YAML's double-quoted ones; what JSON leaves bare but YAML does not is written as a code.
    quoted = json.dumps(words, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda m: f"\\u{ord(m.group()):04x}", quoted)


def person_lines(person: Person) -> list[str]:
    """The lines of one person, without the hyphen and indent that put them into the list."""
    lines = [f"name: {text(person.name)}"]
    lines += _given(("known_as", person.known_as))
    if person.aliases:
        lines += ["aliases:", *(f"  - {text(alias)}" for alias in person.aliases)]
    lines += _given(*_post(person.post))
    if person.earlier:
        lines.append("earlier:")
        lines += [f'  - {_in_braces(e.post, ("until", e.until.isoformat()))}' for e in person.earlier]
    if person.also:
        lines.append("also:")
        lines += [f"  - {_in_braces(post)}" for post in person.also]
    if person.formerly is not None:
        lines.append(f"formerly: {_in_braces(person.formerly)}")
    lines += _given(
        ("about", person.about), ("role_before_name", person.role_before_name), ("pronoun", person.pronoun),
        ("email", person.email), ("thought_leader_of", person.thought_leader_of),
    )
    lines.append(f"may_be_named: {'yes' if person.may_be_named else 'no'}")
    return lines


def series_lines(series: Series, people: Sequence[Person]) -> list[str]:
    """The lines of one series; thought leaders who stand so in the people's book are given by name."""
    lines = [f"id: {text(series.id)}", f"label: {text(series.label)}"]
    if series.joiner != ": ":
        lines.append(f"joiner: {json.dumps(series.joiner, ensure_ascii=False)}")
    lines += _given(("cell", series.cell), ("opening", series.opening))
    preamble = series.standing_preamble
    if preamble is not None:
        lines += ["standing_preamble:", f"  about: {text(preamble.about)}"]
        if preamble.points:
            lines += ["  points:", *(f"    - {text(point)}" for point in preamble.points)]
        lines += [f"  {line}" for line in _given(("bridge", preamble.bridge))]
    if series.thought_leaders:
        lines.append("thought_leaders:")
        for leader in series.thought_leaders:
            if leader in people:
                lines.append(f"  - {text(leader.name)}")
            else:
                lines += in_list(person_lines(leader), 2)
    lines += _given(("profile", series.profile or ""))
    if series.lead_in:
        lines += ["lead_in:", *(f"  {name}: {text(choice)}" for name, choice in series.lead_in)]
    lines += _given(("format", series.format))
    if series.start is not None:
        lines.append(f'start: "{series.start:%H:%M}"')
    lines += _given(("timezone", series.timezone))
    return lines


def in_list(lines: Sequence[str], indent: int) -> list[str]:
    """The lines as one item of a list whose hyphens stand `indent` columns in."""
    space = " " * indent
    return [f"{space}{'- ' if i == 0 else '  '}{line}" for i, line in enumerate(lines)]


def _post(post: Post) -> list[tuple[str, str]]:
    return [("role", post.role), ("preposition", post.preposition), ("organisation", post.organisation)]


def _given(*pairs: tuple[str, str]) -> list[str]:
    return [f"{name}: {text(words)}" for name, words in pairs if words]


def _in_braces(post: Post, *more: tuple[str, str]) -> str:
    pairs = (*_post(post), *more)
    inner = ", ".join(f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in pairs if words)
    return f"{{{inner}}}"
