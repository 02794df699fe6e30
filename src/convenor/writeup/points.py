"""The points: what was said, each as a sentence, with whoever said yes to their name."""

from __future__ import annotations

import re

from convenor.writeup.document import Item
from convenor.writeup.material import Material, Said
from convenor.writeup.names import Names
from convenor.writeup.prose import capital, folded, outside, unstopped
from convenor.writeup.voice import Voice

_DIRECT = re.compile(r"(?<![\w’'-])(?:I|my|me|mine|myself)(?![\w-])|^(?:What an? |Thank you|Thanks)")
"""How somebody speaks of themselves, or to others: "I never planned it", "Thank you". It reads ill before "Ada said".
"""


def said_line(said: Said, voice: Voice, names: Names | None) -> str:
    """One thing that was said, as it stands in the note. Without `names` nobody is named."""
    who = names.speaker(said.who) if names and said.who else ""
    if said.kind == "quote":
        words = voice.very_words(said.text)
        line = voice.say("said.quote", words=words, who=capital(who)) if who else voice.say("quote", words=words)
        return voice.stop(line)
    text = voice.as_printed(said.text, said.kind, worded=said.worded)
    if not who:
        return (said.against and not said.worded and voice.say_if_any("said.objection", text=text)) or text
    if folded(text).casefold().startswith(tuple(f"{n.casefold()} " for n in {who, who.split(" ")[0]})):
        return text  # its note-taker said who, in the words themselves
    bare = unstopped(text)
    if _DIRECT.search(outside(text, voice.quotes)) and not text.endswith(("?", ":")):
        return voice.say("said.before", text=text, who=capital(who))
    if said.items and text.endswith(":"):
        return voice.say("said.opens-list", text=text[:-1], who=who)
    if bare != text:
        return voice.say("said.point", text=bare, who=who)
    phrase = "said.asked" if text.endswith("?") else "said.before"
    return voice.say(phrase, text=text, who=capital(who))


def said_item(said: Said, voice: Voice, names: Names | None) -> Item:
    """The same as an item of a list, with what belongs under it."""
    line = said_line(said, voice, names)
    return Item((line,), said.sources, said_items(said.items, voice, names))


def said_items(said: tuple[Said, ...], voice: Voice, names: Names | None) -> tuple[Item, ...]:
    """Items in order; single words offered one after the other in one place share an item."""
    items: list[Item] = []
    words: list[Said] = []

    def close() -> None:
        if words:
            listed = voice.say("list.comma").join(folded(w.text).rstrip(".,;") for w in words)
            items.append(Item((voice.finished(listed),), tuple(s for w in words for s in w.sources)))
            words.clear()

    for one in said:
        if one.kind == "word" and not one.items and not (names and one.who):
            if words and (words[0].segment, words[0].room) != (one.segment, one.room):
                close()
            words.append(one)
        else:
            close()
            items.append(said_item(one, voice, names))
    close()
    return tuple(items)


def points(material: Material, voice: Voice, names: Names) -> tuple[Item, ...]:
    """All points, in the order of agenda and room; under its question where rooms had one each."""
    asked = material.room_questions() if voice.choice("points.rooms") != "merged" else {}
    items: list[Item] = []
    group: list[Said] = []

    def close() -> None:
        if not group:
            return
        inner = said_items(tuple(group), voice, names)
        at, room = asked.get(group[0].room or 0, (0, None))
        if room:
            items.append(Item((voice.written(room.question),), (f"plan:rooms[{at}]",), inner))
        else:
            items.extend(inner)
        group.clear()

    for said in material.points:
        if group and (group[0].segment, group[0].room) != (said.segment, said.room):
            close()
        group.append(said)
    close()
    return tuple(items)
