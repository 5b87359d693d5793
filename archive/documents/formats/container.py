"""ASiC-E (.edoc, .asice): signed documents in a zip, each read as if it stood alone, one after the other."""

from __future__ import annotations

from collections.abc import Callable

from archive.documents import kinds
from archive.documents.collector import PageCollector
from archive.documents.problems import NOT_READ, Unreadable
from archive.documents.zips import Zip

Read = Callable[[bytes, PageCollector], None]


_NOT_INSIDE = frozenset([kinds.ASICE, kinds.DOC])  # the programs for the last read files, not bytes


def read(content: bytes, collector: PageCollector, *, reader_of: Callable[[str], Read]) -> None:
    """Put the pages of the documents inside into the collector; not of containers in the container.

    The first thing that is wrong with one of them is the problem of them all.
    """
    whole = Zip(content, collector)
    problem, count = None, 0
    for name in whole.names:
        if name.startswith("META-INF/") or name == "mimetype" or name.endswith("/"):
            continue
        document = whole.read(name)
        kind = kinds.kind_of(document, None, name, linked=True)
        collector.problem = None
        try:
            if kind is None or kind in _NOT_INSIDE:
                raise Unreadable(NOT_READ)
            reader_of(kind)(document, collector)
        except Unreadable as error:
            collector.problem = error.problem
        count += 1
        problem = problem or collector.problem
    collector.problem = problem if count else NOT_READ
