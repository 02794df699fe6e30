"""Saved chat of a video call, in the forms that it has had: what was said to all, once, and nothing of who said it.

The forms differ by version and by where the chat was saved; a file may even hold several. Each line is therefore
read by itself. Direct messages, reactions and the quoted words of replies are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from convenor.services.gathering import CLOCKS_DIFFER, DAY, Arrived, Heard, as_during, part_at, plain
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import split_lines
from convenor.timing.zones import zone

_TIME = r"(?:(?P<date>\d{4}-\d{2}-\d{2}) )?(?P<h>\d{1,2}):(?P<m>\d{2}):(?P<s>\d{2})"
_ONE_LINE = re.compile(rf"^{_TIME}\s+From\s+(?P<head>.+?):\t(?P<text>.*)$")
_INLINE = re.compile(rf"^{_TIME}(?P<gap>\s+)From(?P<two>\s+)(?P<head>.+?) : ?(?P<text>.*)$")
_OVER = re.compile(rf"^{_TIME}\s+From\s+(?P<head>.+):\s*$")
_CLOUD = re.compile(rf"^{_TIME}\t(?P<head>.+?):\t(?P<text>.*)$")
_DIRECT = re.compile(r"\s*\((?:direct message|privately)\)\s*$", re.IGNORECASE)
_TO_ALL = re.compile(r"^(?:everyone|everybody|all\b|meeting group chat|hosts? and participants)", re.IGNORECASE)
_REPLY = re.compile(r"^Replying to [\"“](?P<quoted>.*?)[\"”]\s*(?:\n(?P<rest>.*))?$", re.DOTALL)
_REACTION = re.compile(
    r"^(?:Reacted to [\"“].*[\"”] with \S.*|Removed an? .+ reaction from [\"“].*[\"”])$", re.DOTALL
)
_LINK = re.compile(r"\b(?:https?://|www\.)\S", re.IGNORECASE)
_CLOUD_NAME = re.compile(r"GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})")
_ROOM_NAME = re.compile(r"(?:room|group)[ _-]?(\d{1,2})(?!\d)", re.IGNORECASE)
_PRONOUNS = re.compile(r"\s*\((?:he|she|they)\b[^()]*\)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class _Message:
    clock: int
    """Seconds from the midnight before the file's first line, or from the start of the recording."""
    day: date | None
    sender: str
    direct: bool
    wall: bool
    body: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A saved chat: its text, its name, and the room that it was saved in, if somebody says which."""

    text: str
    name: str = ""
    room: int | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    clock: int
    sender: str
    text: str
    quoted: str
    at: datetime | None
    rooms: frozenset[int | None]
    wall: bool
    where: str


def is_chat(text: str) -> bool:
    """Whether its first line is the head of a message."""
    first = next((line for line in split_lines(text.removeprefix("﻿")) if line.strip()), "")
    return _header(first) is not None


def from_chats(files: Sequence[ChatFile], session: Session, now: datetime) -> Arrived:
    """What was said to everyone in these chats, each line once however many saved it, in the order of its time.

    Raises Problem for a file without a message.
    """
    said: list[_Said] = []
    direct = reactions = doubles = 0
    for file in files:
        messages = _messages(file.text)
        if not messages:
            raise Problem(f"There is no chat in {file.name or 'what was pasted'}.", cure="Is it the right file?")
        for message in messages:
            body = "\n".join(message.body).strip()
            if message.direct:
                direct += 1
            elif _REACTION.match(body):
                reactions += 1
            elif body:
                said.append(_said(message, body, file, session, now))
    merged: list[_Said] = []
    by_text: dict[tuple[str, str, bool], list[int]] = {}
    for one in sorted(said, key=lambda s: s.clock):
        if not one.text:
            continue
        near = by_text.setdefault((plain(one.sender), plain(one.text), one.wall), [])
        same = next((i for i in near if abs(merged[i].clock - one.clock) <= CLOCKS_DIFFER), None)
        if same is None:
            near.append(len(merged))
            merged.append(one)
        else:
            doubles += 1
            merged[same] = replace(merged[same], rooms=merged[same].rooms | one.rooms)
    return Arrived(tuple(_heard(merged, session)), direct=direct, reactions=reactions, doubles=doubles)


def room_in_name(name: str) -> int | None:
    """The room that a file is named after: "chat room 3.txt"."""
    found = _ROOM_NAME.search(name)
    return int(found[1]) if found and 1 <= int(found[1]) <= 99 else None


def _messages(text: str) -> list[_Message]:
    found: list[_Message] = []
    days, before = 0, -1
    for line in split_lines(text.removeprefix("﻿")):
        message = None if line[:1] == "\t" else _header(line)  # a body may look like a head; its tab tells
        if message is None:
            if found:
                found[-1].body.append(line.removeprefix("\t").rstrip())
            continue
        if message.wall:
            if before - message.clock > DAY // 2:
                days += 1  # past midnight
            before = message.clock
            message.clock += days * DAY
        found.append(message)
    return found


def _header(line: str) -> _Message | None:
    """The message that a line begins, with what stands of it on the same line."""
    one = _ONE_LINE.match(line)
    if one:
        return _from(one, one["text"], recipient=True)
    inline = _INLINE.match(line)
    over = _OVER.match(line)
    if inline and ("\t" in inline["gap"] or not over):
        return _from(inline, inline["text"], recipient=False)
    if over:
        return _from(over, None, recipient=True)
    cloud = _CLOUD.match(line)
    if cloud:
        return _Message(_seconds(cloud), _day(cloud), cloud["head"].strip(), False, False, [cloud["text"]])
    return None


def _from(found: re.Match[str], text: str | None, *, recipient: bool) -> _Message:
    sender, direct = _parties(found["head"], recipient=recipient)
    return _Message(_seconds(found), _day(found), sender, direct, True, [] if text is None else [text])


def _parties(head: str, *, recipient: bool) -> tuple[str, bool]:
    """Who sent it, and whether it went to somebody directly.

    Names may have “ to ” in them, so the last one counts; and where a form names no recipient, only one that is
    set off by two spaces, that is marked as private, or that is everyone.
    """
    private = bool(_DIRECT.search(head))
    wide = list(re.finditer(r"\s{2,}to\s+", head, re.IGNORECASE))
    narrow = list(re.finditer(r"\s+to\s+", head, re.IGNORECASE))
    for split in (wide[-1:], narrow[-1:]):
        if not split:
            continue
        sender, to = head[: split[0].start()].strip(), head[split[0].end():].strip()
        all_ = bool(_TO_ALL.match(to))
        if private or all_ or recipient or split == wide[-1:]:
            return sender, private or not all_
    return head.strip(), private


def _said(message: _Message, body: str, file: ChatFile, session: Session, now: datetime) -> _Said:
    reply = _REPLY.match(body)
    quoted = reply["quoted"] if reply else ""
    text = (reply["rest"] or "").strip() if reply else body
    began = _recording_began(file.name)
    clock, wall = message.clock, message.wall
    tz = zone(session.plan.timezone)
    at: datetime | None = None
    if not wall and began is not None:
        at = began + timedelta(seconds=clock)
        local = at.astimezone(tz)
        clock, wall = local.hour * 3600 + local.minute * 60 + local.second, True
    elif wall:
        first = message.day or (session.started_at.astimezone(tz).date() if session.started_at else None)
        if first is not None:
            midnight = datetime.combine(first, time(), tz)
            at = (midnight + timedelta(seconds=clock % DAY if message.day else clock)).astimezone(UTC)
    room = file.room if file.room is not None else room_in_name(file.name)
    return _Said(
        clock, message.sender, text, quoted, as_during(session, at, now), frozenset({room}), wall, file.name
    )


def _heard(merged: Iterable[_Said], session: Session) -> list[Heard]:
    heard: list[Heard] = []
    for n, one in enumerate(merged):
        # what several rooms' files hold was said to all of them
        room = next(iter(one.rooms)) if len(one.rooms) == 1 else None
        if room is not None and one.at is not None:
            part = part_at(session, one.at)
            room = room if part is None or part.mode == "breakout" else None
        line = Line(
            one.text,
            kind="resource" if _LINK.search(one.text) else "point",
            said_by=_speaker(one.sender, session),
            room=room,
            consent="note",
        )
        under = _answered(one.quoted, heard) if one.quoted else ""
        heard.append(Heard(line, f"chat {n}", "chat" if one.wall else "recording", one.clock % DAY if one.wall
                           else one.clock, one.at, under, "chat", one.where))
    return heard


def _answered(quoted: str, heard: Sequence[Heard]) -> str:
    """The newest line that begins with these words, which may be cut short."""
    start = plain(re.sub(r"(?:\.\.\.|…)\s*$", "", quoted))
    if not start:
        return ""
    return next((h.name for h in reversed(heard) if plain(h.line.text).startswith(start) and not h.under), "")


def _speaker(sender: str, session: Session) -> str:
    """The invited person of exactly that name; nobody else's name goes into the record."""
    name = plain(_PRONOUNS.sub("", sender))
    aliases = {plain(n): plain(p.name) for p in session.roster for n in p.also}
    names = {name, aliases.get(name, name)}
    return next((i.person.name for i in session.plan.invited if plain(i.person.name) in names), "")


def _recording_began(name: str) -> datetime | None:
    found = _CLOUD_NAME.search(name)
    if not found:
        return None
    try:
        return datetime(*(int(part) for part in found.groups()), tzinfo=UTC)  # type: ignore[arg-type,misc]  # six numbers
    except ValueError:
        return None


def _seconds(found: re.Match[str]) -> int:
    return int(found["h"]) * 3600 + int(found["m"]) * 60 + int(found["s"])


def _day(found: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(found["date"]) if found["date"] else None
    except ValueError:
        return None
