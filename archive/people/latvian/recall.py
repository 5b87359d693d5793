"""Whom a verb of speaking means by less than an office: a given name, `pēdējais`, `autors`, or by nothing at all."""

from __future__ import annotations

import re

from archive.latvian.names import name_key
from archive.latvian.tokens import QUOTES
from archive.people.latvian.beside import is_between
from archive.people.latvian.joints import COPULAS
from archive.people.latvian.reference import NOMINATIVES, Reference, is_somebody
from archive.people.speech.clause import Speaker
from archive.people.verbs import WRITES

_LAST = {"pēdējais": "m", "pēdējā": "f"}
_AUTHORS = {"autors": "m", "autore": "f"}
# What has an author, behind the name in the genitive: `Annas Kalnas grāmata`.
_WORK = re.compile(
    r"(?:grāmat|romān|monogrāfij|pētījum|rakst|esej|lug|film|stāst|disertācij|apskat|ziņojum|referāt|dzejoļkrājum"
    r"|stāstkrājum|dokumentālfilm|izstād|memuār)\w{1,3}"
)
# What tells that one who was named goes on, at the beginning of a sentence without a subject.
_GOING_ON = frozenset("un bet taču tad brīža mirkļa pauzes klusuma brīdi mirkli klusē klusējis klusējusi".split())
_OFFICIAL = re.compile(
    r"minist|deputāt|prokuror|tiesnes|direktor|priekšsēd|priekšniek|priekšniec|vēstniek|vēstniec|sekretār|prezident"
    r"|komisār|inspektor|mēr[es]|advokāt|profesor|vadītāj"
)
_FICTION = re.compile(r"atveido|tēlo|lom[aāu]|varon|izrād|romān|lug[auā]|filmā|pasak")
_NAMES = re.compile(r"sau(?:c|k|ks)|dēvē|vārd[āau]")  # `sauksim viņu par Annu`
_TELLING = ("ā", "ais")  # 14 gadus vecā Anna
_CALLED = 4  # words between `sauca` and a given name, and one more
_BEHIND_SUBJECT = frozenset(("un", "bet", "par", "ar"))
_FAR_BACK, _NEAR = 300, 100  # tokens, as for offices
_MOST_BEHIND = 8  # words behind a verb among which another subject may stand; judged


class Recall(Reference):
    """Those of whom the sentence has only a part of the name, or no word."""

    def recalled(self, verb: int) -> Speaker | None:
        """Whom a verb means by a given name, by `pēdējais` or `autors`, or without a subject, if that is sure."""
        return (
            self._meant_by_given_name(verb)
            or self._meant_by_last(verb)
            or self._meant_by_authorship(verb)
            or self._meant_by_nothing(verb)
        )

    # -- a given name

    def _meant_by_given_name(self, verb: int) -> Speaker | None:
        """`„Nezināju,” stāsta Anna`: the only one of the text who is named in full with that given name."""
        before, after = verb - 1, verb + 1
        while is_between(self.word(before)):
            before -= 1
        while is_between(self.word(after)):
            after += 1
        if self._is_alone(before):
            return self._bearer(before) if self._opens(before) else None
        mark = self.word(after + 1)
        is_plain = mark in _BEHIND_SUBJECT or not mark[:1].isalnum()
        return self._bearer(after) if self._is_alone(after) and is_plain and mark != "(" else None

    def _is_alone(self, at: int) -> bool:
        """Whether a capitalised word there stands beside no other, which may be the rest of a name."""
        if not self.word(at)[:1].isalpha() or not self._tokens[at].is_capitalised or self._is_quoted(at):
            return False
        beside = (here for here in (at - 1, at + 1) if self.word(here)[:1].isalpha() and not self._is_quoted(here))
        return not any(self._tokens[here].is_capitalised and here != self._sentence.first for here in beside)

    def _bearer(self, at: int) -> Speaker | None:
        """The one person of the text whose given name is the word there, in the nominative."""
        word, sentence = self._tokens[at].text, self._sentence
        named = [one for one in sentence.named if one.name_after - one.name > 1 and self._has_given_name(one, word)]
        before = [one for one in named if one.name_after <= at]
        surnames = {name_key(self._tokens[one.name_after - 1].text) for one in named}
        if len(surnames) != 1 or not before or any(map(self._is_official, before)) or self._is_of_another(at, word):
            return None
        return before[-1]

    def _is_official(self, one: Speaker) -> bool:
        """Whether somebody has an office whose holders are never called by the given name."""
        office = (*range(one.first, one.name), *range(one.name_after, one.after))
        return any(_OFFICIAL.match(self._tokens[here].text.lower()) for here in office)

    def _has_given_name(self, one: Speaker, word: str) -> bool:
        given = self._tokens[one.name].text
        if name_key(given) != name_key(word):
            return False
        return one.can_be_subject if given == word else word.endswith(NOMINATIVES.get(one.gender or "", ()))

    def _is_of_another(self, at: int, word: str) -> bool:
        """Whether somebody else is called so: `kaimiņiene Anna`, `Anna (vārds mainīts)`, who may be made up."""
        full = {one.name for one in self._sentence.named}
        for here in range(max(1, at - _FAR_BACK), at):
            token = self._tokens[here].text
            if _FICTION.match(token.lower()):
                return True
            if here not in full and name_key(token) == name_key(word) and self._is_introduced(here):
                return True
        return False

    def _is_introduced(self, at: int) -> bool:
        """Whether a given name there stands with what tells who that is, as nobody is told of who is known."""
        before, mark, following = (self._tokens[here].text.lower() for here in (at - 1, at + 1, at + 2))
        if is_somebody(before) or before.endswith(_TELLING) or before in COPULAS or before in QUOTES:
            return True
        called = (self._tokens[here].text.lower() for here in range(max(0, at - _CALLED), at))
        has_aside = mark == "(" or (mark == "," and (following.isdigit() or following.startswith(("kur", "kas"))))
        return has_aside or any(map(_NAMES.match, called))

    # -- the last of several

    def _meant_by_last(self, verb: int) -> Speaker | None:
        """`Runāja A, B un C. Pēdējais piebilda, ka …`: the one who was named last, of several."""
        sentence, at = self._sentence, self._sentence.first
        gender = _LAST.get(self.word(at))
        if gender is None or any(not is_between(self.word(here)) for here in range(at + 1, verb)):
            return None
        named = sentence.named[sentence.paragraph : sentence.place]
        if len(named) < 2 or self._has_subject_behind(verb) or at - named[-1].after > _NEAR:
            return None
        last = named[-1]
        ends = (self._tokens[here].text for here in range(last.after, at - 1))
        return last if last.gender == gender and not any(mark in ".!?" for mark in ends) else None

    def _has_subject_behind(self, verb: int) -> bool:
        """Whether somebody in the nominative stands behind a verb, in its clause: `Pēdējā runāja ministre`."""
        for at in range(verb + 1, verb + 1 + _MOST_BEHIND):
            word = self.word(at)
            if not word[:1].isalnum():
                return False
            if is_somebody(word) or word.startswith("kād") or self._tokens[at].is_capitalised:
                return True
        return False

    # -- the author of a work

    def _meant_by_authorship(self, verb: int) -> Speaker | None:
        """`Iznākusi Annas Kalnas grāmata. Autore pastāstīja, ka …`: the only one whose work is told of."""
        sentence = self._sentence
        for at in self._nouns_beside(verb):
            if (gender := _AUTHORS.get(self.word(at))) is None or not self._stands_alone(at, at, verb):
                continue
            earlier = sentence.named[sentence.paragraph : sentence.place]
            with_works = [one for one in earlier if self._has_work(one)]
            if len(with_works) == 1 and with_works[0].gender == gender:
                return with_works[0]
        return None

    def _has_work(self, one: Speaker) -> bool:
        return not one.can_be_subject and bool(_WORK.fullmatch(self._tokens[one.name_after].text.lower()))

    # -- nothing

    def _meant_by_nothing(self, verb: int) -> Speaker | None:
        """`Anna Kalna ilgi klusē. Tad piebilst: „…”`: the subject of the sentence before, where this one has none."""
        earlier, first = self._sentence.earlier, self._sentence.first
        if earlier is None or self.word(verb + 1) != ":" or verb == first or self.word(verb) in WRITES:
            return None
        words = [self.word(at) for at in range(first, verb)]
        if not all(is_between(word) or word in _GOING_ON for word in words) or not _GOING_ON.intersection((*words, "")):
            return None
        return None if self._is_another_since(earlier) else earlier
