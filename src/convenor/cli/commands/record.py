"""`convenor export` and `convenor import`: the whole record, out and in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from convenor.cli.files import read_text, write_text
from convenor.cli.options import at_option, library_of, library_option, style_option
from convenor.cli.wiring import RandomIds, make_host, make_writer
from convenor.services import handing
from convenor.services.finding import find_session
from convenor.services.handing import pen_words
from convenor.services.host import FACILITATOR, Wish
from convenor.session.problem import Problem


@click.command("export")
@click.argument("session")
@click.argument("file", type=click.Path(path_type=Path))
def export_command(session: str, file: Path) -> None:
    """Save a session's whole record in FILE.yaml, or everything said as rows for a spreadsheet in FILE.csv.

    Either holds everything, also what is for us only.
    """
    ending = file.suffix.lower()
    if ending not in (".yaml", ".yml", ".csv"):
        raise Problem(f"{file.name} ends in neither .yaml nor .csv.", cure="Give a name such as session.yaml.")
    host = make_host()
    found = find_session(host, session)
    if ending == ".csv":
        from convenor.exchange.rows_csv import to_rows_csv

        write_text(file, to_rows_csv(found, host.store.pages.read(found.id).pages), private=True)
    else:
        from convenor.exchange.record_file import to_yaml

        write_text(file, to_yaml(found.id, host.store.read(found.id), host.store.pages.read(found.id)), private=True)
    click.echo(f"Saved to {file}. It holds everything, also what is for us only: keep it as safe as the notes.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-copy", is_flag=True, help="As a session of its own, beside the one that is here.")
def import_command(file: Path, as_copy: bool) -> None:
    """Read a record from FILE.yaml: the same again changes nothing; a longer one goes on from what is here."""
    from convenor.exchange.record_file import as_copied, merge, whole_from_yaml

    session_id, content, pages = whole_from_yaml(read_text(file), file.name)
    host = make_host()
    if as_copy:
        session_id, content = as_copied(content, RandomIds())
    mine = host.store.read(session_id)
    new = merge(mine, content)
    before = host.store.pages.read(session_id)
    if new is not None:
        host.store.append_copy(session_id, new)
    host.store.pages.add(session_id, pages.pages)
    if pages.gone:
        host.store.pages.take_back(session_id, pages.gone)
    came = len({p.id for p in host.store.pages.read(session_id).pages} - {p.id for p in before.pages})
    if new is None and not came:
        click.echo(f"{session_id}: nothing new in {file.name}; everything in it is here already.")
        return
    count = len(new.entries) if new else 0
    click.echo(f"{session_id}: {count} entr{'y' if count == 1 else 'ies'} added from {file.name}.")
    if came:
        click.echo(f"With {came} page{'' if came == 1 else 's'} that had been handed in.")
    for line in pen_words(host.session(session_id)):
        click.echo(line)


@click.command("handover")
@click.argument("session")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "to", required=True, metavar="NAME", help="Who writes the note from now on.")
@click.option("--without-raw", is_flag=True, help="Only the words that the note says; not what else was noted.")
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who hands it over.")
@at_option
@click.pass_context
def handover_command(
    ctx: click.Context, session: str, file: Path, to: str, without_raw: bool, style: str, library: str | None,
    actor: str, at: datetime | None,
) -> None:
    """Hand the writing over: one file for a colleague, who takes it in with `convenor import`.

    Both records say from then on who holds the pen. The colleague hands it back in the same way.
    """
    from convenor.exchange.record_file import to_yaml

    if file.suffix.lower() not in (".yaml", ".yml"):
        raise Problem(f"{file.name} does not end in .yaml.", cure="Give a name such as session.yaml.")
    host = make_host(at)
    found = find_session(host, session)
    note = make_writer(library_of(ctx, library), style).document
    handing.check_holder(to)
    handing.content_for(host, found.id, note, without_raw=without_raw)  # whatever stands in the way, before the act
    handing.hand_over(host, found.id, to, whole=not without_raw, wish=Wish(actor=actor))
    content = handing.content_for(host, found.id, note, without_raw=without_raw)
    pages = None if without_raw else host.store.pages.read(found.id)
    write_text(file, to_yaml(found.id, content, pages, whole=not without_raw), private=True)
    holds = "only what the note says" if without_raw else "everything, also what is for us only"
    click.echo(f"Saved to {file}. It holds {holds}. Send it to {to} with care.")
    for line in pen_words(host.session(found.id)):
        click.echo(line)
