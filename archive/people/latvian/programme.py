"""Lines of a programme that have the hour and the title of a talk before who gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.latvian.tokens import Token, begin_of_line
from archive.people.names.naming import Mention
from archive.people.offices import Offices
from archive.people.verbs import is_verb

_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_START = re.compile(rf"[\s•*–—-]*(?:[Pp]lkst\. ?)?{_HOUR}(?: ?[–—-] ?{_HOUR})?[\s,:|–—-]*")
_LONGEST_LINE = 240  # characters before a name, and behind it; judged
_MARKS = frozenset((",", ".", "–", "—", "-", "("))
_LECTURING = re.compile(r"(?:lektor|referent|runātāj|docētāj|pasniedzēj)\w*\b", re.IGNORECASE)
# Of the one whose group or class is called so: `10.00 „Saulīte”, vadītāja Anna Kalna`.
_LEADS = re.compile(r"[\s,–—-]*(?:vadītāj|skolotāj|audzinātāj)\w*\s*", re.IGNORECASE)
# Who leads a discussion, or made what is shown or sung, gives no talk.
_NO_LECTURE = re.compile(
    r"moder|režis|autor|māksl|aktier|aktris|dzied|solist|mūzi|diriģ|scenār|operator|vada\b|vadīs\b|film|izrād|koncert"
    r"|glezno|tēlnie|fotogrāf|dejo|horeogr|pianist|vijolnie|komponist|koris\b|kor[aiu]\b|ansambl|orķestr|kolektīv"
    r"|trener|teātr|galven\w+ tiesnes|sporta",
    re.IGNORECASE,
)


class Programme:
    """The talks of one text in lines like `10.30 „Title” – Name, institution`; `titles` are where quotations stand."""

    def __init__(self, text: str, tokens: Sequence[Token], titles: Sequence[tuple[int, int]], offices: Offices) -> None:
        self._text, self._tokens, self._titles, self._offices = text, tokens, titles, offices
        self._lines: dict[int, int] = {}

    def talk(self, person: Mention, before: Mention | None) -> str | None:
        """The title before a name on such a line. `before` is the one who is named before, and may share the talk."""
        found = person.found
        line_start = begin_of_line(self._text, found.start, _LONGEST_LINE)
        if line_start is None or not _START.match(self._text, line_start):
            return None
        at = bisect_left(self._titles, (line_start, 0))  # others may be names: `centra „Mājas” vadītāja`
        start, end = self._titles[at] if at < len(self._titles) else (found.start, found.start)
        if start >= found.start or not _START.fullmatch(self._text, line_start, start):
            return None
        first = self._tokens[person.before[0].first if person.before else found.first].start
        shares = before is not None and before.talk is not None and before.found.start > end
        if shares and before is not None and self._text[before.found.end : first].strip() not in (",", "un"):
            return None
        mark = "–" if shares else self._text[end:first].strip()
        if mark not in _MARKS:
            return None
        self._lines[line_start] = found.end
        return self._text[start + 1 : end - 1].strip() if self._lectures(person, end) else None

    def _lectures(self, person: Mention, title_end: int) -> bool:
        """Whether nothing but offices and an institution tells of a person there, and they only speak."""
        found = person.found
        line_end = self._text.find("\n", found.end, found.end + _LONGEST_LINE)
        rest = self._text[found.end : line_end if line_end >= 0 else found.end + _LONGEST_LINE].strip(" .;)")
        office = self._text[title_end : found.start]
        if rest and rest[0] not in ",(" and not rest.startswith("un "):
            return False
        if _NO_LECTURE.search(office + rest) or any(is_verb(word) for word in rest.lower().split()):
            return False
        if _LECTURING.search(office):
            return True
        if not rest and _LEADS.fullmatch(office):
            return False
        # A name alone may be that of who plays a part, or sings.
        end = bisect_left(self._tokens, found.end + len(rest), found.after, key=lambda token: token.end) + 1
        return person.has_office or self._offices.institutions.named_in(found.after + 1, end) is not None

    def holds(self, at: int) -> bool:
        """Whether a place lies on a line that has an hour, the title of a talk and a name: nothing is said there."""
        line_start = begin_of_line(self._text, at, _LONGEST_LINE)
        return line_start is not None and at < self._lines.get(line_start, 0)
