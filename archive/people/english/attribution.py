"""Attributes an English sentence to a person without a verb of speaking: `according to N`, or with a participle."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.nouns import (
    ANSWER_OF,
    ASKS,
    FROM,
    GIVEN,
    HAS_ANSWER,
    HEADED,
    IS_SHORT,
    JUDGED,
    MAY_BE_FROM,
    MEDIA_TOLD,
    NOUNS,
    OWN_TALK,
    SAYS_THAT,
    THEIR_ANSWER,
    WAS,
    WAS_WHAT,
    WHAT_IS_ASKED,
    WRITING_OF,
)
from archive.people.english.talks import GENDER, Talks
from archive.people.english.words import KIN, TITLE
from archive.people.speech.clause import Speaker

TITLES = re.compile(rf"[ ,]*(?:the )?{TITLE}")
_IN_THE = r"[Ii]n the (?:assessment|estimation|judge?ment|opinion|view|words) of"
# What is known from somebody; but not `according to the book by N`, where the book is the source.
_DATA = (
    r"(?:the )?(?:\w+ )?(?:accounts?|calculations?|data|estimates?|figures|information|statistics|testimony|words)"
    r" (?:of|from|by|(?:cited|collected|given|presented|provided|published|quoted) by)"
)
_ACCORDING = re.compile(rf"(?:[Aa]ccording to(?: {_DATA})?|{_IN_THE}|[Tt]o quote) {NOUNS}")
# `According to the external evaluator, Dr N, it is weak`: a noun, a comma and a name, and then a clause to which the
# noun cannot belong; not `According to the prosecutor, N, a driver, had fled`.
_ACCORDING_TO_ONE = re.compile(
    rf"(?:[Aa]ccording to|{_IN_THE}) (?P<several>one of )?"
    r"(?:(?:the )?[\w’'-]+[’']s|the|an?|his|her|their|its|our) "
    rf"(?P<nouns>(?:(?!(?:by|with|about|and|who|one)\b)[\w’'-]+ ){{0,6}}[\w’'-]+), {TITLE}$"
)
PERSON = re.compile(
    rf"{OFFICE.pattern}|\b(?:{'|'.join(sorted(KIN))})\b"
    r"|\b(?!(?:chapter|charter|letter|matter|order|paper|register|quarter|newspaper)\b)"
    r"[a-z]{3,}(?:er|or|ist|man|woman)s?\b"
)
_THEN_A_CLAUSE = re.compile(
    r",? ?[“„«\"]|"
    r", (?:(?:the|this|that|these|those|it|they|he|she|we|there|his|her|their|its|our|many|most|some|no|all|few)\b"
    r"|[A-Z]|[a-z]+s )[^,.;:]*"
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|can|could|does|did|needs?|remains?|[a-z]+ed)\b"
)
_NO_CLAUSE = re.compile(r",? (?:was|is|are|were|had|has|will|would|did|could)\b")
# `For N the law is too weak: “…”`; in the past, it would be what happened to them.
_IT_IS = re.compile(
    rf",? (?!(?:there|this|that|it)\b|(?:[\w’'-]+ ){{0,3}}{OFFICE.pattern})[^.,;:“”\"]{{3,80}} (?:is|are) "
    r"[^.,;:“”\"]{2,80}: ?[“„«\"][^“”»\"]+[”»\"]?\.?$"
)
# `Next to speak was N`
_NEXT = re.compile(rf"(?:First|Next|Last|Also|Second|Third) to (?:speak|take the floor) (?:was|is) {NOUNS}")
# `In Anna Kalna’s view, …`, `The law, in Anna Kalna’s view, …`; not `found a threat in Anna Kalna’s words`
_IN = re.compile(
    rf"(?:\b(?:In|By|From|To)|[,;:(–—] (?:in|by|from|to)|\b(?:which|that|but|and|who|is|are|was|were) in) {TITLE}$"
)
_VIEWS = (
    "(?:(?:view|opinion|words|estimate|estimation|experience"
    "|calculation|assessment|evaluation|interpretation|judge?ment"
    "|reckoning|admission)s?|(?:account|perspective|point of view|reading|telling|understanding)(?=,))"
)
_VIEW = re.compile(rf"(?:(?<=[’']s)|(?<=s)[’']?)(?: own)?(?: {_VIEWS}\b(?! of\b)| mind,)")
# `In her view, …`, if the sentence before names one person; `…, in her view.`
_IN_THEIRS = re.compile(
    rf"(?:In|By|From|To) (?P<whose>his|her)(?: own)? (?:{_VIEWS}\b|mind,)|According to (?P<who>her|him)\b"
    r"|As (?P<so>he|she) (?:put|puts|sees) it\b"
)
_LATER_IN_THEIRS = re.compile(
    rf", (?:in (?P<whose>his|her) {_VIEWS}|according to (?P<who>her|him)|as (?P<so>he|she) (?:put|puts"
    rf"|sees) it)(?=[.!,])"
)
# `with N adding that`, `critics such as N say`, `what N calls a trap`
_LED = re.compile(
    rf"(?:(?P<with>\bwith)|(?P<such_as>\bsuch as|, among them|, including)|(?P<which>\b(?:what|which|whom"
    rf"|that))) {NOUNS}"
)
_SAY_SO = re.compile(
    r",? (?:agree|argue|believe|call for|claim|demand|disagree|fear|insist|point out|say|think|warn)\b"
)
# `…, N about coercion`, behind `M spoke about debts`
_GAP = re.compile(r",? (?:about|on) (?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_BEFORE_GAP = re.compile(rf"(?:[,;]|\band|\bwhile) (?:the )?{TITLE}$")
_SPOKE_ABOUT = re.compile(
    r"\b(?:spoke|speaks|talked|talks|reported|reports|lectured|lectures|informed)\b[^.;:]{0,60}? (?:about|on)\b"
)
_TO_COME = re.compile(r"\b(?:will|(?:is|are) to|planned|scheduled|invited?s?|upcoming|forthcoming)\b")
_ASIDE = re.compile(r"(?: \([^()]{2,40}\)|, [^,;:.]{3,90}(?=,))")
# Before a name with `’s`, a clause begins; not `the son of Anna Kalna’s answer`.
_OPENING = frozenset(("", ",", ";", ":", "–", "—", "and", "but", "that", "while"))
_NOUNS_FIRST = re.compile(rf"(?:[Tt]he )?{NOUNS}")
_FOR_ONE = re.compile(rf"(?:For|To) {NOUNS}")
# `As Anna Kalna of the shelter puts it, …`
_AS = re.compile(rf"(?:\bAs|[,;–—”\"] as) {NOUNS}")
_IN_WHOSE = re.compile(rf", (?:in whose {_VIEWS}\b(?! (?:of|poll|piece)\b)|according to whom\b)")
# `Asked by Judge N whether he had left, the witness nodded`; not `No one was asked by N`
_ASKED_BY = re.compile(rf"Asked by {NOUNS}")
_PUTS_IT = re.compile(
    r"(?: (?:of|at|from|in) [^,;:.()]{2,60}?)? (?:(?:once|also|so \w+|\w+ly|likes to|has) )?"
    r"(?:puts?|has|sees|explains|expressed|formulated|phrased|described) it(?=[,;:–—.]| [–—]|$)"
)
# `what N calls “a trap”`, `a system that N describes as a sieve`
_CALLS_SO = re.compile(
    r" (?:\w+ly )?(?:(?:calls|called|dubbed|dubs|labels|labelled|terms|termed) (?:an? |the |[“„«\"‘])"
    r"|(?:considers|finds) (?:an? |the |to be |too |[a-z]+(?:able|ful|ible|istic|less|ous|fair)\b)"
    r"|(?:described|describes|regards|sees) as\b)"
)
# `N opened the centre, stressing that …`: participles for words that accompany an act; judged. But in `received a
# letter, stressing that`, the letter says it.
_TELLING = (
    "adding|acknowledging|admitting|announcing|arguing|asserting|claiming|complaining|conceding|confessing|declaring"
    "|emphasi[sz]ing|explaining|insisting|lamenting|noting|pointing out|promising|recalling|reiterating|remarking"
    "|saying|stating|stressing|underlining|underscoring|warning"
    r"|expressing (?:(?:the|his|her|their) )?(?:belief|concern|confidence|conviction|hope|opinion|regret|satisfaction"
    r"|view)"
)
# People who did not do something, or are in some state, may say why: `was cautious, saying that`; not `was praised,
# saying that`.
_IS_OR_DID_NOT = (
    r"(?:could|did|does|had|has|would) not|(?:is|was|remain(?:s|ed))"
    r"(?= (?:(?:also|even|less|more|quite|rather|very) ){0,2}(?!\w+(?:ed|en)\b)[a-z]+,)"
)
_BY_THE_WAY = re.compile(
    r"(?:,(?:[^,.:;“”\"]{2,90},)?)? (?:\w+ly |also |then )?(?!received )"
    rf"(?:{_IS_OR_DID_NOT}|[a-z]{{2,12}}ed|began|came|gave|held|left|met|paid|sent|spoke|took|went)"
    r" (?:(?!\b(?:who|whom|whose|which|that|when|where|because|while|after|before)\b)[^,.:;()“”\"]){2,120}"
    rf", (?:also |only )?(?:(?:{_TELLING}) (?:only )?(?:that|he|she|they|it|there|we)\b"
    r"|calling (?:on|upon|for (?!help\b))|urging [^,.:;]{2,50} to\b)"
)
_ADDS = re.compile(rf" (?:\w+ly )?(?:{_TELLING}) that\b")
_FOLLOWS = {"with": _ADDS, "such_as": _SAY_SO, "which": _CALLS_SO}
_IS_BELIEVED = re.compile(r" is to be (?:believed|trusted)[,.]")  # `If N is to be believed, …`
_AND = re.compile(rf",? (?:and|as well as) (?:the )?{TITLE}")
_LONGEST_SUBJECT = 5  # tokens: `The head of the shelter`; judged
_LONGEST_ACCORDING = 80  # characters: `In the opinion of the Prof. ` has 28, and `to X’s lawyer` has another name


class Attribution(Talks):
    """One sentence, and the people to whom it is attributed."""

    def attributed(self) -> list[Speaker]:
        """People to whom the sentence is attributed without a verb: `according to Anna Kalna`, or with a participle."""
        found = [*self._by_the_way(), *self._theirs(), *self.meant_by_view(), *self.in_own_talk()]
        for one in self.speakers:
            end = self._tokens[min(one.first, one.name)].start
            before = self._text[max(self._sentence.start, end - _LONGEST_ACCORDING) : end]
            if self._is_of(one, before):
                found += [one, *self.with_agents(one)]
        return found

    def with_agents(self, one: Speaker) -> list[Speaker]:
        """The person joined to somebody behind `by` or `according to`: `by N and M`; an empty list if there is none."""
        other = self._next(one.name)
        if other is None or other.is_genitive:
            return []
        between = self._text[self._after(one) : self._tokens[other.first].start]
        return [other] if _AND.fullmatch(between) else []

    def _is_of(self, one: Speaker, before: str) -> bool:
        """`according to N`, `in N’s view`, `as N puts it`."""
        after, end = self._after(one), self._sentence.end
        if _IN_WHOSE.match(self._text, after, end) and self.word(one.first - 1) not in ("of", "on"):
            return True
        if WHAT_IS_ASKED.match(self._text, after, end) and (_ASKED_BY.fullmatch(before) or ASKS.search(before)):
            return not one.is_genitive
        if _VIEW.match(self._text, after, end) and (_ACCORDING.search(before) or _IN.search(before)):
            return True
        if one.is_genitive:
            if WAS_WHAT.match(self._text, after, end) and WAS.search(before):
                return True
            nouns = _NOUNS_FIRST.fullmatch(before) and before.split()[-1:]
            opens = self.word(one.first - 1) in _OPENING or (nouns and PERSON.fullmatch(nouns[0]))
            is_given = OWN_TALK.match(self._text, after, end) and GIVEN.search(before) and not self._is_to_come()
            return bool(is_given or (opens and HAS_ANSWER.match(self._text, after, end)))
        if one.can_be_subject and _GAP.match(self._text, after, end) and _BEFORE_GAP.search(before):
            start = self._sentence.start
            if _SPOKE_ABOUT.search(self._text, start, start + max(0, self._tokens[one.first].start - start)):
                return True
        if self.word(one.name - 1) == "," and _ACCORDING.search(before):
            return _THEN_A_CLAUSE.match(self._text, after, end) is not None
        if (led := _LED.search(before)) and _FOLLOWS[led.lastgroup or ""].match(self._text, after, end):
            return True
        if ANSWER_OF.fullmatch(before) and IS_SHORT.match(self._text, after, end):
            return True
        if SAYS_THAT.match(self._text, after, end) and WRITING_OF.fullmatch(before):
            return True
        if before.endswith(", ") and _ADDS.match(self._text, after, end):
            return True  # `The number has grown, N adding that …`
        if before.endswith(("If ", "if ")) and _IS_BELIEVED.match(self._text, after, end):
            return True
        as_put = _AS.search(before) and _PUTS_IT.match(self._text, after, end)
        if self.word(one.name - 1) == "," and _NO_CLAUSE.match(self._text, after, end):
            return False
        of_one = self._is_named_behind_noun(one, before)
        for_one = _FOR_ONE.fullmatch(before) and (
            self._judges(one) or (before[0] == "F" and _IT_IS.match(self._text[after:end]))
        )
        is_from = MAY_BE_FROM.search(before) and self._is_from(one, before)
        return bool(_ACCORDING.search(before) or as_put or of_one or for_one or _NEXT.fullmatch(before) or is_from)

    def _is_from(self, one: Speaker, before: str) -> bool:
        """`criticism came from N`, `LETA was told by N`, `Comment by N: …`."""
        may_be_told = " from " in before or "told" in before or "informed" in before
        if (may_be_told and MEDIA_TOLD.search(before)) or (HEADED.fullmatch(before) and self.word(one.after) == ":"):
            return True
        return FROM.search(before) is not None and not self._is_to_come()

    def _is_named_behind_noun(self, one: Speaker, before: str) -> bool:
        """`According to the external evaluator, N, it is weak`: behind one noun for a person, and before a clause."""
        found = _ACCORDING_TO_ONE.search(before)
        if found is None or not (found["several"] or len(PERSON.findall(found["nouns"])) == 1):
            return False
        other = self._next(one.name)
        is_listed = other is not None and other.first == one.after + 1  # `According to the driver, N, M and K had fled`
        return not is_listed and _THEN_A_CLAUSE.match(self._text, self._after(one), self._sentence.end) is not None

    def _is_to_come(self) -> bool:
        """Whether a sentence is about a future day: `A lecture on debt by N will follow.`"""
        return _TO_COME.search(self._text, self._sentence.start, self._sentence.end) is not None

    def _judges(self, one: Speaker) -> bool:
        """`For N, who runs the shelter, the decision is wrong`."""
        after, end = self._after(one), self._sentence.end
        aside = _ASIDE.match(self._text, after, end)
        return JUDGED.match(self._text, aside.end() if aside else after, end) is not None

    def _theirs(self) -> list[Speaker]:
        """The person in the sentence before, if this one has `in her view`."""
        sentence, earlier = self._sentence, self._sentence.earlier
        if earlier is None:
            return []
        theirs = _IN_THEIRS.match(self._text, sentence.start) or THEIR_ANSWER.match(self._text, sentence.start)
        if theirs is None and not self.speakers and earlier.can_be_subject:
            theirs = _LATER_IN_THEIRS.search(self._text, sentence.start, sentence.end)
        if theirs is None:
            return []
        pronoun = next(filter(None, theirs.groups())).lower()
        return [earlier] if earlier.gender in (GENDER[pronoun], None) else []

    def _by_the_way(self) -> list[Speaker]:
        """The subject that begins a sentence, if a participle and a clause say what they said while doing something.

        Or the person meant by that subject: `She visited the centre, stressing that much remains to be done`.
        """
        if not self.speakers:
            return self._meant_by_the_way()
        if not self.speakers[0].can_be_subject:
            return []
        first = self.speakers[0]
        before = self._text[self._sentence.start : self._tokens[min(first.first, first.name)].start]
        told = TITLES.fullmatch(before) and _BY_THE_WAY.match(self._text, self._after(first), self._sentence.end)
        return [first] if told else []

    def _meant_by_the_way(self) -> list[Speaker]:
        first = self._sentence.first
        for verb in range(first + 1, min(first + _LONGEST_SUBJECT, self._sentence.after)):
            if _BY_THE_WAY.match(self._text, self._tokens[verb - 1].end, self._sentence.end):
                meant = self.meant_by_pronoun(verb, inverted=False) or self.meant_by_office(verb, inverted=False)
                return [meant] if meant else []
        return []

    def _after(self, speaker: Speaker) -> int:
        return self._tokens[speaker.after - 1].end
