"""Finds people in an English text who are named by their surname alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from archive.latvian.fold import fold
from archive.people.english.names.finding import (
    CAPITALISED,
    WHO,
    Mention,
    gender_by_title,
    without_possessive,
)
from archive.people.english.names.given_names import may_be_given_name
from archive.people.english.names.rows import TITLE
from archive.people.english.names.words import is_given
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.phrases import SPEAKING_WITH
from archive.people.english.verbs import AUXILIARY, SPEAKING
from archive.people.english.words import NO_NAME

_BEHIND_SUBJECT = SPEAKING | AUXILIARY | SPEAKING_WITH.keys()
_MOST_BEARERS = 4  # with one surname in one text, as among more, two would fit; from 2 on, those texts give the same
_WORD = re.compile(CAPITALISED)
_NEXT_WORD = re.compile(rf" ({CAPITALISED})")
_LONGEST_ASIDE = 100  # characters; by convention: from 30 on, those texts give the same


def join_surnames(text: str, people: Sequence[Mention]) -> None:
    """Let people named by two surnames alone be the person whom the text named in full before.

    `Harby Samuelsson` behind `Madeleine Harby Samuelsson`; but `Maria Kalna` need not be `Anna Maria Kalna`. Two
    surnames that stand alone show that both belong to a name, the second of which may have been taken for another word.
    """
    alone = {one.name for one in people if _may_be_surnames(one.name)}
    full: dict[str, dict[str, Mention]] = defaultdict(dict)
    for one in people:
        given, _, surnames = one.name.partition(" ")
        following = _NEXT_WORD.match(text, one.end) if alone else None
        if following and f"{surnames} {following[1]}" in alone:
            surnames = f"{surnames} {following[1]}"
            one.name, one.surname, one.end = f"{given} {surnames}", following[1], following.end()
        if one.initial:
            continue
        if " " in surnames:
            full[fold(surnames)].setdefault(fold(one.name), one)
        elif one.name in alone and len(named := full.get(fold(one.name), {})) == 1:
            bearer = next(iter(named.values()))
            one.name, one.surname, one.gender = bearer.name, bearer.surname, bearer.gender
            one.bearer, one.sure = bearer, True


def _may_be_surnames(name: str) -> bool:
    """Whether a name has two words, the first of which is no given name."""
    given, _, surname = name.partition(" ")
    is_given_name = given.endswith(".") or is_given(given) or may_be_given_name(given)
    return " " not in surname and not is_given_name


def find_surnames(text: str, people: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions by surname alone of people whom the text names in full; nobody else may have the surname."""
    bearers: dict[str, dict[str, Mention]] = defaultdict(dict)
    for one in people:
        bearers[fold(one.surname)].setdefault(fold(one.name), one)
    # A surname is unclear if so many people have it, or if it has initials that no full name explains.
    unclear = {surname for surname, named in bearers.items() if len(named) > _MOST_BEARERS}
    explained = {(one.surname, one.name[0]) for one in people if not one.initial}
    unclear |= {fold(one.surname) for one in people if one.initial and (one.surname, one.initial) not in explained}
    covered = [(one.start, one.end) for one in people]
    at = 0
    for match in _WORD.finditer(text):
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] < match.end():
            continue
        end = without_possessive(match[0], match.end())
        surname = fold(text[match.start() : end])
        named = bearers.get(surname)
        if named is None or surname in unclear:
            continue
        gender = gender_by_title(text, match.start(), "")
        fitting = [
            one
            for one in named.values()
            if not one.initial and (gender is None or one.gender is None or gender == one.gender)
        ]
        has_title = bool(TITLE.search(text, max(0, match.start() - 6), match.start()))
        if len(fitting) == 1 and _stands_alone(text, match.start(), match.end(), has_title):
            one = fitting[0]
            yield Mention(match.start(), end, one.name, one.surname, gender=gender or one.gender, bearer=one)


def _stands_alone(text: str, start: int, end: int, has_title: bool) -> bool:
    """Whether a word is not part of a longer name and, at the beginning of a sentence, is the subject of a verb."""
    if has_title:
        return True
    following = re.match(r" (\w+)", text[end : end + 30])
    if following and following[1][0].isupper() and following[1] not in ("I",):
        return False
    before = text[max(0, start - 30) : start]
    last = re.search(r"(?:^|([.!?:“„\"\n] ?))([^\W\d_][\w-]*) $", before) or re.search(r"()([^\W\d_][\w-]*) $", before)
    if last and last[2][0].isupper() and last[2] not in NO_NAME and not OFFICE.search(last[2]):
        # the first word of a sentence has a capital anyway: `Later Kalna said`
        begins = bool(last[1]) or start <= len(last[0])
        if not begins or is_given(last[2]):
            return False
    if WHO.match(text, end):
        return True
    if following is None and text[end : end + 2] == ", ":
        close = text.find(", ", end + 2, end + _LONGEST_ASIDE)
        following = re.match(r" (\w+)", text[close + 1 : close + 30]) if close >= 0 else None
    starts = not before.strip() or before.rstrip(' “„"«')[-1:] in ".!?:\n" or before.endswith("\n")
    return not starts or bool(following and following[1] in _BEHIND_SUBJECT)
