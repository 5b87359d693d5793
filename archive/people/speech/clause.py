"""A sentence as tokens, with the people it names: the interface of the grammars of both languages."""

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
    """A person in a sentence, by tokens: from `first` with the office, from `name` without it, up to `after`.

    `after` is the token after an office that follows the name, `name_after` the one right after the name. `person` is
    the name in the nominative, if the grammar needs it.
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
    """A sentence: characters `start` to `end` of a text, tokens `first` to `after`; neither end is included.

    `lower` are all tokens of the text in lower case; `words` are the indexes of those in the sentence that are words.
    `quotes` and `speakers` are those within the sentence. `earlier` is the person whom a pronoun here can mean by the
    sentence before, if only one is possible; `others` are further people whom one can mean there by their gender.
    `named` are the people of the whole text; `paragraph` is the index of the first one in this paragraph, `place` of
    the first one from here on. `above` is `earlier` at the end of the paragraph before, if that names nobody else and
    this one has not named anybody yet; `spoke_above` tells whether they spoke there, and `opens` whether this sentence
    begins a paragraph. `spoke` is the speaker of the sentence before in this paragraph, if it has only one.
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
        """The quotations that are in no other quotation."""
        return [quote for quote in self.quotes if quote.depth == 0]


class Clause(ABC):
    """One sentence, without its quotations. The grammar of each language finds the subject of a verb."""

    speaking: ClassVar[Collection[str]]
    """The forms of its verbs of speaking."""
    ordinals: ClassVar[bool]
    """Whether a number with a full stop is an ordinal."""
    uttering: ClassVar[Collection[str]] = ()
    """Those that report speech only right behind a quotation."""

    def __init__(self, sentence: Sentence, speeches: Sequence[Quote]) -> None:
        """`speeches` are the quotations of the sentence that somebody said.

        `speakers` (the people of the sentence) and `words` (the indexes of its words) do not include what is quoted.
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
        """People whose names end before token `at`, nearest first."""
        return (self.speakers[here] for here in range(bisect_right(self._ends, at) - 1, -1, -1))

    def _next(self, at: int) -> Speaker | None:
        """The first person who begins behind token `at`."""
        here = bisect_right(self._starts, at)
        return self.speakers[here] if here < len(self.speakers) else None

    @classmethod
    def lowered(cls, tokens: Sequence[Token]) -> list[str]:
        """The tokens of a text in lower case."""
        return [token.text.lower() for token in tokens]

    def word(self, at: int) -> str:
        """A token in lower case; "" outside the sentence."""
        return self._lower[at] if self._opens_at <= at < self._ends_at else ""

    @property
    @abstractmethod
    def verbs(self) -> list[int]:
        """The indexes of verbs of speaking outside quotations."""

    @abstractmethod
    def subjects(self, verb: int) -> list[Speaker]:
        """The subjects of a verb."""

    @abstractmethod
    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """A subject, and people joined to it: `A un B`, `A and B`."""

    @abstractmethod
    def attributed(self) -> list[Speaker]:
        """People to whom the sentence is attributed without a verb: `pēc Viļņa Ābeltiņa teiktā`."""

    def labelled(self) -> Speaker | None:
        """The person whom a given name alone before a colon means: `Savukārt Anna: „Nezināju.”`."""
        return None

    def by_the_way(self) -> list[Speaker]:
        """People whose words a gerund or a similar form reports: `atklāja sēdi, uzsverot, ka`."""
        return []

    @abstractmethod
    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """Whether a word behind a quotation is a verb, with this speaker as its subject and nothing else behind."""

    def leads_on(self, at: int) -> bool:
        """Whether the words there attribute the quotation before them: `ar šādiem vārdiem sanāksmi noslēdza`."""
        return False

    def leads_to_colon(self, speaker: Speaker, between: str) -> bool:
        """Whether what a subject does, up to a colon, introduces their words: `N will never forget that day: “…”`."""
        return False

    def reports(self, at: int, stop: int, verbs: Collection[str] = ()) -> list[Speaker] | None:
        """Those whom the clause at token `at` makes the speakers of the quotation before it; None if that stays open.

        If `verbs` are given, only these count; otherwise any verb.
        """
        return None

    def passes_on(self, verb: int, subject: Speaker, stop: int) -> bool:
        """Whether the words behind a verb, up to a place in the text, say that what follows is somebody else's."""
        return False

    def takes_over(self, at: int, stop: int) -> bool:
        """Whether the words from token `at` up to a place in the text say that what follows is somebody else's."""
        return False

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The person whom `viņa` or `she` in the next sentence means: the only one here who can be a subject.

        The person may be named twice: `Ministre Anna Kalna nebrauks, portālam pastāstīja pati Kalna.`
        """
        subjects = [one for one in sentence.speakers if one.can_be_subject]
        is_one = len(subjects) == 1 or len({one.person or one.index for one in subjects}) == 1
        return subjects[0] if is_one else None

    @classmethod
    def carried(cls, sentence: Sentence, speaker: Speaker) -> Speaker | None:
        """The person meant by a pronoun after a sentence that names nobody but has a speaker: `Ministre uzsvēra, ka …`.

        The place of the person is the beginning of that sentence.
        """
        at = sentence.first
        return replace(speaker, first=at, name=at, name_after=at + 1, after=at + 1)

    @classmethod
    def turns_to_speak(cls, sentence: Sentence) -> Speaker | None:
        """The speaker of a quotation that follows this sentence alone: `Anna Kalna shrugged. “So what?”`"""
        return None

    @classmethod
    def is_quoted_next(cls, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether its speaker is that of this sentence: `Anna Kalna said that it rained. “It poured all day.”`"""
        return False

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """People whom a pronoun in the next sentence means if it cannot mean the subject here, or there are several.

        For example, `viņa` if the subject is a man.
        """
        return ()

    @classmethod
    def still_others(cls, sentence: Sentence) -> Sequence[Speaker]:
        """Those of the `others` whom a pronoun may mean after this sentence, if it names nobody and reports nothing."""
        return ()

    def _is_quoted(self, at: int) -> bool:
        start = self._tokens[at].start
        here = bisect_right(self._outer_starts, start) - 1
        return here >= 0 and start < self._outer[here].end
