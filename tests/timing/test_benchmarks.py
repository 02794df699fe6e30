"""Small runs of the benchmarks, so that they stay true and runnable."""

from __future__ import annotations

import cProfile
import pstats

from benchmarks import ends_on_time, refit
from convenor.timing.refit import refit as propose

BASELINES = ["shift everything", "proportional (OnlyT)", "one part absorbs", "cut the last"]
OURS = ["Convenor, asked nothing", "Convenor, chooses", "Convenor, heeds warnings"]


def test_convenor_is_best_together_and_never_pays_with_a_minimum_or_the_close() -> None:
    drawn = ends_on_time.cases(240, seed=7)
    scores = ends_on_time.table(drawn)
    assert list(scores) == BASELINES + OURS
    for name in OURS:
        ours = scores[name]
        assert (ours.minima, ours.close) == (1.0, 1.0)
        assert ours.together > max(scores[baseline].together for baseline in BASELINES)


def test_no_rule_ends_in_time_where_nobody_could_have_while_keeping_the_rest() -> None:
    drawn = ends_on_time.cases(400, 3, spread=3.0)
    hopeless = [c for c in drawn if not ends_on_time.could_have_fitted(c, by_any_means=True)]
    assert hopeless
    scores = ends_on_time.table(hopeless)
    assert all(scores[name].together == 0 for name in [*BASELINES, *OURS[:2]])


def test_a_session_in_which_nothing_runs_over_ends_as_planned_by_every_rule() -> None:
    case = ends_on_time.cases(1, seed=1)[0]
    calm = ends_on_time.Case(case.parts, case.promise, 0, tuple(1.0 for _ in case.parts))
    for name, rule in ends_on_time.RULES.items():
        outcome = rule(calm)
        assert outcome.end == calm.planned, name
        assert outcome.given == tuple(p.seconds for p in calm.parts), name


def test_the_same_seed_draws_the_same_sessions() -> None:
    assert ends_on_time.cases(6, seed=5) == ends_on_time.cases(6, seed=5)
    assert ends_on_time.cases(6, seed=5) != ends_on_time.cases(6, seed=6)


def steps(parts: int) -> int:
    """How many calls a proposal makes: a measure of work that a busy machine cannot change."""
    session, now = refit.agenda(parts)
    profile = cProfile.Profile()
    profile.runcall(propose, session, now)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed has no word of it


def test_a_proposal_takes_work_in_proportion_to_the_parts() -> None:
    steps(20)  # reads the zone, once
    assert steps(1000) < 6 * steps(200)


def test_the_measure_of_time_runs() -> None:
    found = refit.measure(20, rounds=3)
    assert 0 < found.bare < found.proposal
