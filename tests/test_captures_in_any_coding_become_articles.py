"""Pages, documents and pictures are read in whatever content coding others recorded them, also long after they came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from archive.store.database import open_database
from archive.store.documents import thumbnails
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.store.reprocessing.rebuild import rebuild
from archive.store.takedowns import takedowns
from archive.store.withholding import operations
from archive.store.withholding.conforming import conform
from archive.warc import coding
from scraper.refresh import Options, refresh
from tests.replica.site import Site
from tests.support.archives.older_rules import age, ask
from tests.support.articles import path_of, six_articles
from tests.support.command import ctarchive
from tests.support.imports.foreign import SITE, answer, per_record, record
from tests.support.imports.one_address import server
from tests.support.reading_room import ReadingRoom
from tests.support.rows.public import rows
from tests.support.sampled import sampled
from tests.support.takedowns.traces import traces
from tests.support.texts.codings import CODERS, coded

SIX = Site("semantic", today=date(2024, 5, 1), articles=six_articles(), events=[])
PAGES = SIX.paths()
FILES = sorted({found for path in PAGES for found in re.findall(r'"(/upload/[^"]+)"', SIX(path).body.decode())})
UNREAD = ("br", "zstd")  # what could not be undone in former times
READ = [
    "SELECT id, mime, bytes, title, pages, problem FROM documents ORDER BY id",
    "SELECT document_id, page, text FROM document_pages ORDER BY 1, 2",
    "SELECT DISTINCT mime, thumb_width, thumb_height, content FROM thumbnails ORDER BY 4",  # of one picture several
]


def capture(host: str, path: str, body: bytes, name: str) -> bytes:
    """A record of what the site answered, in a coding or in none."""
    fields = [f"Content-Type: {SIX(path).content_type}", *([f"Content-Encoding: {name}"] if name else [])]
    return record(f"{host}{path}", answer(coded(body, name), *fields))


def recorded(path: Path, host: str, *codings: str) -> Path:
    """A file of captures of the whole site, each in another of these codings."""
    named = zip([*PAGES, *FILES], cycle(codings), strict=False)
    path.write_bytes(per_record([capture(host, one, SIX(one).body, name) for one, name in named]))
    return path


@contextmanager
def former_times() -> Iterator[None]:
    """The code as it was before it could undo all codings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coding, "_UNDO", {name: undo for name, undo in coding._UNDO.items() if name not in UNREAD})
        patch.setattr(coding, "_OTHERS", (*coding._OTHERS, *UNREAD))
        patch.setattr(takedowns, "UNDONE", ("deflate", "gzip", "x-gzip"))
        patch.setattr(thumbnails, "MAKER", "of former times")
        yield


def read(folder: DataFolder) -> list[object]:
    """All that was read in captures."""
    return [rows(folder), *(ask(folder, sql) for sql in READ)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What is read where nothing is coded."""
    root = tmp_path_factory.mktemp("plain")
    folder = DataFolder(root / "data")
    import_files(folder, [recorded(root / "a.warc.gz", SITE, "")], Selection(SITE))
    assert all(ask(folder, sql) for sql in READ)
    return read(folder)


def test_the_command_imports_them_all_and_a_rebuild_makes_the_same(tmp_path: Path, plain: list[object]) -> None:
    path, folder = recorded(tmp_path / "a.warc.gz", SITE, *CODERS, "gzip, br"), DataFolder(tmp_path / "data")
    ran = ctarchive("import", path, "--data", folder.root, "--json")
    assert (ran.code, ran.json["unread"], ran.json["captures"]) == (0, 0, len(PAGES) + len(FILES))
    assert read(folder) == plain
    assert ask(folder, "SELECT count(*) FROM articles WHERE length(body) > 500") == [(6,)]
    assert ctarchive("rebuild", "--data", folder.root).code == 0
    assert read(folder) == plain


def visit(folder: DataFolder) -> None:
    server().handler = SIX
    assert refresh(Options(site=f"{server().url}/", data=folder.root, delay=0)).outcome == "done"


def import_again(folder: DataFolder) -> None:
    import_files(folder, [folder.root / "a.warc.gz"], Selection(server().url))


@pytest.mark.parametrize("next_command", sampled([rebuild, visit, import_again], [visit]))
def test_what_could_not_be_read_when_it_came_is_read_by_the_next_command(
    next_command: Callable[[DataFolder], object], tmp_path: Path
) -> None:
    now, before = DataFolder(tmp_path / "now"), DataFolder(tmp_path / "before")
    for folder in (now, before):
        folder.create()
        recorded(folder.root / "a.warc.gz", server().url, *UNREAD)
    import_again(now)
    with former_times():
        summary, _ = import_files(before, [before.root / "a.warc.gz"], Selection(server().url))
    assert (summary.new, summary.unread) == (0, 5)  # one article has no number in its address
    age(before, "UPDATE made_with SET version = 'of former times' WHERE part = 'articles'")
    for folder in (now, before):
        next_command(folder)
    assert read(before) == read(now)


def test_what_is_withheld_is_found_in_it_before_anybody_can_read_it(tmp_path: Path) -> None:
    folder, path = DataFolder(tmp_path / "data"), path_of("lv-101")
    page = SIX(path).body
    records = [capture(SITE, path, page, ""), capture(SITE, "/lv/jaunumi?page=7", page, "br")]
    (tmp_path / "a.warc.gz").write_bytes(per_record(records))
    with former_times():
        import_files(folder, [tmp_path / "a.warc.gz"], Selection(SITE))
        (said,) = ask(folder, "SELECT substr(body, 1, 60) FROM articles WHERE id = 'lv-101'")[0]
        operations.withhold(folder, operations.look(folder, "lv-101"), "court")
        ((reprint,),) = ask(folder, "SELECT id FROM captures")
    with pytest.raises(ArchiveError, match="not made under the takedowns"):
        open_database(folder.database)
    conform(folder)
    assert ask(folder, "SELECT id FROM captures") == []
    assert traces(folder, [str(said), str(reprint)]) == []
    with closing(ReadingRoom(folder.database)) as room:
        assert room.get(f"/capture/{reprint}/content").status_code in (404, 451)
