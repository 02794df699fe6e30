"""Asks how people are to be dealt, and deals them."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Select, Static

from convenor.services import dealing_words as words
from convenor.services.dealing import Asked
from convenor.services.roster import shown_names
from convenor.session.problem import Problem
from convenor.session.roster import Deal, Seat
from convenor.session.session import Session
from convenor.terminal.running.minutes import whole
from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.line import Field

WHOM = (
    ("Everybody", "all"),
    ("Only those who have no room yet; the others stay", "rest"),
    ("Only those whom you marked; the others stay", "again"),
)
WISHES = (("Choices as far as rooms stay even", "even"), ("Everybody’s first choice, however uneven", "first"))


class DealForm(Form[str]):
    """What is asked of the deal, as it was asked last. Answers with what was done, in words; Esc does nothing."""

    DOES = "Deal"
    HINT = "Tab goes on · Enter or Ctrl+O deals · Esc goes back"
    DEFAULT_CSS = """
    DealForm VerticalScroll { height: auto; max-height: 16; scrollbar-size-vertical: 1; }
    DealForm Select { width: 1fr; height: 1; }
    DealForm .buttons { height: 1; }
    """

    def __init__(
        self, session: Session, now: Deal, marked: tuple[str, ...], deal: Callable[[Asked, int | None], str]
    ) -> None:
        """`marked`: ids of people. `deal` does it, with that seed or a fresh one, and says in words what came of it."""
        super().__init__()
        self._names = shown_names(session.roster)
        self._rooms = len(session.plan.open_rooms)
        self._now = now
        self._marked = marked
        self._deal = deal

    def compose(self) -> ComposeResult:
        now = self._now
        whom = [one for one in WHOM if one[1] != "again" or self._marked]
        with Vertical(classes="sheet"):
            yield Static(f"Deal people into rooms, round {now.round}", classes="sheet-title", markup=False)
            with VerticalScroll():
                yield Select(whom, id="whom", allow_blank=False, value="again" if self._marked else "all", compact=True)
                yield Field("rooms", "Rooms", str(self._rooms or ""), hint="how many; new ones are opened")
                yield Field("together", "Together", self._groups(now.together), hint="like Ana, Ben; Cy, Di")
                yield Field("apart", "Apart", self._groups(now.apart), hint="like Ana, Ben; Cy, Di, Ed")
                yield Field("hosts", "Hosts", self._roles(now.hosts), hint="like Ana:1; Ben")
                yield Field("takers", "Note-takers", self._roles(now.note_takers), hint="like Cy:1; Di")
                yield Field("pinned", "In their place", self._pinned(), hint="like Ed:2; Flo:3")
                yield Field("wishes", "Choices", hint="like Gus:2,3; Hal:1")
                yield Select(WISHES, id="how", allow_blank=False, value="even", compact=True)
                yield Field("seed", "Seed", hint="empty: a fresh one; the same deals the same")
            yield from self.foot()

    def on_mount(self) -> None:
        self.query_one("#field-rooms", Field).type_here()

    def _groups(self, groups: tuple[tuple[str, ...], ...]) -> str:
        named = ([self._names[p] for p in group if p in self._names] for group in groups)
        return "; ".join(", ".join(names) for names in named if len(names) > 1)

    def _roles(self, held: tuple[Seat, ...]) -> str:
        return "; ".join(f"{self._names[s.person]}:{s.room}" for s in held if s.person in self._names)

    def _pinned(self) -> str:
        return self._roles(tuple(s for s in self._now.seats if s.why == "pinned"))

    def _typed(self, name: str) -> str:
        return self.query_one(f"#field-{name}", Field).value

    def _number(self, name: str, what: str) -> int | None:
        typed = self._typed(name)
        if not typed.strip():
            return None
        number = whole(typed) if name != "seed" else _seed(typed)
        if number is None:
            raise Problem(f"“{typed.strip()[:20]}” is not {what}.", cure="Give a number, or leave it empty.")
        return number

    def asked(self) -> Asked:
        """What stands in the form. Raises Problem for what cannot be meant."""
        whom = self.query_one("#whom", Select).value
        return Asked(
            together=words.groups_in(self._typed("together")),
            apart=words.groups_in(self._typed("apart")),
            pinned=words.pinned_in(self._typed("pinned")),
            hosts=words.roles_in(self._typed("hosts")),
            note_takers=words.roles_in(self._typed("takers")),
            choices=words.wishes_in(self._typed("wishes")),
            choices_first=self.query_one("#how", Select).value == "first",
            again=self._marked if whom == "again" else (),
            rest=whom == "rest",
            count=self._number("rooms", "a number of rooms"),
            round=self._now.round,
        )

    def done(self) -> str:
        return self._deal(self.asked(), self._number("seed", "a seed"))


def _seed(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 12 else None
