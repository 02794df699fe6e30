"""Folding: total over anything, the same at once or bit by bit, and exact under undo."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.session import event as events
from convenor.session import event_lines, event_points
from convenor.session.agenda import PlannedTime, Room
from convenor.session.event import Entry, Event, Words
from convenor.session.fold import Folding, fold
from convenor.session.roster import Deal, Seat
from tests.support.sessions import NOON, a_plan, a_segment

SEGMENTS = ("a", "b", "c", "never")
NOTES = ("n1", "n2", "n3")

segments = st.sampled_from(SEGMENTS)
notes = st.sampled_from(NOTES)
places = st.one_of(st.none(), segments)
rooms = st.one_of(st.none(), st.integers(-1, 9))
places_in_script = st.none() | st.integers(-1, 3)


seats = st.builds(Seat, notes, st.integers(1, 4))
plan_rooms = st.builds(
    Room, st.integers(1, 4), st.sampled_from(["", "Why?"]), closed=st.booleans(),
    into=st.none() | st.integers(1, 4),
)


def with_its_words(note: str) -> st.SearchStrategy[Event]:
    """A row of words comes with the note that it is about, never with another's."""
    row = f"w-{note}"
    return st.one_of(
        st.builds(events.ContributionRecorded, st.just(note), segments, st.just(row), st.just("during")),
        st.builds(events.ContributionEdited, st.just(note), st.sampled_from([None, row])),
    )


lines = st.sampled_from(["l1", "l2"])
of_words = notes.map("w-{}".format)


def any_event() -> st.SearchStrategy[Event]:
    return st.one_of(
        st.builds(events.SegmentInserted, st.builds(a_segment, segments, st.integers(0, 60)), places),
        st.builds(events.SegmentMoved, segments, places),
        st.builds(events.SegmentChanged, st.builds(a_segment, segments, st.integers(0, 60))),
        st.builds(events.SegmentDropped, segments),
        st.builds(events.SessionStarted, segments, st.just(()), st.none()),
        st.builds(events.MovedOn, segments, segments, st.booleans()),
        st.builds(events.WentBack, segments, segments),
        st.builds(events.Paused, segments),
        st.builds(events.Resumed, segments),
        st.builds(events.HoldBegan, st.none() | segments),
        st.builds(events.HoldEnded, st.none() | segments),
        st.builds(events.StepBegan, segments, st.sampled_from(["s", "t"]), st.booleans()),
        st.builds(events.StepLengthened, segments, st.just("s"), st.integers(-99, 99), places_in_script),
        st.builds(events.LineBegan, segments, st.just("s"), st.integers(-1, 9)),
        st.builds(events.StepsEnded, segments, st.booleans()),
        st.builds(events.CareSaid, segments),
        st.builds(events.MinutesAdded, segments, st.integers(-9999, 9999)),
        st.builds(events.SpeakerBegan, segments, st.just("Ada Pell")),
        st.builds(events.PromisedEndMoved, st.just(NOON)),
        st.builds(
            events.Refitted,
            st.lists(st.builds(a_segment, segments, st.integers(0, 60)), max_size=3).map(tuple),
            st.lists(segments, max_size=2).map(tuple),
        ),
        st.builds(
            events.FoundToBe,
            segments,
            st.lists(st.builds(PlannedTime, segments, st.just(NOON), st.just(NOON)), max_size=3).map(tuple),
        ),
        st.builds(events.ConsentReadOut),
        st.builds(events.UnnotedBegan, rooms),
        st.builds(events.UnnotedEnded, rooms),
        st.builds(events.SessionEnded, places),
        st.builds(events.Undone, st.integers(0, 40).map(lambda n: f"e{n}")),
        notes.flatmap(with_its_words),
        st.builds(events.ContributionMoved, notes, segments, rooms),
        st.builds(events.ContributionTakenBack, notes),
        st.builds(events.ContributionRestored, notes),
        st.builds(events.ContributionErased, notes),
        st.builds(events.RawWordsPurged, st.lists(notes.map("w-{}".format), max_size=2).map(tuple), st.lists(
            st.builds(events.Final, notes, notes.map("w-{}".format), st.just("quote")), max_size=2).map(tuple)),
        st.builds(events.RoomsDealt, st.builds(Deal, st.integers(1, 2), seats=st.lists(seats, max_size=3).map(tuple))),
        st.builds(events.PersonListed, notes, notes.map("w-{}".format), st.booleans()),
        st.builds(events.PersonLeft, notes),
        st.builds(events.PersonForgotten, notes),
        st.builds(events.MessageSent, notes, notes.map("w-{}".format), places, rooms),
        st.builds(events.MessageErased, notes),
        st.builds(events.BreakoutBegan, segments, st.builds(a_segment, segments, st.integers(0, 60))),
        st.builds(events.RoomsCalledBack, segments, st.integers(-99, 10**12)),
        st.builds(events.DoorKeyed, st.just("participant"), st.sampled_from(["", "k7m", "q2x"])),
        st.builds(events.SeatTaken, notes),
        st.builds(events.CodeMissed, st.integers(-9, 9)),
        st.builds(events.ServingAlerted, st.sampled_from([(), ("crowded",)])),
        st.builds(event_points.PointsUsed, st.lists(notes, max_size=2).map(tuple), st.booleans()),
        st.builds(event_points.PointPlaced, notes, st.none() | notes, st.none() | notes),
        st.builds(event_points.PointsMerged, notes, st.lists(notes, max_size=2).map(tuple)),
        st.builds(event_points.PointReworded, notes, st.none() | notes.map("w-{}".format)),
        st.builds(event_points.PointMade, st.just("m"), notes.map("w-{}".format), st.sampled_from([(), NOTES[:1]])),
        st.builds(event_points.DoubtLookedAt, of_words),
        st.builds(event_lines.LineKept, lines, of_words, st.sampled_from(["piece", "whole", "item"])),
        st.builds(event_lines.LineAdded, lines, of_words, lines),
        st.builds(event_lines.LineEdited, lines, st.none() | of_words, st.booleans()),
        st.builds(event_lines.SignOffAsked, lines),
        st.builds(
            event_lines.SignOffAnswered, lines, st.sampled_from(["yes", "changed", "no", ""]), st.none() | of_words
        ),
        st.builds(event_lines.AnswerTaken, lines, lines),
        st.builds(event_lines.NoteCalledFinal, st.just(NOON.date())),
        st.builds(event_lines.PenHanded, st.just("p"), of_words),
        st.builds(events.PlanChanged, st.builds(a_plan, rooms=st.lists(plan_rooms, max_size=4).map(tuple))),
    )


def logged(happened: list[Event]) -> list[Entry]:
    first = events.SessionPlanned(a_plan(), tuple(a_segment(s) for s in ("a", "b", "c")))
    return [
        Entry("s", n, f"e{n}", NOON, NOON + timedelta(seconds=37 * n), "facilitator", "c", event)
        for n, event in enumerate([first, *happened], 1)
    ]


WORDS = [Words(f"w-{n}", f"said {n}", "", (n,)) for n in NOTES]


@given(st.lists(any_event(), max_size=40))
def test_any_sequence_of_events_folds(happened: list[Event]) -> None:
    session = fold(logged(happened), WORDS)
    ids = [s.id for s in session.segments]
    assert len(set(ids)) == len(ids) == len(session.progress)
    running = [s.id for s, p in session.parts() if p.state == "running"]
    assert running == ([session.running] if session.running else [])
    for hold, following in pairwise(session.holds):
        assert hold.ended is not None
        assert hold.began <= hold.ended <= following.began
    for progress in session.progress:
        if progress.actual_start and progress.actual_end:
            assert progress.actual_start <= progress.actual_end


@given(st.lists(any_event(), max_size=40), st.data())
def test_bit_by_bit_is_the_same_as_at_once(happened: list[Event], data: st.DataObject) -> None:
    entries = logged(happened)
    folding = Folding()
    i = 0
    while i < len(entries):
        step = data.draw(st.integers(1, 7))
        folding.add(entries[i : i + step], WORDS)
        folding.freeze()
        i += step
    assert folding.freeze() == fold(entries, WORDS)


@given(st.lists(any_event(), min_size=1, max_size=30))
def test_undoing_the_newest_event_leaves_what_was_before_it(happened: list[Event]) -> None:
    """Recording undone means taken back, which can be restored; erasure cannot be undone at all."""
    entries = logged(happened)
    last = entries[-1].event
    before = fold(entries[:-1], WORDS)
    undone = fold(logged([*happened, events.Undone(f"e{len(entries)}")]), WORDS)
    never = events.ContributionErased | events.ContributionRecorded | events.RawWordsPurged | events.Undone
    if isinstance(last, never):
        return
    assert undone.segments == before.segments
    assert undone.progress == before.progress
    assert undone.holds == before.holds
    assert undone.contributions == before.contributions
    assert undone.agenda_acts == before.agenda_acts
    assert undone.point_acts == before.point_acts


@given(st.lists(any_event(), max_size=30))
def test_an_erased_note_never_speaks_again(happened: list[Event]) -> None:
    recorded = events.ContributionRecorded("n1", "a", "w-n1", "during")
    session = fold(logged([recorded, events.ContributionErased("n1"), *happened]), WORDS)
    note = session.contribution("n1")
    assert note is not None
    assert note.erased
    assert note.text == ""
    assert "said n1" not in {act.text for act in session.point_acts}


def test_undoing_a_recording_takes_the_note_back_and_undoing_that_restores_it() -> None:
    recorded = events.ContributionRecorded("n1", "a", "w-n1", "during")
    taken = fold(logged([recorded, events.Undone("e2")]), WORDS)
    assert [c.taken_back for c in taken.contributions] == [True]
    restored = fold(logged([recorded, events.Undone("e2"), events.Undone("e3")]), WORDS)
    assert [c.text for c in restored.notes()] == ["said n1"]


def test_undoes_that_name_each_other_or_themselves_change_nothing() -> None:
    undoes: list[Event] = [events.Undone("e3"), events.Undone("e2"), events.Undone("e4"), events.Undone("e3")]
    plain = fold(logged([]), ())
    assert fold(logged(undoes), ()).segments == plain.segments


def test_an_edit_keeps_what_it_does_not_name() -> None:
    edited = events.ContributionEdited("n1", kind="question")
    session = fold(logged([events.ContributionRecorded("n1", "a", "w-n1", "during"), edited]), WORDS)
    (note,) = session.notes()
    assert (note.text, note.kind) == ("said n1", "question")


def test_pause_counts_only_the_time_that_stood_still() -> None:
    happened: list[Event] = [
        events.SessionStarted("a", (), None),
        events.Paused("a"),
        events.Resumed("a"),
        events.MovedOn("a", "b"),
    ]
    session = fold(logged(happened), WORDS)
    assert session.progress[0].paused_seconds == 37
    assert session.progress[0].state == "done"


@settings(deadline=None)
@given(st.lists(any_event(), max_size=12))
def test_every_event_survives_its_body(happened: list[Event]) -> None:
    from convenor.session.codec import from_body, to_body

    for event in happened:
        name, version, body = to_body(event)
        assert from_body(name, version, body) == event
