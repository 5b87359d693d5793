"""When the articles may speak of more than one person of a name. Pure functions.

One name is one person here, for the text rarely proves the contrary; what speaks against it is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from archive.latvian.fold import fold
from archive.people.tenure import Office, is_same_name, is_same_word, words_of

# Whom one serves beside other work, so that it speaks against nothing: bodies with members, universities, associations.
# Beginnings of words without diacritics, Latvian and English.
_BESIDE_OTHER_WORK = re.compile(
    r"\b(?:biedrib|nodibinajum|fond|partij|apvienib|savienib|asociacij|federacij|konfederacij|kamer|tikl|padom|komisij"
    r"|komitej|darba grup|valde|projekt|programm|universitat|augstskol|akademij|institut|koledz|saeim|baznic|draudz"
    r"|associat|foundation|fund|part(?:y|ies)\b|union|federation|chamber|network"
    r"|(?<!city )(?<!county )(?<!municipality )council\b|board|commission"
    r"|committee|working group|project|programme|universit|academy|institute|college|parliament|church"
    r"|ngo\b|nvo\b)"
)
# And what one does beside an office, or for some days, whatever the organisation.
_BESIDE_AN_OFFICE = re.compile(
    r"\b(?:loce(?:klis|kle)|parstav\w*|lektor\w*|pasniedzej\w*|docen\w*|profesor\w*|deputat\w*|ekspert\w* grup\w*"
    r"|brivpratig\w*|dalibnie\w*|koordinator\w*|projekt\w*|member|representative|lecturer|professor|volunteer"
    r"|participant|coordinator|project|spokes\w*|mp)\b"
)
# Words that many organisations have, so that they do not make two of them parts of one.
_COMMON = frozenset(
    "valsts latvijas republikas nacionalais nacionalas un par pie no centrs centra dienests dienesta parvalde "
    "parvaldes departaments departamenta nodala nodalas birojs biroja agentura agenturas policija policijas tiesa "
    "tiesas sia as "
    "inspekcija inspekcijas ministrija ministrijas skola skolas vidusskola vidusskolas slimnica slimnicas dome domes "
    "pasvaldiba pasvaldibas novads novada pilseta pilsetas the of for and state national republic latvia latvian "
    "ministry police court centre center service department office agency inspectorate board school hospital city "
    "municipality municipal council county".split()
)


# The services below a ministry are often called by its name.
_MINISTRY, _BELOW = re.compile(r"\b(?:ministrij|ministry)"), re.compile(r"^(?:valsts|state) |\b(?:vestniec|embass)")


def doubt(held: Sequence[Office]) -> tuple[Office, Office] | None:
    """Two offices that one person hardly held: a reason to say that the articles may name several people alike.

    Both are a main occupation, with organisations that may not be parts of one, and the articles name one of them
    before and after the other: whoever has gone to another employer seldom comes back. Only offices in the same
    language are compared, for a name and its translation have no words in common. This proves nothing, and nobody is
    split by it. None where nothing speaks against one person.
    """
    groups: list[list[Office]] = []
    for one in sorted(held, key=lambda one: (one.first or "", one.name)):
        if one.first and one.organisation and _is_main(one):
            same = (group for group in groups if is_same_name(group[0].organisation or "", one.organisation))
            group = next(same, [])
            group.append(one)
            if len(group) == 1:
                groups.append(group)
    for (a, *more), (b, *others) in combinations(groups, 2):
        if a.lang == b.lang and not _are_related(a.organisation or "", b.organisation or ""):
            (first, last), (others_first, others_last) = _days([a, *more]), _days([b, *others])
            if first < others_last and others_first < last:
                return a, b
    return None


def _is_main(office: Office) -> bool:
    if _BESIDE_AN_OFFICE.search(fold(office.role or "")):
        return False
    return not _BESIDE_OTHER_WORK.search(fold(office.organisation or ""))


def _are_related(one: str, other: str) -> bool:
    """Whether two organisations may be parts of one: they share a word that is not everybody's, or a ministry."""
    for above, below in ((one, other), (other, one)):
        if _MINISTRY.search(fold(above)) and _BELOW.search(fold(below)):
            return True
    own, others = ([word for word in words_of(name) if fold(word) not in _COMMON] for name in (one, other))
    return any(is_same_word(a, b) for a in own for b in others)


def _days(group: Sequence[Office]) -> tuple[str, str]:
    return min(one.first or "" for one in group), max(one.last or "" for one in group)
