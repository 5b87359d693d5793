"""Which exports lie in the data folder, and under which takedowns each was made.

An export has in its manifest a mark of the last line of the ledger that hid something when it was made. Where another
line has come since it may have what that line hides.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from archive.store.takedowns.ledger import Entry

MANIFEST = "export.json"
MOST_BYTES = 1 << 20  # of a manifest: some hundred files are told in a tenth of it
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}", re.ASCII)  # of the folder of an export: its version


def mark_of(entries: Iterable[Entry]) -> str:
    """The mark of a ledger: 16 hex digits for its last line that hides something; "" where there is none.

    It tells nothing of what is hidden, nor when that was done.
    """
    last = max((one.id for one in entries if one.action in ("withhold", "erase")), default="")
    return hashlib.sha256(last.encode()).hexdigest()[:16] if last else ""


def folders(exports: Path) -> Iterator[Path]:
    """The folders in a folder of exports that are named as exports are, in the order of their names."""
    try:
        found = sorted(exports.iterdir())
    except OSError:  # there is none, or nobody may look into it
        return
    yield from (path for path in found if NAME.fullmatch(path.name))


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """What the manifest of an export says; None where there is none that can be read."""
    path = folder / MANIFEST
    try:
        if folder.is_symlink() or path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
