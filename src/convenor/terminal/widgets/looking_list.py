"""A list in which a click only chooses: what is done is done by Enter or a button."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList


class LookingList(OptionList):
    """Pointing at a line shows it, and does nothing yet."""

    async def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is not None and not self.get_option_at_index(clicked).disabled:
            self.highlighted = clicked
