"""Turn each facts file into a record, write it up, and say how near the note comes to the published one."""

from __future__ import annotations

import sys

from convenor.library.house_style import load_style
from tests.corpus.judge import STYLES, Score, all_scores, notes_folder
from tests.corpus.slips import slip_score


def _sum(scores: list[Score], name: str) -> str:
    pairs = [getattr(s, name) for s in scores]
    return f"{sum(p[0] for p in pairs)} of {sum(p[1] for p in pairs)}"


def main() -> int:
    given = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = notes_folder(given[0] if given else None)
    if folder is None:
        print("There are no notes here. Name their folder, or set CONVENOR_NOTES to it.")
        return 1
    scores = all_scores(folder)
    for s in scores:
        print(f"{s.name}  template {s.template[0]}/{s.template[1]}  stems {s.stems[0]}/{s.stems[1]}"
              f"  prose {s.prose[0]}/{s.prose[1]}  choices {s.choices}")
    if "-v" in sys.argv:
        for s in scores:
            print(*s.misses, sep="\n")
    print("For all notes: prose.dashes as typed, for the facts hold authors' sentences and not typed notes.")
    print(f"template-made lines: {_sum(scores, 'template')}")
    print(f"speaker stems: {_sum(scores, 'stems')}")
    print(f"prose lines in place: {_sum(scores, 'prose')}")
    print(f"with defaults only: {_sum(scores, 'defaults')}")
    print(f"choices given: {sum(s.choices for s in scores)}")
    checked = slip_score(folder, load_style(STYLES / "better-way"))
    if "-v" in sys.argv:
        print(*(f"missed: {row}" for row in checked.missed), *checked.others, sep="\n")
        print(f"advice, which is told only when asked for: {checked.advice}")
    print(f"slips found: {checked.found} of {checked.all_of_them}")
    print(f"other findings: {len(checked.others)} in {checked.words} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
