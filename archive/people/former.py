"""Whose the mentions are that only former versions of articles have. Pure functions.

What the articles say now decides who is who: former versions neither part nor join the people of today, nor rename
them. Their mentions are given to these, as they would be if all texts stood side by side, and what is left over to
people whom no article names any more, under the ids that they were given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from archive.latvian.fold import fold
from archive.people import identity
from archive.people.identity import Known, Person, Reading, person_key
from archive.people.namesakes import Place


@dataclass(frozen=True, slots=True)
class Former:
    """Whose each former mention is, by id, and the people whom former versions alone name.

    `joined` are ids of before of people whom the present texts know under another: whose they are.
    """

    owners: dict[Place, str]
    people: tuple[Person, ...]
    joined: dict[str, str] = field(default_factory=dict)


def link(
    former: Sequence[Reading],
    readings: Iterable[Reading],
    known: Sequence[Known],
    proofs: Iterable[tuple[Place, Place]],
    people: Sequence[Person],
) -> Former:
    """Give the mentions of former versions (`former`) to people.

    `people` are those that `identity.link` has made of the present mentions (`readings`) and the ids of before
    (`known`). `proofs` are of both. The place of a former mention has a text of its own in it.
    """
    if not former:
        return Former({}, ())
    names = {fold(person_key(one.nominative)) for one in former}
    near = [one for one in readings if fold(person_key(one.nominative)) in names]
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
    """Id and slug for somebody whose own id is another's now: those given before for this name, else new ones."""
    given = [
        (one.id, one.slug) for one in known if one.name == name and one.id not in used and one.namesake_of != one.id
    ]
    if given:
        return min(given, key=lambda one: (len(one[0]), one))
    slug = identity.new_slug(name, taken)
    taken.add(slug)
    return slug, slug
