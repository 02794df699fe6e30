"""What whoever serves the pages has to say to the facilitator, in the record, so that every process can say it."""

from __future__ import annotations

from convenor.services.guesses import Guesses
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session.doors import Alert, Entrance
from convenor.session.event import ServingAlerted
from convenor.session.session import Session

WORDS: dict[Alert, str] = {
    "crowded": (
        "This computer lets Convenor hold no more connections just now. Those who are in stay in; others get in when "
        "somebody closes a page."
    ),
    "went-wrong": (
        "Something went wrong with a page inside Convenor; what says Kept is kept. `convenor doctor` tells where it is "
        "written down."
    ),
    "stopped": "The pages are not served any more. What was kept is kept; serve them again.",
}


def keep(host: Host, session_id: str, standing: frozenset[Alert]) -> None:
    """Let every process know what is to be said now, all of it; nothing is written when that stands already.

    Raises Problem when the record will not have it.
    """
    kinds = tuple(sorted(standing))
    if host.session(session_id).entrance.alerts == kinds:
        return
    wish = Wish()

    def decide(session: Session) -> Batch:
        known = session.entrance.alerts == kinds
        return Batch() if known else Batch((host.happening(ServingAlerted(kinds), wish),))

    host.record(session_id, wish, ("alerts", kinds), decide)


def alert(entrance: Entrance) -> str:
    """What the facilitator is to know, as the record has it; empty while there is nothing."""
    return " ".join(filter(None, (Guesses().alert(entrance), *(WORDS[kind] for kind in entrance.alerts))))
