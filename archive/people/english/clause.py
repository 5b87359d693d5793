"""Finds who speaks in an English sentence: before a verb of speaking, or behind it if the words come first."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from archive.latvian.tokens import QUOTES
from archive.people.english.agents import Agents
from archive.people.english.attribution import TITLES
from archive.people.english.beside import are_nouns, ends_quotation
from archive.people.english.predicates.needs import BY_VOICE, NEEDS, SAYS_WHAT_STANDS_AROUND, SAYS_WHAT_WENT_BEFORE
from archive.people.english.predicates.passive import PARTICIPLES
from archive.people.english.predicates.phrases import GONE_ON_TO_HOW, INFINITIVES, SPEAKING_WITH
from archive.people.english.predicates.received import is_of_others, is_received
from archive.people.english.predicates.unsaid import is_found_by_court
from archive.people.english.reference.somebody import is_somebody
from archive.people.english.subject import CLOSES, FAR
from archive.people.english.verbs import PERFECT, SINGULAR, SPEAKING, STATES, TO_BE, TO_PERSONS
from archive.people.english.words import CAPITALISED_WORD, INSTITUTION, KIN_PHRASE, TITLE
from archive.people.speech.clause import Speaker

# What somebody belongs to: ` of Open Door`, ` from the crisis centre`
_OF_BODY = (
    r" (?:of|from|at) (?:the )?"
    rf"(?:[“„«\"][^”»\"\n]{{2,60}}[”»\"]|{CAPITALISED_WORD}(?: (?:of|for|the|{CAPITALISED_WORD})){{0,5}}"
    rf"|(?:[a-z-]+ )?{INSTITUTION.pattern})"
)
# Not `N left, but M …`: `not only N but also M`.
_JOINED = re.compile(
    rf"(?: \(\d{{1,3}}\))?(?:{_OF_BODY}(?= and ))?(?:,(?: (?:[A-Z][\w-]*|of|for|the)){{1,6}}(?=, and ))?"
    rf",? ?(and|as well as)? (?:(?:the|his|her|their) )?{TITLE}"
    rf"|,? (and|as well as) {KIN_PHRASE}|,? (but also) (?:the )?(?:[\w’'-]+[’']s )?{TITLE}"
)
# What follows the last of several subjects, unless it is a verb of its own.
_OWN_VERB = re.compile(
    rf"(?:{_OF_BODY})? (?!(?:in|on|at|after|before|during|to|from|of|with|when|as|who|and|both)\b)"
    r"(?!(?:today|yesterday|last|this|\w+ly)\b)[a-z]"
)
_VERBS = SPEAKING | STATES | PARTICIPLES | SPEAKING_WITH.keys() | SINGULAR.keys() | INFINITIVES.keys() | PERFECT.keys()
_OF_ONE = frozenset(SINGULAR.values())  # the present with a singular subject
# More often nouns and acts than what several people say: `the teachers A and B present their posters`.
_NOT_OF_SEVERAL = frozenset("answer describe present share".split())
_FEWEST_WORDS = 3  # words in lower case of a quotation that somebody said; names of things have fewer
_LEADS_TO = re.compile(r"[ ,–—-]*(?:(?:was|is) how )?(?:the |an? )?")
_GOES_ON = frozenset("and but or who which while".split())  # behind `When she left, N answered,`
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|should|must|can|could|has|have|had|may|might|needs?)\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|when|where|if|as|because|although|though|while)\b")
# Right before a word, these show that it is an infinitive or a noun.
_NO_PRESENT = frozenset(
    "to the a an of in on for with by not will would can could may might must should did do".split()
)
# Words that begin a clause with several people as its subject; not `Photographs showing A and B suggest`.
_BEFORE_SEVERAL = frozenset(
    ("", ",", ";", "–", "—", *QUOTES, *"and but that when while as because although since where if".split())
)
_MOST_BEFORE = 5  # words: `The former city mayors`; judged
_AUXILIARIES = frozenset("to would will can could may might must should".split())
# What people continue to say; with other verbs, to describe or to invite, they do it again and again.
_INSISTS = frozenset("argue assert claim deny demand insist maintain protest stress urge warn".split())
_NOT_SO = frozenset("not never wrongly falsely".split())
_LONGEST_LEAD = 12  # words; judged
# Things that contain words: `opened the letter: “Come home.”`
_WRITTEN = frozenset(
    "ad advert advertisement article banner caption card e-mail email headline heard inscription law letter "
    "line lines message"
    " messages note notes offer page poster posters read reads saw sees sign slogan sms text title voice".split()
)

# `said nothing to reporters`; not `said little more than that`
_SILENCE = ("nothing", "little")
_BUT = ("more", "but", "less", "except")


class EnglishClause(Agents):
    """One English sentence."""

    speaking = SPEAKING | {"say", "tell"}
    ordinals = False

    @cached_property
    def verbs(self) -> list[int]:
        """The indexes of verbs of speaking outside quotations."""
        if not self.speakers and not self._sentence.place:
            return []
        return [at for at in self.words if self._tokens[at].text in _VERBS and self._speaks(at)]

    def subjects(self, verb: int) -> list[Speaker]:
        """The subjects of a verb."""
        if self._follows_be(verb) != (self.word(verb) in STATES) or self._is_only_by(verb):
            return self._agents(verb)
        if self._is_denied(verb) or not self._has_what_it_needs(verb):
            return []
        if is_found_by_court(self._text, self._tokens[verb].end, self._sentence.end):
            return []
        right = self._named_behind(verb, verb + 1) if self._is_inverted(verb) else None
        left = None if right and self.word(verb) not in TO_PERSONS else self._left_of(verb)
        if subject := left or right:
            found = self.with_partners(subject)
            if subject is left and self._is_told_by_who(subject, verb):
                found = [subject]
            elif subject is left and self.word(verb) in _OF_ONE:
                found = [subject] if len(found) == 1 or self.word(subject.first - 2) == "," else []
            return [] if any(self._is_unsaid(one, verb) for one in found) else found
        if self._by(verb) and self._follows_as(verb):
            return self._agents(verb)
        if both := self.meant_by_both(verb):
            return both
        inverted = self._is_inverted(verb)
        meant = self.meant_by_pronoun(verb, inverted=inverted) or self.meant_by_office(verb, inverted=inverted)
        meant = meant or self.meant_by_given_name(verb, inverted=inverted)
        return [meant] if meant else []

    def _is_only_by(self, verb: int) -> bool:
        """Whether only `by` behind a verb makes it one of speaking: `the call, joined by N`; but not `N joined by`."""
        word = self.word(verb)
        if word in SPEAKING or word not in PARTICIPLES or not self._by(verb) or self.word(verb - 1) == "as":
            return False
        objects = SPEAKING_WITH.get(word)
        return objects is None or not objects.match(self._text, self._tokens[verb].end, self._sentence.end)

    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """A subject, and people joined to it by `and`, with or without offices between commas."""
        at = self._place(subject)
        found = [subject]
        for step in (-1, 1):
            here, chain, joined = at, [], False
            while 0 <= here + step < len(self.speakers) and self.speakers[here + step].can_be_subject:
                left, right = (self.speakers[at] for at in sorted((here, here + step)))
                between = self._text[self._after(left) : self._tokens[right.first].start]
                join = _JOINED.fullmatch(between)
                if join is None or (step > 0 and join[join.lastindex or 0] and self._begins_clause(right)):
                    break
                joined |= any(join.groups())
                if self.word(left.first - 1) in TO_BE and step < 0:
                    break  # `The guests were N, a bishop, and M said …`
                here += step
                chain.append(self.speakers[here])
            found += chain if joined or self._has_others_behind(subject) else []
        return found

    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """`“…!” rejoiced Anna Kalna.`: what looks like a verb, right before a name at the end of the sentence."""
        word = self._tokens[at].text
        is_verb = word.islower() and word.endswith(("ed", "s")) and self.word(at) not in (*TO_BE, "has", "as")
        behind = self._text[self._after(speaker) :][:2]
        return (
            is_verb
            and speaker.first in (at + 1, at + 2)
            and TITLES.fullmatch(self._text[self._tokens[at].end : self._tokens[speaker.first].start]) is not None
            and CLOSES.match(behind) is not None
        )

    def leads_to_colon(self, speaker: Speaker, between: str) -> bool:
        """`Anna Kalna will never forget that day: “It rained.”`; not `Anna Kalna found a note: “Come home.”`"""
        words = between.lower().split()
        opens = self.word(speaker.first - 1 - (self.word(speaker.first - 1) == "the")) in ("", ",")
        is_other = any(is_somebody(word.strip(",")) or word in _WRITTEN or word in TO_BE for word in words)
        return opens and len(words) <= _LONGEST_LEAD and not is_other

    def takes_over(self, at: int, stop: int) -> bool:
        """`Anna Kalna received a letter: “Come home.”`, `Anna Kalna took part in the discussion: “Who pays?”`"""
        return is_received(self._text[self._tokens[at - 1].end : stop].rstrip(":, "))

    def passes_on(self, verb: int, subject: Speaker, stop: int) -> bool:
        """`Anna Kalna remembers what the owner promised: “You will be paid.”`"""
        return is_of_others(self.word(verb), self._text[self._tokens[verb].end : stop])

    def _begins_clause(self, speaker: Speaker) -> bool:
        """Whether a person behind `and` has their own verb: `“…,” said N and her brother M nodded.`"""
        behind = self._text[self._after(speaker) : self._after(speaker) + 100]
        return _OWN_VERB.match(behind) is not None

    # -- the verb

    def _speaks(self, at: int) -> bool:
        word = self._tokens[at].text
        if word in ("say", "tell") and self.word(at - 1) in (*_AUXILIARIES, "only"):
            return True  # `N could only say that`, `N went on to tell`
        if self.word(at - 1) == "to" and self._goes_on_to(word, at - 2):
            word = INFINITIVES[word]
        if word in PERFECT and self.word(self._before_verb(at)) in ("has", "have", "had"):
            word = PERFECT[word]
        if word in SPEAKING or (word in PARTICIPLES and self._by(at)):
            return True
        if word in SINGULAR:
            is_clear = word not in _NOT_OF_SEVERAL or self.word(at + 1) in ("how", "that", "what", "why")
            return is_clear and (self._is_plural(at) or bool(self.meant_by_both(at)))
        if word in STATES:
            return self._follows_be(at) and not any(self.word(at - back) in _NOT_SO for back in (1, 2))
        objects = SPEAKING_WITH.get(word)
        return objects is not None and objects.match(self._text, self._tokens[at].end, self._sentence.end) is not None

    def _goes_on_to(self, infinitive: str, at: int) -> bool:
        """`N went on to show how`, `N continued to insist that`; not `N went on to present the news`, a job."""
        if self.word(at) in ("continued", "continues"):
            return infinitive in _INSISTS
        goes_on = self.word(at) == "on" and self.word(at - 1) in ("went", "goes")
        is_told = infinitive not in GONE_ON_TO_HOW or self.word(at + 3) in ("how", "that")
        return goes_on and infinitive in INFINITIVES and is_told

    def _form(self, verb: int) -> str:
        """A verb with a singular subject and in the past: `notes` for `A and B note`, `spoke` for `has spoken`."""
        word = self.word(verb)
        return SINGULAR.get(word) or PERFECT.get(word, word)

    def _is_plural(self, verb: int) -> bool:
        """Whether a word is the present with several subjects, and no noun or infinitive: not `let A and B explain`."""
        subject = self._left_of(verb) if self.word(verb - 1) not in _NO_PRESENT else None
        if subject is None:
            return False
        several = self.with_partners(subject)
        first = min(several, key=lambda one: one.first)
        at = first.first - 1
        at -= self.word(at) == "both" or (self.word(at) == "the" and first.first < first.name)  # `the mayors A and B`
        is_several = len(several) > 1 or self._has_others_behind(subject)
        return is_several and self._begins_with(at) and self._text[self._sentence.end - 1] != "?"

    def _begins_with(self, last: int) -> bool:
        """Whether a clause begins behind token `last`, or with nouns that end there: `The mayors A and B`."""
        if self.word(last) in _BEFORE_SEVERAL:
            return True
        at = next((at for at in range(last, last - _MOST_BEFORE, -1) if self.word(at) in _BEFORE_SEVERAL), last)
        words = [self.word(here) for here in range(at + 1, last + 1)]
        if not words or not words[-1].endswith("s") or any(word.endswith("ing") for word in words):
            return False
        return are_nouns(self._tokens, at + 1, last + 1)

    def _follows_be(self, verb: int) -> bool:
        return self.word(self._before_verb(verb)) in TO_BE

    def _follows_as(self, verb: int) -> bool:
        at = self._before_verb(verb)
        return self.word(at - (self.word(at) in TO_BE)) == "as"

    def _has_what_it_needs(self, verb: int) -> bool:
        """Whether a verb with other meanings has what it reports: a clause, a quotation, a thing that is told."""
        needs = NEEDS.get(self._form(verb))
        start, end = self._tokens[verb].start, self._tokens[verb].end
        if self._form(verb) in ("described", "describes") and self.word(verb + 1) == "as":
            return False
        if self.word(verb) in ("said", "says") and self.word(verb + 1) in _SILENCE and self.word(verb + 2) not in _BUT:
            return False
        if needs is None or self._follows_as(verb) or self._has_quotation(verb):
            return True
        if self.word(verb + 1) == ":" and self._form(verb) not in BY_VOICE:
            return True  # `N answered: because it is cheap.`
        if needs.match(self._text, end, self._sentence.end) or self._is_parenthesis(verb):
            return True
        return (
            self._form(verb) in SAYS_WHAT_WENT_BEFORE
            and (self._has_subject_behind(verb) or self._text[end : self._sentence.end].strip(" .!?") == "")
            and self._went_before(verb, self._text[max(self._sentence.start, start - FAR) : start])
        )

    def _has_subject_behind(self, verb: int) -> bool:
        if not self._is_inverted(verb):
            return False
        if self.word(verb + 1) in ("he", "she") or self._named_behind(verb, verb + 1):
            return True
        return self.meant_by_office(verb, inverted=True) is not None

    def _went_before(self, verb: int, before: str) -> bool:
        """Whether what precedes may be what was said: `The law will pass, N is sure`; not `Later, N was sure`."""
        if self._form(verb) not in STATES | BY_VOICE:
            return "," in before
        clause, comma, rest = before.rpartition(",")
        start = self._tokens[verb].start - len(rest)
        if any(start <= self._tokens[at].start < self._tokens[verb].start for at in self.verbs):
            return False  # `“It is late,” said N, and her brother nodded.`
        return bool(comma) and not _RELATIVE.search(clause) and _FINITE.search(clause) is not None

    def _has_quotation(self, verb: int) -> bool:
        """Whether a quotation precedes or follows, and no other verb of speaking is between."""
        at = bisect_left(self.verbs, verb)
        earlier = self._tokens[self.verbs[at - 1]].start if at else -1
        later = self._tokens[self.verbs[at + 1]].start if at + 1 < len(self.verbs) else self._sentence.end
        start, end = self._tokens[verb].start, self._tokens[verb].end
        return any(
            end <= quote.start < later or (quote.end <= start and earlier < quote.end) for quote in self._speeches
        ) or self._says_opening(verb)

    def _says_opening(self, verb: int) -> bool:
        """Whether the sentence begins with a quotation without a comma at its end, and only the speaker follows.

        `“The law is weak” believes N.`, `“The law is weak” was how N put it.`
        """
        opening = next((quote for quote in self._outer if quote.start == self._sentence.start), None)
        if opening is None or self._form(verb) not in SAYS_WHAT_STANDS_AROUND | {"put", "puts"}:
            return False
        words = re.findall(r"\b[a-z]+\b", self._text[opening.first : opening.last])
        if len(words) < _FEWEST_WORDS or self._tokens[verb].start < opening.end:
            return False
        between = self._text[opening.end : self._tokens[verb].start]
        if between.strip(" ,–—-"):
            subject = self._left_of(verb)
            here = self._tokens[subject.first].start if subject else opening.end
            return subject is not None and _LEADS_TO.fullmatch(self._text, opening.end, here) is not None
        subject = self._named_behind(verb, verb + 1)
        return subject is not None and CLOSES.match(self._text, self._after(subject)) is not None

    def _is_parenthesis(self, verb: int) -> bool:
        """`The law, N claims, is weak`, `As N claims, the law is weak`: what was said surrounds the two."""
        if self._form(verb) not in SAYS_WHAT_STANDS_AROUND or self.word(verb + 1) != ",":
            return False
        if self.word(verb - 1) in ("he", "she"):
            return self.word(verb - 2) in (",", "as") and self.word(verb + 2) not in _GOES_ON
        subject = self._left_of(verb)
        if subject is None:
            return False
        before = min(one.first for one in self.with_partners(subject)) - 1
        before -= self.word(before) in ("the", "a", "an")
        is_aside = self.word(before) == "," and self.word(verb + 2) not in _GOES_ON
        return self.word(before) == "as" or is_aside

    def _is_inverted(self, verb: int) -> bool:
        """Whether what was said precedes, so the subject follows the verb: `“…,” said`, `as noted by`."""
        first = self._before_verb(verb) if self.word(verb) in STATES else verb  # `“…,” is convinced N`
        first -= self.word(first - 1) == "so"  # `“…,” so says N`
        start = self._tokens[first].start
        before = self._text[max(self._sentence.start, start - 6) : start].rstrip()
        if self.word(verb) in TO_PERSONS:
            return ends_quotation(before)
        return not before or before[-1] in '”»"“’,–—-' or self._follows_as(verb)
