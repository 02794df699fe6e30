"""Making it fit, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from convenor.session.agenda import Segment
from convenor.session.exercise import Span, Step
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.session import Session, Turn
from convenor.timing.accepting import applied, changes
from convenor.timing.proposal import Proposal
from convenor.timing.refit import refit
from convenor.timing.speakers import Programme
from convenor.timing.timeline import timeline
from convenor.timing.warnings import warnings
from tests.support.agendas import DATED, START, underway
from tests.support.sessions import a_plan, a_segment, a_session


def part(name: str, least: int, usual: int, most: int, **more: Any) -> Segment:
    values = {"rule": "flexible"} | more
    return a_segment(name, usual, minimum=least * 60, maximum=most * 60, **values)


TALKS = part("talks", 14, 18, 22, rule="protected", mode="speakers")
ROOMS = part("rooms", 20, 25, 30, rule="protected")
SHARE = part("share", 6, 10, 14, cut_order=1)
PLENARY = part("plenary", 6, 12, 20, cut_order=2)
EXTRA = part("extra", 5, 5, 8, rule="droppable")
CLOSE = part("close", 6, 6, 6, rule="protected")
# 18 + 25 + 10 + 12 + 5 + 6 = 76 minutes; the plan ends at 12:16, the promise at 12:30 leaves 14.
AGENDA = (TALKS, ROOMS, SHARE, PLENARY, EXTRA, CLOSE)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def in_the_talks(agenda: tuple[Segment, ...] = AGENDA, **more: Any) -> Session:
    return underway(*agenda, on=0, since=START, **more)


def after(proposal: Proposal) -> dict[str, float]:
    return {line.segment.id: line.after_seconds / 60 for line in proposal.lines}


def offers(proposal: Proposal) -> list[tuple[str, str, float]]:
    return [(c.kind, c.segment or c.person, c.gives_seconds / 60) for c in proposal.choices]


def test_spare_time_goes_first() -> None:
    proposal = refit(in_the_talks(), at(18 + 10))
    assert not proposal.changes_anything
    assert (proposal.spare_before, proposal.spare_after, proposal.fits, proposal.choices) == (240, 240, True, ())


def test_then_flexible_parts_in_cut_order() -> None:
    proposal = refit(in_the_talks(), at(18 + 14 + 3))
    assert after(proposal) == {"rooms": 25, "share": 7, "plenary": 12, "extra": 5, "close": 6}
    proposal = refit(in_the_talks(), at(18 + 14 + 6))
    assert after(proposal) == {"rooms": 25, "share": 6, "plenary": 10, "extra": 5, "close": 6}
    assert {line.segment.id: line.why for line in proposal.lines} == {
        "rooms": "kept whole", "share": "may shrink to 6 minutes", "plenary": "shares what is left",
        "extra": "left out only if you choose so", "close": "kept whole",
    }


def test_within_one_tier_in_proportion_to_what_each_can_give() -> None:
    agenda = (TALKS, part("a", 10, 20, 20), part("b", 20, 30, 30), part("c", 15, 20, 20))
    proposal = refit(in_the_talks(agenda), at(20 + 5))
    assert after(proposal) == {"a": 18, "b": 28, "c": 19}


def test_what_cannot_be_found_is_said_with_the_choices_there_are() -> None:
    speakers = (Invited(Person("Ada Bell"), seconds=480), Invited(Person("Ben Cole"), seconds=480))
    answers = part("answers", 10, 16, 16, rule="protected", mode="respondents")
    agenda = (TALKS, ROOMS, SHARE, EXTRA, answers, CLOSE)
    session = in_the_talks(agenda, plan=replace(DATED, respondents=speakers))
    proposal = refit(session, at(90 - 6 - 16 - 5 - 6 - 25 + 5))
    assert (proposal.fits, proposal.short_seconds) == (False, 300)
    assert offers(proposal) == [
        ("ask", "", 5), ("drop", "extra", 5), ("take", "answers", 5), ("take", "answers", 5), ("unprotect", "rooms", 5),
    ]
    asked, dropped, _, taken, _ = proposal.choices
    assert asked.what == "Ask the group for 5 more minutes"
    assert asked.cost == "Everybody stays until 12:35 instead of 12:30."
    assert dropped.what == "Leave out “Extra”"
    assert taken.what == "Take 5 minutes from Ben Cole’s 8 minutes"
    assert taken.cost == "Ben Cole has not spoken yet, and would have 3 minutes."


def short_by_five() -> tuple[Session, datetime, Proposal]:
    invited = (Invited(Person("Ada Bell")), Invited(Person("Ben Cole")))
    answers = part("answers", 10, 16, 16, rule="protected", mode="respondents")
    session = in_the_talks((TALKS, ROOMS, SHARE, EXTRA, answers, CLOSE), plan=replace(DATED, respondents=invited))
    now = at(90 - 6 - 16 - 5 - 6 - 25 + 5)
    return session, now, refit(session, now)


def test_accepting_what_does_not_fit_needs_a_choice() -> None:
    session, _, proposal = short_by_five()
    with pytest.raises(Problem, match="5 minutes cannot be found"):
        changes(session, proposal)
    for n in (0, 9, -1):
        with pytest.raises(Problem, match=f"no choice {n}"):
            changes(session, proposal, n)


def test_accepting_what_fits_needs_none_and_knows_none() -> None:
    session = in_the_talks()
    proposal = refit(session, at(30))
    with pytest.raises(Problem, match="It needs no choice"):
        changes(session, proposal, 1)


def test_asking_the_group_moves_the_promise() -> None:
    session, now, proposal = short_by_five()
    made = changes(session, proposal, 1)
    assert made.promised_end == at(95)
    assert timeline(applied(session, made), now).spare_seconds == 0


def test_the_end_that_is_asked_for_is_a_whole_minute() -> None:
    session, now, _ = short_by_five()
    proposal = refit(session, now - timedelta(seconds=20))
    assert (proposal.short_seconds, proposal.choices[0].gives_seconds) == (280, 300)
    assert changes(session, proposal, 1).promised_end == at(95)


def test_time_freed_by_a_drop_becomes_spare_time() -> None:
    session, now, _ = short_by_five()
    proposal = refit(session, now - timedelta(minutes=3))
    made = changes(session, proposal, 2)
    assert made.dropped == ("extra",)
    then = applied(session, made)
    assert timeline(then, now - timedelta(minutes=3)).spare_seconds == 180
    assert not refit(then, now - timedelta(minutes=3)).changes_anything


def test_taking_from_one_invited_person_leaves_the_others_theirs() -> None:
    session, now, proposal = short_by_five()
    choice = next(c for c in proposal.choices if c.person == "Ben Cole")
    then = applied(session, changes(session, proposal, choice.n))
    answers = then.segment("answers")
    assert answers is not None
    assert answers.seconds == 11 * 60
    assert Programme(then).agreed(answers) == {"Ada Bell": 480, "Ben Cole": 180}
    assert refit(then, now).fits


def test_a_protected_part_gives_only_when_a_person_says_so() -> None:
    session, _, proposal = short_by_five()
    choice = next(c for c in proposal.choices if c.kind == "unprotect")
    rooms = applied(session, changes(session, proposal, choice.n)).segment("rooms")
    assert rooms is not None
    assert (rooms.seconds, rooms.rule, rooms.minimum) == (20 * 60, "flexible", 20 * 60)


def test_a_droppable_step_of_a_protected_part_may_be_left_out() -> None:
    steps = (
        Step("talk", "Talk", "breakout", Span(10, 20, 20)),
        Step("swap", "Swap over", "breakout", Span(2, 5, 5), rule="droppable"),
    )
    rooms = replace(part("rooms", 25, 25, 25, rule="protected"), steps=steps)
    session = in_the_talks((TALKS, rooms, CLOSE))
    proposal = refit(session, at(60))
    assert offers(proposal) == [("ask", "", 1), ("drop-step", "rooms", 5)]
    made = changes(session, proposal, 2)
    assert [(s.id, s.seconds, [x.id for x in s.steps]) for s in made.segments] == [("rooms", 1200, ["talk"])]
    assert timeline(applied(session, made), at(60)).spare_seconds == 240


def test_an_invited_person_who_has_not_spoken_keeps_their_minutes() -> None:
    plan = replace(DATED, speakers=(Invited(Person("Ada Bell"), seconds=600),))
    later = part("openers", 4, 15, 20, mode="speakers", cut_order=0)
    session = in_the_talks((part("hello", 5, 10, 10), later, ROOMS), plan=plan)
    proposal = refit(session, at(55))
    assert after(proposal) == {"openers": 10, "rooms": 25}
    heard = replace(session, progress=(
        replace(session.progress[0], turns=(Turn("Ada Bell", START),)), *session.progress[1:],
    ))
    assert after(refit(heard, at(58))) == {"openers": 7, "rooms": 25}


def test_lateness_across_a_pin_is_absorbed_by_it() -> None:
    lunch = part("lunch", 10, 20, 30, start_at=time(11, 40))
    agenda = (TALKS, part("share", 6, 10, 14), lunch, part("after", 5, 20, 30))
    proposal = refit(in_the_talks(agenda), at(33))
    assert after(proposal) == {"share": 7, "lunch": 20, "after": 20}
    assert proposal.lines[1].after_start == at(40)
    assert proposal.late == ()


def test_a_pin_that_cannot_be_kept_is_said_and_what_would_keep_it() -> None:
    agenda = (TALKS, SHARE, EXTRA, part("lunch", 10, 20, 30, start_at=time(11, 40)), CLOSE)
    session = in_the_talks(agenda)
    proposal = refit(session, at(32))
    assert [(p.segment.id, p.seconds) for p in proposal.late] == [("lunch", 180)]
    assert proposal.fits
    assert offers(proposal) == [("drop", "extra", 3)]
    assert [w.says for w in warnings(session, at(32))] == [
        "“Lunch” cannot begin at 11:40 without a choice: 3 minutes too late."
    ]


def test_two_pins_with_no_room_between() -> None:
    first = part("first", 15, 20, 20, start_at=time(11, 30))
    second = part("second", 5, 10, 10, start_at=time(11, 40))
    proposal = refit(in_the_talks((TALKS, first, second, CLOSE)), at(10))
    assert [(p.segment.id, p.seconds) for p in proposal.late] == [("second", 300)]
    assert [line.after_start for line in proposal.lines] == [at(30), at(45), at(55)]
    assert proposal.fits


def test_everything_protected() -> None:
    agenda = tuple(replace(s, rule="protected", minimum=s.seconds) for s in AGENDA)
    proposal = refit(in_the_talks(agenda), at(18 + 14 + 7))
    assert not proposal.changes_anything
    assert (proposal.short_seconds, offers(proposal)) == (420, [("ask", "", 7)])


def test_one_flexible_part_gives_all_that_it_can() -> None:
    agenda = (TALKS, ROOMS, SHARE, CLOSE)
    assert after(refit(in_the_talks(agenda), at(51))) == {"rooms": 25, "share": 8, "close": 6}
    assert refit(in_the_talks(agenda), at(54)).short_seconds == 60


def test_a_part_past_its_maximum_is_measured_to_now() -> None:
    proposal = refit(in_the_talks(), at(40))
    assert proposal.lines[0].after_start == at(40)
    assert timeline(in_the_talks(), at(40)).rows[0].projected_end == at(40)


def test_a_coming_part_that_is_longer_than_its_maximum_is_not_lengthened() -> None:
    long = replace(SHARE, seconds=20 * 60)
    session = underway(TALKS, long, CLOSE, on=1, since=at(8))
    early = underway(TALKS, part("a", 5, 5, 5), long, CLOSE, on=1, since=at(8))
    assert not refit(session, at(9)).changes_anything
    assert not refit(early, at(9)).changes_anything


def test_early_by_half_an_hour_what_matters_most_grows_first_or_all_stays() -> None:
    agenda = (part("long", 40, 45, 50), SHARE, PLENARY, CLOSE)
    session = underway(*agenda, on=1, since=at(15))  # 30 minutes ahead
    early = replace(session, progress=session.progress)
    proposal = refit(early, at(15))
    assert after(proposal) == {"plenary": 20, "close": 6}
    assert proposal.lines[0].why == "may grow to 20 minutes"
    assert offers(proposal) == [("leave", "", 0)]
    assert proposal.choices[0].what == "Leave all as it is and end early, at 11:43"
    assert changes(early, proposal, 1).segments == ()
    assert [s.seconds for s in changes(early, proposal).segments] == [1200]


def test_planned_spare_time_lengthens_nothing() -> None:
    assert not refit(in_the_talks(), at(1)).changes_anything


def test_what_was_gained_is_shared_out_once() -> None:
    session = underway(*AGENDA, on=1, since=at(15))  # three minutes ahead
    then = applied(session, changes(session, refit(session, at(16))))
    assert {s.id: s.seconds // 60 for s in then.segments}["plenary"] == 15
    assert not refit(then, at(20)).changes_anything


def test_past_midnight() -> None:
    plan = a_plan(date=date(2026, 11, 26), start=time(23, 30), end=time(0, 30))
    agenda = (part("watch", 10, 20, 30), part("songs", 10, 20, 30), part("soup", 10, 10, 10, start_at=time(0, 20)))
    began = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    session = underway(*agenda, on=0, since=began, plan=plan, began=began)
    proposal = refit(session, began + timedelta(minutes=38))
    assert after(proposal) == {"songs": 12, "soup": 10}
    assert proposal.fits


@pytest.mark.parametrize(("day", "clock_changes_by"), [(date(2026, 10, 25), 60), (date(2026, 3, 29), -60)])
def test_the_nights_when_the_clocks_change(day: date, clock_changes_by: int) -> None:
    plan = a_plan(date=day, start=time(0, 30), end=time(3, 0))
    agenda = (part("watch", 10, 20, 30), part("songs", 10, 150, 200), part("soup", 10, 10, 10, start_at=time(2, 30)))
    began = datetime.combine(day, time(0, 30), UTC) - timedelta(hours=1 if clock_changes_by > 0 else 0)
    session = underway(*agenda, on=0, since=began, plan=plan, began=began)
    proposal = refit(session, began + timedelta(minutes=20))
    there_is = 120 + clock_changes_by - 20  # from the end of the watch to soup at half past two, by the sun
    assert after(proposal) == {"songs": min(150, max(10, there_is)), "soup": 10}
    assert proposal.fits


def test_after_the_machine_slept_ten_minutes_it_is_as_late_as_it_is() -> None:
    session = in_the_talks()
    awake, slept = refit(session, at(25)), refit(session, at(35))
    assert slept.spare_before == awake.spare_before - 600
    assert after(slept)["share"] == 7


def test_a_forgotten_start_is_fitted_from_now() -> None:
    session = a_session(*AGENDA, plan=DATED)
    assert not refit(session, at(-600)).changes_anything
    late = refit(session, at(18))
    assert after(late) == {"talks": 18, "rooms": 25, "share": 6, "plenary": 12, "extra": 5, "close": 6}
    back_dated = in_the_talks()
    assert not refit(back_dated, at(18)).changes_anything


def test_a_plan_that_is_too_long_is_fitted_before_it_begins() -> None:
    session = a_session(*AGENDA, plan=replace(DATED, end=time(12, 0)))
    proposal = refit(session, at(-6000))
    assert (after(proposal)["share"], after(proposal)["plenary"], proposal.short_seconds) == (6, 6, 360)
    made = changes(session, proposal, 1)
    assert proposal.choices[0].what == "Promise 6 more minutes"
    assert made.plan is not None
    assert made.plan.end == time(12, 6)


@pytest.mark.parametrize("plan", [a_plan(length=3600), a_plan(start=time(23, 30), end=time(0, 30))])
def test_an_undated_plan_is_fitted_to_its_length(plan: Any) -> None:
    session = a_session(*AGENDA, plan=plan)
    proposal = refit(session, START)
    assert (proposal.promised_end, proposal.projected_end, proposal.short_seconds) == (None, None, 360)
    assert proposal.lines[0].after_start is None
    then = applied(session, changes(session, proposal, 1))
    assert timeline(then, START).spare_seconds == 0
    assert [w.says for w in warnings(session, START)] == [
        "The length cannot be kept without a choice: 6 minutes too long."
    ]


def test_an_ended_session_is_not_fitted() -> None:
    session = replace(in_the_talks(), state="ended", ended_at=at(80))
    with pytest.raises(Problem, match="has ended"):
        refit(session, at(90))
    assert warnings(session, at(90)) == ()


def test_the_last_part_has_nothing_after_it() -> None:
    proposal = refit(underway(TALKS, CLOSE, on=1, since=at(85)), at(93))
    assert (proposal.lines, proposal.short_seconds, offers(proposal)) == ((), 180, [("ask", "", 3)])


def test_one_number_by_hand_and_the_rest_follows() -> None:
    session = in_the_talks()
    now = at(18 + 14 + 6)
    proposal = refit(session, now, fixed={"share": 8 * 60})
    assert after(proposal) == {"rooms": 25, "share": 8, "plenary": 8, "extra": 5, "close": 6}
    assert {line.segment.id: line.why for line in proposal.lines}["share"] == "set by hand"
    below = refit(session, now, fixed={"share": 2 * 60})
    assert after(below)["plenary"] == 12
    share = {s.id: s for s in changes(session, below).segments}["share"]
    assert (share.seconds, share.minimum) == (120, 120)


def test_a_turn_that_no_longer_fits_its_part_is_said() -> None:
    plan = replace(DATED, speakers=(Invited(Person("Ada Bell")), Invited(Person("Ben Cole"))))
    session = in_the_talks(plan=plan)
    on = replace(session, progress=(
        replace(session.progress[0], turns=(Turn("Ada Bell", START),)), *session.progress[1:],
    ))
    assert warnings(on, at(9)) == ()
    assert [w.says for w in warnings(on, at(12))] == [
        "This part is 3 minutes too short for Ben Cole to have what was agreed."
    ]


def test_what_was_gained_is_given_back_only_as_far_as_the_promise_leaves_room() -> None:
    session = underway(part("long", 40, 45, 50), SHARE, PLENARY, CLOSE, on=1, since=at(15), promised_end=at(46))
    proposal = refit(session, at(15))
    assert after(proposal) == {"plenary": 15, "close": 6}
    assert proposal.spare_after == 0


def test_what_was_gained_before_a_pin_lengthens_nothing_after_it() -> None:
    lunch = part("lunch", 10, 20, 30, start_at=time(11, 50), cut_order=9)
    session = underway(part("long", 20, 25, 25), SHARE, PLENARY, lunch, on=1, since=at(20))
    assert after(refit(session, at(20))) == {"plenary": 17, "lunch": 20}


def test_lateness_that_a_pin_has_absorbed_is_forgotten() -> None:
    lunch = part("lunch", 10, 10, 10, start_at=time(11, 40))
    first = part("first", 20, 30, 30)  # a gap of ten minutes before lunch takes up that it ran over by eight
    session = underway(first, lunch, SHARE, PLENARY, on=2, since=at(38))
    progress = list(session.progress)
    progress[0] = replace(progress[0], actual_start=at(0), actual_end=at(38))
    progress[1] = replace(progress[1], actual_start=at(40), actual_end=at(45))
    progress[2] = replace(progress[2], actual_start=at(45))
    proposal = refit(replace(session, progress=tuple(progress)), at(45))
    assert after(proposal) == {"plenary": 17}  # lunch was five minutes shorter


def test_fractions_of_a_second_are_rounded_towards_the_promise() -> None:
    session = underway(TALKS, replace(PLENARY, seconds=72 * 60), on=0, since=START)
    now = at(20) + timedelta(microseconds=250_000)
    proposal = refit(session, now)
    assert proposal.lines[0].after_seconds == 70 * 60 - 1
    line = timeline(applied(session, changes(session, proposal)), now)
    assert line.projected_end is not None
    assert at(90) - timedelta(seconds=1) < line.projected_end <= at(90)


def test_what_is_saved_gets_through_a_late_pin_only_as_far_as_that_is_late() -> None:
    tea = part("tea", 10, 10, 10, start_at=time(11, 36), rule="protected")
    talk = part("talk", 54, 54, 54, rule="protected")
    extra = replace(EXTRA, seconds=8 * 60, minimum=0)
    session = in_the_talks((TALKS, extra, part("hall", 15, 15, 15, rule="protected"), tea, talk))
    proposal = refit(session, at(18))  # tea would begin five minutes late, and the end be fifteen too late
    assert (proposal.short_seconds, [p.seconds for p in proposal.late]) == (15 * 60, [5 * 60])
    assert offers(proposal) == [("ask", "", 15), ("drop", "extra", 5)]


def test_leaving_out_a_pinned_part_also_saves_the_wait_for_it() -> None:
    tea = replace(EXTRA, start_at=time(11, 30))
    long = part("long", 60, 60, 60, rule="protected")
    proposal = refit(in_the_talks((TALKS, tea, long)), at(20))
    assert offers(proposal) == [("ask", "", 5), ("drop", "extra", 15)]


def test_an_invited_person_is_asked_for_no_more_than_keeps_their_part_at_its_least() -> None:
    plan = replace(DATED, respondents=(Invited(Person("Ada Bell"), seconds=900),))
    answers = part("answers", 10, 16, 16, rule="protected", mode="respondents")
    proposal = refit(in_the_talks((TALKS, answers), plan=plan), at(90 - 16 + 8))
    assert offers(proposal) == [("ask", "", 8), ("take", "answers", 6), ("unprotect", "answers", 1)]


def test_nobody_is_asked_for_their_last_minute() -> None:
    plan = replace(DATED, respondents=(Invited(Person("Ada Bell"), seconds=240),))
    answers = part("answers", 0, 16, 16, rule="protected", mode="respondents")
    proposal = refit(in_the_talks((TALKS, answers), plan=plan), at(90 - 16 + 8))
    assert [(c.person, c.gives_seconds) for c in proposal.choices if c.kind == "take"] == [("Ada Bell", 180)]


def test_a_part_that_was_unprotected_is_still_the_last_to_give() -> None:
    session, now, _ = short_by_five()
    shorter = replace(ROOMS, minimum=0)
    session = replace(session, segments=(TALKS, shorter, *session.segments[2:]))
    choice = next(c for c in refit(session, now).choices if c.kind == "unprotect")
    then = applied(session, changes(session, refit(session, now), choice.n))
    rooms = then.segment("rooms")
    assert rooms is not None
    assert rooms.cut_order > max(s.cut_order for s in then.segments if s.id != "rooms")


def test_the_minutes_of_whoever_speaks_count_before_those_who_wait() -> None:
    plan = replace(DATED, speakers=(Invited(Person("Ada Bell")), Invited(Person("Ben Cole"))))
    session = in_the_talks(plan=plan)
    turn = replace(session.progress[0], turns=(Turn("Ada Bell", at(4)),))
    late = replace(session, progress=(turn, *session.progress[1:]))
    assert [w.seconds for w in warnings(late, at(6))] == [240]


def test_who_has_spoken_is_no_longer_waiting() -> None:
    plan = replace(DATED, speakers=(Invited(Person("Ada Bell")), Invited(Person("Ben Cole"))))
    session = in_the_talks(plan=plan)
    turn = replace(session.progress[0], turns=(Turn("Ada Bell", at(0)),))
    heard = replace(session, progress=(turn, *session.progress[1:]))
    assert list(Programme(heard).unspoken(TALKS)) == ["Ben Cole"]
