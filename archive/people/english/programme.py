"""Reads talks from lines of an English programme: with the title after the speaker, or before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from archive.latvian.tokens import begin_of_line
from archive.people.english.names.finding import TITLE, Mention
from archive.people.english.words import BODY
from archive.people.speech.quotes import Quote

_LINE_START = re.compile(r"[\s\-–—•*\d.:,)]*(?:(?:Dr|Prof|Mr|Mrs|Ms)\. ?)?")
_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_IS_HOUR = re.compile(rf"\b{_HOUR}\b")
_NO_LIST_OF_TALKS = re.compile(
    r"\b(?:authors|board|contest|guests|jury|laureates|members"
    r"|nominees|organi[sz]ers|organi[sz]ations|participants|partners|signed|winners?)\b[^\n]{0,80}:$",
    re.I | re.M,
)
_START = re.compile(rf"[\s•*–—-]*{_HOUR}(?: ?[–—-] ?{_HOUR})?[\s,:|–—-]*")
# Between a title and a name: `“Title” – joint presentation by N and M`. As in Latvian, nothing but a mark else.
_BESIDE = re.compile(r"[,.(–—-]?(?: ?(?:(?:[a-z]+ )?(?:lecture|presentation|report|talk) )?by)?")
# Of a text with such words, lines with an hour are a programme of talks; and with these they are not.
_TALKS = re.compile(
    r"\b(?:session|panel|conference|seminar|workshop|symposium|lectures|talks|papers|registration)\b", re.I
)
_NO_TALKS = re.compile(
    r"\b(?:concert|films?|screening|exhibition|performance|premiere|play|books?|awards?|choir)\b", re.I
)
_NO_LECTURER = re.compile(
    r"\b(?:moderat|host\b|guide\b|facilitat|led by|chair (?:of|on) the (?:session|panel)|act(?:or|ress)\b|artist"
    r"|composer|conductor|musician|photograph|poet\b|singer|soloist|choreograph|coach|captain|curator|designer"
    r"|editor|instructor|organist|pianist|presenter|trainer)",
    re.I,
)
# Institutions and offices of those who come to speak; theatres, schools and radio stations send others as well.
_SENDS = re.compile(
    r"\b(?:(?:[Dd]irector|[Hh]ead) of|(?:[Aa]mbassador|[Ee]xpert|[Ii]nspector|[Jj]udge|[Ll]awyer|[Mm]inister)"
    r"|(?:[Pp]rofessor|[Pp]rosecutor|[Pp]sychologist|[Rr]apporteur|[Rr]esearcher)"
    r"|Agency|Association|Authority|Commission|Council|Court|Embassy|Federation|Foundation|Guard|Inspectorate"
    r"|Institute|Ministry|Municipality|NGO|Parliament|Police|Prosecutor[’']s Office|Saeima|University|association"
    rf"|foundation|ministry|organi[sz]ation|university)\b|{BODY.pattern}"
)
# `Talks were given by N (“Debt as a Leash”) and M (“…”)`
_GIVEN = re.compile(
    r"\b(?:lectures|papers|presentations|reports|talks) (?:\w+ )?(?:were|by|included|came|came from)\b", re.I
)
_IN_BRACKETS = re.compile(r" \([“„«\"]([^”“»\"\n]{4,120})[”“»\"]\)")
# `14.00 N (Warsaw): Debt Bondage in Agriculture`
_UNMARKED = re.compile(
    r"(?: \([^()\n]{2,60}\)|, [^:\n]{2,80})?: ([A-ZĀČĒĢĪĶĻŅŠŪŽ][^\s:]* [^\n:“”„\"]{4,150}[^\s.:])\s*"
)
# `10.00 Opening remarks: N`, `13.00 Closing address by N`
_OPENS = re.compile(
    r"((?:Opening|Welcome|Welcoming|Closing|Introductory|Keynote)(?: (?:and )?(?:address|lecture|opening"
    r"|remarks|speech|talk"
    r"|welcome|words))+)(?: by|[:,–—-]| –)? (?:the )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?"
)
# Between a name and a title: `, University of Riga `; `, ` where it is known that talks are listed.
_INSTITUTION, _MARK = re.compile(r", [^,;:.“”]{3,80} "), re.compile(r"(?: \([^()]{2,60}\))?(?:,|:| [–—-]) ")
_LONGEST_START = 30  # characters before a name on a line of a programme: a number, a dash and a title
_LONGEST_LINE = 240  # the same, where the title of a talk stands before the name; as in Latvian


def read_talks(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> set[int]:
    """Gives their talks to those whom a line names with a title, and their institution where it stands between.

    Where titles begin behind an hour is what it returns, because nobody says these.
    """
    outer = [quote for quote in quotes if quote.depth == 0 and not quote.long]
    starts = [quote.start for quote in outer]

    @cache
    def are_talks() -> bool:
        may_list = bool(outer) or _IS_HOUR.search(text) is not None
        return may_list and _TALKS.search(text) is not None and not _NO_TALKS.search(text)

    @cache
    def is_programme() -> bool:
        return are_talks() and not _NO_LIST_OF_TALKS.search(text)

    titles: set[int] = set()
    in_sentences = _IN_BRACKETS.search(text) is not None
    before: Mention | None = None
    for one in mentions:
        line_start = begin_of_line(text, one.start, _LONGEST_LINE)
        if line_start is None:
            continue
        line_end = text.find("\n", one.end)
        line_end = line_end if line_end >= 0 else len(text)
        if one.start - line_start <= _LONGEST_START and _LINE_START.fullmatch(text, line_start, one.start):
            _read_behind(
                text,
                one,
                outer[bisect_left(starts, one.office_end) : bisect_left(starts, line_end)],
                line_end,
                is_programme(),
            )
        if in_sentences and one.talk is None and (given := _given(text, one, line_start, line_end)):
            one.talk = given[1].strip()
            titles.add(given.start(1))
        hour = _START.match(text, line_start)
        if hour and not one.talk and are_talks() and (told := _UNMARKED.fullmatch(text, one.office_end, line_end)):
            one.talk = told[1].strip()
        if (
            hour
            and not one.talk
            and are_talks()
            and (opens := _OPENS.fullmatch(text, hour.end(), min(one.start, one.office_start or one.start)))
        ):
            one.talk = opens[1]
        title = next(iter(outer[bisect_left(starts, line_start) :]), None)
        if hour and title and title.start == hour.end():
            titles.add(title.first)
            if not are_talks() and not _lectures(text, title, line_end):
                continue
            shares = before is not None and before.talk and before.start > title.end and _is_joined(text, before, one)
            if (shares or _is_beside(text, title, one)) and not _NO_LECTURER.search(text, title.end, line_end):
                one.talk = text[title.first : title.last].strip()
        before = one
    return titles


def _given(text: str, one: Mention, line_start: int, line_end: int) -> re.Match[str] | None:
    """The title in `Talks were given by N (“Debt as a Leash”)`, of a line that tells of talks."""
    title = _IN_BRACKETS.match(text, one.end, line_end)
    return title if title and _GIVEN.search(text, line_start, line_end) else None


def _lectures(text: str, title: Quote, line_end: int) -> bool:
    """Whether a line names an institution or an office of people who give talks, though no word tells of talks."""
    sends = _SENDS.search(text, title.end, line_end) is not None
    return sends and not _NO_TALKS.search(text, title.start, line_end)


def _is_joined(text: str, left: Mention, right: Mention) -> bool:
    """Whether two share a talk: `N and M`, `N, inspector, M`."""
    between = text[max(left.end, left.office_end) : min(right.start, right.office_start)]
    return TITLE.sub("", between + " ").strip() in (",", "and", "&")


def _read_behind(text: str, one: Mention, quotes: Sequence[Quote], line_end: int, are_talks: bool) -> None:
    """`Anna Kalna, University of Riga “Debt as a Leash”`."""
    title = next((quote for quote in quotes if text[quote.end : line_end].strip(" .;") == ""), None)
    between = text[one.office_end : title.start] if title else ""
    is_plain = bool(not between.strip() or _INSTITUTION.fullmatch(between) or (are_talks and _MARK.fullmatch(between)))
    if (
        title
        and is_plain
        and not re.search(r"(?:association|company|foundation|NGO|organi[sz]ation|shelter|society) $", between)
    ):
        one.talk = text[title.first : title.last].strip()
        if between.strip() and not one.role:
            one.organisation = between.strip(" ,:–—-") or one.organisation


def _is_beside(text: str, title: Quote, one: Mention) -> bool:
    """`10.00 “Debt as a Leash” – Anna Kalna, University of Riga`."""
    between = text[title.end : min(one.start, one.office_start)]
    return _BESIDE.fullmatch(TITLE.sub("", between + " ").strip()) is not None
