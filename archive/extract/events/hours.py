"""Finds the time at which an event begins, in its sentence or in the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import time

from archive.extract.events.tells import Tells, told_by, told_by_word

_HOURS_LV = "vien div trij četr piec seš septiņ astoņ deviņ desmit vienpadsmit divpadsmit".split()
_HOURS_EN = "one two three four five six seven eight nine ten eleven twelve".split()
_WORDS = {word: number for words in (_HOURS_LV, _HOURS_EN) for number, word in enumerate(words, start=1)}
_IN_WORDS = re.compile(
    rf"\b(?:(?P<lv_half>pus)?(?P<lv>{'|'.join(_HOURS_LV)})os"
    rf"|(?:no|pulksten) (?P<lv_from>{'|'.join(_HOURS_LV)})iem(?= (?:līdz|rīt|no rīta|vakar)|[,.;]|$)"
    rf"|at (?P<part>half past |a quarter past )?(?P<en>{'|'.join(_HOURS_EN)})(?: o'clock)?"
    r"|(?:at|from) (?P<number>1[0-2]|[1-9])(?: to (?:1[0-2]|[1-9]))?"
    r"(?= o'clock| in the (?:morn|after|even)|[.,;!)]?(?:\s*$|\s+(?:at|in) (?:the )?(?-i:[A-Z]))))\b"
    r"(?! (?:years|days|(?!vakar|rīt|pēcpus)(?-i:[a-zāčēģīķļņšūž]+)(?:[āēīū]s?|os)\b"
    r"|(?:\w+(?:as|es|us|u|a) ){1,2}(?!telpās)(?-i:[a-zāčēģīķļņšūž]+)(?:[āēī]s|os)\b))",
    re.I,
)
"""An hour in words, also `no desmitiem`; not `septiņos Latvijas novados` or `at ten schools`."""
_MORNING = re.compile(r"\b(?:rīt[āa]\b|no rīta|morning|breakfast)", re.I)
_EVENING = re.compile(r"\b(?:vakar[āau]|šovakar|pēcpusdienā|evening|tonight|afternoon)\b", re.I)
_EARLIEST = 8  # an earlier hour in words, without a part of the day, is in the afternoon; judged
_OF_MONEY = r" ?(?:eiro|eur|ls|lat|%|€)"
_EARLIEST_SHOWN = 6  # an earlier hour without an introducing word is some other number; judged
_CLOCK = re.compile(
    r"\b(?:(?:at|from) (?P<noon>(?:12 )?(?:noon|midday))"
    r"|(?:plkst\b[.:]?|pl\.|pulksten) ?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
    r"|(?:(?:at|from|laiks|sākums|sāk(?:sies|as|ās|sim)|sākot no|starts?|begins?|starting|beginning|time|when)\b:? ?"
    r"(?:no )?)?(?P<h>\d{1,2})(?:(?P<mark>[.:])(?P<m>\d\d))?(?: ?(?P<half>[ap]\.?m\b))?"
    rf"(?P<until>(?: ?[-–—] ?| līdz (?:plkst\. ?|pl\. ?)?| to )\d{{1,2}}[.:]\d\d(?!\d|{_OF_MONEY}))?)(?![.:]?\d)",
    re.I,
)
_LED = re.compile(
    r"(?:at|from|laiks|sākums|sāk(?:sies|as|ās|sim)|sākot|starts?|begins?|starting|beginning|time|when)\b", re.I
)
_LABEL = re.compile(r"(?:laiks|sākums|cikos|time|starts?)\s?:", re.I)  # `Time: 9:00 to 16:30 daily`
_BEGINS = re.compile(
    r"\b(?:sāk\w*|atklā\w+|noti(?:ka|ek|ks)|noris\w*|pulcē\w*|ilg[sa]|laiks|(?:sa|ie)?tiek(?:as|amies)|gaidīs|gaidām"
    r"|no plkst|pulksten|begin\w*|began|start\w*|open(?:s|ed|ing| to (?:visitors|the public|everyone|all))"
    r"|tak(?:es?|ing) place|took place|held|runs?|time|hours"
    r"|meets?|gather\w*|(?:vieta|kur|venue|where):)(?:\b|(?<=:))"
)
_NOT_THE_BEGINNING = re.compile(
    r"\b(?:(?<!pēc )reģistrāc\w+|piete[ik]\w+|līdz|until|till|by(?! the\b)|(?<!after )registration|doors"
    r"|check-in|sign-in|handed out|izsnie(?:dz|gs))\b[^,;\n]*$",
    re.I,
)
_LEADS_TO_REGISTRATION = re.compile(
    r"\b(?:reģistrācija|reģistrācijas (?:sākum|laik)\w+|(?<!after )(?<!without )registration|check-in|sign-in)\b"
    r"(?:(?!\b(?:un|and|noti[ek]\w*|norisin\w+|begins?|starts?|opens?)\b)[^,;.\n])*$",
    re.I,
)
_REGISTRATION = re.compile(
    r"(?: ?[-–—] ?\d{1,2}[.:]\d\d)?[ |(–—:-]{0,4}(?:\w+ ){0,2}"
    r"(?:reģistrācij\w+|reģistrēšanās|ierašanās|registration|arrivals?|check-in|sign-in)"
    r"(?=\s*(?:[,;.)/]|$|un\b|and\b))",
    re.I,
)
"""Words after a time that is not that of the beginning: `9.30 reģistrācija, 10.00 …`, `from 9:30 (registration)`."""
_GATHERS = re.compile(
    r"\b(?:gaid(?:a|īs|ām|īsim)\b|(?:sa)?pulcē\w*|pieslēg\w+|(?:at)?vērs(?:im|ies)?\b|durvis|ieraš\w+|izbrauk\w+|kafija"
    r"|log in|arriv\w+|coffee|gather\w*|welcome(?= (?:coffee|tea|breakfast)\b))[^,;\n]*$",
    re.I,
)
_OF_PART = re.compile(
    r"\b(?:(?:pirms|pēc|before|after|following|prior to) (?:(?:the|this|š[īāo]) )?"
    r"(?:(?:t[āo]|tās|tam|it|that|which)\b|(?P<event>\w+))"
    r"|(?:starplaik|pārtraukum)\w*|(?:noslēgum(?!s\b)|turpinājum)(?!a\b)\w*"
    r"|(?<!konkursa )(?<!projekta )(?<!sezonas )noslēgums\b|dienas vidū|in the (?:break|interval))",
    re.I,
)
"""Words before the hour of something else, or of only a part of the event: `pirms semināra plkst. 9.30`.

`noslēguma` is not one, because it may describe a whole event, as in `projekta noslēguma konference`; nor is the end of
something that lasts long: `konkursa noslēgums`.
"""
_FOR_PRESS = re.compile(
    r"\b(?:pres(?:es|ei) (?!nam|klub)|medij(?:i|iem|u pārstāv)\b|mediju (?:pārstāv|brīfing|iespēj)|žurnālist"
    r"|plašsaziņas|(?:for|of|to) the (?:press|media)\b|press (?:conference|briefing|point|event)"
    r"|journalists?\b|reporters\b)",
    re.I,
)
_TAUGHT = re.compile(
    r"\b(?:apmācīb|mācīb|kurs|(?:sem|veb)inār|lekcij|darbnīc|meistarklas)\w* $"
    r"|\b(?:training|courses?|seminars?|workshops?|lectures?) for (?:young |local )?$",
    re.I,
)
"""Events that are held for journalists themselves: `apmācības žurnālistiem`."""
_OF_PRESS = ("pres", "medi", "žurnāl", "plašsaz", "journal", "reporters")
"""Every match of the pattern contains one of these, so that most texts can be ruled out quickly."""
_NAMES_BEGINNING = re.compile(
    r"\b(?:and|un|bet|but)\b.*\b(?:sāk\w+|atklāšan\w+|starts?|begins?|beginning|opening|kick-?off"
    r"|dodas|dosies|dodamies|sets? off|leaves?|departs?)\b",
    re.I,
)
_DAILY = re.compile(
    r"\b(?:(?:katru|ik|ikvienu) dienu|ik dienas|darba ?dienās|darba laik\w*|diennakt\w*|daily|every day|weekdays"
    r"|(?:office|opening|working) hours)\b"
)
_BEHIND_DAY = re.compile(
    rf"[ ,|/–—-]{{1,4}}(?:no |from )?(\d{{1,2}})\.([0-5][05])(?: ?[–—-] ?\d{{1,2}}[.:]\d\d)?(?![.:]?\d|{_OF_MONEY})",
    re.I,
)
_ALONE = re.compile(r"[,;·|–—-]?\s*(\d{1,2})\.(\d\d)\.?\s*")
"""An hour as all that follows the date of a line: `Time: Wednesday, 14 October, 18.00`."""
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[,;\n](?!\d)")
_ONLY_WHEN = re.compile(r"\s*(?:\d{1,2}\.? ?\w+\s*(?:no|from|at)?|no|from|at)\s*")
_CLAUSES = re.compile(r"([,;\n](?!\d)(?! (?:plkst|pulksten|pl\.|at \d|\d))|(?<!\d)\. )")


def begins_at(sentence: str, others: Iterable[str], *, gathering: bool = True) -> time | None:
    """The time at which an event begins: from its own sentence, or otherwise from another one that states it.

    The time of registration or of the end does not count. The time at which people gather counts only if there is no
    other, and not at all without `gathering`. A time needs a word before it (`plkst.`, `at`), a colon, an end
    (`11.00–14.00`) or `a.m.`; a bare `10.00` may be anything.
    """
    gathered: time | None = None
    for number, text in enumerate((sentence, *others)):
        if number and not _may_tell_beginning(text):
            continue
        if not number and (alone := _ALONE.fullmatch(text)):
            return _clock(int(alone[1]), int(alone[2]))
        for clock, gathers in _clocks(text):
            if not gathers:
                return clock
            gathered = gathered or clock
    return gathered if gathering else None


def clock_behind(sentence: str, end: int) -> tuple[time, int] | None:
    """The time right after a day that ends at `end`, without an introducing word (`14. maijā 10.00`), and its end."""
    match = _BEHIND_DAY.match(sentence, end)
    clock = _clock(int(match[1]), int(match[2])) if match and int(match[1]) >= _EARLIEST_SHOWN else None
    return (clock, match.end()) if match and clock else None


def leads_to_registration(text: str) -> bool:
    """Whether the words before a day and its time say that it is that of registration."""
    return _LEADS_TO_REGISTRATION.search(text) is not None


def is_for_registration(text: str, end: int) -> bool:
    """Whether the words right after a time that ends at `end` say that it is that of registration."""
    return _REGISTRATION.match(text, end) is not None


def _may_tell_beginning(sentence: str) -> bool:
    """Whether a sentence without a day may state the time of the event, not the opening hours of an office or so."""
    told, small = told_by(sentence), sentence.lower()
    if told & Tells.NOUN or _LABEL.match(sentence):
        return True
    return _BEGINS.search(small) is not None and (bool(told & Tells.HELD) or _DAILY.search(small) is None)


def _clocks(sentence: str) -> Iterator[tuple[time, bool]]:
    """The times in a sentence at which the event may begin, each with whether people only gather then."""
    found = False
    small = sentence.lower()
    may_have_clock = "noon" in small or "midday" in small or _DIGIT.search(small)
    last = 0
    for match in _CLOCK.finditer(sentence) if may_have_clock else ():
        *before, led_by = _CLAUSE.split(sentence[: match.start()])
        while before and _ONLY_WHEN.fullmatch(led_by):  # `ierašanās piektdien, 30. augustā, no plkst. 14.30`
            led_by = before.pop()
        between, last = sentence[last : match.start()], match.end()
        if _NAMES_BEGINNING.search(between):  # `registration at 9:30 and the start at 10:00`
            led_by = between
        is_of_part = _is_of_part(led_by if led_by.strip() or not before else before[-1])
        if is_of_part or _NOT_THE_BEGINNING.search(led_by) or is_for_registration(sentence, match.end()):
            found = True
            continue
        if (clock := _time(match)) is not None:
            found = True
            yield clock, _GATHERS.search(led_by) is not None
    may_have_words = not found and ("os" in small or "iem" in small or "at " in small or "from " in small)
    if may_have_words and (clock := _in_words(sentence)) is not None:
        yield clock, False


def _is_of_part(led_by: str) -> bool:
    """Whether the words before an hour say that it is that of a part of an event, or of something around it."""
    part = _OF_PART.search(led_by)
    return part is not None and (part["event"] is None or bool(told_by_word(part["event"].lower()) & Tells.NOUN))


def without_press(text: str) -> str:
    """A text with its clauses about something for the press, such as a briefing, replaced by blanks."""
    small = text.lower()
    if not any(part in small for part in _OF_PRESS) or not _is_for_press(text):  # as in most texts
        return text
    return "".join(" " * len(part) if _is_for_press(part) else part for part in _CLAUSES.split(text))


def _is_for_press(text: str) -> bool:
    """Whether a text is about something for the press, and not about training for journalists."""
    found = _FOR_PRESS.search(text)
    return found is not None and _TAUGHT.search(text, 0, found.start()) is None


def _in_words(sentence: str) -> time | None:
    """A time in words: `septiņos vakarā`, `at half past seven`, `at 10`. Early hours mostly mean the afternoon."""
    match = _IN_WORDS.search(sentence)
    if match is None:
        return None
    word = (match["lv"] or match["lv_from"] or match["en"] or match["number"]).lower()
    hour = _WORDS.get(word) or int(word)
    minute = {"h": 30, "a": 15}.get((match["part"] or "")[:1].lower(), 0)
    if match["lv_half"]:
        hour, minute = (hour - 1) or 12, 30
    is_early = hour < _EARLIEST or _EVENING.search(sentence)
    if hour < 12 and is_early and not _MORNING.search(sentence):
        hour += 12
    return time(hour, minute)


def _time(match: re.Match[str]) -> time | None:
    """The time of a match; None if it is not a time, or may be something else."""
    if match["noon"]:
        return time(12)
    half = (match["half"] or "")[:1].lower()
    if match["h"] and not half:
        is_clock = match["mark"] == ":" or (match["mark"] and (_LED.match(match[0]) or match["until"]))
        if not is_clock:
            return None
    hour, minute = int(match["hour"] or match["h"]), int(match["minute"] or match["m"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    return _clock(hour % 12 + 12 * (half == "p") if half else hour, minute)


def _clock(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
