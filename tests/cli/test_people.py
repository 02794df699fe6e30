"""The people book by plain commands: a session of a day has people as they were then."""

from __future__ import annotations

from tests.library.test_people_over_time import BOOK
from tests.support.cli import Commands


def test_a_session_of_that_day_has_them_as_they_were(convenor: Commands) -> None:
    convenor.home.mkdir(exist_ok=True)
    (convenor.home / "people.yaml").write_text(BOOK, encoding="utf-8")
    made = convenor.done("new", "--title", "Who cooks", "--date", "2022-05-01", "--speaker", "C. Newby").line
    assert "Clare Newby-Smith, founder of Hearth" in convenor.done("writeup", made).out
    assert "earlier: " in convenor.done("people", "C. Newby").out
