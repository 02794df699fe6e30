"""Who is woken by what: no page waits for the next beat with what another page was already shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest

from convenor.services import page_views, running
from convenor.services.views import Plain
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from tests.support.hosts import a_planned_room


async def heard(page: AsyncIterator[bytes]) -> Plain:
    """What the page is told next; that is not the beat, and it does not wait for one."""
    async with asyncio.timeout(2):
        found: Plain = json.loads((await anext(page)).removeprefix(b"data: "))
    return found


def a_desk(hall: Hall) -> Callable[[], Plain]:
    return lambda: page_views.facilitator(hall.session, hall.now())


async def test_what_one_page_is_shown_the_others_hear_at_once() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    hall = Hall(room.host, room.session_id)
    hub, desk = Hub(hall), a_desk(hall)  # nobody watches: news comes by the pages alone
    page = hub.listen("desk", desk)
    assert (await heard(page))["over"] == ""
    waits = asyncio.ensure_future(heard(page))
    await asyncio.sleep(0)
    room.clock.forward(minutes=7)
    assert json.loads(hub.draw("desk", desk))["over"] == "2 minutes over"
    assert (await waits)["over"] == "2 minutes over"
    hall.close()


async def test_who_asks_once_is_never_shown_less_than_is_known() -> None:
    room = a_planned_room()
    hall = Hall(room.host, room.session_id)
    hub, desk = Hub(hall), a_desk(hall)
    assert json.loads(hub.draw("desk", desk))["state"] == "planned"
    running.start(room.host, room.session_id)
    hall.look()
    assert json.loads(hub.draw("desk", desk))["state"] == "running", "in the same second"
    hall.close()


async def test_when_nobody_watches_any_more_the_facilitator_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise RuntimeError("no look")

    room = a_planned_room()
    hall = Hall(room.host, room.session_id)
    hall.report = lambda trouble: f"It is written down: {trouble}."
    monkeypatch.setattr(hall, "look", breaks)
    hub = Hub(hall)
    hub.start()
    async with asyncio.timeout(2):
        while not hall.alert():
            await asyncio.sleep(0)
    assert hall.alert() == "It is written down: no look."
    await hub.stop()
    hall.close()
