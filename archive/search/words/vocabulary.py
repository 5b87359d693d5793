"""The vocabulary: the words in the archive, with the keys of `archive.latvian.words`, or the stem in English.

- `vocabulary` has each form, by language, with the number of articles and of their documents in which it occurs. A
  document of articles in both languages counts once in each. A form that only former versions of an article have counts
  as if it were in the text.
- `vocabulary_keys` finds forms by key. Forms that may belong to a name unknown to the dictionary have the language
  `expansion.NAMES`.
- `vocabulary_articles` and `vocabulary_documents` say what has been counted, and `made_with` with which rules and which
  dictionary the keys were made.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from sqlite_utils import Database

from archive import rules
from archive.latvian import hunspell, words
from archive.latvian.fold import fold
from archive.search import versions
from archive.search.words import dictionary, english, expansion

Lang = Literal["lv", "en"]
LANGS: tuple[Lang, ...] = ("lv", "en")

TOKEN = re.compile(r"[^\W_]+")
# Combining marks that are left after NFC and do not separate words, as in sqlite3Fts5UnicodeIsdiacritic; and the range
# they are in, which is searched in a tenth of the time.
_MAYBE_LOOSE = re.compile("[\u0300-\u0331]")
_LOOSE_MARKS = re.compile("[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]+")
_MOST_FORMS = 400  # forms of one word; no word has so many
# In the text of a PDF, the mark of a footnote is a part of the word before it: `sniegšanu12`.
_MARK = re.compile(r"(?<=[^\W\d_]{4})\d{1,3}\Z")


def tokens(text: str) -> list[str]:
    """The words of a text as FTS5's unicode61 splits them, in lower case, with their diacritics."""
    text = unicodedata.normalize("NFC", text).lower()
    return TOKEN.findall(_LOOSE_MARKS.sub("", text) if _MAYBE_LOOSE.search(text) else text)


def update(db: Database) -> None:
    """Update the tables for the articles, their former versions and the documents behind them.

    Also updates the index of former versions (archive.search.versions). Reads only texts that are new or have changed,
    and all forms if the rules or the dictionary have changed. The caller holds the transaction.
    """
    moved: dict[str, Counter[str]] = {}  # by language
    for lang, old, new in _changed_texts(db):
        forms = moved.setdefault(lang, Counter())
        forms.subtract(_forms(old))
        forms.update(_forms(new))
    change = Counter({(lang, form): by for lang, forms in moved.items() for form, by in forms.items()})
    db.execute(
        "INSERT OR REPLACE INTO vocabulary_articles (article_id, revision, beside) "
        f"SELECT id, articles.revision, {BESIDE} FROM {_CHANGED}"
    )
    versions.bring_in_step(db, _forms, change)
    _count_documents(db, change)
    _bring_in(db, change)


def update_documents(db: Database) -> None:
    """As `update`, but for documents alone, after links to some were added or removed."""
    change: Counter[tuple[str, str]] = Counter()
    if _count_documents(db, change):
        _bring_in(db, change)


def _bring_in(db: Database, change: Counter[tuple[str, str]]) -> None:
    """Apply the changes in numbers, and make the keys of new forms; of all if rules or dictionary have changed."""
    path = dictionary.find()
    made_with = made_with_dictionary(db)
    current = rules.is_current(db, "vocabulary") and made_with == dictionary.fingerprint(path, made_with)
    fresh = _count(db, change)
    if not current:
        db.execute("DELETE FROM vocabulary_keys")
        rules.note(db, "vocabulary")
        rules.note_version(db, "dictionary", dictionary.fingerprint(path))
        fresh = db.execute("SELECT lang, form FROM vocabulary").fetchall()
        folded = ((fold(form), lang, form) for lang, form in fresh if not form.isascii())
        db.conn.executemany("UPDATE vocabulary SET folded = ?1 WHERE lang = ?2 AND form = ?3 AND folded <> ?1", folded)
    if fresh:
        known = dictionary.load(path)
        db.conn.executemany(
            "INSERT INTO vocabulary_keys (lang, key, folded, form) VALUES (?, ?, ?, ?)",
            ((of, key, fold(key), form) for lang, form in fresh for of, key in _keys(lang, form, known)),
        )


def made_with_dictionary(db: Database) -> str | None:
    """The fingerprint of the dictionary the keys were made with, empty for none; None if there are no keys yet."""
    return rules.stored(db).get("dictionary")


def forget(db: Database, article_id: str) -> None:
    """Remove an article from the counts, before its text changes without a revision. The caller then updates."""
    counted = db.execute(
        "SELECT articles.lang, old.title || char(10) || old.body || char(10) || done.beside "
        "FROM vocabulary_articles AS done "
        "JOIN articles ON articles.id = done.article_id "
        "JOIN revisions AS old ON old.article_id = done.article_id AND old.revision = done.revision "
        "WHERE done.article_id = ?",
        [article_id],
    ).fetchall()
    for lang, text in counted:
        uncount(db, lang, text)
    db.execute("DELETE FROM vocabulary_articles WHERE article_id = ?", [article_id])


def uncount(db: Database, lang: str, text: str) -> None:
    """Subtract an article's text from the counts. The caller updates `vocabulary_articles`."""
    _count(db, Counter({(lang, form): -1 for form in _forms(text)}))


def forget_document(db: Database, number: int) -> None:
    """Remove a document, by its number, from the counts, before its text changes. The caller then updates."""
    counted = db.execute("SELECT lang FROM vocabulary_documents WHERE document = ?", [number]).fetchall()
    forms = _forms(_text_of(db, number)) if counted else set()
    for (lang,) in counted:
        _count(db, Counter({(lang, form): -1 for form in forms}))
        _note_document(db, lang, number, -1)


def forget_all(db: Database) -> None:
    """Empty the tables, because all texts may change. The caller then updates."""
    for table in ("vocabulary_keys", "vocabulary", "vocabulary_articles", "vocabulary_documents"):
        db.execute(f"DELETE FROM {table}")
    versions.forget_all(db)


def forms(db: Database, lang: Lang, word: str) -> tuple[str, ...]:
    """The forms in articles of `lang` that belong to one word with `word`, which is in lower case, and the word itself.

    Without diacritics, because the index has none. See `archive.search.words.expansion` for Latvian.
    """
    plain = fold(word)
    found = _of_english(db, plain) if lang == "en" else expansion.forms(db, word)
    # The index has no diacritics either, so forms that differ only in them are the same to it.
    return tuple(sorted({plain, *map(fold, found)}))


BESIDE = "(articles.captions || char(10) || articles.labels)"
"""SQL for what is indexed of an article besides title and body, as `vocabulary_articles` keeps it."""

_CHANGED = f"""articles LEFT JOIN vocabulary_articles AS done ON done.article_id = articles.id
WHERE done.revision IS NOT articles.revision OR done.beside IS NOT {BESIDE}"""


def _changed_texts(db: Database) -> Iterator[tuple[str, str, str]]:
    """Language, text as counted before (empty for a new article) and present text."""
    rows = db.execute(
        "SELECT lang, coalesce((SELECT old.title || char(10) || old.body || char(10) || done.beside "
        "FROM revisions AS old WHERE old.article_id = articles.id AND old.revision = done.revision), ''), "
        f"title || char(10) || body || char(10) || {BESIDE} FROM {_CHANGED}"
    )
    yield from rows


# The documents behind articles of a language, but for those that were counted; and those that were, and are not there.
_BEHIND = "SELECT lang, document FROM attachments_narrow JOIN articles_narrow ON articles_narrow.number = article"
_COUNTED = "SELECT lang, document FROM vocabulary_documents"
_LINKED = f"{_BEHIND} EXCEPT {_COUNTED}"
_UNLINKED = f"{_COUNTED} EXCEPT {_BEHIND}"


def _count_documents(db: Database, change: Counter[tuple[str, str]]) -> bool:
    """Count documents newly attached to articles, and subtract those no longer attached; False if there are none."""
    found = [(by, *row) for by, sql in ((-1, _UNLINKED), (1, _LINKED)) for row in db.execute(sql).fetchall()]
    for by, lang, number in found:
        for form in _forms(_text_of(db, number)):
            change[lang, form] += by
        _note_document(db, lang, number, by)
    return bool(found)


def _text_of(db: Database, number: int) -> str:
    """The text of a document, with its pages apart: words do not continue from one to the next."""
    rows = db.execute(
        "SELECT text FROM documents_narrow JOIN document_pages ON document_id = id WHERE documents_narrow.number = ?",
        [number],
    )
    return "\n".join(text for (text,) in rows)


def _note_document(db: Database, lang: str, number: int, by: int) -> None:
    """Note that a document is counted (`by` is 1), or no longer counted (-1)."""
    if by > 0:
        db.execute("INSERT INTO vocabulary_documents (lang, document) VALUES (?, ?)", [lang, number])
    else:
        db.execute("DELETE FROM vocabulary_documents WHERE lang = ? AND document = ?", [lang, number])


def _forms(text: str) -> set[str]:
    return {form for form in set(tokens(text)) if not form.isdigit()}


def _count(db: Database, change: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """Apply changes in the numbers of articles, and return the new forms."""
    moved = [(lang, form, fold(form), count) for (lang, form), count in sorted(change.items()) if count]
    before = db.execute("SELECT coalesce(max(id), 0) FROM vocabulary").fetchone()[0]
    db.conn.executemany(
        "INSERT INTO vocabulary (lang, form, folded, articles) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (lang, form) DO UPDATE SET articles = articles + excluded.articles",
        moved,
    )
    if any(count < 0 for *_, count in moved):
        gone = db.execute("SELECT lang, form FROM vocabulary WHERE articles <= 0").fetchall()
        gone += [(expansion.NAMES, form) for lang, form in gone if lang == "lv"]
        # Left to itself, SQLite reads the keys of all forms for each, as another index has all that it needs.
        db.conn.executemany(
            "DELETE FROM vocabulary_keys INDEXED BY vocabulary_keys_form WHERE lang = ? AND form = ?", gone
        )
        db.execute("DELETE FROM vocabulary WHERE articles <= 0")
    return db.execute("SELECT lang, form FROM vocabulary WHERE id > ?", [before]).fetchall()


def _keys(lang: str, form: str, known: hunspell.Dictionary | None) -> Iterator[tuple[str, str]]:
    """The keys of a form, each with the language under which it stands."""
    form = _MARK.sub("", form)
    if lang == "en":
        yield from ((lang, key) for key in english.stems(fold(form)))
        return
    of_dictionary = known.words(form) if known else frozenset()
    keys = words.form_keys(form, of_dictionary)
    yield from ((lang, key) for key in keys)
    if known:  # `kūtra` is of the adjective `kūtrs` by the dictionary, and may be of the surname Kūtris
        as_name = words.name_keys(form)
        yield from ((expansion.NAMES, key) for key in (as_name - keys if of_dictionary else as_name))


def _of_english(db: Database, word: str) -> set[str]:
    stems = sorted(english.stems(word))
    rows = db.execute(
        f"SELECT form FROM vocabulary_keys WHERE lang = 'en' AND key IN ({', '.join('?' * len(stems))}) LIMIT ?",
        [*stems, _MOST_FORMS],
    )
    return {form for (form,) in rows}
