"""Imports captures from WARC and WACZ files that others made."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from archive.amounts import amount
from archive.clock import now
from archive.imports.addresses import site_address, wanted_hosts
from archive.imports.files import ForeignFiles
from archive.imports.paths import printable
from archive.interruption import Interruption
from archive.progress import Tick, silent
from archive.store.folder import DataFolder
from archive.store.imported.known import KnownCaptures
from archive.store.imported.summary import FetchResult, Summary
from archive.store.importing import importing, is_possible, known_captures
from archive.store.publish import read_documents
from archive.store.withholding.conforming import follow
from archive.warc.foreign import ForeignCapture

OTHER_DAYS = "captures of other days"
IMPOSSIBLE = "captures of an impossible time"
BATCH = 64  # captures per sync
MOST_TOLD = 3  # problems that the summary names
MOST_NAMED = 20  # files that the capture file names


@dataclass(frozen=True, slots=True)
class Selection:
    """Which captures are wanted: of which site, from which days (UTC, both included), and how many."""

    site: str
    since: date | None = None
    until: date | None = None
    limit: int = 0  # new captures; 0 for all

    def has_time(self, capture: ForeignCapture) -> bool:
        """Whether a capture was made in that span of days."""
        day = capture.captured_at.date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(slots=True)
class DryRunCounts:
    """What a dry run found: captures, those of them that are in the archive, and how many of which years and statuses.

    `problems`, `problem_count` and `left_alone` are as in `ForeignFiles`.
    """

    captures: int = 0
    known: int = 0
    years: Counter[int] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    problem_count: int = 0
    left_alone: Counter[str] = field(default_factory=Counter)

    def count(self, capture: ForeignCapture, *, known: bool) -> None:
        """Count one capture."""
        self.captures += 1
        self.known += known
        self.years[capture.captured_at.year] += 1
        self.statuses[str(capture.status)] += 1


def import_files(
    folder: DataFolder, paths: Iterable[Path], choice: Selection, tick: Tick = silent
) -> tuple[Summary, ForeignFiles]:
    """Import what is wanted from the files. Returns the summary, and what was not imported.

    When that is done, the documents among it are read. `tick` is called with the number of captures read. Ctrl-C and
    SIGTERM end it early, with what it has. Raises Locked, WrongUse, ArchiveError, Damaged, and OSError if the disk
    fails.
    """
    site = site_address(choice.site)
    files = ForeignFiles(paths, wanted_hosts(site))
    info = {
        "software": "ctarchive",
        "format": "WARC File Format 1.1",
        "isPartOf": "ctarchive",
        "description": f"Captures of {site} made by others, from {_names(files)}",
    }
    with Interruption() as interruption, importing(folder, "file", site, info, batch=BATCH) as under_way:
        ended_early = None
        try:
            for count, capture in enumerate(_wanted(files, choice, under_way), 1):
                if choice.limit and under_way.captures >= choice.limit:  # and there is one more
                    ended_early = (
                        f"the limit of {choice.limit} captures was reached; the next import goes on from there"
                    )
                    break
                with interruption.whole():  # a torn record would be damage in the middle of the capture file
                    under_way.add(capture)
                tick(count)
        except KeyboardInterrupt:
            ended_early = "stopped; the next import of the same files goes on from there"
        told = []
        if files.problem_count:
            told.append(tell_problems(list(map(_without_folder, files.problems[:MOST_TOLD])), files.problem_count))
        summary = under_way.finish(FetchResult(ended_early=ended_early, told=tuple(told)))
    follow(folder)
    return replace(summary, detail=read_documents(folder).added_to(summary.detail)), files


def _names(files: ForeignFiles) -> str:
    """The names of the files, the first of many. Not the folders: exports give it to the public."""
    names = sorted({printable(one.path.name) for one in files.files})
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])


def _without_folder(problem: str) -> str:
    """A problem of a file, without the file's folder, because anybody can read the table `imports`."""
    beginnings = [problem[:at] for at, letter in enumerate(problem, 1) if letter == "/"]
    return problem.removeprefix(next(filter(os.path.isdir, reversed(beginnings)), ""))


def tell_problems(problems: list[str], count: int) -> str:
    """A line about what is wrong with files, which names the first problems."""
    return f"{amount(count, 'part')} of the files could not be taken ({'; '.join(problems[:MOST_TOLD])})"


def count_files(folder: DataFolder, paths: Iterable[Path], choice: Selection) -> DryRunCounts:
    """What an import of the files would find. Stores nothing."""
    files = ForeignFiles(paths, wanted_hosts(choice.site))
    found = DryRunCounts()
    with known_captures(folder) as known:
        for capture in _wanted(files, choice, known):
            if is_possible(capture.captured_at, now()):
                found.count(capture, known=known.has_payload(capture))
            else:
                files.left_alone[IMPOSSIBLE] += 1
    found.problems, found.problem_count = files.problems, files.problem_count
    found.left_alone = files.left_alone
    return found


def _wanted(files: ForeignFiles, choice: Selection, known: KnownCaptures) -> Iterator[ForeignCapture]:
    for capture in files.captures(known.original_of):
        if choice.has_time(capture):
            yield capture
        else:
            files.left_alone[OTHER_DAYS] += 1
