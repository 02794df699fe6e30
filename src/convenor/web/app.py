"""The pages of one session, put together."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from convenor.web import admit, render
from convenor.web.guard import Guard
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.routes.answer import Answer
from convenor.web.routes.desk import Desk
from convenor.web.routes.door import Door
from convenor.web.routes.live import Live
from convenor.web.routes.notes import Notes
from convenor.web.routes.page import Page
from convenor.web.routes.screen import Screen

WENT_WRONG = "Something went wrong with this page. What says Kept is kept; please load it again."


def make_app(hall: Hall, hub: Hub) -> Starlette:
    """All addresses. What is not among them is not there, whatever its path looks like."""
    door, screen, answer, page = Door(hall), Screen(hall), Answer(hall, hub), Page(hall)
    notes, desk, live = Notes(hall, hub), Desk(hall, hub), Live(hall, hub)

    async def file(request: Request) -> Response:
        found = render.file_of(request.path_params["name"])
        return found or PlainTextResponse("There is no such file.", 404)

    async def not_there(request: Request, trouble: Exception) -> Response:
        status = trouble.status_code if isinstance(trouble, HTTPException) else 404
        said = "There is no such page." if status == 404 else "That cannot be done here."
        return render.page(request, hall, admit.visitor(request, hall), "door.html", status=status, said=said)

    async def unforeseen(request: Request, trouble: Exception) -> Response:
        hall.went_wrong(trouble)
        return PlainTextResponse(WENT_WRONG, 500, {"connection": "close"})

    @contextlib.asynccontextmanager
    async def while_served(app: Starlette) -> AsyncIterator[None]:
        hub.start()
        yield
        await hub.stop()
        hall.close()

    return Starlette(
        routes=[
            Route("/", door.show, methods=["GET"]),
            Route("/", door.take_code, methods=["POST"]),
            Route("/j/{secret}", door.by_code, methods=["GET"]),
            Route("/n/{secret}", door.by_link("note-taker", "/notes"), methods=["GET"]),
            Route("/f/{secret}", door.by_link("facilitator", "/desk"), methods=["GET"]),
            Route("/screen", screen.show, methods=["GET"]),
            Route("/answer", answer.show, methods=["GET"]),
            Route("/answer", answer.take, methods=["POST"]),
            Route("/page", page.show, methods=["GET"]),
            Route("/page", page.take, methods=["POST"]),
            Route("/page/back", page.take_back, methods=["POST"]),
            Route("/notes", notes.show, methods=["GET"]),
            Route("/notes", notes.take, methods=["POST"]),
            Route("/notes/acts", notes.acts, methods=["POST"]),
            Route("/notes/line/{act}", notes.line, methods=["GET"]),
            Route("/sit", notes.sit, methods=["POST"]),
            Route("/desk", desk.show, methods=["GET"]),
            Route("/desk", desk.take, methods=["POST"]),
            Route("/live/everyone", live.everyone, methods=["GET"]),
            Route("/live/notes", live.notes, methods=["GET"]),
            Route("/live/desk", live.desk, methods=["GET"]),
            Route("/files/{name}", file, methods=["GET"]),
        ],
        exception_handlers={404: not_there, 405: not_there, 400: not_there, Exception: unforeseen},
        middleware=[Middleware(Guard, hall=hall)],
        lifespan=while_served,
    )
