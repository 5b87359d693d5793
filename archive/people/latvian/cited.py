"""Recognises quotations that a speaker only cites from somebody else: `stāstīja, ka kāds vīrietis draudējis: „…”`."""

from __future__ import annotations

import re

from archive.people.latvian.asides import MOST_ASIDE
from archive.people.latvian.verbs.beside import GENITIVES, is_kin, may_be_object, may_be_plural, may_stand_between
from archive.people.speech.clause import Clause, Speaker
from archive.people.verbs import SPEAKING

CITES = re.compile(r"cit(?:ē|ēja|ējis|ējusi)")
_REPEATS = re.compile(r"(?:atgādin|atcer|atmin|atkārto|pārstāst|atstāst|piemin|nolas)\w+")
_WORDS = re.compile(r"vārd(?:us|iem)|teikto|sacīto|izteikum(?:u|us)|frāz(?:i|es)|liecīb(?:u|as)|draud(?:us|iem)")
_TELLING = frozenset(("ka", "kā", "ko"))
_OPENS = _TELLING | frozenset("kurš kura kuri kuras".split())
_TO_WHOM = ("am", "ai", "ei", "im", "iem", "ām", "ēm")
# Verbs for saying something that elsewhere, or in the active, are no verbs of speaking.
_UTTERS = re.compile(
    r"(?:no|pie|ap)?draud(?:a|ēja|ējis|ējusi|ējuši)|(?:uz|ie|iz)?(?:kliedz|kliedza|kliedzis|kliegusi|kliedzot)"
    r"|(?:pie|ap)?(?:pavēl|pavēlēja|pavēlējis|pavēlējusi|piedāvā|piedāvāja|piedāvājis|piedāvājusi)"
    r"|(?:pa)?teikts|sacīts|solīts|rakstīts|draudēts|atbildēts|jautāts"
)
_PASSIVE = "ts"
_MASCULINE, _FEMININE = ("is", "ies"), ("usi", "usies")
_PLURAL = re.compile(r"(\w+)uš(?:i|as)")
_NEAR = 6  # words from a verb to its object, judged


class Cited(Clause):
    """Finds the people in one sentence who pass on the words of others."""

    def cites(self, verb: int) -> bool:
        """`citēja apsūdzēto: „…”`, `atgādināja kolēģa vārdus: „…”`: the words are somebody else's."""
        if not self._speeches:
            return False
        near = range(verb - 2, verb + _NEAR)
        if CITES.fullmatch(self.word(verb)):
            return not any(self.word(at) in ("sevi", "savu", "savus") for at in near)
        return _REPEATS.fullmatch(self.word(verb)) is not None and any(
            _WORDS.fullmatch(self.word(at))
            and self.word(at - 1).endswith(GENITIVES)
            and not self.word(at - 1).startswith(("sav", "š", "tād"))
            for at in near
        )

    def passes_on(self, verb: int, subject: Speaker, stop: int) -> bool:
        """Whether a clause behind a verb, up to a place in the text, says that what follows is somebody else's."""
        start = max(verb, subject.after if subject.after <= self._sentence.after else verb)
        colon = start
        while colon < self._sentence.after and self._tokens[colon].start < stop:
            colon += 1
        colon -= 1
        near = range(colon - 1, max(start, colon - MOST_ASIDE), -1)
        opening = next((at for at in near if self.word(at) in _OPENS and self.word(at - 1) == ","), None)
        if opening is None or opening - 1 == subject.after:
            return False
        verbs = [at for at in range(opening + 1, colon) if _is_of_speaking(self.word(at))]
        if not verbs or self._goes_on_before(verbs[-1]):
            return False
        return self.word(opening) not in _TELLING or self._has_other_subject(opening + 1, colon, verbs[-1], subject)

    def _goes_on_before(self, verb: int) -> bool:
        """Whether a verb continues the clause before: `Anna Kalna parādīja, kā jārīkojas, un kolēģiem teica: „…”`."""
        at = verb - 1
        while may_stand_between(self.word, at) or self.word(at).endswith(_TO_WHOM):
            at -= 1
        return self.word(at) in ("un", "bet") and self.word(at - 1) == ","

    def _has_other_subject(self, first: int, end: int, verb: int, subject: Speaker) -> bool:
        """Whether a clause with `ka` or `kā` has a subject other than that of the clause before it."""
        word, rest = self.word(verb), [at for at in range(first, end) if at != verb]
        words = [self.word(at) for at in rest]
        if word.endswith(_PASSIVE) or _PLURAL.fullmatch(word):
            return True
        if word.endswith(_MASCULINE if subject.gender == "f" else _FEMININE):
            return True
        if "viņš" in words:
            return subject.gender != "m"
        if "pati" in words or "pats" in words or ("viņa" in words and subject.gender == "f"):
            return False
        return any(
            may_be_plural(self.word(at))
            or is_kin(self.word(at))
            or not (may_stand_between(self.word, at) or may_be_object(self.word, at))
            for at in rest
            if not self.word(at).endswith(_TO_WHOM)
        )


def _is_of_speaking(word: str) -> bool:
    if word in SPEAKING or _UTTERS.fullmatch(word):
        return True
    plural = _PLURAL.fullmatch(word)
    return plural is not None and f"{plural[1]}usi" in SPEAKING
