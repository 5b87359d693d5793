"""Finds which people in a sentence speak, and what they say: quotations, or otherwise the sentence.

Somebody speaks if a quotation stands with the name, if the name is the subject of a verb of speaking, or if the
sentence is attributed to them (`pēc Viļņa Ābeltiņa teiktā`). A wrong speaker is worse than a missing one, so a subject
must be in the nominative and stand right beside its verb (see the clauses of both languages).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from archive.latvian.tokens import QUOTES
from archive.people.speech.clause import Clause, Sentence, Speaker
from archive.people.speech.quotes import Quote

_SHORTEST_SPEECH = 12  # characters; shorter quotations are words in quotation marks
_SHORTEST_CRY = 3  # `“Nē,” atbildēja …`
_MOST_BETWEEN = 4  # words between a name and a colon: `bija kodolīgs:`
_RELATIVE_TO = {"m": ("kurš ",), "f": ("kura ",), "": ("kas ",)}
_LAST_WORDS = re.compile(r"([^\W\d_]+),$")
# Nouns for what somebody has to say, before a colon and their words: `Annai Kalnai ir savs viedoklis: „…”`
_OPINION = re.compile(
    r"(?:viedoklis|uzskats|skaidrojums|redzējums|padoms|priekšlikums"
    r"|ieteikums|atzinums|atziņa|arguments|iebildums|iebildumi|novērojums"
    r"|aicinājums|lūgums|secinājums|domas|atbilde|versija|pārliecība"
    r"|komentārs|vērtējums|vēstījums|piebildums|sakāms|šķiet|liekas)"
)
WORDS_OF = re.compile(_OPINION.pattern + "|uzruna")
_LEADING = frozenset(("runājot", "vārdiem", "teiktā", "it"))
_NEAR = 12  # tokens behind a quotation that may be its verb
_SENTENCE_ENDS = ".!?…"
# Behind a quotation, these show that it is the title of something: `“Drošais ceļš”, ko vada …`.
_RELATIVE = frozenset(
    "ko kas kura kurš kuru kuras kuri kurā kuram kurai kam ar par uz no un bet kā which that who by in and".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its speaker (an index of the caller), and its span in the text."""

    index: int
    start: int
    end: int
    is_quotation: bool


def said_in(sentence: Sentence, quoting: Iterable[int], clause: type[Clause]) -> list[Said]:
    """Everything that is said in one sentence.

    `quoting` are people whose quotation continues if this sentence is nothing but one. `clause` is the grammar of the
    language.
    """
    return _Hearing(sentence, clause).read(quoting)


class _Hearing:
    """One sentence, and who speaks in it."""

    def __init__(self, sentence: Sentence, clause: type[Clause]) -> None:
        self._speaking = clause.speaking
        self._sentence, self._text, self._tokens = sentence, sentence.text, sentence.tokens
        self._speeches: list[Quote] = []
        for quote in sentence.outer():
            if self._is_speech(quote):
                self._speeches.append(quote)
        self._clause = clause(sentence, self._speeches)

    def read(self, quoting: Iterable[int]) -> list[Said]:
        found: dict[tuple[int, int, int], Said] = {}
        heard: set[int] = set()
        speakers: list[int] = []
        for quote in self._speeches:
            if own := self._speakers_of(quote):
                speakers = [one.index for one in own]
            elif not self._goes_on(quote):
                speakers = []
            if not speakers and self._is_all_quoted():
                speakers = list(quoting)
            for index in speakers:
                start, end = self._inside(quote)
                found[index, start, end] = Said(index, start, end, True)
                heard.add(index)
        start, end = self._sentence.start, self._sentence.end
        for index in self._reported():
            if index not in heard:
                found.setdefault((index, start, end), Said(index, start, end, False))
        return list(found.values())

    def _reported(self) -> list[int]:
        """People whose words the sentence reports, in the order of its verbs."""
        clause = self._clause
        found = [one.index for at in clause.verbs for one in clause.subjects(at)]
        found += [one.index for one in (*clause.attributed(), *clause.by_the_way())]
        return list(dict.fromkeys(found))

    # -- quotations

    def _is_speech(self, quote: Quote) -> bool:
        """Whether somebody said a quotation: it ends like a sentence, or stands behind a colon.

        A quotation right behind a noun is the title of something: `pētījumu “Kas tu esi?”`.
        """
        if quote.long:
            return True
        before = self._before(quote)
        if before.endswith(":"):
            return quote.last - quote.first >= _SHORTEST_CRY
        if self._is_led_to(quote):
            return True
        ending = self._text[quote.last - 1]
        is_whole = quote.start <= self._sentence.start and quote.end >= self._sentence.end - 1
        if is_whole and ending in _SENTENCE_ENDS and quote.last - quote.first >= _SHORTEST_CRY:
            return True  # „Viņi klusē,” saka Anna Kalna. „Baidās.”
        interrupts = bool(self._speeches) and ending in _SENTENCE_ENDS  # “Nē,” atbildēja Anna Kalna, “nekad.”
        if quote.last - quote.first < (_SHORTEST_CRY if interrupts or ending in ",!?" else _SHORTEST_SPEECH):
            return False
        if before and before[-1] in QUOTES and not (self._speeches and self._speeches[-1].end >= quote.start - 2):
            return False  # Sarakstā ir „Rīga,” „Cēsis,” …: names in a list
        if before[-1:].isalpha() or before.endswith(")"):
            last = before.rsplit(None, 1)[-1].lower()
            if last not in self._speaking:
                return False
        after = self._text[quote.end : quote.end + 3]
        return ending in _SENTENCE_ENDS + "," or after.startswith((",", " – ", " — ", " - "))

    def _is_led_to(self, quote: Quote) -> bool:
        """Whether a verb of speaking and a comma stand right before it, and nothing behind it: `said, “…”.`"""
        words = _LAST_WORDS.search(self._before(quote))
        rest = self._text[quote.end : min(self._sentence.end, quote.end + _SHORTEST_SPEECH)].strip(" .!?…")
        return words is not None and not rest and (words[1].lower() in self._speaking or words[1].lower() in _LEADING)

    def _before(self, quote: Quote) -> str:
        return self._text[max(self._sentence.start, quote.start - 30) : quote.start].rstrip()

    def _inside(self, quote: Quote) -> tuple[int, int]:
        start, end = quote.first, quote.last
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1] in " ,–—-":
            end -= 1
        return start, end

    def _goes_on(self, quote: Quote) -> bool:
        """Whether a quotation continues the one before it in the sentence: nobody else is named between them."""
        before = [one for one in self._speeches if one.end <= quote.start]
        if not before:
            return False
        between = (before[-1].end, quote.start)
        return sum(between[0] <= self._tokens[one.name].start < between[1] for one in self._clause.speakers) <= 1

    def _is_all_quoted(self) -> bool:
        return not self._clause.words

    def _speakers_of(self, quote: Quote) -> list[Speaker]:
        if self._before(quote).endswith(":"):
            return self._before_colon(quote)
        if self._is_led_to(quote):
            return self._before_comma(quote)
        return self._behind(quote)

    def _before_comma(self, quote: Quote) -> list[Speaker]:
        clause = self._clause
        verbs = [at for at in clause.verbs if self._tokens[at].start < quote.start]
        found = clause.subjects(verbs[-1]) if verbs else []
        before = [one for one in clause.attributed() if self._tokens[one.name].start < quote.start]
        if not found and not before and len(clause.speakers) == 1:
            before = [one for one in clause.speakers if one.can_be_subject]  # As Anna Kalna put it, “…”
        return found or before[-1:]

    def _before_colon(self, quote: Quote) -> list[Speaker]:
        clause = self._clause
        before = [one for one in clause.speakers if self._tokens[one.name].start < quote.start]
        verbs = [at for at in clause.verbs if self._tokens[at].start < quote.start]
        for at in reversed(verbs):
            if subjects := clause.subjects(at):
                return [] if clause.passes_on(at, subjects[0], quote.start) else subjects
        given = [one for one in clause.attributed() if self._ends_before(one, quote)]
        if given and not verbs:
            return given  # Annas Kalnas vārdiem: „…”
        if before and before[-1].can_be_subject:
            # `Iekšlietu ministrijas parlamentārā sekretāre Evika Siliņa: “…”`: only the office stands beside the name.
            last = before[-1]
            between = self._text[self._tokens[last.after - 1].end : quote.start].strip(" :,")
            is_short = len(between.split()) <= _MOST_BETWEEN or between.startswith(_RELATIVE_TO[last.gender or ""])
            is_short = is_short or clause.leads_to_colon(last, between)
            is_beside = not between or (len(before) == 1 and is_short)
            if is_beside and not verbs and not clause.takes_over(last.after, quote.start):
                return clause.with_partners(last)
        if len(before) == 1 and not verbs and self._has_opinion(before[0], quote):
            return before
        return [meant] if not before and not verbs and (meant := clause.labelled()) else []

    def _ends_before(self, speaker: Speaker, quote: Quote) -> bool:
        """Whether only one word stands between a name and the colon before a quotation."""
        between = self._text[self._tokens[speaker.after - 1].end : max(0, quote.start - 1)]
        return self._tokens[speaker.name].start < quote.start and len(between.split()) == 1

    def _has_opinion(self, speaker: Speaker, quote: Quote) -> bool:
        """`Annai Kalnai ir savs viedoklis: „…”`, `Annas Kalnas atbilde bija īsa: „…”`."""
        clause = self._clause
        if speaker.is_genitive:
            return bool(WORDS_OF.fullmatch(clause.word(speaker.after)))
        if not speaker.is_dative:
            return False
        before = (clause.word(speaker.first - 1), clause.word(speaker.first - 2), clause.word(speaker.first - 3))
        if "vārds" in before and clause.word(speaker.after) == ":":
            return True  # Vārds tika dots Annai Kalnai: „…”
        words = (clause.word(at) for at in clause.words if self._tokens[at].start < quote.start)
        return any(map(_OPINION.fullmatch, words))

    def _behind(self, quote: Quote) -> list[Speaker]:
        clause = self._clause
        last = self._sentence.after
        here = bisect_left(self._tokens, quote.end, self._sentence.first, last, key=lambda token: token.start)
        while here < last and self._tokens[here].text in (",", "–", "—", "-", ".", "tā", "(", "the"):
            here += 1
        is_sentence = self._text[quote.last - 1] in _SENTENCE_ENDS + ","
        leads_on = clause.leads_on(here)
        if not is_sentence and not leads_on and clause.word(here) in _RELATIVE:
            return []
        stop = next((q.start for q in self._speeches if q.start >= quote.end), self._sentence.end)
        # A comma within the marks is followed by the speaker; other marks may end a title: `„Kas tu esi?” pārdod …`.
        verbs = () if self._text[quote.last - 1] == "," else clause.uttering
        goes_on = is_sentence or self._text[quote.end : quote.end + 1] == ","
        if goes_on and (found := clause.reports(here, stop, verbs)) is not None:
            return found
        verb = next(
            (at for at in clause.verbs if here <= at < here + _NEAR and self._tokens[at].start < stop),
            None,
        )
        if verb is not None:
            return clause.subjects(verb)
        following = [one for one in clause.speakers if here <= one.name and self._tokens[one.name].start < stop]
        if not following or not following[0].can_be_subject:
            return []
        # `“…,” Anna Kalna`; `“…!” smej Anna Kalna`: between a quotation and a name, any verb reports speech.
        nearest = following[0]
        if nearest.first == here or ((is_sentence or leads_on) and clause.is_any_verb(here, nearest)):
            return clause.with_partners(nearest)
        return []
