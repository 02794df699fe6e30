"""`convenor signoff`: who has to say yes to what in the note, the letter to each, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from convenor.cli.options import at_option, json_option, library_of, library_option, print_json, style_option
from convenor.cli.replies import read_reply
from convenor.cli.stationery import make_stationery
from convenor.cli.wiring import make_host, make_writer
from convenor.services import signoff, weighing
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.letters import Letter, letter_lines
from convenor.services.publishing import out_there_words
from convenor.services.replying import Reply, reply
from convenor.services.sign_letters import any_letter, sign_letter
from convenor.services.sign_words import WHO, as_json, reminders_words, state_words, whole_words
from convenor.services.stages import banner
from convenor.services.weighing_words import next_letter, upset, weighed_lines, weighed_row
from convenor.session.event_lines import SignAnswer
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow, signing

_ANSWERS: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decide": "decided", "open": ""}
_WEIGHS = {"reply", "accept", "leave", "take"}


@click.command("signoff")
@click.argument("session")
@click.argument("name", required=False)
@click.option("--asked", is_flag=True, help="They were sent the letter, or reminded.")
@click.option("--yes", is_flag=True, help="They said yes to the words as they stand; with --reply, to those they left.")
@click.option("--no", is_flag=True, help="They said no.")
@click.option("--reply", "file", metavar="FILE|-", help="What they wrote back: text, Markdown, Word, or - for pasted.")
@click.option("--accept", multiple=True, metavar="N|all", help="Take this phrase of theirs over; may be given again.")
@click.option("--leave", multiple=True, metavar="N|all", help="Let ours stand there again; may be given again.")
@click.option("--take", is_flag=True, help="Let the note read as they would have it, all of it.")
@click.option("--decide", is_flag=True, help="No answer after two reminders: the convenor decides to go on.")
@click.option("--open", "open_", is_flag=True, help="What they said before counts no more.")
@click.option("--piece", "pieces", multiple=True, type=int, metavar="N", help="Only this piece of theirs.")
@json_option
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes.")
@at_option
@click.pass_context
def signoff_command(
    ctx: click.Context, session: str, name: str | None, asked: bool, yes: bool, no: bool, file: str | None,
    accept: tuple[str, ...], leave: tuple[str, ...], take: bool, decide: bool, open_: bool, pieces: tuple[int, ...],
    as_json: bool, style: str, library: str | None, actor: str, at: datetime | None,
) -> None:
    """Who has to say yes to what. With a NAME alone: the letter to them, with exactly the words in which they appear.

    A yes is to the words as they were sent: when a line is reworded, it is asked for again. Who said yes to
    their name while it was noted need not be asked again, as long as the line reads as they said it.

    A reply is laid beside our words, phrase by phrase, with numbers. Nothing of it is in the note before --accept.
    """
    acts = [word for word, given in (
        ("asked", asked), ("yes", yes), ("no", no), ("reply", file), ("decide", decide), ("open", open_),
        ("take", take), ("accept", accept), ("leave", leave)) if given]
    _check_usage(acts, name, pieces, as_json=as_json)
    host = make_host(at)
    writer = make_writer(library_of(ctx, library), style)
    found = find_session(host, session)
    rows = signing(found, writer.document(found))
    if name is None:
        _list(host, found, rows, json=as_json)
        return
    who = signoff.find_person(rows, name)
    stationery = make_stationery(library_of(ctx, library), style)
    if not acts:
        _ask(host, found, who, sign_letter(found, host.now(), stationery, who), json=as_json)
        return
    act = _Act(host, found.id, writer.document, who[0].name, pieces, Wish(actor=actor))
    came = act.reply(file, any_letter(found, host.now(), stationery, who), yes=yes) if file else None
    if take or accept or leave:
        act.take(None if take else _numbers(accept), _numbers(leave))
    elif not file:
        act.plain(acts[0])
    after = host.session(found.id)
    all_rows = signing(after, writer.document(after))
    mine = [r for r in all_rows if r.name == act.name]
    others = upset(rows, all_rows, act.name)
    if as_json:
        print_json(_told(after, mine, came, others))
        return
    _list(host, after, mine, json=False)
    for line in _came_lines(found.id, act.name, came):
        click.echo(line)
    if _WEIGHS.intersection(acts):
        click.echo(next_letter(mine))
    if others:
        click.echo(others)
    for line in out_there_words(after):
        click.echo(line)


def _check_usage(acts: Sequence[str], name: str | None, pieces: Sequence[int], *, as_json: bool) -> None:
    weighs = _WEIGHS.intersection(acts)
    with_reply = {"yes"} if "reply" in acts else set()
    alone = [a for a in acts if a not in weighs | with_reply]
    if len(alone) > 1 or (alone and weighs) or ("take" in acts and len(weighs - {"reply"}) > 1):
        raise click.UsageError(f"--{acts[0]} and --{acts[1]}: one of them at a time.")
    if (acts or pieces) and not name:
        raise click.UsageError("Whose? Give the name too.")
    if pieces and (not acts or weighs - {"take"}):
        raise click.UsageError("--piece goes with --asked, --yes, --no, --decide, --open and --take.")
    if as_json and acts and not weighs:
        raise click.UsageError("--json goes with the list, --reply, --accept, --leave and --take.")


def _numbers(given: tuple[str, ...]) -> set[int] | None:
    """The numbers of phrases; None for all."""
    if "all" in given:
        return None
    bad = next((w for w in given if not w.isdigit()), None)
    if bad is not None:
        raise click.UsageError(f"“{bad}” is no number of a phrase. Write --accept 2, or --accept all.")
    return {int(w) for w in given}


class _Act:
    """What is done about one person."""

    def __init__(
        self, host: Host, session_id: str, note: signoff.Composed, name: str, pieces: tuple[int, ...], wish: Wish
    ) -> None:
        self.name = name
        self._host, self._session, self._note = host, session_id, note
        self._pieces, self._wish = pieces, wish

    def plain(self, act: str) -> None:
        if act == "asked":
            signoff.ask(self._host, self._session, self._note, self.name, self._pieces, self._wish)
            return
        signoff.answer(
            self._host, self._session, self._note, self.name, _ANSWERS[act], self._pieces, wish=self._wish)

    def reply(self, file: str, letter: str, *, yes: bool) -> Reply:
        return reply(self._host, self._session, self._note, self.name, read_reply(file), letter=letter, yes=yes,
                     wish=self._wish)

    def take(self, accept: set[int] | None, leave: set[int] | None) -> None:
        wish = Wish(actor=self._wish.actor)  # beside a reply this is a wish of its own
        weighing.take(self._host, self._session, self._note, self.name, accept, leave=leave, pieces=self._pieces,
                      wish=wish)


def _ask(host: Host, session: Session, who: tuple[SignRow, ...], letter: Letter, *, json: bool) -> None:
    if json:
        _list(host, session, who, json=True)
        return
    for line in letter_lines(letter):
        click.echo(line)


def _list(host: Host, session: Session, rows: Sequence[SignRow], *, json: bool) -> None:
    if json:
        print_json([as_json(session, r) | {"beside": weighed_row([r])} for r in rows])
        return
    if not session.published:
        click.echo(banner(session))
    for name in dict.fromkeys(r.name for r in rows):
        mine = [r for r in rows if r.name == name]
        click.echo(f"{shown(name)} ({WHO[mine[0].why]})")
        for row in mine:
            _print_row(host, session, row)
        if any(r.weighable for r in mine):
            click.echo("  What they would have otherwise (--accept N takes a phrase over, --leave N puts ours back):")
            for line in weighed_lines(mine):
                click.echo(line)
    click.echo(whole_words(rows))
    if due := reminders_words(session, rows, host.now()):
        click.echo(due)


def _print_row(host: Host, session: Session, row: SignRow) -> None:
    click.echo(f"  {row.n}  {state_words(session, row, host.now())}")
    if row.why == "whole":
        lines = len(row.piece.text.split("\n\n"))
        click.echo(f"     the whole note as it reads now, {lines} lines")
        return
    click.echo(f"     {shown(row.piece.text)}")
    if row.wanted and not weighing.weighed([row]) and folded(row.wanted) != folded(row.piece.text):
        click.echo(f"     they would have it: {shown(row.wanted)}")
    if row.was:
        click.echo(f"     it was: {shown(row.was)}")


def _came_lines(session_id: str, name: str, came: Reply | None) -> list[str]:
    """What else was in the reply, and what follows from it."""
    if came is None:
        return []
    lines = [f"They also wrote, and it is not kept: {shown(text)}" for text in came.also]
    if came.same and not came.agreed:
        numbers = " ".join(f"--piece {n}" for n in came.same)
        lines.append(f"What they left as it was counts as no yes by itself, for they wrote something else too. If they"
                     f" agree to it: `convenor signoff {session_id} \"{name}\" --yes {numbers}`.")
    return lines


def _told(session: Session, rows: Sequence[SignRow], came: Reply | None, others: str) -> dict[str, Any]:
    return {
        "name": rows[0].name if rows else None, "reply": asdict(came) if came else None,
        "beside": weighed_row(rows), "pieces": [as_json(session, r) for r in rows],
        "next_letter": [r.n for r in signoff.to_ask(rows)], "others": others or None,
    }
