"""The municipalities of Latvia since 2009, their successors of 2021 and 2025, and their towns and parishes."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from archive.latvian.declension import Case, place_forms


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with the borders of one era. `id` is its ATVK code; the dates are its first and last day."""

    id: str
    name: str
    base: str
    type: str
    iso3166_2: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]

    @property
    def is_city(self) -> bool:
        """Whether it is a city, not a novads."""
        return self.type != "novads"

    def existed(self, on: date) -> bool:
        """Whether it existed on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Unit:
    """A town or a parish: its municipality of 2009-2021, and its municipality of 2021 if that is an exception."""

    municipality: Municipality
    went_to: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The contents of the data files. Forms are capitalised as in running text.

    - `bases`: forms of the names of municipalities without their kind ("Jelgavas"), with base name and case.
    - `towns`: the same for other towns.
    - `parishes`: genitives of parishes, with the municipalities that have such a parish.
    - `villages`: locatives of villages that parishes are named after ("Ugālē"), with the parish's genitive ("Ugāles").
    """

    municipalities: dict[str, Municipality]
    bases: dict[str, tuple[str, Case]]
    towns: dict[str, tuple[str, Case]]
    town_units: dict[str, Unit]
    parishes: dict[str, tuple[Unit, ...]]
    villages: dict[str, str]
    by_base: dict[str, tuple[Municipality, ...]]


# Parishes whose locative has other meanings: common words, a country, rivers through several municipalities, parts of
# Jūrmala, Rīga and Liepāja, a town in Belarus, surnames, other villages. Nine other locatives of parishes occur in
# 7,000 sentences of treebanks, and each means the village.
_SAY_MORE = frozenset(
    "Kalna Liepas Skaistas Saunas Cenu Turku Ābeļu Kūku Nagļu Upmalas Plāņu Bērzes Bebru Rumbas Medumu Ezernieku Lodes "
    "Robežnieku Novadnieku Viesturu Bērziņu Annas Kalniešu Sarkaņu Svariņu Mores Gailīšu Rožkalnu Virbu Vaboles Vecumu "
    "Maltas Kauguru Skultes Rubenes Abavas Aiviekstes Dubnas Pededzes Bārtas Svētes Usmas Dunavas Istras Indras "
    "Biķernieku Šķēdes Braslavas".split()
)
_LOCATIVES = {"es": ("ē",), "as": ("ā",), "u": ("os", "ās"), "a": ("ā",)}


def _villages(parishes: Iterable[str], known: Container[str]) -> dict[str, str]:
    """The locatives of villages, with the genitives of the parishes named after them; without the forms in `known`."""
    found: dict[str, str] = {}
    for genitive in parishes:
        ending = next((one for one in _LOCATIVES if genitive.endswith(one)), None)
        if ending and genitive not in _SAY_MORE:
            stem = genitive.removesuffix(ending)
            found |= {stem + locative: genitive for locative in _LOCATIVES[ending]}
    return {locative: genitive for locative, genitive in found.items() if locative not in known}


def _rows(file: str) -> Iterator[dict[str, str]]:
    text = files("archive.places").joinpath(file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t")


def _municipalities() -> Iterator[Municipality]:
    for row in _rows("municipalities.tsv"):
        yield Municipality(
            id=row["id"],
            name=row["name"],
            base=row["base"],
            type=row["type"],
            iso3166_2=row["iso3166_2"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            successors=tuple(row["successors"].split("|")) if row["successors"] else (),
        )


@cache
def register() -> Register:
    """The register, read once."""
    municipalities = {one.id: one for one in _municipalities()}
    by_base: dict[str, tuple[Municipality, ...]] = {}
    by_name: dict[str, tuple[Municipality, ...]] = {}
    bases: dict[str, tuple[str, Case]] = {}
    parishes: dict[str, tuple[Unit, ...]] = {}
    for one in municipalities.values():
        by_base[one.base] = (*by_base.get(one.base, ()), one)
        by_name[one.name] = (*by_name.get(one.name, ()), one)
        genitive = None if one.is_city else one.name.removesuffix(" novads")
        for form, case in place_forms(one.base, genitive).items():
            bases.setdefault(form, (one.base, case))
        if genitive and one.valid_to == date(2021, 6, 30):
            parishes[genitive] = (*parishes.get(genitive, ()), Unit(one))
    towns: dict[str, tuple[str, Case]] = {}
    town_units: dict[str, Unit] = {}
    for row in _rows("units.tsv"):
        owner = next(one for one in by_name[row["municipality"]] if one.valid_to)
        for entry in row["towns"].split():
            town, _, went_to = entry.partition(">")
            towns |= {form: (town, case) for form, case in place_forms(town).items()}
            town_units[town] = _unit(owner, went_to)
        for entry in row["parishes"].split():
            parish, _, went_to = entry.partition(">")
            others = tuple(unit for unit in parishes.get(parish, ()) if unit.municipality is not owner)
            parishes[parish] = (*others, _unit(owner, went_to))
    villages = _villages(parishes, {*bases, *towns})
    return Register(municipalities, bases, towns, town_units, parishes, villages, by_base)


def _unit(owner: Municipality, went_to: str) -> Unit:
    return Unit(owner, f"{went_to} novads" if went_to else None)


def governing(one: Municipality, on: date, went_to: str | None = None) -> Municipality:
    """The municipality that, on a day, governed the territory of `one`.

    For a day before it existed, it is `one` itself, for lack of a better answer. If it has several successors,
    `went_to` names the right one; without that, it is `one` rather than a guess.
    """
    known = register().municipalities
    while one.valid_to and on > one.valid_to:
        heirs = [known[heir] for heir in one.successors]
        if went_to:
            heirs = [heir for heir in heirs if heir.name == went_to] or heirs
        if len(heirs) != 1:
            return one
        one, went_to = heirs[0], None
    return one
