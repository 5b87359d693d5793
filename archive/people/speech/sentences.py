"""Splits a text into sentences, minding abbreviations, dates, initials and what stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.latvian.tokens import QUOTES, Quotation
from archive.people.speech.quotes import Quote

_END = re.compile(rf"[.!?…](?<![.!?…].)[.!?…]*+[{re.escape(QUOTES)})\]]*+(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(„“\"])(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|[Aa]soc|[Pp]rof|[Dd]r|[Dd]oc|plkst|nr|Nr|sk|Sk|tālr|t\.\s?i|u\.\s?c"
    r"|u\.\s?tml|piem|š\.\s?g|Š\.\s?g|g|gs"
    r"|Mr|Mrs|Ms|St|No|iur|med|paed|habil|hist|psych|oec|phil|sc|soc|pol|biol|chem|math|geogr|ing|philol|theol|a\.m|p\.m|Kr|Dz|\d{1,2})$"
)
_BLANKS = 20  # characters among which the next sentence begins
# Characters. Verbs are compared with the names of their sentence, so that a sentence must end: the longest of 5,150 in
# a treebank has 1,362, and a quotation of several sentences, which counts as one, is rarely much longer.
_LONGEST = 5000


def sentences(text: str, quotes: Sequence[Quotation | Quote]) -> list[tuple[int, int]]:
    """The sentences as (start, end), in order. A quotation of several sentences belongs whole to the one around it."""
    found: list[tuple[int, int]] = []
    outer = [(quote.start, quote.end) for quote in quotes if quote.depth == 0]
    starts = [start for start, _ in outer]
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _is_end(text, match, line.end(), outer, starts):
                found.append((start, match.end()))
                start = match.end()
        found.append((start, line.end()))
    parts = ((at, min(at + _LONGEST, end)) for start, end in found for at in range(start, end, _LONGEST))
    trimmed = ((_skip(text, start, end), end) for start, end in parts)
    return [(start, end) for start, end in trimmed if start < end]


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t-–—•*":
        start += 1
    return start


def _is_end(
    text: str, match: re.Match[str], line_end: int, outer: Sequence[tuple[int, int]], starts: Sequence[int]
) -> bool:
    following = text[match.end() : min(line_end, match.end() + _BLANKS)].lstrip()
    if not following or not (
        following[0].isupper() or following[0] in QUOTES or following[0].isdigit() or following[0] in "-–—"
    ):
        return False
    around = bisect_left(starts, match.start()) - 1
    if around >= 0 and match.end() < outer[around][1]:
        return False
    if following[0] in "-–—":
        return following[1:].lstrip()[:1].isupper() and match[0][-1] not in QUOTES
    return not (match[0] == "." and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]))
