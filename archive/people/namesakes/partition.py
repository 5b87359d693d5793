"""Which mentions of one name are whose, where texts prove that several people have it. Pure functions.

A proof is a pair of mentions with their organisations (`archive.people.namesakes.proof`). Organisations that are near
each other are one person's, unless a proof parts them. An id stays with the organisation that it was given for, so that
no later article makes two people change their ids; mentions that fit nobody alone stay with the first person, unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive.people.namesakes.employers import is_near
from archive.people.tenure import is_same_name

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What a mention tells of whom it means: the organisation that stands with it, and the ISO day of its article."""

    organisation: str | None
    day: str = ""


@dataclass(slots=True)
class Share:
    """One of the people of a name. `anchor` is the organisation that tells them from the others.

    `known` is the number of the anchor that was given, 0 for that of the first person; None for somebody new.
    `unsure` are those of the places at which the others may be meant.
    """

    known: int | None
    anchor: str | None
    organisations: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    unsure: list[Place] = field(default_factory=list)


def shares(
    told: Mapping[Place, Told], proofs: Iterable[tuple[Place, Place]], anchors: Sequence[str | None] = ()
) -> list[Share]:
    """The people who have one name, the first of them first; one where nothing proves more.

    `told` are all mentions of the name, `anchors` the organisations that ids were given for, that of the first person
    first. The result does not depend on the order of mentions and proofs.
    """
    organisations = _Organisations(told, proofs)
    if not organisations.parted:
        return [Share(0, anchors[0] if anchors else None, places=sorted(told))]
    people = _people(organisations, anchors)
    _assign(told, people, organisations)
    return people


class _Organisations:
    """The organisations that proofs are about, each by one of its written forms."""

    def __init__(self, told: Mapping[Place, Told], proofs: Iterable[tuple[Place, Place]]) -> None:
        pairs = [pair for pair in proofs if all(place in told and told[place].organisation for place in pair)]
        self._forms: dict[str, str] = {}
        for written in sorted({str(told[place].organisation) for pair in pairs for place in pair}):
            same = (name for name in self._forms.values() if is_same_name(name, written))
            self._forms[written] = next(same, written)
        self.of_place = {place: self._forms[str(told[place].organisation)] for pair in pairs for place in pair}
        self.parted = {
            frozenset((self.of_place[one], self.of_place[other]))
            for one, other in pairs
            if self.of_place[one] != self.of_place[other]
        }
        self._first = {name: min(_fitting_days(name, told)) for name in set(self.of_place.values())}
        self.names = sorted(self._first, key=lambda name: self._first[name])  # those named first come first

    def are_apart(self, name: str, others: Iterable[str]) -> bool:
        """Whether a proof parts an organisation from one of the others, or what is near it from what is near that."""
        return any(frozenset((name, one)) in self.parted or self._parted_by_near_ones(name, one) for one in others)

    def _parted_by_near_ones(self, name: str, other: str) -> bool:
        if is_near(name, other):
            return False
        return any(
            (is_near(name, one) and is_near(other, another)) or (is_near(name, another) and is_near(other, one))
            for one, another in map(tuple, self.parted)
        )

    def linked(self, seeds: Iterable[str]) -> set[str]:
        """Those that a chain of proofs or of nearness leads to."""
        found: set[str] = set()
        waiting = list(seeds)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [one for one in self.names if self.are_apart(name, [one]) or is_near(name, one)]
        return found


def _fitting_days(name: str, told: Mapping[Place, Told]) -> Iterator[tuple[str, bool, Place]]:
    """The days and places of the mentions that an organisation fits; of one article its own before those near it."""
    for place, one in told.items():
        if one.organisation and is_near(name, one.organisation):
            yield one.day, not is_same_name(name, one.organisation), place


def _people(organisations: _Organisations, anchors: Sequence[str | None]) -> list[Share]:
    """Share the organisations among as few people as the proofs allow.

    Where two proofs have nothing in common, nobody knows who of the one is who of the other: then the later one, or
    that which no id was given for, is left out.
    """
    anchored = {name: at for name in organisations.names if (at := _anchor_of(name, anchors)) is not None}
    chain = organisations.linked(anchored or organisations.names[:1])
    first = Share(0, anchors[0] if anchors else None)
    people = [first]
    by_anchor = {0: first}
    names = sorted((name for name in organisations.names if name in chain), key=lambda name: anchored.get(name, 10**6))
    for name in names:
        fitting = [one for one in people if not organisations.are_apart(name, one.organisations)]
        near = [one for one in fitting if any(is_near(name, other) for other in one.organisations)]
        number = anchored.get(name)
        own = by_anchor.get(number) if number is not None else None
        if number is not None and own is None:
            own = by_anchor[number] = Share(number, anchors[number])
            people.append(own)
        elif own not in fitting:
            own = near[0] if len(near) == 1 else (fitting[0] if fitting else None)
        if own is None:
            own = Share(None, name)
            people.append(own)
        own.organisations.append(name)
        own.anchor = own.anchor or name
    return people


def _anchor_of(name: str, anchors: Sequence[str | None]) -> int | None:
    for matches in (is_same_name, is_near):
        found = [at for at, anchor in enumerate(anchors) if anchor and matches(name, anchor)]
        if len(found) == 1:
            return found[0]
    return None


def _assign(told: Mapping[Place, Told], people: Sequence[Share], organisations: _Organisations) -> None:
    """Give every mention to the one whom its organisation fits, else to the one whom its article has alone."""
    holder = {name: one for one in people for name in one.organisations}
    owners: dict[Place, Share] = {}
    for place, one in told.items():
        proved = holder.get(organisations.of_place.get(place, ""))
        owner = proved or (_fitting(one.organisation, people) if one.organisation else None)
        if owner:
            owners[place] = owner
    in_article: dict[str, list[Share]] = defaultdict(list)
    for (article, _), owner in owners.items():
        if not any(owner is one for one in in_article[article]):
            in_article[article].append(owner)
    for place in sorted(told):
        alone = in_article[place[0]]
        owner = owners.get(place) or (alone[0] if len(alone) == 1 else None)
        (owner or people[0]).places.append(place)
        if owner is None:
            people[0].unsure.append(place)


def _fitting(organisation: str, people: Sequence[Share]) -> Share | None:
    for matches in (is_same_name, is_near):
        found = [one for one in people if any(matches(organisation, name) for name in one.organisations)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None
