"""How an answer that is taken over phrase by phrase is told: what stands, who said yes to it, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from convenor.services.signoff import to_ask
from convenor.services.weighing import Beside, weighed
from convenor.session.text import shown
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow
from convenor.writeup.weighing import Phrase, numbered

NOTHING = "nothing"


def phrase_words(phrase: Phrase) -> str:
    """ "ten” → “eleven" as two quotations; what came or went is said so."""
    ours = f"“{shown(phrase.ours)}”" if phrase.ours else NOTHING
    return f"{ours} → {f'“{shown(phrase.theirs)}”' if phrase.theirs else NOTHING}"


def whose(beside: Beside, place: int) -> str:
    """Whose words stand in that place: in a word, for no colour tells it."""
    return "theirs" if place in beside.taken else "ours"


def stands_words(row: SignRow) -> str:
    """Whether they have said yes to how it reads, and what that asks for."""
    name = row.name[:1].upper() + row.name[1:]
    match row.state:
        case "yes" if row.wanted and folded(row.wanted) == folded(row.piece.text):
            return f"These are {row.name}’s own words: that is their yes, and no letter is needed."
        case "yes" | "as-noted":
            return f"{name} said yes to it."
        case "decided":
            return f"{name} did not answer, and the convenor decided."
        case "part":
            return f"{name} has not seen it so and has not said yes to it: the next letter shows it to them."
        case "changed":
            return (f"{name} has not said yes to it: they would have it otherwise. The next letter shows it to them"
                    " as it stands.")
        case "no":
            return f"{name} said no: leave it out, or word it without them."
        case "asked":
            return f"{name} was sent it so, and has not answered yet."
        case "unasked":
            return f"{name} has not been asked about it as it reads: the next letter shows it to them."


def next_letter(rows: Sequence[SignRow]) -> str:
    """What the next letter to this person is about; that none is needed when it is about nothing."""
    name, open_now = rows[0].name, to_ask(rows)
    refused = any(r.state == "no" for r in rows)
    if not open_now:
        return (f"No letter to {name} is needed: they said no to what is left." if refused
                else f"No letter to {name} is needed: everything of theirs is settled.")
    if open_now[0].why == "whole":
        return f"The next letter to {name} is the whole note as it reads now."
    pieces = ", ".join(str(r.n) for r in open_now)
    one = len(open_now) == 1
    return (f"The next letter to {name} has {'piece' if one else 'pieces'} {pieces} as"
            f" {'it reads' if one else 'they read'} now.")


def upset(before: Sequence[SignRow], after: Sequence[SignRow], name: str) -> str:
    """Of whom else a yes has ended, because the words that they had said yes to read otherwise now; empty for nobody.
    """
    was = {r.name for r in before if r.settled} - {r.name for r in before if not r.settled}
    now = dict.fromkeys(r.name for r in after if not r.settled and r.name in was and r.name != name)
    if not now:
        return ""
    return f"It reads otherwise now than {' and '.join(now)} said yes to: ask {'them' if len(now) > 1 else 'again'}."


def weighed_lines(rows: Sequence[SignRow]) -> Iterator[str]:
    """Everything that they would have otherwise, as the command prints it."""
    for beside in weighed(rows):
        taken = beside.taken
        yield f"  {beside.row.n}  ours:   {shown(_marked(beside, theirs=False))}"
        yield f"     theirs: {shown(_marked(beside, theirs=True))}"
        for place, number in enumerate(beside.numbers):
            yield f"       {number}  {phrase_words(beside.phrases[place])}   {whose(beside, place)} stands"
        if taken and len(taken) < len(beside.phrases):
            yield f"     it reads: {shown(beside.stands)}"
        yield f"     {shown(stands_words(beside.row))}"


def weighed_row(rows: Sequence[SignRow]) -> list[dict[str, Any]]:
    """The same as plain values."""
    return [
        {
            "piece": one.row.n, "paragraph": one.paragraph + 1, "ours": one.ours, "theirs": one.theirs,
            "reads": one.stands, "state": one.row.state, "said_yes": one.row.settled,
            "phrases": [
                {"n": n, "ours": phrase.ours, "theirs": phrase.theirs, "taken": k in one.taken}
                for k, (n, phrase) in enumerate(zip(one.numbers, one.phrases, strict=True))
            ],
        }
        for one in weighed(rows)
    ]


def _marked(beside: Beside, *, theirs: bool) -> str:
    return numbered(beside.ours, beside.phrases, theirs=theirs, first=beside.first)
