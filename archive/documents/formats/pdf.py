"""PDF, read by PDFium. It is not thread-safe and it can crash, so only the child process may import this."""

from __future__ import annotations

import re
import subprocess
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from archive.documents.collector import PageCollector
from archive.documents.formats.layout.layers import LayerScan, hide_what_is_off, may_have_layers
from archive.documents.formats.layout.reading_order import ReadingOrder
from archive.documents.problems import DAMAGED, EMBEDDED, MORE_PAGES, PICTURES, PROTECTED, SOME_PICTURES, Unreadable
from archive.documents.text import as_the_text_has_it, mended, tidy, unwrapped, with_baltic_letters

Ocr = Callable[[bytes], str]
"""Reads the text of a picture of a page, given as PGM."""

_A_LINE = 25  # letters: a page with fewer, and with something drawn on it, is taken for a picture of a page
_A_STAMP = 150  # letters: if a picture fills the page, fewer only say who signed or registered the scan
_MOST_OF_IT = 0.7  # of the area of the page
_NO_LETTERS = ("Cc", "Cn", "Co")  # control characters, and characters without a meaning in Unicode
_ENOUGH_LETTERS = 200  # to judge by the share of vowels
_ENOUGH_WORDS = 15  # different ones: lists of accounts name few banks
_FEW = 0.28  # of the letters: texts of any kind, and even code, have more vowels
_SHIFT = 29  # how much lower the numbers of letters are in such a font than in ASCII
_VOWELS = frozenset("aeiouyAEIOUY")
_WORDS = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")  # without numbers of accounts
_HOLES = re.compile(r"[^\W\d_][\x01-\x08\x0e-\x1f]")
_OF_TEX = dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True)) | dict(
    zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
)  # in its encoding T1
_LIGATURES = tuple(map(chr, range(0x1B, 0x20)))
_NOT_OF_TEX = re.compile(r"[\x01-\x08\x0e\x0f\x17-\x1a]")
_LETTERS_DRAWN = 50  # paths: so many may be letters drawn as curves
_WITH_TEXT = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
_MOST_ANNOTATIONS = 10_000
_MOST_CUT_OFF = 20_000  # objects of a page that are examined
_DPI = 200
_LANGUAGES = "lav+eng"
_PAGE_MODE = "1"  # the mode that detects the orientation of a page: tables are often scanned sideways
_PATIENCE = 60  # seconds for one page, for which tesseract needs about three
_LARGEST = 20_000_000  # pixels of a rendered page; A4 at 200 dpi has 3.9 million


@cache
def find_fonts() -> None:
    """Let PDFium find the fonts of the system, only once, because that takes longer than reading a short document."""
    document = pypdfium2.PdfDocument.new()
    raw.FPDFFont_Close(raw.FPDFText_LoadStandardFont(document, b"Helvetica"))
    document.close()


def read(content: bytes, collector: PageCollector, ocr: Ocr | None = None) -> None:
    """Put the pages of a PDF into the collector. If `ocr` is given, it reads scanned pages."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_protected = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable(PROTECTED if is_protected else DAMAGED) from None
    document.init_forms()  # before the first page is loaded; it draws fields that have no appearance of their own
    collector.set_title(document.get_metadata_value("Title"))
    if raw.FPDFDoc_GetAttachmentCount(document) > 0:
        collector.problem = EMBEDDED
    pages: list[str] = []
    order = ReadingOrder()
    layer_scan = LayerScan() if may_have_layers(content) else None
    pictures = letters = 0
    for number in range(min(len(document), collector.limits.pages)):
        text, is_picture = _page(document, number, collector, order, layer_scan)
        if is_picture and ocr and time.monotonic() < collector.scan_until:
            seen = ocr(_rendered(document, number))
            is_picture = False
            text = max(seen, text, key=lambda one: sum(map(str.isalpha, one)))
        pictures += is_picture
        pages.append(tidy(text))
        letters += len(pages[-1])
        if not collector.has_room(letters):
            break
    if pictures:
        collector.problem = SOME_PICTURES if any(pages) else PICTURES
        collector.lacks = None if ocr else "tesseract"
    if len(document) > collector.limits.pages:
        collector.problem = MORE_PAGES
    pages = with_baltic_letters(pages)
    if collector.title:
        collector.title = as_the_text_has_it(collector.title, pages)
    for text in mended(pages):
        collector.add(unwrapped(text))


def _page(
    document: pypdfium2.PdfDocument,
    number: int,
    collector: PageCollector,
    order: ReadingOrder,
    layer_scan: LayerScan | None,
) -> tuple[str, bool]:
    """The text of a page, and whether its text is a picture. `layer_scan` is None if the document has no layers."""
    try:
        page = _loaded(document, number, layer_scan)
        text = _text(page, order)
        is_picture = _is_picture(page, text)
        kinds = _annotations(page)
        if raw.FPDF_ANNOT_FILEATTACHMENT in kinds:
            collector.problem = collector.problem or EMBEDDED
        if kinds & _WITH_TEXT and _flatten(page):
            page.close()
            page = _loaded(document, number, layer_scan)
            text = _text(page, order)
        page.close()
    except pypdfium2.PdfiumError:
        collector.problem = DAMAGED
        return "", False
    start = text[:1000]
    return ("", True) if _is_garbled(start) or _is_shifted(start) else (text, is_picture or _lacks_letters(start))


def _loaded(document: pypdfium2.PdfDocument, number: int, layer_scan: LayerScan | None) -> pypdfium2.PdfPage:
    page = document[number]
    if layer_scan is not None:
        hide_what_is_off(document, number, page, layer_scan)
    if page.get_cropbox() != page.get_mediabox():
        _hide_what_is_cut_off(page)
    return page


def _hide_what_is_cut_off(page: pypdfium2.PdfPage) -> None:
    """Make PDFium leave out text outside the visible part of a page, such as file names and times of printing."""
    left, bottom, right, top = page.get_bbox()  # as PDFium understands the box, which may be upside down or nonsense
    if left >= right or bottom >= top:
        return
    for one in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1), _MOST_CUT_OFF):
        its_left, its_bottom, its_right, its_top = one.get_bounds()
        if its_right <= left or its_left >= right or its_top <= bottom or its_bottom >= top:
            raw.FPDFPageObj_SetIsActive(one, False)


def _text(page: pypdfium2.PdfPage, order: ReadingOrder) -> str:
    layer = page.get_textpage()
    # For a hyphen at the end of a line, PDFium writes one of these and omits the line end.
    text = str(layer.get_text_range()).replace("\ufffe", "-\n").replace("\x02", "-\n")
    text = order.of(page, layer, text)
    layer.close()
    return _with_ligatures(text)


def _with_ligatures(text: str) -> str:
    """Text with the ligatures and quotation marks of TeX, whose fonts may give only their numbers.

    If there are other control characters, these numbers mean something else.
    """
    if not any(one in text for one in _LIGATURES) or _NOT_OF_TEX.search(text):
        return text
    return text.translate(_OF_TEX)


def _is_garbled(text: str) -> bool:
    """Whether a font does not map its glyphs to letters, so that much of the text is characters without meaning."""
    said = [one for one in text if not one.isspace()]
    without = sum(unicodedata.category(one) in _NO_LETTERS for one in said)
    return without >= _A_LINE and 4 * without > len(said)


def _is_shifted(text: str) -> bool:
    """Whether letters come out as others, shifted by their positions in a TrueType font: capitals, with few vowels."""
    words = _WORDS.findall(text)
    letters = [one for one in unicodedata.normalize("NFD", "".join(words)) if one.isascii() and one.isalpha()]
    return (
        len(set(words)) >= _ENOUGH_WORDS
        and len(letters) >= _ENOUGH_LETTERS
        and sum(one.islower() for one in letters) < _FEW * len(letters)
        and sum(one in _VOWELS for one in letters) < _FEW * len(letters)
        and sum(chr(ord(one) + _SHIFT) in _VOWELS for one in letters) >= _FEW * len(letters)
    )


def _lacks_letters(text: str) -> bool:
    """Whether many words have holes, because a font does not say which letters some of its glyphs are."""
    return len(_HOLES.findall(text)) >= _A_LINE


def _is_picture(page: pypdfium2.PdfPage, text: str) -> bool:
    letters = sum(map(str.isalpha, text[:1000]))
    if letters >= _A_STAMP:
        return False
    objects = list(islice(page.get_objects(max_depth=3), 1000))
    pictures = [one for one in objects if one.type == raw.FPDF_PAGEOBJ_IMAGE]
    if letters >= _A_LINE:
        return any(_area(*one.get_bounds()) >= _MOST_OF_IT * _area(*page.get_mediabox()) for one in pictures)
    return bool(pictures) or sum(one.type == raw.FPDF_PAGEOBJ_PATH for one in objects) >= _LETTERS_DRAWN


def _area(left: float, bottom: float, right: float, top: float) -> float:
    return (right - left) * (top - bottom)


def _annotations(page: pypdfium2.PdfPage) -> set[int]:
    """The kinds of annotations on a page."""
    kinds = set[int]()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        if annotation := raw.FPDFPage_GetAnnot(page, index):
            kinds.add(raw.FPDFAnnot_GetSubtype(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return kinds


def _flatten(page: pypdfium2.PdfPage) -> bool:
    """Merge form fields, stamps and typed remarks into the page, as in print.

    Returns whether that succeeded; if so, the page must be loaded again.
    """
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def _rendered(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A picture of a page, as PGM."""
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
    """The text that tesseract reads on a picture of a page; "" if it fails."""
    command = [program, "stdin", "stdout", "-l", _LANGUAGES, "--psm", _PAGE_MODE, "--dpi", str(_DPI)]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
