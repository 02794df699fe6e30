"""Whether a folder lies on another computer, where locks cannot be trusted to keep two writers apart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from convenor.session.problem import Problem

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone",
    "fuse.davfs", "fuse.s3fs", "davfs", "macfuse.sshfs",
})
"""Kinds of file systems that are elsewhere. 9p and overlay are not among them: containers stand on those."""


def refuse_network(folder: Path) -> None:
    """Raises Problem when the folder, or what is above it as far as there is any, is on a network drive."""
    if is_network(folder):
        raise Problem(
            f"{folder} is on a network drive, where two computers could spoil each other's records.",
            cure="Choose a folder on this computer with CONVENOR_HOME.",
        )


def is_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _windows(folder)
    existing = next((p for p in (folder, *folder.parents) if p.exists()), Path("/")).resolve()
    if sys.platform == "darwin":
        # Asking costs a process; a folder on the machine's own disk need not.
        if any(existing.stat().st_dev == os.stat(own).st_dev for own in ("/", "/Users")):
            return False
        return kind_in(_mac_mounts(), existing) in NETWORK
    try:
        table = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False  # a machine that does not say
    return kind_in(linux_mounts(table), existing) in NETWORK


def linux_mounts(table: str) -> list[tuple[str, str]]:
    """Places and kinds, from the lines of /proc/mounts, later ones lying over earlier ones."""
    rows = [line.split(" ") for line in table.splitlines()]
    return [(_unescaped(row[1]), row[2]) for row in rows if len(row) > 2]


def mac_mounts(said: str) -> list[tuple[str, str]]:
    """Places and kinds, from what `mount` prints: `//me@server/share on /Volumes/share (smbfs, nodev)`."""
    return re.findall(r"^.*? on (/.*) \(([^,)]+)[^()]*\)$", said, re.MULTILINE)


def kind_in(mounts: list[tuple[str, str]], folder: Path) -> str:
    """The kind of file system that the folder is on; "" when that is not known."""
    best, found = -1, ""
    for place, kind in mounts:
        if len(place) >= best and folder.is_relative_to(place):
            best, found = len(place), kind
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), text)


def _mac_mounts() -> list[tuple[str, str]]:
    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, check=False, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return mac_mounts(done.stdout.decode("utf-8", "surrogateescape"))


def _windows(folder: Path) -> bool:
    anchor = folder.absolute().anchor
    if anchor.startswith("\\\\"):
        return not anchor.startswith(("\\\\?\\", "\\\\.\\")) or anchor.upper().startswith("\\\\?\\UNC\\")
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == remote)
    return False
