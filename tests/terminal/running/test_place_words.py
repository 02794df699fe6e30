"""Where the lines go is said whole, in as many columns as there are."""

from __future__ import annotations

import pytest

from convenor.terminal.running.place import Place, notice
from tests.terminal.running.desk import a_house


@pytest.mark.parametrize("columns", [58, 78, 118])
def test_it_fits_and_always_says_where_the_lines_go_and_what_tab_does(columns: int) -> None:
    house = a_house()
    house.go_to("plenary")
    opening = next(s for s in house.session.segments if s.mode == "speakers")
    said = notice(house.session, Place(opening.id), columns)
    assert len(said) <= columns
    assert said.startswith("Your lines go to Opening spe")
    assert "Tab" in said
    assert said.endswith(".")


def test_where_there_is_room_it_is_said_at_length() -> None:
    house = a_house()
    house.go_to("breakout")
    said = notice(house.session, Place(house.session.segments[0].id))
    assert said == "Your lines go to Arrival. Rooms, all asking the same is on now. Tab to go there."
