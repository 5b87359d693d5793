"""The machine's Hunspell dictionary of Latvian, where it has one (Debian and others: `apt install hunspell-lv`)."""

from __future__ import annotations

import os
from pathlib import Path

from archive.latvian.hunspell import Dictionary

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
)
NAME = "lv_LV"


def find() -> Path | None:
    """The path of the dictionary without its extension; $DICPATH is asked first, as by Hunspell itself.

    An empty $CTARCHIVE_DICTIONARY forbids it.
    """
    if os.environ.get("CTARCHIVE_DICTIONARY") == "":
        return None
    for folder in (*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS):
        path = Path(folder, NAME)
        if folder and path.with_suffix(".aff").is_file() and path.with_suffix(".dic").is_file():
            return path
    return None


def fingerprint(path: Path | None) -> str:
    """What tells one version of the dictionary from another without reading it; empty where there is none."""
    if path is None:
        return ""
    sizes = (path.with_suffix(extension).stat().st_size for extension in (".aff", ".dic"))
    return "-".join((NAME, *map(str, sizes)))


def load(path: Path | None) -> Dictionary | None:
    """The dictionary at `path`; takes a quarter of a second. One that cannot be read counts as none."""
    if path is None:
        return None
    try:
        texts = [path.with_suffix(extension).read_text(encoding="utf-8") for extension in (".aff", ".dic")]
        return Dictionary(*texts)
    except (OSError, ValueError, IndexError):
        return None
