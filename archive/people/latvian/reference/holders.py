"""Finds out which person named before holds an office that a sentence has without a name: `ministre`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.people.latvian.reference import hypernyms
from archive.people.latvian.verbs.beside import GENITIVES, PREPOSITIONS, is_between
from archive.people.offices.modifiers import before_time
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Clause, Speaker
from archive.people.verbs import SPEAKING
from archive.people.word_classes import is_verb

SENTENCE_ENDS = frozenset((".", "!", "?", "…", "\n"))
OPENING = frozenset(("", ",", ";", ":", "–", "—", "-", "un", "bet", "taču", "savukārt"))
MOST_GENITIVES = 7  # words before an office: `vides aizsardzības un reģionālās attīstības ministrs`
# Names before, among which an office is looked for; tokens before, among which somebody else may have it. Judged.
MOST_NAMES, _FAR_BACK = 100, 300
_LONGER = 3  # letters that another case may have more than the nominative: ministriem, but not mērnieks
_SHORTEST_HEAD = 5  # letters of the second part of a compound: pamatskolas, skolas
_PART_OF = ("apakš", "krimināl")  # bodies within another one, with their own leaders: apakškomisijas, kriminālpolicijas
_DEFINITE = ("ais", "ā")
_MANY = ("i", "u", "iem", "us", "os", "ām", "ēm", "ās")  # endings of the plural
_DEFINITES = re.compile(r"(?:aj(?:a|ai|am|ā)|ais|[āoā]s?)$")
_RANK = re.compile(r"ģenerā|pulkve|major|kaptei|(?:virs)?leitnant|inspektor|profesor|docent|doktor")
_LEADS = re.compile(r"vadītāj|(?:ģenerāl)?direktor|priekšniek|priekšsēdētāj|priekšsēd|prezident|rektor|komandier")
_FORMER = re.compile(
    r"bijus|bijuš|toreiz|agrāk|eks-?(?:prezident|ministr|premjer|deputāt|mēr|čempion|direktor|vadītāj|priekšsēd)"
)


class Holder(NamedTuple):
    """A person with the office that a word names, the index of its noun, and how many words before it are repeated."""

    speaker: Speaker
    head: int
    repeated: int


class Holders(Clause):
    """Finds the people of the text who have an office."""

    def _holders(self, at: int, word: str) -> list[Holder]:
        """People in the paragraph, or otherwise in the text, who have the office of a noun (`word` is its nominative).

        If nobody has it: people whose office is of its kind (`policiste`, an inspector of the police), or who lead what
        the words before it name (`inspekcijas vadītājs`, its director).
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
        """The last mention of the only person who has an office, also by the words before it, and still has it."""
        most = max(one.repeated for one in holders)
        named = [one for one in holders if one.repeated == most]
        if len({one.speaker.person for one in named}) != 1 or any(self._is_former(one.speaker) for one in named):
            return None
        return named[-1] if self._is_still(named[-1], word) else None

    def _repeated(self, at: int, head: int) -> int:
        """How many words before a noun also precede it in the office as it was named: `centra vadītāja`.

        An abbreviation in brackets replaces words: `Valsts policijas (VP) priekšnieks`, `VP priekšnieks`. Some words
        may be missing if this names nobody else, such as the head of something: `Somijas iekšlietu ministri`, `Somijas
        ministre`.
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
        """Where a word precedes other genitives that end at a token; this token if it does not."""
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
        """Whether, since a person with this office was named, no other one was mentioned: `cits deputāts`."""
        stem, speaker = _stem(word), holder.speaker
        for at in range(max(speaker.after, self._sentence.first - _FAR_BACK), self._sentence.first):
            token = self._lower[at]
            if not token.startswith(stem) or not office_forms(token) or self._is_no_other(at, holder):
                continue
            before = self._lower[at - 1]
            # `„…,” sacīja ministrs.`: the same person, as nothing beside it says otherwise
            is_bare = is_between(before) or before in OPENING or before in SPEAKING
            if token != word or (before[:1].isalpha() and not is_bare):
                return False
        return True

    def _is_no_other(self, at: int, holder: Holder) -> bool:
        """Whether an office there belongs to the same person, to several people, or to somebody of the other gender."""
        token, following = self._lower[at], self._lower[at + 1]
        if holder.speaker.gender == "m" and token.endswith(("i", "iem", "us", "os")):
            return True
        of_many = following[:1].isalpha() and not is_verb(following) and following not in PREPOSITIONS
        if token.endswith("u") and of_many and not self._tokens[at + 1].is_capitalised:
            return True  # Ministru kabinets
        if (repeated := self._repeated(at, holder.head)) < holder.repeated:
            return True  # nodaļas vadītājs, in a text about the vadītājs of a centre
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
        """Whether an office there may be theirs; not in `ārlietu ministrs N tikās ar ārlietu ministru`."""
        is_subject = (speaker.gender, "nom") in office_forms(self._lower[at])
        return is_subject or not SENTENCE_ENDS.isdisjoint(self._lower[speaker.after : at])

    def _head(self, speaker: Speaker, word: str) -> int | None:
        """Where a word (in the nominative) is the office before or behind a name, in any case."""
        if (speaker.gender, "nom") not in office_forms(word):
            return None
        for _, at in self._offices(speaker):
            head = self._lower[at]
            if head.startswith(word[:-1]) and len(head) - len(word) <= _LONGER:
                return at
        return None

    def _head_of_kind(self, speaker: Speaker, word: str) -> int | None:
        """Where the noun of an office before or behind a name is that a more general noun can replace."""
        if speaker.gender is None or hypernyms.gender_of(word) != speaker.gender:
            return None
        before = self._tokens[max(0, speaker.first - _FAR_BACK) : speaker.first]
        named = (token.text.lower() for token in before)
        if any(token.startswith(_stem(word)) and not token.endswith(_MANY) for token in named):
            return None  # the general noun before the name was somebody else's
        for places, at in self._offices(speaker):
            if hypernyms.falls_under([self._lower[here] for here in places], self._lower[at], word):
                return at
        return None

    def _head_of_leader(self, speaker: Speaker, word: str) -> int | None:
        """Where the noun of an office is whose holder leads something, as `word` (in the nominative) does."""
        if not _LEADS.match(word) or (speaker.gender, "nom") not in office_forms(word):
            return None
        return next((at for _, at in self._offices(speaker) if _LEADS.match(self._lower[at])), None)

    def _offices(self, speaker: Speaker) -> Iterator[tuple[range, int]]:
        """The words before and behind a name, with the last noun of each office there: `vēstnieks Īrijā`.

        Before another noun in its case, or a rank, the noun beside that counts too (`bīskaps palīgs`), and so does each
        one before a comma or `un` (`direktore un ārste`), and an office that a sentence gives them: `Skolas direktors
        ir Juris Egle.`
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
    """Whether two nouns of offices are in one case, so that they belong to one person: not `direktores vietniece`."""
    forms = office_forms(one)
    return bool(forms) and all(case != "gen" for _, case in forms) and not set(forms).isdisjoint(office_forms(other))


def _stem(word: str) -> str:
    return word[:-2] if word.endswith("is") else word[:-1]  # reporteris, reportiera


def _is_same(one: str, other: str) -> bool:
    """Whether two words are the same, forms of one adjective (`īpašā`, `īpašo`), or a noun and its compound."""
    if one == other or (len(one) >= _SHORTEST_HEAD and other.endswith(one) and not other.startswith(_PART_OF)):
        return True
    return one.endswith(_DEFINITE) and _DEFINITES.sub("", one) == _DEFINITES.sub("", other)
