"""The report as a page: sentences, a picture with its equal in words, and the table. Needs no other file."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from convenor.exchange.paper import page
from convenor.services.report import COLUMNS, Report, ReportRow, cells, speaker_words
from convenor.timing.words import clock_time, to_minute
from convenor.writeup.plain import inert

_LOOKS = """
svg{width:100%;height:auto;font:12px Arial,Helvetica,sans-serif}
.tick{stroke:#bbb;stroke-width:1}
.promise{stroke:#000;stroke-width:2;stroke-dasharray:6 4}
.plan{fill:#fff;stroke:#000;stroke-width:1.2}
.was{fill:#444;stroke:#000;stroke-width:1.2}
.number{text-align:right}
td,th{white-space:nowrap}
td.words,th.words,th[scope=row]{white-space:normal}
figure{margin:1rem 0;break-inside:avoid}
@media (max-width:40rem){td,th{white-space:normal}}
"""

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 760, 220, 20, 34, 34
_TITLE_LETTERS = 32
_STEPS = (5, 10, 15, 30, 60, 120, 240)
_MOST_TICKS = 9


def to_report_page(found: Report) -> str:
    """A page in British English that reads without its picture, prints in black and white, and loads nothing."""
    summary = "".join(f"<li>{_safe(sentence)}</li>\n" for sentence in found.summary)
    body = (
        f"<p>{_safe(found.when)}</p>\n<ul>\n{summary}</ul>\n{_picture(found)}{_table(found)}{_speakers(found)}"
    )
    return page(found.title, "Planned against actual", body, looks=_LOOKS)


def _table(found: Report) -> str:
    number = (2, 4)
    heads = "".join(
        f'<th scope="col"{_kind(n, number)}>{_safe(head)}{_hidden(n)}</th>' for n, head in enumerate(COLUMNS)
    )
    lines = []
    for row in found.rows:
        title, *rest = cells(row)
        tail = "".join(f"<td{_kind(n, number)}>{_safe(cell)}</td>" for n, cell in enumerate(rest, 1))
        lines.append(f'<tr><th scope="row" dir="auto">{_safe(title)}</th>{tail}</tr>\n')
    return (
        "<table>\n<caption>Each part: its clock times and minutes as planned, and as they were</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n"
    )


def _kind(n: int, number: tuple[int, ...]) -> str:
    if n in number:
        return ' class="number"'
    return ' class="words"' if n == 5 else ""


def _hidden(n: int) -> str:
    """What a reader who hears the table needs to tell the two columns of minutes apart."""
    word = {2: "planned", 4: "actual"}.get(n)
    return f'<span class="heard"> {word}</span>' if word else ""


def _speakers(found: Report) -> str:
    said = [speaker_words(s) for row in found.rows for s in row.speakers]
    lines = "".join(f'<li dir="auto">{_safe(words)}.</li>\n' for words in said)
    return f"<h2>Speakers</h2>\n<ul>\n{lines}</ul>\n" if lines else ""


def _picture(found: Report) -> str:
    rows = [r for r in found.rows if r.actual.planned_start or r.actual.actual_start]
    axis = _Axis(found)
    height = _TOP + len(rows) * _ROW + 8
    bars = "".join(_bars(row, _TOP + n * _ROW, axis) for n, row in enumerate(rows))
    return (
        "<figure>\n"
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="picture-title picture-words">\n'
        f'<title id="picture-title">Planned against actual, on the clock</title>\n'
        f'<desc id="picture-words">{_safe(_in_words(rows))}</desc>\n'
        f"{axis.drawn(height)}{bars}</svg>\n"
        "<figcaption>White: as planned. Dark: as it was. Broken line: the promised end. "
        "The table below says the same in numbers.</figcaption>\n</figure>\n"
    )


def _in_words(rows: list[ReportRow]) -> str:
    said = []
    for row in rows:
        _, planned, _, actual, _, what = cells(row)
        spans = [f"planned {planned}" if planned else "", f"held {actual}" if actual else "", what]
        said.append(f"{row.title}: {', '.join(s for s in spans if s)}.")
    return " ".join(said)


class _Axis:
    """From instants to places on the paper."""

    def __init__(self, found: Report) -> None:
        self._zone = found.session.plan.timezone
        self.promise = found.actuals.promised_end
        known = [
            at
            for row in found.rows
            for at in (row.actual.planned_start, row.actual.planned_end, row.actual.actual_start, row.actual.actual_end)
            if at is not None
        ]
        known += [self.promise] if self.promise else []
        self._from = to_minute(min(known))
        minutes = max(1, round((to_minute(max(known)) - self._from).total_seconds() / 60))
        self._step = next((s for s in _STEPS if minutes / s <= _MOST_TICKS), max(_STEPS[-1], minutes // _MOST_TICKS))
        self._minutes = minutes + 1

    def x(self, at: datetime) -> float:
        gone = (at - self._from).total_seconds() / 60
        return round(_LEFT + gone / self._minutes * (_WIDTH - _LEFT - _RIGHT), 1)

    def drawn(self, height: int) -> str:
        lines = []
        behind = self._from.minute % min(self._step, 60)
        tick = self._from + timedelta(minutes=(min(self._step, 60) - behind) % min(self._step, 60))
        while (at := self.x(tick)) <= _WIDTH - _RIGHT:
            lines.append(
                f'<line class="tick" x1="{at}" x2="{at}" y1="{_TOP - 10}" y2="{height}"/>'
                f'<text x="{at}" y="{_TOP - 16}" text-anchor="middle">{clock_time(tick, self._zone)}</text>\n'
            )
            tick += timedelta(minutes=self._step)
        if self.promise:
            at = self.x(self.promise)
            lines.append(f'<line class="promise" x1="{at}" x2="{at}" y1="{_TOP - 10}" y2="{height}"/>\n')
        return "".join(lines)


def _bars(row: ReportRow, top: int, axis: _Axis) -> str:
    title = inert(row.title).strip()
    if len(title) > _TITLE_LETTERS:
        title = f"{title[: _TITLE_LETTERS - 1]}…"
    drawn = [f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{escape(title)}</text>']
    part = row.actual
    for kind, start, end, y in (
        ("plan", part.planned_start, part.planned_end, top + 2),
        ("was", part.actual_start, part.actual_end, top + 15),
    ):
        if start and end:
            wide = max(1.5, round(axis.x(end) - axis.x(start), 1))
            drawn.append(f'<rect class="{kind}" x="{axis.x(start)}" y="{y}" width="{wide}" height="11"/>')
    return "".join(drawn) + "\n"


def _safe(text: str) -> str:
    return escape(inert(text).strip())
