"""Which processes are there."""

from __future__ import annotations

from pathlib import Path


def lives(pid: int | None) -> bool:
    """Whether a process is there and is no mere entry that nobody has asked for yet. Needs Linux."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
