"""Who is woken by what: no page waits for the next beat with what another page was already shown."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable

import pytest
import uvicorn

from convenor.services import alerts, page_views, running
from convenor.services.serving import Asked
from convenor.services.views import Plain
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.web import hub as hubs
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.serving import serve
from tests.support.hosts import a_planned_room
from tests.support.served import Served
from tests.support.waiting import LONGEST, come_about, until


@pytest.fixture(autouse=True)
def no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the next beat waits for ever."""
    monkeypatch.setattr(hubs, "BEAT_EVERY", 1e9)


async def heard(page: AsyncIterator[bytes]) -> Plain:
    """What the page is told next."""
    async with asyncio.timeout(LONGEST):
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


def test_a_look_that_began_earlier_does_not_take_the_place_of_a_later_one(monkeypatch: pytest.MonkeyPatch) -> None:
    room = a_planned_room()
    hall = Hall(room.host, room.session_id)
    earlier, later = threading.Thread(target=hall.look), threading.Thread(target=hall.look)
    has_read, goes_on = threading.Event(), threading.Event()
    read = room.host.session

    def dawdles(session_id: str) -> Session:
        found = read(session_id)
        if threading.current_thread() is earlier:
            has_read.set()
            assert goes_on.wait(LONGEST)
        return found

    monkeypatch.setattr(room.host, "session", dawdles)
    earlier.start()
    assert has_read.wait(LONGEST)
    monkeypatch.setattr(room.host, "session", read)
    running.start(room.host, room.session_id)
    later.start()
    later.join(0.2)  # it has either finished by then, which is too soon, or it waits
    goes_on.set()
    for thread in (earlier, later):
        thread.join()
    assert hall.session.state == "running"
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
    await come_about(hall.alert, "nobody heard of it")
    assert hall.alert() == "It is written down: no look."
    await hub.stop()
    hall.close()


def test_what_a_serving_has_to_say_is_in_the_record_for_other_processes_until_it_is_over(hall: Served) -> None:
    pages = hall.serving.hall
    pages.is_crowded()
    pages.went_wrong(RuntimeError("a secret"))
    pages.is_crowded()
    until(lambda: len(hall.session.entrance.alerts) == 2, "it is not in the record")
    said = alerts.alert(hall.session.entrance)
    assert "hold no more connections" in said
    assert "Something went wrong with a page" in said
    assert "secret" not in repr(hall.host.store.read(hall.session_id))
    hall.serving.stop()
    assert alerts.alert(hall.session.entrance) == ""


def test_a_serving_that_breaks_off_is_told_until_the_pages_are_served_anew(
    hall: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks = threading.Event()

    async def main_loop(server: uvicorn.Server) -> None:
        while not breaks.is_set():
            await asyncio.sleep(0.01)
        raise OSError("the network is gone")

    monkeypatch.setattr(uvicorn.Server, "main_loop", main_loop)
    broken = serve(hall.host, Asked(hall.session_id, port=0))
    assert alerts.alert(hall.session.entrance) == ""
    breaks.set()
    until(lambda: hall.session.entrance.alerts, "it is not in the record")
    assert alerts.alert(hall.session.entrance) == broken.alert() == alerts.WORDS["stopped"]
    monkeypatch.undo()
    serve(hall.host, Asked(hall.session_id, port=0)).stop()
    assert hall.session.entrance.alerts == ()


def test_a_record_that_cannot_be_written_still_has_its_pages_served(
    hall: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerts.keep(hall.host, hall.session_id, frozenset({"crowded"}))

    def full(*_: object, **__: object) -> None:
        raise Problem("The disk is full.")

    monkeypatch.setattr(hall.host, "record", full)
    again = serve(hall.host, Asked(hall.session_id, port=0))
    again.hall.went_wrong(RuntimeError())
    again.stop()
    assert hall.session.entrance.alerts == ("crowded",)
