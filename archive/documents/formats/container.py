"""ASiC-E (.edoc, .asice) and ZIP: documents in a zip, each read as if it stood alone, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from archive.documents import kinds
from archive.documents.collector import PageCollector
from archive.documents.confined.confinement import writing
from archive.documents.confined.process import CONTENT
from archive.documents.problems import DAMAGED, EMBEDDED, Unreadable
from archive.documents.zips import Zip

Read = Callable[[bytes, PageCollector], None]

# What is no document: signatures and lists of parts, and what systems add to a zip by themselves.
_LEFT_OUT = re.compile(r"META-INF/.*|mimetype|.*/|__MACOSX/.*|(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)")


def read(content: bytes, collector: PageCollector, *, reader_of: Callable[[str], Read]) -> None:
    """Put the pages of the documents inside into the collector; containers inside are not opened.

    The first problem of one of them is the problem of the whole. If there is only one document, its title is the title.
    """
    whole = Zip(content, collector)
    problem, count = None, 0
    for name in whole.names:
        if _LEFT_OUT.fullmatch(name):
            continue
        count += 1
        collector.problem = None
        try:
            document = kinds.from_its_beginning(whole.read(name))
            kind = kinds.kind_of(document, None, name, linked=True)
            if kind is None or kind in kinds.CONTAINERS:
                raise Unreadable(EMBEDDED)
            if kind == kinds.DOC:  # the programs for it read a file: the container's, which has been read already
                with writing():
                    Path(CONTENT).write_bytes(document)
            reader_of(kind)(document, collector)
        except Unreadable as error:
            collector.problem = error.problem
        except MemoryError:
            raise
        except Exception:  # whatever a library says of what it was not made for
            collector.problem = DAMAGED
        problem = problem or collector.problem
    collector.problem = problem
    if count > 1:
        collector.title = None
