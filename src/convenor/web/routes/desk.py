"""The facilitator's page for a telephone: start, next, add minutes, hold, message. The spare wheel."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from convenor.services import calling, holding, messages, page_views, running
from convenor.services.host import FACILITATOR, Wish
from convenor.session.problem import Problem
from convenor.web import admit, render
from convenor.web.admit import Visitor
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.routes.answer import STALE_FORM
from convenor.web.routes.forms import fields, number, once

DONE = {
    "start": "Started.", "next": "Gone on.", "add": "Minutes added.", "message": "Sent.",
    "call": "Everybody is called back.", "end": "Ended. Everything is kept.",
    "hold": "The room is held.", "erase": "Gone for good.",
}


class Desk:
    def __init__(self, hall: Hall, hub: Hub) -> None:
        self._hall, self._hub = hall, hub

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("facilitator"):
            return render.page(request, self._hall, visitor, "door.html", status=403, said="")
        done = request.query_params.get("done", "")
        if done == "go-on":
            return self._page(request, visitor, said=holding.went_on_words(self._hall.session, self._hall.now()))
        return self._page(request, visitor, said=DONE.get(done, ""))

    async def take(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("facilitator"):
            return render.page(request, self._hall, visitor, "door.html", status=403, said="")
        sent = await fields(request)
        do = sent.get("do", "")
        text = sent.get("text", "")
        if not admit.is_own_form(visitor, sent.get("check")):
            return self._page(request, visitor, trouble=STALE_FORM, text=text[: messages.LONGEST], status=403)
        act = self._acts(sent).get(do)
        if act is None:
            return self._page(request, visitor, trouble="This page does not do that.", status=422)
        try:
            await self._hall.run(act)
        except Problem as problem:
            self._hub.poke()
            return self._page(request, visitor, trouble=str(problem), text=text[: messages.LONGEST], status=409)
        self._hub.poke()
        await self._hall.run(self._hall.look)
        return RedirectResponse(f"/desk?done={do}", 303)

    def _acts(self, sent: dict[str, str]) -> dict[str, Callable[[], object]]:
        host, session_id, seen = self._hall.host, self._hall.session_id, sent.get("seen") or None
        do, text, room = sent.get("do", ""), sent.get("text", ""), number(sent.get("room", ""))
        minutes, lines = number(sent.get("minutes", "")) or 0, sent.get("lines", "")
        # a button pressed twice on a slow line is one press
        once_only = once(sent.get("nonce", ""), do, text, str(minutes), str(room), seen or "", lines)
        wish = Wish(FACILITATOR, command=f"desk-{once_only}")
        return {
            "start": lambda: running.start(host, session_id, wish=wish),
            "next": lambda: running.next_part(host, session_id, seen=seen, wish=wish),
            "add": lambda: running.add(host, session_id, minutes, seen=seen, wish=wish),
            "call": lambda: calling.call_back(host, session_id, minutes, seen=seen, wish=wish),
            "hold": lambda: holding.hold(host, session_id, True, wish),
            "go-on": lambda: holding.hold(host, session_id, False, wish),
            "erase": lambda: holding.not_noted(host, session_id, lines.split(), wish),
            "message": lambda: messages.send(host, session_id, text, room, wish),
            "end": lambda: running.end(host, session_id, seen=seen, wish=wish),
        }

    def _page(
        self, request: Request, visitor: Visitor, *, said: str = "", trouble: str = "", text: str = "",
        status: int = 200,
    ) -> Response:
        hall = self._hall
        seen = page_views.facilitator(hall.session, hall.now())
        rooms = page_views.note_taker(hall.session, hall.now(), None, {})["rooms"]
        return render.page(
            request, hall, visitor, "desk.html", status=status, seen={**seen, "alert": hall.alert()}, said=said,
            trouble=trouble, text=text, nonce=hall.host.ids.new(16), open_rooms=rooms,
            held=holding.held(hall.session), stop_typing=holding.STOP_TYPING,
            just_noted=holding.just_noted(hall.session),
        )
