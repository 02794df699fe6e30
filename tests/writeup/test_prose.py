"""What becomes of a note as it was typed: capitals, stops, quotes, dashes, spaces, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.session.agenda import Plan
from convenor.session.people import Invited, Person
from convenor.writeup.names import small_names
from convenor.writeup.plain import inert
from convenor.writeup.prose import capital, curled, finish, quoted_in_part, said_words, stopped

DATED = "-"
UNDATED = "–"


@pytest.mark.parametrize(("typed", "printed"), [
    ("trust comes first", "Trust comes first."),
    ("Trust comes first.", "Trust comes first."),
    ("who cooks?", "Who cooks?"),
    ("who said that ever.", "Who said that ever."),
    ("they want:", "They want:"),
    ("and so on…", "And so on…"),
    ("about half (or less)", "About half (or less)."),
    ("it rose by 5%", "It rose by 5%."),
    ("two  spaces   here ", "Two spaces here."),
    ("line one\nline two", "Line one line two."),
    ("eBay did it", "eBay did it."),
    ("https://ladle.example says so", "https://ladle.example says so."),
    ("it's the workers' kitchen", "It’s the workers’ kitchen."),
    ('they said "not us" and left', "They said ‘not us’ and left."),
    ("they said 'not us' and left", "They said ‘not us’ and left."),
    ("back in the '90s", "Back in the ’90s."),
    ("'tis so", "’tis so."),
    ("- money for buses", "Money for buses."),
    ("• money for buses;", "Money for buses."),
    ("2) money for buses,", "Money for buses."),
    ("2. money is short", "Money is short."),
    ("2.5 million is short", "2.5 million is short."),
    ("12 kitchens", "12 kitchens."),
    ("i think i'm late, and so am i", "I think I’m late, and so am I."),
    ("i.e. the small ones (i) first", "I.e. the small ones (i) first."),
    ("on monday and in september", "On Monday and in September."),
    ("in may they march on sundays", "In May they march on Sundays."),
    ("we may, after the march, meet on 12 march or 1st may", "We may, after the march, meet on 12 March or 1st May."),
    ("1) start small 2) stay", "1) start small 2) stay."),
    ("dont ask, they cant come, ive seen it", "Don’t ask, they can’t come, I’ve seen it."),
    ("we asked Jony Ive and Im Kwon. Ive seen it, Im glad", "We asked Jony Ive and Im Kwon. I’ve seen it, Im glad."),
    ("DONT ASK and dont@ladle.example", "DONT ASK and dont@ladle.example."),
    ("as is his wont", "As is his wont."),
    ("salt & soup at Marks & Spencer", "Salt and soup at Marks & Spencer."),
    ("\"we don't 'do' charity\" she said", "‘we don’t “do” charity’ she said."),
    ("\"the cooks' table\" is what they call it", "‘the cooks’ table’ is what they call it."),
    ("the question is: what if we all ate", "The question is: what if we all ate?"),
    ("see monday.com for june", "See monday.com for June."),
    ("late , cold ; and no salt !", "Late, cold; and no salt!"),
    ("well ... perhaps", "Well … perhaps."),
    ("so much....", "So much…."),
    ("we need pots. and ladles. www.ladle.example too", "We need pots. And ladles. www.ladle.example too."),
    ("pots etc. and approx. five ladles", "Pots etc. and approx. five ladles."),
    ("we use it. eBay does", "We use it. eBay does."),
    ("she called it 'slow , i think ...' twice", "She called it ‘slow , i think ...’ twice."),
    ("HOUSING IS THE BIG ONE", "HOUSING IS THE BIG ONE."),
    ("£5k for 12 kitchens, 40% matched", "£5k for 12 kitchens, 40% matched."),
    ("good energy 🎉", "Good energy 🎉"),
    ("who does it?? nobody!!!", "Who does it? Nobody!"),
    ("date ??", "Date ??"),
    ("so be it. then we left. no. 5 came", "So be it. Then we left. No. 5 came."),
    ("", ""),
    ("   ", ""),
])
def test_a_note_is_finished(typed: str, printed: str) -> None:
    assert finish(typed) == printed


@pytest.mark.parametrize(("typed", "printed"), [
    ("ada pell and ada's cooks", "Ada Pell and Ada’s cooks."),
    ("we hope that ben will mark it", "We hope that ben will mark it."),
    ("gwilym-jones, ada@ladle.example, canada", "Gwilym-jones, ada@ladle.example, canada."),
    ("they said 'ada knows'", "They said ‘ada knows’."),
])
def test_names_of_the_session_have_their_capitals(typed: str, printed: str) -> None:
    people = [Person("Ada Pell"), Person("Ben Marsh"), Person("Hope Reed"), Person("Gwilym Roberts")]
    plan = Plan("T", speakers=tuple(Invited(p) for p in people))
    assert finish(typed, names=small_names(plan)) == printed


@pytest.mark.parametrize(("typed", "dated", "undated"), [
    ("slow - and sure", "Slow - and sure.", "Slow – and sure."),
    ("slow – and sure", "Slow - and sure.", "Slow – and sure."),
    ("slow -- and sure", "Slow - and sure.", "Slow – and sure."),
    ("slow—and sure", "Slow - and sure.", "Slow – and sure."),
    ("a well-being plan", "A well-being plan.", "A well-being plan."),
    ("1990–95", "1990–95.", "1990–95."),
    ("he said 'no - never' - twice", "He said ‘no - never’ - twice.", "He said ‘no - never’ – twice."),
    ("-a hyphen at the start", "-a hyphen at the start.", "-a hyphen at the start."),
])
def test_dashes_go_by_profile_and_never_inside_quotation_marks(typed: str, dated: str, undated: str) -> None:
    assert finish(typed, dash=DATED) == dated
    assert finish(typed, dash=UNDATED) == undated


@given(st.lists(st.text(st.characters(categories=("Ll", "Lo", "Nd")), min_size=1, max_size=8), min_size=1))
def test_words_are_never_added_lost_or_moved(words: list[str]) -> None:
    typed = " ".join(words)
    printed = finish(typed, dash=UNDATED).removesuffix(".")
    assert printed.casefold() == typed.casefold()


@given(st.text())
def test_finishing_is_done_once(text: str) -> None:
    once = finish(text, dash=DATED)
    assert finish(once, dash=DATED) == once


TYPED = """
i I dont im ... .... … & - 1) 2) 1. 2. march in may if ate ? ! ?? , ; : . ' " ‘ ’ “ ” ( ) ada monday e.g. etc. is it
so — -- the NHS 🎉 that
"""
HASTE = st.lists(st.sampled_from([*TYPED.split(), "what if", "how might we", "- "]), max_size=9)


@given(HASTE, st.sampled_from([" ", ""]), st.booleans())
def test_what_haste_typed_is_finished_once_too(typed: list[str], between: str, asked: bool) -> None:
    once = finish(between.join(typed), dash=DATED, names={"ada": "Ada"}, asked=asked)
    assert finish(once, dash=DATED, names={"ada": "Ada"}, asked=asked) == once


@given(st.text())
def test_nothing_typed_makes_finishing_fail(text: str) -> None:
    assert "\n" not in finish(text, dash=UNDATED)


@pytest.mark.parametrize(("typed", "words"), [
    ('"We cook"', "We cook"), ("‘We cook’", "We cook"), ("'We don't cook'", "'We don't cook'"),
    ("‘We’ and ‘they’", "‘We’ and ‘they’"), ("We - cook  twice", "We - cook  twice"), ('"', '"'),
])
def test_very_words_lose_only_the_marks_round_all_of_them(typed: str, words: str) -> None:
    assert said_words(typed) == words


@pytest.mark.parametrize(("typed", "part"), [
    ('"We cook" she said', True), ("“We cook”, said the cook", True), ("‘We cook’ - Ada", True),
    ('"We cook"', False), ('"We cook', False), ("‘We’ and ‘they’", False), ("We “cook” she said", False),
    ("“We cook”.", False), ("‘We cook", False),
])
def test_a_quotation_that_goes_on_outside_its_marks_is_seen(typed: str, part: bool) -> None:
    assert quoted_in_part(typed) is part


def test_a_sharp_s_at_the_start_stays_one_letter() -> None:
    assert capital("ßen") == "ßen"


def test_a_stop_is_not_put_after_a_picture() -> None:
    assert stopped("Good 🎉") == "Good 🎉"


def test_curling_leaves_other_text_alone() -> None:
    assert curled("no marks") == "no marks"


@given(st.text(st.characters()))
def test_inert_text_can_be_written_anywhere_and_stays_as_it_is(text: str) -> None:
    safe = inert(text)
    assert inert(safe) == safe
    safe.encode("utf-8")
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in safe)


def test_what_turns_the_writing_is_closed_where_it_began() -> None:
    assert inert("a\u202eb") == "a\u202eb\u202c"
    assert inert("a\u2067b\u202ec") == "a\u2067b\u202ec\u202c\u2069"
    assert inert("a\u2069b\u202c") == "ab"
    assert inert("\u2067shalom\u2069 x") == "\u2067shalom\u2069 x"


def test_control_signs_are_shown() -> None:
    assert inert("a\x1b[31mb\x00c\x7f\ud800") == "a␛[31mb\ufffdc␡\ufffd"
