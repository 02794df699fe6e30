"""Serves the pages from a thread beside whatever else runs, with the same services and the same store."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from convenor.services import alerts, doors
from convenor.services.host import Host
from convenor.services.serving import EVERY, LOOPBACK, Asked
from convenor.session.doors import ROLES, Role
from convenor.session.problem import Problem
from convenor.web.app import make_app
from convenor.web.descriptors import most_connections
from convenor.web.hall import Hall
from convenor.web.hub import Hub
from convenor.web.protocol import PatientProtocol
from convenor.web.qr import qr_lines

USUAL_PORT = 8642
_NEEDS = "To come in one needs the code or a link."
_READ_ON_THE_WAY = "What is sent can be read on the way by others in that network."
_TRIES = 20
_START_PATIENCE = 20.0


@dataclass
class WebServing:
    """`Serving` over Starlette and uvicorn."""

    asked: Asked
    hall: Hall
    hub: Hub
    server: uvicorn.Server
    port: int
    secrets: dict[Role, str] = field(default_factory=dict)
    _thread: threading.Thread | None = None
    _died: BaseException | None = None

    def addresses(self) -> tuple[str, ...]:
        if self.asked.address:
            return (self.asked.address.rstrip("/"),)
        scheme = "https" if self.asked.certificate else "http"
        hosts = [LOOPBACK] if _is_loopback(self.asked.host) else [self.asked.host]
        if self.asked.host in (EVERY, "::"):
            hosts = [*own_addresses(), LOOPBACK]
        return tuple(f"{scheme}://{f'[{h}]' if ':' in h else h}:{self.port}" for h in hosts)

    def who_can_reach(self) -> str:
        if self.asked.address:
            said = f"Whoever can reach {self.asked.address} can reach these pages."
            if not _is_loopback(self.asked.host):
                said += " So can everybody on the same network as this computer, without what stands in front of it."
            return f"{said} {_NEEDS}"
        if _is_loopback(self.asked.host):
            return "Only this computer can reach these pages."
        said = f"Everybody on the same network as this computer can reach these pages. {_NEEDS}"
        return said if self.asked.certificate else f"{said} {_READ_ON_THE_WAY}"

    def qr(self, text: str) -> tuple[str, ...]:
        return qr_lines(text)

    def secret(self, role: Role) -> str:
        if role == "participant":
            return self.hall.code()
        secret = self.secrets.get(role, "")  # another process may have renewed it since
        return secret if doors.opens(self.hall.session, role, secret) else ""

    def renew(self, role: Role) -> None:
        self.secrets[role] = doors.renew(self.hall.host, self.hall.session_id, role).secret
        self.hall.look()

    def shut(self, role: Role) -> None:
        doors.shut(self.hall.host, self.hall.session_id, role)
        self.secrets.pop(role, None)
        self.hall.look()

    def hide(self) -> None:
        self.secrets.clear()

    def alert(self) -> str:
        if self._died is not None:
            return alerts.WORDS["stopped"]
        return self.hall.alert()

    def here(self) -> int:
        return self.hub.open

    def stop(self) -> None:
        self.server.should_exit = True
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(10)

    def run(self, sock: socket.socket) -> None:
        """Serve until stopped, in a thread of its own; returns once it is being served."""
        ready = threading.Event()

        async def serve() -> None:
            asyncio.get_running_loop().set_exception_handler(self._in_words)
            serving = asyncio.ensure_future(self.server.serve(sockets=[sock]))
            while not (self.server.started or serving.done()):
                await asyncio.sleep(0.005)
            ready.set()
            await serving

        def run() -> None:
            try:
                asyncio.run(serve())
            except (OSError, RuntimeError, SystemExit) as trouble:
                self._died = trouble
                self._say_it_broke_off()
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="convenor-pages", daemon=True)
        self._thread.start()
        if not ready.wait(_START_PATIENCE) or self._died is not None:
            raise Problem("The pages cannot be served.", cure="Close other programs, then try again.") from self._died

    def _say_it_broke_off(self) -> None:
        with contextlib.suppress(Problem):  # who serves hears of it all the same
            alerts.keep(self.hall.host, self.hall.session_id, frozenset({"stopped"}))

    def _in_words(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What the machinery has to say, for the facilitator; never as a traceback."""
        trouble = context.get("exception")
        if isinstance(trouble, OSError) and "accept" in context.get("message", ""):
            self.hall.is_crowded()


def serve(host: Host, asked: Asked, report: Callable[[BaseException], str] | None = None) -> WebServing:
    """Serve the pages of a session, with a way in for each role. `report` writes down what nobody foresaw.

    Raises Problem when the address cannot be had, or the certificate cannot be used.
    """
    keys = doors.open_doors(host, asked.session)
    hall = Hall(host, asked.session)
    hall.keep_alerts()
    hall.secure = asked.certificate is not None or asked.address.startswith("https:")
    hall.report = report
    hub = Hub(hall)
    sock = _listening(asked)
    config = uvicorn.Config(
        make_app(hall, hub), http=PatientProtocol, ws="none", lifespan="on", access_log=False, log_config=None,
        log_level=logging.CRITICAL, timeout_keep_alive=15, timeout_graceful_shutdown=2, server_header=False,
        proxy_headers=False, backlog=1024, loop="asyncio",
        ssl_certfile=str(asked.certificate) if asked.certificate else None,
        ssl_keyfile=str(asked.key) if asked.key else None,
    )
    try:
        config.load()
    except OSError as trouble:  # an unreadable or unfit certificate: ssl's own errors are of this kind
        sock.close()
        raise Problem(
            f"The certificate {asked.certificate} cannot be used.", cure="Give a certificate and its key in PEM form."
        ) from trouble
    server = uvicorn.Server(config)
    hall.connections = lambda: len(server.server_state.connections)
    hall.most = most_connections()
    found = WebServing(asked, hall, hub, server, sock.getsockname()[1])
    found.secrets = {key.role: key.secret for key in keys if key.secret}
    assert set(found.secrets) <= set(ROLES)
    found.run(sock)
    return found


def own_addresses() -> list[str]:
    """This computer's addresses in its network, the one that others would use first. Nothing is sent to find out."""
    found: dict[str, None] = {}
    for family, far in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            found[probe.getsockname()[0]] = None
    return [a for a in found if not _is_loopback(a) and not a.startswith("fe80")]


def _listening(asked: Asked) -> socket.socket:
    wanted = [asked.port] if asked.port is not None else range(USUAL_PORT, USUAL_PORT + _TRIES)
    trouble: OSError | None = None
    for port in wanted:
        try:
            return _bound(asked.host, port)
        except OSError as refused:
            trouble = refused
        except OverflowError as refused:
            raise Problem(f"{port} is no port.", cure="Give a number from 1 to 65535.") from refused
    what = f"port {asked.port}" if asked.port is not None else f"ports {USUAL_PORT} to {USUAL_PORT + _TRIES - 1}"
    raise Problem(
        f"The pages cannot be served at {asked.host}, {what}.",
        cure="Something else may be using it: give another with --port, and an address of this computer with --host.",
    ) from trouble


def _bound(host: str, port: int) -> socket.socket:
    family, kind, proto, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    sock = socket.socket(family, kind, proto)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would let two programs have one port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(1024)
    except OSError:
        sock.close()
        raise
    sock.setblocking(False)
    return sock


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
