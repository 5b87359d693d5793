"""Finds the names of agencies, broadcasters and portals that are not declined beside a Latvian verb: `LETA`."""

from __future__ import annotations

from archive.latvian.tokens import QUOTES
from archive.people.speech.clause import Clause


class Media(Clause):
    """Finds such names in one sentence."""

    def before_medium(self, at: int) -> int:
        """The token before an undeclined agency, broadcaster or portal that ends at token `at`; otherwise `at`.

        `aģentūrai LETA`, `Latvijas Radio`, `portālam „Delfi”`.
        """
        token, word = self._tokens[at], self.word(at)
        if word and word in QUOTES:
            names = (one for one in self._outer if one.end == token.end and one not in self._speeches)
            if quote := next(names, None):
                while self._tokens[at].start > quote.start:
                    at -= 1
                return at - 1
        elif word == "radio" and self._tokens[at - 1].is_capitalised:
            return at - 2
        return at - (word.isalpha() and token.text.isupper() and len(word) > 1)
