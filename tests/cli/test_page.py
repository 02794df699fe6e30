"""Pages by plain commands, and that nothing of what is on the disk tells who, when or in which order."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from convenor.services import receipts
from tests.support.cli import Commands

PEOPLE = {
    "Ann Bee": "We ate in cars.", "Bob Cee": "Nobody knew who had cooked.", "Cyd Dee": "Somebody rang a bell.",
    "Dov Eff": "Then a pot stood on the step. " * 200, "Eve Gee": "We sat down.",
    "Fay Aitch": "Now there is always soup.",
}
"""Who hands in what, in this order."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


@pytest.fixture
def session(convenor: Commands) -> str:
    blanks = ("--blank", "year=2036", "--blank", "change=all eat together")
    return convenor.done("new", "imagination-workshop", "--title", "Imagining", "--rooms", "2", *blanks).line


def hand_in_beside_notes(convenor: Commands, session: str) -> dict[str, str]:
    """Each person writes a note and hands in a page. Returns the receipts by their texts."""
    convenor.done("go", session, "start", "--at", "2026-11-26T11:00:00+00:00")
    given = {}
    for minute, (who, text) in enumerate(PEOPLE.items(), 1):
        at = f"2026-11-26T11:{minute:02}:00+00:00"
        convenor.done("note", session, f"{who} said so", "--said-by", who, "--at", at)
        given[text] = convenor.done("page", session, text, "--strand", "turn").line
    convenor.done("note", session, "The last note")
    return given


def pages_in(convenor: Commands, session: str) -> list[dict[str, object]]:
    return [row for row in convenor.done("notes", session, "--json").json if row["kind"] == "journal"]


def test_a_page_goes_in_and_comes_back_out(convenor: Commands, session: str) -> None:
    ran = convenor.done("page", session, "We ate in cars.", "--strand", "before")
    assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+", ran.line)
    assert ran.line not in ran.err
    assert "only way" in ran.err
    (row,) = pages_in(convenor, session)
    assert (row["text"], row["strand"], row["segment"]) == ("We ate in cars.", "before", "pages")
    assert row["at"] is row["room"] is row["said_by"] is row["by"] is row["phase"] is None
    assert "1 page, in no order:" in convenor.done("notes", session).out
    assert "gone" in convenor.done("page", session, "--take-back", ran.line).out
    assert convenor.done("notes", session, "--json").json == []


def test_from_a_chat_without_its_sender(convenor: Commands, session: str) -> None:
    came = b"10:02:11 From Ann Bee to Everyone:\n\tWe knocked \xe2\x80\x93 twice.\n"
    ran = convenor.done("page", session, "-", "--strand", "turn", stdin=came)
    assert "Left out: 10:02:11 From Ann Bee to Everyone:" in ran.err
    (row,) = pages_in(convenor, session)
    assert row["text"] == "We knocked – twice."
    assert convenor("page", session, "-", "--strand", "turn", stdin=b"From: ann@example.org\n").code == 1


def test_what_is_said_when_it_is_called_wrongly(convenor: Commands, session: str) -> None:
    for words, code, said in [
        (("Text",), 2, "--strand before, turn, after"),
        (("--strand", "turn"), 2, "page's text"),
        (("Text", "--strand", "middle"), 2, "middle"),
        (("Text", "--strand", "turn", "--close"), 2, "One thing at a time"),
        (("  ", "--strand", "turn"), 1, "nothing"),
        (("--take-back", "maple lantern"), 1, "three words"),
        (("--take-back", "maple lantern river"), 1, "No page of this session"),
    ]:
        ran = convenor("page", session, *words)
        assert (ran.code, said in ran.err) == (code, True), ran.err
    convenor.done("page", session, "--close")
    assert "closed" in convenor("page", session, "Late", "--strand", "turn").err
    convenor.done("page", session, "--open")
    convenor.done("page", session, "Late", "--strand", "turn")


def test_nothing_on_the_disk_tells_who_when_or_in_which_order(convenor: Commands, session: str, tmp_path: Path) -> None:
    hand_in_beside_notes(convenor, session)
    for file in convenor.home.iterdir():
        content = file.read_bytes()
        holds = [text for text in PEOPLE.values() if text[:13].encode() in content]
        assert len(holds) in (0, len(PEOPLE)), file.name
        if not holds:
            continue  # the record, its log and whatever else is there: no page is in it
        assert file.name == "pages.sqlite"
        assert not any(who.encode() in content for who in PEOPLE)
        assert not re.search(rb"20\d\d-\d\d-\d\d|T\d\d:\d\d|facilitator", content)
    export, rows = tmp_path / "out.yaml", tmp_path / "out.csv"
    convenor.done("export", session, str(export))
    convenor.done("export", session, str(rows))
    by_id = [str(row["text"]) for row in sorted(pages_in(convenor, session), key=lambda row: str(row["id"]))]
    assert [str(row["text"]) for row in pages_in(convenor, session)] == by_id
    for file in (export, rows):
        written = file.read_text(encoding="utf-8-sig")
        assert sorted(by_id, key=lambda text: written.index(text[:13])) == by_id
    pages = export.read_text(encoding="utf-8").partition("\npages:\n")[2]
    assert not re.search(r"20\d\d-\d\d|\d\d:\d\d|facilitator", pages)
    csv_rows = [line for line in rows.read_text(encoding="utf-8-sig").splitlines() if ",journal," in line]
    assert len(csv_rows) == len(PEOPLE)
    assert not any(re.search(r"20\d\d-\d\d|\d\d:\d\d|facilitator", line) for line in csv_rows)


def test_handing_in_and_taking_back_touch_no_byte_of_the_record(convenor: Commands, session: str) -> None:
    def record() -> dict[str, bytes]:
        return {f.name: f.read_bytes() for f in convenor.home.iterdir() if f.name != "pages.sqlite"}

    convenor.done("note", session, "One")
    before = record()
    words = convenor.done("page", session, "We ate in cars.", "--strand", "before").line
    assert record() == before
    convenor.done("page", session, "--take-back", words)
    assert record() == before


def test_the_order_of_the_ids_is_no_order(convenor: Commands, session: str) -> None:
    """Ids are by chance: over several sessions, what was handed in first is not always listed first."""
    firsts = set()
    for _ in range(40):
        for text in ("first", "second"):
            convenor.done("page", session, text, "--strand", "after")
        rows = pages_in(convenor, session)
        firsts |= {(a["text"], b["text"]) for a, b in itertools.pairwise(rows)}
        if {("first", "second"), ("second", "first")} <= firsts:
            return
    pytest.fail("they are always in the order in which they came")


def test_a_page_taken_back_is_in_no_file_and_an_old_export_does_not_bring_it_back(
    convenor: Commands, session: str, tmp_path: Path
) -> None:
    given = hand_in_beside_notes(convenor, session)
    old = tmp_path / "old.yaml"
    convenor.done("export", session, str(old))
    text = PEOPLE["Dov Eff"]
    convenor.done("page", session, "--take-back", given[text])
    assert not any(b"Then a pot stood" in file.read_bytes() for file in convenor.home.iterdir())
    convenor.done("import", str(old))
    assert len(pages_in(convenor, session)) == len(PEOPLE) - 1


def test_pages_travel_with_the_record_and_their_receipts_too(convenor: Commands, session: str, tmp_path: Path) -> None:
    given = hand_in_beside_notes(convenor, session)
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    convenor.done("export", session, str(before))
    copy = convenor.done("import", str(before), "--as-copy").out.partition(":")[0]
    assert {r["text"] for r in pages_in(convenor, copy)} == set(PEOPLE.values())
    convenor.done("page", copy, "--take-back", given[PEOPLE["Eve Gee"]])
    assert len(pages_in(convenor, copy)) == len(PEOPLE) - 1
    assert len(pages_in(convenor, session)) == len(PEOPLE)
    # where it was taken back travels as well: a colleague who has the earlier record loses the page too
    convenor.done("page", session, "--take-back", given[PEOPLE["Ann Bee"]])
    convenor.done("export", session, str(after))
    elsewhere = Commands(tmp_path / "elsewhere", convenor._capture, convenor._patch)
    elsewhere.done("import", str(before))
    assert len(pages_in(elsewhere, session)) == len(PEOPLE)
    elsewhere.done("import", str(after))
    assert len(pages_in(elsewhere, session)) == len(PEOPLE) - 1
    assert elsewhere.done("import", str(after)).code == 0


@pytest.mark.parametrize("broken", [
    "pages: [{'text': 'a', 'strand': 'middle', 'segment': '', 'id': 'x', 'receipt': ''}]\n", "pages: ['a']\n",
    "pages: [{'text': 'a', 'strand': 'turn', 'segment': '', 'id': 'x', 'receipt': '', 'at': '10:00'}]\n",
    "pages: [{'text': 'a', 'strand': 'turn', 'segment': '', 'id': '', 'receipt': ''}]\n",
    "pages: [{'text': 'a'}]\n", "pages_gone: [['a']]\n",
])
def test_a_file_with_broken_pages_is_refused_whole(
    convenor: Commands, session: str, tmp_path: Path, broken: str
) -> None:
    file = tmp_path / "x.yaml"
    convenor.done("export", session, str(file))
    file.write_text(file.read_text(encoding="utf-8") + broken, encoding="utf-8")
    ran = convenor("import", str(file))
    assert ran.code == 1
    assert "Nothing was taken in" in ran.err
    assert pages_in(convenor, session) == []


def test_copies_after_each_part_hold_pages_only_once_the_session_is_over(
    convenor: Commands, session: str, tmp_path: Path
) -> None:
    convenor.done("copy", session, str(tmp_path / "copies"))
    hand_in_beside_notes(convenor, session)
    convenor.done("go", session, "next")
    (copy,) = (tmp_path / "copies").iterdir()
    assert "We sat down." not in copy.read_text(encoding="utf-8")
    convenor.done("go", session, "end")
    assert "We sat down." in copy.read_text(encoding="utf-8")


def test_the_doctor_looks_at_their_file_too(convenor: Commands, session: str) -> None:
    assert "pages" not in convenor("doctor").out
    convenor.done("page", session, "One", "--strand", "turn")
    assert "nothing of their order" in convenor("doctor").out
    (convenor.home / "pages.sqlite").write_text("no pages " * 200)
    assert "Traceback" not in convenor("doctor").out
