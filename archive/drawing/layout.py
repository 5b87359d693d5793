"""Places the names of a network: connected names are near each other, and no name covers another.

Libraries were tried: networkx needs numpy, 60 MB and 0.4 s to import; rustworkx is fast, but needs numpy too and knows
nothing about labels; igraph is under the GPL. None of them promises the same picture on all machines and in all
versions, and none ensures what matters here, that no name covers another. So this module does both in a few lines, for
networks of some dozens of names, by stress majorization (Gansner, Koren, North 2004,
https://doi.org/10.1007/978-3-540-31843-9_25), which pulls every two names to the distance they have along the edges.

Nothing is random, and only additions, multiplications, divisions and square roots are used, which IEEE 754 makes the
same everywhere. The order in which names and edges are given does not matter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import NamedTuple

MOST_WIDE = 960  # units; only a wider name makes the picture wider
MARGIN = 12  # units around the picture
_BETWEEN = 32  # units between parts that are not connected
_APART = (170, 100)  # units between two names that an edge joins, sideways and downwards
_CROWDED = 0.8  # the least extent of a part, relative to the root of the number of its names
_ROUNDS = 120  # until positions move by less than a unit, in networks of 40 names
_GAP = (8, 16)  # units between two labels, sideways and downwards

# The cosine and sine of the golden angle, by which the names are spread before they are moved.
_TURN = (-0.7373688780783197, 0.6754902942615238)


class Place(NamedTuple):
    """The middle of a label, and its size."""

    x: int
    y: int
    width: int
    height: int


class Layout(NamedTuple):
    """The size of a picture, and where each name stands on it."""

    width: int
    height: int
    places: dict[str, Place]


def lay_out(widths: Mapping[str, int], edges: Iterable[tuple[str, str]], height: int) -> Layout:
    """Place labels of these widths and of one height, by key. Edges join two different ones; each counts once."""
    beside: dict[str, set[str]] = {key: set() for key in sorted(widths)}
    for one, other in edges:
        beside[one].add(other)
        beside[other].add(one)
    parts = [_placed(part, beside, widths, height) for part in _parts(beside)]
    return _packed(parts)


def _parts(beside: Mapping[str, set[str]]) -> list[list[str]]:
    """The connected components, the largest first, each in the order of its keys."""
    parts, met = [], set[str]()
    for key in beside:
        if key not in met:
            part = sorted(_distances(beside, key))
            met.update(part)
            parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part))


def _distances(beside: Mapping[str, set[str]], start: str) -> dict[str, int]:
    """The number of edges from one node to each that can be reached from it."""
    found, waiting = {start: 0}, deque([start])
    while waiting:
        key = waiting.popleft()
        for other in sorted(beside[key]):
            if other not in found:
                found[other] = found[key] + 1
                waiting.append(other)
    return found


def _placed(part: list[str], beside: Mapping[str, set[str]], widths: Mapping[str, int], height: int) -> Layout:
    """One component by itself, with its corner at 0, no wider than MOST_WIDE unless one of its names is."""
    points = _pulled(part, beside)
    across, down = (max(column) - min(column) for column in zip(*points, strict=True))
    # If all are connected with each other, all are to be at distance one, which leaves too little room for many.
    larger = max(1.0, _CROWDED * sqrt(len(part)) / (max(across, down) or 1.0))
    room = max(MOST_WIDE - 2 * MARGIN - max(widths[key] for key in part), 0)
    stretch = min(_APART[0] * larger, room / across if across > 0 else 0)
    middles = [[x * stretch, y * _APART[1] * larger] for x, y in points]
    _move_apart(middles, [widths[key] for key in part], height)
    left = min(x - widths[key] / 2 for key, (x, _) in zip(part, middles, strict=True))
    top = min(y for _, y in middles) - height / 2
    places = {
        key: Place(round(x - left), round(y - top), widths[key], height)
        for key, (x, y) in zip(part, middles, strict=True)
    }
    return Layout(_right(places), _bottom(places), places)


def _pulled(part: list[str], beside: Mapping[str, set[str]]) -> list[list[float]]:
    """Points, about one apart if an edge joins them, two apart if two edges do, and so on."""
    points = _spread(len(part))
    pulls = [_pulls(key, dict(zip(part, points, strict=True)), beside) for key in part]
    for _ in range(_ROUNDS if len(part) > 1 else 0):
        for point, pulled in zip(points, pulls, strict=True):
            own_x, own_y = point
            sum_x = sum_y = weights = 0.0
            for (x, y), distance, weight in pulled:
                across, down = own_x - x, own_y - y
                pull = distance / (sqrt(across * across + down * down) or 1.0)
                sum_x += weight * (x + across * pull)
                sum_y += weight * (y + down * pull)
                weights += weight
            point[0], point[1] = sum_x / weights, sum_y / weights
    return points


def _pulls(
    key: str, points: Mapping[str, list[float]], beside: Mapping[str, set[str]]
) -> list[tuple[list[float], int, float]]:
    """The points of all others, each with the distance that it should have from this one, and the weight of that."""
    far = _distances(beside, key)
    return [(points[other], far[other], 1 / (far[other] * far[other])) for other in points if other != key]


def _spread(count: int) -> list[list[float]]:
    """Points on a spiral, like the seeds of a sunflower: all different, and spread evenly in all directions."""
    points, across, down = [], 1.0, 0.0
    for number in range(count):
        radius = sqrt(number + 0.5)
        points.append([across * radius, down * radius])
        across, down = across * _TURN[0] - down * _TURN[1], across * _TURN[1] + down * _TURN[0]
    return points


def _move_apart(middles: list[list[float]], widths: list[int], height: int) -> None:
    """Move labels up and down until none covers another: first both of a pair, at the end only the lower one down."""

    def are_over(one: int, other: int) -> bool:
        return abs(middles[one][0] - middles[other][0]) < (widths[one] + widths[other]) / 2 + _GAP[0]

    order = sorted(range(len(middles)), key=lambda one: (middles[one][1], middles[one][0], one))
    # Each with those below it, from the top down, so that at the end no label moves after it has moved others.
    over = [(one, other) for place, one in enumerate(order) for other in order[place + 1 :] if are_over(one, other)]
    for _ in range(_ROUNDS):
        for one, other in over:
            lacks = height + _GAP[1] - (middles[other][1] - middles[one][1])
            if lacks > 0:
                middles[one][1] -= lacks / 2
                middles[other][1] += lacks / 2
    for one, other in over:
        middles[other][1] = max(middles[other][1], middles[one][1] + height + _GAP[1])


def _packed(parts: list[Layout]) -> Layout:
    """The parts side by side in rows, the largest first."""
    places: dict[str, Place] = {}
    wide = max([MOST_WIDE - 2 * MARGIN, *(part.width for part in parts)])
    left, top, bottom = MARGIN, MARGIN, MARGIN
    for part in parts:
        if left > MARGIN and left + part.width > MARGIN + wide:
            left, top = MARGIN, bottom + _BETWEEN
        places |= {key: place._replace(x=place.x + left, y=place.y + top) for key, place in part.places.items()}
        left += part.width + _BETWEEN
        bottom = max(bottom, top + part.height)
    return Layout(_right(places) + MARGIN, _bottom(places) + MARGIN, dict(sorted(places.items())))


def _right(places: Mapping[str, Place]) -> int:
    return max((place.x + (place.width + 1) // 2 for place in places.values()), default=MARGIN)


def _bottom(places: Mapping[str, Place]) -> int:
    return max((place.y + (place.height + 1) // 2 for place in places.values()), default=MARGIN)
