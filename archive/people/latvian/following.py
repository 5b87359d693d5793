"""Finds who says a quotation that stands alone behind a Latvian sentence: `Svētkus ievadīja Anna Kalna. „Kopā!”`"""

from __future__ import annotations

import re

from archive.people.speech.clause import Clause, Sentence, Speaker
from archive.people.speech.interviews import GONE

_QUOTATION = re.compile(r"\s?[“„«‘\"]([^”»\"“\n]*)")
# The next sentence tells where the quotation is from: `„Ikvienam ir tiesības.” Tā teikts likumā.`
_FROM_ELSEWHERE = re.compile(
    r"[”»\"“’][.!?…]?\s(?:(?:Tā|Šādi|Ar šādiem vārdiem)\b(?! (?:ir|bija|būs|nav|kļu\w+)\b(?! \w+ts\b))"
    r"|Tād[sai] (?:ir|bija) [\w ]{0,30}(?:saukl|moto|devīz|nosaukum))"
)
# What is read out or sung is by somebody else: `Dziesmu dzied Anna Kalna`, but not `Korī dzied Anna Kalna`.
_RENDERS = re.compile(r"\b(?:no|ie)?(?:las(?:a|īj\w+)|dzied(?:āj\w+)?|deklamē\w*|izpild(?:a|īj\w+)|citē\w*)\b", re.I)
_WORK = re.compile(
    r"\b(?:dziesm|grāmat|dzej|fragment|himn|pasak|pant|lūgšan|likum|vēstul|rind|romān|stāst)\w*(?:u|us|as|es|i)\b", re.I
)
# What others say about somebody: `Uzvarēja Anna Kalna. „Viņa bija labākā!”`
_OF_SOMEBODY = re.compile(r"\b(?:viņš|viņ(?:a|as|ai|am|u)|šis|šī)\b", re.IGNORECASE)
_PRONOUN = {"viņš": "m", "viņa": "f", "viņas": "f"}  # `Viņas grupā ir desmit cilvēku. „Mācāmies.”`


class Following(Clause):
    """Knows who is quoted in the next sentence, which nobody is said to have spoken."""

    @classmethod
    def turns_to_speak(cls, sentence: Sentence) -> Speaker | None:
        """The only person of a sentence, or whom its first pronoun means, as the subject; not if others are quoted."""
        behind = _QUOTATION.match(sentence.text, sentence.end)
        if behind is None or _OF_SOMEBODY.search(behind[1]) or sentence.quotes:
            return None
        if _FROM_ELSEWHERE.match(sentence.text, behind.end()) or _is_of_others(sentence):
            return None
        if len(sentence.speakers) == 1:
            return sentence.speakers[0] if sentence.speakers[0].can_be_subject else None
        if sentence.speakers or sentence.earlier is None or sentence.first >= sentence.after:
            return None
        gender = _PRONOUN.get(sentence.lower[sentence.first])
        return sentence.earlier if gender and gender == sentence.earlier.gender else None


def _is_of_others(sentence: Sentence) -> bool:
    """Whether a sentence tells that somebody died, or that they read out or sing a work of others."""
    text, start, end = sentence.text, sentence.start, sentence.end
    if GONE.search(text, start, end):
        return True
    return _RENDERS.search(text, start, end) is not None and _WORK.search(text, start, end) is not None
