"""Finds out who is mentioned where only former versions of articles have the mention. Pure functions.

The present articles decide who is who: former versions neither separate, join nor rename these people.
Mentions in former versions are assigned to these people as if all texts were present, and the others to people whom no
article names any longer, with the ids that they were given.
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
    """The person (id) of each mention in former versions, and the people whom only former versions name.

    If one reading represents many mentions (`Gathered`), only its place is in `owners` and among the places of people.
    `joined` maps former ids to the ids under which the present texts know these people.
    """

    owners: dict[Place, str]
    people: tuple[Person, ...]
    joined: dict[str, str] = field(default_factory=dict)


class Gathered:
    """The mentions of former versions; those that are understood alike are gathered into one reading.

    A version mostly names the same people as the one before it. The person of a mention depends only on how the name is
    understood, so one reading can represent all of them. Not gathered are mentions of names that several people have
    (`names_apart`), and mentions in articles in which the keeper has separated people.
    """

    def __init__(self, names: Collection[str], articles: Collection[str]) -> None:
        """Mentions of `names` (folded), and mentions in `articles` (ids), are not gathered."""
        self._apart: dict[str, bool] = {}  # by the name as it is understood
        self._names = names
        self._articles = articles
        self._last: dict[object, Reading] = {}
        self._times: defaultdict[object, int] = defaultdict(int)

    def add(self, reading: Reading) -> None:
        """Add a mention."""
        key = self._key(reading)
        self._last.pop(key, None)  # keeps the dict in the order of the last mentions
        self._last[key] = reading
        self._times[key] += 1

    @property
    def readings(self) -> list[Reading]:
        """The readings that represent mentions, in the order of the last mention of each."""
        return [replace(one, times=self._times[key]) for key, one in self._last.items()]

    def place_of(self, reading: Reading) -> Place:
        """The place of the reading that represents this mention, which must have been added."""
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
    """The names (folded, see `_folded`) that several people have or may have.

    `readings` must include all that `proofs` are about, and may include others; `ids` are all that were ever given.
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

    `people` is the result of `identity.link` for the present mentions (`readings`) and the earlier ids (`known`).
    `proofs` are about present and former mentions. The place of a former mention identifies the former text.
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
    became: dict[str, str] = {}  # ids of people of both kinds of texts -> the person that each is
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
        elif one.id in present:  # in the present texts, this id means somebody whom the former ones do not name
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
    """An id and slug for somebody whose id now means another person: given before for this name, or else new."""
    given = [
        (one.id, one.slug) for one in known if one.name == name and one.id not in used and one.namesake_of != one.id
    ]
    if given:
        return min(given, key=lambda one: (len(one[0]), one))
    slug = identity.new_slug(name, taken)
    taken.add(slug)
    return slug, slug


def _folded(name: str) -> str:
    """The common form of all spellings of a name, including those without diacritics."""
    return fold(person_key(name))
