"""Finds verbs of a Latvian sentence that are about somebody's talk, whatever they mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from archive.latvian.tokens import OPENING_QUOTES, PLAIN_QUOTES, Token
from archive.people.latvian.verbs.beside import GENITIVES
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.speech.clause import Clause
from archive.people.verbs import DONE_WITH_TALK, GIVES_TALK, WILL_TALK
from archive.people.word_classes import is_verb

TALK = re.compile(r"(?:lekcij|referāt|priekšlasījum|priekšnesum|vieslekcij|ziņojum|prezentācij|stāstījum)u")
_WITH_TALK = re.compile(
    r"(?:ievad|vies)?(?:(?:uz)?run|lekcij|prezentācij)(?:u|ām)|(?:referāt|priekšlasījum|ziņojum|stāstījum)(?:u|iem)"
    r"|(?:ievad)?vārdiem"
)
_TO_TALK = 15  # words between a verb and the talk, by convention
_OPENING = frozenset(OPENING_QUOTES + PLAIN_QUOTES)
_CLAUSE_ENDS = frozenset(("un", ",", ".", ";", ":", "\n"))
BESIDE = 10  # words around a verb that may show its meaning, by convention
# Words before somebody's own talk, `savā uzrunā`, `savu prezentāciju`; and what they do with it.
_OWN = frozenset(("savā", "savu", "savas"))
_OWN_TALK = re.compile(
    r"(?:(?:uz|ievad)?run|prezentācij|(?:vies)?lekcij)(?:ā|u|as)|(?:ziņojum|referāt|priekšlasījum|stāstījum)(?:ā|u)"
)
_IN_TALK = frozenset(("runā", "uzrunā"))  # also `speaks` and `addresses`
_A_TALK = "ievadrunā"  # stands for them, because it is no verb
_AFTER = frozenset(("pēc", "pirms"))
_BEFORE_TALK = 4  # words: `pēc konferences svinīgās atklāšanas`; judged
_OF_TALK = frozenset("ievada apsveikuma noslēguma".split())
_DEDICATES = re.compile(r"veltīj(?:a|is|usi)|velta|sāka?|iesāka|noslēdza|(?:pa)?beidza|ilustrē(?:ja)?|papildināja")
_WITH_A_TALK = DONE_WITH_TALK | WILL_TALK
TELL_OF_TALK = GIVES_TALK | _WITH_A_TALK
"""Verbs that may be about a talk; beside `savā uzrunā`, any verb may be."""


class Talks(Clause):
    """Finds the verbs of one sentence that are about talks."""

    @classmethod
    def lowered(cls, tokens: Sequence[Token]) -> list[str]:
        """The tokens in lower case, with another word for a talk that is spelt like a verb: `savā runā`."""
        words = super().lowered(tokens)
        if not _IN_TALK.isdisjoint(words):
            for at, word in enumerate(words):
                if word in _IN_TALK and _is_led_to_talk(words[max(0, at - _BEFORE_TALK) : at]):
                    words[at] = _A_TALK
        return words

    def is_about_talk(self, verb: int) -> bool:
        """Whether a word is a verb about a talk that its subject gives."""
        word = self.word(verb)
        if word in GIVES_TALK and self._gives_talk(verb):
            return True
        if word in _WITH_A_TALK and self._is_done_with_talk(verb):
            return True
        return bool(self.own_talks) and self._is_in_own_talk(verb)

    def _gives_talk(self, verb: int) -> bool:
        """`Nolasīja referātu „Ceļi”`, `lekciju par ceļiem nolasīja N`: somebody's own talk, and its topic."""
        for at in range(verb - BESIDE, verb + BESIDE):
            if not TALK.fullmatch(self.word(at)) or self._is_quoted(at):
                continue
            if not self.word(verb).startswith("no") and not self.word(at).endswith("lekciju"):
                continue  # lasīja ziņojumu: somebody else's
            topic, before = self.word(at + 1), self.word(at - 1)
            is_own = at == verb + 1 or not before.endswith(GENITIVES)  # nolasīja kolēģa referātu
            between = range(min(at, verb) + 1, max(at, verb))
            if is_own and (topic == "par" or topic in _OPENING) and not any(map(self._ends_clause, between)):
                return True
        return False

    def _is_done_with_talk(self, verb: int) -> bool:
        """`Konferenci ar uzrunām atklāja N`, `N piedalījās ar īsu ziņojumu`; but not `ar ministra uzrunu`."""
        is_to_come = self.word(verb) in WILL_TALK
        for step in (-1, 1):
            for at in takewhile(lambda at: not self._ends_clause(at), range(verb + step, verb + step * _TO_TALK, step)):
                if self.word(at) != "ar" or self._is_quoted(at):
                    continue
                words = list(takewhile(_is_instrumental, map(self.word, range(at + 1, at + 5))))
                noun = next((here for here, word in enumerate(words, 1) if _WITH_TALK.fullmatch(word)), 0)
                if is_to_come and self.word(at + 1 + noun) not in _OPENING:
                    return False
                may_open = words[noun - 1 : noun] and words[noun - 1].endswith(("iem", "ām"))
                # `ar ievadvārdiem semināru atklāja`; not `ar runu meistaru`
                return noun > 0 and (bool(may_open) or all(word.endswith("ajiem") for word in words[noun:]))
        return False

    def _ends_clause(self, at: int) -> bool:
        return self.word(at) in _CLAUSE_ENDS and not self._is_quoted(at)

    @cached_property
    def own_talks(self) -> list[int]:
        """The `savā` of public speakers: `savā uzrunā`, `savu prezentāciju`; the talk belongs to the subject."""
        own = [at for at in self.words if self._lower[at] in _OWN]
        return [at for at in own if any(_OWN_TALK.fullmatch(self.word(here)) for here in (at + 1, at + 2))]

    def _is_in_own_talk(self, verb: int) -> bool:
        """`Savā ziņojumā N analizēja praksi`, `N savu uzrunu veltīja bērniem`: what people do in a talk, they say."""
        for at in self.own_talks:
            between = range(min(at, verb) + 1, max(at, verb))
            if self.word(at) == "savā":
                is_verb_there = is_verb(self.word(verb)) and self.word(verb) not in (*COPULAS, *WILL_TALK)
            else:
                is_verb_there = _DEDICATES.fullmatch(self.word(verb)) is not None
            if is_verb_there and len(between) < BESIDE and not any(map(self._ends_clause, between)):
                return True
        return False


def _is_led_to_talk(before: Sequence[str]) -> bool:
    """Whether words lead to a talk: `konferences atklāšanas`. A verb follows `pēc konferences atklāšanas`."""
    last = before[-1] if before else ""
    leads = last in _OWN or last in _OF_TALK or last.endswith("šanas")
    return leads and _AFTER.isdisjoint(before)


def _is_instrumental(word: str) -> bool:
    # `ar atklāšanas uzrunām`, but not `ar ministra uzrunu`
    return word.endswith(("u", "o", "iem", "ām", "šanas")) or word in _OF_TALK
