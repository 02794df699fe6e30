"""The note-taker's page behind a proxy with a public name and HTTPS: live, cut off, and mended."""

from __future__ import annotations

from pathlib import Path

from convenor.services import messages
from tests.browser.test_pages import kept, stored, type_lines, until
from tests.support.browser import a_browser
from tests.support.served import NAME, TITLE
from tests.web.test_proxy import behind


def test_a_note_taker_behind_a_proxy_is_kept_up_to_date_and_loses_nothing_when_it_goes(tmp_path: Path) -> None:
    with behind(tmp_path) as hall, a_browser(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser:
        page = browser.new_context(ignore_https_errors=True).new_page()  # the authority is the test's own
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(hall.public + hall.path("note-taker"))
        page.fill("#name", "Mina")
        page.click("text=Begin")
        page.locator("#entry").wait_for()
        page.wait_for_load_state()
        assert page.url == f"{hall.public}/notes"
        type_lines(page, "Before")
        kept(page, "Before")
        messages.send(hall.at.host, hall.at.session_id, "Ten minutes left")
        page.locator("[data-list=about]", has_text="Ten minutes left").wait_for()
        hall.proxy.cut_off(True)
        page.locator("[data-line]").wait_for(state="visible")
        type_lines(page, "One", "Two")
        assert stored(page) == 2
        hall.proxy.cut_off(False)
        kept(page, "Two")
        page.locator("[data-line]").wait_for(state="hidden")
        until(page, lambda: stored(page) == 0)
        assert [text for _, _, text in hall.at.texts()] == ["Before", "One", "Two"]
        page.goto(f"{hall.public}/screen")
        assert TITLE in page.inner_text("main")
        assert faults == []
