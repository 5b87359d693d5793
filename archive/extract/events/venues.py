"""Finds the place of an event, in the nominative, in the sentences around its day.

What is named only as the subject of the event, or in any other way, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from archive.extract.events import venues_en, venues_lv
from archive.extract.events.hours import begins_at
from archive.extract.events.occasions import names_day, tells_of_it
from archive.extract.events.place import CERTAIN, TOWN, Place
from archive.extract.events.tells import Tells, told_by
from archive.latvian.dates.reading import Span
from archive.latvian.fold import fold
from archive.site import Language

_LABEL = re.compile(
    r"(?:norises |pasākuma )?(?:vieta|adrese|kur|platforma|venue|place|where|location)\s*(?:[:?]|[–—-] )\s*"
    r"([^\n]{3,120})"
    r"|The venue is ([^\n,]{3,120})",
    re.I,
)
_LONGEST_LINE = 120  # characters; judged
_ONLINE = re.compile(
    r"\b(?:on|via|over|through) (Zoom|(?:Microsoft |MS )?Teams|Webex|Facebook|YouTube)\b|\btiešsaistē\b|\bonline\b",
    re.I,
)
_NOT_THERE = re.compile(
    r"\bnevis [^,.\d]{1,60}(?:, bet\b)?|\bnot (?:in|at) [^,.\d]{1,60}?,? but\b"
    r"|\b(?:instead of|rather than|not) (?:in|at) [^,.\d]{1,60}",
    re.I,
)
"""Where it is not: `nevis skolā, bet domē`, `not in Ogre but in Riga`."""
_HOUR = re.compile(
    r"(?:[ ,]{1,2}(?:no |at |from )?(?:plkst\. ?|pl\. ?)?\d{1,2}[.:]\d\d(?: ?[-–—] ?\d{1,2}[.:]\d\d)?)?[,;|] ?"
)
_ONE_OF_ITS_KIND = re.compile("Saeima|Parlament|Parliament")
_SHORTEST_STEM = 3  # letters of a town; judged
_LABEL_END = re.compile(r";(?:\s|$)|(?<=\w{5})\.\s+(?=[^\W\d])|\.$")


def place_of(
    sentence: str,
    span: Span,
    following: Sequence[str],
    before: Sequence[str],
    lang: Language,
    *,
    lines: Sequence[str] = (),
) -> str | None:
    """The place of an event; None if none is named plainly. A venue is better than a town, and near than far.

    `span` is the day in `sentence`. Of the sentences that follow, only those count that are labelled (`Vieta:`) or
    tell of the event themselves; `before` are the sentences before and the title, which may name it too. `lines` are
    those that follow where the day has a line of its own: the first without an hour may be nothing but the place.
    """
    if labelled := _labelled([sentence, *following, *before]):
        return labelled
    sentence, *following = (_without_old(one) for one in (sentence, *following))
    read = venues_en.place_in if lang == "en" else venues_lv.place_in
    best: Place | None = None
    for place, is_before in _told(read, sentence, span, following, before):
        if place and is_before and best and " " not in place.name and not _ONE_OF_ITS_KIND.match(place.name):
            continue  # `Muzejā atklās izstādi` does not say which
        if place and place.rank == CERTAIN:
            return place.name
        if place and (best is None or place.rank > best.rank):
            best = place
    if best is None or best.rank == TOWN:
        without_topic = venues_en.without_topic if lang == "en" else venues_lv.without_topic
        online = _ONLINE.search("\n".join(map(without_topic, (sentence, *filter(_means_it, following), *before))))
        if online:
            return _online(online)
    line = _behind_hour(sentence, span) or next((one for one in lines if begins_at(one, ()) is None), "")
    if (best is None or best.rank == TOWN) and _is_venue(line, lang):
        return line
    if best is not None and best.rank == TOWN:
        return next(_venues_of_town(read, best.name, following), best.name)
    return best.name if best else None


def _behind_hour(sentence: str, span: Span) -> str:
    """What stands in a line behind a day and its hour: `23. maijā plkst. 10.00, Ogres muzejs`."""
    hour = _HOUR.match(sentence, span.end)
    return sentence[hour.end() :] if hour and not told_by(sentence) & Tells.VERB else ""


def _without_old(sentence: str) -> str:
    """A sentence with blanks where it says where the event is not, or no longer."""
    return _NOT_THERE.sub(lambda place: " " * len(place[0]), sentence)


def _is_venue(line: str, lang: Language) -> bool:
    """Whether a line names a venue, in the nominative, and is no sentence: `Museum of Natural History, Riga`."""
    kinds = venues_en.IS_KIND if lang == "en" else venues_lv.IS_KIND
    is_short = 0 < len(line) <= _LONGEST_LINE and line[0].isupper() and line[-1] not in ".!?:"
    return is_short and kinds.search(line) is not None and not told_by(line) & Tells.VERB


def _venues_of_town(
    read: Callable[[str, int, int], Place | None], town: str, following: Sequence[str]
) -> Iterator[str]:
    """What the sentences that follow name with the town: `Talsu pilsētas laukumā darbosies ciemats`."""
    stem = fold(town)[:-1]
    for sentence in following:
        place = read(sentence, 0, 0) if len(stem) >= _SHORTEST_STEM and not names_day(sentence) else None
        if place and place.rank != TOWN and any(word.startswith(stem) for word in fold(place.name).split()):
            yield place.name


def _online(match: re.Match[str]) -> str:
    """`tiešsaistē` in the nominative; what the meeting is held with, where that is told."""
    return match[1] or ("tiešsaiste" if match[0].lower().startswith("tiešs") else match[0].lower())


def names_venue(sentence: str, span: Span, lang: Language) -> bool:
    """Whether a sentence names a place that is more than a town."""
    place = (venues_en.place_in if lang == "en" else venues_lv.place_in)(sentence, span.start, span.end)
    return place is not None and place.rank == CERTAIN


def place_beside(text: str, lang: Language) -> str | None:
    """The place that stands beside one of several days, in what is said between that day and the next."""
    place = (venues_en.place_in if lang == "en" else venues_lv.place_in)(text, 0, 0)
    return place.name if place else None


def _told(
    read: Callable[[str, int, int], Place | None],
    sentence: str,
    span: Span,
    following: Sequence[str],
    before: Sequence[str],
) -> Iterator[tuple[Place | None, bool]]:
    """What each sentence tells of the place, the nearest first, and whether it stands before that of the event."""
    yield read(sentence, span.start, span.end), False
    yield from ((read(other, 0, 0), False) for other in following if _means_it(other))
    yield from ((read(other, len(other), len(other)), True) for other in before)
    if clause := venues_lv.AFTER_PLACE.search(sentence, span.end):
        is_topic = clause[0].endswith("par")
        told = venues_lv.without_topic(sentence[clause.start() :]) if is_topic else sentence[clause.end() :]
        yield read(told, 0, 0), False


def _means_it(sentence: str) -> bool:
    """Whether a sentence tells more of the event: what it is, or when it begins; not of another day."""
    told = told_by(sentence)
    if names_day(sentence):
        return False
    if told & Tells.VERB and tells_of_it(sentence):
        return True
    return not told & Tells.OTHER and begins_at(sentence, ()) is not None


def _labelled(sentences: Sequence[str]) -> str | None:
    """`Vieta: viesnīca „Rīga”, Rīga` as it stands."""
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        if match := _LABEL.match(f"{sentence} {following}" if sentence.endswith(("?", ":")) else sentence):
            return _LABEL_END.split(match.group(1) or match.group(2))[0].strip(" ,.")
    return None
