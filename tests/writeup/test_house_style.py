"""The house style is data: read, checked with place and cure, and never able to do anything but speak."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import TemplateError

from convenor.library.house_style import check_house_style, load_style
from convenor.session.problem import Problem
from convenor.writeup.phrases import REQUIRED
from convenor.writeup.style import check_choices, compiled, faults, needs
from tests.support.styles import PACK, house


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "ours"))


def swap(pack: Path, file: str, old: str, new: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def line_of(pack: Path, file: str, words: str) -> int:
    lines = (pack / file).read_text(encoding="utf-8").splitlines()
    return next(i for i, line in enumerate(lines, 1) if words in line)


def only(pack: Path) -> Problem:
    problems = check_house_style(pack)
    assert len(problems) == 1, [str(p) for p in problems]
    assert problems[0].cure
    with pytest.raises(Problem, match=r".") as raised:
        load_style(pack)
    assert str(raised.value) == str(problems[0])
    return problems[0]


def test_the_bundled_style_is_whole() -> None:
    assert check_house_style(PACK) == []
    assert set(REQUIRED) <= set(house().phrases)


@pytest.mark.parametrize(("old", "new", "what"), [
    ('title.none: "Note', 'title.nome: "Note', "There is no phrase called “title.nome”"),
    ("{{ term }} is described", "{% if term is described", "cannot be read"),
    ("{{ term }} is described", "{{ ((((((((((((((((((((((((((((((((((( is described", "cannot be read"),
    ("{{ term }} is described", "{{ word }} is described", "There is no slot “word”"),
    ("{{ term }} is described", "{{ term.upper() }} is described", "and nothing more"),
    ("{{ term }} is described", "{{ term | upper }} is described", "and nothing more"),
    ("{{ term }} is described", "{% for a in term %}x{% endfor %} is described", "and nothing more"),
    ("{{ term }} is described", "{% set a = 9 %} is described", "and nothing more"),
    ("{{ term }} is described", "{{ 9 ** 99999999 }} is described", "and nothing more"),
    ("{{ term }} is described", "{{ ''.__class__ }} is described", "and nothing more"),
    ("{{ term }} is described", "{% include 'x' %} is described", "and nothing more"),
])
def test_a_faulty_phrase_has_its_place(pack: Path, old: str, new: str, what: str) -> None:
    swap(pack, "phrases.yaml", old, new)
    problems = check_house_style(pack)
    faulty = next(p for p in problems if what.casefold() in p.what.casefold())
    assert faulty.cure
    assert faulty.where is not None
    assert faulty.where.file.endswith("phrases.yaml")
    assert faulty.where.line == line_of(pack, "phrases.yaml", new.split(":")[0])
    assert faulty.where.column


def test_a_missing_phrase_is_named(pack: Path) -> None:
    swap(pack, "phrases.yaml", 'quote: "‘{{ words }}’"', "")
    assert "“quote” is missing" in only(pack).what


def test_a_misspelt_phrase_is_guessed(pack: Path) -> None:
    swap(pack, "phrases.yaml", "title.none:", "title.nome:")
    assert any("Is “title.none” meant?" in p.cure for p in check_house_style(pack))


@pytest.mark.parametrize(("old", "new", "what"), [
    ("leadin.verb: include", "leadin.verbs: include", "no choice called “leadin.verbs”"),
    ("turns.layout: ordinals", "turns.layout: sideways", "cannot be “sideways”"),
    ("leadin.head_usual: here-are", "leadin.head_usual: hear-are", "cannot be “hear-are”"),
    ("use: topic-alone", "use: topic-allone", "no phrase “opening.topic-allone”"),
    ("questions: none", "questions: three", "no number of questions"),
    ("  undated:", "  unadted:", "has no “unadted”"),
    ("shows_date: \"false\"", "shows_date: perhaps", "neither true nor false"),
    ("  open_quote: \"‘\"\n", "", "no “open_quote”"),
    ("months: [January, ", "months: [", "11 months"),
    ("schema: house-style/1", "schema: session-format/1", "another kind of file"),
    ("title: Better Way notes", "titel: Better Way notes", "has no “titel”"),
    ("id: better-way", "id: [better, way]", "a list or a group stands here"),
    ("numbers: [one, two", "numbers: one #[one, two", "is a list"),
])
def test_a_faulty_setting_has_its_place(pack: Path, old: str, new: str, what: str) -> None:
    swap(pack, "style.yaml", old, new)
    problems = [p for p in check_house_style(pack) if what in p.what]
    assert problems, [str(p) for p in check_house_style(pack)]
    assert problems[0].cure
    assert problems[0].where is not None
    assert problems[0].where.line


def test_a_choice_that_cannot_be_left_open_must_have_a_default(pack: Path) -> None:
    swap(pack, "style.yaml", "  leadin.verb: include\n", "")
    assert "no default for “leadin.verb”" in only(pack).what


def test_all_faults_of_both_files_are_told_at_once(pack: Path) -> None:
    swap(pack, "style.yaml", "turns.layout: ordinals", "turns.layout: sideways")
    swap(pack, "phrases.yaml", "{{ term }} is described", "{{ word }} is described")
    swap(pack, "phrases.yaml", "{{ quotation }}", "{{ words }}")
    assert len(check_house_style(pack)) == 3


@pytest.mark.parametrize("file", ["style.yaml", "phrases.yaml"])
@pytest.mark.parametrize("content", [
    b"", b"- a\n- b\n", b"x", b"\xff\xfe", b"a: [", b"a: &b c\nd: *b\n", None, b"a: b: c",
])
def test_a_file_that_is_no_style_is_said_to_be_none(pack: Path, file: str, content: bytes | None) -> None:
    if content is None:
        (pack / file).unlink()
    else:
        (pack / file).write_bytes(content)
    problems = check_house_style(pack)
    assert problems
    assert all(p.where and p.cure for p in problems)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert check_house_style(tmp_path / "nowhere")


def test_a_house_may_have_phrases_of_its_own_in_a_family(pack: Path) -> None:
    path = pack / "phrases.yaml"
    more = 'opening.we-met: "We met{% if date %} on {{ date }}{% endif %}"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8", newline="\n")
    assert check_house_style(pack) == []
    assert load_style(pack).expand("opening.we-met", {"date": "Monday"}) == "We met on Monday"


@pytest.mark.parametrize("source", [
    *house().phrases.values(), "", "{{ who }}", "a {{ who }}{{ what }} {0} {who} }}{ %s",
    "{{ who }}{% if what %} b{% endif %}",
    "one\n{{ who }}\n", "{{ 'who' }} {{ true }}", "{# hush #}{{ who }}",
])
def test_a_phrase_of_words_and_slots_alone_is_filled_as_the_engine_would(source: str) -> None:
    for value in ("", "Ada {who} {{ what }} {", "‘…’", 7, None, True):
        slots = dict.fromkeys(needs(source) | {"who", "what", "several"}, value)
        style = replace(house(), phrases={"phrase": source})
        try:
            filled = style.expand("phrase", slots)
        except Problem:
            with pytest.raises(TemplateError):
                compiled(source).render(slots)
        else:
            assert filled == compiled(source).render(slots)


def test_a_slot_that_is_not_given_is_an_error() -> None:
    with pytest.raises(Problem, match=r"title\.plain"):
        house().expand("title.plain", {})
    with pytest.raises(Problem, match=r"no phrase"):
        house().expand("no.such", {})


@pytest.mark.parametrize("source", ["{{ " + "(" * 500 + "a" + ")" * 500 + " }}", "{{ " + "not " * 400 + "a }}",
                                    "{% if a %}" * 90 + "{% endif %}" * 90])
def test_no_nest_is_too_deep_to_be_refused(source: str) -> None:
    assert faults(source, frozenset({"a"}))[0].what == "brackets or conditions are nested too deep"


def test_what_a_phrase_cannot_do_without() -> None:
    assert needs("{% if a %}{{ a }}{% endif %}{{ b }}") == {"b"}
    assert faults("{{ a }}", frozenset({"a"})) == []


@pytest.mark.parametrize(("path", "value", "fine"), [
    ("leadin.verb", "included", True), ("leadin.head", "other", True), ("turns[3].intro", "our-second", True),
    ("people[0].comma_before_from", "false", True), ("journal.joins.p12", "…..", True),
    ("leadin.head", "none-such", False), ("turns.layout", "", False), ("no.such", "x", False),
    ("turns[x].intro", "first", False),
])
def test_choices_are_checked_against_the_style(path: str, value: str, fine: bool) -> None:
    problems = check_choices(house(), {path: value})
    assert (problems == []) is fine
    assert all(p.cure for p in problems)
