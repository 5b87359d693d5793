"""Finds Latvian clauses that leave open whether somebody said something: questions, conditions, demands, denials.

This shows in the conjunction that opens a clause, and in what governs it: `ja ministre apgalvo`, `vai ministre teica`,
`prasa, lai ministre paskaidro`; and `ka` behind `baumo`, `noliedz` or `tiesa atzina`.
"""

from __future__ import annotations

import re
from itertools import takewhile

from archive.people.latvian.verbs.predicates import PERFECTS
from archive.people.speech.clause import Clause

_FAR = 40  # words from a verb or its subject back to the conjunction, by convention; it only limits the time
_OPEN = frozenset(("vai", "ja"))
# lai gan ministre apgalvoja, lai cik bieži viņa apgalvo: she does say it
_THOUGH = frozenset("gan arī cik kā ko kur nu".split())
# Without `kā`, which usually introduces a comment: `turpinās, kā norādīja ministre`.
_QUESTION_WORDS = frozenset("ko kas kur kad kāpēc kādēļ kālab cik kam".split())
_WOULD_HAVE = frozenset(("būtu", "nebūtu"))
# Words that govern an unanswered question: `nav skaidrs, ko`, `tiesa noskaidros, kad`.
_UNKNOWN = re.compile(
    r"neskaidr\w+|nezin\w*|(?:jā)?noskaidro\w*|(?:ne)?(?:ap|pa|ie)?(?:jautā|vaicā)\w*|interesē\w*|(?:jā)?pārbaud\w*"
)
_CLEAR = re.compile(r"skaidr(?:s|i|īb\w+)|zinām(?:s|i|a)|atklāt(?:s|i)|saprotams")
_NOT = frozenset(("nav", "nebija", "neesot", "nebūs"))
# Words whose negation means that something is not so: `nav tiesa, ka`, `nav pierādījumu, ka`.
_TRUE = re.compile(r"taisnīb\w+|tiesa|patiesīb\w+|pierādī\w+|pierādāms|apstiprinā\w+|apliecinā\w+|fakts")
# Rumours and falsehoods, and verbs of denial; but not `nav noliegusi, ka`.
_FALSE = re.compile(
    r"baum\w*|tenk\w+|mel(?:i|us|u|iem|o|oja|īg\w+)|mīt(?:s|i|u|us)|viltus\w*|(?:dziļ)?vilto(?:t|jum)\w+|dezinform\w+"
    r"|nepaties\w+|aplam\w*|noliedz|noliedza|noliedzis|noliegusi|noliedzot|noliegs|noraid(?:a|īja|ījis|ījusi|ot)"
    r"|apšaub(?:a|īja|ījis|ījusi|ot)|apstrīd(?:ēja|ējis|ējusi|ot)?|atspēko\w*"
)
# A court or a case file as the source; but not `tiesā`, where people speak.
_CASE_FILES = re.compile(
    r"(?:apgabal|pilsētas)?tiesa|\w*apsūdzīb(?:a|ā|as)|spriedum(?:s|ā)|krimināllietā|pierādījum(?:i|os)"
    r"|izmeklēšan(?:a|ā)"
)
_ALLEGED = re.compile(
    r"\bsaskaņā ar (?:\w+ )?(?:apsūdzību|spriedumu)\b"
    r"|\bpēc (?:apsūdzības|izmeklēšanas|prokuratūras|policijas) versijas\b"
)
_DIFFERENTLY = frozenset("dažādi atšķirīgi pretrunīgi strīdas dalās".split())
# Content of something with words or pictures: `viltots video, kurā ministre aicina`; but not `baumas, ko viņa komentē`.
_WITHIN = frozenset("kurā kurās kuros kur".split())


class Unsaid(Clause):
    """Decides whether the sentence says that somebody did say it."""

    def is_open(self, verb: int, first: int) -> bool:
        """Whether the clause with a verb of speaking leaves open whether its subject said it.

        `first` is the index of the verb or its subject, whichever comes first.
        """
        begin = self._begin_of_clause(first)
        opening, following = self.word(begin), self.word(begin + 1)
        return (
            self._is_unreal(begin, verb)
            or opening in _OPEN
            or (opening, following) == ("pat", "ja")
            or (opening == "lai" and following not in _THOUGH)
            or self._is_alleged(verb)
            or self._is_question(begin)
            or self._is_governed(begin)
        )

    def _begin_of_clause(self, at: int) -> int:
        """The first word of the clause of a token, behind the nearest mark."""
        nearest = max(self._sentence.first, at - _FAR)
        while at > nearest and self.word(at - 1)[:1].isalnum() and not self._is_quoted(at - 1):
            at -= 1
        return at

    def _is_unreal(self, first: int, verb: int) -> bool:
        """`būtu apgalvojusi`, `it kā sacījis`: what somebody would have said, or is only claimed to have said."""
        if not self.word(verb).endswith(PERFECTS):
            return False
        before = [self.word(at) for at in range(max(first, verb - _FAR), verb)]
        return not _WOULD_HAVE.isdisjoint(before) or before[-2:] == ["it", "kā"] or before[:2] == ["it", "kā"]

    def _is_alleged(self, verb: int) -> bool:
        """`Saskaņā ar apsūdzību viņš solīja darbu`: what only accusers say, in the same clause."""
        span = (self._sentence.start, self._sentence.end)
        if self._text.find("askaņā ar", *span) < 0 and self._text.find(" versijas", *span) < 0:
            return False
        first = self._begin_of_clause(verb)
        return _ALLEGED.search(" ".join(self.word(at) for at in range(first, verb))) is not None

    def _is_question(self, first: int) -> bool:
        """`Ko ministre teica?`; `nav skaidrs, ko ministre teica`; `par to, ko ministre teica, stāsta dažādi`."""
        if self.word(first) not in _QUESTION_WORDS:
            return False
        if first == self._sentence.first:
            return self.word(self._sentence.after - 1) == "?"
        governing = self._governing(first)
        unclear = not _NOT.isdisjoint(governing) and any(map(_CLEAR.fullmatch, governing))
        return unclear or any(map(_UNKNOWN.fullmatch, governing)) or self._is_at_odds(first, governing)

    def _is_at_odds(self, first: int, governing: list[str]) -> bool:
        """`Par to, ko ministre teica, liecinieki stāsta dažādi`: the clause behind says that nobody knows."""
        if governing[:1] != ["par"]:
            return False
        close = next((at for at in range(first, first + _FAR) if self.word(at) in (",", "")), first)
        behind = takewhile(lambda word: word[:1].isalnum(), map(self.word, range(close + 1, close + _FAR)))
        return any(word in _DIFFERENTLY or _UNKNOWN.fullmatch(word) for word in behind)

    def _is_governed(self, first: int) -> bool:
        """Whether a clause with `ka`, or about a thing, depends on words that make it hearsay, false or a finding."""
        opening = self.word(first)
        if opening != "ka" and opening not in _WITHIN:
            return False
        governing = self._governing(first)
        if opening != "ka":  # something about lies is not itself a lie: `seminārs par viltus ziņām, kurā`
            return "par" not in governing and any(map(_FALSE.fullmatch, governing))
        is_denied = not _NOT.isdisjoint(governing)
        if not is_denied and any(map(_FALSE.fullmatch, governing)):
            return True
        if any(map(_CASE_FILES.fullmatch, governing)) or ("lietas" in governing and "materiāli" in governing):
            return True
        return is_denied and any(map(_TRUE.fullmatch, governing))

    def _governing(self, first: int) -> list[str]:
        """The words of the clause that governs one with a conjunction: those before the comma."""
        if self.word(first - 1) != ",":
            return []
        return [self.word(at) for at in range(self._begin_of_clause(first - 1), first - 1)]
