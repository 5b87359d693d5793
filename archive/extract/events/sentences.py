"""Cuts the opening of an article, which names its event, into sentences and lines."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.extract.events.lines import with_labels
from archive.latvian.dates.words import MONTHS_LV

# Characters of the title and of the body; an article that names its event later is about something else. This limits
# the time, which grows with the square of the days in a sentence. Judged: doubled it changes nothing, halved 0 + 1.
SEARCHED = 1200
_SHORTENED = ("St", "Sv", "Mr", "Ms", "Mrs", "Dr", "Nr", "Kr", "Fr", "Dz", "Dž", "[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
_SENTENCE_END = re.compile(
    rf"[.!?…\n](?:(?<=\n)\n*|(?<!\n){_ABBREVIATIONS}[\"”“»']?\s+(?=[\"“„«–—]?\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?<=[!?] )\d))"
)
# `15.05.2019. Valmieras Kultūras centrā notiks`, `š.g. 15.05. Valmierā`: the full stop belongs to the date.
_WITHOUT_YEAR = r"\d\d\.(?:0[1-9]|1[0-2])\. "
_WITHIN_DATE = re.compile(
    rf" (?:(?<=\.\d{{4}}\. )|(?<=g\. {_WITHOUT_YEAR})|(?<= un {_WITHOUT_YEAR})) *"
    r"(?=(?:\w+(?:as|es|u|a|ajā)\s+){0,4}\w+(?:[āēīū]|[āē]s|os)\b)"
)
# `Ceturtdiena, 14. Marts`: it also does before a capitalised month; but `Marta` and `Jūlija` may be names.
_MONTH = "|".join(month.rstrip("si").capitalize() for month in MONTHS_LV)
# It begins with a digit, to which the regex engine skips, and then looks back for the beginning of a word.
_BEFORE_MONTH = re.compile(rf"\d(?<=\b\d)\d?\. +(?=(?:{_MONTH})(?:i?s|[āī])\b)")
# A quoted title in a sentence that continues after it: `diskusija „Vai tu zini? Esi drošs!” notiks`; not direct speech.
_TITLE = re.compile(r"[“„«\"][^“”„«»\"\n]{3,150}[^,.“”„«»\"\n][”“»\"](?= [^\W\dA-ZĀČĒĢĪĶĻŅŠŪŽ])")
_MARKS_IN_TITLE = re.compile(r"[.!?…] [^“”„«»\"\n]{1,150}[”“»\"] ")


def opening(body: str) -> list[str]:
    """The sentences to search for an event; without a last one that is truncated, and might name half a place."""
    sentences = _sentences(with_labels(body[:SEARCHED]))
    return sentences[:-1] if len(body) > SEARCHED and len(sentences) > 1 else sentences


def _sentences(text: str) -> list[str]:
    """A text cut at the ends of its sentences and lines."""
    within = {match.end() for one in (_WITHIN_DATE, _BEFORE_MONTH) for match in one.finditer(text)}
    titles = [match.span() for match in _TITLE.finditer(text)] if _MARKS_IN_TITLE.search(text) else []
    within |= {
        match.end() for start, end in titles for match in _SENTENCE_END.finditer(text, start, end) if match.end() < end
    }
    ends = [0, *(end for match in _SENTENCE_END.finditer(text) if (end := match.end()) not in within), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends) if start < end]
