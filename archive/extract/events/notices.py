"""Recognises notices in the title of an event: that it was cancelled, or postponed to another day.

Only a word that is set apart says so: `ATCELTS: Seminārs`, `Seminārs (pārcelts uz 5. maiju)`, `Forum – CANCELLED`,
`Seminārs ir atcelts`, `Pasākums atcelts! Seminārs`. Within a title it may mean anything: `Atceltās robežas`, `Ar mani
tas nenotiks`.
"""

from __future__ import annotations

import re
from typing import Literal

Notice = Literal["cancelled", "postponed"]

_WORDS: dict[Notice, tuple[str, ...]] = {
    "cancelled": (
        *("atcelts", "atcelta", "atcelti", "atceltas", "nenotiks", "nenotiek"),
        *("cancelled", "canceled", "called off", "will not take place"),
    ),
    "postponed": (
        *("pārcelts", "pārcelta", "pārcelti", "pārceltas", "atlikts", "atlikta", "atlikti", "atliktas"),
        *("postponed", "rescheduled"),
    ),
}
_EDGE = r"[\s!:,.;|/*\[\]()–—-]"
# To which day, where the notice says so; not `pārcelti uz Rīgu`, which may be what the event is about.
_DAY_AHEAD = (
    r"\s+(?:uz|līdz|to|until|till)\s+(?:\d|nenoteikt|cit[uā]\b|vēlāk|turpmāk|another\b|a\s+later\b|later\b|further\b)"
    r"[^:()\[\]|–—]{0,40}?"
)
_IS = r"(?:ir|tiek|tika|is|was|has been)\s+"
_IT = rf"(?:(?:(?:šis|the|this)\s+)?(?:pasākum[si]|event)\s+(?:{_IS})?)?"  # that has no name in the notice


def _patterns(words: tuple[str, ...]) -> list[re.Pattern[str]]:
    """How a title may say one of these words at its beginning, at its end, or in capitals at either."""
    said, in_capitals = "|".join(words), "|".join(word.upper() for word in words)
    return [
        re.compile(rf"^{_EDGE}*{_IT}(?:{said}){_DAY_AHEAD}\s*(?:[!:|/*\])–—]|-\s){_EDGE}*", re.I),
        re.compile(rf"^{_EDGE}*{_IT}(?:{said})\s*(?:[!:,.;|/*\])–—]|-\s){_EDGE}*", re.I),
        re.compile(
            rf"(?:{_EDGE}*[!:,.;|/*\[(–—]{_EDGE}*|\s+-\s+)(?:{_IS}|{_IT})(?:{said})(?:{_DAY_AHEAD})?{_EDGE}*$", re.I
        ),
        re.compile(rf"\s+{_IS}(?:{said})(?:{_DAY_AHEAD})?{_EDGE}*$", re.I),
        re.compile(rf"^{_EDGE}*(?:{in_capitals})(?!\w){_EDGE}*|{_EDGE}+(?:{in_capitals})(?i:{_DAY_AHEAD})?{_EDGE}*$"),
    ]


_PATTERNS = {notice: _patterns(words) for notice, words in _WORDS.items()}


def notice_in(title: str) -> Notice | None:
    """What a title says of its event: "cancelled", "postponed", or None if it says nothing of the kind."""
    return next((notice for notice, patterns in _PATTERNS.items() if any(one.search(title) for one in patterns)), None)


def without_notice(title: str) -> str:
    """A title without the word that says so, if there is one; the title as it is if nothing would be left."""
    for pattern in (pattern for patterns in _PATTERNS.values() for pattern in patterns):
        if pattern.search(title):
            return pattern.sub("", title).strip() or title
    return title
