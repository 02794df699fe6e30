"""The note-taker's page: a form for browsers without scripts, and the same acts from the outbox of those with them."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from convenor.services import doors, page_views
from convenor.services.noting import Desk, act_of
from convenor.services.shortline import HINT
from convenor.session.problem import Problem
from convenor.web import admit, render
from convenor.web.admit import Visitor
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.routes.answer import STALE_FORM
from convenor.web.routes.forms import fields, number, once

MOST_ACTS = 100
"""Acts in one sending from an outbox."""
DONE = {
    "note": "Kept.", "edit": "Changed, and kept.", "take-back": "Taken back. It can be restored.",
    "restore": "Restored.", "strike": "Struck. Its words are gone for good.", "move": "Moved.",
}
_FIELDS = ("do", "line", "text", "segment", "room", "kind", "said_by", "consent")
NOT_YOURS = "That line is not one of yours, or was struck."
NO_LINK = "Your link opens no more. Ask the facilitator for the new one; what waits on this device stays here."


class Notes:
    def __init__(self, hall: Hall, hub: Hub) -> None:
        self._hall, self._hub = hall, hub

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("note-taker"):
            return self._out(request, visitor)
        if not visitor.name:
            return render.page(request, self._hall, visitor, "sit.html", trouble="", wanted="")
        room = number(request.query_params.get("room", ""))
        return self._page(request, visitor, room, said=DONE.get(request.query_params.get("done", ""), ""))

    async def sit(self, request: Request) -> Response:
        """Sit down: the device gets a key of its own, by which it knows its lines again."""
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("note-taker"):
            return self._out(request, visitor)
        sent = await fields(request)
        name = sent.get("name", "")[:200]
        if not admit.is_own_form(visitor, sent.get("check")):
            return render.page(request, self._hall, visitor, "sit.html", status=403, trouble=STALE_FORM, wanted=name)
        hall = self._hall
        key = visitor.seat_key if visitor.name else hall.host.ids.new(doors.TOKEN_LETTERS)
        try:
            await hall.run(lambda: doors.sit_down(hall.host, hall.session_id, key, name))
        except Problem as problem:
            return render.page(request, hall, visitor, "sit.html", status=422, trouble=str(problem), wanted=name)
        await hall.run(hall.look)
        response = RedirectResponse("/notes", 303)
        admit.seat(response, hall, key)
        return response

    async def take(self, request: Request) -> Response:
        """An act from a form."""
        visitor = admit.visitor(request, self._hall)
        if not (visitor.may("note-taker") and visitor.name):
            return self._out(request, visitor)
        sent = await fields(request)
        room = number(sent.get("room", ""))
        if not admit.is_own_form(visitor, sent.get("check")):
            return self._page(request, visitor, room, trouble=STALE_FORM, sent=sent, status=403)
        content = [sent.get(field, "") for field in _FIELDS]
        try:
            act, _ = act_of({**sent, "id": once(sent.get("nonce", ""), *content), "room": room, "waited": 0})
            await self._hall.run(lambda: self._desk(visitor).do(act))
            await self._hall.run(self._hall.look)
        except Problem as problem:
            return self._page(request, visitor, room, trouble=str(problem), sent=sent, status=422)
        self._hub.poke()
        return RedirectResponse(f"/notes?{'' if room is None else f'room={room}&'}done={act.do}", 303)

    async def acts(self, request: Request) -> Response:
        """What an outbox sends: each act is answered on its own, in its order, once it is on disk."""
        visitor = admit.visitor(request, self._hall)
        if not (visitor.may("note-taker") and visitor.name):
            return JSONResponse({"trouble": NO_LINK}, 403)
        # a form of another site cannot send this kind without asking first, nor know the check
        if request.headers.get("content-type", "").partition(";")[0] != "application/json" or not admit.is_own_form(
            visitor, request.headers.get("x-check")
        ):
            return JSONResponse({"trouble": STALE_FORM}, 403)
        try:
            sent = json.loads(await request.body())
            acts = sent["acts"]
            if not isinstance(acts, list) or len(acts) > MOST_ACTS or not all(isinstance(a, dict) for a in acts):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            return JSONResponse({"trouble": "This was not sent by a page of Convenor’s."}, 422)
        answers = [await self._hall.run(partial(self._answer, visitor, one)) for one in acts]
        self._hub.poke()
        return JSONResponse({"answers": answers})

    async def line(self, request: Request) -> Response:
        """One of one's own lines, to change, take back or strike without scripts."""
        visitor = admit.visitor(request, self._hall)
        if not (visitor.may("note-taker") and visitor.name):
            return self._out(request, visitor)
        hall = self._hall
        act = request.path_params["act"]
        command = doors.digest_of(visitor.seat_key)[:16] + "-" + act
        session = await hall.run(hall.look)
        note = session.contribution(await hall.run(lambda: hall.origins.note_of(hall.session_id, command)))
        if note is None or note.erased:
            return self._page(request, visitor, None, trouble=NOT_YOURS, status=404)
        shown = page_views.line_of(hall.session, note, command, hangs=note.id in hall.session.hanging())
        return render.page(
            request, hall, visitor, "line.html", line=shown, act=act,
            taken_back=note.taken_back, nonce=hall.host.ids.new(16), kinds=KINDS_IN_WORDS, consents=CONSENTS_IN_WORDS,
        )

    def _answer(self, visitor: Visitor, sent: dict[str, Any]) -> dict[str, Any]:
        act_id = sent.get("id") if isinstance(sent.get("id"), str) else ""
        try:
            act, waited = act_of(sent)
            self._desk(visitor).do(act, waited)
        except Problem as problem:
            return {"id": act_id, "refused": str(problem)}
        return {"id": act_id, "kept": True}

    def _desk(self, visitor: Visitor) -> Desk:
        hall = self._hall
        return Desk(hall.host, hall.origins, hall.session_id, visitor.seat_key, visitor.name)

    def _out(self, request: Request, visitor: Visitor) -> Response:
        return render.page(request, self._hall, visitor, "door.html", status=403, said="")

    def _page(
        self, request: Request, visitor: Visitor, room: int | None, *, said: str = "", trouble: str = "",
        sent: dict[str, str] | None = None, status: int = 200,
    ) -> Response:
        hall = self._hall
        seen = page_views.note_taker(hall.session, hall.now(), room, hall.commands())
        plan = {
            **page_views.plan_of(hall.session.plan), "session": hall.session_id, "me": visitor.name,
            "seat": doors.digest_of(visitor.seat_key)[:8],
        }
        return render.page(
            request, hall, visitor, "notes.html", status=status, seen=seen, said=said, trouble=trouble,
            sent=sent or {}, nonce=hall.host.ids.new(16), plan=plan, hint=HINT, kinds=KINDS_IN_WORDS,
            consents=CONSENTS_IN_WORDS, names=[p["name"] for p in plan["people"]],
        )


KINDS_IN_WORDS = {
    "point": "Point", "quote": "Quote", "question": "Question", "story": "Story", "example": "Example",
    "idea": "Idea", "action": "Action", "objection": "Objection", "resource": "Resource", "word": "Word",
    "reflection": "Reflection",
}
CONSENTS_IN_WORDS = {
    "note": "In the note, without a name", "named": "In the note, with the name", "us": "For us only",
}
