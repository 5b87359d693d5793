"""An event while it is read, and the small texts of which calendars consist: times, labels, names of months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from archive.latvian.dates.words import MONTHS_EN, MONTHS_LV, month_forms
from archive.latvian.fold import slugify

EDGES = " \t,;:|·•–—-"
_CLOCK = r"\d{1,2}(?=[:.h]\d\d|\s?[ap]\.?m(?![^\W\d])|[ap]\b|\s?[-–—]\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b)"
ZONE = "EES?T|CES?T|WES?T|UTC|GMT|BST|MSK"
TIME = re.compile(
    rf"(?:(?:plkst|pl)\b\.?|no|at|from|laiks:?|time:?|sākums:?|start:?)?\s*({_CLOCK})(?:[:.h](\d\d))?"
    r"(?:\s?([ap])(?:\.?m(?![^\W\d])\.?|\b))?"
    rf"(?:\s*(?:[-–—]|līdz|to|until)\s*(?:plkst\.?\s*)?({_CLOCK})(?:[:.h]\d\d)?"
    rf"(?:\s?([ap])(?:\.?m(?![^\W\d])\.?|\b))?)?(?:\s*h\b)?(?:\s(?-i:{ZONE})\b)?",
    re.I,
)
"""A time or a period: the groups are hour, minute and `a` or `p` of its beginning, hour and `a` or `p` of its end."""
TIME_WITHIN = re.compile(r"[,;–-]\s*(?:plkst\.?|at)\s*(\d{1,2})[:.](\d\d)(?:\s*([ap])\.?m)?\b", re.I)
_ALL_DAY = re.compile(r"^(?:all[- ]day|visu dienu|visa diena)\s*[,:–—-]\s*(?=\S)", re.I)
_PLACE_BEHIND = re.compile(r",\s(?:norises vieta|vieta|location|venue|place)\s*:\s*(\S.*)$", re.I)
LABEL = re.compile(
    r"(?P<place>vieta|norises vieta|kur|adrese|place|venue|where|location|address)\s*:\s*"
    r"|(?P<when>datums|laiks|kad|sākums|norises laiks|date|time|when)\s*:\s*"
    r"|(?P<title>nosaukums|pasākums|kas|tēma|title|event|what)\s*:\s*"
    r"|(?P<other>kategorija|kategorijas|kalendārs|birkas|rīko|organizators|organizē|dalība|cena|kontakti|kontaktpersona"
    r"|lektor\w{1,2}|pasniedzēj\w{1,2}|vada|vadītāj\w|moderator\w|runātāj\w|valoda|ieeja|dalības maksa|tālrunis"
    r"|category|categories|calendar|tags|organi[sz]er|price|cost|contact"
    r"|speakers?|lecturers?|presenters?|moderators?|languages?|admission|entry|fee|phone)\s*:\s*",
    re.I,
)
_ROLES = {
    "title": "nosaukums pasakums notikums pasakuma-nosaukums virsraksts aktivitate kas tema title name event "
    "event-title what sesija session",
    "when": "datums laiks kad sakums sakuma-datums sakuma-laiks norises-laiks norises-datums datums-un-laiks diena no "
    "date time when start starts start-date start-time date-and-time day from",
    "end": "beigas beigu-datums beigu-laiks lidz end ends end-date end-time to until",
    "place": "telpa room zale vieta norises-vieta atrasanas-vieta kur adrese place venue where location address",
    "other": "kategorija kategorijas kalendars birkas organizators daliba cena kontakti category categories calendar "
    "tags organizer organiser price cost contact",
}
ROLES = {name: role for role, names in _ROLES.items() for name in names.split()}
"""Words that, alone in a cell, an element or a line, say what the next one holds, or what the cells below hold."""

MONTH_NAMES = {
    slugify(name)[:length]: number
    for names in (MONTHS_LV, MONTHS_EN)
    for number, name in enumerate(names, start=1)
    for length in (3, 4, 9)
}
MONTH_NAMES |= {slugify(form): number for number in range(1, 13) for form in month_forms(number).values()}
"""Names of months in both languages, in full and cut to three or four letters: `jun`, `juni`, `junijs`."""
_ENDINGS = ("diena", "dienā", "dien", "dienu", "dienas", "dienai")
_CUT_WEEKDAYS = """
    ceturt p o t c pk s sv pr ot tr ce pi se pirm otr tres cet piekt sest svet
    pirmd otrd tresd ceturtd piektd sestd svetd
    pirmdiena otrdiena tresdiena ceturtdiena piektdiena sestdiena svetdiena
    m w f mo tu we th fr sa su mon tue wed thu fri sat sun
    monday tuesday wednesday thursday friday saturday sunday
"""
WEEKDAY_NAMES = (
    *(stem + ending for stem in ("pirm", "otr", "treš", "ceturt", "piekt", "sest", "svēt") for ending in _ENDINGS),
    *"monday tuesday wednesday thursday friday saturday sunday".split(),
)
"""Weekdays in both languages as written, in the cases that calendars use."""
WEEKDAY_PATTERN = "(?:" + "|".join(sorted(WEEKDAY_NAMES, key=len, reverse=True)) + ")"
WEEKDAYS = frozenset((*_CUT_WEEKDAYS.split(), *map(slugify, WEEKDAY_NAMES)))
"""Weekdays in both languages, in full and abbreviated, as slugs."""


@dataclass(slots=True)
class Draft:
    """An event as read so far; `href` as written in the page. `has_tail` says that its place stood behind its title."""

    starts_on: date
    ends_on: date
    title: str = ""
    starts_at: time | None = None
    place: str | None = None
    href: str | None = None
    has_tail: bool = False


def read_line(draft: Draft, line: str) -> None:
    """Read time, title and place: `10:00 Seminārs`, `Seminārs, plkst. 10.00, Rīga`, `All day, Fair, Location: …`."""
    line = _ALL_DAY.sub("", " ".join(line.split()))
    if named := _PLACE_BEHIND.search(line):
        draft.place, line = named[1].strip(EDGES + "."), line[: named.start()]
    match = TIME.match(line)
    if match and match.end() < len(line):
        draft.starts_at = clock(match)
        line = line[match.end() :]
    else:
        later = TIME_WITHIN.search(line)
        if later:
            draft.starts_at = clock(later)
            draft.place = draft.place or line[later.end() :].strip(EDGES + ".)") or None
            line = line[: later.start()]
            if line.count("(") > line.count(")"):  # `Seminārs (Rīga, plkst. 10.00)`
                line, _, place = line.rpartition("(")
                draft.place = draft.place or place.strip(EDGES) or None
    draft.title = line.strip(EDGES)


def clock(match: re.Match[str]) -> time | None:
    """The time of a match whose first groups are hour, minute, and `a` or `p` for `a.m.` or `p.m.`; None if invalid.

    In `5:30 - 7:00 pm` both times are in the afternoon, in `10:00 - 12:00 pm` only the second.
    """
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if match.re is TIME and not half and match[5]:
        same = hour % 12 <= int(match[4]) % 12
        half = match[5] if same else "ap"[match[5] in "aA"]
    if half:
        hour = hour % 12 + 12 * (half in "pP")
    return time(hour, minute) if hour < 24 and minute < 60 else None
