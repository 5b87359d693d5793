"""Finds events by the words in their titles or places, in any inflection.

There are a few thousand events at most, with a dozen words each, so their index is held in memory. Each publication
caches what it is made from. The forms of a word come from the vocabulary of the articles; a form that no article has is
found by its own keys.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.latvian import words
from archive.latvian.fold import fold
from archive.search.counted.cache import CachedCount
from archive.search.prepared import PreparedSearch
from archive.search.query import phrases
from archive.search.query.parsing import ANY, Named, Published, Term, Text
from archive.search.query.parts import EVERYWHERE
from archive.search.words import english, vocabulary
from archive.search.words.vocabulary import LANGS, Lang, tokens

# A renamed event is found through the one that replaced it, so that gets its words; one that moved stays an event.
_TITLES = """
SELECT coalesce(now.id, events.id), events.title, events.place, events.title_en, events.place_en,
  coalesce(events.lang, iif(events.source = 'article', articles.lang, NULL))
FROM events LEFT JOIN articles ON articles.id = events.article_id
  LEFT JOIN events AS now ON now.id = events.replaced_by AND now.starts_on = events.starts_on
ORDER BY events.id
"""
_EVENTS = """
SELECT events.id, events.starts_on, max(events.starts_on, events.ends_on)
FROM events LEFT JOIN events AS now ON now.id = events.replaced_by
WHERE now.starts_on IS NOT events.starts_on ORDER BY events.starts_on DESC, events.id
"""
_NEW_FORMS = """
SELECT value FROM json_each(:forms) WHERE value NOT IN (SELECT form FROM vocabulary WHERE lang = :lang)
"""
_SOMEWHERE = "SELECT event_id FROM event_municipalities"
_IN_SCOPE = f"""{_SOMEWHERE} JOIN municipality_scope ON includes_id = event_municipalities.municipality_id
WHERE municipality_scope.municipality_id IN (SELECT value FROM json_each(?))
"""


class _Said(NamedTuple):
    """A title or a place, and the numbers of the events that have it; `lang` is None if it is the same in both."""

    events: frozenset[int]
    lang: str | None
    is_title: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventIndex:
    """The events, latest first, with their titles and places, each once.

    The number of an event is its index in `ids`, `first_days` and `last_days`. `in_lang` has the numbers of the events
    with a title or place in a language; `places` maps each word, without diacritics, to the indexes in `said` that have
    it; `forms_of` has the words that no article has, by language and key.
    """

    ids: list[str]
    first_days: list[str]
    last_days: list[str]
    said: tuple[_Said, ...]
    in_lang: dict[Lang, frozenset[int]]
    places: dict[str, set[int]]
    forms_of: dict[Lang, dict[str, list[str]]]


def _all(db: Database) -> tuple[list[str], list[Any], dict[Lang, dict[str, list[str]]]]:
    """What an index is made from, ready for JSON: the events, their titles and places, the words that no article has.

    The ids, first and last days are each one text with a line per event, which is read ten times as fast as a list.
    Titles and places that several events share are examined once.
    """
    events = db.execute(_EVENTS).fetchall()
    number_of = {id: number for number, (id, *_) in enumerate(events)}
    numbers: defaultdict[tuple[str, str | None, bool], list[int]] = defaultdict(list)
    for id, title, place, title_en, place_en, lang in db.execute(_TITLES).fetchall():
        if id not in number_of:
            continue
        for key in ((title, lang, True), (place, lang, False), (title_en, "en", True), (place_en, "en", False)):
            if key[0]:
                numbers[key].append(number_of[id])
    said = []
    written: dict[Lang, set[str]] = {lang: set() for lang in LANGS}
    for (text, lang, is_title), having in numbers.items():
        found = tokens(text)
        said.append((having, lang, is_title, list(map(fold, found))))
        for one in LANGS:
            written[one].update(found if lang in (None, one) else ())
    columns = ["\n".join(column) for column in zip(*events, strict=True)] if events else ["", "", ""]
    return columns, said, {lang: _by_keys(db, lang, written[lang]) for lang in LANGS}


def _by_keys(db: Database, lang: Lang, forms: Collection[str]) -> dict[str, list[str]]:
    """The forms that no article of a language has, without diacritics, by their keys with and without diacritics."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (form,) in db.execute(_NEW_FORMS, {"forms": json.dumps(sorted(forms)), "lang": lang}).fetchall():
        keys = english.stems(fold(form)) if lang == "en" else words.form_keys(form)
        for key in keys:
            found[key].add(fold(form))
            found[fold(key)].add(fold(form))
    return {key: sorted(found[key]) for key in sorted(found)}  # the same in every archive of the same events


ALL_EVENTS = CachedCount("events 1", _all)


def read_index(db: Database) -> EventIndex:
    """The index of all events."""
    return _index(ALL_EVENTS.as_json(db))


@lru_cache(maxsize=1)  # most publications bring articles and leave the events as they are
def _index(content: str) -> EventIndex:
    columns, texts, forms_of = json.loads(content)
    ids, first_days, last_days = (column.split("\n") if column else [] for column in columns)
    said = tuple(_Said(frozenset(events), lang, is_title, tuple(words)) for events, lang, is_title, words in texts)
    in_lang = {lang: frozenset().union(*(one.events for one in said if one.lang in (None, lang))) for lang in LANGS}
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(said):
        for word in one.words:
            places[word].add(number)
    return EventIndex(ids, first_days, last_days, said, in_lang, dict(places), forms_of)


def find_events(db: Database, search: PreparedSearch, index: EventIndex) -> tuple[str, ...]:
    """The ids of the events with the words of a search, latest first.

    There are none if the search has no words, or has conditions that only articles can meet: a speaker, a kind, a part,
    what became of it. Days are those of the event.
    """
    texts = [term for group in search.query.groups for term in group if isinstance(term, Text) and not term.negated]
    if not texts or search.query.within != EVERYWHERE:
        return ()
    langs: Sequence[Lang] = LANGS
    narrowed = set(range(len(index.ids)))
    for parameter, value in search.filters:
        if parameter.name == "lang":
            langs = [lang for lang in LANGS if lang == value]
        elif parameter.name == "municipality":
            narrowed &= _in_municipalities(db, index, search.meant("municipality", value, False).ids)
        elif parameter.name in ("since", "until", "year"):
            narrowed &= _on_days(index, *_days(parameter.name, value))
        else:
            return ()
    found: set[int] = set()
    for lang in langs:
        of_lang = index.in_lang[lang] & narrowed
        for group in search.query.groups:
            of_lang &= set().union(*(_meeting(db, search, index, term, lang) for term in group))
        found |= of_lang
    return tuple(index.ids[number] for number in sorted(found))


def _meeting(db: Database, search: PreparedSearch, index: EventIndex, term: Term, lang: Lang) -> set[int]:
    """The numbers of the events that meet a term in one language."""
    found: set[int] = set()
    if isinstance(term, Text):
        found = _with_words(db, index, term, lang)
    elif isinstance(term, Named) and term.what == "municipality":
        found = _in_municipalities(db, index, search.meant(term.what, term.name, True).ids)
    elif isinstance(term, Published):
        found = _on_days(index, term.since, term.until)
    return set(range(len(index.ids))) - found if term.negated else found


def _with_words(db: Database, index: EventIndex, term: Text, lang: Lang) -> set[int]:
    return set().union(*(_with_forms(index, choices, term, lang) for choices in _readings(db, index, term, lang)))


def _readings(db: Database, index: EventIndex, term: Text, lang: Lang) -> list[Sequence[Collection[str]]]:
    """The ways in which a term may be written: for each of its words, the forms."""
    *others, last = term.words
    forms = [_forms(db, index, lang, word) for word in others]
    forms.append(_begin_with(index, fold(last)) if term.prefix else _forms(db, index, lang, last))
    return [forms, *phrases.as_compounds(db, term, lang)]


def _with_forms(index: EventIndex, choices: Sequence[Collection[str]], term: Text, lang: Lang) -> set[int]:
    numbers = set.intersection(*({n for form in forms for n in index.places.get(form, ())} for forms in choices))
    return set().union(
        *(
            said.events
            for said in map(index.said.__getitem__, numbers)
            if said.lang in (None, lang) and (said.is_title or not term.title) and _has(said.words, choices)
        )
    )


def _has(said: tuple[str, ...], choices: Sequence[Collection[str]]) -> bool:
    """Whether the words follow each other in a text, each in one of its forms."""
    starts = range(len(said) - len(choices) + 1)
    return any(all(said[start + place] in forms for place, forms in enumerate(choices)) for start in starts)


def _begin_with(index: EventIndex, beginning: str) -> set[str]:
    return {word for word in index.places if word.startswith(beginning)}


def _forms(db: Database, index: EventIndex, lang: Lang, word: str) -> set[str]:
    """The forms of a word, without diacritics; if it was typed with some, only forms that have them too."""
    plain = fold(word)
    if lang == "en":
        keys: Iterable[str] = english.stems(plain)
    else:
        keys = words.asked_keys_folded(plain) if plain == word else words.asked_keys(word)
    own = (index.forms_of[lang].get(key, ()) for key in keys)
    return set(vocabulary.forms(db, lang, word)).union(*own)


def _in_municipalities(db: Database, index: EventIndex, ids: Sequence[str]) -> set[int]:
    """The events in any of these municipalities or their predecessors; for ANY, in any municipality."""
    rows = db.execute(_SOMEWHERE) if ANY in ids else db.execute(_IN_SCOPE, [json.dumps(list(ids))])
    there = {id for (id,) in rows.fetchall()}
    return {number for number, id in enumerate(index.ids) if id in there}


def _days(name: str, value: date | int) -> tuple[date | None, date | None]:
    if isinstance(value, int):
        return date(value, 1, 1), date(value, 12, 31)
    return (value, None) if name == "since" else (None, value)


def _on_days(index: EventIndex, since: date | None, until: date | None) -> set[int]:
    """The events with at least one day in the period; None is open."""
    first, last = since.isoformat() if since else "", until.isoformat() if until else "9999-12-31"
    days = zip(index.first_days, index.last_days, strict=True)
    return {number for number, (begins, ends) in enumerate(days) if begins <= last and ends >= first}
