"""Splits a text into sentences, with regard to abbreviations, dates, initials and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from archive.latvian.dates.words import MONTHS_EN
from archive.latvian.tokens import QUOTES, Quotation
from archive.people.speech.quotes import Quote

_END = re.compile(rf"[.!?…](?<![.!?…].)[.!?…]*+[{re.escape(QUOTES)})\]]*+(?=\s)")
# Abbreviations in academic degrees, behind a space or the full stop of another one: `Dr. iur.`, `Dr.sc.pol.`
_DEGREES = "iur|med|paed|habil|hist|psych|oec|phil|sc|soc|pol|biol|chem|math|geogr|ing|philol|theol"
RANKS = (
    "[Pp]lkv?|[Pp]ltn|[Mm]jr|[Vv]?[Ll]tn|[Vv]irsltn|[Vv]?[Ss]rž|[Ss]erž|[Kk]pr|[Kk]pt|[Ģģ]en|[Ii]nsp"
    "|[Bb]īsk|[Aa]rhib|[Pp]rāv|[Mm]āc"
)
"""Latvian abbreviations for ranks of the army, the police and the clergy; a part of a pattern."""
_ABBREVIATION = re.compile(
    rf"\.(?:{_DEGREES})$"
    r"|(?:^|[\s(„“\"])(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|[Aa]soc|[Pp]rof|[Dd]r|[Dd]oc|Mg|Bc|plkst|nr|Nr|sk|Sk|tālr|t\.\s?i|u\.\s?c"
    r"|u\.\s?tml|t\.\s?s|piem|š\.\s?g|Š\.\s?g|g|gs|Mr|Mrs|Ms|St|No|a\.m|p\.m|Kr|Dz"
    rf"|{_DEGREES}"
    rf"|[Ss]v|[Bb]ij|{RANKS}|nov|pag|raj)$"
)
# English titles and ranks, and abbreviations in capitals before something that does not begin a sentence: `the U.S.
# Embassy`.
_TITLE_EN = re.compile(
    r"\b(?:Amb|Brig|Capt|Cdr|Cmdr|Col|Cpl|Det|Gen|Gov|Hon|Insp|Lt|Maj|Messrs|Msgr|Rep|Rev|Rt|Sen|Sgt|Supt)$"
)
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z]\.){1,3}[A-Z]$")
_OPENS_EN = re.compile(
    r"(?:A|According|After|All|Although|And|Another|As|At|Before|But|During|For|From|He|Her|His|However|I|If|In|It|Its"
    r"|Many|Most|No|On|One|Our|She|Since|So|Some|That|The|Their|Then|There|These|They|This|Those|To|Today|We|What|When"
    r"|Where|While|With|Yesterday|You)\b"
)
_MONTH_SHORT = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$")  # `Sept. 11`
_NUMBER = re.compile(r"(?:^|[\s(„“\"])\d{1,2}$")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS_EN)})\b")
# `„Kur viņas palika?” Juris Egle jautāja tiesā.`: the words behind say who spoke, if they say nothing else.
_SAYS_WHOSE = re.compile(
    rf"\s(?![^\n.]{{0,240}}\b(?:ka|par|vai|un|about|and|that|whether)\b)"
    rf"[^\n.!?…:;{re.escape(QUOTES)}]{{3,240}}[.!](?=\s|$)"
)
_WORD = re.compile(r"\w+")
_DASHES = ("-", "–", "—")
_ASKS = re.compile(
    r"\b(?:jautā|vaicā|taujā|ask|wonder|inquir|told (?:the|a|his|her|\w+s)\b)|\bteica \w+(?:ai|am|iem|ām)\b"
)
_BLANKS = 20  # characters before the next sentence begins
# Characters. Each verb is compared with the names of its sentence, so sentences need a limit. The longest of 5,150 in
# a treebank has 1,362; a quotation of several sentences, which counts as one, is rarely much longer.
_LONGEST = 5000


def sentences(
    text: str, quotes: Sequence[Quotation | Quote], speaking: Collection[str], *, ordinals: bool
) -> list[tuple[int, int]]:
    """The sentences as (start, end), in order. A quotation of several sentences belongs to the sentence around it.

    A quoted question or exclamation also belongs to the words behind it that attribute it with a verb of `speaking`.
    `ordinals`: a number with a full stop is an ordinal (`12. Saeima`) and does not end a sentence.
    """
    found: list[tuple[int, int]] = []
    outer = [(quote.start, quote.end) for quote in quotes if quote.depth == 0]
    marks, spans = _Marks(text, outer, ordinals), set(outer)
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if marks.is_end(match, line.end()) and not (
                match[0][0] in "?!…"
                and match[0][-1] in QUOTES
                and (_skip(text, start, match.end()), match.end()) in spans
                and _says_whose(text, match, speaking)
            ):
                found.append((start, match.end()))
                start = match.end()
        found.append((start, line.end()))
    parts = ((at, min(at + _LONGEST, end)) for start, end in found for at in range(start, end, _LONGEST))
    trimmed = ((_skip(text, start, end), end) for start, end in parts)
    return [(start, end) for start, end in trimmed if start < end]


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t-–—•*":
        start += 1
    return start


def _says_whose(text: str, match: re.Match[str], speaking: Collection[str]) -> bool:
    """Whether the words behind a quotation, which ends with `match`, say who spoke, rather than answer its question."""
    reports = _SAYS_WHOSE.match(text, match.end())
    if reports is None or (match[0][0] == "?" and not _ASKS.search(reports[0])):
        return False
    return any(word in speaking for word in _WORD.findall(reports[0].lower()))


def _is_short(before: str, following: str) -> bool:
    """Whether the English word before a full stop is an abbreviation, given what follows: `Sept. 11`, `Sgt. Kalna`."""
    if following[0].isdigit():
        return _MONTH_SHORT.search(before) is not None
    if _TITLE_EN.search(before):
        return True
    return _CAPITALS.search(before) is not None and _OPENS_EN.match(following) is None


class _Marks:
    """Judges the marks of a text that may end a sentence."""

    def __init__(self, text: str, outer: Sequence[tuple[int, int]], ordinals: bool) -> None:
        """`outer` are the quotations that are in no other; `ordinals` as in `sentences`."""
        self._text, self._outer, self._ordinals = text, outer, ordinals
        self._starts = [start for start, _ in outer]

    def is_end(self, match: re.Match[str], line_end: int) -> bool:
        """Whether a sentence ends with a match of `_END` in a line that ends at `line_end`."""
        following = self._text[match.end() : min(line_end, match.end() + _BLANKS)].lstrip()
        opens = following[:1]
        if not (opens.isupper() or opens.isdigit() or (opens and (opens in QUOTES or opens in _DASHES))):
            return False
        around = bisect_left(self._starts, match.start()) - 1
        if around >= 0 and match.end() < self._outer[around][1]:
            return False
        if opens in _DASHES:
            return following[1:].lstrip()[:1].isupper() and match[0][-1] not in QUOTES
        before = self._text[max(0, match.start() - 8) : match.start()]
        if match[0] != ".":
            return True
        if _NUMBER.search(before) is None:
            is_short = _ABBREVIATION.search(before) or (not self._ordinals and _is_short(before, following))
            return not is_short
        if not self._ordinals:
            return _MONTH.match(following) is None  # 12. May
        return self._is_said_behind(match.end(), following)

    def _is_said_behind(self, end: int, following: str) -> bool:
        """Whether spoken words, and no name, follow in quotation marks, behind a number that may be an ordinal."""
        begins = bisect_left(self._starts, end)
        if following[0] not in QUOTES or begins == len(self._outer) or self._text[end : self._outer[begins][0]].strip():
            return False
        return self._text[self._outer[begins][1] - 2] in ".,!?…"
