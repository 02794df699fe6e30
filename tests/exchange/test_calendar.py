"""The calendar file, read back by a strict reader of its own."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.calendar import escaped, fold, to_calendar
from convenor.services import editing, planning, running
from convenor.session.problem import Problem
from convenor.session.session import Session
from tests.support.hosts import a_planned_room
from tests.support.sessions import NOON, a_plan, a_segment, a_session


@dataclass
class Component:
    name: str
    values: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inner: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Component]:
        return [c for c in self.inner if c.name == name]

    def one(self, name: str) -> tuple[dict[str, str], str]:
        ((_, parameters, value),) = [v for v in self.values if v[0] == name]
        return parameters, value


def strictly(text: str) -> Component:
    """Read a calendar as RFC 5545 has it; anything else is an assertion."""
    assert text.endswith("\r\n")
    raw = text.encode("utf-8").split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in raw)
    assert not any(b"\n" in line or b"\r" in line for line in raw)
    lines: list[str] = []
    for octets in raw:
        line = octets.decode("utf-8")  # each physical line by itself: no letter was split
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    top = Component("")
    open_now = [top]
    for line in lines:
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)", line, re.DOTALL)
        assert found, line
        name, value = found[1], found[3]
        if name == "BEGIN":
            open_now.append(Component(value))
            open_now[-2].inner.append(open_now[-1])
        elif name == "END":
            assert open_now.pop().name == value
        else:
            parameters = dict(p.split("=", 1) for p in found[2].split(";")[1:])
            open_now[-1].values.append((name, parameters, value))
    assert open_now == [top]
    (calendar,) = top.inner
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION") == ({}, "2.0")
    assert calendar.one("PRODID")[1]
    return calendar


def words(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "N": "\n"}.get(m[1], m[1]), value)


def offset(value: str) -> timedelta:
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", value)
    assert found, value
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -length if found[1] == "-" else length


def when(calendar: Component, event: Component, name: str) -> datetime:
    """The instant, by the zone that the file itself writes out and by nothing else."""
    parameters, value = event.one(name)
    if "TZID" not in parameters:
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    (zone,) = [z for z in calendar.all("VTIMEZONE") if z.one("TZID")[1] == parameters["TZID"]]
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local by definition
    onsets = []
    for part in zone.inner:
        assert part.name in ("STANDARD", "DAYLIGHT")
        before = offset(part.one("TZOFFSETFROM")[1])
        onset = datetime.strptime(part.one("DTSTART")[1], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local by definition
        onsets.append(((onset - before).replace(tzinfo=UTC), offset(part.one("TZOFFSETTO")[1])))
    onsets.sort()
    assert len(onsets) == len(zone.inner) > 0
    # A local time that comes twice is its first coming, so the earliest instant that shows it.
    for n, (since, to) in enumerate(onsets):
        at = (local - to).replace(tzinfo=UTC)
        until = onsets[n + 1][0] if n + 1 < len(onsets) else None
        if since <= at and (until is None or at < until):
            return at
    raise AssertionError(f"{value} is no time of {parameters['TZID']}")


def read(session: Session, now: datetime = NOON, *, parts: bool = False) -> tuple[Component, list[Component]]:
    calendar = strictly(to_calendar(session, now, parts=parts))
    return calendar, calendar.all("VEVENT")


def test_the_session_comes_back_as_it_was_planned() -> None:
    session = a_planned_room().session()
    calendar, (event,) = read(session)
    assert when(calendar, event, "DTSTART") == NOON
    assert when(calendar, event, "DTEND") == NOON + timedelta(minutes=90)
    assert event.one("DTSTART")[0] == {"TZID": "Europe/London"}
    assert words(event.one("SUMMARY")[1]) == "Who cooks"
    assert event.one("DTSTAMP") == ({}, "20261126T110000Z")
    assert session.id in event.one("UID")[1]


def test_a_changed_session_keeps_its_name_and_has_a_higher_number() -> None:
    room = a_planned_room()
    _, (before,) = read(room.session())
    planning.change_details(room.host, room.session_id, planning.DetailsChange(title="Who eats"))
    _, (after,) = read(room.session(), NOON + timedelta(days=1))
    assert before.one("UID") == after.one("UID")
    assert int(after.one("SEQUENCE")[1]) > int(before.one("SEQUENCE")[1])
    assert before.one("DTSTAMP") != after.one("DTSTAMP")


def test_each_part_can_be_an_entry_and_those_left_out_are_none() -> None:
    room = a_planned_room()
    editing.drop(room.host, room.session_id, "report-back")
    calendar, (_, *parts) = read(room.session(), parts=True)
    times = [(words(p.one("SUMMARY")[1]), when(calendar, p, "DTSTART"), when(calendar, p, "DTEND")) for p in parts]
    assert [t[0] for t in times] == [f"{n} (Who cooks)" for n in ("Arrival", "Speakers", "Rooms", "Together", "Close")]
    assert times[0][1] == NOON
    assert all(before[2] == after[1] for before, after in itertools.pairwise(times))
    assert len({p.one("UID")[1] for p in parts}) == 5


def test_a_session_without_a_date_is_refused_in_words() -> None:
    for plan in (a_plan(), a_plan(date=date(2026, 11, 26)), a_plan(start=time(11))):
        with pytest.raises(Problem, match="no place in a calendar"):
            to_calendar(a_session(a_segment(), plan=plan), NOON)


def test_an_undated_session_that_has_run_has_a_place() -> None:
    room = a_planned_room(date=None, start=None, end=None)
    with pytest.raises(Problem):
        to_calendar(room.session(), NOON)
    running.start(room.host, room.session_id)
    calendar, (event,) = read(room.session())
    assert when(calendar, event, "DTSTART") == NOON


ZONES = [
    "Europe/London", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "Africa/Casablanca", "Australia/Lord_Howe",
    "Pacific/Chatham", "America/Sao_Paulo", "UTC",
]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(ZONES), st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.times(),
    st.integers(min_value=1, max_value=12 * 60),
)  # fmt: skip
def test_every_zone_and_day_comes_back_to_the_second(zone: str, day: date, hour: time, minutes: int) -> None:
    plan = a_plan(date=day, start=hour.replace(second=0, microsecond=0), timezone=zone, length=minutes * 60)
    halves = [a_segment(str(n), minutes=1, seconds=minutes * 20) for n in range(3)]
    session = a_session(*halves, plan=plan)
    calendar, (event, *parts) = read(session, parts=True)
    start = when(calendar, event, "DTSTART")
    assert when(calendar, event, "DTEND") - start == timedelta(minutes=minutes)
    local = datetime.combine(day, plan.start or time(), tzinfo=ZoneInfo(zone))
    assert start == local.astimezone(UTC)
    for n, part in enumerate(parts):
        assert when(calendar, part, "DTSTART") == start + timedelta(seconds=n * minutes * 20)


def test_the_hour_that_comes_twice_and_the_one_that_never_comes() -> None:
    for day, hour, starts in (
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ):
        session = a_session(a_segment(minutes=45), a_segment("b", 45), plan=a_plan(date=day, start=hour))
        calendar, (event, *parts) = read(session, parts=True)
        assert when(calendar, event, "DTSTART") == starts
        assert when(calendar, event, "DTEND") == starts + timedelta(minutes=90)
        assert [when(calendar, p, "DTSTART") for p in parts] == [starts, starts + timedelta(minutes=45)]


@given(st.text(max_size=300))
def test_any_title_comes_back_and_breaks_nothing(title: str) -> None:
    session = a_session(a_segment(), plan=a_plan(title=f"T{title}", date=date(2026, 11, 26), start=time(11)))
    _, (event,) = read(session)
    kept = words(event.one("SUMMARY")[1])
    seen = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", re.sub("\r\n|\r|\u2028|\u2029", "\n", title))
    assert kept == f"T{seen}".encode("utf-8", "replace").decode()


def test_a_title_cannot_smuggle_in_a_line() -> None:
    nasty = "Soup\r\nATTENDEE:mailto:x@example.org; and, \\n more"
    session = a_session(a_segment(), plan=a_plan(title=nasty, date=date(2026, 11, 26), start=time(11)))
    _, (event,) = read(session)
    assert not [v for v in event.values if v[0] == "ATTENDEE"]
    assert words(event.one("SUMMARY")[1]) == nasty.replace("\r\n", "\n")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_folding_is_by_octets_and_can_be_undone(line: str) -> None:
    pieces = list(fold(line))
    assert all(len(p.encode()) <= 75 for p in pieces)
    assert pieces[0] + "".join(p[1:] for p in pieces[1:]) == line
    assert all(p.startswith(" ") for p in pieces[1:])


def test_escaping() -> None:
    assert escaped("a\\b;c,d\r\ne") == r"a\\b\;c\,d\ne"


def test_a_moved_promise_is_the_end_in_the_calendar() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    running.promise(room.host, room.session_id, NOON + timedelta(minutes=100))
    calendar, (event,) = read(room.session())
    assert when(calendar, event, "DTEND") == NOON + timedelta(minutes=100)


def test_an_unknown_zone_is_refused_in_words() -> None:
    session = a_session(a_segment(), plan=replace(a_plan(date=date(2026, 11, 26), start=time(11)), timezone="Moon/Sea"))
    with pytest.raises(Problem, match="no time zone"):
        to_calendar(session, NOON)
