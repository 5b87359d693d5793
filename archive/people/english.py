"""The people of an English text: names as they are written, their offices, and what they said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from archive.latvian.given_names import gender_of, is_given_name
from archive.latvian.names import name_key
from archive.latvian.tokens import quotations, tokenise
from archive.people.english_words import INSTITUTION, NO_NAME, OFFICE, SPEAKING
from archive.people.sentences import sentences
from archive.people.types import Appearance

_CAPITALISED = r"[A-ZÀ-ÖØ-ÞĀČĒĢĪĶĻŅŠŪŽ][\w’']+(?:-[A-ZÀ-ÖØ-ÞĀČĒĢĪĶĻŅŠŪŽ]?[\w’']+)*"
_INITIAL = r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|Dz|Dž|Ch)\."
_INITIALS = re.compile(rf"(?<![\w.]){_INITIAL}(?:\s?{_INITIAL})? ?({_CAPITALISED})")
_RUN = re.compile(rf"{_CAPITALISED}(?: (?:(?:van|von|de|der|la) )?{_CAPITALISED})+")
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms)\.? ?$")
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
_BRACKET = re.compile(r" \(([^)\n]{3,70})\)")
_SHORTEST_SPEECH = 12


@dataclass(slots=True)
class _Mention:
    start: int
    end: int
    name: str
    surname: str
    initial: str | None = None
    role: str | None = None
    organisation: str | None = None
    other_roles: tuple[str, ...] = ()
    office_start: int = 0
    office_end: int = 0
    talk: str | None = None
    statement: str | None = None
    is_quotation: bool = False
    sure: bool = True


def english_people(text: str) -> list[Appearance]:
    """All mentions of persons by their full name, or by initials, in order."""
    mentions = _with_offices(text, _find(text))
    _read_talks(text, mentions)
    _read_speech(text, mentions)
    mentions = [one for one in mentions if one.sure or one.role or one.talk or one.statement]
    full = {one.name: one for one in mentions if not one.initial}
    return [_appearance(text, one, full) for one in mentions]


def _find(text: str) -> list[_Mention]:
    taken: list[_Mention] = []
    for match in _INITIALS.finditer(text):
        name = match[0]
        taken.append(_Mention(match.start(), match.end(), name, match[1], initial=name[0]))
    for match in _RUN.finditer(text):
        found = _name_in(match[0])
        if found is None:
            continue
        start, end, sure = match.start() + found[0], match.start() + found[1], found[2]
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and taken and taken[-1].end + 2 == start:
            continue
        name = text[start:end]
        taken.append(_Mention(start, end, name, name.rsplit(" ", 1)[-1], sure=sure))
    return sorted(taken, key=lambda one: one.start)


def _name_in(run: str) -> tuple[int, int, bool] | None:
    """The name at the end of a row of capitalised words (`National Coordinator Gundega Saulstare`), else None.

    It begins with a given name of the calendar; without one, two words that are no English ones may be a name.
    """
    words = [(match.start(), match.end(), match[0]) for match in re.finditer(r"\S+", run)]
    for at, (start, _, word) in enumerate(words[:-1]):
        plain = word.split("-")[0]
        if is_given_name(plain) and gender_of(plain) and word not in NO_NAME:
            rest = words[at + 1 :]
            if any(NO_NAME.intersection((w,)) or OFFICE.fullmatch(w) for _, _, w in rest[:1]):
                continue
            length = 1 if len(rest) == 1 or not is_given_name(rest[0][2]) else 2
            return start, rest[min(length, len(rest)) - 1][1], True
    tail = words[-2:]
    if any(
        word in NO_NAME or OFFICE.fullmatch(word) or INSTITUTION.fullmatch(word) or word.isupper()
        for _, _, word in tail
    ):
        return None
    if len(words) == 2 or any(_LATVIAN_LETTER.search(word) for _, _, word in tail):
        return tail[0][0], tail[1][1], False
    return None


def _with_offices(text: str, mentions: list[_Mention]) -> list[_Mention]:
    floor = 0
    for one in mentions:
        line = text.rfind("\n", 0, one.start) + 1
        start = max(floor, line)
        before, one.office_start = _office_before(text, start, one.start)
        behind, one.office_end = _offices_behind(text, one.end, mentions)
        offices = [*before, *behind]
        bracket = _BRACKET.match(text, one.end)
        if bracket and INSTITUTION.search(bracket[1]):
            one.organisation = bracket[1]
        if offices:
            split = [_split(office) for office in offices]
            main = next((at for at, (_, organisation) in enumerate(split) if organisation), 0)
            one.role, one.organisation = split[main]
            one.other_roles = tuple(office for at, office in enumerate(offices) if at != main)
        floor = one.office_end
    return mentions


def _office_before(text: str, start: int, end: int) -> tuple[list[str], int]:
    """The offices right before a name: back to the noun of an office with no mark of a sentence between."""
    span = text[start:end]
    title = _TITLE.search(span)
    span = span[: title.start()] if title else span
    if text[end - 2 : end] == ", " and _SET_OFF.search(span):
        span = span[:-2] + " "
    if not span.endswith(" ") or span.rstrip().endswith((",", ".", ";", ":")):
        return [], end
    if span.rstrip().rsplit(" ", 1)[-1] in ("of", "for", "at", "the", "in", "and", "from"):
        return [], end
    heads = list(OFFICE.finditer(span))
    if not heads:
        return [], end
    # From the last noun back: further ones before it belong to it (`Deputy State Secretary`) or are offices of their
    # own.
    first = heads[-1]
    for head in reversed(heads[:-1]):
        between = span[head.end() : first.start()]
        if _BREAK.search(between):
            break
        first = head
    if _BREAK.search(span[first.end() :]):
        return [], end
    lead = re.search(
        r"(?:(?:[Tt]he|An?|a) )?((?:(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*|social|senior|project|executive|deputy|campaign) )*)$",
        span[: first.start()],
    )
    begin = first.start() - (len(lead[1]) if lead else 0)
    phrase = span[begin:].strip()
    parts = [part.strip() for part in re.split(r", (?=(?:[A-Z]|head|project|member|chair))", phrase)]
    return [part for part in parts if part], start + begin


_SET_OFF = re.compile(
    r"(?:^|[.!?] )The [^,.;:!?]{3,90}, $"
)  # `The Mayor of Bauska Municipality, Voldemārs Akmeņkalējs,`
_BREAK = re.compile(r"[.;:!?\n]|\b(?:told|thanked|said|is|are|was|were|will|when|who|that|met|by)\b")


_NAMED = re.compile(r"(?:association|foundation|company|campaign|project) [“„«\"]")
_BEHIND_END = re.compile(
    r" [“„«\"](?=[^”»\"]*[”»\"]$)"
    r"| (?:who |said|explained|warned|noted|objected|was |is |will |has |have )"
)


def _offices_behind(text: str, end: int, mentions: list[_Mention]) -> tuple[list[str], int]:
    """The offices between commas behind a name, up to a verb or the end of the line."""
    offices: list[str] = []
    here = end
    if bracket := _BRACKET.match(text, here):
        here = bracket.end()
    while text[here : here + 2] == ", ":
        chunk = re.match(r"[^,;.:()\n“„«\"]*(?:[“„«\"][^”»\"\n]*[”»\"][^,;.:()\n“„«\"]*)?", text[here + 2 :])
        phrase = chunk[0] if chunk else ""
        if not _NAMED.search(phrase):
            phrase = _BEHIND_END.split(phrase)[0]
        head = OFFICE.search(phrase)
        if not head or head.start() > 25 or any(here < one.start < here + 2 + len(phrase) for one in mentions):
            break
        offices.append(phrase.strip().removeprefix("the "))
        here += 2 + len(phrase.rstrip())
    return offices, here


_OF = re.compile(r" (?:of|at|for|from) (?:the )?(?![^“„«]*[”»])")
_LEADING = re.compile(r"((?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]* )+(?:Council|Municipality|University|Ministry))\s+(.+)")


def _split(office: str) -> tuple[str, str | None]:
    """`Head of the Social Service of Talsi Municipality` -> the office as written, and the institution that comes last.

    What follows the noun of the institution is part of its name: `Ministry of the Interior`.
    """
    cuts = list(_OF.finditer(office))
    ends = [*(cut.start() for cut in cuts[1:]), len(office)]
    for cut, end in reversed(list(zip(cuts, ends, strict=False))):
        if INSTITUTION.search(office[cut.end() : end]):
            return office[: cut.start()], office[cut.end() :]
    leading = _LEADING.match(office)
    return (leading[2], leading[1]) if leading else (office, None)


def _read_talks(text: str, mentions: list[_Mention]) -> None:
    outer = [quote for quote in quotations(text) if quote.depth == 0]
    for one in mentions:
        line_start = text.rfind("\n", 0, one.start) + 1
        line_end = text.find("\n", one.end)
        line_end = line_end if line_end >= 0 else len(text)
        if not re.fullmatch(r"[\s\-–—•*\d.)]*(?:(?:Dr|Prof|Mr|Mrs|Ms)\. ?)?", text[line_start : one.start]):
            continue
        title = next(
            (q for q in outer if q.start >= one.office_end and text[q.end : line_end].strip(" .;") == ""), None
        )
        between = text[one.office_end : title.start] if title else ""
        is_plain = not between.strip() or re.fullmatch(r", [^,;:.“”]{3,80} ", between)
        if title and is_plain and not re.search(r"(?:association|foundation|company) $", between):
            one.talk = text[title.start + 1 : title.end - 1].strip()
            if between.strip() and not one.role:
                one.organisation = between.strip(" ,")


def _read_speech(text: str, mentions: list[_Mention]) -> None:
    quotes = quotations(text)
    outer = [quote for quote in quotes if quote.depth == 0]
    tokens = tokenise(text)
    starts = [token.start for token in tokens]
    earlier: _Mention | None = None
    for start, end in sentences(text, quotes):
        here = [
            one for one in mentions if start <= one.start < end and not any(q.start < one.start < q.end for q in outer)
        ]
        speech = [
            q
            for q in outer
            if start <= q.start < end and q.end - q.start > _SHORTEST_SPEECH and text[q.end - 2] in ".!?…,"
        ]
        words = [
            (token.start, token.end)
            for token in tokens[bisect_left(starts, start) : bisect_left(starts, end)]
            if token.text in SPEAKING and not any(q.start < token.start < q.end for q in outer)
        ]
        speaker = _subject(text, here, words, start, end)
        if speaker is None and not here and earlier and re.search(r"\b(?:he|she|He|She)\b", text[start:end]) and words:
            speaker = earlier
        if speaker is None and len(here) == 1 and speech:
            gap = text[here[0].office_end : speech[0].start]
            speaker = here[0] if gap.rstrip().endswith(":") and here[0].start < speech[0].start else None
        if speaker:
            quoted = speech[0] if speech else None
            if quoted and not speaker.is_quotation:
                speaker.statement, speaker.is_quotation = text[quoted.start + 1 : quoted.end - 1].strip(" ,"), True
            elif not speaker.statement:
                speaker.statement = text[start:end].strip()
        earlier = here[0] if len(here) == 1 else (earlier if not here else None)


# Between a name and its verb: a bracket, `of …`, `from …`, `also`, or a verb before it (`welcomed the guests and
# noted`).
_BESIDE = re.compile(
    r"(?: \([^)]*\))?,?(?: (?:also|then|who|has|had|have|further"
    r"|, )?)?(?: ?of [A-Z][^,.:]{2,40})?(?: from [A-Z]\w+)?,? ?"
    r"(?:[^,.:;“”\"]{0,60} and )?"
)
_ASIDE = re.compile(r",[^.;:“”\"]{3,70}, ")


def _subject(
    text: str, mentions: list[_Mention], verbs: list[tuple[int, int]], start: int, end: int
) -> _Mention | None:
    """The person beside the first verb of speaking: before it, or behind it where a quotation went before."""
    for verb_start, verb_end in verbs:
        left = [one for one in mentions if one.end <= verb_start]
        if left:
            between = text[left[-1].office_end : verb_start]
            if _BESIDE.fullmatch(between) or _ASIDE.fullmatch(between):
                return left[-1]
        right = [one for one in mentions if one.start >= verb_end]
        if right and text[verb_end : right[0].office_start].strip(" ,") in ("", "the") and not left:
            return right[0]
    return None


def _appearance(text: str, one: _Mention, full: dict[str, _Mention]) -> Appearance:
    nominative, certain = one.name, one.sure
    if one.initial:
        matching = [
            name
            for name, other in full.items()
            if name_key(other.surname) == name_key(one.surname) and name[0] == one.initial
        ]
        nominative, certain = (
            (matching[0], True) if len(matching) == 1 else (re.sub(r"\.(?=\w)", ". ", one.name), False)
        )
    return Appearance(
        name_as_written=text[one.start : one.end],
        start=one.start,
        end=one.end,
        nominative=nominative,
        gender=gender_of(nominative.split(" ")[0]) if is_given_name(nominative.split(" ")[0]) else None,
        certain=certain,
        role=one.role,
        organisation=one.organisation,
        other_roles=one.other_roles,
        spoke=bool(one.talk or one.statement),
        talk=one.talk,
        statement=one.statement,
    )
