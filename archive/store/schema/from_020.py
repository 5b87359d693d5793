"""The migrations from the text of documents on, up to `from_034`, in the order in which they are applied."""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.schema import from_004

migrations = from_004.migrations  # the same set: these come after those


@migrations()
def m020_documents(db: Database) -> None:
    """The text of documents by page, the document of each attachment, and captions and labels for the search.

    The next refresh rereads the captures, fills the captions and labels, and reads the documents.
    """
    for statement in _DOCUMENTS.split(";\n"):
        db.execute(statement)
    triggers = {
        "ai AFTER INSERT": _INDEXED,
        "ad AFTER DELETE": _UNINDEXED,
        f"au AFTER UPDATE OF {_WORDS}": f"{_UNINDEXED} {_INDEXED}",
    }
    for event, does in triggers.items():
        db.execute(f"CREATE TRIGGER articles_{event} ON articles BEGIN {does} END")
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")


_WORDS = "title, body, captions, labels"
_INDEXED = (
    f"INSERT INTO articles_fts (rowid, {_WORDS}) VALUES (new.rowid, new.title, new.body, new.captions, new.labels);"
)
_UNINDEXED = (
    f"INSERT INTO articles_fts (articles_fts, rowid, {_WORDS}) "
    "VALUES ('delete', old.rowid, old.title, old.body, old.captions, old.labels);"
)

# `documents_narrow` numbers the documents. A page's number combines its document's and its own, so that a hit on a page
# tells the document without another look-up. `attachments_narrow` has the documents of each article (its rowid).
# `documents_fts` has whole documents, for words on different pages, and stores no text; `document_pages_fts` tells the
# page. `document_payloads` has what was made of each payload that might be a document. `documents.lacks` is the
# program that this machine would need to read all of a document.
_DOCUMENTS = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, capture_id TEXT NOT NULL REFERENCES captures(id), mime TEXT, bytes INTEGER NOT NULL,
    title TEXT, pages INTEGER NOT NULL, extractor TEXT, problem TEXT, lacks TEXT
);
CREATE TABLE documents_narrow (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE REFERENCES documents(id));
CREATE TABLE document_pages (
    number INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents(id), page INTEGER NOT NULL,
    text TEXT NOT NULL, UNIQUE (document_id, page)
);
CREATE TABLE document_payloads (
    sha256 TEXT PRIMARY KEY, document_id TEXT REFERENCES documents(id)
) WITHOUT ROWID;
CREATE INDEX document_payloads_document ON document_payloads(document_id) WHERE document_id IS NOT NULL;
CREATE TABLE attachments_narrow (
    article INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents_narrow(number),
    PRIMARY KEY (document, article)
) WITHOUT ROWID;
CREATE INDEX attachments_narrow_article ON attachments_narrow(article, document);
CREATE VIRTUAL TABLE documents_fts USING fts5(
    text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE document_pages_fts USING fts5(
    text, content="document_pages", content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_pages_ai AFTER INSERT ON document_pages BEGIN
    INSERT INTO document_pages_fts (rowid, text) VALUES (new.number, new.text); END;
CREATE TRIGGER document_pages_ad AFTER DELETE ON document_pages BEGIN
    INSERT INTO document_pages_fts (document_pages_fts, rowid, text) VALUES ('delete', old.number, old.text); END;
ALTER TABLE attachments DROP COLUMN text;
ALTER TABLE attachments ADD COLUMN document_id TEXT REFERENCES documents(id);
CREATE INDEX attachments_document ON attachments(document_id) WHERE document_id IS NOT NULL;
UPDATE crawled SET attachments = (SELECT json_group_array(json_remove(value, '$.text')) FROM json_each(attachments))
WHERE attachments <> '[]';
ALTER TABLE articles ADD COLUMN captions TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN labels TEXT NOT NULL DEFAULT '';
DROP TRIGGER articles_ai;
DROP TRIGGER articles_ad;
DROP TRIGGER articles_au;
DROP TABLE articles_fts_places;
DROP TABLE articles_fts;
CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, body, captions, labels, content="articles", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE articles_fts_places USING fts5vocab('articles_fts', 'instance');
DELETE FROM made_with WHERE part = 'articles'
"""


@migrations()
def m021_vocabulary_of_documents(db: Database) -> None:
    """Which captions, labels and documents the vocabulary has counted (archive.search.words.vocabulary)."""
    # What is counted so far had nothing beside the text: no captions, a line break, no labels.
    db.execute("ALTER TABLE vocabulary_articles ADD COLUMN beside TEXT NOT NULL DEFAULT '\n'")
    db.execute(
        "CREATE TABLE vocabulary_documents (lang TEXT NOT NULL, document INTEGER NOT NULL, "
        "PRIMARY KEY (document, lang)) WITHOUT ROWID"
    )


@migrations()
def m022_thumbnails(db: Database) -> None:
    """Thumbnails of captured pictures, by the digest of their payloads (archive.store.documents.thumbnails)."""
    db.execute(
        "CREATE TABLE thumbnails (sha256 TEXT PRIMARY KEY, width INTEGER, height INTEGER, thumb_width INTEGER, "
        "thumb_height INTEGER, mime TEXT, content BLOB, maker TEXT NOT NULL)"
    )


@migrations()
def m023_events_in_two_languages(db: Database) -> None:
    """Merged events: announced in both languages, or shown in part by two months; and their other ids.

    The next refresh derives them from what has been noted.
    """
    for statement in _ONE_EVENT.split(";\n"):
        db.execute(statement)


_ONE_EVENT = """
ALTER TABLE events ADD COLUMN title_en TEXT;
ALTER TABLE events ADD COLUMN place_en TEXT;
ALTER TABLE events ADD COLUMN article_id_en TEXT;
CREATE INDEX events_article_en ON events(article_id_en) WHERE article_id_en IS NOT NULL;
CREATE TABLE event_ids (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, lang TEXT, starts_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_ids_event ON event_ids(event_id)
"""


@migrations()
def m024_former_versions(db: Database) -> None:
    """What only former versions of articles say and name, offices of statements, and an index of statements.

    The tables are filled when names are reread, because this migration came with new rules (archive.rules).
    """
    for statement in _FORMER.split(";\n"):
        db.execute(statement)
    for event, does in {
        "ai AFTER INSERT": _SAID_NOW,
        "ad AFTER DELETE": _SAID_NO_MORE,
        f"au AFTER UPDATE OF {_SAID}": f"{_SAID_NO_MORE} {_SAID_NOW}",
    }.items():
        db.execute(f"CREATE TRIGGER statements_{event} ON statements BEGIN {does} END")
    db.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")


_SAID = "text, role, organisation, role_nominative"
_SAID_NOW = (
    f"INSERT INTO statements_fts (rowid, {_SAID}) "
    "VALUES (new.rowid, new.text, new.role, new.organisation, new.role_nominative);"
)
_SAID_NO_MORE = (
    f"INSERT INTO statements_fts (statements_fts, rowid, {_SAID}) "
    "VALUES ('delete', old.rowid, old.text, old.role, old.organisation, old.role_nominative);"
)

# `statements.revision` is NULL for statements in the present version. `former_readings` has how each former text was
# read, as JSON, with the last version that has it, and the day as of which it was read.
_FORMER = """
ALTER TABLE statements ADD COLUMN revision INTEGER;
ALTER TABLE statements ADD COLUMN role TEXT;
ALTER TABLE statements ADD COLUMN organisation TEXT;
ALTER TABLE statements ADD COLUMN role_nominative TEXT;
CREATE INDEX statements_former ON statements(revision) WHERE revision IS NOT NULL;
CREATE TABLE former_appearances (
    article_id TEXT NOT NULL REFERENCES articles(id), revision INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people(id),
    name_as_written TEXT NOT NULL, role TEXT, organisation TEXT, other_roles TEXT, role_nominative TEXT,
    spoke INTEGER NOT NULL CHECK (spoke IN (0, 1)), talk TEXT, statement TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX former_appearances_person ON former_appearances(person_id, article_id);
CREATE TABLE former_mentions (
    article_id TEXT NOT NULL REFERENCES articles(id), revision INTEGER NOT NULL,
    municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    surface TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX former_mentions_municipality ON former_mentions(municipality_id, article_id);
CREATE TABLE former_readings (
    article_id TEXT NOT NULL REFERENCES articles(id), digest TEXT NOT NULL, revision INTEGER NOT NULL,
    day TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (article_id, digest)
);
CREATE VIRTUAL TABLE statements_fts USING fts5(
    text, role, organisation, role_nominative, content="statements", tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_fts_places USING fts5vocab('statements_fts', 'instance')
"""


@migrations()
def m025_articles_in_two_languages(db: Database) -> None:
    """Which articles are translations of each other, in both directions, and what identifies each (archive.twins).

    The next refresh rereads the captures for the pages' links to their other language, and finds the translations.
    """
    for statement in _ARTICLE_TWINS.split(";\n"):
        db.execute(statement)


_ARTICLE_TWINS = """
ALTER TABLE articles ADD COLUMN translation TEXT;
DELETE FROM made_with WHERE part = 'articles';
CREATE TABLE article_twins (
    article_id TEXT PRIMARY KEY REFERENCES articles(id) DEFERRABLE INITIALLY DEFERRED,
    twin_id TEXT NOT NULL REFERENCES articles(id) DEFERRABLE INITIALLY DEFERRED,
    proof TEXT NOT NULL CHECK (proof IN ('link', 'files', 'facts'))
) WITHOUT ROWID;
CREATE TABLE twin_facts (article_id TEXT PRIMARY KEY, digest TEXT NOT NULL, facts TEXT NOT NULL) WITHOUT ROWID
"""


@migrations()
def m026_texts_of_former_versions(db: Database) -> None:
    """The texts of former versions, for the search (archive.search.versions). The next refresh fills it."""
    db.execute("CREATE VIRTUAL TABLE versions_fts USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')")
    db.execute(
        "CREATE TABLE former_texts (article_id TEXT PRIMARY KEY, number INTEGER NOT NULL, lang TEXT NOT NULL, "
        "digest TEXT NOT NULL, forms TEXT NOT NULL) WITHOUT ROWID"
    )


@migrations()
def m027_corrections(db: Database) -> None:
    """The corrections in corrections.jsonl that are in force, and whether each finds its text."""
    db.execute(
        "CREATE TABLE corrections (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, corrected_at TEXT NOT NULL, "
        "article_id TEXT, person_slug TEXT, other_slug TEXT, marks TEXT NOT NULL, was TEXT, becomes TEXT, "
        "finds_text INTEGER NOT NULL CHECK (finds_text IN (0, 1)))"
    )
    db.execute("CREATE INDEX corrections_article ON corrections(article_id)")


@migrations()
def m028_edges(db: Database) -> None:
    """Pairs of people whom the same articles name, by year (archive.store.network). The next refresh fills it."""
    db.execute(
        "CREATE TABLE edges (person_id TEXT NOT NULL REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED, "
        "other_id TEXT NOT NULL REFERENCES people(id) DEFERRABLE INITIALLY DEFERRED, year INTEGER, "
        "texts INTEGER NOT NULL, articles INTEGER NOT NULL, weight REAL NOT NULL)"
    )
    db.execute("CREATE INDEX edges_person ON edges(person_id, other_id)")
    db.execute("CREATE INDEX edges_other ON edges(other_id, person_id)")


@migrations()
def m029_network_pictures(db: Database) -> None:
    """The positions of names in the network, as JSON, by year; 0 for all years (archive.store.network.pictures)."""
    db.execute("CREATE TABLE network_pictures (year INTEGER PRIMARY KEY, digest TEXT NOT NULL, picture TEXT NOT NULL)")


@migrations()
def m030_edges_by_year(db: Database) -> None:
    """An index, so that the edges of a year are found without reading those of other years."""
    db.execute("CREATE INDEX edges_year ON edges(year, person_id, other_id, texts, weight)")


@migrations()
def m031_requisites(db: Database) -> None:
    """The kinds of captured page requisites, and which requisites are missing (`store.unfinished.requisites`)."""
    db.execute("ALTER TABLE captures ADD COLUMN requisite TEXT")
    db.execute(
        "CREATE TABLE missing_requisites (url TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL, "
        "first_missed_at TEXT NOT NULL, last_asked_at TEXT)"
    )


@migrations()
def m032_postings(db: Database) -> None:
    """Which articles have each value of a facet of the search (`search.counted.postings`). The next refresh fills it.

    Any change that may affect it empties the table.
    """
    db.execute(
        "CREATE TABLE postings (facet TEXT PRIMARY KEY, last INTEGER NOT NULL, keys TEXT NOT NULL, "
        "dense TEXT NOT NULL, bits BLOB NOT NULL, numbers BLOB NOT NULL, placed BLOB NOT NULL) WITHOUT ROWID"
    )
    for table, columns in _COUNTED.items():
        for event in ("INSERT", "DELETE", f"UPDATE OF {columns}"):
            name = f"{table}_{event[:1].lower()}_postings"
            db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN DELETE FROM postings; END")


_COUNTED = {
    "articles_narrow": "number, id, lang, kind, published_on",
    "appearances": "article_id, person_id, spoke",
    "people": "id, name, slug",
    "mentions": "article_id, municipality_id",
    "municipalities": "id, name, slug, valid_to",
    "municipality_successors": "predecessor_id, successor_id",
}


@migrations()
def m033_articles_first_seen(db: Database) -> None:
    """An index, so that the first page finds the newest articles without reading their texts."""
    db.execute("CREATE INDEX articles_first_seen_at ON articles(first_seen_at, published_on, id) WHERE gone_at IS NULL")
