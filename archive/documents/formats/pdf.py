"""PDF, by PDFium. It is not thread-safe and it can crash: nothing but the child process may import this."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from functools import cache
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from archive.documents.problems import DAMAGED, MORE_PAGES, PICTURES, PROTECTED, SOME_PICTURES, Unreadable
from archive.documents.sheaf import Sheaf
from archive.documents.text import mended, tidy, unwrapped

Ocr = Callable[[bytes], str]
"""What a picture of a page, as PGM, says."""

_A_LINE = 25  # letters: a page with fewer, and with something drawn on it, is taken for a picture of a page
_LETTERS_DRAWN = 50  # paths: so many may be letters, drawn as curves
_DPI = 200
_LANGUAGES = "lav+eng"
_PATIENCE = 60  # seconds for tesseract and one page, which takes about three
_LARGEST = 20_000_000  # pixels of a rendered page; A4 at 200 dpi has 3.9 million


@cache
def find_fonts() -> None:
    """Let PDFium look for the fonts of the system, once: that takes it longer than to read a short document."""
    document = pypdfium2.PdfDocument.new()
    raw.FPDFFont_Close(raw.FPDFText_LoadStandardFont(document, b"Helvetica"))
    document.close()


def read(content: bytes, sheaf: Sheaf, ocr: Ocr | None = None) -> None:
    """Put the pages of a PDF into the sheaf; those that are pictures are read by `ocr`, where there is one."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_protected = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable(PROTECTED if is_protected else DAMAGED) from None
    sheaf.call(document.get_metadata_value("Title"))
    until = time.monotonic() + sheaf.limits.scan_seconds
    pages: list[str] = []
    pictures = letters = 0
    for number in range(min(len(document), sheaf.limits.pages)):
        text, is_picture = _page(document, number, sheaf)
        if is_picture and ocr and time.monotonic() < until:
            seen = ocr(_rendered(document, number))
            is_picture = False
            text = max(seen, text, key=len)
        pictures += is_picture
        pages.append(tidy(text))
        letters += len(pages[-1])
        if not sheaf.has_room(letters):
            break
    if pictures:
        sheaf.problem = SOME_PICTURES if any(pages) else PICTURES
        sheaf.lacks = None if ocr else "tesseract"
    if len(document) > sheaf.limits.pages:
        sheaf.problem = MORE_PAGES
    for text in mended(pages):
        sheaf.add(unwrapped(text))


def _page(document: pypdfium2.PdfDocument, number: int, sheaf: Sheaf) -> tuple[str, bool]:
    """The text of a page, and whether the page is a picture of one."""
    try:
        page = document[number]
        layer = page.get_textpage()
        # PDFium sets one of these for a hyphen at the end of a line, and leaves the line's end out.
        text = layer.get_text_range().replace("\ufffe", "-\n").replace("\x02", "-\n")
        is_bare = sum(map(str.isalpha, text[:1000])) < _A_LINE
        kinds = [one.type for one in islice(page.get_objects(max_depth=3), 1000)] if is_bare else []
        is_picture = raw.FPDF_PAGEOBJ_IMAGE in kinds or kinds.count(raw.FPDF_PAGEOBJ_PATH) >= _LETTERS_DRAWN
        layer.close()
        page.close()
    except pypdfium2.PdfiumError:
        sheaf.problem = DAMAGED
        return "", False
    return text, is_picture


def _rendered(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A page as PGM."""
    page = document[number]
    width, height = page.get_size()
    scale = min(_DPI / 72, (_LARGEST / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    held = bytes(bitmap.buffer)
    rows = (held[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    picture = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(rows)
    bitmap.close()
    page.close()
    return picture


def ocr(program: str, picture: bytes) -> str:
    """The text of a picture of a page by tesseract, "" where it fails."""
    command = [program, "stdin", "stdout", "-l", _LANGUAGES, "--dpi", str(_DPI)]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
