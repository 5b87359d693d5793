"""DOC (Word before 2007), read by antiword or catdoc if they are installed."""

from __future__ import annotations

import mmap
import re
import subprocess
from pathlib import Path

from archive.documents import kinds, ole
from archive.documents.collector import PageCollector
from archive.documents.confined.process import CONTENT
from archive.documents.formats import html
from archive.documents.formats.doc_hidden import hidden_text_overwrites
from archive.documents.formats.office import wordml
from archive.documents.problems import DAMAGED, NO_PROGRAM, NOT_READ, PICTURES, PROTECTED, Unreadable
from archive.documents.text import as_the_text_has_it, mended, tidy

_ARGUMENTS = {
    "catdoc": ["-d", "utf-8", "-w", CONTENT],
    "antiword": ["-m", "UTF-8.txt", "-w", "0", CONTENT],
}
_IS_ENCRYPTED = 1  # a bit of the twelfth byte of the FIB, see [MS-DOC]
_PICTURE = "[pic]"  # what antiword writes for a picture
_ROW = re.compile(r"^\|.*\|$", re.MULTILINE)  # of a table, as antiword draws it


def read(content: bytes, collector: PageCollector, *, commands: dict[str, str | None]) -> None:
    """Put the output of one of the programs into the collector. `commands`: names and paths, the preferred one first.

    If one program does not know a variant of DOC, or finds no text in a short file, the next one may.
    """
    if not content.startswith(ole.MAGIC):  # saved in another format
        (wordml if kinds.is_wordml(content) else html).read(content, collector)
        return
    if ole.stream(content, "WordDocument")[11:12] and ole.stream(content, "WordDocument")[11] & _IS_ENCRYPTED:
        raise Unreadable(PROTECTED)
    there = {name: path for name, path in commands.items() if path}
    if not there:
        collector.lacks = next(iter(commands))
        raise Unreadable(NO_PROGRAM)
    _leave_out(hidden_text_overwrites(content))
    is_damaged = has_pictures = False
    for name, path in there.items():
        # It reads the file in this folder, and writes none.
        done = subprocess.run(
            [path, *_ARGUMENTS[name]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        text = done.stdout[: 4 * collector.limits.text + 4].decode("utf-8", "replace")
        has_pictures = has_pictures or _PICTURE in text
        text = text.replace(_PICTURE, "")
        if text.strip():
            break
        is_damaged = is_damaged or done.returncode != 0
    else:
        raise Unreadable(PICTURES if has_pictures else DAMAGED if is_damaged else NOT_READ)
    text = _ROW.sub(_with_tabs, text.rstrip("\f\n"))
    pages = list(mended([tidy(page) for page in text.split("\f")]))
    collector.set_title(as_the_text_has_it(ole.title(content), pages))
    for page in pages:
        collector.add(page)


def _leave_out(changed: dict[int, int]) -> None:
    """Change the file that the programs read, which is our copy. By a memory map, because files may not be written."""
    if not changed:
        return
    with Path(CONTENT).open("r+b") as file, mmap.mmap(file.fileno(), 0) as held:
        for at, value in changed.items():
            if at < len(held):
                held[at] = value


def _with_tabs(row: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in row[0][1:-1].split("|"))
