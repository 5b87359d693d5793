"""Finds whom an English sentence means by an office alone: `the mayor`, `according to the psychologist`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.latvian.tokens import QUOTES
from archive.people.english.beside import may_stand_between
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.unsaid import is_open, is_told_by_another
from archive.people.english.verbs import PREPOSITIONS, TO_BE
from archive.people.english.words import TITLE
from archive.people.speech.clause import Clause, Speaker

_ADVERBS = frozenset("also then later not further first often once still now".split())
# Offices with many holders, which do not identify anybody alone: `the member said`.
_VAGUE = frozenset(
    "secretary member head general deputy chief owner student leader speaker principal president".split()
)
# With a capital, though, these are somebody's title: `the President said`.
_TITLES = frozenset("president speaker head chief secretary".split())
_OF_LATVIA = ("of latvia".split(), "of the republic of latvia".split())
_IN_TAIL = frozenset("of the and for".split())
_NO_SECTOR = _IN_TAIL | {"minister", "affairs"}
_LONGEST_TAIL = 9  # tokens: `of the Ministry of Foreign Affairs of Latvia`
# Words that show that the person does not hold the office itself: `Deputy Minister N`, `the former mayor N`.
_NOT_ITSELF = frozenset("deputy vice assistant former prime ex then shadow honorary late designate acting".split())
_APPOINTED = re.compile(
    r"(?: of [A-Z]\w+)?(?:, [^.;:]{2,80},)? (?:(?:has been|(?P<was>was)|is|will be) (?:\w+ly )?"
    r"(?:appointed|chosen|confirmed|elected|named)(?: as)?"
    r"|becomes|(?P<became>became)|has become|will become|(?:takes|(?P<took>took)) (?:office|over) as)"
    rf" (?:the |its |an? )?(?:new |next )?(?P<office>(?:(?!deputy|acting|vice)[\w-]+ ){{0,3}}?{OFFICE.pattern})"
)
_IS_HEADED = re.compile(rf"\b(?:is|will be) (?:now )?headed by (?:the )?{TITLE}$")
_LONGEST_PASSIVE = 30  # characters: ` will be now headed by the Prof. `
_NOT = frozenset("not barely hardly scarcely".split())
DENYING = frozenset("denied denies doubted doubts".split())  # words that are not denied may be theirs
_LEFT = frozenset("succeeded replaced successor predecessor resigned retired dismissed lost died left".split())
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_BEFORE_COUNTERPART = frozenset((",", ".", "dr", "prof", "mr", "mrs", "ms"))
_OPENING = frozenset(("", ",", ";", ":", "–", "—", "and", "but", "while", "because", "that", "yet", "so"))
_GOES_ON = (("went", "on"), ("goes", "on"))
CLOSING = frozenset(("", ",", ".", ";", ":", "–", "—", "!", "…", *QUOTES))
_LONGEST_ADVERBIAL = 4  # words: `At the end of`; judged
_LONGEST_HEADLINE = 120  # characters; judged
_OF_OFFICE = re.compile(
    r"(?:\b[Aa]ccording to the (?P<office>(?:[\w-]+ ){0,2}[\w-]+)(?=[,.;:!”\"])"
    r"|\b[Ii]n the (?P<viewer>(?:[\w-]+ ){0,2}[\w-]+)[’']s (?:assessment|experience|opinion|view|words)\b)"
)
# A verb before the one of speaking: `welcomed the guests and noted`; not `met a man who fled and said`.
VERB_BEFORE = re.compile(
    r"(?:,[^,.:;“”\"]{2,90},)? (?!(?:and|or)\b)"
    r"(?:(?!\b(?:who|whom|which|that|when|where|because|while)\b)[^,.:;“”\"]){2,60},? (?:and|but) "
    r"(?:\w+ly |also |then |later |further )?"
)
_LONGEST_ASIDE = 25  # tokens; judged
_SHORT_OFFICE = 3  # words of an office behind its noun in a headline: `Ambassador of the Netherlands`
_MOST_WORDS = 3  # words between `the` and the noun of an office: `the chief labour inspector`
MOST_NAMES, FAR_BACK = 100, 300  # as in Latvian


def _sectors(office: Sequence[str]) -> set[str]:
    """A minister's fields and country: `foreign` for both `Minister of Foreign Affairs` and `Foreign Minister`."""
    return {word for word in office if word.isalpha() and word not in _NO_SECTOR}


class Holders(Clause):
    """Finds people who were named before one sentence with the office by which it refers to them."""

    def meant_by_office(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`The mayor wrote`: the only person whom the text has named with this office, if it has mentioned no other."""
        for noun, tail in self._nouns_beside(verb, inverted=inverted):
            words = self._words_of_office(noun)
            if not words:
                continue
            first = noun - len(words)
            opens = self._opens(first) or self._follows_adverbial(first)
            if (noun > verb and first != verb + 1) or (noun < verb and (not opens or self._is_left_open(first, verb))):
                continue
            if holder := self.holder(words, first, tail, is_titled=self._tokens[noun].is_capitalised):
                return holder
        return None

    def _is_left_open(self, subject: int, verb: int) -> bool:
        """Whether the words before a pronoun, an office or similar leave open that they say it, or say others do."""
        at = self._tokens[subject].start
        start = max((quote.end for quote in self._outer if quote.end <= at), default=self._sentence.start)
        return self._is_open_before(subject, start, verb) or is_told_by_another(self._text, start, at)

    def _is_open_before(self, subject: int, start: int, verb: int) -> bool:
        """The same for the words before token `subject`, from `start` on."""
        is_present = self.word(verb).endswith("s") or self.word(verb - 1) in ("has", "have")
        return is_open(self._text, start, self._tokens[subject].start, is_present=is_present)

    def _is_denied(self, verb: int) -> bool:
        """`The minister has not said when`; but not `The minister has not denied that`."""
        before = (self.word(at) for at in range(verb - 1, self._before_verb(verb), -1))
        return not _NOT.isdisjoint(before) and self.word(verb) not in DENYING

    def holder(
        self, words: list[str], first: int, tail: Sequence[str] = (), *, is_titled: bool = False
    ) -> Speaker | None:
        """The only person whom the text before token `first` names with the office of these words.

        `tail` is what the office is of, if the text says so; `is_titled`: a capital makes it somebody's title.
        """
        if len(words) == 1 and words[0] in _VAGUE and not tail and not (is_titled and words[0] in _TITLES):
            return None
        sentence = self._sentence
        earlier = sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
        holders = {self._tokens[one.name_after - 1].text: one for one in earlier if self.holds(one, words, tail)}
        if not holders and len(words) > 1 and not tail:
            is_new = words[0] in ("new", "newly")
            return self._newcomer(words[-1], first, earlier) if is_new else self._counterpart(words, first, earlier)
        holder = next(iter(holders.values())) if len(holders) == 1 else None
        return holder if holder and self._is_only(words[-1], first, holder, tail, is_titled=is_titled) else None

    def _newcomer(self, noun: str, first: int, earlier: Sequence[Speaker]) -> Speaker | None:
        """`the new adviser`: N of `N has been appointed senior adviser`, if there is one who has not left since.

        `N was appointed` only counts in the next sentence and without a year, because it may have been long ago.
        """
        found: dict[str, Speaker] = {}
        is_past = False
        for one in earlier:
            appointed = _APPOINTED.match(self._text, self._tokens[one.name_after - 1].end)
            offices = {appointed["office"].rsplit(" ", 1)[-1].lower()} if appointed else set()
            start = self._tokens[one.first].start
            if _IS_HEADED.search(self._text, max(0, start - _LONGEST_PASSIVE), start):
                offices.add("head")
            if noun in offices:
                found[self._tokens[one.name_after - 1].text] = one
                is_past = appointed is not None and any(appointed.group("was", "became", "took"))
        newcomer = next(iter(found.values())) if len(found) == 1 else None
        if newcomer is None or first - newcomer.name > FAR_BACK or self._has_left(newcomer, first, earlier):
            return None
        since = self._lower[newcomer.name : first]
        is_next = sum(word[-1] in ".!?" for word in since) <= 1
        return newcomer if not is_past or (is_next and not any(map(_YEAR.fullmatch, since))) else None

    def _has_left(self, holder: Speaker, first: int, earlier: Sequence[Speaker]) -> bool:
        """Whether a word before token `first` says that the person named last has left, and this is the holder."""
        surname = self._tokens[holder.name_after - 1].text
        for at in range(holder.name, first):
            if self._lower[at] in _LEFT:
                nearest = next(one for one in reversed(earlier) if one.name < at)
                if self._tokens[nearest.name_after - 1].text == surname:
                    return True
        return False

    def _counterpart(self, words: list[str], first: int, earlier: Sequence[Speaker]) -> Speaker | None:
        """`the Lithuanian minister`, after `the minister met his Lithuanian counterpart, N`: N has the same office."""
        nation, office = words[0], words[1:]
        owners: set[str] = set()
        found: dict[str, Speaker] = {}
        for one in earlier:
            at = one.name - 1
            while self._lower[at] in _BEFORE_COUNTERPART:
                at -= 1
            if self._lower[at] in ("counterpart", "colleague") and self._tokens[at - 1].is_capitalised:
                if self._lower[at - 1] == nation and self._lower[at - 2] in ("his", "her") and len(owners) == 1:
                    found[self._tokens[one.name_after - 1].text] = one
            elif self.holds(one, office):
                owners.add(self._tokens[one.name_after - 1].text)
        near = " ".join(self._lower[max(0, first - FAR_BACK) : first])
        is_clear = len(found) == 1 and f" {' '.join(words)} " not in near
        return next(iter(found.values())) if is_clear else None

    def meant_by_view(self) -> list[Speaker]:
        """`According to the psychologist, fear is normal`, `In the minister’s view, …`."""
        for found in _OF_OFFICE.finditer(self._text, self._sentence.start, self._sentence.end):
            words = (found["office"] or found["viewer"]).lower().split()
            if not OFFICE.fullmatch(words[-1]) or self._is_quoted_at(found.start()):
                continue
            first = bisect_left(self._tokens, found.start(found.lastindex or 0), key=lambda token: token.start)
            if holder := self.holder(words, first):
                return [holder]
        return []

    def _is_quoted_at(self, place: int) -> bool:
        return any(quote.start <= place < quote.end for quote in self._outer)

    def _before_verb(self, verb: int) -> int:
        """The word before a verb and its adverbs: `She`, `the mayor`, also before `then went on to explain`."""
        at = verb - 1
        if self.word(at) == "to" and (self.word(at - 2), self.word(at - 1)) in _GOES_ON:
            at -= 3
        while (word := self.word(at)).endswith("ly") or word in _ADVERBS:
            at -= 1
        return at

    def _nouns_beside(self, verb: int, *, inverted: bool) -> Iterator[tuple[int, Sequence[str]]]:
        """The noun of an office before a verb, or behind it if what was said precedes and nothing else follows.

        Each comes with the words behind it that say what it is of: `the President of Latvia said`.
        """
        before = self._before_verb(verb)
        before -= self.word(before) in ("has", "had")
        if self.word(before) == ",":
            before = self._before_aside(before)
        if OFFICE.fullmatch(self.word(before)):
            yield before, []
        elif self._tokens[before].is_capitalised and (noun := self._before_tail(before)):
            yield noun, self._lower[noun + 1 : before + 1]
        first = self._sentence.first
        for at in range(first + 1, first + 2 + _MOST_WORDS) if self.word(first) == "the" and not self.speakers else ():
            if at < before and OFFICE.fullmatch(self.word(at)):
                if VERB_BEFORE.fullmatch(self._text[self._tokens[at].end : self._tokens[verb].start]):
                    yield at, []
                break
        for at in range(verb + 2, verb + 3 + _MOST_WORDS) if inverted else ():
            if OFFICE.fullmatch(self.word(at)) and (after := self._behind_tail(at + 1)):
                yield at, self._lower[at + 1 : after]

    def _before_tail(self, last: int) -> int:
        """The noun of an office before what it is of, which ends with token `last`, or 0: `Speaker of the Saeima`."""
        for at in range(last, max(self._sentence.first, last - _LONGEST_TAIL), -1):
            word = self.word(at)
            if word == "of" and OFFICE.fullmatch(self.word(at - 1)):
                return at - 1
            if not self._tokens[at].is_capitalised and word not in _IN_TAIL:
                break
        return 0

    def _behind_tail(self, at: int) -> int:
        """The token behind what an office is of, if that follows there and nothing else; otherwise 0."""
        if self.word(at) == "of":
            stop = at + _LONGEST_TAIL
            while at < stop and (self.word(at) in _IN_TAIL or self._tokens[at].is_capitalised):
                at += 1
        return at if self.word(at) in CLOSING else 0

    def _before_aside(self, close: int) -> int:
        """The word before an aside between two commas: `The professor, who is 83, spoke`."""
        commas = (at for at in range(close - 1, max(self._sentence.first, close - _LONGEST_ASIDE), -1))
        comma = next((at for at in commas if self.word(at) == ","), close)
        return comma - 1 if may_stand_between(self._tokens, comma, close + 1) else close

    def _words_of_office(self, noun: int) -> list[str]:
        """The words of an office behind `the`, in lower case; none if `the` does not precede it."""
        for at in range(noun - 1, noun - 1 - _MOST_WORDS, -1):
            if self.word(at) == "the":
                return [self.word(here) for here in range(at + 1, noun + 1)]
        return []

    def _opens(self, at: int) -> bool:
        """Whether a clause begins with this token."""
        before = self.word(at - 1)
        is_aside = before == "as" and self.word(at - 2) in ("", ",")  # As the mayor told LETA, the law is new.
        return is_aside or before in _OPENING or any(quote.end == self._tokens[at - 1].end for quote in self._speeches)

    def _follows_adverbial(self, at: int) -> bool:
        """Whether only something like `During the meeting` precedes, from the beginning of the sentence."""
        words = [self.word(here) for here in range(self._sentence.first, at)]
        is_short = 0 < len(words) <= _LONGEST_ADVERBIAL and all(map(str.isalpha, words))
        return is_short and words[0] in ("during", "at", "after") and not {"his", "her", "their"}.intersection(words)

    def holds(self, speaker: Speaker, words: list[str], tail: Sequence[str] = ()) -> bool:
        """Whether the office before or behind a name is this one, or ends with it; `tail` is what it is of, if given.

        An office without a country may be Latvia’s: `President N`.
        """
        for start, after in ((speaker.first, speaker.name), (speaker.name_after, speaker.after)):
            office = self._lower[start:after]
            if _NOT_ITSELF.difference(words).intersection(office) or self._lower[start - 1] in _NOT_ITSELF:
                continue
            nouns = [at for at, word in enumerate(office) if OFFICE.fullmatch(word)]
            end = (nouns[-1] if after == speaker.name else nouns[0]) + 1 if nouns else 0
            if end and office[max(0, end - len(words)) : end] == words:
                of = [word for word in office[end:] if word not in CLOSING]
                if not tail or of == tail or (not of and office[:end] == words and tail in _OF_LATVIA):
                    return True
            # None of the words for a minister's field may be another minister's: `the Foreign Minister of Latvia`.
            if words[-1] == "minister" and (said := _sectors([*words, *tail])) and said <= _sectors(office):
                return True
        return False

    def _tails(self, holder: Speaker, noun: str) -> Iterator[list[str]]:
        """What somebody’s office is of, in lower case: `of the Saeima`; if the text does not say it, perhaps Latvia."""
        for start, after in ((holder.first, holder.name), (holder.name_after, holder.after)):
            office = self._lower[start:after]
            if noun in office:
                of = [word for word in office[office.index(noun) + 1 :] if word not in CLOSING]
                yield from [of] if of else _OF_LATVIA if office[0] == noun else ()

    def _is_only(self, noun: str, end: int, holder: Speaker, tail: Sequence[str], *, is_titled: bool) -> bool:
        """Whether the text before mentions nobody else by this noun: `a lawyer`, `the Estonian minister`.

        A headline may have the holder's office: `Minister of Welfare meets guests`. Several unnamed `ministers` are no
        rivals of `the Minister`.
        """
        start = max(0, end - FAR_BACK)
        sentence = self._sentence
        named = {
            at
            for one in sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
            for at in range(one.first, one.after)
        }
        own = [self._tokens[at].text for at in range(holder.first, holder.name)]
        rest = own[[word.lower() for word in own].index(noun) + 1 :] if noun in map(str.lower, own) else []
        headline = self._text.find("\n", 0, _LONGEST_HEADLINE)
        tails = [list(tail), *self._tails(holder, noun)]
        for at in range(start, end):
            word = self._lower[at]
            if word in ("successor", "predecessor") or (word == f"{noun}s" and not (is_titled and at + 1 not in named)):
                return False
            if word != noun or at in named:
                continue
            following = [token.text for token in self._tokens[at + 1 : at + 1 + (min(len(rest), _SHORT_OFFICE) or 1)]]
            in_headline = self._tokens[at].end <= headline
            opens = at == 0 and following[0] not in PREPOSITIONS
            if in_headline and (set(following) <= set(rest) if rest else opens):
                continue
            if any(of and self._lower[at + 1 : at + 1 + len(of)] == of for of in tails):
                continue
            has_place = self._tokens[at + 1].text in PREPOSITIONS  # `the mayor of Bauska`
            is_alone = not has_place and self._lower[at - 2] == "the"
            if noun == "minister" and is_alone and any(self._lower[at - 1] in _sectors(of) for of in tails):
                continue  # `the Foreign Minister` for the Minister of Foreign Affairs
            if has_place or self._lower[at - 1] not in ("the", *TO_BE):
                return False
        return True
