"""Tells from class names what a part of a page is: a title, the time or place of something, or something else.

Roles are bits above the style bits of a run, so that inline elements have them too.
"""

from __future__ import annotations

from functools import lru_cache

from archive.extract.dom.markup.attributes import words_of_class

STYLED = 15
"""The style bits: bold, emphasis, superscript and subscript (`Run`)."""
BOLD, EMPHASIS = 1, 2
PLACE, WHEN, OTHER, TITLE, ISSUED = 16, 32, 64, 128, 256
_CLASSES = {
    PLACE: "location locations loc venue venues place address where vieta adrese",
    WHEN: "date dates time times datetime when datums laiks sakums beigas",
    OTHER: "cat category categories tag tags organizer organiser organizers price cost tickets description "
    "excerpt author speakers kategorija apraksts",
    TITLE: "title name heading headline virsraksts nosaukums",
}
_ISSUED = frozenset("posted published publish pubdate updated modified".split())
_OF_NEWS = frozenset("blog news post zina zinas jaunums jaunumi".split())
_DATES = frozenset("date dates time timestamp meta datums".split())
_OF_WORD = {word: role for role, words in _CLASSES.items() for word in words.split()}
_TELLING = _ISSUED | _DATES | frozenset(_OF_WORD)
_LONGEST = 200  # characters of the classes of an element; a bound on time and memory


def within(style: int, role: int) -> int:
    """The style of an element with a role, within another: a title within a place is still the place."""
    return style if role == TITLE and style & PLACE else style & STYLED | role


@lru_cache(maxsize=4096)  # all elements of a kind have the same classes
def role_of_classes(classes: str) -> int:
    """The role that the words of some classes give together; 0 if none.

    `event-venue-title` is the title of a place, `post-date` a day of publication. `date-and-location` names two roles,
    so it is ambiguous.
    """
    classes = classes[:_LONGEST]
    if _TELLING.isdisjoint(words_of_class(classes)):  # as for most
        return 0
    roles = {_role_of(token) for token in classes.split()}
    if ISSUED in roles:
        return ISSUED
    if {PLACE, WHEN} <= roles or PLACE | WHEN in roles:
        return PLACE | WHEN
    return next((role for role in (PLACE, WHEN, TITLE, OTHER) if role in roles), 0)


def _role_of(token: str) -> int:
    """The role that one class gives: `category-title` is not the title of an event."""
    words = words_of_class(token)
    if not _ISSUED.isdisjoint(words) or not (_OF_NEWS.isdisjoint(words) or _DATES.isdisjoint(words)):
        return ISSUED
    found = {_OF_WORD[word] for word in words if word in _OF_WORD}
    return PLACE | WHEN if {PLACE, WHEN} <= found else min(found, default=0)
