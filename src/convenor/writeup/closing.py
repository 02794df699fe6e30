"""How a note ends: respondents, further questions, conclusion, next steps, reading. Each only if there is any."""

from __future__ import annotations

import re

from convenor.writeup.document import Inline, Link, Paragraph
from convenor.writeup.flow import Flow
from convenor.writeup.fragments import may_follow_said
from convenor.writeup.material import Answer, Material, Said
from convenor.writeup.names import Names
from convenor.writeup.pointers import further, pointer
from convenor.writeup.points import said_items, said_line
from convenor.writeup.prose import capital, folded, joined
from convenor.writeup.speakers import Introductions
from convenor.writeup.voice import Voice

_ADDRESS = re.compile(r"https?://[^\s<>\"‘’“”]*[^\s<>\"‘’“”.,;:!?)\]]")


def respondents(material: Material, intro: Introductions, flow: Flow) -> None:
    """Who answered at the end, and their points."""
    if not material.answers:
        return
    voice = intro.voice
    if material.plan.headings:
        flow.heading(voice.say("heading.respondents"), ("plan:respondents",))
    n = len(material.answers)
    flow.paragraph(voice.say("respondents.leadin", count=voice.number(n), several=n > 1), ("plan:respondents",))
    for i, answer in enumerate(material.answers):
        source = (f"plan:respondents[{answer.at}]",)
        flow.say(_introduced(answer, i, intro), source)
        if answer.said and i:
            known_as = intro.names.known_as(answer.who.person)
            flow.say(voice.say("respondent.reflections", known_as=known_as), source)
        flow.items(said_items(answer.said, voice, None))
        flow.add(*(Paragraph(pointer(p, voice), source) for p in answer.who.pointers))


def _introduced(answer: Answer, i: int, intro: Introductions) -> str:
    voice, person = intro.voice, answer.who.person
    ident = intro.idents.of(person)
    clause = voice.written(answer.who.brings)
    if i == 0 and answer.said and voice.has("respondent.points"):
        head = f"{ident}, {clause}," if clause else f"{ident}," if "," in ident else ident
        return f"{capital(head)} {voice.say('respondent.points')}"
    heard = intro.say("heard-from", ident=ident, list=ident, name=ident, people=ident)
    return voice.stop(f"{heard}, {clause}" if clause else heard)


def further_questions(material: Material, voice: Voice, names: Names, flow: Flow) -> None:
    if material.questions:
        several = len(material.questions) > 1
        sources = tuple(s for q in material.questions for s in q.sources)
        flow.paragraph(voice.say("questions.leadin", several=several), sources)
        flow.items(said_items(material.questions, voice, names))


def conclusion(material: Material, voice: Voice, names: Names, flow: Flow) -> None:
    """What was said in closing by those who said yes to their names, in their words as recorded."""
    last = ""
    for i, said in enumerate(_flat(material.conclusion)):
        who = _closing_name(said, material, voice, names) if said.who and said.who != last else ""
        words = _closing_words(said, voice)
        if not who:
            flow.say(voice.stop(capital(words)), said.sources)
            continue
        last = said.who
        if i and words.endswith("?") and said.kind != "quote":
            flow.say(voice.say("said.asked", text=words, who=capital(who)), said.sources)
            continue
        stem = voice.say("conclusion" if i == 0 else "conclusion.then", who=capital(who) if i else who)
        flow.say(voice.stop(f"{stem}{'' if words[:1].islower() else ':'} {words}"), said.sources)
    flow.end()


def _closing_name(said: Said, material: Material, voice: Voice, names: Names) -> str:
    person = material.plan.named(said.who)
    if person and voice.says_yes("conclusion.full_name"):
        return names.full(person)
    return names.speaker(said.who)


def _closing_words(said: Said, voice: Voice) -> str:
    if said.kind == "quote":
        return voice.say("quote", words=voice.very_words(said.text))
    finished = voice.as_printed(said.text, worded=said.worded)
    # A note that begins small goes on from "said", as its note-taker meant it to, where it can.
    return finished[:1].lower() + finished[1:] if may_follow_said(folded(said.text)) else finished


def next_steps(material: Material, voice: Voice, flow: Flow) -> None:
    """Actions, as prose. Nobody owns them in the note."""
    if not material.actions:
        return
    flat = _flat(material.actions)
    text = joined(*(voice.stop(said_line(said, voice, None)) for said in flat))
    flow.paragraph(text if material.plan.headings else voice.say("next-steps", text=text),
                   tuple(s for one in flat for s in one.sources))


def reading(material: Material, voice: Voice, flow: Flow) -> None:
    """What to read, each address leading where it says."""
    for i, to in enumerate(material.plan.reading):
        if to.resource.strip():
            flow.add(Paragraph(further(to, voice), (f"plan:reading[{i}]",)))
    for said in material.reading:
        under = _flat(said.items)
        lines = joined(*(voice.stop(_resource(one, voice)) for one in (said, *under)))
        sources = tuple(s for one in (said, *under) for s in one.sources)
        flow.add(Paragraph(linked(voice.say("reading.recorded", text=lines)), sources))


def _resource(said: Said, voice: Voice) -> str:
    """Something to read; what holds an address stays as it was typed."""
    line = folded(said.text)
    return line if _ADDRESS.search(line) else voice.as_printed(said.text, said.kind, worded=said.worded)


def linked(text: str) -> tuple[Inline, ...]:
    """The text with its web addresses as links."""
    parts: list[Inline] = []
    rest = 0
    for found in _ADDRESS.finditer(text):
        parts += [text[rest:found.start()], Link(found.group(), found.group())]
        rest = found.end()
    parts.append(text[rest:])
    return tuple(p for p in parts if p)


def _flat(said: tuple[Said, ...]) -> list[Said]:
    """Notes and those under them, one after the other, as prose has them."""
    found: list[Said] = []
    for one in said:
        found.append(one)
        found += _flat(one.items)
    return found
