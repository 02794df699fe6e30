"""The speakers, introduced by the part that each had in the programme, mostly in one paragraph."""

from __future__ import annotations

from convenor.session.people import Invited
from convenor.writeup.flow import Flow
from convenor.writeup.material import Turn
from convenor.writeup.names import pronoun_of
from convenor.writeup.prose import capital
from convenor.writeup.speakers import Introductions


def by_part(turns: tuple[Turn, ...], intro: Introductions, flow: Flow) -> None:
    """Neighbours with the same part are introduced together."""
    groups: list[list[Turn]] = []
    for turn in turns:
        if groups and _part(groups[-1][0]) == _part(turn):
            groups[-1].append(turn)
        else:
            groups.append([turn])
    parts = [_part(g[0]) for g in groups]
    for i, group in enumerate(groups):
        part = parts[i]
        before = groups[i - 1] if i else []
        if part == "reflects" and i + 1 < len(groups) and parts[i + 1] == "heard":
            continue  # said in one sentence with those who were heard after it
        if part == "heard" and i and parts[i - 1] == "reflects":
            _after_reflections(before, group, intro, flow)
        elif part == "joins" and before:
            word, plural = pronoun_of(before[-1].lead.person, intro.names)
            _listed("joined-by", group, intro, flow, Pronoun=word, plural=plural)
        elif part in _SINGLE:
            _SINGLE[part](group, intro, flow)
        else:
            _openers(group, intro, flow)
    flow.end()


def _part(turn: Turn) -> str:
    return turn.lead.part or "opening"


def _openers(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    headed = intro.material.plan.headings and any(t.lead.heading.strip() for t in group)
    if not headed and not any(t.body or len(t.who) > 1 for t in group):
        _listed("openers", group, intro, flow)
        return
    for i, turn in enumerate(group):
        _own_section(turn, i, len(group), intro, flow)


def _own_section(turn: Turn, i: int, n: int, intro: Introductions, flow: Flow) -> None:
    """An opening speaker told at length."""
    flow.end()
    if intro.material.plan.headings and turn.lead.heading.strip():
        flow.heading(intro.voice.written(turn.lead.heading), turn.sources)
    ordinal = intro.voice.ordinal(i + 1)
    if len(turn.who) > 1:
        flow.say(_joint(turn, ordinal, intro), turn.sources)
        flow.say(intro.affiliations(turn), turn.sources)
    elif i == 0:
        flow.say(intro.predicate(intro.idents.in_list(turn.lead.person), turn), turn.sources)
    else:
        name = "opener-final" if i == n - 1 else "opener-nth"
        ident = intro.idents.in_list(turn.lead.person)
        stem = intro.say(name, ident=ident, name=ident, ordinal=ordinal or intro.voice.ordinal(len(turn.who)))
        flow.say(intro.voice.stop(intro.with_clause(stem, turn.lead, turn.at)), turn.sources)
    intro.follow(turn, flow)


def _joint(turn: Turn, ordinal: str, intro: Introductions) -> str:
    stem = intro.say("openers-joint", ordinal=ordinal, names=intro.names_of(turn), one=False)
    sentence = intro.with_clause(stem, turn.lead, turn.at, predicate=True)
    if sentence == stem:  # nothing to go on with: a plain list says it
        sentence = intro.say("openers", list=intro.names_of(turn), one=False)
    return intro.voice.stop(sentence)


def _closed(ident: str) -> str:
    return f"{ident}," if ", " in ident else ident


def _items(group: list[Turn], intro: Introductions, *, flags: bool = True) -> list[str]:
    """Each slot with what it brought; those who share one stand together."""
    ident = intro.idents.in_list if flags else intro.idents.of
    return [
        intro.with_clause(intro.voice.series_of([ident(i.person) for i in t.who]), t.lead, t.at) for t in group
    ]


def _sources(group: list[Turn]) -> tuple[str, ...]:
    return tuple(s for t in group for s in t.sources)


def _people(group: list[Turn]) -> list[Invited]:
    return [i for t in group for i in t.who]


def _listed(name: str, group: list[Turn], intro: Introductions, flow: Flow, **slots: object) -> None:
    people = _people(group)
    clauses = name == "openers" and any(i.brings.strip() for i in people)
    items = intro.voice.series_of(_items(group, intro), clauses=clauses)
    flow.say(intro.voice.stop(intro.say(name, list=items, ident=items, one=len(people) == 1, **slots)),
             _sources(group))
    for turn in group:
        intro.follow(turn, flow)


def _after_reflections(before: list[Turn], group: list[Turn], intro: Introductions, flow: Flow) -> None:
    first = _people(before)
    ident = intro.voice.series_of([intro.idents.of(i.person) for i in first])
    items = intro.voice.series_of(_items(group, intro))
    if not intro.voice.has("intro.after-reflections"):
        ident = items = intro.voice.series_of([ident, items])
    sentence = intro.say("after-reflections", tl=intro.idents.tl(*(i.person for i in first)), ident=ident,
                         list=items)
    flow.say(intro.voice.stop(sentence), _sources(before) + _sources(group))
    for turn in (*before, *group):
        intro.follow(turn, flow)


def _reflects(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    people = _people(group)
    items = intro.voice.series_of(_items(group, intro, flags=False))
    sentence = intro.say("reflected", tl=intro.idents.tl(*(i.person for i in people)), ident=items)
    flow.say(intro.voice.stop(sentence), _sources(group))
    for turn in group:
        intro.follow(turn, flow)


def _main(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        ident = intro.voice.series_of([intro.idents.in_list(i.person) for i in turn.who])
        stem = intro.say("main-opener", ident=ident, one=len(turn.who) == 1)
        flow.say(intro.voice.stop(intro.with_clause(stem, turn.lead, turn.at)), turn.sources)
        intro.follow(turn, flow)


def _introduces_topic(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    people = _people(group)
    plain = not any(i.brings.strip() for i in people)
    tl = intro.idents.tl(people[0].person)
    if len(people) == 2 and plain and tl:
        first, second = (intro.idents.of(i.person) for i in people)
        sentence = intro.say("topic-introduced", first=first, second=second, tl=tl)
        flow.say(intro.voice.stop(sentence), _sources(group))
        for turn in group:
            intro.follow(turn, flow)
    else:
        _listed("topic-introduced-by", group, intro, flow)


def _introduces_session(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        if turn.lead.brings.strip():
            names = intro.names_of(turn)
            stem = intro.say("session", name=names, ident=names)
            sentence = intro.with_clause(stem, turn.lead, turn.at, predicate=True)
            flow.say(intro.voice.stop(sentence), turn.sources)
            intro.follow(turn, flow)
        else:
            _listed("topic-introduced-by", [turn], intro, flow)


def _leads(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        tl = intro.idents.tl(*(i.person for i in turn.who))
        if not tl or not turn.lead.brings.strip():
            _listed("openers", [turn], intro, flow)
            continue
        ident = intro.voice.series_of([intro.idents.with_dashes(i.person) for i in turn.who])
        stem = intro.say("leads", Tl=capital(tl), dashident=ident, ident=ident)
        if not stem.endswith(("-", "–", "—")):
            stem += ","
        flow.say(intro.voice.stop(intro.with_clause(stem, turn.lead, turn.at, predicate=True)), turn.sources)
        intro.follow(turn, flow)


def _opens_discussion(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        ident = intro.people(turn)
        tl = intro.idents.tl(*(i.person for i in turn.who))
        if not tl:
            ident = _closed(ident)
        stem = capital(intro.say("opened-discussion", ident=ident, tl=tl))
        flow.say(intro.voice.stop(intro.with_clause(stem, turn.lead, turn.at)), turn.sources)
        intro.follow(turn, flow)


def _presents(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        subject = intro.voice.written(turn.lead.subject)
        people = _items([turn], intro)[0]
        name = "heard-about" if subject else "heard-from"
        sentence = intro.say(name, subject=subject, people=people, ident=people)
        flow.say(intro.voice.stop(sentence), turn.sources)
        intro.follow(turn, flow)


def _also(group: list[Turn], intro: Introductions, flow: Flow) -> None:
    for turn in group:
        if not turn.lead.brings.strip():
            _listed("also-heard", [turn], intro, flow)
            continue
        tl = intro.idents.tl(*(i.person for i in turn.who))
        ident = intro.people(turn)
        name = "tl-also" if tl else "also"
        stem = intro.say(name, Tl=capital(tl), list=ident, ident=ident)
        flow.say(intro.voice.stop(intro.with_clause(capital(stem), turn.lead, turn.at, predicate=True)),
                 turn.sources)
        intro.follow(turn, flow)


_SINGLE = {
    "main-opening": _main, "introduces-topic": _introduces_topic, "introduces-session": _introduces_session,
    "leads": _leads, "opens-discussion": _opens_discussion, "presents": _presents, "also": _also,
    "reflects": _reflects,
}
