"""The note-taker's sheet as it is written: whole in itself, and nothing in it that a title could break out of."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from convenor.exchange.csv_rows import MARK
from convenor.exchange.rows_csv import HEAD, NOTHING, to_rows_csv
from convenor.exchange.sheet_page import ROOMS_WHEN_UNKNOWN, to_sheet_page
from convenor.services import recording, rooms, running
from convenor.services.recording import Line
from tests.support.hosts import a_planned_room

NASTY = '</script><script>alert(1)</script> "<!--'


def test_it_asks_for_nothing_from_anywhere() -> None:
    page = to_sheet_page(a_planned_room().session())
    for what in ("http:", "https:", "//cdn", "@import", "url(", "src=", "fetch(", "XMLHttpRequest", "WebSocket"):
        assert what not in page, what
    assert re.findall(r'<link [^>]*href="([^"]*)"', page) == ["data:,"]


def test_only_its_own_scripts_and_looks_may_run() -> None:
    page = to_sheet_page(a_planned_room(title=NASTY).session())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    run = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(run) == 3
    for text in run:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_no_title_question_or_name_breaks_out() -> None:
    page = to_sheet_page(a_planned_room(title=NASTY, questions=(NASTY,), rooms=(NASTY, "b")).session())
    assert page.count("<script") == page.count("</script>") == 3
    assert "alert(1)</script>" not in page
    plan = json.loads(re.search(r'id="plan">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]  # it is there
    assert plan["title"] == NASTY
    assert plan["rooms"][0]["question"] == NASTY


def test_rooms_are_those_that_are_open_or_a_dozen_when_nobody_knows() -> None:
    room = a_planned_room()
    rooms.close(room.host, room.session_id, 2)
    assert re.findall(r'<option value="(\d+)">', to_sheet_page(room.session())) == ["1", "3"]
    unknown = to_sheet_page(a_planned_room(rooms=()).session())
    assert len(re.findall(r'<option value="\d+">', unknown)) == ROOMS_WHEN_UNKNOWN


def test_the_same_session_gives_the_same_page() -> None:
    room = a_planned_room()
    assert to_sheet_page(room.session()) == to_sheet_page(room.session())


def test_rows_know_their_room_prompt_round_and_who_noted_them_also_in_the_middle() -> None:
    room = a_planned_room(rooms=("Why?", "How?", "When?"))
    recording.record(room.host, room.session_id, [Line("Early")])
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    recording.record(room.host, room.session_id, [Line("B", room=2), Line("A", room=1), Line("@c", room=2)])
    lines = to_rows_csv(room.session()).removeprefix(MARK).split("\r\n")
    assert lines[0] == ",".join(HEAD)
    assert lines[1].startswith("Arrival,,,,,point,Early,")
    assert "before the session" in lines[1]
    assert {line.count(",") for line in lines[:-1]} == {len(HEAD) - 1}
    assert [[c for c in line.split(",")[:7] if c] for line in lines[2:6]] == [
        ["Rooms", "1", "1", "Room 1", "Why?", "point", "A"],
        ["Rooms", "1", "2", "Room 2", "How?", "point", "B"],
        ["Rooms", "1", "2", "Room 2", "How?", "point", "'@c"],
        ["Rooms", "1", "3", "Room 3", "When?", NOTHING],
    ]


@pytest.mark.parametrize("merged", [True, False])
def test_a_merged_rooms_rows_keep_the_question_that_they_answered(merged: bool) -> None:
    room = a_planned_room(rooms=("Why?", "Why?" if merged else "How?"))
    recording.record(room.host, room.session_id, [Line("A", room=2, segment="rooms")])
    rooms.merge(room.host, room.session_id, 2, 1)
    row = to_rows_csv(room.session()).split("\r\n")[1].split(",")
    assert row[2:5] == (["1", "Room 1", "Why?"] if merged else ["2", "Room 2", "How?"])
