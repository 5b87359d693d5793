"""The name of a person or a municipality, as typed -> the rows of `people` or `municipalities` that are meant."""

from __future__ import annotations

from functools import lru_cache

from sqlite_utils import Database

from archive.latvian import nominals, words
from archive.latvian.fold import fold
from archive.search.vocabulary import tokens

_TABLES = {"speaker": "people", "municipality": "municipalities"}


def find(db: Database, what: str, typed: str) -> list[str]:
    """Ids of those that the name means; `what` is "speaker" or "municipality".

    The id or slug itself means only that one. Else all words typed must be words of the name, as they are, or if nobody
    has that name then inflected (`speaker:Stabiņai`), or then as beginnings of words (`speaker:stab`).
    """
    rows = db.execute(f"SELECT id, slug, name FROM {_TABLES[what]}").fetchall()
    if exact := [row[0] for row in rows if typed.strip() in row[:2]]:
        return exact
    asked = tokens(typed)
    for matches in (_same, _inflected, _begins):
        found = [id for id, _, name in rows if all(any(matches(a, b) for b in tokens(name)) for a in asked)]
        if found:
            return found if asked else []
    return []


def _same(asked: str, written: str) -> bool:
    return fold(asked) == fold(written)


def _inflected(asked: str, written: str) -> bool:
    if not words.asked_keys(asked).isdisjoint(_keys(written)):
        return True
    return fold(asked) == asked and not words.asked_keys_folded(asked).isdisjoint(map(fold, _keys(written)))


def _begins(asked: str, written: str) -> bool:
    return fold(written).startswith(fold(asked))


@lru_cache(maxsize=16384)
def _keys(form: str) -> frozenset[str]:
    # A name is no verb, even where it looks like a form of one.
    return frozenset(nominals.nominals(form))
