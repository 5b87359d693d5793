"""Maps of the municipalities, of the borders of 2009 to 2021 and of today's, as paths for templates/_map.html."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import Any, NamedTuple

from archive.latvian.collation import sort_key
from archive.places.register import register

ERAS = ("2021", "2009")  # by the year in which their borders came, those of today first

_WIDTH = 800  # units of the drawing
_WEST, _EAST, _SOUTH, _NORTH = 20.95, 28.26, 55.66, 58.10
_SCALE = _WIDTH / (_EAST - _WEST)
# A degree of longitude is that much shorter than one of latitude in the middle of the country.
_NARROWING = cos(radians((_SOUTH + _NORTH) / 2))
_HEIGHT = round((_NORTH - _SOUTH) * _SCALE / _NARROWING)
_SMALLEST = 16  # units; what is smaller is drawn as a dot, so that it can be seen and pointed at

VIEW_BOX = f"0 0 {_WIDTH} {_HEIGHT}"

_Point = tuple[int, int]


@cache
def outlines(era: str) -> dict[str, str]:
    """The id of a municipality -> the path of its outline, in the coordinates of VIEW_BOX; see ERAS."""
    features = json.loads((files("archive.places") / f"borders-{era}.geojson").read_text(encoding="utf-8"))["features"]
    return {feature["id"]: _path(_rings(feature["geometry"])) for feature in features}


def _rings(geometry: dict[str, Any]) -> list[list[_Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[_projected(*point) for point in ring] for polygon in polygons for ring in polygon]


def _projected(longitude: float, latitude: float) -> _Point:
    return round((longitude - _WEST) * _SCALE), round((_NORTH - latitude) * _SCALE / _NARROWING)


def _path(rings: list[list[_Point]]) -> str:
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    if max(max(xs) - min(xs), max(ys) - min(ys)) < _SMALLEST:
        return _dot((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2)
    return "".join(_ring_path(ring) for ring in rings)


def _dot(x: int, y: int) -> str:
    radius = _SMALLEST // 2
    return f"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"


def _ring_path(ring: list[_Point]) -> str:
    """Relative lines from point to point, without those that round to the same; empty for what rounds to no area."""
    x, y = start = ring[0]
    steps = []
    for point in ring[1:]:
        if point != (x, y):
            steps.append(f"{point[0] - x} {point[1] - y}")
            x, y = point
    if start == (x, y):
        steps = steps[:-1]  # `z` draws that line
    return f"M{start[0]} {start[1]}l{' '.join(steps).replace(' -', '-')}z" if len(steps) > 1 else ""


class Area(NamedTuple):
    """One municipality on a map. `level` is the class of its number of articles from 1, 0 for none; `href` as well."""

    name: str
    articles: int
    level: int
    href: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map, its areas in the order of `members`, and the range of numbers that each level stands for."""

    era: str
    areas: list[Area]
    levels: list[tuple[int, int]]

    def by_articles(self) -> list[Area]:
        """Those that are mentioned, most often first."""
        return sorted((area for area in self.areas if area.articles), key=lambda area: -area.articles)


def draw(era: str, articles: dict[str, int], address: Callable[[str], str]) -> Map:
    """The map of an era. `articles` has numbers by municipality's id, `address` gives the page of an id."""
    levels = classes(max((articles.get(id, 0) for id in members(era)), default=0))
    areas = []
    for id in members(era):
        count = articles.get(id, 0)
        level = next((place for place, (low, high) in enumerate(levels, 1) if low <= count <= high), 0)
        name = register().municipalities[id].name
        areas.append(Area(name, count, level, address(id) if count else None, outlines(era)[id]))
    return Map(era, areas, levels)


@cache
def members(era: str) -> list[str]:
    """The ids of those on the map of an era, in alphabetical order, the cities after and so above the rest."""
    known = register().municipalities
    ids = [id for id in outlines(era) if era == "2009" or known[id].valid_to is None]
    return sorted(ids, key=lambda id: (known[id].is_city, sort_key(known[id].name)))


def locate(ids: Iterable[str]) -> tuple[str, list[str]]:
    """The map of today as one path, and the outlines of some municipalities of any era to lay over it."""
    known = outlines("2009") | outlines("2021")
    return "".join(known[id] for id in members("2021")), [known[id] for id in ids if id in known]


def classes(most: int) -> list[tuple[int, int]]:
    """At most four ranges, both ends included, that cover 1 to the highest number; their upper ends grow by a factor.

    >>> classes(12), classes(2)
    ([(1, 2), (3, 3), (4, 6), (7, 12)], [(1, 1), (2, 2)])
    """
    ranges, low = [], 1
    for part in range(1, 5):
        high = most if part == 4 else round(most ** (part / 4))
        if high >= low:
            ranges.append((low, high))
            low = high + 1
    return ranges
