"""What holds of every note, whatever the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.exchange.html import to_html, to_html_fragment
from convenor.exchange.markdown import to_markdown
from convenor.exchange.text import to_text
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Block, ItemList, walk
from convenor.writeup.plain import inert
from convenor.writeup.prose import folded
from tests.support.any_session import CHOICES, records
from tests.support.sessions import a_note
from tests.support.styles import held, house

SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROFILES = st.sampled_from([None, "undated", "dated"])


def _all_forms(session: Session, profile: Any = None) -> str:
    document = compose(session, house(), profile)
    return "\n".join(render(document) for render in (to_text, to_markdown, to_html, to_html_fragment))


@SLOW
@given(records(), PROFILES, CHOICES)
def test_any_record_makes_a_note_and_the_same_one_again(session: Session, profile: Any, choices: Any) -> None:
    first = compose(session, house(), profile, dict(choices))
    assert compose(session, house(), profile, dict(choices)) == first
    assert first.banner == "Draft. Not checked, not for sharing."
    assert all(not isinstance(b, ItemList) or b.items for b in first.blocks)


@SLOW
@given(records(), PROFILES)
def test_for_us_only_is_nowhere(session: Session, profile: Any) -> None:
    secret = [replace(c, text=f"{c.text}hushword", consent="us", said_by="Hugh Hush") for c in session.contributions]
    document = compose(replace(session, contributions=tuple(secret)), house(), profile)
    forms = to_text(document) + to_markdown(document) + to_html(document)
    assert "hushword" not in forms
    assert "Hush" not in forms
    assert not {c.id for c in secret} & _sources(document.blocks)


@SLOW
@given(records(consents=("us", "note")), PROFILES)
def test_nobody_is_named_without_a_yes(session: Session, profile: Any) -> None:
    said = tuple(replace(c, said_by="Quentin Unasked") for c in session.contributions)
    forms = _all_forms(replace(session, contributions=said), profile)
    assert "Quentin" not in forms
    assert "Unasked" not in forms


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1), PROFILES)
def test_very_words_are_printed_as_they_were_said(words: str, profile: Any) -> None:
    said = words.strip(" \u00a0'\"‘’“”")
    if not said.strip():
        return
    note = a_note(said, "talk", kind="quote", said_by="Zed", consent="named")
    printed = to_text(compose(held(note), house(), profile))
    straight = dict.fromkeys(map(ord, "‘’“”'\""), "'")
    assert f"‘{folded(said)}’".translate(straight) in printed.translate(straight), "but for the form of its marks"


@SLOW
@given(records(), PROFILES)
def test_every_standing_note_for_the_note_is_a_source_of_it(session: Session, profile: Any) -> None:
    document = compose(session, house(), profile)
    wanted = {c.id for c in session.notes()
              if c.consent != "us" and c.kind != "journal" and inert(c.text).strip()}
    assert wanted <= _sources(document.blocks)


def _sources(blocks: tuple[Block, ...]) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        pieces = walk(block.items) if isinstance(block, ItemList) else [block]
        found |= {s for piece in pieces for s in piece.sources}
    return found


def test_what_was_typed_is_never_taken_for_a_phrase() -> None:
    text = _all_forms(held(a_note("{{ 7 * 7 }} {% if x %}", "talk")))
    assert "49" not in text
    assert "{{ 7" in text
