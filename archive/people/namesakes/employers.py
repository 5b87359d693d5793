"""Compares organisations: whether two may be the same employer, or parts of one. Pure functions.

Names are compared as written, in any grammatical case. The rules know which services of the state belong to which
ministry, what both are called in English, and which kinds of organisation form a system whose members share people; all
others are compared by the words of their names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.latvian.fold import fold
from archive.people.tenure import is_same_name, is_same_word, words_of

# Organisations that people serve beside other work, so they contradict nothing: bodies with members, universities and
# their faculties, associations and what they run, firms, the media, international organisations that borrow people
# from the state. Beginnings of words without diacritics, Latvian and English.
_BESIDE_OTHER_WORK = re.compile(
    r"\b(?:biedrib|nodibinajum|fond|partij|apvienib|savienib|asociacij|federacij|konfederacij|kamer|tikl|padom|komisij"
    r"|komitej|darba grup|valde|projekt|programm|universitat|augstskol|akademij|institut|koledz|saeim|baznic|draudz"
    r"|associat|foundation|fund|part(?:y|ies)\b|union|federation|chamber|network"
    r"|(?<!city )(?<!county )(?<!municipality )council\b|board|commission"
    r"|committee|working group|project|programme|universit|academy|institute|college|church"
    r"|arodbiedr|klub|zemessardz|zurij|redkolegij|orkestr|ansambl|trade union|club|society|national guard|jury|choir"
    r"|ngo\b|nvo\b|fakultat|katedr|facult|parlament|parliament|diecez|dioces|bisk|parish church|klosteri?|monaster"
    r"|sarkan\w+ krust|red cross|patverum|shelter|(?:resursu|atbalsta|krizes) centr|(?:resource|support|crisis) cent"
    r"|kustib|movement|iniciativ|initiative|alians|alliance|koalicij|coalition"
    r"|laikrakst|avize|zurnal|televizij|radio|portal|redakcij|newspaper|magazine|television|broadcast|media|mediju"
    r"|eirop|europ|starptautisk|international|apvienoto nac|united nations|interpol|ziemelvalst|nordic"
    r"|(?:sia|as|ik|uab|ltd|llc|jsc|inc|gmbh|ano|edso|osce|nato|iom|smo|unicef|frontex|lps)\b)"
    r"|[„“”«»\"]"  # names in quotation marks are those of associations, firms, newspapers
)
# Roles that people have beside an office, or for some days, in any organisation.
_BESIDE_AN_OFFICE = re.compile(
    r"\b(?:loce(?:klis|kle)|parstav\w*|lektor\w*|pasniedzej\w*|docen\w*|profesor\w*|deputat\w*|ekspert\w* grup\w*"
    r"|brivpratig\w*|dalibnie\w*|koordinator\w*|projekt\w*|member|representative|lecturer|professor|volunteer"
    r"|participant|coordinator|project|spokes\w*|mp|moderator\w*|autor\w*|lidzautor\w*|redaktor\w*|tulk\w*"
    r"|fotograf\w*|kontaktperson\w*|organizator\w*|rikotaj\w*"
    r"|padomnie\w*|padomdev\w*|konsultant\w*|zinotaj\w*|runataj\w*|supervizor\w*|mentor\w*|trener\w*"
    r"|authors?|editors?|translators?|photographers?|contact|organi[sz]ers?|advis[eo]rs?|consultants?|speakers?"
    r"|trainers?|supervisors?)\b"
)
# Words in the names of many organisations, which do not make two of them parts of one.
_COMMON = frozenset(
    "valsts latvijas republikas nacionalais nacionalas un par pie no centrs centra dienests dienesta parvalde "
    "parvaldes departaments departamenta nodala nodalas birojs biroja agentura agenturas policija policijas tiesa "
    "tiesas sia as "
    "inspekcija inspekcijas ministrija ministrijas skola skolas vidusskola vidusskolas slimnica slimnicas dome domes "
    "pasvaldiba pasvaldibas novads novada pilseta pilsetas the of for and state national republic latvia latvian "
    "ministry police court centre center service department office agency inspectorate board school hospital city "
    "municipality municipal council county".split()
)

_MINISTRY = re.compile(r"\b(?:ministrij|ministry)")
# Services of the state, and missions: only for those below it is known to which ministry they belong.
_BELOW = re.compile(r"^(?:valsts|state) |\b(?:vestniec|embass)")
# The beginning of each ministry's name, with the services that belong to it, all in Latvian and in English. Stems
# without diacritics, written from general knowledge and not checked against a register: a mistake or a gap costs a
# proof, or makes two related services count as one that are not. A service on no list may belong to any ministry.
_STATE: dict[str, tuple[str, ...]] = {
    r"iekslietu|interior": (
        r"valsts policij|state police|kriminalpolicij|criminal police|kartibas policij",
        r"noziedzibas (?:apkaros|noversan)",
        r"robezsardz|border guard",
        r"ugunsdzes|fire and rescue",
        r"pilsonibas un migracijas|citizenship and migration",
        r"ieksejas drosibas biroj|internal security bureau",
        r"iekslietu ministrijas (?:veselib|informacij)|nodrosinajuma valsts",
    ),
    r"labklajib|welfare": (
        r"darba inspekcij|labour inspect|labor inspect",
        r"nodarbinatibas valsts|employment agency",
        r"socialas apdrosinasanas|social insurance",
        r"socialas integracijas valsts|social integration state",
        r"bernu (?:tiesibu )?aizsardzib|children.s rights|child protection",
    ),
    r"tieslietu|justice": (
        r"probacij|probation",
        r"ieslodzijuma viet|cietum|prison",
        r"tiesu administracij|court administration",
        r"juridiskas palidzib|legal aid",
        r"uznemumu registr|enterprise register",
        r"zemes dienest|land service",
        r"tiesu ekspert|forensic",
        r"datu valsts|data state",
    ),
    r"veselib|health": (
        r"slimibu profilakses|disease prevention",
        r"neatliekamas|emergency medical",
        r"zalu valsts|agency of medicines",
        r"veselibas inspekcij|health inspect",
        r"veselibas dienest|health service",
        r"asinsdonor|blood donor",
    ),
    r"izglitib|education": (
        r"izglitibas satura|national centre for education|education content",
        r"izglitibas kvalitat|education quality",
        r"jaunatnes starptautisk|international programmes for youth",
        r"izglitibas attistib|education development",
    ),
    r"finansu|finance": (
        r"ienemumu dienest|revenue service|muitas parvald|customs",
        r"valsts kas|treasury",
        r"iepirkumu uzraudz|procurement monitoring",
    ),
    r"ekonomik|economics": (
        r"pateretaju tiesib|consumer rights",
        r"buvniecibas valsts|construction control",
        r"investiciju un attistib|investment and development",
    ),
    r"zemkopib|agricultur": (
        r"partikas un veterinar|food and veterinary",
        r"lauku atbalst|rural support",
        r"meza dienest|forest service",
    ),
    r"satiksm|transport": (r"celu satiksmes drosib|road traffic safety", r"valsts celi|state roads"),
    r"kultur|cultur": (r"nacionalais arhiv|latvijas nacionala arhiv|national archives?", r"kultur\w* mantojum"),
    r"aizsardzib|defen[cs]e": (r"brunot\w+ spek|armed forces", r"zemessardz|national guard"),
    r"arlietu|foreign": (r"vestniec|embass", r"konsul"),
    r"vides|environment": (r"vides dienest|environmental service", r"dabas aizsardzib|nature conservation"),
}
# Systems that lend, promote or share people, so one person may have two labels: two names within one system separate
# nobody.
_SYSTEMS = tuple(
    re.compile(stems)
    for stems in (
        r"prokuratur|prosecut",
        r"(?<!barin)ties(?:a|as|ai|u|am)\b|\bcourts?\b",
        r"\bpolic",
        r"\b(?:dom[ei]|pasvaldib|novad|pilset|pagast|barinties|buvvald)"
        r"|\bsocial(?:ais|a|ajam|o|as) (?:dienest|aprup|palidz)|skol|gimnazij|\b(?:bernudarz|bibliotek|muzej"
        r"|kulturas (?:centr|nam|pil)|municipal|city|county|parish|council"
        r"|orphan|social (?:service|care)|kindergarten|librar|museum|labklajibas (?:departament|parvald))",
        r"\b(?:slimnic|poliklini|klinik|medicin|veselibas centr|ambulanc|neatliekam|doktorat|gimenes arst"
        r"|hospital|clinic|medical|health cent|emergency)",
        r"\b(?:brunot|armij|bataljon|brigad|militar|juras spek|gaisa spek|aizsardzibas ministr"
        r"|armed forc|army|navy|military|battalion|brigade|minist\w+ of defen|defen[cs]e minist)",
        r"ministru prezident|valsts kancelej|ministru kabinet|prime minister|chancellery|cabinet|prezident|president",
    )
)
_SERVICES = tuple(
    (ministry, re.compile(rf"\b(?:{service})")) for ministry, services in _STATE.items() for service in services
)
_MINISTRIES = {name: re.compile(rf"\b(?:{name})") for name in _STATE}
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")


def is_main(role: str | None, organisation: str, *others: str) -> bool:
    """Whether an office, with its other roles, is a main occupation, of which people seldom have two at a time."""
    roles = (role or "", *others)
    return not (
        any(_BESIDE_AN_OFFICE.search(fold(one)) for one in roles) or _BESIDE_OTHER_WORK.search(fold(organisation))
    )


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str) -> bool:
    """Whether two organisations may be one, or parts of one, judging by their names; in doubt they may."""
    if is_near(one, other) or _contains(one, other, 1) or _contains(other, one, 1):
        return True
    if any(system.search(fold(one)) and system.search(fold(other)) for system in _SYSTEMS):
        return True
    for above, below in ((one, other), (other, one)):
        if _MINISTRY.search(fold(above)) and _BELOW.search(fold(below)) and _place_in_state(below) is None:
            return True
    return False


@lru_cache(maxsize=4096)
def is_near(one: str, other: str) -> bool:
    """Whether the names show that two organisations are one, or parts of one, in whatever languages.

    They are the same in any grammatical case, one contains the other, they share a word that is not common (`Rīgas
    dome`, `Rīgas Sociālais dienests`), one is the initials of the other, or they are a ministry and a service that
    belongs to it.
    """
    if is_same_name(one, other) or _contains(one, other, 2) or _contains(other, one, 2):
        return True
    if _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return True
    place, other_place = _place_in_state(one), _place_in_state(other)
    if place and other_place:
        return place[0] == other_place[0] and (place[1] == other_place[1] or "" in (place[1], other_place[1]))
    own, others = ([word for word in words_of(name) if fold(word) not in _COMMON] for name in (one, other))
    return any(is_same_word(a, b) for a in own for b in others)


def is_within(one: str, other: str) -> bool:
    """Whether one name is the other one, or a part of it."""
    return is_same_name(one, other) or _contains(one, other, 1) or _contains(other, one, 1)


def _place_in_state(name: str) -> tuple[str, str] | None:
    """The ministry that an organisation is, or the ministry and its service; None for all others."""
    plain = fold(name)
    for ministry, service in _SERVICES:
        if service.search(plain):
            return ministry, service.pattern
    if _MINISTRY.search(plain):
        return next(((ministry, "") for ministry, named in _MINISTRIES.items() if named.search(plain)), None)
    return None


def _contains(longer: str, shorter: str, least: int) -> bool:
    """Whether all words of a name, at least `least`, are among those of another."""
    own, others = words_of(shorter), words_of(longer)
    return len(own) >= least and all(any(is_same_word(word, one) for one in others) for word in own)


def _is_acronym_of(short: str, long: str) -> bool:
    if not (short.isupper() and _ACRONYM.fullmatch(short)):
        return False
    initials = "".join(word[0] for word in words_of(fold(long)))
    return fold(short) == initials
