"""Words that make a following place name part of another name: `Lidosta Rīga`, `viesnīca Rīga`, `FK Ventspils`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.dates.words import MONTHS_EN, WEEKDAYS_EN
from archive.latvian.function_words import KEY_OF
from archive.latvian.tokens import Token
from archive.places.institutions import is_called_after
from archive.places.names import Name
from archive.places.words import kind_of

# Abbreviations before the names of firms and clubs, which may begin with a genitive: `SIA Rīgas ūdens`.
_FIRM_OR_CLUB = re.compile(r"SIA|V?AS|VSIA|PSIA|[BFHKRSV]K|FC")

# English words that may be capitalised without being part of a name: prepositions and the like, in headings and at the
# beginning of a sentence, and times.
_ENGLISH_NO_NAME = frozenset(
    "in on at for from and with of by to the near around between into through via about across outside within but as "
    "or".split()
) | {time.lower() for time in (*WEEKDAYS_EN, *MONTHS_EN)}
_ENGLISH_THINGS = frozenset("hotel ferry ship river lake café cafe restaurant newspaper airport".split())

# Rivers with the same name as a municipality or a town.
_RIVERS = frozenset(
    "Aloja Amata Auce Durbe Iecava Līgatne Ludza Nereta Ogre Rauna Rēzekne Roja Seda Stende Tērvete Viesīte "
    "Zilupe".split()
)


def is_in_name(before: Token | None, token: Token, name: Name) -> bool:
    """Whether a Latvian word makes the next one part of a name: `Lidosta Rīga`, `upe Ogre`, but not `Tāpēc Rīga`.

    The place name must be in the nominative; after the abbreviation of a firm or a club, it may be a genitive too.
    """
    if before is None or before.end + 1 != token.start or name.case not in ("nom", "gen"):
        return False
    if _FIRM_OR_CLUB.fullmatch(before.text):
        return True
    if name.case != "nom":
        return False
    lower = before.text.lower()
    if not before.is_capitalised or is_called_after(lower):
        return is_called_after(lower)
    if lower in KEY_OF or kind_of(lower):
        return False
    return len(before.text) > 3 or (len(before.text) > 1 and before.text.isupper() and not token.text.isupper())


def is_in_english_name(before: Token | None, token: Token, *, is_first: bool) -> bool:
    """Whether an English word makes the next one part of a name: `Hotel Riga`. `is_first`: it begins a sentence."""
    if before is None or before.end + 1 != token.start:
        return False
    lower = before.text.lower()
    if lower in _ENGLISH_THINGS or _FIRM_OR_CLUB.fullmatch(before.text):
        return True
    if is_first or not before.is_capitalised or (before.text.isupper() and token.text.isupper()):
        return False
    return lower not in _ENGLISH_NO_NAME and not lower.endswith(("'s", "’s"))


def is_crossed(before: Token | None, name: Name, following: Sequence[str]) -> bool:
    """Whether a name in a Latvian text is probably that of a river, which is crossed: `pār Ogri`, `Zilupi šķērsoja`."""
    if name.case != "acc" or name.base not in _RIVERS:
        return False
    beside = [before.text.lower() if before else "", *following[:1]]
    return beside[0] == "pār" or any(word.startswith("šķērso") for word in beside)
