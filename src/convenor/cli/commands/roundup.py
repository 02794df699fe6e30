"""`convenor roundup`: what was published in a time, by theme, with links back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from convenor.cli.files import write_bytes, write_text
from convenor.cli.options import Day, json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import home, make_archive, make_host, make_writer
from convenor.cli.writer import layout_of
from convenor.services.roundup import Span, make_round_up, rows
from convenor.session.problem import Problem


@click.command("roundup")
@click.option("--from", "start", type=Day(), required=True, help="The first day.")
@click.option("--to", "end", type=Day(), required=True, help="The last day.")
@click.option("--series", default="", metavar="S", help="Only this series, by its name or part of it.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE.md|.html|.txt|.docx",
              help="Without it: here, as text.")
@json_option
@style_option
@library_option
@click.pass_context
def roundup_command(
    ctx: click.Context, start: date, end: date, series: str, save: Path | None, as_json: bool, style: str,
    library: str | None,
) -> None:
    """The points and quotations that were published in these days, by theme, each with where it stands.

    It is made from notes that were published (`convenor publish`, `convenor archive add`), and from nothing else. What
    somebody has withdrawn since is not in it.
    """
    if end < start:
        raise click.UsageError("The last day comes before the first.")
    if as_json and save:
        raise click.UsageError("Give --json or --save, not both.")
    house = make_writer(library_of(ctx, library), style).style()
    made = make_round_up(make_host().sessions(), make_archive(home()).all(), house, Span(start, end, series))
    if made.unpublished:
        sessions = "1 session" if made.unpublished == 1 else f"{made.unpublished} sessions"
        click.echo(f"Not in it, for want of a published note: {sessions} of that time.", err=True)
    if as_json:
        print_json(rows(made))
        return
    if not made.themes:
        raise Problem(
            "Nothing was published in that time, as far as is known here.",
            cure="`convenor publish` says where a note stands; `convenor archive add` takes in notes from before.",
        )
    if save is None:
        from convenor.exchange.text import to_text

        click.echo(to_text(made.document), nl=False)
        return
    content = layout_of(save)(made.document)
    if isinstance(content, bytes):
        write_bytes(save, content)
    else:
        write_text(save, content)
    click.echo(f"Written to {save}, from {made.sources} published note{'' if made.sources == 1 else 's'}.")
