"""The contract between the write-up and a house style: which phrases there are and what may stand in them.

The phrases themselves are data. A phrase that is not named here may still be added to a *family*, whose
members are chosen by name: another opening, another way to introduce somebody.
"""

from __future__ import annotations

_OPENING = (
    "questions question several topic series cell date network colon gloss occasion purpose aim"
)
_IDENT = "name role preposition organisation role_before_name comma_before_from about also formerly"
_INTRO = (
    "ident name names list ordinal one by Pronoun plural tl Tl dashident first second subject people known_as"
)
_LEADIN = "who where verb"
_LISTED = "subject first several list"
_WHO = "the known_as"
_WHERE = "breakout"

KNOWN: dict[str, str] = {
    "title.series": "series joiner topic",
    "title.plain": "topic",
    "title.none": "",
    "date": "day month year",
    "amended": "date",
    "digest.opening": "date", "digest.next-steps": "", "digest.reading": "",
    "roundup.title": "start end series", "roundup.points": "", "roundup.quotes": "", "roundup.other": "",
    "list.comma": "", "list.and": "", "list.comma-and": "", "list.semicolon": "", "list.semicolon-and": "",
    "opening.standing-series": _OPENING,
    "topic-line.explored": "question", "topic-line.considered": "question",
    "topic-line.direct": "questions several",
    "gloss": "term source quotation",
    "ident": _IDENT,
    "ident.also": "role preposition organisation",
    "ident.formerly": "preposition organisation",
    "affiliation": "known_as role preposition organisation",
    "dash-ident": "name role preposition organisation",
    "tl.of": "of several", "tl.sentence": "Pronoun plural also of", "tl.theme": "Pronoun plural also network theme",
    "tl.strand": "Pronoun plural also network strand", "tl.strand-in-role": "ident strand hyphen",
    "tl.in-list": "ident tl",
    "aside": "dash aside",
    "intro.only": _INTRO, "intro.first": _INTRO, "intro.second": _INTRO, "intro.our-second": _INTRO,
    "intro.nth": _INTRO, "intro.final": _INTRO, "intro.followed-by": _INTRO, "intro.also-heard": _INTRO,
    "intro.handed-on": _INTRO, "intro.named": _INTRO, "intro.session": _INTRO, "intro.openers": _INTRO,
    "intro.openers-joint": _INTRO, "intro.opener-nth": _INTRO, "intro.opener-final": _INTRO,
    "intro.main-opener": _INTRO, "intro.topic-introduced": _INTRO, "intro.topic-introduced-by": _INTRO,
    "intro.after-reflections": _INTRO, "intro.reflected": _INTRO, "intro.leads": _INTRO,
    "intro.joined-by": _INTRO, "intro.opened-discussion": _INTRO, "intro.heard-about": _INTRO,
    "intro.heard-from": _INTRO, "intro.also": _INTRO, "intro.tl-also": _INTRO,
    "recording": "known_as pronoun ident",
    "leadin.here-are": _LEADIN, "leadin.key-points": _LEADIN, "leadin.some": _LEADIN, "leadin.other": _LEADIN,
    "who.speakers-and-in-discussion": _WHO, "who.speakers-and-participants": _WHO,
    "who.named-speaker-and-others": _WHO, "who.speakers": _WHO, "who.participants": _WHO,
    "who.in-discussion": _WHO, "who.nobody": _WHO,
    "where.breakouts-plenary": _WHERE, "where.discussion-breakouts": _WHERE, "where.breakouts": _WHERE,
    "where.subsequent-discussion": _WHERE, "where.nowhere": _WHERE,
    "heading.speakers": "", "heading.points": "breakout", "heading.discussion": "",
    "heading.respondents": "", "heading.next-steps": "",
    "said.point": "text who", "said.opens-list": "text who", "said.before": "text who",
    "said.asked": "text who", "said.quote": "words who", "said.objection": "text",
    "quote": "words",
    "headline.and-it-was": "a b", "headline.when": "a b", "headline.it-was": "a b", "headline.alone": "a",
    "narrative.wrote": "about", "narrative.described": "about",
    "whatif.leadin": "task breakout", "whatif.group": "question subject verb",
    "whatif.also": "subject first verb",
    "whatif.ideas": _LISTED, "whatif.ideas-to": _LISTED, "whatif.spoke-of": _LISTED,
    "whatif.subject.this-breakout-group": "", "whatif.subject.this-break-out-group": "",
    "whatif.subject.the-group": "", "whatif.subject.this-group": "",
    "whatif.verb.thought-that": "", "whatif.verb.reflected-most-on": "",
    "respondents.leadin": "count several",
    "respondent.points": "", "respondent.reflections": "known_as", "respondent.clause": "known_as clause",
    "questions.leadin": "several",
    "conclusion": "who", "conclusion.then": "who",
    "next-steps": "text",
    "join.after-stop": "", "join.other": "",
    "pointer.here": "verb subject link end",
    "pointer.resource": "verb subject preposition resource by link end",
    "reading": "resource by link end", "reading.recorded": "text",
}
"""Every phrase that a house style may have by these names, with its slots. Slots may be used or left."""

_NAMED = ("leads", "also", "tl-also", "session", "openers-joint", "opened-discussion")
INSTEAD: dict[str, str] = {
    # Introductions: the general one stands for the particular.
    "intro.first": "intro.nth", "intro.second": "intro.nth", "intro.final": "intro.nth", "intro.only": "intro.nth",
    **{f"intro.{name}": "intro.also-heard" for name in (
        "nth", "our-second", "followed-by", "handed-on", "openers", "opener-nth", "opener-final", "main-opener",
        "topic-introduced", "topic-introduced-by", "after-reflections", "reflected", "joined-by", "heard-about",
        "heard-from")},
    **{f"intro.{name}": "intro.named" for name in _NAMED},
    "dash-ident": "ident", "conclusion.then": "conclusion", "topic-line.direct": "",
    # What a house does not have is not said.
    **dict.fromkeys((
        "ident.also", "ident.formerly", "affiliation", "tl.of", "tl.sentence", "tl.theme", "tl.strand",
        "tl.strand-in-role", "tl.in-list", "recording", "gloss", "opening.standing-series", "topic-line.explored",
        "topic-line.considered", "headline.and-it-was", "headline.when", "headline.it-was", "headline.alone",
        "narrative.wrote", "narrative.described", "join.after-stop", "join.other", "whatif.leadin", "whatif.group",
        "whatif.also", "whatif.ideas", "whatif.ideas-to", "whatif.spoke-of",
        "whatif.subject.this-breakout-group", "whatif.subject.this-break-out-group", "whatif.subject.the-group",
        "whatif.subject.this-group", "whatif.verb.thought-that", "whatif.verb.reflected-most-on", "respondents.leadin",
        "respondent.points", "respondent.reflections", "respondent.clause", "questions.leadin", "heading.speakers",
        "heading.points", "heading.discussion", "heading.respondents", "heading.next-steps", "pointer.here",
        "pointer.resource", "reading", "leadin.here-are", "leadin.key-points", "leadin.some", "leadin.other",
        "who.speakers-and-in-discussion", "who.speakers-and-participants", "who.named-speaker-and-others",
        "who.speakers", "who.participants", "who.in-discussion", "who.nobody", "where.breakouts-plenary",
        "where.discussion-breakouts", "where.breakouts", "where.subsequent-discussion", "where.nowhere",
        "digest.opening", "digest.next-steps", "digest.reading", "said.objection",
        "roundup.title", "roundup.points", "roundup.quotes", "roundup.other"), ""),
}
"""What stands instead of a phrase that a house style leaves out: another phrase, or nothing."""

REQUIRED = {name: slots for name, slots in KNOWN.items() if name not in INSTEAD}
"""The phrases that every house style must have."""

FAMILIES: dict[str, str] = {
    "opening.": _OPENING,
    "topic-line.": "question questions several",
    "intro.": _INTRO,
    "leadin.": _LEADIN,
    "who.": _WHO,
    "where.": _WHERE,
    "headline.": "a b",
    "whatif.subject.": "",
    "whatif.verb.": "",
}
"""Beginnings of names under which a house style may have phrases of its own, with their slots."""

PROFILES = ("undated", "dated")
QUESTIONS = ("any", "none", "one", "several")

_YES_NO = ("false", "true")

SETTINGS: dict[str, tuple[str, ...]] = {
    "opening.colon": _YES_NO,
    "opening.topic_line": ("topic-line.",),
    "turns.layout": ("ordinals", "by-part"),
    "turns.run_on": _YES_NO,
    "turns.one_paragraph": _YES_NO,
    "turns.at_length": _YES_NO,
    "turns[].intro": ("", "intro."),
    "turns[].clause_comma": _YES_NO,
    "people[].comma_before_from": _YES_NO,
    "thought_leader.hyphen": _YES_NO,
    "thought_leader.of": (),
    "leadin.head": ("", "leadin."),
    "leadin.head_usual": ("leadin.",),
    "leadin.head_told_at_length": ("leadin.",),
    "leadin.who": ("", "who."),
    "leadin.who_usual": ("who.",),
    "leadin.who_usual_placed": ("", "who."),
    "leadin.who_speakers": ("who.",),
    "leadin.who_discussion": ("who.",),
    "leadin.who_discussion_placed": ("", "who."),
    "leadin.the_speakers": _YES_NO,
    "leadin.where": ("", "where."),
    "leadin.verb": (),
    "leadin.break_out": (),
    "leadin.run_on": _YES_NO,
    "points.rooms": ("by-question", "merged"),
    "prose.dashes": ("house", "as-typed"),
    "journal.strands[].headline.join": ("headline.",),
    "journal.joins.": (),
    "what_if.groups[].subject": ("whatif.subject.",),
    "what_if.groups[].verb": ("whatif.verb.",),
    "conclusion.full_name": _YES_NO,
}
"""The free variants. What each may be: words, or "family." for any phrase of that family; () for any words."""

NEEDED: dict[str, str] = {
    "turns.layout": "", "leadin.head_usual": "", "leadin.head_told_at_length": "", "leadin.who_usual": "",
    "leadin.who_speakers": "", "leadin.who_discussion": "", "leadin.verb": "", "leadin.break_out": "",
    "opening.topic_line": "opening.standing-series", "thought_leader.of": "tl.of",
    "journal.strands[].headline.join": "headline.alone", "what_if.groups[].subject": "whatif.group",
    "what_if.groups[].verb": "whatif.group",
}
"""The free variants that cannot be left open, each with the phrase that makes it so; empty: in every style."""


def slots_of(phrase: str) -> frozenset[str] | None:
    """What may stand in a phrase of that name; None when there is no such phrase."""
    slots = KNOWN.get(phrase)
    if slots is None:
        slots = next((s for family, s in FAMILIES.items() if phrase.startswith(family)), None)
    return None if slots is None else frozenset(slots.split())
