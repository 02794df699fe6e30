"""Looking at what may be wrong with a note: said once, it holds for as long as the words in question read so."""

from __future__ import annotations

from convenor.services.checking import Checked
from convenor.services.host import Host, Wish
from convenor.services.point_finding import acts_batch, words_row
from convenor.services.ports import Batch
from convenor.session.event import Words
from convenor.session.event_points import DoubtLookedAt, PointEvent, UnusedLookedAt
from convenor.session.session import Session


def looked(
    host: Host, session_id: str, found: Checked, wish: Wish | None = None, *, unused: bool = False
) -> int:
    """The author has looked at the doubts in `found`, as they were shown, and lets them stand. Returns how many.

    `unused`: and at what the note does not use. No reason is asked for. One undo takes all of it back.
    """
    wish = wish or Wish()
    keys = tuple(dict.fromkeys(r.doubt for r in found.doubts))

    def decide(session: Session) -> Batch:
        rows: list[Words] = []
        acts: list[PointEvent] = []
        for key in keys:
            # A digest, and in a words row all the same: of a short line it could be guessed, so it goes with them.
            notes = next(r.notes for r in found.doubts if r.doubt == key)
            rows.append(words_row(host, key, notes or (key,)))
            acts.append(DoubtLookedAt(rows[-1].id))
        if unused and found.unused and not found.looked:
            acts.append(UnusedLookedAt())
        return acts_batch(host, wish, acts, rows, result=[str(len(keys))])

    return int(host.record(session_id, wish, ("looked", keys, unused), decide)[0])

