"""Which readers there are, and by which version of them a type is read."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from . import kinds

# Raise the number of a type when its output changes for any document.
_RULES = {
    kinds.PDF: 1,
    kinds.DOCX: 1,
    kinds.TEXT: 1,
    kinds.CSV: 1,
}
_LIBRARIES = {
    kinds.PDF: "pypdfium2",
}
_LANGUAGES = ("lav", "eng")
_PATIENCE = 20  # seconds for a program to say what it has


def extractor_of(mime: str) -> str | None:
    """By what a type is read: a reading that says the same is current. None for a type that is not read."""
    if mime not in _RULES:
        return None
    library = _LIBRARIES.get(mime)
    return f"{library} {_version(library)}, rules {_RULES[mime]}" if library else f"rules {_RULES[mime]}"


@cache
def _version(library: str) -> str:
    from importlib.metadata import version  # takes longer to import than a file to read: not for the child process

    return version(library)


@cache
def tools() -> dict[str, str | None]:
    """The optional programs by what they are needed for, each with its path, or None where this machine has none.

    `tesseract` counts only with the data to read Latvian.
    """
    return {"tesseract": _tesseract()}


def _tesseract() -> str | None:
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        languages = subprocess.run(
            [path, "--list-langs"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_PATIENCE
        ).stdout.split()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return path if set(_LANGUAGES) <= set(languages) else None
