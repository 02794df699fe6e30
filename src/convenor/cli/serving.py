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
            cure='In the folder that Convenor came in, .venv/bin/pip install ".[server]" adds it (on Windows:'
            ' .venv\\Scripts\\pip). `convenor sheet` needs no server.',
        )
    from convenor.cli.trouble import report
    from convenor.web.serving import serve as over_the_web

    return over_the_web(host, asked, report)


class ThisServer:
    """`Server` over this process."""

    def __init__(self) -> None:
        self._serving: dict[str, Serving] = {}

    def serving(self, session: str) -> Serving | None:
        return self._serving.get(session)

    def serve(self, host: Host, asked: Asked) -> Serving:
        self.stop(asked.session)
        self._serving[asked.session] = serve(host, asked)
        return self._serving[asked.session]

    def stop(self, session: str) -> None:
        if (serving := self._serving.pop(session, None)) is not None:
            serving.stop()

    def stop_all(self) -> None:
        """Before the record is let go of."""
        for session in list(self._serving):
            self.stop(session)
