"""Finds the name in a row of capitalised words: `National Coordinator Gundega Saulstare`, `Dr Anna Kalna KC`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from archive.people.english.names.given_names import may_be_given_name
from archive.people.english.names.opening import before_name
from archive.people.english.names.words import is_before_name, is_given, is_held, is_no_name, is_office
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import COUNTRIES, INSTITUTION, NAMED_AFTER, NO_NAME
from archive.places.territories import is_territory

_PARTICLES = "van von zu de der den ter ten le la di da das del della degli dello dei du dos do af al el bin ’t 't"
PARTICLE = "|".join(_PARTICLES.split())
"""Particles that belong to the word behind them: `van der Velde`; a part of a pattern."""
# A word of a row, with the particles before it: `van der Velde`, `Le Coq`.
_UNIT = re.compile(
    rf"(?:(?<= )(?:{PARTICLE}|{PARTICLE.title()}|{PARTICLE.upper()}) ){{0,2}}(?:\S+-(?:{PARTICLE.title()}) )?\S+"
)
_OF_TWO_SURNAMES = re.compile(r"(?:[Dd]e(?: las?| los)?|[Dd]el|[Dd]os|[Dd]as?) ")
TITLE = re.compile(
    r"(?:Dr|Prof|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baron|Baroness"
    r"|Count|Countess|Father|Reverend|Rev|Monsignor|Msgr|Sister"
    r"|Capt|Col|Cpl|Det|Gen|Hon|H\.E|Insp|Lt|Maj|Sgt|Supt)\.? ?$"
)
_DEGREE = re.compile(r"[KQ]C|M[BD]|MEP|MP|OBE|MBE|CBE|PhD|MSc|BSc|MA|BA|SJ|OP|OSB")
_SAINTS = frozenset("St Saint San Santa São".split())
_ROMAN = re.compile(r"[IVX]{2,}")
# Kinds of bodies whose name follows: `head of the Health Centre Lumen`. Ministries have none.
_HAS_NAMES = frozenset(
    "Academy Association Castle Centre Church College Forum Foundation Group Hall Hospital House Institute Library "
    "Museum Network Palace Programme Project Radio School Square Strategy Street Team Television Union Unit "
    "University".split()
)
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
_FOREIGN_LETTER = re.compile(r"[^\x00-\x7fāčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ’]")
_LONGEST_ABBREVIATION = 5  # letters; by convention
_MOST_WORDS = 3  # words of a name; with 2 or 4, six readings in the texts of tests/gold not held out become wrong


class _Row(NamedTuple):
    """A row of capitalised words without the titles and degrees around it; each word has its start and end."""

    words: list[tuple[int, int, str]]
    begins: bool
    """Whether it begins a sentence."""
    follows_place: bool
    """Whether the words before it say where it is: `of Bauska Anna Kalna`."""
    is_cut: bool
    """Whether something was cut off before it."""
    is_titled: bool
    """Whether the part cut off ended with a title."""


def name_in(run: str, begins: bool, follows_place: bool) -> tuple[int, int, bool] | None:
    """The name at the end of a row of capitalised words (`National Coordinator Gundega Saulstare`), or None.

    It begins with a given name in the calendar. Without one, two words that are not English may be a name, or three
    behind a title. The result is its start and end in the row, and whether it is certainly a name.
    """
    row = _row_of(run, begins, follows_place)
    for at, (_, _, word) in enumerate(row.words[:-1]):
        plain = word.split("-")[0]
        may_be_given = (is_given(plain) or may_be_given_name(plain)) and word not in NO_NAME
        if may_be_given and (found := _name_from(row, at)):
            return found
    return _name_without_given(row)


def _row_of(run: str, begins: bool, follows_place: bool) -> _Row:
    """`Anna Kalna` of `Dr Anna Kalna KC`, with what was known about the whole row."""
    words = deque((match.start(), match.end(), match[0]) for match in _UNIT.finditer(run))
    is_cut = is_titled = False
    while words and (TITLE.search(words[0][2]) or (len(words) > 2 and is_before_name(words[0][2], follows_place))):
        is_titled = TITLE.search(words.popleft()[2]) is not None
        is_cut = True
    while words and len(words) > 1 and (TITLE.fullmatch(words[-1][2]) or _DEGREE.fullmatch(words[-1][2])):
        words.pop()  # `Midwife Dr. Anna Kalna`, `Anna Kalna KC`
    return _Row(list(words), begins, follows_place, is_cut, is_titled)


def _name_from(row: _Row, at: int) -> tuple[int, int, bool] | None:
    """The name that begins with the given name there; None if it is a thing, an office or a body with such a name."""
    words = row.words
    start, _, word = words[at]
    before = words[at - 1][2] if at else ""
    if before in _SAINTS:
        return None  # `St Thomas Church`
    follows_title = TITLE.search(before) is not None if at else row.is_titled
    rest = words[at + 1 : at + 1 + _MOST_WORDS]
    second = rest[0][2]
    if (not follows_title and _is_named_after(words, at)) or second in NO_NAME or OFFICE.fullmatch(second):
        return None
    # `Kerttu Annika Salovirta`; but a word that begins the sentence is not a name
    if (
        at
        and not row.follows_place
        and not follows_title
        and not (is_no_name(before) or is_office(before) or before in COUNTRIES)
        and (at > 1 or not row.begins or row.is_cut)
    ):
        start = words[at - 1][0]
    length = _length_behind(rest, is_given(word.split("-")[0]))
    if len(rest) > length and INSTITUTION.fullmatch(rest[length][2]):
        return None  # `Anna Kalna Foundation`
    # `Santa Maria Novella`, `Carl Zeiss Jena`: a church and a firm have three words, like some people.
    is_second_given = is_given(second) or may_be_given_name(second) or _OF_TWO_SURNAMES.match(second) is not None
    is_sure = len(rest) < 2 or length < 2 or (is_second_given and word not in _SAINTS)
    return start, rest[min(length, len(rest)) - 1][1], is_sure


def _name_without_given(row: _Row) -> tuple[int, int, bool] | None:
    """The last two or three words of a row, behind an office, if they may be a name: `Prime Minister N N`."""
    office = max((at for at, (_, _, word) in enumerate(row.words[:-2]) if is_held(word)), default=-1)
    words = row.words[office + 1 :]
    words = words[before_name([word for _, _, word in words]) :]
    if words and words[-1][2] in COUNTRIES:
        return None  # `Concerning Austria, the minister noted`
    if row.follows_place and len(words) > _MOST_WORDS and is_territory([word for _, _, word in words[:2]], "en"):
        words = words[2:]  # `the Ambassador of the United States N N`
    tail = words[-2:]
    if not row.is_titled and is_territory([word for _, _, word in words], "en"):
        return None
    if len(words) == _MOST_WORDS and not any(is_no_name(word) for _, _, word in words):
        return words[0][0], words[-1][1], False
    # `Ms Rowena KALNA`, `Bishop Rowena KALNA`
    has_office = row.is_cut or office >= 0
    if (
        len(words) == 2
        and (row.is_titled or (has_office and len(words[1][2]) > _LONGEST_ABBREVIATION))
        and _is_in_capitals(*(word for _, _, word in words))
    ):
        return words[0][0], words[1][1], False
    if len(tail) < 2 or any(is_no_name(word) for _, _, word in tail):
        return None
    # `the Minister of Health N N`: only words for fields of offices precede the two.
    *fields, _, _ = [word for _, _, word in words]
    ends_office = row.follows_place and bool(fields) and _HAS_NAMES.isdisjoint(fields) and NO_NAME.issuperset(fields)
    if len(words) == 2 or ends_office or any(_LATVIAN_LETTER.search(word) for _, _, word in tail):
        return tail[0][0], tail[1][1], False
    return None


def _is_in_capitals(given: str, surname: str) -> bool:
    """Whether a surname is in capitals and the given name before it is not: `Ms Conny KALNA`."""
    return surname.isupper() and len(surname) > 1 and not is_no_name(given) and not INSTITUTION.fullmatch(surname)


def _is_named_after(row: Sequence[tuple[int, int, str]], at: int) -> bool:
    """Whether the words from `at` on are a thing named after somebody, or a monarch with a number.

    `Alexander Nevsky Cathedral`, `Operation Maria Two`; not `Anna Kalna Project Manager`.
    """
    if at and row[at - 1][2] == "Operation":
        return True
    for here in range(at + 1, min(at + 2 + _MOST_WORDS, len(row))):
        word = row[here][2]
        if word in NAMED_AFTER or _ROMAN.fullmatch(word):
            return here + 1 == len(row) or not OFFICE.fullmatch(row[here + 1][2])
        if is_no_name(word):
            break
    return False


def _length_behind(rest: Sequence[tuple[int, int, str]], is_of_calendar: bool) -> int:
    """The greatest number of words of a name that can follow its given name."""
    if _OF_TWO_SURNAMES.match(rest[0][2]):  # `Ana de la Cruz Morales`, `María del Carmen Rivas Ortega`
        return next((at for at, (_, _, word) in enumerate(rest) if at and is_no_name(word)), len(rest))
    return 1 if len(rest) == 1 or not _is_middle(rest, is_of_calendar) else 2


def _is_middle(rest: Sequence[tuple[int, int, str]], is_of_calendar: bool) -> bool:
    """Whether the first word behind a given name is another one, or part of an English name of three words."""
    word = rest[0][2]
    if is_given(word):
        return True
    follows = len(rest) > 1 and not is_no_name(rest[1][2])
    if follows and _FOREIGN_LETTER.search(word) and _FOREIGN_LETTER.search(rest[1][2]):
        return True  # Marija Babić Horvatić
    return follows and (may_be_given_name(word) or (not is_of_calendar and len(rest) == 2))
