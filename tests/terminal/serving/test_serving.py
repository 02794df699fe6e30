"""Letting others in from the running screen: nobody before one says so, and all of it by one sheet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from textual.widgets import OptionList

from convenor.services import alerts, doors
from convenor.services.guesses import Guesses
from convenor.services.host import Host
from convenor.services.serving import EVERY, LOOPBACK, Asked, Server, Serving
from convenor.session.doors import ROLES, Role
from convenor.session.problem import Problem
from convenor.terminal.serving.sheet import ServeSheet
from convenor.terminal.widgets.hint import Hint
from convenor.web.qr import qr_lines
from tests.terminal.running.desk import House, Screen, a_house, opened


@dataclass
class Pretended:
    """Pages that nobody serves; the codes and links are real."""

    host: Host
    asked: Asked
    secrets: dict[Role, str] = field(default_factory=dict)
    says: str = ""

    def addresses(self) -> tuple[str, ...]:
        return ("http://192.168.1.20:8642",)

    def who_can_reach(self) -> str:
        return "Everybody on the same network." if self.asked.host == EVERY else "Only this computer."

    def secret(self, role: Role) -> str:
        return self.secrets.get(role, "")

    def renew(self, role: Role) -> None:
        self.secrets[role] = doors.renew(self.host, self.asked.session, role).secret

    def shut(self, role: Role) -> None:
        doors.shut(self.host, self.asked.session, role)
        self.secrets.pop(role, None)

    def hide(self) -> None:
        self.secrets = {"participant": self.secrets["participant"]}

    def qr(self, text: str) -> tuple[str, ...]:
        return qr_lines(text)

    def alert(self) -> str:
        return self.says

    def here(self) -> int:
        return 2

    def stop(self) -> None:
        self.says = ""


@dataclass
class PretendedServer:
    now: dict[str, Pretended] = field(default_factory=dict)
    refuses: bool = False

    def serving(self, session: str) -> Serving | None:
        return self.now.get(session)

    def serve(self, host: Host, asked: Asked) -> Serving:
        if self.refuses:
            raise Problem("The pages cannot be served.", cure="Close other programs, then try again.")
        keys = {k.role: k.secret for k in doors.open_doors(host, asked.session)}
        self.now[asked.session] = Pretended(host, asked, keys)
        return self.now[asked.session]

    def stop(self, session: str) -> None:
        self.now.pop(session, None)


async def choose(screen: Screen, row: str, *keys: str) -> None:
    """Go to that row of the sheet, and press these keys there."""
    options = sheet(screen).query_one(OptionList)
    options.highlighted = options.get_option_index(row)
    await screen.press(*keys)


async def let_in(screen: Screen, server: PretendedServer) -> Pretended:
    """Let everybody in, and stay on the sheet."""
    await screen.press("f2", "enter")
    (pages,) = server.now.values()
    return pages


def a_served_house() -> tuple[House, PretendedServer]:
    house, server = a_house(), PretendedServer()
    house = replace(house, outside=replace(house.outside, server=server))
    house.go_to("breakout")
    _: Server = server
    return house, server


def sheet(screen: Screen) -> ServeSheet:
    found = screen.app.screen
    assert isinstance(found, ServeSheet)
    return found


async def test_nobody_is_let_in_before_one_says_so() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        await screen.press("f2")
        assert "Nobody can reach this computer" in screen.all_text()
        await screen.press("escape")
        assert server.now == {}
        await screen.press("f2", "down", "enter")
        assert server.now[house.session_id].asked.host == LOOPBACK
        assert "Only this computer." in screen.all_text()


async def test_one_sheet_tells_address_code_and_silent_rooms_and_draws_the_code() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        pages = await let_in(screen, server)
        assert pages.asked.host == EVERY
        said = screen.all_text()
        assert doors.spoken(pages.secret("participant")) in said
        assert "Everybody on the same network." in said
        assert "2 pages are open. Nothing yet from" in " ".join(said.split())
        assert "▀" in said, "the QR code"
        await screen.press("down", "enter")
        assert screen.app.clipboard == f"http://192.168.1.20:8642/n/{pages.secret('note-taker')}"
        await screen.press("escape", "f2")
        assert doors.spoken(pages.secret("participant")) in screen.all_text(), "the pages stay when the sheet is closed"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_how_to_leave_is_in_sight_below_the_code(size: tuple[int, int]) -> None:
    house, server = a_served_house()
    server.serve(house.outside.host, Asked(house.session_id))
    async with opened(house, size) as screen:
        await screen.press("f2")
        top = screen.app.screen
        assert isinstance(top, ServeSheet)
        for shown in (top.query_one("#qr"), top.query_one(Hint)):
            assert shown.region
            assert top.region.contains_region(shown.region)


async def test_a_new_code_is_asked_for_twice_and_a_slip_is_forgotten() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        pages = await let_in(screen, server)
        before = pages.secret("participant")
        await choose(screen, "renew-participant", "enter")
        assert "is out. Enter again" in " ".join(screen.all_text().split())
        await screen.press("down", "up")
        assert "Enter again" not in screen.all_text()
        await screen.press("enter", "enter")
        assert pages.secret("participant") != before
        assert doors.spoken(pages.secret("participant")) in screen.all_text()


async def test_a_way_in_is_shut_with_one_question_whose_first_answer_shuts_none() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        pages = await let_in(screen, server)
        link = pages.secret("note-taker")
        await choose(screen, "shut", "enter", "enter")
        assert doors.opens(house.session, "note-taker", link), "None was the first answer"
        await choose(screen, "shut", "enter")
        assert "Whoever is in by it is out" in screen.all_text()
        await screen.press("down", "down", "enter")
        assert not doors.opens(house.session, "note-taker", link)
        assert doors.opens(house.session, "participant", pages.secret("participant"))
        await choose(screen, "note-taker")
        assert "Note-takers: shut" in screen.all_text()
        assert "opens it again" in screen.all_text()
        await choose(screen, "renew-note-taker", "enter", "enter")
        assert doors.opens(house.session, "note-taker", pages.secret("note-taker"))


async def test_a_way_in_is_shut_by_the_mouse_too() -> None:
    house, server = a_served_house()
    server.serve(house.outside.host, Asked(house.session_id))
    async with opened(house) as screen:
        await screen.press("f2")
        for words in ("Shut a way in", "Participants"):
            assert await screen.pilot.click(OptionList, offset=(3, row_of(screen, words)))
            await screen.settled()
        assert house.session.entrance.door("participant") is None
        assert "Participants: shut" in screen.all_text()


def row_of(screen: Screen, words: str) -> int:
    """The row of the list on top that says so."""
    options = screen.app.screen.query_one(OptionList).options
    return next(n for n, option in enumerate(options) if words in str(option.prompt))


async def test_where_all_is_shut_there_is_nothing_left_to_shut() -> None:
    house, server = a_served_house()
    server.serve(house.outside.host, Asked(house.session_id))
    for role in ROLES:
        server.now[house.session_id].shut(role)
    async with opened(house) as screen:
        await screen.press("f2")
        assert [o.id for o in sheet(screen).query_one(OptionList).options if o.id in ("shut", "hide")] == []
        assert screen.all_text().count(": shut") == 3


async def test_a_strip_has_room_for_all_that_is_asked() -> None:
    house, _ = a_served_house()
    async with opened(house, size=(60, 8)) as screen:
        await screen.press("f2", "enter")
        for row, ends in (("hide", "Enter again hides them."), ("stop", "Enter again stops it.")):
            await choose(screen, row, "enter")
            assert ends in " ".join(screen.all_text().split())
        await choose(screen, "shut", "enter")
        assert "A second facilitator" in screen.all_text()


async def test_links_that_were_hidden_are_shown_no_more_and_open_as_before() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        pages = await let_in(screen, server)
        link = pages.secret("note-taker")
        await choose(screen, "hide", "enter")
        assert pages.secret("note-taker") == link, "asked first"
        assert "Enter again hides them" in " ".join(screen.all_text().split())
        await screen.press("enter")
        await choose(screen, "note-taker")
        assert link not in "".join(screen.all_text().split())
        assert "Note-takers: link, shown before" in screen.all_text()
        assert doors.spoken(pages.secret("participant")) in screen.all_text(), "the code is said aloud all the time"
        assert doors.opens(house.session, "note-taker", link)
        assert "hide" not in [o.id for o in sheet(screen).query_one(OptionList).options]


async def test_serving_is_stopped_by_the_sheet_and_ends_nothing() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        await screen.press("f2", "enter", "end", "enter", "enter")
        assert server.now == {}
        assert screen.says("told").startswith("The pages are not served any more.")
        assert house.state == "running"


async def test_an_alert_is_told_once_on_the_running_screen() -> None:
    house, server = a_served_house()
    async with opened(house) as screen:
        await screen.press("f2", "enter", "escape")
        server.now[house.session_id].says = "Somebody may be guessing at the code: 20 wrong tries."
        await screen.settled()
        screen.run.refresh_clock()
        assert "guessing at the code" in screen.says("told")


async def test_what_another_process_that_serves_has_to_say_is_told_here_too() -> None:
    house, _ = a_served_house()
    other = house.other()
    code = doors.open_doors(other, house.session_id)[0].secret
    guesses = Guesses()
    async with opened(house) as screen:
        for _ in range(20):
            guesses.wrong(code)
        guesses.keep(other, house.session_id)
        screen.run.refresh_clock()
        assert "guessing at the code: 20 wrong tries" in screen.says("told")
        await screen.typed("A point")
        screen.run.refresh_clock()
        assert "guessing" not in screen.says("told"), "said once"
        alerts.keep(other, house.session_id, frozenset({"crowded"}))
        screen.run.refresh_clock()
        assert "hold no more connections" in screen.says("told")


async def test_what_cannot_be_served_is_said_and_the_session_goes_on() -> None:
    house, server = a_served_house()
    server.refuses = True
    async with opened(house) as screen:
        await screen.press("f2", "enter")
        assert screen.on_top
        assert "The pages cannot be served." in screen.all_text()


async def test_where_there_is_no_server_the_menu_has_none() -> None:
    house = a_house()
    async with opened(house) as screen:
        assert "let-others-in" not in {c.name for c in screen.run.possible()}


async def test_a_small_window_has_the_rows_and_no_picture() -> None:
    house, _ = a_served_house()
    async with opened(house, size=(60, 16)) as screen:
        await screen.press("f2", "enter")
        assert "▀" not in screen.all_text()
        assert "Participants: code" in screen.all_text()
        assert sheet(screen).query_one(OptionList).has_focus
