"""Which mentions of persons across the archive are one person, under which name and which lasting id. Pure functions.

All forms of a name have one key (`latvian.names.name_key`, frozen), so that a newer rule, or a later article that shows
the nominative, corrects the name of a person but never the id. A spelling without diacritics joins the one spelling
with them that the archive has. Namesakes are not told apart: the text rarely does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.latvian.fold import fold, slugify
from archive.latvian.names import name_key


@dataclass(frozen=True, slots=True)
class Reading:
    """How one mention was understood: `place` is whatever the caller knows it by."""

    place: tuple[str, int]
    nominative: str
    gender: str | None
    in_nominative: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Known:
    """An id that was given once. `name` is the name that it was given for."""

    id: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person and all their places. `certain` is false where no mention shows the nominative beyond doubt.

    `absorbed` are ids that were given to the same person under a spelling without diacritics.
    """

    id: str
    slug: str
    name: str
    certain: bool
    places: tuple[tuple[str, int], ...]
    absorbed: tuple[str, ...] = ()


def person_key(name: str) -> str:
    """What all forms of a full name have in common; initials stay as they are."""
    return " ".join(word if word.endswith(".") else name_key(word) for word in name.split())


def slug_of(name: str) -> str:
    """`Lāsma Stabiņa` -> "lasma-stabina": the slug of a name, which is never empty."""
    return slugify(name) or "x"


def link(readings: Iterable[Reading], known: Sequence[Known]) -> list[Person]:
    """Join mentions into persons, and give each an id: one given before where there is one, else a new one.

    The result depends on the readings and the known ids alone, not on their order.
    """
    by_key: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_key[person_key(reading.nominative)].append(reading)
    ids: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        ids[person_key(one.name)].append(one)
    absorbed: dict[str, list[Known]] = defaultdict(list)
    for plain, key in _spelt_plainly(by_key, ids).items():
        by_key[key] += by_key.pop(plain, [])
        absorbed[key] += ids.pop(plain, [])
    taken = {one.slug for one in known} | {one.id for one in known}
    people: list[Person] = []
    for key in sorted(by_key):
        own = sorted([*ids[key], *absorbed[key]], key=lambda one: one.id)
        found = _people_of_key(by_key[key], own, taken)
        given = {one.id for one in found}
        left = tuple(one.id for one in absorbed[key] if one.id not in given)
        people += [replace(one, absorbed=left) for one in found[:1]] + found[1:]
    return people


def _spelt_plainly(by_key: Mapping[str, Sequence[Reading]], ids: Mapping[str, Sequence[Known]]) -> dict[str, str]:
    """Keys whose names have no diacritics -> the one key that is the same but for diacritics: `Lasma Stabina`.

    Among them are those that only an id was given for: its article may have got the other spelling since.
    """
    spelt: dict[str, list[str]] = defaultdict(list)
    plain: list[str] = []
    for key in sorted({*by_key, *ids}):
        names = [one.nominative for one in by_key.get(key, ())] or [one.name for one in ids[key]]
        if all(name.isascii() for name in names):
            plain.append(key)
        elif key in by_key:
            spelt[fold(key)].append(key)
    return {key: spelt[fold(key)][0] for key in plain if len(spelt[fold(key)]) == 1}


def _people_of_key(readings: list[Reading], known: list[Known], taken: set[str]) -> list[Person]:
    names = _names(readings)
    places: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for reading in readings:
        places[_name_for(reading, names)].append(reading.place)
    people = []
    free = list(known)
    # Those whose name an id was given for choose first; then whoever is left takes what is left.
    for name in sorted(names, key=lambda name: (all(one.name != name for one in free), name)):
        chosen = next((one for one in free if one.name == name), free[0] if free else None)
        if chosen:
            free.remove(chosen)
            id, slug = chosen.id, chosen.slug
        else:
            id = slug = _new_slug(name, taken)
            taken.add(slug)
        people.append(Person(id, slug, name, names[name] is not None, tuple(sorted(places[name]))))
    return [one for one in people if one.places]


def _names(readings: list[Reading]) -> Mapping[str, str | None]:
    """The nominatives among the readings of one key, each with its gender where it is attested, else None."""
    attested = Counter(one.nominative for one in readings if one.in_nominative and one.certain)
    if attested:
        genders = {one.nominative: one.gender or "" for one in readings if one.in_nominative and one.certain}
        # Two spellings of one gender are one person, written in two ways; a man and a woman are two.
        best: dict[str, str] = {}
        for name, _ in sorted(attested.items(), key=lambda item: (_is_plain(item[0], attested), -item[1], item[0])):
            best.setdefault(genders[name], name)
        return {name: gender for gender, name in best.items()}
    guessed = Counter(one.nominative for one in readings if one.certain) or Counter(one.nominative for one in readings)
    return {min(guessed, key=lambda name: (-guessed[name], name)): None}


def _is_plain(name: str, others: Iterable[str]) -> bool:
    """Whether another name is the same with diacritics."""
    return name.isascii() and any(fold(one) == fold(name) and not one.isascii() for one in others)


def _name_for(reading: Reading, names: Mapping[str, str | None]) -> str:
    if reading.nominative in names or len(names) == 1:
        return reading.nominative if reading.nominative in names else next(iter(names))
    same_gender = [name for name, gender in names.items() if reading.gender and gender == reading.gender]
    return same_gender[0] if same_gender else min(names)


def _new_slug(name: str, taken: set[str]) -> str:
    slug = slug_of(name)
    number = 2
    while slug in taken:
        slug = f"{slug_of(name)}-{number}"
        number += 1
    return slug
