"""`convenor demo`: a finished-looking example to look around in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from convenor.cli.example import make_example
from convenor.cli.files import make_folder
from convenor.cli.opened import run_app
from convenor.cli.options import at_option


@click.command("demo")
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="DIR", help="Write its note there, and end.")
@at_option
def demo_command(to: Path | None, at: datetime | None) -> None:
    """Open a session in full swing, in a home of its own: nothing that you do in it is kept."""
    outside, session_id = make_example(at)
    if to is None:
        from convenor.terminal.app import ConvenorApp

        run_app(ConvenorApp(outside, session=session_id))
        return
    make_folder(to)
    session = outside.host.session(session_id)
    for ending in ("md", "html", "txt"):
        path = to / f"note.{ending}"
        outside.writer.save(session, path)
        click.echo(f"Written: {path}")
