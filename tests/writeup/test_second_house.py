"""Another house, plain minutes: nothing of the first one is left in the code."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.exchange.html import to_html
from convenor.exchange.text import to_text
from convenor.library.house_style import check_house_style, load_style
from convenor.session.agenda import Room
from convenor.session.series import Series
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import ItemList, walk
from convenor.writeup.lint.check import check
from convenor.writeup.lint.document_page import from_document
from convenor.writeup.lint.ours import house_of
from convenor.writeup.phrases import INSTEAD, KNOWN, REQUIRED, slots_of
from convenor.writeup.plain import inert
from convenor.writeup.style import Style
from convenor.writeup.weave import Journal, Page, Strand
from tests.support.any_session import CHOICES, records
from tests.support.linting import dictionary
from tests.support.sessions import a_note, a_plan, a_segment
from tests.support.styles import ADA, BEN, CLEO, EVENING, PACK, held, invited

MINUTES = PACK.parent / "parish-minutes"
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIRST_HOUSE = re.compile(r"thought leader|Better Way|breakout|cell\b|strand|key points|‘", re.IGNORECASE)


@cache
def minutes() -> Style:
    return load_style(MINUTES)


def evening() -> Session:
    plan = a_plan(
        title="the allotments", topic="the allotments", date=date(2026, 3, 9), profile="dated",
        series=Series("s", "Greens committee", ": "), questions=("Who may have a plot?",),
        speakers=invited(ADA, BEN), respondents=invited(CLEO), rooms=(Room(1), Room(2)))
    notes = (
        a_note("there are nine plots and forty names", "speakers", n=1, said_by="Ada Pell", consent="named"),
        a_note("We dug it ourselves", "rooms", n=2, room=1, kind="quote"),
        a_note("the tap is broken - again", "rooms", n=3, room=2),
        a_note("the list should be read out", "answers", n=4, said_by="Cleo Drum", consent="named"),
        a_note("who holds the key?", "parking", n=5, kind="question"),
        a_note("Mend the tap", "close", n=6, kind="action"),
    )
    return held(*notes, plan=plan, parts=EVENING)


def test_the_pack_is_whole_and_small() -> None:
    assert check_house_style(MINUTES) == []
    assert len(minutes().phrases) < len(KNOWN) * 0.4
    assert set(REQUIRED) <= set(minutes().phrases)


def test_minutes_read_as_minutes() -> None:
    assert to_text(compose(evening(), minutes()), banner=False).splitlines() == [
        "Greens committee: minutes on the allotments",
        "Minutes of the parish council’s meeting held on 9 March 2026. The council considered: Who may have a plot?",
        "The council heard from Ada Pell (Director, Ladle).",
        "The council heard from Ben Marsh (Corner Kitchens).",
        "The following points from councillors and members of the public were minuted:",
        "There are nine plots and forty names (Ada).",
        "“We dug it ourselves”.",
        "The tap is broken – again.",
        "The council heard from Cleo Drum (cook, the Long Table).",
        "The list should be read out.",
        "Left for another meeting:",
        "Who holds the key?",
        "Actions: Mend the tap.",
    ]


def test_its_own_note_passes_its_own_checks() -> None:
    house = house_of(minutes(), "dated", (ADA, BEN, CLEO), dictionary())
    assert [f for f in check(from_document(compose(evening(), minutes())), house) if f.weight != "advice"] == []


@pytest.mark.parametrize(("line", "fix"), [
    ("Some 40% of the councilors came.", {"40 per cent", "councillors"}), ("It is late - very late.", {"–"}),
    ("The by-laws are old.", {"byelaws"}),
])
def test_it_is_checked_by_its_own_rules(line: str, fix: set[str]) -> None:
    from convenor.writeup.lint.plain_page import from_text

    found = check(from_text(f"Minutes\n{line}"), house_of(minutes(), "dated"))
    assert {f.fix for f in found} == fix


@SLOW
@given(records(), st.sampled_from([None, "undated", "dated"]), CHOICES)
def test_any_record_makes_minutes_and_loses_no_note(session: Session, profile: Any, choices: Any) -> None:
    document = compose(session, minutes(), profile, dict(choices))
    to_html(document)
    sources = {s for b in document.blocks for p in (walk(b.items) if isinstance(b, ItemList) else (b,))
               for s in p.sources}
    wanted = {c.id for c in session.notes()
              if c.consent != "us" and c.kind != "journal" and inert(c.text).strip()}
    assert wanted <= sources


def test_what_the_house_has_no_phrase_for_is_said_without_one() -> None:
    what_if = a_segment("whatif", kind="what-if", mode="breakout", task="think")
    notes = (a_note("we grew all of it", "whatif", n=1, room=1), a_note("Soup", "whatif", n=2, room=2))
    plan = a_plan(rooms=(Room(1, "What if it rained?"), Room(2)), speakers=invited(ADA, part="leads", brings="dug"))
    journal = Journal((Page("p1", "It rained."), Page("p2", "We dug.")),
                      (Strand("before", "rain", ("It rained", "We dug"), (("p1", "p2"),)),))
    document = compose(held(*notes, plan=plan, parts=(what_if,)), minutes(), journal=journal)
    lines = to_text(document, banner=False).splitlines()
    assert "It rained." in lines
    assert "We dug." in lines
    assert "What if it rained? We grew all of it." in lines
    assert not any(FIRST_HOUSE.search(line) for line in lines)


def test_what_stands_instead_of_a_phrase_asks_for_nothing_more() -> None:
    for name, instead in INSTEAD.items():
        assert name in KNOWN
        if instead and name != "dash-ident":  # is given all that an ident is
            assert (slots_of(instead) or frozenset()) <= (slots_of(name) or frozenset())


def test_the_code_names_no_house_but_as_the_default() -> None:
    source = Path(__file__).parents[2] / "src" / "convenor"
    naming = {path.relative_to(source).as_posix() for folder in ("writeup", "exchange", "session", "timing")
              for path in (source / folder).rglob("*.py")
              if re.search(r"better.way", path.read_text(encoding="utf-8"), re.IGNORECASE)}
    assert naming == set()
