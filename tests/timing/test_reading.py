"""What the clock says of the part that is on, and of whoever speaks in it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from convenor.session.agenda import Segment
from convenor.session.exercise import Overhead
from convenor.session.people import Invited, Person
from convenor.session.session import Progress, Session, Turn
from convenor.timing.reading import Reading, reading, speaker_times
from convenor.timing.speakers import Programme
from tests.support.sessions import NOON, a_plan, a_segment, a_session

ADA, BEN, CLEO = (Invited(Person(n)) for n in ("Ada Bell", "Ben Cole", "Cleo Dunn"))
TALKS = a_segment("talks", 20, mode="speakers", minimum=600)


def at(minutes: float) -> Any:
    return NOON + timedelta(minutes=minutes)


def on(segment: Segment, *turns: Turn, paused: int = 0, plan: Any = None, **more: Any) -> Session:
    progress = (Progress("running", NOON, paused_seconds=paused, turns=turns),)
    return a_session(
        segment, plan=plan, progress=progress, state="running", running=segment.id, started_at=NOON, **more
    )


def read(session: Session, minutes: float) -> Reading:
    found = reading(session, at(minutes))
    assert found is not None
    return found


def test_nothing_to_read_while_nothing_runs() -> None:
    assert reading(a_session(TALKS), NOON) is None


def test_what_is_left_then_what_is_over() -> None:
    session = on(TALKS)
    assert (read(session, 5).elapsed, read(session, 5).left_seconds, read(session, 5).over_seconds) == (300, 900, 0)
    assert (read(session, 23).left_seconds, read(session, 23).over_seconds) == (0, 180)


def test_minimum_and_last_two_minutes() -> None:
    session = on(TALKS)
    assert [read(session, m).minimum_reached for m in (9.9, 10)] == [False, True]
    assert [read(session, m).two_minutes_left for m in (17.9, 18, 19.9, 20)] == [False, True, True, False]


def test_two_minutes_are_no_news_in_a_part_of_two() -> None:
    assert not read(on(a_segment("think", 2)), 1).two_minutes_left


def test_pauses_do_not_count() -> None:
    assert read(on(TALKS, paused=60), 5).elapsed == 240
    paused = on(TALKS, paused_at=at(3))
    assert (read(paused, 5).elapsed, read(paused, 9).elapsed, read(paused, 9).paused) == (180, 180, True)


def test_a_clock_that_went_back_reads_nothing_yet() -> None:
    assert read(on(TALKS), -4).elapsed == 0


def test_agreed_minutes_else_an_even_share_without_overheads() -> None:
    part = a_segment("talks", 20, mode="speakers", overhead=Overhead(brief=2))
    agreed = Invited(BEN.person, seconds=300)
    shares = Programme(on(part, plan=a_plan(speakers=(ADA, agreed, CLEO)))).agreed(part)
    assert shares == {"Ada Bell": 390, "Ben Cole": 300, "Cleo Dunn": 390}
    short = a_segment("talks", 1, seconds=200, mode="speakers")
    odd = Programme(on(short, plan=a_plan(speakers=(ADA, BEN, CLEO)))).agreed(short)
    assert sorted(odd.values()) == [66, 67, 67]


def test_only_the_parts_that_are_theirs_have_speakers() -> None:
    plan = a_plan(speakers=(ADA,), respondents=(BEN,))
    answers, talk = a_segment("answers", 8, mode="respondents"), a_segment("rooms", 8)
    assert list(Programme(on(answers, plan=plan)).agreed(answers)) == ["Ben Cole"]
    assert Programme(on(talk, plan=plan)).agreed(talk) == {}


def test_whose_turn_it_is_and_how_long_the_others_took() -> None:
    session = on(TALKS, Turn("Ada Bell", at(1)), Turn("Ben Cole", at(13)), plan=a_plan(speakers=(ADA, BEN)))
    now = read(session, 15).speaker
    assert now is not None
    assert (now.person, now.seconds, now.spoken, now.left, now.over) == ("Ben Cole", 600, 120, 480, 0)
    ada, _ = speaker_times(session, TALKS, at(15))
    assert (ada.spoken, ada.over, ada.speaking, ada.begun) == (720, 120, False, True)


def test_pauses_count_for_the_turn_in_which_they_fell() -> None:
    turns = (Turn("Ada Bell", at(0), 60), Turn("Ben Cole", at(10), 180))
    session = on(TALKS, *turns, paused=240, plan=a_plan(speakers=(ADA, BEN)))
    ada, ben = speaker_times(session, TALKS, at(15))
    assert (ada.spoken, ben.spoken) == (480, 240)


def test_somebody_not_invited_may_speak_and_a_second_turn_adds() -> None:
    turns = (Turn("Ada Bell", at(0)), Turn("Guest", at(2)), Turn("Ada Bell", at(3)))
    times = speaker_times(on(TALKS, *turns, plan=a_plan(speakers=(ADA,))), TALKS, at(5))
    assert [(t.person, t.spoken, t.speaking) for t in times] == [("Ada Bell", 240, True), ("Guest", 60, False)]
