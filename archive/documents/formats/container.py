"""ASiC-E (.edoc, .asice) and ZIP: documents in a zip, read one after the other, each as if it were alone."""

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

# Not documents: signatures, lists of parts, and what operating systems add to a zip.
_LEFT_OUT = re.compile(r"META-INF/.*|mimetype|.*/|__MACOSX/.*|(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)")


def read(content: bytes, collector: PageCollector, *, reader_of: Callable[[str], Read]) -> None:
    """Put the pages of the documents inside into the collector. Does not open containers inside.

    The first problem with any of them becomes the problem of the whole. A single document gives the whole its title.
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
            if kind == kinds.DOC:  # the programs for DOC read a file: replace the container, which is read already
                with writing():
                    Path(CONTENT).write_bytes(document)
            reader_of(kind)(document, collector)
        except Unreadable as error:
            collector.problem = error.problem
        except MemoryError:
            raise
        except Exception:  # whatever a library raises for input that it was not made for
            collector.problem = DAMAGED
        problem = problem or collector.problem
    collector.problem = problem
    if count > 1:
        collector.title = None
