"""Finds who says a quotation that stands alone behind a Latvian sentence: `Svētkus ievadīja Anna Kalna. „Kopā!”`"""

from __future__ import annotations

import re

from archive.people.speech.clause import Clause, Sentence, Speaker

_QUOTATION = re.compile(r"\s?[“„«‘\"]([^”»\"“\n]*)")
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
        if len(sentence.speakers) == 1:
            return sentence.speakers[0] if sentence.speakers[0].can_be_subject else None
        if sentence.speakers or sentence.earlier is None or sentence.first >= sentence.after:
            return None
        gender = _PRONOUN.get(sentence.lower[sentence.first])
        return sentence.earlier if gender and gender == sentence.earlier.gender else None
