"""Who appears in which words of a note, and that a yes is to those words and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from convenor.session.lines import Answered, Line
from convenor.session.people import Invited, Person
from convenor.session.session import Contribution, Session
from convenor.writeup.appearing import pieces
from convenor.writeup.compose import compose
from convenor.writeup.document import Document, Item, ItemList, Paragraph, numbered_lines
from convenor.writeup.matching import matched, paragraphs_of
from convenor.writeup.sentences import sentences
from convenor.writeup.signing import as_noted, signing
from tests.support.any_session import records
from tests.support.sessions import NOON, a_plan, a_segment
from tests.support.styles import house

ADA, BEN = Person("Ada Pell"), Person("Ben Oke")
PLAN = replace(a_plan(), speakers=(Invited(ADA), Invited(BEN)), convenor=Person("Idris Vane"))


def a_note(note_id: str, text: str, said_by: str, consent: str = "named") -> Contribution:
    return Contribution(note_id, 1, text, "point", "talk", 1, None, said_by, None, consent, NOON, "Mina", "during")  # type: ignore[arg-type]


def a_session(*notes: Contribution, lines: tuple[Line, ...] = ()) -> Session:
    return Session("s", 9, PLAN, (a_segment("talk"),), (), contributions=notes, lines=lines)


def of(document: Document, session: Session | None = None) -> list[tuple[str, str]]:
    return [(p.name, p.text) for p in pieces(document, session or a_session())]


ADAS, BENS = ("plan:speakers[0]",), ("plan:speakers[1]",)


def test_a_paragraph_that_is_theirs_is_shown_whole() -> None:
    text = "Ada Pell opened. She had cooked for ten years. Nobody had asked her why."
    assert of(Document("T", (Paragraph((text,), ADAS),))) == [("Ada Pell", text)]


def test_of_a_paragraph_with_others_each_sees_only_their_own_sentences() -> None:
    text = "We met. Ada Pell opened. She had cooked. Then Ben Oke spoke. He sings. Ada Pell and Ben Oke agreed."
    both = Document("T", (Paragraph((text,), (*ADAS, *BENS)),))
    assert of(both) == [
        ("Ada Pell", "Ada Pell opened. She had cooked. Ada Pell and Ben Oke agreed."),
        ("Ben Oke", "Then Ben Oke spoke. He sings. Ada Pell and Ben Oke agreed."),
    ]


def test_a_point_that_names_nobody_is_nobodys_though_its_source_is_known() -> None:
    session = a_session(a_note("n1", "Salt is dear", "Cleo Day"))
    document = Document("T", (ItemList((Item(("Salt is dear.",), ("n1",)), Item(("Salt, Cleo said.",), ("n1",)))),))
    assert of(document, session) == [("Cleo Day", "Salt, Cleo said.")]


def test_the_convenor_is_not_asked() -> None:
    assert of(Document("T", (Paragraph(("Idris Vane opened.",), ("plan:convenor",)),))) == []


@given(records())
def test_any_note_has_pieces_and_each_is_made_of_its_lines(session: Session) -> None:
    document = compose(session, house())
    lines = [" ".join(line.split()) for _, line, _ in numbered_lines(document)]
    rows = signing(session, document)
    for row in rows:
        for sentence in sentences(row.piece.text):
            assert any(" ".join(sentence.split()) in line for line in lines)
    assert all(row.state in ("unasked", "as-noted") for row in rows)


@pytest.mark.parametrize(("line", "holds"), [
    ("Salt is dear, Cleo Day said.", True),
    ("Cleo said: ‘salt is dear’.", True),
    ("Salt is not dear, Cleo Day said.", False),
    ("Salt is dear sometimes, Cleo Day said.", False),
    ("Salt is, Cleo Day said.", False),
    ("Never mind, salt is dear, Cleo Day said.", False),
    ("Salt was dear, Cleo Day said.", False),
])
def test_a_yes_in_the_session_holds_for_the_words_as_they_were_noted_and_no_others(line: str, holds: bool) -> None:
    assert as_noted(line, "salt is dear", "Cleo Day") is holds
    session = a_session(a_note("n1", "salt is dear", "Cleo Day"))
    (row,) = signing(session, Document("T", (ItemList((Item((line,), ("n1", "edit:e1")),)),)))
    assert row.settled is holds
    assert row.was == ("" if holds else "salt is dear")


def test_what_the_house_puts_round_somebodys_words_needs_no_second_yes() -> None:
    session = a_session(a_note("n1", "salt is dear", "Cleo Day"))
    line = Paragraph(("In the end Cleo Day concluded that salt is dear.",), ("n1",))
    (row,) = signing(session, Document("T", (line,)))
    assert row.settled


def test_a_yes_is_to_the_words_and_other_words_need_another() -> None:
    asked = Line("l1", 1, "Ada Pell opened with a pot.", "Ada Pell", asked=(NOON,),
                 answers=(Answered(NOON + timedelta(days=1), "yes"),))
    document = Document("T", (Paragraph(("Ada Pell opened with a pot.",), ADAS),))
    (row,) = signing(a_session(lines=(asked,)), document)
    assert row.settled
    assert row.since == NOON + timedelta(days=1)
    changed = Document("T", (Paragraph(("Ada Pell opened with a large pot.",), ADAS),))
    (row,) = signing(a_session(lines=(asked,)), changed)
    assert (row.state, row.was) == ("unasked", "Ada Pell opened with a pot.")


def test_words_as_they_wanted_them_are_a_yes() -> None:
    wish = Line("l1", 1, "Ada Pell opened with a pot.", "Ada Pell", asked=(NOON,),
                answers=(Answered(NOON, "changed", 3, "Ada Pell began with a pot."),))
    (row,) = signing(a_session(lines=(wish,)), Document("T", (Paragraph(("Ada Pell began with a pot.",), ADAS),)))
    assert row.settled


def test_a_yes_of_one_is_no_yes_of_another() -> None:
    text = "Ada Pell and Ben Oke agreed."
    line = Line("l1", 1, text, "Ada Pell", asked=(NOON,), answers=(Answered(NOON, "yes"),))
    rows = signing(a_session(lines=(line,)), Document("T", (Paragraph((text,), (*ADAS, *BENS)),)))
    assert [(r.name, r.state) for r in rows] == [("Ada Pell", "yes"), ("Ben Oke", "unasked")]


@pytest.mark.parametrize(("text", "parts"), [
    ("We met. Ada spoke.", ["We met.", "Ada spoke."]),
    ("Dr. Day spoke. ‘Why?’ she asked. J. Day left.", ["Dr. Day spoke.", "‘Why?’ she asked.", "J. Day left."]),
    ("It cost £3.50 then. Now more!", ["It cost £3.50 then.", "Now more!"]),
    ("", []),
])
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_what_came_back_is_laid_beside_what_is_most_like_it() -> None:
    ours = ["Ada Pell opened with a pot.", "Ben Oke sang of salt and bread.", "Nobody cooked."]
    theirs = ["Dear all,", "Ben Oke sang of salt and of good bread.", "Ada Pell opened with a pot."]
    assert matched(ours, theirs) == {0: 2, 1: 1}


def test_an_answer_by_mail_is_read_without_the_signs_of_mail_programs() -> None:
    assert paragraphs_of("> Ada Pell opened\n> with a pot.\r\n>\r\n> > Ben sang.\n\nYes!") == [
        "Ada Pell opened with a pot.", "Ben sang.", "Yes!"]
