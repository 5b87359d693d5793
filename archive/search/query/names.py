"""Resolves the name of a person or a municipality, as typed, to rows of `people` or `municipalities`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from sqlite_utils import Database

from archive.latvian import nominals, words
from archive.latvian.fold import fold
from archive.places import find_places, register
from archive.search.notice import Notice
from archive.search.query.parsing import ANY
from archive.search.words.vocabulary import LANGS, tokens

_DIGRAPHS = ("dz", "dž")  # which are initials of two letters

TABLES = {"speaker": "people", "named": "people", "municipality": "municipalities"}

# The name of a municipality; of a former one with its years, because a present one may have the same name.
DATED = (
    "name || iif(valid_to IS NULL, '', ' (' || coalesce(substr(valid_from, 1, 4), '') || '–' || "
    "substr(valid_to, 1, 4) || ')')"
)

# The name of a person; for people who share a name, with the office that each is best known by.
_TOLD_APART = "people.name || coalesce(' (' || known_as || ')', '')"

_Row = tuple[str, str, list[str]]  # id, name, and the words of the name


def find(db: Database, what: str, typed: str, *, is_query: bool = False) -> list[str]:
    """Ids of the people or municipalities that a name means; `what` is "speaker", "named" or "municipality".

    What was typed is tried in this order:

    1. As an id or a slug, which means only that one. A slug of one word in a query (`is_query`) is read as a name: a
       filter has a slug from a link, but people type `municipality:valmiera` in lower case.
    2. As a town, in any inflection, which means all municipalities of that name: `Valmiera` is Valmiera and Valmieras
       novads.
    3. As words of the name: as they are; else inflected (`speaker:Stabiņai`) or as initials (`speaker:"L.Stabiņai"`).
    4. As a town with the word that says what it is (`Rīgas pilsēta`).
    5. As beginnings of words of the name (`speaker:stab`).

    ANY means ANY.
    """
    return meant(db, what, typed, is_query).ids


def _of_name(db: Database, what: str, typed: str) -> list[str]:
    """The same for what is not an id or a slug."""
    rows = _in_words(db.execute(f"SELECT id, name FROM {TABLES[what]}"))
    return _called(what, rows, typed) or _matching(rows, tokens(typed), _begins)


def called(what: str, rows: Iterable[tuple[str, str]], typed: str) -> list[str]:
    """Ids of the rows (id, name) whose name was typed: as in `find`, but not by beginnings of words."""
    return _called(what, _in_words(rows), typed)


def _called(what: str, rows: Sequence[_Row], typed: str) -> list[str]:
    asked = tokens(typed)
    if what == "municipality" and len(asked) == 1:
        towns = _named_after().get(asked[0], set())
        if found := [id for id, name, _ in rows if name in towns]:
            return found
    if found := _of_same_words(rows, asked) or _matching(rows, asked, _inflected_or_initial):
        return found
    towns = _towns_with_a_word(typed) if asked and what == "municipality" else set()
    return [id for id, name, _ in rows if name in towns]


def _in_words(rows: Iterable[tuple[str, str]]) -> list[_Row]:
    return [(id, name, tokens(name)) for id, name in rows]


def _towns_with_a_word(typed: str) -> set[str]:
    """The municipality of a town named with the word for what it is (`Rīgas pilsēta`); none for anything else."""
    written = typed[:1].upper() + typed[1:]
    towns = _named_after().get(tokens(written)[0], set())
    read = [one for lang in LANGS for one in find_places(written, lang, None)] if towns else []
    return {one.municipality.name for one in read if one.surface == written} & towns


def _exact(db: Database, what: str, typed: str) -> tuple[str, str] | None:
    """Id and displayed name of what has this id or slug, or had it before it was merged into another."""
    name = DATED if what == "municipality" else _TOLD_APART
    sql = f"SELECT id, {name} FROM {TABLES[what]} WHERE id = :typed OR slug = :typed"
    row = db.execute(sql, {"typed": typed}).fetchone()
    if not row and TABLES[what] == "people":
        row = db.execute(f"SELECT id, {_TOLD_APART} FROM people WHERE id = ?", [now_called(db, typed)]).fetchone()
    return row or None


def namesakes(db: Database, found: list[str]) -> list[tuple[str, list[str]]]:
    """The names that several people of these ids share, each with the offices they are known by."""
    marks = ", ".join("?" * len(found))
    sql = f"SELECT name, known_as FROM people WHERE known_as IS NOT NULL AND id IN ({marks}) ORDER BY name, id"
    shared = groupby(db.execute(sql, found).fetchall(), key=lambda row: row[0])
    known_as = [(name, [known for _, known in group]) for name, group in shared]
    return [(name, known) for name, known in known_as if len(known) > 1]


class Meant(NamedTuple):
    """Whom or what a name means: their ids, and what to call them: their name, or else what was typed.

    If only a former municipality is meant, `wider` is what to type for all municipalities of that name.
    """

    ids: list[str]
    label: str
    wider: str = ""


def meant(db: Database, what: str, typed: str, is_query: bool) -> Meant:
    """The result of `find`, with what to call those found."""
    typed = typed.strip()
    if typed == ANY:
        return Meant([ANY], ANY)
    if (is_query and typed.isalpha()) or not (exact := _exact(db, what, typed)):
        return Meant(_of_name(db, what, typed), typed)
    id, label = exact
    is_no_more = what == "municipality" and label.endswith(")")  # the years of a former one, as in DATED
    has_namesakes = is_no_more and typed.isalpha() and len(_of_name(db, what, typed)) > 1
    return Meant([id], label, label.partition(" (")[0] if has_namesakes else "")


def about(db: Database, what: str, found: Meant) -> list[Notice]:
    """Notices if nobody and nothing has the name, if several people share it, or if the slug of a former municipality
    may have been meant as the name of a town.

    About people they say only what can be found, because somebody of that name may be withheld.
    """
    if not found.ids and TABLES[what] == "people":
        return [Notice("The archive shows no one called “%(name)s”.", name=found.label)]
    if not found.ids:
        return [Notice("No municipality called “%(name)s” is in the archive.", name=found.label)]
    if found.wider:
        return [
            Notice(
                "Only %(name)s is meant here. “%(wider)s”, with a capital letter, means the others of that name too.",
                name=found.label,
                wider=found.wider,
            )
        ]
    return [
        Notice(
            "More than one person is called %(name)s: %(people)s. Choose among the speakers.",
            name=name,
            people="; ".join(known_as),
        )
        for name, known_as in (namesakes(db, found.ids) if TABLES[what] == "people" else ())
    ]


_NOW_CALLED = """
WITH RECURSIVE ids (id, joined_to) AS (
    SELECT id, joined_to FROM person_ids WHERE id = :typed OR slug = :typed
    UNION
    SELECT person_ids.id, person_ids.joined_to FROM person_ids JOIN ids ON person_ids.id = ids.joined_to
)
SELECT id FROM ids WHERE joined_to IS NULL
"""


def now_called(db: Database, typed: str) -> str | None:
    """The id of the person who has this id or slug, or had it before being merged with another; else None."""
    if not db.execute("SELECT 1 FROM pragma_table_info('person_ids') WHERE name = 'joined_to'").fetchone():
        return None  # an archive of an earlier version, until its next refresh
    row = db.execute(_NOW_CALLED, {"typed": typed}).fetchone()
    return row[0] if row else None


def _of_same_words(rows: Sequence[_Row], asked: list[str]) -> list[str]:
    """The ids of those whose names have all the words asked for, with or without diacritics."""
    plain = {fold(word) for word in asked}
    return [id for id, _, written in rows if asked and plain.issubset(map(fold, written))]


def _matching(rows: Sequence[_Row], asked: list[str], matches: Callable[[str, str], bool]) -> list[str]:
    return [id for id, _, written in rows if asked and all(any(matches(a, b) for b in written) for a in asked)]


def _inflected(asked: str, written: str) -> bool:
    if not words.asked_keys(asked).isdisjoint(_keys(written)):
        return True
    return fold(asked) == asked and not words.asked_keys_folded(asked).isdisjoint(_folded_keys(written))


def _inflected_or_initial(asked: str, written: str) -> bool:
    """Initials stand before names in any case, as articles abbreviate them."""
    is_initial = len(asked) == 1 or asked in _DIGRAPHS
    return _inflected(asked, written) or (is_initial and _begins(asked, written))


def _begins(asked: str, written: str) -> bool:
    return fold(written).startswith(fold(asked))


@cache
def _named_after() -> dict[str, set[str]]:
    """A form of a town's name, in lower case, with diacritics and without -> names of municipalities that have it."""
    known = register()
    names: dict[str, set[str]] = {}
    for form, (base, _) in known.bases.items():
        for written in {form.lower(), fold(form)}:
            names.setdefault(written, set()).update(one.name for one in known.by_base[base])
    return names


def predecessors(db: Database, found: list[str]) -> list[str]:
    """Names of the predecessors of these municipalities, except names that they have themselves."""
    marks = ", ".join("?" * len(found))
    rows = db.execute(
        "SELECT DISTINCT name FROM municipality_scope JOIN municipalities ON id = includes_id "
        f"WHERE municipality_id IN ({marks}) AND name NOT IN (SELECT name FROM municipalities WHERE id IN ({marks})) "
        "ORDER BY name",
        [*found, *found],
    )
    return [row[0] for row in rows]


@lru_cache(maxsize=16384)
def _keys(form: str) -> frozenset[str]:
    # A name is not a verb, even if it looks like a form of one.
    return frozenset(nominals.nominals(form))


@lru_cache(maxsize=16384)
def _folded_keys(form: str) -> frozenset[str]:
    return frozenset(map(fold, _keys(form)))
