"""Goes through a text sentence by sentence, and notes what each mention of a person says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from archive.latvian.tokens import Token
from archive.people.speech.clause import Clause, Sentence, Speaker
from archive.people.speech.dialogues import Named, leads_to_answers, said_in_dialogues
from archive.people.speech.quotes import Quote
from archive.people.speech.said import Said, said_in
from archive.people.speech.sentences import sentences

# `… dalījās ar savu viedokli:`, `Uz jautājumu, kas jādara, atbild Anna Kalna.`
_ANNOUNCES = re.compile(r":$|\b(?:atbild|atbildēja|answers|answered)\b[^.!?]{0,300}\.$")
# `“…” Tā savā esejā raksta Anna Kalna.`
_SO = re.compile(r"Tā (?!kā\b|ir\b|nav\b)")


def hear(
    text: str,
    tokens: Sequence[Token],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    named: Sequence[Named],
    clause: type[Clause],
) -> dict[int, list[Said]]:
    """What is said, by the index of its speaker, in the order of the text.

    `named` are the same people as lines need them, `clause` is the grammar of the language.
    """
    found = _in_sentences(text, tokens, quotes, speakers, clause)
    found += _rest_of_long(found, quotes)
    by_speaker: dict[int, list[Said]] = defaultdict(list)
    answers = said_in_dialogues(text, named, found)
    begins = {one.index: one.start for one in reversed(answers)}
    found = [
        one
        for one in found
        if one.is_quotation or one.start > begins.get(one.index, -1) or not leads_to_answers(text[one.start : one.end])
    ]
    for one in found + answers:
        by_speaker[one.index].append(one)
    return {
        index: sorted(set(said), key=lambda one: (one.start, one.end, one.is_quotation))
        for index, said in by_speaker.items()
    }


def _in_sentences(
    text: str, tokens: Sequence[Token], quotes: Sequence[Quote], speakers: Sequence[Speaker], clause: type[Clause]
) -> list[Said]:
    found: list[Said] = []
    names = [tokens[one.name].start for one in speakers]
    marks = [quote.start for quote in quotes]
    starts = [token.start for token in tokens]
    earlier: Speaker | None = None
    other: Speaker | None = None
    quoting: list[int] = []
    announced: list[Said] = []
    last = 0  # where in `found` the sentence before begins
    unspoken: list[tuple[int, int]] = []
    line, paragraph = -1, 0
    lines = [match.start() for match in re.finditer("\n", text)]
    for start, end in sentences(text, quotes):
        place = bisect_left(names, start)
        here = speakers[place : bisect_left(names, end)]
        quoted = quotes[bisect_left(marks, start) : bisect_left(marks, end)]
        own_line = bisect_left(lines, start)
        if own_line != line:
            # `N dalījās ar savu viedokli:`, and the next paragraph is the quotation.
            quoting = [one.index for one in announced]
            earlier, other, line, paragraph, unspoken = None, None, own_line, place, []
        elif announced:
            announced = []
        said: list[Said] = []
        if place or here or quoted:
            first, after = bisect_left(starts, start), bisect_left(starts, end)
            sentence = Sentence(
                text, tokens, start, end, first, after, quoted, here, earlier, speakers, paragraph, place, other
            )
            said = said_in(sentence, quoting, clause)
        if announced and any(one.is_quotation and one.index in quoting for one in said):
            # The quotation says what the sentence announced.
            found[last:] = [one for one in found[last:] if one not in announced]
        last = len(found)
        if unspoken and _SO.match(text, start, end):
            found += [Said(one.index, *unspoken[0], True) for one in here if one.can_be_subject][:1]
            said = [one for one in said if one.is_quotation]
        alone = [quote for quote in quoted if quote.depth == 0 and quote.start <= start and quote.end >= end - 1]
        unspoken = [(quote.first, quote.last) for quote in alone if not said]
        found += said
        quoting = list(dict.fromkeys(one.index for one in said if one.is_quotation))
        announced = [one for one in said if not one.is_quotation]
        if announced and not _ANNOUNCES.search(text, start, end):
            announced = []
        if here:
            earlier = clause.antecedent(sentence)
        other = clause.other(sentence, earlier) if here and earlier else None
    return found


def _rest_of_long(found: Sequence[Said], quotes: Sequence[Quote]) -> list[Said]:
    """The other parts of quotations of several paragraphs, of which one part has a speaker."""
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
