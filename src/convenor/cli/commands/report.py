"""`convenor report`: planned against actual."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from convenor.cli.files import write_text
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.report import Report, report
from convenor.services.report_rows import csv_rows, report_row
from convenor.services.report_text import report_lines
from convenor.session.problem import Problem


@click.command("report")
@click.argument("session")
@json_option
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="FILE.html|.csv", help="Without it: here, as text."
)
@at_option
def report_command(session: str, as_json: bool, to: Path | None, at: datetime | None) -> None:
    """Planned against actual, part by part; so far, while the session runs."""
    if as_json and to is not None:
        raise click.UsageError("Give --json or --to, not both.")
    host = make_host(at)
    found = report(host, find_session(host, session).id)
    if as_json:
        print_json(report_row(found))
    elif to is None:
        for line in report_lines(found):
            click.echo(line)
    else:
        write_text(to, _laid_out(found, to))
        click.echo(f"Written to {to}.")


def _laid_out(found: Report, to: Path) -> str:
    match to.suffix.lower():
        case ".html" | ".htm":
            from convenor.exchange.report_page import to_report_page

            return to_report_page(found)
        case ".csv":
            from convenor.exchange.csv_rows import to_spreadsheet

            return to_spreadsheet(csv_rows(found))
        case ending:
            raise Problem(
                f"A report cannot be written as “{ending or to.name}”.", cure="End the name in .html or .csv."
            )
