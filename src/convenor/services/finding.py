"""From what a person typed to the one thing that they meant."""

from __future__ import annotations

from collections.abc import Iterable

from convenor.services.host import Host
from convenor.session.agenda import Segment
from convenor.session.problem import NotFound
from convenor.session.session import Contribution, Session


def find_session(host: Host, wanted: str) -> Session:
    """The session with that id, or the only one whose title holds these words (whatever their case).

    Raises NotFound, naming the candidates, when there is none or more than one.
    """
    ids = host.store.sessions()
    if wanted in ids:
        return host.session(wanted)
    words = wanted.strip().casefold()
    found = [s for s in host.sessions() if words and words in s.plan.title.casefold()]
    exact = [s for s in found if s.plan.title.casefold() == words]
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"There is no session called “{wanted}”.", cure="`convenor sessions` lists them.")
    some = "; ".join(f"{s.plan.title} ({s.id})" for s in found[:6])
    raise NotFound(
        f"“{wanted}” could be any of {len(found)} sessions: {some}.", cure="Give more of the title, or the id."
    )


def find_segment(session: Session, wanted: str) -> Segment:
    """The part with that id, or the only one whose title holds these words. Raises NotFound."""
    exact = session.segment(wanted)
    if exact is not None:
        return exact
    words = wanted.strip().casefold()
    found = [s for s in session.segments if words and words in s.title.casefold()]
    same = [s for s in found if s.title.casefold() == words]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0]
    raise NotFound(
        f"There is no part called “{wanted}” in this session."
        if not found
        else f"“{wanted}” could be more than one part.",
        cure=f"Its parts are: {_listed(s.id for s in session.segments)}.",
    )


def find_note(session: Session, wanted: str) -> Contribution:
    """The note with that id, erased ones included. Raises NotFound."""
    note = session.contribution(wanted)
    if note is None:
        raise NotFound(
            f"There is no note “{wanted}” in this session.", cure="`convenor notes` lists them with their ids."
        )
    return note


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
