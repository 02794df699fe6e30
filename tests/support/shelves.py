"""Small libraries on disk, for tests of what reads them."""

from __future__ import annotations

from pathlib import Path

EXERCISE = """\
schema: exercise/1
id: {id}
version: "1.0"
title: {title}
kind: discussion
summary: People talk.
minutes: {{min: 2, typical: 5, max: 9}}
overhead_minutes: {{brief: 1}}
steps:
  - id: talk
    title: Talk
    mode: {mode}
    minutes: {{min: 1, typical: 4, max: 8}}
care: {{level: light}}
access: {{quiet_voices: Nobody is called on.}}
provenance: {{drawn_from: [a test], licence: project}}
"""

FORMAT = """\
schema: session-format/1
id: {id}
version: "1.0"
title: {title}
summary: A short meeting.
length_minutes: {{min: 10, typical: 20, max: 30}}
slack_minutes: 5
agenda:
  - {{id: first, use: talk, minutes: {{min: 3, typical: 5, max: 9}}}}
  - {{id: second, use: talk, minutes: {{min: 3, typical: 10, max: 15}}, carry_from: [first]}}
record: {{say: We write a note.}}
provenance: {{drawn_from: [a test], licence: project}}
"""


def an_exercise(exercise_id: str = "talk", title: str = "Talk", mode: str = "plenary") -> str:
    return EXERCISE.format(id=exercise_id, title=title, mode=mode)


def a_format(format_id: str = "short", title: str = "Short") -> str:
    return FORMAT.format(id=format_id, title=title)


def put(path: Path, text: str | bytes) -> Path:
    """Write a file, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def a_library(folder: Path, *, exercises: dict[str, str] | None = None, formats: dict[str, str] | None = None) -> Path:
    """A folder with the given files by their names; by default one exercise and one format."""
    if exercises is None and formats is None:
        exercises, formats = {"talk": an_exercise()}, {"short": a_format()}
    (folder / "exercises").mkdir(parents=True, exist_ok=True)
    (folder / "session_templates").mkdir(parents=True, exist_ok=True)
    for name, text in (exercises or {}).items():
        put(folder / "exercises" / f"{name}.yaml", text)
    for name, text in (formats or {}).items():
        put(folder / "session_templates" / f"{name}.yaml", text)
    return folder
