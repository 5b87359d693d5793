"""Finds who of those named before holds an office that a sentence names alone: `ministre`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.people.latvian.beside import is_between
from archive.people.latvian.reference import hypernyms
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Clause, Speaker

OPENING = frozenset(("", ",", ";", ":", "–", "—", "-", "un", "bet", "taču", "savukārt"))
MOST_GENITIVES = 3  # words before an office
# Names before among which an office is looked for; tokens before among which another may have it. Judged.
MOST_NAMES, _FAR_BACK = 100, 300
_LONGER = 3  # letters that a case has more than the nominative: ministriem, and not mērnieks
_DEFINITE = ("ais", "ā")
_DEFINITES = re.compile(r"(?:aj(?:a|ai|am|ā)|ais|[āoā]s?)$")
_RANK = re.compile(r"ģenerā|pulkve|major|kaptei|(?:virs)?leitnant|inspektor|profesor|docent|doktor")
_FORMER = re.compile(
    r"bijus|bijuš|toreiz|agrāk|eks-?(?:prezident|ministr|premjer|deputāt|mēr|čempion|direktor|vadītāj|priekšsēd)"
)


class Holders(Clause):
    """Those of the text who have an office."""

    def _holders(self, word: str) -> list[tuple[Speaker, int]]:
        """Those of the paragraph, else of the text, who have an office, with the place of its noun.

        Where it is nobody's, those whose office is one of its kind: `policiste`, an inspector of the police.
        """
        sentence = self._sentence
        nearest = max(0, sentence.place - MOST_NAMES)
        for head_of in (self._head, self._head_of_kind):
            for start in (max(sentence.paragraph, nearest), nearest):
                earlier = sentence.named[start : sentence.place]
                if found := [(one, head) for one in earlier if (head := head_of(one, word)) is not None]:
                    return found
        return []

    def _repeated(self, at: int, head: int) -> int:
        """How many words before a noun also stand before it as the office that was named: `centra vadītāja`."""
        same = 0
        while same < min(MOST_GENITIVES, head):
            word = self.word(at - 1 - same)
            if not word or not _is_same(word, self._lower[head - 1 - same]):
                break
            same += 1
        return same

    def _is_still(self, speaker: Speaker, word: str) -> bool:
        """Whether somebody has the office of a word yet, and no other is told of since who has it: `cits deputāts`."""
        former = self._lower[max(0, speaker.first - 1) : speaker.name]
        if any(map(_FORMER.match, former)) or self._lower[speaker.after] == "vietā":
            return False
        stem = _stem(word)
        for at in range(max(speaker.after, self._sentence.first - _FAR_BACK), self._sentence.first):
            token = self._lower[at]
            if token.startswith(stem) and office_forms(token):
                before = self._lower[at - 1]
                if token != word or (before[:1].isalpha() and not is_between(before) and before not in OPENING):
                    return False
        return True

    def _head(self, speaker: Speaker, word: str) -> int | None:
        """Where a word in the nominative is the office before or behind a name, in whatever case that stands."""
        if (speaker.gender, "nom") not in office_forms(word):
            return None
        for _, at in self._offices(speaker):
            head = self._lower[at]
            if head.startswith(word[:-1]) and len(head) - len(word) <= _LONGER:
                return at
        return None

    def _head_of_kind(self, speaker: Speaker, word: str) -> int | None:
        """Where the noun is of an office before or behind a name that a more general noun stands for."""
        if speaker.gender is None or hypernyms.gender_of(word) != speaker.gender:
            return None
        before = self._tokens[max(0, speaker.first - _FAR_BACK) : speaker.first]
        if any(token.text.lower().startswith(_stem(word)) for token in before):
            return None  # who was called so before the name is another
        for places, at in self._offices(speaker):
            if hypernyms.falls_under([self._lower[here] for here in places], self._lower[at], word):
                return at
        return None

    def _offices(self, speaker: Speaker) -> Iterator[tuple[range, int]]:
        """The words before and behind a name, each with the last noun of an office there: `vēstnieks Īrijā`.

        Before another in its case, or a rank, that is the noun beside it, too: `bīskaps palīgs`.
        """
        for places in (range(speaker.first, speaker.name), range(speaker.name_after, speaker.after)):
            nouns = (at for at in reversed(places) if office_forms(self._lower[at]))
            at = next(nouns, None)
            if at is not None:
                yield places, at
            if at is not None and at > places.start:
                one, other = (self._lower[here] for here in (at - 1, at))
                if _RANK.match(other) or _are_apposed(one, other):
                    yield places, at - 1


def _are_apposed(one: str, other: str) -> bool:
    """Whether two nouns of offices stand in one case, so that neither is the other's: not `direktores vietniece`."""
    forms = office_forms(one)
    return bool(forms) and all(case != "gen" for _, case in forms) and not set(forms).isdisjoint(office_forms(other))


def _stem(word: str) -> str:
    return word[:-2] if word.endswith("is") else word[:-1]  # reporteris, reportiera


def _is_same(one: str, other: str) -> bool:
    """Whether two words are the same, or forms of one adjective: `īpašā`, `īpašo`."""
    return one == other or (one.endswith(_DEFINITE) and _DEFINITES.sub("", one) == _DEFINITES.sub("", other))
