"""Finds the day of publication in lines that their classes call facts about a text: `post-meta`, `byline`."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.boilerplate.changes import ends_in_change, labels_other_last
from archive.extract.boilerplate.fields import labels_other
from archive.extract.dom.blocks import Block
from archive.extract.dom.markup.roles import ISSUED, PLACE
from archive.extract.when import line_date, spans_in
from archive.extract.words.furniture import is_furniture_row
from archive.extract.words.headings import is_comments_heading

FACTS = re.compile(r"meta(?!l)|byline|publish|posted|submitted|post-?info|article-?info", re.I)
"""Classes that themes give to the line of facts about a text."""
OF_EVENT = re.compile(r"event|agenda|pasakum|calend", re.I)
"""Classes that themes give to what they tell of an event."""
_MARKS = re.compile(r"[|/·•>()]|,(?=\s)|\s[–—-]\s")
_COUNTED = re.compile(r"\d{1,6} \w+")
_WORDS_OF_PART = re.compile(r"[^\W\d_]{2,}")
_JOINING_NAMES = frozenset(
    "autors autore autori sadaļā kategorijā rubrikā tēmā un par no by in on and at of the author published posted "
    "publicēts publicēta ievietots ievietoja".split()
)
"""Words in lower case beside a name, a section and a day: `Autore Ilze Kalna 10.02.2019 sadaļā Darbs`."""
_LONGEST = 100  # characters of such a line, as of a byline; free


def classed_day(block: Block) -> date | None:
    """The only day of a line that is about the text, as a class of the line or of the element with the day says.

    Beside it may stand names, and links to sections and tags in any form, but no words that tell of something else.
    """
    if block.level or block.prose or len(block.text) > _LONGEST:
        return None
    classes = " ".join(node.classes for node in (block.node, block.node.parent) if node is not None)
    issued = [run for run in block.runs if run.style & ISSUED]
    is_of_text = FACTS.search(classes) is not None
    if not (is_of_text or issued) or OF_EVENT.search(classes) or any(run.style & PLACE for run in block.runs):
        return None
    said = block.unlinked
    spans = spans_in(said)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    day, before = spans[0].starts_on, said[: spans[0].start]
    if ends_in_change(before) or labels_other(before) or labels_other_last(before):
        return None
    if not all(map(_names_or_counts, _MARKS.split(f"{before}|{said[spans[0].end :]}"))):
        return None
    return day if is_of_text or any(line_date(" ".join(run.text.split())) == day for run in issued) else None


def _names_or_counts(part: str) -> bool:
    """Whether a part of a line is furniture or a count, or has no words in lower case but those that join names."""
    part = part.strip(" .,:")
    if is_furniture_row(part) or is_comments_heading(part) or _COUNTED.fullmatch(part):
        return True
    return all(word in _JOINING_NAMES for word in _WORDS_OF_PART.findall(part) if word.islower())
