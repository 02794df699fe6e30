"""A process that keeps notes one after another and says the name of each once it is kept.

Arguments: the record's file, the session, a name that its notes begin with, and how many (0: until killed).
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from convenor.store.sqlite import SqliteStore
from tests.support.records import a_note, keep


def main(file: str, session: str, mine: str, count: str) -> None:
    store = SqliteStore(Path(file))
    sys.stdout.write("ready\n")
    for n in itertools.islice(itertools.count(), int(count) or None):
        name = f"{mine}{n}"
        keep(store, a_note(name, f"Note {n} of {mine}, " + "and more of it " * (n % 50)), session=session)
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
