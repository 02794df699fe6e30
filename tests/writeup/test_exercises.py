"""What-if groups, exercises that the note tells of, and pointers to more."""

from __future__ import annotations

from convenor.session.agenda import Room
from convenor.session.people import Invited, Pointer
from convenor.writeup.compose import compose
from convenor.writeup.document import Link, Paragraph
from tests.support.sessions import a_note, a_plan, a_segment
from tests.support.styles import ADA, BEN, SPEAKERS, TALK, held, house, invited, note_of

WHAT_IF = a_segment("whatif", mode="breakout", kind="what-if", note_heading="What if we all ate?",
                    task="think of tables")
PLAN = a_plan("T", rooms=(Room(1, "What if soup were free?"), Room(2, "What if bread were?")))
LEAD = (
    "We then went into breakout groups to think of tables. Here’s a selection of some of the points coming out of "
    "these:"
)


def test_each_group_has_a_paragraph() -> None:
    notes = (a_note("we needed pots. And ladles", "whatif", 1, room=1), a_note("ovens too", "whatif", 2, room=1),
             a_note("We want grain", "whatif", 3, room=2))
    lines = note_of(held(*notes, plan=PLAN, parts=(WHAT_IF,)), **{"what_if__groups[0]__subject": "this-group"})
    assert lines[2:] == [
        "What if we all ate?", LEAD,
        "What if soup were free? This group thought that we needed pots. And ladles. Ovens too.",
        "What if bread were? The group thought that we want grain.",
    ]


def test_what_if_groups_that_never_met_are_not_claimed() -> None:
    note = a_note("we needed pots", "whatif", room=1)
    session = held(note, plan=PLAN, parts=(WHAT_IF,), states={"whatif": "dropped"})
    assert note_of(session)[2:] == ["What if soup were free? This breakout group thought that we needed pots."]


def test_a_group_is_never_a_name() -> None:
    note = a_note("we needed pots", "whatif", room=1, said_by="Zed", consent="named")
    assert "Zed" not in " ".join(note_of(held(note, plan=PLAN, parts=(WHAT_IF,))))


def test_an_exercise_is_told_of_if_it_was_held() -> None:
    part = a_segment("dream", mode="solo", kind="visualisation", note_heading="A long table", set_up="We began",
                     frame=("We sat", "We saw."))
    plan = a_plan("T")
    assert note_of(held(plan=plan, parts=(part,)))[2:] == ["We began.", "A long table", "We sat.", "We saw."]
    assert note_of(held(plan=plan, parts=(part,), states={"dream": "skipped"}))[2:] == []


def test_a_pointer_leads_there_only_with_an_address() -> None:
    here = Pointer("read", "soup", target="https://ladle.example/soup")
    blog = Pointer("find out", "bread", "from", "blog", "Ada")
    plan = a_plan("T", speakers=(Invited(ADA, pointers=(here, blog)),))
    document = compose(held(plan=plan, parts=(SPEAKERS,)), house())
    found = [b for b in document.blocks if isinstance(b, Paragraph)]
    assert found[-2].text == ("You can read more about soup ", Link("here", "https://ladle.example/soup"), ".")
    assert found[-1].text == ("You can find out more about bread from this blog by Ada.",)
    assert found[-1].sources == ("plan:speakers[0]",)


def test_a_pointer_stands_where_it_was_put_among_what_a_speaker_said() -> None:
    notes = [a_note(t, "speakers", n, kind=k, said_by="Ada Pell", consent="named") for n, (t, k) in enumerate((
        ("we began", "reflection"), ("soup", "point"), ("bread", "point"), ("we ended", "story")), 1)]
    speakers = (Invited(ADA, pointers=(Pointer("read", "it", after=2),)),)
    session = held(*notes, plan=a_plan("T", speakers=speakers), parts=(SPEAKERS, TALK))
    assert note_of(session, turns__at_length="true")[3:] == [
        "We began.", "Soup.", "You can read more about it here.", "Bread.", "We ended."]


def test_pointers_of_respondents_and_further_reading() -> None:
    plan = a_plan("T", respondents=(Invited(BEN, pointers=(Pointer("read", "it"),)),),
                  reading=(Pointer(resource="book", by="Cleo"), Pointer()))
    assert note_of(held(plan=plan))[-2:] == [
        "You can read more about it here.", "Further reading: See this book by Cleo."]


def test_somebody_told_at_length_is_named_and_then_did_something() -> None:
    notes = (a_note("we began", "speakers", 1, kind="story", said_by="Ben Marsh", consent="named"),)
    speakers = (*invited(ADA), Invited(BEN, "spoke of bread"))
    session = held(*notes, plan=a_plan("T", speakers=speakers), parts=(SPEAKERS,))
    assert note_of(session, turns__at_length="true")[3:] == [
        "Ben Marsh, from Corner Kitchens, spoke of bread.", "We began."]
