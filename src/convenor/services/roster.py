"""The roster: who is there, by hand, from a list, or from the call's own report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.session import event as events
from convenor.session.event import Words
from convenor.session.people import Person, Post
from convenor.session.problem import NotFound, Problem
from convenor.session.roster import Present, plain_name
from convenor.session.roster_words import to_words
from convenor.session.session import Session
from convenor.session.text import cleaned

MOST_PEOPLE = 2000
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody as a list names them, before it is known whether they are on the roster already."""

    name: str
    email: str = ""
    organisation: str = ""
    role: str = ""
    access: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a list: ids of those who are new on the roster, and of those of whom more is known now."""

    new: tuple[str, ...] = ()
    fuller: tuple[str, ...] = ()


def here(session: Session) -> tuple[Present, ...]:
    """Those on the roster who have not left, in the order in which they came."""
    return tuple(p for p in session.roster if not p.left)


def take(host: Host, session_id: str, people: Sequence[Newcomer], wish: Wish | None = None) -> Taken:
    """Put these people on the roster. The same list again adds nobody.

    Somebody is known by their e-mail address, or else by a name that only one on the roster answers to. What the
    list says of them fills what was empty; it never overwrites. Raises Problem when there are too many, or a
    name is empty or far too long.
    """
    wish = wish or Wish()
    for one in people:
        _check_name(one.name)
    people = tuple(replace(p, name=cleaned(p.name), also=tuple(cleaned(a) for a in p.also)) for p in people)

    def decide(session: Session) -> Batch:
        now: dict[str, Present] = {p.id: p for p in session.roster}
        touched: dict[str, None] = {}
        late = session.state in ("running", "paused", "ended")
        for one in people:
            known = _known(now.values(), one)
            if known is None:
                person = _tidied(Present(host.ids.new(), one.name, one.email, one.organisation, one.role, one.access,
                                         one.also, late))
            else:
                person = replace(_fuller(known, one), left=False)
                if person == known:
                    continue
            now[person.id] = person
            touched[person.id] = None
        if len(now) > MOST_PEOPLE:
            raise Problem(f"{len(now)} people are more than a roster holds: {MOST_PEOPLE}.", cure="Nobody was added.")
        happenings, words = _listed(host, wish, [now[i] for i in touched])
        return Batch(happenings, words, result=tuple(touched))

    before = {p.id for p in host.session(session_id).roster}
    touched = host.record(session_id, wish, ("roster", people), decide)
    return Taken(tuple(i for i in touched if i not in before), tuple(i for i in touched if i in before))


def also_known(host: Host, session_id: str, name: str, other: str, wish: Wish | None = None) -> None:
    """Say that `other` is the same person as `name`. If both are on the roster, they become one."""
    wish = wish or Wish()
    _check_name(other)

    def decide(session: Session) -> Batch:
        person = find_person(session, name)
        doubles = [p for p in session.roster if p.id != person.id and p.answers_to(other)]
        if len(doubles) > 1:
            raise NotFound(f"More than one person on the roster is called {other}.", cure="Give their e-mail address.")
        one = replace(person, also=_without_doubles(person.name, (*person.also, cleaned(other.strip()))))
        if doubles:
            double = doubles[0]
            one = _fuller(one, Newcomer(double.name, double.email, double.organisation, double.role, double.access,
                                        double.also))
        if one == person:
            return Batch()
        happenings, words = _listed(host, wish, [one])
        gone = tuple(p.id for p in doubles)
        happenings += tuple(host.happening(events.PersonForgotten(i), wish) for i in gone)
        deals = [d for d in session.deals if any(s.person in gone for s in d.seats)]
        happenings += tuple(
            host.happening(events.RoomsDealt(replace(
                d, seats=tuple(s for s in d.seats if s.person not in gone)
                if d.room_of(person.id) is not None
                else tuple(replace(s, person=person.id) if s.person in gone else s for s in d.seats)
            )), wish)
            for d in deals
        )
        return Batch(happenings, words, erase=gone)

    host.record(session_id, wish, ("also", name, other), decide)


def left(host: Host, session_id: str, name: str, wish: Wish | None = None) -> Present:
    """Somebody has left, or never came: they are not dealt any more. Taking them in again brings them back."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        person = find_person(session, name)
        if person.left:
            return Batch(result=(person.id,))
        return Batch((host.happening(events.PersonLeft(person.id), wish),), result=(person.id,))

    gone = host.record(session_id, wish, ("left", name), decide)[0]
    return next(p for p in host.session(session_id).roster if p.id == gone)


def forget(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """Take somebody off the roster for good: all that was kept of them is gone when this returns."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        person = find_person(session, name)
        return Batch((host.happening(events.PersonForgotten(person.id), wish),), erase=(person.id,))

    host.record(session_id, wish, ("forget", name), decide)


def find_person(session: Session, wanted: str) -> Present:
    """The one on the roster with that id, e-mail address or name; or, if only one could be meant, part of a name.

    Raises NotFound, naming the candidates.
    """
    words = plain_name(wanted)
    for same in (
        [p for p in session.roster if wanted == p.id or (words and words == p.email.casefold())],
        [p for p in session.roster if p.answers_to(wanted)],
        [p for p in session.roster if words and words in plain_name(p.name)],
    ):
        if len(same) == 1:
            return same[0]
        if same:
            some = "; ".join(f"{p.name}{f' ({p.email})' if p.email else ''}" for p in same[:6])
            raise NotFound(f"“{wanted}” could be more than one person: {some}.", cure="Give the e-mail address.")
    raise NotFound(f"Nobody on the roster is called “{wanted}”.", cure="`convenor roster SESSION` lists them.")


def newcomers(session: Session, book: Iterable[Person]) -> tuple[Present, ...]:
    """Those who are there and not in the people book, nor in the programme."""
    known = [*book, *(i.person for i in session.plan.invited), *session.plan.thought_leaders]
    known += [session.plan.convenor] if session.plan.convenor else []
    return tuple(p for p in here(session) if not any(_same(person, p) for person in known))


def as_person(present: Present) -> Person:
    """Somebody of the roster as the people book keeps them. Nobody has asked them yet whether they may be named."""
    post = Post(present.role, "of" if present.role and present.organisation else "", present.organisation)
    return Person(present.name, post=post, email=present.email, may_be_named=False)


def shown_names(people: Iterable[Present]) -> dict[str, str]:
    """Each person's name by id, with what tells them apart where two share one."""
    people = tuple(people)
    count: dict[str, int] = {}
    for p in people:
        count[plain_name(p.name)] = count.get(plain_name(p.name), 0) + 1
    names: dict[str, str] = {}
    taken: set[str] = set()
    for p in people:
        name = f"{p.name} ({p.email or p.organisation or p.id[:4]})" if count[plain_name(p.name)] > 1 else p.name
        name = f"{name} {p.id[:4]}" if name in taken else name
        taken.add(name)
        names[p.id] = name
    return names


def _listed(
    host: Host, wish: Wish, people: Sequence[Present]
) -> tuple[tuple[Happening, ...], tuple[Words, ...]]:
    rows = [to_words(host.ids.new(16), person) for person in people]
    return tuple(
        host.happening(events.PersonListed(person.id, row.id, person.late), wish)
        for person, row in zip(people, rows, strict=True)
    ), tuple(rows)


def _known(roster: Iterable[Present], one: Newcomer) -> Present | None:
    roster = tuple(roster)
    email = one.email.strip().casefold()
    if email:
        same = [p for p in roster if p.email.casefold() == email]
        if same:
            return same[0]
    called = [p for p in roster if any(p.answers_to(n) for n in (one.name, *one.also))]
    # two people may share a name; two addresses are two people
    called = [p for p in called if not (email and p.email)]
    return called[0] if len(called) == 1 else None


def _fuller(known: Present, one: Newcomer) -> Present:
    return _tidied(replace(
        known,
        email=known.email or one.email,
        organisation=known.organisation or one.organisation,
        role=known.role or one.role,
        access=known.access or one.access,
        also=_without_doubles(known.name, (*known.also, one.name, *one.also)),
    ))


def _tidied(person: Present) -> Present:
    def tidy(text: str) -> str:
        return cleaned(" ".join(text.split()))[:_LONGEST]

    return replace(
        person, name=tidy(person.name), email=tidy(person.email), organisation=tidy(person.organisation),
        role=tidy(person.role), access=tidy(person.access),
        also=_without_doubles(person.name, [tidy(a) for a in person.also]),
    )


def _without_doubles(name: str, others: Iterable[str]) -> tuple[str, ...]:
    seen = {plain_name(name), ""}
    kept = []
    for other in others:
        if plain_name(other) not in seen:
            seen.add(plain_name(other))
            kept.append(other)
    return tuple(kept)


def _same(person: Person, present: Present) -> bool:
    if person.email and person.email.casefold() == present.email.casefold():
        return True
    return any(plain_name(person.name) == plain_name(n) for n in (present.name, *present.also))


def _check_name(name: str) -> None:
    if not name.strip():
        raise Problem("Somebody on that list has no name.", cure="Give a name, or take the line out.")
    if len(name) > _LONGEST:
        raise Problem(f"“{name[:40]}…” is too long for a name.", cure="Is it the right list?")
