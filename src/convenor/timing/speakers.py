"""The minutes of invited people: whose they are, and who still has them to come."""

from __future__ import annotations

from convenor.session.agenda import Segment
from convenor.session.people import Invited
from convenor.session.session import Session


class Programme:
    """Who is to speak in which part, read once from a session."""

    def __init__(self, session: Session) -> None:
        self._plan = session.plan
        self._parts: dict[str, set[str]] = {}
        """From a full name to the ids of the parts in which they had a turn."""
        for segment, progress in session.parts():
            for turn in progress.turns:
                self._parts.setdefault(turn.person, set()).add(segment.id)

    def invited_to(self, segment: Segment) -> tuple[Invited, ...]:
        """Respondents in their part, speakers in theirs, less those who spoke in another part instead."""
        if segment.mode == "respondents" or segment.kind == "respondents":
            people = self._plan.respondents
        elif segment.mode == "speakers" or segment.kind == "speakers":
            people = self._plan.speakers
        else:
            return ()
        return tuple(i for i in people if segment.id in self._parts.get(i.person.name, {segment.id}))

    def agreed(self, segment: Segment) -> dict[str, int]:
        """The seconds of each person invited to a part, by full name.

        What was agreed with them; else an even share of what the part has beyond its overheads and the agreed
        minutes. Seconds that do not divide go to the first of them.
        """
        people = self.invited_to(segment)
        sharing = sum(i.seconds is None for i in people)
        rest = max(0, segment.seconds - segment.overhead.seconds - sum(i.seconds or 0 for i in people))
        each, odd = divmod(rest, sharing) if sharing else (0, 0)
        agreed: dict[str, int] = {}
        for person in people:
            if person.seconds is None:
                agreed[person.person.name] = each + (odd > 0)
                odd -= 1
            else:
                agreed[person.person.name] = person.seconds
        return agreed

    def unspoken(self, segment: Segment) -> dict[str, int]:
        """The same, of those only whose turn has not begun."""
        if not self.invited_to(segment):
            return {}
        return {name: seconds for name, seconds in self.agreed(segment).items() if name not in self._parts}
