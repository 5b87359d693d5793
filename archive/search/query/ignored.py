"""What is told about the parts of a query that are ignored because they have no meaning."""

from __future__ import annotations

from collections.abc import Iterable

from archive.search.notice import IgnoredInput
from archive.search.query import fields
from archive.search.words.vocabulary import tokens


def nothing_after(field: str) -> IgnoredInput:
    """The notice that a field has nothing to look for."""
    return IgnoredInput("“%(field)s:” needs a word right after it; ignored.", field=field)


def no_second(word: str) -> IgnoredInput:
    """The notice that an OR has a word on one side only."""
    return IgnoredInput("“%(word)s” needs a word on both sides; ignored.", word=word)


def no_word(typed: str) -> IgnoredInput:
    """The notice that something has no letters or digits."""
    return IgnoredInput("“%(text)s” has no word to look for; ignored.", text=typed[:40])


def none_of(values: Iterable[str], in_latvian: Iterable[str], field: str, typed: str) -> IgnoredInput:
    """The notice that a field has no such value. If the field was typed in Latvian, so are the values it lists."""
    choices = ", ".join(in_latvian if fields.is_latvian(field) else values)
    if not tokens(typed):
        return IgnoredInput(
            "“%(field)s:” needs one of %(choices)s right after it; ignored.", field=field, choices=choices
        )
    return IgnoredInput(
        "“%(field)s:” needs one of %(choices)s right after it, and not “%(typed)s”; ignored.",
        field=field,
        choices=choices,
        typed=typed[:40],
    )


def no_date(typed: str) -> IgnoredInput:
    """The notice that something is not a date."""
    return IgnoredInput("“%(typed)s” is not a date like 2016, 2016-05 or 2016-05-31; ignored.", typed=typed)
