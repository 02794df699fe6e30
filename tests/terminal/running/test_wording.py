"""What the running screen says below the line."""

from __future__ import annotations

from convenor.terminal.running import wording


def test_where_nothing_is_noted_the_hint_does_not_say_that_enter_keeps_it() -> None:
    assert wording.idle(rooms=False, asked="Nothing is noted here", keeps=False) == "Nothing is noted here · Esc menu"
    assert "Tab changes room" in wording.idle(rooms=True, asked="Nothing is noted here", keeps=False)
    assert "Enter keeps it" in wording.idle(rooms=False, asked="Asked for: a word each")
