"""Where the bundled formats, exercises and house styles stand: in a checkout, an editable install, a wheel."""

from __future__ import annotations

from pathlib import Path

import convenor
from convenor.session.problem import Problem

FORMATS, EXERCISES, HOUSE_STYLES = "session_templates", "exercises", "house_styles"
FOLDERS = (FORMATS, EXERCISES, HOUSE_STYLES)


def bundled(package: Path | None = None) -> Path:
    """The folder that holds the three content folders.

    A wheel carries them inside the package; in a checkout, and so in an editable install, they stand at the
    top, beside `src`. `package` is the folder of the installed package, for tests.

    Raises:
        Problem: they are in neither place.
    """
    package = package or Path(convenor.__file__).resolve().parent
    inside = package / "_content"
    top = package.parent.parent
    if _holds_content(inside):
        return inside
    if package.parent.name == "src" and _holds_content(top):
        return top
    raise Problem(
        "The session formats and exercises that come with Convenor are not where they should be.",
        cure="The installation is not whole: install Convenor again.",
    )


def _holds_content(folder: Path) -> bool:
    return (folder / FORMATS).is_dir() and (folder / EXERCISES).is_dir()
