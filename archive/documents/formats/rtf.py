"""RTF, by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from archive.documents.problems import DAMAGED
from archive.documents.sheaf import Sheaf
from archive.documents.text import mended, tidy

_PAGE = "\ue000"  # stands for a page's end, and is no letter that texts have
_BREAK = re.compile(r"(?<!\\)\\(?:page|softpage|pagebb)(?![a-zA-Z]) ?")
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-zA-Z])")
_TITLE = re.compile(r"\{\\title ([^{}]{0,2000})\}")
_PICTURE = re.compile(r"[0-9a-fA-F\r\n]{2000,}")
_EIGHT_BITS = re.compile(rb"[\x80-\xff]")
_HEAD = 20_000  # characters in which the properties are


def read(content: bytes, sheaf: Sheaf) -> None:
    """Put the pages into the sheaf, by the breaks that the author set."""
    # Letters that are no ASCII are escaped, but not by every program.
    written = _EIGHT_BITS.sub(lambda byte: b"\\'%02x" % byte[0][0], content).decode("ascii")
    if titles := _TITLE.findall(written[:_HEAD]):
        code_page = re.search(r"\\ansicpg\d+", written[:_HEAD])
        # Of two, the second is for programs that know Unicode.
        sheaf.call(_text(f"{{\\rtf1{code_page[0] if code_page else ''} {titles[-1]}}}"))
    marked = _CELL.sub(r"\\tab", _BREAK.sub(rf"\\par {_PAGE}", _PICTURE.sub("", written)))
    for page in mended([tidy(page) for page in _text(marked).split(_PAGE)]):
        sheaf.add(page)
    if not written.rstrip("\0\r\n\t ").endswith("}"):
        sheaf.problem = DAMAGED


def _text(written: str) -> str:
    return str(rtf_to_text(written, encoding="cp1257", errors="ignore"))
