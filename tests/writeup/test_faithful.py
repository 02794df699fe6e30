"""What a note may say of its record, and what of the record it leaves out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from convenor.session.agenda import Room
from convenor.session.exercise import Prompt
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.coverage import coverage
from convenor.writeup.document import Document, Item, ItemList, Paragraph
from convenor.writeup.faithful import Doubt, doubts
from tests.support.any_session import records
from tests.support.sessions import a_note, a_plan, a_segment
from tests.support.styles import ADA, held, house, invited

QUOTE = a_note("The queue makes people feel poor", "talk", n=1, kind="quote", said_by="Ada Pell", consent="named")


def said_of(text: str, session: Session, *sources: str) -> list[Doubt]:
    document = Document("Soup", (Paragraph((text,), sources or ("n1",)),), title_sources=("plan:title",))
    return list(doubts(document, session))


def test_a_quotation_is_somebody_s_very_words() -> None:
    session = held(QUOTE, plan=a_plan(speakers=invited(ADA)))
    assert said_of("Ada said: ‘The queue … people feel poor’.", session) == []
    (doubt,) = said_of("Ada said: ‘The queue makes people poor’.", session)
    assert (doubt.rule, doubt.line, doubt.column, doubt.found) == (
        "quotation", 2, 11, "The queue makes people poor")


def test_what_was_not_taken_down_as_very_words_is_no_quotation() -> None:
    session = held(replace(QUOTE, kind="point"), plan=a_plan(speakers=invited(ADA)))
    assert [d.rule for d in said_of("‘The queue makes people feel poor’", session)] == ["quotation"]
    inner = held(a_note('She calls it "slow soup"', "talk"))
    assert said_of("She calls it ‘slow soup’.", inner) == []


def test_the_convenor_s_own_words_may_be_quoted() -> None:
    session = held(QUOTE, plan=a_plan(questions=("Who cooks?", "Who eats?")))
    assert said_of("The topic was ‘Who cooks? Who eats?’", session, "plan:opening") == []
    assert [d.rule for d in said_of("The topic was ‘Who cooked? Who eats?’", session, "plan:opening")] == ["quotation"]


def test_nobody_is_named_who_did_not_say_yes() -> None:
    quiet = a_note("Bread", "talk", n=2, said_by="Zed Quiet")
    loud = a_note("Soup", "talk", n=3, said_by="Yara Loud", consent="named")
    session = held(QUOTE, quiet, loud, plan=a_plan(speakers=invited(replace(ADA, may_be_named=False))))
    assert [d.found for d in said_of("Zed Quiet and Yara Loud spoke, and Ada Pell.", session)] == ["Zed Quiet"]
    unasked = held(quiet, plan=a_plan(speakers=invited(replace(ADA, may_be_named=False))))
    assert [d.found for d in said_of("We owe this to Ada Pell.", unasked)] == ["Ada Pell"]


def test_one_room_is_not_all_of_us() -> None:
    note = a_note("Soup is slow", "rooms", room=2)
    session = held(note, plan=a_plan(rooms=(Room(1), Room(2))))
    assert [d.rule for d in said_of("We heard that soup is slow.", session)] == ["one-room"]
    assert said_of("One group thought that soup is slow.", session) == []


def test_a_sentence_without_a_source_is_told() -> None:
    document = Document("Soup", (Paragraph(("Soup is good.",)),), title_sources=("plan:title",))
    assert [d.rule for d in doubts(document, held(QUOTE))] == ["no-source"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_any_record_can_be_looked_through(session: Session) -> None:
    document = compose(session, house())
    assert all(d.line >= 1 and d.column >= 1 for d in doubts(document, session))
    for row in coverage(session, document):
        assert 0 <= row.used <= row.noted


def test_coverage_tells_rooms_questions_and_objections_without_a_place() -> None:
    talk = a_segment("talk", kind="plenary", prompts=(Prompt("q", "What is a table for?"),))
    notes = (a_note("Soup", "talk", n=1, prompt="q"), a_note("Salt", "talk", n=2, room=1, kind="objection"),
             a_note("Hush", "talk", n=3, room=2, consent="us"))
    session = held(*notes, plan=a_plan(rooms=(Room(1), Room(2, "Who eats?"))), parts=(talk,))
    partial = Document("Soup", (ItemList((Item(("Soup.",), ("n1",)),)),))
    rows = {(r.of, r.what): (r.noted, r.used, r.for_us_only, r.unused) for r in coverage(session, partial)}
    assert rows == {
        ("part", "Talk"): (2, 1, 1, False), ("room", "Room 1"): (1, 0, 0, True),
        ("room", "Room 2: Who eats?"): (0, 0, 1, False), ("prompt", "What is a table for?"): (1, 1, 0, False),
        ("objection", "Salt"): (1, 0, 0, True)}
    whole = compose(session, house())
    assert not any(r.unused for r in coverage(session, whole))
