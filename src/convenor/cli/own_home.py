"""What the app is given over a person's own home. The parts come from `wiring`; the practices are made on request."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from convenor.cli.late import late
from convenor.cli.wiring import (
    home,
    make_clipboard,
    make_drafts,
    make_host,
    make_machine,
    make_papers,
    make_people_book,
    make_preferences,
    make_rulebook,
    make_searcher,
    make_shelf,
    make_writer,
    read_arrived,
    read_people,
)
from convenor.services.outside import Outside

if TYPE_CHECKING:
    from convenor.services.carrying import Carrier
    from convenor.services.letters import Stationery
    from convenor.services.serving import Server
    from convenor.session.format import Format


def make_outside(library: str | None = None, at: datetime | None = None) -> Outside:
    """All that the app needs, over this person's own home, each made when it is first needed.

    Raises Problem when there can be no home; what is wrong with what is in it, the screen says.
    """
    folder = home()

    def report(trouble: Exception) -> str:
        from convenor.cli.trouble import report

        return report(trouble)

    def example() -> Outside:
        from convenor.cli.example import make_example

        return make_example()[0]

    host = late(lambda: make_host(at, home_folder=folder))
    shelf = late(lambda: make_shelf(library, home_folder=folder))

    def stationery() -> Stationery:
        from convenor.cli.stationery import make_stationery

        return make_stationery(library, home_folder=folder)

    def rehearse(session_id: str) -> tuple[Outside, str]:
        from convenor.cli.rehearsal import make_rehearsal, rehearse_the_example

        if not session_id:
            return rehearse_the_example(library)
        return make_rehearsal(host.session(session_id), library=library)

    def keep_format(form: Format) -> str:
        from convenor.library.format_file import keep

        where = keep(folder, shelf, form)
        shelf.look_again()  # so that the next session can be planned from it at once
        return where

    return Outside(
        host,
        shelf,
        late(lambda: make_writer(library, home_folder=folder)),
        example,
        rehearse=rehearse,
        machine=late(make_machine),
        stationery=late(stationery),
        clipboard=late(make_clipboard),
        arriving=read_arrived,
        papers=late(make_papers),
        book=late(lambda: make_people_book(library, home_folder=folder)),
        people_in=read_people,
        preferences=make_preferences(folder),
        drafts=late(lambda: make_drafts(folder)),
        searcher=late(lambda: make_searcher(folder, library, host=host)),
        keep_format=keep_format,
        server=late(_server),
        rules=late(lambda: make_rulebook(library, home_folder=folder)),
        carrier=late(_carrier),
        report=report,
    )


def _carrier() -> Carrier:
    from convenor.cli.carrier import FileCarrier

    return FileCarrier()


def _server() -> Server:
    import click

    from convenor.cli.serving import ThisServer

    server = ThisServer()
    context = click.get_current_context(silent=True)
    if context is not None:  # closed before the record is, for it was opened after it
        context.find_root().call_on_close(server.stop_all)
    return server
