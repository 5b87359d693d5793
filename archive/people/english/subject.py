"""Finds the subject of an English verb: before it, perhaps with words that belong to the name between, or after it."""

from __future__ import annotations

import re

from archive.people.english.attribution import PERSON, TITLES, Attribution
from archive.people.english.beside import are_nouns, may_stand_between
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.unsaid import LONGEST_BEFORE, is_told_by_another
from archive.people.english.reference.holders import DENYING, VERB_BEFORE
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, SPEAKING, STATES, TO_PERSONS
from archive.people.english.words import INSTITUTION, KIN, TITLE
from archive.people.speech.clause import Speaker

_PASSIVE_BEFORE = re.compile(r" (?:is|was|has been|had been) \w+(?:ed|n|t|ght)\b")
_OF = re.compile(rf"\bof (?:(?:the|an?|his|her|their) (?:(?!(?:is|was|are|were)\b)[\w-]+ ){{0,3}})?{TITLE}$")
_OTHERS = re.compile(
    r"(?:,? and|,? as well as) (?:(?:(?:\d+|[a-z]+) )?others?(?: [a-z]+)?"
    r"|(?:his|her|their) [a-z]+) "
)
FAR = 300  # characters between a verb and a name; a limit: from 50 on, tests/gold gives the same
_NO_PART = r"(?!(?:about|against|of|for|from|to|by|in|at|on|with|as|name|who|whose|that|and)\b)(?!\w+(?:ed|ing)\b)"
# `The chaplain, Father N`; but not `The wife of the accused, driver N`, which may be the office of the accused
_APPOSED = re.compile(
    r"(?:.*[”»\",;:] )?(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[\w-]+[’']s)"
    rf"(?: {_NO_PART}[\w’'-]+){{1,4}}, (?:the |an? |his |her |their |its )?(?:{_NO_PART}[\w-]+ ){{0,3}}{TITLE}"
)
# `Head of the jury, film director N`; but not `The lawyer of the driver, seamstress N`, who may be either of them
_TWO_OFFICES = re.compile(
    rf"(?:(?!(?:of|for|at|in|to|and)\b)[\w’'-]+ ){{0,3}}?{OFFICE.pattern}(?: (?:of|for|at|in)"
    rf"(?: (?!(?:{PERSON.pattern}|accused|defendant|deceased|suspect)\b)[\w’'-]+){{1,8}})?"
    rf", (?:[\w-]+ ){{0,3}}?{OFFICE.pattern} {TITLE}"
)
# `A colleague from the centre in Tartu, Inspector N`: one noun for a person, and no verb
_HEAD = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[\w-]+[’']s)(?: (?!(?:is|was|are|were|had|has|who|that"
    r"|and|accused|deceased|defendant|suspect|victim)\b)[\w’'-]+){1,9}"
)
# Behind `said`: ` one of the organisers, N`, ` the girl’s lawyer, N`
_APPOSED_BEHIND = re.compile(
    r" (?:(?:(?:one|another) of )?(?:the|an?|another|one|his|her|their|its|our|[\w’'-]+[’']s)"
    rf"(?: {_NO_PART}[\w’'-]+){{1,4}}|one of them), {TITLE}"
)
CLOSES = re.compile(r"[,.;:!?]|$| [–—-]")
# Behind a comma, an unnamed person is the subject if one of these verbs precedes and nothing else follows.
_BY_ANOTHER = (
    r"(?:said|says|stated|reported|reports|wrote|writes|announced|added|adds|noted|claimed|claims|believes|explained"
    r"|confirmed|revealed|concluded|warned|stressed|admitted) (?:(?:the|an?|his|her|their|its) )?"
    rf"(?:(?!(?:{'|'.join(sorted(PREPOSITIONS))})\b)[\w’'-]+ ){{0,3}}?"
    rf"(?:{OFFICE.pattern}|{INSTITUTION.pattern}|(?:{'|'.join(sorted(KIN))}|police|authorities|court)\b)"
)
_SAID_BY_ANOTHER = re.compile(
    rf"{_BY_ANOTHER}"
    r"(?P<place> (?:of|for|in|at|on|from|to|yesterday|today)\b[^,.;!?]*)?"
    r"(?:(?P<goes_on>, (?:is|are|was|were|has|have|had|will|would|did|could)\b)|(?=[.;!?]|$))"
)
# A verb before the one of speaking, in a list that continues: `N showed a film, spoke about it and left`.
_VERB_OF_LIST = re.compile(
    r" (?!(?:and|or)\b)(?:(?!\b(?:who|whom|which|that|when|where|because|while|and)\b)[^,.:;“”\"]){2,60}"
    r", (?:\w+ly |also |then |later )?"
)
_LAST_OF_LIST = re.compile(
    rf"(?!{_BY_ANOTHER})\w+"
    r"[^.:;“”\"]{1,150}?,? and (?:\w+ly |also |then |finally )?"
    r"(?:[a-z]{2,}ed|began|came|gave|held|left|made|met|paid|read|sent|took|went)\b"
)
_TITLES = frozenset("dr prof mr mrs ms".split())
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|[a-z]{2,}ed)\b")
# `The husband of the accused, N, said`: either of the two may be N.
_SOMEBODY = rf"(?:{OFFICE.pattern}|(?:{'|'.join(sorted(KIN))}|accused|deceased|defendant|suspect)\b)"
_OF_SOMEBODY = re.compile(
    rf"\b(?:of|for|to|about|against) (?:(?:the|an?|his|her|their|its) )?(?:(?!(?:of|for|and)\b)[\w’'-]+ ){{0,3}}?"
    rf"{_SOMEBODY}, (?:the )?{TITLE}$"
    rf"|\b(?:of|for|to|about|against) one of (?:the|his|her|their) (?:[\w’'-]+ ){{0,3}}?[a-z]+, {TITLE}$"
)
# `Replying to the minister, N said`, `In a letter to the mayor, N writes`: these contain no subject that N could
# explain. `According to the lawyer, N` is different.
_ADVERBIAL = re.compile(
    rf"(?!According\b)(?:[A-Z][a-z]+ing|Asked|{'|'.join(sorted(word.capitalize() for word in PREPOSITIONS))}) "
    rf"[^,.:;“”\"]+, (?:the )?{TITLE}"
)
# Between commas and with one of these words behind them, these are participles.
_PASSIVE_WITH = {"told": ("to", "that", "by"), "asked": ("to", "by"), "invited": ("to", "by")}
_BY = ("by",)
_GOES_ON_TO = re.compile(r"(?<= )(?:(?:went|goes) on|continue[ds]) to $")
_FINITE_BEHIND = frozenset("is are was were has had have will would can could did met saw knew".split())

_MODAL = frozenset("should must may might shall does cannot never went came left says".split())


class Subject(Attribution):
    """One sentence, and the subjects of its verbs."""

    def _left_of(self, verb: int) -> Speaker | None:
        if self.word(verb) in STATES:
            verb = self._before_verb(verb)
        is_clause = self.word(verb + 1) in _FINITE_BEHIND and self.word(verb) != "would"
        if is_clause or (self.word(verb) in TO_PERSONS and self.word(verb + 1) in SPEAKING):
            return None  # `the story N told was not believed`
        if self.word(verb - 1) == "never" and self.word(verb) not in DENYING:
            return None
        if self.word(verb - 1) == "," and self.word(verb + 1) in _PASSIVE_WITH.get(self.word(verb), _BY):
            return None  # `N, 34, told to wait, left`
        if self.word(verb - 1) in (",", "–", "—") and self._is_said_by_another(verb):
            return None
        if self.word(verb) in ("say", "tell") and self._text[self._sentence.end - 1] == "?":
            return None
        start = self._tokens[verb].start
        for one in self._before(verb):
            after = self._after(one)
            if start - after > FAR:
                return None
            if self._is_told_by_who(one, verb) and not self._is_unsaid(one, verb):
                before = self._text[max(self._sentence.start, start - FAR) : self._tokens[one.first].start]
                return None if _OF.search(before) else one  # `we met N, who said`; not `a friend of N, who said`
            if one.can_be_subject:
                is_open = self._is_unsaid(one, verb) or self._may_be_another(one)
                return one if not is_open and self._is_beside(one, verb, self._text[after:start]) else None
        return None

    def _is_told_by_who(self, one: Speaker, verb: int) -> bool:
        """`We met N of the shelter, who said`: with what belongs to the name before `who`."""
        who = next((at for at in range(one.after, verb) if self.word(at) == "who"), verb)
        if who == verb or not may_stand_between(self._tokens, who, verb):
            return False
        return self._stands_beside(one, who - (self.word(who - 1) == ","))

    def _is_unsaid(self, one: Speaker, verb: int) -> bool:
        """Whether the words before a subject leave open that they say it: `if N says`, `not N`, `whom N told`."""
        start, at = self._sentence.start, self._tokens[one.first].start
        is_others = one.first < verb and is_told_by_another(self._text, start, at, is_named=True)
        return is_others or self._is_open_before(one.first, start, verb)

    def _is_said_by_another(self, verb: int) -> bool:
        """`The driver was a neighbour, N, said the police`, `N, 34, said the police, had fled`.

        But not `N, head of the centre, said the police …`.
        """
        nearest = next(self._before(verb), None)
        said = _SAID_BY_ANOTHER.match(self._text, self._tokens[verb].start)
        if nearest is None or said is None or _TELLS.search(said["place"] or ""):
            return False
        before = self._text[self._sentence.start : self._tokens[nearest.first].start]
        return bool(said["goes_on"]) or _TELLS.search(before) is not None

    def _may_be_another(self, one: Speaker) -> bool:
        """Whether a name and a comma follow two nouns for people, either of whom may have this name."""
        start = self._tokens[one.name].start
        found = _OF_SOMEBODY.search(self._text, max(self._sentence.start, start - LONGEST_BEFORE), start)
        return found is not None and not _ADVERBIAL.fullmatch(self._text, self._sentence.start, start)

    def _is_beside(self, one: Speaker, verb: int, between: str) -> bool:
        first = one.after
        if others := _OTHERS.match(between):
            first = next(
                at for at in range(first, verb + 1) if self._tokens[at].start >= self._after(one) + others.end()
            )
            between = between[others.end() - 1 :]
        target = verb
        if goes_on := _GOES_ON_TO.search(between):
            target -= len(goes_on[0].split())
            between = between[: goes_on.start()]
        if self._stands_beside(one, target, first):
            return not any(one.name < at.first < verb for at in self.speakers if at.can_be_subject)
        for other in self.speakers:
            if one.after <= other.first < verb and not other.can_be_subject:  # `N met G. Egle, 42, and said`
                between = between.replace(self._text[self._tokens[other.first].start : self._after(other)], "them", 1)
        if VERB_BEFORE.fullmatch(between.removeprefix(",") if self._is_set_off(one) else between):
            return self.word(verb) not in TO_PERSONS or not _PASSIVE_BEFORE.search(between)
        start = self._tokens[verb].start
        return bool(_VERB_OF_LIST.fullmatch(between) and _LAST_OF_LIST.match(self._text, start, self._sentence.end))

    def _stands_beside(self, one: Speaker, target: int, first: int | None = None) -> bool:
        """Whether everything between a name and a verb, or `who`, belongs to one of them.

        This may begin right behind the name, because only part of an institution may be known: `N of the Caritas centre
        spoke`. If the person is set off, a comma closes this before the verb: `The chaplain, N of the hospital, spoke`.
        """
        for begin in (one.after if first is None else first, one.name_after):
            if may_stand_between(self._tokens, begin, target):
                return True
            close = next((at for at in range(target - 1, begin - 1, -1) if self.word(at) == ","), -1)
            if close >= 0 and (self._is_set_off(one) or self._is_apposition(one)):
                parts = ((begin, close), (close + 1, target))
                if all(may_stand_between(self._tokens, *part) for part in parts):
                    return True
        return False

    def _is_set_off(self, one: Speaker) -> bool:
        """Whether there are commas around a name behind an office, or around the office behind a name.

        Or between two offices before it: `Head of the jury, film director N, praised`.
        """
        before = one.name - 1
        while before > self._sentence.first and (self.word(before) in _TITLES or self.word(before) == "."):
            before -= 1
        if one.after > one.name_after or self.word(before) == ",":
            return True
        office = self._text[self._tokens[one.first].start : self._tokens[one.name].start]
        return "," in office and _TWO_OFFICES.fullmatch(office) is not None

    def _is_apposition(self, one: Speaker) -> bool:
        """Whether a name and its nouns follow a subject and a comma: `The chaplain, Father N,`."""
        start = self._tokens[one.name].start
        before = self._text[max(self._sentence.start, start - FAR) : start]
        if _APPOSED.fullmatch(before):
            return True
        if self.word(one.first - 1) != ",":
            return False
        nouns = _HEAD.fullmatch(self._text, self._sentence.start, self._tokens[one.first - 1].start)
        return nouns is not None and len(PERSON.findall(nouns[0])) == 1

    def _named_behind(self, verb: int, first: int) -> Speaker | None:
        """The next person named, whose name has no `’s`, with at most an article and nouns between."""
        right = self._next(verb)
        while right is not None and right.is_genitive:
            right = self._next(right.name)
        if right is None or self._tokens[right.first].start - self._tokens[verb].end > FAR:
            return None
        behind = self.word(right.after)
        if behind.endswith("ed") or behind in _FINITE_BEHIND or behind in _MODAL:
            return None  # `said the man N had hired`, `His aunt, who came, said N should go`
        between = self._text[self._tokens[first - 1].end : self._tokens[right.first].start]
        is_next = (
            TITLES.fullmatch(between) or between.strip() in DETERMINERS or are_nouns(self._tokens, first, right.first)
        )
        if not is_next and _APPOSED_BEHIND.fullmatch(between):
            is_next = CLOSES.match(self._text, self._after(right)) is not None
        return right if is_next else None

    def _has_others_behind(self, subject: Speaker) -> bool:
        return _OTHERS.match(self._text, self._after(subject)) is not None
