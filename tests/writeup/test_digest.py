"""The day's digest: everything that the note may use, in the order of the agenda, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from convenor.exchange.mail import to_mail
from convenor.services import pointing
from convenor.services.digesting import day_digest, perhaps_twice
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.digest import digest
from convenor.writeup.document import Heading, lines_of
from convenor.writeup.said import everything, trees
from tests.support.any_acts import ACTS
from tests.support.any_session import records
from tests.support.desks import a_desk
from tests.support.styles import house


def test_it_tells_part_by_part_and_room_by_room_what_was_noted() -> None:
    outside, session = a_desk(
        Line("The queue is long", kind="quote", said_by="Ada Pell", segment="speakers"),
        Line("rotas fail", segment="rooms", room=1), Line("a family was turned away", segment="rooms", consent="us"),
        Line("chairs", segment="rooms", room=2), Line("Zed writes to the council", kind="action", segment="check-out"),
        Line("https://a.example/rotas", kind="resource", segment="rooms", room=1))
    found = outside.host.session(session)
    assert to_mail(day_digest(found, house())).splitlines()[2:] == [
        "Thank you for being with us on 26 November 2026. This is what was noted, as it was noted. It has not been"
        " checked, so please keep it among those who were there; the note follows.",
        "", "Opening speakers", "", "- Ada Pell said: ‘The queue is long’.", "",
        "Rooms, all asking the same, Room 1", "", "- Rotas fail.", "",
        "Rooms, all asking the same, Room 2", "", "- Chairs.", "",
        "Next steps", "", "- Zed writes to the council.", "", "To read", "", "- https://a.example/rotas",
    ]


def test_what_the_author_left_out_is_not_in_it() -> None:
    outside, session = a_desk()
    notes = [n for n in outside.host.session(session).notes() if n.text.startswith("Rotas")]
    pointing.choose(outside.host, session, [notes[0].id], used=False)
    assert "Rotas" not in to_mail(day_digest(outside.host.session(session), house()))


def test_what_may_stand_in_it_twice_is_said() -> None:
    outside, session = a_desk()
    assert perhaps_twice(outside.host.session(session), house()).startswith("1 pair of points may be the same")


def test_where_nothing_may_be_told_there_is_none() -> None:
    outside, session = a_desk(Line("a family was turned away", segment="rooms", consent="us"))
    with pytest.raises(Problem, match="Nothing was noted that could be in a digest"):
        day_digest(outside.host.session(session), house())


@settings(deadline=None, max_examples=60)
@given(records(), ACTS)
def test_any_session_has_one_with_each_point_in_it_once(session: Session, acts: tuple[object, ...]) -> None:
    session = replace(session, point_acts=acts)  # type: ignore[arg-type]  # acts, as they are drawn
    made = digest(session, house())
    assert list(lines_of(made))
    told = [s for block in made.blocks if not isinstance(block, Heading) for s in block.sources]
    points = [s for one in everything(trees(session)) for s in one.sources]
    assert sorted(t for t in told if not t.startswith("plan:")) == sorted(points)
    secret = {c.text for c in session.contributions if c.consent == "us" and len(c.text.split()) > 2}
    assert not secret & set(lines_of(made)) - {c.text for c in session.contributions if c.consent != "us"}
