"""An export of a few made-up files, for tests of how files are served."""

from __future__ import annotations

import hashlib
from pathlib import Path

from archive.export.release import MANIFEST, SUMS, ExportedFile, Release, write_manifest
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger

PUBLISHED = "2024-01-01T00:00:00Z"
FILES = {
    "csv/articles.csv": ("text/csv; charset=utf-8; header=present", b"\xef\xbb\xbfid,title\r\nlv-1,Virsraksts\r\n"),
    "jsonl/articles.jsonl": ("application/jsonl", b'{"id":"lv-1"}\n'),
    "archive.sqlite.gz": ("application/gzip", bytes(range(256)) * 4000),
    "captures.wacz": ("application/wacz", b"PK\x05\x06" + bytes(18)),
    "README.md": ("text/markdown; charset=utf-8", "# Lasāmais\n".encode()),
}


def put_export(folder: DataFolder, version: str = "2024-01-01-0123abcd") -> Path:
    """Put an export into a data folder, as if made under the present takedowns; return its folder."""
    root = folder.exports / version
    files = []
    for name, (media_type, content) in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        about = "articles" if "articles" in name else name.partition(".")[0].lower()
        digest = hashlib.sha256(content).hexdigest()
        files.append(ExportedFile(name, len(content), digest, media_type, about, "texts"))
    mark = exported.mark_of(ledger.read(folder.takedowns))
    files.sort(key=lambda one: one.name)
    release = Release(version, PUBLISHED, "2020-01-01", "2020-01-01", {"articles": 1}, tuple(files), "", mark)
    write_manifest(release, root)
    (root / SUMS).write_text("".join(f"{one.sha256}  {one.name}\n" for one in files))
    assert (root / MANIFEST).is_file()
    return root
