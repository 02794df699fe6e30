"""`convenor points`: from notes to points, by plain commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import make_host, make_writer
from convenor.services import point_words, pointing
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.point_rows import PointRow, as_json, place_words, point_rows, what_words
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.style import Style

ACTS = (
    "list", "changes", "same", "choose", "leave-out", "order", "nest", "lift", "merge", "split", "reword", "as-typed",
    "as-said", "group", "add", "theme", "looked", "undo",
)


@click.command("points")
@click.argument("session")
@click.argument("act", required=False, default="list", type=click.Choice(ACTS))
@click.argument("words", nargs=-1, metavar="[POINT…] [TEXT…]")
@click.option("--only", is_flag=True, help="choose: these, and leave out every other.")
@click.option("--before", default="", metavar="POINT", help="order: right before it.")
@click.option("--after", default="", metavar="POINT", help="order, add: right after it.")
@click.option("--under", default="", metavar="POINT", help="nest: under it.")
@click.option("--text", metavar="TEXT", help="merge: how the one point reads.")
@click.option("--into", "pieces", multiple=True, metavar="TEXT", help="split: into these pieces, each given once.")
@click.option("--unused", is_flag=True, help="list: only what is not in the note.")
@json_option
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes; undo is each author's own.")
@at_option
@click.pass_context
def points_command(
    ctx: click.Context,
    session: str,
    act: str,
    words: tuple[str, ...],
    only: bool,
    before: str,
    after: str,
    under: str,
    text: str | None,
    pieces: tuple[str, ...],
    unused: bool,
    as_json: bool,
    style: str,
    library: str | None,
    actor: str,
    at: datetime | None,
) -> None:
    """List the points of the note, and choose, order, nest, merge, split and word them.

    Every note is a point until the author does something. choose and leave-out POINT…; order POINT --after POINT;
    nest POINT… --under POINT; lift POINT; merge POINT POINT…; split POINT [NOTE…] or --into TEXT --into TEXT;
    reword POINT TEXT; as-typed POINT… refuses what was corrected; as-said POINT… takes a wording back; group TEXT
    POINT…; add TEXT; theme NAME POINT…, or none. changes, same: what was changed in people's words, and what may be
    the same. undo takes back your last act here.
    """
    given = {"--only": (only, ("choose",)), "--before": (before, ("order",)), "--after": (after, ("order", "add")),
             "--under": (under, ("nest",)), "--text": (text, ("merge",)), "--into": (pieces, ("split",)),
             "--unused": (unused, ("list",))}
    needless = [name for name, (value, of) in given.items() if value and act not in of]
    if needless:
        raise click.UsageError(f"{' and '.join(needless)}: not for {act}.")
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    house = make_writer(library_of(ctx, library), style).style()
    said = ""
    match act:
        case "list" | "changes" | "same":
            _no_more(words, 0)
        case "choose" if only:
            pointing.choose_only(host, found.id, words, wish)
        case "choose" | "leave-out":
            pointing.choose(host, found.id, _some(words), used=act == "choose", wish=wish)
        case "order":
            pointing.order(host, found.id, _one(words), after=after, before=before, wish=wish)
        case "nest":
            if not under:
                raise click.UsageError("Under which point? Give --under POINT.")
            for point in _some(words):
                pointing.nest(host, found.id, point, under, wish)
        case "merge":
            pointing.merge(host, found.id, _some(words)[0], words[1:], text, wish)
        case "split" if pieces:
            said = " ".join(point_words.cut(host, found.id, _one(words), pieces, wish))
        case "split":
            pointing.split(host, found.id, _some(words)[0], words[1:], wish)
        case "reword":
            point, new = _two(words)
            point_words.reword(host, found.id, point, new, wish)
        case "group":
            said = point_words.group(host, found.id, _some(words)[1:], words[0], wish)
        case "add":
            said = point_words.add(host, found.id, _one(words), after=after or None, wish=wish)
        case "theme":
            name = None if _some(words)[0] == "none" else words[0]
            pointing.theme(host, found.id, words[1:], name, house.themes, wish)
        case "looked":
            _no_more(words, 0)
            pointing.looked(host, found.id, wish)
        case "undo":
            _no_more(words, 0)
            said = pointing.undo(host, found.id, wish)
        case _:
            _each(act, host, found.id, _some(words), wish)
    _show(host.session(found.id), house, act, said, unused=unused, json=as_json)


def _each(act: str, host: Host, session_id: str, points: tuple[str, ...], wish: Wish) -> None:
    jobs: dict[str, Callable[[str], None]] = {
        "lift": lambda p: pointing.lift(host, session_id, p, wish),
        "as-typed": lambda p: point_words.as_typed(host, session_id, p, wish),
        "as-said": lambda p: point_words.reword(host, session_id, p, None, wish),
    }
    for point in points:
        jobs[act](point)


def _show(session: Session, style: Style, act: str, said: str, *, unused: bool, json: bool) -> None:
    if act not in ("list", "changes", "same") and not json:
        click.echo(said or "Done.")
        return
    rows = point_rows(session, style)
    if unused:
        rows = tuple(r for r in rows if not r.point.printed)
    if act == "changes":
        rows = tuple(r for r in rows if r.changes and r.point.printed)
    if act == "same":
        rows = tuple(r for r in rows if r.alike)
    if json:
        print_json([as_json(r) for r in rows])
        return
    if not rows:
        click.echo({"changes": "Nothing was changed in anybody’s words.", "same": "No two points look the same."}.get(
            act, "There are no points." if not unused else "Everything is in the note."))
    texts = {r.point.id: r.text for r in rows}
    for row in rows:
        for line in _lines(session, row, act, texts, style):
            click.echo(line)


def _lines(session: Session, row: PointRow, act: str, texts: dict[str, str], style: Style) -> list[str]:
    point = row.point
    if act == "changes":
        return [f"{point.id}  {shown(row.text)}",
                *(f"    “{shown(c.was)}” is now “{shown(c.now)}”: {c.why}" for c in row.changes)]
    if act == "same":
        return [f"{point.id}  {shown(row.text)}",
                *(f"    {a.other}  {shown(texts.get(a.other, ''))}\n        {shown(a.why)}" for a in row.alike)]
    sign = "gap " if point.gap else "    " if point.used else "out "
    more = [words for words in (place_words(session, row.notes), what_words(row.notes)) if words]
    more += ["your own words" if not row.notes else "your wording"] if point.wording is not None else []
    more += [shown(style.themes.get(point.theme, point.theme))] if point.theme else []
    text = shown(row.text) or "(words that are erased)"
    return [f"{point.id}  {sign}{'  ' * point.depth}{text}  [{'; '.join(more)}]"]


def _some(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        raise click.UsageError("Which point? `convenor points SESSION` lists them.")
    return words


def _one(words: tuple[str, ...]) -> str:
    _no_more(_some(words), 1)
    return words[0]


def _two(words: tuple[str, ...]) -> tuple[str, str]:
    if len(words) != 2:
        raise click.UsageError("Give the point, and its new words in quotation marks.")
    return words[0], words[1]


def _no_more(words: tuple[str, ...], most: int) -> None:
    if len(words) > most:
        raise click.UsageError(f"What is “{words[most]}” for? Words of several need quotation marks around them.")
