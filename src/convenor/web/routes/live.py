"""What is new, to pages that listen; a page that cannot asks for it once and again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from convenor.services import page_views
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
        return self._answer(request, "everyone", lambda: page_views.everyone(self._hall.session, self._hall.now()))

    async def notes(self, request: Request) -> Response:
        if not admit.visitor(request, self._hall).may("note-taker"):
            return _out()
        room = number(request.query_params.get("room", ""))
        return self._answer(request, ("notes", room), lambda: page_views.note_taker(
            self._hall.session, self._hall.now(), room, self._hall.commands()
        ))

    async def desk(self, request: Request) -> Response:
        if not admit.visitor(request, self._hall).may("facilitator"):
            return _out()
        return self._answer(request, "desk", lambda: {
            **page_views.facilitator(self._hall.session, self._hall.now()), "alert": self._hall.alert()
        })

    def _answer(self, request: Request, key: object, draw: Draw) -> Response:
        if request.query_params.get("once"):
            return Response(self._hub.draw(key, draw), media_type="application/json")
        return StreamingResponse(
            self._hub.listen(key, draw), media_type="text/event-stream", headers={"x-accel-buffering": "no"}
        )


def _out() -> Response:
    return PlainTextResponse("Your code or link opens no more. Ask the facilitator for the new one.", 403)
