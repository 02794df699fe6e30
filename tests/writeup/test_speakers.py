"""Speakers: in ordinals or by their part, with who they are, and only if they spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from convenor.session.people import Invited, Person, Post
from convenor.session.session import Progress, Turn
from tests.support.sessions import NOON, a_note, a_plan, a_segment, with_notes
from tests.support.styles import ADA, BEN, CLEO, DAN, SPEAKERS, TALK, held, invited, note_of, planned


def introduced(*speakers: Invited, profile: Any = "undated", **choices: str) -> list[str]:
    plan = a_plan("T", questions=("Why?",), speakers=speakers)
    return note_of(held(plan=plan), profile, **choices)[2:]


def test_one_speaker() -> None:
    assert introduced(*invited(ADA)) == ["The speaker was Ada Pell, Director of Ladle."]


def test_two_speakers_have_a_second_and_no_final() -> None:
    assert introduced(Invited(ADA, "who drew on ten years of soup"), Invited(BEN)) == [
        "The first speaker was Ada Pell, Director of Ladle, who drew on ten years of soup.",
        "The second speaker was Ben Marsh, from Corner Kitchens.",
    ]


def test_three_speakers_have_a_final() -> None:
    assert [line.split(" was")[0] for line in introduced(*invited(ADA, BEN, CLEO))] == [
        "The first speaker", "The second speaker", "The final speaker",
    ]


def test_more_speakers_go_on_counting_and_then_stop_counting() -> None:
    many = [Person(f"P{chr(65 + i)} Q") for i in range(12)]
    stems = [line.split(" P")[0] for line in introduced(*invited(*many))]
    assert stems[:4] == [
        "The first speaker was", "The second speaker was", "The third speaker was", "The fourth speaker was",
    ]
    assert stems[10:] == ["We also heard from", "We also heard from"]


@pytest.mark.parametrize(("person", "ident"), [
    (Person("A B", post=Post("cook", "", "Ladle")), "A B, cook of Ladle"),
    (Person("A B", post=Post("cook")), "A B, cook"),
    (Person("A B", post=Post("", "", "Ladle")), "A B, from Ladle"),
    (Person("A B"), "A B"),
    (Person("A B", role_before_name="chef"), "chef A B"),
    (Person("A B", post=Post("cook", "at", "Ladle"), also=(Post("chair", "of", "Spoon"),)),
     "A B, cook at Ladle, and also chair of Spoon"),
    (Person("A B", post=Post("cook", "at", "Ladle"), formerly=Post("", "of", "Fork")),
     "A B, cook at Ladle, formerly of Fork"),
    (Person("A B", post=Post("", "", "Ladle"), about="which feeds a street"),
     "A B, from Ladle, which feeds a street"),
])
def test_who_somebody_is(person: Person, ident: str) -> None:
    assert introduced(*invited(person)) == [f"The speaker was {ident}."]


@pytest.mark.parametrize(("person", "sentence"), [
    (replace(ADA, thought_leader_of="listening", thought_leader_by="theme"),
     "She is the ‘thought leader’ for the Better Way on the theme of listening."),
    (replace(ADA, thought_leader_of="listening", thought_leader_by="strand"),
     "She is the ‘thought leader’ for the listening strand of Better Way’s work."),
    (replace(ADA, thought_leader_of="this cell", pronoun=""),
     "Ada is our ‘thought leader’ for this cell."),
    (replace(ADA, thought_leader_of="this cell", pronoun="they/them"),
     "They are our ‘thought leader’ for this cell."),
])
def test_the_thought_leader_is_flagged(person: Person, sentence: str) -> None:
    assert introduced(*invited(person)) == [f"The speaker was Ada Pell, Director of Ladle. {sentence}"]


def test_the_thought_leader_sentence_comes_last_when_more_is_said() -> None:
    leader = replace(ADA, thought_leader_of="listening", thought_leader_by="theme")
    assert introduced(Invited(leader, "who cooks", says="She began in a shed")) == [
        "The speaker was Ada Pell, Director of Ladle, who cooks. She began in a shed. She is also the ‘thought "
        "leader’ for the Better Way on the theme of listening."
    ]


def test_a_thought_leader_of_the_session_is_known_by_name() -> None:
    plan = a_plan("T", speakers=invited(ADA), thought_leaders=(Person("Ada Pell"),))
    last = note_of(held(plan=plan), "dated")[-1]
    assert "Ada Pell, Director of Ladle, who is our thought leader for this topic." in last


@pytest.mark.parametrize(("second", "line"), [
    (Invited(BEN, introduced_by="Ada"), "Ada introduced our second speaker, Ben Marsh, from Corner Kitchens."),
    (Invited(BEN, recording=Person("Old Tom")),
     "The second speaker was Ben Marsh, from Corner Kitchens. Ben shared a recording of an interview Ben conducted "
     "on this topic with Old Tom."),
])
def test_what_else_the_second_may_be(second: Invited, line: str) -> None:
    assert introduced(Invited(ADA), second)[1] == line


@pytest.mark.parametrize(("intro", "line"), [
    ("followed-by", "She was followed by Ben Marsh, from Corner Kitchens."),
    ("also-heard", "We also heard from Ben Marsh, from Corner Kitchens."),
    ("our-second", "Our second speaker was Ben Marsh, from Corner Kitchens."),
])
def test_an_introduction_can_be_chosen(intro: str, line: str) -> None:
    assert introduced(*invited(ADA, BEN), **{"turns[1]__intro": intro})[1] == line


def test_all_in_one_paragraph() -> None:
    leader = replace(ADA, thought_leader_of="tables", thought_leader_by="strand")
    assert introduced(*invited(leader, BEN), turns__one_paragraph="true", thought_leader__hyphen="true") == [
        "The first speaker was Ada Pell, Director of Ladle and ‘thought-leader’ for the tables strand of our work. "
        "She was followed by Ben Marsh, from Corner Kitchens."
    ]


def dated(*speakers: Invited, **more: Any) -> str:
    return " ".join(introduced(*speakers, profile="dated", **more))


def test_dated_openers_share_a_sentence() -> None:
    assert dated(*invited(BEN, DAN)) == "Our opening speakers were Ben Marsh from Corner Kitchens and Dan Firth."
    assert dated(*invited(BEN)) == "Our opening speaker was Ben Marsh from Corner Kitchens."
    assert dated(Invited(ADA, "who cooks"), Invited(BEN, "who eats", says="He eats a lot")) == (
        "Our opening speakers were Ada Pell, Director of Ladle, who cooks; and Ben Marsh from Corner Kitchens, "
        "who eats. He eats a lot."
    )


LEADER = replace(ADA, thought_leader_of="this cell")


@pytest.mark.parametrize(("speakers", "line"), [
    ((Invited(LEADER, part="introduces-topic"), Invited(DAN, part="introduces-topic")),
     "The topic was introduced by Ada Pell, Director of Ladle, our thought leader for this cell, and by Dan Firth."),
    ((Invited(LEADER, part="reflects"), Invited(BEN, part="heard"), Invited(DAN, part="heard")),
     "After some reflections by our thought leader for this cell, Ada Pell, Director of Ladle, we heard from Ben "
     "Marsh from Corner Kitchens and Dan Firth."),
    ((Invited(LEADER, "said why we eat", part="leads"), Invited(BEN, part="joins")),
     "Our thought leader for this cell, Ada Pell - Director of Ladle - said why we eat. She was joined as opening "
     "speaker by Ben Marsh from Corner Kitchens."),
    ((Invited(LEADER, part="opens-discussion"),),
     "Ada Pell, Director of Ladle, who is our thought leader for this cell, opened the discussion."),
    ((Invited(ADA, "spoke of soup", part="introduces-session"),),
     "Introducing the session, Ada Pell spoke of soup."),
    ((Invited(ADA, part="presents", subject="soup"), Invited(BEN, part="presents", with_previous=True)),
     "We then heard about soup from Ada Pell, Director of Ladle, and Ben Marsh from Corner Kitchens."),
    ((Invited(DAN), Invited(ADA, "spoke of soup", part="also")),
     "Our opening speaker was Dan Firth. Ada Pell, Director of Ladle, also spoke of soup."),
    ((Invited(ADA, "who cooks", part="main-opening"),),
     "The main opening speaker was Ada Pell, Director of Ladle, who cooks."),
])
def test_dated_by_the_part_that_each_had(speakers: tuple[Invited, ...], line: str) -> None:
    assert dated(*speakers) == line


def test_headings_and_sections_for_a_roundtable() -> None:
    speakers = (
        Invited(ADA, "opened the table", heading="The soup"),
        Invited(BEN, "talked about bread", heading="The bread"), Invited(DAN, with_previous=True),
        Invited(CLEO, "who told us of salt", heading="The salt"),
    )
    plan = a_plan("T", questions=("Why?",), speakers=speakers, headings=True)
    assert note_of(held(plan=plan), "dated")[2:] == [
        "Opening speakers",
        "The soup", "Ada Pell, Director of Ladle, opened the table.",
        "The bread",
        "Our second opening speakers, Ben Marsh and Dan Firth, talked about bread. Ben is from Corner Kitchens.",
        "The salt", "Our final opening speaker was Cleo Drum, cook at the Long Table, who told us of salt.",
    ]


@pytest.mark.parametrize("state", ["coming", "skipped", "dropped"])
def test_a_speaker_whose_part_never_ran_is_not_introduced(state: Any) -> None:
    plan = a_plan("T", questions=("Why?",), speakers=invited(ADA))
    assert "Ada" not in " ".join(note_of(held(plan=plan, states={"speakers": state})))


def test_a_speaker_who_began_did_speak() -> None:
    session = held(plan=a_plan("T", speakers=invited(ADA, BEN)), states={"speakers": "skipped"})
    began = Progress("skipped", turns=(Turn("Ada Pell", NOON),))
    text = " ".join(note_of(replace(session, progress=(began, *session.progress[1:]))))
    assert "Ada Pell" in text
    assert "Ben" not in text


def test_before_the_start_the_plan_is_shown() -> None:
    session = planned(a_plan("T", questions=("Why?",), speakers=invited(ADA)))
    assert note_of(session)[-1] == "The speaker was Ada Pell, Director of Ladle."
    dropped = replace(session, progress=(Progress("dropped"), *session.progress[1:]))
    assert "Ada" not in " ".join(note_of(dropped))


def test_without_a_speakers_part_in_the_agenda_invited_speakers_spoke() -> None:
    session = held(plan=a_plan("T", speakers=invited(ADA)), parts=(TALK,))
    assert any("Ada Pell" in line for line in note_of(session))


def test_somebody_who_may_not_be_named_is_not() -> None:
    hidden = replace(ADA, may_be_named=False)
    session = held(
        a_note("we cook", "speakers", said_by="Ada Pell", consent="named"), plan=a_plan("T", speakers=invited(hidden)))
    assert "Ada" not in " ".join(note_of(session))


def test_full_name_first_and_then_as_they_are_known() -> None:
    deb = Person("Deborah Stone", known_as="Debs")
    notes = [a_note(f"point {n}", "talk", n, said_by="Debs", consent="named") for n in (1, 2)]
    session = held(*notes, plan=a_plan("T", convenor=deb))
    assert note_of(session)[-2:] == ["Point 1, Deborah Stone said.", "Point 2, Debs said."]
    spoken = with_notes(held(plan=a_plan("T", speakers=invited(deb))), *notes)
    assert note_of(spoken)[-2:] == ["Point 1, Debs said.", "Point 2, Debs said."]


def test_two_people_known_alike_keep_their_full_names() -> None:
    speakers = invited(Person("Ada Pell"), Person("Ada Quill"))
    notes = [a_note(f"point {n}", "talk", n, said_by=who, consent="named")
             for n, who in ((1, "Ada Pell"), (2, "Ada Quill"))]
    assert note_of(held(*notes, plan=a_plan("T", speakers=speakers)))[-2:] == [
        "Point 1, Ada Pell said.", "Point 2, Ada Quill said."]


def test_nobody_is_introduced_twice() -> None:
    plan = a_plan("T", speakers=invited(ADA), respondents=invited(ADA))
    lines = note_of(held(a_note("we cook", "answers", said_by="Ada Pell", consent="named"), plan=plan))
    assert sum("Director of Ladle" in line for line in lines) == 1


def test_a_part_with_speakers_among_its_steps_counts() -> None:
    from convenor.session.exercise import Span, Step

    opening = a_segment("opening", steps=(Step("talks", "Talks", "speakers", Span(5, 5, 5)),))
    session = held(plan=a_plan("T", speakers=invited(ADA)), parts=(opening, TALK), states={"opening": "skipped"})
    assert "Ada" not in " ".join(note_of(session))
    assert SPEAKERS.kind == "speakers"
