"""Style sheets, fonts and pictures that others captured come in with the pages, byte for byte."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from tests.replica import looks
from tests.replica.site import Site
from tests.support.imports.foreign import answer, per_record, record
from tests.support.imports.store import MemoryStore, imported
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import WaybackMachine

TYPES = {"css": "text/css", "woff2": "font/woff2", "js": "text/javascript", "png": "image/png"}


def test_a_file_brings_them(folder: DataFolder, tmp_path: Path) -> None:
    honest, file = Site("semantic", articles=[], events=[]), tmp_path / "recorded.warc.gz"
    found = {f"{SITE}{path}": honest(path) for path in ("/", *looks.paths("semantic"))}
    answers = [(url, answer(one.body, f"Content-Type: {one.content_type}")) for url, one in found.items()]
    file.write_bytes(per_record([record(url, block) for url, block in answers]))
    summary, _ = import_files(folder, [file], Selection(SITE))
    assert (summary.outcome, summary.captures) == ("done", len(found))
    with closing(open_database(folder.database)) as db:
        for one in find_captures(db, "1"):
            assert read_capture(db, folder.warc, one).payload == found[one.url].body


def test_a_service_brings_them(tmp_path: Path) -> None:
    honest, store = Site("semantic"), MemoryStore()
    needs = [path for path in looks.paths("semantic") if "?" not in path]
    kept = [
        Kept(f"{SITE}{path}", "20190102030405", honest(path).body, mime=TYPES[path.rpartition(".")[2]])
        for path in needs
    ]
    with WaybackMachine([Kept(f"{SITE}/", "20190102030404", b"<p>Lapa"), *kept]) as machine:
        ended = imported(machine, tmp_path, store)
    assert (ended.new, ended.failed) == (1 + len(needs), {})
    assert {one.url: one.body for one in store.added if one.url != f"{SITE}/"} == {
        f"{SITE}{path}": honest(path).body for path in needs
    }
