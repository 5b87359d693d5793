"""Finds places in Latvian sentences: phrases in the locative, or after `pie`, that can be a place.

Such as `Iekšlietu ministrijā`, `viesnīcā „Rīga”`, `Saldus novada domē`. They are returned in the nominative.
"""

from __future__ import annotations

import re

from archive.extract.events.tells import Tells, told_by_word
from archive.extract.events.venues.houses import with_house, with_rooms
from archive.extract.events.venues.kinds import IS_VENUE, VENUE_STEM
from archive.extract.events.venues.nominative import nominative
from archive.extract.events.venues.place import ANY, CERTAIN, TOWN, Place
from archive.extract.events.venues.topics import without_project, without_topic
from archive.latvian.dates.words import month_forms

_TOKEN = re.compile(
    r"[“„\"«][^“”„\"»«\n]{1,60}[“„\"«][^“”„\"»«\n]{1,60}[”“\"»]{2}"  # `“Patvērums “Drošā māja””`
    r"|[“”„\"«](?:[^“”„\"»«]|„[^“”„\"»«]*[”“]){1,80}[“”\"»]|\d+(?:/\d+)?(?:[A-Za-z]\b|\.)?|\w[\w’'-]*|\n|[^\w\s]"
)
_OPEN_TO_ANY_NAME = ("platformā", "vidē", "lapā", "kontā", "kanālā", "profilā")  # `Zoom platformā`
_DERIVED = re.compile(r"\w+(?:āl|īv|isk|ain|ēj|ēt|otn|vec|jaun|liel|maz|augst|sen)ā|(?:svēt|vec|jaun|apvienot)ā", re.I)
"""Adjectives whose genitive looks like the locative of a noun: `Sociālā dienesta`."""
_STREET = re.compile(r"(?:iel|gatv|šosej|līnij)[āē]|(?:bulvār|prospekt|ceļ)[īā]", re.I)  # mostly with a number after it
_SQUARE = re.compile(r"\w*laukumā|krastmalā|dambī", re.I)  # a street only with a number: `Pils laukumā 4`
_PLAIN_VENUE = re.compile(r"(?:viesnīc|koncertzāl|bibliotēk|skol|muzej|saeim|kinoteātr|grāmatnīc|lidost)", re.I)
_NO_PLACES = """
    visā visās latvijā eiropā pasaulē tiešsaistē attālināti klātienē vizītē laikā dienā gadā ietvaros sadarbībā kopā
    oficiālā šajā savā tajā kurā viņā pirmajā otrajā kārtībā darbā projektā programmā ciklā sērijā iniciatīvā konkursā
    raidījumā filmā grāmatā rakstā žurnālā pētījumā
"""
_NO_PLACE = frozenset(_NO_PLACES.split())
_MONTHS_IN_LOCATIVE = frozenset(month_forms(number)["loc"] for number in range(1, 13))
_ADJECTIVE = re.compile(r"\w+aj(?:ā|os|ās)$")
_GENITIVE = re.compile(r"\w+(?:as|es|u|a|s|is|us|ās)$|\w{4,}o$")
_OF_LOWER = re.compile(r"\w+(?:[aāeēu]s|u|a|ā|o|ajos|ajās)$|(?:valsts|tirgus|pils)$")
_WITH_NAME = re.compile(rf"novad|pagast|rajon|apriņķ|ciem|reģion|apkaim|{VENUE_STEM.pattern}")
_MAY_BE_CAPITALS = re.compile(
    r"(?:centr|klub|nam|teātr|muzej|bār|kafejnīc|restorān|vēstniecīb|hall|zāl|galerij|studij)\w*$", re.I
)
"""Venues named in capitals: `koncertzālē GORS`. Behind others stands a body or a country: `Saeimā NATO, ES un …`."""
_PERSON = re.compile(r"(?:niek|ēj|āj|ist|brāļ|tēv|dēl|draug|skolot|autor|ģener|karal|bīskap|prezident)\w*$")
"""People after whom a house is named: `brāļu Kaudzīšu muzejā`."""
_OF = re.compile(r"\w+(?:as|es|u|a)$")
_OF_WHAT = re.compile(r"\w+(?:[aā]s|es|u|a|o)$")  # also adjectives: `un sociālās palīdzības centrā`
_NO_GENITIVE = re.compile(
    r"(?:\w+ība|\w+ija|\w+[^o]ja|\w+ns|\w+ājs|\w+ējs|\w+nieks|\w+ists|\w+[mst]ies|un|no|par|bet|kas|tās|tas|viss)$"
)
_SHORT_NAME = re.compile(r" \([A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,8}\)(?= [a-zāčēģīķļņšūž])")
"""An abbreviation within the name of a place: `Latvijas Universitātes (LU) aulā`."""
_A_DAY = "dienā"
"""Replaces the day at the beginning of a sentence; a capital letter after it then begins a name."""
AFTER_PLACE = re.compile(r",? (?:kur(?:[ašuā]|[aāou]s|ai|am|iem)?|kas(?! noti| noris)|ko|lai|kā|par)\b")
"""Words after which the places in a sentence are not that of the event."""
_INITIAL = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zž]?")
"""An initial or abbreviation before a full stop and a name: `Kr. Valdemāra`, `A. Čaka`, `Sv. Pētera`."""
_MOST_OF_STREET = 3  # words before `ielā`: `Krišjāņa Barona`; by convention
_MOST_OF_HOUSE = 5  # words before `un` in what a house is for: `Naujenes sociālo pakalpojumu un …`; judged
_PART = re.compile(r"k-\d+")
_ORDINAL = re.compile(r"\d{1,3}\.")  # `Rīgas 49. vidusskolā`
_JOINTS = (",", "un", "(")
_HOST = re.compile(
    r"\b([A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*(?:[aāeēiu]s|u|a) (?:\w+ ){0,3}?"
    r"(?:bibliotēka|muzejs|kultūras (?:centrs|nams|pils)|tautas nams|galerija|(?:kino)?teātris))"
    r"(?: \([^()]{3,60}\))?"
    r" (?:rīko(?:s|ja)?|organizē(?:s|ja)?|atklā(?:s|ja)?|aicin(?:a|ās|āja) (?:\w+ )?uz|gaidī(?:s|ja)?)\b"
)
"""A host that is a building and holds events there; a society or ministry may hold them anywhere."""
_VISIT = re.compile(r"\b(?:vizīt|viesos|ierad|uztur|apmeklē)\w*", re.I)


def place_in(sentence: str, start: int, end: int) -> Place | None:
    """The first venue with the town beside it, or else the first town, in what `sentence` says about the event."""
    sentence = without_project(sentence)
    told = AFTER_PLACE.search(sentence, end)
    before, behind = without_topic(sentence[:start]), sentence[end : told.start() if told else None]
    tokens = [*_TOKEN.findall(_SHORT_NAME.sub("", before)), ",", *_TOKEN.findall(_SHORT_NAME.sub("", behind))]
    if end and not any(map(str.isalpha, before)):
        tokens = [_A_DAY, *tokens]
    groups: list[list[Place]] = []
    for place in _places(tokens):
        if groups and all(token in _JOINTS for token in tokens[groups[-1][-1].end : place.start]):
            groups[-1].append(place)
        else:
            groups.append([place])
    if not groups:
        if host := _HOST.search(sentence):
            return Place(host[1], TOWN)
        is_visit = "Latvijā" in tokens and _VISIT.search(sentence)
        return Place("Latvija", TOWN) if is_visit else None
    best = max(groups, key=lambda group: max(place.rank for place in group))  # the first of equals
    return Place(", ".join(place.name for place in best), max(place.rank for place in best))


def _places(tokens: list[str]) -> list[Place]:
    """The noun phrases in the locative that name a venue, a street or a town, and phrases after `pie`."""
    places: list[Place] = []
    for at, word in enumerate(tokens):
        floor = places[-1].end if places else 0
        if word == "pie" and (place := _beside(tokens, at)):
            places.append(place)
        if at < floor or not _is_locative(word):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else ","
        if _STREET.fullmatch(word) or (_SQUARE.fullmatch(word) and _is_house(tokens, at + 1)):
            first = _first_word(tokens, at, floor)
            has_number = following[0].isdigit()
            if not has_number and not tokens[first][0].isupper():
                continue
            place = _named(tokens, first, at, _house(tokens, at + 1) if has_number else None)
            if has_number:
                place = with_house(tokens, with_rooms(tokens, place, floor), floor)
            else:
                place = place._replace(rank=ANY)
        elif IS_VENUE.fullmatch(word):
            first = _first_word(tokens, at, floor)
            quote = following if _is_quote(following) or _is_capitals(tokens, at + 1) else None
            place = _named(tokens, first, at, quote)
            if word == "pagastā" and not quote:
                if first == at:
                    continue  # `katrā pagastā`
                place = _with_other_name(tokens, place, floor)._replace(rank=TOWN)
            elif not (quote or _PLAIN_VENUE.match(word) or _is_certain(tokens[first:at])):
                is_name = word[0].isupper() and any(map(str.isalpha, tokens[:at]))  # `Rātsnamā`
                if (first == at and not is_name) or _is_told(word) or word in _OPEN_TO_ANY_NAME:
                    continue  # `zālē`, `radošajās darbnīcās`, `politiskajā vidē`
                place = place._replace(rank=ANY)
        elif _is_quote(following) and following[1:2].isupper() and word[0].islower() and not _is_told(word):
            place = _named(tokens, _first_word(tokens, at, floor), at, following)  # `atpūtas bāzē „Ezerkrasti”`
        elif word[0].isupper() and _is_town(tokens, at):
            is_definite = at > floor and _ADJECTIVE.match(tokens[at - 1]) and tokens[at - 1][0].isupper()
            place = _named(tokens, at - 1 if is_definite else at, at, None)._replace(rank=TOWN)
        elif word[0].islower() and _leads_to_street(tokens, at + 1) and not _is_told(word):
            first = _first_word(tokens, at, floor)  # `Cēsu Pils klētī, Lenču ielā 2`
            if first == at or not tokens[first][0].isupper():
                continue
            place = _named(tokens, first, at, None)
        else:
            continue
        places.append(place)
    return places


def _with_other_name(tokens: list[str], place: Place, floor: int) -> Place:
    """A parish together with the one before it, with which it shares the noun: `Tumes un Sēmes pagastā`."""
    first = place.start - 2
    if first < floor or tokens[first + 1] != "un" or not (tokens[first][0].isupper() and _OF.match(tokens[first])):
        return place
    return place._replace(name=f"{tokens[first]} un {place.name}", start=first)


def _leads_to_street(tokens: list[str], at: int) -> bool:
    """Whether a comma or bracket at this token introduces an address: `, Lenču ielā 2`, `(Lenču ielā 2)`."""
    if tokens[at : at + 1] not in ([","], ["("]):
        return False
    streets = (here for here in range(at + 1, min(at + 2 + _MOST_OF_STREET, len(tokens) - 1)))
    return any(_STREET.fullmatch(tokens[here]) and tokens[here + 1][0].isdigit() for here in streets)


def _is_told(word: str) -> bool:
    """Whether events are recognised by a word (`Tells`), so that it is not a place, even if it ends like one."""
    return bool(told_by_word(word.lower()))


def _beside(tokens: list[str], at: int) -> Place | None:
    """The place after `pie`: capitalised and lower-case genitives (`pie Brīvības pieminekļa`), or a quoted name.

    A quoted name, as in `pie „Rimi”`, may follow capitalised genitives too.
    """
    end = at + 1
    while end < len(tokens) and tokens[end][0].isupper() and _GENITIVE.match(tokens[end]):
        end += 1
    if end < len(tokens) and _is_quote(tokens[end]):
        end += 1
    else:
        while at + 1 < end < len(tokens) and tokens[end].islower() and _OF.match(tokens[end]):
            end += 1
    if end == at + 1 or not (tokens[end - 1].islower() or _is_quote(tokens[end - 1])):
        return None
    return Place(" ".join(tokens[at:end]), CERTAIN, at, end)


def _is_house(tokens: list[str], at: int) -> bool:
    """Whether a number is that of a house, not an ordinal: `laukumā 4`, not `laukumā 14. maijā`."""
    number, behind = [*tokens, ",", ","][at : at + 2]
    return number[0].isdigit() and not (number.endswith(".") and behind[0].islower())


def _house(tokens: list[str], at: int) -> str:
    """The number of a house, with that of its part, if any: `1, k-2`."""
    part = tokens[at + 2] if tokens[at + 1 : at + 2] == [","] and at + 2 < len(tokens) else ""
    return f"{tokens[at]}, {part}" if _PART.fullmatch(part) else tokens[at].strip(".")


def _named(tokens: list[str], first: int, at: int, behind: str | None) -> Place:
    """The place that `tokens[first:at + 1]` names, with the quoted name or number after it."""
    name = nominative(tokens[first : at + 1])
    return Place(f"{name} {behind}" if behind else name, CERTAIN, first, at + 1 + bool(behind))


def _is_quote(token: str) -> bool:
    return token[0] in '“”„"«' and len(token) > 1


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _NO_PLACE


def _is_capitals(tokens: list[str], at: int) -> bool:
    """Whether the name of a venue in capitals follows it, and nothing that the capitals could belong to: `GORS`."""
    word, behind = [*tokens, ",", ","][at : at + 2]
    if not _MAY_BE_CAPITALS.search(tokens[at - 1]) or len(word) < 3 or not (word.isalpha() and word.isupper()):
        return False
    return not behind[0].isalpha() or behind.startswith(("noti", "noris"))


def _is_certain(words: list[str]) -> bool:
    """Whether the words before a venue identify it: a name, a number, or an owner (`vēstniecības telpās`)."""
    return any(not one.islower() or VENUE_STEM.match(one) for one in words)


def _is_town(tokens: list[str], at: int) -> bool:
    """Whether a capitalised word in the locative may be a town; as the first word, only before a verb or a date."""
    word, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ","
    if told_by_word(word.lower()) & Tells.NOUN or not word.endswith(("ā", "ē", "ī", "ū", "īs", "ēs", "os")):
        return False
    if word == "Trīs" or word.endswith("dienā") or _is_adjective(word, following):
        return False
    opens = not any(one[0].isalpha() for one in tokens[:at])
    return not opens or not following[0].isalpha() or bool(told_by_word(following.lower()) & Tells.VERB)


def _is_adjective(word: str, following: str) -> bool:
    """Whether a word that looks like a locative is an adjective of the noun after it: `Sociālā dienesta`."""
    if not _DERIVED.fullmatch(word) or not following[0].isalpha():
        return False
    return following.endswith(("a", "e", "ja")) and not told_by_word(following.lower()) & Tells.VERB


def _first_word(tokens: list[str], at: int, floor: int) -> int:
    """The first token of the noun phrase that ends at `at`, with its genitives, adjectives, numbers and names."""
    first = at
    while first > floor:
        word = tokens[first - 1]
        if _is_joined(tokens, first, floor):
            first -= 2
        elif _is_quote(word) and tokens[first][0].isupper() and _is_title(tokens, first - 1, floor):
            break  # `mācības “Kopā drošāk” Zemessardzes poligonā`
        elif _is_quote(word) or (first == at and tokens[at] in _OPEN_TO_ANY_NAME and _is_name(word)):
            first -= 1
        elif word[0].isdigit():
            if not _ORDINAL.fullmatch(word) or (first - 2 >= floor and tokens[first - 2][0].isdigit()):
                break  # `15.12. Rīgas domē`, `2026. Rīgas domē`
            first -= 1
        elif (
            word[0].isalpha()
            and word.lower() not in _MONTHS_IN_LOCATIVE
            and (
                _ADJECTIVE.match(word)
                or word.isupper()
                or (_GENITIVE.match(word) and not _NO_GENITIVE.match(word))
                or _is_adjective(word, tokens[first])
            )
        ):
            is_told = told_by_word(word) & (Tells.VERB | Tells.NOUN) and not (first == at and word.endswith("u"))
            if word.islower() and (is_told or not _OF_LOWER.match(word) or _ends_what_happens(word, tokens[first])):
                break
            first -= 1
        else:
            break
    while first < at and tokens[first][0].isdigit() and not any(one[0].isalpha() for one in tokens[first:at]):
        if at - first == 1 and tokens[at][0].islower():
            break
        first += 1
    while (
        first < at and tokens[first].islower() and not _ADJECTIVE.match(tokens[first]) and not _heads(tokens[first:at])
    ):
        first += 1
    return first


def _is_title(tokens: list[str], quote: int, floor: int) -> bool:
    """Whether a quoted name is that of an event, whose noun stands before it: `mācības “Kopā drošāk”`."""
    return quote > floor and bool(told_by_word(tokens[quote - 1].lower()) & Tells.NOUN)


def _ends_what_happens(word: str, following: str) -> bool:
    """Whether a word in lower case before a name is not part of it: `Sporta diena | Kuldīgas stadionā`.

    Before a name, a genitive in -a or -u is that of a house or an area: `novada Zirņu pagasta`, `nama Baltajā zālē`,
    or of a person; other forms in -a are nominatives, and in -u genitives of people: `tautu Draudzības parkā`.
    """
    if not following[0].isupper() or _WITH_NAME.match(word) or _PERSON.search(word):
        return False
    return word.endswith("a") or word in ("dienu", "dienas")


def _is_joined(tokens: list[str], first: int, floor: int) -> bool:
    """Whether the two tokens before a phrase belong to it: `Kr.` in a name, or `Bērnu un` in the purpose of a house."""
    if first - 2 < floor:
        return False
    before, joint, behind = tokens[first - 2 : first + 1]
    if joint == ".":
        return behind[0].isupper() and _INITIAL.fullmatch(before) is not None
    if joint != "un" or not behind.islower() or not _OF_WHAT.match(behind) or not _OF.match(before):
        return False
    name = first - 2
    while name > floor and tokens[name].islower() and first - name < _MOST_OF_HOUSE and _OF_LOWER.match(tokens[name]):
        name -= 1
    return tokens[name][0].isupper() and not told_by_word(before.lower()) and not _NO_GENITIVE.match(before)


def _heads(words: list[str]) -> bool:
    """Whether a phrase may begin with these words, as in `kultūras pilī`, but not with parts of a verb or subject."""
    return words[0].endswith(("as", "es", "u", "nieka", "ista"))


def _is_locative(word: str) -> bool:
    """Whether a word may be a noun in the locative. `Nacionālajā` is an adjective, whose noun follows."""
    lower = word.lower()
    if _ADJECTIVE.match(lower) or lower in _NO_PLACE or lower in _MONTHS_IN_LOCATIVE:
        return False
    return len(word) > 2 and word.endswith(("ā", "ē", "ī", "ū", "ās", "ēs", "īs", "os"))
