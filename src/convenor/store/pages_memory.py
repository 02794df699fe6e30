"""Pages that live as long as their process."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from convenor.session.pages import HandedIn, Pages
from convenor.store import rows


class MemoryPages:
    """`PageStore` without a disk. Safe to use from several threads."""

    def __init__(self) -> None:
        self._here: dict[str, dict[str, HandedIn]] = {}
        self._gone: dict[str, set[str]] = {}
        self._lock = threading.Lock()
        self._changes = 0

    def read(self, session: str) -> Pages:
        with self._lock:
            here = self._here.get(session, {})
            return Pages(tuple(here[i] for i in sorted(here)), tuple(sorted(self._gone.get(session, ()))))

    def version(self) -> object:
        return self._changes

    def add(self, session: str, pages: Sequence[HandedIn]) -> None:
        with self._lock:
            here, gone = self._here.get(session, {}), self._gone.get(session, set())
            new: dict[str, HandedIn] = {}
            for page in pages:
                rows.check_text(page.id, page.text, page.strand, page.segment, page.receipt)
                if new.get(page.id, here.get(page.id, page)) != page:
                    raise rows.other_content()
                if page.id not in gone:
                    new[page.id] = page
            self._here[session] = here | new
            self._changes += 1

    def take_back(self, session: str, ids: Sequence[str]) -> None:
        with self._lock:
            here = self._here.get(session, {})
            self._here[session] = {i: page for i, page in here.items() if i not in ids}
            self._gone.setdefault(session, set()).update(ids)
            self._changes += 1

    def drop(self, session: str) -> None:
        self.take_back(session, [page.id for page in self.read(session).pages])
