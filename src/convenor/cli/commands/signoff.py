"""`convenor signoff`: who has to say yes to what in the note, the letter to each, and what they answered."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, library_of, library_option, print_json, style_option
from convenor.cli.replies import read_reply
from convenor.cli.stationery import make_stationery
from convenor.cli.wiring import make_host, make_writer
from convenor.services import comparing, signoff
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.letters import letter_lines
from convenor.services.sign_letters import sign_letter
from convenor.services.sign_words import WHO, as_json, state_words, whole_words
from convenor.session.event_lines import SignAnswer
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.signing import SignRow, signing

_ANSWERS: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decide": "decided", "open": ""}


@click.command("signoff")
@click.argument("session")
@click.argument("name", required=False)
@click.option("--asked", is_flag=True, help="They were sent the letter, or reminded.")
@click.option("--yes", is_flag=True, help="They said yes to the words as they stand.")
@click.option("--no", is_flag=True, help="They said no.")
@click.option("--reply", metavar="FILE|-", help="What they wrote back: text, Markdown or Word, or - for pasted lines.")
@click.option("--decide", is_flag=True, help="No answer after two reminders: the convenor decides to go on.")
@click.option("--open", "open_", is_flag=True, help="What they said before counts no more.")
@click.option("--take", is_flag=True, help="Let the note read as they would have it.")
@click.option("--piece", "pieces", multiple=True, type=int, metavar="N", help="Only this piece of theirs.")
@json_option
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes.")
@at_option
@click.pass_context
def signoff_command(
    ctx: click.Context, session: str, name: str | None, asked: bool, yes: bool, no: bool, reply: str | None,
    decide: bool, open_: bool, take: bool, pieces: tuple[int, ...], as_json: bool, style: str, library: str | None,
    actor: str, at: datetime | None,
) -> None:
    """Who has to say yes to what. With a NAME alone: the letter to them, with exactly the words in which they appear.

    A yes is to the words as they were sent: when a line is reworded, it is asked for again. Who said yes to
    their name while it was noted need not be asked again, as long as the line reads as they said it.
    """
    acts = [word for word, given in (("asked", asked), ("yes", yes), ("no", no), ("reply", reply), ("decide", decide),
                                     ("open", open_), ("take", take)) if given]
    if len(acts) > 1:
        raise click.UsageError(f"--{acts[0]} and --{acts[1]}: one of them at a time.")
    if (acts or pieces) and not name:
        raise click.UsageError("Whose? Give the name too.")
    if (pieces and not acts) or (pieces and reply):
        raise click.UsageError("--piece goes with --asked, --yes, --no, --decide, --open and --take.")
    if as_json and acts:
        raise click.UsageError("--json goes with the list.")
    host = make_host(at)
    writer = make_writer(library_of(ctx, library), style)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    rows = signing(found, writer.document(found))
    if name is None:
        _list(host, found, rows, json=as_json)
        return
    who = signoff.find_person(rows, name)
    if not acts:
        if as_json:
            _list(host, found, who, json=True)
            return
        for line in letter_lines(
            sign_letter(found, host.now(), make_stationery(library_of(ctx, library), style), who)
        ):
            click.echo(line)
        return
    _act(host, found.id, writer.document, who[0].name, acts[0], reply, pieces, wish)
    after = host.session(found.id)
    _list(host, after, [r for r in signing(after, writer.document(after)) if r.name == who[0].name], json=False)


def _act(
    host: Host, session_id: str, note: signoff.Composed, name: str, act: str, reply: str | None,
    pieces: tuple[int, ...], wish: Wish,
) -> None:
    if act == "asked":
        signoff.ask(host, session_id, note, name, pieces, wish)
    elif act == "take":
        comparing.take_wish(host, session_id, note, name, pieces, wish)
    elif act == "reply":
        _, rest = signoff.reply(host, session_id, note, name, read_reply(reply or "-"), wish)
        for text in rest:
            click.echo(f"Like none of their pieces, and not kept: {shown(text)}")
    else:
        signoff.answer(host, session_id, note, name, _ANSWERS[act], pieces, wish=wish)


def _list(host: Host, session: Session, rows: tuple[SignRow, ...] | list[SignRow], *, json: bool) -> None:
    if json:
        print_json([as_json(session, r) for r in rows])
        return
    last = ""
    for row in rows:
        if row.name != last:
            click.echo(f"{shown(row.name)} ({WHO[row.why]})")
            last = row.name
        click.echo(f"  {row.n}  {state_words(session, row, host.now())}")
        click.echo(f"     {shown(row.piece.text)}")
        if row.wanted:
            click.echo(f"     they would have it: {shown(row.wanted)}")
        if row.was:
            click.echo(f"     it was: {shown(row.was)}")
    click.echo(whole_words(rows))
