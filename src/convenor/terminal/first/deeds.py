"""What the first screen always offers. It is there before any session has been read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list. `key` names what opens; a heading has none."""

    words: str
    key: str = ""
    when: str = ""
    more: str = ""


def deeds(last: str = "", *, example: bool, unfinished: bool, past: str = "", takes: bool = False) -> list[Entry]:
    """What one can do. `last`: what a new session could be like; `example`: there is one to look at;
    `unfinished`: a form was left half filled; `past`: what raw words are past their day; `takes`: a colleague's file
    can be taken in."""
    plan = "go on with what you had typed" if unfinished else "from a format, in about a minute"
    entries = [Entry("Plan a session", "do:plan", more=plan)]
    if last:
        entries.append(Entry("Like last time", "do:like", more=last))
    if example:
        entries.append(Entry("Practise", "do:practise", more="a session at speed; nothing is kept"))
        entries.append(Entry("See one in full swing", "do:example", more="an example to look around in"))
    if takes:
        entries.append(Entry("Open a colleague’s file", "do:take-in", more="a session that was handed over to you"))
    if past:
        entries.append(Entry("Let raw words go", "do:purge", more=past))
    return entries
