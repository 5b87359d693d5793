"""Finds institutions in English offices: what names one, and where the office begins or ends."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.verbs import PREPOSITIONS
from archive.people.english.words import BODY, COUNTRIES, INSTITUTION, OPENERS

_CAPITAL = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*"
_FIRM = r"(?-i:SIA|AS|VAS|VSIA|UAB|OÜ)"
_QUOTED_KIND = (
    rf"association|foundation|company|organi[sz]ation|NGO|shelter|society|portal|newspaper|magazine|firm|hotel|school"
    rf"|cent(?:re|er)|clinic|radio|restaurant|agency|publisher|{_FIRM}"
)
# A quotation right behind one of these is its name: the name of an institution, or of an undertaking, which is none.
QUOTED = re.compile(rf"(?i:\b(?:{_QUOTED_KIND})) [“„«\"]")
NAMED = re.compile(rf"(?i:\b(?:{_QUOTED_KIND}|campaign|project|programme|helpline|initiative)) [“„«\"]")
# A kind that may also follow the name: `“Open Door” association`.
_CALLED = (
    "association|foundation|company|organi[sz]ation|shelter|society|cent(?:re|er)|crisis cent(?:re|er)|hotel|school"
)
_OF = re.compile(r" (?:of|at|for|from|in|with) (?:the )?(?![^“„«]*[”»])")
# Somebody's place of work has a name, even without a word for its kind: `analyst with Save the Children`.
_AT_NAME = re.compile(rf" (?:at|with) (?:the )?({_CAPITAL}(?: (?:{_CAPITAL}|of|the|and|for)){{0,6}} {_CAPITAL})$")
# Not `of`, which leads to a field as well: `Minister of FINANCE`, `Head of ESG`.
_AT_ACRONYM = re.compile(r" (?:at|with) (?:the )?([A-Z]{3,8})$")
_MINISTRY = re.compile(r"\bMinistry$")
_POSTED = re.compile(r"\b(?i:consul|ambassador|attach[ée]|envoy)\b")  # posted to a place: `consul at New Delhi`
# What people work at, or have an office of, is a body, even if only quotation marks show its name: `head of “Open
# Door”`. But works that are written or played have authors and actors.
_WORD_OF_QUOTED = rf"(?:{_CAPITAL}|[a-z]{{1,4}}|[\d&+–-]+)"
_BEGUN_QUOTED = rf"[“„«\"]{_CAPITAL}(?: {_WORD_OF_QUOTED}){{0,5}}"
OF_QUOTED = re.compile(rf" (?:of|at|for|from|with) (?:the )?({_BEGUN_QUOTED},?[”»\"])(?= (?:in|of) [A-Z]|$)")
_HAS_NO_BODY = re.compile(
    r"(?i)\b(?:co-?)?(?:act(?:or|ress)|artist|author|composer"
    r"|dancer|designer|illustrator|lecturer|moderator|photographer"
    r"|playwright|poet|presenter|singer|speaker|student|translator|writer)\b"
)
_COMMA_INSIDE = re.compile(r",(?=.$)")
_MAY_BE_OF_FILM = re.compile(r"(?i)\b(?:director|editor|producer)$")  # `“Open Door” director`
_PART = re.compile(r"\b(?:Department|Unit|Division|Section|Directorate|Faculty|Team|Group|Branch|Chair|Street|House)\b")
_FROM_PLACE = re.compile(r" from [A-Z][\w’-]*$")
# Bodies with members, which may be institutions: `Association of Museum Employees`.
_JOINS = re.compile(r"\b(?:Alliance|Association|Chamber|Confederation|Council|Federation|Network|Society|Union)$")
# `Ministry of the Interior on the prevention of crime`, the end of which belongs to the office.
_ON_WHAT = re.compile(
    r" (?:at|during) (?:the|an?) (?:[a-z]+ing|conference|event|forum|launch|seminar|session|summit)"
    r"(?: (?:of|on|for|in)\b.*|$)"
    r"| (?:holding|in charge|leading|representing|responsible)\b.*"
    r"|(?<!ommission)(?<!ommittee)(?<!ouncil)(?<!roup)(?<!orce) on (?:the )?[a-z].*"
)
# Kinds of institutions whose capitalised name can precede an office: `State Police inspector`, `Ombudsman's Office
# clerk`.
_KIND = (
    r"Academy|Agency|Alliance|Association|Authority|Bank|Cent(?:re|er)|Chamber|Chancellery|College|Confederation"
    r"|Council|Court|Cross|Embassy|Federation|Foundation|Fund|Guard|Hospital|Inspectorate|Institute|Library|Ministry"
    r"|Municipality|Museum|Network|Parliament|Police|Prison|Radio|School|Service|Society|Television|University"
    r"|(?<=European )Commission|(?<=United )Nations"
    r"|(?<=[’']s )Office|(?<=s[’'] )Office"
)
_IN_SHORT = r"(?: \([A-Z]{2,8}\))?"  # `State Labour Inspectorate (VDI) director`
_LEADING = re.compile(rf"((?:{_CAPITAL} )+(?:{_KIND}){_IN_SHORT}|Saeima)(?:[’']s?)?\s+(.+)")
# `Ministry of Welfare expert`: the office begins with the first word in lower case.
_OF_WHAT = (
    r"(?:Ministry|University|Office|Council|Bank|Academy|Institute|Association|Embassy|Federation|Court|Agency|Union"
    r"|Organi[sz]ation|Cent(?:re|er)|Society|Foundation|Committee|Commission|Chamber|Inspectorate|Network)"
)
_LEADING_OF = re.compile(
    rf"((?:{_CAPITAL} )*{_OF_WHAT} (?:of|for) (?:the )?{_CAPITAL}(?:(?:,? and|,| of(?: the)?)? {_CAPITAL})*{_IN_SHORT})"
    r"(?:[’']s?)?\s+([a-z].*)"
)
# With a capital, the office begins after one word, or after two for the fields of ministries: `Ministry of Welfare
# State Secretary`.
_LEADING_OF_ONE = re.compile(
    rf"((?:{_CAPITAL} )*{_OF_WHAT} (?:of|for) (?:the )?(?:(?:Foreign|Internal|Social) Affairs|Education and Science"
    rf"|{_CAPITAL}))(?:[’']s?)?\s+(.+)"
)
_LEADING_KIND = re.compile(
    rf"((?:{_CAPITAL} ){{0,3}}(?i:(?:custody|district|regional|supreme) court|(?:crisis|rehabilitation) cent(?:re|er)"
    r"|(?:city|county|district|municipal|parish|regional|town) council)"
    rf"|NGO {_CAPITAL}(?: {_CAPITAL}){{0,3}}"
    rf"|(?:{_CAPITAL} ){{1,3}}(?:(?:social|probation) service|municipal police|(?:regional|university) hospital"
    r"|association|foundation|society|shelter|charity))"
    r"(?:[’']s?)?\s+(.+)"
)
_LEADING_CALLED = re.compile(rf"([“„«\"][^”»\"\n]{{2,60}}[”»\"] (?:{_CALLED}))\s+(.+)")
_LEADING_ALONE = re.compile(
    rf"({_BEGUN_QUOTED}[”»\"])\s+(?!(?:album|book|campaign|competition|conference|exhibition|festival|film|helpline"
    r"|initiative|play|programme|project|series|show|song)\b)(.+)"
)
# Without a noun for its kind before it: not `the film “Open Door” lawyer N saw`.
_IS_FREE = re.compile(
    r"(?:^|[^\w\s] ?|\n|\b(?i:the|and|by|with|to|of|for|former|then|that|but|said|told|says|added) )$"
)
_LEADING_QUOTED = re.compile(rf"((?i:(?:{_QUOTED_KIND})) [“„«\"][^”»\"\n]{{2,60}}[”»\"])\s+(.+)")
_ACRONYM = re.compile(r"([A-Z]{3,}(?: [A-Z]\w+)?)\s+([a-z].*)")
_BODY = re.compile(rf"([A-Z]\w+(?: (?:{'|'.join(sorted(COUNTRIES))}))?)(?:[’']s?)?\s+(.+)")  # `UNICEF Latvia Director`
_NO_BODY = frozenset(
    "CCTV CEO CFO COO CSR DNA GDP HIV HTML ICT LGBT LGBTI LGBTQ MEP NGO PHD SME STEM UAE USA USSR VIP SIA VAS VSIA "
    "UAB".split()
)
_OWNING = re.compile(r"[’']s$")  # `the Ministry of Welfare's lawyer`
_TIME = re.compile(r"(?:(?i:former|then|acting|current|retired|late|ex-) ?)*")
_RANK = re.compile(r"(?:Deputy|Senior|Chief|Vice)\b")
_GENERIC = re.compile(
    r"(?:High|Secondary|Primary|Elementary|Boarding|Sunday|Music|Art|Sports|Law|Public|Private|Local|Trade) \w+$"
)
# A body is not a field of another one: `Ministry of Justice and Europol`.
_AND_BODY = re.compile(
    rf"(\b{_OF_WHAT} (?:of|for) (?:the )?{_CAPITAL}(?: {_CAPITAL}){{0,4}})"
    rf"(?:, (?:the )?{BODY.pattern}){{0,5}},? and (?:the )?{BODY.pattern}$"
)
_VERB = re.compile(r"\b(?:who|whom|whose|which|is|are|was|were|has|had|have|will|not|he|she|they|[a-z]+ed)\b")


def split_office(office: str) -> tuple[str, str | None]:
    """`Head of the Social Service of Talsi Municipality` -> the office as written, and the last institution in it.

    The words behind the noun of the institution are part of its name: `Ministry of the Interior`.
    """
    office = without_next(office)
    cuts = list(_OF.finditer(office))
    ends = [*(cut.start() for cut in cuts[1:]), len(office)]
    for cut, end in reversed(list(zip(cuts, ends, strict=False))):
        if cut[0].startswith((" of", " for")) and _MINISTRY.search(office, 0, cut.start()):
            continue  # what follows is its field, even `of the Interior and Administration`
        named = INSTITUTION.search(office, cut.end(), end) or QUOTED.search(office, cut.end(), end)
        is_member = cut is not cuts[0] and _JOINS.search(office, 0, cut.start())
        if named and not is_member and not _POINTS.match(office, cut.end()):
            return office[: cut.start()], _ON_WHAT.sub("", office[cut.end() :])
    place = _AT_NAME.search(office) or _AT_ACRONYM.search(office)
    is_place = place and (_POSTED.search(office) or COUNTRIES.intersection(place[1].split()))
    if (
        place
        and not is_place
        and not _PART.search(place[1])
        and place[1] not in _NO_BODY
        and place[1].title() not in COUNTRIES
    ):
        return office[: place.start()], place[1]
    quoted = OF_QUOTED.search(office)
    if quoted and not _HAS_NO_BODY.search(office, 0, quoted.start()):
        return office[: quoted.start()], _COMMA_INSIDE.sub("", quoted[1])
    office = _FROM_PLACE.sub("", office)
    leading = leading_institution(office)
    return (leading[2], _OWNING.sub("", leading[1])) if leading else (office, None)


def without_next(office: str) -> str:
    """An office or an institution without other bodies that are joined to the fields of its last one.

    >>> without_next("lawyer of the Ministry of Justice and Europol")
    'lawyer of the Ministry of Justice'
    """
    return _AND_BODY.sub(r"\1", office)


def leading_institution(office: str) -> re.Match[str] | None:
    """The institution that begins an office, and the office behind it: `European Parliament member`."""
    start = found.end() if (found := _TIME.match(office)) else 0
    for pattern in (_LEADING_OF, _LEADING_OF_ONE, _LEADING, _LEADING_QUOTED, _LEADING_CALLED, _LEADING_KIND):
        found = pattern.fullmatch(office, start)
        if found and not _GENERIC.match(found[1]) and not _RANK.match(found[1]) and OFFICE.search(found[2]):
            is_office_first = OFFICE.match(found[1]) and not found[1].endswith("Office")
            return None if is_office_first else found
    found = _LEADING_ALONE.fullmatch(office, start)
    if found and not (_HAS_NO_BODY.search(found[2]) or _MAY_BE_OF_FILM.search(found[2])):
        return found if OFFICE.search(found[2]) else None
    found = _BODY.fullmatch(office, start)
    if found and BODY.match(found[1]) and OFFICE.search(found[2]):
        return found
    found = _ACRONYM.fullmatch(office, start)
    word = found[1].split(" ")[0] if found else ""
    if found and word not in _NO_BODY and OFFICE.search(found[2]):
        place = found[1].partition(" ")[2]
        return found if not place or place in COUNTRIES else None
    return None


def is_acronym(word: str) -> bool:
    """Whether a word is the name of a body in capitals: `HEUNI`; but not `USA`, `LATVIA`."""
    return (
        2 < len(word) < _LONG_WORD
        and word.isalpha()
        and word.isupper()
        and word not in _NO_BODY
        and word.title() not in COUNTRIES
    )


def begin_of_institution(span: str, begin: int) -> int:
    """Where the institution right before an office begins; without one, where the office does.

    `the Ministry of Welfare expert`, where the office seems to begin at `Welfare`; `association “Home” lawyer`.
    """
    for pattern in (_BEFORE_OF, _BEFORE_QUOTED, _BEFORE_CALLED, _BEFORE_UNDERTAKING):
        found = pattern.search(span, max(0, begin - _LONGEST), begin)
        if found is None:
            continue
        start = found.start()
        if pattern is _BEFORE_CALLED and not (_LEADING_CALLED.match(span, start) or _IS_FREE.search(span, 0, start)):
            continue
        while span[start:begin].split(" ", 1)[0] in OPENERS:
            start = span.index(" ", start) + 1  # `The Ministry of …`
        if pattern is _BEFORE_UNDERTAKING or leading_institution(span[start:].strip()):
            return start
    return begin


_LONG_WORD = 9  # letters; no acronym is so long
_LONGEST = 120  # characters of an institution before an office
_BEFORE_OF = re.compile(
    rf"(?:{_CAPITAL} ){{0,4}}{_OF_WHAT} (?:of|for) (?:the )?(?:{_CAPITAL}(?:,| and|,? and| of(?: the)?)? ){{0,5}}$"
)
# Phrases without a name: `the same centre`; and a country with the name of a body.
_POINTS = re.compile(r"(?:same|this|that|our|their|his|her|its|local|another|an?) |Russian Federation$")
_BEFORE_UNDERTAKING = re.compile(r"\b(?i:project|campaign|programme) [“„«\"][^”»\"“„«\n]{2,60}[”»\"] $")
_BEFORE_CALLED = re.compile(r"[“„«\"][^”»\"“„«\n]{2,60}[”»\"] $")
_BEFORE_QUOTED = re.compile(rf"\b(?i:(?:{_QUOTED_KIND})) [“„«\"][^”»\"“„«\n]{{2,60}}[”»\"] $")


def without_quoted(span: str) -> str:
    """A text with quoted names of things hidden, in the same length, so that no office is read from them."""
    return _QUOTED_NAME.sub(lambda found: (kept := found[1] or found[2]) + "_" * (len(found[0]) - len(kept)), span)


_QUOTED_NAME = re.compile(
    rf"((?i:\b(?:{_QUOTED_KIND}|campaign|project|programme)) )[“„«\"][^”»\"“„«\n]{{2,60}}[”»\"]"
    rf"|(\b(?:of|at|from) (?:the )?){_BEGUN_QUOTED},?[”»\"]"
)


# A word in lower case right behind the kind that joins nothing to it.
_GOES_ON = re.compile(r" (?!(?:of|for|and|in|at|on|to|the|against)\b)[a-z]+(?! [“„«\"])")


def names_institution(phrase: str) -> bool:
    """Whether a bracket or a line has the name of an institution and nothing else: `(crisis centre “Home”)`."""
    kind = INSTITUTION.search(phrase) or QUOTED.search(phrase)
    if kind is None or _VERB.search(phrase):
        return False
    before = phrase[: kind.start()].split()
    if ":" in phrase or _GOES_ON.match(phrase, kind.end()):
        return False  # `State Police arrests ten`, `photo: State Police`
    return phrase[:1].isupper() or (len(before) < 3 and not PREPOSITIONS.intersection(before) and "the" not in before)
