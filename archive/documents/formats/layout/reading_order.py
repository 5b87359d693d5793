"""Puts the text of a PDF page in reading order if its letters show that PDFium's order is wrong.

PDFium returns text in the order of drawing, with spaces and line ends where it sees gaps. The result is wrong for

- columns that were drawn line by line,
- text that is rotated or was drawn from the bottom up,
- letters that were drawn twice, or are spaced out,
- an initial as high as several lines.

Examining each letter takes as long as reading the page. So this is done only if the text, or the position of its lines,
shows one of these cases. Otherwise, and wherever nothing speaks against it, the order of drawing stays.

Like `pdf`, only for the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ctypes import c_double
from itertools import groupby, pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw

from archive.documents.formats.layout.glyphs import GUTTER, HIGH, LONG, MARKS, Piece, pieces_of, quarters_turned

_DOUBLED = re.compile(r"(?:([^\W\d_])\1){5}")
_PAIRS = re.compile(r"(.)\1(.)\2(.)\3(.)\4(.)\5")  # a first check, in a fifth of the time
_SPACED = re.compile(r" [^\W\d_] [^\W\d_] [^\W\d_] ")
_HIGH_LETTER = re.compile(r"^[^\W\d_]\s*$", re.MULTILINE)
_MOST = 20_000  # letters of a page; one with more is left unchanged
_MOST_OF_ALL = 2_000_000  # letters of a document: some 15 seconds; not a time, so that each reading gives the same
_SAMPLES = 16  # letters that are checked for rotation
_TURNED = 1  # quarters, as shown: PDFium returns such lines from last to first, or letter by letter
_FEWEST_LINES = 6  # lines that prove an order
_MOST_HIGH = 50  # letters of a page
_ENOUGH_BOXES = 30  # if none of so many shows another order, the rest is not examined
_LEAST_HEIGHT = 4  # points: of a line of letters; a dash is lower
_KERNING = 0.3  # of the height of a letter: it may overlap the previous one that far
_GO_ON = 3  # of so many lines of running text, at least one begins within a sentence
_FULL = 0.8  # of the width of a column: most lines of running text fill that much, but few cells
_NEAR = 3  # times the height of a line: lines that belong together are nearer


class ReadingOrder:
    """Puts the pages of a document in reading order, until it has examined as many letters as time allows."""

    def __init__(self) -> None:
        self._left = _MOST_OF_ALL

    def of(self, page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage, text: str) -> str:
        """The text of a page in reading order: `text`, as PDFium returns it, unless another order is likely."""
        count = layer.count_chars()
        if not 0 < count <= min(_MOST, self._left) or not (
            _is_any_turned(page, layer, count)
            or (_PAIRS.search(text) and _DOUBLED.search(text))
            or _SPACED.search(text)
            or _HIGH_LETTER.search(text)
            or any(mark in text for mark in MARKS)
            or _is_in_another_order(layer, text)
        ):
            return text
        self._left -= count
        turned = (_TURNED - page.get_rotation() // 90) % 4
        return _joined(_in_columns(_downwards(_with_high_letters(_whole(pieces_of(layer, count), turned)), turned)))


def _is_any_turned(page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage, count: int) -> bool:
    turned = page.get_rotation() // 90
    step = max(1, count // _SAMPLES)
    return any((quarters_turned(layer, at) + turned) % 4 == _TURNED for at in range(0, count, step))


def _is_in_another_order(layer: pypdfium2.PdfTextPage, text: str) -> bool:
    """Whether many long lines are followed by one beside or above them, or a letter is very high."""
    count = raw.FPDFText_CountRects(layer, 0, -1)
    if count > 10 * (text.count("\n") + 1):
        return False  # each letter has its own box
    held = c_double(), c_double(), c_double(), c_double()

    def box(number: int) -> tuple[float, ...]:
        raw.FPDFText_GetRect(layer, number, *held)
        return tuple(one.value for one in held)

    beside = upwards = 0
    for number, (before, after) in enumerate(pairwise(map(box, range(count)))):
        if number == _ENOUGH_BOXES and not beside and not upwards:
            return False
        (left, top, right, bottom), (next_left, next_top, next_right, next_bottom) = before, after
        height = max(top - bottom, next_top - next_bottom)
        if _is_high_letter(layer, before, after) or _is_high_letter(layer, after, before):
            return True
        if right - left < LONG * height:
            continue
        if min(top, next_top) - max(bottom, next_bottom) > 0.5 * height:
            beside += next_left - right >= GUTTER * height and next_right - next_left >= LONG * height
        else:
            upwards += 0 <= next_bottom - bottom < _NEAR * height and abs(next_left - left) < height
    return beside >= _FEWEST_LINES or (upwards >= _FEWEST_LINES and 2 * upwards > count)


def _is_high_letter(layer: pypdfium2.PdfTextPage, one: tuple[float, ...], line: tuple[float, ...]) -> bool:
    """Whether one box holds the high initial of a text, and the other a line of this text."""
    (left, top, right, bottom), (line_left, line_top, line_right, line_bottom) = one, line
    height, its_height = top - bottom, line_top - line_bottom
    if (
        height < HIGH * its_height
        or its_height < _LEAST_HEIGHT
        or right - left > height
        or line_right - line_left < LONG * its_height
    ):
        return False
    at = raw.FPDFText_GetCharIndexAtPos(layer, (left + right) / 2, (top + bottom) / 2, height, height)
    return at >= 0 and chr(raw.FPDFText_GetUnicode(layer, at)).isupper()


def _whole(pieces: list[Piece], turned: int) -> list[Piece]:
    """Pieces with those rejoined that PDFium split because they are rotated; other pieces may lie in between."""
    kept: list[Piece] = []
    after: Piece | None = None
    for piece in reversed(pieces):
        if piece.quarters == turned:
            if after and piece.is_beside(after) and abs(after.start - piece.end) < _KERNING * piece.height:
                after.text = piece.text + after.gap_from(piece) + after.text
                after.glyphs = piece.glyphs + after.glyphs
                continue
            after = piece
        kept.append(piece)
    return kept[::-1]


def _with_high_letters(pieces: list[Piece]) -> list[Piece]:
    """Pieces with each high initial put before the first line of its text."""
    usual = median(one.height for one in pieces) if pieces else 0.0
    high_ones = [one for one in pieces if len(one.text) == 1 and one.text.isalpha() and one.height >= HIGH * usual]
    kept = list(pieces)
    for high in high_ones[:_MOST_HIGH]:
        for one in pieces:
            if (
                high.quarters == one.quarters
                and high.height >= HIGH * one.height
                and -0.5 <= (one.start - high.end) / one.height < 2
                and high.base - high.height <= one.base - 0.5 * one.height <= high.base - 0.3 * high.height
                and one.text[:1].islower()
            ):
                one.text = high.text + one.text
                kept.remove(high)
                break
    return kept


def _downwards(pieces: list[Piece], turned: int) -> list[Piece]:
    """Pieces from top to bottom, where they were drawn upwards, or rotated by `turned`, which PDFium mixes up."""
    ordered: list[Piece] = []
    for quarters, group in groupby(pieces, lambda one: one.quarters):
        run = list(group)
        steps = [after.base - before.base for before, after in pairwise(run)]
        up, down = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
        if quarters == turned or (up > 2 * down and (up >= _FEWEST_LINES or quarters)):
            run = _by_place(run)
        ordered += run
    return ordered


def _by_place(pieces: list[Piece]) -> list[Piece]:
    """Pieces line by line, and from the start of each line."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: one.base):
        if lines and piece.is_beside(lines[-1][0]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [piece for line in lines for piece in sorted(line, key=lambda one: one.start)]


def _in_columns(pieces: list[Piece]) -> list[Piece]:
    """Pieces with one column after the other where columns were drawn line by line."""
    ordered: list[Piece] = []
    columns: list[list[Piece]] = []
    lines: list[list[Piece]] = []  # of these columns

    def end_columns() -> None:
        side_by_side = sum(len(line) > 1 for line in lines)
        all_of_them = [piece for line in lines for piece in line]
        if side_by_side >= _FEWEST_LINES and all(map(_is_running_text, columns)):
            ordered.extend(piece for column in columns for piece in column)
        else:
            ordered.extend(all_of_them)

    for line in _lines(pieces):
        places = _places(line, columns)
        if lines and places and 0 < line[0].base - lines[-1][0].base < _NEAR * line[0].height:
            for piece, place in zip(line, places, strict=True):
                columns[place].append(piece)
            lines.append(line)
            continue
        end_columns()
        columns, lines = [], []
        if len(line) > 1 and all(one.is_long for one in line):
            columns, lines = [[one] for one in line], [line]
        else:
            ordered.extend(line)
    end_columns()
    return ordered


def _is_running_text(column: list[Piece]) -> bool:
    """Whether lines continue each other, unlike cells: most are long and alike, and many begin in lower case."""
    widths = [one.end - one.start for one in column]
    full = _FULL * max(widths)
    long_ones = sum(one.is_long and width >= full for one, width in zip(column, widths, strict=True))
    go_on = sum(one.text[:1].islower() for one in column)
    return 2 * long_ones > len(column) and _GO_ON * go_on >= len(column)


def _places(line: list[Piece], columns: list[list[Piece]]) -> list[int]:
    """The columns of the pieces of a line; [] if the line does not fit into these columns."""
    starts = [column[0].start for column in columns]
    places = []
    for piece in line:
        place = sum(piece.start > start - 2 * piece.height for start in starts) - 1
        if place < 0 or (place + 1 < len(starts) and piece.end > starts[place + 1] - 0.5 * piece.height):
            return []
        places.append(place)
    return places if len(set(places)) == len(places) else []


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces, grouped into lines: those drawn one after the other, from left to right, in the same line."""
    line: list[Piece] = []
    for piece in pieces:
        if line and not (piece.is_beside(line[-1]) and piece.start >= line[-1].end - _KERNING * piece.height):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _joined(pieces: list[Piece]) -> str:
    return "\n".join(
        line[0].text + "".join(after.gap_from(before) + after.text for before, after in pairwise(line))
        for line in _lines(pieces)
    )
