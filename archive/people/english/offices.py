"""The offices around a name in an English text, and the institution in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.people.english.beside import ADVERBS, NO_NOUN, is_object
from archive.people.english.institutions import (
    NAMED,
    begin_of_institution,
    leading_institution,
    names_institution,
    split_office,
)
from archive.people.english.names import BRACKET, TITLE, Mention
from archive.people.english.occupations import OFFICE
from archive.people.english.verbs import AUXILIARY, DETERMINERS, PREPOSITIONS, SPEAKING, governs
from archive.people.english.words import INSTITUTION, OPENERS

# `The Mayor of Bauska Municipality, Voldemārs Akmeņkalējs,`, `Their lawyer, Anna Kalna,`
_SET_OFF = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|\w+[’']s) ([^,.;:!?]{3,90}), $")
_CLOSES = re.compile(r"[,.;)\n]|$")
_NEW_CLAUSE = re.compile(r", (?:but|and|or|so|yet|while|whereas|because|if|although|though|however)\b|\bbut\b")
_BREAK = re.compile(
    r"[.;:!?\n“”„«»\"]|\b(?:told|thanked|said|is|are|was|were|will|when|who|that|met|by"
    r"|(?<!mbassador )(?<!nvoy )to|with|asked|highlighted|stressed)\b"
)
# Lower-case words before the noun of an office that are no part of it: what is no noun, and what counts or judges.
_NO_LEAD = (
    NO_NOUN
    | ADVERBS
    | DETERMINERS
    | AUXILIARY
    | SPEAKING
    | frozenset(
        "other new young old late famous well-known several many some few all both any no two three four five another "
        "same such last own year month week day night morning evening afternoon time".split()
    )
)
_GERUNDS = frozenset("training marketing housing trafficking accounting planning banking nursing monitoring".split())
_LEADING_WORD = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*|[a-z][\w-]*")
_PLACE = re.compile(r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring) (?:(?:the|an?|his|her|their|this) )?$")
_MOST_LEADING = 8  # words of an office before its noun
_BETWEEN_OFFICES = re.compile(r",? and (?=(?:[A-Z][\w-]* )*[A-Z]?\w+$)|, (?=(?:[A-Z]|head|project|member|chair))")
_LABEL = re.compile(r"(?:^|\n)[ \-–—•*]*([A-Z][^:.;,!?\n]{2,60}): ?$")  # `Project Manager: Ms N N`
# `Anna Kalna of the Employment Agency`
_BEHIND_COMMA = re.compile(
    r", (?:the )?((?:[A-Z]|(?:association|foundation|company|society|shelter|organi[sz]ation) [“„«\"])[^,.;:\n]{3,80})"
    r"(?=[;.\n]|$)"
)
_WORD_OF_NAME = r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]{0,60}|of|for|the|and)"
_KIND = r"(?:association|foundation|company|society|shelter|organi[sz]ation|NGO|school|newspaper|portal)"
_FROM = re.compile(
    rf"(?: of| from| at|,) (?:the )?"
    rf"({_KIND} [“„«\"][^”»\"\n]{{2,60}}[”»\"]|{_WORD_OF_NAME}(?: {_WORD_OF_NAME}){{0,15}})"
)
_LOOSE_END = re.compile(r"(?: (?:and|of|for|the))+$")
# Not those that are nouns as well.
_NOUNS = (
    "reports answers claims demands states comments notes points hopes fears estimates replies promises objects calls "
    "shares thanks highlights presents invites say tell"
)
_SAYS = "|".join(sorted(SPEAKING - set(_NOUNS.split())))
_BEHIND_END = re.compile(
    r" [“„«\"](?=[^”»\"]*[”»\"]$)"
    rf"| (?:who |was |is |will |has |have |(?:{_SAYS})\b)"
)
_VERB_BEHIND = re.compile(rf" (?:\w+ly )?(?:was|is|will|has|have|{_SAYS})\b")
# These stand right before the names of people; before that of a department stand others (`Director Public Affairs`).
_RANK = re.compile(
    r"\b(?:Sergeant|Captain|Colonel|Lieutenant|Major|General|Judge|Professor|Detective|Superintendent|Constable"
    r"|Commander|Senator|Bishop|Ambassador) $"
)
# Who speaks or works for somebody, whose own office has no article: `a spokeswoman for Prime Minister N`.
_SERVES = re.compile(r"(?i:spokes(?:man|woman|person)|advis[eo]r|assistant|lawyer|attorney|representative)")
_OF_SOMEBODY = re.compile(r" (?:for|to|of) (?:[A-Z][\w-]* )*")
_NO_END = PREPOSITIONS | {"the", "and"}  # words before a name that part it from an office
_PARTICIPLE = re.compile(r"[a-z]+ed (?:by|as|in|to|for|from|with|at|on)\b")  # `described by her teacher as shy`
_CHUNK = re.compile(r"[^,;.:()\n“„«\"]{0,300}(?:[“„«\"][^”»\"\n]{0,200}[”»\"][^,;.:()\n“„«\"]{0,300})?")
# Characters of the offices before a name, of a comma and a title before it, and before the noun of an office behind it.
# The texts of tests/gold that are not held need more than 50, 4 and 20; beyond, they only bound the time.
_LONGEST, _LONGEST_TITLE, _FAR_HEAD = 300, 8, 60


def read_offices(text: str, mentions: Sequence[Mention]) -> None:
    """Note the offices that stand around each name."""
    floor = 0
    names = [one.start for one in mentions if one.sure or _RANK.search(text, max(0, one.start - 20), one.start)]
    for one in mentions:
        near = max(floor, one.start - _LONGEST)
        line = text.rfind("\n", near, one.start) + 1
        before, one.office_start = _before(text, max(near, line), one, names)
        behind, one.office_end = _behind(text, one.end, names)
        if behind and _VERB_BEHIND.match(text, one.office_end) and _begins_clause(text, one):
            behind, one.office_end = [], one.end
        offices = [*before, *behind]
        bracket = BRACKET.match(text, one.end)
        if bracket and names_institution(bracket[1]):
            one.organisation = bracket[1]
        if offices:
            split = [split_office(office) for office in offices]
            main = next((at for at, (_, organisation) in enumerate(split) if organisation), 0)
            one.role, one.organisation = split[main][0], split[main][1] or one.organisation
            one.other_roles = tuple(office for at, office in enumerate(offices) if at != main)
        elif not one.organisation and (place := _from(text, one.end, names)) and INSTITUTION.search(place[1]):
            one.organisation, one.office_end = _alone(place)
            if text[one.end] == ",":  # `N N, State Police, Chief Inspector`
                further, end = _behind(text, one.office_end, names)
                if further:
                    one.role, one.other_roles, one.office_end = further[0], tuple(further[1:]), end
        place = _BEHIND_COMMA.match(text, one.office_end) if one.role and not one.organisation else None
        if place and INSTITUTION.search(place[1]) and not OFFICE.search(place[1]):
            one.organisation, one.office_end = place[1], place.end()
        if one.role and not one.organisation and not behind:
            place = _from(text, one.end, names)
            if place and text[one.end] != "," and INSTITUTION.search(place[1]):
                one.organisation, one.office_end = _alone(place)
        floor = one.office_end


def _begins_clause(text: str, one: Mention) -> bool:
    """Whether what follows a name and a comma, with a verb right behind, is the subject and no office of that person.

    `Following a talk with N, the minister stressed …`; not `N, the minister of welfare stressed …`.
    """
    begins = text[max(0, one.office_start - 2) : one.office_start].strip() in ("", ".") or one.office_start == 0
    return is_object(text, one.office_start) or (text.startswith(", the ", one.end) and not begins)


def _from(text: str, end: int, names: Sequence[int]) -> re.Match[str] | None:
    """`of the State Police` behind a name, as far as the next name."""
    following = bisect_left(names, end)
    return _FROM.match(text, end, names[following] if following < len(names) else len(text))


def _alone(place: re.Match[str]) -> tuple[str, int]:
    """An institution without the office of the next person (`the State Police and Chief Prosecutor`), and its end."""
    name = _LOOSE_END.sub("", place[1])
    for cut in re.finditer(" and ", name):
        if OFFICE.search(name, cut.end()):
            name = name[: cut.start()]
            break
    return name, place.start(1) + len(name)


def _before(text: str, start: int, one: Mention, names: Sequence[int]) -> tuple[list[str], int]:
    """The offices right before a name: back to the noun of an office with no mark of a sentence between."""
    span = text[start : one.start]
    title = TITLE.search(span)
    span = span[: title.start()] if title else span
    titled = start + len(span)
    if label := _LABEL.search(span):
        return ([label[1]], start + label.start(1)) if OFFICE.search(label[1]) else ([], titled)
    set_off = _SET_OFF.search(span) if span.endswith(", ") else None
    if set_off and OFFICE.search(set_off[1]) and _is_set_off(text, one.end, names):
        span = span[:-2] + " "
    if not span.endswith(" ") or span.rstrip().endswith((",", ".", ";", ":")):
        return [], titled
    if span.rstrip().rsplit(" ", 1)[-1] in _NO_END:
        return [], titled
    heads = list(OFFICE.finditer(span))
    if not heads:
        return [], titled
    # From the last noun back: further ones before it belong to it (`Deputy State Secretary`) or are offices of their
    # own.
    first = heads[-1]
    for head in reversed(heads[:-1]):
        between = span[head.end() : first.start()]
        if (
            _BREAK.search(between)
            or _NEW_CLAUSE.search(between)
            or (_OF_SOMEBODY.fullmatch(between) and _SERVES.fullmatch(head[0]))
        ):
            break
        first = head
    if _BREAK.search(span, first.end()) or _NEW_CLAUSE.search(span, first.end()):
        return [], titled
    begin = _lead(span, first.start())
    phrase = span[begin:].strip()
    parts = [
        part.strip()
        for part in re.split(
            r",? and (?=(?:[A-Z][\w-]* )*[A-Z]?\w+$)|, (?=(?:[A-Z]|head|project|member|chair))", phrase
        )
        if part.strip()
    ]
    if not all(OFFICE.search(part) for part in parts):
        parts = [phrase]
    return parts, start + begin


def _is_set_off(text: str, end: int, names: Sequence[int]) -> bool:
    """Whether a name that follows an office and a comma says who holds it: it has a comma behind it as well.

    Not `After a talk with the mayor, Anna Kalna left`, nor a list of people.
    """
    following = bisect_left(names, end)
    is_listed = text.startswith(", ", end) and following < len(names) and names[following] == end + 2
    return _CLOSES.match(text, end) is not None and not is_listed


def _lead(span: str, at: int) -> int:
    """Where the office begins whose noun stands at `at`: with nouns and adjectives before it (`labour rights lawyer`).

    They go back to a verb, a preposition, or what only begins the sentence (`Yesterday police officer N`).
    """
    begin = at
    for _ in range(_MOST_LEADING):
        start = span.rfind(" ", 0, max(begin - 1, 0)) + 1
        word = span[start : begin - 1]
        if span[begin - 1 : begin] != " " or not _LEADING_WORD.fullmatch(word):
            break
        if word in OPENERS or (word[0].islower() and not _leads(word)):
            break
        begin = start
    begin = begin_of_institution(span, begin)
    first = span.find(" ", begin, at) + 1
    if first and _PLACE.search(span, 0, begin):
        # `In Riga Inspector N`, `In an interview lawyer N`, `At the Ministry of Welfare lawyer N`
        leading = leading_institution(span[begin:].strip())
        begin = begin + leading.start(2) if leading else first
    return begin


def _leads(word: str) -> bool:
    if word.endswith("ing"):
        return "-" in word or word in _GERUNDS
    return word not in _NO_LEAD and not word.endswith(("ed", "ly")) and not governs(word, "")


def _behind(text: str, end: int, names: Sequence[int]) -> tuple[list[str], int]:
    """The offices between commas behind a name, up to a verb or the end of the line."""
    offices: list[str] = []
    here = end
    if bracket := BRACKET.match(text, here):
        here = bracket.end()
    while text[here : here + 2] == ", ":
        chunk = _CHUNK.match(text, here + 2)
        phrase = chunk[0] if chunk else ""
        if not NAMED.search(phrase):
            phrase = _BEHIND_END.split(phrase)[0]
        head = OFFICE.search(phrase)
        is_near = head is not None and (
            head.start() <= 25 or (head.start() <= _FAR_HEAD and phrase.removeprefix("the ")[:1].isupper())
        )
        stop = here + 2 + len(phrase)
        if not is_near or _PARTICIPLE.match(phrase) or bisect_right(names, here) < bisect_left(names, stop):
            break
        if phrase.startswith("and ") and bisect_left(names, stop) < bisect_left(names, stop + _LONGEST_TITLE):
            break  # `…, and the Ambassador of Norway, Ms Anna Kalna`
        parts = re.split(r" and (?=(?:[A-Z][\w-]*|project|senior|legal)(?: |$))", phrase.strip())
        if not all(OFFICE.search(part) and not INSTITUTION.search(part.split(" ")[0]) for part in parts):
            parts = [phrase.strip()]
        offices += [re.sub(r"^(?:the|an?) ", "", part) for part in parts]
        here += 2 + len(phrase.rstrip())
    return offices, here
