"""`convenor digest`: on the screen, in a file, on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands


def test_a_digest_in_every_form(convenor: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = convenor.done("new", "--title", "Who cooks?").line
    assert "Nothing was noted" in convenor("digest", session).err
    convenor.done("note", session, "rotas fail")
    out = convenor.done("digest", session).out
    assert "- Rotas fail." in out
    for ending in ("md", "html", "txt", "docx"):
        path = tmp_path / f"today.{ending}"
        convenor.done("digest", session, "--to", str(path))
        assert path.stat().st_size > 100
    put: list[str] = []

    def kept(_: object, text: str) -> bool:
        put.append(text)
        return True

    monkeypatch.setattr("convenor.cli.clipboard.SystemClipboard.put", kept)
    assert "Copied" in convenor.done("digest", session, "--copy").err
    assert put == [out]
    assert convenor("digest", session, "--to", "x.pdf").code == 1
