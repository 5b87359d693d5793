"""The journal of an import. It is kept until the import is complete, so that nothing is requested twice.

Captures that were received are in the archive. The journal has the rest: the pages of the index, and which captures
could not be fetched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archive.clock import iso
from archive.warc import json_lines
from scraper.archives.dialects.listing import IndexPage, Listed

FORMAT = 1
OLD = timedelta(days=7)  # after that the index may have grown, so an incomplete import starts again


class Journal:
    """The journal of one import, open for the length of a `with` block.

    `pages` maps each address that was requested to the page of the index, `not_had` maps the key of a capture that
    cannot be fetched to the reason; `in_trouble` are the keys of captures that failed and may succeed another day;
    `dialect` is the one that the service speaks.
    """

    def __init__(self, folder: Path, source: str, parameters: Mapping[str, Any], moment: datetime) -> None:
        """Open the journal; `folder` holds all journals. The answers depend on the `parameters`.

        Raises OSError if it cannot be read or written.
        """
        digest = hashlib.sha256(json.dumps(parameters, sort_keys=True).encode()).hexdigest()[:16]
        self.path = folder / f"{source}-{digest}.jsonl"
        self.pages: dict[str, IndexPage] = {}
        self.not_had: dict[str, str] = {}
        self.in_trouble: set[str] = set()
        self.dialect: str | None = None
        folder.mkdir(parents=True, exist_ok=True)
        told, _ = json_lines.read(self.path)
        if not told or told[0].get("format") != FORMAT or not _is_fresh(told[0].get("began"), moment):
            self.path.unlink(missing_ok=True)
            told = []
        for one in told:
            self._take(one)
        self._file = json_lines.AppendOnlyFile(self.path)
        if not told:
            self._file.add({"format": FORMAT, "began": iso(moment), **parameters})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    @property
    def is_empty(self) -> bool:
        """Whether it has no page of the index yet."""
        return not (self.pages or self.not_had or self.dialect)

    def add_dialect(self, name: str) -> None:
        """Note the dialect that the service speaks."""
        self._add({"dialect": name})

    def add_page(self, asked: str, page: IndexPage) -> None:
        """Note a page of the index."""
        self._add({"asked": asked, "broken": page.broken, "then": page.then, "listed": [*map(astuple, page.listed)]})

    def add_not_had(self, key: str, reason: str) -> None:
        """Note that a capture cannot be fetched, and what was received instead."""
        self._add({"capture": key, "not_had": reason})

    def add_trouble(self, key: str) -> None:
        """Note that a capture could not be fetched this time."""
        if key not in self.in_trouble:
            self._add({"capture": key})

    def remove(self) -> None:
        """Delete it: the import is complete, and the next one reads the index again."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _add(self, told: Mapping[str, Any]) -> None:
        self._file.add(told)
        self._take(told)

    def _take(self, told: Mapping[str, Any]) -> None:
        if "dialect" in told:
            self.dialect = told["dialect"]
        elif "asked" in told:
            self.pages[told["asked"]] = IndexPage(
                tuple(map(_listed, told["listed"])), told["broken"], tuple(told["then"])
            )
        elif "not_had" in told:
            self.not_had[told["capture"]] = told["not_had"]
        elif "capture" in told:
            self.in_trouble.add(told["capture"])


def _listed(row: Any) -> Listed:
    url, timestamp, status, mime, digests, place = row
    return Listed(url, timestamp, status, mime, tuple(digests), tuple(place) if place else None)


def _is_fresh(began: Any, moment: datetime) -> bool:
    try:
        age = moment - datetime.fromisoformat(began)
    except (TypeError, ValueError):
        return False
    return timedelta() <= age < OLD
