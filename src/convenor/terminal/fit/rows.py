"""What the sheet says: each part before and after and why, the choices, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.services.refitting import Offer
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.accepting import applied, changes
from convenor.timing.proposal import Choice, Line, Proposal
from convenor.timing.timeline import Timeline, timeline
from convenor.timing.warnings import not_in_it
from convenor.timing.words import clock_time, minutes_between, minutes_words, too_long, where_we_stand


@dataclass(frozen=True, slots=True)
class FitRow:
    """A part, or the spare time, in whole minutes before and after."""

    key: str
    """Id of the part; empty for the spare time."""
    title: str
    before: str
    after: str
    why: str

    @property
    def same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class FitView:
    """Everything on the sheet, as plain text."""

    title: str
    rows: tuple[FitRow, ...]
    choices: tuple[Choice, ...]
    verdict: str
    fits: bool
    """Whether what is shown can be made so and then ends when promised."""


def choice_key(choice: Choice) -> str:
    """What a choice is about, whatever its number is by now."""
    return "/".join(("choice", choice.kind, choice.segment, choice.step, choice.person))


def fit_view(session: Session, offer: Offer, chosen: Choice | None = None) -> FitView:
    """The offer as it is shown; with `chosen`, as it would be with that choice."""
    proposal, at = offer.proposal, offer.at
    after = timeline(applied(session, changes(session, proposal, chosen.n)), at) if chosen else None
    verdict = _verdict_with(after, session) if after else _verdict(proposal, session)
    return FitView(
        title=_title(session, proposal, at),
        rows=(_spare(proposal, after), *(_row(line, after) for line in proposal.lines)),
        choices=proposal.choices,
        verdict=f"{verdict} {shown(not_in_it(session, at))}".strip(),
        fits=after.spare_seconds >= 0 if after else proposal.fits,
    )


def _title(session: Session, proposal: Proposal, at: datetime) -> str:
    if session.state == "planned":
        words = too_long(timeline(session, at)) or f"{minutes_words(proposal.spare_before)} of spare time"
    else:
        words = where_we_stand(session, at)
    end = proposal.promised_end
    to_end = f" To end at {clock_time(end, session.plan.timezone)}:" if end else ""
    return f"{words[:1].upper()}{words[1:]}.{to_end}"


def _minutes(start: datetime | None, end: datetime | None, seconds: int) -> int:
    """As the clock times beside them would have it, where there are any."""
    return minutes_between(start, end) if start and end else (seconds + 30) // 60


def _row(line: Line, after: Timeline | None) -> FitRow:
    before = str(_minutes(line.before_start, line.before_end, line.before_seconds))
    then, why = str(_minutes(line.after_start, line.after_end, line.after_seconds)), line.why
    if after is not None:
        row = next(r for r in after.rows if r.segment.id == line.segment.id)
        if row.state == "dropped":
            then, why = "left out", "by this choice"
        else:
            then = str(_minutes(row.projected_start, row.projected_end, row.segment.seconds))
            if row.segment.seconds != line.after_seconds:
                why = "by this choice"
    return FitRow(line.segment.id, shown(line.segment.title), before, then, shown(why))


def _spare(proposal: Proposal, after: Timeline | None) -> FitRow:
    end = proposal.promised_end
    before = max(0, _minutes(proposal.projected_before, end, proposal.spare_before))
    if after is not None:
        then = max(0, _minutes(after.projected_end, after.promised_end, after.spare_seconds))
    else:
        then = max(0, _minutes(proposal.projected_end, end, proposal.spare_after))
    if before == then:
        why = "" if then else "there is none left"
    elif then > before:
        why = "what is gained and not needed"
    else:
        grows = any(line.after_seconds > line.before_seconds for line in proposal.lines)
        why = "goes to what is lengthened" if grows else "used first"
    return FitRow("", "Spare time", str(before), str(then), why)


def _verdict(proposal: Proposal, session: Session) -> str:
    zone = session.plan.timezone
    late = " ".join(
        f"“{shown(part.segment.title)}” would begin {minutes_words(part.seconds)} late." for part in proposal.late
    )
    if not proposal.fits:
        words = f"{minutes_words(proposal.short_seconds).capitalize()} cannot be found without a choice."
    elif not proposal.changes_anything:
        words = "It fits as it is." if not late else ""
    elif proposal.projected_end is not None:
        words = f"It fits: it ends at {clock_time(proposal.projected_end, zone)}."
    else:
        words = "It fits."
    return " ".join(w for w in (words, late) if w)


def _verdict_with(after: Timeline, session: Session) -> str:
    if after.spare_seconds < 0:
        return f"With this choice {minutes_words(after.spare_seconds)} would still be missing."
    if after.projected_end is None:
        return "With this choice it fits."
    return f"With this choice it fits: it ends at {clock_time(after.projected_end, session.plan.timezone)}."
