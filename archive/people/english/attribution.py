"""Attributes an English sentence to a person without a verb of speaking: `according to N`, or with a participle."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.talks import GENDER, Talks
from archive.people.english.words import KIN, TITLE
from archive.people.speech.clause import Speaker

TITLES = re.compile(rf"[ ,]*(?:the )?{TITLE}")
# What stands between `as` or `of` and a name: `the head of the association `, `her former neighbour `.
_NOUNS = (
    r"(?:(?:the|an?|his|her|their|its|(?:(?!(?:of|by|for|with)\b)[\w’'-]{1,30} ){0,4}[\w-]{2,30}[’']s) )?"
    r"(?:(?!(?:of|by|from|with|for|about|in|at|on|to|and|who|if|though|as|soon|long|far|well)\b)[a-z-]{2,20} ){0,3}"
    rf"{TITLE}$"
)
_IN_THE = r"[Ii]n the (?:assessment|estimation|judge?ment|opinion|view|words) of"
# What is known from somebody; not `according to the book by N`, which speaks itself.
_DATA = (
    r"(?:the )?(?:\w+ )?(?:accounts?|calculations?|data|estimates?|figures|information|statistics|testimony|words)"
    r" (?:of|from|by|(?:cited|collected|given|presented|provided|published|quoted) by)"
)
_ACCORDING = re.compile(rf"(?:[Aa]ccording to(?: {_DATA})?|{_IN_THE}|[Tt]o quote) {_NOUNS}")
# `According to the external evaluator, Dr N, it is weak`: a noun, a comma and a name, and behind it a clause that the
# noun cannot be part of; not `According to the prosecutor, N, a driver, had fled`.
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
# `For N the law is too weak: “…”`; in the past it would tell what happened to them.
_IT_IS = re.compile(
    rf",? (?!(?:there|this|that|it)\b|(?:[\w’'-]+ ){{0,3}}{OFFICE.pattern})[^.,;:“”\"]{{3,80}} (?:is|are) "
    r"[^.,;:“”\"]{2,80}: ?[“„«\"][^“”»\"]+[”»\"]?\.?$"
)
# `Next to speak was N`
_NEXT = re.compile(rf"(?:First|Next|Last|Also|Second|Third) to (?:speak|take the floor) (?:was|is) {_NOUNS}")
# `In Anna Kalna’s view, …`, `The law, in Anna Kalna’s view, …`; not `found a threat in Anna Kalna’s words`
_IN = re.compile(
    rf"(?:\b(?:In|By|From|To)|[,;:(–—] (?:in|by|from|to)|\b(?:which|that|but|and|who|is|are|was|were) in) {TITLE}$"
)
_VIEWS = (
    "(?:(?:view|opinion|words|estimate|estimation|experience"
    "|calculation|assessment|evaluation|interpretation|judge?ment"
    "|reckoning|admission)s?|(?:account|perspective|point of view|reading|telling|understanding)(?=,))"
)
_VIEW = re.compile(rf"(?:(?<=[’']s)|(?<=s)[’'])(?: own)?(?: {_VIEWS}\b(?! of\b)| mind,)")
# `In her view, …`, where the sentence before names one person; `…, in her view.`
_IN_THEIRS = re.compile(
    rf"(?:In|By|From|To) (?P<whose>his|her)(?: own)? (?:{_VIEWS}\b|mind,)|According to (?P<who>her|him)\b"
    r"|As (?P<so>he|she) (?:put|puts|sees) it\b"
)
_LATER_IN_THEIRS = re.compile(
    rf", (?:in (?P<whose>his|her) {_VIEWS}|according to (?P<who>her|him)|as (?P<so>he|she) (?:put|puts"
    rf"|sees) it)(?=[.!,])"
)
# `Anna Kalna’s answer was short: …`, `Her advice is to call the police.`
_ANSWER = (
    r"(?:(?!(?:and|of)\b)[a-z-]+ ){0,2}?(?:advice|answer|appeal|argument|assessment|comment|complaint|conclusion|demand"
    r"|diagnosis|explanation|impression|message|objection|opinion|plea"
    r"|point|position|question|recommendation|reply|request|response"
    r"|suggestion|theory|verdict|view|warning)s?(?: (?!(?:and|or|who|which|that|is|was)\b)[\w’'-]+){0,6}?"
    r"(?: (?:is|are|was|were|remains) (?:that\b(?! of\b)|no\b|to (?!be\b)[a-z]"
    r"|not (?:to|that|the|an?|enough|only|simply|for|about)\b|(?:\w+ )?"
    r"(?:simple|short|clear|blunt|brief|different|unequivocal)\b)|(?: (?:is|was|are|were) [a-z -]{2,20})?: )"
    r"|(?:[a-z-]+ )?(?:address|keynote|lecture|presentation|speech|talk) (?:addressed|concerned|covered"
    r"|dealt with|explored"
    r"|focused on|showed|was about|on|about)\b"
)
_HAS_ANSWER = re.compile(rf"(?:(?<=[’']s)|(?<=s)[’']) (?:{_ANSWER})")
_THEIR_ANSWER = re.compile(rf"(?P<whose>His|Her) (?:{_ANSWER})")
# `“…,” was Anna Kalna’s comment`
_WAS = re.compile(r"[”»\",] (?:is|was|came|comes|goes|went) $")
_WAS_WHAT = re.compile(
    r"(?:(?<=[’']s)|(?<=s)[’']) (?:[a-z-]+ ){0,2}?(?:advice|answer|comment|conclusion|explanation|message|motto"
    r"|opinion|reaction"
    r"|reply|response|summary|verdict|view)\b"
)
# `with N adding that`, `critics such as N say`, `what N calls a trap`
_LED = re.compile(
    rf"(?:(?P<with>\bwith)|(?P<such_as>\bsuch as|, among them|, including)|(?P<which>\b(?:what|which|whom"
    rf"|that))) {_NOUNS}"
)
_SAY_SO = re.compile(
    r",? (?:agree|argue|believe|call for|claim|demand|disagree|fear|insist|point out|say|think|warn)\b"
)
# `Criticism also came from N`, `This view is shared by N`
_FROM = re.compile(
    r"(?:(?:[Cc]riticism|[Dd]oubts|[Oo]bjections?|[Pp]raise|[Ww]arnings?)(?: [\w’'-]+){0,4}? (?:came|comes"
    r"|has come) from"
    r"|came the (?:answer|reply|response|suggestion) from|[Aa]nswering (?:a|the) question (?:by|from|of)"
    r"|(?:goes|is|runs|was)(?:, [^,]{2,20},)? the (?:\w+ )?(?:advice|argument|conclusion|opinion|position"
    r"|verdict|view) of|^(?:Comment|Conclusion|Reply|Statement|Summary|Verdict) (?:by|of|from)"
    r"|(?:arguments?|concerns?|conclusions?|criticism|data|doubts?"
    r"|examples?|figures|findings|ideas?|objections?|points?|proposals?"
    r"|questions?|results|suggestions?|views?|warnings?)(?: \w+ly)? (?:asked|expressed|formulated|made"
    r"|mentioned|outlined"
    rf"|presented|put forward|quoted|raised|voiced) by"
    r"|(?:address|briefing|keynote|lecture|presentation|speech|talk)s? (?:about|on) (?!\d"
    r"|[A-Z][a-z]+day)[^.;:]{2,80}(?<!ed|en|un|lt|ld|pt) by"
    r"|(?:acquainted with|briefed on|familiari[sz]ed with|informed (?:about|of)|introduced (?:to"
    r"|with)) [^.;:]{2,80}(?<!ed|en|un|lt|ld|pt) by"
    rf"|(?:concerns?|opinions?|position|views?) (?:is|are|was|were) (?:(?!not\b)\w+ )?shared by) {_NOUNS}"
)
# `…, N about coercion`, behind `M spoke about debts`
_GAP = re.compile(r",? (?:about|on) (?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_BEFORE_GAP = re.compile(rf"(?:[,;]|\band|\bwhile) (?:the )?{TITLE}$")
_SPOKE_ABOUT = re.compile(
    r"\b(?:spoke|speaks|talked|talks|reported|reports|lectured|lectures|informed)\b[^.;:]{0,60}? (?:about|on)\b"
)
_TO_COME = re.compile(r"\b(?:will|(?:is|are) to|planned|scheduled|invited?s?|upcoming|forthcoming)\b")
# `The answer of N was clear: …`
_ANSWER_OF = re.compile(
    r"(?:The )?(?:\w+ )?(?:[Aa]dvice|[Aa]nswer|[Cc]onclusion|[Mm]essage|[Oo]pinion|[Pp]osition|[Rr]eply|[Rr]esponse"
    rf"|[Vv]erdict) of (?:the )?{TITLE}$"
)
_IS_SHORT = re.compile(
    r",? (?:is|was|remains) (?:\w+ )?(?:blunt|brief|cautious|clear|different|firm|frank|harsh|negative|positive"
    r"|short|simple|unequivocal): ?\S"
)
_MAY_BE_FROM = re.compile(r" (?:by|from|of) ")
# `For N the fine is too high`: of what people judge
_JUDGED = re.compile(
    r",? (?:the|this|these|that|it)(?: (?!(?:and|who|that)\b)[\w’'-]+){0,3}? (?:answer|bill|cause|changes?"
    r"|checks|decision"
    r"|difference|fines?|figures|goal|issue|key|law|lesson"
    r"|measures?|numbers|penalt(?:y|ies)|plan|point|priority|problem"
    r"|programme|project|proposal|question|reason|reform|rules?|ruling|solution|task|trend|verdict)"
    r"(?: (?:of|for|in) [\w’' -]{3,30})? (?:is|are|remains?) (?:(?:not|also|only|clearly|still) )?(?:too |an? "
    r"|as |part of|[“\"]"
    r"|the (?:best|first|key|main|most|only|real|right|wrong)|(?:bad|clear|fair|good|high|low|obvious|real"
    r"|right|simple|unfair"
    r"|weak|wrong|[a-z-]+(?:able|ary|ate|ful|ial|ible|ical|ient|istic|ive|less|ous|sighted))\b)"
)
_ASIDE = re.compile(r"(?: \([^()]{2,40}\)|, [^,;:.]{3,90}(?=,))")
# Before an `’s` a clause begins; not `the son of Anna Kalna’s answer`.
_OPENING = frozenset(("", ",", ";", ":", "–", "—", "and", "but", "that", "while"))
_NOUNS_FIRST = re.compile(rf"(?:[Tt]he )?{_NOUNS}")
_FOR_ONE = re.compile(rf"(?:For|To) {_NOUNS}")
# `As Anna Kalna of the shelter puts it, …`
_AS = re.compile(rf"(?:\bAs|[,;–—”\"] as) {_NOUNS}")
_IN_WHOSE = re.compile(rf", (?:in whose {_VIEWS}\b(?! (?:of|poll|piece)\b)|according to whom\b)")
# `Asked by Judge N whether he had left, the witness nodded`; not `No one was asked by N`
_ASKED_BY = re.compile(rf"Asked by {_NOUNS}")
_WHAT_IS_ASKED = re.compile(r" (?:whether|if|why|how|what|when|where)\b")
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
_ADDS = re.compile(rf" (?:\w+ly )?(?:{_TELLING}) that\b")
_FOLLOWS = {"with": _ADDS, "such_as": _SAY_SO, "which": _CALLS_SO}
_AND = re.compile(rf",? (?:and|as well as) (?:the )?{TITLE}")
_LONGEST_ACCORDING = 80  # characters: `In the opinion of the Prof. ` has 28, and `to X’s lawyer` a name more


class Attribution(Talks):
    """One sentence, and the people to whom it is attributed."""

    def attributed(self) -> list[Speaker]:
        """Those to whom the sentence is attributed without a verb: `according to Anna Kalna`, or with a participle."""
        found = [*self._by_the_way(), *self._theirs(), *self.meant_by_view(), *self.in_own_talk()]
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
            if _WAS_WHAT.match(self._text, after, end) and _WAS.search(before):
                return True
            opens = self.word(one.first - 1) in _OPENING or _NOUNS_FIRST.fullmatch(before)
            return bool(opens and _HAS_ANSWER.match(self._text, after, end))
        if one.can_be_subject and _GAP.match(self._text, after, end) and _BEFORE_GAP.search(before):
            start = self._sentence.start
            if _SPOKE_ABOUT.search(self._text, start, start + max(0, self._tokens[one.first].start - start)):
                return True
        if self.word(one.name - 1) == "," and _ACCORDING.search(before):
            return _THEN_A_CLAUSE.match(self._text, after, end) is not None
        if (led := _LED.search(before)) and _FOLLOWS[led.lastgroup or ""].match(self._text, after, end):
            return True
        if _ANSWER_OF.fullmatch(before) and _IS_SHORT.match(self._text, after, end):
            return True
        as_put = _AS.search(before) and _PUTS_IT.match(self._text, after, end)
        if self.word(one.name - 1) == "," and _NO_CLAUSE.match(self._text, after, end):
            return False
        of_one = self._is_named_behind_noun(one, before)
        for_one = _FOR_ONE.fullmatch(before) and (
            self._judges(one) or (before[0] == "F" and _IT_IS.match(self._text[after:end]))
        )
        is_from = (
            _MAY_BE_FROM.search(before)
            and _FROM.search(before)
            and not self._is_to_come()
            and (before[0] not in "CRSV" or self._text.startswith(":", after))
        )
        return bool(_ACCORDING.search(before) or as_put or of_one or for_one or _NEXT.fullmatch(before) or is_from)

    def _is_named_behind_noun(self, one: Speaker, before: str) -> bool:
        """`According to the external evaluator, N, it is weak`: behind one noun for a person, and before a clause."""
        found = _ACCORDING_TO_ONE.search(before)
        if found is None or not (found["several"] or len(PERSON.findall(found["nouns"])) == 1):
            return False
        other = self._next(one.name)
        is_listed = other is not None and other.first == one.after + 1  # `According to the driver, N, M and K had fled`
        return not is_listed and _THEN_A_CLAUSE.match(self._text, self._after(one), self._sentence.end) is not None

    def _is_to_come(self) -> bool:
        """Whether a sentence tells of a day to come: `A lecture on debt by N will follow.`"""
        return _TO_COME.search(self._text, self._sentence.start, self._sentence.end) is not None

    def _judges(self, one: Speaker) -> bool:
        """`For N, who runs the shelter, the decision is wrong`."""
        after, end = self._after(one), self._sentence.end
        aside = _ASIDE.match(self._text, after, end)
        return _JUDGED.match(self._text, aside.end() if aside else after, end) is not None

    def _theirs(self) -> list[Speaker]:
        """The one of the sentence before, by `in her view`."""
        sentence, earlier = self._sentence, self._sentence.earlier
        if earlier is None:
            return []
        theirs = _IN_THEIRS.match(self._text, sentence.start) or _THEIR_ANSWER.match(self._text, sentence.start)
        if theirs is None and not self.speakers and earlier.can_be_subject:
            theirs = _LATER_IN_THEIRS.search(self._text, sentence.start, sentence.end)
        if theirs is None:
            return []
        pronoun = next(filter(None, theirs.groups())).lower()
        return [earlier] if earlier.gender in (GENDER[pronoun], None) else []

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
