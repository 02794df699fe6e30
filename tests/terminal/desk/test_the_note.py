"""The right half of the desk: what would be read, and a file of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from convenor.services import recording
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.note.places import Place, file_name, free_path, places
from convenor.terminal.note.save import SaveForm
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.line import Field
from convenor.terminal.widgets.pick_list import PickList
from convenor.writeup.document import Document
from tests.support.desks import a_desk
from tests.support.faces import PlainWriter, SlipOfPaper, an_outside, plan_one
from tests.support.waiting import come_about

SIZE = (80, 24)


def text(app: ConvenorApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def note_of(app: ConvenorApp) -> list[str]:
    return [row.text for row in app.screen.query_one("#note", PickList).rows]


def noted(*lines: str) -> tuple[Outside, str]:
    outside = an_outside()
    session = plan_one(outside, "Who cooks?")
    recording.record(outside.host, session, [Line(line) for line in lines])
    return outside, session


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that this computer has."""
    monkeypatch.setattr("convenor.terminal.desk.whole.places", lambda: (Place("Documents", tmp_path),))
    return tmp_path


async def test_it_shows_the_draft_and_says_that_it_is_one() -> None:
    outside, session = noted("A bench is [b]an invitation[/b] to stop", "\x1b[31mred")
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        assert "Draft. Not checked, not for sharing." in text(app, "#draft")
        title, *lines = note_of(app)
        assert title == "Who cooks? (dated)", "the line on drafts stands above, once"
        assert lines == ["A bench is [b]an invitation[/b] to stop", "␛[31mred"]


async def test_the_profile_changes_by_a_key_and_the_screen_says_which_it_is() -> None:
    outside, session = noted()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        assert app.screen.query_one(TitleBar).right == "The note, with its date"
        await pilot.press("ctrl+t")
        assert app.screen.query_one(TitleBar).right == "The note, without a date"
        assert "(undated)" in note_of(app)[0]


async def test_it_saves_a_file_without_anybody_knowing_a_path(documents: Path) -> None:
    outside, session = noted("A bench")
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        for _ in range(2):
            await pilot.press("ctrl+o")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, DeskScreen)
    assert sorted(p.name for p in documents.iterdir()) == ["Who cooks 2.html", "Who cooks.html"], "nothing written over"
    assert "A bench" in (documents / "Who cooks.html").read_text(encoding="utf-8")


async def test_a_place_that_cannot_be_written_to_is_said_in_the_form(documents: Path) -> None:
    outside, session = noted()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        app.screen.query_one(Field).value = "Mine"
        documents.rmdir()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SaveForm), "what was typed is not lost"
        assert "cannot be written to" in text(app, "#complaint")


@pytest.mark.parametrize("notes", [0, 700], ids=["at once", "beside the screen"])
async def test_a_broken_house_style_is_said_instead_of_the_note(notes: int) -> None:
    class Broken(PlainWriter):
        def document(self, session: Session, profile: Profile | None = None) -> Document:
            raise Problem("The house style has no phrase for a title.", cure="`convenor check` says where.")

    outside = an_outside()
    session = plan_one(outside)
    recording.record(outside.host, session, [Line(f"Thing number {n}") for n in range(notes)])
    app = ConvenorApp(Outside(outside.host, outside.library, Broken()))
    async with app.run_test(size=SIZE) as pilot:
        app.open_note(app.outside, session)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "no phrase for a title" in text(app, "#source")
        await pilot.press("space")
        assert app.is_running


@pytest.mark.parametrize(("typed", "name"), [
    ("Who cooks, and who is cooked for?", "Who cooks, and who is cooked for"),
    ("a/b\\c:d", "a b c d"),
    ("..", "Note"),
    ("", "Note"),
    ("CON", "CON note"),
    ("line\nbreak\x00", "line break"),
    ("x" * 300, "x" * 80),
])  # fmt: skip
def test_any_words_become_a_name_that_any_computer_takes(typed: str, name: str) -> None:
    assert file_name(typed) == name


def test_a_name_that_is_taken_gets_the_next_number(tmp_path: Path) -> None:
    for expected in ("Note.md", "Note 2.md", "Note 3.md"):
        path = free_path(tmp_path, "Note", ".md")
        assert path.name == expected
        path.touch()


def test_there_is_always_somewhere_to_save(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [p.folder for p in places()][-1] == tmp_path


async def test_the_days_digest_is_copied_from_the_menu() -> None:
    outside, session = a_desk()
    slip = SlipOfPaper()
    app = ConvenorApp(replace(outside, clipboard=slip))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_note(replace(outside, clipboard=slip), session)
        await pilot.pause()
        await pilot.press("ctrl+p", *"digest", "enter")
        await come_about(lambda: "Rotas fail when one person holds the list." in slip.text, "it was not copied")
        assert "turned away" not in slip.text
