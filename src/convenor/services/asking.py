"""Ask them: a line that could only be one person's, and is too good to lose, waits for that person's yes."""

from __future__ import annotations

from datetime import datetime

from convenor.services.finding import find_note
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.services.recording import check_text
from convenor.session import event as events
from convenor.session import event_lines as asks
from convenor.session.event import Words
from convenor.session.exercise import Consent
from convenor.session.lines import Ask
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import cleaned
from convenor.timing.words import day_words
from convenor.writeup.prose import folded


def mark(host: Host, session_id: str, note: str, reach: str = "", wish: Wish | None = None) -> None:
    """Their yes is wanted for this note; it is for us only until they give it. `reach`: how to reach them."""
    wish = wish or Wish()
    if reach.strip():
        check_text(reach)
    new, row = host.ids.new(16), host.ids.new(16)

    def decide(session: Session) -> Batch:
        now = _standing(session, note)
        words = (Words(row, cleaned(folded(reach)), "", (now.id, new)),) if reach.strip() else ()
        old = next((a for a in session.asks if a.contribution == now.id and a.reach), None)
        happenings = [host.happening(asks.ReachErased(old.reach_id), wish)] if old else []
        happenings.append(host.happening(asks.AskMarked(now.id, new, row if words else None), wish))
        happenings += _consent(host, now, "us", wish)
        return Batch(tuple(happenings), words, erase=(old.reach_id,) if old else (), result=(now.id,))

    host.record(session_id, wish, ("mark", note, reach), decide)


def asked(host: Host, session_id: str, note: str, wish: Wish | None = None) -> None:
    """They were asked."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        ask = find_ask(session, note)
        return Batch((host.happening(asks.AskAsked(ask.contribution), wish),), result=(ask.contribution,))

    host.record(session_id, wish, ("asked", note), decide)


def answered(
    host: Host, session_id: str, note: str, answer: str, *, named: bool = False, text: str = "",
    wish: Wish | None = None,
) -> None:
    """What they said: yes, changed (yes, if it reads as `text`), or no. `named`: yes to their name too.

    With a yes the note may be in the note; with a no it stays for us only.
    """
    wish = wish or Wish()
    if answer == "changed":
        check_text(text)

    def decide(session: Session) -> Batch:
        ask = find_ask(session, note)
        now = _standing(session, ask.contribution)
        if named and not now.said_by.strip():
            raise Problem("Whose name? The note does not say who said it.",
                          cure="`convenor note SESSION --edit NOTE --said-by NAME` says so.")
        said = {"yes": "yes", "changed": "changed"}.get(answer, "no")
        happenings = [host.happening(asks.AskAnswered(now.id, said), wish)]  # type: ignore[arg-type]
        consent: Consent = "us" if said == "no" else "named" if named else "note"
        words: tuple[Words, ...] = ()
        if said == "changed":
            words = (Words(host.ids.new(16), cleaned(text), now.said_by, (now.id,)),)
            event = events.ContributionEdited(now.id, words[0].id, consent=consent)
            happenings.append(host.happening(event, wish))
        else:
            happenings += _consent(host, now, consent, wish)
        return Batch(tuple(happenings), words, result=(now.id,))

    host.record(session_id, wish, ("answered", note, answer, named, text), decide)


def forget_reaches(host: Host, session_id: str, wish: Wish | None = None) -> int:
    """The note is final: how people could be reached goes for good. Returns of how many it went."""
    wish = wish or Wish()
    if not any(a.reach for a in host.session(session_id).asks):
        return 0

    def decide(session: Session) -> Batch:
        held = tuple(a.reach_id for a in session.asks if a.reach)
        return Batch(tuple(host.happening(asks.ReachErased(r), wish) for r in held), erase=held, result=held)

    return len(host.record(session_id, wish, "forget reaches", decide))


def find_ask(session: Session, note: str) -> Ask:
    """The ask about that note. Raises NotFound."""
    found = next((a for a in session.asks if a.contribution == note), None)
    if found is None:
        raise NotFound(f"Nobody is to be asked about the note “{note}”.", cure="Mark it first, with --reach.")
    return found


def ask_words(session: Session, ask: Ask, now: datetime) -> str:
    """How it stands, in words. No answer means no."""
    zone = session.plan.timezone
    if ask.answer and ask.at:
        said = {"yes": "yes", "changed": "yes, as it reads now", "no": "no"}[ask.answer]
        return f"{said}, on {day_words(ask.at, zone)}"
    if ask.asked:
        return f"asked on {day_words(ask.asked[-1], zone)}; no answer means no"
    return "to be asked; until then it is for us only"


def _standing(session: Session, note: str) -> Contribution:
    now = find_note(session, note)
    if not now.stands:
        raise Problem("That note was taken back or erased, so there is nothing to ask about.")
    return now


def _consent(host: Host, now: Contribution, consent: Consent, wish: Wish) -> list[Happening]:
    if now.consent == consent:
        return []
    return [host.happening(events.ContributionEdited(now.id, consent=consent), wish)]
