"""`convenor archive` and `convenor search`: published notes from any file, found beside what was said."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.support.cli import Commands

TITLE, POINT = "Sheds: who opens the doors?", "Doors that stay open"
OPENING = "This event on 1 March 2024 asked who does."


def write(folder: Path, ending: str) -> Path:
    """The same note in a file of that ending."""
    path = folder / f"sheds.{ending}"
    if ending == "docx":
        word = docx.Document()
        word.add_paragraph(TITLE, style="Title")
        word.add_paragraph(OPENING)
        word.add_paragraph(POINT, style="List Bullet")
        word.save(str(path))
        return path
    path.write_text({
        "md": f"# {TITLE}\n\n{OPENING}\n\n- {POINT}\n",
        "txt": f"{TITLE}\n\n{OPENING}\n\n{POINT}.\n",
        "html": "<html><head><title>x</title></head><body><nav><p>Home</p></nav><main><header><h1>Sheds: who opens"
                f" <em>the</em> doors?</h1></header><p>{OPENING}</p><ul><li><p>{POINT}</p></ul>"
                "<script>var x = 'doors'</script></main><footer>Doors Ltd</footer></body></html>",
    }[ending], encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["md", "txt", "docx", "html"])
def test_a_note_is_taken_in_from_any_kind_of_file_and_found(convenor: Commands, tmp_path: Path, ending: str) -> None:
    (row,) = convenor.done("archive", "add", str(write(tmp_path, ending)), "--json").json
    assert (row["title"], row["date"], row["passages"]) == (TITLE, "2024-03-01", 2)
    found = convenor.done("search", "doors", "--json").json
    assert [f["text"].rstrip(".") for f in found] == [TITLE, POINT]
    assert {f["in"] for f in found} == {"published"}
    assert "stay open" in (convenor.home / "archive" / "sheds.md").read_text(encoding="utf-8")


def test_a_folder_at_once_and_again_takes_nothing_twice(convenor: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "old").mkdir(parents=True)
    write(folder, "md")
    write(folder / "old", "txt").rename(folder / "old" / "cellars.txt")
    (folder / "budget.xlsx").write_bytes(b"no note")
    for _ in range(2):
        assert len(convenor.done("archive", "add", str(folder)).out.splitlines()) == 2
    assert len(convenor.done("archive", "list", "--json").json) == 2
    told = ("--address", "https://a.example/s", "--theme", "power")
    convenor.done("archive", "add", str(folder / "sheds.md"), *told)
    convenor.done("archive", "add", str(folder / "sheds.md"))
    (row,) = [r for r in convenor.done("archive", "list", "--json").json if r["id"] == "sheds"]
    assert (row["address"], row["themes"]) == ("https://a.example/s", ["power"]), "what was said of it stays"


def test_sessions_and_published_notes_are_found_together(convenor: Commands, tmp_path: Path) -> None:
    convenor.done("archive", "add", str(write(tmp_path, "md")))
    session = convenor.done("new", "--title", "Who cooks?", "--date", "2026-11-26").line
    convenor.done("note", session, "the kitchen door was open", "--said-by", "Ada")
    shown = convenor.done("search", "door", "open").out.splitlines()
    assert shown == [
        "Who cooks?, 26 November 2026", "  the kitchen door was open  [Arrival; Ada]",
        "Sheds: who opens the doors?, 1 March 2024 (published: sheds.md)", "  Sheds: who opens the doors?  [title]",
        "  Doors that stay open",
    ]
    assert len(convenor.done("search", "open kitchen", "--json").json) == 0, "one argument is a phrase"
    assert convenor.done("search", "zebra").line == "Nothing has “zebra”."
    assert [r["text"] for r in convenor.done("search", "--speaker", "ada", "--json").json] == [
        "the kitchen door was open"]


def test_taken_out_it_is_gone(convenor: Commands, tmp_path: Path) -> None:
    convenor.done("archive", "add", str(write(tmp_path, "md")))
    convenor.done("search", "doors")
    convenor.done("archive", "remove", "sheds")
    assert convenor.done("search", "doors").line == "Nothing has “doors”."
    assert convenor.done("archive", "list").out.startswith("There are no published notes yet")


@pytest.mark.parametrize(("name", "content", "says"), [
    ("no.md", None, "there is no such file"), ("x.pdf", b"%PDF", "cannot be taken in"),
    ("x.docx", b"no", "no Word file"),
    ("x.txt", b"\xff\xfe\x00", "not UTF-8"), ("x.html", b"<p></p>", "no words"), ("x.md", b"", "no words"),
])
def test_what_cannot_be_read_is_said(
    convenor: Commands, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = convenor("archive", "add", str(tmp_path / name))
    assert (ran.code, says in ran.err) == (1, True), ran.err


def test_an_empty_folder_and_one_bad_file_among_good_ones(convenor: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    assert "There is no note in" in convenor("archive", "add", str(folder)).err
    write(folder, "md")
    (folder / "bad.docx").write_bytes(b"no")
    ran = convenor("archive", "add", str(folder))
    assert ran.code == 1
    assert "1 could not be read" in ran.err
    assert [r["id"] for r in convenor.done("archive", "list", "--json").json] == ["sheds"]


def test_a_file_in_the_archive_that_was_spoilt_by_hand_says_where(convenor: Commands, tmp_path: Path) -> None:
    convenor.done("archive", "add", str(write(tmp_path, "md")))
    kept = convenor.home / "archive" / "sheds.md"
    kept.write_text(kept.read_text(encoding="utf-8").replace("2024-03-01", "soon"), encoding="utf-8")
    ran = convenor("archive", "list")
    assert "“soon” is not a date" in ran.err
    assert "sheds.md" in ran.err


def test_nothing_to_look_for_is_said(convenor: Commands) -> None:
    assert "nothing to look for" in convenor("search").err


def test_a_round_up_of_the_year(convenor: Commands, tmp_path: Path) -> None:
    assert "Nothing was published" in convenor("roundup", "--from", "2026-01-01", "--to", "2026-12-31").err
    (tmp_path / "sheds.md").write_text("# Sheds\n\nHeld on 1 March 2026.\n\n- Doors that stay open\n", encoding="utf-8")
    convenor.done("archive", "add", str(tmp_path / "sheds.md"), "--address", "https://a.example/sheds")
    out = convenor.done("roundup", "--from", "2026-01-01", "--to", "2026-12-31").out
    assert "Doors that stay open (Sheds" in out
    (row,) = convenor.done("roundup", "--from", "2026-01-01", "--to", "2026-12-31", "--json").json
    assert row["points"][0]["address"] == "https://a.example/sheds"
    for ending in ("md", "html", "txt", "docx"):
        path = tmp_path / f"year.{ending}"
        convenor.done("roundup", "--from", "2026-01-01", "--to", "2026-12-31", "--save", str(path))
        assert path.stat().st_size > 100
    assert convenor("roundup", "--from", "2026-12-31", "--to", "2026-01-01").code == 2
    assert convenor("roundup", "--from", "2026-01-01", "--to", "2026-12-31", "--save", "x.pdf").code == 1
