"""Recognises words before an English subject which leave open that they say it, or say that somebody else does."""

from __future__ import annotations

import re

from archive.people.english.verbs import PREPOSITIONS, SPEAKING, TO_PERSONS

LONGEST_BEFORE = 100  # characters before a subject: `if one of the organisers, `; judged
# Words before a subject that leave open that they say it; not `This is what N said: “…”`.
_UNSAID = re.compile(
    r"\b(?:if|whether|unless|neither|nor|whom|(?<=, )not|(?:is|was|and|but) not|(?:^|(?<=[.!?] ))had"
    r"|(?:neither|never|nor|not once|at no (?:point|time)) (?:has|had|have)"
    r"|(?:imagine|supposing|suppose|pretends?|assuming|provided|providing)(?: that)?"
    r"|in (?:the )?(?:case|event)(?: that)?"
    r"|(?<!\bis )(?<!\bwas )what) "
    r"(?:one of [^,.;:]{2,60}, |(?:the |an? )?(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w-]* )*[\w-]+[’']s |the |an? )?$",
    re.IGNORECASE,
)
# Words that, with a verb in the present, mean the future: `Until N confirms it`; not `Until N confirmed it`.
_NOT_YET = re.compile(r"\b(?:until|once|as soon as|as long as|the moment) (?:the |an? )?$", re.IGNORECASE)
# A clause that depends on another: `argued that she`, `said that, when stopped, he`; not `after that she`, `it was then
# that she`.
_BEHIND_THAT = re.compile(
    r"(?P<before>[\w’'-]*)[ ,]*\bthat (?:the )?$"
    r"|(?P<before_more>[\w’'-]*)[ ,]*\bthat,? "
    r"(?:in|at|on|during|after|before|when|while|as|if|because|although|since)\b[^,.;:“”\"]{2,60},? (?:the )?$"
)
_BEFORE_PRONOUN = PREPOSITIONS | frozenset("after before than so".split())  # behind these, `that` is no conjunction
# Before a full name, these only stress it: `It was in Tukums that N said`, `The queue was so long that N warned`.
_EMPHASIS = re.compile(
    rf"It (?:is|was),? (?:(?:not|only) )?(?:then|there|here|because|after|before|until"
    rf"|{'|'.join(sorted(PREPOSITIONS))})\b"
    r"|(?:.* )?(?:so|such) (?:an? )?[\w-]+ (?:[\w-]+ ){0,4}that ",
    re.IGNORECASE,
)
# Before `that`, these mean that something is only alleged, believed or denied; minutes that record something are
# trusted.
_DOUBTFUL = re.compile(
    r"\b(?:no(?! (?:accident|coincidence|secret|surprise|wonder)\b)|not|nobody|none|nothing|never|nor|false|untrue"
    r"|wrong"
    r"|(?:un)?likely|(?:im)?possible|impression|pretext|rumou?rs?|suspicions?|doubts?|lies?|myth|evidence|proof"
    r"|allegations?|accusations?|indictment|charges?|lawsuit|theory|version|[a-z]+n[’']t"
    r"|(?:alleg|accus|claim|testifi|believ|deni|suspect)(?:e[sd]|s))\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:announcement|minutes|protocol|recordings?|records?|release|reports?|statement|transcripts?|website)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_THINKING = "heard thought think thinks know knows knew found say argue believe admit insist alleging claiming saying"
# No clause begins behind these: `When the girl spoke she`, `When asked he`.
_NO_CLAUSE = frozenset("spoke speaks talked talks laughed laughs smiled smiles presented shared continued".split())
_OF_SAYING = (SPEAKING - TO_PERSONS - _NO_CLAUSE) | frozenset(_THINKING.split())
_CLAUSE_ENDS = re.compile(r"[,;:.–—“”\"]")
# Each match of `_UNSAID` has one of these words, which are rare, so most texts need no closer look.
_OPENING = frozenset(
    "if whether unless neither nor whom not had never no imagine supposing suppose pretend pretends assuming provided "
    "providing case event what".split()
)
_OF_TIME = ("until", "once", "soon", "long", "moment")
_TOLD, _HOW = ("told", "informed", "assured", "reminded"), ("how ", "when ", "where ", "why ")
# `Witnesses remember how she told the girls`, `asked why he had said so`
_TOLD_HOW = re.compile(
    r"\b(?:ask(?:s|ed)?|describe[sd]?|explain(?:s|ed)?|hear[sd]?|kn[eo]wn?s?|learn(?:s|ed|t)?|recall(?:s|ed)?"
    r"|remember(?:s|ed)?|reveal(?:s|ed)?|said|saw|say|show(?:s|ed)?|tell|testif(?:y|ies|ied)|told|(?:un)?clear"
    r"|understands?|wonder(?:s|ed)?)(?: \w+){0,2} (?:how|when|where|why) (?:the )?$"
)
_TOLD_WHOM = re.compile(r"\b(?:told|informed|assured|reminded) (?:[\w’'-]+ ){1,4}$")
_BY_ANOTHER = re.compile(
    r"(?:According to (?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|(?:the |his |her )?(?:[a-z]+ )?(?:police|prosecut|defen[cs]e|court|investigat"
    r"|govern|minist|lawyer|victim|witness|plaintiff|woman|man|offic))"
    r"|In the (?:assessment|estimation|judge?ment|opinion|view|words) of )[^.;:“”\"]{1,90}, (?:the )?$"
)

_BY_COURT = re.compile(
    r", (?:the )?(?:court|judges?|jury|tribunal|verdict|judge?ment|indictment|prosecut(?:ors?|ion)) "
    r"(?:alleged?s?|claim(?:s|ed)?|concluded|established|finds|found|heard|held|ruled|says?|said)(?=[,.])"
)


def is_open(text: str, start: int, at: int, *, is_present: bool = False) -> bool:
    """Whether the words before a subject at `at` leave open that they say it: `if N says`, `whom N told`.

    `start` is where the sentence begins; `is_present` tells whether the verb is in the present.
    """
    first = max(start, at - LONGEST_BEFORE)
    before = text[first:at].lower()
    if is_present and any(word in before for word in _OF_TIME) and _NOT_YET.search(text, first, at):
        return True
    return not _OPENING.isdisjoint(_WORD.findall(before)) and _UNSAID.search(text, first, at) is not None


def is_found_by_court(text: str, verb_end: int, end: int) -> bool:
    """Whether judges or accusers say what is around a verb: `She had told him, the court found, that …`."""
    return _BY_COURT.search(text, verb_end, end) is not None


def is_told_by_another(text: str, start: int, at: int, *, is_named: bool = False) -> bool:
    """Whether the words of the subject at `at` are part of others' words: `Police said that he`, `According to N, he`.

    `start` is where the sentence begins, or where the last quotation before the subject ends. If the subject
    `is_named`, a clause behind `that` only counts if it is alleged, believed or denied.
    """
    before = text[max(start, at - LONGEST_BEFORE) : at]
    that = _BEHIND_THAT.search(before) if "that" in before else None
    word = (that["before"] or that["before_more"] or "").lower() if that else ""
    if that and word not in _BEFORE_PRONOUN and not _EMPHASIS.match(before):
        return not is_named or _is_alleged(before[: that.start() + len(word)])
    is_told = any(word in before for word in _TOLD) and _TOLD_WHOM.search(before)
    if is_told or (any(word in before for word in _HOW) and _TOLD_HOW.search(before)):
        return True
    if not is_named and _BY_ANOTHER.fullmatch(before):
        return True
    words = _CLAUSE_ENDS.split(before)[-1].lower().removesuffix(" the ").split()
    if not words or words[-1] not in _OF_SAYING:
        return False
    return len(words) > 1 and not (words[-1].endswith("s") and words[0] in PREPOSITIONS)  # `In her reports she`


def _is_alleged(main: str) -> bool:
    """Whether a main clause before `that` says that somebody alleges, believes or denies what follows."""
    return _DOUBTFUL.search(main) is not None and _RECORD.search(main) is None
