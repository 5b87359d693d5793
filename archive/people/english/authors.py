"""Finds authors of English texts who speak of themselves, and people named below their own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.people.english.words import TITLE
from archive.people.speech.interviews import MYSELF
from archive.people.speech.lines import Named
from archive.people.speech.quotes import Quote
from archive.people.speech.said import Said

_SPEECH = r"(?:[Aa]ddress|[Ff]oreword|[Ii]ntroduction|[Mm]essage|[Rr]emarks|[Ss]peech|[Ss]tatement)"
# `By Anna Kalna`, `Speech by Minister Anna Kalna`, `Anna Kalna’s address` on a line of its own
# and `As delivered by Anna Kalna`, `Remarks as prepared for delivery by Anna Kalna`
_DELIVERED = r"(?:[Aa]s (?:delivered|prepared(?: for delivery)?))"
_BYLINE = re.compile(
    rf"\s*(?:[Bb]y {TITLE}|{_DELIVERED} by {TITLE}"
    rf"|(?:[\w-]+ )?{_SPEECH} (?:{_DELIVERED} )?(?:by|of|from) (?:the )?(?:[\w-]+, )?{TITLE})"
)
# `Ambassador Anna Kalna Delivers Remarks at the Opening`, as the headline of what she said
_DELIVERS = re.compile(rf" (?:[Dd]eliver|[Gg]ive|[Mm]ake)s? (?:[\w-]+ ){{0,2}}?{_SPEECH}\b")
_ADDRESS = re.compile(rf"[’']s? (?:\w+ )?{_SPEECH}\b")
_LAST_LINE = re.compile(rf"\s*{TITLE}")
_IS = re.compile(r" (?:is|was|works|teaches|leads|heads|runs) ")
_FEWEST_ABOVE, _FEWEST_BELOW = 2, 4  # times; judged
_INTERVIEW = re.compile(r"\?[^\S\n]*$[\s\S]*\?[^\S\n]*$|^[^\S\n]*[–—-] ", re.MULTILINE)
_MOST_ABOVE, _LONGEST_BYLINE = 400, 120  # characters; judged
_PARAGRAPH = re.compile(r"[^\n]{40,}[.!?…](?=\n|$)")
_BELOW_QUOTE = re.compile(rf"\s*(?:[–—-] )?{TITLE}")
_FEWEST_WORDS = 4  # words of a quotation that somebody said


def written(text: str, named: Sequence[Named], quotes: Sequence[Quote]) -> list[Said]:
    """What authors say: the first paragraph of a text, or a quotation on the line above a name.

    The author is named on a line above the text (`By Anna Kalna`), if its writer speaks of themselves outside
    quotations, or is the person whom the last line is about: `Anna Kalna is a judge in Cēsis.`
    """
    found = list(_below_quotes(text, named, quotes))
    inside = [(quote.start, quote.end) for quote in quotes if quote.depth == 0]
    author, fewest = _above(text, named), _FEWEST_ABOVE
    if author is None:
        author, fewest = _below(text, named), _FEWEST_BELOW
    if author is None or _INTERVIEW.search(text):
        return found
    places = [match.start() for match in MYSELF.finditer(text)]
    own = sum(not any(first <= at < last for first, last in inside) for at in places)
    says = _PARAGRAPH.search(text) if own >= fewest else None
    return [*found, Said(author.index, says.start(), says.end(), False)] if says else found


def _above(text: str, named: Sequence[Named]) -> Named | None:
    for one in named:
        start = text.rfind("\n", 0, one.start) + 1
        if one.start > _MOST_ABOVE:
            break
        end = text.find("\n", one.end)
        if not 0 < end - start <= _LONGEST_BYLINE or text[end - 1] in ".!?:":
            continue
        opens = one.start == start and (_ADDRESS.match(text, one.end) or _DELIVERS.match(text, one.end))
        if opens or _BYLINE.fullmatch(text, start, one.start):
            return one
    return None


def _below(text: str, named: Sequence[Named]) -> Named | None:
    last = text.rstrip().rfind("\n") + 1
    one = next(iter(named[bisect_left([one.start for one in named], last) :]), None)
    is_told_of = one and _LAST_LINE.fullmatch(text, last, one.start) and _IS.match(text, one.start + len(one.name))
    return one if is_told_of else None


def _below_quotes(text: str, named: Sequence[Named], quotes: Sequence[Quote]) -> Iterator[Said]:
    """`“I lost a year.”`, and `Anna Kalna, seamstress` on the next line."""
    ends = {quote.end: quote for quote in quotes if quote.depth == 0}
    for one in named if ends else ():
        start = text.rfind("\n", 0, one.start)
        quote = ends.get(len(text[max(0, start - 2) : start].rstrip()) + max(0, start - 2)) if start > 0 else None
        if quote is None or text[quote.start - 1 : quote.start].strip() or text[quote.last - 1] not in ".!?…":
            continue
        end = text.find("\n", one.end)
        line = text[one.start : end if end >= 0 else len(text)]
        is_whole = _BELOW_QUOTE.fullmatch(text, start, one.start) and len(line) <= _LONGEST_BYLINE
        if is_whole and line[-1] not in ".!?:" and len(text[quote.first : quote.last].split()) >= _FEWEST_WORDS:
            yield Said(one.index, quote.first, quote.last, True)
