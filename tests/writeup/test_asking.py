"""What asks gets its question mark, and what only begins like a question does not."""

from __future__ import annotations

import pytest

from convenor.writeup.prose import finish

ASKS = """
what if every street had a table
What if we all ate
and what if not
so what if they said no
how might we keep it going
how can services be human
why don't we ask them
can we trust them
should we go on
do we cook
isn't it time
what about the children
which rooms are they in
what kind of kitchens do we need
how long will it take
what are the barriers
where is the money
who is the lead
how do the councils know
we talked of rents. why did nobody come
what if we could, one day, eat for free
"""
STATES = """
how to fund it
what works is trust
what we need is time
what people want is respect
why it failed
how they do it is a mystery
how it all began
when we began there was nothing
where we live
who you know matters
whether we can
is what we need
should we fail, we try again
had we known we would have come
so do we
do it again
do this first
have them over
can-do attitude
may we live long
there should be more
What if? That was the question
"""


@pytest.mark.parametrize("typed", ASKS.strip().splitlines())
def test_a_question_gets_its_mark(typed: str) -> None:
    assert finish(typed).endswith("?")


@pytest.mark.parametrize("typed", STATES.strip().splitlines())
def test_what_only_begins_so_keeps_its_stop(typed: str) -> None:
    assert finish(typed).endswith(".")


@pytest.mark.parametrize(("typed", "printed"), [
    ("What if we all ate.", "What if we all ate?"),
    ("how might we begin.", "How might we begin?"),
    ("We talked. What if we all ate.", "We talked. What if we all ate?"),
    ("Can we eat.", "Can we eat."),
    ("What if we all ate...", "What if we all ate…"),
    ("what if we all ate!", "What if we all ate!"),
    ("they asked 'what if'", "They asked ‘what if’."),
])
def test_a_stop_that_was_typed_gives_way_only_where_nothing_else_can_be_meant(typed: str, printed: str) -> None:
    assert finish(typed) == printed


def test_what_was_noted_as_a_question_is_one() -> None:
    assert finish("childcare", asked=True) == "Childcare?"
    assert finish("who pays for it", asked=True) == "Who pays for it?"
    assert finish("They ask. Nobody answers.", asked=True) == "They ask. Nobody answers."
