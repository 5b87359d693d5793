"""Takes time and place from a title: `Lekcija (18.00, Krasta iela 1)`, `Sanāksme, Ogres bibliotēka`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.extract.calendar.draft import EDGES, Draft
from archive.extract.calendar.hours import is_time, time_of
from archive.extract.events.tells import Tells, told_by, told_by_word
from archive.extract.events.venues.kinds import IS_ENGLISH_KIND, IS_KIND, IS_VENUE
from archive.latvian.given_names import given_name_readings

_HELD = re.compile(
    r"(?P<place>.{3,80}?[āēīūs]) (?:(?:notik[sau]|notiek|norisin\w+|risin\w+|gaidām[sa]) |[–—-] )(?P<title>\S.{2,}?)\.?"
)
"""Place and title of `Egļu bibliotēkā notiks lekcija.`, `Egļu bibliotēkā – lekcija`."""
_QUOTED = re.compile(r"([“„«\"][^“”„«»\"]+[”“»\"])\s+(\S.*)")  # `„Ceļš” Egļu muzejs`
_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)\W*")
_FEWEST = 2  # places behind titles from which others are inferred; judged
_LONGEST = 80  # characters of a place behind a title; judged
_ADDRESS = re.compile(
    r"\b(?:ielā|iela|gatvē|gatve|bulvārī|bulvāris|prospektā|prospekts|laukumā|laukums|šosejā|šoseja) \d"
    r"|\b\d+[a-z]? (?:[A-Z][\w’'.]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Square|Sq)\b",
)
_ONLINE = re.compile(r"\b(?:zoom|teams|tiešsaist\w+|attālināti|webex)\b", re.I)
_NAMED = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?: [\w.-]+){0,3}")
_WORD = re.compile(r"\w+")
_TIMES = re.compile(r"(?:(?:no|līdz|ap|plkst|pl|pulksten|from|until|at)\b\.?\s*)*\d", re.I)
_JOINS = frozenset(("un", "vai", "and", "or"))


def take_tail(draft: Draft) -> None:
    """Move the place behind or before the title of an event, and its time, to where they belong."""
    if draft.title.endswith(")") and (found := _IN_BRACKETS.fullmatch(draft.title)):
        parts = [part.strip(EDGES) for part in found[2].split(", ")]
        times = [part for part in parts if is_time(part)]
        place = ", ".join(part for part in parts if part not in times)
        if place and (draft.place or not is_place(place)):
            return
        if times or place:
            draft.has_tail = bool(place)
            draft.title, draft.place = found[1].strip(EDGES), draft.place or place or None
            draft.starts_at = draft.starts_at or (time_of(times[0]) if times else None)
        return
    if draft.place:
        return
    opens = _HELD.fullmatch(draft.title)
    if opens and is_place(opens["place"]) and not _begins_event(opens["place"]) and not _TIMES.match(opens["title"]):
        draft.title, draft.place = opens["title"], opens["place"]
        return
    quoted = _QUOTED.fullmatch(draft.title)
    if quoted and is_place(quoted[2]):
        draft.title, draft.place, draft.has_tail = quoted[1], quoted[2], True
        return
    if ", " not in draft.title:
        return
    head, place = _split(draft.title)
    if _ADDRESS.search(place) and ", " in head and is_place(_split(head)[1]):
        head, name = _split(head)
        place = f"{name}, {place}"
    if head and is_place(place):
        draft.title, draft.place, draft.has_tail = head.strip(EDGES), place, True


def with_tails(drafts: Sequence[Draft]) -> list[Draft]:
    """Some events, if most have their place behind their title, with that of all: `Nometne, Cēsis` beside others."""
    tails = sum(draft.has_tail for draft in drafts)
    if tails < _FEWEST:  # as in most plans
        return [*drafts]
    unread = {at for at, draft in enumerate(drafts) if draft.place is None and _may_be_place(_split(draft.title)[1])}
    if tails < len(unread):
        return [*drafts]
    return [_with_name(draft) if at in unread else draft for at, draft in enumerate(drafts)]


def _may_be_place(text: str) -> bool:
    """Whether a tail is a name that may be a place's: no person and no further event (`Nometne, Anna Kalna`)."""
    if not _NAMED.fullmatch(text) or told_by(text) & Tells.NOUN:
        return False
    words = text.split()
    return len(words) == 1 or not (words[1][0].isupper() and given_name_readings(words[0]))


def _with_name(draft: Draft) -> Draft:
    head, place = _split(draft.title)
    return replace(draft, title=head.strip(EDGES), place=place, has_tail=True)


def _begins_event(text: str) -> bool:
    """Whether a text names an event and where it is, not only the place: `Sarunas bibliotēkā`."""
    return bool(told_by_word(_WORD.findall(text)[0].lower()) & Tells.NOUN)


def is_place(text: str) -> bool:
    """Whether a text names a venue or an address.

    A single word in lower case may be anything (`skola`), and several may be topics (`skola un mājas`).
    """
    if len(text) > _LONGEST:
        return False
    words = _WORD.findall(text)
    if _ADDRESS.search(text) or _ONLINE.search(text) or (words and IS_VENUE.fullmatch(words[-1])):
        return True
    is_named = not text.islower() or (len(words) > 1 and _JOINS.isdisjoint(words))
    return is_named and bool(IS_KIND.search(text) or IS_ENGLISH_KIND.search(text))


def _split(title: str) -> tuple[str, str]:
    """A title before and after its last comma that is in no quotation or brackets; the second may be empty."""
    depth = 0
    for at in range(len(title) - 1, 0, -1):
        sign = title[at]
        if sign in "”»)" or (sign == "“" and depth == 0 and title[at - 1 : at] not in (" ", "(")):
            depth += 1
        elif sign in "„«(" or (sign == "“" and depth):
            depth = max(0, depth - 1)
        elif not depth and title[at : at + 2] == ", ":
            return title[:at], title[at + 2 :].strip(EDGES + ".")
    return title, ""
