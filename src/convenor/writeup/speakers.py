"""The speakers, introduced one by one: first, second, final."""

from __future__ import annotations

from convenor.session.people import Invited, Person
from convenor.writeup.document import Paragraph
from convenor.writeup.flow import Flow
from convenor.writeup.idents import Idents
from convenor.writeup.material import Material, Said, Turn
from convenor.writeup.names import Names, pronoun_of
from convenor.writeup.pointers import pointer
from convenor.writeup.points import said_items, said_line
from convenor.writeup.prose import capital
from convenor.writeup.voice import Voice

TOLD = ("reflection", "story", "example", "quote")
"""Kinds of note that stand under their speaker as a paragraph."""


class Introductions:
    """What both layouts share: stems, clauses, what follows them, and what a speaker said at length."""

    def __init__(self, material: Material, voice: Voice, names: Names) -> None:
        self.material, self.voice, self.names = material, voice, names
        self.idents = Idents(material.plan, voice, names)

    def slots(self, **given: object) -> dict[str, object]:
        """All slots of an introduction; those not given are empty."""
        blank: dict[str, object] = dict.fromkeys(
            ("ident", "name", "names", "list", "ordinal", "by", "Pronoun", "tl", "Tl", "dashident", "first",
             "second", "subject", "people", "known_as"), "")
        return blank | {"one": True, "plural": False} | given

    def say(self, phrase: str, **given: object) -> str:
        if not given.get("ident"):
            # A general introduction may stand for this one, and it names people by one slot.
            pair = [str(given[n]) for n in ("first", "second") if given.get(n)]
            others = (str(given[n]) for n in ("list", "people", "names", "name", "dashident") if given.get(n))
            given["ident"] = self.voice.series_of(pair) or next(others, "")
        return self.voice.say(f"intro.{phrase}", **self.slots(**given))

    def with_clause(self, stem: str, invited: Invited, at: int, *, predicate: bool = False) -> str:
        """The stem with what they bring, without a stop. A predicate goes on without a comma of its own."""
        clause = self.voice.written(invited.brings)
        if not clause:
            return stem
        comma = not predicate and self.voice.says_yes("turns[].clause_comma", at) and not stem.endswith(",")
        return f"{stem}{',' if comma else ''} {clause}"

    def predicate(self, ident: str, turn: Turn) -> str:
        """Somebody, and what they did: "Ada Pell, Director of Ladle, opened …"."""
        if not turn.lead.brings.strip():
            return self.voice.stop(self.say("openers", list=ident, one=len(turn.who) == 1))
        comma = ", " in ident and self.voice.says_yes("turns[].clause_comma", turn.at)
        stem = f"{capital(ident)}," if comma else capital(ident)
        return self.voice.stop(self.with_clause(stem, turn.lead, turn.at, predicate=True))

    def people(self, turn: Turn) -> str:
        return self.voice.series_of([self.idents.of(i.person) for i in turn.who])

    def names_of(self, turn: Turn) -> str:
        return self.voice.series_of([self.names.full(i.person) for i in turn.who])

    def affiliations(self, turn: Turn) -> str:
        clauses = [a for a in (self.idents.affiliation(i.person) for i in turn.who) if a]
        return self.voice.stop(self.voice.say("list.and").join(clauses)) if clauses else ""

    def follow(self, turn: Turn, flow: Flow, *, flag: bool = False) -> None:
        """What comes after an introduction. `flag`: a thought leader has a sentence of their own, the last."""
        for invited in turn.who:
            says = self.voice.sentence(invited.says)
            flow.say(says, turn.sources)
            flow.say(self._recording(invited), turn.sources)
            if flag:
                leads = self.idents.tl_sentence(invited.person, also=bool(says))
                flow.say(self.voice.stop(leads), turn.sources)
            if invited.aside.strip():
                aside = self.voice.written(invited.aside).removesuffix(".")
                flow.trail(self.voice.say("aside", dash=self.voice.profile.dash, aside=aside))
        self.at_length(turn, flow)

    def _recording(self, invited: Invited) -> str:
        if invited.recording is None or not invited.recording.name.strip():
            return ""
        heard = invited.recording
        word = invited.person.pronoun.replace(",", "/").split("/")[0].strip().casefold()
        known_as = self.names.known_as(invited.person)
        return self.voice.say("recording", known_as=known_as, pronoun=word or known_as,
                              ident=self.idents.of(heard))

    def at_length(self, turn: Turn, flow: Flow) -> None:
        """What they said, under them: reflections and stories as paragraphs, everything else as their own list."""
        pointers = [p for i in turn.who for p in i.pointers]
        listed: list[Said] = []
        for at, said in enumerate(turn.body):
            here = [p for p in pointers if p.after == at]
            if here or said.kind in TOLD:
                self._list(listed, flow)
            for p in here:
                flow.add(Paragraph(pointer(p, self.voice), turn.sources))
            if said.kind in TOLD:
                flow.paragraph(said_line(said, self.voice, None), said.sources)
                flow.items(said_items(said.items, self.voice, None))
            else:
                listed.append(said)
        self._list(listed, flow)
        for p in pointers:
            if p.after is None or p.after >= len(turn.body):
                flow.add(Paragraph(pointer(p, self.voice), turn.sources))

    def _list(self, said: list[Said], flow: Flow) -> None:
        flow.items(said_items(tuple(said), self.voice, None))
        said.clear()


def by_ordinal(turns: tuple[Turn, ...], intro: Introductions, flow: Flow) -> None:
    """Each slot by its place in the order, in a paragraph of its own or all in one."""
    voice = intro.voice
    together = voice.says_yes("turns.one_paragraph")
    for i, turn in enumerate(turns):
        if not together:
            flow.end()
        if intro.material.plan.headings and turn.lead.heading.strip():
            flow.heading(voice.written(turn.lead.heading), turn.sources)
        before = turns[i - 1].lead.person if i else None
        name, stem = _stem(turn, i, len(turns), before, intro, together=together)
        if name == "named":
            flow.say(intro.predicate(stem, turn), turn.sources)
        else:
            flow.say(voice.stop(intro.with_clause(stem, turn.lead, turn.at)), turn.sources)
        in_role = together and intro.idents.leads(turn.lead.person)[1] == "strand"
        intro.follow(turn, flow, flag=not in_role)
    flow.end()


def _stem(
    turn: Turn, i: int, n: int, before: Person | None, intro: Introductions, *, together: bool
) -> tuple[str, str]:
    """The name of the phrase, and the phrase."""
    voice, names = intro.voice, intro.names
    chosen = voice.choice("turns[].intro", turn.at)
    ordinal = voice.ordinal(i + 1)
    handed = turn.lead.introduced_by.strip()
    by = names.speaker(handed) if handed else ""
    word, plural = pronoun_of(before, names) if before else ("", False)
    if by and ordinal and i:
        name = "handed-on"
    elif chosen and not (chosen == "followed-by" and not before):
        name = chosen
    elif together and i:
        name = "followed-by" if i == 1 else "also-heard"
    elif n == 1:
        name = "only"
    elif i == 0:
        name = "first"
    elif turn.body and turn.lead.brings.strip():
        name = "named"
    elif n == 3 and i == 2:
        name = "final"
    elif i == 1:
        name = "second"
    else:
        name = "nth" if ordinal else "also-heard"
    ident = intro.people(turn) if len(turn.who) > 1 or not together else intro.idents.in_role(turn.lead.person)
    return name, intro.say(name, ident=ident, name=ident, names=ident, list=ident, people=ident, ordinal=ordinal,
                           by=capital(by), Pronoun=word, plural=plural, one=len(turn.who) == 1)
