"""The migrations between the first ones and documents (`from_020`), in the order in which they are applied."""

from __future__ import annotations

from sqlite_utils import Database

from archive.store.schema import from_001

migrations = from_001.migrations  # the same set: these come after those


@migrations()
def m004_reading_room(db: Database) -> None:
    """Indexes for what the pages show and count, so that they do not read texts that they do not show."""
    db.execute("CREATE INDEX revisions_captured_at ON revisions(captured_at, revision, article_id)")
    db.execute("CREATE INDEX articles_gone_at ON articles(gone_at) WHERE gone_at IS NOT NULL")
    db.execute("CREATE INDEX events_article ON events(article_id)")
    for table, column in (("appearances", "person"), ("mentions", "municipality")):
        db.execute(f"DROP INDEX {table}_{column}")
        db.execute(f"CREATE INDEX {table}_{column} ON {table}({column}_id, article_id)")


@migrations()
def m005_made_with(db: Database) -> None:
    """The rules that made each part, in one table for all parts (see archive.rules)."""
    db.execute("CREATE TABLE made_with (part TEXT PRIMARY KEY, version TEXT NOT NULL)")
    for part, column in (("vocabulary", "rules"), ("dictionary", "dictionary")):
        db.execute(f"INSERT INTO made_with SELECT ?, {column} FROM vocabulary_made_with LIMIT 1", [part])
    db.execute("DROP TABLE vocabulary_made_with")


@migrations()
def m007_unread(db: Database) -> None:
    """Pages that could not be read (judgement.unread), their counts, and the confidence in an article's text."""
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
    """The texts of links to articles, for articles without a title (store.titles)."""
    db.execute(
        "CREATE TABLE link_texts (article_id TEXT NOT NULL, text TEXT NOT NULL, pages INTEGER NOT NULL, "
        "PRIMARY KEY (article_id, text)) WITHOUT ROWID"
    )


@migrations()
def m009_addresses(db: Database) -> None:
    """Other addresses of articles (judgement.moves): `id` is the one that the address itself implies."""
    db.execute(
        "CREATE TABLE addresses (id TEXT PRIMARY KEY, article_id TEXT NOT NULL, url TEXT NOT NULL, "
        "crawl_id TEXT NOT NULL REFERENCES crawls(id))"
    )
    db.execute("CREATE INDEX addresses_article ON addresses(article_id)")
    db.execute("ALTER TABLE captures ADD COLUMN location TEXT")  # the target of a redirect, as the site wrote it
    db.execute("ALTER TABLE crawls ADD COLUMN moved INTEGER NOT NULL DEFAULT 0")


@migrations()
def m010_statements(db: Database) -> None:
    """What people say, stretch by stretch, offices in the nominative, and what became of the id of a person.

    The columns are filled when names are reread, because this migration came with new rules (archive.rules).
    """
    for statement in _STATEMENTS.split(";\n"):
        db.execute(statement)


# `statement_readings` has what is said by the mention that begins at `mention`, just as `name_readings` has how the
# mention was understood. `person_ids.joined_to` is the present id of a person who turned out to have another one.
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
    """Captures known to be damaged, and the size and time of each file when it was last examined."""
    db.execute("CREATE TABLE damage (capture_id TEXT PRIMARY KEY, problem TEXT NOT NULL, found_at TEXT NOT NULL)")
    db.execute("CREATE TABLE warc_files (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL)")


@migrations()
def m012_leftovers(db: Database) -> None:
    """Why a crawl ended early or could not trust its clock, and failures (archive.store.unfinished.backlog)."""
    db.execute("ALTER TABLE crawls ADD COLUMN ended_early TEXT")
    db.execute("ALTER TABLE crawls ADD COLUMN clock_fault TEXT")
    db.execute(
        "CREATE TABLE failures (url TEXT PRIMARY KEY, reason TEXT NOT NULL, "
        "first_failed_at TEXT NOT NULL, last_failed_at TEXT NOT NULL)"
    )


@migrations()
def m013_suspects(db: Database) -> None:
    """Pages that were read as articles and look wrong (judgement.suspects), and which of them people accepted."""
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
    """Pictures (JSON), documents (JSON) and signature of each revision; filled when the captures are reread."""
    for column in ("signature", "images", "attachments"):
        db.execute(f"ALTER TABLE revisions ADD COLUMN {column} TEXT")


@migrations()
def m015_namesakes(db: Database) -> None:
    """People who share a name: where texts prove that they are two, and to whom their ids were given.

    The columns are filled when names are reread, because this migration came with new rules (archive.rules).
    """
    for statement in _NAMESAKES.split(";\n"):
        db.execute(statement)


# `name_readings.organisation` is the one in the mention itself. `namesake_proofs` has pairs of mentions, by where they
# begin, that mean two people with one name. For such people, `person_ids.organisation` is the organisation for which
# the id was given, and `namesake_of` is the id of the first of them (NULL for the first).
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
    """Captures that others made (archive.store.imported): where each is from, and what the imports added."""
    for statement in _IMPORTS.split(";\n"):
        db.execute(statement)
    # Neither is of a crawl then. Short of copying the table, SQLite has no other way to drop NOT NULL from a column
    # (https://sqlite.org/lang_altertable.html, section 7).
    db.execute("PRAGMA writable_schema = ON")
    for table in ("captures", "addresses"):
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'crawl_id TEXT NOT NULL REFERENCES', "
            "'crawl_id TEXT REFERENCES') WHERE type = 'table' AND name = ?",
            [table],
        )
    db.execute("PRAGMA writable_schema = RESET")


# `imported_pages` has what imported captures were read as; `imported_readings` which capture says what and, in
# `doubt`, why that is not believed. `crawled` has the rows, as JSON, that the crawls alone make of an article that
# imports extend (archive.store.imported.layer); `article` is NULL if it is known only from imports.
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

    The next refresh rereads the captures and fills the columns (see archive.rules).
    """
    for statement in _SIGHTINGS.split(";\n"):
        db.execute(statement)


# `event_blocks` has what captures show in the same form (archive.store.judgement.events.sightings), with `months` and
# `events` as JSON; `event_sightings` has which capture showed it when. `timely` is 0 if the crawl's clock was wrong.
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
    """What the crawls alone make of articles that imports extend, for lists of news; and indexes for counts.

    `crawled_revisions` has each revision in the JSON of `crawled`, so that finding the latest ones does not parse that.
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
