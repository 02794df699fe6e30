"""Scripts and looks that stand inside a page, each known to the page's own rules by its hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files


@cache
def part_of_page(package: str, name: str) -> str:
    """A file of that package of ours, with the line ends of Unix."""
    text = files(f"convenor.{package}").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")  # a page's hash must not depend on how git wrote its parts


def hashed(text: str) -> str:
    """What the page's rules call it."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def head(title: str, style: str, *scripts: str) -> str:
    """All of a page before its body: in British English, and known to nobody. `title` is HTML already."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{rules(style, *scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
"""


def rules(style: str, *scripts: str) -> str:
    """A policy that lets in these and nothing else, from nowhere."""
    return (
        f"default-src 'none'; img-src data:; style-src {hashed(style)}; "
        f"script-src {' '.join(hashed(s) for s in scripts)}; base-uri 'none'; form-action 'none'"
    )
