"""`convenor weave`: the pages told as one story, in the author's hands."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import pointing, weaving
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.session.pages import Cut
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.recognise import OPTIONS, telling
from convenor.writeup.weaving import ABOUT, told

ACTS = ("list", "order", "break", "run-on", "leave-out", "use", "keep", "cut", "split", "whole", "headline", "about",
        "undo")


@click.command("weave")
@click.argument("session")
@click.argument("act", required=False, default="list", type=click.Choice(ACTS))
@click.argument("words", nargs=-1, metavar="[PIECE|STRAND] [WORDS…]")
@click.option("--after", default="", metavar="PIECE", help="order: right after it.")
@click.option("--before", default="", metavar="PIECE", help="order: right before it.")
@click.option("--first-in", default="", metavar="STRAND", help="order: first in that strand.")
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who weaves; undo is each author's own.")
@at_option
def weave_command(
    session: str,
    act: str,
    words: tuple[str, ...],
    after: str,
    before: str,
    first_in: str,
    as_json: bool,
    actor: str,
    at: datetime | None,
) -> None:
    """Show the pages as the note tells them, and order, cut and join them. A page itself is never changed.

    order PIECE --after PIECE, --before PIECE or --first-in STRAND; break PIECE begins a paragraph; run-on PIECE takes
    that back; leave-out PIECE; use PIECE; keep PIECE WORDS tells only these; cut PIECE WORDS leaves these out; split
    PIECE WORDS makes two pieces, the second beginning so; whole PIECE; headline STRAND PHRASE [PHRASE]; about STRAND
    WORDS; undo takes back your last act at the desk.
    """
    if act != "order" and (after or before or first_in):
        raise click.UsageError("--after, --before and --first-in are for order.")
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    said = _act(host, found.id, act, words, (after, before, first_in), wish)
    found = host.session(found.id)
    if as_json:
        print_json(weaving.weave_row(found))
    elif said:
        click.echo(said)
    else:
        _show(found)


def _act(
    host: Host, session: str, act: str, words: tuple[str, ...], where: tuple[str, str, str], wish: Wish
) -> str:
    wanted = {"list": 0, "undo": 0, "keep": 2, "cut": 2, "split": 2, "about": 2}.get(act, 1)
    if (len(words) < 1 if act == "headline" else len(words) != wanted):
        raise click.UsageError(f"{act} takes {('nothing', 'one piece', 'a piece and words')[wanted]} after it."
                               if act not in ("headline", "about") else f"{act} takes a strand and words after it.")
    match act:
        case "order":
            after, before, first_in = where
            if sum(map(bool, where)) != 1:
                raise click.UsageError("Where to? Give --after PIECE, --before PIECE or --first-in STRAND.")
            weaving.place(host, session, words[0], strand=first_in, after=after, before=before, wish=wish)
        case "break":
            weaving.new_paragraph(host, session, words[0], wish)
        case "run-on":
            weaving.run_on(host, session, words[0], wish)
        case "leave-out":
            weaving.leave_out(host, session, words[0], wish)
        case "use":
            weaving.use(host, session, words[0], wish)
        case "keep":
            weaving.cut_to(host, session, words[0], words[1], wish)
        case "cut":
            weaving.cut_out(host, session, words[0], words[1], wish)
        case "split":
            weaving.split(host, session, words[0], words[1], wish)
        case "whole":
            weaving.whole(host, session, words[0], wish)
        case "headline":
            weaving.headline(host, session, words[0], words[1:], wish)
        case "about":
            weaving.about(host, session, words[0], words[1], wish)
        case "undo":
            return pointing.undo(host, session, wish)
    return ""


def _show(session: Session) -> None:
    if not session.pages:
        click.echo("No page has been handed in.")
        return
    texts = {page.id: page.text for page in session.pages}
    names = {piece.cut: piece.name for piece in weaving.pieces_of(session).values()}
    for strand in told(session):
        head = " / ".join(f"‘{shown(cut.of(texts[cut.page]))}’" for cut in strand.headline)
        click.echo(f"{strand.strand}: {shown(strand.about or ABOUT[strand.strand])}{f'  {head}' if head else ''}")
        for n, paragraph in enumerate(strand.paragraphs):
            if n:
                click.echo()
            for cut in paragraph:
                part = "" if cut.whole else "  [cut]"
                click.echo(f"  {names[cut]}  {shown(cut.of(texts[cut.page]).strip())}{part}")
        for page in strand.left_out:
            click.echo(f"  {names[Cut(page)]}  {shown(texts[page])}  [left out]")
    short = {cut.page: name.partition(".")[0] for cut, name in names.items()}
    found = telling(session)
    for one in found:
        click.echo(f"! {short.get(one.page, '')}{': ' if one.page else ''}{one.what}"
                   f"{f' (“{shown(one.words)}”)' if one.words else ''}")
    if found:
        click.echo(OPTIONS)
