"""The migrations since the first ones, in the order in which archives go through them. A new one goes to the end."""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.schema import first

migrations = first.migrations  # the same set: what is added here comes after what is there


@migrations()
def m004_reading_room(db: Database) -> None:
    """Indexes for what the pages show and count, so that they read no text that they do not show."""
    db.execute("CREATE INDEX revisions_captured_at ON revisions(captured_at, revision, article_id)")
    db.execute("CREATE INDEX articles_gone_at ON articles(gone_at) WHERE gone_at IS NOT NULL")
    db.execute("CREATE INDEX events_article ON events(article_id)")
    for table, column in (("appearances", "person"), ("mentions", "municipality")):
        db.execute(f"DROP INDEX {table}_{column}")
        db.execute(f"CREATE INDEX {table}_{column} ON {table}({column}_id, article_id)")


@migrations()
def m005_made_with(db: Database) -> None:
    """By which rules each part was made, for all parts in one table (see archive.rules)."""
    db.execute("CREATE TABLE made_with (part TEXT PRIMARY KEY, version TEXT NOT NULL)")
    for part, column in (("vocabulary", "rules"), ("dictionary", "dictionary")):
        db.execute(f"INSERT INTO made_with SELECT ?, {column} FROM vocabulary_made_with LIMIT 1", [part])
    db.execute("DROP TABLE vocabulary_made_with")


@migrations()
def m007_unread(db: Database) -> None:
    """Pages that could not be read (judgement.unread), counts of such, and how sure an article's text is."""
    db.execute(
        "CREATE TABLE unread (url TEXT PRIMARY KEY, article_id TEXT NOT NULL, reason TEXT NOT NULL, "
        "capture_id TEXT NOT NULL REFERENCES captures(id), first_seen_at TEXT NOT NULL, last_seen_at TEXT NOT NULL)"
    )
    db.execute("ALTER TABLE crawls ADD COLUMN unread INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE crawls ADD COLUMN suspect INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "ALTER TABLE articles ADD COLUMN confidence TEXT NOT NULL DEFAULT 'high' CHECK (confidence IN ('high', 'low'))"
    )


@migrations()
def m008_link_texts(db: Database) -> None:
    """How the pages of a crawl call the articles that they link to, for those without a title (store.titles)."""
    db.execute(
        "CREATE TABLE link_texts (article_id TEXT NOT NULL, text TEXT NOT NULL, pages INTEGER NOT NULL, "
        "PRIMARY KEY (article_id, text)) WITHOUT ROWID"
    )


@migrations()
def m009_addresses(db: Database) -> None:
    """Other addresses of articles (judgement.moves): `id` is the one that the address would give by itself."""
    db.execute(
        "CREATE TABLE addresses (id TEXT PRIMARY KEY, article_id TEXT NOT NULL, url TEXT NOT NULL, "
        "crawl_id TEXT NOT NULL REFERENCES crawls(id))"
    )
    db.execute("CREATE INDEX addresses_article ON addresses(article_id)")
    db.execute("ALTER TABLE captures ADD COLUMN location TEXT")  # where a redirect leads to, as the site wrote it
    db.execute("ALTER TABLE crawls ADD COLUMN moved INTEGER NOT NULL DEFAULT 0")


@migrations()
def m010_statements(db: Database) -> None:
    """What people say, stretch by stretch, offices in the nominative, and what became of the id of a person.

    All of it is filled when the names are read anew: with this migration come other rules (archive.rules).
    """
    for statement in _STATEMENTS.split(";\n"):
        db.execute(statement)


# `statement_readings` has what is said with the mention that begins at `mention`, as `name_readings` has how it was
# understood. `person_ids.joined_to` is whose id it is now, where a person was found to be somebody who had another.
_STATEMENTS = """
CREATE TABLE statements (
    article_id TEXT NOT NULL REFERENCES articles(id), person_id TEXT NOT NULL REFERENCES people(id),
    position INTEGER NOT NULL, text TEXT NOT NULL, quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (article_id, person_id, position)
);
CREATE INDEX statements_person ON statements(person_id, article_id);
CREATE TABLE statement_readings (
    article_id TEXT NOT NULL REFERENCES articles(id), mention INTEGER NOT NULL, quoted INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX statement_readings_article ON statement_readings(article_id);
ALTER TABLE appearances ADD COLUMN role_nominative TEXT;
ALTER TABLE person_ids ADD COLUMN joined_to TEXT REFERENCES person_ids(id) DEFERRABLE INITIALLY DEFERRED
"""


@migrations()
def m011_damage(db: Database) -> None:
    """What of the captures is known to be damaged, and how large and old each file was when it was last looked at."""
    db.execute("CREATE TABLE damage (capture_id TEXT PRIMARY KEY, problem TEXT NOT NULL, found_at TEXT NOT NULL)")
    db.execute("CREATE TABLE warc_files (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL)")


@migrations()
def m012_leftovers(db: Database) -> None:
    """Why a crawl ended early or could not trust its clock, and what failed (archive.store.leftovers)."""
    db.execute("ALTER TABLE crawls ADD COLUMN ended_early TEXT")
    db.execute("ALTER TABLE crawls ADD COLUMN clock_fault TEXT")
    db.execute(
        "CREATE TABLE failures (url TEXT PRIMARY KEY, reason TEXT NOT NULL, "
        "first_failed_at TEXT NOT NULL, last_failed_at TEXT NOT NULL)"
    )


@migrations()
def m013_suspects(db: Database) -> None:
    """Pages that came as articles and look wrong (judgement.suspects), and which of them people accepted."""
    db.execute(
        "CREATE TABLE suspects (article_id TEXT PRIMARY KEY, url TEXT NOT NULL, kind TEXT NOT NULL, "
        "reason TEXT NOT NULL, capture_id TEXT NOT NULL REFERENCES captures(id), content_hash TEXT NOT NULL, "
        "first_seen_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, same_since TEXT NOT NULL, refreshes INTEGER NOT NULL)"
    )
    db.execute(
        "CREATE TABLE decisions (capture_id TEXT PRIMARY KEY, article_id TEXT NOT NULL, content_hash TEXT NOT NULL, "
        "after_crawl TEXT NOT NULL, decided_at TEXT NOT NULL)"
    )


@migrations()
def m014_parts_of_revisions(db: Database) -> None:
    """Pictures (JSON), documents (JSON) and signature as of each revision; filled when the captures are read anew."""
    for column in ("signature", "images", "attachments"):
        db.execute(f"ALTER TABLE revisions ADD COLUMN {column} TEXT")


@migrations()
def m015_namesakes(db: Database) -> None:
    """People who share a name: where texts prove that they are two, and whom their ids were given for.

    All of it is filled when the names are read anew: with this migration come other rules (archive.rules).
    """
    for statement in _NAMESAKES.split(";\n"):
        db.execute(statement)


# `name_readings.organisation` stands with the mention itself. `namesake_proofs` has pairs of mentions, by where they
# begin, that mean two people of one name. Of such people `person_ids.organisation` is that which the id was given for,
# and `namesake_of` the id of the first of them, NULL for that one.
_NAMESAKES = """
ALTER TABLE name_readings ADD COLUMN organisation TEXT;
CREATE TABLE namesake_proofs (
    article_id TEXT NOT NULL REFERENCES articles(id), start INTEGER NOT NULL, other_start INTEGER NOT NULL,
    PRIMARY KEY (article_id, start, other_start)
);
ALTER TABLE person_ids ADD COLUMN organisation TEXT;
ALTER TABLE person_ids ADD COLUMN namesake_of TEXT REFERENCES person_ids(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE people ADD COLUMN known_as TEXT;
ALTER TABLE appearances ADD COLUMN may_be_namesake INTEGER NOT NULL DEFAULT 0 CHECK (may_be_namesake IN (0, 1))
"""


@migrations()
def m017_imports(db: Database) -> None:
    """Captures that others made (archive.store.imported): where each is from, and what the imports brought."""
    for statement in _IMPORTS.split(";\n"):
        db.execute(statement)
    # Neither is of a crawl then. SQLite has no other way to let a column be empty that must not be, short of copying
    # the table (https://sqlite.org/lang_altertable.html, section 7).
    db.execute("PRAGMA writable_schema = ON")
    for table in ("captures", "addresses"):
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'crawl_id TEXT NOT NULL REFERENCES', "
            "'crawl_id TEXT REFERENCES') WHERE type = 'table' AND name = ?",
            [table],
        )
    db.execute("PRAGMA writable_schema = RESET")


# `imported_pages` has what imported captures were read as, `imported_readings` which capture says what and whether that
# is believed: `doubt` says why not. `crawled` has the rows, as JSON, that the crawls alone make of an article to which
# imports add (archive.store.imported.layer); `article` is NULL where it is known from imports alone.
_IMPORTS = """
CREATE TABLE imports (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT, outcome TEXT, detail TEXT,
    ended_early TEXT, requests INTEGER NOT NULL DEFAULT 0, captures INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0,
    suspect INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0
);
ALTER TABLE captures ADD COLUMN source TEXT NOT NULL DEFAULT 'crawl';
ALTER TABLE captures ADD COLUMN source_uri TEXT;
ALTER TABLE captures ADD COLUMN imported_at TEXT;
ALTER TABLE captures ADD COLUMN import_id TEXT REFERENCES imports(id);
ALTER TABLE captures ADD COLUMN claimed_digest TEXT;
ALTER TABLE captures ADD COLUMN truncated TEXT;
CREATE INDEX captures_import ON captures(import_id, fetched_at) WHERE import_id IS NOT NULL;
CREATE TABLE imported_pages (
    page_id TEXT NOT NULL, content_hash TEXT NOT NULL, page TEXT NOT NULL, title TEXT NOT NULL, published_on TEXT,
    text_key TEXT NOT NULL, is_error INTEGER NOT NULL, PRIMARY KEY (page_id, content_hash)
);
CREATE INDEX imported_pages_text ON imported_pages(text_key);
CREATE TABLE imported_readings (
    capture_id TEXT PRIMARY KEY REFERENCES captures(id), page_id TEXT, content_hash TEXT, calendar TEXT, doubt TEXT
);
CREATE TABLE imported_calendars (digest TEXT PRIMARY KEY, events TEXT NOT NULL);
CREATE TABLE crawled (
    article_id TEXT PRIMARY KEY, article TEXT, revisions TEXT NOT NULL, images TEXT NOT NULL, attachments TEXT NOT NULL
)
"""


@migrations()
def m018_sightings_of_events(db: Database) -> None:
    """What each capture shows of events, what became of these, and the municipalities that they name.

    The captures are read anew at the next refresh, which fills it all (see archive.rules).
    """
    for statement in _SIGHTINGS.split(";\n"):
        db.execute(statement)


# `event_blocks` has what captures show alike (archive.store.judgement.sighted), `months` and `events` as JSON, and
# `event_sightings` which capture showed it when; `timely` is 0 where the clock of its crawl was wrong.
_SIGHTINGS = """
CREATE TABLE event_blocks (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('month', 'beside', 'article')), lang TEXT NOT NULL,
    months TEXT NOT NULL, article_id TEXT, events TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE event_sightings (
    capture_id TEXT NOT NULL, block TEXT NOT NULL, seen_at TEXT NOT NULL, timely INTEGER NOT NULL,
    PRIMARY KEY (capture_id, block)
) WITHOUT ROWID;
CREATE TABLE event_municipalities (
    event_id TEXT NOT NULL REFERENCES events(id), municipality_id TEXT NOT NULL REFERENCES municipalities(id),
    PRIMARY KEY (event_id, municipality_id)
) WITHOUT ROWID;
CREATE INDEX event_municipalities_municipality ON event_municipalities(municipality_id, event_id);
ALTER TABLE events ADD COLUMN lang TEXT;
ALTER TABLE events ADD COLUMN notice TEXT;
ALTER TABLE events ADD COLUMN first_seen_at TEXT;
ALTER TABLE events ADD COLUMN last_seen_at TEXT;
ALTER TABLE events ADD COLUMN gone_at TEXT;
ALTER TABLE events ADD COLUMN capture_id TEXT REFERENCES captures(id);
ALTER TABLE events ADD COLUMN replaced_by TEXT;
ALTER TABLE events ADD COLUMN earlier_starts_at TEXT;
ALTER TABLE events ADD COLUMN earlier_place TEXT;
DROP TABLE imported_calendars;
ALTER TABLE imported_readings DROP COLUMN calendar;
DELETE FROM made_with WHERE part = 'articles'
"""


@migrations()
def m019_history_of_crawls(db: Database) -> None:
    """What the crawls alone make of the articles to which imports add, for lists of news; and indexes for counts.

    `crawled_revisions` has each revision in the JSON of `crawled`, so that nobody reads that to find the latest ones.
    """
    for statement in _HISTORY_OF_CRAWLS.split(";\n"):
        db.execute(statement)


_HISTORY_OF_CRAWLS = """
CREATE TABLE crawled_revisions (
    article_id TEXT NOT NULL, revision INTEGER NOT NULL, captured_at TEXT NOT NULL, PRIMARY KEY (article_id, revision)
) WITHOUT ROWID;
CREATE INDEX crawled_revisions_captured_at ON crawled_revisions(captured_at, revision, article_id);
INSERT INTO crawled_revisions SELECT article_id, value ->> 'revision', value ->> 'captured_at'
FROM crawled, json_each(crawled.revisions);
CREATE INDEX crawled_alone ON crawled(article_id) WHERE article IS NULL;
CREATE INDEX captures_own ON captures(fetched_at) WHERE import_id IS NULL;
CREATE INDEX revisions_capture ON revisions(capture_id, captured_at, revision, article_id)
"""


@migrations()
def m020_documents(db: Database) -> None:
    """The text of documents by pages, to which document an attachment leads, and the words beside a text to search in.

    The captures are read anew at the next refresh, which fills the captions and labels, and reads the documents.
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

# `documents_narrow` numbers the documents, and a page's number is that of its document and its own in one: what was
# found in a page tells the document without a look at any table. `attachments_narrow` has which article (its rowid)
# which document stands behind. `documents_fts` has whole documents, for words that stand on different pages, and keeps
# no text; `document_pages_fts` tells the page. `document_payloads` has what was made of each payload that might be a
# document; `documents.lacks` is the program that this machine lacked to read all of it.
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
    """What of the captions, labels and documents the vocabulary has counted (archive.search.vocabulary)."""
    # Of what is counted by now nothing stood beside the texts: no captions, a new line, no labels.
    db.execute("ALTER TABLE vocabulary_articles ADD COLUMN beside TEXT NOT NULL DEFAULT '\n'")
    db.execute(
        "CREATE TABLE vocabulary_documents (lang TEXT NOT NULL, document INTEGER NOT NULL, "
        "PRIMARY KEY (document, lang)) WITHOUT ROWID"
    )


@migrations()
def m022_thumbnails(db: Database) -> None:
    """Small pictures of the captured ones, by the digest of their payloads (archive.store.documents.thumbnails)."""
    db.execute(
        "CREATE TABLE thumbnails (sha256 TEXT PRIMARY KEY, width INTEGER, height INTEGER, thumb_width INTEGER, "
        "thumb_height INTEGER, mime TEXT, content BLOB, maker TEXT NOT NULL)"
    )


@migrations()
def m023_events_in_two_languages(db: Database) -> None:
    """Events that both languages announce, or two months show a part each, as one; and whose their other ids are.

    The next refresh finds them in what is noted already.
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
    """What only former versions of articles say and name, offices beside statements, and an index of statements.

    All of it is filled when the names are read anew: with this migration come other rules (archive.rules).
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

# `statements.revision` is NULL for what the present version has. `former_readings` has how each former text was read,
# as JSON, with the last version that has it, and the day that it counts for.
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
    """Which articles are the same in two languages, both ways, and what each text has to tell it by (archive.twins).

    The next refresh reads the captures anew, for what pages name as their other language, and finds them.
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
    """The corrections in force, as corrections.jsonl has them, and whether each finds its text."""
    db.execute(
        "CREATE TABLE corrections (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, corrected_at TEXT NOT NULL, "
        "article_id TEXT, person_slug TEXT, other_slug TEXT, marks TEXT NOT NULL, was TEXT, becomes TEXT, "
        "finds_text INTEGER NOT NULL CHECK (finds_text IN (0, 1)))"
    )
    db.execute("CREATE INDEX corrections_article ON corrections(article_id)")
