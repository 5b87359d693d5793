"""Where one text proves that two people share a name. Pure functions.

It is proved in two ways. One list, within a sentence or row by row, has the name twice in full, each time with a main
occupation, at employers that are no parts of one: nobody enumerates one person twice. Or the text says so: `viņa
vārdabrālis`, `cits Andris Kalniņš`, `another Andris Kalniņš`. All else that two offices may mean, from a career to a
second hat, proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from archive.people.namesakes.employers import is_main, is_within, may_be_one
from archive.people.tenure import words_of
from archive.people.types import Appearance
from archive.people.verbs import is_verb

Pair = tuple[Appearance, Appearance]

_FAR = 600  # characters between the two of a pair
_NEAR = 200  # characters around them in which they may be said to be one person
_MOST_OF_A_NAME = 6  # later mentions of the name that a mention is compared with
# All that stands between the members of a list once their names and offices are taken away.
_SMALL = (
    r"no|of|from|at|in|for|an?|the|his|her|mr|mrs|ms|dr|prof|sc|iur|psych|oec|ing|mag|bc|kungs|kundze|kungam|kundzei"
    r"|kungu|kundzi"
)
_BETWEEN = re.compile(rf"(?:[\s,;()–—-]|\b(?:{_SMALL})\b\.?|\b(?:un|kā arī|gan|and|as well as)\b)*", re.IGNORECASE)
_JOINT = re.compile(r";|\b(?:un|kā arī|gan|and|as well as)\b", re.IGNORECASE)
# How a row begins (`1.`, `•`, `plkst. 10.00–10.30`), and what may stand in it besides names and offices.
_MARK = re.compile(
    r"\s*(?:[-–—•*·▪]|\(?\d{1,3}[.)](?!\d)|(?:plkst\.? ?)?\d{1,2}[.:]\d{2}(?: ?[-–—] ?\d{1,2}[.:]\d{2})?)\s*",
    re.IGNORECASE,
)
_TALK = re.compile(r"[„“«\"”][^„“”«»\"\n]*[“”»\"]")
_ROW = re.compile(rf"(?:[\s,;:()–—.+\d-]|\b(?:{_SMALL}|un|and|tālr|tel|phone)\b)*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;]\s+(?=[^\W\d_])")
_FEW_WORDS = re.compile(r"(?:\s+\w+){1,3}")
_SOMETHING = re.compile(r"\S")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Who held one office after the other is one person.
_OVER_TIME = re.compile(
    r"\b(?:bijuš|kādreizēj|toreizēj|tagadēj|pašreizēj|agrāk|iepriekš|vēlāk|tagad\b|pašlaik|šobrīd|kopš\b|līdz\b"
    r"|darba pieredz|biogrāf|experience|biograph|curriculum"
    r"|former|now\b|then\b|later\b|previous|current|until\b|since\b|once\b|ex-)",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:kā|as)\s+(?:\w+\s+)?$", re.IGNORECASE)  # `kā inspektors …`: in one capacity and in another
_ONE_PERSON = re.compile(
    r"\bvien[sai]\w* un t\w+ pa\w+|\bvien[sa] (?:cilvēk|person)|\b(?:abos|divos) amatos|\babus amatus|\bvienā personā"
    r"|\bdivas? (?:cepur|lom)|\bsame (?:person|man|woman)|\bone (?:person|man\b|woman|career|and the same)"
    r"|\bboth (?:roles|posts|offices|hats)|\btwo hats",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\s*(?:foto|tekst|autor|sagatavo|photo|text|author|by\b|written)", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:SIA|AS|IK|UAB|OÜ|Ltd|LLC|JSC|Inc)\b")
_ENGLISH = re.compile(r"\b(?:of|the|and|for|state|police|ministry|department|service|office|agency|university)\b", re.I)
_LATVIAN = re.compile(
    r"\b(?:valsts|ministrij|polic?ij|dom[ei]s?\b|novad|pašvald|dienest|pārvald|inspekcij|slimnīc)", re.I
)
_SAID = re.compile(
    r"\b(?:(?:uz)?vārdabrā[lļ]\w*|(?:uz)?vārdamās\w*|vārda(?: un uzvārda)? (?:brā[lļ]|mās)\w*|(?:ne|nesa)jaukt ar"
    r"|nejaukt|namesakes?|not to be confused with)\b",
    re.IGNORECASE,
)
_TO_THE_NAME = re.compile(
    rf"(?:[\s,:()–—-]|\b(?:{_SMALL}|ar|viņa|viņas|savu|savam|savai|un|is|was)\b\.?)*", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:(?:cit|otr)(s|a|am|ai|as|u)|another|the other|a different) $", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:nav|nebija|nevis|ne|not?|isn.t|wasn.t|bez|without)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# The gender of the name that a form of `cits` goes with, and whether that is in the nominative.
_AGREES = {
    "s": {("m", True)},
    "a": {("f", True), ("m", False)},
    "am": {("m", False)},
    "ai": {("f", False)},
    "as": {("f", False)},
    "u": {("m", False), ("f", False)},
}


def proofs(text: str, appearances: Sequence[Appearance], lang: str = "lv") -> list[Pair]:
    """The pairs of mentions of one name that must be of two people; `appearances` are all of the text, in order.

    Both mentions give the name in full, of one gender, and have an organisation with them.
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
    """Whether a mention has an organisation of its own that can be told from others, named in the text's language."""
    name = one.organisation or ""
    if one.is_inherited or len(words_of(name)) < 2:
        return False
    return not (_LATVIAN if lang == "en" else _ENGLISH).search(name)


# -- lists


def _is_listed_twice(text: str, members: Sequence[Appearance]) -> bool:
    """Whether the first and the last of the mentions are two members of one list, at employers that are not one."""
    one, other = members[0], members[-1]
    organisations = one.organisation or "", other.organisation or ""
    if not all(is_main(each.role, each.organisation or "") for each in (one, other)) or may_be_one(*organisations):
        return False
    if all(_FIRM.search(name) for name in organisations):
        return False  # somebody may have two firms
    return (_in_sentence(text, members) or _in_rows(text, members)) and not _ONE_PERSON.search(
        text, max(0, one.start - _NEAR), other.end + _NEAR
    )


def _in_sentence(text: str, members: Sequence[Appearance]) -> bool:
    one, other = members[0], members[-1]
    if "\n" in text[one.end : other.start]:
        return False
    between = _without_offices(text, one.end, other.start, members)
    if not (_BETWEEN.fullmatch(between) and _JOINT.search(between)):
        return False
    line = text.rfind("\n", 0, one.start) + 1
    begin = _begin_of_offices(text, one, line)
    end = _end_of_offices(text, other)
    whole = text[max(line, text.rfind(" ", line, max(line, begin - 1))) : end]
    return not (
        _is_two_clauses(text, line, begin, end)
        or _OVER_TIME.search(whole)
        or _YEAR.search(whole)
        or _AS.search(text, max(line, begin - _NEAR), begin)
        or _CREDIT.match(text, line, begin)
    )


def _is_two_clauses(text: str, line: int, begin: int, end: int) -> bool:
    """Whether the list has a verb before it and another one behind: `Runāja N, un M klausījās`."""
    before = _SENTENCE_END.split(text[max(line, begin - _FAR) : begin])[-1]
    behind = _FEW_WORDS.match(text, end)
    return all(any(is_verb(word) for word in words_of(part)) for part in (behind[0] if behind else "", before))


def _in_rows(text: str, members: Sequence[Appearance]) -> bool:
    """Whether both stand in rows of one list with nothing but rows between: marked, with talks, or led by a colon."""
    one, other = members[0], members[-1]
    first, last = text.rfind("\n", 0, one.start) + 1, text.find("\n", other.end)
    last = last if last >= 0 else len(text)
    if "\n" not in text[one.end : other.start]:
        return False
    lead = text[max(0, first - _NEAR) : first].rstrip().rsplit("\n", 1)[-1]
    rows = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text[first:last])]
    for start, end in rows:
        here = [each for each in members if first + start <= each.start < first + end]
        plain = _TALK.sub(" ", text[first + start : first + end])
        if not here or _YEAR.search(plain) or _OVER_TIME.search(plain) or _CREDIT.match(plain):
            return False
        rest = _without_offices(text, first + start, first + end, here)
        if not _ROW.fullmatch(_TALK.sub(" ", rest)):
            return False
    kinds = [_kind(text, first + start, first + end) for start, end in rows]
    if _OVER_TIME.search(lead) or len(set(kinds)) > 1:
        return False
    if kinds[0] != "plain":
        return True
    return lead.endswith(":") and bool(_SOMETHING.search(text, last))  # the last line of a text may be its signature


def _kind(text: str, start: int, end: int) -> str:
    """What makes a line a row: a mark at its beginning, a talk at its end, a semicolon; or nothing."""
    line = text[start:end].rstrip(" .;,")
    if _MARK.match(line):
        return "marked"
    return "talk" if _TALK.search(line) and line[-1] in '“”»"' else "plain"


def _without_offices(text: str, start: int, end: int, people: Sequence[Appearance]) -> str:
    """A part of the text without the names and offices of these people."""
    part = list(text[start:end])
    for one in people:
        for at in range(max(start, one.start), min(end, one.end)):
            part[at - start] = " "
    rest = "".join(part)
    for office in sorted({office for one in people for office in _offices(one)}, key=len, reverse=True):
        rest = rest.replace(office, " ")
    return rest


def _offices(one: Appearance) -> Iterator[str]:
    yield from filter(None, (one.role, one.organisation, one.talk, *one.other_roles))


def _begin_of_offices(text: str, one: Appearance, floor: int) -> int:
    """Where a name with the offices before it begins, not before `floor`."""
    begin = one.start
    for office in (*_offices(one),) * 2:  # each stands before the name, or before another
        at = text.rfind(office, max(floor, begin - len(office) - 2), begin)
        begin = at if at >= 0 else begin
    return begin


def _end_of_offices(text: str, one: Appearance) -> int:
    end = one.end
    for office in (*_offices(one),) * 2:
        at = text.find(office, end, end + len(office) + 12)
        end = at + len(office) if at >= 0 else end
    return end


# -- words


def _is_said(text: str, members: Sequence[Appearance]) -> bool:
    """Whether the text calls the last of the mentions a namesake, or another one of the name, of the first."""
    one, other = members[0], members[-1]
    if is_within(one.organisation or "", other.organisation or "") or any(
        each.nominative == one.nominative and each.organisation for each in members[1:-1]
    ):
        return False
    if _ONE_PERSON.search(text, one.start, other.end + _NEAR):
        return False
    marks: list[re.Match[str]] = [
        mark
        for mark in _SAID.finditer(text, one.end, other.start)
        if _TO_THE_NAME.fullmatch(_without_offices(text, mark.end(), other.start, [*members]))
        and not any(mark.end() <= each.start for each in members[1:-1])
    ]
    word = _OTHER.search(text, max(one.end, other.start - 20), other.start)
    if word and _agrees(word[1], other):
        marks.append(word)
    return any(not _DENIED.search(text, max(one.end, mark.start() - 30), mark.start()) for mark in marks)


def _agrees(ending: str | None, one: Appearance) -> bool:
    return ending is None or (one.gender, one.is_nominative) in _AGREES[ending.lower()]
