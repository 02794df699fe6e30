"""A participant's page: the question, an answer, and what will be done with it. Nothing that identifies."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from convenor.services import page_views, recording
from convenor.services.doors import digest_of
from convenor.services.host import Wish
from convenor.services.noting import LONGEST
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.web import admit, render
from convenor.web.admit import Visitor
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.routes.forms import fields, once

PARTICIPANT = "participant"
"""Under which all answers go, whoever wrote them."""
STALE_FORM = "This page was open for too long. What you wrote is still here; please send it again."


class Answer:
    def __init__(self, hall: Hall, hub: Hub) -> None:
        self._hall, self._hub = hall, hub

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("participant"):
            return render.page(request, self._hall, visitor, "door.html", status=403, said="")
        said = "Kept. Thank you." if request.query_params.get("kept") else ""
        return self._page(request, visitor, said=said)

    async def take(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("participant"):
            return render.page(request, self._hall, visitor, "door.html", status=403, said="")
        sent = await fields(request)
        text = sent.get("text", "")
        if not admit.is_own_form(visitor, sent.get("check")):
            return self._page(request, visitor, trouble=STALE_FORM, text=text[:LONGEST], status=403)
        try:
            if len(text) > LONGEST:
                says = f"That has {len(text):,} characters; {LONGEST:,} is the most."
                raise Problem(says, cure="Shorten it, please.")
            # the visitor's chance keeps two people's like answers apart, and is gone with the digest
            command = f"answer-{digest_of(once(sent.get('nonce', ''), visitor.visit, text))[:32]}"
            await self._hall.run(lambda: self._record(text, command))
        except Problem as problem:
            return self._page(request, visitor, trouble=str(problem), text=text[:LONGEST], status=422)
        self._hub.poke()
        return RedirectResponse("/answer?kept=1", 303)

    def _record(self, text: str, command: str) -> None:
        hall = self._hall
        recording.record(hall.host, hall.session_id, [Line(text)], Wish(PARTICIPANT, command=command), content=text)

    def _page(
        self, request: Request, visitor: Visitor, *, said: str = "", trouble: str = "", text: str = "",
        status: int = 200,
    ) -> Response:
        hall = self._hall
        return render.page(
            request, hall, visitor, "answer.html", status=status, seen=page_views.everyone(hall.session, hall.now()),
            said=said, trouble=trouble, text=text, nonce=hall.host.ids.new(16),
        )
