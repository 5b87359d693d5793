"""Recognises lists of people with a row for each. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise

from archive.latvian.fold import fold
from archive.people.namesakes.signs import CREDIT, OF_THINGS, OVER_TIME, SENTENCE_END, SMALL, YEAR, without_offices
from archive.people.tenure import words_of
from archive.people.types import Appearance
from archive.people.word_classes import is_verb

# The beginning of a row: `1.`, `•`.
_MARK = re.compile(r"\s*(?:([-–—•*·▪])|\(?(\d{1,3})[.)](?!\d))\s*")
# Times and talks show a programme, which names a person once for each.
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\bplkst\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_TALK = re.compile(r"[„“«\"”][^„“”«»\"\n]*[“”»\"]")
# Words that show a list of people: they are a group, or did something.
_OF_PEOPLE = re.compile(
    r"\b(?:dalibnie|sastav|locek|vies|parstav|ekspert|specialist|grup|komisij|komitej|komand|padom|deleg|klat|personas"
    r"|laureat|absolvent|uzvaretaj|kandidat|paldies|pateic|sveic|godina|participa|member|guest|expert|group|committee"
    r"|commission|team|present|attend|people|winner|graduate|candidate|thank|congratulat|(?:by|was|were|is|are)\b)"
)
_FAR_UP = 3000  # characters from a row up to the heading of its list
_SHORT = 80  # characters of a heading that does not end in a colon
_ROW = re.compile(rf"(?:[\s,;:()–—.+\d-]|\b(?:{SMALL}|un|and|tālr|tel|phone)\b)*", re.IGNORECASE)
_SOMETHING = re.compile(r"\S")


def are_in_rows(text: str, members: Sequence[Appearance]) -> bool:
    """Whether both are in rows of one list of people, marked or behind a colon, with nothing but rows between."""
    one, other = members[0], members[-1]
    first, last = text.rfind("\n", 0, one.start) + 1, text.find("\n", other.end)
    last = last if last >= 0 else len(text)
    if "\n" not in text[one.end : other.start]:
        return False
    rows = [(first + match.start(), first + match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text[first:last])]
    for start, end in rows:
        here = [each for each in members if start <= each.start < end]
        if not here or any(each.talk for each in here):
            return False
        plain, rest = text[start:end], without_offices(text, start, end, here)
        if any(sign.search(plain) for sign in (YEAR, OVER_TIME, _CLOCK)) or CREDIT.match(plain):
            return False
        if _TALK.search(rest) or not _ROW.fullmatch(_MARK.sub(" ", rest, count=1)):
            return False
    marks = [_mark(text[start:end]) for start, end in rows]
    above = _lines_above(text, first)
    if not _is_one_list(marks) or not _is_of_people(above, marks[0]):
        return False
    if marks[0]:
        return True
    # The last line of a text may be its signature.
    return bool(above and above[0].rstrip().endswith(":") and _SOMETHING.search(text, last))


def _lines_above(text: str, end: int) -> list[str]:
    """The whole lines above a row, from the nearest one up to where a heading may be."""
    begin = max(0, end - _FAR_UP)
    lines = text[begin:end].split("\n")[int(begin > 0) :]
    return [line for line in reversed(lines) if line.strip()]


def _mark(row: str) -> str:
    """The beginning of a row: its number, its bullet, or nothing."""
    mark = _MARK.match(row)
    return (mark[1] or mark[2]) if mark else ""


def _is_one_list(marks: Sequence[str]) -> bool:
    """Whether rows belong to one list: with the same bullet, with increasing numbers, or all without a mark."""
    if all(mark.isdigit() for mark in marks):
        return all(int(one) < int(other) for one, other in pairwise(marks))
    return len(set(marks)) == 1


def _is_of_people(above: Sequence[str], mark: str) -> bool:
    """Whether a list is one of people at the present time, by the lines above it, nearest first.

    Its heading must say so; without a heading, numbers are enough, because they count people.
    """
    over = dropwhile(lambda row: bool(mark) and bool(_mark(row)) and _mark(row).isdigit() == mark.isdigit(), above)
    lines = [line.strip() for line in islice(over, 2)]
    headings = [fold(line) for line in lines if line.endswith(":") or len(line) <= _SHORT]
    headings += [fold(SENTENCE_END.split(line)[-1]) for line in lines[:1]]
    if any(OVER_TIME.search(line) for line in lines) or any(OF_THINGS.search(heading) for heading in headings):
        return False
    if not lines or (len(lines[0]) > _SHORT and not lines[0].endswith(":")):
        return mark.isdigit()
    return bool(_OF_PEOPLE.search(headings[0])) or any(is_verb(word) for word in words_of(lines[0]))
