"""The state of an archive, for people and for monitoring."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.clock import iso
from archive.errors import EXIT_ERROR, Damaged
from archive.rules import MadeWith, made_with
from archive.search.words import dictionary
from archive.search.words.vocabulary import made_with_dictionary
from archive.store import damage, outcomes
from archive.store.corrections import ledger as corrections_file
from archive.store.corrections.state import CorrectionsState, corrections_state
from archive.store.database import columns_of
from archive.store.documents.state import DocumentsState, documents_state
from archive.store.judgement import suspects, unread
from archive.store.judgement.clock_check import AHEAD
from archive.store.takedowns import ledger
from archive.store.takedowns.state import TakedownsState, takedowns_state
from archive.store.unfinished import backlog, requisites
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from archive.warc.reading.crawl_file import strays

TABLES = ("articles", "images", "attachments", "documents", "events", "revisions", "captures", "crawls")
LATELY = timedelta(days=30)
_LISTED = 5  # crawls shown, and as many imports
_CHANGED = """
SELECT article_id AS id, title, captured_at AS at FROM revisions
WHERE revision > 1 AND captured_at >= ? ORDER BY captured_at DESC, id
"""
_GONE = "SELECT id, title, gone_at AS at FROM articles WHERE gone_at >= ? ORDER BY gone_at DESC, id"


@dataclass(frozen=True, slots=True)
class Status:
    """What `ctarchive status` shows.

    - `counts`: rows by table.
    - `crawls`, `imports`: the latest of these, as rows, newest first.
    - `finished_at`: when the last crawl that was published ended; `age_days`: the time since, None if there was none.
    - `changed`, `gone`: the articles (id, title, when) of the last thirty days.
    - `unread`: the pages that answered and could not be read, as rows.
    - `suspects`: the pages that came as articles and look wrong, each with `what_to_do`.
    - `failures`: the addresses that cannot be fetched, as rows.
    - `missing_requisites`: what pages need to look as they did and the archive lacks.
    - `low_confidence`: the number of articles whose text may be incomplete.
    - `unnamed`: the ids of the articles whose names no rule could read.
    - `faults`: what is wrong with the files, a sentence each.
    - `damaged`: the captures that are known to be damaged; `examined`: what is damaged now, where that was looked for.
    - `strays`: files beside the captures that are not ours, a sentence each.
    - `running`: whether a refresh, import or rebuild is at work.
    - `stale`: whether the archive is older than was allowed.
    - `dictionary`: the Hunspell dictionary that the search was made with, empty for none, None before the first crawl;
      `dictionary_problem`: why the one that this machine has is of no use, empty if it is or if there is none.
    - `documents`, `takedowns`, `corrections`: how each of these stands.
    - `rules`: by which rules the articles, the names in them and the words of the search were made, and whether those
      are the current ones; the next refresh makes again what was made by older ones.
    """

    counts: dict[str, int]
    crawls: list[dict[str, Any]]
    imports: list[dict[str, Any]]
    finished_at: str | None
    age_days: float | None
    changed: list[dict[str, Any]]
    gone: list[dict[str, Any]]
    unread: list[dict[str, Any]]
    suspects: list[dict[str, Any]]
    failures: list[dict[str, Any]]
    missing_requisites: list[dict[str, Any]]
    low_confidence: int
    unnamed: list[str]
    faults: list[str]
    damaged: list[dict[str, Any]]
    strays: list[str]
    examined: damage.Damage | None
    running: bool
    stale: bool
    dictionary: str | None
    dictionary_problem: str
    documents: DocumentsState
    takedowns: TakedownsState
    corrections: CorrectionsState
    rules: list[MadeWith]

    @property
    def exit_code(self) -> int:
        """1 if the archive is damaged, stale or has never been filled, else the exit code of the latest crawl."""
        if self.faults or self.stale or self.age_days is None:
            return EXIT_ERROR
        ended = self.crawls[1:] if self.running and self.crawls[0]["outcome"] is None else self.crawls
        return outcomes.exit_code(ended[0]["outcome"]) if ended else EXIT_ERROR

    def as_json(self) -> dict[str, Any]:
        """The same, ready for `json.dumps`."""
        values = asdict(self)
        del values["examined"]  # the faults say it in words
        return values


def status(
    db: Database,
    warc_dir: Path,
    now: datetime,
    *,
    verify: bool = False,
    running: bool = False,
    max_age_days: float | None = None,
) -> Status:
    """The state of an archive that is open for reading.

    `verify` reads every record and every capture and checks their checksums and digests, which takes time. Raises
    Damaged if the ledger of takedowns, or that of corrections, cannot be read.
    """
    found = damage.examine(db, warc_dir) if verify else None
    takedowns = takedowns_state(ledger.beside(warc_dir))
    corrections = corrections_state(db, corrections_file.file_beside(warc_dir))
    finished = db.execute(
        f"SELECT finished_at FROM crawls WHERE {outcomes.PUBLISHED} AND finished_at IS NOT NULL "
        "ORDER BY id DESC LIMIT 1"
    ).fetchone()
    age = (now - datetime.fromisoformat(finished[0])) / timedelta(days=1) if finished else None
    since = iso(now - LATELY)
    return Status(
        counts=_counts(db),
        imports=_latest(db, "imports") if db.table("imports").exists() else [],  # older databases lack it
        crawls=_latest(db, "crawls"),
        finished_at=finished[0] if finished else None,
        age_days=None if age is None else round(age, 2),
        changed=list(db.query(_CHANGED, [since])),
        gone=list(db.query(_GONE, [since])),
        unread=unread.listed(db),
        suspects=[{**row, "what_to_do": suspects.what_to_do(row)} for row in suspects.listed(db)],
        failures=backlog.failures(db),
        missing_requisites=requisites.listed(db),
        low_confidence=_low_confidence(db),
        unnamed=_unnamed(db),
        running=running,
        faults=_database_faults(db)
        + [broken for broken in (takedowns.broken, corrections.broken) if broken]
        + _clock_faults(finished and finished[0], now)
        + (_capture_faults(db, warc_dir, found) if found else []),
        damaged=[one.as_row() for one in found.lost] if found else damage.listed(db),
        strays=[f"{path} is left alone: {why}" for path, why in strays(warc_dir).items()],
        examined=found,
        stale=max_age_days is not None and (age is None or age > max_age_days),
        dictionary=made_with_dictionary(db),
        dictionary_problem=dictionary.problem(dictionary.find()),
        documents=documents_state(db),
        takedowns=takedowns,
        corrections=corrections,
        rules=made_with(db),
    )


def _counts(db: Database) -> dict[str, int]:
    """The rows of each table that the database has: an older one may lack some."""
    return {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES if db.table(table).exists()
    }


def _latest(db: Database, table: str) -> list[dict[str, Any]]:
    return list(db.query(f"SELECT {columns_of(db, table)} FROM {table} ORDER BY id DESC LIMIT {_LISTED}"))


def _low_confidence(db: Database) -> int:
    if "confidence" not in db.table("articles").columns_dict:  # a database that is older than the column
        return 0
    return int(db.execute("SELECT count(*) FROM articles WHERE confidence = 'low'").fetchone()[0])


def _unnamed(db: Database) -> list[str]:
    """The articles without a row of the reading of names, which a failing rule leaves."""
    if not db.table("enriched").exists():
        return []
    sql = "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM enriched) ORDER BY id"
    return [row[0] for row in db.execute(sql)]


def _database_faults(db: Database) -> list[str]:
    found = [row[0] for row in db.execute("PRAGMA quick_check")]
    damage = [] if found == ["ok"] else found[:3]
    return [f"the database is damaged ({line}); run `ctarchive rebuild`" for line in damage]


def _clock_faults(finished: str | None, now: datetime) -> list[str]:
    if not finished or datetime.fromisoformat(finished) - now < AHEAD:
        return []
    return [
        f"the latest refresh ended in the future, at {finished[:19]}Z: the clock of this machine is wrong, or was "
        "then; set it, and refresh again"
    ]


def _capture_faults(db: Database, warc_dir: Path, found: damage.Damage) -> list[str]:
    """What is damaged, except what another capture has too; and rows that do not agree with their records."""
    harmless = {str(one) for one in found.lost if one.has_payload}
    faults = [line for line in found.lines() if line not in harmless]
    known = {one.capture_id for one in found.lost}
    for capture in find_captures(db, "1"):
        try:
            # What has been reported need not be repeated for each capture that refers to it.
            if known.isdisjoint([capture.id, capture.refers_to]):
                read_capture(db, warc_dir, capture)
        except Damaged as error:
            faults.append(str(error))
    return faults
