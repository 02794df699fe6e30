"""The lines of the shelf: what fits with its reason, then what does not and why."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.services.suiting import Suited
from convenor.session.text import shown
from convenor.terminal.widgets.pick_list import PickRow


def rows(found: Sequence[Suited]) -> list[PickRow]:
    """Best first. Headings say how many there are, so that nothing rests on colour."""
    fit = [one for one in found if one.fits]
    rest = [one for one in found if not one.fits]
    lines = [PickRow("", f"{len(fit)} fit" if len(fit) != 1 else "1 fits", look="heading")] if fit else []
    lines += [_row(one) for one in fit]
    if rest:
        some = f"{len(rest)} do not fit, and why" if len(rest) != 1 else "1 does not fit, and why"
        lines.append(PickRow("", some, look="heading"))
        lines += [_row(one) for one in rest]
    return lines or [PickRow("", "Nothing on the shelf has all of these words.", look="quiet")]


def _row(one: Suited) -> PickRow:
    exercise = one.exercise
    more = f" · {shown(one.why)}" if one.why else ""
    return PickRow(exercise.id, f"{exercise.minutes.typical:>3}  {shown(exercise.title)}{more}",
                   look="" if one.fits else "quiet")
