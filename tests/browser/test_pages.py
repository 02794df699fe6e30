"""The pages in a real browser, by a host name without a secure context: nothing lost, nothing twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from convenor.services import holding, messages, recording, running
from convenor.services.host import Wish
from convenor.services.recording import Line
from convenor.services.serving import Asked
from convenor.web.serving import serve
from tests.support.browser import a_browser, faults
from tests.support.ports import a_port
from tests.support.served import NAME, Served, served
from tests.support.waiting import LONGEST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

ODD = "Who </script><b>cooks</b>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser:
        yield browser


@dataclass
class Hall:
    """The host, running in its rooms, and browsers that come to it."""

    at: Served
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def context(self, **more: Any) -> BrowserContext:
        self.contexts.append(self.browser.new_context(**more))
        return self.contexts[-1]

    def page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda m: self.said.append(m.text) if "Content Security" in m.text else None)
        return page

    def note_taker(self, name: str, context: BrowserContext | None = None) -> Page:
        page = self.page(context or self.context())
        page.goto(self.at.link("note-taker", NAME))
        self.sit(page, name)
        return page

    def sit(self, page: Page, name: str) -> None:
        """Say the name, and begin."""
        page.fill("#name", name)
        page.click("text=Begin")
        page.locator("#entry").wait_for()
        page.wait_for_load_state()  # its scripts are there too

    def open(self, path: str, context: BrowserContext) -> Page:
        page = self.page(context)
        page.goto(f"http://{NAME}:{self.at.serving.port}{path}")
        return page


@pytest.fixture
def hall(browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    with served(tmp_path, ODD, a_port()) as at:
        running.start(at.host, at.session_id)
        running.next_part(at.host, at.session_id)
        running.next_part(at.host, at.session_id)
        at.clock.forward(minutes=4)
        hall = Hall(at, browser)
        yield hall
        for context in hall.contexts:
            context.close()
        assert hall.said == []


def type_lines(page: Page, *lines: str) -> None:
    for line in lines:
        page.fill("#entry", line)
        page.press("#entry", "Enter")


def item(page: Page, text: str) -> Any:
    return page.locator("#lines > li", has_text=text)


def kept(page: Page, text: str) -> None:
    item(page, text).locator(".state", has_text="Kept").wait_for()


def stored(page: Page) -> int:
    """How many acts wait on the device."""
    return int(page.evaluate("Object.keys(localStorage).filter((k) => k.includes('/out/')).length"))


def until(page: Page, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        page.wait_for_timeout(50)


def test_three_note_takers_and_the_terminal_on_one_session(hall: Hall) -> None:
    mina, ben, ana = (hall.note_taker(name) for name in ("Mina", "Ben", "Ana"))
    assert mina.evaluate("isSecureContext") is False
    assert mina.inner_text("#prompt") == "What is a table for?"
    for page, room in ((mina, "1"), (ben, "2"), (ana, "2")):
        page.select_option("#room", room)
    type_lines(mina, "A bench", "story: The kettle", "> and it broke")
    type_lines(ben, "“We ate alone”", "us: her brother left")
    type_lines(ana, "Ada: nobody asked")
    kept(ben, "her brother left")
    kept(ben, "nobody asked")
    kept(ana, "We ate alone")
    recording.record(hall.at.host, hall.at.session_id, [Line("From the terminal", room=2)], Wish("facilitator"))
    kept(ana, "From the terminal")
    kept(mina, "and it broke")
    assert sorted(hall.at.texts()) == sorted([
        (1, "Mina", "A bench"), (1, "Mina", "The kettle"), (1, "Mina", "and it broke"), (2, "Ben", "We ate alone"),
        (2, "Ben", "her brother left"), (2, "Ana", "nobody asked"), (2, "facilitator", "From the terminal"),
    ])
    found = {n.text: n for n in hall.at.session.notes()}
    assert found["and it broke"].under == found["The kettle"].id
    assert (found["We ate alone"].kind, found["her brother left"].consent) == ("quote", "us")
    assert found["nobody asked"].said_by == "Ada Pell"
    assert item(ana, "We ate alone").get_by_role("button").count() == 0, "another’s line is theirs alone to change"
    # the one who typed it may hear that it is kept a moment after the others have it
    until(ana, lambda: [stored(page) for page in (mina, ben, ana)] == [0, 0, 0])


def test_a_dead_line_shows_at_once_and_mends_itself(hall: Hall) -> None:
    context = hall.context()
    page = hall.note_taker("Mina", context)
    page.select_option("#room", "1")
    type_lines(page, "Before")
    kept(page, "Before")
    context.set_offline(True)
    type_lines(page, "One", "Two", "Three")
    page.locator("[data-line]").wait_for(state="visible")
    assert "Waiting. It is on this device." in item(page, "Two").inner_text()
    item(page, "Three").get_by_role("button", name="Strike").click()
    page.click("#out")
    assert "Two" in page.input_value("#out-text")
    assert hall.at.texts() == [(1, "Mina", "Before")]
    context.set_offline(False)
    kept(page, "Two")
    page.locator("[data-line]").wait_for(state="hidden")
    until(page, lambda: stored(page) == 0)
    assert hall.at.texts() == [(1, "Mina", text) for text in ("Before", "One", "Two")]


def test_reload_back_and_two_tabs_lose_nothing_and_double_nothing(hall: Hall) -> None:
    context = hall.context()
    page = hall.note_taker("Mina", context)
    page.select_option("#room", "3")
    context.set_offline(True)
    type_lines(page, "One", "Two")
    page.fill("#entry", "half a li")
    page.close()
    context.set_offline(False)
    tabs = [hall.open("/notes", context), hall.open("/notes", context)]
    assert tabs[0].input_value("#entry") == "half a li"
    assert tabs[0].input_value("#room") == "3"
    for tab in tabs:
        kept(tab, "Two")
    type_lines(tabs[0], "Three")
    type_lines(tabs[1], "Four")
    tabs[0].reload()
    tabs[1].goto(f"http://{NAME}:{hall.at.serving.port}/screen")
    tabs[1].go_back()
    kept(tabs[1], "Three")
    kept(tabs[0], "Four")
    assert sorted(t for _, _, t in hall.at.texts()) == ["Four", "One", "Three", "Two"]


def test_a_clock_that_is_hours_wrong_and_jumps_does_no_harm(hall: Hall) -> None:
    context = hall.context()
    context.add_init_script("const real = Date.now; let off = 5 * 3600e3; Date.now = () => real() + off;"
                            "window.jump = () => { off = -20 * 3600e3; };")
    page = hall.note_taker("Mina", context)
    context.set_offline(True)
    type_lines(page, "One")
    page.evaluate("jump()")
    type_lines(page, "Two", "Three")
    assert page.inner_text("[data-clock]").startswith(("20:", "21:"))
    context.set_offline(False)
    kept(page, "Three")
    assert [t for _, _, t in hall.at.texts()] == ["One", "Two", "Three"]
    assert {n.phase for n in hall.at.session.notes()} == {"during"}


def test_a_host_that_comes_back_finds_what_was_typed_meanwhile(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    type_lines(page, "Before")
    kept(page, "Before")
    hall.at.serving.stop()
    page.locator("[data-line]").wait_for(state="visible")
    figures = page.inner_text("[data-clock]")
    type_lines(page, "One", "Two")
    until(page, lambda: page.inner_text("[data-clock]") < figures)  # the time goes on without a host
    assert stored(page) == 2
    hall.at.serving = serve(hall.at.host, Asked(hall.at.session_id, port=hall.at.serving.port))
    kept(page, "Two")
    page.locator("[data-line]").wait_for(state="hidden")
    assert [t for _, _, t in hall.at.texts()] == ["Before", "One", "Two"]


def test_whoever_is_shut_out_is_told_so_and_goes_on_where_they_were_with_the_new_link(hall: Hall) -> None:
    context = hall.context()
    page = hall.note_taker("Mina", context)
    type_lines(page, "Before")
    kept(page, "Before")
    hall.at.serving.shut("note-taker")
    page.locator("[data-line]", has_text="opens no more. Ask the facilitator").wait_for()
    type_lines(page, "Meanwhile")
    item(page, "Meanwhile").locator(".state", has_text="Waiting. It is on this device.").wait_for()
    assert "opens no more" in page.inner_text("[data-line]"), "and not that there is no connection"
    hall.at.serving.renew("note-taker")
    hall.page(context).goto(hall.at.link("note-taker", NAME))
    kept(page, "Meanwhile")
    page.locator("[data-line]").wait_for(state="hidden")
    assert [(by, text) for _, by, text in hall.at.texts()] == [("Mina", "Before"), ("Mina", "Meanwhile")]


def test_a_hold_asks_note_takers_to_stop_and_lets_the_clock_stand(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    holding.hold(hall.at.host, hall.at.session_id, True)
    page.locator("[data-list=about]", has_text="Please stop typing for a moment.").wait_for()
    holding.hold(hall.at.host, hall.at.session_id, False)
    page.locator("[data-list=about]", has_text="Please stop typing").wait_for(state="hidden")


def test_lines_follow_whoever_was_in_another_room(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    page.select_option("#room", "2")
    type_lines(page, "One", "Two")
    kept(page, "Two")
    page.select_option("#room", "1")
    page.click("text=Put the 2 lines from Room 2 here too")
    kept(page, "Two")
    until(page, lambda: hall.at.texts() == [(1, "Mina", "One"), (1, "Mina", "Two")])


def test_one_s_own_lines_can_be_changed_taken_back_and_struck(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    type_lines(page, "Lamps", "A bench", "A secret")
    kept(page, "A secret")
    item(page, "Lamps").get_by_role("button", name="Change").click()
    page.get_by_label("The line as it should be").fill("Bright lamps")
    page.keyboard.press("Enter")
    item(page, "A bench").get_by_role("button", name="Take back").click()
    item(page, "A secret").get_by_role("button", name="Strike").click()
    kept(page, "Bright lamps")
    until(page, lambda: [t for _, _, t in hall.at.texts()] == ["Bright lamps"])
    until(page, lambda: "secret" not in page.content())
    assert [(c.taken_back, c.erased) for c in hall.at.session.contributions] == [
        (False, False), (True, False), (False, True)
    ]


def test_a_line_drawn_anew_leaves_the_keyboard_where_it_was(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    type_lines(page, "A bench")
    kept(page, "A bench")
    item(page, "A bench").get_by_role("button", name="Take back").focus()
    (note,) = hall.at.session.notes()
    recording.edit(hall.at.host, hall.at.session_id, note.id, recording.Edit(text="A longer bench"))
    kept(page, "A longer bench")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Take back: A longer bench"


def test_what_cannot_be_kept_stays_on_the_device_and_says_why(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    type_lines(page, "r9: nowhere")
    item(page, "nowhere").locator(".state", has_text="Not kept: There is no Room 9.").wait_for()
    assert stored(page) == 1
    type_lines(page, "The next one goes on")
    kept(page, "The next one goes on")
    item(page, "nowhere").get_by_role("button", name="Throw it away").click()
    assert stored(page) == 0


def test_where_the_browser_keeps_nothing_the_page_says_so_and_works(hall: Hall) -> None:
    context = hall.context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    page = hall.note_taker("Mina", context)
    type_lines(page, "One")
    kept(page, "One")
    assert page.is_visible("#not-lasting")
    assert hall.at.texts() == [(None, "Mina", "One")]


def test_only_the_typist_moves_on_with_the_session(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    part = hall.at.session.running
    running.next_part(hall.at.host, hall.at.session_id)
    page.locator("#moved-on").wait_for(state="visible")
    type_lines(page, "Still of the rooms")
    kept(page, "Still of the rooms")
    page.click("#moved-act")
    type_lines(page, "Of the report")
    kept(page, "Of the report")
    assert [n.segment for n in hall.at.session.notes()] == [part, hall.at.session.running]


def test_without_scripts_all_of_it_works_by_forms(hall: Hall) -> None:
    page = hall.note_taker("Mina", hall.context(java_script_enabled=False))
    page.select_option("#room", "2")
    page.click("#go")
    page.wait_for_url("**room=2*")
    type_lines(page, "story: A bench")
    page.locator("#status", has_text="Kept.").wait_for()
    page.fill("#entry", "A secret")
    page.get_by_role("button", name="Keep", exact=True).dblclick()  # an impatient thumb
    # a slow machine may have shown the answer to the first press before the second, which then finds an empty line
    page.locator("#lines > li", has_text="A secret").wait_for()
    assert hall.at.texts() == [(2, "Mina", "A bench"), (2, "Mina", "A secret")]
    page.get_by_role("button", name="Strike: A secret").click()
    page.locator("#status", has_text="Struck.").wait_for()
    page.get_by_role("link", name="Change: A bench").click()
    page.fill("#text", "Two benches")
    page.click("text=Keep the change")
    page.locator("#status", has_text="Changed, and kept.").wait_for()
    assert [(n.text, n.kind, n.room) for n in hall.at.session.notes()] == [("Two benches", "story", 2)]
    page.get_by_role("link", name="Change").click()
    page.click("text=Take it back")
    page.locator("#status", has_text="Taken back.").wait_for()
    assert hall.at.texts() == []
    type_lines(page, "r9: nowhere")
    page.locator("#trouble", has_text="There is no Room 9").wait_for()
    assert page.input_value("#entry") == "r9: nowhere", "what was typed is still there"


def test_a_participant_answers_and_sees_what_is_done_with_it(hall: Hall) -> None:
    page = hall.page(hall.context())
    page.goto(f"http://{NAME}:{hall.at.serving.port}/")
    page.fill("#code", hall.at.serving.secret("participant").upper())
    page.press("#code", "Enter")
    page.locator("main", has_text="What will be done with it.").wait_for()
    page.wait_for_load_state()  # its script is there too
    page.fill("#text", "Half an ans")
    page.reload()
    assert page.input_value("#text") == "Half an ans"
    page.fill("#text", "Soup")
    page.click("text=Send")
    page.locator("#status", has_text="Kept. Thank you.").wait_for()
    assert page.input_value("#text") == ""
    assert hall.at.texts() == [(None, "participant", "Soup")]


def test_the_big_screen_shows_what_is_said_to_all_and_counts_on(hall: Hall) -> None:
    context = hall.context(viewport={"width": 1280, "height": 720})
    hall.page(context).goto(hall.at.link("participant", NAME))
    page = hall.open("/screen", context)
    messages.send(hall.at.host, hall.at.session_id, "Ten minutes left")
    page.locator(".about", has_text="Ten minutes left").wait_for()
    figures = page.inner_text("[data-clock]")
    until(page, lambda: page.inner_text("[data-clock]") < figures)
    assert page.evaluate("document.querySelector('[data-clock]').getBoundingClientRect().height") > 150
    running.next_part(hall.at.host, hall.at.session_id)
    page.locator("[role=status]", has_text="Now: Report back.").wait_for(state="attached")


def test_the_spare_wheel_on_a_telephone(hall: Hall) -> None:
    context = hall.context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = hall.page(context)
    page.goto(hall.at.link("facilitator", NAME))
    page.tap("text=3 minutes")
    page.locator("#status", has_text="Minutes added.").wait_for()
    page.fill("#text", "Come to an end")
    page.select_option("#room", "2")
    page.tap("text=Send it")
    page.locator("[data-list=told]", has_text="to Room 2: Come to an end").wait_for()
    page.tap("text=In 2 minutes")
    page.locator("#status", has_text="Everybody is called back.").wait_for()
    page.tap("text=Go on to the next part")
    page.locator(".part", has_text="Report back").wait_for()
    running.next_part(hall.at.host, hall.at.session_id)
    page.locator(".part", has_text="Together").wait_for()
    assert hall.at.session.segments[2].seconds == 28 * 60


def test_the_room_is_held_by_telephone_and_goes_on(hall: Hall) -> None:
    taker = hall.note_taker("Mina")
    type_lines(taker, "Her name", "Soup")
    kept(taker, "Soup")
    page = hall.page(hall.context(viewport={"width": 390, "height": 800}, has_touch=True))
    page.goto(hall.at.link("facilitator", NAME))
    page.tap("text=Hold: stop for a moment")
    page.locator("section", has_text="Let us stop here for a moment.").wait_for()
    taker.locator("[data-list=about]", has_text=holding.STOP_TYPING).wait_for()
    page.tap("summary")
    every = page.get_by_role("button", name="Yes, erase all 2 for good")
    assert not every.is_visible(), "all of it in one touch"
    page.tap("text=All 2 of them")
    every.wait_for()
    page.locator("form", has_text="“Her name”").get_by_role("button", name="Erase it for good").tap()
    page.locator("#status", has_text="Gone for good.").wait_for()
    assert [text for _, _, text in hall.at.texts()] == ["Soup"]
    holding.hold(hall.at.host, hall.at.session_id, False)  # by somebody else, on the running screen
    page.locator("text=Hold: stop for a moment").wait_for()
    assert hall.at.session.hold is None


def test_news_calls_no_button_back_that_was_just_pressed(hall: Hall) -> None:
    context = hall.context()
    hall.page(context).goto(hall.at.link("facilitator", NAME))
    page = hall.open("/desk", context)
    on_the_way: list[Route] = []  # a slow line
    page.route("**/desk", lambda r: on_the_way.append(r) if r.request.method == "POST" else r.continue_())
    heard: list[str] = []  # for nobody can look at a page from which a form is being sent
    page.on("console", lambda message: heard.append(message.text))
    page.evaluate("live.on((state) => console.log(state.held))")
    page.get_by_role("button", name="3 minutes").dispatch_event("click")
    until(page, lambda: bool(on_the_way))
    holding.hold(hall.at.host, hall.at.session_id, True)  # by somebody else, for which the page is loaded again
    until(page, lambda: "true" in heard)
    on_the_way[0].continue_()
    page.locator("#status", has_text="Minutes added.").wait_for()
    page.locator("section", has_text="The room is held").wait_for()


def test_news_waits_for_the_three_words_that_are_being_typed(hall: Hall) -> None:
    context = hall.context()
    page = hall.page(context)
    page.goto(f"http://{NAME}:{hall.at.serving.port}/j/{hall.at.serving.secret('participant')}")
    page = hall.open("/page", context)
    page.click("summary")
    page.fill("#back", "otter")
    page.evaluate("live.seen.pages = 'otherwise'")  # as news of another part is
    messages.send(hall.at.host, hall.at.session_id, "Ten minutes left")
    page.locator("[data-list=about]", has_text="Ten minutes left").wait_for()
    assert page.input_value("#back") == "otter"
    page.fill("#back", "")
    messages.send(hall.at.host, hall.at.session_id, "Nine minutes left")
    page.locator("[data-list=about]", has_text="Nine minutes left").wait_for()
    page.locator("#back").wait_for(state="hidden")  # loaded again, and the fold is closed


def test_by_keyboard_alone(hall: Hall) -> None:
    page = hall.note_taker("Mina")
    page.focus("#room")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "entry"
    page.keyboard.type("A bench")
    page.keyboard.press("Enter")
    kept(page, "A bench")
    assert page.evaluate("document.activeElement.id") == "entry"
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert [s for s in seen if s] == ["Change: A bench", "Take back: A bench", "Strike: A bench"]
    page.focus("#more summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.focus("#entry")
    page.keyboard.type("We ate alone")
    page.keyboard.press("Enter")
    kept(page, "We ate alone")
    assert [(n.room, n.kind) for n in hall.at.session.notes()] == [(1, "point"), (1, "quote")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_fault_on_any_page_in_either_scheme_at_any_width(hall: Hall, scheme: Any, width: int) -> None:
    context = hall.context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 700}
    )
    looked_at = []

    def look(page: Page) -> None:
        assert faults(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is cut off at the side"
        looked_at.append(page.url)

    look(hall.open("/", context))
    page = hall.page(context)
    page.goto(hall.at.link("note-taker", NAME))
    look(page)
    hall.sit(page, "Mina")
    type_lines(page, "One", "us: a" + "b" * 200, "r9: nowhere")
    item(page, "nowhere").locator(".state", has_text="Not kept").wait_for()
    page.click("#more summary")
    page.select_option("#room", "1")
    look(page)
    page.select_option("#room", "")
    item(page, "One").get_by_role("button", name="Change").click()
    look(page)
    context.set_offline(True)
    type_lines(page, "Offline")  # what was open before may outlive the cut; what is sent does not
    item(page, "Offline").locator(".state", has_text="Waiting.").wait_for()
    look(page)
    context.set_offline(False)
    line = hall.at.host.store.read(hall.at.session_id).entries[-1].command.partition("-")[2]
    look(hall.open(f"/notes/line/{line}", context))
    page.goto(hall.at.link("participant", NAME))
    look(page)
    look(hall.open("/page", context))
    look(hall.open("/screen", context))
    page.goto(hall.at.link("facilitator", NAME))
    look(page)
    page.click("text=Hold: stop for a moment")
    page.click("summary")
    look(page)
    look(hall.open("/", context))
    look(hall.open("/no/such/page", context))
    assert len(looked_at) == 13


def test_at_four_hundred_per_cent_nothing_is_out_of_reach(hall: Hall) -> None:
    # a window of 1280 by 1024 at 400 % has 320 by 256 of its own
    context = hall.context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = hall.note_taker("Mina", context)
    type_lines(page, "One")
    kept(page, "One")
    page.get_by_role("button", name="Strike: One").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
