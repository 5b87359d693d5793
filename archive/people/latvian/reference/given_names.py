"""Finds whom a given name alone beside a verb of speaking means: `„Nezināju,” stāsta Anna`."""

from __future__ import annotations

import re

from archive.latvian.names import name_key
from archive.latvian.tokens import QUOTES
from archive.people.latvian.reference.nouns import is_somebody
from archive.people.latvian.reference.pronouns import NOMINATIVES, Reference
from archive.people.latvian.verbs.beside import is_between, is_kin, may_stand_between
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.names.words import is_function_word
from archive.people.speech.clause import Speaker
from archive.people.verbs import ARTIST_IN_ANY_CASE, SPEAKING
from archive.people.word_classes import is_verb

# People whom newspapers call by the given name alone, whoever else a text mentions; and artists.
_FAMILIAR = re.compile(r"skolni|skolēn|audzēkn|student|brīvprātīg")
# High offices, whose holders are hardly ever called by it.
_FORMAL = re.compile(r"minist|deputāt|prezident|premjer|vēstni|tiesn|prokuror|bīskap|priekšsēd")
# People who may have been mentioned without a name, and may be the one with the given name.
_UNNAMED = re.compile(
    r"meite[nņ]|zēn|pui[sš]|siev|vīrie[tš]|jaunie[tš]|bērn|māt[ei]|tēv|upur|cietu[sš]|mās[au]|brā[lļ]|iemītni|klient"
    r"|pacient|draudze[nņ]|draug|dalībnie|audzēkņ"
)
_FICTION = re.compile(r"atveido|tēlo|lom[aāu]|varon|izrād|romān|lug[auā]|filmā|pasak")
_NAMES = re.compile(r"sau(?:c|k|ks)|dēvē|vārd[āau]")  # `sauksim viņu par Annu`
_TELLING = ("ā", "ais")  # 14 gadus vecā Anna
_CALLED = 4  # words between `sauca` and a given name, plus one
_BEHIND_SUBJECT = frozenset(("un", "bet", "par", "ar"))
_BEFORE_LABEL = frozenset(("savukārt", "bet", "un", "arī"))
_LONGEST_ASIDE = 6  # tokens; judged
_FAR_BACK = 300  # tokens, as for offices


class GivenNames(Reference):
    """Finds people who were named in full before one sentence and are called by their given name there."""

    def meant_by_given_name(self, verb: int) -> Speaker | None:
        """`„Nezināju,” stāsta Anna`: the only person whom the text names in full with this given name."""
        before, after = verb - 1, verb + 1
        while is_between(self.word(before)):
            before -= 1
        while is_between(self.word(after)):
            after += 1
        if self._is_alone(before) and not is_function_word(self.word(before)):  # no name: Kā stāsta Anna
            opens = self._opens(before) or self._has_only_asides_before(before)
            return self._bearer(before) if opens else None
        mark = self.word(after + 1)
        is_plain = mark in _BEHIND_SUBJECT or not mark[:1].isalnum()
        return self._bearer(after) if self._is_alone(after) and is_plain and mark != "(" else None

    def labelled(self) -> Speaker | None:
        """`Savukārt Anna: „Nezināju.”`: the same, if the given name opens the sentence and a colon follows."""
        at = next((at for at in self.words if self.word(at) not in _BEFORE_LABEL), -1)
        is_label = at >= 0 and self.word(at + 1) == ":" and self._is_alone(at) and not is_function_word(self.word(at))
        return self._bearer(at) if is_label else None

    def _has_only_asides_before(self, at: int) -> bool:
        """`Daloties iespaidos Anna saka`: nothing that could be a subject precedes it in the sentence."""
        before = range(self._sentence.first, at)
        may_stand = (may_stand_between(self.word, here) and not is_kin(self.word(here)) for here in before)
        return len(before) <= _LONGEST_ASIDE and all(may_stand)

    def _is_alone(self, at: int) -> bool:
        """Whether a capitalised word stands alone, without another that could be the rest of a name."""
        if not self.word(at)[:1].isalpha() or not self._tokens[at].is_capitalised or self._is_quoted(at):
            return False
        beside = (here for here in (at - 1, at + 1) if self.word(here)[:1].isalpha() and not self._is_quoted(here))
        return not any(self._tokens[here].is_capitalised and here != self._sentence.first for here in beside)

    def _bearer(self, at: int) -> Speaker | None:
        """The only person in the text whose given name is the word there, in the nominative."""
        word, sentence = self._tokens[at].text, self._sentence
        named = [one for one in sentence.named if one.name_after - one.name > 1 and self._has_given_name(one, word)]
        before = [one for one in named if one.name_after <= at]
        surnames = {name_key(self._tokens[one.name_after - 1].text) for one in named}
        if len(surnames) != 1 or not before or self._is_of_another(at, word):
            return None
        return before[-1] if all(self._is_familiar(one, at) for one in before) else None

    def _is_familiar(self, one: Speaker, at: int) -> bool:
        """Whether somebody may be called by the given name alone at token `at`; authors and photographers may not.

        People with an office may, if it is not a high one and nobody unnamed has been mentioned since.
        """
        if self._tokens[one.first - 1].text == ":":
            return False  # Foto: Anna Kalna
        nouns = (self._lower[here] for here in (one.name - 1, one.after - 1))
        has_office = one.first < one.name or one.name_after < one.after
        if not has_office or any(_FAMILIAR.match(noun) or ARTIST_IN_ANY_CASE.fullmatch(noun) for noun in nouns):
            return True
        office = self._lower[one.first : one.after]
        since = (word for word in self._lower[one.after : at] if not word.endswith("u"))  # not `jauniešu centrs`
        return not any(map(_FORMAL.match, office)) and not any(map(_UNNAMED.match, since))

    def _does_come_up(self, before: str) -> bool:
        """Whether the word before a given name is a verb other than one of speech, which introduces people."""
        return (is_verb(before) or before.endswith("usi")) and before not in SPEAKING

    def _has_given_name(self, one: Speaker, word: str) -> bool:
        given = self._tokens[one.name].text
        if name_key(given) != name_key(word):
            return False
        return one.can_be_subject if given == word else word.endswith(NOMINATIVES.get(one.gender or "", ()))

    def _is_of_another(self, at: int, word: str) -> bool:
        """Whether somebody else has this name: `kaimiņiene Anna`, `Anna (vārds mainīts)`, which may be made up."""
        full = {one.name for one in self._sentence.named}
        for here in range(max(1, at - _FAR_BACK), at):
            token = self._tokens[here].text
            if _FICTION.match(token.lower()):
                return True
            if here not in full and name_key(token) == name_key(word) and self._is_introduced(here):
                return True
        return False

    def _is_introduced(self, at: int) -> bool:
        """Whether a given name stands with words that say who it is, as is done for people not mentioned before."""
        before, mark, following = (self._lower[here] for here in (at - 1, at + 1, at + 2))
        if is_somebody(before) or before.endswith(_TELLING) or before in COPULAS or before in QUOTES:
            return True
        if (mark == "un" and self._tokens[at + 2].is_capitalised) or self._does_come_up(before):
            return True  # Zane un Inga; centrā dzīvo Zane
        called = self._lower[max(0, at - _CALLED) : at]
        has_aside = mark in ("(", "no") or (
            mark == "," and (following.isdigit() or following.startswith(("kur", "kas")))
        )
        return has_aside or any(map(_NAMES.match, called))
