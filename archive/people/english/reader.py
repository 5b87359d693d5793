"""Reads the people of an English text: names as written, their offices, and what they said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping

from archive.latvian.fold import fold
from archive.latvian.names import name_key
from archive.latvian.tokens import tokenise
from archive.people.english.authors import written
from archive.people.english.beside import is_object, is_possessive
from archive.people.english.clause import EnglishClause
from archive.people.english.names.finding import Mention, find_names
from archive.people.english.names.lists import trust_lists
from archive.people.english.names.shared import share_surnames
from archive.people.english.names.surnames import find_surnames, join_surnames
from archive.people.english.nested import as_written, flattened
from archive.people.english.offices.around import read_offices
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.programme import read_talks
from archive.people.english.verbs import SPEAKING
from archive.people.english.words import KIN, KIN_PHRASE, TITLE
from archive.people.speech.clause import Speaker
from archive.people.speech.hearing import hear
from archive.people.speech.lines import Named
from archive.people.speech.quotes import Quote, quotes_of
from archive.people.types import Appearance, Statement

_JOINED = re.compile(rf"(?:, |,? and |,? as well as )(?:the )?{TITLE}| and {KIN_PHRASE}")
_SPEAKS = re.compile(rf" (?:\w+ly |also )?(?:{'|'.join(sorted(SPEAKING))})\b")

_RELATION = re.compile(
    rf"(?:^|[.!?:;] |[\n“„«\"])(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){{0,3}}?"
    rf"(?:{OFFICE.pattern}|(?:{'|'.join(sorted(KIN))})) (?:of|for|to) (?:the )?{TITLE}$"
)
_LONGEST_RELATION = 60  # characters
_OF_BODY = re.compile(r" (?:of|from|at) (?:the )?$")
_LONGEST_JOINT = 10  # characters


def english_people(text: str) -> list[Appearance]:
    """Find all mentions of people by full name, by initials, or by the surname of somebody named in full."""
    flat = flattened(text)
    mentions, full = _read(flat)
    for one in mentions if flat is not text else ():
        one.role, one.organisation = as_written(one.role, flat, text), as_written(one.organisation, flat, text)
        one.other_roles = tuple(as_written(role, flat, text) or role for role in one.other_roles)
    return [_appearance(text, one, full) for one in mentions]


def _read(text: str) -> tuple[list[Mention], Mapping[tuple[str, str], Collection[str]]]:
    """The mentions of a text, and the full names by their surname and the first letter of the given name."""
    quotes = quotes_of(text, EnglishClause.speaking)
    found = find_names(text)
    found = sorted([*found, *share_surnames(text, found)], key=lambda one: one.start)
    trust_lists(text, found)
    join_surnames(text, found)
    named = _without_bodies(text, _without_beginnings(found))
    mentions = sorted([*named, *find_surnames(text, named)], key=lambda one: one.start)
    read_offices(text, mentions)
    mentions = _without_parts_of_offices(mentions)
    titles = read_talks(text, named, quotes)
    _read_speech(text, mentions, [quote for quote in quotes if quote.first not in titles])
    bearers = {id(one.bearer) for one in mentions if one.bearer and one.said}
    witnessed = [one for one in mentions if one.sure or one.role or one.talk or one.said or id(one) in bearers]
    known = {one.name for one in witnessed if one.bearer is None}  # a surname alone makes nobody known
    mentions = [one for one in mentions if one.name in known]
    kept = {id(one) for one in mentions}
    mentions = [one for one in mentions if one.bearer is None or id(one.bearer) in kept]
    spelt = {fold(one.name): one.name for one in mentions if not one.name.isascii() and not one.initial}
    for one in mentions:
        if one.name.isascii() and not one.initial:
            one.name = spelt.get(fold(one.name), one.name)
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in mentions:
        if not one.initial and not one.bearer:
            full[_surname_key(one), one.name[0]].add(one.name)
    return mentions, full


def _without_beginnings(mentions: list[Mention]) -> list[Mention]:
    """The mentions without pairs such as `Courage Kalna`, if the surname is that of a person who is surely named."""
    sure = {fold(one.surname): fold(one.name) for one in mentions if one.sure and not one.initial}
    return [one for one in mentions if one.sure or sure.get(fold(one.surname), fold(one.name)) == fold(one.name)]


def _without_bodies(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without possible names where a person's organisation stands: `Anna Kalna of Open Door`."""
    ends = {one.end for one in mentions if one.sure}
    kept = []
    for one in mentions:
        joint = _OF_BODY.search(text, max(0, one.start - _LONGEST_JOINT), one.start)
        if one.sure or joint is None or joint.start() not in ends:
            kept.append(one)
    return kept


def _without_parts_of_offices(mentions: list[Mention]) -> list[Mention]:
    """The mentions without possible names within an office: `Anna Kalna of the association Drošā Māja`."""
    kept, end = [], 0
    for one in mentions:
        if one.sure or one.start >= end:
            kept.append(one)
            end = max(end, one.office_end)
    return kept


def _read_speech(text: str, mentions: list[Mention], quotes: list[Quote]) -> None:
    tokens = tokenise(text)
    starts = [token.start for token in tokens]
    objects = _objects(text, mentions)
    speakers = [
        Speaker(
            index=index,
            first=bisect_left(starts, one.office_start),
            name=bisect_left(starts, one.start),
            name_after=bisect_left(starts, one.end),
            after=bisect_left(starts, max(one.end, one.office_end)),
            gender=one.gender,
            can_be_subject=index not in objects,
            is_genitive=is_possessive(text, one.end),
        )
        for index, one in enumerate(mentions)
    ]
    named = [
        Named(at, _full_name(one), one.office_start, max(one.end, one.office_end), None, one.gender)
        for at, one in enumerate(mentions)
        if one.sure or one.role
    ]
    for index, said in hear(text, tokens, quotes, speakers, named, EnglishClause).items():
        mentions[index].said = said
    for one in written(text, named, quotes):
        mentions[one.index].said = mentions[one.index].said or [one]


def _objects(text: str, mentions: list[Mention]) -> set[int]:
    """Mentions that cannot be a subject: objects of a preposition or a verb, people joined to them, names with `’s`."""
    objects: set[int] = set()
    end, was_object = 0, False
    for index, one in enumerate(mentions):
        start = min(one.start, one.office_start)
        joined = was_object and _JOINED.fullmatch(text, end, start)
        # `After a talk with N, M said …`: a comma begins a clause if a verb of speaking follows.
        if (joined and joined[0].startswith(",") and _SPEAKS.match(text, max(one.end, one.office_end))) or (
            joined and _tells_who_that_is(text, mentions[index - 1], one)
        ):
            joined = None
        was_object = bool(joined) or is_object(text, start)
        end = max(one.end, one.office_end)
        if was_object or is_possessive(text, one.end):
            objects.add(index)
    return objects


def _tells_who_that_is(text: str, before: Mention, one: Mention) -> bool:
    """`An adviser to N, M, said`: a name between commas, behind words for the relation of one person to another."""
    behind = max(one.end, one.office_end)
    start = min(before.start, before.office_start)
    return (
        text[behind : behind + 1] == ","
        and _SPEAKS.match(text, behind + 1) is not None
        and _RELATION.search(text, max(0, start - _LONGEST_RELATION), start) is not None
    )


def _full_name(one: Mention) -> str:
    return one.bearer.name if one.bearer else one.name


def _surname_key(one: Mention) -> str:
    return fold(name_key(one.surname))


def _appearance(text: str, one: Mention, full: Mapping[tuple[str, str], Collection[str]]) -> Appearance:
    nominative, certain = _full_name(one), one.sure or one.bearer is not None
    if one.initial:
        matching = full.get((_surname_key(one), one.initial), ())
        certain = len(matching) == 1
        nominative = next(iter(matching)) if certain else re.sub(r"\.(?=\w)", ". ", one.name)
    role, organisation, others = one.role, one.organisation, one.other_roles
    is_inherited = bool(one.bearer and not organisation and (not role or (one.bearer.role or "").endswith(role)))
    if one.bearer and is_inherited:
        role, organisation = one.bearer.role, one.bearer.organisation
    said = next((part for part in one.said if part.is_quotation), one.said[0] if one.said else None)
    return Appearance(
        name_as_written=text[one.start : one.end],
        start=one.start,
        end=one.end,
        nominative=nominative,
        gender=one.gender,
        certain=certain,
        role=role,
        organisation=organisation,
        other_roles=others,
        spoke=bool(one.talk or one.said),
        talk=one.talk,
        statement=text[said.start : said.end].strip() if said else None,
        statements=tuple(Statement(part.start, part.end, part.is_quotation) for part in one.said),
        role_nominative=role,
        is_inherited=is_inherited,
    )
