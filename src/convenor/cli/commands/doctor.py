"""`convenor doctor`: versions, places, and whether the record is sound. Changes nothing unless asked."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from convenor import __version__
from convenor.cli.home import find_home
from convenor.cli.mend import Mend
from convenor.cli.mending import mend, mends
from convenor.cli.options import json_option, print_json
from convenor.cli.wiring import RECORD_FILE
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.store.health import Finding, examine

LIBRARIES = ("textual", "click", "pydantic", "pyyaml", "jinja2", "cattrs")


@click.command("doctor")
@json_option
@click.option("--mend", "put_right", is_flag=True, help="Put right what can be put right, then look again.")
def doctor_command(as_json: bool, put_right: bool) -> None:
    """Say how things stand. Exits with 1 when something needs doing."""
    if put_right:
        for found in _mends():
            click.echo(shown(mend(found)), err=as_json)
    findings = list(_findings())
    if as_json:
        print_json([{"about": f.about, "well": f.well, "said": f.said, "cure": f.cure or None} for f in findings])
    else:
        for finding in findings:
            mark = "well " if finding.well else "LOOK "
            click.echo(f"{mark} {finding.about:12} {shown(finding.said)}")
            if finding.cure:
                click.echo(f"{'':19}{shown(finding.cure)}")
        ill = sum(not finding.well for finding in findings)
        for found in _mends():
            click.echo(f"MEND  {shown(found.says)} `convenor doctor --mend` does it.")
        click.echo("All is well." if not ill else f"{ill} thing{'' if ill == 1 else 's'} to look at.")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


def _mends() -> tuple[Mend, ...]:
    try:
        return mends(find_home(os.environ))
    except Problem:  # said among the findings
        return ()


def _findings() -> Iterator[Finding]:
    yield Finding("convenor", f"Convenor {__version__}, Python {platform.python_version()}, {platform.platform()}")
    yield Finding("libraries", ", ".join(_installed(name) for name in LIBRARIES))
    yield Finding("text", f"The terminal takes {sys.stdout.encoding or 'unknown'}.")
    try:
        home = find_home(os.environ)
    except Problem as problem:
        yield Finding("home", problem.what, False, problem.cure)
        return
    yield Finding("home", str(home))
    yield from examine(home / RECORD_FILE)
    yield _shelf_finding()
    log = home / "trouble.log"
    if log.exists():
        yield Finding("trouble", f"Convenor stumbled before; the particulars, without any words, are in {log}.")


def _shelf_finding() -> Finding:
    from convenor.cli.wiring import make_shelf
    from convenor.library.check import check

    report = check(make_shelf())
    if report.problems:
        count = len(report.problems)
        said = f"{count} fault{'' if count == 1 else 's'} in formats, exercises, house styles or books."
        return Finding("library", said, False, "`convenor check` says where and what to do.")
    return Finding("library", f"{len(report.files)} files read; no fault.")


def _installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} missing"
