"""The round-up: published words by theme, each with where it stands, and nothing that is not published."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.markdown import to_markdown
from convenor.services import point_words, pointing, publishing, purging, recording, running
from convenor.services.archive import Passage, Published
from convenor.services.recording import Line
from convenor.services.roundup import RoundUp, Span, make_round_up, rows
from convenor.session.series import Series
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import DRAFT, Document, lines_of
from tests.support.hosts import Room, a_planned_room
from tests.support.styles import house

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
URL = "https://a.example/who-cooks"


def note(session: Session) -> Document:
    return compose(session, house())


def a_session(*, publish: bool = True) -> Room:
    room = a_planned_room(speakers=(), series=Series("tables", "Shared tables"))
    running.start(room.host, room.session_id)
    first, second, third, _ = recording.record(room.host, room.session_id, [
        Line("who holds the keys holds the room:", segment="rooms", room=1),
        Line("a spare key costs little", segment="rooms", room=1, under="above"),
        Line("nobody ever asked us what we would like to eat", kind="quote", segment="rooms", room=2),
        Line("a family was turned away", consent="us"),
    ])
    running.end(room.host, room.session_id)
    pointing.theme(room.host, room.session_id, [first], "power", house().themes)
    pointing.theme(room.host, room.session_id, [third], "listening", house().themes)
    assert second
    if publish:
        publishing.publish(room.host, room.session_id, note, URL)
    return room


def made(*sessions: Session, archive: tuple[Published, ...] = (), span: Span = YEAR) -> RoundUp:
    return make_round_up(sessions, archive, house(), span)


OLD = Published("sheds", "Sheds", (
    Passage("Maud said that ‘a door is a promise to whoever comes late’, and we laughed."),
    Passage("What was said", "heading"), Passage("Doors that stay open", "item", 1), Passage("and windows", "item", 2),
), date(2026, 3, 1), "https://a.example/sheds", themes=("power",))


def test_points_and_quotations_stand_under_their_theme_with_a_link_back() -> None:
    text = to_markdown(made(a_session().session(), archive=(OLD,)).document)
    assert text == f"""\
*{DRAFT}*

# What we heard from 1 January 2026 to 31 December 2026

## Sharing and building power

Key points made:

- Doors that stay open ([Sheds](<https://a.example/sheds>), 1 March 2026)
  - and windows
- Who holds the keys holds the room: ([Shared tables: Who cooks](<{URL}>), 26 November 2026)
  - A spare key costs little.

In people’s own words:

- ‘a door is a promise to whoever comes late’ ([Sheds](<https://a.example/sheds>), 1 March 2026)

## Listening to each other

In people’s own words:

- ‘nobody ever asked us what we would like to eat’. ([Shared tables: Who cooks](<{URL}>), 26 November 2026)
"""


def test_what_is_not_published_is_not_in_it_and_that_is_said() -> None:
    found = made(a_session(publish=False).session())
    assert (found.themes, found.unpublished, found.sources) == ((), 1, 0)


def test_what_changed_in_the_record_since_is_not_published() -> None:
    room = a_session()
    (point, *_) = room.session().notes()
    point_words.reword(room.host, room.session_id, point.id, "Never seen by anybody")
    recording.record(room.host, room.session_id, [Line("nor this")])
    text = str(rows(made(room.session())))
    assert "Never seen" not in text
    assert "nor this" not in text
    assert "Who holds the keys holds the room:" in text


def test_what_was_withdrawn_or_erased_since_is_left_out() -> None:
    room = a_session()
    keys, _, quote, _ = room.session().contributions
    recording.take_back(room.host, room.session_id, keys.id)
    recording.erase(room.host, room.session_id, quote.id)
    text = str(rows(made(room.session())))
    assert "keys" not in text
    assert "asked us" not in text


def test_letting_raw_words_go_changes_nothing_in_it() -> None:
    room = a_session()
    before = rows(made(room.session()))
    room.clock.forward(minutes=61 * 24 * 60)
    purging.purge(room.host, room.session_id)
    assert publishing.standing(room.session()) == ()
    assert rows(made(room.session())) == before


def test_only_the_days_and_the_series_that_were_asked_for() -> None:
    session = a_session().session()
    assert made(session, archive=(OLD,), span=Span(date(2026, 11, 26), date(2026, 11, 26))).sources == 1
    assert made(session, archive=(OLD,), span=Span(date(2027, 1, 1), date(2027, 12, 31))).sources == 0
    assert made(session, archive=(OLD,), span=Span(YEAR.start, YEAR.end, "shared tables")).sources == 1


def test_a_note_that_is_here_and_in_the_archive_is_told_once() -> None:
    same = Published("n", "Who cooks", (Passage("Who holds the keys", "item", 1),), date(2026, 11, 26), URL)
    assert made(a_session().session(), archive=(same,)).sources == 1


WORDS = st.text("abc ‘’“”'. ", min_size=1, max_size=40)
NOTES = st.builds(
    Published, st.just("n"), st.just("Title of it"), st.lists(st.builds(
        Passage, WORDS, st.sampled_from(["item", "paragraph", "heading"]), st.integers(0, 3)), max_size=8).map(tuple),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)), themes=st.sampled_from([(), ("power",), ("tides",)]))


@settings(deadline=None)
@given(st.lists(NOTES, max_size=4).map(tuple))
def test_every_word_of_it_was_published_and_every_point_is_in_it(notes: tuple[Published, ...]) -> None:
    found = make_round_up((), notes, house(), YEAR)
    told = [t for theme in found.themes for t in (*theme.points, *theme.quotes)]
    published = [p.text for n in notes for p in n.passages]
    for one in told:
        assert all(any(text in p for p in published) for text in (one.text, *(b.text for b in one.below)))
    items = sorted(p.text for n in notes for p in n.passages if p.kind == "item")
    assert sorted(t.text for one in told if one.point for t in (one, *one.below)) == items
    assert list(lines_of(found.document))
