"""What is new, to pages that listen; a page that cannot asks for it once and again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from convenor.services import page_views
from convenor.session.doors import ROLES, Role
from convenor.web import admit
from convenor.web.hall import Hall
from convenor.web.hub import Draw, Hub
from convenor.web.routes.forms import number


class Live:
    def __init__(self, hall: Hall, hub: Hub) -> None:
        self._hall, self._hub = hall, hub

    async def everyone(self, request: Request) -> Response:
        if not admit.visitor(request, self._hall).roles:
            return _out()
        return self._answer(request, ROLES, "all", lambda: page_views.everyone(self._hall.session, self._hall.now()))

    async def notes(self, request: Request) -> Response:
        if not admit.visitor(request, self._hall).may("note-taker"):
            return _out()
        room = number(request.query_params.get("room", ""))
        return self._answer(request, ("note-taker",), ("notes", room), lambda: page_views.note_taker(
            self._hall.session, self._hall.now(), room, self._hall.commands()
        ))

    async def desk(self, request: Request) -> Response:
        if not admit.visitor(request, self._hall).may("facilitator"):
            return _out()
        return self._answer(request, ("facilitator",), "desk", lambda: {
            **page_views.facilitator(self._hall.session, self._hall.now()), "alert": self._hall.alert()
        })

    def _answer(self, request: Request, roles: tuple[Role, ...], key: object, draw: Draw) -> Response:
        if request.query_params.get("once"):
            return Response(self._hub.draw(key, draw), media_type="application/json")
        held = self._hall.session.entrance.keys

        def may() -> bool:
            """Whoever was shut out meanwhile is told nothing more, also on a line that was open before."""
            nonlocal held
            before, held = held, self._hall.session.entrance.keys
            return held == before or not admit.visitor(request, self._hall).roles.isdisjoint(roles)

        return StreamingResponse(
            self._hub.listen(key, draw, may), media_type="text/event-stream", headers={"x-accel-buffering": "no"}
        )


def _out() -> Response:
    return PlainTextResponse("Your code or link opens no more. Ask the facilitator for the new one.", 403)
