"""Joins the offices of one person over time: mentions in any case and in several articles. Pure functions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from archive.latvian.nominals import nominals


@dataclass(frozen=True, slots=True)
class Held:
    """An office exactly as several mentions spell it: an organisation, a role, or both.

    `first` and `last` are the ISO dates of the articles, None if they are undated; `role_nominative` is None if it is
    unknown.
    """

    organisation: str | None
    role: str | None
    role_nominative: str | None
    lang: str
    first: str | None
    last: str | None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Office:
    """An office, with the dates of the first and the last article that name the person with it, None without dates.

    `role` is in the nominative. `written` are the other forms in which articles have the whole; `times` is the number
    of mentions.
    """

    organisation: str | None
    role: str | None
    lang: str
    first: str | None
    last: str | None
    written: tuple[str, ...]
    times: int

    @property
    def name(self) -> str:
        """The organisation and the role, in the order of the language."""
        return office_name(self.organisation, self.role, self.lang)


def office_name(organisation: str | None, role: str | None, lang: str) -> str:
    """`Valsts policijas inspektors`, `inspector, State Police`: organisation and role in the order of the language."""
    if lang == "en":
        return ", ".join(part for part in (role, organisation) if part)
    return " ".join(part for part in (organisation, role) if part)


def offices(held: Iterable[Held]) -> list[Office]:
    """Join the mentions of the same office; those named latest come first.

    Two offices are the same if their roles are the same in the nominative, ignoring case, and their organisations are
    the same in any grammatical case.
    """
    groups: list[list[Held]] = []
    known: defaultdict[_Key, list[int]] = defaultdict(list)  # numbers of groups: few need comparing
    for one in held:
        words = _keys_of_words(one)
        rarest = min(words, key=lambda keys: sum(len(known[key]) for key in keys))
        likely = sorted({number for key in rarest for number in known[key]})
        number = next((number for number in likely if _is_same(groups[number][0], one)), len(groups))
        if number == len(groups):
            groups.append([])
            for key in chain.from_iterable(words):
                known[key].append(number)
        groups[number].append(one)
    found = sorted((_office(group) for group in groups), key=lambda one: one.name)
    return sorted(found, key=lambda one: (one.last or "", one.first or ""), reverse=True)


_Key = tuple[str, bool, int, int, str]


def _keys_of_words(one: Held) -> list[set[_Key]]:
    """Keys for each word of the organisation and of the role; an office that is the same shares at least one of each.

    Such an office has the same number of words, and a form of the same word at each place.
    """
    found = []
    for is_role, name in enumerate((one.organisation, one.role_nominative or one.role)):
        words = words_of(name or "") or [""]
        for place, word in enumerate(words):
            found.append({(one.lang, bool(is_role), len(words), place, form) for form in (word, *_keys(word))})
    return found


def _is_same(one: Held, other: Held) -> bool:
    if one.lang != other.lang or bool(one.organisation) != bool(other.organisation):
        return False
    return _is_same_role(one, other) and is_same_name(one.organisation or "", other.organisation or "")


def _is_same_role(one: Held, other: Held) -> bool:
    roles = [held.role_nominative or held.role or "" for held in (one, other)]
    if one.role_nominative and other.role_nominative:
        return roles[0].casefold() == roles[1].casefold()
    return is_same_name(*roles)


def _office(group: Sequence[Held]) -> Office:
    known = [one for one in group if one.role_nominative] or group
    forms: Counter[tuple[str | None, str | None]] = Counter()
    for one in known:
        forms[one.organisation, one.role_nominative or one.role] += one.times
    organisation, role = min(forms, key=lambda form: (-forms[form], [part or "" for part in form]))
    lang = group[0].lang
    written: Counter[str] = Counter()
    for one in group:
        written[office_name(one.organisation, one.role, lang)] += one.times
    written.pop(office_name(organisation, role, lang), None)
    return Office(
        organisation,
        role,
        lang,
        min((one.first for one in group if one.first), default=None),
        max((one.last for one in group if one.last), default=None),
        tuple(sorted(written, key=lambda form: (-written[form], form))),
        sum(one.times for one in group),
    )


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are the same word by word, in any grammatical case: `Valsts policija`, `Valsts policijas`."""
    words = words_of(one), words_of(other)
    return len(words[0]) == len(words[1]) and all(is_same_word(*pair) for pair in zip(*words, strict=True))


def words_of(name: str) -> list[str]:
    """The words of a name in lower case."""
    return re.findall(r"[\w-]+", name.lower())


def is_same_word(one: str, other: str) -> bool:
    """Whether two forms, both in lower case, may be forms of one word."""
    return one == other or not _keys(one).isdisjoint(_keys(other))


@lru_cache(maxsize=4096)
def _keys(word: str) -> frozenset[str]:
    return frozenset(nominals(word))
