"""Pages from their templates, every value escaped, and the files that stand beside them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from convenor.session.text import shown
from convenor.web import admit
from convenor.web.admit import Visitor
from convenor.web.hall import Hall

FILES = {
    "style.css": (("convenor.services", "noting.css"), ("convenor.web", "pages/style.css")),
    "live.js": (("convenor.web", "pages/live.js"),),
    "notes.js": (("convenor.web", "pages/notes.js"),),
    "outbox.js": (("convenor.web", "pages/outbox.js"),),
    "answer.js": (("convenor.web", "pages/answer.js"),),
    "shortline.js": (("convenor.services", "shortline.js"),),
}
"""What each file is put together from: package and path."""
KINDS = {"css": "text/css", "js": "text/javascript"}


def page(
    request: Request, hall: Hall, visitor: Visitor, name: str, *, status: int = 200, **values: Any
) -> HTMLResponse:
    """A page for this visitor; their browser gets what its forms need."""
    response = HTMLResponse("", status_code=status)
    visitor = admit.visiting(response, hall, visitor)
    html = _templates().get_template(name).render(
        session=hall.session, visitor=visitor, check=visitor.check, secure=hall.secure, **values
    )
    response.body = html.encode("utf-8", "replace")
    response.headers["content-length"] = str(len(response.body))
    return response


def file_of(name: str) -> Response | None:
    """A file that the pages need; None when there is none of that name."""
    if name not in FILES:
        return None
    return Response(_text(name), media_type=KINDS[name.rpartition(".")[2]], headers={"cache-control": "no-cache"})


@cache
def _text(name: str) -> str:
    return "".join(files(package).joinpath(path).read_text(encoding="utf-8") for package, path in FILES[name])


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("convenor.web", "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = shown
    found.filters["data"] = _data
    return found


def _data(value: Any) -> Markup:
    """Values for a script, which no title can end: JSON inside an element that is not run."""
    return Markup(json.dumps(value, ensure_ascii=True).replace("<", "\\u003c").replace("&", "\\u0026"))
