"""A desktop file, which menus and desktops of Linux show as an icon."""

from __future__ import annotations

from collections.abc import Callable

from convenor.cli.icons.opening import COLUMNS, COMMENT, MARK, NAME, POINTS, ROWS, ZOOM, Opening

FILE_NAME = "convenor.desktop"

_SIZE = f"{COLUMNS}x{ROWS}"
_WINDOWS: dict[str, tuple[str, ...]] = {
    # A terminal, and what makes its window large and then run the words that follow.
    "gnome-terminal": ("--hide-menubar", f"--zoom={ZOOM}", f"--geometry={_SIZE}", "--"),
    "konsole": (
        "--hide-menubar", "-p", f"Font=Monospace,{POINTS}",
        "-p", f"TerminalColumns={COLUMNS}", "-p", f"TerminalRows={ROWS}", "-e",
    ),
    "xfce4-terminal": ("--hide-menubar", f"--font=Monospace {POINTS}", f"--geometry={_SIZE}", "-x"),
    "kitty": (
        "-o", f"font_size={POINTS}", "-o", "remember_window_size=no",
        "-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c",
    ),
    "alacritty": (
        "-o", f"font.size={POINTS}", "-o", f"window.dimensions.columns={COLUMNS}",
        "-o", f"window.dimensions.lines={ROWS}", "-e",
    ),
    "foot": (f"--font=monospace:size={POINTS}", f"--window-size-chars={_SIZE}"),
    "xterm": ("-fa", "Monospace", "-fs", str(POINTS), "-geometry", _SIZE, "-e"),
}  # fmt: skip
TERMINALS = tuple(_WINDOWS)
"""Names of the terminals that we can make large, in the order in which they are looked for."""


def first_terminal(which: Callable[[str], str | None]) -> str:
    """The first of them that `which` finds; empty when it finds none."""
    return next((name for name in TERMINALS if which(name)), "")


def desktop_file(opening: Opening, terminal: str) -> str:
    """The file's whole text. Without a terminal of ours, the desktop's own is asked for, at its own size."""
    words = (f"CONVENOR_HOME={opening.home}", *opening.command) if opening.home else opening.command
    words = ("env", *words) if opening.home else words
    if terminal:
        words = (terminal, *_WINDOWS[terminal], *words)
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        f"Name={NAME}",
        f"Comment={COMMENT}",
        f"Exec={exec_line(words)}",
        f"Terminal={'false' if terminal else 'true'}",
        "Icon=utilities-terminal",
        "Categories=Office;",
        f"X-Convenor={MARK}",
    ]
    return "\n".join(lines) + "\n"


def exec_line(words: tuple[str, ...]) -> str:
    """The words as the Desktop Entry Specification wants them in Exec: quoted, then escaped, % doubled."""
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`"):
        return word.replace("%", "%%")
    for character in '\\"`$':
        word = word.replace(character, f"\\{character}")
    # The value is a string of the file, in which a backslash is itself written with one.
    return '"' + word.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%") + '"'
