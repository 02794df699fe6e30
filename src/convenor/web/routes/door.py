"""The door: a code that was said aloud, or a link."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from convenor.services import doors
from convenor.session.doors import Role
from convenor.web import admit, render
from convenor.web.hall import Hall
from convenor.web.routes.forms import fields

WRONG = "That is not the code of this session. Look at it again, or ask the facilitator."
SHUT = "Too many wrong codes were tried, so the code opens for nobody just now. Ask the facilitator for a new one."
NOBODY = "Nobody can come in by a code just now. Ask the facilitator."
OLD_LINK = "This link opens no more. Ask the facilitator for the new one."


class Door:
    """Lets people in, as what their code or link says and nothing more."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        return render.page(request, self._hall, visitor, "door.html", said="")

    async def take_code(self, request: Request) -> Response:
        return await self._by_code(request, (await fields(request)).get("code", ""))

    async def by_code(self, request: Request) -> Response:
        return await self._by_code(request, request.path_params["secret"])

    def by_link(self, role: Role, leads_to: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            secret = request.path_params["secret"][:100]
            if not doors.opens(self._hall.session, role, secret):
                return self._refused(request, OLD_LINK)
            response = RedirectResponse(leads_to, 303)
            admit.let_in(response, self._hall, role, secret)
            return response

        return answer

    async def _by_code(self, request: Request, typed: str) -> Response:
        hall = self._hall
        if admit.visitor(request, hall).may("participant"):
            return RedirectResponse("/answer", 303)
        if not hall.code():
            return self._refused(request, NOBODY)
        if not await admit.try_code(hall, typed[:100]):
            return self._refused(request, SHUT if hall.guesses.spent(hall.session.entrance) else WRONG)
        response = RedirectResponse("/answer", 303)
        admit.let_in(response, hall, "participant", typed)
        return response

    def _refused(self, request: Request, said: str) -> Response:
        visitor = admit.visitor(request, self._hall)
        return render.page(request, self._hall, visitor, "door.html", status=403, said=said)
