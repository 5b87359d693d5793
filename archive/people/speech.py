"""Who of the people in a sentence speaks, and what is theirs: a quotation, or else the sentence.

Somebody speaks where a quotation stands with the name, where the name is the subject of a verb of speaking, or where
the sentence is given to them (`pēc Viļņa Ābeltiņa teiktā`). A wrong speaker is worse than a missing one, so a
subject must be in the nominative and stand right beside its verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.latvian.tokens import Quotation, Token
from archive.people.verbs import ATTRIBUTING, NEEDS_CLAUSE, SPEAKING, is_verb

_RELATIVE = {"kurš": "m", "kura": "f", "kas": ""}
_PRONOUNS = {"viņš": "m", "viņa": "f"}
_BETWEEN = frozenset(
    "arī savukārt arvien vienlaikus tāpat jau vēl toreiz pēc tam pats pati sarunā intervijā atkārtoti īpaši "
    "piemēram".split()
)
_INFINITIVE = re.compile(r"\w{2,}(?:[āēīo]t|[āēīo]ties|[bcdklmnprstvzš]t|[bdkmnprsvz]ties|iet|iest|nāt)")
_LONGEST_BRACKET, _FAR = 200, 80  # characters; words behind a verb
_SHORTEST_SPEECH = 12  # characters; what is shorter is a word in quotation marks


@dataclass(slots=True)
class Speaker:
    """A person in a sentence as tokens: the office included from `first`, the name from `name`, up to `after`.

    `after` lies behind an office that follows the name, `name_after` right behind the name.
    """

    index: int
    first: int
    name: int
    name_after: int
    after: int
    gender: str | None
    can_be_subject: bool
    is_genitive: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: whose it is (an index of the caller), and where it stands in the text."""

    index: int
    start: int
    end: int
    is_quotation: bool


def said_in(
    text: str,
    tokens: Sequence[Token],
    sentence: tuple[int, int],
    span: tuple[int, int],
    quotes: Sequence[Quotation],
    speakers: Sequence[Speaker],
    earlier: Speaker | None,
) -> list[Said]:
    """All that is said in one sentence. `span` are its tokens; `earlier` is the one person of that before, if any."""
    return _Sentence(text, tokens, sentence, span, quotes, speakers, earlier).read()


class _Sentence:
    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentence: tuple[int, int],
        span: tuple[int, int],
        quotes: Sequence[Quotation],
        speakers: Sequence[Speaker],
        earlier: Speaker | None,
    ) -> None:
        self._text, self._tokens, self._sentence, self._span = text, tokens, sentence, span
        self._outer = [quote for quote in quotes if quote.depth == 0]
        self._outer_starts = [quote.start for quote in self._outer]
        self._speeches = [quote for quote in self._outer if self._is_speech(quote)]
        self._speakers = [one for one in speakers if not self._is_quoted(tokens[one.name].start)]
        self._earlier = earlier
        self._words = [at for at in range(*span) if tokens[at].is_word and not self._is_quoted(tokens[at].start)]

    def read(self) -> list[Said]:
        found: dict[int, Said] = {}
        for quote in self._speeches:
            for speaker in self._speakers_of(quote):
                start, end = self._inside(quote)
                if speaker.index not in found:
                    found[speaker.index] = Said(speaker.index, start, end, True)
        for at in self._words:
            if self._tokens[at].text.lower() in SPEAKING:
                for speaker in self._subjects(at):
                    found.setdefault(speaker.index, Said(speaker.index, *self._sentence, False))
        for speaker in self._speakers:
            if speaker.is_genitive and self._word(speaker.after) in ATTRIBUTING:
                found.setdefault(speaker.index, Said(speaker.index, *self._sentence, False))
        return list(found.values())

    # -- quotations

    def _is_speech(self, quote: Quotation) -> bool:
        """Whether a quotation is something said: it ends as a sentence does, or stands behind a colon."""
        start, end = quote.start + 1, quote.end - 1
        if end - start < _SHORTEST_SPEECH:
            return False
        before = self._before(quote)
        after = self._text[quote.end : quote.end + 3]
        return before.endswith(":") or self._text[end - 1] in ".!?…," or after.startswith((",", " – ", " — "))

    def _before(self, quote: Quotation) -> str:
        return self._text[max(self._sentence[0], quote.start - 3) : quote.start].rstrip()

    def _inside(self, quote: Quotation) -> tuple[int, int]:
        start, end = quote.start + 1, quote.end - 1
        while end > start and self._text[end - 1] in " ,–—-":
            end -= 1
        return start, end

    def _is_quoted(self, at: int) -> bool:
        here = bisect_left(self._outer_starts, at) - 1
        return here >= 0 and at < self._outer[here].end

    def _speakers_of(self, quote: Quotation) -> list[Speaker]:
        if self._before(quote).endswith(":"):
            return self._before_colon(quote)
        return self._behind(quote)

    def _before_colon(self, quote: Quotation) -> list[Speaker]:
        before = [one for one in self._speakers if self._tokens[one.name].start < quote.start]
        verbs = [at for at in self._words if self._tokens[at].start < quote.start and self._token(at) in SPEAKING]
        for at in reversed(verbs):
            if subjects := self._subjects(at):
                return subjects
        if before and before[-1].can_be_subject:
            # `Iekšlietu ministrijas parlamentārā sekretāre Evika Siliņa: “…”`: only the office stands with the name.
            last = before[-1]
            is_beside = self._text[self._tokens[last.after - 1].end : quote.start].strip(" :,") == ""
            if (is_beside and not verbs) or len(before) == 1:
                return [last]
        return []

    def _behind(self, quote: Quotation) -> list[Speaker]:
        here = bisect_left(self._tokens, quote.end, *self._span, key=lambda token: token.start)
        while here < self._span[1] and self._tokens[here].text in (",", "–", "—", "-", ".", "tā"):
            here += 1
        stop = next((q.start for q in self._speeches if q.start >= quote.end), self._sentence[1])
        verb = next((at for at in self._words if here <= at < here + 12 and self._token(at) in SPEAKING), None)
        following = [one for one in self._speakers if here <= one.name and self._tokens[one.name].start < stop]
        if verb is not None:
            return self._subjects(verb)
        if following and following[0].first == here and following[0].can_be_subject:
            return following[:1]
        return []

    # -- the subject of a verb

    def _subjects(self, verb: int) -> list[Speaker]:
        word = self._token(verb)
        if word in NEEDS_CLAUSE and not self._has_clause(verb):
            return []
        if subject := self._left_of(verb) or self._right_of(verb):
            return self._with_partners(subject)
        if self._earlier and (pronoun := self._pronoun(verb)) and self._earlier.gender == pronoun:
            return [self._earlier]
        return []

    def _has_clause(self, verb: int) -> bool:
        words = [token.text.lower() for token in self._tokens[verb + 1 : min(self._span[1], verb + _FAR)]]
        if any(pair in ((",", "ka"), (",", "lai")) for pair in pairwise(words)) or self._speeches:
            return True
        return any(
            _INFINITIVE.fullmatch(self._token(at))
            for at in range(verb + 1, min(self._span[1], verb + _FAR))
            if not self._is_quoted(self._tokens[at].start)
        )

    def _left_of(self, verb: int) -> Speaker | None:
        candidates = [one for one in self._speakers if one.name_after <= verb]
        if not candidates:
            return None
        nearest = candidates[-1]
        if not nearest.can_be_subject:
            return None
        return nearest if self._is_bare(nearest, verb) else None

    def _is_bare(self, speaker: Speaker, verb: int) -> bool:
        """Whether nothing stands between a name and its verb but an office, a bracket, an adverb, `kurš`."""
        between = list(range(speaker.after, verb))
        words = [at for at in between if self._tokens[at].is_word and not self._is_bracketed(at)]
        if any(self._tokens[at].text in ";:." for at in between if not self._is_bracketed(at)):
            return False
        if any(self._is_quoted(self._tokens[at].start) for at in words):
            return False
        if words and (relative := _RELATIVE.get(self._token(words[0]))) is not None:
            return relative in ("", speaker.gender) and len(words) <= 3
        if words and words[-1] == verb - 1 and self._token(verb - 1) == "un" and is_verb(self._token(speaker.after)):
            return all(self._tokens[at].is_word for at in between)  # atklāja konferenci un pauda gandarījumu
        if words and self._tokens[between[0]].text == ",":
            return self._is_aside(between)
        if any(self._tokens[at].text == "," for at in between) and words:
            return False
        following = self._tokens[verb + 1].text if verb + 1 < self._span[1] else ""
        if following in (",", ":"):  # what is said follows at once, so that the verb is the main one
            return len(words) <= 4 and not any(is_verb(self._token(at)) for at in words)
        return len(words) <= 3 and all(self._may_stand_between(at) for at in words)

    def _may_stand_between(self, at: int) -> bool:
        word = self._token(at)
        return (
            word in _BETWEEN
            or word.endswith(("i", "ot", "ām", "iem", "ā", "ē", "ī", "ās", "os"))
            or word in ("ir", "bija", "esot")
        )

    def _is_aside(self, between: Sequence[int]) -> bool:
        """Whether the words between are set off by commas on both sides: `Anna Liepa, atklājot sēdi, sacīja`."""
        return self._tokens[between[0]].text == "," and self._tokens[between[-1]].text == "," and len(between) <= 10

    def _is_bracketed(self, at: int) -> bool:
        position = self._tokens[at].start
        line = self._text[max(self._sentence[0], position - _LONGEST_BRACKET) : position]
        return line.count("(") > line.count(")") or self._tokens[at].text == ")"

    def _right_of(self, verb: int) -> Speaker | None:
        following = [one for one in self._speakers if one.first > verb]
        if not following or not following[0].can_be_subject:
            return None
        nearest = following[0]
        between = list(range(verb + 1, nearest.first))
        if any(not self._tokens[at].is_word for at in between) or len(between) > 3:
            return None
        return nearest if all(self._may_stand_between(at) or self._token(at) == "arī" for at in between) else None

    def _with_partners(self, subject: Speaker) -> list[Speaker]:
        """`E.Zvaigzne un V.Sniedze aicināja`: those who are joined to the subject by `un` speak with it."""
        partners = [subject]
        for one in self._speakers:
            if one is subject or not one.can_be_subject:
                continue
            left, right = (one, subject) if one.name < subject.name else (subject, one)
            if left.after + 1 == right.first and self._token(left.after) in ("un", "and"):
                partners.append(one)
        return partners

    def _pronoun(self, verb: int) -> str | None:
        """The gender that `viņš` or `viņa` beside a verb tells, where it opens the clause."""
        for at in (verb - 1, verb - 2, verb + 1):
            if self._span[0] <= at < self._span[1] and (gender := _PRONOUNS.get(self._token(at))):
                return gender
        return None

    def _token(self, at: int) -> str:
        return self._tokens[at].text.lower()

    def _word(self, at: int) -> str:
        return self._token(at) if at < self._span[1] else ""
