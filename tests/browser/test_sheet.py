"""The note-taker's sheet in a real browser: nothing asked of anybody, nothing lost, and gathered back once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from convenor.exchange.sheet_page import to_sheet_page
from convenor.services import gathering, pasting, running
from convenor.services.shortline import CONSENTS, KINDS, parse
from convenor.session.people import Invited, Person
from tests.services.test_shortline import CASES, PLAN
from tests.support.browser import a_browser, chromium, faults
from tests.support.hosts import ADA, SUNIL, Room, a_planned_room

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SHORTLINE = Path(__file__).parents[2] / "src" / "convenor" / "services" / "shortline.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@dataclass
class Desk:
    """A note-taker's device with the sheet of a session, opened from a file."""

    room: Room
    file: Path
    context: BrowserContext
    asked: list[str]
    said: list[str]

    def open(self) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(self.file.as_uri())
        return page

    def texts(self, out: str) -> list[tuple[int | None, str]]:
        arrived = pasting.from_sheet(out, self.room.session(), self.room.host.now())
        found = gathering.sort_out(self.room.host, self.room.session_id, arrived)
        return [(h.line.room, h.line.text) for h in found.new]


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    room = a_planned_room(
        title="Who </script><b>cooks</b>", rooms=("What is a table for?", "Who sits?", "Who washes up?"),
        speakers=(Invited(ADA), Invited(SUNIL)),
    )
    file = tmp_path / "sheet.html"
    file.write_text(to_sheet_page(room.session()), encoding="utf-8", newline="\n")
    context = browser.new_context()
    desk = Desk(room, file, context, [], [])
    yield desk
    assert desk.asked in ([], [file.as_uri()] * len(desk.asked)), "the page asked for something"
    assert desk.said == []
    context.close()


def type_lines(page: Page, *lines: str) -> None:
    for line in lines:
        page.fill("#entry", line)
        page.press("#entry", "Enter")


def wait_for(page: Page, status: str) -> None:
    page.locator("#status", has_text=status).wait_for()


def out(page: Page) -> str:
    if not page.locator("#out-text").is_visible():
        page.click("#out summary")
    return page.input_value("#out-text")


def test_lines_are_typed_struck_changed_and_gathered_once(desk: Desk) -> None:
    page = desk.open()
    page.select_option("#room", "2")
    assert page.inner_text("#prompt") == "Who sits?"
    page.fill("#name", "Mina")
    type_lines(page, "A bench", "story: The kettle", "> and it broke", "secret", "Lamps")
    page.get_by_role("button", name="Strike: secret").click()
    page.get_by_role("button", name="Change: Lamps").click()
    page.keyboard.press("End")
    page.keyboard.type(" and benches")
    page.keyboard.press("Enter")
    wait_for(page, "Changed, and kept on this device.")
    text = out(page)
    assert "secret" not in text
    assert "secret" not in page.content()
    room, host = desk.room, desk.room.host
    arrived = pasting.from_sheet(text, room.session(), host.now())
    gathering.keep(host, room.session_id, gathering.sort_out(host, room.session_id, arrived))
    notes = room.session().notes()
    assert [(n.text, n.kind, n.room, n.by) for n in notes] == [
        ("A bench", "point", 2, "Mina"), ("The kettle", "story", 2, "Mina"), ("and it broke", "point", 2, "Mina"),
        ("Lamps and benches", "point", 2, "Mina"),
    ]
    assert notes[2].under == notes[1].id
    page.get_by_role("button", name="Change: Lamps").click()
    page.keyboard.press("Home")
    page.keyboard.type("Bright ")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Strike: A bench").click()
    type_lines(page, "New")
    again = gathering.sort_out(host, room.session_id, pasting.from_sheet(out(page), room.session(), host.now()))
    assert [h.line.text for h in again.new] == ["New"]
    assert [(n.text, h.line.text) for n, h in again.changed] == [("Lamps and benches", "Bright Lamps and benches")]
    assert [n.text for n in again.struck] == ["A bench"]


def test_every_line_outlives_a_crash_a_reload_and_a_closed_tab(desk: Desk) -> None:
    page = desk.open()
    page.select_option("#room", "3")
    type_lines(page, "One", "Two")
    page.fill("#entry", "half a li")
    page.reload()
    assert page.input_value("#entry") == "half a li"
    assert page.input_value("#room") == "3"
    page.close()
    crashed = desk.open()
    type_lines(crashed, "Three")
    crashed.close()
    other, beside = desk.open(), desk.open()
    type_lines(other, "Four")
    type_lines(beside, "Five")
    other.locator("#lines > li").nth(4).wait_for()
    assert desk.texts(out(other)) == [(3, text) for text in ("One", "Two", "Three", "Four", "Five")]


def test_what_comes_from_another_tab_does_not_take_away_a_change_half_made(desk: Desk) -> None:
    page, beside = desk.open(), desk.open()
    type_lines(page, "Lamps")
    page.get_by_role("button", name="Change: Lamps").click()
    page.keyboard.press("End")
    page.keyboard.type(" and")
    type_lines(beside, "A bench")
    page.locator("#lines > li", has_text="A bench").wait_for()
    page.keyboard.type(" benches")
    page.keyboard.press("Enter")
    wait_for(page, "Changed, and kept on this device.")
    assert desk.texts(out(page)) == [(None, "Lamps and benches"), (None, "A bench")]


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_what_is_said_to_be_kept_outlives_a_killed_browser(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    killed = subprocess.Popen(
        [chromium(), "--headless=new", "--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={folder}",
         "--no-first-run", "about:blank"],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )
    assert killed.stderr is not None
    address = next(line.split()[-1] for line in killed.stderr if line.startswith("DevTools listening on"))
    page = browser.browser_type.connect_over_cdp(address).contexts[0].new_page()
    page.goto(desk.file.as_uri())
    for text in ("One", "Two", "Three"):
        type_lines(page, text)
        wait_for(page, f"Kept on this device: {text}")
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    again = browser.browser_type.launch_persistent_context(
        folder, executable_path=chromium(), args=["--no-sandbox"]
    )
    page = again.new_page()
    page.goto(desk.file.as_uri())
    page.locator("#lines > li").nth(2).wait_for()
    assert [text for _, text in desk.texts(out(page))] == ["One", "Two", "Three"]
    again.close()


def test_lines_follow_whoever_was_in_another_room(desk: Desk) -> None:
    page = desk.open()
    page.select_option("#room", "2")
    type_lines(page, "One", "Two")
    page.select_option("#room", "1")
    page.click("text=Put the 2 lines from Room 2 here too")
    assert desk.texts(out(page)) == [(1, "One"), (1, "Two")]


def test_copied_out_where_the_newer_clipboard_is_not_to_be_had(desk: Desk) -> None:
    page = desk.open()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    type_lines(page, "One")
    page.click("#copy")
    wait_for(page, "Copied.")
    page.fill("#name", "")
    page.focus("#name")
    page.keyboard.press("Control+V")
    page.wait_for_function("document.getElementById('name').value.includes('Convenor sheet')")
    page.evaluate("document.execCommand = () => false")
    page.click("#copy")
    assert "Ctrl+C" in page.inner_text("#status")
    assert page.evaluate("document.activeElement.id") == "out-text"


def test_saved_as_a_file_that_is_gathered(desk: Desk) -> None:
    page = desk.open()
    page.select_option("#room", "1")
    type_lines(page, "“We stopped asking”", "“One” and “two”", "r2: elsewhere", "[12:00] not a line of ours")
    with page.expect_download() as saved:
        page.click("#save")
    text = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename.endswith("-sheet.txt")
    assert desk.texts(text) == [
        (1, "We stopped asking"), (1, "“One” and “two”"), (2, "elsewhere"), (1, "[12:00] not a line of ours")
    ]


def test_where_the_browser_keeps_nothing_the_page_says_so_and_works(desk: Desk) -> None:
    for name in ("localStorage", "indexedDB"):
        desk.context.add_init_script(
            f"Object.defineProperty(window, '{name}', {{ get() {{ throw new DOMException('', 'SecurityError') }} }})"
        )
    page = desk.open()
    type_lines(page, "One")
    wait_for(page, "Here only while this page is open")
    assert page.is_visible("#not-lasting")
    assert desk.texts(out(page)) == [(None, "One")]
    page.on("dialog", lambda dialog: dialog.accept())


def test_all_of_it_can_be_taken_off_the_device(desk: Desk) -> None:
    page = desk.open()
    type_lines(page, "One")
    page.click("#clear")
    assert page.evaluate("document.activeElement.id") == "sure-no"
    page.click("#sure-yes")
    wait_for(page, "Nothing of this session")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.locator("#lines > li").count() == 0


def test_by_keyboard_alone(desk: Desk) -> None:
    page = desk.open()
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert seen == ["room", "name", "entry", "Keep"]
    page.focus("#room")
    page.keyboard.press("ArrowDown")
    page.focus("#entry")
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "entry"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "The line as it should be"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "entry"
    assert desk.texts(out(page)) == [(1, "One")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_fault_in_either_scheme_at_any_width(browser: Browser, desk: Desk, scheme: Any, width: int) -> None:
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 700}
    )
    page = context.new_page()
    page.goto(desk.file.as_uri())
    assert faults(page) == []
    page.select_option("#room", "2")
    type_lines(page, "One", "us: a" + "b" * 200)
    page.click("#out summary")
    page.click("#clear")
    page.get_by_role("button", name="Change: One").click()
    page.select_option("#room", "1")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off at the side"
    context.close()


def test_at_four_hundred_per_cent_nothing_is_out_of_reach(browser: Browser, desk: Desk) -> None:
    # a window of 1280 by 1024 at 400 % has 320 by 256 of its own
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    page.goto(desk.file.as_uri())
    page.select_option("#room", "3")
    type_lines(page, "One")
    page.click("#copy")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_axe_check_finds_faults(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><input><img src='data:,'></body></html>")
    assert any("label" in fault for fault in faults(page))
    page.close()


def test_without_javascript_it_is_a_form_to_write_on(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.file.as_uri())
    assert page.is_visible("text=Print this page")
    assert page.is_visible("text=Who washes up?")
    assert not page.is_visible("#sheet")
    assert page.locator(".rule").count() > 20
    context.close()


def test_the_page_forbids_itself_to_reach_anywhere(desk: Desk, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(desk.file.as_uri())
    blocked = page.evaluate("fetch('https://example.org/').then(() => 'reached', () => 'blocked')")
    assert blocked == "blocked"
    page.close()


def mixed_lines() -> list[str]:
    """Lines made of the signs and words that the syntax is about, in all disorder; the same each time."""
    chance = random.Random(11)
    pieces = [
        "r3", "R12", "room", "3", "007", "story", "Quote", "us", "named", "note", "Ada", "ada pell", "Sunil", "Debs",
        "Deborah Hale", "Sally", ":", ":", ">", "?", '"', "“", "”", " ", " ", "\t", "\u00a0", "\u3000", "\ufeff",
        "\x1c", "\x85", "bench", "it's", "é", "ß", "İ", "ı", "Σς", "😀", "١", "r٣", "x" * 81, "point", "word:",
    ]
    return ["".join(chance.choices(pieces, k=chance.randint(0, 9))) for _ in range(3000)]


def test_the_page_reads_a_line_as_the_app_does(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate(f"{SHORTLINE.read_text(encoding='utf-8')}; window.shortline = shortline;")
    people = [i.person for i in PLAN.invited] + ([PLAN.convenor] if PLAN.convenor else [])
    plan = {
        "people": [{"name": p.name, "short": p.short} for p in people], "kinds": KINDS, "consents": CONSENTS
    }
    typed = [text for text, _ in CASES] + mixed_lines()
    read = page.evaluate("([typed, plan]) => typed.map((t) => shortline.parse(t, plan))", [typed, plan])
    page.close()
    for text, theirs in zip(typed, read, strict=True):
        ours = asdict(parse(text, PLAN))
        mine = {
            "text": ours["text"], "kind": ours["kind"], "saidBy": ours["said_by"], "room": ours["room"],
            "under": ours["under"], "consent": ours["consent"],
        }
        assert theirs == mine, repr(text)


def test_people_who_share_a_short_name_are_told_apart_alike(browser: Browser) -> None:
    people = [Person("Ada Pell"), Person("Ada Quill"), Person("Straße Weg", known_as="Straße")]
    plan = PLAN.__class__(title="x", speakers=tuple(Invited(p) for p in people))
    page = browser.new_page()
    page.evaluate(f"{SHORTLINE.read_text(encoding='utf-8')}; window.shortline = shortline;")
    for typed in ("Ada: x", "ada quill: x", "STRASSE: x", "strasse weg: x"):
        data = {"people": [{"name": p.name, "short": p.short} for p in people], "kinds": KINDS, "consents": CONSENTS}
        read = page.evaluate("([typed, plan]) => shortline.parse(typed, plan)", [typed, data])
        assert (read["saidBy"], read["text"]) == (parse(typed, plan).said_by, parse(typed, plan).text)
    page.close()


def test_a_sheet_of_a_session_that_runs_says_when_each_line_was_said(desk: Desk) -> None:
    running.start(desk.room.host, desk.room.session_id)
    page = desk.open()
    page.clock.set_fixed_time(desk.room.clock.now())
    desk.room.clock.forward(minutes=20)
    type_lines(page, "One")
    arrived = pasting.from_sheet(out(page), desk.room.session(), desk.room.host.now())
    (heard,) = arrived.heard
    assert heard.at == desk.room.session().started_at
