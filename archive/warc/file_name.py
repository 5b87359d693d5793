"""Names of capture files: which crawl or import a file belongs to, and when that began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

from archive.warc.captures import Source

SUFFIX = ".warc.gz"
ID_FORMAT = "%Y%m%dT%H%M%S.%fZ"  # the id of a crawl or an import is when it began
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}\.\d{{6}}Z)(?:-({'|'.join(get_args(Source))}))?{re.escape(SUFFIX)}")


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a capture file: `20261125T101500.000000Z.warc.gz` of a crawl, `...Z-wayback.warc.gz` of an import.

    `id` is that of the crawl or the import, `source` where an import got its captures; None for a crawl.
    """

    id: str
    source: Source | None = None

    @property
    def name(self) -> str:
        """The name itself."""
        return f"{self.id}{f'-{self.source}' if self.source else ''}{SUFFIX}"


def parse_name(name: str) -> FileName | None:
    """Parse a name; None if it is not that of a capture file of ours."""
    if not (found := _NAME.fullmatch(name)):
        return None
    id, source = found.groups()
    try:
        began(id)
    except ValueError:
        return None
    return FileName(id, cast(Source | None, source))


def name_of(path: Path) -> FileName:
    """Parse the name of a capture file. Any other name is taken for the id of a crawl."""
    return parse_name(path.name) or FileName(path.name.removesuffix(SUFFIX))


def began(id: str) -> datetime:
    """When the crawl or import with this id began. Raises ValueError for anything else."""
    return datetime.strptime(id, ID_FORMAT).replace(tzinfo=UTC)
