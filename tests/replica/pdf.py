"""A PDF of pages of text in Latvian, the same on every day: with a font that every viewer has, whose marks we draw."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from textwrap import wrap

_LINE = 76  # characters
_SIZE = 10  # points; a letter of Courier is .6 of that wide
_LEFT, _TOP, _LEADING = 60, 780, 14  # points
_FIRST = 128  # codes of letters beyond ASCII begin here
_NAMED = {"–": "endash", "—": "emdash", "„": "quotedblbase", "“": "quotedblleft", "”": "quotedblright", "…": "ellipsis"}
# Strokes above and below letters, in thousandths of the size from where the letter begins; of capitals 120 higher.
_STROKES = {
    "\u0304": "170 620 m 430 620 l S",
    "\u030c": "190 680 m 300 600 l 410 680 l S",
    "\u0327": "300 -90 m 260 -220 l S",
    "\u0301": "280 600 m 390 690 l S",
}


def pdf(pages: Sequence[str], title: str | None = None) -> bytes:
    """A PDF with a page for each text; of a text each line is a paragraph, and the first is set in bold.

    `title` is what the document calls itself. There may be 127 different letters beyond ASCII.
    """
    letters = sorted({letter for page in pages for letter in page if not letter.isascii()})
    codes = {letter: _FIRST + number for number, letter in enumerate(letters)}
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    names = "".join(f"/{_name(letter)}" for letter in letters)
    font = f"/Type/Font/Subtype/Type1/Encoding<</Type/Encoding/Differences[{_FIRST}{names}]>>/ToUnicode 5 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<<{font}/BaseFont/Courier>>".encode(),
        f"<<{font}/BaseFont/Courier-Bold>>".encode(),
        _stream(_to_unicode(codes)),
    ]
    for number, page in enumerate(pages):
        place = f"/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {7 + 2 * number} 0 R"
        objects += [
            f"<</Type/Page{place}/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>".encode(),
            _stream(b"\n".join(_drawn(page, codes))),
        ]
    objects.append(f"<</Title<feff{title.encode('utf-16-be').hex()}>>>".encode() if title else b"<<>>")
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(objects), len(data))
    )


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _parts(letter: str) -> tuple[str, str]:
    """The letter that is set, and the mark that is drawn with it; of others themselves and none."""
    apart = unicodedata.normalize("NFD", letter)
    is_marked = len(apart) == 2 and apart[0].isascii() and apart[1] in _STROKES
    return (apart[0], apart[1]) if is_marked else (letter, "")


def _name(letter: str) -> str:
    """What the font calls what is set for a letter."""
    base = _parts(letter)[0]
    return _NAMED.get(letter) or (base if base.isascii() else f"u{ord(letter):04X}")


def _to_unicode(codes: dict[str, int]) -> bytes:
    """The letter that each code stands for, for those who copy the text."""
    lines = [
        f"1 beginbfchar<{code:02x}><{letter.encode('utf-16-be').hex()}>endbfchar" for letter, code in codes.items()
    ]
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapType 2 def/CMapName/T def\n"
        "1 begincodespacerange<00><ff>endcodespacerange\n1 beginbfrange<20><7e><0020>endbfrange\n"
        + "\n".join(lines)
        + "\nendcmap end end"
    ).encode()


def _drawn(page: str, codes: dict[str, int]) -> Iterator[bytes]:
    """A page as it is drawn: its lines, and the marks of their letters."""
    down = _TOP
    for number, paragraph in enumerate(filter(None, page.split("\n"))):
        font = b"/F1" if number else b"/F2"
        for line in wrap(paragraph, _LINE):
            written = bytes(codes.get(letter, ord(letter)) for letter in line)
            escaped = re.sub(rb"([\\()])", rb"\\\1", written)
            yield b"BT %s %d Tf %d %d Td (%s) Tj ET" % (font, _SIZE, _LEFT, down, escaped)
            for place, letter in enumerate(line):
                base, mark = _parts(letter)
                if mark:
                    # The cedilla of a small g is a comma above it.
                    is_above, raised = letter == "ģ", 120 if base.isupper() and mark != "\u0327" else 0
                    across, up = _LEFT + place * _SIZE * 0.6, down + _SIZE * (0.84 if is_above else raised / 1000)
                    strokes = _STROKES[mark].encode()
                    yield b"q .01 0 0 .01 %.1f %.1f cm 60 w %s Q" % (across, up, strokes)
            down -= _LEADING
        down -= _LEADING // 2
