"""What a sentence says about an event: whether it begins or ends, is on display, lies in the past or future."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.extract.events.tells import Tells, told_by, told_by_word
from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import MONTHS_EN, MONTHS_LV, WEEKDAYS_LV

_DATE = re.compile(rf"\d\. ?(?:{'|'.join(month[:4] for month in MONTHS_LV)})")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS_EN)})\b")
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS_LV)})dien", re.I)
_WORD = re.compile(r"\w+")
_IT = re.compile(r"(?:Tā|Tas|Tās|Tie|It|They)\b")
_OPENING = re.compile(r"(?:(?:The|This) )?(\w+(?: \w+)?)")
CLAUSE_OPENING = r",\s(?:kas|kur\w{0,3}|ko|lai(?! (?:piedalītos|apmeklētu)\b)|kad|which|who|that|whose|where|when)\b"
_SUBORDINATE = re.compile(CLAUSE_OPENING)
_CLOSED_CLAUSE = re.compile(rf"{_SUBORDINATE.pattern}[^,]*,")
_SHOWN = re.compile(
    r"\b(?:(?:ap)?skatām[sai]|aplūkojam[sai]|izstād\w+|ekspozīcij\w+"
    r"|exhibition(?! (?:hall|cent(?:re|er)|room))|on display|on show)\b",
    re.I,
)
_MARKED = re.compile(r"\b(?:atzīmē\w*|svin\w*|(?<!has )(?<!have )mark(?:s|ed)|observ(?:es|ed))\b", re.I)
_NAMED_DAY = re.compile(r"\b(?:Day|dien[aiuā])\b")
_DAYS = {"divu": 2, "trīs": 3, "četru": 4, "piecu": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_DURATION = re.compile(r"\b(?:(divu|trīs|četru|piecu) dienu|(two|three|four|five)-day) (\w+(?: \w+)?)", re.I)
_MOST_OF_NOUN = 3  # words that together name a kind of event: `apaļā galda diskusija`, `atvērto durvju diena`
_OF_DAYS = ("dienu", "-day")
_OF_SHOWS = ("skatām", "aplūkojam", "izstād", "ekspozīcij", "exhibition", "on display", "on show")
"""One of these is within each match of the patterns: most sentences have none, which is told much faster."""
_BEGINS = re.compile(r"\b(?:sāk\w+|atklā\w+|begins?|began|start(?:s|ed)|open(?:s|ed))\b")
_ENDS = re.compile(r"\b(?:noslē(?:dz\w+|gs\w+)|beidz\w+|conclud\w+|end(?:ed|s)|closed)\b")
_AHEAD = re.compile(
    r"\b(?:\w+sies|tiks|būs|notiks|varēs|rādīs|runās|spriedīs"
    r"|diskutēs|stāstīs|prezentēs|atklās|rīkos|organizēs|uzklausīs"
    r"|apspriedīs|parakstīs|dos|apmeklēs|dalīsimies|pulcēs|aicin(?:a|ām|āt[si])|gaid(?:a|ām|īti)|ielūdz(?:am)?"
    r"|plānot[sai]|paredzēt[sai]|rīko|organizē|gaidām[sai]|will|takes? place|invites?|planned|due|to be"
    r"|are to|is to|join|come)\b"
)

_PAST = re.compile(
    r"\b(?:tika|bija|notika|\w{2,}(?:āja|ēja|īja|oja)|\w+(?:āj|ēj|īj|oj)ām?(?:ies|s)|\w+(?:ušies|usies)"
    r"|(?:ir|tiek) \w+t[sai]s?|\w{2,}(?<!ne)ed|was|were|had|took|met|held|began|gave|spoke)\b"
)


def opens_with_noun(sentence: str) -> bool:
    """Whether a sentence begins with a word for the event, so that it continues the previous sentence."""
    opening = _OPENING.match(sentence)
    return opening is not None and bool(told_by(opening[1]) & Tells.NOUN)


def names_day(sentence: str) -> bool:
    """Whether a sentence names a day, so that it may be about something else."""
    if "dien" in sentence and _WEEKDAY.search(sentence):
        return True
    return _MONTH.search(sentence) is not None or _DATE.search(sentence) is not None


def tells_of_it(sentence: str) -> bool:
    """Whether a sentence may say more about the event of the sentence before it."""
    return _IT.match(sentence) is not None or bool(told_by(sentence) & Tells.NOUN)


def is_shown(text: str) -> bool:
    """Whether a text is about an exhibition, which may last for months."""
    small = text.lower()
    return any(part in small for part in _OF_SHOWS) and _SHOWN.search(text) is not None


def is_in_clause(sentence: str, start: int) -> bool:
    """Whether the position `start` is in a subordinate clause: `…, kas ik gadu ilgst līdz 10. decembrim`."""
    before = _CLOSED_CLAUSE.sub(lambda clause: " " * len(clause[0]), sentence[:start])
    return _SUBORDINATE.search(before) is not None


def event_of_clause(sentence: str, start: int) -> int:
    """The position of the event that takes place according to the clause around `start`; 0 if there is none.

    The words before the event are about something else: `Var pieteikties semināram, kas notiks 14. maijā`.
    """
    before = _CLOSED_CLAUSE.sub(lambda clause: " " * len(clause[0]), sentence[:start])
    clause = _SUBORDINATE.search(before)
    if clause is None or not told_by(sentence[clause.start() :]) & Tells.HELD:
        return 0
    words = [*_WORD.finditer(before, 0, clause.start())]
    told = [told_by_word(word[0].lower()) for word in words]
    for last in reversed(range(len(words))):
        if told[last] & Tells.NOUN:
            return words[last].start()
        if told[last] & (Tells.VERB | Tells.OTHER):
            break
        first = max(last - _MOST_OF_NOUN + 1, 0)
        if not any(one & Tells.NOUN for one in told[first:last]):
            begins, ends = words[first].start(), words[last].end()
            if told_by(before[begins:ends]) & Tells.NOUN:  # `atvērto durvju dienai`
                return begins
    return 0


def without_clauses(sentence: str, span: Span) -> str:
    """What a sentence says about a day, without subordinate clauses that do not contain the day."""
    told = _SUBORDINATE.search(sentence, span.end)
    before = _CLOSED_CLAUSE.sub(" ", sentence[: span.start])
    return f"{before}{sentence[span.start : told.start() if told else None]}"


def marks(sentence: str) -> bool:
    """Whether a sentence says that a day is marked (celebrated), which by itself is not an event."""
    return _MARKED.search(sentence) is not None


def marks_a_day(title: str, sentence: str) -> bool:
    """Whether a sentence says that a day named in the title is marked: `Europe marks Anti-Trafficking Day`."""
    return marks(sentence) and _NAMED_DAY.search(title) is not None


def days_of(sentences: Iterable[str]) -> int:
    """The duration of an event in days, as its sentences state it: `divu dienu mācības`; 1 if they do not."""
    for sentence in sentences:
        small = sentence.lower()
        for found in _DURATION.finditer(sentence) if any(part in small for part in _OF_DAYS) else ():
            if told_by(found[3]) & Tells.NOUN:
                return _DAYS[(found[1] or found[2]).lower()]
    return 1


def is_beginning(sentence: str) -> bool:
    """Whether a sentence is about the beginning of an event."""
    return _BEGINS.search(sentence.lower()) is not None


def is_end(sentence: str) -> bool:
    """Whether a sentence is about the end of an event."""
    return _ENDS.search(sentence.lower()) is not None


def is_ahead(sentence: str) -> bool:
    """Whether a sentence is about the future."""
    return _AHEAD.search(sentence.lower()) is not None


def is_past(sentence: str) -> bool:
    """Whether a sentence is about the past, by its verbs and their endings."""
    return _PAST.search(sentence.lower()) is not None
