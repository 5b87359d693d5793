"""To whom an English sentence is given without a verb of speaking, or by the way."""

from __future__ import annotations

import re

from archive.people.english.reference import Reference
from archive.people.speech.clause import Speaker

TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?"
TITLES = re.compile(rf"[ ,]*(?:the )?{TITLE}")
# What stands between `as` or `of` and a name: `the head of the association `, `her former neighbour `.
_NOUNS = (
    r"(?:(?:the|an?|his|her|their|its|[\w’' -]{2,40}[’']s) )?"
    r"(?:(?!(?:of|by|from|with|for|about|in|at|on|to|and|who|if|though|as|soon|long|far|well)\b)[a-z-]{2,20} ){0,3}"
    rf"{TITLE}$"
)
_ACCORDING = re.compile(
    r"(?:[Aa]ccording to|To (?:quote|paraphrase)"
    rf"|[Ii]n the (?:words|opinion|view|judge?ment|estimation|experience|reckoning) of) {_NOUNS}"
)
# `In Anna Kalna’s view, …`; what may be something else stands before a comma: `By Anna Kalna’s own account, …`
_IN = re.compile(rf"\b[Ii]n {TITLE}$")
_BY = re.compile(rf"\b[Bb]y {TITLE}$")
_OWN = r"(?:(?<=[’']s)|(?<=s)[’'])(?: own)? "
_VIEW = re.compile(
    rf"{_OWN}(?:(?:view|opinion|words|estimates?|experience|calculations)\b"
    r"|(?:judge?ment|estimation|reckoning|phrase|telling|assessment)[,.])"
)
_ACCOUNT = re.compile(rf"{_OWN}(?:account|reckoning|estimates?|calculations?|count|admission|telling)[,.]")
# `In her view, …`, where the sentence before names one person
_VIEWS = "(?:view|opinion|words|estimate|estimation|experience|judge?ment)"
_IN_THEIRS = re.compile(rf"In (?P<whose>his|her) (?:own )?{_VIEWS}\b")
_LATER_IN_THEIRS = re.compile(rf", in (?P<whose>his|her) (?:own )?{_VIEWS}[.!,]")
_POSSESSIVE = {"his": "m", "her": "f"}
# `As Anna Kalna of the shelter puts it, …`
_AS = re.compile(rf"(?<!soon )(?<!long )(?<!far )(?<!well )(?<!much )(?<!\w)[Aa]s {_NOUNS}")
_PUTS_IT = re.compile(
    r"(?: (?:of|at|from|in) [^,;:.()]{2,60}?|, [^;:.()“”\"]{2,90},)?(?: himself| herself| also| once| later| \w+ly)?"
    r" (?:puts?|sees|has|tells|told|phrase[sd]|words|worded|frame[sd]) it(?: \w+ly| once| later)?(?=[,;:–—]| [–—]|\.?$)"
)
# `Anna Kalna’s talk “Debt as a Leash”`, `a lecture by Anna Kalna entitled “Debt as a Leash”`
_TALK = r"(?:talk|lecture|keynote|presentation|speech|address)"
_TITLED = r",? (?:(?:entitled|titled|called) )?[“„«\"]"
_OWN_TALK = re.compile(rf"{_OWN}(?:[\w-]+ ){{0,2}}?{_TALK}{_TITLED}")
_TALK_BY = re.compile(rf"\b{_TALK} (?:given |delivered )?by {_NOUNS}")
_TITLE_BEHIND = re.compile(_TITLED)
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
# `Stressing that nobody needs papers, N opened the centre.`
_FIRST_TELLING = re.compile(
    rf"(?:{_TELLING.title().replace('Out', 'out')}) that [^.;:!?“”\"]{{3,200}}, (?:the )?{TITLE}"
)
_GOES_ON = re.compile(r" (?!(?:and|or|of|from|in|at|who|as|with|by)\b)[a-z]")
_LONGEST_ACCORDING = 80  # characters: `In the opinion of the Prof. ` has 28, and `to X’s lawyer` a name more
# Behind a name and a comma these tell what somebody is, and hold no verb: `N, a grower from Bauska: “…”`.
_APPOSITION = re.compile(
    r", (?:an?|the|for|once|now|also) (?:(?!(?:who|whom|whose|which|that|where|when|his|her|their|is|was|has|had|with"
    r"|sign|note|notice|poster|placard|banner|letter|message|text|motto|slogan|sticker|caption|tattoo|headline|book"
    r"|inscription|title|film|play|song|\w+ing)\b)[\w’-]++"
    r"(?:, (?=(?:an?|the|and|from|of|at|in|for|now|once|also)\b)| |$)){1,10}"
)


class Attribution(Reference):
    """One sentence, and those it is given to."""

    def attributed(self) -> list[Speaker]:
        """Those whom the sentence is given to without a verb: `according to Anna Kalna`, or by the way."""
        found = [*self._by_the_way(), *self._theirs()]
        for one in self.speakers:
            end = self._tokens[min(one.first, one.name)].start
            before = self._text[max(self._sentence.start, end - _LONGEST_ACCORDING) : end]
            if (self._is_of_genitive if one.is_genitive else self._is_of)(one, before):
                found.append(one)
        return found

    def is_apposition(self, start: int, end: int) -> bool:
        """`Anna Kalna, an organic grower from Bauska: “…”`"""
        return _APPOSITION.fullmatch(self._text, start, end) is not None

    def _is_of(self, one: Speaker, before: str) -> bool:
        """`according to N`, `as N puts it`, `a lecture by N, “…”`."""
        after = self._after(one)
        return bool(
            _ACCORDING.search(before)
            or (_AS.search(before) and _PUTS_IT.match(self._text, after, self._sentence.end))
            or (_TALK_BY.search(before) and _TITLE_BEHIND.match(self._text, after, self._sentence.end))
        )

    def _is_of_genitive(self, one: Speaker, before: str) -> bool:
        """`in N’s view`, `by N’s own account`, `N’s talk “…”`."""
        after = self._after(one)
        if _VIEW.match(self._text, after) and (_ACCORDING.search(before) or _IN.search(before)):
            return True
        if _ACCOUNT.match(self._text, after) and _BY.search(before):
            return True
        return _OWN_TALK.match(self._text, after, self._sentence.end) is not None

    def _theirs(self) -> list[Speaker]:
        """The one of the sentence before, by `in her view`."""
        sentence = self._sentence
        theirs = _IN_THEIRS.match(self._text, sentence.start)
        if theirs is None and not self.speakers:
            theirs = _LATER_IN_THEIRS.search(self._text, sentence.start, sentence.end)
        earlier = sentence.earlier
        return [earlier] if theirs and earlier and earlier.gender in (_POSSESSIVE[theirs["whose"]], None) else []

    def _by_the_way(self) -> list[Speaker]:
        """The subject with which a sentence begins, if a participle and a clause tell what they said while acting."""
        if not self.speakers or not self.speakers[0].can_be_subject:
            return []
        first = self.speakers[0]
        before = self._text[self._sentence.start : self._tokens[min(first.first, first.name)].start]
        after, end = self._after(first), self._sentence.end
        if TITLES.fullmatch(before):
            told = _BY_THE_WAY.match(self._text, after, end)
        else:
            told = _GOES_ON.match(self._text, after, end) if _FIRST_TELLING.fullmatch(before) else None
        return [first] if told else []

    def _after(self, speaker: Speaker) -> int:
        return self._tokens[speaker.after - 1].end
