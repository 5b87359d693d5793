"""Reads lines of a programme or of a list of talks, with the title of a talk beside the name of who gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from archive.latvian.tokens import Token, begin_of_line
from archive.people.names.found import Mention
from archive.people.offices.in_text import Offices
from archive.people.word_classes import is_verb

_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_START = re.compile(rf"[\s•*·–—-]*(?:[Pp]lkst\. ?)?{_HOUR}(?: ?[–—-] ?{_HOUR})?[\s,:|–—-]*")
_ITEM = re.compile(r"[\s•*·–—-]*(?:\d{1,2}[.)]\s+)?")
_LONGEST_LINE = 240  # characters on either side of a name; judged
_MOST_LINES = 40  # lines between a line of a list and its introduction; judged
_LONGEST_HEADING = 80  # characters; judged
_BEFORE_NAME = frozenset((",", ".", "–", "—", "-", "("))
_BEFORE_TITLE = re.compile(r"(?:,[^,;:.„“”\"«»]{3,80})?\s*[–—:,-]?\s*")
"""Between a name, with its office, and the title: an institution, and a mark."""
_UNQUOTED = re.compile(r"\s*(?P<title>[^\W\d].{2,}?)\s*(?:[–—:(]|(?<=\s)-|\.)\s*")
# Introductions (`Ar ziņojumiem uzstājās:`) and headings (`Konferences programma`) of lists of talks.
_TALKS = r"\b(?:ziņojum|priekšlasījum|referāt|lekcij|prezentācij)(?:i|us|iem|as|ām)\b"
_MEETING = r"konferenc|seminār|simpozij|forum|sanāksm|apmācīb|mācīb|lekcij|diskusij"
_LEADS_TO_TALKS = re.compile(rf"{_TALKS}|\blektori\b|\bpar .*\brunā(?:s|ja)\b", re.IGNORECASE)
_HEADS_TALKS = re.compile(rf"(?:{_MEETING})\w* (?:\w+ )?programma\b|\bdarba ?kārtība\b", re.IGNORECASE)
_APPEARED = re.compile(r"\buzstā(?:jās|sies)\b", re.IGNORECASE)  # musicians do too, unless there is a conference
_LEADS_TO_WORKS = re.compile(
    r"konkurs|uzvarēt|laureāt|balv|godalg|autor|film|koncert|izrād|grāmat|audzēk|svētk|festivāl|dzej|žūrij|zeme|izstād"
    r"|darbi\b|ekskursij|ceļojum|televīz|\bTV\b|radio program|muzeju nakt|izsol|draudz|kafejnīc|ceremonij|bērnu rīt"
    r"|bērnudārz|interešu izglītīb|sporta",
    re.IGNORECASE,
)
_IS_CONFERENCE = re.compile(_MEETING, re.IGNORECASE)
# Beginnings of titles without quotation marks, if they are titles of talks and not of another part of the day.
_SPEECH = re.compile(r"(?:Par\b|(?:\w+, )?(?:[Ii]evadvārd|[Ii]evaduzrun|[Uu]zrun|[Aa]tklāšanas uzrun|[Aa]psveik))")
_LECTURING = re.compile(r"(?:lektor|referent|runātāj|docētāj|pasniedzēj)\w*\b", re.IGNORECASE)
# Words for the head of a group or class with this name: `10.00 „Saulīte”, vadītāja Anna Kalna`.
_LEADS = re.compile(r"[\s,–—-]*(?:vadītāj|skolotāj|audzinātāj)\w*\s*", re.IGNORECASE)
# People who lead a discussion, or made what is shown or sung, give no talk.
_NO_LECTURE = re.compile(
    r"moder|diskusij|režis|autor|māksl|aktier|aktris|dzied|solist"
    r"|mūzi|diriģ|scenār|operator|\bvada\b|\bvadīs\b|film|izrād"
    r"|koncert|glezno|tēlnie|fotogrāf|dejo|horeogr|pianist|vijolnie|komponist|\bkoris\b|\bkor[aiu]\b|ansambl|orķestr"
    r"|kolektīv|trener|teātr|galven\w+ tiesnes|sporta",
    re.IGNORECASE,
)


class Programme:
    """The talks of one text, on lines like `10.30 „Title” – Name, institution`; `titles` are spans of quotations."""

    def __init__(self, text: str, tokens: Sequence[Token], titles: Sequence[tuple[int, int]], offices: Offices) -> None:
        self._text, self._tokens, self._titles, self._offices = text, tokens, titles, offices
        self._lines: dict[int, int] = {}
        self._leads: dict[int, bool | None] = {}

    def talk(self, person: Mention, before: Mention | None) -> str | None:
        """The title beside a name on such a line. `before` is the person named before, who may share the talk."""
        found = person.found
        line_start = begin_of_line(self._text, found.start, _LONGEST_LINE)
        if line_start is None:
            return None
        hour = _START.match(self._text, line_start)
        lead = self._lead_of(line_start)
        opening = hour or (_ITEM.match(self._text, line_start) if lead is not None else None)
        if opening is None:
            return None
        if lead is False:
            self._lines[line_start] = self._end_of_line(found.end)
            return None
        first = self._begin(person)
        line_end = self._end_of_line(found.end)
        at = bisect_left(self._titles, (line_start, 0))
        start, end = self._titles[at] if at < len(self._titles) else (line_end, line_end)
        # Other quotations may be names: `centra „Mājas” vadītāja`.
        if start == opening.end() and start < found.start:
            return self._behind(person, before, line_start, (start, end), is_announced=bool(lead))
        if first <= opening.end() and (title := self._title_at_the_end(max(found.after, person.after), line_end)):
            self._lines[line_start] = line_end
            gives = not _NO_LECTURE.search(self._text[first : found.start] + self._text[found.end : title[0]])
            return self._text[title[0] + 1 : title[1] - 1].strip() if gives else None
        if hour and not (before and before.found.start >= line_start):
            return self._unquoted(person, hour.end(), first)
        return None

    def _begin(self, person: Mention) -> int:
        """Where a name begins in the text, including the office before it."""
        return self._tokens[person.before[0].first if person.before else person.found.first].start

    def _behind(
        self, person: Mention, before: Mention | None, line_start: int, title: tuple[int, int], *, is_announced: bool
    ) -> str | None:
        """The title that opens a line, if the person named behind it gives this talk, alone or with another."""
        found, (start, end) = person.found, title
        first = self._begin(person)
        shares = before is not None and before.talk is not None and before.found.start > end
        if shares and before is not None and self._text[before.found.end : first].strip() not in (",", "un"):
            return None
        mark = "–" if shares else self._text[end:first].strip()
        if mark not in _BEFORE_NAME:
            return None
        self._lines[line_start] = found.end
        gives = self._lectures(person, end, is_announced=is_announced)
        return self._text[start + 1 : end - 1].strip() if gives else None

    def _title_at_the_end(self, after: int, line_end: int) -> tuple[int, int] | None:
        """The title that closes a line, if only an institution and a mark stand between token `after` and it."""
        begin = self._tokens[after].start if after < len(self._tokens) else line_end
        here = bisect_left(self._titles, (begin, 0))
        for title in self._titles[here : here + 2]:  # the other one may be the name of the institution
            if title[1] <= line_end and not self._text[title[1] : line_end].strip(" .;,"):
                return title if self._leads_to_title(self._text[begin : title[0]]) else None
        return None

    def _leads_to_title(self, between: str) -> bool:
        """Whether a mark or an institution separates a name from a title; a title behind a kind of one is its name."""
        words = between.split()
        if not _BEFORE_TITLE.fullmatch(between) or words == [","]:
            return False
        return not words or not self._offices.institutions.names_something(words[-1])

    def _unquoted(self, person: Mention, begin: int, first: int) -> str | None:
        """`10.30 Par darbu laukos – Anna Kalna, biedrība „Mājas”`: the title between the hour and the name."""
        title = _UNQUOTED.fullmatch(self._text, begin, first)
        if title is None or not _SPEECH.match(title["title"]):
            return None
        return title["title"] if self._lectures(person, title.end("title"), is_announced=False) else None

    def _lectures(self, person: Mention, title_end: int, *, is_announced: bool) -> bool:
        """Whether the line says nothing of a person but offices and an institution, and they only speak."""
        found = person.found
        line_end = min(self._end_of_line(found.end), found.end + _LONGEST_LINE)
        rest = self._text[found.end : line_end].strip(" .;)")
        office = self._text[title_end : found.start]
        if rest and rest[0] not in ",(" and not rest.startswith("un "):
            return False
        if _NO_LECTURE.search(office + rest) or any(is_verb(word) for word in rest.lower().split()):
            return False
        if is_announced or _LECTURING.search(office):
            return True
        if not rest and _LEADS.fullmatch(office):
            return False
        # A name alone may be that of an actor or a singer.
        end = bisect_left(self._tokens, found.end + len(rest), found.after, key=lambda token: token.end) + 1
        return person.has_office or self._offices.institutions.named_in(found.after + 1, end) is not None

    @cached_property
    def _is_conference(self) -> bool:
        return _IS_CONFERENCE.search(self._text) is not None

    def _lead_of(self, line_start: int) -> bool | None:
        """Whether the introduction of a line of a list is about talks: None if unclear, False if about something else.

        Only lines with titles, or that begin like lines of a list, may stand between the two.
        """
        passed: list[int] = []
        at = line_start
        lead: bool | None = None
        while at and len(passed) < _MOST_LINES:
            passed.append(at)
            end = at - 1
            while end > 0 and self._text[end - 1].isspace():
                end -= 1
            at = self._text.rfind("\n", 0, end) + 1
            if at in self._leads:
                lead = self._leads[at]
                break
            above = self._text[at:end]
            if above.endswith(":") or (len(above) <= _LONGEST_HEADING and above[-1:].isalnum() and "„" not in above):
                lead = self._leads_to_talks(above[-_LONGEST_LINE:])
                break
            if not self._is_line_of_a_list(at, end):
                break
        self._leads.update(dict.fromkeys(passed, lead))
        return lead

    def _leads_to_talks(self, lead: str) -> bool | None:
        """Whether a line introduces talks, by its words, as a heading, or in a text on a conference; see `_lead_of`."""
        if _LEADS_TO_WORKS.search(lead):
            return False if lead.endswith(":") or "programm" in lead.lower() else None
        if _HEADS_TALKS.search(lead):
            return True
        told = _LEADS_TO_TALKS.search(lead) or (_APPEARED.search(lead) and self._is_conference)
        return True if lead.endswith(":") and told else None

    def _is_line_of_a_list(self, start: int, end: int) -> bool:
        """Whether a line has a title in quotation marks, or begins or ends like one of a list, and is not too long."""
        if end - start > 2 * _LONGEST_LINE:
            return False
        at = bisect_left(self._titles, (start, 0))
        has_title = at < len(self._titles) and self._titles[at][1] <= end
        opens = self._text[start] in "•*·–—-" or self._text[start].isdigit()
        return has_title or opens or self._text[end - 1] == ";"

    def _end_of_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        return end if end >= 0 else len(self._text)

    def holds(self, at: int) -> bool:
        """Whether a place is on a line with an hour, the title of a talk and a name: nothing is said on such a line."""
        line_start = begin_of_line(self._text, at, _LONGEST_LINE)
        return line_start is not None and at < self._lines.get(line_start, 0)
