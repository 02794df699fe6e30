"""What a house checks for is data: read, checked with place and cure; and a pack may do without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convenor.library.dictionary import EnglishDictionary
from convenor.library.house_style import check_house_style, load_style
from tests.support.styles import PACK


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "ours"))


def test_the_bundled_checks_are_read() -> None:
    checks = load_style(PACK).checks
    assert checks.preferred["wellbeing"] == "well-being"
    assert checks.dashes["dated"] == ("-",)
    assert checks.point_words == 80
    assert not checks.title_stop
    assert checks.ise


def test_a_pack_may_do_without(pack: Path) -> None:
    (pack / "checks.yaml").unlink()
    assert check_house_style(pack) == []
    assert load_style(pack).checks.preferred == {}


@pytest.mark.parametrize(("old", "new", "what"), [
    ("schema: house-checks/1", "schema: house-style/1", "another kind of file"),
    ("words: 80", "words: many", "is no number"),
    ("words: 80", "words: 99999999", "is no number"),
    ("words: 80", "words: [1]", "is a text"),
    ('  ise: "true"', "  ise: perhaps", "neither true nor false"),
    ('  "!":', '  "!!":', "is not one sign"),
    ("avoid:\n  \";\": \"Two sentences read more easily.\"", "avoid: [a]", "names with values"),
    ("  dated: [\"-\"]", "  datd: [\"-\"]", "has no “datd”"),
    ("lead_in:", "leadin:", "has no “leadin”"),
    ("  thousands:", "  thousand:", "has no “thousand”"),
])
def test_a_faulty_line_has_its_place_and_a_cure(pack: Path, old: str, new: str, what: str) -> None:
    path = pack / "checks.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    problems = check_house_style(pack)
    assert any(what in p.what for p in problems), [str(p) for p in problems]
    for problem in problems:
        assert problem.cure
        assert problem.where is not None
        assert problem.where.file.endswith("checks.yaml")
        assert problem.where.line


@pytest.mark.parametrize("word", [
    "colour", "organisation", "realising", "centre", "centred", "travelled", "programme", "licence", "practising",
    "behaviours", "catalogue", "analyse", "sceptical", "foodbank", "unlearning", "co", "rethinking",
    "soup’s", "Fulfilment", "counsellors", "jewellery",
])
def test_british_words_are_known(word: str) -> None:
    assert EnglishDictionary().knows(word)


@pytest.mark.parametrize(("word", "meant"), [
    ("accomodation", "accommodation"), ("goverment", "government"), ("recieve", "receive"), ("seperate", "separate"),
    ("organsation", "organisation"), ("neighborhod", ""), ("beleive", "believe"), ("comunity", "community"),
])
def test_a_near_word_is_proposed(word: str, meant: str) -> None:
    dictionary = EnglishDictionary()
    assert not dictionary.knows(word)
    assert not meant or dictionary.near(word) == meant
