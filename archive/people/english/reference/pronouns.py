"""Finds whom an English sentence means beside a verb without naming them: `she`, `the mayor`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from archive.latvian.given_names import is_given_name
from archive.latvian.tokens import QUOTES
from archive.people.english.names.given_names import may_be_given_name
from archive.people.english.reference.both import Both
from archive.people.english.reference.holders import CLOSING, FAR_BACK, MOST_NAMES, VERB_BEFORE
from archive.people.english.reference.somebody import (
    SOMEBODY,
    has_others,
    is_somebody,
    may_be_people,
    tells_of_lay_person,
)
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, TO_BE
from archive.people.english.words import KIN
from archive.people.speech.clause import Sentence, Speaker

_PRONOUN = {"he": "m", "she": "f"}
_THEMSELVES = ("himself", "herself")
_OF_TIME_OR_PLACE = frozenset("in at on during after before since until by for with from as of".split())
# `Anna Kalna’s new book is out. She writes …`
_WORK = re.compile(
    r" (?:\w+ )?(?:analysis|article|book|column|essay|lecture|letter|message|paper|presentation|report|speech"
    r"|statement|study|thesis)\b"
)
# What people do when they are about to speak.
_GESTURE = re.compile(
    r" (?:\w+ly )?(?:(?:frown|grimace|grin|hesitate|laugh|nod|pause|shrug|sigh|smile|wave|wince)(?:d|s|ed|ged|ned|ded)?"
    r"|(?:nods|nodded|shakes|shook) (?:his|her) head|(?:remembers|recalls) (?:it|that|the|those) )\b[^,;:]*\.?$"
)
_AGED = re.compile(r" the (?:\d{2}|[a-z-]+)-year-old(?=[.,])")  # `“…,” says the 29-year-old`
_OPENING_MARKS = frozenset(QUOTES)
_LONGEST_SUBJECT = 4  # tokens: `The new night guard`; judged
_BEFORE_GIVEN = (",", "and", "but", "with")
_NAMED_SO = frozenset(("called", "named", "known", "became", *_THEMSELVES))  # `She introduced herself as N`
_ASIDES = ("too", "though", "however", "meanwhile")


class Reference(Both):
    """Finds people who were named before one sentence and are referred to by a pronoun or their office in it."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The only person named: `We met Anna Kalna. She said …`, `Anna Kalna’s book is out. She writes …`."""
        speakers = sentence.speakers
        if len(speakers) != 1:
            return None
        one = speakers[0]
        if cls._is_object_of_pronoun(sentence, one):
            # `She thanked N.`: the subject stays the same in the next sentence, if it is known who that is.
            earlier = sentence.earlier
            is_clear = earlier is not None and earlier.gender in (one.gender, None)
            if earlier is None or not is_clear or "who" in sentence.lower[one.after : sentence.after]:
                return None
            return cls.carried(sentence, earlier)
        is_author = _WORK.match(sentence.text, sentence.tokens[one.after - 1].end) and not has_others(sentence)
        return one if is_author or not one.is_genitive else None

    @classmethod
    def _is_object_of_pronoun(cls, sentence: Sentence, one: Speaker) -> bool:
        """`She thanked N`, after which `she` may be either; but not `She thanked M`, a man, nor `She is N`."""
        pronoun = sentence.lower[sentence.first]
        if pronoun not in _PRONOUN or one.gender not in (_PRONOUN[pronoun], None) or one.is_genitive:
            return False
        between = sentence.lower[sentence.first + 1 : one.first]
        return not between or not (between[0] in TO_BE or _NAMED_SO.intersection(between))

    @classmethod
    def turns_to_speak(cls, sentence: Sentence) -> Speaker | None:
        """`Asked about it, Anna Kalna shrugged. “So what?”`, `She shakes her head. “Never.”`"""
        speakers, tokens = sentence.speakers, sentence.tokens
        if sentence.text[sentence.end : sentence.end + 2].lstrip()[:1] not in _OPENING_MARKS:
            return None
        if len(speakers) == 1 and speakers[0].can_be_subject:
            one, end = speakers[0], tokens[speakers[0].after - 1].end
        elif not speakers and sentence.earlier and sentence.first < sentence.after:
            one, end = sentence.earlier, tokens[sentence.first].end
            pronoun = tokens[sentence.first].text.lower()
            if pronoun not in _PRONOUN or one.gender not in (_PRONOUN[pronoun], None):
                return None
        else:
            return None
        return one if _GESTURE.match(sentence.text, end, sentence.end) else None

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """The only person of each gender: `Anna Kalna stood there with her husband Juris Egle. She said …`."""
        speakers = sentence.speakers
        if subject or len(speakers) < 2 or any(one.gender is None for one in speakers):
            return ()
        if has_others(sentence, KIN - SOMEBODY):
            return ()
        alone = (gender for gender in "mf" if sum(one.gender == gender for one in speakers) == 1)
        return [one for gender in alone for one in speakers if one.gender == gender and not one.is_genitive]

    @classmethod
    def still_others(cls, sentence: Sentence) -> Sequence[Speaker]:
        """The same later, if nobody else is mentioned: `Anna Kalna met Juris Egle. The talks were long. She said …`.

        Nobody, if the subject may be people: `Nurses came.`, `The bishops waited.`
        """
        words = sentence.lower[sentence.first : sentence.after] if sentence.others else ()
        if not words or any(map(is_somebody, words)) or any(map(may_be_people, words[:_LONGEST_SUBJECT])):
            return ()
        begins = words[0] in DETERMINERS or words[0] in PREPOSITIONS or words[0] == "it"
        return sentence.others if begins else ()

    def meant_by_pronoun(self, verb: int, *, inverted: bool) -> Speaker | None:
        """The person in this sentence, or in the one before, whom `he` or `she` right beside a verb means."""
        gender = self._pronoun(verb, inverted=inverted)
        if self._is_asked():
            return None
        if gender is None:
            return self._sentence.earlier if inverted and _AGED.match(self._text, self._tokens[verb].end) else None
        if own := self._own(verb, gender):
            return own
        return None if self._is_explained(verb, gender) else self.meant_before(gender)

    def meant_before(self, gender: str) -> Speaker | None:
        """The person whom `he` or `she` means, if it is nobody in this sentence."""
        earlier = self._sentence.earlier or self._of_paragraph_above()
        earlier = earlier or next((one for one in self._sentence.others if one.gender == gender), None)
        if earlier is None or earlier.gender not in (gender, None) or self._is_another_since(earlier):
            return None
        return earlier

    def _is_another_since(self, earlier: Speaker) -> bool:
        """Whether a whole sentence between is about somebody else.

        `Anna Kalna was sentenced. The judge left. She said`. Also true if the name is too far back to check everything
        between.
        """
        if self._sentence.first - earlier.after > FAR_BACK:
            return True
        words = self._lower[earlier.after : self._sentence.first]
        end = next((at for at, word in enumerate(words) if word[-1] in ".!?"), len(words))
        since = words[end:]
        if any(word in DETERMINERS and is_somebody(noun) for word, noun in pairwise(since)):
            return True
        return tells_of_lay_person(since, earlier.gender) or self._has_given_name(earlier, earlier.after + end)

    def _has_given_name(self, earlier: Speaker, first: int) -> bool:
        """Whether, from token `first` on, somebody else has only a given name: `Natalia, who lived there, says`."""
        own = self._tokens[earlier.name].text
        for at in range(first, self._sentence.first):
            called = self._tokens[at].text
            if called[0].isupper() and called != own and self._is_given_name_alone(at):
                return True
        return False

    def _is_given_name_alone(self, at: int) -> bool:
        """Whether a word at a possible beginning of a clause, or behind `with`, is a given name without a surname."""
        called, before = self._tokens[at].text, self._lower[at - 1]
        is_alone = not self._tokens[at + 1].is_capitalised and (before in _BEFORE_GIVEN or before[-1] in ".!?")
        return is_alone and (may_be_given_name(called) or is_given_name(called))

    def _own(self, verb: int, gender: str) -> Speaker | None:
        """`Anna Kalna did the talking: the evidence, she argued, was weak`: the subject with which the sentence begins.

        Only beside marks: behind `and` or `that`, the pronoun may mean somebody else.
        """
        pronoun = self._pronoun_place(verb)
        before = [one for one in self.speakers if one.after <= pronoun]
        if len(before) != 1 or before[0].is_genitive or before[0].gender not in (gender, None):
            return None
        one = before[0]
        since = [self.word(at) for at in range(one.after, pronoun)]
        line = self._text.rfind("\n", 0, self._sentence.start) + 1
        begin = self._sentence.first if ":" in since else bisect_left(self._tokens, line, key=lambda token: token.start)
        since += self._lower[max(begin, one.first - FAR_BACK) : one.first]
        if not one.can_be_subject and ":" not in since:
            return None
        is_aside = self.word(pronoun - 1) in (",", ";", ":", "–", "—", "as")
        return one if is_aside and not any(map(is_somebody, since)) else None

    def _of_paragraph_above(self) -> Speaker | None:
        """The only person in the paragraph before who spoke there, at the beginning of this one: `She added that …`."""
        sentence = self._sentence
        above = sentence.above
        if above is None or not (self._speeches or (sentence.opens and sentence.spoke_above)):
            return None
        since = self._lower[above.after : sentence.first]
        return None if any(map(is_somebody, since)) else above

    def _is_asked(self) -> bool:
        return self._text[self._sentence.end - 1] == "?"

    def _is_explained(self, verb: int, gender: str) -> bool:
        """Whether somebody else is before a colon: `N wept. M did it: the law, he said`, `The guard did it: …`."""
        first = self._sentence.first
        colon = next((at for at in range(first, verb) if self.word(at) == ":"), first)
        subject = self._lower[first : min(colon, first + _LONGEST_SUBJECT)]
        if subject and subject[0] in DETERMINERS and any(map(is_somebody, subject)):
            return True
        return any(
            one.gender in (gender, None)
            and ":" in self._text[self._tokens[one.after - 1].end : self._tokens[verb].start]
            for one in self.speakers
            if one.after < verb
        )

    def _pronoun(self, verb: int, *, inverted: bool) -> str | None:
        """The gender shown by `he` or `she` right beside a verb."""
        before = self._pronoun_place(verb)
        if self.word(before) in _PRONOUN and not self._is_relative(before):
            return None if self._is_left_open(before, verb) else _PRONOUN[self.word(before)]
        is_behind = inverted and self._ends_subject(verb + 1)
        return _PRONOUN.get(self.word(verb + 1)) if is_behind else None

    def _ends_subject(self, pronoun: int) -> bool:
        """Whether a pronoun has no verb of its own: `“…,” said she`; but not `His aunt, who came, said he is well`."""
        behind = self.word(pronoun + 1)
        return behind in CLOSING or behind in PREPOSITIONS or behind in ("as", "when", "while", "after", "before")

    def _pronoun_place(self, verb: int) -> int:
        """Where a verb's pronoun may be: `she herself had said`, `she, too, is sure`, `it was she who said`.

        A sentence may also begin with it and have another verb first: `She met the guests and said`.
        """
        at = self._before_verb(verb)
        at -= self.word(at) in (*TO_BE, "has", "had", "has", *_THEMSELVES)
        if self.word(at) == "," and self.word(at - 1) in _ASIDES and self.word(at - 2) == ",":
            at -= 3
        if self.word(at) == "who" and self.word(at - 1) in _PRONOUN and self.word(at - 3) == "it":
            at -= 1
        first = self._sentence.first
        if self.word(at) not in _PRONOUN and self.word(first) in _PRONOUN and not self.speakers:
            between = self._text[self._tokens[first].end : self._tokens[verb].start]
            if VERB_BEFORE.fullmatch(between):
                return first
        return at

    def _is_relative(self, pronoun: int) -> bool:
        """Whether a noun right before a pronoun is the object of its verb: `The story he told`; not `At the end he`."""
        return self.word(pronoun - 2) in DETERMINERS and self.word(pronoun - 3) not in _OF_TIME_OR_PLACE

    def meant_by_given_name(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`“…,” says Rita.`, `Rita told us …`: the only person with this name whom the text named in full before."""
        at = verb + 1 if inverted and self._speeches else self._before_verb(verb)
        following = self._tokens[at + 1 : at + 2]
        if at > verb and following and following[0].text[0] not in ".!?\n":
            return None
        opens = at > verb or (self._opens(at) and not self._is_left_open(at, verb))
        return self._bearer(at) if self._tokens[at].is_capitalised and opens else None

    def labelled(self) -> Speaker | None:
        """`Rita: “We knew nothing.”`: the same, if the given name opens the sentence and a colon follows."""
        at = self._sentence.first
        is_label = self._tokens[at].is_capitalised and self.word(at + 1) == ":"
        return self._bearer(at) if is_label else None

    def _bearer(self, at: int) -> Speaker | None:
        """The only person named in full before whose given name is token `at`."""
        sentence, called = self._sentence, self._tokens[at].text
        earlier = sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
        bearers = {
            self._tokens[one.name_after - 1].text: one
            for one in reversed(earlier)
            if one.name_after - one.name > 1 and self._tokens[one.name].text == called
        }
        if len(bearers) != 1:
            return None
        bearer = next(iter(bearers.values()))
        named = {one.name for one in earlier}
        for here in range(max(0, bearer.name - FAR_BACK, sentence.first - FAR_BACK), sentence.first):
            is_called = self._tokens[here].text == called and here not in named
            if is_called and (here < bearer.name or is_somebody(self._lower[here - 1])):
                return None  # `Her pupil Rita came.`
        return bearer
