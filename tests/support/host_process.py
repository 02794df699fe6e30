"""A host that serves a session from a process of its own, to be killed: record, port, and how many it may hold."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from convenor.cli.wiring import RandomIds, SystemClock
from convenor.services import doors
from convenor.services.host import Host
from convenor.services.serving import Asked
from convenor.store.sqlite import SqliteStore
from convenor.web.serving import serve
from tests.support.served import plan


def main(record: str, port: str, most_files: str = "") -> None:
    if most_files:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (int(most_files), int(most_files)))
    host = Host(SqliteStore(Path(record)), SystemClock(), RandomIds())
    known = host.store.sessions()
    session = known[0] if known else plan(host)
    new = {} if known else {k.role: k.secret for k in doors.open_doors(host, session)}
    serving = serve(host, Asked(session, port=int(port)))
    print("ready", serving.port, new.get("note-taker", ""), serving.secret("participant"), flush=True)
    told = ""
    for _ in iter(lambda: threading.Event().wait(0.2), None):
        if (alert := serving.alert()) != told:
            told = alert
            print("alert", datetime.now(UTC).isoformat(), alert, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
