"""Joins mentions across the archive into persons, each with a name and a permanent id. Pure functions.

All forms of a name have one key (`latvian.names.name_key`, frozen), so that a newer rule, or a later article that has
the nominative, corrects the name of a person but never the id. A spelling without diacritics is joined to the one
spelling with them in the archive. Namesakes are separated if a text proves that they are two (`people.namesakes`);
otherwise one name is one person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.latvian.fold import fold, slugify
from archive.latvian.names import name_key
from archive.people.namesakes import Place, Told, shares


@dataclass(frozen=True, slots=True)
class Reading:
    """How one mention was understood. `place` is the article's id and the offset of the name.

    `organisation` is the one named beside it, `day` the ISO date of the article. `times` is the number of mentions that
    this reading represents (`former.Gathered`).
    """

    place: Place
    nominative: str
    gender: str | None
    in_nominative: bool
    certain: bool
    organisation: str | None = None
    day: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Known:
    """An id that was given once; `name` is the name for which it was given.

    For people who share a name, `organisation` is the one that distinguishes them, and `namesake_of` is the id of the
    first of them (None for the first). If a correction gave the id (`people.corrected`), `namesake_of` is the id
    itself.
    """

    id: str
    slug: str
    name: str
    organisation: str | None = None
    namesake_of: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person and all places that name them. `certain` is false if no mention shows the nominative beyond doubt.

    `absorbed` are ids that the same person was given under a spelling without diacritics, or ids of namesakes for whom
    there is no longer any proof that they are somebody else. `unsure` are the places that may mean a namesake.
    `organisation` and `namesake_of` are as in `Known`.
    """

    id: str
    slug: str
    name: str
    certain: bool
    places: tuple[Place, ...]
    absorbed: tuple[str, ...] = ()
    organisation: str | None = None
    namesake_of: str | None = None
    unsure: tuple[Place, ...] = ()


def person_key(name: str) -> str:
    """The key that all forms of a full name share; initials are unchanged."""
    return " ".join(word if word.endswith(".") else name_key(word) for word in name.split())


def slug_of(name: str) -> str:
    """`Lāsma Stabiņa` -> "lasma-stabina": the slug of a name, which is never empty."""
    return slugify(name) or "x"


def link(
    readings: Iterable[Reading], known: Sequence[Known], proofs: Iterable[tuple[Place, Place]] = ()
) -> list[Person]:
    """Join mentions into persons, and give each an id: an existing one if there is one, otherwise a new one.

    `proofs` are pairs of places at which one name means two people. The result depends only on the readings, the known
    ids and the proofs, not on their order.
    """
    by_key: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_key[person_key(reading.nominative)].append(reading)
    ids: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        if one.namesake_of is None:
            ids[person_key(one.name)].append(one)
    absorbed: dict[str, list[Known]] = defaultdict(list)
    for plain, key in _spelt_plainly(by_key, ids).items():
        by_key[key] += by_key.pop(plain, [])
        absorbed[key] += ids.pop(plain, [])
    taken = {one.slug for one in known} | {one.id for one in known}
    people: list[Person] = []
    apart = _Apart(known, proofs, taken)
    for key in sorted(by_key):
        own = sorted([*ids[key], *absorbed[key]], key=lambda one: one.id)
        found = _people_of_key(by_key[key], own, taken)
        given = {one.id for one in found}
        left = tuple(one.id for one in absorbed[key] if one.id not in given)
        found[:1] = [replace(one, absorbed=left) for one in found[:1]]
        told = {one.place: Told(one.organisation, one.day) for one in by_key[key]}
        people += [part for one in found for part in apart.parts(one, told)]
    return people


class _Apart:
    """Separates people who share a name."""

    def __init__(self, known: Iterable[Known], proofs: Iterable[tuple[Place, Place]], taken: set[str]) -> None:
        self._anchors = {one.id: one.organisation for one in known}
        self._taken = taken
        self._namesakes: dict[str, list[Known]] = defaultdict(list)
        for one in sorted(known, key=lambda one: (len(one.id), one.id)):
            if one.namesake_of is not None:
                self._namesakes[one.namesake_of].append(one)
        self._proofs: dict[Place, list[Place]] = defaultdict(list)
        for one_place, other in proofs:
            self._proofs[one_place].append(other)

    def parts(self, person: Person, told: Mapping[Place, Told]) -> list[Person]:
        """The people among whom the places of a name are divided; the first keeps the id."""
        known = [one for id in (person.id, *person.absorbed) for one in self._namesakes[id]]
        proofs = [(place, other) for place in person.places for other in self._proofs.get(place, ())]
        if not proofs and not known:
            return [person]
        anchors = [self._anchors.get(person.id), *(one.organisation for one in known)]
        first, *others = shares({place: told[place] for place in person.places}, proofs, anchors)
        used = {share.known for share in others}
        left = tuple(one.id for at, one in enumerate(known, 1) if at not in used)
        people = [
            replace(
                person,
                places=tuple(first.places),
                absorbed=(*person.absorbed, *left),
                organisation=first.anchor,
                unsure=tuple(first.unsure),
            )
        ]
        for share in others:
            if share.known is not None:
                id, slug = known[share.known - 1].id, known[share.known - 1].slug
            else:
                id = slug = new_slug(person.name, self._taken)
                self._taken.add(slug)
            people.append(
                Person(
                    id,
                    slug,
                    person.name,
                    person.certain,
                    tuple(share.places),
                    organisation=share.anchor,
                    namesake_of=person.id,
                )
            )
        return people


def _spelt_plainly(by_key: Mapping[str, Sequence[Reading]], ids: Mapping[str, Sequence[Known]]) -> dict[str, str]:
    """Map keys of names without diacritics to the only key that differs in nothing else: `Lasma Stabina`.

    Keys that only have an id are included: the article may have got the other spelling since.
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
    # The names for which an id was given choose first; the others take what is left.
    for name in sorted(names, key=lambda name: (all(one.name != name for one in free), name)):
        chosen = next((one for one in free if one.name == name), free[0] if free else None)
        if chosen:
            free.remove(chosen)
            id, slug = chosen.id, chosen.slug
        else:
            id = slug = new_slug(name, taken)
            taken.add(slug)
        people.append(Person(id, slug, name, names[name] is not None, tuple(sorted(places[name]))))
    return [one for one in people if one.places]


def _names(readings: list[Reading]) -> Mapping[str, str | None]:
    """The nominatives among the readings of one key, each with its gender if that is attested, otherwise None."""
    attested = _counted(one for one in readings if one.in_nominative and one.certain)
    if attested:
        genders = {one.nominative: one.gender or "" for one in readings if one.in_nominative and one.certain}
        # Two spellings with one gender are one person, spelt in two ways; a man and a woman are two people.
        best: dict[str, str] = {}
        for name, _ in sorted(attested.items(), key=lambda item: (_is_plain(item[0], attested), -item[1], item[0])):
            best.setdefault(genders[name], name)
        return {name: gender for gender, name in best.items()}
    guessed = _counted(one for one in readings if one.certain) or _counted(readings)
    return {min(guessed, key=lambda name: (-guessed[name], name)): None}


def _counted(readings: Iterable[Reading]) -> Counter[str]:
    """How often each nominative is read."""
    times: Counter[str] = Counter()
    for one in readings:
        times[one.nominative] += one.times
    return times


def _is_plain(name: str, others: Iterable[str]) -> bool:
    """Whether one of the others is the same name with diacritics."""
    return name.isascii() and any(fold(one) == fold(name) and not one.isascii() for one in others)


def _name_for(reading: Reading, names: Mapping[str, str | None]) -> str:
    if reading.nominative in names or len(names) == 1:
        return reading.nominative if reading.nominative in names else next(iter(names))
    same_gender = [name for name, gender in names.items() if reading.gender and gender == reading.gender]
    return same_gender[0] if same_gender else min(names)


def new_slug(name: str, taken: set[str]) -> str:
    """The slug of a name, with a number if it is already taken."""
    slug = slug_of(name)
    number = 2
    while slug in taken:
        slug = f"{slug_of(name)}-{number}"
        number += 1
    return slug
