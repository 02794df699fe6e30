"""What was noted elsewhere, told apart by how it begins: sheets, saved chat, pasted lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from convenor.exchange.chat import ChatFile, from_chats, is_chat
from convenor.services import gathering, pasting
from convenor.services.gathering import Arrived
from convenor.session.problem import Place, Problem
from convenor.session.session import Session


def arrived(texts: Sequence[tuple[str, str]], session: Session, now: datetime, room: int | None = None) -> Arrived:
    """The lines of these texts, each with the name by which problems call it. `room`: for lines that name none."""
    found: list[Arrived] = []
    chats: list[ChatFile] = []
    for name, text in texts:
        if not text.strip():
            raise Problem("There is nothing in it.", where=Place(name))
        if pasting.is_sheet(text):
            found.append(pasting.from_sheet(text, session, now, name))
        elif is_chat(text):
            chats.append(ChatFile(text, name, room))
        else:
            found.append(pasting.from_block(text, session, room, name))
    if chats:
        found.append(from_chats(chats, session, now))
    return gathering.joined(found)
