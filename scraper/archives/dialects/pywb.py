"""The dialect of pywb: an index of JSON lines without resume keys, and captures with some header fields marked.

https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html documents the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scraper.archives.dialects.answers import Answer, Fields, NotAnIndex
from scraper.archives.dialects.dialect import CaptureQuery, content_of, refuse_other_statuses, with_parameters
from scraper.archives.dialects.listing import IndexPage, Listed, read_lines
from scraper.archives.dialects.memento import Mementos, Style, is_prefixed, prefixed
from scraper.archives.dialects.pace import Pace
from scraper.archives.dialects.wayback import PACE

# Fields of the site that pywb always marks (pywb/rewrite/header_rewriter.py); unmarked, they are of pywb or a proxy.
_ALWAYS_MARKED = frozenset(
    b"age alt-svc cache-control connection content-md5 content-security-policy date etag expires keep-alive "
    b"last-modified p3p pragma retry-after server status strict-transport-security trailer transfer-encoding upgrade "
    b"vary via warning x-frame-options x-xss-protection".split()
)


def own_fields(fields: Fields) -> Iterator[tuple[bytes, bytes]]:
    """The header fields of the site: those that are marked, and unmarked ones before those that pywb adds."""
    bare = True
    for field in fields:
        name = field[0].lower()
        bare = bare and name != b"memento-datetime"
        if is_prefixed(name):
            yield from prefixed((field,))
        elif bare and name not in _ALWAYS_MARKED:
            yield field


@dataclass(frozen=True, slots=True)
class Pywb(Mementos):
    """A collection of pywb: its index at /cdx, captures right below it."""

    pace: Pace = PACE
    name: ClassVar[str] = "pywb"

    @property
    def style(self) -> Style:
        """How the service serves captures."""
        return Style(f"{self.base}/", own_fields)

    def index(self, host: str) -> str:
        """The address at which to query the index for a host."""
        parameters = self.query.parameters
        return with_parameters(f"{self.base}/cdx", url=host, matchType="host", output="json", **parameters)

    def read(self, asked: str, answer: Answer) -> IndexPage:
        """Parse an answer of the index, which has everything on one page. Raises NotAnIndex."""
        return IndexPage(*json_lines(answer, self.query))


def json_lines(answer: Answer, query: CaptureQuery) -> tuple[tuple[Listed, ...], int]:
    """The captures in an index of JSON lines, and the number of broken lines.

    Raises NotAnIndex if all lines are broken. If nothing is found, services answer with no lines, or with status 404
    and a message.
    """
    text = content_of(answer)
    if answer.status == 404 and "No Captures found" in text:
        return (), 0
    refuse_other_statuses(answer)
    lines = [_object(line) for line in text.splitlines() if line.strip()]
    listed, broken = read_lines(lines, query.hosts)
    if lines and broken == len(lines):
        raise NotAnIndex("the index gave a page that is not a list of captures")
    return listed, broken


def _object(line: str) -> dict[str, object]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
