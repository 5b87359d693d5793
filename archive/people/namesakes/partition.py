"""Divides the mentions of one name among people, if texts prove that several have it. Pure functions.

A proof is a pair of mentions with their organisations (`archive.people.namesakes.proof`). Organisations that are near
each other belong to one person, unless a proof separates them. An id stays with the organisation for which it was
given, so that no later article gives a mention with this organisation to somebody else. Mentions that do not clearly
belong to one person stay with the first one, unsure. A mention with another organisation may move to another person
when a later article says more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from archive.people.namesakes.employers import is_near
from archive.people.tenure import is_same_name

Place = tuple[str, int]

MOST_ORGANISATIONS = 12
"""So many organisations of one name are distinguished, which limits the work: a name with more is a mistake."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a mention says about whom it means: its organisation, and the ISO date of its article."""

    organisation: str | None
    day: str = ""


@dataclass(slots=True)
class Share:
    """One of the people with a name. `anchor` is the organisation that distinguishes them from the others.

    `known` is the number of the given anchor, 0 for that of the first person; None for a new person. `unsure` are the
    places that may mean one of the others.
    """

    known: int | None
    anchor: str | None
    organisations: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    unsure: list[Place] = field(default_factory=list)


def shares(
    told: Mapping[Place, Told], proofs: Iterable[tuple[Place, Place]], anchors: Sequence[str | None] = ()
) -> list[Share]:
    """The people who have one name, with the first person first; only one unless something proves more.

    `told` are all mentions of the name, `anchors` are the organisations for which ids were given, starting with that of
    the first person. The result does not depend on the order of mentions and proofs.
    """
    pairs = [pair for pair in proofs if all(place in told and told[place].organisation for place in pair)]
    organisations = _Organisations(told, pairs, anchors)
    if not organisations.parted:
        return [Share(0, anchors[0] if anchors else None, places=sorted(told))]
    people = _people(organisations, anchors)
    _assign(told, people, organisations, pairs)
    return people


class _Organisations:
    """The organisations that proofs are about, each in one of its written forms.

    If there are more than `MOST_ORGANISATIONS`, those for which ids were given count, then those that proofs name
    first; proofs about the others are ignored.
    """

    def __init__(
        self, told: Mapping[Place, Told], pairs: Sequence[tuple[Place, Place]], anchors: Sequence[str | None]
    ) -> None:
        forms = _forms(told, pairs, anchors)
        kept = sorted(set(forms.values()))
        self.of_place = {
            place: forms[name] for pair in pairs for place in pair if (name := str(told[place].organisation)) in forms
        }
        proved = (frozenset(self.of_place[place] for place in pair if place in self.of_place) for pair in pairs)
        self.parted = {pair for pair in proved if len(pair) == 2}
        self._near = {frozenset(pair) for pair in combinations(kept, 2) if is_near(*pair)}
        self._near |= {frozenset((name,)) for name in kept}
        self._apart = self.parted | {
            frozenset(pair) for pair in combinations(kept, 2) if self._parted_by_near_ones(*pair)
        }
        first = {name: min(_fitting_days(name, told)) for name in kept}
        self.names = sorted(kept, key=first.__getitem__)  # in the order in which they are named

    def are_near(self, name: str, other: str) -> bool:
        """Whether two of the organisations are one, or parts of one."""
        return frozenset((name, other)) in self._near

    def are_apart(self, name: str, others: Iterable[str]) -> bool:
        """Whether a proof separates an organisation, or one near it, from one of the others, or one near that."""
        return any(frozenset((name, one)) in self._apart for one in others)

    def _parted_by_near_ones(self, name: str, other: str) -> bool:
        return not self.are_near(name, other) and any(
            (self.are_near(name, one) and self.are_near(other, another))
            or (self.are_near(name, another) and self.are_near(other, one))
            for one, another in map(tuple, self.parted)
        )

    def linked(self, seeds: Iterable[str]) -> set[str]:
        """The organisations connected with these by chains of proofs or nearness."""
        found: set[str] = set()
        waiting = list(seeds)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [one for one in self.names if self.are_apart(name, [one]) or self.are_near(name, one)]
        return found


def _forms(
    told: Mapping[Place, Told], pairs: Iterable[tuple[Place, Place]], anchors: Sequence[str | None]
) -> dict[str, str]:
    """Each organisation that counts, as written, with the form that represents all of its forms."""
    written: dict[str, tuple[bool, str, Place]] = {}  # whether it has no id, and the place of its first proof
    for place in sorted({place for pair in pairs for place in pair}, key=lambda place: (told[place].day, place)):
        name = str(told[place].organisation)
        if name not in written:
            written[name] = (not _matching(name, anchors, is_same_name), told[place].day, place)
    forms: dict[str, str] = {}
    kept: list[str] = []
    for name in sorted(written, key=written.__getitem__):
        same = next((one for one in kept if is_same_name(one, name)), None)
        if same is None and len(kept) < MOST_ORGANISATIONS:
            kept.append(same := name)
        if same is not None:
            forms[name] = same
    return forms


def _fitting_days(name: str, told: Mapping[Place, Told]) -> Iterator[tuple[str, bool, Place]]:
    """The dates and places of the mentions that an organisation fits; in one article, exact ones precede near ones."""
    for place, one in told.items():
        if one.organisation and is_near(name, one.organisation):
            yield one.day, not is_same_name(name, one.organisation), place


def _people(organisations: _Organisations, anchors: Sequence[str | None]) -> list[Share]:
    """Divide the organisations among as few people as the proofs allow.

    If two proofs have nothing in common, it is unknown which person of one is which of the other: then the later proof,
    or the one for which no id was given, is left out.
    """
    anchored = {name: at for name in organisations.names if (at := _anchor_of(name, anchors)) is not None}
    chain = organisations.linked(anchored or organisations.names[:1])
    first = Share(0, anchors[0] if anchors else None)
    people = [first]
    by_anchor = {0: first}
    own_anchor = {name: _matching(name, anchors, is_same_name) for name in anchored}  # exact matches choose first
    for name in sorted(
        (name for name in organisations.names if name in chain),
        key=lambda name: (name not in anchored, not own_anchor.get(name), anchored.get(name, 0)),
    ):
        fitting = [one for one in people if not organisations.are_apart(name, one.organisations)]
        near = [one for one in fitting if any(organisations.are_near(name, other) for other in one.organisations)]
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
        found = _matching(name, anchors, matches)
        if len(found) == 1:
            return found[0]
    return None


def _matching(name: str, anchors: Sequence[str | None], matches: Callable[[str, str], bool]) -> list[int]:
    return [at for at, anchor in enumerate(anchors) if anchor and matches(name, anchor)]


def _assign(
    told: Mapping[Place, Told],
    people: Sequence[Share],
    organisations: _Organisations,
    pairs: Sequence[tuple[Place, Place]],
) -> None:
    """Give each mention to the person whom its organisation fits, or else to the only person in its article.

    An article with a proof that was left out is about two people, so it has no only person.
    """
    holder = {name: one for one in people for name in one.organisations}
    fitting = {name: _fitting(name, people) for one in told.values() if (name := one.organisation)}
    owners: dict[Place, Share] = {}
    for place, one in told.items():
        owner = holder.get(organisations.of_place.get(place, "")) or fitting.get(one.organisation or "")
        if owner:
            owners[place] = owner
    together = {place for pair in pairs if owners.get(pair[0]) is owners.get(pair[1]) for place in pair}
    owners = {
        place: owner
        for place, owner in owners.items()
        if place not in together or organisations.of_place.get(place, "") in holder
    }
    of_two = {place[0] for pair in pairs for place in pair if place not in owners}
    in_article: dict[str, list[Share]] = defaultdict(list)
    for (article, _), owner in owners.items():
        if not any(owner is one for one in in_article[article]):
            in_article[article].append(owner)
    for place in sorted(told):
        alone = in_article[place[0]] if place[0] not in of_two else []
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
