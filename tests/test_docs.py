"""What the pages promise: their links lead somewhere, and their commands are ones that Convenor knows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from convenor.cli.main import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in re.findall(r"^```\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            yield from ((page_name(page), line) for line in block.splitlines() if line.startswith("convenor "))


@pytest.mark.parametrize(("page", "line"), list(commands()))
def test_every_command_on_a_page_can_be_typed(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    with click.Context(cli, obj={"library": None}) as top:
        command = cli.get_command(top, words[0])
        assert command is not None, f"{page}: there is no command {words[0]}"
        while True:
            context = command.make_context(words[0], words[1:], parent=top)  # a UsageError says what is wrong
            if not isinstance(command, click.Group):
                break
            rest = [*getattr(context, "_protected_args", ()), *context.args]
            name, inner, words = command.resolve_command(context, rest)
            assert inner is not None
            command, top, words = inner, context, [name or "", *words]


def test_the_pages_do_give_commands() -> None:
    assert len(list(commands())) >= 10


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    decisions = sorted(p.name for p in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name for name in decisions if f"(decisions/{name})" not in index] == []


def test_no_two_decisions_share_a_number() -> None:
    numbers = [p.name[:4] for p in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
