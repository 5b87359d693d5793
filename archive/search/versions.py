"""The index of former versions, `versions_fts`, and the words that only these have.

A version is indexed if its title or text differs from the present one; of several with the same content, the last is.
A row's number combines the rowid of the article and the number of the version. For each article, `former_texts` keeps
what its rows were made from, and which forms only its former versions have, as counted in the vocabulary.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from sqlite_utils import Database

VERSION_BITS = 20
"""How many low bits of a row's number hold the version; those above hold the article."""

_CHANGED = "SELECT article_id FROM revisions GROUP BY article_id HAVING count(*) > 1 ORDER BY article_id"
_PRESENT = "SELECT rowid, lang, title, body, captions || char(10) || labels FROM articles WHERE id = ?"
_VERSIONS = "SELECT revision, title, body FROM revisions WHERE article_id = ? ORDER BY revision DESC"


def bring_in_step(db: Database, forms_of: Callable[[str], set[str]], change: Counter[tuple[str, str]]) -> None:
    """Update the index of former versions. The caller holds the transaction.

    Writes only what is new or has changed, and adds the differences in the vocabulary's numbers to `change`. `forms_of`
    gives the forms of a text.
    """
    known = {row[0]: row[1:] for row in db.execute("SELECT article_id, digest, number, lang, forms FROM former_texts")}
    new = []
    for (article_id,) in db.execute(_CHANGED).fetchall():
        if former := _former(db, article_id):
            if article_id in known and known[article_id][0] == former.digest:
                del known[article_id]
            else:
                new.append(article_id)
    # Remove everything before adding anything: when a crawl brings articles, those known only from imports get new
    # numbers, and their old numbers may now belong to others.
    for article_id, (_, *row) in known.items():
        _forget(db, change, article_id, *row)
    for article_id in new:
        if not (former := _former(db, article_id)):
            continue
        forms = set().union(*map(forms_of, map("\n".join, former.texts))) - forms_of(former.present)
        change.update((former.lang, form) for form in forms)
        db.conn.executemany(
            "INSERT INTO versions_fts (rowid, title, body) VALUES (?, ?, ?)",
            [((former.number << VERSION_BITS) + revision, *text) for text, revision in former.texts.items()],
        )
        db.execute(
            "INSERT INTO former_texts (article_id, number, lang, digest, forms) VALUES (?, ?, ?, ?, ?)",
            [article_id, former.number, former.lang, former.digest, " ".join(sorted(forms))],
        )


class _Former(NamedTuple):
    """What an article used to say: each former title and text, with the number of its last version."""

    number: int
    lang: str
    present: str
    texts: dict[tuple[str, str], int]
    digest: str


def _former(db: Database, article_id: str) -> _Former | None:
    number, lang, title, body, beside = db.execute(_PRESENT, [article_id]).fetchone()
    texts: dict[tuple[str, str], int] = {}
    for revision, *text in db.execute(_VERSIONS, [article_id]):
        texts.setdefault((text[0], text[1]), revision)
    texts.pop((title, body), None)
    made_of = json.dumps([number, lang, title, body, beside, *texts.items()])
    digest = hashlib.sha256(made_of.encode()).hexdigest()
    return _Former(number, lang, f"{title}\n{body}\n{beside}", texts, digest) if texts else None


def forget_all(db: Database) -> None:
    """Empty the index, because all texts may change."""
    db.execute("DELETE FROM versions_fts")
    db.execute("DELETE FROM former_texts")


def has_versions(db: Database, lang: str | None = None) -> bool:
    """Whether any article, or any in a language, has former versions that say something else."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'former_texts'").fetchone():
        return False  # an archive of an earlier version, until its next refresh
    sql = "SELECT EXISTS (SELECT 1 FROM former_texts WHERE ?1 IS NULL OR lang = ?1)"
    return bool(db.execute(sql, [lang]).fetchone()[0])


def _forget(
    db: Database, change: Counter[tuple[str, str]], article_id: str, number: int, lang: str, forms: str
) -> None:
    change.subtract((lang, form) for form in forms.split())
    low = number << VERSION_BITS
    db.execute("DELETE FROM versions_fts WHERE rowid BETWEEN ? AND ?", [low, low + (1 << VERSION_BITS) - 1])
    db.execute("DELETE FROM former_texts WHERE article_id = ?", [article_id])
