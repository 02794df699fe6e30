"""Exercises that have a place of their own in the note: how they were done, and what their groups came to."""

from __future__ import annotations

from convenor.session.agenda import Segment
from convenor.writeup.flow import Flow
from convenor.writeup.groups import told_group
from convenor.writeup.material import Material, Said
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
        flow.paragraph(told_group(voice.written(question), _flat(notes), group, voice), place + _sources(notes))


def _flat(notes: list[Said]) -> list[Said]:
    found: list[Said] = []
    for one in notes:
        found += [one, *_flat(list(one.items))]
    return found


def _sources(notes: list[Said]) -> tuple[str, ...]:
    return tuple(x for s in _flat(notes) for x in s.sources)
