"""What a house style checks notes for: `checks.yaml` in its folder, read and checked. A pack may do without."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from convenor.library.nodes import Mapping, Node
from convenor.library.pack_file import PackFile, open_pack_file
from convenor.writeup.lint.house import Checks
from convenor.writeup.phrases import PROFILES

CHECKS_FILE = "checks.yaml"
SCHEMA = "house-checks/1"
_TOP = ("schema", "allowed", "never", "avoid", "dashes", "spelling", "title", "lead_in", "points", "numbers")
_SPELLING = ("ise", "preferred", "doubtful", "names", "vocabulary")
_MOST = 10_000


def read_checks(folder: Path) -> tuple[Checks, PackFile | None]:
    """The checks of the pack in `folder`, and the file with its faults; without one, checks that find nothing."""
    path = folder / CHECKS_FILE
    if not path.exists():
        return Checks(), None
    file = open_pack_file(path)
    return (_checks(file) if file.top else Checks()), file


def _checks(file: PackFile) -> Checks:
    assert file.top is not None
    top = {key.text: value for key, value in file.named(file.top, "The checks", _TOP)}
    if "schema" not in top or file.text(top["schema"], "The schema") != SCHEMA:
        file.tell(top["schema"].at if "schema" in top else file.top.at, "This is another kind of file.",
                  f"Checks begin with `schema: {SCHEMA}`.")
    spelling = _group(file, top.get("spelling"), "The spelling", _SPELLING)
    title = _group(file, top.get("title"), "The title", ("stop",))
    lead_in = _group(file, top.get("lead_in"), "The lead-in", ("starts", "contains", "ends"))
    points = _group(file, top.get("points"), "The points", ("words", "sentences"))
    numbers = _group(file, top.get("numbers"), "The numbers",
                     ("digits_from", "percent", "thousands", "ordinal_dates"))
    return Checks(
        allowed=frozenset(_text(file, top.get("allowed"), "“allowed”")),
        never=_pairs(file, top.get("never"), "“never”", one_sign=True),
        avoid=_pairs(file, top.get("avoid"), "“avoid”", one_sign=True),
        dashes=MappingProxyType({
            key.text: _texts(file, value, "The dashes of a profile")
            for key, value in (file.named(top["dashes"], "“dashes”", PROFILES) if "dashes" in top else ())}),
        preferred=_pairs(file, spelling.get("preferred"), "“preferred”"),
        doubtful=_pairs(file, spelling.get("doubtful"), "“doubtful”"),
        names=_pairs(file, spelling.get("names"), "“names”"),
        vocabulary=frozenset(_texts(file, spelling.get("vocabulary"), "“vocabulary”")),
        ise=_yes(file, spelling.get("ise"), "“ise”", usual=False),
        title_stop=_yes(file, title.get("stop"), "“stop”", usual=True),
        leadin_starts=_texts(file, lead_in.get("starts"), "“starts”"),
        leadin_contains=_texts(file, lead_in.get("contains"), "“contains”"),
        leadin_ends=_text(file, lead_in.get("ends"), "“ends”"),
        point_words=_number(file, points.get("words"), "“words”"),
        point_sentences=_number(file, points.get("sentences"), "“sentences”"),
        digits_from=_number(file, numbers.get("digits_from"), "“digits_from”"),
        percent=_text(file, numbers.get("percent"), "“percent”"),
        thousands=_text(file, numbers.get("thousands"), "“thousands”"),
        ordinal_dates=_yes(file, numbers.get("ordinal_dates"), "“ordinal_dates”", usual=True),
    )


def _group(file: PackFile, node: Node | None, what: str, known: tuple[str, ...]) -> dict[str, Node]:
    return {key.text: value for key, value in file.named(node, what, known)} if node else {}


def _text(file: PackFile, node: Node | None, what: str) -> str:
    return file.text(node, what) if node else ""


def _texts(file: PackFile, node: Node | None, what: str) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(file.text(item, f"Each of {what}") for item in file.listing(node, what))


def _pairs(file: PackFile, node: Node | None, what: str, *, one_sign: bool = False) -> MappingProxyType[str, str]:
    found: dict[str, str] = {}
    for key, value in file.named(node, what) if isinstance(node, Mapping) else ():
        if one_sign and len(key.text) != 1:
            file.tell(key.at, f"“{key.text}” is not one sign.", "Give each sign a line of its own, in quotation marks.")
        if not one_sign and not key.text.strip():
            file.tell(key.at, "A word is missing before the colon.", "Write `wrong: right`.")
            continue
        found[key.text] = file.text(value, f"“{key.text}”")
    if node is not None and not isinstance(node, Mapping):
        file.tell(node.at, f"{what} has names with values.", "Write each as `name: value`.")
    return MappingProxyType(found)


def _yes(file: PackFile, node: Node | None, what: str, *, usual: bool) -> bool:
    return file.yes(node, what) if node else usual


def _number(file: PackFile, node: Node | None, what: str) -> int:
    if node is None:
        return 0
    text = file.text(node, what).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= _MOST):
        file.tell(node.at, f"“{text[:40]}” is no number from 0 to {_MOST:,}.", "Write it in digits; 0 for no limit.")
        return 0
    return int(text)
