"""An app in front of its user, and what the shell is told when it has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from textual.app import App


def run_app(app: App[Any]) -> None:
    """Run it until it closes. The command fails when the app came down by itself; it has said why."""
    app.run()
    if app.return_code:
        click.get_current_context().exit(app.return_code)
