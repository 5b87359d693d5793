"""Finds the names of people in an English text: full names, and those with initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.latvian.declension import Gender
from archive.latvian.given_names import gender_of, is_given_name
from archive.latvian.tokens import LONGEST_WORD, MOST_JOINED, QUOTES
from archive.people.english.names.bodies import seems_body
from archive.people.english.names.given_names import may_be_given_name
from archive.people.english.names.rows import PARTICLE, TITLE, name_in
from archive.people.english.names.words import is_given, is_no_name
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import COUNTRIES, NO_NAME
from archive.people.speech.said import Said
from archive.people.streets import is_street

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
# The length of words and the number of their parts are limited: anything longer is not a name (see `latvian.tokens`).
_PART = rf"[\w’']{{1,{LONGEST_WORD}}}+"
_BEGIN = r"(?<!\w)"
CAPITALISED = rf"{_BEGIN}[{_CAPITAL}]{_PART}(?:-{_PART}){{0,{MOST_JOINED - 1}}}+"
_INITIAL = r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|Dz|Dž|Ch)\."
_INITIALS = re.compile(rf"(?<![\w.]){_INITIAL}(?:\s?{_INITIAL})? ?({CAPITALISED})")
_NO_INITIALS = re.compile(rf"(?:U\. ?S|U\. ?K|U\. ?N|E\. ?U|H\. ?E(?=\. ?\S+ [{_CAPITAL}]))\.")
_TITLED = re.compile(rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? ({CAPITALISED})(?! [{_CAPITAL}])")
WHO = re.compile(r", (?:who|whom)\b")
# `N, who`, `N, 34,`, `N (34)`
_IS_SOMEBODY = re.compile(rf"{WHO.pattern}|, (?:aged )?[1-9]\d(?=[,.;])(?!,\d)| \([1-9]\d\)")
_ENDS_DEGREE = re.compile(r"[A-Z][a-z]{1,2}\.[,)]")  # `M.Sc.,`
_ARTICLE = "(?:(?:al|ad|ar|as|ash|az|el|ul)-|[dD][’'])?"  # `Hanan el-Khatib`
_RUN = re.compile(rf"{CAPITALISED}(?: (?:(?:{PARTICLE}) ){{0,2}}{_ARTICLE}{CAPITALISED.removeprefix(_BEGIN)})+")
_LAST_CAPITALISED = re.compile(rf"({CAPITALISED}) $")
_OF_PROFESSORS = ("Emeritus", "Emerita")
_OWNER = re.compile(r"[’']s ")  # `Norway’s Anna Kalna`
_MAN, _WOMAN = re.compile(r"(?:Mr|Sir)\.? ?$"), re.compile(r"(?:Mrs|Ms|Miss|Dame)\.? ?$")
# Words that show that the next one is a person: a title, or a relation.
_WITNESS = re.compile(
    rf"{TITLE.pattern}|\b(?:friend|colleague|counterpart|wife|husband|mother|father|sister|brother|daughter|son"
    r"|survivor|accomplice|fianc[ée]e?|boyfriend|girlfriend|(?<!\d)\d\d-year-old) $"
)
BRACKET = re.compile(r" \(([^)\n]{1,120})\)")
# `the Delegation Anna Kalna`, `of Bauska Anna Kalna`
_PLACING = re.compile(
    r"\b(?:[Tt]he|of|in|from|at|for|near|to) $"
    r"|\b(?:of|for) [A-Z][a-z]+(?: [A-Z][a-z]+){0,2} and $"  # `Minister of Migration and Asylum Anna Kalna`
)
_BODY_BEFORE = re.compile(
    r"\b(?:agency|association|bank|band|campaign|cent(?:er|re)"
    r"|charity|choir|club|college|company|ferry|film|firm|foundation"
    r"|fund|group|hotel|initiative|institute|magazine|movement|network|newspaper|organi[sz]ation|party|platform|portal"
    r"|programme|project|restaurant|school|shelter|ship|society|trawler|union|university|vessel) $"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_ASIDE = 100  # characters; by convention: from 30 on, the texts of tests/gold not held out give the same


@dataclass(slots=True)
class Mention:
    """A mention under construction; `bearer` is the full name that a surname alone refers to."""

    start: int
    end: int
    name: str
    surname: str
    gender: Gender | None = None
    initial: str | None = None
    role: str | None = None
    organisation: str | None = None
    other_roles: tuple[str, ...] = ()
    office_start: int = 0
    office_end: int = 0
    talk: str | None = None
    said: list[Said] = field(default_factory=list)
    sure: bool = True
    bearer: Mention | None = None


def find_names(text: str) -> list[Mention]:
    """Find all mentions by full name or by initials, in order. Those that are not `sure` need a witness."""
    taken = list(_with_initials(text))
    titled = {_POSSESSIVE.sub("", match[1]): match.start() for match in _TITLED.finditer(text)}  # last place of each
    with_given = {one.start for one in taken if not one.initial}
    for run_start, run in _runs(text):
        if with_given and any(run_start <= at < run_start + len(run) for at in with_given):
            continue  # `Ambassador Anna` of `Ambassador Anna B. Kalna`
        follows = _PLACING.search(text, max(0, run_start - 60), run_start) is not None
        found = name_in(run, _begins_sentence(text, run_start), follows)
        if found is None:
            continue
        start, end, sure = run_start + found[0], run_start + found[1], found[2]
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and taken and taken[-1].end + 2 == start:
            continue
        if text[start - 1 : start] in tuple(QUOTES) and text[end : end + 1] in tuple(QUOTES):
            continue  # association “Open Door”
        end = without_possessive(text[start:end], end)
        name = text[start:end]
        sure = sure and text[max(0, start - 4) : start] not in ("the ", "The ")  # `the Thomas Mann exhibition`
        sure = sure or _has_witness(text, start, end)
        sure = sure or (titled.get(name.rsplit(" ", 1)[-1], 0) > end and not _TITLED.search(name))
        if not sure and (_is_of_body(text, start) or seems_body(text, start, end)):
            continue
        taken.append(_mention(text, start, end, sure=sure))
    return sorted(taken, key=lambda one: one.start)


def _mention(text: str, start: int, end: int, *, sure: bool = True) -> Mention:
    """A mention of the person whose full name is there."""
    name = text[start:end]
    return Mention(start, end, name, name.rsplit(" ", 1)[-1], gender_by_title(text, start, name), sure=sure)


def _with_initials(text: str) -> Iterator[Mention]:
    """The mentions with initials: `A. Kalna`, and `Anna B. Kalna`, which is a full name."""
    for match in _INITIALS.finditer(text):
        if _ENDS_DEGREE.match(text, match.start(1)) or _NO_INITIALS.match(text, match.start()):
            continue
        start, end = match.start(), without_possessive(match[0], match.end())
        if given := _before_middle_initial(text, start):
            yield _mention(text, start - len(given) - 1, end)
        elif not is_street(text, end):
            name = text[start:end]
            yield Mention(start, end, name, _POSSESSIVE.sub("", match[1]), initial=name[0])


def _has_witness(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name show that it is a person's: `Dr N`, `her colleague N`, `N, 34,`."""
    return _IS_SOMEBODY.match(text, end) is not None or _WITNESS.search(text, max(0, start - 12), start) is not None


def _is_of_body(text: str, start: int) -> bool:
    """Whether a body precedes a name, without an office before the body: `the foundation Lumen Libertas`."""
    return _BODY_BEFORE.search(text, max(0, start - 20), start) is not None and not _has_office(text, start)


def _has_office(text: str, start: int) -> bool:
    """Whether an office precedes a body that precedes a name: `the head of the foundation Anna Kalna`."""
    return OFFICE.search(text[max(0, start - _LONGEST_ASIDE) : start].rpartition(".")[2]) is not None


def _before_middle_initial(text: str, start: int) -> str | None:
    """The given name right before an initial: `Anna` of `Anna B. Kalna`; known, or behind a title or an office."""
    found = _LAST_CAPITALISED.search(text, max(0, start - 2 * LONGEST_WORD), start)
    if found is None or found[1] in NO_NAME or is_no_name(found[1]):
        return None
    if is_given(found[1]) or may_be_given_name(found[1]):
        return found[1]
    before = text[max(0, found.start() - 30) : found.start()]
    if before.endswith(", ") and found[1] not in COUNTRIES:
        return found[1]  # `On Monday, Virginia B. Kalna`
    office = before.rstrip().rsplit(" ", 1)[-1]
    return found[1] if TITLE.search(before) or OFFICE.fullmatch(office) or office in _OF_PROFESSORS else None


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The rows of capitalised words, with their places; after a word with `’s`, a new row begins."""
    for match in _RUN.finditer(text):
        start = match.start()
        if "s " not in match[0]:
            yield start, match[0]
            continue
        for owner in _OWNER.finditer(match[0]):
            yield start, text[start : match.start() + owner.start() + 2]
            start = match.start() + owner.end()
        yield start, text[start : match.end()]


def without_possessive(name: str, end: int) -> int:
    """The end of a name, without its `’s`."""
    if name[-1] not in "s’'":
        return end
    possessive = _POSSESSIVE.search(name)
    return end - len(possessive[0]) if possessive else end


def gender_by_title(text: str, start: int, name: str) -> Gender | None:
    """The gender shown by a title before a name, or by the given name."""
    before = text[max(0, start - 6) : start]
    if _MAN.search(before):
        return "m"
    if _WOMAN.search(before):
        return "f"
    given = name.split(" ")[0].split("-")[0]
    return gender_of(given) if is_given_name(given) else None


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(' “„"«')
    return not before or before[-1] in ".!?:\n"
