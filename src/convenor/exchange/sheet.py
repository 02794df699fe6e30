"""A run sheet as text, as Markdown, and as a page for A4 in black and white."""

from __future__ import annotations

from html import escape

from convenor.exchange.markdown import escaped
from convenor.exchange.paper import page
from convenor.services.sheet import Line, Section, Sheet, SheetPart
from convenor.writeup.plain import inert

WIDTH = 88
"""Letters a line of text, so that it prints on A4 as it stands."""
_SHORT = 1200
"""Letters of a part that take less than a third of a page."""


# --- text ---------------------------------------------------------------------------------------------------------


def to_text(sheet: Sheet) -> str:
    """The sheet as plain text; ends in a line end."""
    lines = [_flat(sheet.title), _flat(sheet.under), ""]
    for fact in sheet.facts:
        lines += _text_line(fact, "")
    if sheet.glance:
        lines += ["", "THE SESSION AT A GLANCE", *_glance_text(sheet)]
    for section in sheet.sections:
        lines += ["", _flat(section.heading).upper()]
        for line in section.lines:
            lines += _text_line(line, "  ")
    if sheet.parts:
        lines += ["", "PART BY PART"]
    for part in sheet.parts:
        lines += ["", _head_words(part)]
        for line in part.lines:
            lines += _text_line(line, "  " if line.kind == "head" else "    ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _glance_text(sheet: Sheet) -> list[str]:
    starts = [_start(p) for p in sheet.glance]
    wide = max(len(sheet.column), *(len(start) for start in starts))
    lines = [f"  {sheet.column:{wide}}  Min  Part"]
    for start, part in zip(starts, sheet.glance, strict=True):
        lead = f", led by {_flat(part.lead)}" if part.lead else ""
        state = f", {part.state}" if part.state else ""
        words = f"{_flat(part.title)}{lead} ({part.rule}{state})"
        lines.append(f"  {start:>{wide}}  {part.minutes:>3}  {words}")
    return lines


def _start(part: SheetPart) -> str:
    """When a part begins, under a head that says whether these are minutes."""
    return part.start.removeprefix("minute ")


def _head_words(part: SheetPart) -> str:
    lead = f", led by {_flat(part.lead)}" if part.lead else ""
    state = f", {part.state}" if part.state else ""
    return f"{part.start}  {_flat(part.title)}{lead}: {_minutes(part.minutes)}, to {part.end} ({part.rule}{state})"


def _text_line(line: Line, indent: str) -> list[str]:
    """One line, broken at words; what follows hangs under its beginning."""
    label = _labelled(line)
    words = f"{label}{_spoken(line)}".split(" ")
    lines, current = [], indent
    for word in words:
        wider = f"{current} {word}" if current.strip() else f"{current}{word}"
        if len(wider) > WIDTH and current.strip():
            lines.append(current)
            current = f"{indent}  {word}"
        else:
            current = wider
    return [*lines, current]


def _labelled(line: Line) -> str:
    label = _flat(line.label)
    if not label:
        return ""
    return f"{label} " if label == "☐" else f"{label}: " if line.kind != "head" else f"{label}  "


def _spoken(line: Line) -> str:
    """Words to be spoken stand in quotation marks, so that nobody reads out an instruction."""
    words = _flat(line.text)
    return f"“{words}”" if line.kind == "say" else words


def _minutes(minutes: int) -> str:
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _flat(text: str) -> str:
    return inert(text).strip()


# --- Markdown -----------------------------------------------------------------------------------------------------


def to_markdown(sheet: Sheet) -> str:
    """The sheet as Markdown, with real lists and a table; every text shown exactly as it is."""
    blocks = [f"# {escaped(sheet.title)}", f"**{escaped(sheet.under)}**"]
    blocks.append("\n".join(_bullet(fact) for fact in sheet.facts))
    if sheet.glance:
        blocks += ["## The session at a glance", _glance_md(sheet)]
    for section in sheet.sections:
        blocks.append(f"## {escaped(section.heading)}")
        blocks.append("\n".join(_section_md(section)))
    if sheet.parts:
        blocks.append("## Part by part")
    for part in sheet.parts:
        blocks.append(f"### {escaped(_head_words(part))}")
        if part.lines:
            blocks.append("\n".join(_bullet(line) for line in part.lines))
    return "\n\n".join(b for b in blocks if b) + "\n"


def _section_md(section: Section) -> list[str]:
    if section.aloud:
        return [f"> {escaped(_spoken(line))}" for line in section.lines]
    return [_bullet(line) for line in section.lines]


def _bullet(line: Line) -> str:
    label = escaped(_flat(line.label))
    words = escaped(_spoken(line))
    return f"- **{label}** {words}" if label else f"- {words}"


def _glance_md(sheet: Sheet) -> str:
    lines = [f"| {sheet.column} | Minutes | Part | Who leads | Its time |", "|---|---:|---|---|---|"]
    for part in sheet.glance:
        state = f", {part.state}" if part.state else ""
        cells = (_start(part), str(part.minutes), part.title, part.lead, part.rule + state)
        lines.append(f"| {' | '.join(escaped(_flat(c)) for c in cells)} |")
    return "\n".join(lines)


# --- a page -------------------------------------------------------------------------------------------------------

_LOOKS = """
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.6rem 0}
dl.facts dt{font-weight:bold}
dl.facts dd{margin:0}
.aloud{border:2px solid #000;padding:.5rem .75rem;break-inside:avoid}
.aloud p{font-size:1.15em}
section{break-inside:avoid-page}
table.glance th[scope=row]{white-space:nowrap}
table.parts thead td{border:0;padding:0 0 .25rem;font-size:.9em}
table.parts td.time,table.parts th.time{white-space:nowrap;width:4.5rem}
table.parts tr{break-inside:auto}
table.parts tr.short{break-inside:avoid}
table.parts h3{margin-top:0}
.number{text-align:right}
.head{font-weight:bold;margin-top:.45rem;break-after:avoid}
.say{border-left:3px solid #000;padding-left:.6rem}
.ask{font-style:italic}
.care{border:1px solid #000;padding:.15rem .4rem}
.label{font-weight:bold;font-style:normal}
p{break-inside:avoid;orphans:2;widows:2}
ul.tick{list-style:none;padding-left:0}
@page{@bottom-right{content:"Page " counter(page) " of " counter(pages);font:9pt Arial,sans-serif}}
"""


def to_html(sheet: Sheet) -> str:
    """A page that prints on A4: no colour means anything, and the head stands again on every page of the parts."""
    facts = "".join(f'<dt>{_safe(f.label)}</dt><dd dir="auto">{_safe(f.text)}</dd>\n' for f in sheet.facts)
    body = [f'<dl class="facts">\n{facts}</dl>\n']
    if sheet.glance:
        body.append(f"<h2>The session at a glance</h2>\n{_glance_html(sheet)}")
    body += [_section_html(section) for section in sheet.sections]
    if sheet.parts:
        body.append(f'<h2 class="parts">Part by part</h2>\n{_parts_html(sheet)}')
    return page(sheet.title, sheet.under, "".join(body), looks=_LOOKS)


def _section_html(section: Section) -> str:
    kind = ' class="aloud"' if section.aloud else ""
    if section.aloud or len(section.lines) == 1:
        inner = "".join(_paragraph(line) for line in section.lines)
    else:
        tick = ' class="tick"' if all(line.label == "☐" for line in section.lines) else ""
        items = "".join(f'<li dir="auto">{_inner(line)}</li>\n' for line in section.lines)
        inner = f"<ul{tick}>\n{items}</ul>\n"
    return f"<section{kind}>\n<h2>{_safe(section.heading)}</h2>\n{inner}</section>\n"


def _glance_html(sheet: Sheet) -> str:
    rows = []
    for part in sheet.glance:
        state = f", {part.state}" if part.state else ""
        rows.append(
            f'<tr><th scope="row">{_safe(_start(part))}</th><td class="number">{part.minutes}</td>'
            f'<td dir="auto">{_safe(part.title)}</td><td dir="auto">{_safe(part.lead)}</td>'
            f"<td>{_safe(part.rule + state)}</td></tr>\n"
        )
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in (sheet.column, "Minutes", "Part", "Who leads", "Its time")
    )
    caption = '<caption class="heard">Every part with its time, its minutes and who leads it</caption>\n'
    inner = f"{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n"
    return f'<table class="glance">\n{inner}</table>\n'


def _parts_html(sheet: Sheet) -> str:
    rows = []
    for part in sheet.parts:
        lead = f", led by {part.lead}" if part.lead else ""
        state = f", {part.state}" if part.state else ""
        lines = "".join(_paragraph(line) for line in part.lines)
        # A short part stays on one page; a long one may go on, or half a page would stay white before it.
        short = ' class="short"' if sum(len(line.text) for line in part.lines) < _SHORT else ""
        rows.append(
            f'<tr{short}><td class="time"><strong>{_safe(part.start)}</strong><br>{_minutes(part.minutes)}<br>'
            f"to {_safe(part.end)}</td>"
            f'<td><h3 dir="auto">{_safe(part.title + lead)}</h3>\n'
            f"<p>{_safe((part.rule + state).capitalize())}</p>\n{lines}</td></tr>\n"
        )
    again = f'<tr><td colspan="2" dir="auto">{_safe(sheet.title)}: {_safe(sheet.under)}</td></tr>\n'
    heads = f'<tr><th scope="col" class="time">{sheet.column}</th><th scope="col">What is said and done</th></tr>\n'
    return f'<table class="parts">\n<thead>\n{again}{heads}</thead>\n<tbody>\n{"".join(rows)}</tbody>\n</table>\n'


def _paragraph(line: Line) -> str:
    return f'<p class="{line.kind}" dir="auto">{_inner(line)}</p>\n'


def _inner(line: Line) -> str:
    label = _safe(line.label)
    return f'<span class="label">{label}</span> {_safe(_spoken(line))}' if label else _safe(_spoken(line))


def _safe(text: str) -> str:
    return escape(inert(text).strip())
