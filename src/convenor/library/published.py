"""The shapes of the files as JSON Schemas, with which an editor completes and explains them.

`make schemas` writes them to `schemas/`; a test holds them equal to what this says.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from convenor.library.schemas import SHAPES, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES: dict[Kind, str] = {
    "format": "A session format of Convenor", "exercise": "An exercise of Convenor",
    "people": "The people's book of Convenor", "series": "The series book of Convenor",
    "cards": "Check cards of Convenor",
}


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    made = SHAPES[kind].model_json_schema(by_alias=True, mode="validation")
    return {"$schema": DIALECT, **made, "title": TITLES[kind]}


def text(kind: Kind) -> str:
    """The schema as its file has it."""
    return json.dumps(schema(kind), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write(folder: Path) -> tuple[Path, ...]:
    """Write every schema into the folder, over what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in SHAPES:
        path = folder / f"{kind}.json"
        path.write_text(text(kind), encoding="utf-8", newline="\n")
        paths.append(path)
    return tuple(paths)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
