"""Recognises notices, in a title or text, that an event was cancelled or postponed to another day.

In a title, the word must be set apart (`ATCELTS: Seminārs`, `Seminārs (pārcelts uz 5. maiju)`, `Pasākums atcelts!
Seminārs`, `Forum – CANCELLED`) or be the last one after the name of an event (`Seminārs atcelts`). Elsewhere it may
mean anything: `Atceltās robežas`, `Ar mani tas nenotiks`.
"""

from __future__ import annotations

import re
from typing import Literal

from archive.extract.events.tells import Tells, told_by

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
# A run of these, or of blanks, is tried only from its beginning; otherwise a title full of dots would take minutes.
_EDGES, _BLANKS = rf"(?<!{_EDGE}){_EDGE}++", r"(?<!\s)\s++"
_SET_APART = rf"(?:(?<!{_EDGE})(?={_EDGE}*[!:,.;|/*\[(–—]){_EDGES}|{_BLANKS}-\s++)"
# The new day, if the notice states it; not `pārcelti uz Rīgu`, which may be the subject of the event.
_DAY_AHEAD = (
    r"\s+(?:uz|līdz|to|until|till)\s+(?:\d|nenoteikt|cit[uā]\b|vēlāk|turpmāk|another\b|a\s+later\b|later\b|further\b)"
    r"[^:()\[\]|–—]{0,40}?"
)
_IS = r"(?:ir|tiek|tika|is|was|has been)\s+"
_IT = rf"(?:(?:(?:šis|the|this)\s+)?(?:pasākum[si]|event)\s+(?:{_IS})?)?"  # an event without its name
_OFF = re.compile(
    r"\b(?:nenotiks|nenotiek|atcelt[sai]|atceltas|atceļ|atcels|atcēla"
    r"|(?:pārcelt|atlikt)\w+ (?:uz|līdz) (?:nenoteikt|vēlāk|turpmāk|cit)\w+"
    r"|cancell?ed|cancels|calls off|called off|will not (?:take place|be held)"
    r"|postponed (?:indefinitely|until further|to a later))\b"
)
_OFF_BEFORE = re.compile(r"\b(?:atcelt[sai]|atceltas|atceļ|atcels|atcēla|cancels|calls off)((?: [\w-]+){1,3})", re.I)
_PUT_OFF = re.compile(
    r"\b(?:(?:pārcel|atlik)t(?:s|a|i|as)|postponed|rescheduled)\b(?! (?:uz|no|līdz|to|until|till|from)\b)",
    re.I,
)
_NEW_DAY = re.compile(
    r"\b(?:jaun(?:ais|ā) (?:\w+ )?(?:datums|diena|laiks)|tagad (?:tas |tā )?(?:notiks|paredz)"
    r"|now (?:take|be held|scheduled|planned|set)|(?:new|revised) (?:date|day))",
    re.I,
)
_LONGEST_NOTICE = 120  # characters of a sentence that is only a notice: a few words and a day; by convention


def _patterns(words: tuple[str, ...]) -> list[re.Pattern[str]]:
    """Patterns for any of these words at the beginning or end of a title, set apart or in capitals."""
    said, in_capitals = "|".join(words), "|".join(word.upper() for word in words)
    return [
        re.compile(rf"^{_EDGE}*{_IT}(?:{said}){_DAY_AHEAD}\s*(?:[!:|/*\])–—]|-\s){_EDGE}*", re.I),
        re.compile(rf"^{_EDGE}*{_IT}(?:{said})\s*(?:[!:,.;|/*\])–—]|-\s){_EDGE}*", re.I),
        re.compile(rf"{_SET_APART}(?:{_IS}|{_IT})(?:{said})(?:{_DAY_AHEAD})?{_EDGE}*$", re.I),
        re.compile(rf"{_BLANKS}{_IS}(?:{said})(?:{_DAY_AHEAD})?{_EDGE}*$", re.I),
        re.compile(rf"^{_EDGE}*(?:{in_capitals})(?!\w){_EDGE}*|{_EDGES}(?:{in_capitals})(?i:{_DAY_AHEAD})?{_EDGE}*$"),
    ]


_PATTERNS = {notice: _patterns(words) for notice, words in _WORDS.items()}
# Only for cancelled events: that of a postponed one may be about the new day.
_ENDS_CANCELLED = re.compile(rf"([^:,;“”„\"«»–—]+?){_BLANKS}(?:{'|'.join(_WORDS['cancelled'])}){_EDGE}*", re.I)


def says_off(sentence: str) -> bool:
    """Whether a sentence of a text says that something was called off, or postponed indefinitely."""
    return _OFF.search(sentence.lower()) is not None


def is_put_off(sentence: str, following: list[str]) -> bool:
    """Whether a sentence says that something was postponed, and one after it says to which day.

    `28. maijā plānotais seminārs ir pārcelts. Jaunais norises datums – 12. jūnijs.`
    """
    return _PUT_OFF.search(sentence) is not None and any(
        _NEW_DAY.search(one) is not None and any(map(str.isdigit, one)) for one in following
    )


def tells_of_notice(title: str) -> bool:
    """Whether a title is news about an event that was called off, and not a notice: `Atcelta tikšanās ar …`.

    The days in such an article are those of what took place instead.
    """
    off = _OFF_BEFORE.search(title)
    return off is not None and bool(told_by(off[1]) & Tells.NOUN) and notice_in(title) is None


def is_notice(sentence: str) -> bool:
    """Whether a sentence says that the event was called off, and nothing else: `Pasākums atcelts!`."""
    if len(sentence) > _LONGEST_NOTICE or not says_off(sentence):  # as in most sentences
        return False
    return notice_in(sentence) == "cancelled" and without_notice(sentence) == sentence


def notice_in(title: str) -> Notice | None:
    """The notice in a title: "cancelled", "postponed", or None."""
    return _read(title)[0]


def without_notice(title: str) -> str:
    """A title without its notice, if it has one; unchanged if nothing would be left."""
    return _read(title)[1]


def _read(title: str) -> tuple[Notice | None, str]:
    """The notice in a title, and the title without it."""
    for notice, patterns in _PATTERNS.items():
        for pattern in patterns:
            if pattern.search(title):
                return notice, pattern.sub("", title).strip() or title
    ends = _ENDS_CANCELLED.fullmatch(title)
    return ("cancelled", ends[1]) if ends and told_by(title) & Tells.NOUN else (None, title)
