"""Whom a Latvian sentence means beside a verb without naming them: `viņa`, `ministre`, `vīrietis`."""

from __future__ import annotations

from archive.people.latvian.beside import is_between
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Clause, Speaker

_PRONOUNS = {"viņš": "m", "viņa": "f"}
# What a man or a woman who was named before is called again, and the words before it at which a clause begins.
_PEOPLE = {
    "m": frozenset("vīrietis jaunietis puisis pusaudzis pensionārs".split()),
    "f": frozenset("sieviete jauniete meitene pusaudze pensionāre".split()),
}
_STEM = 5  # letters of these that stay the same in all their cases
_OPENING = frozenset(("un", "bet", "taču", "savukārt"))
_MOST_BACK = 100  # names among which an office is looked for, and tokens for another man: bounds on the time


class Reference(Clause):
    """Those of one sentence who were named before, and are here by a pronoun or by what they are."""

    def meant_beside(self, verb: int) -> Speaker | None:
        """The one whom a verb without a name beside it has as its subject."""
        if known := self._meant_by_pronoun(verb):
            return known
        earlier = self._sentence.earlier
        if earlier and (pronoun := self._pronoun(verb)) and earlier.gender == pronoun:
            return earlier
        return self._meant_by_office(verb)

    def _meant_by_pronoun(self, verb: int) -> Speaker | None:
        """`Annai Kalnai jautāja par darbu, un viņa atbildēja`: the only person whom the sentence names before."""
        at = verb - 1
        if (gender := _PRONOUNS.get(self.word(at))) is None or self.word(at - 1) not in (",", "un", "bet", "–", ";"):
            return None
        if len(self.speakers) != 1:
            return None
        only = self.speakers[0]
        return only if only.name_after <= at and only.gender == gender and not only.is_genitive else None

    def _meant_by_office(self, verb: int) -> Speaker | None:
        """`Ministre uzsvēra`, `vīrietis stāsta`: who has the office that stands alone beside a verb, or who that is.

        It is the only one in the paragraph before with that office, else in the text. What stands with a genitive or
        another word may be somebody else: `Igaunijas ministre uzsvēra`.
        """
        sentence = self._sentence
        for at in (verb - 1, verb + 1):
            word = self.word(at)
            if self._is_quoted(at) or not self._stands_alone(at, verb):
                continue
            if sentence.earlier and self._is_called_so(sentence.earlier, word):
                return sentence.earlier
            if not any(case == "nom" for _, case in office_forms(word)):
                continue
            nearest = max(0, sentence.place - _MOST_BACK)
            for start in (max(sentence.paragraph, nearest), nearest):
                found = [one for one in sentence.named[start : sentence.place] if self._has_office(one, word)]
                if found:
                    return found[0] if len(found) == 1 else None
        return None

    def _is_called_so(self, speaker: Speaker, word: str) -> bool:
        """Whether `vīrietis` means the one named before: of no office, and no other man is told of since."""
        if word not in _PEOPLE.get(speaker.gender or "", ()):
            return False
        has_office = speaker.first < speaker.name or speaker.name_after < speaker.after
        near = range(max(0, self._sentence.first - _MOST_BACK), self._sentence.first)
        return not has_office and not any(self._tokens[at].text.lower().startswith(word[:_STEM]) for at in near)

    def _stands_alone(self, at: int, verb: int) -> bool:
        """Whether a word beside a verb has nothing before it, or behind it where it follows the verb."""
        if at > verb:
            return not self.word(at + 1)[:1].isalnum()
        before = self.word(at - 1)
        return before in _OPENING or not before[:1].isalnum() or is_between(before)

    def _has_office(self, speaker: Speaker, word: str) -> bool:
        """Whether a word in the nominative is the office before or behind a name, in whatever case that stands."""
        if (speaker.gender, "nom") not in office_forms(word):
            return False
        for start, after in ((speaker.first, speaker.name), (speaker.name_after, speaker.after)):
            nouns = (
                token for at in range(after - 1, start - 1, -1) if office_forms(token := self._tokens[at].text.lower())
            )
            if next(nouns, "").startswith(word[:-1]):  # vēstnieks Īrijā
                return True
        return False

    def _pronoun(self, verb: int) -> str | None:
        """The gender that `viņš` or `viņa` beside a verb tells, where it opens the clause."""
        for at in (verb - 1, verb - 2, verb + 1):
            if gender := _PRONOUNS.get(self.word(at)):
                return gender
        return None
