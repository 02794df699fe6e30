"""Asking before something is done that somebody has to say yes to."""

from __future__ import annotations

import click


def agreed(question: str) -> bool:
    """Whether somebody says yes; nobody there to answer is no yes."""
    try:
        return click.confirm(question, default=False)
    except click.Abort:
        click.echo()
        return False
