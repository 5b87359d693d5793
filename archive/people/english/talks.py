"""Finds who gives the talk that begins an English sentence: what people do in their own talk, they say."""

from __future__ import annotations

import re
from bisect import bisect_left

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.phrases import TALKS
from archive.people.english.reference.follow_ups import FollowUps
from archive.people.english.words import TITLE
from archive.people.speech.clause import Speaker

# `In her opening speech to the guests`, `At the end of his talk`; but not `In her address book` or `In his letter`,
# and no message, paper or report, which may be somebody else's.
_TALK = (
    r"(?:In|During|Throughout|(?:At|Towards) the (?:beginning|close|end|opening|start) of|Opening|Beginning|Concluding"
    rf"|Closing) (?P<whose>his|her) (?:[\w-]+ ){{0,3}}?(?:{TALKS}|article|column|essay|foreword|homily|sermon|statement"
    r"|testimony)"
    r"(?: (?:about|addressed|after|at|before|delivered|during|entitled|for|from|given|in|of|on|published|to|with"
    r"|[“„«\"])[^,;:.]{2,80}?)?,? "
)
_WHOSE = frozenset(("his", "her"))
_BEGINS = re.compile(rf"(?:[Tt]he )?{TITLE}")
_OPENS = frozenset("in during throughout at towards opening beginning concluding closing".split())
_THEN_PRONOUN = re.compile(rf"{_TALK}(?P<pronoun>he|she)\b")
_THEN_NAME = re.compile(rf"{_TALK}(?:the )?{TITLE}")
_THEN_OFFICE = re.compile(rf"{_TALK}the (?P<office>(?:[\w-]+ ){{0,2}}?{OFFICE.pattern})(?! (?:of|for|and|or)\b)")
GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# What is still to come, was not done, was done by others, or is what somebody is: `In her speech she will stress`,
# `she didn’t say a word`, `she was interrupted`; but not `she was critical of the law`.
_NOT_DONE = (
    r"(?:will|would|may|might|could|can|cannot|should|must|never|(?:did|do|does|had|has|have) (?:not|an?|no|been)"
    r"|\w+n[’']t|(?:hopes|hoped|intends|intended|plans|planned|refused|refuses|tried|tries|wanted|wants) to)\b"
    r"|(?:is|was|are|were|got|gets) (?!(?:\w+ly |very |quite )?(?:blunt|clear|critical|frank|outspoken)\b)"
)
# What people do with the body.
_DONE_WITHOUT_WORDS = (
    r"sat|sits|stood|stands|bowed|blushed|broke|bursts?|choked|collapsed|coughed|cried|drank|drinks|faint(?:s|ed)|fell"
    r"|falls|fidgeted|forgot|froze|gestured|heard|holds?|held|keeps|kept|knelt|laugh(?:s|ed)|leaned|left|leaves|lit"
    r"|look(?:s|ed)(?! (?:ahead|back|into)\b)|lost|nodded|nods|paced|paused|received|saw|shook|slipped|smiled|smiles"
    r"|sneezed|sobbed|stared|stopped(?! at\b)|stumbled|sweated|threw|trembled|waved|wears?|wept|wore|won|found an?"
    r"|(?:came|comes) (?:\w+ )?(?:first|last|on|in)|(?:walked|went|ran|came) (?:away|home|off|out|up)"
)
_NOT_SAID = re.compile(
    rf"[’'](?:ll|d|s)\b|(?:,[^,;:.]{{2,80}},)? (?:(?:\w+ly|also|even|then) )?"
    rf"(?:{_NOT_DONE}|(?:{_DONE_WITHOUT_WORDS})\b)"
)


# `N focused on debts in her talk at the forum`
_IN_OWN_TALK = re.compile(
    r"(?: (?!(?:who|whom|whose|which|that|what|when|where|because|while|after|before|by)\b)[\w’'-]+){1,20}?"
    rf" (?:in|during|throughout) (?P<whose>his|her) (?:[\w-]+ ){{0,2}}?(?:{TALKS})"
    r"(?=[.,;:]| (?:about|at|before|in|on|to)\b)"
)


class Talks(FollowUps):
    """One sentence, and the person who gives the talk that begins it."""

    def in_own_talk(self) -> list[Speaker]:
        """`In her talk on debts, N …`, and `she …` or `the judge …` for a person named before."""
        if self._text[self._sentence.end - 1] == "?":
            return []
        if self.word(self._sentence.first) not in _OPENS:
            return self._later_in_talk()
        named = next((one for one in self.speakers if one.can_be_subject), None)
        one = self._named_in_talk(named) if named else None
        one = one or self._meant_in_talk()
        return [one] if one else []

    def _later_in_talk(self) -> list[Speaker]:
        """`Anna Kalna focused on debts in her talk`: the only person named, at the beginning of the sentence."""
        if len(self.speakers) != 1 or not self.speakers[0].can_be_subject:
            return []
        if _WHOSE.isdisjoint(self._lower[self._sentence.first : self._sentence.after]):
            return []
        one, start = self.speakers[0], self._sentence.start
        if not _BEGINS.fullmatch(self._text, start, max(start, self._tokens[min(one.first, one.name)].start)):
            return []
        after = self._tokens[one.after - 1].end
        found = _IN_OWN_TALK.match(self._text, after, self._sentence.end)
        is_theirs = found and one.gender in (GENDER[found["whose"]], None)
        return [one] if is_theirs and not _NOT_SAID.match(self._text, after, self._sentence.end) else []

    def _named_in_talk(self, one: Speaker) -> Speaker | None:
        start = self._tokens[min(one.first, one.name)].start
        found = _THEN_NAME.fullmatch(self._text, self._sentence.start, start)
        is_theirs = found and one.gender in (GENDER[found["whose"]], None)
        is_said = not _NOT_SAID.match(self._text, self._tokens[one.after - 1].end, self._sentence.end)
        return one if is_theirs and is_said else None

    def _meant_in_talk(self) -> Speaker | None:
        start, end = self._sentence.start, self._sentence.end
        if found := _THEN_PRONOUN.match(self._text, start, end):
            gender = GENDER[found["pronoun"]]
            at = self._token_at(found.start("pronoun"))
            goes_on = self.word(at - 1) != "," and "," in self._lower[at : self._sentence.after]
            if gender != GENDER[found["whose"]] or (goes_on and self._is_relative(at)):
                return None  # `In her letter to the man she loved, N …`
            one = self.meant_before(gender)
        elif found := _THEN_OFFICE.match(self._text, start, end):
            one = self.holder(found["office"].lower().split(), self._token_at(found.start("office")))
            one = one if one and one.gender in (GENDER[found["whose"]], None) else None
        else:
            return None
        return None if _NOT_SAID.match(self._text, found.end(), end) else one

    def _token_at(self, place: int) -> int:
        return bisect_left(self._tokens, place, key=lambda token: token.start)
