"""Sign-off by plain commands, from the letter to the final note."""

from __future__ import annotations

from email.message import EmailMessage
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
    assert convenor.done("writeup", session).out.startswith("Final on "), "without --final it says what it is"
    assert convenor.done("sessions", "--json").json[0]["note"]["state"] == "final"
    convenor.done("points", session, "add", "One more.")
    assert convenor.done("writeup", session).out.startswith("Draft, with speakers since ")
    assert "· with speakers" in convenor.done("sessions").out


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


@pytest.mark.parametrize("kind", ["pasted", "txt", "docx", "eml"])
def test_a_reply_comes_in_pasted_or_as_a_file(convenor: Commands, session: str, tmp_path: Path, kind: str) -> None:
    (row, *_) = convenor.done("signoff", session, "Sunil", "--json").json
    theirs = row["text"].replace("Sunil Marsh", "the baker Sunil Marsh")
    if kind == "pasted":
        ran = convenor.done("signoff", session, "Sunil", "--reply", "-", stdin=f"> {theirs}\n\nHello".encode())
        assert "not kept: Hello" in ran.out
    elif kind == "txt":
        (tmp_path / "r.txt").write_text(theirs, encoding="utf-8")
        ran = convenor.done("signoff", session, "Sunil", "--reply", str(tmp_path / "r.txt"))
    elif kind == "eml":
        mail = EmailMessage()
        mail.set_content(f"Chère Idris,\n\n{theirs}\n", cte="quoted-printable")
        (tmp_path / "r.eml").write_bytes(mail.as_bytes())
        ran = convenor.done("signoff", session, "Sunil", "--reply", str(tmp_path / "r.eml"))
        assert "not kept: Chère Idris," in ran.out
    else:
        word = docx.Document()
        word.add_paragraph(theirs)
        word.save(str(tmp_path / "r.docx"))
        ran = convenor.done("signoff", session, "Sunil", "--reply", str(tmp_path / "r.docx"))
    assert "nothing → “the baker”   ours stands" in ran.out
    assert theirs not in convenor.done("writeup", session).out


def test_a_reply_is_taken_over_by_the_numbers_of_its_phrases(convenor: Commands, session: str) -> None:
    (row, *_) = convenor.done("signoff", session, "Sunil", "--json").json
    theirs = row["text"].replace("Sunil Marsh", "the baker Sunil Marsh").rstrip(".") + ", as ever."
    told = convenor.done("signoff", session, "Sunil", "--reply", "-", "--json", stdin=theirs.encode()).json
    assert told["reply"] == {"changed": [row["piece"]], "same": [], "agreed": True, "also": []}
    assert [p["taken"] for p in told["beside"][0]["phrases"]] == [False, False]
    told = convenor.done("signoff", session, "Sunil", "--accept", "1", "--json").json
    assert [p["taken"] for p in told["beside"][0]["phrases"]] == [True, False]
    assert (told["beside"][0]["said_yes"], told["pieces"][0]["state"]) == (False, "part")
    assert row["piece"] in told["next_letter"]
    out = convenor.done("signoff", session, "Sunil", "--accept", "2", "--leave", "1").out
    assert "ours stands" in out
    assert "theirs stands" in out
    assert "The next letter to Sunil Marsh has" in out
    assert "own words: that is their yes" in convenor.done("signoff", session, "Sunil", "--accept", "all").out
    assert theirs in convenor.done("writeup", session).out
    told = convenor.done("signoff", session, "Sunil", "--leave", "all", "--json").json
    assert told["pieces"][0]["state"] == "changed"


def test_a_reply_may_be_taken_over_as_it_comes(convenor: Commands, session: str) -> None:
    (row, *_) = convenor.done("signoff", session, "Sunil", "--json").json
    theirs = row["text"].replace("Sunil Marsh", "the baker Sunil Marsh")
    ran = convenor.done("signoff", session, "Sunil", "--reply", "-", "--accept", "1", stdin=theirs.encode())
    assert "No letter to Sunil Marsh is needed" in ran.out


def test_words_above_a_quoted_letter_are_no_yes_and_are_shown(convenor: Commands, session: str) -> None:
    letter = convenor.done("signoff", session, "Sunil").out.split("\n\n", 1)[1]
    reply = "Please take me out of it.\n\n" + "".join(f"> {line}\n" for line in letter.splitlines())
    out = convenor.done("signoff", session, "Sunil", "--reply", "-", stdin=reply.encode()).out
    assert "They also wrote, and it is not kept: Please take me out of it." in out
    assert "counts as no yes by itself" in out
    assert "yes" not in {r["state"] for r in convenor.done("signoff", session, "Sunil", "--json").json}
    convenor.done("signoff", session, "Sunil", "--reply", "-", "--yes", stdin=reply.encode())
    assert {r["state"] for r in convenor.done("signoff", session, "Sunil", "--json").json} == {"yes"}


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
    (["Ada", "--reply", "no-such.eml"], 1, "could not be read"),
    (["Ada", "--yes", "--piece", "9"], 1, "no piece 9"),
    (["Ada", "--accept", "1"], 1, "nothing of Ada Pell’s to take over"),
    (["Ada", "--accept", "one"], 2, "no number of a phrase"),
    (["Ada", "--accept", "1", "--no"], 2, "one of them at a time"),
    (["Ada", "--yes", "--json"], 2, "--json goes with"),
])
def test_what_cannot_be_done_is_said(convenor: Commands, session: str, words: list[str], code: int, said: str) -> None:
    ran = convenor("signoff", session, *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_mail_without_plain_text_says_what_to_do(convenor: Commands, session: str, tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(b"Content-Type: image/png\n\nxx")
    ran = convenor("signoff", session, "Ada", "--reply", str(tmp_path / "r.eml"))
    assert (ran.code, ran.out) == (1, "")
    assert "no plain text in this e-mail" in ran.err
