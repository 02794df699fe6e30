"""Making it fit: what a re-fit proposes, and accepting it in one act that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.views import Plain, instant, whole_minutes
from convenor.session import event as events
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session
from convenor.timing.accepting import changes
from convenor.timing.proposal import Changes, Proposal
from convenor.timing.refit import refit


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal with the moment and the agenda that it was made for."""

    proposal: Proposal
    at: datetime
    agenda_acts: tuple[str, ...]
    fixed: tuple[tuple[str, int], ...] = ()


def propose(host: Host, session_id: str, fixed: Mapping[str, int] | None = None) -> Offer:
    """What would make the session end when promised; nothing changes.

    `fixed` gives parts, by id, a length in seconds chosen by hand: the rest follows.
    Raises Problem when the session has ended.
    """
    session = host.session(session_id)
    at = host.now()
    return Offer(_proposal(session, at, fixed), at, session.agenda_acts, tuple((fixed or {}).items()))


def accept(host: Host, session_id: str, offer: Offer, choice: int | None = None, wish: Wish | None = None) -> None:
    """Make the offer so, with one of its choices if it does not fit without.

    Raises Stale when the agenda changed since it was made, Problem when a choice is needed or unknown.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        if session.agenda_acts != offer.agenda_acts:
            raise Stale("The agenda has changed since this was worked out.", cure="Look at it anew, then decide.")
        made = changes(session, _proposal(session, offer.at, dict(offer.fixed)), choice)
        if made == Changes():
            return Batch()  # nothing to do: it fits as it is, or it was chosen to leave it
        event = events.Refitted(made.segments, made.dropped, made.promised_end, made.plan)
        return Batch((host.happening(event, wish),))

    host.record(session_id, wish, ("refit", offer.at, choice, offer.fixed), decide)


def _proposal(session: Session, at: datetime, fixed: Mapping[str, int] | None) -> Proposal:
    if session.state == "ended":
        raise Problem("The session has ended; there is nothing left to fit.")
    return refit(session, at, fixed=fixed)


def proposal_row(proposal: Proposal) -> Plain:
    """The proposal for `--json`."""
    return {
        "fits": proposal.fits,
        "short_seconds": proposal.short_seconds,
        "promised_end": instant(proposal.promised_end),
        "projected_end": instant(proposal.projected_end),
        "spare_before_seconds": proposal.spare_before,
        "spare_after_seconds": proposal.spare_after,
        "segments": [
            {
                "id": line.segment.id,
                "title": line.segment.title,
                "rule": line.segment.rule,
                "minimum": whole_minutes(line.segment.minimum),
                "maximum": whole_minutes(line.segment.maximum),
                "before_seconds": line.before_seconds,
                "after_seconds": line.after_seconds,
                "why": line.why,
            }
            for line in proposal.lines
        ],
        "late": [
            {"id": part.segment.id, "title": part.segment.title, "seconds": part.seconds} for part in proposal.late
        ],
        "choices": [
            {"n": c.n, "what": c.what, "gives_seconds": c.gives_seconds, "cost": c.cost} for c in proposal.choices
        ],
    }
