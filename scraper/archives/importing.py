"""Imports the captures of another archive into ours: `ctarchive import wayback` and `commoncrawl`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from archive.amounts import amount
from archive.store.folder import DataFolder
from archive.store.imported.known import KnownCaptures
from archive.store.imported.summary import FetchResult, Summary
from archive.store.importing import importing, known_captures
from archive.store.publish import read_documents
from archive.store.withholding.conforming import follow
from archive.terminal import counter
from archive.warc.foreign import ForeignCapture
from scraper.archives.fetching import Fetched, Options, run
from scraper.settings import USER_AGENT


def import_captures(options: Options, *, progress: bool) -> Summary:
    """Fetch all captures of the site that the archive lacks, and merge them. Ctrl-C ends it early.

    Afterwards, the documents among them are read. Raises WrongUse, Locked, ArchiveError and Damaged, and OSError if the
    disk fails; captures received before that are kept.
    """
    info = {
        "software": USER_AGENT,
        "format": "WARC File Format 1.1",
        "isPartOf": "ctarchive",
        "description": f"Captures of {options.site} made by others, from {options.service or options.source}",
        "http-header-user-agent": USER_AGENT,
    }
    with importing(DataFolder(options.data), options.source, options.site, info) as store:
        fetched = run(options, store, progress=progress)
        store.known = fetched.known - len(store.refused)  # which has counted everything that the store did not take
        told = [f"{amount(fetched.broken, 'line')} of the index could not be read"] if fetched.broken else []
        summary = store.finish(
            FetchResult(
                requests=fetched.requests,
                failures=fetched.failed,
                ended_early=fetched.ended_early,
                unreachable=fetched.unreachable,
                told=tuple(told),
            )
        )
    with counter("documents read", show=progress) as tick:
        follow(DataFolder(options.data))
        read = read_documents(DataFolder(options.data), tick)
    return replace(summary, detail=read.added_to(summary.detail))


def count_captures(options: Options, *, progress: bool) -> Fetched:
    """Count what an import would find, for a dry run: queries only the index, stores nothing."""
    with known_captures(DataFolder(options.data)) as known:
        return run(options, _DryRunStore(known), progress=progress)


@dataclass(frozen=True, slots=True)
class _DryRunStore:
    """What a dry run knows of the archive."""

    known: KnownCaptures

    def has(self, url: str, captured_at: datetime, digest: str | None) -> bool:
        return self.known.has(url, captured_at, digest)

    def add(self, capture: ForeignCapture) -> bool:
        return False  # a dry run fetches no captures
