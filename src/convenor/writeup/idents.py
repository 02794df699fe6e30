"""Who somebody is: name, role, organisation, and what they lead the thinking on."""

from __future__ import annotations

from convenor.session.agenda import Plan
from convenor.session.people import Person, Post
from convenor.writeup.names import Names, pronoun_of
from convenor.writeup.voice import Voice


class Idents:
    """Introduces the people of one plan."""

    def __init__(self, plan: Plan, voice: Voice, names: Names) -> None:
        self._plan = plan
        self._voice = voice
        self._names = names
        series = plan.series.thought_leaders if plan.series else ()
        self._leaders = {p.name.casefold(): p for p in (*series, *plan.thought_leaders)}
        # As "people[n]" counts them: those invited, then those heard only in a recording.
        people = [i.person for i in plan.invited] + [i.recording for i in plan.invited if i.recording]
        self._at = {p.name: n for n, p in reversed(list(enumerate(people)))}

    def of(self, person: Person) -> str:
        """Name and who they are; the name alone for somebody who was introduced before."""
        if self._names.knows(person):
            return self._names.call(person)
        return self._voice.say("ident", **self._slots(person))

    def with_dashes(self, person: Person) -> str:
        """The same between dashes, for somebody whose role goes before their name."""
        if self._names.knows(person) or person.post == Post():
            return self._names.call(person)
        return self._voice.say("dash-ident", **self._slots(person))

    def in_list(self, person: Person) -> str:
        """As in a list of speakers, where a thought leader is flagged at once."""
        ident, tl = self.of(person), self.tl(person)
        return self._voice.say("tl.in-list", ident=ident, tl=tl) if tl and self._voice.has("tl.in-list") else ident

    def in_role(self, person: Person) -> str:
        """As where all introductions share a paragraph, and a sentence about the role would be in the way."""
        leads, by = self.leads(person)
        ident = self.of(person)
        if not leads or by != "strand" or not self._voice.has("tl.strand-in-role"):
            return ident
        return self._voice.say("tl.strand-in-role", ident=ident, strand=leads,
                               hyphen=self._voice.says_yes("thought_leader.hyphen"))

    def leads(self, person: Person) -> tuple[str, str]:
        """What they lead the thinking on, and whether that is a topic, a theme or a strand."""
        known = self._leaders.get(person.name.casefold())
        for one in (person, known):
            if one and one.thought_leader_of.strip():
                return self._voice.written(one.thought_leader_of), one.thought_leader_by
        return (self._voice.choice("thought_leader.of"), "of") if known else ("", "of")

    def tl(self, *people: Person) -> str:
        """ "our thought leader for this cell"; empty when they are none."""
        leads = next((self.leads(p)[0] for p in people if self.leads(p)[0]), "")
        return self._voice.say("tl.of", of=leads, several=len(people) > 1) if leads else ""

    def tl_sentence(self, person: Person, *, also: bool) -> str:
        """A sentence of its own on what they lead the thinking on, without its stop."""
        leads, by = self.leads(person)
        if not leads:
            return ""
        word, plural = pronoun_of(person, self._names)
        voice = self._voice
        network = voice.written(self._plan.network) or voice.style.network
        shared = {"Pronoun": word, "plural": plural, "also": also}
        if by == "theme":
            return voice.say("tl.theme", **shared, network=network, theme=leads)
        if by == "strand":
            return voice.say("tl.strand", **shared, network=network, strand=leads)
        return voice.say("tl.sentence", **shared, of=leads)

    def affiliation(self, person: Person) -> str:
        """A clause on who somebody is, after a joint introduction; empty when nothing is known."""
        if not (person.post.role.strip() or person.post.organisation.strip()):
            return ""
        slots = self._slots(person)
        return self._voice.say("affiliation", known_as=self._names.known_as(person), role=slots["role"],
                               preposition=slots["preposition"], organisation=slots["organisation"])

    def _slots(self, person: Person) -> dict[str, object]:
        voice = self._voice
        at = self._at.get(person.name)
        return {
            "name": self._names.full(person),
            "role_before_name": voice.written(person.role_before_name),
            **self._post(person.post),
            "comma_before_from": voice.says_yes("people[].comma_before_from", at),
            "about": voice.written(person.about),
            "also": "".join(voice.say("ident.also", **self._post(p)) for p in person.also if p != Post()),
            "formerly": voice.say("ident.formerly", preposition=person.formerly.preposition,
                                  organisation=voice.written(person.formerly.organisation))
            if person.formerly and person.formerly.organisation.strip() else "",
        }

    def _post(self, post: Post) -> dict[str, str]:
        written = self._voice.written
        return {"role": written(post.role), "preposition": written(post.preposition),
                "organisation": written(post.organisation)}
