"""Hold by the facilitator's telephone, without scripts: the same service as on the running screen."""

from __future__ import annotations

import html

from convenor.services import holding, running
from tests.support.served import Served
from tests.web.test_doors import act, come_in, send


def test_the_spare_wheel_holds_the_room_and_leaves_out_what_was_noted(hall: Served) -> None:
    boss, taker = come_in(hall, "facilitator"), come_in(hall, "note-taker")
    running.start(hall.host, hall.session_id)
    send(taker, act(1, "Her name"), act(2, "<b>His</b> name"), act(3, "Soup"))
    page = boss.get("/desk")
    assert "Erase" not in page.body
    press = {"check": page.check, "nonce": page.hidden("nonce"), "seen": page.hidden("seen")}
    for _ in range(2):  # a shaking hand
        assert boss.follow(boss.post("/desk", press | {"do": "hold"}).headers["location"]).status == 200
    assert len(hall.session.holds) == 1
    held = holding.held(hall.session)
    page = boss.get("/desk?done=hold")
    assert held is not None
    for words in (held.say, held.do, held.companion, holding.STOP_TYPING, "3 lines were noted", "The room is held."):
        assert html.escape(words) in page.body
    assert 'value="hold"' not in page.body
    assert "<b>His</b>" not in page.body
    hall.clock.forward(minutes=4)
    her, *rest = (n.id for n in holding.just_noted(hall.session))
    assert boss.post("/desk", press | {"do": "erase", "lines": her, "nonce": "e"}).status == 303
    assert hall.texts() == [(1, "Mina", "<b>His</b> name"), (1, "Mina", "Soup")]
    assert "Her name" not in boss.get("/desk").body
    assert boss.post("/desk", press | {"do": "erase", "lines": "nothing of ours", "nonce": "f"}).status == 409
    assert boss.post("/desk", press | {"do": "go-on"}).status == 303
    page = boss.get("/desk?done=go-on")
    assert "We go on. 4 minutes held so far: not overtime." in page.body
    assert 'value="hold"' in page.body
    assert boss.post("/desk", press | {"do": "erase", "lines": " ".join(rest), "nonce": "g"}).status == 303
    assert hall.texts() == []
    assert "Erase" not in boss.get("/desk").body


def test_only_the_facilitator_can_hold_the_room(hall: Served) -> None:
    taker = come_in(hall, "note-taker")
    press = {"check": taker.get("/notes").check, "nonce": "n", "do": "hold"}
    assert taker.post("/desk", press).status == 403
    assert hall.session.hold is None
