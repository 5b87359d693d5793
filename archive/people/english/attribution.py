"""Attributes an English sentence to a person without a verb of speaking: `according to N`, or with a participle."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.reference import Reference
from archive.people.english.words import KIN
from archive.people.speech.clause import Speaker

TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?"
TITLES = re.compile(rf"[ ,]*(?:the )?{TITLE}")
# What stands between `as` or `of` and a name: `the head of the association `, `her former neighbour `.
_NOUNS = (
    r"(?:(?:the|an?|his|her|their|its|(?:(?!(?:of|by|for|with)\b)[\w’'-]{1,30} ){0,4}[\w-]{2,30}[’']s) )?"
    r"(?:(?!(?:of|by|from|with|for|about|in|at|on|to|and|who|if|though|as|soon|long|far|well)\b)[a-z-]{2,20} ){0,3}"
    rf"{TITLE}$"
)
_ACCORDING = re.compile(rf"(?:[Aa]ccording to|[Ii]n the (?:words|opinion|view) of) {_NOUNS}")
# `According to the external evaluator, Dr N, it is weak`: a noun, a comma and a name, and behind it a clause that the
# noun cannot be part of; not `According to the prosecutor, N, a driver, had fled`.
_ACCORDING_TO_ONE = re.compile(
    r"(?:[Aa]ccording to|[Ii]n the (?:words|opinion|view) of) (?P<several>one of )?"
    r"(?:(?:the )?[\w’'-]+[’']s|the|an?|his|her|their|its|our) "
    rf"(?P<nouns>(?:(?!(?:by|with|about|and|who|one)\b)[\w’'-]+ ){{0,6}}[\w’'-]+), {TITLE}$"
)
_PERSON = re.compile(
    rf"{OFFICE.pattern}|\b(?:{'|'.join(sorted(KIN))})\b"
    r"|\b(?!(?:chapter|charter|letter|matter|order|paper|register|quarter|newspaper)\b)[a-z]{3,}(?:er|or|ist|man|woman)s?\b"
)
_THEN_A_CLAUSE = re.compile(
    r",? ?[“„«\"]|"
    r", (?:(?:the|this|that|these|those|it|they|he|she|we|there|his|her|their|its|our|many|most|some|no|all|few)\b"
    r"|[A-Z]|[a-z]+s )[^,.;:]*"
    r"\b(?:is|are|was|were|has|have|had|will|would|should|must|can|could|does|did|needs?|remains?|[a-z]+ed)\b"
)
_NO_CLAUSE = re.compile(r",? (?:was|is|are|were|had|has|will|would|did|could)\b")
# `For N the law is too weak: “…”`; in the past it would tell what happened to them.
_FOR = re.compile(rf"For {_NOUNS}")
_IT_IS = re.compile(
    rf",? (?!(?:there|this|that|it)\b|(?:[\w’'-]+ ){{0,3}}{OFFICE.pattern})[^.,;:“”\"]{{3,80}} (?:is|are) "
    r"[^.,;:“”\"]{2,80}: ?[“„«\"][^“”»\"]+[”»\"]?\.?$"
)
# `Next to speak was N`
_NEXT = re.compile(rf"(?:First|Next|Last|Also|Second|Third) to (?:speak|take the floor) (?:was|is) {_NOUNS}")
# `In Anna Kalna’s view, …`, `The law, in Anna Kalna’s view, …`; not `found a threat in Anna Kalna’s words`
_IN = re.compile(rf"(?:\bIn|[,;:(–—] in|\b(?:which|that|but|and|who|is|are|was|were) in) {TITLE}$")
_VIEW = re.compile(
    r"(?:(?<=[’']s)|(?<=s)[’'])(?: own)? (?:view|opinion|words|estimates?|experience|calculations)\b(?! of\b)"
)
# `In her view, …`, where the sentence before names one person; `…, in her view.`
_VIEWS = "(?:view|opinion|words|estimate|estimation|experience)"
_IN_THEIRS = re.compile(rf"In (?P<whose>his|her) {_VIEWS}\b")
_LATER_IN_THEIRS = re.compile(rf", in (?P<whose>his|her) {_VIEWS}[.!,]")
_POSSESSIVE = {"his": "m", "her": "f"}
# `As Anna Kalna of the shelter puts it, …`
_AS = re.compile(rf"(?:\bAs|[,;–—”\"] as) {_NOUNS}")
_IN_WHOSE = re.compile(rf", in whose {_VIEWS}\b(?! (?:of|poll|piece)\b)")
# `Asked by Judge N whether he had left, the witness nodded`; not `No one was asked by N`
_ASKED_BY = re.compile(rf"Asked by {_NOUNS}")
_WHAT_IS_ASKED = re.compile(r" (?:whether|if|why|how|what|when|where)\b")
_PUTS_IT = re.compile(r"(?: (?:of|at|from|in) [^,;:.()]{2,60}?)? puts? it(?=[,;:–—.]| [–—]|$)")
# `N opened the centre, stressing that …`: what is told by the way; judged. What somebody received says it itself.
_TELLING = (
    "adding|acknowledging|admitting|announcing|arguing|asserting|claiming|complaining|conceding|confessing|declaring"
    "|emphasi[sz]ing|explaining|insisting|lamenting|noting|pointing out|promising|recalling|reiterating|remarking"
    "|saying|stating|stressing|underlining|underscoring|warning"
)
_BY_THE_WAY = re.compile(
    r"(?:,(?:[^,.:;“”\"]{2,90},)?)? (?:\w+ly |also |then )?(?!received )"
    r"(?:[a-z]{2,12}ed|began|came|gave|held|left|met|paid|sent|spoke|took|went)"
    r" (?:(?!\b(?:who|whom|whose|which|that|when|where|because|while|after|before)\b)[^,.:;()“”\"]){2,120}"
    rf", (?:also )?(?:{_TELLING}) that\b"
)
_AND = re.compile(rf",? (?:and|as well as) (?:the )?{TITLE}")
_LONGEST_ACCORDING = 80  # characters: `In the opinion of the Prof. ` has 28, and `to X’s lawyer` a name more


class Attribution(Reference):
    """One sentence, and the people to whom it is attributed."""

    def attributed(self) -> list[Speaker]:
        """Those to whom the sentence is attributed without a verb: `according to Anna Kalna`, or with a participle."""
        found = [*self._by_the_way(), *self._theirs()]
        for one in self.speakers:
            end = self._tokens[min(one.first, one.name)].start
            before = self._text[max(self._sentence.start, end - _LONGEST_ACCORDING) : end]
            if self._is_of(one, before):
                found += [one, *self.with_agents(one)]
        return found

    def with_agents(self, one: Speaker) -> list[Speaker]:
        """Who is joined to somebody behind `by` or `according to`: `by N and M`."""
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
        if _ASKED_BY.fullmatch(before) and _WHAT_IS_ASKED.match(self._text, after, end):
            return True
        if _VIEW.match(self._text, after, end) and (_ACCORDING.search(before) or _IN.search(before)):
            return True
        if one.is_genitive:
            return False
        if self.word(one.name - 1) == "," and _ACCORDING.search(before):
            return _THEN_A_CLAUSE.match(self._text, after, end) is not None
        as_put = _AS.search(before) and _PUTS_IT.match(self._text, after, end)
        if self.word(one.name - 1) == "," and _NO_CLAUSE.match(self._text, after, end):
            return False
        of_one = self._is_named_behind_noun(one, before)
        for_one = _FOR.fullmatch(before) and _IT_IS.match(self._text[after:end])
        return bool(_ACCORDING.search(before) or as_put or of_one or for_one or _NEXT.fullmatch(before))

    def _is_named_behind_noun(self, one: Speaker, before: str) -> bool:
        """`According to the external evaluator, N, it is weak`: behind one noun for a person, and before a clause."""
        found = _ACCORDING_TO_ONE.search(before)
        if found is None or not (found["several"] or len(_PERSON.findall(found["nouns"])) == 1):
            return False
        other = self._next(one.name)
        is_listed = other is not None and other.first == one.after + 1  # `According to the driver, N, M and K had fled`
        return not is_listed and _THEN_A_CLAUSE.match(self._text, self._after(one), self._sentence.end) is not None

    def _theirs(self) -> list[Speaker]:
        """The one of the sentence before, by `in her view`."""
        sentence, earlier = self._sentence, self._sentence.earlier
        if earlier is None:
            return []
        theirs = _IN_THEIRS.match(self._text, sentence.start)
        if theirs is None and not self.speakers and earlier.can_be_subject:
            theirs = _LATER_IN_THEIRS.search(self._text, sentence.start, sentence.end)
        return [earlier] if theirs and earlier.gender in (_POSSESSIVE[theirs["whose"]], None) else []

    def _by_the_way(self) -> list[Speaker]:
        """The subject with which a sentence begins, if a participle and a clause tell what they said while acting."""
        if not self.speakers or not self.speakers[0].can_be_subject:
            return []
        first = self.speakers[0]
        before = self._text[self._sentence.start : self._tokens[min(first.first, first.name)].start]
        told = TITLES.fullmatch(before) and _BY_THE_WAY.match(self._text, self._after(first), self._sentence.end)
        return [first] if told else []

    def _after(self, speaker: Speaker) -> int:
        return self._tokens[speaker.after - 1].end
