"""Finds where an English office begins: with nouns and adjectives before its noun, and an institution before those."""

from __future__ import annotations

import re

from archive.people.english.beside import ADVERBS, NO_NOUN
from archive.people.english.offices.institutions import begin_of_institution, leading_institution
from archive.people.english.verbs import AUXILIARY, DETERMINERS, SPEAKING, governs
from archive.people.english.words import OPENERS

# Lower-case words before the noun of an office that are not part of it: not nouns, or words that count or judge.
_NO_LEAD = (
    NO_NOUN
    | ADVERBS
    | DETERMINERS
    | AUXILIARY
    | SPEAKING
    | frozenset(
        "other new young old late famous well-known several many some few all both any no two three four five another "
        "same such last own year month week day night morning evening afternoon time "
        # `“…,” pointed out director N`, `“…,” thought director N`
        "out up off down away back began felt read thought went "
        # Verbs in headlines about the police: `State Police suspect teacher N`.
        "say tell suspect question detain arrest seek fine hunt name accuse free release interrogate".split()
    )
)
_GERUNDS = frozenset(
    "training marketing housing trafficking accounting planning banking nursing monitoring visiting managing acting "
    "investigating presiding consulting supervising attending founding leading".split()
)
# Plurals that can precede other nouns; other words in -s are verbs: `Latvian Television interviews lawyer N`
_PLURALS = frozenset(
    "rights sports arts news sales affairs relations services communications operations systems studies resources "
    "issues matters projects programmes programs customs admissions accounts grants events claims goods works "
    "fisheries forests publications languages foods drugs savings facilities markets crimes investigations reserves "
    "securities archives collections exports imports standards statistics sciences games human-rights".split()
)
_VERB_ENDING = re.compile(r".*(?<![sui])s$")
_QUALIFIED = frozenset("registered chartered certified licensed accredited".split())
_LEADING_WORD = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]*|[a-z][\w-]*")
# `Education and Science Minister`; not `Minister of Justice and Interior Minister`
_MINISTER = re.compile("[Mm]inister")
_OF_MINISTRIES = (
    r"(?:Affairs|Agriculture|Climate|Communications?|Culture|Defen[cs]e|Digital|Economics|Economy|Education|Employment"
    r"|Energy|Environment(?:al)?|Family|Finance|Food|Forestry|Foreign|Health|Heritage|Home|Industry|Infrastructure"
    r"|Integration|Interior|Justice|Labou?r|Planning|Protection|Research|Science|Security|Social|Sports?|Tourism|Trade"
    r"|Transport|Welfare|Youth)"
)
_FIRST_OF_TWO = re.compile(rf"(?<!of )(?<!for )\b{_OF_MINISTRIES}(?: {_OF_MINISTRIES})? $")
_PLACE = re.compile(r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring) (?:(?:the|an?|his|her|their|this) )?$")
_DEGREES = frozenset("senior chief deputy acting former junior principal".split())
# The short form of an institution, between its name and an office.
_IN_SHORT = re.compile(r"(?<=[a-z]) \([A-Z]{2,8}\) $")
_MOST_LEADING = 8  # words of an office before its noun


def lead(span: str, at: int) -> int:
    """Where the office begins whose noun is at `at`, including nouns and adjectives before it (`labour rights lawyer`).

    It goes back to a verb, a preposition, or a word that only begins the sentence (`Yesterday police officer N`).
    """
    begin = span.rfind(" ", 0, at) + 1 if span[at - 1 : at] == "-" else at  # `Vice-Consul`
    alone, short = begin, _IN_SHORT.search(span, 0, begin)
    behind_name = short.start() + 1 if short else begin  # `State Labour Inspectorate (VDI) director`
    begin = behind_name
    for _ in range(_MOST_LEADING):
        start = span.rfind(" ", 0, max(begin - 1, 0)) + 1
        word = span[start : begin - 1]
        if span[begin - 1 : begin] != " " or not _LEADING_WORD.fullmatch(word):
            break
        if word == "and" and _MINISTER.match(span, at) and _is_of_two(span[:start]):
            begin = start
            continue
        if word in OPENERS or word.endswith("-year-old") or (word[0].islower() and not leads(word)):
            break
        is_behind_to = word not in _DEGREES and span.endswith(" to ", 0, start)
        if is_behind_to and word.islower() and span[begin].isupper():
            break  # `wished to meet Riga Mayor N`
        begin = start
    begin = begin_of_institution(span, alone if begin == behind_name else begin)
    first = span.find(" ", begin, at) + 1
    if first and _PLACE.search(span, 0, begin):
        # `In Riga Inspector N`, `In an interview lawyer N`, `At the Ministry of Welfare lawyer N`
        leading = leading_institution(span[begin:].strip())
        begin = begin + leading.start(2) if leading else first
    return begin


def _is_of_two(before: str) -> bool:
    """Whether the words before `and` are another field of the ministry: `Education and Science Minister`."""
    return _FIRST_OF_TWO.search(before) is not None


def leads(word: str) -> bool:
    """Whether a word in lower case before the noun of an office can be part of it: `labour`, `senior`."""
    if word.endswith("ing"):
        return "-" in word or word in _GERUNDS
    if word in _QUALIFIED:
        return True
    if _VERB_ENDING.match(word) and not word.endswith("ics") and word not in _PLURALS:
        return False
    return word not in _NO_LEAD and not word.endswith(("ed", "ly")) and not governs(word, "")
