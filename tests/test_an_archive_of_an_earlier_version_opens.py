from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.served import running

# What versions before had not: an archive of theirs is this one without them.
BEFORE = """
DROP TABLE articles_fts_places; DROP TABLE articles_fts;
DROP TRIGGER articles_ai; DROP TRIGGER articles_ad; DROP TRIGGER articles_au;
ALTER TABLE articles DROP COLUMN captions; ALTER TABLE articles DROP COLUMN labels;
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, body, content=[articles]);
CREATE VIRTUAL TABLE articles_fts_places USING fts5vocab('articles_fts', 'instance');
CREATE TRIGGER articles_ai AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body); END;
CREATE TRIGGER articles_ad AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body); END;
CREATE TRIGGER articles_au AFTER UPDATE OF title, body ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
  INSERT INTO articles_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body); END;
DROP INDEX attachments_document; ALTER TABLE attachments DROP COLUMN document_id; ALTER TABLE attachments ADD text TEXT;
DROP TABLE attachments_narrow; DROP TABLE document_payloads; DROP TABLE document_pages; DROP TABLE documents_narrow;
ALTER TABLE vocabulary_articles DROP COLUMN beside; DROP TABLE vocabulary_documents;
DROP TABLE documents; DROP TABLE documents_fts; DROP TABLE document_pages_fts;
DROP TABLE thumbnails;
DROP TABLE crawled_revisions; DROP TABLE crawled; DROP TABLE imported_readings; DROP TABLE imported_pages;
DROP TABLE event_blocks; DROP TABLE event_sightings; DROP TABLE event_municipalities;
ALTER TABLE events DROP COLUMN lang; ALTER TABLE events DROP COLUMN notice;
ALTER TABLE events DROP COLUMN first_seen_at; ALTER TABLE events DROP COLUMN last_seen_at;
ALTER TABLE events DROP COLUMN gone_at; ALTER TABLE events DROP COLUMN capture_id;
ALTER TABLE events DROP COLUMN replaced_by; ALTER TABLE events DROP COLUMN earlier_starts_at;
ALTER TABLE events DROP COLUMN earlier_place;
DROP INDEX captures_import; DROP INDEX captures_own; DROP INDEX revisions_capture;
ALTER TABLE captures DROP COLUMN source; ALTER TABLE captures DROP COLUMN source_uri;
ALTER TABLE captures DROP COLUMN imported_at; ALTER TABLE captures DROP COLUMN import_id;
ALTER TABLE captures DROP COLUMN claimed_digest; ALTER TABLE captures DROP COLUMN truncated; DROP TABLE imports;
DROP TABLE namesake_proofs; ALTER TABLE name_readings DROP COLUMN organisation;
ALTER TABLE person_ids DROP COLUMN organisation; ALTER TABLE person_ids DROP COLUMN namesake_of;
ALTER TABLE people DROP COLUMN known_as; ALTER TABLE appearances DROP COLUMN may_be_namesake;
DROP TABLE suspects; DROP TABLE decisions; ALTER TABLE revisions DROP COLUMN signature;
ALTER TABLE revisions DROP COLUMN images; ALTER TABLE revisions DROP COLUMN attachments;
DROP TABLE damage; DROP TABLE warc_files;
DROP TABLE former_appearances; DROP TABLE former_mentions; DROP TABLE former_readings;
DROP TABLE statements_fts_places; DROP TABLE statements_fts;
DROP TABLE statements; DROP TABLE statement_readings; DROP TABLE unread; DROP TABLE link_texts; DROP TABLE addresses;
ALTER TABLE appearances DROP COLUMN role_nominative; ALTER TABLE person_ids DROP COLUMN joined_to;
ALTER TABLE articles DROP COLUMN confidence; ALTER TABLE captures DROP COLUMN location;
ALTER TABLE crawls DROP COLUMN unread; ALTER TABLE crawls DROP COLUMN suspect; ALTER TABLE crawls DROP COLUMN moved;
DROP TABLE failures; ALTER TABLE crawls DROP COLUMN ended_early; ALTER TABLE crawls DROP COLUMN clock_fault;
DELETE FROM _sqlite_migrations WHERE name > 'm006';
"""


@pytest.fixture
def older(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> DataFolder:
    crawl(small_site)
    with closing(sqlite3.connect(folder.database)) as db:
        db.executescript(BEFORE)
    return folder


@pytest.mark.parametrize("command", [("status",), ("search", "policija"), ("status", "--json")])
def test_every_command_reads_it(command: tuple[str, ...], older: DataFolder) -> None:
    assert ctarchive(*command, "--data", older.root).code == 0


def test_its_pages_are_served(older: DataFolder) -> None:
    with closing(sqlite3.connect(older.database)) as db:
        article, slug = db.execute("SELECT article_id, slug FROM appearances JOIN people ON id = person_id").fetchone()
    with running("archive", "serve", "--data", older.root) as served:
        for path in ("/", "/speakers", f"/speaker/{slug}", f"/article/{article}", "/changes"):
            assert served.text(path)


def test_while_a_refresh_is_at_work_it_is_left_alone(older: DataFolder) -> None:
    with older.lock():
        ctarchive("search", "policija", "--data", older.root)
    with closing(sqlite3.connect(older.database)) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'statements'").fetchone()
