"""Participants' pages in one narrative: never changed but at their joins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convenor.exchange.text import to_text
from convenor.writeup.compose import compose
from convenor.writeup.plain import inert
from convenor.writeup.voice import Voice
from convenor.writeup.weave import Journal, Page, Strand, stands_in, woven
from tests.support.sessions import a_plan
from tests.support.styles import held, house

PAGES = (Page("p1", "We ate alone."), Page("p2", "Tables were small"), Page("p3", "Then, somebody knocked!"),
         Page("p4", "we laughed."))
JOURNAL = Journal(PAGES, (
    Strand("before", "how it was", ("we ate alone", "Tables were small"), (("p1", "p2"),)),
    Strand("turn", "what happened", ("somebody knocked", "gone"), (("p3",), ())),
    Strand("after", "when it was over", (), (("p4", "missing"),)),
))


def voice(**choices: str) -> Voice:
    return Voice(house(), "dated", {f"journal.joins.{page}": join for page, join in choices.items()})


def lines(journal: Journal) -> list[str]:
    return to_text(compose(held(plan=a_plan("T")), house(), journal=journal), banner=False).splitlines()[2:]


def test_strands_with_headline_subject_and_paragraphs() -> None:
    assert lines(JOURNAL) == [
        "‘we ate alone’, it was ‘Tables were small’", "This is what participants wrote about how it was:",
        "We ate alone….Tables were small",
        "‘somebody knocked’", "This is what participants wrote about what happened:", "Then, somebody knocked!",
        "Here are some of the feelings and experiences that participants described when it was over:", "we laughed.",
    ]


def test_a_page_taken_back_weaves_the_rest_anew() -> None:
    left = Journal(tuple(p for p in PAGES if p.id != "p2"), JOURNAL.strands)
    assert lines(left)[:3] == [
        "‘we ate alone’", "This is what participants wrote about how it was:", "We ate alone."]
    assert lines(Journal((), JOURNAL.strands)) == []


def test_a_join_can_be_chosen() -> None:
    assert woven(list(PAGES[:2]), voice(p1="….. ")) == "We ate alone….. Tables were small"


def test_a_headline_stands_in_a_page_but_for_its_first_letter() -> None:
    assert stands_in("tables were small", list(PAGES))
    assert stands_in("We ate", list(PAGES))
    assert not stands_in("Tables Were", list(PAGES))
    assert not stands_in("alone. Tables", list(PAGES))
    assert not stands_in("", list(PAGES))


@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))), min_size=1, max_size=6))
def test_weaving_changes_a_page_only_at_its_joins(texts: list[str]) -> None:
    pages = [Page(f"p{n}", text) for n, text in enumerate(texts)]
    out = woven(pages, voice())
    at = 0
    for n, page in enumerate(pages):
        text = inert(page.text).strip()
        body = text[:-1] if n < len(pages) - 1 and text.endswith(".") and not text.endswith("..") else text
        assert out.startswith(body, at)
        at += len(body)
        if n < len(pages) - 1:
            join = "…." if body != text else "…"
            assert out.startswith(join, at)
            at += len(join)
    assert at == len(out)
