"""The first migrations: the tables of the design, the vocabulary of the search, people and places."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("ctarchive")


@migrations()
def m001_tables(db: Database) -> None:
    """All tables of the design. Some columns are filled by later stages of the pipeline."""
    for statement in _TABLES.split(";\n"):
        db.execute(statement)
    db.table("articles").enable_fts(["title", "body"], tokenize="unicode61 remove_diacritics 2", create_triggers=True)
    # sqlite-utils' own update trigger would reindex an article whenever its last_seen_at changes.
    db.execute("DROP TRIGGER articles_au")
    db.execute(
        "CREATE TRIGGER articles_au AFTER UPDATE OF title, body ON articles BEGIN "
        "INSERT INTO articles_fts (articles_fts, rowid, title, body) "
        "VALUES ('delete', old.rowid, old.title, old.body); "
        "INSERT INTO articles_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body); END"
    )


# `year` is for Datasette's facets, which need a column. `staged` has what a crawl has read but not published, and
# `pending` the addresses that the last crawl wanted but did not fetch, for the next one to continue with.
_TABLES = """
CREATE TABLE crawls (
    id TEXT PRIMARY KEY, started_at TEXT NOT NULL, finished_at TEXT, outcome TEXT, detail TEXT,
    requests INTEGER NOT NULL DEFAULT 0, not_modified INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE captures (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, fetched_at TEXT NOT NULL, status INTEGER NOT NULL, mime TEXT,
    sha256 TEXT NOT NULL, warc TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    etag TEXT, last_modified TEXT,
    crawl_id TEXT NOT NULL REFERENCES crawls(id), refers_to TEXT, article_id TEXT, read_as TEXT
);
CREATE INDEX captures_url ON captures(url, fetched_at);
CREATE INDEX captures_sha256 ON captures(sha256) WHERE refers_to IS NULL;
CREATE INDEX captures_crawl ON captures(crawl_id, fetched_at);
CREATE INDEX captures_article ON captures(article_id, fetched_at);
CREATE TABLE pending (url TEXT PRIMARY KEY);
CREATE TABLE staged (capture_id TEXT PRIMARY KEY REFERENCES captures(id), page TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('news', 'page')),
    lang TEXT NOT NULL CHECK (lang IN ('lv', 'en')), title TEXT NOT NULL, published_on TEXT,
    body TEXT NOT NULL, html TEXT NOT NULL, signature TEXT,
    first_seen_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, gone_at TEXT,
    revision INTEGER NOT NULL, capture_id TEXT NOT NULL REFERENCES captures(id), content_hash TEXT NOT NULL,
    year INTEGER GENERATED ALWAYS AS (CAST(substr(published_on, 1, 4) AS INTEGER)) VIRTUAL
);
CREATE INDEX articles_published_on ON articles(published_on);
CREATE TABLE revisions (
    article_id TEXT NOT NULL REFERENCES articles(id), revision INTEGER NOT NULL, captured_at TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, published_on TEXT, capture_id TEXT NOT NULL REFERENCES captures(id),
    PRIMARY KEY (article_id, revision)
);
CREATE TABLE images (
    article_id TEXT NOT NULL REFERENCES articles(id), position INTEGER NOT NULL,
    url TEXT NOT NULL, alt TEXT, caption TEXT, PRIMARY KEY (article_id, position)
);
CREATE TABLE attachments (
    article_id TEXT NOT NULL REFERENCES articles(id), position INTEGER NOT NULL,
    url TEXT NOT NULL, label TEXT NOT NULL, mime TEXT, bytes INTEGER, text TEXT, PRIMARY KEY (article_id, position)
);
CREATE TABLE events (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, starts_at TEXT,
    place TEXT, url TEXT, article_id TEXT REFERENCES articles(id),
    source TEXT NOT NULL CHECK (source IN ('calendar', 'article'))
);
CREATE INDEX events_starts_on ON events(starts_on);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE);
CREATE TABLE appearances (
    article_id TEXT NOT NULL REFERENCES articles(id), person_id TEXT NOT NULL REFERENCES people(id),
    name_as_written TEXT NOT NULL, role TEXT, organisation TEXT, spoke INTEGER NOT NULL CHECK (spoke IN (0, 1)),
    talk TEXT, statement TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX appearances_article ON appearances(article_id);
CREATE INDEX appearances_person ON appearances(person_id);
CREATE TABLE municipalities (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, valid_from TEXT, valid_to TEXT, iso3166_2 TEXT
);
CREATE TABLE municipality_successors (
    predecessor_id TEXT NOT NULL REFERENCES municipalities(id),
    successor_id TEXT NOT NULL REFERENCES municipalities(id),
    PRIMARY KEY (predecessor_id, successor_id)
);
CREATE TABLE mentions (
    article_id TEXT NOT NULL REFERENCES articles(id), municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    surface TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX mentions_article ON mentions(article_id);
CREATE INDEX mentions_municipality ON mentions(municipality_id)
"""


@migrations()
def m002_vocabulary(db: Database) -> None:
    """Tables of archive.search. The vocabulary is filled when a crawl is published."""
    for statement in _VOCABULARY.split(";\n"):
        db.execute(statement)


# `articles_narrow` has what a search filters, sorts and counts by, but no texts, so that many rows fit on a disk page.
_VOCABULARY = """
CREATE TABLE articles_narrow (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL, published_on TEXT
);
INSERT INTO articles_narrow SELECT rowid, id, lang, kind, published_on FROM articles;
CREATE TRIGGER articles_narrow_ai AFTER INSERT ON articles BEGIN
    INSERT INTO articles_narrow VALUES (new.rowid, new.id, new.lang, new.kind, new.published_on); END;
CREATE TRIGGER articles_narrow_ad AFTER DELETE ON articles BEGIN
    DELETE FROM articles_narrow WHERE number = old.rowid; END;
CREATE TRIGGER articles_narrow_au AFTER UPDATE OF id, lang, kind, published_on ON articles BEGIN
    INSERT OR REPLACE INTO articles_narrow VALUES (new.rowid, new.id, new.lang, new.kind, new.published_on); END;
DROP INDEX appearances_article;
CREATE INDEX appearances_article ON appearances(article_id, spoke, person_id);
DROP INDEX mentions_article;
CREATE INDEX mentions_article ON mentions(article_id, municipality_id);
CREATE TABLE vocabulary (
    id INTEGER PRIMARY KEY, lang TEXT NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL,
    UNIQUE (lang, form)
);
CREATE INDEX vocabulary_folded ON vocabulary(lang, folded);
CREATE TABLE vocabulary_keys (
    lang TEXT NOT NULL, key TEXT NOT NULL, folded TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (lang, key, form)
) WITHOUT ROWID;
CREATE INDEX vocabulary_keys_folded ON vocabulary_keys(lang, folded, form);
CREATE INDEX vocabulary_keys_form ON vocabulary_keys(lang, form);
CREATE TABLE vocabulary_articles (article_id TEXT PRIMARY KEY REFERENCES articles(id), revision INTEGER NOT NULL);
CREATE TABLE vocabulary_made_with (rules TEXT NOT NULL, dictionary TEXT NOT NULL);
CREATE VIRTUAL TABLE articles_fts_places USING fts5vocab('articles_fts', 'instance')
"""


@migrations()
def m003_people_and_places(db: Database) -> None:
    """Internal tables of store.annotation, and views for Datasette's facets and for succession."""
    for statement in _PEOPLE_AND_PLACES.split(";\n"):
        db.execute(statement)


# `person_ids` has every id that was ever given, `name_readings` how each mention was understood by itself, `enriched`
# which text of an article was read, and `municipality_scope` each municipality together with its predecessors.
_PEOPLE_AND_PLACES = """
ALTER TABLE people ADD COLUMN name_certain INTEGER NOT NULL DEFAULT 1;
ALTER TABLE appearances ADD COLUMN other_roles TEXT;
ALTER TABLE municipalities ADD COLUMN slug TEXT;
CREATE UNIQUE INDEX municipalities_slug ON municipalities(slug);
CREATE TABLE person_ids (id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE name_readings (
    article_id TEXT NOT NULL REFERENCES articles(id), start INTEGER NOT NULL, nominative TEXT NOT NULL, gender TEXT,
    in_nominative INTEGER NOT NULL, certain INTEGER NOT NULL, PRIMARY KEY (article_id, start)
);
CREATE TABLE enriched (article_id TEXT PRIMARY KEY REFERENCES articles(id), digest TEXT NOT NULL);
CREATE VIEW municipality_scope AS
WITH RECURSIVE scope (municipality_id, includes_id) AS (
    SELECT id, id FROM municipalities
    UNION
    SELECT scope.municipality_id, predecessor_id FROM municipality_successors JOIN scope ON successor_id = includes_id
)
SELECT municipality_id, includes_id, municipality_id <> includes_id AS is_predecessor FROM scope;
CREATE VIEW articles_with_names AS
SELECT id, title, published_on, year, kind, lang,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM appearances JOIN people ON people.id = person_id
        WHERE article_id = articles.id AND spoke ORDER BY name)) AS speakers,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM appearances JOIN people ON people.id = person_id
        WHERE article_id = articles.id ORDER BY name)) AS people,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT name FROM mentions JOIN municipalities
        ON municipalities.id = municipality_id WHERE article_id = articles.id ORDER BY name)) AS municipalities,
    (SELECT json_group_array(name) FROM (SELECT DISTINCT today.name FROM mentions
        JOIN municipality_scope ON includes_id = mentions.municipality_id
        JOIN municipalities AS today ON today.id = municipality_scope.municipality_id AND today.valid_to IS NULL
        WHERE article_id = articles.id ORDER BY today.name)) AS municipalities_today,
    url
FROM articles
"""
