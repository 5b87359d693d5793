"""What repeats something that is withheld or erased is hidden whatever the status with which the site sent it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import erasing, operations
from tests.replica.misbehaviour import Status
from tests.replica.server import ReplicaServer
from tests.support.archives.corrections import ask
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.reading_room import ReadingRoom
from tests.support.takedowns.bytes_held import held

STATUSES = (203, 404, 410, 500)
SAID = "Prezentācijā tika salīdzināti 24 novadi"
HERE = "SELECT id FROM captures WHERE url LIKE '%/lv/cita-adrese/%'"


def bring_copies(folder: DataFolder, site: ReplicaServer) -> None:
    """Import copies of lv-104 from other addresses, one of each status."""
    page = site.handler(path_of("lv-104"))
    copies = [
        captured(replace(page, status=status), f"{site.url}/lv/cita-adrese/{status}", "2019-03-05T10:11:12Z")
        for status in STATUSES
    ]
    import_captures(folder, copies, site.url)


@pytest.mark.parametrize("comes_later", [False, True])
def test_nobody_is_shown_it(copied: DataFolder, changed_site: ReplicaServer, *, comes_later: bool) -> None:
    if not comes_later:
        bring_copies(copied, changed_site)
    ids = [id for (id,) in ask(copied, HERE)]
    assert len(ids) == (0 if comes_later else len(STATUSES))
    assert operations.withhold(copied, operations.look(copied, "lv-104"), "court").carried_out
    if comes_later:
        bring_copies(copied, changed_site)
    rebuild(copied)
    assert ask(copied, HERE) == []
    with closing(ReadingRoom(copied.database)) as room:
        assert [room.get(f"/capture/{id}/content").status_code for id in ids] == [451] * len(ids)


def test_no_import_writes_it_again(copied: DataFolder, changed_site: ReplicaServer) -> None:
    assert erasing.erase(copied, "lv-104", "court").carried_out
    bring_copies(copied, changed_site)
    assert held(copied, [SAID]) == []


def test_no_refresh_gives_it_a_row(copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    page = changed_site.handler(path_of("lv-104"))
    assert operations.withhold(copied, operations.look(copied, "lv-104"), "court").carried_out
    changed_site.script(path_of("lv-240"), Status(410, body=page.body + b"<!-- copied -->"))
    crawl(changed_site, full=True)
    changed_site.script(path_of("lv-240"))
    assert ask(copied, "SELECT count(*) FROM captures WHERE status = 410") == [(0,)]
