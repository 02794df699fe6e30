"""Ready? What is missing is said, and nothing is locked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from convenor.cli.machine import linux_power, mac_power
from convenor.services import running
from convenor.services.readiness import Check, Power, consent_read, missing_words, ready
from convenor.session.people import Invited, Person
from tests.support.hosts import ADA, Room, a_planned_room
from tests.support.sessions import NOON

PLUGGED_IN = Power(plugged_in=True)


class AMachine:
    def __init__(self, power: Power = PLUGGED_IN, hours_ahead: int = 0) -> None:
        self._power = power
        self._ahead = hours_ahead

    def power(self) -> Power:
        return self._power

    def local_time(self, at: datetime) -> datetime:
        return at + timedelta(hours=self._ahead)


def looked(room: Room, machine: AMachine | None = None) -> dict[str, Check]:
    checks = ready(room.session(), machine or AMachine(), room.clock.now() - timedelta(minutes=15))
    return {check.about: check for check in checks}


def test_a_plan_with_everything_is_ready() -> None:
    room = a_planned_room(speakers=(Invited(ADA),))
    found = looked(room)
    assert {about for about, check in found.items() if check.state == "missing"} == {"consent"}
    assert found["clock"].says.endswith("the session begins at 11:00, in 15 minutes.")
    assert found["rooms"].says == "3 rooms, each with its question."
    assert found["agenda"].says == "The agenda fits, with 10 minutes of spare time."


@pytest.mark.parametrize(
    ("details", "about", "says"),
    [
        ({"questions": ()}, "question", "no question yet"),
        ({"rooms": ()}, "rooms", "number of rooms is not decided"),
        ({}, "speakers", "Sunil Marsh"),
    ],
)
def test_what_is_missing_is_said(details: dict[str, Any], about: str, says: str) -> None:
    if about == "speakers":
        details = {"speakers": (Invited(ADA), Invited(Person("Sunil Marsh")))}
    check = looked(a_planned_room(**details))[about]
    assert check.state == "missing"
    assert says in check.says
    assert check.cure


@pytest.mark.parametrize(
    ("power", "state"),
    [
        (Power(True, 10), "ready"),
        (Power(False, 41), "missing"),
        (Power(False, 95), "ready"),
        (Power(False, None), "missing"),
        (Power(), "unknown"),
    ],
)
def test_the_battery(power: Power, state: str) -> None:
    assert looked(a_planned_room(), AMachine(power))["power"].state == state


def test_a_computer_in_another_zone_is_noticed() -> None:
    check = looked(a_planned_room(), AMachine(hours_ahead=1))["clock"]
    assert check.state == "missing"
    assert "shows 11:45" in check.says


def test_a_session_on_another_day_or_without_one() -> None:
    assert "3 December" in looked(a_planned_room(date=date(2026, 12, 3)))["clock"].says
    assert "no date" in looked(a_planned_room(date=None))["clock"].says


def test_that_the_consent_words_were_read_is_kept() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    assert looked(room)["consent"].state == "missing"
    consent_read(room.host, room.session_id)
    assert room.session().consent_read_at == NOON
    assert looked(room)["consent"].state == "ready"


def test_how_many_things_are_missing() -> None:
    assert missing_words((Check("a", "ready", ""), Check("b", "unknown", ""))) == "Ready."
    assert missing_words((Check("a", "missing", ""),)) == "1 thing missing."


def test_power_is_read_from_the_kernels_files(tmp_path: Path) -> None:
    assert linux_power(tmp_path / "nowhere") == Power()
    for name, files in {
        "AC": {"type": "Mains", "online": "0"},
        "BAT0": {"type": "Battery", "capacity": "41", "status": "Discharging"},
        "mouse": {"type": "Battery", "capacity": "3", "scope": "Device"},
    }.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(f"{text}\n", encoding="ascii")
    assert linux_power(tmp_path) == Power(False, 41)


def test_power_is_read_from_what_a_mac_says() -> None:
    said = "Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t63%; discharging; 4:12 remaining\n"
    assert mac_power(said) == Power(False, 63)
    assert mac_power("Now drawing from 'AC Power'\n") == Power(True, None)
    assert mac_power("") == Power()
