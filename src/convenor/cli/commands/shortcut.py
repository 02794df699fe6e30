"""`convenor shortcut`: an icon that opens Convenor in its own large-type window."""

from __future__ import annotations

import os
from pathlib import Path

import click

from convenor.cli.icons.making import make, opening


@click.command("shortcut")
@click.option("--to", type=click.Path(path_type=Path), metavar="DIR", help="The folder that the icon goes to.")
def shortcut_command(to: Path | None) -> None:
    """Make an icon that opens Convenor in a window of its own, in large letters."""
    made = make(opening(os.environ), to)
    for path in made.paths:
        click.echo(f"Made: {path}")
    for words in made.says:
        click.echo(words)
    click.echo("Deleting the icon deletes nothing else.")
