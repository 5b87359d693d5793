"""Reads the offices around a name in an English text, and their institutions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from archive.people.english.beside import ends_quotation, is_object
from archive.people.english.names.finding import BRACKET, Mention
from archive.people.english.names.rows import TITLE
from archive.people.english.offices.behind import (
    VERB_BEHIND,
    after_dash,
    after_is,
    behind,
    behind_office,
    below,
    in_bracket,
    joined,
)
from archive.people.english.offices.employers import find_employer, find_organisation
from archive.people.english.offices.institutions import split_office, without_quoted
from archive.people.english.offices.leading import lead
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.verbs import PREPOSITIONS, governs

# `The Mayor of Bauska Municipality, Voldemārs Akmeņkalējs,`, `Their lawyer, Anna Kalna,`
_SET_OFF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|\w+[’']s"
    # Of members and owners another may be a body: `Another owner, Northern Estates, paid`.
    r"|[Aa]nother(?! (?:[\w-]+ ){0,3}(?:founder|member|operator|organi[sz]er|owner|producer|publisher),))"
    r" ([^,.;:!?]{3,130}), $"
)
# `said State Police spokeswoman, Anna Kalna.`
_BARE = re.compile(
    r"(?:(?:^|[.!?“„«\"\n]) ?(?:On (?:\w+ ){1,4})?"
    r"|\b(?:said|says|told LETA|explained|noted|stressed|stated|added|by|[Aa]ccording to) )$"
)
_BEHIND_BARE = re.compile(rf"(?:{BRACKET.pattern})?(?:[.;\n]|$|,?{VERB_BEHIND.pattern})")
_DOTTED = re.compile(r"\b(?:U\.[SKN]|E\.U)\.(?=[ ’'])")  # a stop that ends no sentence
_CLOSES = re.compile(r"[,.;)\n]|$")
_CLOSES_BRACKET = re.compile(
    rf"{BRACKET.pattern}(?:[,.;)\n]|$|{VERB_BEHIND.pattern})"
)  # `The mayor, N (Our Party), said`
_NEW_CLAUSE = re.compile(
    r", (?:but|and|or|so|yet|while|whereas|because|if|although|though|however|whom|whose|which)\b|\bbut\b"
)
_BREAK = re.compile(
    r"[.;:!?\n“”„«»\"]"
    r"|\b[a-z]{2,}ed (?:the|an?|his|her|its|their)\b"  # `The President accepted the letter of Ambassador N`
    r"|\b(?:told|thanked|said|is|are|was|were|will|when|who|that|met|by"
    r"|(?<!mbassador )(?<!nvoy )to|with|asked|highlighted|stressed|not(?!-))\b"
)
_NEXT_NOUN = re.compile(", (?:the|an?) ")
# The beginning of another office: `head of the unit and project manager`, `judge, head of the court`.
_NEXT_OFFICE = re.compile(r",? and (?=(?:[A-Z][\w-]* )*[A-Z]?\w+$)|, (?=(?:[A-Z]|head|project|member|chair))")
# `Head of the Unit – N N`; not `It helps the director – N N stressed`
_DASHES = " –—-"
_IN_CLAUSE = re.compile(r"[^\W\d_][’'”»\",)]? $")
_LABEL = re.compile(r"(?:^|\n)[ \-–—•*]*([A-Z][^:.;,!?\n]{2,60}): ?$")  # `Project Manager: Ms N N`
# These stand right before names of people; others (`Director Public Affairs`) before that of a department.
_RANK = re.compile(
    r"\b(?:Sergeant|Captain|Colonel|Lieutenant|Major|General|Judge|Professor|Detective|Superintendent|Constable"
    r"|Commander|Senator|Bishop|Ambassador) $"
)
# People who speak or work for somebody, whose own office has no article: `a spokeswoman for Prime Minister N`.
_SERVES = re.compile(r"(?i:spokes(?:man|woman|person)|advis[eo]r|assistant|lawyer|attorney|representative|secretary)")
_OF_SOMEBODY = re.compile(r" (?:for|to|of) (?:(?:former|then|late) )?(?:[A-Z][\w-]* )*")
# `the Ambassador of Moldova to Latvia`
_POSTED_TO = re.compile(
    r"(\b[Aa]mbassador of (?:the )?(?:[A-Z][\w-]+ |of |the ){0,6}[A-Z][\w-]+) to (?=(?:the )?[A-Z])"
)
# Words before a name that separate it from an office.
_NO_END = PREPOSITIONS | frozenset("the and after although because before if since until when where while".split())
_IS_FROM = re.compile(r" from ")  # `Anna Kalna and Ivo Egle from the OSCE`
# Characters of the offices before a name. The texts of tests/gold that are not held out need more than 50; beyond
# that, it only limits the time.
_LONGEST = 300


def read_offices(text: str, mentions: Sequence[Mention]) -> None:
    """Record the offices around each name, and the institution of each."""
    if _DOTTED.search(text):
        _read_offices(_DOTTED.sub(lambda found: found[0].replace(".", "_"), text), mentions)
        for one in mentions:
            one.role, one.organisation = _dotted(one.role), _dotted(one.organisation)
            one.other_roles = tuple(_dotted(role) or "" for role in one.other_roles)
    else:
        _read_offices(text, mentions)


def _dotted(office: str | None) -> str | None:
    """An office with `U.S.` as it was written."""
    return re.sub(r"\b([UE])_([SKNU])_", r"\1.\2.", office) if office else office


def _read_offices(text: str, mentions: Sequence[Mention]) -> None:
    floor = 0
    names = [one.start for one in mentions if one.sure or _RANK.search(text, max(0, one.start - 20), one.start)]
    full = [one.start for one in mentions if one.bearer is None]
    for one in mentions:
        near = max(floor, one.start - _LONGEST)
        line = text.rfind("\n", near, one.start) + 1
        before, one.office_start = _before(text, max(near, line), one, full)
        found, one.office_end = behind(text, one.end, names, has_office=bool(before))
        if found and VERB_BEHIND.match(text, one.office_end) and _begins_clause(text, one):
            found, one.office_end = [], one.end
        bracket = BRACKET.match(text, one.end)
        inside, one.organisation = in_bracket(bracket[1]) if bracket else ([], None)
        if not found and not inside and one.bearer is None:
            found = _apart(text, one, bool(before), floor, names)
        if found and not inside:
            employer, further, one.office_end = behind_office(text, one.office_end)
            one.organisation, found = one.organisation or employer, [*found, *further]
        if offices := [*before, *inside, *found]:
            _note(one, offices)
        elif not one.organisation:
            find_employer(text, one, names)
        if one.role and not one.organisation:
            find_organisation(text, one, bool(found), names)
        floor = one.office_end
    for left, right in pairwise(mentions):
        is_of_both = right.organisation and not right.role and not left.role and not left.organisation
        if is_of_both and text[left.end : right.start] == " and " and _IS_FROM.match(text, right.end):
            left.organisation = right.organisation
            left.sure = right.sure = True  # two unknown names from one body are people


def _note(one: Mention, offices: Sequence[str]) -> None:
    """Record somebody's offices; the first one with an institution becomes the main one."""
    split = [split_office(office) for office in offices]
    main = next((at for at, (_, organisation) in enumerate(split) if organisation), 0)
    one.role, one.organisation = split[main][0], split[main][1] or one.organisation
    one.other_roles = tuple(office for at, office in enumerate(offices) if at != main)


def _apart(text: str, one: Mention, has_office: bool, floor: int, names: Sequence[int]) -> list[str]:
    """The offices behind a name without a comma. One behind `is` does not count as part of the mention."""
    if not has_office and (said := after_is(text, one.office_start, one.end)):
        return said
    found, end = after_dash(text, one.end, names)
    if not found and not has_office:
        found, end = below(text, one, floor, names)
    one.office_end = max(one.office_end, end)
    return found


def _begins_clause(text: str, one: Mention) -> bool:
    """Whether the words behind a name and a comma, right before a verb, are the subject and no office of the person.

    `Following a talk with N, the minister stressed …`; not `N, the minister of welfare stressed …`.
    """
    before = text[max(0, one.office_start - 3) : one.office_start]
    begins = before[-2:].strip() in ("", ".") or ends_quotation(before)
    return is_object(text, one.office_start) or (text.startswith(", the ", one.end) and not begins)


def _before(text: str, start: int, one: Mention, names: Sequence[int]) -> tuple[list[str], int]:
    """The offices right before a name, and where they begin: back to an office's noun, with no mark between."""
    span = text[start : one.start]
    while title := TITLE.search(span):
        span = span[: title.start()]
    titled = start + len(span)
    if label := _LABEL.search(span):
        return ([label[1]], start + label.start(1)) if OFFICE.search(label[1]) else ([], titled)
    set_off = _SET_OFF.search(span) if span.endswith(", ") else None
    opens = set_off and _opens(span[: set_off.start()]) and VERB_BEHIND.match(text, one.end)
    if set_off and OFFICE.search(set_off[1]) and (opens or _is_set_off(text, one.end, names)):
        span = span[:-2] + " "
    elif span.endswith(", ") and (bare := _set_off_bare(text, start, span[:-2] + " ", one)):
        return bare
    if not span.endswith(" ") or span.rstrip().endswith((",", ".", ";", ":")) or _is_parted(span):
        return [], titled
    begin = _first_office(text, span, one)
    if begin is None:
        return [], titled
    begin = lead(span, begin)
    phrase = span[begin:].strip()
    if phrase[-1] in _DASHES:
        phrase = phrase.rstrip(_DASHES)
        if _IN_CLAUSE.search(span, 0, begin):
            return [], titled
    parts = [part.strip() for part in _NEXT_OFFICE.split(phrase) if part.strip()]
    if not all(OFFICE.search(part) for part in parts):
        parts = [phrase]
    return [one for part in parts for one in joined(part)], start + begin


def _set_off_bare(text: str, start: int, span: str, one: Mention) -> tuple[list[str], int] | None:
    """The office without an article that a comma separates from a name, and where it begins; None if it is more."""
    if not _BEHIND_BARE.match(text, one.end) and not text.startswith(",", one.end):
        return None
    begin = _first_office(text, span, one)
    begin = lead(span, begin) if begin is not None else -1
    before = _BARE.search(span, 0, begin) if begin >= 0 and span[begin].isupper() else None
    if before is None or not ("ccording" in before[0] or _BEHIND_BARE.match(text, one.end)):
        return None
    return joined(span[begin:].strip()), start + begin


def _is_parted(span: str) -> bool:
    """Whether the last words before a name separate it from an office: `met with N`, `the court’s N`."""
    words = span.split()[-2:]
    if not words:
        return False
    if words[-1] in _NO_END or words[-1].endswith(("’s", "'s")):
        return True
    return len(words) > 1 and not OFFICE.fullmatch(words[-1]) and governs(words[-1], words[0].lower())


def _first_office(text: str, span: str, one: Mention) -> int | None:
    """Where the noun of this person's first office begins in a span before the name; None if there is none.

    The search goes back from the last noun: nouns before it belong to it (`Deputy State Secretary`) or are offices of
    their own.
    """
    plain = without_quoted(span)
    if "mbassador" in plain:
        plain = _POSTED_TO.sub(r"\1 of ", plain)
    # An office in the plural belongs to several people.
    heads = [head for head in OFFICE.finditer(plain) if not head[0].endswith("inisters")]
    if not heads:
        return None
    first = heads[-1]
    for head in reversed(heads[:-1]):
        between = plain[head.end() : first.start()]
        if (
            _BREAK.search(between)
            or _NEXT_NOUN.search(between)
            or (", " in between and not _CLOSES.match(text, one.end))  # `In the words of the judge, driver N fled`
            or _NEW_CLAUSE.search(between)
            or (_OF_SOMEBODY.fullmatch(between) and _SERVES.fullmatch(head[0]))
        ):
            break
        first = head
    is_apart = _BREAK.search(plain, first.end()) or _NEW_CLAUSE.search(plain, first.end())
    return None if is_apart else first.start()


def _is_set_off(text: str, end: int, names: Sequence[int]) -> bool:
    """Whether a name behind an office and a comma says who holds it, because another comma follows it.

    But not `After a talk with the mayor, Anna Kalna left`, nor a list of people.
    """
    following = bisect_left(names, end)
    is_listed = text.startswith(", ", end) and following < len(names) and names[following] == end + 2
    closes = _CLOSES.match(text, end) or _CLOSES_BRACKET.match(text, end)
    return closes is not None and not is_listed


def _opens(before: str) -> bool:
    """Whether an office behind these words is the subject: `On Friday, the mayor, N met …`."""
    return before.rstrip()[-1:] in ("", ",", ".")
