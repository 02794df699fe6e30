"""Letters that can be read from the back of a room, drawn with half blocks: four rows of text a line."""

from __future__ import annotations

ROWS = 4
GAP = 1
"""Empty rows between two lines."""

# Eight dots high: six for capitals, of which the lower four are a small letter's body, then two for tails.
_DRAWN = {
    "A": " ## |#  #|#  #|####|#  #|#  #", "B": "### |#  #|### |#  #|#  #|### ",
    "C": " ###|#   |#   |#   |#   | ###", "D": "### |#  #|#  #|#  #|#  #|### ",
    "E": "####|#   |### |#   |#   |####", "F": "####|#   |### |#   |#   |#   ",
    "G": " ###|#   |#   |# ##|#  #| ###", "H": "#  #|#  #|####|#  #|#  #|#  #",
    "I": "###| # | # | # | # |###", "J": "  ##|   #|   #|   #|#  #| ## ",
    "K": "#  #|# # |##  |# # |#  #|#  #", "L": "#   |#   |#   |#   |#   |####",
    "M": "#   #|## ##|# # #|#   #|#   #|#   #", "N": "#   #|##  #|# # #|#  ##|#   #|#   #",
    "O": " ## |#  #|#  #|#  #|#  #| ## ", "P": "### |#  #|#  #|### |#   |#   ",
    "Q": " ## |#  #|#  #|#  #|# # | # #", "R": "### |#  #|#  #|### |# # |#  #",
    "S": " ###|#   | ## |   #|   #|### ", "T": "#####|  #  |  #  |  #  |  #  |  #  ",
    "U": "#  #|#  #|#  #|#  #|#  #| ## ", "V": "#   #|#   #|#   #| # # | # # |  #  ",
    "W": "#   #|#   #|#   #|# # #|## ##|#   #", "X": "#   #| # # |  #  |  #  | # # |#   #",
    "Y": "#   #| # # |  #  |  #  |  #  |  #  ", "Z": "####|   #|  # | #  |#   |####",
    "a": "|| ###|#  #|#  #| ###", "b": "#   |#   |### |#  #|#  #|### ",
    "c": "|| ###|#   |#   | ###", "d": "   #|   #| ###|#  #|#  #| ###",
    "e": "|| ## |####|#   | ###", "f": " ##|#  |###|#  |#  |#  ",
    "g": "|| ###|#  #|#  #| ###|   #| ## ", "h": "#   |#   |### |#  #|#  #|#  #",
    "i": "#||#|#|#|#", "j": " #|| #| #| #| #| #|# ",
    "k": "#   |#   |#  #|### |#  #|#  #", "l": "# |# |# |# |# |##",
    "m": "||## # |# # #|# # #|# # #", "n": "||### |#  #|#  #|#  #",
    "o": "|| ## |#  #|#  #| ## ", "p": "||### |#  #|#  #|### |#   |#   ",
    "q": "|| ###|#  #|#  #| ###|   #|   #", "r": "||# #|## |#  |#  ",
    "s": "|| ###|##  |  ##|### ", "t": " # | # |###| # | # | ##",
    "u": "||#  #|#  #|#  #| ###", "v": "||#   #|#   #| # # |  #  ",
    "w": "||#   #|# # #|# # #| # # ", "x": "||#  #| ## | ## |#  #",
    "y": "||#  #|#  #|#  #| ###|   #| ## ", "z": "||####|  # | #  |####",
    "0": " ## |#  #|#  #|#  #|#  #| ## ", "1": " # |## | # | # | # |###",
    "2": " ## |#  #|   #|  # | #  |####", "3": "### |   #| ## |   #|   #|### ",
    "4": "  ##| # #|#  #|####|   #|   #", "5": "####|#   |### |   #|   #|### ",
    "6": " ## |#   |### |#  #|#  #| ## ", "7": "####|   #|  # |  # | #  | #  ",
    "8": " ## |#  #| ## |#  #|#  #| ## ", "9": " ## |#  #|#  #| ###|   #| ## ",
    " ": "   ", ".": "|||||#", ",": "||||| #|# ", "!": "#|#|#|#||#", "?": "### |   #|  # | #  || #  ",
    "'": "#|#", '"': "# #|# #", "-": "|||###", "–": "|||####", "—": "|||#####", ":": "||#|||#", ";": "|| #||| #|# ",
    "(": " #|# |# |# |# | #", ")": "# | #| #| #| #|# ", "/": "   #|   #|  # | #  |#   |#   ",
    "&": " ## |#   | #  |# ##|#  #| ## ", "…": "|||||# # #", "+": "|| # |###| # ", "%": "#  #|  # |  # | #  | #  |#  #",
    "£": "  ##| #  |### | #  | #  |####",
}  # fmt: skip
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "}

_HEIGHT = 2 * ROWS
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def _dots(letter: str) -> list[str]:
    rows = _DRAWN[_SAME.get(letter, letter)].split("|")
    wide = max(map(len, rows))
    return [row.ljust(wide) for row in rows] + [" " * wide] * (_HEIGHT - len(rows))


def known(text: str) -> bool:
    """Whether all of its characters can be drawn."""
    return all(_SAME.get(c, c) in _DRAWN for c in text)


def width(text: str) -> int:
    """Columns that the text takes in one line."""
    return sum(len(_dots(c)[0]) + 1 for c in text) - 1 if text else 0


def large(text: str, columns: int) -> list[str] | None:
    """The text in large letters, broken between words into lines of at most so many columns.

    None when a word is too wide, or has a character that cannot be drawn.
    """
    if not known(text):
        return None
    lines: list[str] = []
    for word in text.split():
        if width(word) > columns:
            return None
        if lines and width(f"{lines[-1]} {word}") <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    drawn: list[str] = []
    for line in lines:
        drawn += [""] * (GAP if drawn else 0) + _drawn(line)
    return drawn


def _drawn(line: str) -> list[str]:
    shapes = [_dots(c) for c in line]
    dots = [" ".join(shape[row] for shape in shapes) for row in range(_HEIGHT)]
    return [
        "".join(_BLOCKS[(up == "#", down == "#")] for up, down in zip(dots[n], dots[n + 1], strict=True))
        for n in range(0, _HEIGHT, 2)
    ]
