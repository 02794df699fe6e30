"""Whether a note tells too much of somebody: of one who is not named and can be known, or who was not there to say yes.

It only asks. What is decided about it, and why, is nobody's business but the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page, Paragraph
from convenor.writeup.sentences import sentences

_ROLE = (
    r"(?:[\w-]+ ){0,3}?(?:GP|doctor|nurse|midwife|teacher|headteacher|head|vicar|priest|imam|rabbi|councillor|mayor|mp"
    r"|manager|director|chief executive|chair|officer|worker|librarian|solicitor|pharmacist|shopkeeper|landlord"
    r"|youth worker|social worker|carer|refugee|woman|man|person|member|tenant|resident|volunteer|trustee|farmer"
    r"|organisation|charity|group|project|service|centre|school|surgery|practice|hospice|shelter|church|mosque)"
)
_SOLE = re.compile(
    rf"\b(?:(?:the|our|their|its|my) (?:only|sole|first and only)|the (?:first|last) (?:woman|man|person)"
    rf"|one of (?:only )?(?:two|three)) {_ROLE}s?\b", re.IGNORECASE)
_AS_THE = re.compile(
    r"\b(?:as|being) the (?:GP|doctor|nurse|teacher|headteacher|vicar|imam|rabbi|councillor|mayor|MP|manager|director"
    r"|chief executive|chair|librarian|pharmacist|warden) (?:of|in|at|for) (?:the )?[A-Z]\w+")
_SOMEBODY = (
    r"\b(?:(?:my|his|her|their|our|a|one|another|this|that|the) (?:(?!of )[\w-]+ ){0,3}?(?:mother|father|mum|dad|son"
    r"|daughter|brother|sister|wife|husband|partner|child|baby|boy|girl|teenager|grandmother|grandfather|neighbour|friend|client"
    r"|patient|pupil|student|tenant|colleague|resident|family|couple|widow|widower|woman|man|lady|refugee|asylum seeker"
    r"|prisoner|young person|service user)"
    r"|single (?:mother|father|mum|dad))\b"
)
_TENDER = re.compile(
    r"\b(?:died|dying|death|suicid\w+|killed|murder\w*|cancer|dementia|stroke|miscarr\w+|stillb\w+|bereave\w+|grie(?:f|v\w+)"
    r"|abus\w+|rape[ds]?|assault\w*|violen(?:t|ce)|addict\w*|overdos\w+|drug use|drank|drinking|alcoholi\w+|prison|jail"
    r"|arrest\w*|convict\w*|sectioned|self-harm\w*|depress(?:ed|ion)|psychosis|schizophreni\w+|diagnos\w+|HIV|pregnan\w+"
    r"|divorc\w+|evict\w+|homeless|in debt|bankrupt\w*|asylum|deport\w+|undocumented|benefits were|taken into care"
    r"|in care|lost (?:her|his|their) (?:home|job|children|child|son|daughter|husband|wife))\b", re.IGNORECASE)
_PERSON = re.compile(_SOMEBODY, re.IGNORECASE)
_STORY = re.compile(
    r"\b(?:told|tells|tell) (?:a|the|another|this|his|her|their) (?:\w+ )?story of\b|\bthe story of (?:a|one|an)\b"
    r"|\bsingle (?:mother|father|mum|dad) (?:who|whose)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged \d{1,3}|(?:\d{1,3}|[a-z]+)-year-old)\b", re.IGNORECASE)
_REACH = re.compile(
    r"\b[\w.+-]+@[\w-]+\.[\w.-]+\w|(?<!\d)(?:\+44\s?|0)\d(?:[\s-]?\d){8,9}(?!\d)"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def sole(page: Page, house: House) -> Iterator[Remark]:
    """Somebody who is not named, and can only be one person or one organisation."""
    for at, p in enumerate(page.paragraphs):
        if _names_somebody(p, house):
            continue
        for pattern in (_SOLE, _AS_THE):
            for found in pattern.finditer(p.text):
                yield Remark(at, *found.span(), "identifies", "This can only be one, though nobody is named:"
                             " ask them, or say it so that it can be several", weight="ask", inside="ask")


def third_party(page: Page, house: House) -> Iterator[Remark]:
    """A story of somebody who was most likely not there to say yes to it."""
    for at, p in enumerate(page.paragraphs):
        for start, sentence in _sentences(p.text):
            person = _PERSON.search(sentence)
            told = any(p.search(sentence) for p in (_TENDER, _AGE, _STORY))
            if person and told:
                yield Remark(at, start + person.start(), start + person.end(), "third-party", "It tells of somebody who"
                             " may not know of it: can they be recognised, and would they say yes?",
                             weight="ask", inside="ask")


def reachable(page: Page, house: House) -> Iterator[Remark]:
    """How somebody can be reached: an address of theirs, a telephone number, where they live."""
    for at, p in enumerate(page.paragraphs):
        for found in _REACH.finditer(p.text):
            yield Remark(at, *found.span(), "reachable", "This leads straight to somebody: is it meant to be public?",
                         weight="ask", inside="ask")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        yield start, sentence
        at = start + len(sentence)


def _names_somebody(p: Paragraph, house: House) -> bool:
    """Whether the paragraph names a person, who then is asked about it by name."""
    names = chain(house.register.shorts, house.register.shorts.values())
    # Of a thousand names in the book hardly one stands in a paragraph: only that one is worth a pattern of its own.
    return any(name and name in p.text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", p.text) for name in names)


CARE = (sole, third_party, reachable)
"""Asked beside the house's rules, and not among them: no house can leave them out."""
