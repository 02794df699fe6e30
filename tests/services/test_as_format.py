"""An agenda kept as a format, planned again from it, and what a format cannot hold told in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.library.document import Document
from convenor.library.format_file import keep
from convenor.library.shelf import Shelf
from convenor.services import as_format, editing, planning
from convenor.services.planning import Details
from convenor.session.agenda import Segment
from convenor.session.exercise import Exercise, Rule
from convenor.session.format import Format
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.session import Session
from tests.support.hosts import Room, a_host, a_planned_room

SHELF = Shelf(None)
FORMATS = SHELF.formats()
EXERCISES = SHELF.exercises()
CARDS = SHELF.cards()
EASY = tuple(e for e in EXERCISES if e.mode not in ("speakers", "respondents", "report-back"))


RULES: tuple[Rule, ...] = ("protected", "flexible", "droppable")


def by_id(form: Format) -> str:
    return form.id


def details_of(form: Format) -> Details:
    speakers = max((p.speakers or 0 for p in form.parts if p.exercise.mode == "speakers"), default=0)
    return Details("Who cooks?", people=form.people.typical,
                   speakers=tuple(Invited(Person(f"Speaker {n}")) for n in range(speakers)))


def planned(form: Format) -> Room:
    details = details_of(form)
    return a_planned_room(form, title=details.title, people=details.people, speakers=details.speakers, rooms=(),
                          start=None, end=None, date=None)


def kept(session: Session, home: Path, name: str = "our-own") -> tuple[Format, tuple[str, ...]]:
    """The format as the shelf reads it from its file, and what was said."""
    said = as_format.save(session, SHELF, partial(keep, home, SHELF), name=name)
    path = home / "library" / "session_templates" / f"{name}.yaml"
    assert str(path) in said[0]
    made = SHELF.format_in(Document(path, "format"))
    assert made is not None
    return made, said[1:]


def again(form: Format, session: Session) -> tuple[Segment, ...]:
    """The parts of a session that is planned from it with the same details."""
    plan = session.plan
    host = a_host()
    new = planning.new_session(host, Details(plan.title, people=plan.people, speakers=plan.speakers,
                                             respondents=plan.respondents), of=form)
    return host.session(new).segments


def there(session: Session) -> tuple[Segment, ...]:
    return tuple(s for s, p in session.parts() if p.state != "dropped")


@pytest.mark.parametrize("form", FORMATS, ids=by_id)
def test_an_agenda_left_as_it_was_planned_makes_the_same_parts_again(form: Format, tmp_path: Path) -> None:
    session = planned(form).session()
    made, said = kept(session, tmp_path)
    assert said == ()
    assert again(made, session) == session.segments
    assert (made.team, made.before, made.after, made.agreements, made.record) == (
        form.team, form.before, form.after, form.agreements, form.record)
    assert made.length.typical == session.plan.length // 60
    assert sum(p.minutes.typical for p in made.parts) + made.spare == made.length.typical


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int, Rule, Exercise | str]]:
    act = st.tuples(
        st.sampled_from(["put in", "leave out", "move", "minutes", "rule", "rename", "lead"]),
        st.integers(0, 30), st.integers(1, 90), st.sampled_from(RULES),
        st.one_of(st.sampled_from(EASY), st.sampled_from(CARDS),
                  st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1,
                          max_size=30).filter(str.strip)),
    )
    return draw(st.lists(act, max_size=8))


def edit(room: Room, acts: list[tuple[str, int, int, Rule, Exercise | str]]) -> None:
    for act, which, minutes, rule, what in acts:
        parts = there(room.session())
        part = parts[which % len(parts)]
        words = what if isinstance(what, str) else what.title
        # What a person may not do is told to them and changes nothing: other tests hold that.
        try:
            match act:
                case "put in":
                    editing.insert(room.host, room.session_id, what, minutes=minutes if which % 2 else None,
                                   after=part.id)
                case "leave out" if len(parts) > 2:
                    editing.drop(room.host, room.session_id, part.id)
                case "move":
                    editing.move(room.host, room.session_id, part.id, parts[minutes % len(parts)].id)
                case "minutes":
                    editing.change(room.host, room.session_id, part.id, editing.Setting(minutes=minutes))
                case "rule":
                    editing.change(room.host, room.session_id, part.id, editing.Setting(rule=rule))
                case "rename":
                    editing.change(room.host, room.session_id, part.id, editing.Setting(title=words))
                case "lead":
                    editing.change(room.host, room.session_id, part.id, editing.Setting(lead=words))
        except Problem:
            continue


def same_but_told(was: Segment, now: Segment, said: tuple[str, ...]) -> bool:
    """Whether it is the same part, but for what the format said that it had to change."""
    if was.rule == "protected":
        was = replace(was, cut_order=0)  # a protected part gives way to nothing, in whatever place
    if now.seconds != was.seconds or now.minimum != was.minimum:
        assert any(was.title in sentence for sentence in said), was.title
        was = replace(was, seconds=now.seconds, minimum=now.minimum, maximum=now.maximum)
    gone = set(was.carry_from) - set(now.carry_from)
    return replace(was, carry_from=tuple(n for n in was.carry_from if n not in gone)) == now


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FORMATS), edits())
def test_an_edited_agenda_makes_the_same_parts_again_or_says_what_it_cannot(
    tmp_path_factory: pytest.TempPathFactory, form: Format,
    acts: list[tuple[str, int, int, Rule, Exercise | str]],
) -> None:
    room = planned(form)
    edit(room, acts)
    session = room.session()
    home = tmp_path_factory.mktemp("home")
    try:
        made, said = kept(session, home)
    except Problem:
        assert not list(home.rglob("*.yaml"))
        return
    parts = again(made, session)
    assert [p.id for p in parts] == [p.id for p in there(session)]
    for was, now in zip(there(session), parts, strict=True):
        assert same_but_told(was, now, said), (was, now)


def an_hour() -> Room:
    return planned(SHELF.format("small-meeting-hour"))


def test_a_part_that_is_only_a_title_stays_one(tmp_path: Path) -> None:
    room = an_hour()
    editing.insert(room.host, room.session_id, "Soup: hot, or cold?", minutes=7, after="think")
    made, said = kept(room.session(), tmp_path)
    assert said == ("Its parts take 61 minutes, so that is its length.",)
    part = next(p for p in again(made, room.session()) if p.title == "Soup: hot, or cold?")
    assert (part.exercise, part.steps, part.seconds) == (None, (), 7 * 60)


def test_minutes_set_by_hand_are_kept_where_speakers_come_as_many_as_then(tmp_path: Path) -> None:
    room = an_hour()
    editing.change(room.host, room.session_id, "speakers", editing.Setting(minutes=20))
    made, said = kept(room.session(), tmp_path)
    assert said == ()
    assert next(p.seconds for p in again(made, room.session()) if p.id == "speakers") == 20 * 60


def test_what_is_too_short_for_its_steps_is_given_what_they_take_and_it_is_said(tmp_path: Path) -> None:
    room = an_hour()
    editing.insert(room.host, room.session_id, SHELF.exercise("peer-help"), minutes=5, after="think")
    made, said = kept(room.session(), tmp_path)
    assert "“Bring a difficulty” has 20 minutes in it: it takes as long as that at the least." in said
    assert next(p.minutes.typical for p in made.parts if p.id == "peer-help") == 20


def test_a_companion_joins_the_team_when_something_tender_was_put_in(tmp_path: Path) -> None:
    room = an_hour()
    editing.insert(room.host, room.session_id, SHELF.exercise("looking-back-from-better"), after="think",
                   blanks={"year": "2040", "change": "Nobody eats alone."})
    made, _ = kept(room.session(), tmp_path)
    assert [role.role for role in made.team][-1] == "companion"
    new = next(p for p in again(made, room.session()) if p.id == "looking-back-from-better")
    assert "{year}" in new.steps[1].script[0].read


def test_what_the_shelf_has_no_more_is_a_title_and_it_is_said(tmp_path: Path) -> None:
    room = an_hour()
    gone = replace(SHELF.exercise("one-test"), id="our-street", title="Our street")
    editing.insert(room.host, room.session_id, gone, after="think")
    made, said = kept(room.session(), tmp_path)
    assert said[0] == (
        "“Our street” is only a title in it, for what it was made of is not on the shelf any more.")
    assert next(p.title for p in made.parts if p.id == "our-street") == "Our street"


def test_what_has_changed_on_the_shelf_is_taken_as_it_is_and_it_is_said(tmp_path: Path) -> None:
    room = an_hour()
    older = replace(SHELF.exercise("one-test"), version="0.9")
    editing.insert(room.host, room.session_id, older, after="think")
    _, said = kept(room.session(), tmp_path)
    assert "“One test for every decision” is taken as it stands on the shelf now; it has changed since." in said


def test_a_part_that_waits_for_respondents_still_waits_for_them(tmp_path: Path) -> None:
    form = SHELF.format("series-event")
    session = planned(form).session()
    made, _ = kept(session, tmp_path)
    assert [part.id for part in made.parts] == [part.id for part in form.parts]
    host = a_host()
    ruth = Invited(Person("Ruth Okafor"))
    with_them = planning.new_session(host, Details("Who cooks?", respondents=(ruth,)), of=made)
    assert "respondents" in [part.id for part in host.session(with_them).segments]


def test_rooms_that_report_back_without_having_met_are_refused_in_words(tmp_path: Path) -> None:
    room = planned(SHELF.format("series-event"))
    editing.drop(room.host, room.session_id, "rooms")
    with pytest.raises(Problem, match="cannot become a format as it is: The rooms report back"):
        kept(room.session(), tmp_path)
    assert not list(tmp_path.rglob("*.yaml"))


@pytest.mark.parametrize(("name", "title", "words"), [
    ("", "", "needs a name"), ("series-event", "", "has a format"), ("", "Half an hour", "has a format"),
    ("Our Thursday", "", "short name"), ("../up", "", "short name"),
])
def test_a_name_that_is_none_or_taken_is_refused(name: str, title: str, words: str, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with pytest.raises(Problem, match=words):
        as_format.save(an_hour().session(), shelf, partial(keep, tmp_path, shelf), title=title, name=name)
    assert not list(tmp_path.rglob("*.yaml"))


def test_what_somebody_wrote_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "library" / "session_templates" / "our-own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="there already"):
        kept(an_hour().session(), tmp_path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_shelf_that_looks_again_finds_it_at_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    before = len(shelf.formats())
    as_format.save(an_hour().session(), shelf, partial(keep, tmp_path, shelf), title="Our Thursday")
    shelf.look_again()
    assert len(shelf.formats()) == before + 1
    assert shelf.format("Our Thursday").id == "our-thursday"
