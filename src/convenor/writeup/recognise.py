"""What may make the writer of a page recognisable. Nobody can be asked, so an author is told, and decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenor.session.pages import HandedIn
from convenor.session.session import Session

FEW = 5
"""Pages below which whoever was there may guess whose is whose."""

OPTIONS = "Cut the detail, leave the page out, or keep it: nobody can be asked."

_WORD = r"[^\W\d_][\w’'-]*"
_TELLING = (
    ("the only one of its kind", re.compile(
        r"\b(?:as|being|I am|I was|I’m|I'm) the (?:only|first|last)\b[^.!?;:,]*", re.I)),
    ("what its writer is", re.compile(
        r"\b(?:as (?:an?|the)|I am (?:an?|the)|I was (?:an?|the)|I’m an?|I'm an?|I work(?:ed)? (?:as|at|for|in))"
        rf" {_WORD}[^.!?;:,]*", re.I)),
    ("somebody of its writer’s own", re.compile(
        r"\b(?:my|our) (?:late )?(?:husband|wife|partner|mother|father|mum|dad|son|daughter|child|children|kids|brother"
        r"|sister|baby|carer|boss|landlord|employer|grand\w+|nephew|niece|aunt|uncle)\b[^.!?;:,]*", re.I)),
    ("a story of its writer’s own", re.compile(
        r"\b(?:I|my|me|we|our)\b[^.!?]*\b(?:asylum|refugee|homeless|evict\w+|prison|diagnos\w+|cancer|rehab|addict\w+"
        r"|abus\w+|divorc\w+|miscarr\w+|bereave\w+|died|suicid\w+|foster care|in care|benefits|visa)\b[^.!?]*", re.I)),
    ("an age or a year", re.compile(
        r"\b(?:aged? \d{1,3}|\d{1,3} years old|in (?:19|20)\d\d|since (?:19|20)\d\d)\b", re.I)),
    ("an address or a number", re.compile(
        r"\S+@\S+\.\w+|\b\+?\d[\d ]{8,}\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
)
_NAME = re.compile(r"(?<=[\w,;’] )(?<![.!?] )[A-Z][a-z’]+(?: [A-Z][a-z’]+)*")
_NO_NAME = {
    "I", "English", "British", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Earth", "God", "Christmas", "Covid", "The", "We", "Britain", "England", "Wales", "Scotland", "UK",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that may tell who wrote a page; `page` is empty when it is about all of them."""

    page: str
    what: str
    words: str = ""


def telling(session: Session) -> tuple[Telling, ...]:
    """All of it, about all pages first."""
    pages = session.pages
    found: list[Telling] = []
    if 0 < len(pages) < FEW:
        count = "Only one page" if len(pages) == 1 else f"Only {len(pages)} pages"
        found.append(Telling("", f"{count} came in: whoever was there may guess whose it is."))
    names = tuple(dict.fromkeys(_known(session)))
    for page in pages:
        found += _in(page, names)
    return tuple(found)


def _in(page: HandedIn, names: tuple[str, ...]) -> Iterator[Telling]:
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        """Whether no name stands there yet, a longer one or a surer one."""
        if any(start < e and s < end for s, e in taken):
            return False
        taken.append((start, end))
        return True

    for name in names:
        for hit in re.finditer(rf"\b{re.escape(name)}\b", page.text):
            if free(*hit.span()):
                yield Telling(page.id, "a name", hit[0])
    for what, form in _TELLING:
        for hit in form.finditer(page.text):
            yield Telling(page.id, what, hit[0].strip())
    for hit in _NAME.finditer(page.text):
        if hit[0] not in _NO_NAME and free(*hit.span()):
            yield Telling(page.id, "perhaps a name", hit[0])


def _known(session: Session) -> Iterator[str]:
    """Names of people and organisations of the session, whole and first ones, the longest first."""
    people = [invited.person for invited in session.plan.invited]
    names = [n for p in people for n in (p.name, p.short, p.post.organisation)]
    names += [n for one in session.roster for n in (one.name, one.name.split(" ")[0])]
    yield from sorted((n for n in names if len(n) > 1), key=len, reverse=True)
