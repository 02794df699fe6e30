"""Three looks: one accent colour each, and never a meaning that colour alone carries."""

from __future__ import annotations

from textual import constants
from textual.theme import Theme

DARK = Theme(
    name="convenor-dark",
    primary="#7fb7be",
    secondary="#7fb7be",
    accent="#e8b86d",
    warning="#e8b86d",
    error="#e88a7d",
    success="#9cc69b",
    foreground="#e6e3dc",
    background="#17191c",
    surface="#1e2124",
    panel="#272b2f",
    dark=True,
    variables={
        "quiet": "#a09d96",
        "chosen": "#35484b",
        "footer-key-foreground": "#e8b86d",
        "block-cursor-text-style": "bold",
        "border": "#4a5157",
    },
)
LIGHT = Theme(
    name="convenor-light",
    primary="#1f6f78",
    secondary="#1f6f78",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a3271b",
    success="#2f6b2e",
    foreground="#22211f",
    background="#fbf9f4",
    surface="#f3f0e8",
    panel="#e7e2d6",
    dark=False,
    variables={
        "quiet": "#66625a",
        "chosen": "#cfe3e4",
        "footer-key-foreground": "#8a5a00",
        "block-cursor-text-style": "bold",
        "border": "#9a948a",
    },
)
CONTRAST = Theme(
    name="convenor-contrast",
    primary="#ffff00",
    secondary="#ffff00",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffb0b0",
    success="#b0ffb0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    text_alpha=1.0,
    variables={
        "footer-key-foreground": "#ffff00",
        "block-cursor-text-style": "bold",
        "border": "#ffffff",
        "text-muted": "#ffffff",
        "quiet": "#ffffff",
        "text-disabled": "#c0c0c0",
        "chosen": "#0000d0",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
    },
)
LOOKS = (DARK, LIGHT, CONTRAST)
OTHERWISE = {"quiet": "#909090", "chosen": "#406080"}
"""Our own colours in a theme that is not ours: what matters less, and what is chosen."""


def first_look() -> str:
    """Ours, unless the person has chosen one of Textual's for all their programs."""
    chosen = constants.DEFAULT_THEME
    return DARK.name if chosen == "textual-dark" else chosen


def look_after(name: str) -> str:
    """The look that follows, round and round."""
    names = [look.name for look in LOOKS]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
