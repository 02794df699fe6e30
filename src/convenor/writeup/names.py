"""What people are called: in full when first named, then as they are known, and never two by one name."""

from __future__ import annotations

from collections import Counter
from functools import cache

from convenor.session.agenda import Plan
from convenor.session.people import Person
from convenor.writeup.prose import folded


class Names:
    """Keeps who has been named so far, for one note."""

    def __init__(self, plan: Plan, participants: tuple[str, ...] = ()) -> None:
        """`participants`: names of others who said yes to being named."""
        self._named = cache(plan.named)
        people = [i.person for i in plan.invited] + list(plan.thought_leaders)
        if plan.convenor:
            people.append(plan.convenor)
        known = {p.name: p.short for p in people}
        for name in participants:
            if self._named(name) is None:
                known.setdefault(folded(name), _first(name))
        self._shorts = Counter(short.casefold() for short in known.values())
        self._mentioned: set[str] = set()
        self._introduced: set[str] = set()

    def knows(self, person: Person) -> bool:
        """Whether they have been introduced in this note, and not only named as having said something."""
        return person.name in self._introduced

    def full(self, person: Person) -> str:
        """Their full name, which is now known."""
        self._mentioned.add(person.name)
        self._introduced.add(person.name)
        return folded(person.name)

    def call(self, person: Person) -> str:
        """Full at first mention, then as they are known."""
        return self._call(person.name, folded(person.short))

    def known_as(self, person: Person) -> str:
        """As they are known, also in the sentence that first names them; in full where two are known so."""
        return folded(person.short) if self._shorts[person.short.casefold()] < 2 else folded(person.name)

    def speaker(self, said_by: str) -> str:
        """How to name whoever a note says it was said by; empty when they may not be named."""
        person = self._named(said_by)
        if person is None:
            name = folded(said_by)
            return self._call(name, _first(name))
        return self.call(person) if person.may_be_named else ""

    def _call(self, name: str, short: str) -> str:
        if name in self._mentioned and short and self._shorts[short.casefold()] < 2:
            return short
        self._mentioned.add(name)
        return folded(name)


_ALSO_WORDS_TEXT = """
abbey alma amber angel april art august autumn barb basil bay bea bell ben berry bill bob brad brook buck chance charity
chase chip christian chuck clay cliff colt constance coral crystal daisy dale dan dawn dean dee destiny dick dolly don
drew duke earl ed eve faith fern fleur flora flower forest frank gale gene ginger glen grace grant guy hank harmony
harry hazel heath heather holly honey hope hunter iris ivy jack jade jean jerry jimmy jo job john josh joy june justice
ken king kit lance lane lee lily lord lucky major marina mark mat matt max may melody mercy mike miles mo olive opal
pa paris pat patience peace pearl peg penny pepper peter pierce pip poppy prince queen ray rich rick rob robin rocky rod
roger rose rowan ruby rusty sage sandy sean skip sky sol sterling stew storm sue summer sunny tab ted terry tiger tom
tony trinity ty val van verity vic violet wade ward warren wes will win winter wren young
"""
_ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split())


def small_names(plan: Plan) -> dict[str, str]:
    """Names of the session's people in small letters, each as it is written: for notes typed without capitals.

    What may also be meant as a word (mark, hope) is not among them; a full name is.
    """
    people = [i.person for i in plan.invited] + list(plan.thought_leaders) + ([plan.convenor] if plan.convenor else [])
    names = {folded(n) for p in people for n in (p.name, p.short, *p.aliases) if p.may_be_named and len(n.strip()) > 2}
    found = {n.lower(): n for n in names if n.lower() not in _ALSO_WORDS}
    return {small: name for small, name in sorted(found.items(), key=lambda f: -len(f[0])) if small != name}


def _first(name: str) -> str:
    return folded(name).split(" ", 1)[0]


def pronoun_of(person: Person, names: Names) -> tuple[str, bool]:
    """The word to begin a sentence about them with, and whether it takes a plural verb."""
    word = person.pronoun.replace(",", "/").split("/")[0].strip().casefold()
    if not word:
        return names.known_as(person), False
    return word[:1].upper() + word[1:], word == "they"
