"""The countdown in figures that can be read across a room."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

ROWS = 5

_FIGURES = {
    "0": "###|# #|# #|# #|###",
    "1": " # |## | # | # |###",
    "2": "###|  #|###|#  |###",
    "3": "###|  #|###|  #|###",
    "4": "# #|# #|###|  #|  #",
    "5": "###|#  |###|  #|###",
    "6": "###|#  |###|# #|###",
    "7": "###|  #|  #|  #|  #",
    "8": "###|# #|###|# #|###",
    "9": "###|# #|###|  #|###",
    ":": " |#| |#| ",
}


def big(text: str, scale: int = 1) -> str:
    """The text in figures of `ROWS` × `scale` lines. A dot is two columns wide, for cells are twice as tall."""
    shapes = [_FIGURES[c].split("|") for c in text if c in _FIGURES]
    lines = []
    for row in range(ROWS):
        figures = ["".join(("█" if dot == "#" else " ") * 2 * scale for dot in shape[row]) for shape in shapes]
        lines += [(" " * scale).join(figures)] * scale
    return "\n".join(lines)


def width(text: str, scale: int = 1) -> int:
    """Columns that `big` takes."""
    figures = [c for c in text if c in _FIGURES]
    return (sum(2 * len(_FIGURES[c].split("|")[0]) for c in figures) + max(0, len(figures) - 1)) * scale


class Countdown(Widget):
    """Minutes and seconds, as large as the place allows. Without motion: it only ever changes once a second."""

    DEFAULT_CSS = """
    Countdown { width: auto; height: auto; color: $primary; }
    Countdown.-over { color: $warning; }
    """

    ALLOW_SELECT = False
    text: reactive[str] = reactive("", layout=True)
    scale: reactive[int] = reactive(1, layout=True)

    def get_content_width(self, container: object, viewport: object) -> int:
        return width(self.text, self.scale)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return ROWS * self.scale

    def validate_scale(self, scale: int) -> int:
        return max(1, scale)

    def render(self) -> Content:
        return Content(big(self.text, self.scale))
