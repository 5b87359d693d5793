"""A sentence as tokens, with the people named in it: the interface of the grammars of both languages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from archive.latvian.tokens import Token
from archive.people.speech.quotes import Quote


@dataclass(slots=True)
class Speaker:
    """A person in a sentence as tokens: the office included from `first`, the name from `name`, up to `after`.

    `after` lies behind an office that follows the name, `name_after` right behind the name. `person` is the name in
    the nominative, where the grammar needs it.
    """

    index: int
    first: int
    name: int
    name_after: int
    after: int
    gender: str | None
    can_be_subject: bool
    is_genitive: bool
    is_dative: bool = False
    person: str = ""


@dataclass(slots=True, eq=False)
class Sentence:
    """Characters `start` to `end` of a text, and tokens `first` to `after` of it; neither end is included.

    `lower` are all tokens in lower case, `words` the places of those that are words. `quotes` and `speakers` are those
    within the sentence; `earlier` is the one person of the sentence before, if any, and `others` are those who are the
    only ones of their gender there. `named` are those of the whole text, of whom the first in this paragraph has the
    place `paragraph` and the first here `place`. `above` is `earlier` at the end of the paragraph before, if that names
    nobody else and this one nobody yet; `spoke_above` tells whether they spoke there, and `opens` whether this is the
    first sentence since. `spoke` is whose words the sentence before in the paragraph has, if they are of one person.
    """

    text: str
    tokens: Sequence[Token]
    lower: Sequence[str]
    start: int
    end: int
    first: int
    after: int
    words: Sequence[int]
    quotes: Sequence[Quote]
    speakers: Sequence[Speaker]
    earlier: Speaker | None
    named: Sequence[Speaker] = ()
    paragraph: int = 0
    place: int = 0
    others: Sequence[Speaker] = ()
    above: Speaker | None = None
    spoke_above: bool = False
    opens: bool = False
    spoke: Speaker | None = None

    def outer(self) -> list[Quote]:
        """The quotations that stand in no other."""
        return [quote for quote in self.quotes if quote.depth == 0]


class Clause(ABC):
    """One sentence, without what is quoted in it. The grammar of each language finds the subject of a verb."""

    speaking: ClassVar[Collection[str]]
    """The forms of its verbs of speaking."""
    ordinals: ClassVar[bool]
    """Whether a number with a full stop is an ordinal."""
    uttering: ClassVar[Collection[str]] = ()
    """Those that report speech right behind a quotation alone."""

    def __init__(self, sentence: Sentence, speeches: Sequence[Quote]) -> None:
        """`speeches` are those of the sentence's quotations that are something said.

        What is quoted is left out of `speakers`, the people of the sentence, and of `words`, the places of its words.
        """
        self._sentence, self._speeches = sentence, speeches
        self._text, self._tokens, self._outer = sentence.text, sentence.tokens, sentence.outer()
        self._lower, self._opens_at, self._ends_at = sentence.lower, sentence.first, sentence.after
        self._outer_starts = [quote.start for quote in self._outer]
        self.speakers, self.words = sentence.speakers, sentence.words
        if self._outer:
            self.speakers = [one for one in sentence.speakers if not self._is_quoted(one.name)]
            self.words = [at for at in sentence.words if not self._is_quoted(at)]
        self._starts = [one.first for one in self.speakers]
        self._ends = [one.name_after for one in self.speakers]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {one.index: at for at, one in enumerate(self.speakers)}

    def _place(self, speaker: Speaker) -> int:
        return self._places[speaker.index]

    def _before(self, at: int) -> Iterator[Speaker]:
        """Those whose names end before token `at`, the nearest first."""
        return (self.speakers[here] for here in range(bisect_right(self._ends, at) - 1, -1, -1))

    def _next(self, at: int) -> Speaker | None:
        """The first who begins behind token `at`."""
        here = bisect_right(self._starts, at)
        return self.speakers[here] if here < len(self.speakers) else None

    def word(self, at: int) -> str:
        """The token there in lower case, "" outside of the sentence."""
        return self._lower[at] if self._opens_at <= at < self._ends_at else ""

    @property
    @abstractmethod
    def verbs(self) -> list[int]:
        """The verbs of speaking that are not quoted."""

    @abstractmethod
    def subjects(self, verb: int) -> list[Speaker]:
        """Those who do what the verb says."""

    @abstractmethod
    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """Those who are joined to the subject: `A un B`, `A and B`."""

    @abstractmethod
    def attributed(self) -> list[Speaker]:
        """Those whom the sentence is given to without a verb: `pēc Viļņa Ābeltiņa teiktā`."""

    def labelled(self) -> Speaker | None:
        """Whom a given name alone means that stands before a colon: `Savukārt Anna: „Nezināju.”`."""
        return None

    def by_the_way(self) -> list[Speaker]:
        """Those whose words a gerund or the like reports: `atklāja sēdi, uzsverot, ka`."""
        return []

    @abstractmethod
    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """Whether a word behind a quotation is a verb and the speaker its subject, and nothing else follows."""

    def leads_on(self, at: int) -> bool:
        """Whether the words there say whose the quotation before them is: `ar šādiem vārdiem sanāksmi noslēdza`."""
        return False

    def leads_to_colon(self, speaker: Speaker, between: str) -> bool:
        """Whether what a subject does, up to a colon, leads to what they say: `N will never forget that day: “…”`."""
        return False

    def reports(self, at: int, stop: int, verbs: Collection[str] = ()) -> list[Speaker] | None:
        """Those who say what is quoted before token `at`, by the clause there, whatever its verb; None if that is open.

        `verbs` are the only ones that count, if given.
        """
        return None

    def passes_on(self, verb: int, subject: Speaker, stop: int) -> bool:
        """Whether the words behind a verb, up to a place in the text, tell that somebody else says what follows."""
        return False

    def takes_over(self, at: int, stop: int) -> bool:
        """Whether the words from token `at` up to a place in the text tell that what follows is from somebody else."""
        return False

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """Whom `viņa` or `she` in the next sentence means: the only one here who can be a subject.

        They may be named twice: `Ministre Anna Kalna nebrauks, portālam pastāstīja pati Kalna.`
        """
        subjects = [one for one in sentence.speakers if one.can_be_subject]
        is_one = len(subjects) == 1 or len({one.person or one.index for one in subjects}) == 1
        return subjects[0] if is_one else None

    @classmethod
    def carried(cls, sentence: Sentence, speaker: Speaker) -> Speaker | None:
        """Whom it means behind a sentence that names nobody and is somebody's: `Ministre uzsvēra, ka …`.

        They are told of where that sentence begins.
        """
        at = sentence.first
        return replace(speaker, first=at, name=at, name_after=at + 1, after=at + 1)

    @classmethod
    def turns_to_speak(cls, sentence: Sentence) -> Speaker | None:
        """Whose a quotation is that stands alone behind this sentence: `Anna Kalna shrugged. “So what?”`"""
        return None

    @classmethod
    def is_quoted_next(cls, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether it is theirs who speaks in this sentence: `Anna Kalna said that it rained. “It poured all day.”`"""
        return False

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """Whom `viņa` in the next sentence means where the one subject here is a man, or `viņš` where it is a woman;
        or if there are several.
        """
        return ()

    @classmethod
    def still_others(cls, sentence: Sentence) -> Sequence[Speaker]:
        """Of the `others` of a sentence that names nobody and says nothing, those whom a pronoun behind it may mean."""
        return ()

    def _is_quoted(self, at: int) -> bool:
        start = self._tokens[at].start
        here = bisect_right(self._outer_starts, start) - 1
        return here >= 0 and start < self._outer[here].end
