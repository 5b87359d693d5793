"""What a release brings back stands before the versions that were published while it was withheld."""

from __future__ import annotations

import pytest

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import operations
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.sampled import later
from tests.support.takedowns.taken_down import Rig

ADDED = "Vēlāk pievienota rindkopa, kura agrāk rakstā nebija un kuru vietne ir uzrakstījusi tikai pēc tam."


def rig(folder: DataFolder, server: ReplicaServer, crawl: Crawl) -> Rig:
    """An archive of one visit."""
    assert crawl(server).outcome == "done"
    return Rig(folder, server, crawl)


def versions(archive: Rig, article_id: str) -> list[tuple[object, ...]]:
    """Number, and whether the paragraph is in it, of each version."""
    sql = "SELECT revision, body LIKE ? FROM revisions WHERE article_id = ? ORDER BY captured_at"
    return archive.ask(sql, f"%{ADDED}%", article_id)


def in_text(text: str) -> Changed:
    return Changed(lambda page: page.replace(b"<p>", f"<p>{text}</p><p>".encode(), 1))


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        pytest.param(in_text(ADDED), [(1, 0), (2, 1)], id="another text"),
        later(Changed(lambda page: page + b"<!-- 2 -->"), [(1, 0)], id="the same text in other bytes"),
    ],
)
def test_a_capture_from_before(
    folder: DataFolder, small_site: ReplicaServer, crawl: Crawl, then: Changed, expected: list[tuple[int, int]]
) -> None:
    archive = rig(folder, small_site, crawl)
    ((capture,),) = archive.ask("SELECT capture_id FROM revisions WHERE article_id = 'lv-103'")
    archive.withhold(str(capture))
    assert versions(archive, "lv-103") == []
    small_site.script(path_of("lv-103"), then)
    assert crawl(small_site, full=True).outcome == "done"
    assert len(versions(archive, "lv-103")) == 1
    assert operations.release(folder, str(capture)).carried_out
    assert versions(archive, "lv-103") == expected
    rebuild(folder)
    assert versions(archive, "lv-103") == expected


def test_a_version_that_repeated_what_was_withheld(folder: DataFolder, small_site: ReplicaServer, crawl: Crawl) -> None:
    archive = rig(folder, small_site, crawl)
    ((body,),) = archive.ask("SELECT body FROM articles WHERE id = 'lv-104'")
    repeated = str(body).split("\n\n")[0]
    archive.withhold("lv-104")
    for step in (in_text(repeated), in_text(ADDED)):
        small_site.script(path_of("lv-103"), step)
        assert crawl(small_site, full=True).outcome == "done"
    assert versions(archive, "lv-103") == [(1, 0), (2, 1)]
    assert operations.release(folder, "lv-104").carried_out
    assert versions(archive, "lv-103") == [(1, 0), (2, 0), (3, 1)]
