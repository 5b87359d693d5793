"""Recognises the line below a text that says who posted it, when, and in which list of the site."""

from __future__ import annotations

import re
from datetime import date

from archive.extract.boilerplate.bylines import POSTED, SUBMITTED, byline_day, names_official
from archive.extract.boilerplate.changes import PUBLISHED, ends_in_change
from archive.extract.dom.blocks import Block
from archive.extract.when import line_date, spans_in
from archive.extract.words.signatures import is_signature
from archive.extract.words.sources import SOURCE

_SIGNED = re.compile(r"(?:autor[ei]?s?|publicēja|ievietoja|(?:posted |written |published )?by)", re.I)
_SIGNED_LINE = 200  # characters of such a line with a machine-readable date and a list or two; judged
_ENTRY = re.compile(r"this (?:entry|post|article) was (?:posted|published|filed)\b", re.I)
_DATED_ENTRY = re.compile(
    r"(?:this (?:entry|post) was (?:posted|published)|(?:šis )?ieraksts (?:tika |ir )?(?:ievietots|publicēts))\b", re.I
)
"""The beginning of WordPress's line below a text. `article` is left out: it may have been published in a journal."""
_WORD = re.compile(r"\w+")
_MACHINE = re.compile(r"\s*\d{4}-\d\d-\d\dT\d\d:\d\d\S*\s*")


def signed_day(block: Block) -> date | None:
    """The day of a line below a text that marks it as the day of publication: `Ievietoja: Ilze Kalna, 27.11.2018.`

    Also of `By Peter Oakley | November 27, 2018 | Advice`, if author and list are links; a machine-readable time in it,
    which a style sheet hides, is ignored.
    """
    if PUBLISHED.match(block.text) or SUBMITTED.match(block.text):
        return byline_day(block.line)
    if _DATED_ENTRY.match(block.text):
        return _day_of_entry(block)
    runs = [run for run in block.runs if run.text.strip()] if len(block.text) <= _SIGNED_LINE else []
    if len(runs) < 3 or runs[1].link is None or _SIGNED.fullmatch(runs[0].text.strip(" :")) is None:
        return None
    others = [run.text for run in runs[2:] if run.link is None and _MACHINE.fullmatch(run.text) is None]
    text = " ".join(others)
    spans = spans_in(text)
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    rest = _WORD.findall(text[: spans[0].start] + text[spans[0].end :])
    return spans[0].starts_on if all(map(POSTED.fullmatch, rest)) else None


def last_day(text: str) -> date | None:
    """The day at the end of a line that says who signed the text, or where it comes from.

    `Informāciju sagatavoja Preses nodaļa 27.11.2018.`, `Ilze Kalna, biedrības vadītāja, 27.11.2018.`
    """
    spans = spans_in(text) if len(text) <= _SIGNED_LINE and text.rstrip(" .")[-1:].isalnum() else ()
    if len(spans) != 1 or spans[0].precision != "day" or spans[0].starts_on != spans[0].ends_on:
        return None
    before = text[: spans[0].start].rstrip(" ,–—-")
    if text[spans[0].end :].strip(" .") or ends_in_change(before):
        return None
    told = SOURCE.fullmatch(before) or names_official(before) or is_signature(text)
    return spans[0].starts_on if told else None


def _day_of_entry(block: Block) -> date | None:
    """The day of `This entry was posted in News on 27.11.2018 by admin.`, unless it stands in the name of a list."""
    spans = spans_in(block.line) if len(block.text) <= _SIGNED_LINE else ()
    if len(spans) != 1 or spans[0].precision != "day" or ends_in_change(block.line[: spans[0].start]):
        return None
    listed = any(spans_in(link.text) and line_date(link.text) is None for link in block.links)
    return None if listed or spans[0].starts_on != spans[0].ends_on else spans[0].starts_on


def posted_in(block: Block) -> bool:
    """Whether a line with links is like `Posted in News by admin` or `This entry was posted in …`."""
    if not block.links or len(block.text) > _SIGNED_LINE:
        return False
    words = _WORD.findall(block.unlinked)
    return (bool(words) and all(map(POSTED.fullmatch, words))) or _ENTRY.match(block.text) is not None
