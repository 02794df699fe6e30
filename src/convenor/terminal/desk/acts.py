"""What an author does at the desk, each act through the service that the plain commands use."""

from __future__ import annotations

from collections.abc import Callable

from convenor.services import point_words, pointing
from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.desk.seen import Notes, Reading
from convenor.terminal.desk.sheets import Wording, ask_same, ask_theme
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.pick_list import PickList
from convenor.writeup.likeness import Likeness
from convenor.writeup.shape import Point


class DeskActs(SessionPage):
    """The acts. Subclasses show what comes of them."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self.marked: frozenset[str] = frozenset()
        self._notes: Notes | None = None
        self._reading: Reading | None = None

    # What is chosen.

    @property
    def notes(self) -> Notes:
        if self._notes is None:
            raise Problem("The note cannot be made just now.", cure="`convenor check` says what is wrong.")
        return self._notes

    @property
    def tray_list(self) -> PickList:
        return self.query_one("#tray", PickList)

    @property
    def note_list(self) -> PickList:
        return self.query_one("#note", PickList)

    def chosen_point(self) -> Point | None:
        """The point that is chosen where one is; in the note, the first behind the chosen line."""
        if self._notes is None:
            return None
        if not self.note_list.has_focus:
            return self._notes.point(self.tray_list.chosen)
        found = self._behind()
        return self._notes.point(found[0]) if found else None

    def _behind(self) -> tuple[str, ...]:
        line = self.note_list.chosen
        return self._reading.ways.points_of(int(line)) if self._reading is not None and line else ()

    def the_point(self) -> Point:
        point = self.chosen_point()
        if point is None:
            raise Problem("There is no point here.", cure="Choose one; Enter words any line of the note otherwise.")
        if self.note_list.has_focus and len(self._behind()) > 1:
            self.go_to_tray()
            raise Problem("Several points make up this paragraph.", cure="Here is the first of them; choose one.")
        return point

    def the_points(self) -> list[str]:
        """Those that are marked, in the tray's order; else the chosen one."""
        if self.marked:
            return [p.id for p in self.notes.shape.points if p.id in self.marked]
        return [self.the_point().id]

    def likeness(self) -> Likeness:
        raise NotImplementedError

    def show_tray(self, keep: str | None = None) -> None:
        raise NotImplementedError

    def _do(self, act: Callable[[], object], *, keep: str | None = None, unmark: bool = False) -> None:
        act()
        if unmark:
            self.marked = frozenset()
        self.look_again()
        if keep is not None:
            self.tray_list.choose(keep)

    def ask_words(
        self, title: str, text: str, keep: Callable[[str], object], *, about: str = "", pieces: bool = False,
        trouble: str = "",
    ) -> None:
        """Ask for words and keep them. What cannot be kept is there again as it was typed, with the reason."""
        def typed(words: str | None) -> None:
            if words is None:
                return
            try:
                keep(words)
            except Problem as problem:
                self.ask_words(title, words, keep, about=about, pieces=pieces, trouble=f"! {in_words(problem)}")

        said = "\n".join(part for part in (about, trouble) if part)
        self.app.push_screen(Wording(title, text, said=said, pieces=pieces), typed)

    # Between the halves.

    def go_to_tray(self) -> None:
        point = self.chosen_point()
        self.add_class("-at-tray")
        self.tray_list.focus()
        if point is not None:
            self.tray_list.choose(point.id)

    def go_to_note(self) -> None:
        point = self.chosen_point()
        self.remove_class("-at-tray")
        self.note_list.focus()
        line = self._reading.ways.line_of(point.id) if self._reading is not None and point else None
        if line is not None:
            self.note_list.choose(str(line))

    def action_other_pane(self) -> None:
        """From a sentence to where it came from, and back."""
        if self.note_list.has_focus:
            self.go_to_tray()
        else:
            self.go_to_note()

    # Choosing and ordering.

    def action_use(self) -> None:
        host, session, points, wish = self.host, self.session_id, self.the_points(), self.wish()
        shaped = self.notes.shape
        used = any((p := shaped.point(i)) is not None and not p.used for i in points)
        self._do(lambda: pointing.choose(host, session, points, used=used, wish=wish), unmark=True)

    def action_mark(self) -> None:
        self.marked ^= {self.the_point().id}
        self.show_tray()
        (self.note_list if self.note_list.has_focus else self.tray_list).action_step(1)

    def action_point_up(self) -> None:
        self._shift(-1)

    def action_point_down(self) -> None:
        self._shift(1)

    def _shift(self, by: int) -> None:
        point = self.the_point()
        seen = self.notes.siblings(point, printed=self.note_list.has_focus)
        place = seen.index(point.id) + by
        if not 0 <= place < len(seen):
            return
        host, session, wish, other = self.host, self.session_id, self.wish(), seen[place]
        if by < 0:
            self._do(lambda: pointing.order(host, session, point.id, before=other, wish=wish), keep=point.id)
        else:
            self._do(lambda: pointing.order(host, session, point.id, after=other, wish=wish), keep=point.id)

    def action_nest(self) -> None:
        point = self.the_point()
        seen = self.notes.siblings(point, printed=self.note_list.has_focus)
        place = seen.index(point.id)
        if not place:
            raise Problem("There is no point above it at its level to put it under.")
        host, session, wish = self.host, self.session_id, self.wish()
        self._do(lambda: pointing.nest(host, session, point.id, seen[place - 1], wish), keep=point.id)

    def action_lift(self) -> None:
        host, session, wish, point = self.host, self.session_id, self.wish(), self.the_point()
        self._do(lambda: pointing.lift(host, session, point.id, wish), keep=point.id)

    # Making one of several, and several of one.

    def action_merge(self) -> None:
        host, session, wish = self.host, self.session_id, self.wish()
        if len(self.marked) > 1:
            points = self.the_points()
            chosen = self.chosen_point()
            into = chosen.id if chosen and chosen.id in points else points[0]
            self._do(lambda: pointing.merge(host, session, into, points, wish=wish), keep=into, unmark=True)
            return
        point = self.the_point()

        def merge(other: str | None) -> None:
            if other is not None:
                self._do(lambda: pointing.merge(host, session, point.id, [other], wish=wish), keep=point.id)

        self.app.push_screen(ask_same(self.notes, point, self.likeness().of(point.id)), merge)

    def action_group(self) -> None:
        host, session, wish, points = self.host, self.session_id, self.wish(), self.the_points()
        count = f"{len(points)} points" if len(points) > 1 else "this point"

        def group(text: str) -> None:
            new: list[str] = []
            self._do(lambda: new.append(point_words.group(host, session, points, text, wish)), unmark=True)
            self.tray_list.choose(new[0])

        self.ask_words(f"Words to stand over {count}", "", group, about="As a rule they end in a colon.")

    def action_split(self) -> None:
        host, session, wish, point = self.host, self.session_id, self.wish(), self.the_point()
        if len(point.notes) > 1:
            self._do(lambda: pointing.split(host, session, point.id, wish=wish), keep=point.id)
            return

        def cut(text: str) -> None:
            pieces = [line.strip() for line in text.splitlines() if line.strip()]
            self._do(lambda: point_words.cut(host, session, point.id, pieces, wish), keep=point.id)

        now = self.notes.texts[point.id]
        self.ask_words("One line for each point", now, cut, about=self._said(point), pieces=True)

    # Words.

    def action_reword(self) -> None:
        host, session, wish, point = self.host, self.session_id, self.wish(), self.the_point()
        now = self.notes.texts[point.id] if not point.gap or point.notes else ""

        def keep(text: str) -> None:
            if text != now or point.gap:
                self._do(lambda: point_words.reword(host, session, point.id, text, wish), keep=point.id)

        self.ask_words("How it reads in the note", now, keep, about=self._said(point))

    def _said(self, point: Point) -> str:
        notes = self.notes.shape.notes
        return "\n".join(f"Said: {shown(notes[n].text)}" for n in point.notes)

    def action_as_typed(self) -> None:
        host, session, wish, point = self.host, self.session_id, self.wish(), self.the_point()
        if point.wording is None:
            self._do(lambda: point_words.as_typed(host, session, point.id, wish), keep=point.id)
            self.convenor.tell("It reads as it was typed. The same key puts it into the house’s style again.")
        else:
            self._do(lambda: point_words.reword(host, session, point.id, None, wish), keep=point.id)
            self.convenor.tell("It reads as it was said, in the house’s style.")

    def action_add_own(self) -> None:
        host, session, wish, point = self.host, self.session_id, self.wish(), self.chosen_point()

        def add(text: str) -> None:
            after = point.id if point else None
            new: list[str] = []
            self._do(lambda: new.append(point_words.add(host, session, text, after=after, wish=wish)))
            self.tray_list.choose(new[0])

        self.ask_words("A sentence of your own, which nobody said", "", add)

    def action_theme(self) -> None:
        themes = self.notes.style.themes
        if not themes:
            raise Problem("This house style has no list of themes.")
        if self.notes.session.state != "ended":
            raise Problem("Themes are given when the session is over, never during.")
        host, session, wish, points = self.host, self.session_id, self.wish(), self.the_points()

        def give(name: str | None) -> None:
            if name is not None:
                self._do(lambda: pointing.theme(host, session, points, name or None, themes, wish), unmark=True)

        self.app.push_screen(ask_theme(themes), give)

    def action_take_back_act(self) -> None:
        said: list[str] = []
        self._do(lambda: said.append(pointing.undo(self.host, self.session_id, self.wish())))
        self.convenor.tell(said[0])
