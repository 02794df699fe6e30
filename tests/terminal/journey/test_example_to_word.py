"""From *See one in full swing* to a signed-off Word file and its address, by keys alone, and the keys counted.

`docs/journey.md` tells how many they are at most. Who makes the way longer has to say so there, and BUDGET is its end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from convenor.cli.example import make_example
from convenor.cli.own_home import make_outside
from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.first.screen import FirstScreen
from convenor.terminal.note.places import Place
from tests.support.faces import SlipOfPaper
from tests.terminal.journey.walker import Stage, Walker

AT = datetime(2026, 11, 26, 11, 45, tzinfo=UTC)
DOC = Path(__file__).parents[3] / "docs" / "journey.md"
BUDGET = 73
"""Keys from the first screen to the address, at 80x24; letters of one's own words not among them."""
PEOPLE = ("right", "left")
"""The keys from one person to the next where they have their say."""

REPLY = """Dear Idris,

thank you. The first two are fine; in the last, please say "most".

{first}

{second}

Guests who became cooks stayed for years; most guests who stayed guests left, Sunil said.

Best wishes
Sunil
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Outside, Path, SlipOfPaper]:
    """A new home, the only folder of this computer, and its clipboard."""
    documents, slip = tmp_path / "Documents", SlipOfPaper()
    documents.mkdir()
    monkeypatch.setenv("CONVENOR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for module in ("whole", "final"):
        monkeypatch.setattr(f"convenor.terminal.desk.{module}.places", lambda: (Place("Documents", documents),))
    example = replace(make_example(AT)[0], clipboard=slip)
    return replace(make_outside(at=AT), example=lambda: example), documents, slip


async def to_the_desk(walker: Walker) -> None:
    walker.begin("Open the example")
    await walker.go_to("See one in full swing")
    await walker.press("enter")
    walker.begin("End it, and see its note")
    await walker.menu("end", "escape")
    assert "Practice: nothing is kept." in walker.seen()
    await walker.press("enter")
    assert isinstance(walker.app.screen, DeskScreen)


async def at_the_desk(walker: Walker, desk: DeskScreen) -> None:
    walker.begin("Read it through")
    while desk.note_list.chosen != desk.note_list.rows[-1].key:
        await walker.press("pagedown")
    walker.begin("Leave a line out")
    await walker.press("tab")
    await walker.go_to("Not everybody wants")
    await walker.press("space")
    walker.begin("Change the order")
    await walker.go_to("A monthly table")
    await walker.press("ctrl+u")
    walker.begin("Put two lines under words of your own")
    await walker.go_to("The hall has a kitchen")
    await walker.press("ctrl+x")
    await walker.go_to("Who is allowed to refuse")
    await walker.press("ctrl+x", "ctrl+g")
    await walker.type("The kitchens that we have:")
    await walker.press("enter")
    walker.begin("Word a line otherwise")
    await walker.go_to("Children cook")
    await walker.press("enter", "backspace")
    await walker.type(", too.")
    await walker.press("enter")


async def through_the_checks(walker: Walker) -> None:
    walker.begin("Look at the checks")
    await walker.press("ctrl+b")
    await walker.go_to("The house writes 10 in digits")
    await walker.press("ctrl+e")
    assert "drew on ten years" not in walker.seen()
    await walker.go_to("Objection: Not everybody")
    await walker.press("ctrl+o", "escape")


async def with_the_speakers(walker: Walker, slip: SlipOfPaper) -> None:
    walker.begin("Send each speaker their words")
    await walker.press("ctrl+n")
    for name, others in (("Ada Pell", "could peel"), ("Sunil Marsh", "queue")):
        await walker.go_to(f"{name}, speaker", PEOPLE)
        await walker.press("ctrl+o", "enter")
        assert name.split()[0] in slip.text
        assert others not in slip.text
        await walker.go_to("They were sent the letter")
        await walker.press("enter")
    walker.begin("Keep what they answered")
    await walker.go_to("Ada Pell, speaker", PEOPLE)
    await walker.press("enter")
    await walker.go_to("They said yes to everything")
    await walker.press("enter")
    await walker.go_to("Sunil Marsh, speaker", PEOPLE)
    await walker.press("enter")
    await walker.go_to("They wrote")
    await walker.press("enter")
    ours = [" ".join(line.split()) for line in slip.text.split("\n\n")]  # his answer has the words of his letter
    first, second = (next(line for line in ours if words in line) for words in ("Our opening", "could peel"))
    await walker.paste(REPLY.format(first=first, second=second))
    await walker.press("ctrl+o")
    await walker.go_to("Yes, they agree to it")
    await walker.press("enter")
    assert "“most”" in walker.seen()
    await walker.press("ctrl+o", "escape")
    assert "has said yes to the words as they stand" in walker.seen()
    await walker.press("escape")


async def out_of_the_house(walker: Walker, documents: Path) -> None:
    walker.begin("Save the final note for Word")
    await walker.menu("final")
    await walker.press("tab", "right", "ctrl+o")
    assert [path.suffix for path in documents.iterdir()] == [".docx"]
    assert any("Of this practice it alone is kept." in told.message for told in walker.app._notifications)
    walker.begin("Say where it is published")
    await walker.menu("publ")
    await walker.type("example.org/who-cooks")
    await walker.press("enter")
    walker.begin("")


def told() -> dict[str, tuple[int, int, int]]:
    """What the document says of each stage, in order: keys, letters, screens."""
    rows = re.findall(r"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: (int(keys), int(letters), int(screens)) for name, keys, letters, screens in rows}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_from_the_example_to_a_signed_off_word_file(
    house: tuple[Outside, Path, SlipOfPaper], size: tuple[int, int]
) -> None:
    own, documents, slip = house
    app = ConvenorApp(own)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
        walker = Walker(app, pilot)
        await to_the_desk(walker)
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        await at_the_desk(walker, desk)
        await through_the_checks(walker)
        await with_the_speakers(walker, slip)
        await out_of_the_house(walker, documents)
        assert "Published on 26 November 2026" in walker.seen()

    assert own.host.sessions() == (), "nothing of a practice is in one's own record"
    (file,) = documents.iterdir()
    note = [p.text for p in Document(str(file)).paragraphs if p.text]
    assert note[0] == "Shared tables: Who cooks, and who is cooked for"
    assert not any("Draft" in line or "Not everybody" in line for line in note)
    kitchens = note.index("The kitchens that we have:")
    assert note[kitchens + 1:kitchens + 3] == [
        "The hall has a kitchen that is locked six days out of seven.", "Who is allowed to refuse a meal?"]
    assert "Children cook if they are let near the knives, too." in note
    assert "Guests who became cooks stayed for years; most guests who stayed guests left, Sunil said." in note
    assert any("drew on 10 years of running street kitchens" in line for line in note)
    stages = [s for s in walker.stages if s.name]
    if size == (80, 24):
        promised = told()
        assert [s.name for s in stages] == list(promised)
        for stage in stages:
            keys, letters, screens = promised[stage.name]
            assert (stage.keys <= keys, stage.letters <= letters, stage.screens <= screens) == (True,) * 3, (
                f"{stage.name} takes more than {DOC.name} says:{as_table(stages)}")
    assert sum(s.keys for s in stages) <= BUDGET, as_table(stages)


def as_table(stages: list[Stage]) -> str:
    """What the document would have to say."""
    return "\n" + "\n".join(f"| {s.name} | {s.keys} | {s.letters} | {s.screens} |" for s in stages)
