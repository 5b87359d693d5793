"""Resolves which municipality a place name means on a day, with or without a noun for its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.places.register import Municipality, Unit, governing, register

_FIRST_DAY = date(2009, 7, 1)  # of the municipalities in the register


@dataclass(frozen=True, slots=True)
class Name:
    """A place name at token `at`: its form as in running text, its base form, and its case."""

    at: int
    form: str
    base: str
    case: str
    is_town: bool

    def means(self, kind: str | None, on: date) -> Municipality | None:
        """The municipality that is meant, given the kind in the noun after the name (see `Kind`); None if unclear."""
        known = register()
        if kind == "parish" or (self.case == "loc" and self.form in known.parishes):
            owners = {_of_unit(unit, on) for unit in known.parishes.get(self.form, ())}
            return owners.pop() if len(owners) == 1 else None
        if self.is_town:
            return _of_unit(known.town_units[self.base], on)
        candidates = known.by_base[self.base]
        cities = [one for one in candidates if one.is_city]
        city = _valid(cities, on)
        rural = [one for one in candidates if not one.is_city]
        valid_rural = _valid(rural, on)
        if kind == "region":
            begun = [one for one in rural if one.valid_from <= on]
            return valid_rural or (begun[-1] if begun else None)
        if kind in ("novads", "municipality"):
            if valid_rural or not rural:
                return valid_rural or city
            if kind == "municipality" and city and not any(one.valid_from < on for one in rural):
                return city  # Valmiera Municipality in 2016: there was no other yet
            return rural[0]
        if valid := city or valid_rural:
            return valid
        first = (cities or candidates)[0]
        if not kind and on < first.valid_from != _FIRST_DAY:
            return None  # `Dienvidkurzemē` in 2016: a region
        seat = next(iter(known.parishes.get(_known_genitive(first), ())), None)
        return governing(first, on, seat.went_to if seat else None)


def _of_unit(unit: Unit, on: date) -> Municipality:
    return governing(unit.municipality, on, unit.went_to)


def _valid(candidates: Sequence[Municipality], on: date) -> Municipality | None:
    return next((one for one in candidates if one.existed(on)), None)


def _known_genitive(one: Municipality) -> str:
    """The genitive of a municipality's name, as before `novads`."""
    return one.name.removesuffix(" novads")
