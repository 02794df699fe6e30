"""What checking a library costs: every fault looked for in 100 files, against parsing the same files alone.

python -m benchmarks.library_check [ROUNDS]

The files are the bundled exercises, copied under other short names until there are a hundred. Both are in this process,
take turns, and begin anew each time; loading the modules is not counted. Aim: 100 files in under half a second
with PyYAML's parser in C.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import yaml

from convenor.library import places
from convenor.library.check import check
from convenor.library.shelf import Shelf

FILES = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def fill(folder: Path) -> list[Path]:
    (folder / places.EXERCISES).mkdir(parents=True)
    (folder / places.FORMATS).mkdir()
    made = []
    bundled = sorted((places.bundled() / places.EXERCISES).glob("*.yaml"))
    for n, path in enumerate(islice(cycle(bundled), FILES)):
        text = path.read_text(encoding="utf-8").replace(f"\nid: {path.stem}\n", f"\nid: copy-{n}\n", 1)
        made.append(folder / places.EXERCISES / f"copy-{n}.yaml")
        made[-1].write_text(text, encoding="utf-8")
    return made


def parse(files: list[Path]) -> None:
    for path in files:
        for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=LOADER):
            pass


def whole_check(folder: Path) -> None:
    report = check(Shelf(None, bundled=folder), house_style=lambda _: [])
    assert len(report.files) == FILES
    assert not report.problems


def seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(rounds: int = 7) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        files = fill(folder)
        whole_check(folder)  # modules are loaded
        checked, parsed = [], []
        for _ in range(rounds):
            parsed.append(seconds(lambda: parse(files)))
            checked.append(seconds(lambda: whole_check(folder)))
    check_s, parse_s = statistics.median(checked), statistics.median(parsed)
    print(f"parser: {'C' if LOADER is not yaml.SafeLoader else 'Python'}; {FILES} files, median of {rounds}")
    print(f"parsing alone  {parse_s * 1000:7.0f} ms")
    print(f"whole check    {check_s * 1000:7.0f} ms   {check_s / parse_s:.2f} x parsing alone")
    print(f"aim: under 500 ms: {'held' if check_s < 0.5 else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
