"""Finds places in English sentences: after `at`, `in` or the like, places visited, and hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.extract.events.tells import Tells, told_by
from archive.extract.events.venues.place import ANY, CERTAIN, TOWN, Place

_LETTERS = "".join(letter for letter in map(chr, range(0xC0, 0x180)) if letter.isupper())
_CAPITAL = rf"[A-Z{_LETTERS}][\w’'-]*\.?"
_DAYS = """
    January February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday
"""
_DATE = rf"(?:{'|'.join(_DAYS.split())})\b(?=,? \d| at\b|[,.]|$)"
"""A day right after a place: `in Riga May 14`."""
_NAME = rf"{_CAPITAL}(?: (?:of the|of|for the|for|and|de|“[^”]+”|\"[^\"]+\"|(?!{_DATE}){_CAPITAL})){{0,9}}"
_KINDS = """
    headquarters offices? building premises airport agency hall room centre center library school college church theatre
    theater cinema museum gallery bookshop bookstore embassy hotel hostel station park square market mall harbour port
    stadium arena campus shelter café cafe pub restaurant club pavilion auditorium chapel cathedral castle palace
    university academy institute ministry parliament house villa residence courtyard
"""
_KIND = "|".join(_KINDS.split())
_STREETS = "iela|bulvāris|prospekts|gatve|laukums|šoseja"
_NO_DAY = rf"(?!(?:\d+ )?(?:{'|'.join(_DAYS.split())})\b)"
_ADDRESS = (
    rf"(?: (?:{_STREETS}))?(?: \d+[A-Za-z]?(?: of (?:the )?{_NAME})?)?"
    rf"(?:, {_NO_DAY}(?:\d[\w/]* )?{_NAME}(?: (?:{_STREETS}))?(?: \d+\w?)?(?=[,.;:)]|\s*$| on | at | from )){{0,3}}"
)
"""The rest of the address of a house or a room: `iela 20`, `204 of the University of Latvia`.

A part behind a comma, as in `, Norfolk Street, Boston`, belongs to it unless the sentence says more about that part.
"""
_NO_PARTS = """
    invitation request initiative suggestion proposal expense risk end start beginning head age level time framework
    frame context course interest name presence eve light honour honor memory support cooperation collaboration
    partnership auspices sidelines margins field area case view favour favor spirit absence aftermath wake midst process
"""
_NO_PART = "|".join(_NO_PARTS.split())
"""Nouns that with `of` form no place: `at the invitation of the Embassy`, `in the framework of …`."""
_CAPITAL_OF = rf"(?:{_CAPITAL} capital(?: city)?,? (?={_CAPITAL}))"
"""What may stand before the name of a capital: `in Latvia’s capital Riga`, `in the Estonian capital, Tallinn`."""
_BEHIND = re.compile(
    r"\b(?P<preposition>[Aa]t|(?:(?<=[Cc]ame )|(?<=[Cc]ome ))to|[Ii]n front of|[Ii]n|[Oo]n the premises of|[Oo]n"
    rf"|[Oo]utside|[Oo]pposite) (?:the )?{_CAPITAL_OF}?"
    rf"(?P<name>(?:(?!(?:{_NO_PART})\b)[a-z]+ (?:hall |room )?of (?:the )?)?{_NAME}"
    rf"|\d{{1,3}}[A-Za-z]? {_NAME} (?:Street|Avenue|Boulevard|Road|Square|{_STREETS})"
    rf"|(?:[a-z]+ )?(?:{_KIND}) (?:“[^”]+”|\"[^\"]+\"|„[^“”]+[“”]|{_NO_DAY}{_NAME}))"
    rf"(?P<kind> (?:[a-z]+ )?(?:{_KIND})(?: of (?:the )?{_NAME}| “[^”]+”| \"[^\"]+\")?)?(?P<address>{_ADDRESS})"
    r"(?![\w-])(?! (?:countries|states|nations|region|languages?|time)\b)"
    rf"(?: (?:in|on) (?:the )?(?P<town>{_NAME}{_ADDRESS}))?"
    rf"(?: \((?P<house>(?:{_NAME} )?\w*(?:{_STREETS}|Street|Avenue|Road|Square) \d+[A-Za-z]?(?:, {_NAME})?)\))?"
)
_COMMON = re.compile(
    rf"\b(?:at|in|to|outside|visit(?:ed|s)?) (?:an?|the|its|our) ((?:[a-z’'-]+ ){{1,2}}(?:{_KIND}))\b(?!['’])"
    rf"(?: (?:in|of) ({_CAPITAL}))?"
)
"""A kind of place in small letters: `in the airport's training centre`, `to a crisis centre in Liepāja`."""
_NO_PLACE = frozenset(f"{_DAYS} Latvia Europe EU English Latvian Russian Persons Human Trafficking".split())
_TOPIC = re.compile(
    r"\b(?P<event>\w+) (?P<topic>(?:on|about|regarding|concerning) (?!(?:the )?(?:\d|premises\b|[A-Z]))[^,.;]{3,100}?)"
    r"(?= (?:at|will|was|were|is|are|has|have|takes?|took|begins?|began|starts?|started|opens?|opened)\b)"
)
"""The topic of an event, before its verb: `A seminar on work in Norway will …`."""
_QUOTED = re.compile(r"“[^”]{0,200}”|\"[^\"]{0,200}\"|„[^“”]{0,200}[“”]")
_OUTDOORS = frozenset("Street Avenue Boulevard Embankment Square Bridge Hill Island Beach Road Quay Dam".split())
_OF_A_NATION = re.compile(r"\w+(?:ian|ish|ese|ic|an)$")
_DIGIT = re.compile(r"\d")
_ENVOY = re.compile(
    r"\b(?:Embassy|Ambassador|Consulate|Mission|Representation) (?:of|to) (?:the )?"
    r"(?:[A-Z][\w’'-]*(?: of(?: the)?)? ){1,4}$"
)
"""A mission in the country that follows `in`: `the Embassy of Latvia in Denmark organised a seminar`."""
_AIM = re.compile(
    r"\bto (?:analyse|assess|combat|debate|discuss|examine|explore|fight|hear about|learn about|prevent|review|tackle"
    r"|talk about)\b[^,.;]*$"
)
"""The purpose of a meeting; a place after it belongs to the purpose: `will meet to discuss migrants in Ireland`."""
IS_KIND = re.compile(rf"\b(?:{_KIND})\b", re.I)
_LOOSE_END = re.compile(r"(?: (?:of the|of|for the|for|and|de))+$|(?<=\w{3})\.$")
_VISITED = re.compile(rf"\b(?:visit(?:ed|s|ing)?|arrive[sd]? in) (the )?({_NAME})")
_HOSTS = re.compile("host|open|packed|invite")
_MAY_BE_ANYWHERE = re.compile(r"\b(?:ministry|agency|offices?|institute)\b", re.I)
"""Kinds of hosts that also hold events elsewhere in the town that the sentence names."""
_HOST = re.compile(
    rf"(?:(?:^|, )(?:[Tt]he )?|\b[Tt]he )({_NAME}(?: (?:[a-z]+ )?(?:{_KIND}))?)(?: in ({_CAPITAL}))? "
    r"(?:\([^()]{3,60}\) )?"
    r"(?:hosted|hosts|will host|is hosting|(?:is )?open(?:s|ed|ing) its doors|was packed"
    r"|invites? [^.]{0,60}? (?:to|for) its)\b"
)


def place_in(sentence: str, start: int, end: int) -> Place | None:
    """The most certain place in a sentence: after `at` or `in`, after the day or before it; or visited, or the host."""
    sentence = without_topic(sentence)
    found = [*_behind_prepositions(sentence, end), *_behind_prepositions(sentence, 0)]
    if (common := _COMMON.search(sentence)) and not told_by(common[1]) & Tells.NOUN:
        found.append(Place(_with_town(common[1], common[2]), ANY))
    if _HOSTS.search(sentence) and (host := _HOST.search(sentence)):
        name = _LOOSE_END.sub("", host[1])
        if name.split()[0] not in _NO_PLACE:
            rank = ANY if IS_KIND.search(name) and not _MAY_BE_ANYWHERE.search(name) else TOWN
            found.append(Place(_with_town(name, host[2]), rank))
    if visited := _VISITED.search(sentence):
        name = _LOOSE_END.sub("", visited[2])
        may_be_person = visited[1] and not IS_KIND.search(name)  # `visited the President`
        if not may_be_person and name.split()[0] not in _NO_PLACE:
            found.append(Place(name if IS_KIND.search(name) else name.split(" and ")[0], TOWN))
    return max(found, key=lambda place: place.rank, default=None)  # the first of equals


def without_topic(sentence: str) -> str:
    """A sentence with the topic of an event replaced by blanks, because a topic may be about any place."""
    topic = _TOPIC.search(sentence)
    if topic is None or not told_by(topic["event"]) & Tells.NOUN or topic["topic"].split()[1] in _NO_PLACE:
        return sentence
    return sentence[: topic.start("topic")] + " " * len(topic["topic"]) + sentence[topic.end() :]


def _with_town(name: str, town: str | None) -> str:
    return f"{name}, {town.strip('.')}" if town else name


def _behind_prepositions(sentence: str, begin: int) -> Iterator[Place]:
    titles = [match.span() for match in _QUOTED.finditer(sentence)]
    for match in _BEHIND.finditer(sentence, begin):
        is_quoted = any(start < match.start() < end for start, end in titles)
        before = sentence[: match.start()] if match["preposition"] == "in" else ""
        is_elsewhere = _ENVOY.search(before) or _AIM.search(before)
        if not is_quoted and not is_elsewhere and (place := _behind_preposition(match)):
            yield place


def _behind_preposition(match: re.Match[str]) -> Place | None:
    """`at the Town Hall in Cēsis`, `in Riga`; None for a topic, a month, a nation or an event."""
    preposition, name, kind, address, town, house = match.groups()
    preposition = preposition.lower()
    place = _LOOSE_END.sub("", name)
    # After `on` there is a topic (`a conference on Sham Marriages`), except for a street, a square or the like.
    if preposition == "on" and place.split()[-1] not in _OUTDOORS and not (kind or "").startswith(" campus"):
        return None
    first, last = place.split()[0], place.split()[-1]
    is_kind = bool(kind) or IS_KIND.search(place) is not None
    if (
        (first.rstrip(".") in _NO_PLACE and not is_kind)
        or place == "European Union"
        or (place.endswith(("'s", "’s")) and not kind)
        or (place == name and not kind and _OF_A_NATION.match(first) and " " not in place)
        or (told_by(place) & Tells.NOUN and (told_by(last) & Tells.NOUN or not is_kind))
    ):
        return None
    is_venue = (
        preposition != "in" or " of " in place or bool(kind) or IS_KIND.fullmatch(last) or bool(_DIGIT.search(address))
    )
    before = "" if preposition in ("at", "in", "on", "to") else f"{preposition.removeprefix('on the ')} "
    town = _LOOSE_END.sub("", town) if town and town.split()[0] not in _NO_PLACE else None
    told = _with_town(_LOOSE_END.sub("", f"{before}{place}{kind or ''}{address}"), town)
    return Place(_with_town(told, house), CERTAIN if is_venue or house else TOWN)
