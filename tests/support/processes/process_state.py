"""Whether a process is running."""

from __future__ import annotations

from pathlib import Path


def is_running(pid: int | None) -> bool:
    """Whether a process is running: it exists and is not a zombie, whose exit code nobody has read yet. Needs Linux."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
