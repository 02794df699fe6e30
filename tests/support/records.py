"""Notes put straight into a store, for tests of stores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from convenor.services.ports import Batch, Command, Happening, Slice, Store
from convenor.session import event as events
from convenor.session.event import Words
from tests.support.sessions import NOON, a_plan, a_segment

ROOT = Path(__file__).parent.parent.parent


def a_command(name: str, digest: str = "as sent", actor: str = "facilitator") -> Command:
    return Command(name, digest, actor, NOON + timedelta(seconds=1))


def plan_session(store: Store, session: str = "s") -> None:
    """The first event of a session."""
    event = events.SessionPlanned(a_plan(f"About {session}"), (a_segment("talk"),))
    batch = Batch((Happening(f"plan-{session}", event, NOON),))
    store.commit(session, 0, a_command(f"plan-{session}"), lambda _: batch)


def a_note(name: str, text: str, said_by: str = "") -> Batch:
    """The note `name`, its event `e-name` and its words `w-name`."""
    event = events.ContributionRecorded(name, "talk", f"w-{name}", "during")
    return Batch((Happening(f"e-{name}", event, NOON),), (Words(f"w-{name}", text, said_by, (name,)),), result=(name,))


def an_edit(name: str, text: str, nth: int = 1) -> Batch:
    event = events.ContributionEdited(name, f"w-{name}-{nth}")
    return Batch(
        (Happening(f"e-{name}-{nth}", event, NOON),), (Words(f"w-{name}-{nth}", text, "", (name,)),), result=(name,)
    )


def an_erasure(name: str) -> Batch:
    return Batch((Happening(f"x-{name}", events.ContributionErased(name), NOON),), erase=(name,), result=(name,))


def always(batch: Batch) -> Callable[[Slice], Batch]:
    return lambda _: batch


def keep(store: Store, batch: Batch, command: str = "", session: str = "s", after: int = 0) -> tuple[str, ...]:
    """Commit the batch, under a command named after its first event."""
    return store.commit(session, after, a_command(command or f"k-{batch.happenings[0].id}"), always(batch))


def a_python(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """What runs a module of the tests in a process of its own: its command line and its environment."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return [sys.executable, "-u", "-m", *arguments], {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
