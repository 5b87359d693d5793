"""Goes through a text sentence by sentence, and notes what each mention of a person says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from archive.latvian.tokens import Token
from archive.people.speech.clause import Clause, Sentence, Speaker
from archive.people.speech.dialogues import Named, leads_to_answers, said_in_dialogues
from archive.people.speech.letters import signed
from archive.people.speech.quotes import Quote
from archive.people.speech.said import Said, said_in
from archive.people.speech.sentences import sentences

# `… dalījās ar savu viedokli:`, `Uz jautājumu, kas jādara, atbild Anna Kalna.`
_ANNOUNCES = re.compile(r":$|\b(?:atbild|atbildēja|answers|answered)\b[^.!?]{0,300}\.$")
# `“…” Tā savā esejā raksta Anna Kalna.`
_SO = re.compile(r"Tā (?!kā\b|ir\b|nav\b)")
_LONGEST_ABOVE = 600  # characters of a paragraph in which somebody is quoted, and goes on below; judged
_PARAGRAPH = re.compile(r"[\s.]*+([^\n]+)")
_SO_WRITTEN = re.compile(r"(?:Tā|Šādi|Ar cieņu)\b")
_LONGEST_SIGNATURE = 60  # characters; judged
_BLANKS = 20  # characters behind a quotation that nothing follows
# A paragraph behind a dash, and no list of several: `N atgādināja:`, and below `– Zvans nav traucēklis.`
_DASH_BELOW = re.compile(r"[^\S\n]*+\n\s*+[–—-] ([A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n]*[.!?…])[^\S\n]*+(?!\s*+[–—•*-])(?=\n|$)")


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
    found = _in_sentences(text, tokens, quotes, speakers, [one.name for one in named], clause)
    found += _rest_of_long(found, quotes)
    found += _long_behind(text, found, quotes, [tokens[one.name].start for one in speakers])
    found = _with_dashes_below(text, found)
    by_speaker: dict[int, list[Said]] = defaultdict(list)
    answers = said_in_dialogues(text, named, found)
    begins = {one.index: one.start for one in reversed(answers)}
    labelled: dict[int, list[int]] = defaultdict(list)
    for one in sorted(answers, key=lambda one: one.start):
        labelled[one.index].append(one.start)
    found = [
        one
        for one in found
        if one.is_quotation
        or (
            not _leads_to(one, labelled[one.index])
            and (one.start > begins.get(one.index, -1) or not leads_to_answers(text[one.start : one.end]))
        )
    ]
    for one in [*found, *answers, *signed(text, named, quotes)]:
        by_speaker[one.index].append(one)
    return {
        index: sorted(set(said), key=lambda one: (one.start, one.end, one.is_quotation))
        for index, said in by_speaker.items()
    }


def _in_sentences(
    text: str,
    tokens: Sequence[Token],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    persons: Sequence[str],
    clause: type[Clause],
) -> list[Said]:
    found: list[Said] = []
    names = [tokens[one.name].start for one in speakers]
    marks = [quote.start for quote in quotes]
    starts = [token.start for token in tokens]
    earlier: Speaker | None = None
    others: Sequence[Speaker] = ()
    above: Speaker | None = None
    quoting: list[int] = []
    announced: list[Said] = []
    last = heard = 0  # where in `found` the sentence before and the paragraph begin
    spoke = False
    unspoken: list[tuple[int, int]] = []
    line, paragraph = -1, 0
    lines = [match.start() for match in re.finditer("\n", text)]
    for start, end in sentences(text, quotes):
        place = bisect_left(names, start)
        here = speakers[place : bisect_left(names, end)]
        quoted = quotes[bisect_left(marks, start) : bisect_left(marks, end)]
        own_line = bisect_left(lines, start)
        opens = own_line != line
        if opens:
            # `N dalījās ar savu viedokli:`, and the next paragraph is the quotation.
            quoting = [one.index for one in announced]
            above = earlier if len(set(persons[paragraph:place])) == 1 else None
            own = {one.index for one in speakers[paragraph:place]}
            spoke = above is not None and any(one.index in own for one in found[heard:])
            heard = len(found)
            earlier, others, line, paragraph, unspoken = None, (), own_line, place, []
        elif announced:
            announced = []
        said: list[Said] = []
        if place or here or quoted:
            first, after = bisect_left(starts, start), bisect_left(starts, end)
            sentence = Sentence(
                text,
                tokens,
                start,
                end,
                first,
                after,
                quoted,
                here,
                earlier,
                speakers,
                paragraph,
                place,
                others,
                above if place == paragraph and not here else None,
                spoke,
                opens,
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
        elif len(heard_here := {one.index for one in said}) == 1:
            # `Ministre uzsvēra, ka …`: whom the office means is whom a pronoun means next.
            meant = next(one for one in speakers if one.index in heard_here)
            earlier = clause.carried(sentence, meant)
        others = clause.others(sentence, earlier) if here else ()
    return found


def _long_behind(text: str, found: Sequence[Said], quotes: Sequence[Quote], names: Sequence[int]) -> list[Said]:
    """Quotations of several paragraphs that nobody else has, right below the paragraph in which somebody is quoted."""
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
        # Verse ends its lines otherwise; a name on a short line below, or `Tā`, tells that it is somebody else's.
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
    """The same, with the paragraphs behind a dash that sentences lead to, in place of these: `N atgādināja:`."""
    begins = sorted(one.start for one in found)
    kept: list[Said] = []
    for one in found:
        below = _DASH_BELOW.match(text, one.end) if not one.is_quotation and text[one.end - 1] == ":" else None
        if below is None or bisect_left(begins, below.start(1)) < bisect_left(begins, below.end(1)):
            kept.append(one)
        else:
            kept.append(Said(one.index, below.start(1), below.end(1), True))
    return kept


def _leads_to(sentence: Said, answers: Sequence[int]) -> bool:
    """Whether an answer begins within a sentence, which then only leads to it: `Atbild Anna Kalna: Nē.`"""
    at = bisect_right(answers, sentence.start)
    return at < len(answers) and answers[at] < sentence.end


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
