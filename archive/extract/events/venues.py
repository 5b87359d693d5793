"""The place where an event takes place, in the nominative.

Latvian puts it in the locative: `Iekšlietu ministrijā`, `viesnīcā „Rīga”`, `Saldus novada domē`; English puts it after
`at` or `in`. What is named only as the subject of the event, or in any other way, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from archive.extract.events.occasions import Tells, told_by, told_by_word
from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import month_forms
from archive.site import Language

_TOKEN = re.compile(r"[“”„\"«](?:[^“”„\"»«]|„[^“”„\"»«]*[”“]){1,80}[“”\"»]|\d+\.?|\w[\w’'-]*|\n|[^\w\s]")
_VENUES = """
    ministrij pil kultūrpil nam centr zāl plenārzāl koncertzāl telp viesnīc muzej bibliotēk skol vidusskol pamatskol
    ģimnāzij universitāt augstskol akadēmij koledž tehnikum laukum stacij autoost dom pašvaldīb pārvald biroj vēstniecīb
    kinoteātr teātr klub park dārz baznīc katedrāl aul lidost ost restorān kafejnīc galerij institūt aģentūr inspekcij
    dienest prokuratūr ties cietum mītn stadion hall ēk grāmatnīc slimnīc bāriņties krastmal tirg kopmītn patversm
    iecirkn fond muiž arēn kompleks kancelej saeim parlament māj platform vid filiāl nodaļ estrād amfiteātr
    departament komisij  studij
"""
_IS_VENUE = re.compile(rf"(?:{'|'.join(_VENUES.split())})(?:ijā|ajā|[āēīū]|[āēī]s|os)", re.I)
"""Nouns that are places by themselves, in the locative."""
_VENUE_STEM = re.compile("|".join(_VENUES.split()), re.I)
_OPEN_TO_ANY_NAME = ("platformā", "vidē")  # `Zoom platformā`
_STREET = re.compile(r"(?:iel|gatv|šosej|līnij)[āē]|(?:bulvār|prospekt|ceļ)[īā]", re.I)  # with a number behind it
_PLAIN_VENUE = re.compile(r"(?:viesnīc|koncertzāl|bibliotēk|skol|muzej|saeim|kinoteātr|grāmatnīc|lidost)", re.I)
_NO_PLACES = """
    visā visās latvijā eiropā pasaulē tiešsaistē attālināti klātienē vizītē laikā dienā gadā ietvaros sadarbībā kopā
    oficiālā šajā savā tajā kurā viņā pirmajā otrajā kārtībā darbā
"""
_NO_PLACE = frozenset(_NO_PLACES.split())
_MONTHS_IN_LOCATIVE = frozenset(month_forms(number)["loc"] for number in range(1, 13))
_MASCULINE_STEMS = """
    nam centr laukum park klub muzej biroj departament institūt stadion pagast novad dienest fond krog dārz amfiteātr
    ciem mež krast kompleks parlament cietum restorān tehnikum tirg
"""
_MASCULINE = tuple(_MASCULINE_STEMS.split())
"""Stems of the first declension, whose locative in -ā looks like that of the fourth."""
_NOMINATIVE = {"ijā": "ija", "ībā": "ība", "ē": "e", "ū": "us", "īs": "is", "ēs": "es", "ās": "as", "os": "i"}
_ADJECTIVE = re.compile(r"\w+aj(?:ā|os|ās)$")
_GENITIVE = re.compile(r"\w+(?:as|es|u|a|s|is|us|ās)$")
_NO_GENITIVE = re.compile(
    r"(?:\w+ība|\w+ija|\w+[^o]ja|\w+ns|\w+ājs|\w+ējs|\w+nieks|\w+ists|un|no|par|bet|kas|tās|tas|viss)$"
)

_TOPIC = re.compile(r"\bpar\b[^,]*")
_WORD = re.compile(r"\w+")
_AFTER_PLACE = re.compile(r",? (?:kur[ašuā]?|kas(?! noti| noris)|ko|lai|kā|par)\b")
_IT = re.compile(r"(?:Tā|Tas|Tās|Tie|It|They)\b")
_LABEL = re.compile(
    r"(?:norises |pasākuma )?(?:vieta|adrese|kur|venue|place|where|location)\s*(?::|[–—-] )\s*([^\n]{3,120})"
    r"|The venue is ([^\n,]{3,120})",
    re.I,
)
_LABEL_END = re.compile(r"[.;](?:\s|$)")

_CAPITAL = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*\.?"
_NAME = rf"{_CAPITAL}(?: (?:of the|of|for the|for|and|de|“[^”]+”|\"[^\"]+\"|{_CAPITAL}))*"
_ENGLISH = re.compile(
    rf"\b(at|in|on|outside) (?:the )?((?:[a-z]+ (?:hall |room )?of (?:the )?)?{_NAME})"
    r"( headquarters| offices?| building| premises| airport)?"
    rf"(?![\w-])(?! (?:countries|states|nations|region|languages?|time)\b)(?: in ({_CAPITAL}))?"
)
_MONTHS_AND_DAYS = """
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Latvia Europe EU English Latvian Russian Persons Human Trafficking
"""
_NO_ENGLISH_PLACE = frozenset(_MONTHS_AND_DAYS.split())
_OUTDOORS = frozenset("Street Avenue Boulevard Embankment Square Bridge Hill Island Beach Road Quay Dam".split())
_OF_A_NATION = re.compile(r"\w+(?:ian|ish|ese|ic|an)$")
_LOOSE_END = re.compile(r"(?: (?:of the|of|for the|for|and|de))+$|(?<=\w{3})\.$")
_VISITED = re.compile(rf"\b(?:visit(?:ed|s|ing)?|arrive[sd]? in) ({_CAPITAL})")
_HOSTED = re.compile(rf"(?:^|, )({_CAPITAL}) (?:hosted|hosts|will host)\b(?= (?:a|an|the|its)\b)")


def place_of(sentence: str, span: Span, following: Sequence[str], before: Sequence[str], lang: Language) -> str | None:
    """The place of an event; None where none is named plainly. A venue is better than a town, and near than far.

    `span` is the day in `sentence`. Of the sentences that follow, only those count that are labelled (`Vieta:`) or
    tell of the event themselves; `before` are the sentences before and the title, which may name it too.
    """
    if labelled := _labelled([sentence, *following]):
        return labelled
    read = _english if lang == "en" else _latvian
    town: _Place | None = None
    for place in _told(read, sentence, span, following, before):
        if place and place.is_venue:
            return place.name
        town = town or place
    return town.name if town else None


def names_venue(sentence: str, span: Span, lang: Language) -> bool:
    """Whether a sentence names a place that is more than a town."""
    place = (_english if lang == "en" else _latvian)(sentence, span.start, span.end)
    return place is not None and place.is_venue


def _told(
    read: Callable[[str, int, int], _Place | None],
    sentence: str,
    span: Span,
    following: Sequence[str],
    before: Sequence[str],
) -> Iterator[_Place | None]:
    """What each sentence tells of the place, the nearest first; each is read when it is asked for."""
    yield read(sentence, span.start, span.end)
    yield from (read(other, 0, 0) for other in following if _means_it(other))
    yield from (read(other, len(other), len(other)) for other in before)


def _means_it(sentence: str) -> bool:
    """Whether a sentence tells more of the event."""
    told = told_by(sentence)
    return bool(told & Tells.VERB and (told & Tells.NOUN or _IT.match(sentence)))


def _labelled(sentences: Sequence[str]) -> str | None:
    """`Vieta: viesnīca „Rīga”, Rīga` as it stands."""
    for sentence in sentences:
        if match := _LABEL.match(sentence):
            return _LABEL_END.split(match.group(1) or match.group(2))[0].strip(" ,.")
    return None


class _Place(NamedTuple):
    """A place: what it is called, whether it is more than a town, and the tokens that name it."""

    name: str
    is_venue: bool
    start: int = 0
    end: int = 0


def _latvian(sentence: str, start: int, end: int) -> _Place | None:
    """The first venue with the town beside it, else the first town, in what `sentence` says of the event itself."""
    told = _AFTER_PLACE.search(sentence, end)
    tokens = [
        *_TOKEN.findall(_without_topic(sentence[:start])),
        ",",
        *_TOKEN.findall(sentence[end : told.start() if told else None]),
    ]
    groups: list[list[_Place]] = []
    for place in _places(tokens):
        if groups and all(token in (",", "un") for token in tokens[groups[-1][-1].end : place.start]):
            groups[-1].append(place)
        else:
            groups.append([place])
    best = next((group for group in groups if any(place.is_venue for place in group)), groups[0] if groups else None)
    if best is None:
        return None
    return _Place(", ".join(place.name for place in best), any(place.is_venue for place in best))


def _without_topic(text: str) -> str:
    """A text without what it says an event is about: `Seminārs par vardarbību Vācijā notiks` -> `Seminārs notiks`."""
    topic = _TOPIC.search(text)
    if topic is None:
        return text
    end = topic.end()
    for word in _WORD.finditer(text, topic.start()):
        if told_by_word(word[0].lower()) & Tells.HELD and word.start() < end:
            end = word.start()
    return f"{text[: topic.start()]}, {text[end:]}"


def _places(tokens: list[str]) -> list[_Place]:
    """The noun phrases in the locative that name a venue, a street with a number, or a town."""
    places: list[_Place] = []
    for at, word in enumerate(tokens):
        if not _is_locative(word):
            continue
        floor = places[-1].end if places else 0
        following = tokens[at + 1] if at + 1 < len(tokens) else ","
        if _STREET.fullmatch(word) and following[0].isdigit():
            place = _named(tokens, _first_word(tokens, at, floor), at, following.strip("."))
        elif _IS_VENUE.fullmatch(word):
            first = _first_word(tokens, at, floor)
            quote = following if _is_quote(following) else None
            if not (quote or _PLAIN_VENUE.match(word) or _is_certain(tokens[first:at])):
                continue
            place = _named(tokens, first, at, quote)
        elif word[0].isupper() and _is_town(word, following, opens=not any(one[0].isalpha() for one in tokens[:at])):
            is_definite = at > floor and _ADJECTIVE.match(tokens[at - 1]) and tokens[at - 1][0].isupper()
            place = _named(tokens, at - 1 if is_definite else at, at, None)._replace(is_venue=False)
        else:
            continue
        places.append(place)
    return places


def _named(tokens: list[str], first: int, at: int, behind: str | None) -> _Place:
    """The place that `tokens[first:at + 1]` names, with the quoted name or number behind it."""
    name = _nominative(tokens[first : at + 1])
    return _Place(f"{name} {behind}" if behind else name, True, first, at + 1 + bool(behind))


def _is_quote(token: str) -> bool:
    return token[0] in '“”„"«' and len(token) > 1


def _is_certain(words: list[str]) -> bool:
    """Whether the words before a venue say which one: a name, a number, or whose it is (`vēstniecības telpās`)."""
    return any(not one.islower() or _VENUE_STEM.match(one) for one in words)


def _is_town(word: str, following: str, *, opens: bool) -> bool:
    """Whether a capitalised word in the locative may be a town; if it opens the sentence, before a verb or a date."""
    if told_by_word(word.lower()) & Tells.NOUN or not word.endswith(("ā", "ē", "ī", "ū", "īs", "ēs", "os")):
        return False
    return not opens or not following[0].isalpha() or bool(told_by_word(following.lower()) & Tells.VERB)


def _first_word(tokens: list[str], at: int, floor: int) -> int:
    """Where the noun phrase begins that ends in `tokens[at]`: its genitives, adjectives, numbers and names."""
    first = at
    while first > floor:
        word = tokens[first - 1]
        if _is_quote(word) or (first == at and tokens[at] in _OPEN_TO_ANY_NAME and word[0].isupper()):
            first -= 1
        elif word[0].isdigit():
            if not word.endswith(".") or first != at:
                break
            first -= 1
        elif (
            word[0].isalpha()
            and word.lower() not in _MONTHS_IN_LOCATIVE
            and (_ADJECTIVE.match(word) or word.isupper() or (_GENITIVE.match(word) and not _NO_GENITIVE.match(word)))
        ):
            if word.islower() and (told_by_word(word) & Tells.VERB):
                break
            first -= 1
        else:
            break
    while (
        first < at and tokens[first].islower() and not _ADJECTIVE.match(tokens[first]) and not _heads(tokens[first:at])
    ):
        first += 1
    return first


def _heads(words: list[str]) -> bool:
    """Whether a phrase may begin with these words: `kultūras pilī`, but not what a verb or a subject left there."""
    return words[0].endswith(("as", "es", "u"))


def _is_locative(word: str) -> bool:
    """Whether a noun may be in the locative. `Nacionālajā` is an adjective: its noun is yet to come."""
    lower = word.lower()
    if _ADJECTIVE.match(lower) or lower in _NO_PLACE or lower in _MONTHS_IN_LOCATIVE:
        return False
    return len(word) > 2 and word.endswith(("ā", "ē", "ī", "ū", "ās", "ēs", "īs", "os"))


def _nominative(words: list[str]) -> str:
    """A noun phrase in the locative to the nominative: its noun and the definite adjectives before it."""
    noun, masculine = _noun(words[-1])
    return " ".join([*(re.sub("ajā$", "ais" if masculine else "ā", word) for word in words[:-1]), noun])


def _noun(word: str) -> tuple[str, bool]:
    """A noun in the locative to the nominative, and whether it is masculine."""
    if word.endswith("ā") and word[:-1].lower().endswith(_MASCULINE):
        return word[:-1] + "s", True
    for ending, plain in _NOMINATIVE.items():
        if word.endswith(ending):
            return word[: -len(ending)] + plain, ending in ("ū", "os")
    if word.endswith("ā"):
        return word[:-1] + "a", False
    if word.lower().endswith("pilī"):
        return word[:-1] + "s", False
    return word[:-1] + "is", True  # -ī: mostly the second declension


def _english(sentence: str, start: int, end: int) -> _Place | None:
    """What follows `at` or `in`, after the day or else before it; or what is visited."""
    for begin in (end, 0):
        found = [place for match in _ENGLISH.finditer(sentence, begin) if (place := _behind_preposition(match))]
        if found:
            return next((place for place in found if place.is_venue), found[0])
    other = _VISITED.search(sentence) or _HOSTED.search(sentence)
    return _Place(other.group(1), False) if other and other.group(1) not in _NO_ENGLISH_PLACE else None


def _behind_preposition(match: re.Match[str]) -> _Place | None:
    """`at the Town Hall in Cēsis`, `in Riga`; None for a topic, a month or a nation."""
    preposition, name, tail, town = match.groups()
    place = _LOOSE_END.sub("", name)
    # What follows `on` is a topic (`a conference on Sham Marriages`), but for a street, a square or the like.
    if preposition == "on" and place.split()[-1] not in _OUTDOORS:
        return None
    first = place.split()[0]
    if (
        first in _NO_ENGLISH_PLACE
        or place == "European Union"
        or (place == name and not tail and _OF_A_NATION.match(first) and " " not in place)
    ):
        return None
    is_venue = preposition != "in" or " of " in place or bool(tail)
    return _Place(place + (tail or "") + (f", {town.strip('.')}" if town else ""), is_venue)
