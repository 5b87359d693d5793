"""Finds who signs a letter or an opinion: its text is what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.people.speech.lines import Named
from archive.people.speech.quotes import Quote
from archive.people.speech.said import Said
from archive.people.word_classes import is_verb

_CLOSING = re.compile(
    r"(?:Ar (?:patiesu |dziļu )?cieņu|Ar sveicieniem|Patiesā cieņā|Jūsu|Yours(?: (?:sincerely|faithfully|truly|ever))?"
    r"|(?:Sincerely|Respectfully|Faithfully)(?: yours)?|(?:[Ww]ith )?(?:(?:[Kk]ind|[Bb]est"
    r"|[Ww]arm)(?:est)? )(?:regards|wishes)"
    r"|With (?:gratitude|respect))[,.!]?(?: Jūsu)?"
)
_CLOSED_BY = re.compile(rf"{_CLOSING.pattern} (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])")  # `Yours sincerely, Anna Kalna`
# A text that calls itself a letter.
_LETTER = re.compile(
    r"(?:apakšā|zemāk) parakstījuš(?:ies|ās)|^[Aa]tklāt[aā] vēstule\b|\b[Rr]akstu (?:jums )?šo vēstuli"
    r"|\bundersigned\b|^(?:An )?[Oo]pen letter to "
    r"|\bI am writing (?:this|to you)\b",
    re.MULTILINE,
)
# The addressee of a letter, on its first line or below its title.
_SALUTATION = re.compile(
    r"\s*+(?:[^\n]{1,120}\n\s*+)?(?:(?:Ļoti )?(?:[Cc]ien(?:ījam|īt)|[Gg]od(?:ājam|āt)|[Dd]ārg|[Mm]īļ)(?:ie|ais|ā|o)"
    r" [^\n.!?:]{2,80}[!,]|Dear [^\n.!?:]{2,60},)[^\S\n]*$",
    re.MULTILINE,
)
# Words of writers about themselves. In Latvian the ending of a verb can replace them, but is not looked at.
_MYSELF = re.compile(r"\b(?:[Ee]s|[Mm]an|[Mm]ani|[Mm]anis|[Mm]an(?:s|a|u|as|ai|am|ā|ām|iem|us|os))\b|\b(?:I|[Mm]y)\b")
_OURSELVES = re.compile(r"\b[Mm](?:ēs|ums|ūs|ūsu)\b|\b(?:[Ww]e|[Oo]ur|us)\b")
_FEWEST = 4  # times; people who ask others a question may say `man` once or twice. Judged.
_FEWEST_MYSELF = 2  # of these that are not `mēs` or `we`, which institutions say too
_MOST_LINES = 12  # lines at the end of a text that may have signatures; judged
_LONGEST_LINE = 120  # characters of a signature: a name, an office and an institution; judged
_MOST_ABOVE = 300  # characters above the line with the author: a title and a subtitle; judged
# Found above texts by somebody else: years in brackets, and words of titles of interviews.
_TOLD_OF = re.compile(
    r"\(\d{4}|\b(?:memoriam|piemiņ|sarun|intervij|portret)|\b(?:interview|portrait|obituary|trial|defendant|accused)\b",
    re.I,
)
# `Raksta autore – Anna Kalna, biedrības vadītāja.`
_AUTHOR = re.compile(r"(?:(?:\w{4,}a )?[Aa]utor(?:s|e)|(?:The )?[Aa]uthor) ?[:–—-] ?")
_BYLINE = re.compile(rf"\s*(?:{_AUTHOR.pattern}|By )?")
_ENDS = (".", "!", "?", ":", "…", ";")
# A headline with the name of the signer: `Statement by Minister Anna Kalna`.
_STATEMENT = re.compile(r"(?:Statement|Address|Message|Speech) (?:by|from|of) [^\n]*")
# `Valsts prezidenta Jura Egles runa svētku sēdē`, and how a speech begins
_HEADED = re.compile(
    r" (?:(?:svētku|svinīgā|ievad)[ \w]{0,12})?(?:uzruna|runa|ievadvārdi|apsveikums|vēstījums)\b"
    r"(?! [a-zāčēģīķļņšūž]+a\b)"  # no other nominative follows, but a verb: `Ministra Jura Egles runa izraisa strīdus`
)
_BEGINS = re.compile(
    r"^(?:(?:Augsti|Ļoti|Augsti un ļoti) )?(?:[Gg]od(?:ājam|āt)|[Cc]ien(?:ījam|īt)|[Dd]ārg|[Mm]īļ)(?:ie|ais|ā|o|ās)\b"
    r"|^(?:Dāmas un kungi|(?:Jūsu )?[Ee]kselenc|Labdien|Labrīt|Labvakar)",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"(?:photos?|text|words|edited|translat|record|interview|prepared|told|courtesy)|.*\b(?:by|courtesy|photographer"
    r"|reporter|correspondent|editor|translator|press officer|press secretary|preses)\b",
    re.IGNORECASE,
)
# Below the signatures: who gets a copy, and what is enclosed.
_COPY = re.compile(r"(?:Copy|Copies|Cc|CC|Enclosures?|Encl|Annex(?:es)?|Appendix|Attachments?)\b(?: to\b|[.:])")
# `Mani sauc Anna Kalna, un es dzīvoju Saldū.`
_INTRODUCES = re.compile(r"\b(?:[Mm]ani sauc|[Mm]ans vārds ir|[Mm]y name is) \Z")
_ENDS_SENTENCE = re.compile(r"[.!?…]|(?=,?[”“\"»])|$", re.M)
_WORDS = re.compile(r"[^\W\d_]+")
_IN_DIALOGUE = re.compile(r"\?[^\S\n]*$|^[^\S\n]*[–—-] ", re.M)  # the lines of an interview
_SAYS = re.compile(r"^[^\n]{40,}[.!?…]$", re.M)


def signed(text: str, named: Sequence[Named], quotes: Sequence[Quote]) -> list[Said]:
    """What the signers of a text, or the author named above it, say: the first paragraph of the text, for each of them.

    Lines with names and offices at the end of a text are signatures if a closing (`Ar cieņu`) stands above them, if the
    text calls itself a letter or is addressed to somebody, or if its writer repeatedly speaks of themselves outside
    quotations. In this last case, a person on a line above the text is also its author. Those who introduce themselves
    say at least the sentence in which they do.
    """
    found = _signed_below(text, named, quotes) or _written_below(text, named, quotes) or _spoken_below(text, named)
    return found or [*_introduced(text, named)]


class _Signature(NamedTuple):
    """The people on the last lines of a text, the last one first, and where the text above them ends."""

    signers: list[Named]
    end: int
    is_closed: bool
    """Whether a closing stands above or before them."""
    is_headed: bool
    """Whether a line that may be a heading stands above them: `Contact`."""


def _signed_below(text: str, named: Sequence[Named], quotes: Sequence[Quote]) -> list[Said]:
    """What the people named below a text say, if it is a letter or an opinion."""
    below = _signature(text, named)
    if below is None or not below.signers:  # as in most texts
        return []
    headline = _STATEMENT.match(text)
    is_stated = headline is not None and any(one.name in headline[0] for one in below.signers)
    is_addressed = not below.is_headed and _SALUTATION.match(text)
    is_letter = below.is_closed or is_stated or is_addressed or _LETTER.search(text)
    if not (is_letter or _speaks_of_themselves(text, below.end, quotes)):
        return []
    says = _SAYS.search(text, 0, max(below.end, 0))
    return [Said(one.index, says.start(), says.end(), False) for one in reversed(below.signers)] if says else []


def _signature(text: str, named: Sequence[Named]) -> _Signature | None:
    """The signatures, read from the last line upwards; None if a line credits a writer or a photographer."""
    starts = [one.start for one in named]
    signers: list[Named] = []
    end = len(text.rstrip())
    is_closed = is_headed = False
    for _ in range(_MOST_LINES):
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if _CLOSING.fullmatch(line):
            is_closed = bool(signers)
            break
        if _COPY.match(line):  # those who get a copy stand on this line, or below it
            signers.clear()
            end = start - 1
            continue
        here = named[bisect_left(starts, start) : bisect_left(starts, end)]
        if here and _CLOSED_BY.match(line):
            signers += here[:1]
            is_closed = True
            break
        if label := _AUTHOR.match(line):
            line = line[label.end() :].removesuffix(".")
        if line and (len(line) > _LONGEST_LINE or line.endswith(_ENDS) or len(here) > 1):
            break
        if _is_credit(text, line, here):
            return None
        if line and not here and signers and not line[0].islower():  # an office may stand below the name
            is_headed = not text[end : end + 2].endswith("\n")  # `Contact`, and the name on the next line
            break
        signers += [one for one in here if one.is_subject is not False]
        end = start - 1
        if end <= 0:
            return None
    return _Signature(signers, end, is_closed, is_headed)


def _is_credit(text: str, line: str, named: Sequence[Named]) -> bool:
    """`Pierakstīja Anna Kalna`, `Foto: Anna Kalna`: whether a line says what somebody did other than write the text."""
    rest = line
    for one in named:
        rest = rest.replace(_on_first_line(text, one), "")  # the surname Arāja looks like a verb
    return ":" in line or _CREDIT.match(line) is not None or any(map(is_verb, _WORDS.findall(rest.lower())))


def _on_first_line(text: str, one: Named) -> str:
    """What there is of a name and its office on the line where they begin."""
    return text[one.start : one.end].partition("\n")[0]


def _written_below(text: str, named: Sequence[Named], quotes: Sequence[Quote]) -> list[Said]:
    """What the person on a line above a text says, if its writer speaks of themselves."""
    author = named[0] if named else None
    if author is None or author.start > _MOST_ABOVE or author.is_subject is False:
        return []
    start, end = text.rfind("\n", 0, author.start) + 1, text.find("\n", author.start)
    line = text[start:end].strip()
    is_byline = _BYLINE.fullmatch(text, start, author.start) and len(line) <= _LONGEST_LINE and line[-1] not in _ENDS
    if end < 0 or not is_byline or _TOLD_OF.search(text, 0, end) or any(one.start < end for one in named[1:2]):
        return []
    rest = line.replace(_on_first_line(text, author), "").lower()
    if any(map(is_verb, _WORDS.findall(rest))) or not _speaks_of_themselves(text, len(text), quotes):
        return []
    says = _SAYS.search(text, end)
    return [Said(author.index, says.start(), says.end(), False)] if says else []


def _spoken_below(text: str, named: Sequence[Named]) -> list[Said]:
    """What the person in a Latvian headline says in the speech below it: `Ministra Jura Egles runa Saeimā`."""
    author = next((one for one in named[:1] if one.start <= _MOST_ABOVE), None)
    end = text.find("\n", author.end) if author else -1
    headed = _HEADED.match(text, author.end, end) if author and end > 0 and text[end - 1] not in _ENDS else None
    if author is None or headed is None or any(map(is_verb, text[headed.end() : end].split())):
        return []
    begins = _BEGINS.search(text, end, end + _MOST_ABOVE)
    says = _SAYS.search(text, begins.end()) if begins else None
    return [Said(author.index, says.start(), says.end(), False)] if says else []


def _introduced(text: str, named: Sequence[Named]) -> Iterator[Said]:
    for one in named:
        says = _INTRODUCES.search(text, text.rfind("\n", 0, one.start) + 1, one.start)
        end = _ENDS_SENTENCE.search(text, one.end) if says else None
        if says and end:
            yield Said(one.index, says.start(), end.end(), False)


def _speaks_of_themselves(text: str, end: int, quotes: Sequence[Quote]) -> bool:
    """Whether the writer of a text, up to its end, repeatedly says `I` or `we` outside quotations."""
    if _IN_DIALOGUE.search(text, 0, max(end, 0)):
        return False
    inside = [(quote.start, quote.end) for quote in quotes if quote.depth == 0]
    myself = _times(_MYSELF, text[: max(end, 0)], inside)
    return myself >= _FEWEST or (
        myself >= _FEWEST_MYSELF and myself + _times(_OURSELVES, text[: max(end, 0)], inside) >= _FEWEST
    )


def _times(pattern: re.Pattern[str], text: str, outside: Sequence[tuple[int, int]]) -> int:
    """How often a pattern matches outside some passages of a text."""
    places = (match.start() for match in pattern.finditer(text))
    return sum(not any(first <= at < last for first, last in outside) for at in places)
