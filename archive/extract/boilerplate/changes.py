"""Tells the day of publication from other days on the same line: those of a change, or of what the text is about."""

from __future__ import annotations

import re

from archive.extract.boilerplate.fields import labels_other
from archive.extract.when import spans_in
from archive.extract.words.furniture import tells_of_change

_TWO_YEARS = re.compile(r"\d{4}.*?\D\d{4}", re.S)
PUBLISHED = re.compile(r"(?:publicē|publisko|ievieto|pievieno|iesūtī|rakstī)t[sa]\b|(?:published|posted)\b", re.I)
"""Words after which a day is that of publication and no other."""
PUBLISHED_LAST = re.compile(
    rf"(?<!\w)(?:{PUBLISHED.pattern})(?:\s+(?:mūsu\s+)?(?:mājas\s?lapā|vietnē|portālā|internetā|online))?(?:\s+on)?[\s:]*$",
    re.I,
)
"""Such words at the end of what stands before a day."""
_TWO_DATES = 140  # characters of a line with a second date; judged
_WORDS_OF_CHANGE = 3  # words of `Last updated on`
_OF_SPAN = frozenset("līdz un to and until till no".split())
_BEFORE_OTHER = re.compile(r"(?:(?<!\S)(?:until|till)|(?<=\()(?:no|from))[\s:]*$")
"""Words before the last or the first day of something else: `Rīga (no 15.11.2026)`."""


def ends_in_change(before: str) -> bool:
    """Whether the last words before a date mark it as the date of a change: `Ilze Kalna Updated on`."""
    words = before.strip(" :").split()[-_WORDS_OF_CHANGE:]
    return any(tells_of_change(" ".join(words[at:])) for at in range(len(words)))


def without_change(text: str) -> str:
    """A line without the date of a change, whether first or last: `Publicēts: 29.09.2016. Atjaunots: 01.02.2018.`"""
    spans = spans_in(text) if len(text) < _TWO_DATES and _TWO_YEARS.search(text) else ()
    if len(spans) != 2:
        return text
    between = text[spans[0].end : spans[1].start].strip(" .,;:|()/–—-")
    if tells_of_change(between) or (PUBLISHED_LAST.search(text[: spans[0].start]) and _labels_second(between)):
        return text[: spans[0].end]
    return text[spans[0].end :].lstrip(" .,;|()/–—-") if tells_of_change(text[: spans[0].start]) else text


def _labels_second(between: str) -> bool:
    """Whether words between two dates label the second, as `Derīgs līdz` does; `un` or `līdz` only joins the dates."""
    words = between.split()
    return 0 < len(words) <= _WORDS_OF_CHANGE and words[0].isalpha() and words[0].lower() not in _OF_SPAN


def labels_other_last(before: str) -> bool:
    """Whether the last words before a date name another day: `Projekta īstenošana līdz`, `Pasākums Rīgā notiks`."""
    words = before.strip(" :").split()[-_WORDS_OF_CHANGE:]
    return _BEFORE_OTHER.search(before) is not None or any(
        labels_other(" ".join(words[at:])) for at in range(len(words))
    )
