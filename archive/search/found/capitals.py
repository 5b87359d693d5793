"""Words typed in capitals, as acronyms are: `VARAM`, a ministry, is no form of `varēt`. The index has no capitals."""

from __future__ import annotations

import re

from archive.search.query.parsing import Query, Text
from archive.search.words.vocabulary import TOKEN


def typed(query: Query) -> tuple[str, ...]:
    """The words in capitals that must occur. If all of several words are in capitals, that means nothing."""
    words: list[str] = []
    others = 0
    for one in query.stretches:
        if one.field is None and one.group is not None and _must_be_there(query, one.group):
            for word in TOKEN.findall(query.text[one.start : one.end]):
                if len(word) > 1 and word.isupper():
                    words.append(word)
                else:
                    others += 1
    return tuple(words) if others or len(words) == 1 else ()


def _must_be_there(query: Query, group: int) -> bool:
    terms = query.groups[group]
    return len(terms) == 1 and isinstance(terms[0], Text) and not terms[0].negated


def are_in(words: tuple[str, ...], title: str, body: str) -> bool:
    """Whether a title or a text has all of these words in capitals."""
    return all(any(re.search(rf"\b{word}\b", text) for text in (title, body) if word in text) for word in words)
