"""The pages as the note tells them: moved, cut, joined into paragraphs; and what may tell who wrote one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from convenor.services import handing_in, pointing, weaving
from convenor.services.outside import Outside
from convenor.services.weaving import Piece
from convenor.session.pages import STRANDS, Strand
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.commands import Where, bindings
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.running.sheets import Choice, Choose
from convenor.terminal.session_page import SessionPage
from convenor.terminal.weave.rows import telling_words, weave_rows
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.pick_list import PickList
from convenor.writeup.weaving import ABOUT, Woven, told


class WeaveScreen(SessionPage):
    """One piece of a page a row, by strand and paragraph."""

    WHERE: ClassVar[Where] = "weave"
    BINDINGS: ClassVar[list[BindingType]] = bindings("weave")
    DEFAULT_CSS = """
    WeaveScreen #pieces { height: 1fr; }
    WeaveScreen #telling { height: auto; max-height: 4; padding: 0 1; color: $quiet; }
    WeaveScreen.-strip #telling { max-height: 1; }
    WeaveScreen.-strip Keys { display: none; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._pieces: dict[str, Piece] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield PickList(id="pieces", wrap=True)
        yield Static("", id="telling", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.list.focus()

    @property
    def list(self) -> PickList:
        return self.query_one(PickList)

    @property
    def session(self) -> Session:
        return self.host.session(self.session_id)

    def record_changed(self) -> None:
        session = self.session
        pages = handing_in.count_words(session.pages)
        self.query_one(TitleBar).say(f"Weaving: {shown(session.plan.title)}", pages, kept=self.outside.kept)
        self._pieces = weaving.pieces_of(session)
        self.list.show(weave_rows(session, self._pieces))
        self._say_telling()

    @on(PickList.Moved)
    def _say_telling(self) -> None:
        piece = self._pieces.get(self.list.chosen or "")
        self.query_one("#telling", Static).update(telling_words(self.session, piece))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("weave_up", "weave_down", "paragraph", "tell", "cut_piece", "other_strand", "whole_page"):
            return self._piece() is not None
        return True

    # What can be done with a piece.

    def action_weave_up(self) -> None:
        self._move(-1)

    def action_weave_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        piece = self._piece()
        names = [p.name for s in told(self.session) for c in s.cuts for p in self._pieces.values() if p.cut == c]
        if piece is None or piece.name not in names:
            return
        at = names.index(piece.name) + by
        if 0 <= at < len(names):
            beside = {"before": names[at]} if by < 0 else {"after": names[at]}
            weaving.place(self.host, self.session_id, piece.name, **beside, wish=self.wish())
            self._again(piece)

    def action_paragraph(self) -> None:
        """A paragraph begins here, or goes on from the one before where one begins already."""
        piece = self._piece()
        strand = self._strand()
        if piece is None or strand is None:
            return
        begins = any(p[0] == piece.cut for p in strand.paragraphs)
        act = weaving.run_on if begins else weaving.new_paragraph
        act(self.host, self.session_id, piece.name, self.wish())
        self._again(piece)

    def action_tell(self) -> None:
        piece = self._piece()
        if piece is not None:
            act = weaving.leave_out if self._strand() else weaving.use
            act(self.host, self.session_id, piece.name, self.wish())
            self._again(piece)

    def action_cut_piece(self) -> None:
        piece = self._piece()

        def keep(words: str | None) -> None:
            if piece is not None and words is not None:
                with calmly(self.convenor):
                    weaving.retold(self.host, self.session_id, piece.name, words, self.wish())
                    self._again(piece)

        if piece is not None:
            self.app.push_screen(Wording("Take out what is not to be told; nothing else can change", piece.text), keep)

    def action_whole_page(self) -> None:
        piece = self._piece()
        if piece is not None:
            weaving.whole(self.host, self.session_id, piece.name, self.wish())
            self._again(piece)

    def action_other_strand(self) -> None:
        piece = self._piece()

        def put(strand: Strand | None) -> None:
            if piece is not None and strand is not None:
                with calmly(self.convenor):
                    weaving.place(self.host, self.session_id, piece.name, strand=strand, wish=self.wish())
                    self._again(piece)

        choices = [Choice(s, f"{s.capitalize()}: {handing_in.ABOUT[s]}") for s in STRANDS]
        self.app.push_screen(Choose("Which part of the story does it tell?", choices), put)

    # What can be done with a strand.

    def action_headline(self) -> None:
        strand = self._strand()

        def keep(words: str | None) -> None:
            if strand is not None and words is not None:
                phrases = tuple(line.strip() for line in words.splitlines() if line.strip())
                with calmly(self.convenor):
                    weaving.headline(self.host, self.session_id, strand.strand, phrases, self.wish())
                    self.look_again()

        if strand is not None:
            texts = {page.id: page.text for page in self.session.pages}
            now = "\n".join(cut.of(texts[cut.page]) for cut in strand.headline)
            about = "Out of the pages of this strand, letter by letter; only the first letter may be a capital or not."
            title = "Headline: one phrase a line, two at most"
            self.app.push_screen(Wording(title, now, said=about, pieces=True), keep)

    def action_about(self) -> None:
        strand = self._strand()

        def keep(words: str | None) -> None:
            if strand is not None and words is not None:
                with calmly(self.convenor):
                    weaving.about(self.host, self.session_id, strand.strand, words, self.wish())
                    self.look_again()

        if strand is not None:
            self.app.push_screen(Wording("What is this strand about?", strand.about or ABOUT[strand.strand]), keep)

    def action_undo_weave(self) -> None:
        self.convenor.tell(pointing.undo(self.host, self.session_id, self.wish()))
        self.look_again()

    def _piece(self) -> Piece | None:
        return self._pieces.get(self.list.chosen or "")

    def _strand(self) -> Woven | None:
        """The strand that tells the chosen piece; None for a page that is left out."""
        piece = self._piece()
        return next((s for s in told(self.session) if piece is not None and piece.cut in s.cuts), None)

    def _again(self, piece: Piece) -> None:
        """Look anew, with the same page chosen, whatever its piece is called now."""
        self.look_again()
        name = next((n for n, p in self._pieces.items() if p.cut.page == piece.cut.page
                     and (p.cut == piece.cut or piece.name not in self._pieces)), piece.name)
        self.list.choose(name)
