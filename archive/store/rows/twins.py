"""The rows of `article_twins`: which articles are the same in the other language."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from archive.processes import in_order, is_in_use, send_early
from archive.twins.articles import Told, facts_in, pair

_VERSION = "1"  # of what is read of a text; raise it with every change of `facts_in`

_TEXTS = "SELECT id, published_on, title, body FROM articles ORDER BY id"
_TOLD = "SELECT id, lang, published_on, translation FROM articles ORDER BY id"
_FACTS = """
SELECT article_id, 'person:' || person_id FROM (SELECT DISTINCT article_id, person_id FROM appearances)
UNION ALL
SELECT article_id, 'place:' || municipality_id FROM (SELECT DISTINCT article_id, municipality_id FROM mentions)
"""
# A picture is the same by its bytes, under whichever address each language has it.
_FILES = """
WITH pictures AS MATERIALIZED (SELECT url, 'picture:' || coalesce((SELECT sha256 FROM captures
  WHERE captures.url = those.url AND status = 200 ORDER BY fetched_at DESC, id LIMIT 1), url) AS what
  FROM (SELECT DISTINCT url FROM images) AS those)
SELECT article_id, what FROM images JOIN pictures USING (url)
UNION ALL SELECT article_id, 'document:' || coalesce(document_id, url) FROM attachments
"""


def derive(db: Database) -> None:
    """Find the twins among all articles again. The caller holds the transaction, and has annotated the articles.

    Each version of a text is read once (table `twin_facts`). Writes only differences.
    """
    once: dict[str, str] = {}  # each fact once in memory, for many articles share them
    texts = _read_texts(db, once)
    moved = dict(db.execute("SELECT id, article_id FROM addresses").fetchall())
    facts, files = _gathered(db.execute(_FACTS), once), _gathered(db.execute(_FILES), once)
    told = [  # what was gathered is popped, so that memory holds it once
        Told(
            id,
            lang,
            date.fromisoformat(day) if day else None,
            texts.pop(id).union(facts.pop(id, ())),
            frozenset(files.pop(id, ())),
            frozenset(filter(None, (moved.get(translation, translation),))),
        )
        for id, lang, day, translation in db.execute(_TOLD).fetchall()
    ]
    rows = set()
    for one in pair(told):
        rows |= {(one.latvian, one.english, one.proof), (one.english, one.latvian, one.proof)}
    known = set(db.execute("SELECT article_id, twin_id, proof FROM article_twins").fetchall())
    db.conn.executemany("DELETE FROM article_twins WHERE article_id = ?", [row[:1] for row in sorted(known - rows)])
    db.conn.executemany("INSERT INTO article_twins (article_id, twin_id, proof) VALUES (?, ?, ?)", sorted(rows - known))


def read_early(db: Database) -> None:
    """Let processes, if any are in use, read the texts of new articles before `derive` needs them."""
    if is_in_use():
        new = "id NOT IN (SELECT article_id FROM twin_facts) ORDER BY id"
        send_early(_facts_in, db.execute(f"SELECT published_on, title, body FROM articles WHERE {new}"))


def _read_texts(db: Database, once: dict[str, str]) -> dict[str, frozenset[str]]:
    """The facts of each text, read again if the text or the rules have changed."""
    known = {
        id: (digest, facts) for id, digest, facts in db.execute("SELECT article_id, digest, facts FROM twin_facts")
    }
    found: dict[str, frozenset[str]] = {}
    new: dict[str, str] = {}  # the digests of texts that are to be read
    for id, day, title, body in db.execute(_TEXTS):
        digest = hashlib.sha256("\x1f".join([_VERSION, day or "", title, body]).encode()).hexdigest()
        if id in known and known[id][0] == digest:
            found[id] = frozenset(once.setdefault(fact, fact) for fact in json.loads(known[id][1]))
        else:
            new[id] = digest
    texts = (db.execute("SELECT published_on, title, body FROM articles WHERE id = ?", [id]).fetchone() for id in new)
    for (id, digest), facts in zip(new.items(), in_order(_facts_in, texts), strict=True):
        found[id] = frozenset(once.setdefault(fact, fact) for fact in facts)
        values = [id, digest, json.dumps(sorted(facts))]
        db.execute("INSERT OR REPLACE INTO twin_facts (article_id, digest, facts) VALUES (?, ?, ?)", values)
    db.conn.executemany("DELETE FROM twin_facts WHERE article_id = ?", [[id] for id in known.keys() - found.keys()])
    return found


def _facts_in(text: tuple[str | None, str, str]) -> frozenset[str]:
    day, title, body = text
    return facts_in(f"{title}\n{body}", date.fromisoformat(day) if day else None)


def _gathered(rows: Iterable[tuple[str, str]], once: dict[str, str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, what in rows:
        found[article_id].append(once.setdefault(what, what))
    return found
