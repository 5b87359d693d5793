"""Finds the quotations of a text; those of several paragraphs are found part by part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from archive.latvian.tokens import QUOTES, quotations

_MARK = re.compile(f"[{re.escape(QUOTES)}]")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_PARAGRAPHS = 12
_BLANKS = 20  # characters before a mark
_CLOSE_TO_END = 160  # characters behind a closing mark, for the speaker
# A mark behind a comma or a sentence, so that it closes no name, with words behind it that may say who spoke.
_CLOSES_UNOPENED = re.compile(r"[,.!?…][”“»\"] (?:[–—] )?[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_Line = tuple[int, int, list[int]]  # where it starts and ends, and its marks without a partner


class Quote(NamedTuple):
    """A quotation from `start` to `end`, including the marks; the words themselves are `text[first:last]`.

    `depth` is 0 outside other quotations. The parts of a quotation of several paragraphs share a number `long`, from 1
    on.
    """

    start: int
    end: int
    depth: int
    first: int
    last: int
    long: int = 0


def quotes_of(text: str, speaking: Collection[str] = ()) -> list[Quote]:
    """All quotations of a text, in order; outer ones precede what is quoted inside them.

    `speaking` are the verbs of speaking of its language, which show that a paragraph tells what others say.
    """
    short: list[Quote] = []
    parts = [*_dashed(text)]
    if _MARK.search(text):  # half of all texts have none
        short = [Quote(one.start, one.end, one.depth, one.start + 1, one.end - 1) for one in quotations(text)]
        lines = _lines(text, short)
        long = [*_long(text, short, lines)]
        parts = sorted([*long, *_unopened(text, lines, long, speaking), *parts])
    if not parts:
        return short
    spans = [(part.start, part.end) for part in parts]
    starts = [start for start, _ in spans]
    begins = set(starts)
    inner = []
    for one in short:
        if one.start in begins:
            continue  # the last paragraph, which repeats the opening mark
        at = bisect_left(starts, one.start) - 1
        is_inside = at >= 0 and one.end < spans[at][1]
        inner.append(one._replace(depth=one.depth + 1) if is_inside else one)
    return sorted([*inner, *parts])


def _lines(text: str, short: Sequence[Quote]) -> list[_Line]:
    paired = {one.start for one in short} | {one.end - 1 for one in short}
    return [
        (match.start(), match.end(), [at for at in _marks(text, match.start(), match.end()) if at not in paired])
        for match in re.finditer(r"[^\n]+", text)
    ]


def _long(text: str, short: Sequence[Quote], lines: Sequence[_Line]) -> Iterator[Quote]:
    """The parts of quotations that open in one paragraph and close in a later one.

    The opening mark stands at the beginning of its paragraph or behind a colon, and nothing closes it there. The
    paragraphs between may repeat the opening mark. The first closing mark without a partner ends the quotation.
    """
    starts = [one.start for one in short]
    number = at = 0
    while at < len(lines):
        opened = next((mark for mark in lines[at][2] if _opens(text, lines[at][0], mark)), None)
        closed = _closing(text, lines, at, short, starts) if opened is not None else None
        if opened is None or closed is None:
            at += 1
            continue
        number += 1
        for here in range(at, closed[0] + 1):
            start, end, _ = lines[here]
            start = opened if here == at else start
            first = start + (text[start] in QUOTES)
            last = closed[1] if here == closed[0] else end
            yield Quote(start, min(last + 1, len(text)), 0, first, last, number)
        at = closed[0] + 1


def _unopened(text: str, lines: Sequence[_Line], long: Sequence[Quote], speaking: Collection[str]) -> Iterator[Quote]:
    """Speech at the beginning of a paragraph whose opening mark is missing: `Darba ir daudz,” atzīmēja N.`

    Some templates have a picture in place of the opening mark. If a colon or a verb of speaking comes first, the
    paragraph may begin with other words, and is left alone.
    """
    begun = {part.start for part in long}
    for start, _, marks in lines:
        if start in begun or not marks or not text[start].isupper():
            continue
        mark = marks[0]
        if not _CLOSES_UNOPENED.match(text, mark - 1) or ":" in text[start:mark]:
            continue
        if not any(word in speaking for word in _WORD.findall(text[start:mark].lower())):
            yield Quote(start, mark + 1, 0, start, mark)


# A name and a verb: even behind a comma, they are not part of the speech: `– Nākšu, – Juris atbild.`
_CALLED = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+(?: [A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+)? [^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]"
_DASHED = re.compile(rf"[–—-](?<![^\n].) (?=[^\n]*(?:[,!?…] ?[–—-] [^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]|, [–—] {_CALLED}))[^\n]+")
# Behind a sentence, in the middle of a paragraph: `N dežurē. – Nav bail, – viņš atbild.`
_WITHIN = re.compile(r"[–—](?<=[.!?…] .) (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n–—]{0,400}[,!?…] [–—] [^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ])[^\n]+")
_CUT = re.compile(rf"[,!?…] ?[–—-] (?=[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ])|, [–—] (?={_CALLED})")
_AGAIN = re.compile(r"[.!?,] [–—-] (?=\w)")


def _dashed(text: str) -> Iterator[Quote]:
    """Speech between dashes, usually on a line that begins with one: `– Darba ir daudz, – stāsta N. – Paldies!`"""
    behind = 0
    for line in sorted([*_DASHED.finditer(text), *_WITHIN.finditer(text)], key=lambda one: one.start()):
        if line.start() < behind:
            continue
        behind = line.end()
        at, end = line.start(), line.end()
        while at < end:
            cut = _CUT.search(text, at + 2, end)
            stop = cut.start() + 1 if cut else end
            yield Quote(at + 2, min(stop + 1, len(text)), 0, at + 2, stop)
            again = _AGAIN.search(text, cut.end(), end) if cut else None
            at = again.start() + 2 if again else end


def _marks(text: str, start: int, end: int) -> Iterator[int]:
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        inside_word = at > start and at + 1 < end and text[at - 1].isalnum() and text[at + 1].isalnum()
        if not inside_word and text[at] not in "‘’":
            yield at


def _opens(text: str, line_start: int, at: int) -> bool:
    before = text[max(line_start, at - _BLANKS) : at].rstrip()
    return (not before or before.endswith((":", "–", "-", "—"))) and not text[at + 1 : at + 2].isspace()


def _closing(
    text: str, lines: Sequence[_Line], at: int, short: Sequence[Quote], starts: Sequence[int]
) -> tuple[int, int] | None:
    """The line and the place of the mark that closes the quotation opened in line `at`."""
    for here in range(at + 1, min(at + 1 + _MOST_PARAGRAPHS, len(lines))):
        start, end, marks = lines[here]
        first = bisect_left(starts, start)
        if first < len(short) and short[first].start == start:
            # The last paragraph repeats the opening mark; or this is a quotation of its own.
            last = short[first].end
            return (here, last - 1) if last >= end - _CLOSE_TO_END else None
        for mark in marks:
            if mark > start and text[mark - 1 : mark] not in (" ", "("):
                return (here, mark) if end - mark <= _CLOSE_TO_END else None
            if mark != start:
                return None
    return None
