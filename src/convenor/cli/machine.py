"""What this computer says of itself: its power and its clock. Unknown rather than wrong."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from convenor.services.readiness import Power

SUPPLIES = Path("/sys/class/power_supply")


class ThisMachine:
    """The computer that Convenor runs on."""

    def power(self) -> Power:
        if sys.platform == "win32":
            return _windows_power()
        if sys.platform == "darwin":
            return _mac_power()
        return linux_power(SUPPLIES)

    def local_time(self, at: datetime) -> datetime:
        return at.astimezone()


def linux_power(supplies: Path) -> Power:
    """From the kernel's own files; unknown where there are none (a container, a desktop)."""
    percent: int | None = None
    plugged: bool | None = None
    for supply in sorted(supplies.iterdir()) if supplies.is_dir() else ():
        kind = _read(supply / "type")
        if kind == "Mains":
            plugged = _read(supply / "online") == "1"
        elif kind == "Battery" and _read(supply / "scope") != "Device":
            capacity = _read(supply / "capacity")
            percent = int(capacity) if capacity.isdigit() else percent
            if plugged is None and _read(supply / "status") in ("Charging", "Full", "Not charging"):
                plugged = True
    return Power(plugged, percent)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _mac_power() -> Power:
    try:
        said = subprocess.run(["pmset", "-g", "batt"], capture_output=True, text=True, timeout=2, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return Power()
    return mac_power(said)


def mac_power(said: str) -> Power:
    """From what `pmset -g batt` prints."""
    percent = re.search(r"(\d+)%", said)
    plugged = True if "'AC Power'" in said else False if "'Battery Power'" in said else None
    return Power(plugged, int(percent[1]) if percent else None)


class _PowerStatus(ctypes.Structure):
    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("battery_flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("life_time", ctypes.c_ulong),
        ("full_life_time", ctypes.c_ulong),
    )


def _windows_power() -> Power:
    status = _PowerStatus()
    kernel = getattr(getattr(ctypes, "windll", None), "kernel32", None)
    if kernel is None or not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return Power()
    unknown = 255  # what Windows says when it does not know
    return Power(
        None if status.ac_line == unknown else status.ac_line == 1,
        None if status.percent == unknown else int(status.percent),
    )
