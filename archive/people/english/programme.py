"""Reads talks from lines of an English programme, with the title behind the speaker or before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from archive.latvian.tokens import begin_of_line
from archive.people.english.names.finding import Mention
from archive.people.english.names.rows import TITLE
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
# Between a title and a name: `“Title” – joint presentation by N and M`. Otherwise only a mark, as in Latvian.
_BESIDE = re.compile(r"[,.(–—-]?(?: ?(?:(?:[a-z]+ )?(?:lecture|presentation|report|talk) )?by)?")
# In texts with the first words, lines with an hour are a programme of talks; in texts with the second, they are not.
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
# Institutions and offices of people who give talks; theatres, schools and radio stations also send other people.
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
    r"|remarks|speech|talk|welcome|words))+)(?: by|[:,–—-]| –)? (?:the )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?"
)
# Between a name and a title: `, University of Riga `; or `, ` if the text is known to list talks.
_INSTITUTION, _MARK = re.compile(r", [^,;:.“”]{3,80} "), re.compile(r"(?: \([^()]{2,60}\))?(?:,|:| [–—-]) ")
# A quotation behind such a word is a name and not the title of a talk: `N, foundation “Safe House”`.
_NAMED_SO = re.compile(r"(?:association|company|foundation|NGO|organi[sz]ation|shelter|society) $")
_LONGEST_START = 30  # characters before a name on a line of a programme: a number, a dash and a title
_LONGEST_LINE = 240  # the same, if the title of a talk precedes the name; as in Latvian


def read_talks(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> set[int]:
    """Give people the talks whose titles are on a line with them, and the institution that stands between.

    Returns where titles behind an hour begin, because nobody says these.
    """
    return _Programme(text, quotes).read(mentions)


class _Programme:
    """A text, some lines of which may name talks and their speakers."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self._text = text
        self._outer = [quote for quote in quotes if quote.depth == 0 and not quote.long]
        self._starts = [quote.start for quote in self._outer]
        self._has_bracketed = _IN_BRACKETS.search(text) is not None

    @cached_property
    def _are_talks(self) -> bool:
        """Whether lines with an hour are talks."""
        may_list = bool(self._outer) or _IS_HOUR.search(self._text) is not None
        return may_list and _TALKS.search(self._text) is not None and not _NO_TALKS.search(self._text)

    @cached_property
    def _is_list_of_talks(self) -> bool:
        return self._are_talks and not _NO_LIST_OF_TALKS.search(self._text)

    def read(self, mentions: Sequence[Mention]) -> set[int]:
        """As `read_talks`."""
        titles: set[int] = set()
        before: Mention | None = None
        for one in mentions:
            start = begin_of_line(self._text, one.start, _LONGEST_LINE)
            if start is None:
                continue
            end = self._text.find("\n", one.end)
            end = end if end >= 0 else len(self._text)
            if one.start - start <= _LONGEST_START and _LINE_START.fullmatch(self._text, start, one.start):
                self._read_behind(one, end)
            if self._has_bracketed and one.talk is None and (given := self._given(one, start, end)):
                one.talk = given[1].strip()
                titles.add(given.start(1))
            if hour := _START.match(self._text, start):
                self._read_unquoted(one, hour.end(), end)
                title = next(iter(self._outer[bisect_left(self._starts, start) :]), None)
                if title and title.start == hour.end():
                    titles.add(title.first)
                    if self._is_given_by(title, one, before, end):
                        one.talk = self._text[title.first : title.last].strip()
            before = one
        return titles

    def _read_behind(self, one: Mention, line_end: int) -> None:
        """`Anna Kalna, University of Riga “Debt as a Leash”`."""
        quotes = self._outer[bisect_left(self._starts, one.office_end) : bisect_left(self._starts, line_end)]
        title = next((quote for quote in quotes if self._text[quote.end : line_end].strip(" .;") == ""), None)
        if title is None:
            return
        between = self._text[one.office_end : title.start]
        is_plain = not between.strip() or _INSTITUTION.fullmatch(between) is not None
        is_plain = is_plain or (self._is_list_of_talks and _MARK.fullmatch(between) is not None)
        if is_plain and not _NAMED_SO.search(between):
            one.talk = self._text[title.first : title.last].strip()
            if between.strip() and not one.role:
                one.organisation = between.strip(" ,:–—-") or one.organisation

    def _given(self, one: Mention, line_start: int, line_end: int) -> re.Match[str] | None:
        """The title in `Talks were given by N (“Debt as a Leash”)`, on a line about talks."""
        title = _IN_BRACKETS.match(self._text, one.end, line_end)
        return title if title and _GIVEN.search(self._text, line_start, line_end) else None

    def _read_unquoted(self, one: Mention, hour_end: int, line_end: int) -> None:
        """`14.00 Anna Kalna (Warsaw): Debt Bondage in Agriculture`, `10.00 Opening remarks: Anna Kalna`."""
        if one.talk or not self._are_talks:
            return
        if told := _UNMARKED.fullmatch(self._text, one.office_end, line_end):
            one.talk = told[1].strip()
        elif opens := _OPENS.fullmatch(self._text, hour_end, min(one.start, one.office_start or one.start)):
            one.talk = opens[1]

    def _is_given_by(self, title: Quote, one: Mention, before: Mention | None, line_end: int) -> bool:
        """Whether a person behind a title gives this talk, alone or with the one `before` them."""
        if not self._are_talks and not self._names_lecturers(title, line_end):
            return False
        shares = before is not None and before.talk and before.start > title.end and _is_joined(self._text, before, one)
        is_named = shares or _is_beside(self._text, title, one)
        return bool(is_named) and not _NO_LECTURER.search(self._text, title.end, line_end)

    def _names_lecturers(self, title: Quote, line_end: int) -> bool:
        """Whether a line has an institution or an office of people who give talks, though no word about talks."""
        sends = _SENDS.search(self._text, title.end, line_end) is not None
        return sends and not _NO_TALKS.search(self._text, title.start, line_end)


def _is_joined(text: str, left: Mention, right: Mention) -> bool:
    """Whether two share a talk: `N and M`, `N, inspector, M`."""
    between = text[max(left.end, left.office_end) : min(right.start, right.office_start)]
    return TITLE.sub("", between + " ").strip() in (",", "and", "&")


def _is_beside(text: str, title: Quote, one: Mention) -> bool:
    """`10.00 “Debt as a Leash” – Anna Kalna, University of Riga`."""
    between = text[title.end : min(one.start, one.office_start)]
    return _BESIDE.fullmatch(TITLE.sub("", between + " ").strip()) is not None
