"""Names of countries, regions and cities of several words: `Saudi Arabia`, `Saūda Arābija`, `New York`.

They look like names of people. The names come from CLDR, in both languages, through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from archive.latvian.fold import fold
from archive.latvian.names import name_key

_PARTS = re.compile(r" & | and | un |[(),–]")


def is_territory(words: Sequence[str], lang: str) -> bool:
    """Whether words are the name of a country, a region or a city; in Latvian ("lv") in any case."""
    return _key(words, lang) in _territories(lang)


def is_of_world(word: str) -> bool:
    """Whether one word is the Latvian name of a country, a region or a city of the world, in any case."""
    return _key([word], "lv") in _single()


@cache
def _single() -> frozenset[tuple[str, ...]]:
    locale = Locale("lv")
    cities = (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    return frozenset(_key([name], "lv") for name in (*locale.territories.values(), *cities) if " " not in name)


@cache
def _territories(lang: str) -> frozenset[tuple[str, ...]]:
    locale = Locale(lang)
    # CLDR omits names of cities that are the same as in the id of the time zone, as most English ones are.
    in_ids = (str(id).rpartition("/")[2].replace("_", " ") for id in Locale("lv").time_zones)
    cities = (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    names = (*locale.territories.values(), *cities, *in_ids)
    return frozenset(_key(run, lang) for name in names for run in _runs(name))


def _runs(name: str) -> Iterator[list[str]]:
    """The parts of a name that may be used for it: for `Apvienotie Arābu Emirāti` also `Arābu Emirāti`."""
    for part in _PARTS.split(name):
        words = part.split()
        yield from (words[first:] for first in range(len(words) - 1) if words[first][0].isupper())


def _key(words: Sequence[str], lang: str) -> tuple[str, ...]:
    return tuple(name_key(word) if lang == "lv" else fold(word) for word in words)
