"""What a face is given over a record of which nothing stays: an example, or a rehearsal."""

from __future__ import annotations

from convenor.cli.carrier import FileCarrier
from convenor.cli.options import DEFAULT_STYLE
from convenor.cli.rulebook import ShelfRulebook
from convenor.cli.stationery import StyledStationery
from convenor.cli.trouble import report
from convenor.cli.wiring import make_clipboard, make_machine, make_papers, read_arrived, read_people
from convenor.cli.writer import StyledWriter
from convenor.library.shelf import Shelf
from convenor.services.host import Host
from convenor.services.outside import Outside


def for_practice(host: Host, shelf: Shelf) -> Outside:
    """The same as over one's own home, but for what would outlast it."""
    return Outside(
        host, shelf, StyledWriter(shelf, DEFAULT_STYLE), machine=make_machine(),
        stationery=StyledStationery(shelf, DEFAULT_STYLE), clipboard=make_clipboard(), arriving=read_arrived,
        papers=make_papers(), people_in=read_people, rules=ShelfRulebook(shelf, StyledWriter(shelf, DEFAULT_STYLE)),
        carrier=FileCarrier(), kept=False, report=report,
    )
