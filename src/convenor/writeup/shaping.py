"""The author's acts, told over the notes one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

from convenor.session import event_points as events
from convenor.session.points import PointAct
from convenor.session.session import Contribution


@dataclass(slots=True)
class Node:
    """A point in the making."""

    id: str
    notes: list[str]
    under: str | None = None
    used: bool = True
    theme: str | None = None
    worded: bool = False
    text: str | None = None
    made_of: tuple[str, ...] = ()
    made: bool = False
    """Whether no note is called as it is."""
    touched: bool = False
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Before:
    """What an act changed, as it was before it."""

    looked_at: int
    nodes: dict[str, Node | None] = field(default_factory=dict)
    """None for a point that was not there."""
    tops: list[str] | None = None
    """None when the act left them alone."""
    moved: bool = False


class Forest:
    """Points under points, changed in place; the newest act can be taken back."""

    def __init__(self, notes: dict[str, Contribution]) -> None:
        """`notes` in their own order."""
        self._nodes = {n: Node(n, [n]) for n in notes}
        self.looked_at = 0
        self.changed: set[str] = set()
        """Points that an act was about; whoever has looked at them empties it."""
        self.moved = False
        """Whether points came, went or changed their place; set back by whoever has looked."""
        self._tops: list[str] = []
        self._done: list[_Before] = []
        clear: set[str] = set()
        for note in notes.values():
            under = _above(note, notes, clear)
            self._nodes[note.id].under = under
            self._row(under).append(note.id)

    def walk(self) -> Iterator[tuple[Node, int]]:
        """Every point with its depth, in reading order."""
        waiting = [(self._nodes[i], 0) for i in reversed(self._tops)]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            if node.below:
                waiting.extend((self._nodes[i], depth + 1) for i in reversed(node.below))

    def node(self, point: str) -> Node:
        return self._nodes[point]

    def do(self, act: PointAct) -> None:
        before = _Before(self.looked_at)
        self._done.append(before)
        moved, self.moved = self.moved, False
        self._on(act.event, act)
        before.moved = self.moved
        self.moved = moved or before.moved

    def take_back(self) -> None:
        """Make it what it was before the newest act."""
        before = self._done.pop()
        for point, node in before.nodes.items():
            if node is None:
                del self._nodes[point]
            else:
                self._nodes[point] = node
        if before.tops is not None:
            self._tops = before.tops
        self.looked_at = before.looked_at
        self.changed.update(before.nodes)
        self.moved = self.moved or before.moved

    @singledispatchmethod
    def _on(self, event: object, act: PointAct) -> None:
        """What a later Convenor knows and this one does not changes nothing."""

    @_on.register
    def _used(self, event: events.PointsUsed, _: PointAct) -> None:
        for node in self._touched(event.points):
            node.used = event.used

    @_on.register
    def _themed(self, event: events.PointsThemed, _: PointAct) -> None:
        for node in self._touched(event.points):
            node.theme = event.theme

    @_on.register
    def _reworded(self, event: events.PointReworded, act: PointAct) -> None:
        for node in self._touched((event.point,)):
            node.worded, node.text, node.made_of = event.words is not None, act.text, act.made_of

    @_on.register
    def _placed(self, event: events.PointPlaced, _: PointAct) -> None:
        for node in self._touched((event.point,)):
            self._put(node, event.under, event.after)

    @_on.register
    def _merged(self, event: events.PointsMerged, _: PointAct) -> None:
        for into in self._touched((event.into,)):
            for node in self._touched(event.points):
                if node is into:
                    continue
                if self._is_above(node, into.id):
                    self._put(into, node.under, node.id)
                into.notes += [n for n in node.notes if n not in into.notes]
                for child in tuple(node.below):
                    self._put(self._nodes[child], into.id, into.below[-1] if into.below else None)
                self._row_to_change(node.under).remove(node.id)
                del self._nodes[node.id]
                self.moved = True

    @_on.register
    def _split(self, event: events.PointSplit, _: PointAct) -> None:
        node = self._nodes.get(event.point)
        off = [n for n in dict.fromkeys(event.off) if node and n in node.notes]
        if node is None or not off or off[0] in self._nodes or len(off) == len(node.notes):
            return
        self._keep(node.id)
        node.notes = [n for n in node.notes if n not in off]
        node.worded, node.text, node.made_of, node.touched = False, None, (), True
        self.changed.add(node.id)
        self._add(Node(off[0], off, used=node.used, theme=node.theme, touched=True), node.under, node.id)

    @_on.register
    def _made(self, event: events.PointMade, act: PointAct) -> None:
        if event.point not in self._nodes:
            node = Node(event.point, list(event.notes), worded=True, text=act.text, made_of=act.made_of, made=True,
                        touched=True)
            self._add(node, event.under, event.after)

    @_on.register
    def _looked(self, event: events.UnusedLookedAt, act: PointAct) -> None:
        self.looked_at = act.seq

    # Where points stand.

    def _row(self, under: str | None) -> list[str]:
        return self._tops if under is None else self._nodes[under].below

    def _row_to_change(self, under: str | None) -> list[str]:
        if under is not None:
            self._keep(under)
        elif self._done[-1].tops is None:
            self._done[-1].tops = [*self._tops]
        return self._row(under)

    def _keep(self, point: str) -> None:
        """Remember how a point is before this act changes it."""
        kept = self._done[-1].nodes
        if point not in kept:
            node = self._nodes.get(point)
            kept[point] = node and replace(node, notes=[*node.notes], below=[*node.below])

    def _touched(self, ids: Iterable[str]) -> Iterator[Node]:
        for point in tuple(ids):
            node = self._nodes.get(point)
            if node is not None:
                self._keep(point)
                node.touched = True
                self.changed.add(node.id)
                yield node

    def _add(self, node: Node, under: str | None, after: str | None) -> None:
        self._keep(node.id)
        self._nodes[node.id] = node
        self.moved = True
        node.under = under if under is None or (under in self._nodes and under != node.id) else None
        row = self._row_to_change(node.under)
        row.insert(_behind(row, after), node.id)

    def _put(self, node: Node, under: str | None, after: str | None) -> None:
        if (under is not None and (under not in self._nodes or self._is_above(node, under))) or after == node.id:
            return
        self.moved = True
        self._keep(node.id)
        self._row_to_change(node.under).remove(node.id)
        node.under = under
        row = self._row_to_change(under)
        row.insert(_behind(row, after), node.id)

    def _is_above(self, node: Node, point: str | None) -> bool:
        """Whether `point` is the node itself or stands somewhere under it."""
        while point is not None:
            if point == node.id:
                return True
            point = self._nodes[point].under
        return False


def _behind(row: list[str], after: str | None) -> int:
    """The place right after a neighbour; the end when it is none, the start when none is named."""
    if after is None:
        return 0
    return row.index(after) + 1 if after in row else len(row)


def _above(note: Contribution, notes: dict[str, Contribution], clear: set[str]) -> str | None:
    """The note that it was put under when it was noted; None when that is not there, or under it in turn.

    `clear` gathers the notes that are known to lead to a top, so that a long chain is walked once.
    """
    if note.kind in ("action", "resource") or note.under is None or note.under not in notes:
        return None
    seen = {note.id}
    above: str | None = note.under
    while above is not None and above in notes and above not in clear:
        if above in seen:
            return None
        seen.add(above)
        above = notes[above].under
    clear |= seen
    return note.under
