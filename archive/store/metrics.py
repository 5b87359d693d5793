"""The state of an archive as metrics for Prometheus, in a file that its node exporter picks up (textfile collector).

All are gauges, because they are read and not counted here. https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, write_to_textfile
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from archive.errors import ArchiveError, in_words
from archive.program import program_version
from archive.store.folder import DataFolder
from archive.store.outcomes import Outcome
from archive.store.status import Status

_BEGINNING = b"# HELP ctarchive_"
_RESULTS = ("not_modified", "new", "changed", "unchanged", "gone", "moved", "failed", "unread", "suspect")


def write_metrics(path: Path, folder: DataFolder, state: Status | None) -> None:
    """Write the metrics of an archive to a file, atomically; `state` is None if the archive cannot be read.

    If it is a link, its target is written. Raises ArchiveError if the file cannot be written, or holds something other
    than metrics of this program.
    """
    registry = CollectorRegistry()
    registry.register(_Metrics(folder, state))
    try:
        real = path.resolve()
        if real.exists() and not _may_be_replaced(real):
            raise ArchiveError(f"{path} is there already and has no metrics of this program; name another file")
        write_to_textfile(str(real), registry)
    except OSError as error:
        raise ArchiveError(f"cannot write {path} ({error.strerror or in_words(error)}); name another file") from error


def _may_be_replaced(path: Path) -> bool:
    """Whether a file is one of ours, or empty. Never a device: root could replace /dev/null for all programs."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) in (b"", _BEGINNING)


class _Metrics(Collector):
    def __init__(self, folder: DataFolder, state: Status | None) -> None:
        self._folder, self._state = folder, state

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """All metrics, first those that need no readable archive."""
        yield _gauge("up", "Whether the archive could be read.", int(self._state is not None))
        yield _gauge("info", "The version of the program.", {program_version(): 1}, "version")
        yield from _of_disk(self._folder)
        if self._state:
            yield from _of_archive(self._state)
            yield from _of_refreshes(self._state)


def _of_disk(folder: DataFolder) -> Iterator[GaugeMetricFamily]:
    with suppress(OSError):
        disk = shutil.disk_usage(folder.root)
        yield _gauge("disk_free_bytes", "Room that is left where the data folder lies.", disk.free)
        yield _gauge("disk_size_bytes", "Size of the file system on which the data folder lies.", disk.total)
    with suppress(OSError):
        yield _gauge("database_bytes", "Size of archive.db.", folder.database.stat().st_size)
    with suppress(OSError):
        held = sum(one.stat().st_size for one in folder.warc.iterdir() if one.is_file())
        yield _gauge("captures_bytes", "Size of all files in warc/.", held)


def _of_archive(state: Status) -> Iterator[GaugeMetricFamily]:
    yield _gauge("rows", "Rows of the main tables.", state.counts, "table")
    documents = state.documents
    by_state = {"read": documents.read - documents.in_part, "in_part": documents.in_part, "unread": documents.unread}
    yield _gauge("documents", "Documents, by how much of their text was read.", by_state, "state")
    yield _gauge("unread_pages", "Pages that answered and cannot be read, as `ctarchive status` lists.", state.unread)
    yield _gauge("failed_addresses", "Addresses that cannot be fetched, as `ctarchive status` lists.", state.failures)
    yield _gauge("missing_requisites", "What pages need to look as they did and the archive lacks.",
                 state.missing_requisites)  # fmt: skip
    yield _gauge("suspect_pages", "Pages that look wrong and are not published.", state.suspects)
    yield _gauge("low_confidence_articles", "Articles whose text may be incomplete.", state.low_confidence)
    yield _gauge("damaged_captures", "Captures that are known to be damaged.", state.damaged)
    yield _gauge("faults", "What is wrong with the files, as `ctarchive status` says.", state.faults)
    yield _gauge("takedowns", "Takedowns in force.", state.takedowns.in_force)
    yield _gauge("lost_corrections", "Corrections that no longer find their text.", state.corrections.lost)
    yield _gauge("refreshing", "Whether a refresh, import or rebuild is at work.", int(state.running))
    yield _gauge("exit_code", "What `ctarchive status` ends with: 0 where all is well.", state.exit_code)


def _of_refreshes(state: Status) -> Iterator[GaugeMetricFamily]:
    if state.finished_at is not None:
        yield _gauge("last_success_timestamp_seconds", "When the last refresh that was published ended.",
                     _seconds(state.finished_at))  # fmt: skip
    if state.age_days is not None:
        yield _gauge("age_seconds", "How long ago that was, when this was written.", state.age_days * 86_400)
    ended = [crawl for crawl in state.crawls if crawl["outcome"] is not None]
    outcome = ended[0]["outcome"] if ended else None
    yield _gauge("last_refresh_outcome", "How the last refresh that ended did so: 1 for that, 0 for all others.",
                 {str(one): int(one == outcome) for one in Outcome}, "outcome")  # fmt: skip
    if not ended:
        return
    last = ended[0]
    if last["finished_at"]:
        yield _gauge("last_refresh_timestamp_seconds", "When that refresh ended.", _seconds(last["finished_at"]))
    yield _gauge("last_refresh_duration_seconds", "How long it took.", last["seconds"])
    yield _gauge("last_refresh_requests", "Requests that it made.", last["requests"])
    yield _gauge("last_refresh_bytes", "Bytes that it received.", last["bytes"])
    results = {name: last[name] for name in _RESULTS if last.get(name) is not None}
    yield _gauge("last_refresh_pages", "Pages and articles, by what became of them in it.", results, "result")


def _gauge(name: str, told: str, value: float | Mapping[str, float] | list[Any], label: str = "") -> GaugeMetricFamily:
    """A metric with one value, that of a list its length; or with a value for each value of a label."""
    family = GaugeMetricFamily(f"ctarchive_{name}", told, labels=[label] if label else None)
    if isinstance(value, Mapping):
        for one, number in value.items():
            family.add_metric([one], number)
    else:
        family.add_metric([], len(value) if isinstance(value, list) else value)
    return family


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
