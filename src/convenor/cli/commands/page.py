"""`convenor page`: hand in a page that carries no name, or take one back."""

from __future__ import annotations

import click

from convenor.cli import incoming
from convenor.cli.wiring import make_host
from convenor.services import handing_in
from convenor.services.finding import find_session
from convenor.services.page_text import stripped
from convenor.services.publishing import out_there_words
from convenor.session.pages import STRANDS
from convenor.session.problem import Problem
from convenor.session.text import shown


@click.command("page")
@click.argument("session")
@click.argument("text", required=False)
@click.option("--strand", type=click.Choice(STRANDS), help="Which part of the story it tells.")
@click.option("--part", metavar="PART", help="The part that asked for it; without it, the first that asks for pages.")
@click.option("--take-back", "words", metavar="WORDS", help="The three words that were given for the page.")
@click.option("--close", "closing", is_flag=True, help="No page can be handed in any more.")
@click.option("--open", "opening", is_flag=True, help="Pages can be handed in again.")
def page_command(
    session: str,
    text: str | None,
    strand: str | None,
    part: str | None,
    words: str | None,
    closing: bool,
    opening: bool,
) -> None:
    """Hand in TEXT as a page, word for word, and print the three words that take it back.

    With - the page is what comes in, without what a chat or an e-mail put round it; what was left out is said.
    """
    others = [words is not None, closing, opening]
    if sum(others) > 1 or (any(others) and (text is not None or strand or part)):
        raise click.UsageError("One thing at a time: a page with its --strand, --take-back, --close or --open.")
    host = make_host()
    found = find_session(host, session)
    if words is not None:
        handing_in.take_back(host, found.id, words)
        click.echo("Taken back. The page is gone from the record; an export made before this still holds it.")
        for line in out_there_words(host.session(found.id)):
            click.echo(line)
    elif closing:
        handing_in.close(host, found.id)
        click.echo(f"Handing in is closed, with {handing_in.count_words(handing_in.pages(host, found.id))}.")
    elif opening:
        handing_in.open_again(host, found.id)
        click.echo("Pages can be handed in again.")
    else:
        if text is None:
            raise click.UsageError("Give the page's text, or - to read it.")
        if strand is None:
            raise click.UsageError(f"Say which part of the story it tells: --strand {', '.join(STRANDS)}.")
        click.echo(handing_in.hand_in(host, found.id, _whole() if text == "-" else text, strand, part=part or ""))
        click.echo(handing_in.KEEP_THEM, err=True)


def _whole() -> str:
    text, left_out = stripped("".join(incoming.pieces()))
    for line in left_out:
        click.echo(f"Left out: {shown(line)}", err=True)
    if left_out and not text:
        raise Problem("There is nothing on that page beside who sent it.", cure="Nothing was kept.")
    return text
