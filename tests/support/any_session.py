"""Any session that a record could hold, for the tests that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from convenor.session.agenda import Gloss, Plan, Room, Segment
from convenor.session.exercise import ExerciseKind, Mode, NoteKind
from convenor.session.people import Invited, Person, Pointer, Post, SpeakerPart
from convenor.session.series import Series, StandingPreamble
from convenor.session.session import Contribution, Progress, Session, Turn
from tests.support.sessions import NOON

TEXT = st.text(st.characters(), max_size=40) | st.sampled_from(
    ["", "  ", "*a* _b_ [c](d) <e> &amp; `f`", "# a", "- b", "1. c", "> d", "a\nb\r\nc\td", "---", "+ x", "=",
     "\x1b[2J", "\u202eabc", "{{ 7 * 7 }}", "{% if x %}", "‘a’", '"b"', "it's", "a - b", "<script>alert(1)</script>",
     "\ud800", "www.example.org", "http://a.example/?b=<c>", "a  b", "    four", "~~~", "|a|b|", "\\", "!",
     "![x](y)", "Q?"])
LINES = st.lists(TEXT, max_size=3).map(tuple)
POSTS = st.builds(Post, TEXT, TEXT, TEXT)
PEOPLE = st.builds(
    Person, name=TEXT | st.sampled_from(["Ada Pell", "Ada Quill", "Ben"]), known_as=TEXT, post=POSTS,
    also=st.lists(POSTS, max_size=2).map(tuple), formerly=st.none() | POSTS, about=TEXT, role_before_name=TEXT,
    pronoun=st.sampled_from(["", "she", "he/him", "they/them"]) | TEXT, may_be_named=st.booleans(),
    thought_leader_of=TEXT, thought_leader_by=st.sampled_from(["of", "theme", "strand"]),
)
POINTERS = st.lists(st.builds(
    Pointer, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT | st.just("https://a.example/b"), st.none() | st.integers(-1, 3),
), max_size=2).map(tuple)
INVITED = st.builds(
    Invited, person=PEOPLE, brings=TEXT, part=st.sampled_from(get_args(SpeakerPart)), with_previous=st.booleans(),
    says=TEXT, aside=TEXT, subject=TEXT, heading=TEXT, introduced_by=TEXT | st.just("Ada Pell"),
    recording=st.none() | PEOPLE, pointers=POINTERS,
)
OPENINGS = st.sampled_from([
    "", "no-such", "topic-was", "standing-series", "cell-topic-for", "event-of-cell-series", "held-to-consider",
    "considered-and-asked", "meeting-of-series", "series-event-aim", "focused-on"])
SERIES = st.builds(
    Series, id=st.just("s"), label=TEXT, joiner=TEXT, cell=TEXT, opening=OPENINGS,
    standing_preamble=st.none() | st.builds(StandingPreamble, TEXT, LINES, TEXT),
    thought_leaders=st.lists(PEOPLE, max_size=1).map(tuple), profile=st.sampled_from([None, "dated", "undated"]),
)
PATHS = ["leadin.head", "leadin.who", "leadin.where", "leadin.verb", "turns[0].intro", "turns[1].intro",
         "turns.one_paragraph", "turns.run_on", "turns.at_length", "turns.layout", "points.rooms", "leadin.run_on",
         "conclusion.full_name", "opening.topic_line", "no.such", "turns[0].clause_comma", "prose.dashes",
         "what_if.groups[0].verb"]
VALUES = ["true", "false", "here-are", "other", "some", "named-speaker-and-others", "breakouts", "followed-by", "leads",
          "by-part", "ordinals", "openers", "handed-on", "direct", "merged", "as-typed", "reflected-most-on",
          "subsequent-discussion", ""]
CHOICES = st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(VALUES) | TEXT), max_size=5).map(tuple)
PLANS = st.builds(
    Plan, title=TEXT, topic=TEXT, series=st.none() | SERIES, questions=LINES, context=LINES,
    date=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)), convenor=st.none() | PEOPLE,
    thought_leaders=st.lists(PEOPLE, max_size=1).map(tuple), speakers=st.lists(INVITED, max_size=4).map(tuple),
    respondents=st.lists(INVITED, max_size=2).map(tuple),
    rooms=st.lists(st.builds(Room, st.integers(1, 4), TEXT), max_size=3).map(tuple),
    profile=st.sampled_from([None, "dated", "undated"]), opening=OPENINGS, choices=CHOICES,
    opening_words=st.lists(st.tuples(
        st.sampled_from(["topic", "question", "series", "gloss", "occasion", "purpose", "aim", "clause", "then", "x"]),
        TEXT), max_size=5).map(tuple),
    context_points=st.lists(st.integers(-1, 4), max_size=2).map(tuple),
    gloss=st.none() | st.builds(Gloss, TEXT, TEXT, TEXT), headings=st.booleans(), network=TEXT,
    reading=POINTERS,
)


@st.composite
def _segments(draw: Any) -> tuple[Segment, ...]:
    found = []
    for n in range(draw(st.integers(0, 5))):
        found.append(Segment(f"part{n}", draw(TEXT), draw(st.sampled_from(get_args(Mode))), 600, 600, 600,
                             kind=draw(st.sampled_from(get_args(ExerciseKind))), set_up=draw(TEXT),
                             note_heading=draw(TEXT),
                             frame=draw(LINES), task=draw(TEXT)))
    return tuple(found)


@st.composite
def records(draw: Any, consents: tuple[str, ...] = ("us", "note", "named")) -> Session:
    """A session in any state, with notes of any kind and text anywhere."""
    plan = draw(PLANS)
    segments = draw(_segments())
    names = [i.person.name for i in plan.invited] + ["Zed Quux", ""]
    progress = tuple(
        Progress(draw(st.sampled_from(["coming", "running", "done", "skipped", "dropped"])),
                 turns=(Turn(draw(st.sampled_from(names)), NOON),) if draw(st.booleans()) else ())
        for _ in segments
    )
    notes = []
    for n in range(draw(st.integers(0, 8))):
        notes.append(Contribution(
            id=f"n{n}", seq=n, text=draw(TEXT), kind=draw(st.sampled_from(get_args(NoteKind))),
            segment=draw(st.sampled_from([s.id for s in segments] or ["gone"])),
            room=draw(st.none() | st.integers(0, 4)), prompt=None, said_by=draw(st.sampled_from(names)),
            under=draw(st.none() | st.sampled_from([f"n{i}" for i in range(9)])),
            consent=draw(st.sampled_from(consents)), at=NOON + timedelta(seconds=n), by="facilitator",
            phase="during", taken_back=draw(st.integers(0, 9)) == 0, erased=draw(st.integers(0, 9)) == 0,
        ))
    state = draw(st.sampled_from(["planned", "running", "paused", "ended"]))
    return Session("s", 9, plan, segments, progress, state=state, contributions=tuple(notes))
