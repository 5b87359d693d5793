"""The golden archives (tests/golden), unpacked, read and served again."""

from __future__ import annotations

import lzma
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import urlsplit

from filelock import FileLock
from warcio.archiveiterator import ArchiveIterator

from archive.store.folder import DataFolder
from tests.golden import make
from tests.golden.make import Rows
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, answer_of

# Columns that tables used to have. The text of a document is now in a table of its own, by page.
GONE = {("attachments", "text")}

ROOM = Path(make.__file__).parent


def archives() -> list[Path]:
    """The folder of every golden archive."""
    return sorted(path.parent for path in ROOM.glob("*/rows.json"))


def unpack(golden: Path, folder: DataFolder, *, database: bool = True) -> None:
    """Unpack a golden archive into an empty data folder, with or without its database."""
    shutil.copytree(golden, folder.root, ignore=shutil.ignore_patterns("rows.json", "*.xz"))
    if database:
        folder.database.write_bytes(lzma.decompress((golden / "archive.db.xz").read_bytes()))


def rows(folder: DataFolder, like: Rows, *, without: tuple[str, ...] = ()) -> Rows:
    """The rows of an archive in the tables and columns of a golden one, except some columns."""
    with closing(sqlite3.connect(folder.database)) as db:
        return columns_of(make.rows_of(db), like, without=without)


def columns_of(tables: Rows, like: Rows, *, without: tuple[str, ...] = ()) -> Rows:
    """The part of some rows in the tables and columns that others have, except some columns."""
    columns = {
        table: [c for c in found[0] if c not in without and (table, c) not in GONE] if found else []
        for table, found in like.items()
    }
    kept = {table: [{c: row[c] for c in columns[table]} for row in tables[table]] for table in like}
    return make.in_order(kept)


@contextmanager
def served_again(golden: Path) -> Iterator[ReplicaServer]:
    """The site as last captured, at the address where it was; only one such server at a time on a machine."""
    answers = _answers(golden)
    missing = answer_of(b"<h1>404</h1>", "text/html", status=404)
    alone = FileLock(Path(gettempdir()) / f"ctarchive-golden-{make.PORT}.lock")
    with alone, ReplicaServer(lambda path: answers.get(path, missing), port=make.PORT) as server:
        yield server


def _answers(golden: Path) -> dict[str, Answer]:
    """What each path answered last, except "not modified" and errors of the server."""
    answers = {}
    for file in sorted((golden / "warc").glob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response":
                    continue
                url = urlsplit(record.rec_headers.get_header("WARC-Target-URI"))
                status = int(record.http_headers.get_statuscode())
                if status in (200, 404):
                    kind = record.http_headers.get_header("Content-Type")
                    path = url.path + (f"?{url.query}" if url.query else "")
                    answers[path] = answer_of(record.content_stream().read(), kind, status=status)
    return answers
