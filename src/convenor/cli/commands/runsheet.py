"""`convenor runsheet`: paper for the facilitator, a speaker or a note-taker; or the session for a calendar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from convenor.cli.files import write_text
from convenor.cli.options import at_option, library_of, library_option
from convenor.cli.stationery import make_stationery
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.runsheet_for import WHOM, runsheet
from convenor.services.sheet import Sheet
from convenor.session.problem import Problem
from convenor.session.session import Session

ENDINGS = ".md, .html, .txt or .ics"


@click.command("runsheet")
@click.argument("session")
@click.argument("name", nargs=-1)
@click.option(
    "--for", "whom", default="facilitator", metavar="facilitator|speaker NAME|note-taker ROOM",
    help="Whose sheet; without it the facilitator's. A note-taker without a room notes the whole session.",
)  # fmt: skip
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="FILE.md|.html|.ics", help="Without it: here, as text."
)
@click.option("--parts", is_flag=True, help="With FILE.ics: each part as an entry of its own, too.")
@click.option("--style", default="better-way", metavar="PACK", show_default=True, help="The house style.")
@library_option
@at_option
@click.pass_context
def runsheet_command(
    ctx: click.Context,
    session: str,
    name: tuple[str, ...],
    whom: str,
    to: Path | None,
    parts: bool,
    style: str,
    library: str | None,
    at: datetime | None,
) -> None:
    """A run sheet for one person: `runsheet SESSION --for speaker "Ada Pell" --to ada.html`."""
    calendar = to is not None and to.suffix.lower() == ".ics"
    if parts and not calendar:
        raise click.UsageError("--parts goes with --to FILE.ics.")
    kind, who = _whom(whom, name)
    host = make_host(at)
    found = find_session(host, session)
    introduction = ""
    person = found.plan.named(who) if kind == "speaker" else None
    if person is not None:
        introduction = make_stationery(library_of(ctx, library), style).introduction(found, person.name)
    sheet = runsheet(found, host.now(), kind, who, introduction)
    if to is None:
        from convenor.exchange.sheet import to_text

        click.echo(to_text(sheet), nl=False)
        return
    write_text(to, _calendar(found, host.now(), kind, sheet, parts) if calendar else _laid_out(sheet, to))
    click.echo(f"Written to {to}.")


def _whom(whom: str, name: tuple[str, ...]) -> tuple[str, str]:
    """Whose sheet, from `--for speaker Ada Pell`, whether typed as one word or as several."""
    first, _, rest = " ".join((whom, *name)).strip().partition(" ")
    kind = first.casefold()
    if kind not in WHOM:
        raise click.UsageError(
            f"There is no run sheet for “{first}”. Write --for facilitator, --for speaker NAME, "
            "or --for note-taker ROOM."
        )
    return kind, rest.strip()


def _calendar(session: Session, now: datetime, kind: str, sheet: Sheet, parts: bool) -> str:
    from convenor.exchange.calendar import to_calendar

    mine = ("You speak", "Your minutes", "You are done", "You lead", "In the room", "Your room is asked")
    said = [f"{line.label}: {line.text}" for line in sheet.facts if line.label in mine] if kind != "facilitator" else []
    return to_calendar(session, now, parts=parts, said=said)


def _laid_out(sheet: Sheet, to: Path) -> str:
    from convenor.exchange import sheet as layouts

    match to.suffix.lower():
        case ".md":
            return layouts.to_markdown(sheet)
        case ".html" | ".htm":
            return layouts.to_html(sheet)
        case ".txt":
            return layouts.to_text(sheet)
        case ending:
            raise Problem(
                f"A run sheet cannot be written as “{ending or to.name}”.", cure=f"End the name in {ENDINGS}."
            )
