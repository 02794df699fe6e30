"""How a note begins: title, opening sentence, the series' standing preamble, gloss and context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from convenor.session.agenda import Plan
from convenor.writeup.document import Block, Item, ItemList, Paragraph
from convenor.writeup.plain import inert
from convenor.writeup.prose import capital, folded, joined, unstopped
from convenor.writeup.style import needs
from convenor.writeup.voice import Voice

STANDING = "standing-series"


@dataclass(frozen=True, slots=True)
class Opening:
    """The first blocks, and the sentence that opens the speakers' paragraph, if one does."""

    blocks: tuple[Block, ...]
    topic_line: str = ""
    ends_open: bool = False
    """Whether the speakers' introductions may go on in the last block."""


def title(plan: Plan, voice: Voice) -> str:
    """As it is given, with the series before it unless it stands there already."""
    topic = folded(plan.topic) or folded(plan.title)
    label = folded(plan.series.label) if plan.series else ""
    if not topic:
        return label or voice.say("title.none")
    if not label or topic.casefold().startswith(label.casefold()):
        return capital(voice.say("title.plain", topic=voice.written(topic)))
    assert plan.series is not None
    return voice.say("title.series", series=voice.written(label), joiner=plan.series.joiner,
                     topic=voice.written(topic))


def opening(plan: Plan, voice: Voice) -> Opening:
    """Everything that stands between title and speakers."""
    slots = _slots(plan, voice)
    words = dict(plan.opening_words)
    name = _choose(plan, voice, slots)
    standing = plan.series.standing_preamble if plan.series else None
    blocks: list[Block] = []
    if name == STANDING and standing:
        sentence = joined(voice.say(f"opening.{name}", **slots), voice.written(standing.about))
        blocks.append(Paragraph((voice.stop(sentence),), ("plan:series.standing_preamble", "plan:date")))
    elif name:
        sentence = voice.say(f"opening.{name}", **slots)
        if words.get("clause", "").strip():
            sentence = f"{unstopped(sentence)}, {voice.written(words['clause'])}"
        sentence = joined(voice.stop(sentence), voice.sentence(words.get("then", "")))
        blocks.append(Paragraph((sentence,), ("plan:opening",)))
    if standing:
        blocks += _list([voice.sentence(p) for p in standing.points], "plan:series.standing_preamble.points")
        if standing.bridge.strip():
            blocks.append(Paragraph((voice.sentence(standing.bridge),), ("plan:series.standing_preamble.bridge",)))
    before = len(blocks)
    blocks += _gloss(plan, voice)
    blocks += _context(plan, voice)
    line = _topic_line(plan, voice, words) if name == STANDING else ""
    return Opening(tuple(blocks), line, before == len(blocks) == 1)


def _slots(plan: Plan, voice: Voice) -> dict[str, object]:
    words = {k: voice.written(v) for k, v in plan.opening_words}
    questions = [voice.written(q) for q in plan.questions if q.strip()]
    series = plan.series
    topic = voice.written(plan.topic or plan.title)
    return {
        "questions": " ".join(questions), "several": len(questions) > 1,
        "question": words.get("question", ""),
        "topic": words.get("topic") or topic,
        "series": words.get("series") or (voice.written(series.label) if series else ""),
        "cell": voice.written(series.cell) if series else "",
        "date": voice.day(plan.date) if plan.date and voice.profile.shows_date else "",
        "network": voice.written(plan.network) or voice.style.network,
        "colon": voice.says_yes("opening.colon"),
        **{name: words.get(name, "") for name in ("gloss", "occasion", "purpose", "aim")},
    }


def _choose(plan: Plan, voice: Voice, slots: Mapping[str, object]) -> str:
    """The opening that the plan or its series names, if its blanks can be filled; else the profile's first."""
    standing = bool(plan.series and plan.series.standing_preamble and plan.series.standing_preamble.about.strip()
                    and voice.has(f"opening.{STANDING}"))
    for name in (plan.opening, plan.series.opening if plan.series else ""):
        if name == STANDING and not standing:
            continue
        if name and _fits(name, voice, slots):
            return name
    if standing:
        return STANDING
    count = "none" if not slots["questions"] else "several" if slots["several"] else "one"
    for choice in voice.profile.openings:
        if choice.questions in ("any", count) and _fits(choice.use, voice, slots):
            return choice.use
    return ""


def _fits(name: str, voice: Voice, slots: Mapping[str, object]) -> bool:
    phrase = voice.style.phrases.get(f"opening.{name}")
    return phrase is not None and all(slots.get(slot) for slot in needs(phrase))


def _topic_line(plan: Plan, voice: Voice, words: Mapping[str, str]) -> str:
    """The session's own question, after a preamble that all of its series share."""
    asked = [voice.written(q) for q in plan.questions if q.strip()]
    if words.get("question", "").strip():
        phrase = f"topic-line.{voice.choice('opening.topic_line')}"
        line = voice.say(phrase, question=voice.written(words["question"]), questions=" ".join(asked), several=False)
    elif asked:
        line = voice.say("topic-line.direct", questions=" ".join(asked), several=len(asked) > 1)
    else:
        return ""
    if words.get("clause", "").strip():
        line = f"{unstopped(line)}, {voice.written(words['clause'])}"
    return joined(voice.stop(line), voice.sentence(words.get("then", "")))


def _gloss(plan: Plan, voice: Voice) -> list[Block]:
    if plan.gloss is None:
        return []
    words = voice.say("gloss", term=voice.written(plan.gloss.term), source=voice.written(plan.gloss.source),
                      quotation=inert(plan.gloss.quotation).strip())
    return [Paragraph((words,), ("plan:gloss",))]


def _context(plan: Plan, voice: Voice) -> list[Block]:
    blocks: list[Block] = []
    items: list[Item] = []
    for i, text in enumerate(plan.context):
        if not text.strip():
            continue
        source = (f"plan:context[{i}]",)
        if i in plan.context_points:
            items.append(Item((voice.written(text),), source))
            continue
        if items:
            blocks.append(ItemList(tuple(items)))
            items = []
        blocks.append(Paragraph((voice.sentence(text),), source))
    return [*blocks, ItemList(tuple(items))] if items else blocks


def _list(texts: list[str], source: str) -> list[Block]:
    items = tuple(Item((t,), (f"{source}[{i}]",)) for i, t in enumerate(texts) if t)
    return [ItemList(items)] if items else []
