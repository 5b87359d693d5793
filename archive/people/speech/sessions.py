"""Finds who chairs a session and who reports in it, in minutes that name them on lines of their own.

Sēdi vada: A. Kalna.
Ziņo: J. Egle, nodaļas vadītājs.
Sēdes vadītāja: Paldies, sākam balsošanu.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.people.speech.lines import BULLET, Named, past, trimmed
from archive.people.speech.said import Said
from archive.people.verbs import NEEDS_CLAUSE, SPEAKING

_SESSION = "sēd|sanāksm|sapulc"
# Only decisions, or the name of who took the minutes, tell minutes from the agenda of a future session.
_IS_MINUTES = re.compile(
    r"\b(?:nolēma|nolem(?:j|ts?)|lēmums|protokolē(?:ja)?|protokolist[se]|balso(?:ja)?)\b", re.IGNORECASE
)
_LEADS = re.compile(
    rf"\b(?:{_SESSION})[ei]s? (?:vad(?:a|īja)\b|(?:vadītāj|priekšsēdētāj)[sa]\s*[:–—-])[\s:–—-]*", re.IGNORECASE
)
_PARTS_OF_LEADS = ("ēdi vad", "ēdes vad", "ēdes priekš", "anāksm", "apulc")  # each match has one of these
_CHAIR = rf"(?i:(?:{_SESSION})es (?:vadītāj|priekšsēdētāj)[sa])"
# `Sēdes vadītāja: Sākam darbu.`, `Sanāksmes vadītāja atklāj sēdi un informē, ka darba ir daudz.`
_CHAIR_LABEL = re.compile(rf"{_CHAIR}\s?:\s*")
_CHAIR_SAYS = re.compile(
    rf"{_CHAIR} (?:(?:atklāja?|slēdza?|noslēdza?|vadīja|vada) (?:{_SESSION})i un |arī |vēlreiz )*(\w+)"
)
_REPORTS = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:Ziņo(?:ja)?|Izsakās|Izteicās|Runā(?:ja)?|Papildin(?:a|āja)"
    r"|Debatēs (?:piedal|uzst|izs|runā)(?!\w*sies)\w+)\s*[:–—-]\s*"
)
_BETWEEN = re.compile(r"\s*(?:,?\s+un\b|[,;])?\s*")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_FEWEST_WORDS = 3


def chair(text: str, people: Sequence[Named]) -> Named | None:
    """The only person whom a text names as the chair of the session."""
    if not people or not any(part in text for part in _PARTS_OF_LEADS):
        return None
    starts = [one.start for one in people]
    found: dict[str, Named] = {}
    for match in _LEADS.finditer(text):
        at = bisect_left(starts, match.start())
        one = people[at] if at < len(people) else None
        # The label of a speech need not have a name behind it: `Sēdes vadītāja: Sākam darbu.`
        if one and one.start <= match.end() and one.is_subject is not False:
            found.setdefault(one.name, one)
    return next(iter(found.values())) if len(found) == 1 else None


def said_in_session(text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]]) -> Iterator[Said]:
    """What lines of minutes attribute to the chair, and to those who report: `Ziņo: A. Kalna.`"""
    leader = chair(text, people)
    by_start = {one.start: one for one in people}
    is_minuted: bool | None = None
    for line_start, end in lines:
        start = past(BULLET, text, line_start, end)
        if leader and leader.start < start:
            yield from _of_chair(text, start, end, leader)
        if is_minuted is not False and (label := _REPORTS.match(text, start, end)):
            is_minuted = is_minuted or _IS_MINUTES.search(text) is not None
            one = by_start.get(label.end()) if is_minuted else None
            while one and one.end <= end and one.is_subject is not False:
                yield Said(one.index, start, trimmed(text, end), False)
                one = by_start.get(past(_BETWEEN, text, one.end, end))


def _of_chair(text: str, start: int, end: int, leader: Named) -> Iterator[Said]:
    if label := _CHAIR_LABEL.match(text, start, end):
        words = text[label.end() : end].rstrip()
        if len(words.split()) >= _FEWEST_WORDS and words[-1] in ".!?…":
            yield Said(leader.index, label.end(), trimmed(text, end), True)
    elif (says := _CHAIR_SAYS.match(text, start, end)) and _is_said(text, says):
        close = _SENTENCE_END.search(text, says.end(), end)
        yield Said(leader.index, start, close.end() if close else trimmed(text, end), False)


def _is_said(text: str, says: re.Match[str]) -> bool:
    """Whether the verb of a sentence about the chair is one of speaking, with a clause if it needs one."""
    has_clause = text.startswith((", ka ", ", vai "), says.end())
    return says[1] in SPEAKING and (has_clause or says[1] not in NEEDS_CLAUSE)
