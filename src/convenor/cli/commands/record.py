"""`convenor export` and `convenor import`: the whole record, out and in."""

from __future__ import annotations

from pathlib import Path

import click

from convenor.cli.files import read_text, write_text
from convenor.cli.wiring import RandomIds, make_host
from convenor.services.finding import find_session
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
