"""A write-up desk for tests: a session that is over, written up in the real house style."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from convenor.cli.came_back import read_came
from convenor.cli.replies import read_reply
from convenor.exchange.mail import to_mail
from convenor.exchange.text import to_text
from convenor.services import recording, running
from convenor.services.digesting import day_digest
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.publishing import state_words
from convenor.services.recording import Line
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from convenor.writeup.returned import Came
from convenor.writeup.style import Style
from tests.support.faces import an_outside, plan_one
from tests.support.styles import house

SAID = (
    Line("The queue is where people are made to feel poor", kind="quote", said_by="Ada Pell", segment="speakers"),
    Line("nobody asked the night-shift workers when they eat", segment="rooms", room=1),
    Line("Rotas fail when one person holds the list", segment="rooms", room=1),
    Line("Nobody has asked the night-shift workers when they eat.", segment="rooms", room=2),
    Line("Hygiene rules are read as a ban, but what they ask for is modest:", segment="rooms", room=2),
    Line("a certificate that takes one afternoon", segment="rooms", room=2, under="above"),
    Line("Not everybody wants to be cooked for", kind="objection", segment="rooms", room=3),
    Line("One family was turned away; do not write where.", segment="rooms", room=3, consent="us"),
)


class HouseWriter:
    """Writes notes in the bundled house style."""

    def style(self) -> Style:
        return house()

    def document(self, session: Session, profile: Profile | None = None) -> Document:
        return replace(compose(session, house(), profile), banner=state_words(session, compose(session, house())))

    def digest(self, session: Session) -> str:
        return to_mail(day_digest(session, house()))

    def text(self, session: Session, profile: Profile | None = None, *, final: bool = False) -> str:
        return to_text(self.document(session, profile), banner=not final)

    def save(self, session: Session, path: Path, profile: Profile | None = None, *, final: bool = False) -> None:
        path.write_text(self.text(session, profile, final=final), encoding="utf-8")

    def read_back(self, path: Path) -> tuple[Came, ...]:
        return read_came(path)

    def read_reply(self, path: Path) -> str:
        return read_reply(str(path))


def a_desk(*said: Line, over: bool = True) -> tuple[Outside, str]:
    """A home with one session in it, its notes taken by Mina, and the session's id."""
    outside = replace(an_outside(), writer=HouseWriter())
    session = plan_one(outside, "Who cooks?")
    if over:
        running.start(outside.host, session)
    for line in said or SAID:
        recording.record(outside.host, session, [line], Wish(actor="Mina"))
    if over:
        running.end(outside.host, session)
    return outside, session


def rows(screen: DeskScreen, half: str) -> list[str]:
    """The rows of the tray or of the note, with what stands before them."""
    found = screen.tray_list if half == "tray" else screen.note_list
    return [f"{row.head.strip()} {'  ' * (row.indent // 2)}{row.text}".strip() for row in found.rows]


def desk_of(app: ConvenorApp) -> DeskScreen:
    assert isinstance(app.screen, DeskScreen)
    return app.screen


async def behind_it(app: ConvenorApp, pilot: Pilot[None]) -> None:
    """Let the desk under the sheets show what they did, which it else does at its next look."""
    await pilot.pause()
    for screen in app.screen_stack:
        if isinstance(screen, DeskScreen):
            screen.look_again()
    await pilot.pause()
