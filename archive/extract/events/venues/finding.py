"""Finds the place of an event in the sentences around its day, and returns it in the nominative.

A place does not count if it is only the topic of the event, or named for any other reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from archive.extract.events.hours import begins_at
from archive.extract.events.lines import beside_day, is_labelled, labelled_place
from archive.extract.events.occasions import names_day, tells_of_it
from archive.extract.events.tells import Tells, told_by
from archive.extract.events.venues import english, kinds, latvian, topics
from archive.extract.events.venues.place import CERTAIN, TOWN, Place
from archive.latvian.dates.reading import Span
from archive.latvian.fold import fold
from archive.site import Language

_LONGEST_LINE = 120  # characters; judged
_ONLINE = re.compile(
    r"\b(?:on|via|over|through|platformā|vietnē|lietotnē|tiešsaistē|attālināti)[ (“„\"]{1,2}"
    r"(Zoom|(?:Microsoft |MS )?Teams|Webex|Facebook|YouTube)\b"
    r"|\btiešsaistē\b|\bonline\b",
    re.I,
)
_NOT_THERE = re.compile(
    r"\bnevis [^,.\d]{1,60}(?:, bet\b)?|\bnot (?:in|at) [^,.\d]{1,60}?,? but\b"
    r"|\b(?:instead of|rather than|not) (?:in|at) [^,.\d]{1,60}",
    re.I,
)
"""A place that is ruled out: `nevis skolā, bet domē`, `not in Ogre but in Riga`."""
_MAY_BE_OLD = ("nevis ", "not ", "instead of ", "rather than ")
"""Every match of the pattern contains one of these, so that most sentences can be ruled out quickly."""
_ADDRESS = re.compile(r"[^,.]+(?:, [A-ZĀČĒĢĪĶĻŅŠŪŽ\d][^,.]*)+\.")
"""A line that is a place in several parts, but ends like a sentence: `Valmieras muzejs, Bruņinieku iela 1.`"""
_ONE_OF_ITS_KIND = re.compile("Saeima|Parlament|Parliament")
_YEARLY = re.compile(r"\b(?:(?:katru|ik) gadu|ikgadus|every year|each year|annually)\b", re.I)
_THIS_TIME = re.compile(r"\b(?:šogad|šoreiz|š[aā](?:jā|ī) gad[āa]|this (?:year|time))\b", re.I)
_SHORTEST_STEM = 3  # letters of a town; judged


def place_of(
    sentence: str,
    span: Span,
    following: Sequence[str],
    before: Sequence[str],
    lang: Language,
    *,
    below: Sequence[str] | None = None,
) -> str | None:
    """The place of an event; None if none is clearly named. Venues take precedence over towns, near over far ones.

    - `span` is the day in `sentence`. The other sentences name no other day.
    - `following`: the sentences after it. Only labelled ones (`Vieta:`) count, and those about the event.
    - `before`: the sentences before it, the nearest first, and the title last.
    - `below`: the same as `following` if the day has a line to itself. Then the first of them without a time, or the
      line above, may be just the place.
    """
    # If each event has its place above its time, the place below is that of the next event.
    nearest = before[:1] if is_labelled(sentence) else []
    if labelled := labelled_place([sentence, *nearest, *following, *before]):
        return labelled
    sentence, *following = (topics.without_aim(_without_old(one)) for one in (sentence, *following))
    read = english.place_in if lang == "en" else latvian.place_in
    own = read(sentence, span.start, span.end)
    if own and own.rank == CERTAIN:
        return own.name
    if line := place_in_row(sentence, span, below or (), lang):
        return line
    above = before[0] if below is not None and len(before) > 1 else ""  # the last one is the title
    if (above[-1:] != "." or _ADDRESS.fullmatch(above)) and is_venue(above.rstrip("."), lang):
        return above.rstrip(".")
    best = own
    for place, is_before in _told(read, sentence, span, following, before):
        if place and is_before and best and " " not in place.name and not _ONE_OF_ITS_KIND.match(place.name):
            continue  # `Muzejā atklās izstādi` does not say which museum
        if place and place.rank == CERTAIN:
            return place.name
        if place and (best is None or place.rank > best.rank):
            best = place
    if best is None or best.rank == TOWN:
        without_topic = english.without_topic if lang == "en" else topics.without_topic
        online = _ONLINE.search("\n".join(map(without_topic, (sentence, *filter(_means_it, following), *before))))
        if online:
            return _online(online)
    if best is not None and best.rank == TOWN:
        return next(_venues_of_town(read, best.name, following), best.name)
    return next(_whole_names(read, best.name, (*following, *before)), best.name) if best else None


def place_in_row(sentence: str, span: Span, below: Sequence[str], lang: Language) -> str | None:
    """The place beside the day in a row; otherwise the first line `below` it without a time, if that is a venue."""
    line = next((one for one in (beside_day(sentence, span), *below) if one and begins_at(one, ()) is None), "")
    if is_venue(line, lang):
        return line
    read = english.place_in if lang == "en" else latvian.place_in
    place = read(line, 0, 0) if line and line[-1] not in ".!?:" and not told_by(line) & Tells.VERB else None
    return place.name if place and place.rank != TOWN else None


def _without_old(sentence: str) -> str:
    """A sentence with blanks in place of a place where the event is not held, or not any more."""
    small = sentence.lower()
    if not any(part in small for part in _MAY_BE_OLD):
        return sentence
    return _NOT_THERE.sub(lambda place: " " * len(place[0]), sentence)


def is_venue(line: str, lang: Language) -> bool:
    """Whether a line is the name of a venue in the nominative, not a sentence: `Museum of Natural History, Riga`."""
    known = english.IS_KIND if lang == "en" else kinds.IS_KIND
    is_short = 0 < len(line) <= _LONGEST_LINE and line[0].isupper() and line[-1] not in ".!?:"
    return is_short and known.search(line) is not None and not told_by(line) & Tells.VERB


def _venues_of_town(
    read: Callable[[str, int, int], Place | None], town: str, following: Sequence[str]
) -> Iterator[str]:
    """The venues in the following sentences whose name has the town: `Talsu pilsētas laukumā darbosies ciemats`."""
    stem = fold(town)[:-1]
    for sentence in following:
        place = read(sentence, 0, 0) if len(stem) >= _SHORTEST_STEM else None
        if place and place.rank != TOWN and any(word.startswith(stem) for word in fold(place.name).split()):
            yield place.name


def _whole_names(read: Callable[[str, int, int], Place | None], kind: str, sentences: Sequence[str]) -> Iterator[str]:
    """Full names in other sentences for a house that is named only by its kind: `Ogres kultūras nams`."""
    for sentence in sentences if kind.islower() else ():
        place = read(sentence, 0, 0)
        if place and place.name.endswith(f" {kind}") and place.name[0].isupper():
            yield place.name


def _online(match: re.Match[str]) -> str:
    """The platform of an online event, if it is stated; otherwise `tiešsaiste` or `online`."""
    return match[1] or ("tiešsaiste" if match[0].lower().startswith("tiešs") else match[0].lower())


def names_venue(sentence: str, span: Span, lang: Language) -> bool:
    """Whether a sentence names a place that is more than a town."""
    place = (english.place_in if lang == "en" else latvian.place_in)(sentence, span.start, span.end)
    return place is not None and place.rank == CERTAIN


def place_of_row(sentence: str, span: Span, lang: Language) -> str | None:
    """The place that a row names beside its day; None if it names none."""
    place = (english.place_in if lang == "en" else latvian.place_in)(sentence, span.start, span.end)
    if place and place.rank == CERTAIN:
        return place.name
    return place_in_row(sentence, span, (), lang) or (place.name if place else None)


def place_beside(text: str, lang: Language) -> str | None:
    """The place beside one of several days, in the words between that day and the next."""
    place = (english.place_in if lang == "en" else latvian.place_in)(text, 0, 0)
    return place.name if place else None


def _told(
    read: Callable[[str, int, int], Place | None],
    sentence: str,
    span: Span,
    following: Sequence[str],
    before: Sequence[str],
) -> Iterator[tuple[Place | None, bool]]:
    """The place in each sentence, the nearest first, and whether the sentence precedes that of the event."""
    yield from ((read(other, 0, 0), False) for other in following if _means_it(other))
    yield from ((read(other, len(other), len(other)), True) for other in before)
    clause = latvian.AFTER_PLACE.search(sentence, span.end)
    if clause and not names_day(sentence[clause.end() :]):  # `kampaņa, kuras noslēgumā, 18. oktobrī, Rīgā notiks …`
        is_topic = clause[0].endswith("par")
        told = topics.without_topic(sentence[clause.start() :]) if is_topic else sentence[clause.end() :]
        yield read(told, 0, 0), False


def _means_it(sentence: str) -> bool:
    """Whether a sentence is about the event: says what it is or when it begins, and not what is held every year."""
    if _YEARLY.search(sentence) and not _THIS_TIME.search(sentence):
        return False
    told = told_by(sentence)
    if told & Tells.VERB and tells_of_it(sentence):
        return True
    return not told & Tells.OTHER and begins_at(sentence, ()) is not None
