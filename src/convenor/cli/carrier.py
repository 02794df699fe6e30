"""Records as files: what the desk, the first screen and the commands carry them out and in by."""

from __future__ import annotations

from pathlib import Path

from convenor.cli.files import read_text, write_text
from convenor.cli.wiring import RandomIds
from convenor.services.carrying import TakenIn
from convenor.services.host import Host
from convenor.services.ports import Slice
from convenor.session.pages import Pages


class FileCarrier:
    """See `services.carrying.Carrier`."""

    def give(self, path: Path, session_id: str, content: Slice, pages: Pages | None, *, whole: bool) -> None:
        from convenor.exchange.record_file import to_yaml

        write_text(path, to_yaml(session_id, content, pages, whole=whole), private=True)

    def take(self, host: Host, path: Path, *, as_copy: bool = False) -> TakenIn:
        from convenor.exchange.record_file import as_copied, merge, whole_from_yaml

        session_id, content, pages = whole_from_yaml(read_text(path), path.name)
        if as_copy:
            session_id, content = as_copied(content, RandomIds())
        new = merge(host.store.read(session_id), content)
        before = host.store.pages.read(session_id)
        if new is not None:
            host.store.append_copy(session_id, new)
        host.store.pages.add(session_id, pages.pages)
        if pages.gone:
            host.store.pages.take_back(session_id, pages.gone)
        came = {p.id for p in host.store.pages.read(session_id).pages} - {p.id for p in before.pages}
        return TakenIn(session_id, len(new.entries) if new else 0, len(came))
