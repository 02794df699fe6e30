"""A process that keeps notes one after another and says the name of each once it is kept.

Arguments: the record's file, the session, a name that its notes begin with, how many (0: until killed), and
after how many it strikes one (0: never). That it is about to it says with a question mark before the name, and
that it has, with a minus.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from convenor.store.sqlite import SqliteStore
from tests.support.records import a_note, an_erasure, keep


def said(name: str) -> str:
    """How the words of that note begin; no other's begin so."""
    return f"Here is what {name} said: "


def main(file: str, session: str, mine: str, count: str, strikes: str = "0") -> None:
    store = SqliteStore(Path(file))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for n in itertools.islice(itertools.count(), int(count) or None):
        name = f"{mine}{n}"
        keep(store, a_note(name, said(name) + "and more of it " * (n % 50)), session=session)
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        if int(strikes) and n % int(strikes) == 0:
            sys.stdout.write(f"?{name}\n")
            sys.stdout.flush()
            keep(store, an_erasure(name), session=session)
            sys.stdout.write(f"-{name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
