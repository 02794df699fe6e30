"""A facts file, and the Convenor record that holds what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from convenor.services import recording, running
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.recording import Line
from convenor.session import event as events
from convenor.session.agenda import Gloss, Plan, Room, Segment
from convenor.session.people import Invited, Person, Pointer, Post
from convenor.session.series import Series, StandingPreamble
from convenor.session.session import Session
from convenor.store.memory import MemoryStore
from convenor.writeup.weave import Journal, Page, Strand
from tests.support.sessions import FakeClock, SeededIds, a_segment

Facts = dict[str, Any]
AS_WRITTEN = {"prose.dashes": "as-typed"}
"""The facts hold authors' finished sentences, not typed notes: their dashes are their own."""


def read_facts(path: Path) -> Facts:
    facts: Facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return facts


@dataclass
class Record:
    """What becomes of a facts file: a session through the services, its pages, and the choices that it gives."""

    session: Session
    journal: Journal | None
    choices: dict[str, str]


def record_of(facts: Facts) -> Record:
    plan = _plan(facts)
    host = Host(MemoryStore(), FakeClock(), SeededIds())
    session_id = host.ids.new(8)
    segments = tuple(_segments(facts))
    wish = Wish()
    planned = host.happening(events.SessionPlanned(plan, segments), wish)
    host.plan(session_id, wish, plan, Batch((planned,), result=(session_id,)))
    running.start(host, session_id)
    for lines in _notes(facts):
        parent = ""
        for line in lines:
            ids = recording.record(host, session_id, [replace(line, under=parent if line.under else "")])
            parent = parent if line.under else ids[0]
    for _ in segments[1:]:
        running.next_part(host, session_id)
    running.end(host, session_id)
    return Record(host.session(session_id), _journal(facts), _choices(facts))


def _journal(facts: Facts) -> Journal | None:
    if "journal" not in facts:
        return None
    strands = tuple(
        Strand(s["kind"], s["about"], tuple(s["headline"]["phrases"]), tuple(tuple(p) for p in s["paragraphs"]))
        for s in facts["journal"]["strands"])
    return Journal(tuple(Page(p["id"], p["text"]) for p in facts["journal"]["pages"]), strands)


def _plan(facts: Facts) -> Plan:
    title, opening = facts["title"], facts["opening"]
    people = {p["name"]: _person(p) for p in facts.get("people", ())}
    preamble = facts.get("standing_preamble")
    series = None
    if "series" in title or facts.get("cell") or preamble:
        standing = preamble and StandingPreamble(
            preamble["about"], tuple(preamble.get("points", ())), preamble.get("bridge", ""))
        series = Series("series", title.get("series", ""), title.get("joiner", ": "), facts.get("cell", ""),
                        standing_preamble=standing)
    context = facts.get("context", ())
    gloss = facts.get("gloss")
    words = ("topic", "question", "series", "gloss", "occasion", "purpose", "aim", "clause", "then")
    return Plan(
        title=title["topic"], topic=title["topic"], series=series,
        questions=tuple(opening.get("questions", ())),
        context=tuple(c.get("paragraph") or c["point"] for c in context),
        context_points=tuple(i for i, c in enumerate(context) if "point" in c),
        date=date.fromisoformat(facts["date"]) if facts.get("date") else None,
        speakers=tuple(_speakers(facts, people)),
        respondents=tuple(_respondent(r, people) for r in facts.get("respondents", ())),
        rooms=tuple(Room(n, g["question"]) for n, g in enumerate(facts.get("what_if", {}).get("groups", ()), 1)),
        reading=tuple(_pointer(r) for r in facts.get("reading", ())),
        thought_leaders=tuple(people[n] for n in _closers(facts)),
        profile=facts["voice"], opening=opening["pattern"],
        opening_words=tuple((w, opening[w]) for w in words if w in opening),
        gloss=Gloss(gloss["term"], gloss["source"], gloss["quotation"]) if gloss else None,
        headings=facts.get("headings", False), network=facts.get("network", ""),
    )


def _closers(facts: Facts) -> Iterator[str]:
    """Somebody who closes without having had a part is a person of the session all the same."""
    who = facts.get("conclusion", {}).get("who")
    spoke = {n for t in facts.get("turns", ()) for n in t["who"]}
    if who and who not in spoke:
        yield who


def people_in(facts: Facts) -> tuple[Person, ...]:
    """Everybody whom the facts introduce."""
    return tuple(_person(p) for p in facts.get("people", ()))


def _person(p: Facts) -> Person:
    leads = p.get("thought_leader", {})
    by: Any
    by, of = next(iter(leads.items()), ("of", ""))
    formerly = p.get("formerly")
    return Person(
        p["name"], p.get("known_as", ""), _post(p), tuple(_post(a) for a in p.get("also", ())),
        _post(formerly) if formerly else None, p.get("about", ""), p.get("role_before_name", ""),
        p.get("pronoun", ""), thought_leader_of=of, thought_leader_by=by,
    )


def _respondent(r: Facts, people: dict[str, Person]) -> Invited:
    pointers = (_pointer(r["pointer"]),) if "pointer" in r else ()
    return Invited(people[r["who"]], r.get("clause", ""), pointers=pointers)


def _pointer(p: Facts, after: int | None = None) -> Pointer:
    return Pointer(p.get("verb", ""), p.get("subject", ""), p.get("preposition", ""), p.get("resource", ""),
                   p.get("by") or "", p.get("target") or "", after)


def _pointers(turn: Facts) -> Iterator[Pointer]:
    """Each with how many notes of the speaker stand before it."""
    notes = 0
    for piece in turn.get("body", ()):
        if "pointer" in piece:
            yield _pointer(piece["pointer"], notes)
        else:
            notes += 1


def _post(p: Facts) -> Post:
    return Post(p.get("role", ""), p.get("preposition", ""), p.get("organisation", ""))


def _speakers(facts: Facts, people: dict[str, Person]) -> Iterator[Invited]:
    for turn in facts.get("turns", ()):
        recording_of = turn.get("recording", {}).get("of")
        for i, name in enumerate(turn["who"]):
            yield Invited(
                people[name], turn.get("clause", "") if not i else "", part=turn["part"], with_previous=bool(i),
                says=turn.get("says", "") if not i else "", aside=turn.get("aside", "") if not i else "",
                subject=turn.get("subject", "") if not i else "", heading=turn.get("heading", "") if not i else "",
                introduced_by=turn.get("introduced_by", "") if not i else "",
                recording=people[recording_of] if recording_of and not i else None,
                pointers=tuple(_pointers(turn)) if not i else (),
            )


def _segments(facts: Facts) -> Iterator[Segment]:
    yield a_segment("speakers", mode="speakers", kind="speakers")
    if "exercise" in facts:
        of = facts["exercise"]
        yield a_segment("exercise", kind="visualisation", mode="solo", set_up=of.get("set_up", ""),
                        note_heading=of.get("heading", ""),
                        frame=tuple(of.get("frame", ())))
    if "what_if" in facts:
        yield a_segment("whatif", kind="what-if", mode="breakout", note_heading=facts["what_if"].get("heading", ""),
                        task=facts["what_if"].get("task", ""))
    if facts["took_place"]["breakouts"]:
        yield a_segment("rooms", mode="breakout", kind="discussion")
    if facts["took_place"]["plenary"] or not facts["took_place"]["breakouts"]:
        yield a_segment("discussion", kind="discussion")
    if facts.get("respondents"):
        yield a_segment("respondents", mode="respondents", kind="respondents")
    yield a_segment("parking", kind="parking")
    yield a_segment("close", kind="close")


def _notes(facts: Facts) -> Iterator[list[Line]]:
    for turn in facts.get("turns", ()):
        for piece in turn.get("body", ()):
            said = {"segment": "speakers", "said_by": turn["who"][0]}
            if "paragraph" in piece:
                yield [Line(piece["paragraph"], "reflection", **said)]
            elif "point" in piece:
                yield [Line(piece["point"], **said)]
    for n, group in enumerate(facts.get("what_if", {}).get("groups", ()), 1):
        yield [Line(group["text"], segment="whatif", room=n)]
    place = "rooms" if facts["took_place"]["breakouts"] else "discussion"
    for point in facts.get("points", ()):
        label = f"{point['label']}. " if "label" in point else ""
        yield [Line(label + point["text"], segment=place),
               *(Line(s["text"], segment=place, under="above") for s in point.get("sub", ()))]
    for answer in facts.get("respondents", ()):
        for text in answer.get("points", ()):
            yield [Line(text, segment="respondents", said_by=answer["who"])]
    for text in facts.get("further_questions", ()):
        yield [Line(text, "question", segment="parking")]
    if "conclusion" in facts:
        said = facts["conclusion"]
        yield [Line(said["text"], segment="close", said_by=said["who"], consent="named")]


def _choices(facts: Facts) -> dict[str, str]:
    """The settings with their places as the record counts them: speakers one by one, not slots."""
    starts, n = [], 0
    for turn in facts.get("turns", ()):
        starts.append(n)
        n += len(turn["who"])
    turns = facts.get("turns", ())
    invited = [name for t in turns for name in t["who"]] + [r["who"] for r in facts.get("respondents", ())]
    invited += [t["recording"]["of"] for t in turns if "recording" in t]
    names = [p["name"] for p in facts.get("people", ())]
    found: dict[str, str] = {}
    for path, value in facts.get("settings", {}).items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        turn_at = re.match(r"turns\[(\d+)\]", path)
        person_at = re.match(r"people\[(\d+)\]", path)
        if turn_at:
            path = path.replace(turn_at[0], f"turns[{starts[int(turn_at[1])]}]", 1)
        elif person_at:
            name = names[int(person_at[1])]
            if name not in invited:
                continue
            path = path.replace(person_at[0], f"people[{invited.index(name)}]", 1)
        found[path] = text
    return found


def at_length(facts: Facts) -> dict[str, str]:
    """What follows from how it was noted and is no choice of taste: speakers told at length, a group's verb."""
    found = {"turns.at_length": "true"} if any(t.get("body") for t in facts.get("turns", ())) else {}
    for n, group in enumerate(facts.get("what_if", {}).get("groups", ())):
        found[f"what_if.groups[{n}].verb"] = group["verb"]
    return found
