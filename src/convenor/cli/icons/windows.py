"""A Windows shortcut, made by PowerShell, and the size of the console's letters, which stands in the registry."""

from __future__ import annotations

import base64
import subprocess

from convenor.cli.icons.opening import COLUMNS, COMMENT, MARK, NAME, ROWS, Opening

FILE_NAME = f"{NAME}.lnk"
NOT_OURS = 3
"""What the script leaves with when something else has that name."""

LOOKS = f"HKCU:\\Console\\{NAME}"
"""Where the registry holds the looks of a console whose window has that title."""

_PIXELS = 28
_CONSOLAS = 54
"""How the console numbers its family: a TrueType face of one width."""


def script(opening: Opening, path: str) -> str:
    """PowerShell that makes the shortcut at `path`.

    The console takes its looks from the registry by the title of its window, so the window is opened under one.
    It is asked for by name: the newer Terminal would use the person's own letters.
    """
    words = f'/d /c start "{NAME}" ' + subprocess.list2cmdline(["conhost.exe", *opening.command])
    lines = [
        "$ErrorActionPreference = 'Stop'",
        "$shell = New-Object -ComObject WScript.Shell",
        f"$there = Test-Path -LiteralPath {quoted(path)}",
        f"$icon = $shell.CreateShortcut({quoted(path)})",
        f"if ($there -and -not $icon.Description.EndsWith({quoted(MARK)})) {{ exit {NOT_OURS} }}",
        "$icon.TargetPath = Join-Path $env:SystemRoot 'System32\\cmd.exe'",
        f"$icon.Arguments = {quoted(words)}",
        "$icon.WorkingDirectory = $env:USERPROFILE",
        f"$icon.Description = {quoted(f'{COMMENT}. {MARK}')}",
        "$icon.WindowStyle = 7",
        "$icon.Save()",
        f"$looks = {quoted(LOOKS)}",
        "New-Item -Path $looks -Force | Out-Null",
        f"Set-ItemProperty -Path $looks -Name FaceName -Value {quoted('Consolas')}",
        *(
            f"New-ItemProperty -Path $looks -Name {name} -PropertyType DWord -Value {value} -Force | Out-Null"
            for name, value in looks().items()
        ),
    ]
    return "\n".join(lines) + "\n"


def looks() -> dict[str, int]:
    """The console's numbers: two in one, the first in the lower half."""
    size = ROWS << 16 | COLUMNS
    return {"FontFamily": _CONSOLAS, "FontSize": _PIXELS << 16, "ScreenBufferSize": size, "WindowSize": size}


def quoted(words: str) -> str:
    """As PowerShell takes them word for word. It counts curly apostrophes as quotes too."""
    for quote in "'‘’‚‛":
        words = words.replace(quote, quote * 2)
    return f"'{words}'"


def encoded(text: str) -> str:
    """A script as `powershell -EncodedCommand` wants it, whatever letters are in its paths."""
    return base64.b64encode(text.encode("utf-16-le")).decode("ascii")
