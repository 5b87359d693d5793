"""RTF, read by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from archive.documents.collector import PageCollector
from archive.documents.formats.rtf_visible import visible_rtf, without_binary
from archive.documents.problems import DAMAGED
from archive.documents.text import mended, tidy, with_baltic_letters

_PAGE = "\ue000"  # marks the end of a page; not a letter of any text
_BREAK = re.compile(r"(?<!\\)\\(?:page|softpage|pagebb)(?![a-zA-Z]) ?")
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-zA-Z])")
_TITLE = re.compile(r"\{\\title ([^{}]{0,2000})\}")
_PICTURE = re.compile(r"[0-9a-fA-F\r\n]{2000,}")
_EIGHT_BITS = re.compile(rb"[\x80-\xff]")
_FONTS = re.compile(r"\{\\fonttbl(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_HEAD = 20_000  # characters at the beginning, where the properties are


def read(content: bytes, collector: PageCollector) -> None:
    """Put the pages into the collector, with the page breaks of the author."""
    # Some programs do not escape letters outside ASCII, as they should.
    written = _EIGHT_BITS.sub(lambda byte: b"\\'%02x" % byte[0][0], without_binary(content)).decode("ascii")
    code_page = re.search(r"\\ansicpg\d+", written[:_HEAD])
    fonts = _FONTS.search(written[:_HEAD])
    head = f"{{\\rtf1{code_page[0] if code_page else ''}{fonts[0] if fonts else ''} "
    if titles := _TITLE.findall(written[:_HEAD]):
        collector.set_title(_text(f"{head}{titles[-1]}}}"))  # if there are two, the second is in Unicode
    shown = visible_rtf(_PICTURE.sub("", written))
    pages = _marked(shown.text).split(_PAGE)
    pages[0] = _margins(shown.headers, head) + pages[0]
    pages[-1] = f"{pages[-1].rstrip(chr(10))}\n{_margins(shown.footers, head)}"
    for page in mended(with_baltic_letters([tidy(page) for page in pages])):
        collector.add(page)
    if not written.rstrip("\0\r\n\t ").endswith("}"):
        collector.problem = DAMAGED


def _marked(written: str) -> str:
    """The text of RTF, with a tab after each cell and a mark between pages."""
    return _text(_CELL.sub(r"\\tab", _BREAK.sub(rf"\\par {_PAGE}", written)))


def _margins(written: list[str], head: str) -> str:
    """The texts of headers or footers, each once, except those without letters, such as page numbers."""
    texts = dict.fromkeys(_marked(f"{head}{one}}}").strip() for one in written)
    return "".join(f"{one}\n" for one in texts if re.search(r"[^\W\d_]", one))


def _text(written: str) -> str:
    return str(rtf_to_text(written, encoding="cp1257", errors="ignore"))
