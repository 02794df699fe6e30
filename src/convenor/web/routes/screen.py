"""The big screen: what `convenor show` shows, for anybody who was let in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from convenor.services import page_views
from convenor.services.views import Plain
from convenor.web import admit, render
from convenor.web.hall import Hall


class Screen:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.roles:
            return render.page(request, self._hall, visitor, "door.html", status=403, said="")
        return render.page(request, self._hall, visitor, "screen.html", seen=self.seen())

    def seen(self) -> Plain:
        return page_views.everyone(self._hall.session, self._hall.now())
