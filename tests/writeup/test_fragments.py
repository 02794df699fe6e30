"""What a hurried note may be a part of. A sentence put together wrongly is worse than one that stands alone."""

from __future__ import annotations

import pytest

from convenor.library.house_style import load_style
from convenor.session.agenda import Room
from convenor.writeup.changes import changes_of
from convenor.writeup.compose import compose
from convenor.writeup.document import lines_of
from convenor.writeup.fragments import form_of
from convenor.writeup.shape import shape
from convenor.writeup.voice import Voice
from tests.support.sessions import a_note, a_plan, a_segment
from tests.support.styles import PACK, held, house, note_of
from tests.writeup.test_shape import after, worded

CLAUSES = """
we needed pots
We need pots
we should ask first
that we should ask first
they want buses
there is no trust
it costs too much
the root causes of it are many
people are lonely
everyone should have a key
Everyone should have a key
rents are too high
nobody can afford it
if rents were fair people would stay
all of us could cook
our land, owned by the council, is empty
neighbours don't know each other
neighbours don’t know each other
the council is slow; the buses are slower
we needed pots. and ladles
"""
PHRASES = """
free buses
Free buses
- free buses for everyone under 25
a bank holiday for neighbours
more trust
more benches, and more shade
a universal basic income
swapping skills
the cost of land
an app to find a cook
a chance to eat together
no rent for kitchens owned by the people who cook in them
"""
TO = """
to train local people
- to open the hall
To train local people
"""
WHOLE = """
what if we all ate
What if we all ate.
how might we begin
give every street a table
use the church hall
people who are hungry
because nobody asked
we think councils should say who owns what
we felt that it was late
it was felt that the bank won't lend
there was disagreement about pay
some felt it is a job
more people eat together
more needs to be done
housing!
i think we need more
I think so
London buses
make sure everyone can eat
people could swap skills? maybe
a neighbour died
a man helped us
building homes takes time
stop people who can
by giving people keys
how hard it is
who pays
tbc
a town where nobody is alone
NHS is key
eBay
free buses. and ladles
free buses; free bread
a question: who cooks
something
trust is what we lack
the money ran out
let's cook
yes
maybe we could
🎉
"""


@pytest.mark.parametrize("typed", CLAUSES.strip().splitlines())
def test_what_has_its_subject_and_its_verb_may_follow_thought_that(typed: str) -> None:
    assert form_of(typed) == "clause"


@pytest.mark.parametrize("typed", PHRASES.strip().splitlines())
def test_what_names_a_thing_may_stand_in_a_list(typed: str) -> None:
    assert form_of(typed) == "phrase"


@pytest.mark.parametrize("typed", WHOLE.strip().splitlines())
def test_what_is_not_certain_stands_by_itself(typed: str) -> None:
    assert form_of(typed) == "whole"


def test_what_begins_with_to_is_a_form_of_its_own() -> None:
    assert [form_of(t) for t in TO.strip().splitlines()] == ["to", "to", "whole"]


PART = a_segment("whatif", mode="breakout", kind="what-if")
PLAN = a_plan("T", rooms=(Room(1, "What if soup were free?"),))
GROUP = "This breakout group"


def told(*texts: str, **choices: str) -> str:
    """The paragraph of the one group: "idea: …" is one, anything else a point."""
    notes = [a_note(t.removeprefix("idea: ").removeprefix("quote: "), "whatif", n, room=1,
                    kind="idea" if t.startswith("idea: ") else "quote" if t.startswith("quote: ") else "point")
             for n, t in enumerate(texts, 1)]
    return note_of(held(*notes, plan=PLAN, parts=(PART,)), **choices)[-1].removeprefix("What if soup were free? ")


@pytest.mark.parametrize(("texts", "paragraph"), [
    (("we needed pots", "free bread"), f"{GROUP} thought that we needed pots. They also spoke of free bread."),
    (("that nobody is asked",), f"{GROUP} thought that nobody is asked."),
    (("that fear of being asked",), "That fear of being asked."),
    (("that we are not asked",), f"{GROUP} thought that we are not asked."),
    (("free bread", "a cook in every street", "no rent"),
     f"{GROUP} spoke of free bread, a cook in every street and no rent."),
    (("idea: free bread", "idea: sharing pots, and pans", "idea: to tax empty halls", "idea: give it away"),
     f"{GROUP}’s ideas included free bread, and sharing pots, and pans. Their idea was to tax empty halls. Give it"
     " away."),
    (("idea: Free bread.", "idea: Free salt."), f"{GROUP}’s ideas included free bread and free salt."),
    (("idea: to tax halls", "idea: to open them"), f"{GROUP}’s ideas were to tax halls and to open them."),
    (("idea: what if every street had a table",), "What if every street had a table?"),
    (("we needed pots", "idea: What if every street had a table."),
     f"{GROUP} thought that we needed pots. What if every street had a table?"),
    (("quote: free bread", "free salt"), f"‘free bread’. {GROUP} spoke of free salt."),
    (("give it away", "we needed pots"), f"Give it away. {GROUP} thought that we needed pots."),
    (("we need pots", "that rents are too high", "nobody can pay, not even us"),
     f"{GROUP} thought that we need pots, that rents are too high, and that nobody can pay, not even us."),
    (("we need pots", "it is cold", "they eat", "people are tired", "idea: free bread"),
     f"{GROUP} thought that we need pots, that it is cold and that they eat. They also thought that people are tired."
     " Their ideas included free bread."),
    (("we need pots", "give it away", "it is cold", "fear", "they eat"),
     f"{GROUP} thought that we need pots. Give it away. They also thought that it is cold. Fear. They eat."),
    (("we need pots. and ladles", "it is cold"),
     f"{GROUP} thought that we need pots. And ladles. They also thought that it is cold."),
])
def test_a_group_is_told_as_a_careful_person_would(texts: tuple[str, ...], paragraph: str) -> None:
    assert told(*texts) == paragraph


def test_an_author_may_choose_the_words_that_lead_in() -> None:
    chosen = {"what_if__groups[0]__verb": "reflected-most-on"}
    assert told("the price of bread", **chosen) == f"{GROUP} reflected most on the price of bread."
    assert told("what if it were free", **chosen).endswith("What if it were free?") is False


def test_a_house_without_such_phrases_has_each_note_by_itself() -> None:
    session = held(a_note("free bread", "whatif", 1, room=1), a_note("we need pots", "whatif", 2, room=1),
                   plan=PLAN, parts=(PART,))
    document = compose(session, load_style(PACK.parent / "parish-minutes"))
    assert list(lines_of(document))[-1] == "What if soup were free? Free bread. We need pots."


def test_what_was_done_to_the_words_is_shown_and_can_be_refused() -> None:
    session = held(a_note("what if we all ate", "whatif", room=1), plan=PLAN, parts=(PART,))
    shaped = shape(session)
    (first, last) = changes_of(shaped.points[0], shaped, Voice(house(), "dated", {}))
    assert (first.was, first.now, first.why) == ("what", "What", "a capital")
    assert (last.was, last.now, last.why) == ("ate", "ate?", "a question mark")
    refused = after(session, worded("n1", "what if we all ate"))
    assert note_of(refused)[-1] == "What if soup were free? what if we all ate."
