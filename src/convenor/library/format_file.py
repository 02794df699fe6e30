"""A session format written as a file of one's own, and read back before it counts as kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from convenor.library import places
from convenor.library.document import Document
from convenor.library.fields import is_short_name
from convenor.library.new_file import put
from convenor.library.reader import read_bytes
from convenor.library.shelf import Shelf
from convenor.session.exercise import GroupSize, Provenance, Role, Span
from convenor.session.format import Format, Part, RecordPolicy, Task
from convenor.session.problem import Problem

HEAD = """\
# yaml-language-server: $schema={schema}
# A format of your own, kept from an agenda. Change what you like; `convenor check` says what is amiss.
# Put "quotation marks" round a text that holds a colon.
"""
INVITED = ("speakers", "respondents")


def keep(home: Path, shelf: Shelf, form: Format) -> str:
    """Put the format into the home's own library and return where. Nothing is ever written over.

    Raises:
        Problem: its name is none or is taken, it would not be sound, or the disk refused. Nothing has changed then.
    """
    if not is_short_name(form.id):
        raise Problem(f"“{form.id[:40]}” cannot be the short name of a format.",
                      cure="Use small letters, figures and hyphens: our-thursday.")
    path = home / "library" / places.FORMATS / f"{form.id}.yaml"
    text = text_of(form)
    _sound(path, text, shelf, form)
    put(path, text)
    return str(path)


def _sound(path: Path, text: str, shelf: Shelf, form: Format) -> None:
    """What is written must be read again as what it was; a format with a fault would help nobody later."""
    document = Document(path, "format", read_bytes(text.encode("utf-8"), path.name))
    problems = shelf.problems_of(document)
    if problems:
        first = problems[0]
        raise Problem(f"This agenda cannot become a format as it is: {first.what}", cure=first.cure)
    if shelf.format_in(document) != form:
        raise Problem("This agenda holds something that a format cannot hold.",
                      cure="Nothing was written. Plan the next session like this one instead: `convenor new --like`.")


def text_of(form: Format) -> str:
    """The file of that format."""
    schema = (places.bundled() / "schemas" / "format.json").as_uri()
    body = yaml.dump(_format(form), Dumper=_Lines, sort_keys=False, allow_unicode=True, width=10_000,
                     default_flow_style=False)
    return HEAD.format(schema=schema) + body


class _Short(dict[str, Any]):
    """A group that stands on one line."""


class _Row(list[str]):
    """Short names that stand on one line."""


class _Lines(yaml.SafeDumper):
    """Writes short groups in one line, and no references between equal ones."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Lines.add_representer(_Short, lambda dumper, data: dumper.represent_mapping(
    "tag:yaml.org,2002:map", data.items(), flow_style=True))
_Lines.add_representer(_Row, lambda dumper, data: dumper.represent_sequence(
    "tag:yaml.org,2002:seq", data, flow_style=True))


def _format(form: Format) -> dict[str, Any]:
    return _without_empty({
        "schema": "session-format/1",
        "id": form.id,
        "version": form.version,
        "status": form.status,
        "title": form.title,
        "summary": form.summary,
        "series": form.series,
        "question": _without_empty({"ask": form.question_ask, "good_when": list(form.question_good_when)}),
        "modes": _Row(form.modes),
        "people": _size(form.people),
        "length_minutes": _span(form.length),
        "ends": form.ends,
        "slack_minutes": form.spare,
        "team": [_role(role) for role in form.team],
        "before": [_task(task) for task in form.before],
        "after": [_task(task) for task in form.after],
        "agreements": list(form.agreements),
        "agenda": [_part(part) for part in form.parts],
        "record": _record(form.record),
        "write_up": _without_empty(
            {"template": form.template, "profile": form.profile, "sections": _Row(form.sections),
             "headings": "true" if form.headings else ""}),
        "provenance": _provenance(form.provenance),
    })


def _part(part: Part) -> dict[str, Any]:
    counts = part.exercise.mode if part.exercise.mode in INVITED else part.exercise.scales_with
    with_: dict[str, str] = {str(counts): str(part.speakers)} if part.speakers is not None and counts else {}
    rooms = part.rooms
    return _without_empty({
        "id": part.id,
        "use": part.exercise.id,
        "title": part.title,
        "with": _Short({**with_, **dict(part.fills)}),
        "minutes": _span(part.minutes),
        "rule": part.rule,
        "cut_order": part.cut_order or None,
        "optional": "yes" if part.optional else None,
        "lead": part.lead,
        "start_at": f"{part.start_at:%H:%M}" if part.start_at else None,
        "rooms": _Short({
            "count": rooms.count or "auto", "size": _size(rooms.size), "how_chosen": rooms.how_chosen,
            "questions": rooms.questions,
        }) if rooms else None,
        "carry_from": _Row(part.carry_from),
    })


def _record(record: RecordPolicy) -> dict[str, Any]:
    return {
        "attribution": record.attribution,
        "ask_when": record.ask_when,
        "say": record.say,
        "recording": record.recording,
        "keep_raw_days": record.keep_raw_days,
        "sign_off": [
            _Short(_without_empty({"who": s.who, "sees": s.sees, "days": s.days, "silence_means": s.silence_means}))
            for s in record.sign_off
        ],
    }


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return _without_empty({
        "drawn_from": list(provenance.drawn_from),
        "licence": provenance.licence,
        "wording": provenance.wording,
        "credit": provenance.credit,
        "seen_in": list(provenance.seen_in),
    })


def _role(role: Role) -> _Short:
    return _Short(_without_empty({
        "role": role.role, "count": role.count, "brief": role.brief, "may_double_with": _Row(role.may_double_with)}))


def _task(task: Task) -> _Short:
    return _Short({"when": task.when, "do": task.do, "who": task.who})


def _span(span: Span) -> _Short:
    return _Short({"min": span.min, "typical": span.typical, "max": span.max})


def _size(size: GroupSize) -> _Short:
    return _Short(_without_empty({"min": size.min, "typical": size.typical, "max": size.max}))


def _without_empty(group: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in group.items() if value not in (None, "", [], {})}
