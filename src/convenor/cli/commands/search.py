"""`convenor search`: what was said and what was published, by words, phrase, theme or speaker."""

from __future__ import annotations

import sys

import click

from convenor.cli.options import json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import home, make_searcher
from convenor.services.found_words import found_row, grouped, line_words
from convenor.services.searching import MOST, Query, parsed

NO_FULL_TEXT = (
    "This computer's SQLite has no full text (FTS5): words are looked for as they are written, which is slower and"
    " does not find “cooks” for “cook”."
)
_SLOW = 100
"""Sources that have to be read from which on it is said how far it is."""


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--theme", default="", metavar="NAME", help="Only what is about it.")
@click.option("--speaker", default="", metavar="NAME", help="Only what they said; of published notes, what names them.")
@click.option("--most", type=click.IntRange(1), default=MOST, show_default=True, metavar="N", help="Lines at most.")
@json_option
@style_option
@library_option
@click.pass_context
def search_command(
    ctx: click.Context, words: tuple[str, ...], theme: str, speaker: str, most: int, as_json: bool, style: str,
    library: str | None,
) -> None:
    """Find every line with all of WORDS, newest first: in the notes of sessions, and in published notes.

    Words in quotation marks are looked for side by side. Pages that participants wrote are not searched.
    """
    searcher = make_searcher(home(), library_of(ctx, library), style)
    query = parsed(" ".join(_as_phrase(w) for w in words), theme=theme, speaker=speaker, most=most)
    if not searcher.full_text:
        click.echo(NO_FULL_TEXT, err=True)
    found = searcher.find(query, _progress)
    if as_json:
        print_json([found_row(one) for one in found])
        return
    if not found:
        click.echo(f"Nothing has {_meant(query)}.")
    for heading, lines in grouped(found):
        click.echo(heading)
        for one in lines:
            click.echo(f"  {line_words(one)}")
    if len(found) == most:
        click.echo(f"These are the newest {most}; there may be more. --most N shows N of them.")


def _as_phrase(word: str) -> str:
    """What stood in quotation marks in the shell comes without them."""
    return f'"{word}"' if len(word.split()) > 1 and not word.startswith(('"', "“")) else word


def _meant(query: Query) -> str:
    parts = [f"“{w}”" for w in query.words]
    parts += [f"the theme {query.theme}"] if query.theme else []
    parts += [f"{query.speaker} as its speaker"] if query.speaker else []
    return " and ".join(parts)


def _progress(done: int, of: int) -> None:
    if of >= _SLOW and sys.stderr.isatty() and (done % 20 == 0 or done == of):
        click.echo(f"\rReading {done} of {of} that are new …" + ("\n" if done == of else ""), nl=False, err=True)
