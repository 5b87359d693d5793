"""Finds proofs in one text that two people share a name. Pure functions.

There are two kinds of proof. One is a list of people, within a sentence or row by row, that has the name twice in full,
each time with a main occupation, at employers that are not parts of one: nobody lists one person twice. Programmes do,
and so do lists of talks, texts, pictures or contacts, so these prove nothing. The other is what the text says: `viņa
vārdabrālis`, `cits Andris Kalniņš`, `another Andris Kalniņš`. Everything else that two offices may mean, from a career
to a second job, proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from archive.latvian.fold import fold
from archive.people.namesakes.employers import is_main, is_within, may_be_one
from archive.people.namesakes.rows import are_in_rows
from archive.people.namesakes.signs import (
    CREDIT,
    OF_THINGS,
    OVER_TIME,
    SENTENCE_END,
    SMALL,
    YEAR,
    offices_of,
    without_offices,
)
from archive.people.tenure import is_same_name, words_of
from archive.people.types import Appearance
from archive.people.word_classes import is_verb

Pair = tuple[Appearance, Appearance]

_FAR = 600  # characters between the mentions of a pair
_NEAR = 200  # characters around them that may say that they are one person
_MOST_OF_A_NAME = 6  # later mentions with which a mention is compared
# What may stand between the members of a list, once their names and offices are removed.
_BETWEEN = re.compile(rf"(?:[\s,;()–—-]|\b(?:{SMALL})\b\.?|\b(?:un|kā arī|gan|and|as well as)\b)*", re.IGNORECASE)
_JOINT = re.compile(r";|\b(?:un|kā arī|gan|and|as well as)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"(?<=\w{4})[.!?]\s+(?=[^\W\d_])")  # a full stop, but not that of an abbreviation
_LABEL = re.compile(r".*[:–—-](?!\w)", re.DOTALL)
_WORD = re.compile(r"\w")
_FEW_WORDS = re.compile(r"(?:\s+\w+){1,3}")
_AS = re.compile(r"\b(?:kā|as)\s+(?:\w+\s+)?$", re.IGNORECASE)  # `kā inspektors …`: in two capacities
# What people divide among them or stand for, so that one person may have two parts of it; without diacritics.
_SHARED_OUT = re.compile(
    r"\b(?:lekcij|darbnic|sekcij|nodarbib|sesij|diskusij|prezentacij|uzrun|run|dal)(?:as|u|am)\b"
    r"|\b(?:referat|rakst|seminar|stast|zinojum|kurs)(?:us|i|u|iem)\b"
    r"|\b(?:lectures|workshops|sections|sessions|panels|talks|presentations|articles|papers|seminars|courses)\b"
    r"|\b(?:tem|macib|balv|stund)(?:as|u|am)\b|\b(?:topics|lessons|trainings|awards|prizes|classes)\b"
    r"|\b\w+ed and \w+ed\b|\bopens and closes\b"
    # Contacts, signatures and authors are named once for each body that they represent.
    r"|\b(?:kontakt|sazin|zvan|informacij|parakst|nosledz|autor|uzrakst|sagatav|contact|information|sign"
    r"|author|writ|wrote|prepar|draft)"
)
_ONE_PERSON = re.compile(
    r"\bvien[sai]\w* un t\w+ pa\w+|\bvien[sa] (?:cilvēk|person)|\b(?:abos|divos) amatos|\babus amatus|\bvienā personā"
    r"|\bdivas? (?:cepur|lom)|\bsame (?:person|man|woman)|\bone (?:person|man\b|woman|career|and the same)"
    r"|\babās (?:iestād|organizācij|darbavie|vie)|\botrajā amat|\bpusslodz|\bapvieno|\bpart-time|\bcombin|\bdouble role"
    r"|\bboth (?:institutions|organi[sz]ations|jobs)|\bpārtop|\bpārvērš|\bbrīvaj\w* laik|\bvaļaspriek|\bhobij"
    r"|\bby (?:day|night)\b|\b(?:free|spare) time"
    r"|\bhobb(?:y|ies)|\bboth (?:roles|posts|offices|hats)|\btwo hats",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:of|the|and|for|state|police|ministry|department|service"
    r"|office|agency|university|court|prison|hospital|school"
    r"|council|city|municipality|county|centre|center|inspectorate|bureau|board|guard|chancellery|embassy|library)\b",
    re.IGNORECASE,
)
_LATVIAN = re.compile(
    r"\b(?:valsts|ministrij|polic?ij|dom[ei]s?\b|novad|pašvald|dienest|pārvald|inspekcij|slimnīc|ties[au]s?\b|cietum"
    r"|skol|vidusskol|centr[sau]|biroj|aģentūr|kancelej|vēstniecīb|robežsardz|pilsēt)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:(?:uz)?vārdabrā[lļ]\w*|(?:uz)?vārdamās\w*|vārda(?: un uzvārda)? (?:brā[lļ]|mās)\w*|(?:ne|nesa)jaukt ar"
    r"|nejaukt|namesakes?|not to be confused with)\b",
    re.IGNORECASE,
)
_TO_THE_NAME = re.compile(
    rf"(?:[\s,:()–—-]|\b(?:{SMALL}|ar|viņa|viņas|savu|savam|savai|un|is|was)\b\.?)*", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:(?:cit|otr)(s|a|am|ai|as|u)|another|the other|a different) $", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:nav|nebija|nevis|ne|not?|isn.t|wasn.t|bez|without)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# The gender of the name beside a form of `cits`, and whether the form is in the nominative.
_AGREES = {
    "s": {("m", True)},
    "a": {("f", True), ("m", False)},
    "am": {("m", False)},
    "ai": {("f", False)},
    "as": {("f", False)},
    "u": {("m", False), ("f", False)},
}


def proofs(text: str, appearances: Sequence[Appearance], lang: str = "lv") -> list[Pair]:
    """The pairs of mentions of one name that must mean two people; `appearances` are all of the text, in order.

    Both mentions have the name in full, the same gender, and an organisation.
    """
    full = [one for one in appearances if _is_full(one)]
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, one in enumerate(full):
        places[one.nominative, one.gender].append(at)
    found: list[Pair] = []
    for same in places.values():
        for number, at in enumerate(same):
            for other in same[number + 1 : number + 1 + _MOST_OF_A_NAME]:
                pair = full[at], full[other]
                if pair[1].start - pair[0].end <= _FAR and all(_tells(one, lang) for one in pair):
                    members = full[at : other + 1]
                    if _is_listed_twice(text, members) or _is_said(text, members):
                        found.append(pair)
    return sorted(found, key=lambda pair: (pair[0].start, pair[1].start))


def _is_full(one: Appearance) -> bool:
    words = one.name_as_written.split()
    return len(words) > 1 and "." not in one.name_as_written


def _tells(one: Appearance, lang: str) -> bool:
    """Whether a mention has its own organisation, which can be compared and is named in the language of the text."""
    name = one.organisation or ""
    if one.is_inherited or len(words_of(name)) < 2:
        return False
    return not (_LATVIAN if lang == "en" else _ENGLISH).search(name)


# -- lists


def _is_listed_twice(text: str, members: Sequence[Appearance]) -> bool:
    """Whether the first and the last mention are two members of one list, at employers that are not one."""
    one, other = members[0], members[-1]
    organisations = one.organisation or "", other.organisation or ""
    roles = [each.role_nominative or each.role for each in (one, other)]
    if roles[0] and roles[1] and is_same_name(roles[0], roles[1]):
        return False  # a psychologist may work in two places
    if may_be_one(*organisations) or any(
        each.talk or not is_main(each.role, each.organisation or "", *each.other_roles) for each in (one, other)
    ):
        return False
    return (_in_sentence(text, members) or are_in_rows(text, members)) and not _ONE_PERSON.search(
        text, max(0, one.start - _NEAR), other.end + _NEAR
    )


def _in_sentence(text: str, members: Sequence[Appearance]) -> bool:
    one, other = members[0], members[-1]
    if "\n" in text[one.end : other.start]:
        return False
    between = without_offices(text, one.end, other.start, members)
    if not (_BETWEEN.fullmatch(between) and _JOINT.search(between)):
        return False
    line = text.rfind("\n", 0, one.start) + 1
    begin = _begin_of_offices(text, one, line)
    end = _end_of_offices(text, other)
    whole = text[max(line, text.rfind(" ", line, max(line, begin - 1))) : end]
    before = SENTENCE_END.split(text[max(line, begin - _FAR) : begin])[-1]
    return not (
        _is_line(text, line, begin, end)
        or _is_of_things(_CLAUSE_END.split(text[max(line, begin - _FAR) : begin])[-1])
        or _is_two_clauses(before, text, end)
        or OVER_TIME.search(whole)
        or YEAR.search(whole)
        or _AS.search(text, max(line, begin - _NEAR), begin)
        or CREDIT.match(text, line, begin)
    )


def _is_line(text: str, line: int, begin: int, end: int) -> bool:
    """Whether the line has nothing but the list, as in a caption, a heading or a signature."""
    after = text.find("\n", end)
    return not (_WORD.search(text, line, begin) or _WORD.search(text, end, after if after >= 0 else len(text)))


def _is_of_things(before: str) -> bool:
    """Whether the words before, in the sentence, divide something among people, or are a label: `Prezentācijas:`."""
    plain = fold(before)
    label = _LABEL.match(plain)
    return bool(_SHARED_OUT.search(plain) or (label and OF_THINGS.search(label[0])))


def _is_two_clauses(before: str, text: str, end: int) -> bool:
    """Whether the members may each have their own verb: `Runāja N, un M klausījās`, `Atklāja un slēdza N un M`."""
    behind = _FEW_WORDS.match(text, end)
    verbs = [is_verb(word) for word in words_of(before)]
    if any(is_verb(word) for word in words_of(behind[0] if behind else "")) and any(verbs):
        return True
    joined = [word in ("un", "and") for word in words_of(before)]
    return any(each == (True, True, True) for each in zip(verbs, joined[1:], verbs[2:], strict=False))


def _begin_of_offices(text: str, one: Appearance, floor: int) -> int:
    """Where a name begins, including the offices before it, but not before `floor`."""
    begin = one.start
    for office in (*offices_of(one),) * 2:  # each may precede the name, or another office
        at = text.rfind(office, max(floor, begin - len(office) - 2), begin)
        begin = at if at >= 0 else begin
    return begin


def _end_of_offices(text: str, one: Appearance) -> int:
    end = one.end
    for office in (*offices_of(one),) * 2:
        at = text.find(office, end, end + len(office) + 12)
        end = at + len(office) if at >= 0 else end
    return end


# -- words


def _is_said(text: str, members: Sequence[Appearance]) -> bool:
    """Whether the text calls the last of the mentions a namesake of the first, or another person of the name."""
    one, other = members[0], members[-1]
    if is_within(one.organisation or "", other.organisation or "") or any(
        each.nominative == one.nominative and each.organisation for each in members[1:-1]
    ):
        return False
    if _ONE_PERSON.search(text, max(0, one.start - _NEAR), other.end + _NEAR):
        return False
    marks: list[re.Match[str]] = [
        mark
        for mark in _SAID.finditer(text, one.end, other.start)
        if _TO_THE_NAME.fullmatch(without_offices(text, mark.end(), other.start, [*members]))
        and not any(mark.end() <= each.start for each in members[1:-1])
    ]
    word = _OTHER.search(text, max(one.end, other.start - 20), other.start)
    if word and _agrees(word[1], other):
        marks.append(word)
    return any(not _DENIED.search(text, max(one.end, mark.start() - 30), mark.start()) for mark in marks)


def _agrees(ending: str | None, one: Appearance) -> bool:
    return ending is None or (one.gender, one.is_nominative) in _AGREES[ending.lower()]
