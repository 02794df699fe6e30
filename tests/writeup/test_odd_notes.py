"""Notes that hold next to nothing are still in the note: only what cannot be seen at all is left out."""

from __future__ import annotations

import pytest

from convenor.writeup.compose import compose
from tests.support.sessions import a_note, a_segment, a_session, with_notes
from tests.support.styles import house


@pytest.mark.parametrize(("text", "there"), [("\x1f", True), ("\x1b", True), ("\u2028", False), (".", True)])
def test_a_note_of_one_sign(text: str, there: bool) -> None:
    document = compose(with_notes(a_session(a_segment()), a_note(text)), house())
    assert ("n1" in {source for block in document.blocks for source in block.sources}) is there
