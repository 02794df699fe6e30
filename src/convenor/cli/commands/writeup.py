"""`convenor writeup`: the note, in the house style."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast, get_args

import click

from convenor.cli.options import json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import make_host, make_rulebook, make_writer
from convenor.services.checking import Rulebook, checked, house_words
from convenor.services.choosing import Choosable, choosable, with_choices
from convenor.services.finality import call_final, check_final, not_looked_at, not_settled
from convenor.services.finding import find_session
from convenor.services.stages import stage
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.compose import profile_of
from convenor.writeup.document import Document


class Made(click.ParamType[tuple[str, str]]):
    """A choice and its value, with an equals sign between them."""

    name = "CHOICE=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        choice, sign, wanted = str(value).partition("=")
        if not sign or not choice.strip():
            self.fail(f"“{value}” is not a choice. Write it like points.headings=true.", param, ctx)
        return choice.strip(), wanted.strip()


@click.command("writeup")
@click.argument("session")
@style_option
@click.option("--profile", type=click.Choice(get_args(Profile)), help="Without it: the series' own, else by the date.")
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="FILE.md|.html|.txt|.docx", help="Without it: here, as text."
)
@click.option(
    "--set", "made", multiple=True, type=Made(), metavar="CHOICE=VALUE", help="Another variant of the style, this once."
)
@click.option("--choices", "listing", is_flag=True, help="The choices that the style leaves, and what each is now.")
@click.option("--final", "final", is_flag=True, help="The note itself, no draft: only when nothing is missing.")
@json_option
@library_option
@click.pass_context
def writeup_command(
    ctx: click.Context,
    session: str,
    style: str,
    profile: str | None,
    to: Path | None,
    made: tuple[tuple[str, str], ...],
    listing: bool,
    final: bool,
    as_json: bool,
    library: str | None,
) -> None:
    """Write the session up. Without --final it is a draft: not checked, not for sharing.

    --final wants the yes of everybody whom the note names, and that you have looked at what it may get wrong and at
    what it does not use. With --json it only lists what is missing, and writes nothing.
    """
    if as_json and not (listing or final):
        raise click.UsageError("--json goes with --choices and with --final.")
    writer = make_writer(library_of(ctx, library), style)
    host = make_host()
    found = with_choices(find_session(host, session), writer.style(), dict(made))
    chosen = cast(Profile | None, profile)
    if listing:
        _list(choosable(found, writer.style(), chosen), as_json=as_json)
        return
    rules = make_rulebook(library_of(ctx, library), style)
    if final and as_json:
        _list_missing(found, writer.document(found, chosen), rules, chosen)
        return
    if final:
        check_final(found, writer.document(found, chosen), rules, chosen)
    if to is None:
        click.echo(writer.text(found, chosen, final=final))
    else:
        writer.save(found, to, chosen, final=final)
    if final:  # now that it is there, nobody need be reached any more
        from convenor.services.asking import forget_reaches

        forget_reaches(host, found.id)
        if not made and chosen in (None, profile_of(found.plan)):  # as it is, and not as it could be
            call_final(host, found.id, writer.document, rules)
        otherwise = house_words(checked(found, writer.document(found, chosen), rules, chosen))
        if otherwise:
            click.echo(f"{otherwise} `convenor lint {found.id}` shows where.", err=True)
    if to is None:
        return
    click.echo(f"Written to {to}. {_what_it_is(found, writer.document(found, chosen), final=final)}")


def _what_it_is(session: Session, document: Document, *, final: bool) -> str:
    if final:
        return "Everybody whom it names has said yes."
    if stage(session) == "draft":
        return "It is a draft: not checked, not for sharing."
    return f"It says at its top: {document.banner}"


def _list_missing(session: Session, document: Document, rules: Rulebook, profile: Profile | None) -> None:
    settle = not_settled(session, document)
    look = not_looked_at(session, document, rules, profile)
    print_json({"final": not (settle or look), "to_settle": list(settle), "to_look_at": list(look)})
    if settle or look:
        raise click.exceptions.Exit(1)


def _list(choices: tuple[Choosable, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([{"name": c.name, "now": c.now or None, "values": list(c.values)} for c in choices])
        return
    for choice in choices:
        click.echo(f"{choice.name}: {shown(choice.now) or '(nothing)'}")
        if choice.values:
            click.echo(f"    or {', '.join(v for v in choice.values if v != choice.now)}")
