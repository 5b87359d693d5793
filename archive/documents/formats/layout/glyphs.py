"""The letters of a PDF page by their positions: which of them form a line, and which a word.

Like `pdf`, only for the child process.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from ctypes import c_double
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite, pi
from statistics import median
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

HIGH = 2.2  # times the height of other letters: an initial, the high letter that begins a text
_MARKS = {"¯": "\u0304", "ˇ": "\u030c", "¸": "\u0327"}
MARKS = frozenset(_MARKS)
"""Accents as letters of their own."""
LONG = 10  # times its height: the least length of a line of running text; most cells of tables are shorter
GUTTER = 0.8  # of the height of a line: the least gap between two columns
_APART = 0.13  # of the height of a letter: the least gap between two words
_SPACED_OUT = 0.1  # of the height of a letter: if most gaps of a line are wider, its letters are spaced out on purpose
_ENOUGH = 5  # gaps between letters that show the usual width
_OF_A_MARK = 0.85  # of the height of a word: lower digits right before it are the mark of a footnote
_MOST_TWICE = 0.8  # of the letters of a line: if so many are drawn twice, the line is


class _Glyph(NamedTuple):
    """A letter, measured in the direction of reading; `base` grows from line to line."""

    text: str
    start: float
    end: float
    base: float
    height: float
    quarters: int


@dataclass(slots=True)
class Piece:
    """Letters of one line, up to a wide gap."""

    glyphs: list[_Glyph]
    text: str = field(default="", init=False)

    @property
    def start(self) -> float:
        """Where its first letter begins."""
        return self.glyphs[0].start

    @property
    def end(self) -> float:
        """Where its last letter ends."""
        return max(one.end for one in self.glyphs[-3:])

    @property
    def base(self) -> float:
        """The position of its line."""
        return self.glyphs[0].base

    @property
    def height(self) -> float:
        """The height of its first letter."""
        return self.glyphs[0].height

    @property
    def quarters(self) -> int:
        """The rotation in quarters of a circle."""
        return self.glyphs[0].quarters

    @property
    def is_long(self) -> bool:
        """Whether it is a line of running text."""
        return self.end - self.start >= LONG * self.height

    def is_beside(self, other: Piece) -> bool:
        """Whether both are in the same line."""
        return _are_in_line(self, other)

    def gap_from(self, other: Piece) -> str:
        """What separates it from the previous piece of its line: a space, or nothing if they touch."""
        return " " if self.start - other.end >= _APART * max(self.height, other.height) else ""


def pieces_of(layer: pypdfium2.PdfTextPage, count: int) -> list[Piece]:
    """The pieces of lines that have text, in the order of drawing."""
    pieces = list(_once_drawn(_pieces(_glyphs(layer, count))))
    for piece in pieces:
        piece.text = _in_words(piece.glyphs)
    return [piece for piece in pieces if piece.text]


def quarters_turned(layer: pypdfium2.PdfTextPage, at: int) -> int:
    """The rotation of a letter in quarters of a circle, on the page as stored."""
    angle = float(raw.FPDFText_GetCharAngle(layer, at))
    return round(angle / (pi / 2)) % 4 if isfinite(angle) else 0


def _glyphs(layer: pypdfium2.PdfTextPage, count: int) -> Iterator[_Glyph]:
    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    for at in range(count):
        if raw.FPDFText_IsGenerated(layer, at) == 1 or not raw.FPDFText_GetLooseCharBox(layer, at, box):
            continue
        raw.FPDFText_GetCharOrigin(layer, at, x, y)
        code = raw.FPDFText_GetUnicode(layer, at)
        # Characters without meaning are kept as empty ones; otherwise there would be a gap.
        is_letter = 0 < code < 0x110000 and not 0x09 <= code <= 0x0D
        letter = "-" if raw.FPDFText_IsHyphen(layer, at) == 1 else chr(code) if is_letter else ""
        quarters = quarters_turned(layer, at)
        start, end, base, height = (
            (box.left, box.right, -y.value, box.top - box.bottom),
            (-box.top, -box.bottom, -x.value, box.right - box.left),
            (-box.right, -box.left, y.value, box.top - box.bottom),
            (box.bottom, box.top, x.value, box.right - box.left),
        )[quarters]
        yield _Glyph(letter, start, end, base, max(height, 0.1), quarters)


def _are_in_line(one: _Glyph | Piece, other: _Glyph | Piece) -> bool:
    """Whether two are in the same line. One may be the raised mark of a footnote."""
    least, most = sorted((one.height, other.height))
    return one.quarters == other.quarters and abs(one.base - other.base) < min(0.5 * most, 0.8 * least)


def _pieces(glyphs: Iterable[_Glyph]) -> Iterator[Piece]:
    """The letters, divided into pieces of lines, in the order of drawing."""
    piece: Piece | None = None
    for one in glyphs:
        last = piece.glyphs[-1] if piece else None
        if (
            piece is None
            or last is None
            or not _are_in_line(one, last)
            or (one.text.isupper() and one.height >= HIGH * last.height)
            or (len(piece.glyphs) == 1 and last.text.isupper() and last.height >= HIGH * one.height)
            or one.start - last.end >= GUTTER * max(one.height, last.height)
            or one.start < last.start - 0.8 * last.height
        ):
            if piece:
                yield piece
            piece = Piece([one])
        else:
            piece.glyphs.append(one)
    if piece:
        yield piece


def _once_drawn(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with those joined that were drawn over each other, such as a part of a line and its shadow."""
    line: list[Piece] = []

    def joined() -> list[Piece]:
        whole = sorted((one for piece in line for one in piece.glyphs), key=lambda one: one.start)
        return [Piece(whole)] if len(line) > 1 and len(_each_once(whole)) < len(whole) else line

    for piece in pieces:
        if line and not (piece.is_beside(line[-1]) and line[0].start <= piece.start < line[-1].end):
            yield from joined()
            line = []
        line.append(piece)
    yield from joined()


def _in_words(glyphs: list[_Glyph]) -> str:
    """The text of the letters of a line, each once, with a space at each gap that is wider than the others."""
    in_order = sorted(glyphs, key=lambda one: one.start)  # ligatures that were drawn twice are out of order
    if any(one.text in _MARKS for one in in_order):
        in_order = _with_marks(in_order)
    # Python counts some control characters as spaces that are ligatures in TeX.
    spaces = [one for one in glyphs if one.text.isspace() and one.text >= " "]
    shown = _each_once([one for one in in_order if not one.text.isspace() or one.text < " "])
    if not shown:
        return ""
    gaps = [after.start - before.end for before, after in pairwise(shown)]
    height = median(one.height for one in shown)
    within = [gap for (one, other), gap in zip(pairwise(shown), gaps, strict=True) if (one.text + other.text).isalpha()]
    usual = median(within) if within else 0.0  # without figures, signs and the dots of a table of contents
    is_spaced_out = usual >= _SPACED_OUT * height and 2 * sum(one.text.isalpha() for one in shown) > len(shown)
    least = _APART * height
    if len(within) >= _ENOUGH:
        least += min(usual, 0.0)  # italic letters may reach into one another
    if is_spaced_out:
        least = float("inf") if spaces else 2 * usual  # words may be separated by written spaces
    middles = iter(sorted((one.start + one.end) / 2 for one in spaces))
    middle = next(middles, None)
    word = next((at for at, one in enumerate(shown) if not one.text.isdigit()), 0)
    is_mark = word > 0 and shown[word].text.isalpha() and shown[word - 1].height < _OF_A_MARK * shown[word].height
    said = [shown[0].text]
    for at, ((before, after), gap) in enumerate(zip(pairwise(shown), gaps, strict=True), 1):
        is_written = False
        while middle is not None and middle < (after.start + after.end) / 2:
            is_written |= middle > (before.start + before.end) / 2
            middle = next(middles, None)
        is_apart = is_written or gap >= least or (is_mark and at == word)
        # If there is a space after each letter, wider gaps separate the words (see `archive.documents.text`).
        space = "  " if is_written and is_spaced_out and gap >= 1.5 * usual else " "
        said.append(space + after.text if is_apart else after.text)
    return "".join(said)


def _each_once(shown: list[_Glyph]) -> list[_Glyph]:
    """Letters without those drawn a second time for a bold look or a shadow, if that is true of nearly all."""
    kept: list[_Glyph] = []
    for one in shown:
        last = kept[-1] if kept else None
        if last is None or one.text != last.text or one.start - last.start >= 0.5 * (last.end - last.start):
            kept.append(one)
    return kept if len(shown) - len(kept) >= _MOST_TWICE * len(kept) else shown


def _with_marks(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Letters joined with the accents that were drawn separately over or under them."""
    kept = [one for one in glyphs if one.text not in _MARKS]
    starts = [one.start for one in kept]
    alone: list[_Glyph] = []
    for mark in (one for one in glyphs if one.text in _MARKS):
        middle = (mark.start + mark.end) / 2
        place = bisect(starts, middle)
        near = [at for at in range(place - 2, place + 1) if 0 <= at < len(kept) and kept[at].text.isalpha()]
        at = min(near, key=lambda at: abs(kept[at].start + kept[at].end - 2 * middle), default=-1)
        if at >= 0 and kept[at].start - mark.height / 4 < middle < kept[at].end + mark.height / 4:
            letter = "i" if kept[at].text == "ı" else kept[at].text
            kept[at] = kept[at]._replace(text=letter + _MARKS[mark.text])
        else:
            alone.append(mark)
    return sorted(kept + alone, key=lambda one: one.start)
