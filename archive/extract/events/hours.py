"""When an event begins: the clock time that its sentence, or one soon after, gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

_CLOCK = re.compile(
    r"\b(?:(?:plkst\b\.?|pulksten) ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
    r"|(?:(?:at|from|laiks|sākums|sākot no|starts?|begins?|starting|beginning|time|when)\b:? ?(?:no )?)?"
    r"(?P<h>\d{1,2})(?:(?P<mark>[.:])(?P<m>\d\d))? ?(?P<half>[ap]\.?m\b)?"
    r"|at (?P<noon>noon|midday))(?![.:]?\d)",
    re.I,
)
_LED = re.compile(r"(?:at|from|laiks|sākums|sākot|starts?|begins?|starting|beginning|time|when)\b", re.I)
_BEGINS = re.compile(
    r"\b(?:sāk\w*|sāksies|atklā\w+|noti(?:ka|ek|ks)|noris\w*|pulcē\w*|ilg[sa]|laiks|begin\w*|began|start\w*|open(?:s|ed|ing)"
    r"|tak(?:es?|ing) place|took place|held|runs?|time|no plkst)\b",
    re.I,
)
_NOT_THE_BEGINNING = re.compile(
    r"\b(?:reģistrāc\w+|piete[ik]\w+|līdz|until|till|by|registration|doors)\b[^,;\n]*$", re.I
)
_CLAUSE = re.compile(r"[,;\n](?!\d)")


def begins_at(sentence: str, following: Iterable[str]) -> time | None:
    """The time at which an event begins: what its own sentence gives, else one of those after it that says so.

    Neither the time of registration nor one until which something goes on is the beginning. Only a time that is led
    by a word for it (`plkst.`, `at`), has a colon, or ends in `a.m.` is one, for `10.00` alone may be anything.
    """
    found = _first_clock(sentence)
    for other in following:
        if found:
            break
        if _BEGINS.search(other):
            found = _first_clock(other)
    return found


def _first_clock(sentence: str) -> time | None:
    for match in _CLOCK.finditer(sentence):
        if _NOT_THE_BEGINNING.search(_CLAUSE.split(sentence[: match.start()])[-1]):
            continue
        if (clock := _time(match)) is not None:
            return clock
    return None


def _time(match: re.Match[str]) -> time | None:
    """The time of a match; None where it may be no clock time, or is none."""
    if match["noon"]:
        return time(12)
    half = (match["half"] or "")[:1].lower()
    if match["h"] and not half:
        is_clock = match["mark"] == ":" or (match["mark"] and _LED.match(match[0]))
        if not is_clock:
            return None
    hour, minute = int(match["hour"] or match["h"]), int(match["minute"] or match["m"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
