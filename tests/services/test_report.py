"""Planned against actual: what became of each part, and of the promise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from convenor.services import editing, refitting, running
from convenor.services.report import Report, ReportRow, cells, report
from convenor.services.report_rows import csv_rows, report_row
from convenor.services.report_text import report_lines
from convenor.session.problem import Problem
from convenor.timing.actuals import actuals
from tests.support.agendas import agendas
from tests.support.hosts import Room, a_planned_room
from tests.support.sessions import NOON


def told(room: Room) -> Report:
    return report(room.host, room.session_id)


def row_of(found: Report, part: str) -> ReportRow:
    return next(r for r in found.rows if r.actual.segment.id == part)


def go_on(room: Room, minutes: float) -> None:
    room.clock.forward(minutes=minutes)
    running.next_part(room.host, room.session_id)


def held(late: int = 4) -> Room:
    """Began late; speakers eight minutes over with a pause; a part put in, one left out, one skipped; ended late."""
    room = a_planned_room()
    room.clock.forward(minutes=late)
    running.start(room.host, room.session_id)
    go_on(room, 5)  # arrival as planned
    running.speaker(room.host, room.session_id, "Ada")
    room.clock.forward(minutes=6)
    running.pause(room.host, room.session_id)
    room.clock.forward(minutes=2)
    running.resume(room.host, room.session_id)
    running.speaker(room.host, room.session_id, "Sunil")
    editing.insert(room.host, room.session_id, "A song", minutes=4, after="speakers")
    go_on(room, 20)
    go_on(room, 5)
    running.promise(room.host, room.session_id, NOON + timedelta(minutes=100))
    editing.drop(room.host, room.session_id, "together")
    go_on(room, 25)
    room.clock.forward(minutes=2)
    running.skip(room.host, room.session_id)
    room.clock.forward(minutes=36)
    running.end(room.host, room.session_id)
    return room


def test_a_session_that_has_not_started_is_refused_in_words() -> None:
    with pytest.raises(Problem, match="has not started"):
        told(a_planned_room())


def test_each_part_says_what_became_of_it() -> None:
    found = told(held())
    assert {r.actual.segment.id: r.what for r in found.rows} == {
        "arrival": "as planned",
        "speakers": "8 minutes longer, 2 minutes of it paused",
        "a-song": "put in",
        "rooms": "as planned",
        "report-back": "skipped after 2 minutes",
        "together": "left out",
        "close": "31 minutes longer",
    }
    assert cells(row_of(found, "speakers"))[:5] == ("Speakers", "11:05 to 11:25", "20", "11:09 to 11:37", "28")
    assert cells(row_of(found, "a-song"))[1:5] == ("", "", "11:37 to 11:42", "5")
    assert cells(row_of(found, "together"))[1:5] == ("12:00 to 12:15", "15", "", "")


def test_the_summary_tells_start_end_promise_pause_and_changes() -> None:
    assert told(held()).summary == (
        "Began 4 minutes late, at 11:04.",
        "Ended 12:45, 5 minutes after the promised end (12:40).",
        "The promised end was 12:30 at the start; at 11:42 it was moved to 12:40.",
        "The clock stood still for 2 minutes in all.",
        "Put in: A song.",
        "Left out: Together.",
        "Skipped: Report back.",
    )


def test_speakers_have_their_minutes_beside_what_was_agreed() -> None:
    speakers = row_of(told(held()), "speakers").speakers
    assert [(s.name, s.agreed_seconds, s.seconds) for s in speakers] == [
        ("Ada Pell", 600, 480),
        ("Sunil Marsh", 600, 1200),
    ]


def test_a_promise_that_was_undone_is_not_told() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    running.promise(room.host, room.session_id, NOON + timedelta(minutes=100))
    assert len(told(room).actuals.promises) == 2
    editing.undo(room.host, room.session_id)
    assert [p.end for p in told(room).actuals.promises] == [NOON + timedelta(minutes=90)]


def test_a_promise_moved_by_making_it_fit_says_so() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=85)
    offer = refitting.propose(room.host, room.session_id)
    asks = next(c.n for c in offer.proposal.choices if "Ask the group" in c.what)
    refitting.accept(room.host, room.session_id, offer, asks)
    found = told(room)
    assert found.actuals.promises[-1].by_refit
    assert any("by making it fit" in sentence for sentence in found.summary)


def test_a_running_session_is_told_so_far() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    go_on(room, 5)
    room.clock.forward(minutes=3)
    found = told(room)
    assert found.so_far
    assert "so far" in found.when
    assert row_of(found, "speakers").what == "on now"
    assert row_of(found, "speakers").actual_minutes == 3
    assert row_of(found, "speakers").actual.longer_seconds is None
    assert row_of(found, "rooms").what == "still to come"
    assert found.summary[1].startswith("If nothing changes it ends 12:20, 10 minutes before")
    assert report_row(found)["segments"][1]["actual_end"] is None


def test_parts_that_were_never_reached_are_named() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=30)
    running.end(room.host, room.session_id)
    found = told(room)
    assert row_of(found, "close").what == "not reached"
    assert found.summary[-1] == "Not reached: Speakers; Rooms; Report back; Together; Close."


def test_what_was_left_out_while_planning_is_no_part_of_the_plan() -> None:
    room = a_planned_room()
    editing.drop(room.host, room.session_id, "together")
    running.start(room.host, room.session_id)
    assert "together" not in {r.actual.segment.id for r in told(room).rows}


def test_an_early_end_is_told_without_a_sign() -> None:
    room = a_planned_room()
    room.clock.forward(minutes=-5)
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=75)
    running.end(room.host, room.session_id)
    found = told(room)
    assert found.summary[:2] == (
        "Began 5 minutes early, at 10:55.",
        "Ended 12:10, 20 minutes before the promised end (12:30).",
    )
    assert not any("-" in line or "−" in line for line in report_lines(found) if "Report-back" not in line)


def test_the_rows_for_a_spreadsheet_hold_no_signs_and_as_many_cells_as_heads() -> None:
    head, *rows = csv_rows(told(held()))
    assert all(len(row) == len(head) for row in rows)
    assert all(cell >= 0 for row in rows for cell in row if isinstance(cell, int))
    by_part = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert by_part["Report back"]["minutes_shorter"] == 8
    assert by_part["Speakers"]["minutes_longer"] == 8
    assert by_part["Speakers"]["actual_start"] == "2026-11-26 11:09:00"


def test_the_text_has_a_table_and_bars_as_long_as_the_minutes() -> None:
    lines = report_lines(told(held()))
    assert any(line.startswith("Speakers") and "8 minutes longer" in line for line in lines)
    at = next(n for n, line in enumerate(lines) if "░" in line and line.startswith("Speakers"))
    assert lines[at].count("░") == 20
    assert lines[at + 1].count("█") == 28


@given(agendas())
def test_any_session_has_a_report_whose_lengths_are_its_times(made: tuple[Any, Any]) -> None:
    session, now = made
    found = actuals(session, (), now)
    assert found is not None
    assert [p.segment.id for p in found.parts] == [s.id for s, _ in session.parts()]
    for part in found.parts:
        for seconds in (part.planned_seconds, part.actual_seconds):
            assert seconds is None or seconds >= 0
        if part.longer_seconds is not None:
            assert part.longer_seconds == (part.actual_seconds or 0) - (part.planned_seconds or 0)
    assert actuals(session, (), now) == found
