"""The schemas that editors use: as the models have them, true of every bundled file, and able to refuse."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from convenor.library import places, published
from convenor.library.schemas import SHAPES, Kind

ROOT = places.bundled()
SCHEMAS = ROOT / "schemas"
FILES: list[tuple[Path, Kind]] = [
    *((path, "exercise") for path in sorted((ROOT / places.EXERCISES).glob("*.yaml"))),
    *((path, "cards") for path in sorted((ROOT / "check_cards").glob("*.yaml"))),
    *((path, "format") for path in sorted((ROOT / places.FORMATS).glob("*.yaml"))),
]


def as_an_editor_reads(path: Path) -> Any:
    """Editors know numbers and true and false, and nothing of hours or of yes."""
    def typed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: typed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [typed(inner) for inner in value]
        if re.fullmatch(r"[0-9]+", value):
            return int(value)
        return {"true": True, "false": False}.get(value, value)

    return typed(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


@pytest.mark.parametrize("kind", list(SHAPES))
def test_what_is_published_is_what_the_models_say(kind: Kind) -> None:
    on_disk = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert on_disk == published.text(kind), "run `make schemas`"
    jsonschema.Draft202012Validator.check_schema(json.loads(on_disk))


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda v: v.stem if isinstance(v, Path) else "")
def test_every_bundled_file_passes_its_schema_and_names_it(path: Path, kind: Kind) -> None:
    jsonschema.validate(as_an_editor_reads(path), published.schema(kind))
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{kind}.json"


@pytest.mark.parametrize(("where", "wrong"), [
    (("care", "level"), "gentle"), (("title",), None), (("minutes",), "soon"), (("steps", 0, "mode"), "sofa"),
    (("nonsense",), "x"), (("people", "min"), 0), (("id",), "Our Street"), (("steps",), []),
])
def test_an_editor_is_told_of_what_the_check_refuses(where: tuple[str | int, ...], wrong: object) -> None:
    data = copy.deepcopy(as_an_editor_reads(ROOT / places.EXERCISES / "quiet-minute.yaml"))
    spot = data
    for step in where[:-1]:
        spot = spot[step]
    spot[where[-1]] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, published.schema("exercise"))


def test_the_files_are_written_anew_as_they_stand(tmp_path: Path) -> None:
    written = published.write(tmp_path / "schemas")
    assert {p.name for p in written} == {p.name for p in SCHEMAS.glob("*.json")}
    assert all(p.read_bytes() == (SCHEMAS / p.name).read_bytes() for p in written)
