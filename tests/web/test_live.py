"""What open pages hear: what is new for them, at once, and nothing of what is not."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from convenor.services import doors, holding, messages, running
from convenor.session.doors import Role
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.web import render
from tests.support.served import PlainBrowser, Served
from tests.support.waiting import LONGEST
from tests.web.test_doors import act, come_in, send


@contextmanager
def listening(hall: Served, browser: PlainBrowser, path: str) -> Iterator[socket.SocketIO]:
    """A page that listens; each event is a line that begins with `data:`."""
    cookies = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
    with socket.create_connection(("127.0.0.1", hall.serving.port), timeout=LONGEST) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nhost: x\r\ncookie: {cookies}\r\n\r\n".encode())
        yield line.makefile("rb", buffering=0)


def heard(stream: socket.SocketIO) -> dict[str, object]:
    while True:
        line = stream.readline()
        assert line, "the host hung up"
        if line.startswith(b"data: {"):
            found: dict[str, object] = json.loads(line[6:])
            return found


def to_its_end(stream: socket.SocketIO) -> Iterator[bytes]:
    """The lines that still come before the host says that there are no more."""
    while (line := stream.readline()) != b"0\r\n":
        assert line, "the host hung up"
        yield line


def until(stream: socket.SocketIO, **wanted: object) -> None:
    """Wait for such a state. Beats keep the line awake, so that a clock ends the wait."""
    end = time.monotonic() + LONGEST
    while (state := heard(stream)) and {name: state[name] for name in wanted} != wanted:
        assert time.monotonic() < end, (state, wanted)


@pytest.mark.parametrize(("role", "path"), [
    ("participant", "/live/everyone"), ("note-taker", "/live/notes"), ("facilitator", "/live/desk"),
])
@pytest.mark.parametrize("shut", [True, False])
def test_whoever_is_shut_out_hears_no_more_at_once_and_the_others_go_on(
    hall: Served, role: Role, path: str, shut: bool
) -> None:
    others: Role = "note-taker" if role != "note-taker" else "facilitator"
    out, stays = come_in(hall, role), come_in(hall, others)
    with (
        listening(hall, out, path) as gone,
        listening(hall, stays, "/live/notes" if others == "note-taker" else "/live/desk") as still,
    ):
        heard(gone)
        heard(still)
        (doors.shut if shut else doors.renew)(hall.host, hall.session_id, role)
        running.start(hall.host, hall.session_id)
        assert not any(line.startswith(b"data: {") for line in to_its_end(gone)), "told after it was shut out"
        until(still, state="running")
    assert out.get(path).status == 403


def test_a_room_hears_its_lines_and_everybody_hears_what_all_are_told(hall: Served) -> None:
    taker, one = come_in(hall, "note-taker"), come_in(hall, "participant")
    with (
        listening(hall, taker, "/live/notes?room=1") as room_1,
        listening(hall, taker, "/live/notes?room=2") as room_2,
        listening(hall, one, "/live/everyone") as everyone,
    ):
        for stream in (room_1, room_2, everyone):
            heard(stream)
        send(taker, act(1, "Soup"))
        lines = heard(room_1)["lines"]
        assert isinstance(lines, list)
        assert [line["text"] for line in lines] == ["Soup"]
        messages.send(hall.host, hall.session_id, "Ten minutes left")
        # the next that the others hear is the message: of the line nothing was news to them
        assert "From the facilitator: Ten minutes left" in str(heard(room_2)["about"])
        running.start(hall.host, hall.session_id)
        until(everyone, news="Now: Arrival.")
        assert hall.serving.here() == 3


def test_a_clock_that_was_set_is_news_and_one_that_runs_is_not(hall: Served) -> None:
    running.start(hall.host, hall.session_id)
    one = come_in(hall, "participant")
    with listening(hall, one, "/live/everyone") as everyone:
        until(everyone, left=5 * 60)
        hall.clock.forward(seconds=30)
        running.add(hall.host, hall.session_id, 2)
        until(everyone, left=6 * 60 + 30)
        running.pause(hall.host, hall.session_id)
        until(everyone, runs=False)
        hall.clock.forward(minutes=10)
        running.resume(hall.host, hall.session_id)
        until(everyone, runs=True, left=6 * 60 + 30)


def test_what_only_the_time_changes_is_news_too(hall: Served) -> None:
    running.start(hall.host, hall.session_id)
    boss = come_in(hall, "facilitator")
    with listening(hall, boss, "/live/desk") as desk:
        heard(desk)
        hall.clock.forward(minutes=7)
        until(desk, over="2 minutes over")


def asked_to_stop(browser: PlainBrowser) -> bool:
    return holding.STOP_TYPING in json.loads(browser.get("/live/notes?once=1").body)["about"]


def test_once_the_room_goes_on_no_page_asks_to_stop_typing(hall: Served) -> None:
    running.start(hall.host, hall.session_id)
    taker = come_in(hall, "note-taker")
    with listening(hall, taker, "/live/notes") as notes:
        for _ in range(2):
            holding.hold(hall.host, hall.session_id, True)
            until(notes, runs=False)
            assert asked_to_stop(taker)
            holding.hold(hall.host, hall.session_id, False)
            until(notes, runs=True)
            assert not asked_to_stop(taker)


def test_a_look_that_failed_is_taken_again(hall: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    running.start(hall.host, hall.session_id)
    taker, look = come_in(hall, "note-taker"), hall.serving.hall.look
    failed: list[str] = []

    def busy() -> Session:
        if not failed:
            failed.append("once")
            raise Problem("The record is busy.", cure="It is tried again.")
        return look()

    with listening(hall, taker, "/live/notes") as notes:
        holding.hold(hall.host, hall.session_id, True)
        until(notes, runs=False)
        monkeypatch.setattr(hall.serving.hall, "look", busy)
        holding.hold(hall.host, hall.session_id, False)
        until(notes, runs=True)
        assert failed
        assert not asked_to_stop(taker)


def test_what_nobody_foresaw_is_told_to_the_facilitator_and_stays_told(
    hall: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(name: str) -> None:
        raise RuntimeError(name)

    boss = come_in(hall, "facilitator")
    hall.serving.hall.report = lambda trouble: f"It is written down: {trouble}."
    monkeypatch.setattr(render, "file_of", breaks)
    with listening(hall, boss, "/live/desk") as desk:
        heard(desk)
        assert boss.get("/files/style.css").status == 500
        running.start(hall.host, hall.session_id)
        until(desk, state="running", alert="It is written down: style.css.")
