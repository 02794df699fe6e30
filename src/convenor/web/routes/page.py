"""Handing in a page and taking it back, by a participant's browser. Three words are all that leads to it afterwards."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from convenor.services import handing_in, page_views
from convenor.services.handing_in import PAGE_ID, Ticket
from convenor.services.noting import LONGEST
from convenor.services.receipts import HOW_MANY, plain
from convenor.session.ids import ALPHABET
from convenor.session.problem import Problem
from convenor.web import admit, render
from convenor.web.admit import Visitor
from convenor.web.hall import Hall
from convenor.web.routes.answer import STALE_FORM
from convenor.web.routes.forms import fields

_TICKET = re.compile(f"[{ALPHABET}]{{{PAGE_ID}}}")
_LONGEST_WORDS = 100


class Page:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def show(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("participant"):
            return self._out(request, visitor)
        return self._page(request, visitor)

    async def take(self, request: Request) -> Response:
        """Hand it in. The answer is the page with the words, and no address that a browser remembers."""
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("participant"):
            return self._out(request, visitor)
        sent = await fields(request)
        text, strand = sent.get("text", ""), sent.get("strand", "")
        ticket = Ticket(sent.get("page", ""), " ".join(plain(sent.get("words", "")[:_LONGEST_WORDS])))
        if not admit.is_own_form(visitor, sent.get("check")):
            return self._page(request, visitor, trouble=STALE_FORM, text=text[:LONGEST], strand=strand, status=403)
        try:
            if len(text) > LONGEST:
                raise Problem(f"That has {len(text):,} characters; {LONGEST:,} is the most.", cure="Hand in two pages.")
            if not _TICKET.fullmatch(ticket.page) or len(ticket.words.split()) != HOW_MANY:
                raise Problem("This was not sent by a page of Convenor’s.", cure="Load the page again.")
            words = await self._hall.run_slowly(lambda: self._hand_in(text, strand, ticket))
        except Problem as problem:
            return self._page(request, visitor, trouble=str(problem), text=text[:LONGEST], strand=strand, status=422)
        return self._page(request, visitor, words=words)

    async def take_back(self, request: Request) -> Response:
        visitor = admit.visitor(request, self._hall)
        if not visitor.may("participant"):
            return self._out(request, visitor)
        sent = await fields(request)
        words = sent.get("words", "")[:_LONGEST_WORDS]
        if not admit.is_own_form(visitor, sent.get("check")):
            return self._page(request, visitor, trouble=STALE_FORM, status=403)
        hall = self._hall
        try:
            await hall.run_slowly(lambda: handing_in.take_back(hall.host, hall.session_id, words))
        except Problem as problem:
            return self._page(request, visitor, trouble=str(problem), status=422)
        return self._page(request, visitor, said="Taken back. Your page is gone from the record for good.")

    def _hand_in(self, text: str, strand: str, ticket: Ticket) -> str:
        on = self._hall.session.now_on
        part = on.id if on is not None and handing_in.asks(on) else ""
        return handing_in.hand_in(
            self._hall.host, self._hall.session_id, text, strand, part=part, with_ticket=ticket
        )

    def _out(self, request: Request, visitor: Visitor) -> Response:
        return render.page(request, self._hall, visitor, "door.html", status=403, said="")

    def _page(
        self, request: Request, visitor: Visitor, *, words: str = "", said: str = "", trouble: str = "", text: str = "",
        strand: str = "", status: int = 200,
    ) -> Response:
        hall = self._hall
        return render.page(
            request, hall, visitor, "page.html", status=status, seen=page_views.everyone(hall.session, hall.now()),
            words=words, keep_them=handing_in.KEEP_THEM, said=said, trouble=trouble, text=text, strand=strand,
            strands=handing_in.ABOUT, ticket=handing_in.ticket(hall.host),
        )
