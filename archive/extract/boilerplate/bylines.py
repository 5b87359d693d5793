"""Lines that name who wrote an article, or who put it there, and when."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.dom.blocks import Block
from archive.extract.when import spans_in
from archive.extract.words.furniture import is_furniture

_DIGITS = re.compile(r"\d{4}")
_AUTHOR = re.compile(r"(?:autor[ei]?s?|tekst[sa]|by|author|text|foto)\b:?\s*", re.I)
_SUBMITTED = re.compile(
    r"(?:(?:iesūtīj|iesniedz|ievietoj|publicēj|pievienoj|ierakstīj)(?:a|is|usi)"
    r"|(?:submitted|posted|published|written|added) by)\s+(?:[^\s,]+[\s,]+){1,3}?"
    r"(?:(?:pirmd|otrd|trešd|ceturtd|piektd|sestd|svētd|pi|ot|tr|ce|pk|se|sv|on|mon|tue|wed|thu|fri|sat|sun)\w*\.?[\s,]+)*",
    re.I,
)
"""`Iesniedza admin, Ce, ` before a date, as Drupal prints it: who put the article there, and the day of the week."""

_TIME_AFTER = re.compile(r"[\s,.–-]*(?:(?:plkst\.?|at)\s*)?(?:\d{1,2}[:.]\d\d)?\W*")
_BETWEEN = re.compile(r"[\s,&]+(?:(?:un|and)\s+)?")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_MOST_WORDS = 6  # of a name, or of the names of up to three people; doubled the same, halved 0 + 2 pages
_LONGEST = 100  # characters; six long names have so many; free


def is_full_name(text: str) -> bool:
    """Whether a text is two to six capitalised words: a person's name, or several."""
    words = list(filter(None, _BETWEEN.split(text, maxsplit=_MOST_WORDS + 1)))
    return 2 <= len(words) <= _MOST_WORDS and all(word[0].isupper() and _NAME.fullmatch(word) for word in words)


def byline_date(block: Block) -> date | None:
    """The date of a byline: `Ieva Cielava, 5 July 2016,`. Besides the date there is the full name of a person."""
    text = block.line
    if len(text) > _LONGEST or not _DIGITS.search(text) or is_furniture(text):
        return None
    spans = spans_in(text)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    if _SUBMITTED.fullmatch(text[: spans[0].start]) and _TIME_AFTER.fullmatch(text[spans[0].end :]):
        return spans[0].starts_on
    rest = f"{text[: spans[0].start]} {text[spans[0].end :]}".strip(" ,.;:|–—-/")
    return spans[0].starts_on if is_full_name(_AUTHOR.sub("", rest)) else None
