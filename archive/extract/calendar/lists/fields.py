"""Reads the texts of an entry as an event: its title, its place, and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from archive.extract.calendar.dates import end_of, is_stamp, says_all_day
from archive.extract.calendar.draft import (
    EDGES,
    LABEL,
    ROLES,
    TIME,
    TIME_WITHIN,
    WEEKDAY_PATTERN,
    Draft,
    clock,
    read_line,
)
from archive.extract.calendar.hours import bare_hour, is_time, time_of
from archive.extract.calendar.lists.tails import take_tail
from archive.extract.events.venues.kinds import IS_ENGLISH_KIND, IS_KIND
from archive.extract.words.furniture import is_more
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify

_LONGEST_PLACE = 120  # characters: a house, a street and a town; judged, free
_SYMBOLS = re.compile(r"^[^\w\s\"'“”„‘’«»()\[\]#&§]+\s*")  # a pin before a place, a clock before a time
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?…]$")
_SHORT_SENTENCE = re.compile(r"[^\d,]*\s[^\d,]*\s[a-zāčēģīķļņšūž]{3,}[.!?…]")  # no list, and nothing is numbered in it
_MIDNIGHT = time()  # programs write this if an event has no hour
_LONGEST_MARK = 40  # characters of a remark on an event
_REMEMBERED = 1000  # characters of an event that is cached: a bound on memory; free
_MARK = re.compile(
    r"(?:ir |has been )?(?:atcel(?:ts|ta)|pārcel(?:ts|ta)|postponed|cancel(?:l)?ed|rescheduled|sold[- ]out|notiek"
    r"|(?:almost|nearly) (?:full|sold out)|sales end (?:soon|today)|going fast|just added"
    r"|(?:few|last) (?:tickets|spots) left|gandrīz izpārdots|pēdējās (?:biļetes|vietas)"
    r"|jauns|new|pieteikšanās slēgta|registration closed|klātienē|in[- ]person|brīva ieeja|ieeja brīva"
    r"|free(?: entry| admission)?|recurring(?: event)?|turpinās|continues)(?: (?:uz|to|until|līdz) .{1,30})?"
    r"|(?:katru (?:dienu|nedēļu|mēnesi)|every (?:\d+ )?(?:day|week|month)s?\b|atkārtojas\b).{0,40}",
    re.I,
)
"""Remarks on an event, apart from its title; in `ATCELTS: Seminārs` the remark is part of the title."""
_COUNT = re.compile(
    r"\(?\d+\s(?:skatījum|dalībniek|viet|notikum|pasākum|komentār"
    r"|attend|going|interested|spot|seat|event|comment)\w*\)?"
    r"|(?:\+\s?|(?:and|un)\s)?(?:vēl\s)?\d+ (?:more|vairāk|vēl|cit[iasuāos]+ (?:dienas|datumi))"
    r"|(?:events?|notikumi|pasākumi)(?: (?:for|on|of|of the day|dienā|šajā dienā))\W*"
    r"|(?:nav|no)\s(?:(?:ieplānot|gaidām|plānot|upcoming|more)\w*\s)?(?:notikumu|pasākumu|events)\W*",
    re.I,
)
"""Counts, and headings above the events of a day: `86 skatījumi`, `Nav ieplānotu notikumu`, `Events for`."""
_DOES = r"""
    register registration reģistrēties reģistrācija pieteikties pieteikšanās piesakies piesakieties pievienoties
    pievienot add buy book biļetes tickets? map karte kart[ie] skatīt view google ical\w* ics outlook rsvp subscribe
    share dalīties attend join details? info sīkāk šeit here lejupielādēt download website mājaslapa photos? foto get
"""
_WITH = r"now online to calendar kalendār\w* tagad pasākumam event events for the this free more your"
_ACTION = re.compile(
    rf"\+?\s?(?:{'|'.join(_DOES.split())})(?:\s(?:{'|'.join([*_DOES.split(), *_WITH.split()])})){{0,4}}", re.I
)
"""The text of a link beside an event that does something and names nothing."""
_ISSUED = re.compile(
    r"(?:(?:publicē|publisko|ievieto|pievieno)t[sai]|published|posted)(?: on)?[\s:]*(?=.*\d)[\w\s.,:/-]{6,30}", re.I
)
_APART = re.compile(r"\s+[|·•]\s+|\s*[|•]\s*")
_TIME_BEHIND = re.compile(rf"(?:^|[,;|(]|\s[-–—])\s*(?:{WEEKDAY_PATTERN},?\s*)?(?P<time>{TIME.pattern})", re.I)


class Said(NamedTuple):
    """A text of an entry: `role` is what a header or a class says that it is, `href` the address of its link.

    `weight` is 2 for a heading, 1 for bold text.
    """

    role: str
    text: str
    weight: int
    href: str | None


def is_mark(text: str) -> bool:
    """Whether a text is a remark on an event: `ATCELTS!`, `Postponed`, `Every 2 weeks`, `Klātienē`."""
    if _COUNT.fullmatch(text):
        return True
    return len(text) <= _LONGEST_MARK and _MARK.fullmatch(text.strip(EDGES + ".!()[]")) is not None


def event_of(texts: tuple[Said, ...], span: Span, today: date | None) -> Draft:
    """The event in the texts of an entry with the date `span`. The result is cached: do not change it."""
    is_short = sum(len(said.text) for said in texts) <= _REMEMBERED
    return (_remembered if is_short else _event_said)(texts, span, today)


def _event_said(texts: tuple[Said, ...], span: Span, today: date | None) -> Draft:
    entry = _Entry(span)
    for said in _apart(texts):
        entry.take(said, today)
    return entry.finish()


class _Entry:
    """Sorts the texts of an entry by what they are.

    The title is the text labelled as such, else the heading, the linked text, the bold text, or the first text. The
    place is the text labelled as such, else the text after the title.
    """

    def __init__(self, span: Span) -> None:
        self._draft = Draft(span.starts_on, span.ends_on, starts_at=span.starts_at)
        self._heads: list[str] = []
        self._linked: list[str] = []
        self._within: list[str] = []  # further texts of a link around the whole entry
        self._strong: list[str] = []
        self._plain: list[str] = []
        self._before = 0  # how many of these stand before the title
        self._others: list[str] = []
        self._of_class: dict[str, list[str]] = {"when": [], "place": []}
        self._label = ""  # what the next text is, according to the one before it
        self._more: str | None = None  # the address of `Lasīt vairāk`

    def take(self, said: Said, today: date | None) -> None:
        """Sort in the next text."""
        text, href = said.text, said.href
        if said.role == "issued" or _ISSUED.fullmatch(text) or says_all_day(text) or is_stamp(text) or is_mark(text):
            return
        if href is not None and href == self._more and href != self._draft.href:
            return  # `Lasīt vairāk par semināru`, whose second half is only for screen readers
        if self._take_time(text, today):
            return
        match = LABEL.match(text)
        if match and href is not None and match.lastgroup == "title":
            match = None  # a linked text is the title as a whole: `Tēma: drošība`
        self._label = (match.lastgroup or "") if match else ROLES.get(slugify(text)) or self._label or said.role
        words = _SYMBOLS.sub("", _without_time(self._draft, text[match.end() :] if match else text).strip(EDGES))
        if slugify(words) in ROLES:
            return
        if not any(map(str.isalpha, words)):  # a label alone, before the text to which it applies
            self._draft.href = self._draft.href or href
            return
        if words[0] == "(" and words[-1] == ")":
            words = words[1:-1].strip()
        self._sort(words, said)
        self._label = ""

    def _take_time(self, text: str, today: date | None) -> bool:
        """Whether a text is only the last day or a time of the event; if so, the event takes it."""
        draft = self._draft
        last = end_of(text, today)
        if last is not None:
            draft.ends_on = max(draft.ends_on, last) if self._label != "other" else draft.ends_on
        elif is_time(text):
            draft.starts_at = draft.starts_at or (time_of(text) if self._label != "end" else None)
        else:
            return False
        return True

    def _sort(self, words: str, said: Said) -> None:
        """Sort a text by its label, else by its class, link or type."""
        draft, label, href = self._draft, self._label, said.href
        is_titled = bool(draft.title or self._heads or self._linked)
        if label == "other":
            self._others += [words] if label == said.role else []
        elif href is not None and _ACTION.fullmatch(words):
            self._more = href
        elif label == said.role and label in self._of_class:
            self._of_class[label].append(words)
        elif label == "place":
            draft.place = draft.place or words
        elif label == "title":
            draft.title, draft.href = draft.title or words, draft.href or href
        elif href is not None and is_more(words):
            draft.href, self._more = draft.href or href, href
        elif said.weight > 1 and not self._heads and not self._linked:
            self._heads.append(words)
            draft.href = href or draft.href
        elif href is not None:
            draft.href = draft.href if self._linked or self._heads or draft.title else href
            # If a link is around the whole entry, its first text is the title, unless one is labelled as such.
            is_first = href != draft.href or not (self._linked or self._heads or draft.title)
            title = draft.title or next(iter((*self._heads, *self._linked)), "") if not is_first else ""
            if not title or slugify(title) not in slugify(words):  # `Lasīt vairāk` and a hidden `par semināru`
                (self._linked if is_first else self._within).append(words)
        else:
            (self._strong if said.weight else self._plain).append(words)
        if not is_titled and (draft.title or self._heads or self._linked):
            self._before = len(self._plain)

    def finish(self) -> Draft:
        """The event, with title and place."""
        draft = self._draft
        draft.starts_at = None if draft.starts_at == _MIDNIGHT else draft.starts_at
        draft.place = draft.place or ", ".join(dict.fromkeys(self._of_class["place"])) or None
        # The place follows the title; what stands before it is more likely a kind of event.
        rest = [*self._within, *self._plain[self._before :], *self._plain[: self._before]]
        if not (draft.title or self._heads or self._linked or self._strong or rest):
            # Without any other title, a text may be the title in spite of its class.
            rest = self._of_class["when"] or self._others[:1]
        _name(draft, self._heads or self._linked, self._strong, rest)
        take_tail(draft)
        if draft.place and draft.place[-1] == ")" and "(" not in draft.place:
            draft.place = draft.place[:-1]  # `Seminārs (25.11.2023., Rīga)`
        return draft


def _apart(texts: tuple[Said, ...]) -> Iterator[Said]:
    """The texts split at `|` or `·`, `9:00 – 13:00 | Prāga`; bold texts and headings only if a part is a time."""
    for said in texts:
        pieces = [piece for piece in map(str.strip, _APART.split(said.text)) if piece]
        if len(pieces) > 1 and (not said.weight or any(map(is_time, pieces))):
            yield from (said._replace(text=piece) for piece in pieces)
        else:
            yield said._replace(text=_SYMBOLS.sub("", said.text).strip(EDGES) or said.text)


_remembered = lru_cache(maxsize=1024)(_event_said)  # the calendar of the month is on every page


def _without_time(draft: Draft, text: str) -> str:
    """A text without the time at its beginning, `13:00 · Rīga`, which becomes that of the event."""
    match = TIME.match(text)
    if match is None or clock(match) is None or text[match.end() : match.end() + 1] not in EDGES:
        hour, rest = bare_hour(text)
        draft.starts_at = draft.starts_at or hour
        return rest
    draft.starts_at = draft.starts_at or clock(match)
    return text[match.end() :]


def _name(draft: Draft, named: list[str], strong: list[str], plain: list[str]) -> None:
    """Give an event its title and place from the texts without a label."""
    texts = [*(() if draft.title else named[:1]), *strong, *plain]
    if texts and not draft.title:
        if (named or strong) and draft.starts_at is None and TIME_WITHIN.search(texts[0]):
            place, draft.place = draft.place, None
            read_line(draft, texts.pop(0))  # `Koncerts, plkst. 18.00`
            draft.place = place or draft.place
        elif named or strong:
            draft.title = texts.pop(0)
        else:
            read_line(draft, texts.pop(0))
    if draft.starts_at is None:
        _read_times(draft, texts)
    if not draft.place and texts and len(texts[0]) <= _LONGEST_PLACE and not _is_sentence(texts[0]):
        draft.place = texts[0]


def _is_sentence(text: str) -> bool:
    """Whether a text tells of an event rather than where it is: `Ikmēneša grupa vecākiem.`; not `Krasta bibliotēka.`"""
    if _SENTENCE.fullmatch(text):
        return True
    return _SHORT_SENTENCE.fullmatch(text) is not None and not (IS_KIND.search(text) or IS_ENGLISH_KIND.search(text))


def _read_times(draft: Draft, texts: list[str]) -> None:
    """Take the first time that stands among other words in the texts: `K/t „Rīga”, plkst. 13:00. Ieeja brīva`."""
    for number, text in enumerate(texts):
        match = _TIME_BEHIND.search(text) if len(text) <= _LONGEST_PLACE else None
        time = TIME.match(text, match.start("time")) if match else None
        if match is None or time is None or clock(time) is None:
            continue
        draft.starts_at = clock(time)
        rest = (text[: match.start()].strip(EDGES), text[time.end() :].strip(EDGES + ".()"))
        texts[number : number + 1] = [one for one in rest if any(map(str.isalpha, one))][:1]
        return
