"""What a hurried note can be a part of: whether it may follow "thought that", or "ideas included".

It errs on one side only. What is not certain stands by itself, as a sentence of its own; that reads well enough
whatever it is, while a sentence put together wrongly reads as if nobody had written it.
"""

from __future__ import annotations

import re
from typing import Literal

from convenor.writeup.asking import asks, asks_for_certain
from convenor.writeup.hurried import unlisted

Form = Literal["clause", "phrase", "to", "whole"]
"""A clause has its subject and its verb; a phrase is a thing without a verb; "to" begins so; the rest stands alone."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FINITE = _words("""
is are was were has have had do does did can could will would shall should may might must cannot isn't aren't wasn't
weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't
""")
_PRONOUNS = _words("we they it there you he she")
_SUBJECTS = _words("""
the a an our their its his her your my some many most few every each all both these those this that no nobody somebody
everybody everyone someone anyone anybody nothing everything something people children others neighbours families
""")
_SUBORDINATE = _words("""
who which that whom whose where when what how why because while as than whether although though until since
""")
_NOT_FINITE_AFTER = _words("to a an political good free strong any the")
_STARTS_NO_CLAUSE = _words("""
to for by with without in on at from of about into through not yes no-one ok okay because so and but or also please
let lets make give get stop start keep use ask tell bring build create turn take put find share invite train fund pay
set open close change think look listen learn try remember help support work talk go come do have be see show allow
ensure involve include consider develop design plan meet move offer provide need want cut buy sell tax ban end begin
join link connect celebrate value trust treat teach send say speak write read run hold host count measure focus avoid
reduce increase improve raise lower protect promote encourage enable empower recognise respect reward replace remove
rethink redesign rebuild reuse review scrap simplify test track understand vote wait walk welcome what how why where
when who which whether less more fewer than don't never always only just maybe perhaps
""")
_STARTS_PHRASE = _words("""
a an the more less fewer better cheaper fairer simpler free no another some our their its your new local every
universal public community shared safe safer green affordable good decent proper enough small smaller one two three
four five many all both other fresh warm regular paid joint different
""")
_MAY_BE_SMALL = (_STARTS_PHRASE | _words("we they it there people everyone everybody nobody")) - _words("green")
"""First words that are small in the middle of a sentence, whatever telephones make of them."""
_AFTER_SAID = _words("that how why whether what where who goodbye thanks yes no so nothing something")
_VERBS = _words("""
takes makes needs helps gives means brings keeps leads feels becomes remains allows goes comes gets says knows thinks
wants seems happens belongs depends requires lets tells asks shows works costs counts matters exists starts stops ends
begins went came took made gave got said told felt found left lost kept held brought bought thought knew grew saw ran
began became met paid led built sent spent stood understood won wrote spoke broke chose drove ate fell rose died lived
rang eat come go know feel think want need have make take get give meet learn listen stay leave die say tell see hear
find keep bring begin become grow seem belong happen depend require let ask show deserve matter exist agree disagree
worry hope wish let's used tried asked wanted needed helped worked seemed happened stopped started
""")
_PARTICIPLE_GOES_ON = _words("by in for to from with at on of into through as together")
_NO_GERUND = _words("""
thing things nothing something everything anything king spring string ring evening morning during being wing sibling
ceiling pudding bring sing swing
""")
_SAYS_WHOSE = re.compile(
    r"(?:we|they|some|others|most|many|people|everyone|everybody|he|she) (?:all )?"
    r"(?:think|thought|feel|felt|believe|believed|heard|agree|agreed|say|said|suggest|suggested|wonder|wondered|asked"
    r"|discussed|talked|disagreed)\b"
    r"|it was (?:felt|suggested|noted|said|agreed|asked|thought|argued)\b"
    r"|there was (?:a |an |some |no )?(?:feeling|disagreement|agreement|sense|view|consensus)\b")
"""How a note begins that says itself whose thought it is: "thought that we think" is once too often."""
_ENDS = re.compile(r"[.?!…:;]\s+\S")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")


def form_of(text: str) -> Form:
    """What the words of one note can be a part of, as they were typed."""
    line = unlisted(text.strip())
    words = [w.replace("’", "'").casefold() for w in _WORD.findall(line)]
    if not words or asks(line) or asks_for_certain(line.rstrip(".")) or line.endswith("?") or not may_be_small(line):
        return "whole"
    if is_clause(words) and "?" not in line:
        return "clause"
    if _ENDS.search(line) or ";" in line.rstrip(";") or line.endswith((":", "!", "…")):
        return "whole"
    if words[0] == "to" and len(words) > 1 and not _FINITE.intersection(words):
        return "to"
    return "phrase" if is_phrase(words) else "whole"


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends within it."""
    return _ENDS.search(text) is None


def may_follow_said(text: str) -> bool:
    """Whether a note that begins small goes on from "said": that …, how …, she had …; and not: thank you."""
    if not text[:1].islower() or asks(text) or asks_for_certain(text.rstrip(".")) or not may_be_small(text):
        return False
    words = [w.replace("’", "'").casefold() for w in _WORD.findall(text)]
    if words[:2] in (["what", "a"], ["what", "an"]):
        return False
    return words[0] in _AFTER_SAID or is_clause(words)


def may_be_small(line: str) -> bool:
    """Whether its first letter may be small in the middle of a sentence: it was typed so, or it can be no name."""
    first = re.match(r"[\w’'-]+", line)
    if first is None or first[0] in ("i", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll"):
        return False
    if line[0].islower():
        return not any(c.isupper() for c in first[0])
    return first[0].lower() in _MAY_BE_SMALL and first[0][1:] == first[0][1:].lower()


def is_clause(words: list[str]) -> bool:
    """Whether words, in small letters, certainly are a subject and what it does."""
    if words[0] == "that":
        return len(words) > 2 and is_clause(words[1:])
    if words[0] in ("if", "when"):
        return bool(_words("would will could should can must").intersection(words[2:]))
    if _SAYS_WHOSE.match(" ".join(words)):
        return False
    if words[0] in _PRONOUNS:
        return len(words) > 1 and words[1] not in _SUBORDINATE and not words[1].endswith("ing")
    if words[0] in _STARTS_NO_CLAUSE or words[0].endswith("ing"):
        return False
    within = 12 if words[0] in _SUBJECTS else 4
    for at, word in enumerate(words[1:within], 1):
        if word in _SUBORDINATE:
            return False
        if word in _FINITE and words[at - 1] not in _NOT_FINITE_AFTER:
            return at + 1 < len(words)
    return False


def is_phrase(words: list[str]) -> bool:
    """Whether words, in small letters, certainly name a thing and no more."""
    gerund = words[0].endswith("ing") and len(words[0]) > 4 and words[0] not in _NO_GERUND
    if not (gerund or words[0] in _STARTS_PHRASE) or len(words) < 2 or _FINITE.intersection(words):
        return False
    for at, word in enumerate(words[1:], 1):
        follows_to = words[at - 1] == "to"
        if word in _VERBS and not follows_to:
            return False
        if word.endswith("ed") and (at + 1 == len(words) or words[at + 1] not in _PARTICIPLE_GOES_ON) and at > 2:
            return False
    return True


def going_on(text: str) -> str:
    """The words as they stand in the middle of a sentence: their first letter small, a "that" of their own left out."""
    line = unlisted(text.strip())
    found = re.match(r"that\s+(?=\S)", line, re.IGNORECASE)
    return line[found.end():] if found else line
