"""Finds the persons of mentions that only former versions of articles have. Pure functions.

The present articles decide who is who: former versions neither separate nor join the people in them, nor rename them.
Mentions in former versions are assigned to these people as if all texts were present, and the rest to people whom no
article names any longer, with the ids they were given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from archive.latvian.fold import fold
from archive.people import identity
from archive.people.identity import Known, Person, Reading, person_key
from archive.people.namesakes import Place


@dataclass(frozen=True, slots=True)
class Former:
    """The person (id) of each former mention, and the people whom only former versions name.

    If one reading represents many mentions (`Gathered`), only its place is in `owners` and in the people. `joined` maps
    former ids of people whom the present texts know under another id to that.
    """

    owners: dict[Place, str]
    people: tuple[Person, ...]
    joined: dict[str, str] = field(default_factory=dict)


class Gathered:
    """The mentions of former versions, with those that are understood alike gathered into one reading.

    A version mostly names the same people as the one before. The person of a mention depends only on how the name is
    understood, so one reading represents all. Mentions of names that several people have (`names_apart`), and those in
    articles where the keeper has separated people, are kept apart.
    """

    def __init__(self, names: Collection[str], articles: Collection[str]) -> None:
        """`names`, folded, and `articles` (ids) are those whose mentions are kept apart."""
        self._apart: dict[str, bool] = {}  # by name as it is understood
        self._names = names
        self._articles = articles
        self._last: dict[object, Reading] = {}
        self._times: defaultdict[object, int] = defaultdict(int)

    def add(self, reading: Reading) -> None:
        """Add a mention."""
        key = self._key(reading)
        self._last.pop(key, None)  # so that the dict is in the order of the last mentions
        self._last[key] = reading
        self._times[key] += 1

    @property
    def readings(self) -> list[Reading]:
        """The representative readings, in the order of the last mention that each represents."""
        return [replace(one, times=self._times[key]) for key, one in self._last.items()]

    def place_of(self, reading: Reading) -> Place:
        """The place of the reading that represents a mention that was added."""
        return self._last[self._key(reading)].place

    def _key(self, reading: Reading) -> object:
        name = reading.nominative
        apart = self._apart.get(name)
        if apart is None:
            apart = self._apart[name] = _folded(name) in self._names
        if apart or reading.place[0].partition("/")[0] in self._articles:
            return reading.place
        return name, reading.gender, reading.in_nominative, reading.certain


def names_apart(
    readings: Iterable[Reading], ids: Iterable[Known | Person], proofs: Iterable[tuple[Place, Place]]
) -> set[str]:
    """The names that several people have or may have, folded (`_folded`).

    `readings` must have all that `proofs` are about, and may have others; `ids` are all that were given.
    """
    places = {place for pair in proofs for place in pair}
    given = list(ids)
    shared = {one.namesake_of for one in given}
    names = {one.nominative for one in readings if one.place in places}
    names |= {one.name for one in given if one.namesake_of is not None or one.id in shared}
    return {_folded(name) for name in names}


def link(
    former: Sequence[Reading],
    readings: Iterable[Reading],
    known: Sequence[Known],
    proofs: Iterable[tuple[Place, Place]],
    people: Sequence[Person],
) -> Former:
    """Assign the mentions of former versions (`former`) to people.

    `people` are those that `identity.link` has made of the present mentions (`readings`) and the earlier ids (`known`).
    `proofs` are about both. The place of a former mention has a text of its own in it.
    """
    if not former:
        return Former({}, ())
    names = {_folded(one.nominative) for one in former}
    near = [one for one in readings if _folded(one.nominative) in names]
    given = {one.id for one in known}
    new = [Known(one.id, one.slug, one.name, one.organisation, one.namesake_of) for one in people]
    ids = [*known, *(one for one in new if one.id not in given)]
    places = {one.place for one in former}
    owner_of = {place: one.id for one in people for place in one.places}
    present = {one.id for one in people}
    taken = {one.slug for one in ids} | {one.id for one in ids}
    became: dict[str, str] = {}  # of those of both together: whose they are
    joined: dict[str, str] = {}
    owners: dict[Place, str] = {}
    left: list[Person] = []
    for one in identity.link([*near, *former], ids, proofs):
        owned = Counter(owner_of[place] for place in one.places if place in owner_of)
        mine = [place for place in one.places if place in places]
        slug = one.slug
        if owned:
            id = min(owned, key=lambda id: (-owned[id], id))
            joined |= {other: id for other in (one.id, *one.absorbed) if other in given and other not in present}
        elif one.id in present:  # the present texts understand by this id somebody whom the former ones do not name
            id, slug = _other_id(one.name, ids, present | {other.id for other in left}, taken)
        else:
            id = one.id
        became[one.id] = id
        owners |= dict.fromkeys(mine, id)
        if mine and id not in present:
            absorbed = tuple(other for other in one.absorbed if other not in present)
            left.append(replace(one, id=id, slug=slug, places=tuple(mine), absorbed=absorbed, unsure=()))
    left = [replace(one, namesake_of=became.get(one.namesake_of or "", one.namesake_of)) for one in left]
    for one in left:
        joined.pop(one.id, None)
    return Former(owners, tuple(sorted(left, key=lambda one: one.id)), joined)


def _other_id(name: str, known: Iterable[Known], used: set[str], taken: set[str]) -> tuple[str, str]:
    """Id and slug for somebody whose own id is now another's: those given before for this name, else new ones."""
    given = [
        (one.id, one.slug) for one in known if one.name == name and one.id not in used and one.namesake_of != one.id
    ]
    if given:
        return min(given, key=lambda one: (len(one[0]), one))
    slug = identity.new_slug(name, taken)
    taken.add(slug)
    return slug, slug


def _folded(name: str) -> str:
    """The common form of all spellings of a name, also those without diacritics."""
    return fold(person_key(name))
