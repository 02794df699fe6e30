"""Fills the port by which a screen or a command lets others in by their browsers."""

from __future__ import annotations

from importlib.util import find_spec

from convenor.services.host import Host
from convenor.services.serving import Asked, Serving
from convenor.session.problem import Problem

NEEDED = ("starlette", "uvicorn", "python_multipart", "segno")


def serve(host: Host, asked: Asked) -> Serving:
    """Serve a session's pages from this process. Raises Problem when that cannot be."""
    if any(find_spec(name) is None for name in NEEDED):
        raise Problem(
            "This Convenor was put in without what serves pages to others.",
            cure="pip install 'convenor[server]' adds it. `convenor sheet` needs no server.",
        )
    from convenor.web.serving import serve as over_the_web

    return over_the_web(host, asked)
