"""The part that is only a title: minutes that people have for something of their own."""

from __future__ import annotations

from convenor.session.exercise import Access, Care, Exercise, Provenance, Span

PLAIN = Exercise(
    id="", version="", title="", kind="plenary", summary="", minutes=Span(5, 10, 20), mode="plenary",
    rule="flexible", steps=(), care=Care("light"), access=Access(), provenance=Provenance((), ""),
)
"""What such a part of a format has in place of an exercise. It stands on no shelf."""
