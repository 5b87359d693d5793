"""Judges the words beside a name in an English sentence.

Words on its left may make it an object; words on its right may stand between it and its verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.tokens import CLOSING_QUOTES, OPENING_QUOTES, PLAIN_QUOTES, Token
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, TO_BE, TO_PERSONS, governs
from archive.people.english.words import KIN, TITLE

_TITLES = frozenset("dr prof mr mrs ms miss sir dame".split())
_BEFORE_NAMES = DETERMINERS | KIN | frozenset("late former young old famous alleged accused defendant suspect".split())
ADVERBS = frozenset(
    "also then further later again once still now even never often always today yesterday tonight recently earlier "
    "meanwhile additionally afterwards however nevertheless nonetheless moreover furthermore instead therefore thus "
    "too himself herself themselves who has had have would long already just both each".split()
)
_BETWEEN = frozenset(
    "of from at in on during for with after before to against near across within under through representing".split()
)
NO_NOUN = (
    frozenset(
        "and or but nor so that who whom whose which what when where why how if whether because although though while "
        "as than since until unless is are was were be been being am has have had do does did will would shall should "
        "can could may might must not i he she it we they him us them me you there".split()
    )
    | PREPOSITIONS
    | _BETWEEN
)
_TIME = re.compile(
    r"(?:this|last|earlier (?:this|last)|every|later that)"
    r" (?:week(?:end)?|month|year|morning|evening|night|afternoon|spring|summer|autumn|fall|winter|\w+day)"
    r"|once more|as well|by (?:e-?mail|phone|telephone|video(?: link)?)"
)
"""What may stand between a subject and its verb without a preposition that leads to a noun: `N this week said`."""
_LONGEST_TIME = 3  # words
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?= [a-z])")
_NO_ASIDE = frozenset(".;:" + OPENING_QUOTES + CLOSING_QUOTES + PLAIN_QUOTES)
_SUBORDINATE = frozenset(
    "who whose whom which where when whether why how as if although though because while that".split()
)
_FINITE = TO_BE | frozenset("has had have will would did does".split())
_OPENING = OPENING_QUOTES + PLAIN_QUOTES
# Spoken words end like a sentence, or before a comma or a dash; not `The newspaper “Diena” asked N`.
_MARKS = re.escape(CLOSING_QUOTES + PLAIN_QUOTES)
_QUOTATION_ENDS = re.compile(rf"(?:[,.!?…–—-][{_MARKS}] ?|[{_MARKS}](?:[,.] ?[–—-]?| ?[–—-]) ?)[–—-]? ?$")
# `a film about one of the organisers, N, …`: N is an object if `one of the organisers` is.
_ONE_OF = re.compile(
    r"\bone of (?:the|his|her|their|its|our) (?:[\w’'-]+ ){0,3}(?:[a-z]+(?:ers|ors|ists|ents|ants|ims)|members|heads), "
    rf"{TITLE}$"
)
_LONGEST_DEGREE = 5  # letters, minus one, of a degree behind a name: `KC`, `OSB`
_LEFT = 80  # characters before a name that may govern it: a verb, an article and a noun
_MOST_ASIDE = 25  # tokens between two commas behind a name
_MOST_NOUNS = 6  # `labour rights lawyer`; between a preposition and its end: `the State Police of Latvia`


def is_possessive(text: str, end: int) -> bool:
    """Whether a name that ends at `end` has an `’s`: `Anna Kalna’s lawyer`."""
    return _POSSESSIVE.match(text, end) is not None


def ends_quotation(text: str) -> bool:
    """Whether a text ends with words that somebody said, in quotation marks, rather than the name of a thing."""
    return _QUOTATION_ENDS.search(text) is not None


def is_object(text: str, start: int) -> bool:
    """Whether a name that begins there, with its office, is the object of a preposition or of a verb.

    `a letter to N`, `thanked her colleague N`.
    """
    begin = max(text.rfind("\n", 0, start) + 1, start - _LEFT)
    if one_of := _ONE_OF.search(text, begin, start):
        return is_object(text, one_of.start())
    left = text[begin:start]
    words = left.split()
    if words and words[-1].endswith(("’s", "'s")):  # `a colleague of the State Police’s N`
        words.pop()
        while words and words[-1].isalpha() and (words[-1][0].isupper() or _joins_capitals(words)):
            words.pop()
    while words and (words[-1] in _BEFORE_NAMES or words[-1].rstrip(".").lower() in _TITLES):
        words.pop()
    if not words:
        return False
    word = words.pop()
    before = words[-1] if words and words[-1][-1] not in ',.;:”»"' else ""
    if word.lower() in PREPOSITIONS:
        return True
    if not governs(word, before.lower()):
        return False
    # In `asked N` right behind a quotation, N is the subject.
    return word not in TO_PERSONS or not ends_quotation(left[: left.rindex(word)])


def _joins_capitals(words: Sequence[str]) -> bool:
    """`of` in `The Ministry of Welfare’s N`; not in `a colleague of Europol’s N`."""
    return words[-1] in ("of", "for", "and") and len(words) > 1 and words[-2][0].isupper()


def may_stand_between(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether tokens `first` to `verb` may stand between a subject and its verb.

    These are adverbs, times, brackets, words between two commas, and phrases such as `in her speech`, `from the shelter
    “Safe House”`.
    """
    at, phrase_end = first, -1
    while at < verb:
        word = tokens[at].text.lower().partition("’")[0].partition("'")[0]  # `who’d`
        if behind := _behind_time(tokens, at, verb):
            at = behind
        elif word in ADVERBS or word.endswith("ly"):
            at += 1
        elif at == first and word.isalpha() and 1 < len(word) < _LONGEST_DEGREE and tokens[at].text.isupper():
            at += 1  # `Anna Kalna KC`
        elif word in _BETWEEN:
            at = phrase_end = _behind_nouns(tokens, at + 1, verb)
        elif word == "(":
            at = _behind_mark(tokens, ")", at, verb)
        elif word in ("–", "—"):
            at = _behind_mark(tokens, tokens[at].text, at, verb)  # `N – the head of the centre – warned`
        elif word == "and" and at == phrase_end:
            at = phrase_end = _behind_nouns(tokens, at + 1, verb)  # `N of the shelter for men and boys`
        elif word == ",":
            at = _behind_aside(tokens, at, min(verb, at + _MOST_ASIDE))
        else:
            return False
        if at < 0:
            return False
    return True


def _behind_time(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The token behind such words; 0 if there are none."""
    words = [token.text for token in tokens[at : min(at + _LONGEST_TIME, stop)]]
    for length in range(len(words), 1, -1):
        if _TIME.fullmatch(" ".join(words[:length])):
            return at + length
    return 0


def are_nouns(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether tokens are only an article and nouns, as between `said` and a name: `said her colleague N`."""
    return first == after or (after - first <= _MOST_NOUNS and _behind_nouns(tokens, first, after) == after)


def _behind_mark(tokens: Sequence[Token], mark: str, at: int, stop: int) -> int:
    """The token behind the next such mark; -1 if there is none."""
    return next((here + 1 for here in range(at + 1, stop) if tokens[here].text == mark), -1)


def _behind_aside(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The token behind the last comma; -1 if there is none, or if a part of the sentence ends before it."""
    commas = [here for here in range(at + 1, stop) if tokens[here].text == ","]
    if not commas:
        return -1
    for here in range(at, commas[-1]):
        word = tokens[here].text.partition("’")[0].partition("'")[0]
        if word in _SUBORDINATE:
            break
        if word in _FINITE:
            return -1  # `N, 32, was arrested, said the police`
    if any(tokens[here].text in _NO_ASIDE for here in range(at, commas[-1])):
        return -1
    return commas[-1] + 1


def _behind_nouns(tokens: Sequence[Token], at: int, stop: int) -> int:
    """The token behind a noun with an article and nouns before it, or behind a name in quotation marks.

    -1 if there is none.
    """
    begin = at
    if at < stop and tokens[at].text.lower() in DETERMINERS:
        at += 1
    first = at
    while at < stop and at - begin <= _MOST_NOUNS:
        token = tokens[at]
        word = token.text
        if word in _OPENING:
            here = next(
                (here for here in range(at + 1, stop) if tokens[here].text in CLOSING_QUOTES + PLAIN_QUOTES), -1
            )
            return here + 1 if here > 0 else -1
        is_adjective = word.endswith("ed") and at == first
        if word[0].isdigit() or word in ("’", "'", ".") or (token.is_word and _is_noun(word, is_adjective)):
            at += 1
        elif word == "and" and at > first and tokens[at - 1].is_capitalised and tokens[at + 1].is_capitalised:
            at += 1  # `the Ministry of Farming and Fisheries`
        else:
            break
    return at if at > first else -1


def _is_noun(word: str, is_adjective: bool) -> bool:
    if word[0].isupper():
        return word != "I"
    return word not in NO_NOUN and not word.endswith("ly") and (is_adjective or not word.endswith("ed"))
