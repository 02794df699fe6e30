"""The front door: commands are loaded when they are called, so that each stays quick to start.

Exit codes: 0 done, 1 the input is at fault, 2 the usage is.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from convenor import __version__
from convenor.session.problem import Problem

COMMANDS: dict[str, tuple[str, str]] = {
    # name: (module under convenor.cli.commands, one line of help)
    "demo": ("demo", "A session in full swing, to look around in."),
    "formats": ("library", "List session formats, or show one."),
    "exercises": ("library", "List exercises, or show one."),
    "people": ("library", "List the people book."),
    "series": ("library", "List the series book."),
    "check": ("library", "Check formats, exercises, house styles and books."),
    "new": ("new", "Plan a session."),
    "plan": ("plan", "Change a session's agenda or what is known beforehand."),
    "sessions": ("sessions", "List sessions."),
    "agenda": ("sessions", "Show a session's agenda with its times."),
    "ready": ("ready", "Ready? What is there and what is missing before a session."),
    "run": ("run", "Run a session on the screen, or line by line with --plain."),
    "go": ("go", "Start, next, back, pause, resume, skip, add minutes, breakout, call back, end, undo."),
    "refit": ("refit", "Propose how the session ends when promised, and accept it or not."),
    "show": ("show", "A second window that everyone can see: the question and the time left."),
    "rehearse": ("rehearse", "Go through a session at speed; nothing is kept."),
    "note": ("notes", "Keep a note, or change one."),
    "notes": ("notes", "List what was noted."),
    "remember": ("remember", "What comes back when the session is over, part by part."),
    "hold": ("hold", "Hold: the clock goes quiet, note-takers stop; and go on."),
    "unnoted": ("unnoted", "Not noted from here: on, or off."),
    "reportback": ("reportback", "What the rooms say aloud: ticked, not typed again."),
    "round": ("round", "Who has not been heard in the round that is on, and who passes."),
    "page": ("page", "Hand in a page that carries no name, or take one back."),
    "roster": ("roster", "Who is there: by hand, from a list, from the call's report."),
    "rooms": ("rooms", "Who is in which room; deal, swap, add, close, merge, rename."),
    "message": ("message", "Tell all rooms something, or one."),
    "sheet": ("sheet", "A page for note-takers that needs no server."),
    "serve": ("serve", "Pages for note-takers, participants and the big screen, from this computer."),
    "codes": ("codes", "The code and links by which others come to the pages."),
    "gather": ("gather", "Take in sheets, pasted lines and saved chat; shows first."),
    "erase": ("notes", "Erase a note's words for good."),
    "points": ("points", "From notes to points: choose, order, nest, merge, split, reword."),
    "weave": ("weave", "Pages told as one story: order, cuts, headlines; warns of what tells who wrote one."),
    "writeup": ("writeup", "Write the session up in the house style."),
    "ask": ("ask", "Ask somebody for a line of theirs that is too good to lose."),
    "signoff": ("signoff", "Who has to say yes to what, the letter to each, and the answers."),
    "compare": ("compare", "What came back from Word or elsewhere, to accept one by one."),
    "publish": ("publish", "Keep the note to the letter as it is published, and where."),
    "amend": ("publish", "What has changed since it was published, and the next version."),
    "lint": ("lint", "Check a note: a session's, or a Markdown, text or Word file."),
    "coverage": ("coverage", "What of a session its note does not use."),
    "runsheet": ("runsheet", "A run sheet on paper, or the session for a calendar."),
    "letters": ("letters", "The messages that a session needs, filled in."),
    "report": ("report", "Planned against actual, part by part."),
    "archive": ("archive", "Published notes from before: add, list, take out."),
    "search": ("search", "Find what was said and published, by words, theme or speaker."),
    "digest": ("digest", "What was noted, for those who came, the same day."),
    "roundup": ("roundup", "What was published in a year, by theme, with links back."),
    "purge": ("purge", "Let raw words go whose day is over; the final note stays."),
    "copy": ("copy", "Choose a folder that gets a copy of the record after each part."),
    "export": ("record", "Save a session's whole record in one file, or what was said in rows."),
    "handover": ("record", "Hand the writing over to a colleague, in one file."),
    "import": ("record", "Read a session's record from a file."),
    "keys": ("keys", "Which key does what, and a file for keys of your own."),
    "shortcut": ("shortcut", "An icon that opens Convenor in a large-type window of its own."),
    "doctor": ("doctor", "Say how things stand: versions, places, the record's soundness."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = COMMANDS.get(cmd_name)
        if known is None:
            return None
        module = importlib.import_module(f"convenor.cli.commands.{known[0]}")
        command: click.Command = getattr(module, cmd_name + "_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone: `--help` loads none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Plan a session, run it to time, record what is said, and write it up. Without a command: the app.",
)
@click.version_option(__version__, prog_name="convenor", message="%(prog)s %(version)s")
@click.option("--library", metavar="DIR", help="A folder of your own formats, exercises and house styles.")
@click.pass_context
def cli(ctx: click.Context, library: str | None) -> None:
    ctx.obj = {"library": library}
    if ctx.invoked_subcommand is None:
        from convenor.cli.commands.run import open_app

        open_app(library)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Never lets a traceback reach the screen."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        words = None if arguments is None else list(arguments)
        # out of standalone mode click hands the code of an early leave back instead of leaving
        left = cli.main(args=words, prog_name="convenor", standalone_mode=False)
    except click.ClickException as usage:
        usage.show()
        return usage.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was kept is kept.", err=True)
        return 130
    except Problem as problem:
        click.echo(said(problem), err=True)
        return 1
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as trouble:  # noqa: BLE001 - the outermost edge: no traceback on a facilitator's screen
        from convenor.cli.trouble import report

        click.echo(report(trouble), err=True)
        return 1
    return left if isinstance(left, int) else 0


def said(problem: Problem) -> str:
    """The problem as the commands print it: what and where, then what to do."""
    head = f"{problem.where}: {problem.what}" if problem.where else problem.what
    return f"{head}\n{problem.cure}" if problem.cure else head


def _pipe_closed() -> int:
    """Whoever read our output has seen enough (`convenor notes … | head`)."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
