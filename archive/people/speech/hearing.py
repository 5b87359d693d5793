"""Goes through a text sentence by sentence, and records what each mention of a person says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from archive.latvian.tokens import Token
from archive.people.speech.clause import Clause, Sentence, Speaker
from archive.people.speech.dialogues import DASH_BELOW, said_in_dialogues
from archive.people.speech.interviews import leads_to_answers
from archive.people.speech.letters import signed
from archive.people.speech.lines import Named
from archive.people.speech.quotes import Quote
from archive.people.speech.said import Said, said_in
from archive.people.speech.sentences import sentences

# `… dalījās ar savu viedokli:`, `Uz jautājumu, kas jādara, atbild Anna Kalna.`
_ANNOUNCES = re.compile(r":$|\b(?:atbild|atbildēja|answers|answered)\b[^.!?]{0,300}\.$")
# `“…” Tā savā esejā raksta Anna Kalna.`
_SO = re.compile(r"Tā (?!kā\b|ir\b|nav\b)")
_LONGEST_ABOVE = 600  # characters of a paragraph with a quotation that continues below it; judged
_PARAGRAPH = re.compile(r"[\s.]*+([^\n]+)")
_SO_WRITTEN = re.compile(r"(?:Tā|Šādi|Ar cieņu)\b")
_LONGEST_SIGNATURE = 60  # characters; judged
_BLANKS = 20  # characters behind a quotation, among which nothing follows it


def hear(
    text: str,
    tokens: Sequence[Token],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    named: Sequence[Named],
    clause: type[Clause],
) -> dict[int, list[Said]]:
    """What is said, by the index of the speaker, in the order of the text.

    `named` are the same people, in the form that the rules for lines need; `clause` is the grammar of the language.
    """
    found = _Listener(text, tokens, quotes, speakers, [one.name for one in named], clause).listen()
    found += _rest_of_long(found, quotes)
    found += _long_behind(text, found, quotes, [tokens[one.name].start for one in speakers])
    found = _with_dashes_below(text, found)
    by_speaker: dict[int, list[Said]] = defaultdict(list)
    answers = said_in_dialogues(text, named, found)
    for one in [*_without_leads(text, found, answers), *answers, *signed(text, named, quotes)]:
        by_speaker[one.index].append(one)
    return {
        index: sorted(set(said), key=lambda one: (one.start, one.end, one.is_quotation))
        for index, said in by_speaker.items()
    }


class _Listener:
    """Listens to a text sentence by sentence, and remembers what one sentence leaves open for the next."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        quotes: Sequence[Quote],
        speakers: Sequence[Speaker],
        persons: Sequence[str],
        clause: type[Clause],
    ) -> None:
        """`persons` are the names of the speakers."""
        self._text, self._tokens, self._quotes, self._speakers = text, tokens, quotes, speakers
        self._persons, self._clause = persons, clause
        self._first = {one.index: one for one in reversed(speakers)}  # the first mention of each person
        self._names = [tokens[one.name].start for one in speakers]
        self._marks = [quote.start for quote in quotes]
        self._starts = [token.start for token in tokens]
        self._lower = clause.lowered(tokens)
        self._words = [at for at, word in enumerate(self._lower) if word[0].isalpha()]
        self._found: list[Said] = []
        self._last = 0  # where the sentence before begins in `_found`
        self._quoting: list[int] = []  # people whose quotation may continue
        self._announced: list[Said] = []  # sentences that a following quotation may replace
        self._unspoken: list[Quote] = []  # quotations in the sentence before that have no speaker
        self._earlier: Speaker | None = None
        self._others: Sequence[Speaker] = ()
        self._spoke: Speaker | None = None
        self._above: Speaker | None = None
        self._spoke_above = False
        self._begin_paragraph(0)

    def listen(self) -> list[Said]:
        """Everything that is said."""
        lines = [match.start() for match in re.finditer("\n", self._text)]
        line, clause = -1, self._clause
        for start, end in sentences(self._text, self._quotes, clause.speaking, ordinals=clause.ordinals):
            place = bisect_left(self._names, start)
            own_line = bisect_left(lines, start)
            if opens := own_line != line:
                line = own_line
                self._end_paragraph(place)
            elif self._announced:
                self._announced = []
            self._hear(start, end, place, opens)
        return self._found

    def _begin_paragraph(self, place: int) -> None:
        self._paragraph = place  # index of the first speaker in it
        self._heard = len(self._found)  # where it begins in `_found`

    def _end_paragraph(self, place: int) -> None:
        """Go on to the next paragraph, whose first speaker has the index `place`."""
        # `N dalījās ar savu viedokli:`, and the next paragraph is the quotation.
        self._quoting = [one.index for one in self._announced]
        # A paragraph that names nobody continues with the person whom an office or a pronoun means: `„…,” sacīja
        # ministre.`
        self._above = self._earlier if len(set(self._persons[self._paragraph : place])) <= 1 else None
        own = {one.index for one in self._speakers[self._paragraph : place]}
        own |= {self._above.index} if self._above else set()
        self._spoke_above = self._above is not None and any(one.index in own for one in self._found[self._heard :])
        self._earlier, self._others, self._unspoken, self._spoke = None, (), [], None
        self._begin_paragraph(place)

    def _hear(self, start: int, end: int, place: int, opens: bool) -> None:
        """Hear the sentence between two places of the text; `opens` tells whether it begins its paragraph."""
        here = self._speakers[place : bisect_left(self._names, end)]
        quoted = self._quotes[bisect_left(self._marks, start) : bisect_left(self._marks, end)]
        said: list[Said] = []
        if place or here or quoted:
            first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
            sentence = Sentence(
                self._text,
                self._tokens,
                self._lower,
                start,
                end,
                first,
                after,
                self._words[bisect_left(self._words, first) : bisect_left(self._words, after)],
                quoted,
                here,
                self._earlier,
                self._speakers,
                self._paragraph,
                place,
                self._others,
                self._above if place == self._paragraph and not here else None,
                self._spoke_above,
                opens,
                self._spoke,
            )
            said = self._note(sentence, said_in(sentence, self._quoting, self._clause))
            self._refer(sentence, said)
        else:
            self._last = len(self._found)
            self._unspoken, self._quoting, self._announced, self._others, self._spoke = [], [], [], (), None

    def _note(self, sentence: Sentence, said: list[Said]) -> list[Said]:
        """Record what a sentence says, and what it leaves to the next one. Returns what the sentence itself says."""
        text, start, end = self._text, sentence.start, sentence.end
        if self._announced and any(one.is_quotation and one.index in self._quoting for one in said):
            # The quotation is what the sentence announced.
            self._found[self._last :] = [one for one in self._found[self._last :] if one not in self._announced]
        self._last = len(self._found)
        if self._unspoken and _SO.match(text, start, end):
            quote = self._unspoken[0]
            subjects = [one for one in sentence.speakers if one.can_be_subject]
            self._found += [Said(one.index, quote.first, quote.last, True) for one in subjects[:1]]
            said = [one for one in said if one.is_quotation]
        alone = [one for one in sentence.quotes if one.depth == 0 and one.start <= start and one.end >= end - 1]
        self._unspoken = alone if not said else []
        self._found += said
        self._quoting = list(dict.fromkeys(one.index for one in said if one.is_quotation))
        heard = {one.index for one in said}
        self._spoke = self._first[min(heard)] if len(heard) == 1 else None
        if not self._quoting and (turns := self._clause.turns_to_speak(sentence)):
            self._quoting = [turns.index]
        elif not self._quoting and self._spoke and self._clause.is_quoted_next(sentence, self._spoke):
            self._quoting = [self._spoke.index]
        self._announced = [one for one in said if not one.is_quotation]
        if self._announced and not _ANNOUNCES.search(text, start, end):
            self._announced = []
        return said

    def _refer(self, sentence: Sentence, said: list[Said]) -> None:
        """Record whom a pronoun in the next sentence means."""
        if sentence.speakers:
            self._earlier = self._clause.antecedent(sentence)
            self._others = self._clause.others(sentence, self._earlier)
            return
        self._others = () if said else self._clause.still_others(sentence)
        if len(heard := {one.index for one in said}) == 1:
            # `Ministre uzsvēra, ka …`: the next pronoun means the same person as the office.
            self._earlier = self._clause.carried(sentence, self._first[min(heard)])


def _long_behind(text: str, found: Sequence[Said], quotes: Sequence[Quote], names: Sequence[int]) -> list[Said]:
    """Quotations of several paragraphs without a speaker, right below a paragraph in which one person is quoted."""
    said = sorted((one for one in found if one.is_quotation), key=lambda one: one.start)
    starts = [one.start for one in said]
    more: list[Said] = []
    parts = [quote for quote in quotes if quote.long]
    for _, group in groupby(parts, key=lambda quote: quote.long):
        own = list(group)
        first, end = own[0].start, own[-1].end
        window = text[max(0, first - _LONGEST_ABOVE) : first]
        above = window.rstrip()
        begin = above.rfind("\n") + 1
        rest = text[end : end + _BLANKS].partition("\n")[0]
        opens_line = "\n" in window[len(above) :]
        if not opens_line or rest.strip(" .") or (not begin and first > _LONGEST_ABOVE):
            continue
        before = said[bisect_left(starts, first - len(window) + begin) : bisect_left(starts, first)]
        is_free = bisect_left(starts, first) == bisect_left(starts, end)
        nobody = bisect_left(names, first) == bisect_left(names, end)
        # Verse ends its lines differently; a name on a short line below, or `Tā`, shows that the words are somebody
        # else's.
        is_prose = all(text[part.last - 1] in ".!?…" for part in own)
        below = _PARAGRAPH.match(text, end)
        is_signed = below is not None and (
            bool(_SO_WRITTEN.match(below[1]))
            or (
                len(below[1]) <= _LONGEST_SIGNATURE
                and bisect_left(names, below.start(1)) < bisect_left(names, below.end(1))
            )
        )
        if is_free and nobody and is_prose and not is_signed and len({one.index for one in before}) == 1:
            more += [Said(before[0].index, part.first, part.last, True) for part in own]
    return more


def _with_dashes_below(text: str, found: Sequence[Said]) -> list[Said]:
    """The statements, with paragraphs behind a dash in place of the sentences that introduce them: `N atgādināja:`."""
    begins = sorted(one.start for one in found)
    kept: list[Said] = []
    for one in found:
        below = DASH_BELOW.match(text, one.end) if not one.is_quotation and text[one.end - 1] == ":" else None
        if below is None or bisect_left(begins, below.start(1)) < bisect_left(begins, below.end(1)):
            kept.append(one)
        else:
            kept.append(Said(one.index, below.start(1), below.end(1), True))
    return kept


def _without_leads(text: str, found: Sequence[Said], answers: Sequence[Said]) -> list[Said]:
    """The statements without sentences that only introduce answers: `Atbild Anna Kalna:`, `Uz jautājumiem atbild …`."""
    first = {one.index: one.start for one in reversed(answers)}
    labelled: dict[int, list[int]] = defaultdict(list)
    for one in sorted(answers, key=lambda one: one.start):
        labelled[one.index].append(one.start)
    return [
        one
        for one in found
        if one.is_quotation
        or (
            not _leads_to(one, labelled[one.index])
            and (one.start > first.get(one.index, -1) or not leads_to_answers(text[one.start : one.end]))
        )
    ]


def _leads_to(sentence: Said, answers: Sequence[int]) -> bool:
    """Whether an answer begins within a sentence, which then only introduces it: `Atbild Anna Kalna: Nē.`"""
    at = bisect_right(answers, sentence.start)
    return at < len(answers) and answers[at] < sentence.end


def _rest_of_long(found: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The other parts of quotations of several paragraphs, if one part has a speaker."""
    parts: dict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.long:
            parts[quote.long].append(quote)
    said = sorted(found, key=lambda one: one.start)
    starts = [one.start for one in said]
    more: list[Said] = []
    for group in parts.values():
        inside = [
            one for part in group for one in said[bisect_left(starts, part.first) : bisect_left(starts, part.last)]
        ]
        heard = {one.index for one in inside if one.is_quotation}
        if len(heard) == 1:
            index = heard.pop()
            have = {one.start for one in inside if one.index == index}
            more += [
                Said(index, part.first, part.last, True)
                for part in group
                if part.first not in have and part.first < part.last
            ]
    return more
