"""Recognises days in an event's sentence that are not its own: deadlines, former plans, days of other things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.extract.events.lines import is_labelled_otherwise
from archive.extract.events.occasions import CLAUSE_OPENING, is_beginning, is_in_clause, is_shown, opens_with_noun
from archive.extract.events.tells import Tells, told_by
from archive.latvian.dates.reading import Span

_MOVED = re.compile(r"\b(?:pārcel\w+|atlikt\w*) (?:uz|līdz)\b|\b(?:postponed|moved|rescheduled) (?:to|until|for)\b")
_MAY_BE_MOVED = ("pārcel", "atlikt", "postponed ", "moved ", "rescheduled ")
"""Every match of the pattern contains one of these, so that most sentences can be ruled out quickly."""
_ONCE_MEANT = re.compile(
    r"\b(?:nevis|not on|instead of|(?:bija|tika|sākotnēji|iepriekš) (?:paredzēt|plānot|izziņot)\w*(?: uz)?"
    r"|(?:originally|previously|initially) (?:planned|scheduled|announced)(?: for| on)?"
    r"|(?:bija|vajadzēja) (?:jānotiek|jāsākas|jābūt|notikt|sākties|būt)"
    r"|(?:was|were) (?:to|supposed to|meant to|due to|to have) (?:take place|taken place|be held|begin|start)"
    r"(?: on)?)\s*$",
    re.I,
)
_MEANT_FOR_IT = re.compile(
    r"(?: plkst\.? ?[\d.:]+)? (?:paredzēt|plānot|izziņot)(?:ais|ā|ie|ās|o|os)\b"
    r"| (?:bija|vajadzēja) (?:jānotiek|jāsākas|jābūt|notikt|sākties|būt)\b",
    re.I,
)
_MEANT_FOR = re.compile(r"\b(?:announced|planned|scheduled|meant|set) (?:for|on)\s*$", re.I)
_CHANGED = re.compile(r"\b(?:rescheduled|moved|postponed|now|instead|new date)\b", re.I)
_FRAME = re.compile(
    r"(?:Ahead of|In the run-up to|With|Since|Because|Given|Due to|To mark|Marking"
    r"|On the occasion of|In (?:hono(?:u)?r of|connection with|view of|light of)"
    r"|Ņemot vērā(?:, ka)?|Tā kā|Ievērojot(?:, ka)?|(?:Sakarā|Saistībā) ar(?: to, ka)?|Gaidot|Tuvojoties|Par godu"
    r"|Atzīmējot|Godinot|Svinot)\b.{3,200}?(?<![nsir]day)(?<!\wdien)(?<!\wdienu)(?<!\wdienā),(?! \d{4}\b)"
)
"""The beginning of a sentence, before the event is named: `Ahead of the World Day on 30 July, …`."""
_DEADLINE = re.compile(
    r"(?:\b(?:līdz|ne vēlāk kā|kopš|pirms|pēc|by|until|till|before|after|since|no later than|as of|effective|dated"
    r"|due(?: on| by)?)"
    r"|(?:nominations|registration|applications|submissions|entries|enrolment|sign-up)\b.{0,60}\bclos(?:es?|ed)(?: on)?"
    r"|(?:pieteikšanās|reģistrācija)\b.{0,60}\b(?:noslē\w+|beidz\w+)"
    r"|closing date (?:is|for \w+ is)|deadline (?:is|for \w+ is))"
    r"(?: (?:pat|the|plkst\.? ?[\d.:]+|(?:[\d:.]+ ?(?:[ap]\.?m\.?)?|noon|midnight)(?: \(\w+\))?(?: on)?))?\s*$",
    re.I,
)
_BEFORE = 80  # characters before a day that may say that it is a time limit; judged
_DECIDED_LV = re.compile(
    r",? (?:[^\W\d][\w-]* ){0,4}?(?:nolēma|lēma|atļāva|atbalstīja|piešķīra|vienojās|paziņoja|informēja|pavēstīja"
    r"|ierosināja|rosināja|uzdeva|saskaņoja|pauda|atzina|norādīja|uzsvēra|solīja)\b"
)
_DECIDED_EN = re.compile(
    r",? (?:[^\W\d][\w.’'-]* ){1,6}?(?:said|announced|decided|agreed|stated|stressed|promised)(?: that| to)\b"
)
_DECIDED_ON = re.compile(
    r"\b(?:decided|announced|agreed|said|allocated|granted|allowed|promised|confirmed|speaking(?: \w+){0,4})(?: on)? $",
    re.I,
)
"""Verbs of saying or deciding on a day, when nothing was held: `Dome otrdien nolēma rīkot semināru`."""
_HOURS_BEFORE = re.compile(
    r"\b(?:no|from|between) (?:plkst\. ?)?\d[\d.:]*(?: ?[ap]\.?m\.?)? (?:līdz|until|till|to) (?:plkst\. ?)?\d[\d.:]*"
    r"(?: ?[ap]\.?m\.?)?(?: on)?\s*$",
    re.I,
)
"""The hours before a day, whose `until` belongs to the hour: `from 9.30am until 3pm on August 28`."""
_FROM_THEN_ON = re.compile(r"\b(?:no|sākot no|from|starting)\s*(?:š[āī] gada\s*)?$", re.I)
_LASTS = re.compile(
    r"\b(?:ilg(?:s|st|a)|turpin(?:ās|āsies)|noris(?:ināsies|inās|ēs|a)|notiks"
    r"|(?:ap)?skatāma?|aplūkojama?|(?:ap)?skatīt|aplūkot|(?<!reģistrācija )(?<!pieteikšanās )atvērta?"
    r"|runs?|lasts?|continues?|open|seen|viewed|visited|display|show|view)"
    r"(?: \w+)? (?:līdz|until|till|to)\s*$"
    r"|\b(?:noslē(?:gsies|dzas|dzās)|clos(?:es|ed)|conclud(?:es|ed)|ends?|ended)(?: on)?\s*$",
    re.I,
)
_OPENING_CLAUSE = re.compile(rf"\w+{CLAUSE_OPENING}")
_BEGUN = re.compile(
    r"\b(?P<event>\w+(?:[aei]|[^aeouiāēīū\W]s|is|us))(?: [“„\"][^”“\"]{1,80}[”“\"])?,\s(?:kas|kur[šai]\w*)\b[^,]{0,60}$"
    r"|\b(?P<event_en>\w+)(?: [“\"][^”\"]{1,80}[”\"])?,?\s(?:which|that)\b[^,]{0,60}$"
)
"""An event and the beginning of a clause about it; in Latvian in the nominative: a genitive is part of another noun."""


def is_moved(sentence: str) -> bool:
    """Whether an event was moved to another day, which is the last in its sentence."""
    small = sentence.lower()
    return any(part in small for part in _MAY_BE_MOVED) and _MOVED.search(small) is not None


def is_no_day_of_it(text: str, span: Span) -> bool:
    """Whether a day is not that of an event: a deadline, the start of a period, or the day of a decision."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    is_other = (
        (_DEADLINE.search(before) is not None and _HOURS_BEFORE.search(before) is None)
        or is_labelled_otherwise(before)
        or (span.starts_on == span.ends_on and _FROM_THEN_ON.search(before) is not None and not is_shown(text))
        or _is_when_decided(text, span, before)
    )
    return is_other and not is_moved(text)


def _is_when_decided(text: str, span: Span, before: str) -> bool:
    """Whether a day is only the one on which something was said or decided, and not that of an event."""
    decided = _DECIDED_LV.match(text, span.end) or _DECIDED_EN.match(text, span.end)
    if decided is not None and told_by(decided[0]) & (Tells.NOUN | Tells.HELD):
        return False
    is_when = decided is not None or _DECIDED_ON.search(before) is not None
    return is_when and not told_by(text[: span.start]) & Tells.NOUN


def is_given_up(text: str, span: Span) -> bool:
    """Whether an event was once planned for this day, and may have been moved: `nevis 12. maijā`."""
    before = text[max(0, span.start - 40) : span.start]
    if _ONCE_MEANT.search(before) or _MEANT_FOR_IT.match(text, span.end):
        return True
    return _MEANT_FOR.search(before) is not None and _CHANGED.search(text) is not None


def is_last_day(text: str, start: int) -> bool:
    """Whether the day at `start` is the last day of what the text is about.

    A clause may be about something else: `kampaņai, kas ilgst līdz 10. decembrim`. It is about the event in
    `Konferencē, kas ilgs …`, and if the event begins in the same sentence: `Rīt sākas kampaņa, kas ilgs …`.
    """
    if _LASTS.search(text[max(0, start - 40) : start]) is None:
        return False
    if not is_in_clause(text, start) or (_OPENING_CLAUSE.match(text) is not None and opens_with_noun(text)):
        return True
    begun = _BEGUN.search(text[:start])
    return (
        begun is not None
        and is_beginning(text[: begun.start()])
        and bool(told_by(begun["event"] or begun["event_en"]) & Tells.NOUN)
    )


def without_others(sentence: str, days: Sequence[Span]) -> list[Span]:
    """The days of a sentence, without those of something else that is named before the event.

    The latter are in an opening (`With the law entering into force on 1 June, …`), or in a clause about something past
    or incidental (`Izstāde, kas 2. aprīlī tika atklāta Rīgā, no 15. maija būs skatāma …`).
    """
    if len(days) < 2:
        return list(days)
    frame = frame_of(sentence)
    behind = [day for day in days if day.start >= frame]
    if behind and len(behind) < len(days) and told_by(sentence[frame:]) & Tells.VERB:
        days = behind
    outside = [day for day in days if not is_in_clause(sentence, day.start)]
    last = days[-1]
    is_told_later = last in outside and not is_last_day(sentence, last.start)
    if is_told_later and (told_by(sentence[days[0].end :]) & Tells.HELD or is_shown(sentence)):
        return [day for day in days if day in outside or told_by(_clause(sentence, day)) & Tells.HELD]
    return list(days)


def frame_of(sentence: str) -> int:
    """The end of the opening of a sentence, before it says what takes place; 0 if it has no such opening."""
    frame = _FRAME.match(sentence)
    return frame.end() if frame else 0


def _clause(sentence: str, day: Span) -> str:
    """The text between the two commas around a day."""
    return sentence[: day.start].rpartition(",")[2] + sentence[day.start :].partition(",")[0]
