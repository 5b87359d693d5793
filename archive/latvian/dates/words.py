"""Splits text into the tokens of dates: numbers, month names, "gada", dashes, "plkst.".

Every token gets one letter, so that a form of dates can be written as a regular expression over these letters: the text
`2016. gada 23. septembrī` becomes `Y._g_N._M`. So a form is short, has no unbounded repetition, and cannot backtrack
for long, whatever the text.

    N number of 1-2 digits    Y number of 4 digits      # other number          t z "T", "Z" of ISO times
    M Latvian month           E English month           W weekday               O English ordinal ending (29th)
    g "gada", "year"          G "gadā", "gads" ...      q "g."                  f "of"
    s "šā", "last" ... (year) S "šogad", "pērn"         F "no", "from"          T "līdz", "to"
    A "un", "and"             i "in"                    P "plkst."              p "ap", "at": weaker than P
    a "a.m.", "p.m."          R street                  x any other word        - any dash
    _ blanks                  ! anything else           . , : / themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from archive.latvian.declension import FIRST, FOURTH, SECOND, Case, Form

Lang = Literal["lv", "en"]

MONTHS_LV = ("janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs",
             "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris")  # fmt: skip
MONTHS_EN = ("January", "February", "March", "April", "May", "June",
             "July", "August", "September", "October", "November", "December")  # fmt: skip
SHORT_MONTHS_LV = ("janv", "febr", "mart", "apr", "maij", "jūn", "jūl", "aug", "sept", "okt", "nov", "dec")
WEEKDAYS_LV = ("pirm", "otr", "treš", "ceturt", "piekt", "sest", "svēt")  # before `diena`
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_FOLD = str.maketrans("āčēģīķļņšūž", "acegiklnsuz")


class Word(NamedTuple):
    """The meaning of a word in a date; a `dotted` word is an abbreviation and includes the dot after it."""

    code: str
    value: int
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text as tokens: `codes[i]` is the letter of the i-th token.

    The token is at `starts[i]` to `ends[i]`; `values[i]` is its number (day, month, year, hours to add), or 0. Parallel
    lists instead of objects, because few tokens of a text are ever examined.
    """

    codes: str
    starts: list[int]
    ends: list[int]
    values: list[int]


def _spellings(word: str) -> Iterable[str]:
    """The spellings of a word: in lower case, capitalised or in capitals, with and without diacritics."""
    for form in (word, word.translate(_FOLD)):
        yield from (form, form.capitalize(), form.upper())


@cache
def month_forms(number: int) -> dict[Case, str]:
    """The name of a month, 1 to 12, in each case: aprīlis, aprīļa, aprīlim, aprīli, aprīlī."""
    return {form.case: form.text for form in _declined(MONTHS_LV[number - 1])}


def _declined(noun: str) -> Iterator[Form]:
    declension = next(one for one in (SECOND, FIRST, FOURTH) if noun.endswith(one.nominative))
    return declension.forms(noun.removesuffix(declension.nominative))


def _month_as_typed(nominative: str) -> Iterator[str]:
    hard = next(_declined(nominative)).stem
    for form in _declined(nominative):
        for stem in (form.stem, hard):  # `aprīla`: one diacritic is missing
            yield stem + form.ending
            yield stem.translate(_FOLD) + form.ending  # diacritics only in the ending: "junijā"


def _latvian() -> Iterator[tuple[str, Word]]:
    for number, (full, short) in enumerate(zip(MONTHS_LV, SHORT_MONTHS_LV, strict=True), start=1):
        yield from ((form, Word("M", number)) for form in _month_as_typed(full))
        yield short, Word("M", number, dotted=True)
    yield "mai", Word("M", 5, dotted=True)  # the abbreviation of WordPress and Joomla
    for number, stem in enumerate(WEEKDAYS_LV):
        yield from ((f"{stem}dien{ending}", Word("W", number)) for ending in ("", *FOURTH.cases()))
    for noun in ("iela", "krastmala"):
        yield from ((form.text, Word("R", 0)) for form in _declined(noun))
    for forms, word in (
        ("gada", Word("g", 0)),
        ("gads gadā gadu gadam", Word("G", 0)),
        ("šā šī", Word("s", 0)),
        ("pērnā pagājušā", Word("s", -1)),
        ("nākamā", Word("s", 1)),
        ("šogad", Word("S", 0)),
        ("pērn pērngad", Word("S", -1)),
        ("nākamgad", Word("S", 1)),
        ("no", Word("F", 0)),
        ("līdz", Word("T", 0)),
        ("un", Word("A", 0)),
        ("plkst", Word("P", 0, dotted=True)),
        ("pulksten", Word("P", 0)),
        ("ap", Word("p", 0)),
    ):
        yield from ((form, word) for form in forms.split())


def _english() -> Iterator[tuple[str, Word]]:
    for number, full in enumerate(MONTHS_EN, start=1):
        yield full.lower(), Word("E", number)
        yield full[:3].lower(), Word("E", number, dotted=full != "May")
    yield "sept", Word("E", 9, dotted=True)
    for number, full in enumerate(WEEKDAYS_EN):
        yield full.lower(), Word("W", number)
        yield full[:3].lower(), Word("W", number, dotted=True)
    for forms, word in (
        ("st nd rd th", Word("O", 0)),
        ("of", Word("f", 0)),
        ("year", Word("g", 0)),
        ("this", Word("s", 0)),
        ("last", Word("s", -1)),
        ("next", Word("s", 1)),
        ("from", Word("F", 0)),
        ("to until till through", Word("T", 0)),
        ("and", Word("A", 0)),
        ("in", Word("i", 0)),
        ("at around", Word("p", 0)),
    ):
        yield from ((form, word) for form in forms.split())


_LATVIAN = {spelling: word for form, word in _latvian() for spelling in _spellings(form)}
# Without a dot, "g" means grams and "š" nothing; "Š. G." are somebody's initials.
_LATVIAN |= {"g": Word("q", 0, dotted=True), "š": Word("s", 0, dotted=True), "Š": Word("s", 0, dotted=True)}
_NEED_DOT = frozenset(("g", "š", "Š"))

_ENGLISH = {spelling: word for form, word in _english() for spelling in _spellings(form)}
for _common_word in ("may", "march", "mar", "sat", "sun"):  # "3 may apply" is not a date, "3 May" is
    del _ENGLISH[_common_word]

_WORDS = _LATVIAN | _ENGLISH | {"T": Word("t", 0), "Z": Word("z", 0)}

_DASHES = "‐‑‒–—―−-"
_TOKEN = re.compile(rf"[^\W\d_]+|\d+|[{_DASHES}]|[^\S\r\n]+|[.,:/]|[\r\n]+|_+|[^\w\s.,:/{_DASHES}]+")
"""A word, a number, a dash, blanks, a mark, or anything else: together they cover every character of a text."""

_CODES = {**dict.fromkeys(_DASHES, "-"), **{mark: mark for mark in ".,:/"}, " ": "_"}
_HALF_OF_DAY = re.compile(r"([AaPp])\.?[Mm](?!\w)\.?")
# Every date contains a digit or a word for year (gada, šogad, pērn, š.g., year), and at most _REACH other characters in
# a row. Most of a text is further away from these and can be skipped. The pattern is loose (it matches "pad") because
# it has to be fast: it begins with a set of characters, to which the regex engine skips.
_SEED = re.compile(r"[\dgGpPyYšŠ](?:(?<=\d)\d*|[aA][dD]|[ēĒeE][rR][nN]|[eE][aA][rR]|\.\s?g)")
_REACH = 40
_CODE_OF_LENGTH = {1: "N", 2: "N", 4: "Y"}


def read_stretches(text: str) -> Iterator[Stretch]:
    """The parts of `text` that may contain a date, as tokens. Offsets are those in `text`."""
    start = end = 0
    for seed in _SEED.finditer(text):
        if seed.start() > end + _REACH:
            if end:
                yield _read(text, start, end)
            start = _word_start(text, max(seed.start() - _REACH, end), seed.start())
        end = seed.end() + _REACH
    if end:
        yield _read(text, start, end)


def opening_code(text: str) -> str:
    """The letter of the first token of a text; "" for an empty text."""
    match = _TOKEN.match(text)
    if match is None:
        return ""
    word = _WORDS.get(match.group())
    return word.code if word is not None else _code(match.group())


def _code(piece: str) -> str:
    """The letter of a token that is not a word of dates."""
    if code := _CODES.get(piece):
        return code
    first = piece[0]
    if first.isdecimal():
        return _CODE_OF_LENGTH.get(len(piece), "#")
    if first.isalnum():
        return "x"
    return "_" if first.isspace() and first not in "\r\n" else "!"


def _word_start(text: str, position: int, limit: int) -> int:
    """The first position from `position` on that is not within a word; `limit` if there is none before it."""
    while 0 < position < limit and text[position - 1].isalnum():
        position += 1
    return position


def _word_end(text: str, position: int) -> int:
    limit = min(position + _REACH, len(text))
    while position < limit and text[position].isalnum():
        position += 1
    return min(position, len(text))


def _read(text: str, start: int, end: int) -> Stretch:
    end = _word_end(text, end)
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int] = []
    position = following = start
    for piece in _TOKEN.findall(text, start, end):
        start, following = following, following + len(piece)
        if start < position:  # already read together with the previous word
            continue
        position, value = following, 0
        if word := _WORDS.get(piece):
            code, value, dotted = word
            if dotted and text.startswith(".", position):
                position += 1
            elif piece in _NEED_DOT:
                code = "x"
        else:
            code = _code(piece)
            if code in ("N", "Y"):
                value = int(piece)
            elif code == "x" and len(piece) < 3 and (half := _HALF_OF_DAY.match(text, start, end)):
                code, value, position = "a", 0 if half[1] in "aA" else 12, half.end()
        codes.append(code)
        starts.append(start)
        ends.append(position)
        values.append(value)
    return Stretch("".join(codes), starts, ends, values)
