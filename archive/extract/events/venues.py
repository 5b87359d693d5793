"""The place that a sentence about an event names plainly, in the nominative.

Latvian puts it in the locative between the date and the verb: `23.septembrī Iekšlietu ministrijā notika`. English puts
it after `at`, `in` or `on`, behind the verb. A sentence that says it in any other way is left alone.
"""

from __future__ import annotations

import re

from archive.site import Language

_TOKEN = re.compile(r"[“”„\"«][^“”„\"»«]{1,80}[“”\"»]|[^\s,]+|,")
_LONGEST = 14  # tokens of a place with its town; judged: doubled the same, halved 7 + 0 pages
_NO_PLACES = """
    visā visās latvijā eiropā pasaulē tiešsaistē attālināti klātienē vizītē laikā dienā gadā ietvaros sadarbībā
    oficiālā jau arī plkst pulksten
"""
_NO_PLACE = frozenset(_NO_PLACES.split())
_COMMON_VENUES = ("viesnīcā", "koncertzālē", "bibliotēkā", "skolā", "muzejā")  # may be written small
_MASCULINE_STEMS = """
    nam centr laukum park klub muzej biroj departament institūt stadion pagast novad dienest fond krog dārz amfiteātr
    ciem mež krast
"""
_MASCULINE = tuple(_MASCULINE_STEMS.split())
"""Stems of the first declension, whose locative in -ā looks like that of the fourth."""

_NOMINATIVE = {"ijā": "ija", "ībā": "ība", "ē": "e", "ū": "us", "īs": "is", "ēs": "es", "ās": "as", "os": "i"}
_TO_BE = re.compile(r"\s(?:tika|tiks|tiek|ir)\s*$")  # may stand before the participle: `tika parakstīts`

_CAPITAL = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*"
_ENGLISH = re.compile(
    rf"\b(at|in|on) (?:the )?({_CAPITAL}(?: (?:of the|of|for the|for|and|“[^”]+”|{_CAPITAL}))*)(?: in ({_CAPITAL}))?"
)
_MONTHS_AND_DAYS = """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Latvia Europe
"""
_NO_ENGLISH_PLACE = frozenset(_MONTHS_AND_DAYS.split())
_OUTDOORS = frozenset("Street Avenue Boulevard Embankment Square Bridge Hill Island Beach Road Quay Dam".split())
_LOOSE_END = re.compile(r"(?: (?:of the|of|for the|for|and))+$")
_VISITED = re.compile(rf"\bvisit(?:ed|s)? ({_CAPITAL})")


def place_in(sentence: str, start: int, end: int, verbs: re.Pattern[str], lang: Language) -> str | None:
    """The place named in a sentence whose date is `sentence[start:end]`; None where none is, or it is not plain.

    `verbs` are the verbs that an event's sentence may have.
    """
    verb = verbs.search(sentence, end)
    if verb is None:
        return None
    if lang == "en":
        return _english(sentence, verb.start())
    between = _TO_BE.sub(" ", sentence[end : verb.start()]).strip(" ,")
    return _locatives(between or sentence[:start].strip(" ,"))


def _locatives(phrase: str) -> str | None:
    """`Rīgā, Līvu laukumā` -> `Rīga, Līvu laukums`; None unless the phrase is nothing but places."""
    tokens = _TOKEN.findall(phrase)
    if len(tokens) > _LONGEST or any(word.lower().strip(".") in _NO_PLACE or word[0].isdigit() for word in tokens):
        return None
    places: list[str] = []
    words: list[str] = []  # of the place being read
    link = ", "
    for word in tokens:
        is_quote, is_link = word[0] in '“„"«', word in (",", "un")
        if (is_quote or is_link) and (words or not places):
            return None  # a name or a conjunction within a place, not after it
        if is_quote:
            places[-1] += f" {word}"
        elif is_link:
            link = " un " if word == "un" else ", "
        else:
            words.append(word)
            if _is_locative(word):
                if not (word.lower() in _COMMON_VENUES or any(other[0].isupper() for other in words)):
                    return None
                places[-1:] = [link.join([*places[-1:], _nominative(words)])] if places else [_nominative(words)]
                words, link = [], ", "
    return places[0] if places and not words else None


def _is_locative(word: str) -> bool:
    """Whether a noun may be in the locative. `Nacionālajā` is an adjective: its noun is yet to come."""
    if word.endswith(("ajā", "ajos", "ajās")):
        return False
    return len(word) > 3 and word.endswith(("ā", "ē", "ī", "ū", "ās", "ēs", "īs", "os"))


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


def _english(sentence: str, start: int) -> str | None:
    for match in _ENGLISH.finditer(sentence, start):
        preposition, name, town = match.groups()
        place = _LOOSE_END.sub("", name)
        # What follows `on` is a topic (`a conference on Sham Marriages`), but for a street, a square or the like.
        if preposition == "on" and place.split()[-1] not in _OUTDOORS:
            continue
        if place.split()[0] not in _NO_ENGLISH_PLACE:
            return f"{place}, {town}" if town else place
    visited = _VISITED.search(sentence, start)
    return visited.group(1) if visited else None
