"""`convenor keys`: which key does what, and a file for one's own."""

from __future__ import annotations

from pathlib import Path

import click

from convenor.cli.files import write_text
from convenor.cli.options import json_option, print_json
from convenor.cli.preferences import KEYS_FILE, HomePreferences
from convenor.cli.wiring import home
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.commands import with_keys
from convenor.terminal.keymap import checked, every

HEAD = """\
# Your own keys. Take the # away before a line and write the key that you want: ctrl+ and a letter, or f1 to f12.
# Not ctrl+c, ctrl+q, ctrl+s or ctrl+z, nor a key that another command of the same screen has.
# `convenor keys` says what came of it. Every command stays in the menu, whatever stands here.
"""


@click.command("keys")
@click.option("--write", is_flag=True, help="Write a file to fill in, in your home; never over one that is there.")
@json_option
def keys_command(write: bool, as_json: bool) -> None:
    """Which key does what. Exits with 1 when a key of yours cannot be had."""
    folder = home()
    if write:
        click.echo(f"Made: {_starter(folder / KEYS_FILE)}")
        return
    own, problems = checked(HomePreferences(folder).keys())
    known = with_keys(every().values(), own)
    if as_json:
        print_json(
            [{"name": c.name, "key": c.key or None, "own": c.name in own, "words": c.words} for c in known if c.listed]
        )
    else:
        wide = max(len(c.name) for c in known)
        for command in known:
            if command.listed:
                click.echo(f"{command.name:{wide}}  {command.shown_key or 'menu':10}  {command.words}")
    for problem in problems:
        click.echo(shown(str(problem)), err=True)
    if problems:
        raise click.exceptions.Exit(1)


def _starter(path: Path) -> Path:
    if path.exists():
        raise Problem(f"{path} is there already.", cure="Change it in any editor.")
    lines = [f"# {c.name}: {c.key.split(',')[0]}    # {c.words}" for c in every().values() if c.key and c.listed]
    write_text(path, HEAD + "\n".join(lines) + "\n", private=True)
    return path
