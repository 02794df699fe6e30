"""A real browser for the tests of pages: the machine's own Chromium, driven without any download."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")

AXE = """async () => {
  const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
    "best-practice"] });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}"""


def chromium() -> str:
    """Where the browser is; empty when there is none."""
    return os.environ.get("CONVENOR_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), "")


@contextmanager
def a_browser(*arguments: str) -> Iterator[Browser]:
    """Chromium with these arguments, as long as it is needed.

    Skips the test where there is none; in CI that is a failure.
    """
    missing = ""
    place = chromium()
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        missing = "the browser tests need: pip install -e '.[test]'"
    elif not place:
        missing = "the browser tests need Chromium (on Debian: apt install chromium)"
    if missing:
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        # as root, as in a container, Chromium refuses its own sandbox
        rootless = hasattr(os, "geteuid") and os.geteuid() == 0
        args = [*arguments, "--no-sandbox"] if rootless else list(arguments)
        browser = tools.chromium.launch(executable_path=place, args=args)
        yield browser
        browser.close()


def faults(page: Page) -> list[Any]:
    """What axe finds wrong with the page as it now stands."""
    from importlib.resources import files

    # the page's own rules forbid scripts from elsewhere; the driver's way in is not under them
    code = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(code)
    found: list[Any] = page.evaluate(AXE)
    return found
