"""Finds who of those named before holds an office that a sentence names alone: `ministre`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.people.latvian.beside import GENITIVES, PREPOSITIONS, is_between
from archive.people.latvian.reference import hypernyms
from archive.people.offices.modifiers import before_time
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Clause, Speaker
from archive.people.verbs import SPEAKING
from archive.people.word_classes import is_verb

SENTENCE_ENDS = frozenset((".", "!", "?", "…", "\n"))
OPENING = frozenset(("", ",", ";", ":", "–", "—", "-", "un", "bet", "taču", "savukārt"))
MOST_GENITIVES = 7  # words before an office: `vides aizsardzības un reģionālās attīstības ministrs`
# Names before among which an office is looked for; tokens before among which another may have it. Judged.
MOST_NAMES, _FAR_BACK = 100, 300
_LONGER = 3  # letters that a case has more than the nominative: ministriem, and not mērnieks
_SHORTEST_HEAD = 5  # letters of the noun of a compound: pamatskolas, skolas
_PART_OF = ("apakš", "krimināl")  # of another body, led by another: apakškomisijas, kriminālpolicijas
_DEFINITE = ("ais", "ā")
_MANY = ("i", "u", "iem", "us", "os", "ām", "ēm", "ās")  # endings of the plural
_DEFINITES = re.compile(r"(?:aj(?:a|ai|am|ā)|ais|[āoā]s?)$")
_RANK = re.compile(r"ģenerā|pulkve|major|kaptei|(?:virs)?leitnant|inspektor|profesor|docent|doktor")
_LEADS = re.compile(r"vadītāj|(?:ģenerāl)?direktor|priekšniek|priekšsēdētāj|priekšsēd|prezident|rektor|komandier")
_FORMER = re.compile(
    r"bijus|bijuš|toreiz|agrāk|eks-?(?:prezident|ministr|premjer|deputāt|mēr|čempion|direktor|vadītāj|priekšsēd)"
)


class Holder(NamedTuple):
    """Somebody with the office that a word names, the place of its noun, and how many words before are repeated."""

    speaker: Speaker
    head: int
    repeated: int


class Holders(Clause):
    """Those of the text who have an office."""

    def _holders(self, at: int, word: str) -> list[Holder]:
        """Those of the paragraph, else of the text, who have the office of a noun there, `word` in the nominative.

        Where it is nobody's, those whose office is one of its kind: `policiste`, an inspector of the police; or who
        lead what the words before it name: `inspekcijas vadītājs`, its director.
        """
        sentence = self._sentence
        nearest = max(0, sentence.place - MOST_NAMES)
        for head_of in (self._head, self._head_of_kind, self._head_of_leader):
            earlier = enumerate(sentence.named[nearest : sentence.place], nearest)
            heads = ((place, one, head) for place, one in earlier if (head := head_of(one, word)) is not None)
            found = [(place, Holder(one, head, self._repeated(at, head))) for place, one, head in heads]
            repeated = [one for _, one in found if one.repeated]
            here = [one for place, one in found if place >= sentence.paragraph]
            if head_of == self._head_of_leader or (repeated and not any(one.repeated for one in here)):
                return repeated
            if found:
                return here or [one for _, one in found]
        return []

    def _only_holder(self, holders: Sequence[Holder], word: str) -> Holder | None:
        """The last mention of the only person who has an office, by the words before it too; and has it still."""
        most = max(one.repeated for one in holders)
        named = [one for one in holders if one.repeated == most]
        if len({one.speaker.person for one in named}) != 1 or any(self._is_former(one.speaker) for one in named):
            return None
        return named[-1] if self._is_still(named[-1], word) else None

    def _repeated(self, at: int, head: int) -> int:
        """How many words before a noun also stand before it as the office that was named: `centra vadītāja`.

        An abbreviation in brackets stands for them: `Valsts policijas (VP) priekšnieks`, `VP priekšnieks`. Some may be
        left out where that names nobody else, as who leads something: `Somijas iekšlietu ministri`, `Somijas ministre`.
        """
        same, named = 0, head - 1
        may_skip = not _LEADS.match(self._lower[head])
        while same < min(MOST_GENITIVES, at) and named >= 0:
            word = self._lower[at - 1 - same]
            if named > 2 and self._lower[named] == ")" and self._lower[named - 2] == "(":
                if not same and word == self._lower[named - 1]:
                    return 1
                named -= 3
            if not word[:1].isalpha() or is_verb(word) or is_between(word):
                break  # sacīja Latvijas Bankas prezidents
            if may_skip and not _is_same(word, self._lower[named]):
                named = self._earlier_genitive(word, named)
            if named < 0 or not _is_same(word, self._lower[named]):
                break
            same, named = same + 1, named - 1
        return same

    def _earlier_genitive(self, word: str, at: int) -> int:
        """Where a word stands before others in the genitive that end at a token; that token if it does not."""
        for here in range(at, max(-1, at - MOST_GENITIVES), -1):
            if _is_same(word, self._lower[here]):
                return here
            if not self._lower[here].endswith((*GENITIVES, "ā")):
                break
        return at

    def _is_former(self, speaker: Speaker) -> bool:
        before = self._lower[max(0, speaker.first - 1) : speaker.name]
        return any(map(_FORMER.match, before)) or self._lower[speaker.after] == "vietā"

    def _is_still(self, holder: Holder, word: str) -> bool:
        """Whether no other is told of since somebody was named who has the office of a word: `cits deputāts`."""
        stem, speaker = _stem(word), holder.speaker
        for at in range(max(speaker.after, self._sentence.first - _FAR_BACK), self._sentence.first):
            token = self._lower[at]
            if not token.startswith(stem) or not office_forms(token) or self._is_no_other(at, holder):
                continue
            before = self._lower[at - 1]
            # `„…,” sacīja ministrs.`: the same, as nothing beside makes it another
            is_bare = is_between(before) or before in OPENING or before in SPEAKING
            if token != word or (before[:1].isalpha() and not is_bare):
                return False
        return True

    def _is_no_other(self, at: int, holder: Holder) -> bool:
        """Whether the noun of an office there is of the same person, of several, or of somebody of another gender."""
        token, following = self._lower[at], self._lower[at + 1]
        if holder.speaker.gender == "m" and token.endswith(("i", "iem", "us", "os")):
            return True
        of_many = following[:1].isalpha() and not is_verb(following) and following not in PREPOSITIONS
        if token.endswith("u") and of_many and not self._tokens[at + 1].is_capitalised:
            return True  # Ministru kabinets
        if (repeated := self._repeated(at, holder.head)) < holder.repeated:
            return True  # nodaļas vadītājs, where the text tells of the vadītājs of a centre
        named = self._sentence.named[max(0, self._sentence.place - MOST_NAMES) : self._sentence.place]
        whose = next((one for one in named if one.first <= at < one.after), None)
        if whose:
            is_his = at == whose.first < whose.name - 1  # ministra padomnieks Juris Egle
            return is_his or whose.person == holder.speaker.person or whose.gender != holder.speaker.gender
        if not (repeated and self._may_be_of(at, holder.speaker)):
            return False
        before = self._lower[at - 1 - repeated]
        return not before.endswith(GENITIVES) or is_verb(before) or is_between(before)

    def _may_be_of(self, at: int, speaker: Speaker) -> bool:
        """Whether an office there may be theirs: not `ārlietu ministrs N tikās ar ārlietu ministru`, who is another."""
        is_subject = (speaker.gender, "nom") in office_forms(self._lower[at])
        return is_subject or not SENTENCE_ENDS.isdisjoint(self._lower[speaker.after : at])

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
        named = (token.text.lower() for token in before)
        if any(token.startswith(_stem(word)) and not token.endswith(_MANY) for token in named):
            return None  # who was called so before the name is another
        for places, at in self._offices(speaker):
            if hypernyms.falls_under([self._lower[here] for here in places], self._lower[at], word):
                return at
        return None

    def _head_of_leader(self, speaker: Speaker, word: str) -> int | None:
        """Where the noun is of an office of who leads something, as a word in the nominative is."""
        if not _LEADS.match(word) or (speaker.gender, "nom") not in office_forms(word):
            return None
        return next((at for _, at in self._offices(speaker) if _LEADS.match(self._lower[at])), None)

    def _offices(self, speaker: Speaker) -> Iterator[tuple[range, int]]:
        """The words before and behind a name, each with the last noun of an office there: `vēstnieks Īrijā`.

        Before another in its case, or a rank, that is the noun beside it, too: `bīskaps palīgs`; and each that ends
        at a comma or `un`: `direktore un ārste`. So has whom a sentence calls so: `Skolas direktors ir Juris Egle.`
        """
        if speaker.first > 1 and self._lower[speaker.first - 1] == "ir":
            said = before_time(self._tokens, speaker.first - 1) - 1
            if said >= 0 and (speaker.gender, "nom") in office_forms(self._lower[said]):
                yield range(said, said + 1), said
        for places in (range(speaker.first, speaker.name), range(speaker.name_after, speaker.after)):
            nouns = [at for at in reversed(places) if office_forms(self._lower[at])]
            if not nouns:
                continue
            yield places, (last := nouns[0])
            for at in nouns[1:]:
                one, other = (self._lower[here] for here in (at, last))
                is_beside = at == last - 1 and bool(_RANK.match(other))
                ends = at == last - 1 or self._lower[at + 1] in (",", "un")
                if is_beside or (ends and _are_apposed(one, other)):
                    yield places, at


def _are_apposed(one: str, other: str) -> bool:
    """Whether two nouns of offices stand in one case, so that neither is the other's: not `direktores vietniece`."""
    forms = office_forms(one)
    return bool(forms) and all(case != "gen" for _, case in forms) and not set(forms).isdisjoint(office_forms(other))


def _stem(word: str) -> str:
    return word[:-2] if word.endswith("is") else word[:-1]  # reporteris, reportiera


def _is_same(one: str, other: str) -> bool:
    """Whether two words are the same, or forms of one adjective, or a noun and its compound: `īpašā`, `īpašo`."""
    if one == other or (len(one) >= _SHORTEST_HEAD and other.endswith(one) and not other.startswith(_PART_OF)):
        return True
    return one.endswith(_DEFINITE) and _DEFINITES.sub("", one) == _DEFINITES.sub("", other)
