"""A round on the running screen: the line says who has not been heard, and somebody can pass."""

from __future__ import annotations

from dataclasses import replace

from convenor.services import planning, roster
from convenor.services.going_round import round_on
from convenor.terminal.app import ConvenorApp
from convenor.terminal.running.said import Pressable
from tests.support.hosts import a_format, a_part, an_exercise
from tests.terminal.running.desk import a_house

IN_TURN = a_format(a_part(an_exercise("in-turn", mode="round", kind="check-in")))


async def test_who_has_not_been_heard_is_said_and_somebody_passes() -> None:
    house = a_house()
    house = replace(house, session_id=planning.new_session(house.host, planning.Details(title="Round"), of=IN_TURN))
    roster.take(house.host, house.session_id, [roster.Newcomer("Ann Bee"), roster.Newcomer("Bob Cee")])
    house.go_to("round")
    app = ConvenorApp(house.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_running(house.outside, house.session_id)
        await pilot.pause()
        hint = app.screen.query_one("#hint", Pressable)
        assert "Not heard yet: Ann Bee, Bob Cee." in str(hint.content)
        await pilot.press(*"ann: soup", "enter")
        await pilot.pause()
        assert [(c.text, c.said_by, c.consent) for c in house.session.notes()] == [("soup", "Ann Bee", "note")]
        assert "Not heard yet: Bob Cee." in str(hint.content)
        await app.screen.run_action("passes")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        now = round_on(house.session)
        assert now is not None
        assert [one.name for one in now.passed] == ["Bob Cee"]
