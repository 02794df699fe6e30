"""The messages' part of the fold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from convenor.session.event import Entry, Words
from convenor.session.event_rooms import MessageErased, MessageEvent, MessageSent
from convenor.session.messages import Message


class MessagesState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._now: dict[str, Message] = {}

    def apply(self, entry: Entry, event: MessageEvent, words: Mapping[str, Words]) -> None:
        match event:
            case MessageSent():
                if event.message in self._now:
                    return
                row = words.get(event.words)
                self._now[event.message] = Message(
                    event.message, row.text if row else "", entry.effective_at, entry.actor, event.segment, event.room,
                    erased=row is None,
                )
            case MessageErased():
                if event.message in self._now:
                    self._now[event.message] = replace(self._now[event.message], text="", erased=True)

    def freeze(self) -> tuple[Message, ...]:
        return tuple(self._now.values())
