"""Sign-off by plain commands, from the letter to the final note."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done(
        "new", "--title", "Who cooks", "--date", "2026-11-20", "--start", "11:00", "--rooms", "3",
        "--speaker", "Ada Pell; Director; Ladle; who drew on ten years", "--speaker", "Sunil Marsh",
    ).line
    convenor.done("go", made, "start", "--at", AT)
    for _ in range(8):
        convenor("go", made, "next", "--at", AT)
    convenor.done("go", made, "end", "--at", AT)
    convenor.done("note", made, "Salt is dear", "--said-by", "Bea Stone", "--consent", "named", "--room", "1")
    return made


def test_from_the_list_over_the_letter_to_the_final_note(convenor: Commands, session: str, tmp_path: Path) -> None:
    listed = convenor.done("signoff", session)
    assert "Ada Pell (speaker)" in listed.out
    assert listed.out.splitlines()[-1].startswith("Not settled yet:")
    refused = convenor("writeup", session, "--final")
    assert refused.code == 1
    assert "Ada Pell: has not been asked." in refused.err
    assert refused.out == ""
    letter = convenor.done("signoff", session, "Ada").out
    assert "Ada Pell" in letter
    assert "Salt" not in letter
    assert "asked on" in convenor.done("signoff", session, "Ada", "--asked").out
    convenor.done("signoff", session, "Ada", "--yes")
    convenor.done("signoff", session, "Sunil", "--yes")
    file = tmp_path / "note.docx"
    written = convenor.done("writeup", session, "--final", "--to", str(file))
    assert "Everybody whom it names has said yes." in written.out
    assert "Draft" not in "\n".join(p.text for p in docx.Document(str(file)).paragraphs)
    assert convenor.done("writeup", session).out.startswith("Draft."), "without --final it stays a draft"


def test_a_yes_does_not_outlive_a_change_of_the_words(convenor: Commands, session: str) -> None:
    for name in ("Ada", "Sunil"):
        convenor.done("signoff", session, name, "--yes")
    convenor.done("writeup", session, "--final")
    (bea,) = (r for r in convenor.done("points", session, "--json").json if "Salt" in r["text"])
    convenor.done("points", session, "reword", bea["id"], "Salt is never dear.")
    refused = convenor("writeup", session, "--final")
    assert "Bea Stone: their words were changed since they said yes; ask again." in refused.err
    (row,) = convenor.done("signoff", session, "Bea", "--json").json
    assert (row["state"], row["was"]) == ("unasked", "Salt is dear")


@pytest.mark.parametrize("kind", ["pasted", "txt", "docx"])
def test_a_reply_comes_in_pasted_or_as_a_file(convenor: Commands, session: str, tmp_path: Path, kind: str) -> None:
    (row, *_) = convenor.done("signoff", session, "Sunil", "--json").json
    theirs = row["text"].replace("Sunil Marsh", "the baker Sunil Marsh")
    if kind == "pasted":
        ran = convenor.done("signoff", session, "Sunil", "--reply", "-", stdin=f"> {theirs}\n\nHello".encode())
        assert "not kept: Hello" in ran.out
    elif kind == "txt":
        (tmp_path / "r.txt").write_text(theirs, encoding="utf-8")
        ran = convenor.done("signoff", session, "Sunil", "--reply", str(tmp_path / "r.txt"))
    else:
        word = docx.Document()
        word.add_paragraph(theirs)
        word.save(str(tmp_path / "r.docx"))
        ran = convenor.done("signoff", session, "Sunil", "--reply", str(tmp_path / "r.docx"))
    assert f"they would have it: {theirs}" in ran.out


def test_sign_off_goes_with_the_record(convenor: Commands, session: str, tmp_path: Path) -> None:
    convenor.done("signoff", session, "Ada", "--yes")
    before = [r["state"] for r in convenor.done("signoff", session, "--json").json]
    file = tmp_path / "record.yaml"
    convenor.done("export", session, str(file))
    copied = convenor.done("import", str(file), "--as-copy").out.split(":")[0]
    assert [r["state"] for r in convenor.done("signoff", copied, "--json").json] == before
    assert "yes" in before


@pytest.mark.parametrize(("words", "code", "said"), [
    (["--yes"], 2, "Whose?"),
    (["Ada", "--yes", "--no"], 2, "one of them at a time"),
    (["Ada", "--piece", "1"], 2, "--piece goes with"),
    (["Nobody"], 1, "nobody whom the note names"),
    (["Ada", "--decide"], 1, "second reminder"),
    (["Ada", "--reply", "no-such.txt"], 1, "could not be read"),
    (["Ada", "--reply", "a.pdf"], 1, "cannot be read"),
    (["Ada", "--yes", "--piece", "9"], 1, "no piece 9"),
])
def test_what_cannot_be_done_is_said(convenor: Commands, session: str, words: list[str], code: int, said: str) -> None:
    ran = convenor("signoff", session, *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
