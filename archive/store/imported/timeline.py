"""The history of one article, merged from what crawls saw and what others captured, in the order of capture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple


class Crawled(NamedTuple):
    """A revision that the crawls alone make of an article; `content` is the digest of what it says."""

    number: int
    captured_at: str
    content: str


class Seen(NamedTuple):
    """A capture in which an article was seen. `content` is the digest of the content of an imported one.

    It is None for a capture of a crawl, whose content is that of the revision current at the time.
    """

    seen_at: str
    capture_id: str
    content: str | None = None


class Entry(NamedTuple):
    """A revision of the history: which capture shows it first.

    `number` is that of the crawls' revision; None if an imported capture made it.
    """

    captured_at: str
    capture_id: str
    content: str
    number: int | None


def merge(crawled: Sequence[Crawled], seen: Iterable[Seen]) -> list[Entry]:
    """The revisions of an article, oldest first.

    `crawled` are in order of time; those `seen` at the same moment count in the given order. A capture with the same
    content as the one before makes no revision; a revision of the crawls is always one, unless an imported capture
    showed the same content just before.
    """
    starts = [revision.captured_at for revision in crawled]
    history: list[Entry] = []
    for seen_at, capture_id, content in sorted(seen, key=itemgetter(0)):
        number = None
        if content is None:
            at = bisect_right(starts, seen_at) - 1
            if at < 0:
                continue  # the crawls' history begins with a later capture
            number, _, content = crawled[at]
        if history:
            last = history[-1]
            if number is not None and last.number == number:
                continue
            if last.content == content and (last.number is None or number is None):
                history[-1] = last._replace(number=last.number if number is None else number)
                continue
        history.append(Entry(seen_at, capture_id, content, number))
    return history
