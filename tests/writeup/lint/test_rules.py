"""Each rule finds what it is for, and leaves alone what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.writeup.lint.check import check, mended
from convenor.writeup.lint.markdown_page import from_markdown
from convenor.writeup.lint.plain_page import from_text
from tests.support.linting import found_in, mend, our_house


@pytest.mark.parametrize(("line", "rule", "words", "fix"), [
    ("Soup came late , and cold.", "space-before", " ", ""),
    ("Soup came late.Bread came later.", "space-after", ".", ". "),
    ("Soup,bread and cheese.", "space-after", ",", ", "),
    ("Soup  came late.", "double-space", "  ", " "),
    ("Soup came late. ", "edge-space", " ", ""),
    ("· Soup came late.", "marker", "· ", ""),
    ("• Soup came late.", "marker", "• ", ""),
    ("They didn't eat.", "straight-mark", "'", "’"),
    ("They called it 'slow soup' at home.", "straight-mark", "'", "‘"),
    ("They called it ‘slow soup‘ at home.", "reversed-mark", "‘", "’"),
    ("They asked ‘is it soup? ‘", "reversed-mark", " ‘", "’"),
    ("Soup (with bread came late.", "unclosed", "(", None),
    ("Soup came late.]", "unopened", "]", None),
    ("They called it ‘slow soup at home.", "unclosed", "‘", None),
    ("Soup—the hot kind—came late.", "dash", "—", " – "),
    ("Soup – the hot kind - came late.", "dash-pair", "– the hot kind -", "– the hot kind –"),
    ("Soup came ... late.", "dots", "...", "…"),
    ("What a soup!", "sign", "!", None),
    ("Each brought a bowl and/or a spoon.", "sign", "/", None),
    ("Bread & butter was all.", "sign", "&", None),
    ("soup came late.", "small-start", "s", "S"),
    ("Soup came late. bread did not.", "small-sentence", "bread", "Bread"),
    ("The hall keeps its doors open until the last of the guests have gone home again", "no-stop", "n", "n."),
    ("How can we cook for all of them.", "question", ".", "?"),
    ("The pot was was empty.", "doubled", "was was", "was"),
    ("It was a rough-and ready kitchen.", "hyphen", "rough-and ready", "rough-and-ready"),
    ("We met on 23rd March 2025.", "date", "23rd March", "23 March"),
    ("We met on March 23, 2025.", "date", "March 23, 2025", "23 March 2025"),
    ("We met on 30 February 2025.", "date", "30 February 2025", None),
    ("We met on 23/03/2025.", "date", "23/03/2025", None),
    ("Some 40 per cent of them cook.", "number", "40 per cent", "40%"),
    ("Some 40 % of them cook.", "number", "40 %", "40%"),
    ("They served 12000 meals.", "number", "12000", "12,000"),
    ("They served twelve streets.", "number", "twelve", "12"),
    ("It is good for wellbeing.", "spelling", "wellbeing", "well-being"),
    ("They organize meals.", "spelling", "organize", "organise"),
    ("Organizing meals is hard.", "spelling", "Organizing", "Organising"),
    ("Their neighbors came.", "spelling", "neighbors", "neighbours"),
    ("They were practicing it.", "spelling", "practicing", "practising"),
    ("Cooks need room to practice what they learnt.", "mixed-up", "room to practice", None),
    ("It takes space to practice.", "mixed-up", "space to practice", None),
    ("Nobody has a license to fail.", "mixed-up", "a license", None),
    ("They should of asked.", "mixed-up", "should of", None),
    ("There should a pot in each street.", "mixed-up", "There should a", None),
    ("One of them, or one its cooks, came.", "mixed-up", "one its cooks", None),
    ("It was a old pot.", "article", "a old", "an old"),
    ("They wanted accomodation near it.", "dictionary", "accomodation", "accommodation"),
    ("Cooks came from Lancashre and further.", "dictionary", "Lancashre", "Lancashire"),
    ("We heard from the Kings Fund of it.", "name", "Kings Fund", "King’s Fund"),
    ("Then Ada Pell Harding spoke.", "name", "Ada Pell Harding", "Ada Pell-Harding"),
    ("It began at the Long Spoon Project.", "name", "Long Spoon Project", "Long Spoons Project"),
    ("Here are some of the key points made by speakers and in discussion.", "lead-in", ".", ":"),
    ("Key points from the speakers:", "lead-in", "Key points from the speakers:", None),
])
def test_a_slip_is_found_in_its_place(line: str, rule: str, words: str, fix: str | None) -> None:
    hits = [f for f in found_in("The first line stands here.", line) if f.rule == rule]
    assert hits, [(f.rule, f.found) for f in found_in("The first line stands here.", line)]
    assert (hits[0].line, hits[0].found, hits[0].fix) == (3, words, fix)
    assert line[hits[0].column - 1:].startswith(words)
    assert hits[0].what


@pytest.mark.parametrize("line", [
    "Soup was £2.50, or $.50 a bowl; and it came with bread.",
    "They’d had enough, and it was what that that told them.",
    "The 1990s and the year 2029 were lean.",
    "Most of them - some 40% - cook for 1,300 people.",
    "It was ‘slow soup’, the neighbours’ favourite.",
    "The cooks’ own pots, the pots of others’ kitchens, and a ‘pot of pots’.",
    "What matters is who cooks. How you serve it is up to you.",
    "‘What keeps you well?’ they asked, and ‘What a soup!’ was the answer.",
    "Write to Sue at sue@example.org or see www.example.org/soup for the U.S. list, e.g. for soup.",
    "Nick Clegg and Sarah Raistrock came from Marks & Spencer and R&D.",
    "The size of the prize was a surprise; and the horizon is wide.",
    "The World Health Organization came, and so did The Color Purple.",
    "A European kitchen, a one-pot meal, an hour and an honest cook.",
    "It was a mid- and late-winter meal, part learning-by-doing.",
    "Nine times out of ten it is two to one, and ten to one it is soup.",
    "Moving from theory to practice takes time, and practice makes perfect.",
    "Twenty people came. They were co-operative and well organised.",
    "They seem to be at home, and it can be that it can.",
    "Long ago (it was in May), cooks of the Great Kitchen [as they called it] met.",
    "No one of its cooks came, nor did each one.",
])
def test_what_only_looks_like_a_slip_is_left(line: str) -> None:
    assert [(f.rule, f.found) for f in found_in(line)] == []


def test_what_stands_over_points_of_its_own_ends_in_a_colon() -> None:
    page = from_markdown("# Soup\n\n- What the street has eaten\n  - Soup with bread.\n- Soup came late\n- It was.\n")
    stops = [(f.line, f.what, f.fix) for f in check(page, our_house()) if f.rule == "no-stop"]
    assert stops == [
        (3, "It ends without a colon, over points of its own", "n:"), (5, "It ends without a stop", "e.")]


def test_a_title_has_no_full_stop() -> None:
    assert [f.rule for f in found_in("Soup came.", title="On soup.")] == ["title"]
    assert found_in("Soup came.", title="Who cooks?") == []


def test_each_profile_has_its_own_dashes() -> None:
    line = "Soup – the hot kind – came late."
    assert found_in(line) == []
    assert [f.fix for f in found_in(line, profile="dated")] == ["-", "-"]


def test_one_name_is_not_written_in_two_ways() -> None:
    lines = ("We began at Harbour Lane Kitchen.", "Then we went on to Harbor Lane Kitchens.")
    assert [(f.line, f.found, f.weight) for f in found_in(*lines) if f.rule == "name"] == [
        (3, "Harbor Lane Kitchens", "slip")]


def test_a_first_mention_is_in_full() -> None:
    hits = found_in("We saw how Sunny cooked.", "Later Sunil Marsh ate.")
    assert [(f.rule, f.line, f.fix) for f in hits] == [("full-name", 2, "Sunil Marsh")]
    assert found_in("We saw how Sunil Marsh cooked.", "Later Sunny ate.") == []


def test_a_list_may_finish_its_sentence_in_small_letters() -> None:
    assert found_in("They asked for:", "more bread", "more soup.", "It was late by then.") == []
    assert [f.rule for f in found_in("They asked for:", "more bread would be well.", "It was late by then.")] == [
        "small-start"]


def test_a_question_among_questions() -> None:
    hits = found_in("The topic was ‘Who cooks for them. And who is cooked for?’")
    assert [(f.rule, f.found, f.fix, f.weight) for f in hits] == [("question", ".", None, "ask")]
    asked = found_in("We also raised some questions which could be explored further:", "Who is to pay.", "Who eats?")
    assert [(f.rule, f.line) for f in asked] == [("question", 3)]


def test_inside_somebody_s_words_it_asks_and_never_mends() -> None:
    line = "She called it ‘the the accomodation of soup!’ and left."
    assert {(f.rule, f.weight, f.fix, f.safe) for f in found_in(line)} == {
        ("doubled", "ask", None, False), ("dictionary", "ask", None, False)}
    assert mend(line) == [line]


def test_what_participants_wrote_is_theirs() -> None:
    page = ("This is what participants wrote about the end of hunger:", "and then WE ALL ATE! It was the accomodation",
            "We ate….And then we slept…Nobody was hungry; nobody was late…")
    rules = [(f.rule, f.line, f.weight) for f in found_in(*page)]
    assert rules == [("dictionary", 3, "ask")]
    assert mend(*page) == list(page)


def test_long_points_are_only_worth_a_look() -> None:
    lines = ("Here are some of the key points made by speakers and in discussion:", "Soup is good. " * 30)
    assert [f.rule for f in found_in(*lines) if f.rule == "length"] == []
    assert [f.weight for f in found_in(*lines, advice=True) if f.rule == "length"] == ["advice"]


def test_safe_fixes_are_made_and_nothing_else() -> None:
    assert mend("· Soup came late ,  and it wasn't hot.", "They should of asked!") == [
        "Soup came late, and it wasn’t hot.", "They should of asked!"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_can_be_checked_and_mending_it_again_changes_nothing_safe(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = from_text(text)
    found = check(page, our_house())
    for finding in found:
        assert finding.line >= 1
        assert page.paragraphs[finding.paragraph].text[finding.start:finding.end] == finding.found
    whole = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    once, _ = mended(whole, page, found)
    assert len(once) == len(whole)


WORDS = st.lists(st.sampled_from([
    "soup", "bread", "pot", "cooks", "came", "late", "the", "and", "was", "it", "‘slow’", "–", "-", "don't", ".", ",",
    "(", ")"]), min_size=1, max_size=14).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_mending_never_changes_a_word_that_it_does_not_show(line: str) -> None:
    page = from_text(f"A title\n{line}")
    out, done = mended(["A title", line], page, check(page, our_house()))
    kept = [w for w in line.split() if w.isalpha()]
    after = " ".join(out[1:]).replace(".", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
    if not any(f.rule == "doubled" for f in done):
        assert [w.casefold() for w in after if w.isalpha()] == [w.casefold() for w in kept]


@pytest.mark.parametrize(("line", "rule", "words"), [
    ("The date of the report is tbc.", "left-open", "tbc"),
    ("Forty people came (?).", "left-open", "(?)"),
    ("ALWAYS ASK WHO IS NOT THERE.", "capitals", "ALWAYS ASK WHO IS NOT THERE."),
    ("Sunny said: I never planned any of it.", "own-voice", "I"),
    ("That we are never asked.", "goes-on", "That we"),
])
def test_what_haste_left_behind_is_asked_about(line: str, rule: str, words: str) -> None:
    assert [(f.found, f.weight) for f in found_in(line) if f.rule == rule] == [(words, "ask")]


@pytest.mark.parametrize("line", [
    "Sunny said: ‘I never planned any of it’.", "World War I ended it.", "The NHS and the BBC.", "NHS, BBC, DWP.",
    "That is what we are asked.", "That they came at all is a wonder.", "Who pays? We do.",
])
def test_what_only_looks_hurried_is_left(line: str) -> None:
    assert not {"left-open", "capitals", "own-voice", "goes-on"} & {f.rule for f in found_in(line)}
