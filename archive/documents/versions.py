"""The version of the reader for each type, and which optional programs are installed."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from archive.documents import kinds

# Raise the number of a type when its output changes for any document.
_RULES = {
    kinds.PDF: 7,  # because some of it may now be of another type
    **dict.fromkeys((kinds.DOCX, kinds.ODT), 6),
    **dict.fromkeys((kinds.PPTX, kinds.ODP), 5),
    **dict.fromkeys((kinds.XLSX, kinds.ODS), 6),
    kinds.XLS: 9,
    kinds.RTF: 4,
    kinds.TEXT: 6,  # likewise
    kinds.CSV: 5,
    kinds.HTML: 6,
    kinds.DOC: 9,
    kinds.PPT: 6,
    **dict.fromkeys(kinds.CONTAINERS, 2),  # the versions of the types inside count too, see `extractor_of`
}
_LIBRARIES = {
    kinds.PDF: ("pypdfium2",),
    **dict.fromkeys((kinds.XLSX, kinds.XLS, kinds.ODS), ("python-calamine",)),
    kinds.RTF: ("striprtf",),
    **dict.fromkeys(kinds.CONTAINERS, ("pypdfium2", "python-calamine", "striprtf")),
}
PROGRAMS: dict[str, tuple[str, ...]] = {kinds.DOC: ("antiword", "catdoc")}
"""The programs for types that no library reads, in order of preference: antiword recognises more tables."""
_LANGUAGES = ("lav", "eng")
_PATIENCE = 20  # seconds for tesseract to list its languages


def extractor_of(mime: str) -> str | None:
    """The version of the reader of a type; None for a type that is not read.

    A stored reading is current if it has this version.
    """
    if mime not in _RULES:
        return None
    by = [f"{library} {_version(library)}" for library in _LIBRARIES.get(mime, ())]
    if mime in PROGRAMS:
        by += list(filter(tools().get, PROGRAMS[mime])) or ["no program"]
    rules = sum(_RULES.values()) if mime in kinds.CONTAINERS else _RULES[mime]
    return ", ".join([*by, f"rules {rules}"])


@cache
def _version(library: str) -> str:
    from importlib.metadata import version  # here: the child process does not need it, and importing it is slow

    return version(library)


@cache
def tools() -> dict[str, str | None]:
    """The optional programs, each with its path, or None if this machine lacks it.

    `tesseract` counts only if it has the data for Latvian and English.
    """
    old = [name for names in PROGRAMS.values() for name in names]
    return {"tesseract": _tesseract(), **{name: shutil.which(name) for name in old}}


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
