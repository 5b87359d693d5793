"""Applies the keeper's corrections of people: two names of one person, one name of two people. Pure functions.

The rules decide first, and corrections are applied to their result, so that ids do not depend on corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from archive.people.former import Former
from archive.people.identity import Known, Person
from archive.people.namesakes import Place


@dataclass(frozen=True, slots=True)
class Same:
    """The correction that all mentions of a person (slug) are mentions of another person (slug)."""

    person: str
    other: str


@dataclass(frozen=True, slots=True)
class Another:
    """The correction that the mentions of a person (slug) in an article (id) are mentions of another person.

    The other slug may be new. `stands_at` tells whether a mention is one of those corrected; if one mention in a text
    is, all mentions in this text are.
    """

    person: str
    other: str
    article: str
    stands_at: Callable[[Place], bool]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The people of the present texts, and those of former versions.

    `found` says for each correction whether it found its text; a correction about people in an article must find it in
    the present text.
    """

    people: list[Person]
    former: Former
    found: list[bool]


def correct(
    people: Sequence[Person], former: Former, known: Iterable[Known], corrections: Sequence[Same | Another]
) -> Corrected:
    """Apply the corrections to the result of the rules, one after another; `known` are all ids ever given."""
    state = _State(people, former, known)
    found = [state.join(one) if isinstance(one, Same) else state.part(one) for one in corrections]
    return Corrected(list(state.present.values()), state.former(), found)


class Slugs:
    """Finds the person that a slug currently means."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.ids = {one.slug: one.id for one in known}

    def now(self, slug: str, people: Iterable[Person], joined: dict[str, str]) -> str | None:
        """The id of the person with a slug, or of the person into whom they were joined; None if there is neither."""
        id = self.ids.get(slug, slug)
        several = list(people)
        if any(one.id == id for one in several):
            return id
        return next((one.id for one in several if id in one.absorbed), joined.get(id))


def place_in(place: Place, article: str) -> bool:
    """Whether a place is in an article, or in a former version of it."""
    return place[0].partition("/")[0] == article


class _State:
    """The people during correction; `left` are those whom only former versions name."""

    def __init__(self, people: Sequence[Person], former: Former, known: Iterable[Known]) -> None:
        self._known = {one.id: one for one in known}
        self._slugs = Slugs([*self._known.values(), *(Known(one.id, one.slug, one.name) for one in people)])
        self.present = {one.id: one for one in people}
        self.left = {one.id: one for one in former.people}
        self.owners = dict(former.owners)
        self.joined = dict(former.joined)

    def former(self) -> Former:
        """The people of former versions, each with their current places."""
        places: dict[str, list[Place]] = {id: [] for id in self.left}
        for place, id in self.owners.items():
            if id in places:
                places[id].append(place)
        people = (replace(one, places=tuple(sorted(places[id]))) for id, one in sorted(self.left.items()))
        return Former(self.owners, tuple(one for one in people if one.places), self.joined)

    def join(self, same: Same) -> bool:
        one, into = self._now(same.person), self._now(same.other)
        if one is None or into is None or one == into:
            return one is not None and one == into
        if gone := self.present.pop(one, None):
            self._give(into, gone.places, gone.unsure)
        else:
            gone = self.left.pop(one)
        rows = self.present if into in self.present else self.left
        rows[into] = replace(rows[into], absorbed=(*rows[into].absorbed, gone.id, *gone.absorbed))
        self.owners = {place: into if id == one else id for place, id in self.owners.items()}
        self.joined = {id: into if to == one else to for id, to in self.joined.items()}
        return True

    def part(self, another: Another) -> bool:
        one = self._now(another.person)
        source = self.present.get(one or "") or self.left.get(one or "")
        if one is None or source is None:
            return False
        here = [place for place in source.places if one in self.present and place[0] == another.article]
        before = [place for place, id in self.owners.items() if id == one and place_in(place, another.article)]
        texts = {place[0] for place in (*here, *before) if another.stands_at(place)}
        here, before = ([place for place in places if place[0] in texts] for places in (here, before))
        into = self._now(another.other) or self._slugs.ids.get(another.other, another.other)
        if into == one or not texts:
            return False
        if into not in self.present and into not in self.left:
            known = self._known.get(into)
            name = known.name if known else source.name
            # As a namesake of itself, it is not given to people whom a text calls by the same name (`identity.link`).
            self.left[into] = Person(into, another.other, name, bool(known) or source.certain, (), namesake_of=into)
        if here:
            self._give(into, here)  # none of these places is unsure any longer
            self._take(source, here)
        self.owners |= dict.fromkeys(before, into)
        return bool(here)

    def _now(self, slug: str) -> str | None:
        return self._slugs.now(slug, (*self.present.values(), *self.left.values()), self.joined)

    def _give(self, id: str, places: Iterable[Place], unsure: Iterable[Place] = ()) -> None:
        """Give a person more places in the present texts, even if so far only former versions named them."""
        heir = self.present.get(id) or replace(self.left.pop(id), places=())
        self.present[id] = replace(
            heir, places=tuple(sorted({*heir.places, *places})), unsure=tuple(sorted({*heir.unsure, *unsure}))
        )

    def _take(self, person: Person, places: Sequence[Place]) -> None:
        kept = tuple(place for place in person.places if place not in places)
        unsure = tuple(place for place in person.unsure if place not in places)
        if kept:
            self.present[person.id] = replace(person, places=kept, unsure=unsure)
        else:  # former versions may still name them
            self.left[person.id] = replace(self.present.pop(person.id), places=(), unsure=())
