"""The talks that lines of an English programme name: with the title behind who gives them, or before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.latvian.tokens import begin_of_line
from archive.people.english.behind import offices_alone
from archive.people.english.names import TITLE, Mention
from archive.people.speech.quotes import Quote

_LINE_START = re.compile(r"[\s\-–—•*\d.:,)]*(?:(?:Dr|Prof|Mr|Mrs|Ms)\. ?)?")
_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_START = re.compile(rf"[\s•*–—-]*{_HOUR}(?: ?[–—-] ?{_HOUR})?[\s,:|–—-]*")
_HOURS = re.compile(rf"^[\s•*–—-]*{_HOUR}\b", re.MULTILINE)
_BRACKET = r"(?: \([^()\n]{2,70}\))?"
_BEFORE_TITLE = re.compile(rf"{_BRACKET}(?:,|:| [–—-])? ")
_TITLE_BEHIND = re.compile(
    rf"{_BRACKET}(?:, [^,;:.“”\n]{{3,80}})?: ([A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n“”„\"]*[\w)])[ \t]*$", re.MULTILINE
)
_MARKS = frozenset((",", "–", "—", "-", "by", "(", "– by", "— by"))
_SHARED = re.compile(r",? (?:and|&) |, ")
# Of a text with such words, lines are a programme of talks; and with these they are not, or nobody lectures there.
_TALKS = re.compile(
    r"\b(?:(?i:session|panel|conference|seminar|workshop|symposium|congress|colloquium|speakers"
    r"|lectures|talks|papers|presentations|keynote|registration|discussion)|PROGRAMME|AGENDA)\b"
)
_NO_TALKS = re.compile(
    r"\b(?:concert|film|films|screening|exhibition|performance|premiere|play|books?|reading list|bookshop|winners?"
    r"|awards?|prizes?|contest|competition|finalists?|shortlist|choir|orchestra|match|tournament|photos?|posters?)\b",
    re.IGNORECASE,
)
_NO_LECTURE = re.compile(
    r"(?:Opening|Closing|Welcom|Greeting|Moderat|Chair|Host|Led by|Question|Discussion|Registration|Q ?&|Panel|Coffee"
    r"|Lunch|Music|Award|Signing|Tour\b|Visit)",
    re.IGNORECASE,
)
_NO_LECTURER = re.compile(
    r"\b(?:moderat|host\b|guide\b|facilitat|led by|chair (?:of the|on the) (?:session|panel))", re.IGNORECASE
)
_LONGEST_START = 30  # characters before a name on a line of a programme: a number, a dash and a title
_LONGEST_LINE = 240  # the same, where the title of a talk stands before the name; as in Latvian
_FEWEST_WORDS = 4  # of a title between marks behind a comma, where the name of an association may stand as well
_FEWEST_HOURS = 2  # lines that begin with one


def read_talks(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> set[int]:
    """Gives their talks to those whom a line names with a title, and their institution where it stands between.

    Where titles begin behind an hour is what it returns, for nobody says these.
    """
    outer = [quote for quote in quotes if quote.depth == 0 and not quote.long]
    starts = [quote.start for quote in outer]
    hours = len(_HOURS.findall(text))
    are_talks = bool(outer or hours) and _TALKS.search(text) is not None and not _NO_TALKS.search(text)
    has_hours = are_talks and hours >= _FEWEST_HOURS
    titles: set[int] = set()
    earlier: Mention | None = None
    for at, one in enumerate(mentions):
        line_start = begin_of_line(text, one.start, _LONGEST_LINE)
        if line_start is None:
            continue
        line_end = text.find("\n", one.end)
        line_end = line_end if line_end >= 0 else len(text)
        if one.start - line_start <= _LONGEST_START and _LINE_START.fullmatch(text, line_start, one.start):
            in_line = outer[bisect_left(starts, one.office_end) : bisect_left(starts, line_end)]
            _read_quoted_behind(text, one, in_line, line_end, are_talks=are_talks)
        if has_hours and one.talk is None and (hour := _START.match(text, line_start)):
            first = outer[bisect_left(starts, line_start) :][:1]
            titles.update(title.first for title in first if title.start == hour.end())
            alone = not any(other.sure and other.start < line_end for other in mentions[at + 1 : at + 2])
            one.talk = _before(text, one, hour.end(), first, earlier, line_end) or (
                _behind(text, one, hour.end(), line_end) if alone else None
            )
        earlier = one
    return titles


def _read_quoted_behind(text: str, one: Mention, quotes: Sequence[Quote], line_end: int, *, are_talks: bool) -> None:
    """`Anna Kalna, University of Riga “Debt as a Leash”`, and in a programme `Anna Kalna (Riga), “Debt as a Leash”`."""
    title = next((quote for quote in quotes if text[quote.end : line_end].strip(" .;") == ""), None)
    if title is None:
        return
    between = text[one.office_end : title.start]
    is_plain = not between.strip() or re.fullmatch(r", [^,;:.“”]{3,80} ", between)
    if is_plain and not re.search(r"(?:association|foundation|company) $", between):
        one.talk = text[title.first : title.last].strip()
        if between.strip() and not one.role:
            one.organisation = between.strip(" ,")
    elif (
        are_talks
        and len(text[title.first : title.last].split()) >= _FEWEST_WORDS
        and _BEFORE_TITLE.fullmatch(text, max(one.end, one.office_end), title.start)
    ):
        one.talk = text[title.first : title.last].strip()


def _before(
    text: str, one: Mention, hour_end: int, quotes: Sequence[Quote], earlier: Mention | None, line_end: int
) -> str | None:
    """`10.00 “Debt as a Leash” – Anna Kalna, University of Riga`, or who shares that talk."""
    if not quotes or quotes[0].start != hour_end or quotes[0].end > one.start:
        return None
    title = quotes[0]
    start = min(one.start, one.office_start)
    shares = earlier is not None and earlier.talk is not None and earlier.start > title.end
    if shares and earlier is not None:
        is_beside = _SHARED.fullmatch(text, max(earlier.end, earlier.office_end), start) is not None
    else:
        between = TITLE.sub("", text[title.end : start] + " ").strip()
        is_beside = between in _MARKS and not _NO_LECTURER.search(text, start, line_end)
    return text[title.first : title.last].strip() if is_beside else None


def _behind(text: str, one: Mention, hour_end: int, line_end: int) -> str | None:
    """`10.00 Anna Kalna (Riga): Debt as a Leash`."""
    before = text[hour_end : min(one.start, one.office_start)]
    if before and not TITLE.fullmatch(before):
        return None
    found = _TITLE_BEHIND.match(text, max(one.end, one.office_end), line_end)
    if found is None or _NO_LECTURE.match(found[1]) or offices_alone(found[1]) or len(found[1].split()) < 2:
        return None
    return found[1]
