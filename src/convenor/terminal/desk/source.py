"""The lines between the halves: where a sentence came from, what was changed in it, and what may be the same."""

from __future__ import annotations

from textual.content import Content

from convenor.services.point_rows import place_words, what_words
from convenor.session.text import shown
from convenor.terminal.desk.seen import Notes
from convenor.writeup.changes import Change, changes_of
from convenor.writeup.document import Sources
from convenor.writeup.edited import edit_of
from convenor.writeup.likeness import Alike
from convenor.writeup.shape import Point

FROM_PLAN = "From what was known beforehand. Enter words it otherwise or changes it."


def about_point(notes: Notes, point: Point, alike: tuple[Alike, ...]) -> list[Content]:
    """All that is worth knowing of a point, the first line first."""
    behind = [notes.shape.notes[n] for n in point.notes]
    if point.gap:
        left = " What is left of it was said; take that, reword it, or leave it out." if behind else ""
        return [Content.styled(f"! Words stood here that are erased or may not be used any more.{left}", "$text-error")]
    if not behind:
        made = f" over {_count(len(point.made_of), 'note')}" if point.made_of != (point.id,) else ""
        return [Content.styled(f"Your own words{made}; nobody said them.", "$quiet")]
    known = (place_words(notes.session, behind), what_words(behind), _who_noted(notes, point))
    place = " · ".join(words for words in known if words)
    theme = f" · {shown(notes.style.themes.get(point.theme, point.theme))}" if point.theme else ""
    lines = [Content.assemble((place + theme, "$quiet"))]
    changed = changes_of(point, notes.shape, notes.voice)
    if changed:
        said = shown(behind[0].text)
        lines.append(Content.assemble(("Said: ", "$quiet"), said, (f"  Changed: {_changes(changed)}.", "$quiet")))
    others = [shown(n.text) for n in behind[1:]]
    if others:
        lines.append(Content.assemble(("Also: ", "$quiet"), " / ".join(others)))
    if alike:
        first = alike[0]
        lines.append(Content.assemble(
            ("Perhaps the same: ", "$quiet"), notes.texts[first.other], (f"  {shown(first.why)}", "$quiet")))
    return lines


def about_line(notes: Notes, sources: Sources) -> list[Content]:
    """A line that has no point behind it."""
    if edit_of(sources):
        return [Content.styled("Worded otherwise by you. Enter changes it, or lets it read as composed.", "$quiet")]
    if not sources:
        return [Content.styled("! Nothing in the record stands behind this.", "$text-error")]
    known = {page.id for page in notes.session.pages}
    if pages := sum(source in known for source in sources):
        came = f"{_count(pages, 'page')} that {'was' if pages == 1 else 'were'} handed in, unnamed"
        return [Content.styled(f"From {came}; Weave the pages, in the menu, orders and cuts them.", "$quiet")]
    return [Content.styled(FROM_PLAN, "$quiet")]


def _who_noted(notes: Notes, point: Point) -> str:
    takers = dict.fromkeys(shown(notes.shape.notes[n].by) for n in point.notes)
    takers.pop("facilitator", None)
    return f"noted by {' and '.join(takers)}" if takers else ""


def _changes(changed: tuple[Change, ...]) -> str:
    return ", ".join(dict.fromkeys(c.why for c in changed))


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
