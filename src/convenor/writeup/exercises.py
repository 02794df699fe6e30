"""Exercises that have a place of their own in the note: how they were done, and what their groups came to."""

from __future__ import annotations

from convenor.session.agenda import Segment
from convenor.writeup.flow import Flow
from convenor.writeup.material import Material, Said
from convenor.writeup.points import said_line
from convenor.writeup.prose import folded, joined
from convenor.writeup.voice import Voice


def exercises(material: Material, voice: Voice, flow: Flow) -> None:
    """How each was done: what led into it, its heading, and a paragraph for each piece of its frame."""
    for part in material.exercises:
        _frame(part, voice, flow)


def _frame(part: Segment, voice: Voice, flow: Flow) -> None:
    flow.paragraph(voice.sentence(part.set_up), (f"plan:parts[{part.id}]",))
    flow.heading(voice.written(part.note_heading), (f"plan:parts[{part.id}]",))
    for text in part.frame:
        flow.paragraph(voice.sentence(text), (f"plan:parts[{part.id}]",))


def what_ifs(material: Material, voice: Voice, flow: Flow) -> None:
    """A paragraph for each group of a what-if exercise: its question, and what it thought."""
    rooms: dict[tuple[str, int], list[Said]] = {}
    for said in material.groups:
        rooms.setdefault((said.segment, said.room or 0), []).append(said)
    for part in material.what_ifs:
        if any(segment == part.id for segment, _ in rooms):
            _frame(part, voice, flow)
            words = voice.say("whatif.leadin", task=voice.written(part.task), breakout=voice.choice("leadin.break_out"))
            flow.paragraph(words, (f"plan:parts[{part.id}]",))
    asked = {room.n: (i, room.question) for i, room in reversed(list(enumerate(material.plan.rooms)))}
    for group, ((_, room), notes) in enumerate(rooms.items()):
        at, question = asked.get(room, (0, ""))
        place = (f"plan:rooms[{at}]",) if question.strip() else ()
        flow.paragraph(_group(voice.written(question), notes, group, voice), place + _sources(notes))


def _group(question: str, notes: list[Said], at: int, voice: Voice) -> str:
    """What a group thought. A note that begins small goes on from "thought that"; any other stands by itself."""
    flat = _flat(notes)
    first = folded(flat[0].text)
    rest = [voice.stop(said_line(s, voice, None)) for s in flat[1:]]
    if not first[:1].islower() or flat[0].kind == "quote" or not voice.has("whatif.group"):
        return joined(question, voice.stop(said_line(flat[0], voice, None)), *rest)
    stem = voice.say(
        "whatif.group", question=question,
        subject=voice.say(f"whatif.subject.{voice.choice('what_if.groups[].subject', at)}"),
        verb=voice.say(f"whatif.verb.{voice.choice('what_if.groups[].verb', at)}"),
    )
    return joined(stem.strip(), first[:1] + voice.as_printed(first, worded=flat[0].worded)[1:], *rest)


def _flat(notes: list[Said]) -> list[Said]:
    found: list[Said] = []
    for one in notes:
        found += [one, *_flat(list(one.items))]
    return found


def _sources(notes: list[Said]) -> tuple[str, ...]:
    return tuple(x for s in _flat(notes) for x in s.sources)
